"""Everything known about an issue on one sheet, in five lines that can be read out at a meeting (T1).

No name, no text as received: representatives and councillors are at the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from engagement.models import Issue, Raiser, Sensitivity, Step, Verb
from partnerships.asking import question
from tasking.models import Action, ActionState, Priority

TOLD = [Verb.DEALT_WITH, Verb.REFERRED, Verb.ESCALATED, Verb.DISPUTED, Verb.REOPENED, Verb.ANSWERED]
"""The steps a meeting wants to hear of."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known: how many raised it, the last steps, actions so far, concerns in it, the ward's priorities."""

    issue: Issue
    people: int
    steps: list[dict[str, Any]]
    actions: int
    done: int
    merged: int
    standing: list[tuple[int, str]]

    def five_lines(self, times_carried: int) -> list[str]:
        """At most five lines, each whole sentences."""
        lines = (self._heard(), self._so_far(), self._acted(), self._before(times_carried), self._like_it())
        return [line for line in lines if line]

    def _heard(self) -> str:
        issue = self.issue
        by = f" by {self.people} people" if self.people > 1 else ""
        where = f" {issue.shared_place}." if issue.shared_place else ""
        return f"Raised {_ago(issue.raised_on)}{by}: {_within(issue.heard_as)}, {issue.ward}.{where}"

    def _so_far(self) -> str:
        said = []
        for step in reversed(self.steps):
            at = parse_datetime(step["at"])
            when = f" {timezone.localtime(at):%-d %B}" if at else ""
            words = f"{Verb(step['verb']).label}{when}" + (f": {step['text']}" if step["text"] else "")
            said.append(words if words.endswith((".", "!", "?")) else f"{words}.")
        return " ".join(said)

    def _acted(self) -> str:
        if not self.actions:
            return "No action has been agreed yet."
        if self.actions == 1:
            return "One action so far, done." if self.done else "One action so far, not done yet."
        return f"{self.actions} actions so far, {self.done} done."

    def _before(self, times_carried: int) -> str:
        back = self.issue.round - 1
        carried = f"Carried forward {_times(times_carried)}." if times_carried else ""
        return f"{carried} {f'It came back {_times(back)}.' if back else ''}".strip()

    def _like_it(self) -> str:
        more = "concern is" if self.merged == 1 else "concerns are"
        in_it = f"{self.merged} more {more} in it." if self.merged else ""
        now = len(self.standing)
        priorities = f"{self.issue.ward} has {now} {'priority' if now == 1 else 'priorities'} now." if now else ""
        return f"{in_it} {priorities}".strip()


def _within(label: str) -> str:
    """A label in the middle of a sentence: names keep their capitals, "KIN survey", "Neighbourhood Partnership"."""
    first, *others = label.split()
    named = first[:2].isupper() or (others and others[0][0].isupper())
    return label if named else label[:1].lower() + label[1:]


def _ago(day: date) -> str:
    days = (timezone.localdate() - day).days
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"


def _times(number: int) -> str:
    return "once" if number == 1 else "twice" if number == 2 else f"{number} times"


def sheet_of(issue: Issue) -> Sheet:
    """The sheet of an issue; one query."""
    found = _known(issue=issue.pk)[0]
    return Sheet(
        issue=issue,
        people=found["people"],
        steps=found["steps_told"],
        actions=found["agreed"],
        done=found["finished"],
        merged=found["merged_in"],
        standing=[(row["pk"], row["title"]) for row in found["priorities_now"]],
    )


@question
def _known(issue: Any) -> QuerySet[Issue, Any]:
    """What is known of it besides its own columns."""
    mine = OuterRef("pk")
    steps = Step.objects.filter(issue=mine, verb__in=TOLD).exclude(seen_by=Sensitivity.RESTRICTED).order_by("-number")
    standing = Priority.objects.current().filter(ward=OuterRef("ward")).order_by("chosen_on", "pk")
    actions = Action.objects.filter(issue=mine)
    return Issue.objects.filter(pk=issue).values(
        people=_number(Raiser.objects.filter(issue=mine, raised_it=True), "issue"),
        merged_in=_number(Issue.objects.filter(merged_into=mine), "merged_into"),
        agreed=_number(actions, "issue"),
        finished=_number(actions.filter(state=ActionState.DONE), "issue"),
        steps_told=ArraySubquery(steps.values(told=JSONObject(verb="verb", text="text", at="happened_at"))[:2]),
        priorities_now=ArraySubquery(standing.values(told=JSONObject(pk="pk", title=F("title")))),
    )


def _number(rows: Any, by: str) -> Coalesce:
    """How many of these rows there are, as a figure beside the issue."""
    return Coalesce(Subquery(rows.order_by().values(by).annotate(n=Count("pk")).values("n")), 0)
