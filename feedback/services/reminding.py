"""The daily digest: one mail a person on a working morning, when something is to be said (X7).

Beat asks every minute. Who is asked about today has a row `digest` for today: its unique key, taken in the same
transaction as the mail, is what makes two beats, two workers or a worker that died write one digest. What was said of
a thing has a row too, for the occasion it was said on (`feedback.reminders.due.occasion`), so it is not said again
before the next one; and after days off the digest of the first morning says all that was missed, once.
"""

from __future__ import annotations

import time
from datetime import date, datetime

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from feedback.reminders.due import due_for, is_working_day, occasion
from feedback.reminders.parts import Part, Thing
from partnerships.models import Reminder, Role, User
from partnerships.posting import post

DIGEST = "digest"
# A run ends before the task's time limit; the next minute goes on with those not asked about yet.
RUN_SECONDS = 35
A_RUN = 1000
log = structlog.get_logger(__name__)


def digest_day(now: datetime) -> date | None:
    """The day whose digests are due at that moment: a working day, from DIGEST_AT by the clock on the wall.

    The wall's clock, so that it comes at seven in summer and winter. None before that time and on days off.
    """
    local = timezone.localtime(now)
    return local.date() if local.time() >= settings.DIGEST_AT and is_working_day(local.date()) else None


def write_digests(*, now: datetime | None = None) -> int:
    """Write the digests that are due and not written yet. Returns how many mails that made."""
    today = digest_day(now or timezone.now())
    if today is None:
        return 0
    ends, written = time.monotonic() + RUN_SECONDS, 0
    for user in not_asked_about(today).select_related("partnership", "agency__partnership")[:A_RUN]:
        if time.monotonic() > ends:
            break
        try:
            written += write_digest(user=user, today=today)
        except Exception:
            # One person's bad address must not keep everybody after them from their digest.
            log.exception("digest_not_written", user=user.pk)
    return written


def not_asked_about(today: date) -> QuerySet[User]:
    """People with an address and a role today, whom no run has come to yet."""
    asked = Reminder.objects.filter(user=OuterRef("pk"), about=DIGEST, due_on=today)
    role = Role.objects.held(today).filter(user=OuterRef("pk"))
    return User.objects.filter(Exists(role), ~Exists(asked), is_active=True).exclude(email="").order_by("pk")


def write_digest(*, user: User, today: date) -> bool:
    """Write one person's digest of the day unless that was done or there is nothing to say. True where it made mail."""
    with transaction.atomic():
        # A second run waits here for the first one's transaction, and then finds the row.
        row, first = Reminder.objects.get_or_create(user=user, about=DIGEST, due_on=today)
        if not first:
            return False
        Reminder.objects.filter(user=user, about=DIGEST, due_on__lt=today, mail=None).delete()  # nothing was said then
        parts = due_for(user, today)
        said = _said_already(user, parts, today)
        to_say = [pair for pair in _occasions(parts, today) if pair not in said]
        if not to_say:
            return False
        row.mail = post(
            to=user.email,
            user=user,
            key=f"digest:{user.pk}:{today}",
            kind="digest",
            subject=f"{today:%A} {today.day} {today:%B}: {', '.join(part.words for part in parts)}",
            template="digest",
            context=_facts(user, parts, {about for about, _ in to_say}, today),
        )
        row.save(update_fields=["mail"])
        Reminder.objects.bulk_create(
            [Reminder(user=user, about=about, due_on=on, mail=row.mail) for about, on in to_say], ignore_conflicts=True
        )
    return True


def _occasions(parts: list[Part], today: date) -> list[tuple[str, date]]:
    return [(thing.about, _when(thing, today)) for part in parts for thing in part.things]


def _when(thing: Thing, today: date) -> date:
    return occasion(thing.since, today) if thing.again else thing.since


def _said_already(user: User, parts: list[Part], today: date) -> set[tuple[str, date]]:
    days = {on for _, on in _occasions(parts, today)}
    return set(Reminder.objects.filter(user=user, due_on__in=days).values_list("about", "due_on"))


def _facts(user: User, parts: list[Part], to_say: set[str], today: date) -> dict[str, object]:
    roles = Role.objects.held(today).filter(user=user).order_by("kind")
    titles = list(dict.fromkeys(role.get_kind_display() for role in roles))
    new = {thing.about for part in parts for thing in part.things if _when(thing, today) == thing.since}
    new &= to_say
    newest_first = [
        Part(part.words, sorted(part.things, key=lambda thing: thing.about not in new), part.url) for part in parts
    ]
    return {"parts": newest_first, "new": new, "titles": titles, "at": _clock()}


def _clock() -> str:
    """7am, 7:30am."""
    return f"{settings.DIGEST_AT:%-I:%M%p}".replace(":00", "").lower()
