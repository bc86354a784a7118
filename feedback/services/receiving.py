"""Taking in what was written without signal: once, from its author alone, and nothing that arrived is lost (E5)."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, QueryDict
from django.utils import timezone

from feedback.models import Entry, EntryState, Why
from feedback.services.comparing import compare
from feedback.street.filling import Filled, filled
from feedback.street.parcels import FORMAT, Parcel, Words, words_in
from partnerships.errors import Refused
from partnerships.models import User


class Another(Refused):
    """It was written by somebody else, and waits on the tablet for them."""

    def __init__(self) -> None:
        super().__init__("Somebody else wrote it. It is sent when they sign in on this tablet.")


class Differs(Refused):
    """The book has an entry under this key, with other words."""

    def __init__(self) -> None:
        super().__init__("The book has another entry under the same key. Send it as a new one, and look at it there.")


def receive(*, parcel: Parcel, by: User) -> Entry:
    """Take in an entry. Out: its row, whose state says whether it is in the book or held for its author.

    The same parcel again gives the same row, without anything being done again. Raises Another for somebody else's,
    Differs for the same key with other words, Shut where it cannot be opened; then nothing is kept of it here, and the
    tablet keeps it.
    """
    if parcel.author != by.pk:
        raise Another
    with transaction.atomic():
        entry, is_first = Entry.objects.get_or_create(
            key=parcel.key,
            defaults={
                "author": by, "kind": parcel.kind, "made_at": parcel.made_at, "app": parcel.app,
                "clock_off": _clock_off(parcel), "digest": parcel.digest, "letter": parcel.letter,
                "letter_for": parcel.letter_for, "bound": parcel.bound,
            },
        )  # fmt: skip
        if is_first:
            _look_into(entry, words_in(parcel.letter, parcel.letter_for, parcel.bound), parcel)
    if entry.digest != parcel.digest or entry.author_id != by.pk:
        raise Differs
    return entry


def _clock_off(parcel: Parcel) -> int:
    """Seconds the tablet's clock was behind the book's when it was sent, as far as a column holds them."""
    return max(-(2**31), min(2**31 - 1, round((timezone.now() - parcel.sent_at).total_seconds())))


def _look_into(entry: Entry, words: Words, parcel: Parcel) -> None:
    """Carry it out, or hold it with the reason."""
    try:
        given = filled(entry, words.about, words.fields)
        if why := _not_yet(given, words, parcel):
            _hold(entry, why)
        elif made := given.carry_out():
            _settle(entry, made)
            compare(entry, made)
        else:
            _hold(entry, Why.SAID_NO, said=_reason(given))
    except (Http404, PermissionDenied):
        _hold(entry, Why.BARRED)


def _not_yet(given: Filled, words: Words, parcel: Parcel) -> Why | None:
    """Why its author has to look at it first."""
    if parcel.sent_as_new:
        return Why.AGAIN
    if words.format != FORMAT:
        return Why.OLD
    if not given.form.is_valid():
        return Why.WRONG
    return Why.LOOK if given.to_point_out else None


def _reason(given: Filled) -> str:
    return " ".join(str(error) for errors in given.form.errors.values() for error in errors)


def _hold(entry: Entry, why: Why, said: str = "") -> None:
    entry.why, entry.said = why, said[:300]
    entry.save(update_fields=["why", "said"])


def _settle(entry: Entry, made: models.Model) -> None:
    entry.state, entry.made, entry.made_pk = EntryState.TAKEN, made._meta.label_lower, made.pk
    _close(entry)


def _close(entry: Entry) -> None:
    entry.letter, entry.why, entry.said, entry.settled_at = "", "", "", timezone.now()
    entry.save(update_fields=["state", "made", "made_pk", "letter", "why", "said", "settled_at"])


def words_of(entry: Entry) -> Words:
    """What its author wrote, of an entry that is held. Raises Shut."""
    return words_in(entry.letter, entry.letter_for, entry.bound)


def mend(*, entry: Entry, about: str, data: QueryDict) -> tuple[Filled, models.Model | None]:
    """Send a held entry again, as its author mended it. Out: its form, and what it became or None.

    Raises Http404 where it has left the author's reach, Refused where it was set aside.
    """
    with transaction.atomic():
        row = Entry.objects.select_for_update(of=("self",)).select_related("author").get(pk=entry.pk)
        if row.state == EntryState.ASIDE:
            raise Refused("You set this entry aside. Nothing of it is kept.")
        given = filled(row, about, data, mended=True)
        made = given.carry_out() if given.is_ready else None
        if made is not None and row.state == EntryState.HELD:
            _settle(row, made)
            compare(row, made)
    return given, made


def set_aside(*, entry: Entry) -> Entry:
    """Its author does not want it in the book: what was written is removed, that there was an entry stays."""
    with transaction.atomic():
        row = Entry.objects.select_for_update().get(pk=entry.pk)
        if row.state == EntryState.HELD:
            row.state = EntryState.ASIDE
            _close(row)
    return row
