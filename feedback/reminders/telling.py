"""Reminders of what people are to be told: answers owed, newsletters, e-mail that could not be sent."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone

from engagement.models import Issue
from feedback.access import APPROVE_NEWSLETTER, READ_OWED
from feedback.models import Newsletter, NewsletterStage, Owed, OwedTo
from feedback.reminders.parts import COORDINATES, DAY, Part, Thing, day_in_words, days_late, of_issue
from partnerships.access import KEEP_POST
from partnerships.models import Mail, User
from partnerships.posting import absolute
from partnerships.words import counted


def late_answers(user: User, today: date) -> Part | None:
    """Feedback owed and late: a coordinator's wards, and what a PCSO or supervisor heard themselves (F1)."""
    if not user.scope.has(READ_OWED.kinds):
        return None
    late, url = Owed.objects.visible_to(user).late(today), "/owed/?late=on"
    if not user.scope.has(COORDINATES):
        late, url = late.filter(issue__received_by=user), f"{url}&heard_by={user.pk}"
    rows = list(late.select_related("issue__ward").order_by("due_on", "issue_id", "pk"))
    by_issue: dict[Issue, list[Owed]] = {}
    for row in rows:
        by_issue.setdefault(row.issue, []).append(row)
    things = [
        Thing(f"owed:{issue.pk}:{owed[0].round}", owed[0].due_on + DAY, _of_answers(issue, owed, today))
        for issue, owed in by_issue.items()
    ]
    return Part(f"{counted(len(rows), 'answer')} owed and late", things, absolute(url))


def waiting_newsletters(user: User, today: date) -> Part | None:
    """Newsletters submitted before today that a second person has to approve, and this person may (F2)."""
    midnight = timezone.make_aware(datetime.combine(today, time.min))
    waiting = (
        Newsletter.objects.filter(user.scope.q(APPROVE_NEWSLETTER.kinds))
        .filter(stage=NewsletterStage.SUBMITTED, submitted_at__lt=midnight)
        .exclude(submitted_by=user)
        .select_related("ward", "submitted_by")
    )
    things = []
    for letter in waiting.order_by("submitted_at"):
        submitted = timezone.localdate(letter.submitted_at)
        line = f"{letter.ward}, submitted by {letter.submitted_by} on {day_in_words(submitted)}"
        url = absolute(f"/newsletters/{letter.pk}/")
        things.append(Thing(f"newsletter:{letter.pk}:approve", submitted + DAY, line, url))
    return Part(f"{counted(len(things), 'newsletter')} for you to approve", things)


def stuck_mail(user: User, today: date) -> Part | None:
    """E-mail that could not be sent: those it was for have not been told."""
    if not KEEP_POST.held_by(user):
        return None
    found = Mail.objects.visible_to(user).failed().for_list()
    things = [
        Thing(f"mail:{mail.pk}:failed", timezone.localdate(mail.written_at), f"{mail.about or mail.kind}: {mail.error}")
        for mail in found
    ]
    return Part(f"{counted(len(things), 'e-mail')} that could not be sent", things, absolute("/post/"))


def _of_answers(issue: Issue, owed: list[Owed], today: date) -> str:
    """Owed to whom, in kinds and numbers: a name of somebody who raised it never stands in a mail."""
    kinds = [row.to for row in owed]
    words = {
        OwedTo.RAISER: counted(kinds.count(OwedTo.RAISER), "person", "people") + " who raised it",
        OwedTo.GROUP: "members of the meeting",
        OwedTo.WARD: "the ward",
    }
    whom = " and ".join(phrase for kind, phrase in words.items() if kind in kinds)
    return f"{of_issue(issue)} Owed to {whom}, due {days_late(owed[0].due_on, today)}."
