"""What one person is to be reminded of today (X7), read afresh from what stands in the book. Nothing is written here.

When a thing is said: in the digest of the first working morning after it became late, and from then on each Monday
while it still is (`occasion`). So nobody hears daily of what they know, and nobody forgets it for good.

Each part of a digest shows the number of things its link leads to. Texts are references, public wording and
colleagues' names: nobody who raised anything, and nothing of what was said (safety, Fields).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Max
from django.utils import timezone
from django.utils.text import Truncator

from engagement.models import Issue, Sensitivity
from feedback.access import APPROVE_NEWSLETTER, READ_OWED
from feedback.models import Newsletter, NewsletterStage, Owed, OwedTo
from partnerships.access import KEEP_POST, RUN_MEETING, groups_held, of_own_agency
from partnerships.membership import unanswered
from partnerships.models import AgencyReport, Group, Mail, Meeting, Role, RoleKind, User
from partnerships.models.meetings import minutes_due
from partnerships.posting import absolute
from partnerships.services.schedule import is_bank_holiday
from tasking.access import escalations_seen_by, priorities_seen_by
from tasking.models import Action, Plan
from tasking.plan_access import LEAD_PLAN, WRITE_PLAN, closings_waiting_for, reviews_due_from

DAY = timedelta(days=1)
SHOWN = 10
COORDINATES = frozenset({RoleKind.COORDINATOR.value})


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that is late: what it is for good, since when a reminder is due, and how it reads."""

    about: str
    since: date
    line: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a digest: `count` things in `words` ("3 actions late"), and where exactly those are listed."""

    words: str
    things: list[Thing]
    url: str = ""

    @property
    def shown(self) -> list[Thing]:
        return self.things[:SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.things) - SHOWN)


def occasion(since: date, today: date) -> date:
    """The latest day, up to today, on which a thing due since then is to be said.

    That is `since` itself and then every Monday, the first at least REMIND_AGAIN_DAYS later. It follows from the two
    dates alone: after days off the latest one counts and the others are past, and nothing drifts.
    """
    monday = today - DAY * today.weekday()
    return monday if monday >= since + DAY * settings.REMIND_AGAIN_DAYS else since


def is_working_day(day: date) -> bool:
    """Monday to Friday and no bank holiday of England."""
    return day.weekday() < 5 and not is_bank_holiday(day)


def due_for(user: User, today: date) -> list[Part]:
    """Everything that is late for this person today, part by part; empty parts are left out."""
    parts = (part(user, today) for part in PARTS)
    return [part for part in parts if part is not None and part.things]


def late_actions(user: User, today: date) -> Part | None:
    """A coordinator hears of all late actions they see, anybody else of their own (T5)."""
    seen = Action.objects.visible_to(user).overdue(today).for_list().order_by("due_on", "pk")
    if user.scope.has(COORDINATES):
        found, words, url = list(seen), "late in your wards", "/actions/?state=late"
    else:
        found, words, url = list(seen.filter(owner=user)), "of yours late", "/actions/?whose=mine&state=late"
    things = [Thing(f"action:{late.pk}:late", late.due_on + DAY, _of_action(late, user, today)) for late in found]
    return Part(f"{_number(len(found), 'action')} {words}", things, absolute(url))


def risky_actions(user: User, today: date) -> Part | None:
    """Due soon, and nobody has said how they stand: a coordinator hears of all they see, others of their own (T5)."""
    seen = Action.objects.visible_to(user).at_risk(today).for_list().order_by("due_on", "pk")
    if user.scope.has(COORDINATES):
        found, words, url = list(seen), "at risk in your wards", "/actions/?state=risk"
    else:
        found, words, url = list(seen.filter(owner=user)), "of yours at risk", "/actions/?whose=mine&state=risk"
    things = [
        Thing(
            f"action:{risky.pk}:risk:{risky.due_on}", risky.due_on - DAY * settings.ACTION_RISK_DAYS,
            f"{_of_issue(risky.issue)} Due {_day(risky.due_on)}, {_whose(risky, user)}.",
        )
        for risky in found
    ]  # fmt: skip
    return Part(f"{_number(len(found), 'action')} {words}", things, absolute(url))


def ownerless_actions(user: User, today: date) -> Part | None:
    """Actions whose owner left: the coordinator hands them over (T5).

    Since the day after the owner's last role ended; where none has (the account was closed), since it was agreed.
    """
    if not user.scope.has(COORDINATES):
        return None
    left = Action.objects.visible_to(user).without_owner(today).for_list()
    rows = list(left.order_by("due_on", "pk"))
    ends = dict(
        Role.objects.filter(user__in={action.owner_id for action in rows}, ends_on__lt=today)
        .order_by().values("user").annotate(last=Max("ends_on")).values_list("user", "last")
    )  # fmt: skip
    things = [
        Thing(
            f"action:{action.pk}:nobody:{action.owner_id}",
            ends[action.owner_id] + DAY if action.owner_id in ends else action.agreed_on,
            f"{_of_issue(action.issue)} Due {_day(action.due_on)}, {_whose(action, user)}.",
        )
        for action in rows
    ]
    words = f"{_number(len(things), 'action')} without an owner who can act"
    return Part(words, things, absolute("/actions/?state=nobody"))


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
    return Part(f"{_number(len(rows), 'answer')} owed and late", things, absolute(url))


def missing_minutes(user: User, today: date) -> Part | None:
    """Meetings this person runs that were held and never closed, so that there are no minutes (P8).

    Said after three days, again after seven, and then on Mondays as all that is late.
    """
    groups = Group.objects.filter(groups_held(user, RUN_MEETING)).values("pk")
    late = Meeting.objects.without_minutes(minutes_due(today)).filter(group__in=groups).select_related("group")
    things = []
    for meeting in late.order_by("starts_at"):
        held = timezone.localdate(meeting.starts_at)
        again = held + DAY * settings.MINUTES_AGAIN_DAYS <= today
        days = settings.MINUTES_AGAIN_DAYS if again else settings.MINUTES_WITHIN_DAYS
        url = absolute(f"/meetings/{meeting.pk}/")
        about = f"meeting:{meeting.pk}:minutes:{days}"
        things.append(Thing(about, held + DAY * days, f"{meeting.group}, {_day(held)}", url))
    return Part(f"{_number(len(things), 'meeting')} without minutes", things)


def reports_of_agency(user: User, today: date) -> Part | None:
    """Reports the person's agency owes to meetings: said once when nearly due, and again once late (P6)."""
    if not user.scope.has({RoleKind.PARTNER}):
        return None
    owed = AgencyReport.objects.owed().filter(
        of_own_agency(user), due_on__lte=today + DAY * settings.REPORT_DUE_SOON_DAYS
    )
    things = [_of_report(report, today) for report in owed.select_related("meeting__group").order_by("due_on", "pk")]
    return Part(
        f"{_number(len(things), 'report')} your agency owes", things, absolute("/meetings/reports/?whose=agency")
    )


def late_reports(user: User, today: date) -> Part | None:
    """Reports that agencies owe to the meetings a coordinator runs, and that are late."""
    if not user.scope.has(COORDINATES):
        return None
    groups = Group.objects.filter(groups_held(user, RUN_MEETING)).values("pk")
    late = AgencyReport.objects.late(today).filter(meeting__group__in=groups).select_related("meeting__group", "agency")
    things = [
        Thing(
            f"report:{report.pk}:late", report.due_on + DAY,
            f"{report.agency}, for {report.meeting}. Due {_late(report.due_on, today)}.",
        )
        for report in late.order_by("due_on", "pk")
    ]  # fmt: skip
    return Part(f"{_number(len(things), 'agency report')} late", things, absolute("/meetings/reports/?state=late"))


def _of_report(report: AgencyReport, today: date) -> Thing:
    url = absolute(report.get_absolute_url())
    if report.is_late(today):
        line = f"{report.meeting}. Due {_late(report.due_on, today)}."
        return Thing(f"report:{report.pk}:late", report.due_on + DAY, line, url)
    since = report.due_on - DAY * settings.REPORT_DUE_SOON_DAYS
    return Thing(f"report:{report.pk}:soon", since, f"{report.meeting}. Due {_day(report.due_on)}.", url)


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
        line = f"{letter.ward}, submitted by {letter.submitted_by} on {_day(submitted)}"
        url = absolute(f"/newsletters/{letter.pk}/")
        things.append(Thing(f"newsletter:{letter.pk}:approve", submitted + DAY, line, url))
    return Part(f"{_number(len(things), 'newsletter')} for you to approve", things)


def stuck_mail(user: User, today: date) -> Part | None:
    """E-mail that could not be sent: those it was for have not been told."""
    if not KEEP_POST.held_by(user):
        return None
    found = Mail.objects.visible_to(user).failed().for_list()
    things = [
        Thing(f"mail:{mail.pk}:failed", timezone.localdate(mail.written_at), f"{mail.about or mail.kind}: {mail.error}")
        for mail in found
    ]
    return Part(f"{_number(len(things), 'e-mail')} that could not be sent", things, absolute("/post/"))


def unanswered_invitations(user: User, today: date) -> Part | None:
    """Invitations to a coordinator's groups that nobody has answered within a week (P4)."""
    if not user.scope.has(COORDINATES):
        return None
    week = DAY * settings.INVITATIONS_WITHIN_DAYS
    rows = unanswered(user).filter(invited_at__date__lte=today - week).select_related("group")
    things = [
        Thing(f"invitation:{row.pk}:{row.invited_at:%Y-%m-%d}", since, f"{row.name}, {row.group}, since {_day(asked)}")
        for row in rows
        if row.invited_at and (asked := timezone.localdate(row.invited_at)) and (since := asked + week)
    ]
    return Part(f"{_number(len(things), 'invitation')} not answered", things, absolute("/membership/"))


def plan_reviews(user: User, today: date) -> Part | None:
    """Problem-solving plans this person owns or leads whose review is overdue (T6, 003 4.7.4)."""
    if not WRITE_PLAN.held_by(user):
        return None
    overdue = reviews_due_from(user, today).select_related("ward", "owner").order_by("review_on", "pk")
    things = [
        Thing(
            f"plan:{plan.pk}:review:{plan.review_on}", plan.review_on + DAY, _of_plan(plan, user, today),
            absolute(plan.get_absolute_url()),
        )
        for plan in overdue.defer("search")
    ]  # fmt: skip
    return Part(f"{_number(len(things), 'plan')} to review", things, absolute("/plans/?review=mine"))


def plan_closings(user: User, today: date) -> Part | None:
    """Plans that somebody proposed to close before today, and this person may agree to (T6)."""
    if not LEAD_PLAN.held_by(user):
        return None
    midnight = timezone.make_aware(datetime.combine(today, time.min))
    waiting = closings_waiting_for(user).filter(close_proposed_at__lt=midnight)
    things = []
    for plan in waiting.select_related("ward", "close_proposed_by").defer("search").order_by("close_proposed_at", "pk"):
        proposed = timezone.localdate(plan.close_proposed_at)
        line = f"{plan.ward}, plan {plan.pk}, proposed by {plan.close_proposed_by} on {_day(proposed)}"
        about = f"plan:{plan.pk}:close:{proposed}"
        things.append(Thing(about, proposed + DAY, line, absolute(plan.get_absolute_url())))
    return Part(f"{_number(len(things), 'plan')} for you to agree to close", things)


def priorities_to_review(user: User, today: date) -> Part | None:
    """Priorities of a coordinator's wards whose day of review has come (T3)."""
    if not user.scope.has(COORDINATES):
        return None
    rows = priorities_seen_by(user).to_review(today).select_related("ward", "issue").order_by("review_on", "pk")
    things = [
        # Chosen under public wording, so its title may stand in a mail; of a restricted issue the reference alone.
        Thing(
            f"priority:{row.pk}:review:{row.review_on}", row.review_on,
            f"{row.issue.reference if row.issue.sensitivity == Sensitivity.RESTRICTED else row.title}, {row.ward}. "
            f"Review due {_day(row.review_on)}.",
        )
        for row in rows
    ]  # fmt: skip
    words = _number(len(things), "priority", "priorities")
    return Part(f"{words} to review", things, absolute("/priorities/?review=due"))


def late_escalations(user: User, today: date) -> Part | None:
    """What was asked of higher groups in a coordinator's wards and not answered by its day (T7, 001 rec 5)."""
    if not user.scope.has(COORDINATES):
        return None
    rows = escalations_seen_by(user).overdue(today).select_related("issue__ward", "to_group")
    things = [
        Thing(
            f"escalation:{row.pk}:late", row.answer_due_on + DAY,
            f"{_of_issue(row.issue)} Asked of {row.to_group}, due {_late(row.answer_due_on, today)}.",
        )
        for row in rows.order_by("answer_due_on", "pk")
    ]  # fmt: skip
    words = f"{_number(len(things), 'answer')} of higher groups overdue"
    return Part(words, things, absolute("/escalations/?state=late"))


PARTS: list[Callable[[User, date], Part | None]] = [
    late_actions, ownerless_actions, risky_actions, late_answers, missing_minutes, reports_of_agency, late_reports,
    waiting_newsletters, unanswered_invitations, plan_reviews, plan_closings,
    priorities_to_review, late_escalations, stuck_mail,
]  # fmt: skip


def _of_action(action: Action, user: User, today: date) -> str:
    return f"{_of_issue(action.issue)} Due {_late(action.due_on, today)}, {_whose(action, user)}."


def _whose(action: Action, user: User) -> str:
    return "yours" if action.owner_id == user.pk else f"with {action.whose}"


def _of_plan(plan: Plan, user: User, today: date) -> str:
    """Ward and number and no title: a title is written for colleagues, not for the post."""
    whose = "yours" if plan.owner_id == user.pk else f"with {plan.owner}"
    return f"{plan.ward}, plan {plan.pk}. Review due {_late(plan.review_on, today)}, {whose}."


def _of_answers(issue: Issue, owed: list[Owed], today: date) -> str:
    """Owed to whom, in kinds and numbers: a name of somebody who raised it never stands in a mail."""
    kinds = [row.to for row in owed]
    words = {
        OwedTo.RAISER: _number(kinds.count(OwedTo.RAISER), "person", "people") + " who raised it",
        OwedTo.GROUP: "members of the meeting",
        OwedTo.WARD: "the ward",
    }
    whom = " and ".join(phrase for kind, phrase in words.items() if kind in kinds)
    return f"{_of_issue(issue)} Owed to {whom}, due {_late(owed[0].due_on, today)}."


def _of_issue(issue: Issue) -> str:
    """Reference, ward and public wording; of a restricted issue the reference alone."""
    if issue.sensitivity == Sensitivity.RESTRICTED:
        return f"{issue.reference}, {issue.ward}."
    wording = " ".join(issue.public_wording.split())
    if not wording:
        return f"{issue.reference}, {issue.ward} (no public wording yet)."
    short = Truncator(wording).chars(140)
    return f"{issue.reference}, {issue.ward}: {short}{'' if short[-1] in '.!?…' else '.'}"


def _late(due: date, today: date) -> str:
    return f"{_day(due)}, {_number((today - due).days, 'day')} late"


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


def _number(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
