"""What a reader of a meeting sees: its items in order, with what was decided, as far as they may know it."""

from __future__ import annotations

from dataclasses import dataclass, field

from engagement.models import Issue
from partnerships.models import AgendaItem, ItemKind, Meeting, User
from partnerships.services.meetings import last_meeting
from tasking.access import items_seen_by
from tasking.models import Action, Escalation, Priority, Tabling


@dataclass(slots=True)
class Line:
    """One item of an agenda. `issue` is None where there is none, or the reader sees its public wording alone."""

    number: int
    item: AgendaItem
    words: str
    tabling: Tabling | None = None
    issue: Issue | None = None
    actions: list[Action] = field(default_factory=list)
    escalation: Escalation | None = None
    priority: Priority | None = None

    @property
    def done(self) -> bool:
        return self.item.done_at is not None

    @property
    def not_reached(self) -> str:
        """What became of an item that a closed meeting left undone; standing ones come back by themselves."""
        stays = self.item.kind in (ItemKind.STANDING, ItemKind.MATTERS_ARISING)
        return "Not reached." if stays else "Not reached; carried forward."

    @property
    def undecided(self) -> bool:
        return self.tabling is not None and not self.tabling.decision


def agenda_of(user: User, meeting: Meeting) -> list[Line]:
    """The lines of a meeting's agenda that `user` sees, in their order; seven queries, whatever their number."""
    items = list(
        AgendaItem.objects.filter(items_seen_by(user, meeting), meeting=meeting)
        .select_related("tabling__issue__ward", "tabling__decided_by", "tabling__referred_to")
        .order_by("position", "pk")
    )
    tablings = [tabling for item in items if (tabling := _tabling_of(item)) is not None]
    issue_ids = [tabling.issue_id for tabling in tablings]
    seen = set(Issue.objects.visible_to(user).filter(pk__in=issue_ids).values_list("pk", flat=True))
    lines = [_line(number, item, seen) for number, item in enumerate(items, 1)]
    _fill(lines, user, meeting)
    return lines


def _tabling_of(item: AgendaItem) -> Tabling | None:
    return getattr(item, "tabling", None)


def _line(number: int, item: AgendaItem, seen: set[int]) -> Line:
    tabling = _tabling_of(item)
    if tabling is None:
        return Line(number, item, item.title)
    tabling.item = item
    issue = tabling.issue
    if issue.pk in seen:
        return Line(number, item, issue.concern, tabling, issue)
    return Line(number, item, issue.public_wording or f"An issue in {issue.ward}", tabling)


def _fill(lines: list[Line], user: User, meeting: Meeting) -> None:
    of = {line.issue.pk: line for line in lines if line.issue is not None}
    actions = Action.objects.visible_to(user).for_list().filter(meeting=meeting, issue__in=of)
    for action in actions.order_by("pk"):
        of[action.issue_id].actions.append(action)
    for escalation in Escalation.objects.filter(from_meeting=meeting, issue__in=of).select_related("to_group"):
        of[escalation.issue_id].escalation = escalation
    for priority in Priority.objects.filter(chosen_at=meeting, issue__in=of):
        of[priority.issue_id].priority = priority


def matters_arising(user: User, meeting: Meeting) -> list[Action]:
    """The actions agreed at the group's meeting before this one, those still to do first."""
    before = last_meeting(meeting)
    if before is None:
        return []
    found = Action.objects.visible_to(user).for_list().filter(meeting=before)
    return sorted(found, key=lambda action: (action.state != "to_do", action.due_on))


def is_matters_arising(line: Line) -> bool:
    return line.item.kind == ItemKind.MATTERS_ARISING
