"""Who may see and do what with meetings' decisions and actions: each rule once (safety)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from engagement.access import DECIDE, READ_RECEIVED, WORK_ON_ACTION, of_issues_seen_by
from engagement.models import Issue
from partnerships.access import confidential_heard_by, hears_confidential, holds_for_group, meeting_for
from partnerships.asking_for import asked_for
from partnerships.fetching import or_404
from partnerships.models import AgendaItem, Meeting, Role, RoleKind, User, Ward
from partnerships.policy import Right, right
from tasking.models import Action, ActionPhoto, Decision, Escalation, Power, Priority, Tabling
from tasking.models.deciding import EscalationQuerySet, PriorityQuerySet, TablingQuerySet

K = RoleKind
__all__ = [
    "COUNT_POWERS",
    "DECIDE",
    "GATHERS_INTELLIGENCE",
    "KEEP_POWERS",
    "NO_INTELLIGENCE_FROM_THE_PUBLIC",
    "READ_ACTIONS",
    "WORK_ON_ACTION",
    "action_for",
    "actions_seen_by",
    "escalation_for",
    "heard_by",
    "heard_for",
    "hears_confidential",
    "item_for",
    "items_shown",
    "may_remove_photo",
    "may_work_on",
    "owner_can_act",
    "photo_for",
    "power_for",
    "priority_for",
    "wards_offered",
]

READ_ACTIONS = right(
    "action.read", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.COUNCILLOR, K.REPRESENTATIVE, K.ANALYST, K.LEAD,
    K.INTELLIGENCE, why_not="Actions are not part of your role.",
)  # fmt: skip

KEEP_POWERS = right(
    "powers.keep", K.COORDINATOR, K.ADMIN,
    why_not="Coordinators and administrators keep the list of powers and tools.",
)  # fmt: skip
COUNT_POWERS = right(
    "powers.count", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.COUNCILLOR, K.ANALYST, K.LEAD,
    why_not="Actions are not part of your role.",
)  # fmt: skip

# No member of the public is ever tasked to provide information (003 4.2.5): a staff role is needed for it. A trigger
# (tasking migration "no_intelligence_task_to_the_public") holds the same list.
GATHERS_INTELLIGENCE = frozenset({K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.ANALYST, K.LEAD, K.INTELLIGENCE})
NO_INTELLIGENCE_FROM_THE_PUBLIC = (
    "No member of the public is asked to gather intelligence. Choose an officer as owner, or another kind."
)
# Reads and prints papers without the confidential items, and sees no issue behind them.
READS_PAPERS = Right("papers.read", frozenset({K.ADMIN.value}))


def actions_seen_by(user: User) -> Q:
    """Actions of the issues a person sees: their own and their agency's always, their wards' by role."""
    scope = user.scope
    team = scope.q(READ_RECEIVED.kinds)
    others = scope.q(READ_ACTIONS.kinds - READ_RECEIVED.kinds)
    seen = team | (others & Q(restricted=False))
    if scope.has(READ_ACTIONS.kinds):
        seen |= Q(owner=user)
        if user.agency_id and scope.has({K.PARTNER}):
            seen |= Q(agency_id=user.agency_id) & Q(restricted=False)
    return seen


def wards_offered(user: User) -> QuerySet[Ward]:
    """The wards a list of actions is narrowed to: those of one's roles, and where one's own or agency's are to do.

    By the roles and not by what there is: no list reads a whole book to offer a choice.
    """
    own = Q(owner=user)
    if user.agency_id and user.scope.has({K.PARTNER}):
        own |= Q(agency=user.agency_id)
    elsewhere = Action.objects.visible_to(user).to_do().filter(own)
    return Ward.objects.filter(user.scope.q(READ_ACTIONS.kinds, ward="") | Q(pk__in=elsewhere.values("ward")))


def owner_can_act(on: date) -> Q:
    """Actions whose owner has an open account and, on that day, a role in which they see an action of their own."""
    held = Role.objects.held(on).filter(user=OuterRef("owner"), kind__in=READ_ACTIONS.kinds)
    return Q(Exists(held.order_by()), owner__is_active=True)


def may_work_on(user: User, action: Action) -> bool:
    """Owner, owner's agency (partner officers), and the ward's coordinator, PCSO or supervisor."""
    if not WORK_ON_ACTION.held_by(user):
        return False
    if action.owner_id == user.pk:
        return True
    if user.scope.has({K.PARTNER}) and user.agency_id and action.agency_id == user.agency_id:
        return True
    return user.scope.covers(READ_RECEIVED.kinds, action.issue.ward)


def action_for(user: User, pk: int, needed: Right = READ_ACTIONS) -> Action:
    """The action, or Http404 outside the person's sight. The caller asks `may_work_on` before a change."""
    return or_404(Action.objects.visible_to(user).for_list().select_related("meeting__group").filter(pk=pk).first())


def photo_for(user: User, pk: int, photo_pk: int) -> ActionPhoto:
    """A photo of that action for who sees the action, or Http404."""
    action = action_for(user, pk)
    found = or_404(ActionPhoto.objects.filter(action=action, pk=photo_pk).first())
    found.action = action
    return found


def power_for(user: User, pk: int) -> Power:
    """A power on the list of the person's partnership, or Http404."""
    return or_404(Power.objects.visible_to(user).filter(pk=pk).first())


def may_remove_photo(user: User, photo: ActionPhoto) -> bool:
    """Who sent it, while they may work on the action, and the ward's coordinator and supervisor."""
    action = photo.action
    return DECIDE.held_for(user, action.issue.ward) or (photo.by_id == user.pk and may_work_on(user, action))


def reads_items(user: User, meeting: Meeting) -> tuple[bool, bool]:
    """Whether the person prints the meeting's papers, and whether they hear what is confidential there."""
    return holds_for_group(user, READS_PAPERS, meeting.group), hears_confidential(user, meeting)


def items_shown(user: User, meeting: Any, *, prints: bool, hears: bool) -> Q:
    """The items of a meeting this person sees; the meeting itself they see already.

    An issue's item: who sees the issue. A confidential item: those who run the meeting, and its named members in the
    roles that hear what is confidential. Who prints papers sees every other item, but not the issue behind it.
    In: the meeting's key, or a place for it; what `reads_items` says.
    """
    issues = Issue.objects.visible_to(user).filter(tablings__meeting_id=meeting).values("pk")
    seen = Q(tabling__isnull=True) | Q(tabling__issue__in=issues)
    if prints:
        seen |= ~Q(tabling__restricted=True)
    return seen if hears else seen & Q(confidential=False)


def item_for(user: User, pk: int, item_pk: int) -> AgendaItem:
    """An item of that meeting, or Http404 outside the person's sight."""
    meeting = meeting_for(user, pk)
    prints, hears = reads_items(user, meeting)
    rows = _item(user, timezone.localdate(), prints, hears, meeting=meeting.pk, item=item_pk)
    found = or_404(next(iter(rows), None))
    found.meeting = meeting
    return found


@asked_for
def _item(person: User, today: date, prints: bool, hears: bool, *, meeting: Any, item: Any) -> QuerySet[AgendaItem]:
    shown = items_shown(person, meeting, prints=prints, hears=hears)
    found = AgendaItem.objects.filter(shown, meeting_id=meeting, pk=item).order_by()
    beside = "tabling__issue__ward__partnership", "tabling__decided_by", "tabling__referred_to"
    return found.select_related(*beside).defer(*UNREAD)


UNREAD = [f"tabling__issue__{name}" for name in ("search_open", "search_full", "trail_end")]
"""Columns of the search, which are long and which nobody reads, and the seal."""


def issue_on_agenda(user: User, pk: int, item_pk: int) -> AgendaItem:
    """As `item_for`, of an issue alone: Http404 for any other item."""
    found = item_for(user, pk, item_pk)
    return found if hasattr(found, "tabling") else or_404(None)


def escalations_seen_by(user: User) -> EscalationQuerySet:
    """What was asked of higher groups about issues this person sees."""
    return Escalation.objects.filter(issue__in=Issue.objects.visible_to(user).values("pk"))


def escalation_for(user: User, pk: int) -> Escalation:
    """The escalation, or Http404 outside the person's sight."""
    return or_404(
        escalations_seen_by(user).select_related("issue__ward", "to_group", "from_meeting").filter(pk=pk).first()
    )


def priorities_seen_by(user: User) -> PriorityQuerySet:
    """The priorities that were made of issues this person sees."""
    return Priority.objects.filter(of_issues_seen_by(user))


def heard_by(user: User) -> TablingQuerySet:
    """What was decided against at a meeting, of the issues this person sees (T4, 002 5.5.5).

    What was decided in confidence: for those who hear what is confidential at that meeting.
    """
    heard = Meeting.objects.filter(confidential_heard_by(user)).values("pk")
    open_to = Q(confidential=False) | Q(meeting__in=heard)
    return Tabling.objects.filter(of_issues_seen_by(user), open_to, decision=Decision.NOT_PRIORITY)


def heard_for(user: User, pk: int) -> Tabling:
    """One of these, or Http404 outside the person's sight."""
    return or_404(heard_by(user).select_related("issue__ward__partnership", "meeting__group").filter(pk=pk).first())


def priority_for(user: User, pk: int) -> Priority:
    """The priority, or Http404 outside the person's sight."""
    return or_404(priorities_seen_by(user).select_related("issue__ward", "ward__partnership").filter(pk=pk).first())
