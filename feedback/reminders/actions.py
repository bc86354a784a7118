"""Reminders of what is done about issues: actions, and what was asked of higher groups."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db.models import Max

from feedback.reminders.parts import COORDINATES, DAY, Part, Thing, day_in_words, days_late, of_issue
from partnerships.models import Role, User
from partnerships.posting import absolute
from partnerships.words import counted
from tasking.access import escalations_seen_by
from tasking.models import Action


def late_actions(user: User, today: date) -> Part | None:
    """A coordinator hears of all late actions they see, anybody else of their own (T5)."""
    seen = Action.objects.visible_to(user).overdue(today).for_list().order_by("due_on", "pk")
    if user.scope.has(COORDINATES):
        found, words, url = list(seen), "late in your wards", "/actions/?state=late"
    else:
        found, words, url = list(seen.filter(owner=user)), "of yours late", "/actions/?whose=mine&state=late"
    things = [Thing(f"action:{late.pk}:late", late.due_on + DAY, _of_action(late, user, today)) for late in found]
    return Part(f"{counted(len(found), 'action')} {words}", things, absolute(url))


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
            f"{of_issue(risky.issue)} Due {day_in_words(risky.due_on)}, {_whose(risky, user)}.",
        )
        for risky in found
    ]  # fmt: skip
    return Part(f"{counted(len(found), 'action')} {words}", things, absolute(url))


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
            f"{of_issue(action.issue)} Due {day_in_words(action.due_on)}, {_whose(action, user)}.",
        )
        for action in rows
    ]
    words = f"{counted(len(things), 'action')} without an owner who can act"
    return Part(words, things, absolute("/actions/?state=nobody"))


def late_escalations(user: User, today: date) -> Part | None:
    """What was asked of higher groups in a coordinator's wards and not answered by its day (T7, 001 rec 5)."""
    if not user.scope.has(COORDINATES):
        return None
    rows = escalations_seen_by(user).overdue(today).select_related("issue__ward", "to_group")
    things = [
        Thing(
            f"escalation:{row.pk}:late", row.answer_due_on + DAY,
            f"{of_issue(row.issue)} Asked of {row.to_group}, due {days_late(row.answer_due_on, today)}.",
        )
        for row in rows.order_by("answer_due_on", "pk")
    ]  # fmt: skip
    words = f"{counted(len(things), 'overdue answer')} from higher groups"
    return Part(words, things, absolute("/escalations/?state=late"))


def _of_action(action: Action, user: User, today: date) -> str:
    return f"{of_issue(action.issue)} Due {days_late(action.due_on, today)}, {_whose(action, user)}."


def _whose(action: Action, user: User) -> str:
    return "yours" if action.owner_id == user.pk else f"with {action.whose}"
