"""What one person is to be reminded of today (X7), read afresh from what stands in the book. Nothing is written here.

When a thing is said: in the digest of the first working morning after it became late, and from then on each Monday
while it still is (`occasion`). So nobody hears daily of what they know, and nobody forgets it for good.

Each part of a digest shows the number of things its link leads to. Texts are references, public wording and
colleagues' names: nobody who raised anything, and nothing of what was said (safety, Fields).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.conf import settings

from feedback.reminders.actions import late_actions, late_escalations, ownerless_actions, risky_actions
from feedback.reminders.analyses import analyses_overdue
from feedback.reminders.councillors import meetings_before_np, three_way_contacts
from feedback.reminders.exports import exports_to_decide
from feedback.reminders.half_yearly import chair_reports_overdue, half_years_overdue
from feedback.reminders.intelligence import answers_from_unit, late_in_box, open_reviews, waiting_in_box
from feedback.reminders.meetings import late_reports, missing_minutes, reports_of_agency, unanswered_invitations
from feedback.reminders.parts import DAY, Part
from feedback.reminders.payback import payback_of_agency, payback_to_look_through, payback_unanswered
from feedback.reminders.plans import plan_closings, plan_reviews, priorities_to_review
from feedback.reminders.reaching import late_work, plans_to_look_over, work_to_deliver
from feedback.reminders.recruiting import recruiting_late
from feedback.reminders.surveys import interviews_to_do, surveys_behind
from feedback.reminders.telling import late_answers, stuck_mail, waiting_newsletters
from feedback.reminders.tours import teams_behind, tour_left
from feedback.reminders.training import own_training, training_due
from partnerships.models import User
from partnerships.services.schedule import is_bank_holiday

PARTS: list[Callable[[User, date], Part | None]] = [
    tour_left, teams_behind,
    late_actions, ownerless_actions, risky_actions, late_answers, missing_minutes, reports_of_agency, late_reports,
    waiting_newsletters, unanswered_invitations, plan_reviews, plan_closings,
    priorities_to_review, late_escalations, half_years_overdue, chair_reports_overdue, three_way_contacts,
    analyses_overdue, meetings_before_np,
    payback_to_look_through, payback_of_agency, payback_unanswered,
    surveys_behind, interviews_to_do, work_to_deliver, late_work, plans_to_look_over, recruiting_late,
    exports_to_decide, training_due, own_training,
    waiting_in_box, late_in_box, open_reviews, answers_from_unit, stuck_mail,
]  # fmt: skip


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
