"""The draft that the book builds: the answers this ward has not been told yet, each as a story to edit (F2)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.dateformat import format as date_format

from engagement.models import Issue, Sensitivity, Step, Verb
from feedback.access import EDIT_NEWSLETTER
from feedback.models import Newsletter, NewsletterStage, Owed, OwedTo, Story, StorySection
from feedback.services.newsletters.facts import gather
from feedback.services.newsletters.wording import ANSWERED, may_be_offered, names_of_places
from partnerships.asking import question
from partnerships.errors import Refused
from partnerships.models import User, Ward
from partnerships.periods import Period
from partnerships.planning import OneOf
from tasking.models import Action, ActionState, Decision, Priority, Tabling

TITLE = "You said, we did"
DRAFTED = 20
"""Stories the book puts into a draft by itself, which is more than two sides of A4 hold in full. What is beyond waits
and is listed; each can be put in by hand.
"""


def start(*, by: User, ward: Ward, period: Period) -> Newsletter:
    """A draft with a story for every answer still owed to the ward that has a public wording.

    In: the ward and the period; its last day gives the edition, 2026-11. Out: the newsletter.
    Raises PermissionDenied without the right, Refused where the ward has a newsletter of that month or the period
    lies in the days to come.
    """
    EDIT_NEWSLETTER.require(by, ward)
    if period.last > timezone.localdate() or period.first > period.last:
        raise Refused("Choose a period that is over or runs until today.", field="period")
    newsletter = Newsletter(
        ward=ward, edition=f"{period.last:%Y-%m}", period_from=period.first, period_to=period.last, title=TITLE,
        started_by=by,
    )  # fmt: skip
    try:
        with transaction.atomic():
            stories = _drafts(newsletter, taken=[])
            newsletter.facts = gather(newsletter, telling=[story.issue_id for story in stories])
            newsletter.save(force_insert=True)
            for story in stories:
                story.newsletter = newsletter
            Story.objects.bulk_create(stories)
    except IntegrityError as error:
        raise Refused(
            f"{ward} has a newsletter of {date_format(period.last, 'F Y')} already. Open that one, or choose another "
            "period.",
            field="period",
        ) from error
    return newsletter


def bring_up_to_date(newsletter: Newsletter) -> int:
    """Stories for what has come since, and the figures, dates and people as they stand now; the stories made."""
    made = add_stories(newsletter)
    newsletter.facts = gather(newsletter)
    newsletter.save(update_fields=["facts"])
    return made


def asked_of(newsletter: Newsletter) -> dict[str, Any]:
    """The values of `no_story_yet` for this newsletter; one not in the book yet tells nothing."""
    return {"ward": newsletter.ward_id, "until": newsletter.period_to, "newsletter": newsletter.pk or 0}


def no_story_yet(*, ward: Any, until: Any, newsletter: Any) -> QuerySet[Owed]:
    """The answers the ward has not been told by the end of the period, oldest first, without a story yet: without
    public wording, without room in the draft, or come since.

    Also those of before the period, so that nothing falls between two newsletters, and those told by one that was
    withdrawn. Not restricted ones, and not those that another newsletter in the making tells.
    """
    of_ward = Newsletter.objects.filter(ward_id=ward)
    owed = Owed.objects.filter(to=OwedTo.WARD, ward_id=ward, lapsed_on__isnull=True).order_by()
    told = Story.objects.filter(included=True, newsletter__in=of_ward.published())
    withdrawn = owed.filter(feedback__newsletter__in=of_ward.filter(stage=NewsletterStage.WITHDRAWN))
    again = withdrawn.exclude(issue__in=told.values("issue"))
    # Two short lists put together: one question with "or" in it would look at all that the ward was ever told.
    either = owed.filter(feedback__isnull=True).values("pk").union(again.values("pk"))
    elsewhere = Story.objects.filter(included=True, newsletter__in=of_ward.in_the_making().exclude(pk=newsletter))
    return (
        Owed.objects.filter(OneOf("pk", ArraySubquery(either)))
        .filter(since__lte=until, issue__stage__in=ANSWERED, round=F("issue__round"))
        .exclude(issue__sensitivity=Sensitivity.RESTRICTED)
        .exclude(issue__in=elsewhere.values("issue"))
        .exclude(issue__in=Story.objects.filter(newsletter_id=newsletter).values("issue"))
        .select_related("issue", "because")
        .order_by("since", "pk")
    )


def add_stories(newsletter: Newsletter, only: Issue | None = None) -> int:
    """Draft a story for each answer that waits and has a public wording, as long as there is room in the draft.

    Those about a priority of the ward come first, then those that have waited longest. `only`: for this issue, room or
    not. Out: the number of stories made.
    """
    drafts = _drafts(newsletter, taken=list(newsletter.stories.values_list("headline", flat=True)), only=only)
    Story.objects.bulk_create(drafts)
    return len(drafts)


def _drafts(newsletter: Newsletter, *, taken: list[str], only: Issue | None = None) -> list[Story]:
    """The stories of `add_stories`, unsaved. `taken`: the headlines of those the newsletter has."""
    last, asked = len(taken), asked_of(newsletter)
    room = max(DRAFTED - last, 0)
    chosen = _to_tell(**asked)[:room] if only is None else _to_tell_of(**asked, issue=only.pk)
    drafts = Teller(newsletter.ward, chosen).stories(newsletter, taken) if chosen else []
    for position, story in enumerate(drafts, start=last + 1):
        story.position = position
    return drafts


@question
def _to_tell(ward: Any, until: Any, newsletter: Any) -> QuerySet[Owed]:
    """As much as a draft has room for."""
    return _with_wording(ward, until, newsletter)[:DRAFTED]


@question
def _to_tell_of(ward: Any, until: Any, newsletter: Any, issue: Any) -> QuerySet[Owed]:
    return _with_wording(ward, until, newsletter).filter(issue_id=issue)


def _with_wording(ward: Any, until: Any, newsletter: Any) -> QuerySet[Owed]:
    """Of what has no story yet, what has a public wording, with what a draft is written from; priorities first."""
    rows = no_story_yet(ward=ward, until=until, newsletter=newsletter).filter(issue__public_wording__regex=r"\S")
    of_priority = Exists(Priority.objects.filter(issue=OuterRef("issue"), ward_id=ward))
    shown = rows.only(
        *("issue__public_wording", "issue__received_text", "issue__shared_place", "issue__outcome"),
        *("since", "because__verb"),
    )
    return shown.annotate(of_priority=of_priority).order_by("-of_priority", "since", "pk")


@question
def _actions_done(issues: Any) -> QuerySet[Action]:
    rows = Action.objects.filter(issue__in=issues, state=ActionState.DONE).select_related("agency").order_by("done_on")
    return rows.only("issue", "done_on", "due_on", "outcome", "agency__name")


@question
def _decided_against(issues: Any) -> QuerySet[Tabling]:
    rows = Tabling.objects.filter(issue__in=issues, decision=Decision.NOT_PRIORITY).order_by("decided_at")
    return rows.only("issue", "reason", "other_help")


@question
def _steps_to_an_end(issues: Any) -> QuerySet[Step]:
    """How concerns were dealt with that needed no action."""
    ended = Step.objects.filter(issue__in=issues, verb__in=[Verb.DEALT_WITH, Verb.REFERRED]).order_by("number")
    return ended.select_related("agency").only("issue", "happened_at", "facts", "agency__name")


class Teller:
    """Writes first drafts; reads what it needs of all issues at once, whatever their number."""

    def __init__(self, ward: Ward, rows: Iterable[Owed]) -> None:
        self.rows = list(rows)
        keys = [row.issue_id for row in self.rows]
        self.known = names_of_places(ward)
        self.actions: dict[int, list[Action]] = {}
        for action in _actions_done(issues=keys):
            self.actions.setdefault(action.issue_id, []).append(action)
        said_no = [row.issue_id for row in self.rows if row.because.verb == Verb.NOT_PRIORITISED]
        self.declined = {one.issue_id: one for one in _decided_against(issues=said_no)} if said_no else {}
        without_action = sorted(set(keys) - set(self.actions) - set(said_no))
        ended = _steps_to_an_end(issues=without_action) if without_action else []
        self.dealt_with = {step.issue_id: step for step in ended}

    def stories(self, newsletter: Newsletter, headlines: Iterable[str]) -> list[Story]:
        """All of them, unsaved: what was done first, and of it what was a priority. `headlines` stand already."""
        taken, drafts = set(headlines), []
        for row in sorted(self.rows, key=lambda row: (row.since, row.pk)):
            drafts.append((row, self.story(newsletter, row, taken)))
            taken.add(drafts[-1][1].headline)
        drafts.sort(key=lambda told: (told[1].section != StorySection.DID, not told[0].of_priority))  # type: ignore[attr-defined]
        return [story for _, story in drafts]

    def story(self, newsletter: Newsletter, row: Owed, taken: Container[str]) -> Story:
        """One answer as a first draft, unsaved. "You said" is the public wording and nothing else.

        `taken`: the headlines that stand already.
        """
        issue = row.issue
        declined = row.because.verb == Verb.NOT_PRIORITISED
        we_did, what_happened = self._declined(issue) if declined else self._done(issue)
        return Story(
            newsletter=newsletter,
            issue=issue,
            section=StorySection.ALSO if declined else StorySection.DID,
            headline=headline(issue, taken),
            you_said=issue.public_wording.strip(),
            we_did=we_did,
            what_happened=what_happened,
        )

    def _done(self, issue: Issue) -> tuple[str, str]:
        lines = [self._action(issue, action) for action in self.actions.get(issue.pk, [])]
        if not lines and issue.pk in self.dealt_with:
            step = self.dealt_with[issue.pk]
            who = step.facts.get("agency_name") or str(step.agency or "Your neighbourhood team")
            lines = [f"{who} dealt with it from {_day(timezone.localdate(step.happened_at))}."]
        return "\n".join(lines), issue.outcome.strip() if may_be_offered(issue, issue.outcome, self.known) else ""

    def _action(self, issue: Issue, action: Action) -> str:
        who = str(action.agency or "Your neighbourhood team")
        when = _day(action.done_on or action.due_on)
        if may_be_offered(issue, action.outcome, self.known):
            return f"{who}, {when}: {action.outcome.strip()}"
        return f"{who} acted on {when}."

    def _declined(self, issue: Issue) -> tuple[str, str]:
        tabling = self.declined.get(issue.pk)
        texts = (tabling.reason.strip(), tabling.other_help.strip()) if tabling else ("", "")
        reason, help_ = (text if may_be_offered(issue, text, self.known) else "" for text in texts)
        return reason, help_


HEADLINE = 64
"""Characters that stand in two lines of a printed column."""
OPEN_END = re.compile(
    r"an?|and|as|at|are|because|but|by|do|for|from|has|have|in(to)?|is|it|not|off?|on|or|so|that|the(ir|re|y)?|to|was|"
    r"were|where|which|who|with",
    re.IGNORECASE,
)
"""Words on which no headline ends: something has to follow."""


def headline(issue: Issue, taken: Container[str] = ()) -> str:
    """The street, where there is one to share and no story has it yet; else the beginning of the public wording."""
    place = issue.shared_place.strip()
    return place if place and place not in taken else _beginning(issue.public_wording) or place or "In the ward"


def _beginning(wording: str) -> str:
    """The first clause, cut where a headline may end."""
    first = wording.strip().split(". ")[0].rstrip(".!?")
    clause = " ".join(re.split(r"[;:,]\s", first)[0].split())
    if len(clause) <= HEADLINE:
        return clause
    words = clause[: HEADLINE + 1].split(" ")[:-1]
    while words and OPEN_END.fullmatch(words[-1]):
        words.pop()
    return " ".join(words)


def _day(day: date) -> str:
    return date_format(day, "j F")
