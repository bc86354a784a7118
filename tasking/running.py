"""What the run page shows: the item in hand and five lines to read out, the agenda, the minutes, the clock (T2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from engagement.models import Issue, Stage, Verb
from partnerships.models import AgendaItem, Meeting, MeetingStage, Presence, User
from partnerships.services.meetings import expected
from tasking.agenda import Line, agenda_of, is_matters_arising, matters_arising
from tasking.models import Action, ActionState
from tasking.services.closing import Closed, undone

HERE = {Presence.PRESENT, Presence.DEPUTY}


@dataclass(frozen=True, slots=True)
class Clock:
    """How the hour stands: whole minutes gone and left, items still to come, minutes for each of them."""

    gone: int
    lasts: int
    items_left: int

    @property
    def left(self) -> int:
        return self.lasts - self.gone

    @property
    def for_each(self) -> int:
        return max(self.left, 0) // self.items_left if self.items_left else 0

    @property
    def over(self) -> bool:
        return self.left < 0


@dataclass(slots=True)
class Table:
    """What lies on the table of a meeting."""

    lines: list[Line]
    in_hand: Line | None
    following: Line | None
    clock: Clock | None
    here: int
    expected: int
    absent: list[str] = field(default_factory=list)
    read_out: list[str] = field(default_factory=list)
    said: str = ""
    arising: list[Action] = field(default_factory=list)
    carried_anyway: list[AgendaItem] = field(default_factory=list)

    @property
    def minutes(self) -> list[Line]:
        return [line for line in self.lines if line.done or line.item.minute]

    @property
    def to_come(self) -> list[Line]:
        return [line for line in self.lines if not line.done]


def table_of(user: User, meeting: Meeting, item: int | None) -> Table:
    """The table of a meeting with the item asked for in hand, else the first that is not dealt with."""
    lines = agenda_of(user, meeting)
    to_come = [line for line in lines if not line.done]
    in_hand = next((line for line in lines if line.item.pk == item), to_come[0] if to_come else None)
    after = [line for line in to_come if in_hand is None or line.number > in_hand.number] or to_come
    said = {row.membership_id: row for row in meeting.attendances.all()}
    members = expected(meeting)
    table = Table(
        lines=lines,
        in_hand=in_hand,
        following=next((line for line in after if line is not in_hand), None),
        clock=_clock(meeting, len(to_come)),
        here=sum(row.presence in HERE for row in said.values()),
        expected=len(members),
        absent=[m.name for m in members if m.pk in said and said[m.pk].presence not in HERE],
        carried_anyway=undone(meeting),
    )
    if in_hand is not None and in_hand.issue is not None:
        table.read_out = five_lines(in_hand)
        table.said = in_hand.issue.received_text
    elif in_hand is not None and is_matters_arising(in_hand):
        table.arising = matters_arising(user, meeting)
    return table


def _clock(meeting: Meeting, items_left: int) -> Clock | None:
    if meeting.stage != MeetingStage.UNDER_WAY or meeting.opened_at is None:
        return None
    return Clock(_minutes_since(meeting.opened_at), meeting.lasts_minutes, items_left)


def _minutes_since(moment: datetime) -> int:
    return max(int((timezone.now() - moment).total_seconds()) // 60, 0)


def has_issue(item: AgendaItem) -> bool:
    """Whether an item is an issue's place on the agenda."""
    return getattr(item, "tabling", None) is not None


def five_lines(line: Line) -> list[str]:
    """What is known of an issue, in at most five lines that can be read out: no name, no text as received."""
    issue = line.issue
    if issue is None:
        return []
    return [text for text in (_heard(issue), _so_far(issue), _acted(issue), _before(line), _like_it(issue)) if text]


def _heard(issue: Issue) -> str:
    days = (timezone.localdate() - issue.raised_on).days
    people = issue.raisers.filter(raised_it=True).count()
    by = f" by {people} people" if people > 1 else ""
    where = f" {issue.shared_place}." if issue.shared_place else ""
    since = "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"
    return f"Raised {since}{by}: {issue.get_method_display().lower()}, {issue.ward}.{where}"


def _so_far(issue: Issue) -> str:
    told = {Verb.DEALT_WITH, Verb.REFERRED, Verb.ESCALATED, Verb.DISPUTED, Verb.REOPENED, Verb.ANSWERED}
    steps = list(issue.steps.filter(verb__in=told).exclude(seen_by="restricted").order_by("-number")[:2])
    words = (f"{step.get_verb_display()} {timezone.localtime(step.happened_at):%-d %B}: {step.text}".rstrip(": ")
             for step in reversed(steps))  # fmt: skip
    return " ".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in words)


def _acted(issue: Issue) -> str:
    states = list(issue.actions.values_list("state", flat=True))
    if not states:
        return "No action has been agreed yet."
    done = states.count(ActionState.DONE)
    return f"{len(states)} actions so far, {done} done." if len(states) > 1 else (
        "One action so far, done." if done else "One action so far, still to do."
    )  # fmt: skip


def _before(line: Line) -> str:
    times = line.item.times_carried
    rounds = line.issue.round - 1 if line.issue else 0
    parts = []
    if times:
        parts.append("Carried forward once." if times == 1 else f"Carried forward {times} times.")
    if rounds:
        parts.append("It came back once." if rounds == 1 else f"It came back {rounds} times.")
    return " ".join(parts)


def _like_it(issue: Issue) -> str:
    merged = issue.merged.count()
    open_here = (
        Issue.objects.filter(ward=issue.ward_id, stage__in=[Stage.IN_ACTION], priorities__ended_on__isnull=True)
        .filter(priorities__isnull=False)
        .distinct()
        .count()
    )
    parts = []
    if merged:
        parts.append(f"{merged} more concern{'s' if merged > 1 else ''} like it {'are' if merged > 1 else 'is'} in it.")
    if open_here:
        parts.append(f"{issue.ward} has {open_here} priorit{'ies' if open_here > 1 else 'y'} now.")
    return " ".join(parts)


def what_closing_did(closed: Closed) -> str:
    """One sentence for each thing that happened, so that nothing is carried forward in silence."""
    carried = [issue.reference for issue in closed.issues] + [item.title for item in closed.items]
    parts = ["The meeting is closed and its minutes are here."]
    if carried:
        to = f"the meeting on {closed.following.day:%-d %B %Y}" if closed.following else "the next meeting scheduled"
        parts.append(f"Carried forward to {to}: {', '.join(carried)}.")
    if closed.owners_told:
        owners = "1 owner was" if closed.owners_told == 1 else f"{closed.owners_told} owners were"
        parts.append(f"{owners} sent their actions.")
    return " ".join(parts)
