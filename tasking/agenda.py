"""What a reader of a meeting sees: its items in order, with what was decided, as far as they may know it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.utils import timezone

from engagement.models import Issue
from partnerships.asking_for import AskedFor, asked_for
from partnerships.models import AgendaItem, Group, ItemKind, Meeting, User
from partnerships.services.meetings import ALONE, meetings_before, meetings_before_it
from tasking.access import UNREAD, items_shown, reads_items
from tasking.asked import Asked, answers_to
from tasking.models import SARA, Action, ActionState, Plan, PlanEntry, PlanEntryKind, Tabling
from tasking.payback_told import PaybackLine, open_payback_at, payback_at, payback_told


@dataclass(slots=True)
class Line:
    """One item of an agenda. `issue` is None where there is none, or the reader sees its public wording alone."""

    number: int
    item: AgendaItem
    words: str
    tabling: Tabling | None = None
    issue: Issue | None = None
    actions: list[Action] = field(default_factory=list)

    @property
    def done(self) -> bool:
        return self.item.done_at is not None

    @property
    def not_reached(self) -> str:
        """What became of an item that a closed meeting left undone; standing ones come back by themselves."""
        stays = self.item.kind in (*ALONE, ItemKind.MINUTES)
        return "Not reached." if stays else "Not reached; carried forward."

    @property
    def undecided(self) -> bool:
        return self.tabling is not None and not self.tabling.decision


def agenda_of(user: User, meeting: Meeting) -> list[Line]:
    """The lines of a meeting's agenda that `user` sees, in their order; two queries, whatever their number."""
    items = ITEMS[reads_items(user, meeting)](
        user, timezone.localdate(), meeting=meeting.pk, group=meeting.group_id, starts_at=meeting.starts_at,
        until=meeting.closed_at or timezone.now(),
    )  # fmt: skip
    lines = [_line(number, item) for number, item in enumerate(items, 1)]
    _add_actions(lines, user, meeting)
    return lines


def _items_for(*, prints: bool, hears: bool) -> AskedFor[Any, AgendaItem]:
    """The question for the items of a meeting, for people who print its papers or not, and hear it all or not."""

    @asked_for
    def items(
        person: User, today: date, *, meeting: Any, group: Any, starts_at: Any, until: Any
    ) -> QuerySet[AgendaItem]:
        seen = Issue.objects.visible_to(person).filter(pk=OuterRef("tabling__issue_id"))
        return (
            AgendaItem.objects.filter(items_shown(person, meeting, prints=prints, hears=hears), meeting_id=meeting)
            .select_related(
                "tabling__issue__ward__partnership", "tabling__decided_by", "tabling__referred_to",
                "tabling__priority", "tabling__escalation__to_group", "minutes_of",
            )
            .defer(*UNREAD)
            .annotate(
                issue_seen=Exists(seen),
                payback=Exists(payback_told(group, starts_at, until)),
                before=Subquery(meetings_before_it(group, starts_at).values("pk")[:1]),
            )
            .order_by("position", "pk")
        )  # fmt: skip

    return items


ITEMS = {(prints, hears): _items_for(prints=prints, hears=hears) for prints in (False, True) for hears in (False, True)}


def open_agenda_of(meeting: Meeting) -> list[Line]:
    """The lines for somebody without an account: no confidential item, of issues their public wording alone."""
    items = (
        AgendaItem.objects.filter(meeting=meeting, confidential=False)
        .exclude(tabling__restricted=True)
        .select_related("tabling__issue__ward")
        .annotate(issue_seen=Value(value=False))
        .order_by("position", "pk")
    )
    return [_line(number, item) for number, item in enumerate(items, 1)]


def _line(number: int, item: Any) -> Line:
    tabling: Tabling | None = getattr(item, "tabling", None)
    if tabling is None:
        return Line(number, item, item.title)
    tabling.item = item
    issue = tabling.issue
    if item.issue_seen:
        return Line(number, item, issue.concern, tabling, issue)
    return Line(number, item, issue.public_wording or f"An issue in {issue.ward}", tabling)


def _add_actions(lines: list[Line], user: User, meeting: Meeting) -> None:
    of = {line.issue.pk: line for line in lines if line.issue is not None and line.tabling and line.tabling.decision}
    if of:
        agreed = _agreed_at(user, timezone.localdate(), meeting=meeting.pk)
        for action in sorted(agreed, key=lambda action: action.pk):
            if action.issue_id in of:
                of[action.issue_id].actions.append(action)


@asked_for
def _agreed_at(person: User, today: date, *, meeting: Any) -> QuerySet[Action]:
    """The actions agreed at a meeting, the longest due first."""
    found: QuerySet[Action] = Action.objects.visible_to(person).for_list().filter(meeting=meeting)
    return found.order_by("due_on", "pk")


@dataclass(frozen=True, slots=True)
class Arising:
    """What became of the meeting before: its actions to do and over, what higher groups answered or still owe, and
    payback work in the group's wards.
    """

    to_do: list[Action]
    over: list[Action]
    today: date
    answers: list[Asked] = field(default_factory=list)
    payback: list[PaybackLine] = field(default_factory=list)


def matters_arising(user: User, meeting: Meeting, lines: Sequence[Line] = ()) -> Arising:
    """The actions agreed at the group's meeting before this one, answers to it, and payback work, as `user` sees them.

    In besides: the lines of its agenda, which know the meeting before, and whether there is any payback work to ask
    for.
    """
    today, before = timezone.localdate(), _before(meeting, lines)
    actions = _agreed_at(user, today, meeting=before) if before is not None else []
    return Arising(
        to_do=[action for action in actions if action.state == ActionState.TO_DO],
        over=[action for action in actions if action.state != ActionState.TO_DO],
        today=today,
        answers=answers_to(user, meeting),
        payback=payback_at(user, meeting) if _has_payback(lines) else [],
    )


def _before(meeting: Meeting, lines: Sequence[Line]) -> int | None:
    """The key of the group's meeting before this one."""
    for line in lines:
        if "before" in vars(line.item):
            key: int | None = vars(line.item)["before"]
            return key
    return meetings_before(meeting).values_list("pk", flat=True).first()


def _has_payback(lines: Sequence[Line]) -> bool:
    return not lines or any(vars(line.item).get("payback", True) for line in lines)


def arising_for_all(meeting: Meeting, lines: list[Line]) -> Arising | None:
    """What everybody may know of it: payback work in its public wording, and no action."""
    if not any(map(is_matters_arising, lines)):
        return None
    return Arising([], [], timezone.localdate(), payback=open_payback_at(meeting))


@dataclass(frozen=True, slots=True)
class PlanDue:
    """A plan that a meeting looks at: reviewed on its day, or due by it, or late already."""

    plan: Plan
    reviewed: bool
    late: bool


def plans_to_review(user: User, meeting: Meeting, lines: list[Line]) -> list[PlanDue]:
    """Plans of the group's wards, as far as `user` sees them, due for review by its day or reviewed on it.

    Asked only where the agenda has an item for them.
    """
    if not any(line.item.kind == ItemKind.PLANS for line in lines):
        return []
    today = timezone.localdate()
    plans: list[Any] = _due_for_review(user, today, group=meeting.group_id, day=meeting.day)
    return [PlanDue(plan, plan.reviewed, not plan.reviewed and plan.is_overdue(today)) for plan in plans]


@asked_for
def _due_for_review(person: User, today: date, *, group: Any, day: Any) -> QuerySet[Plan]:
    entries = PlanEntry.objects.filter(plan=OuterRef("pk"), kind=PlanEntryKind.REVIEW, on=day)
    wards = Group.wards.through.objects.filter(group_id=group).values("ward_id")
    plans: Any = Plan.objects.visible_to(person).filter(ward__in=wards).annotate(reviewed=Exists(entries))
    due = plans.filter(Q(stage__in=SARA, review_on__lte=day) | Q(reviewed=True))
    found: QuerySet[Plan] = due.for_list().order_by("ward__name", "review_on", "pk")
    return found


def is_matters_arising(line: Line) -> bool:
    return line.item.kind == ItemKind.MATTERS_ARISING


def is_asked_of_us(line: Line) -> bool:
    return line.item.kind == ItemKind.ASKED
