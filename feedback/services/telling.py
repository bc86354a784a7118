"""Giving feedback: one by one or in bulk, on a date, by a person, through a channel (F1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from engagement import trail
from engagement.models import Channel, Contact, Issue, Verb
from feedback.access import GIVE_FEEDBACK
from feedback.models import Feedback, Newsletter, Owed, OwedTo
from feedback.services.finishing import finish_if_all_told
from partnerships.errors import Refused
from partnerships.models import User

REACHES_A_WARD = frozenset({Channel.NEWSLETTER, Channel.LEAFLET, Channel.WEBSITE, Channel.PRESS})
"""Channels that tell a whole ward; a visit or a telephone call does not."""

HOW = {
    Channel.VISIT: "by a visit",
    Channel.TELEPHONE: "by telephone",
    Channel.EMAIL: "by e-mail",
    Channel.MEETING: "in a report to a meeting",
    Channel.NEWSLETTER: "in a newsletter",
    Channel.LEAFLET: "by leaflet",
    Channel.WEBSITE: "on the website",
    Channel.PRESS: "in the press",
}
"""The channel as a sentence of the trail says it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of telling: the feedback given, how many were told, and the issues now fed back."""

    feedback: tuple[Feedback, ...]
    people: int
    fed_back: tuple[Issue, ...]


def tell(
    *, by: User, owed: Collection[int], channel: Channel, what: str, given_on: date | None = None,
    contact: Contact | None = None,
) -> Told:  # fmt: skip
    """Record that those of `owed` (keys of Owed) were told `what`, through `channel`, on `given_on` (today),
    in a `contact` on a tour if it was in one.

    One Feedback an issue, one step of its trail, and FED BACK where nobody is left. All or nothing. Those told in
    the meantime by somebody else are left as they are; Refused where that is all of them, where a ward is to be
    told by a channel that reaches one person, and for a day to come. PermissionDenied without the right.
    """
    day = given_on or timezone.localdate()
    if day > timezone.localdate():
        raise Refused("Feedback is recorded once it has been given. Enter today or a day before.", field="given_on")
    with transaction.atomic():
        rows = lock_still_owed(owed)
        if not rows:
            raise Refused("They have been told already, or are no longer owed an answer. Nothing was recorded again.")
        given = [_give(each, by=by, channel=channel, what=what, day=day, contact=contact) for each in _by_issue(rows)]
        fed_back = tuple(one.issue for one in given if finish_if_all_told(one.issue, by=by))
        return Told(tuple(given), len(rows), fed_back)


def record_feedback(
    *, by: User, owed: Collection[int], channel: Channel, what: str, given_on: date | None = None
) -> Feedback:
    """As `tell`, for a form: the first feedback given, by which a form sent twice is answered the same."""
    return tell(by=by, owed=owed, channel=channel, what=what, given_on=given_on).feedback[0]


def everyone(rows: Iterable[Owed], channel: Channel) -> list[int]:
    """The keys of everyone still owed whom this channel reaches: the ward only by one that tells a whole ward."""
    listed = list(rows)
    people = [row.pk for row in listed if row.to != OwedTo.WARD]
    if channel in REACHES_A_WARD or not people:
        return [row.pk for row in listed]
    return people


def lock_still_owed(keys: Collection[int]) -> list[Owed]:
    """Those of `keys` still owed, their issues and then themselves locked, in the order everybody locks them.

    The issue's row comes first, as in `trail.record`: telling, publishing, disputing and closing then wait for each
    other and never in a circle.
    """
    issues = Owed.objects.still().filter(pk__in=keys).values("issue_id")
    list(Issue.objects.select_for_update(of=("self",)).filter(pk__in=issues).order_by("pk").values("pk"))
    return list(
        Owed.objects.still().filter(pk__in=keys).select_for_update(of=("self",))
        .select_related("issue__ward__partnership", "raiser", "group").order_by("issue_id", "pk")
    )  # fmt: skip


def audience(rows: Iterable[Owed]) -> str:
    """Who was told, without a name: partners and councillors read the trail (X2)."""
    listed = list(rows)
    people = sum(row.to == OwedTo.RAISER for row in listed)
    said = [] if not people else ["The person who raised it" if people == 1 else f"{people} people who raised it"]
    said += [str(row.group) for row in listed if row.to == OwedTo.GROUP]
    said += ["the ward" if said else "The ward" for row in listed if row.to == OwedTo.WARD]
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def _by_issue(rows: list[Owed]) -> list[list[Owed]]:
    found: dict[int, list[Owed]] = defaultdict(list)
    for row in rows:
        found[row.issue_id].append(row)
    return list(found.values())


def _give(rows: list[Owed], *, by: User, channel: Channel, what: str, day: date, contact: Contact | None) -> Feedback:
    issue = rows[0].issue
    GIVE_FEEDBACK.require(by, issue.ward)
    if channel not in REACHES_A_WARD and any(row.to == OwedTo.WARD for row in rows):
        raise Refused(
            "A whole ward is told by newsletter, leaflet, website or press. Choose one of these, or leave the ward "
            "for its next newsletter.",
            field="channel",
        )
    if any(row.since > day for row in rows):
        raise Refused(
            f"{issue.reference} had no answer yet on that day. Enter the day on which they were told.", field="given_on"
        )
    return give(issue, rows, by=by, channel=channel, what=what, day=day, contact=contact)


def give(
    issue: Issue,
    rows: list[Owed],
    *,
    by: User | None,
    channel: Channel,
    what: str,
    day: date,
    newsletter: Newsletter | None = None,
    contact: Contact | None = None,
) -> Feedback:
    """Write one feedback, what it settles and its step. The caller has checked the right and holds the locks."""
    feedback = Feedback.objects.create(
        issue=issue,
        channel=channel,
        what=what,
        given_on=day,
        given_by=by,
        newsletter=newsletter,
        contact=contact,
    )
    Owed.objects.filter(pk__in=[row.pk for row in rows]).update(feedback=feedback)
    trail.record(
        issue=issue,
        verb=Verb.TOLD,
        by=by,
        text=f"{audience(rows) or 'Once more'}, {HOW[channel]}: {what}",
        happened_at=None if day == timezone.localdate() else _noon(day),
        facts={"feedback": feedback.pk, "owed": [row.pk for row in rows]}
        | ({"newsletter": newsletter.pk} if newsletter else {}),
    )
    return feedback


def _noon(day: date) -> datetime:
    """A moment of that day in the partnership's own time, where only the day is known."""
    return timezone.make_aware(datetime.combine(day, time(12)))
