"""Writing a past: rows of the book as its own services would have left them, day by day, in memory, then in bulk.

Every step is held against the loop's transition table, so a past that the book would refuse cannot be written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.db import models
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import sealing
from engagement.loop import allowed, stage_after
from engagement.models import Channel, Issue, Raiser, Step, Verb
from feedback.models import Feedback, Owed, OwedTo
from partnerships.models import AgendaItem, Attendance, Meeting, User
from tasking.models import Action, ActionProgress, Escalation, Priority, Tabling


@dataclass
class Life:
    """One issue on its way through the loop."""

    issue: Issue
    ward: int
    steps: list[Step] = field(default_factory=list)
    raisers: list[Raiser] = field(default_factory=list)
    owed: list[Owed] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    over: bool = False  # the present was reached


@dataclass
class Telling:
    """What a newsletter told of one issue."""

    ward: int
    came_out: datetime
    feedback: Feedback
    headline: str
    we_did: str
    what_happened: str
    declined: bool


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """That local time of that day."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


class Chronicle:
    """Collects rows until `write`; nothing in it happens after `now`."""

    def __init__(self, borough: Harrowmere, now: datetime, rng: Random) -> None:
        self.borough, self.now, self.rng = borough, now, rng
        self.lives: list[Life] = []
        self.items: list[AgendaItem] = []
        self.attendances: list[Attendance] = []
        self.tablings: list[Tabling] = []
        self.escalations: list[Escalation] = []
        self.progress: list[ActionProgress] = []
        self.priorities: list[Priority] = []
        self.feedback: list[Feedback] = []
        self.by_newsletter: list[Telling] = []
        self.positions: dict[int, int] = {}

    def step(self, life: Life, verb: Verb, when: datetime, by: User | None, **facts: Any) -> bool:
        """Add a step to the trail, unless it would lie in the future: then the life stops there and it says False."""
        if life.over or when > self.now:
            life.over = True
            return False
        issue = life.issue
        if life.steps and not allowed(verb, issue.stage):
            raise ValueError(f"{verb} at {issue.stage} of {issue.reference}")
        before = issue.stage if life.steps else ""
        after = stage_after(verb, issue.stage)
        life.steps.append(
            Step(
                issue=issue,
                number=len(life.steps) + 1,
                verb=verb,
                happened_at=when,
                recorded_at=when,
                by=by,
                by_name=facts.pop("by_name", "" if by else "The book"),
                keyed_by=facts.pop("keyed_by", by),
                agency=by.agency if by else None,
                from_stage=before,
                to_stage=after,
                **facts,
            )
        )
        if before != after:
            issue.stage_since = when
        issue.stage, issue.last_step_at = after, when
        return True

    def owe(self, life: Life, on: date) -> None:
        """What an outcome, or a decision against, leaves owed: to raisers, to the meeting's group, to the ward."""
        issue, step = life.issue, life.steps[-1]
        due = on + timedelta(days=self.borough.partnership.feedback_within_days)
        common: dict[str, Any] = {
            "issue": issue,
            "ward": issue.ward,
            "round": issue.round,
            "because": step,
            "since": on,
        }
        for raiser in life.raisers:
            if raiser.wants_to_know:
                life.owed.append(Owed(to=OwedTo.RAISER, raiser=raiser, due_on=due, **common))
        if issue.heard_at is not None:
            life.owed.append(Owed(to=OwedTo.GROUP, group=issue.heard_at.group, due_on=due, **common))
        printed = on + timedelta(days=self.borough.partnership.newsletter_within_days)
        life.owed.append(Owed(to=OwedTo.WARD, due_on=printed, **common))

    def tell(self, life: Life, owed: list[Owed], when: datetime, *, by: User, channel: Channel, what: str) -> bool:
        """Give one feedback to some of those owed, and say so in the trail."""
        if not self.step(life, Verb.TOLD, when, by, text=what, facts={"channel": channel.value, "told": len(owed)}):
            return False
        given = Feedback(
            issue=life.issue, channel=channel, what=what, given_on=when.date(), given_by=by, recorded_at=when
        )
        self.feedback.append(given)
        for row in owed:
            row.feedback = given
        if all(row.feedback for row in life.owed) and allowed(Verb.ALL_TOLD, life.issue.stage):
            life.issue.told_on = when.date()
            self.step(life, Verb.ALL_TOLD, when, None)
        return True

    def item(self, meeting: Meeting, **facts: Any) -> AgendaItem:
        """The next item on that meeting's agenda."""
        position = self.positions.get(meeting.pk, 0) + 1
        self.positions[meeting.pk] = position
        made = AgendaItem(meeting=meeting, position=position, **facts)
        self.items.append(made)
        return made

    def write(self) -> None:
        """Everything into the database, parents first."""

        def many(model: type[models.Model], rows: list[Any]) -> None:
            model._default_manager.bulk_create(rows, batch_size=2000)

        many(Issue, [life.issue for life in self.lives])
        many(Raiser, [raiser for life in self.lives for raiser in life.raisers])
        many(Step, [step for life in self.lives for step in life.steps])
        sealing.end_trails()
        many(AgendaItem, self.items)
        many(Attendance, self.attendances)
        many(Priority, self.priorities)
        many(Escalation, self.escalations)
        many(Tabling, self.tablings)
        many(Action, [action for life in self.lives for action in life.actions])
        many(ActionProgress, self.progress)

    def write_feedback(self) -> None:
        """What was given and what is owed, once the newsletters that gave some of it are there."""
        Feedback.objects.bulk_create(self.feedback, batch_size=2000)
        Owed.objects.bulk_create([owed for life in self.lives for owed in life.owed], batch_size=2000)
