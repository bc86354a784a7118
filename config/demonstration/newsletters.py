"""Harrowmere's newsletters: one a quarter in each ward, telling what became of each concern."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from config.demonstration.chronicle import Chronicle, Telling, at
from config.demonstration.neighbours import coordinator, inspector
from feedback.models import Newsletter, NewsletterStage, Story, StorySection
from feedback.services.newsletters.drafting import headline
from feedback.services.newsletters.facts import DATES, gather
from feedback.services.newsletters.showing import printed_html
from partnerships.models import Meeting, Paper
from tasking.models import Priority

WELCOME = (
    "This is what you told us since the last newsletter, and what we did about it. If something is not right yet, "
    "tell us: it is yours as much as ours."
)


@dataclass(frozen=True)
class Edition:
    """A newsletter that came out: the last day of its period, and when."""

    ward: int
    period_from: date
    period_to: date
    out: datetime


def editions(ward: int, since: date, now: datetime) -> list[Edition]:
    """The quarterly newsletters of that ward until now; wards take turns by month."""
    found: list[Edition] = []
    first, month = since, since.replace(day=1)
    while True:
        month = (month + timedelta(days=32)).replace(day=1)
        period_to = month - timedelta(days=1)
        out = at(period_to + timedelta(days=8), 10)
        if out > now:
            return found
        if (period_to.month + ward + 1) % 3 == 0:
            found.append(Edition(ward, first, period_to, out))
            first = period_to + timedelta(days=1)


def publish_all(borough: Harrowmere, published: Iterable[Edition], chronicle: Chronicle) -> None:
    """Write the newsletters and their stories, and put each beside the feedback it gave. Papers wait for a worker.

    Called when all else is written: the figures are counted as the book itself counts them.
    """
    told: dict[tuple[int, datetime], list[Telling]] = {}
    for telling in chronicle.by_newsletter:
        told.setdefault((telling.ward, telling.came_out), []).append(telling)
    made = {edition: _newsletter(borough, edition) for edition in published}
    Newsletter.objects.bulk_create(made.values())
    stories: list[Story] = []
    for edition, newsletter in made.items():
        tellings = sorted(told.get((edition.ward, edition.out), []), key=lambda one: one.declined)
        for position, telling in enumerate(tellings, start=1):
            telling.feedback.newsletter = newsletter
            stories.append(_story(newsletter, telling, position))
    Story.objects.bulk_create(stories)
    for edition, newsletter in made.items():
        newsletter.facts = _as_it_was({**gather(newsletter), "recipients": []}, edition, newsletter)
        if newsletter.paper is not None:
            newsletter.paper.html = printed_html(newsletter)
    Newsletter.objects.bulk_update(made.values(), ["facts"])
    Paper.objects.bulk_update([one.paper for one in made.values() if one.paper is not None], ["html"])


def _newsletter(borough: Harrowmere, edition: Edition) -> Newsletter:
    ward = borough.wards[edition.ward]
    writer = borough.people[coordinator(edition.ward)]
    name = f"{edition.period_to:%Y-%m}"
    paper = Paper.objects.create(
        key=f"newsletter:demonstration:{ward.letters}:{name}", title=f"{ward} newsletter, {edition.period_to:%B %Y}"
    )
    return Newsletter(
        ward=ward, edition=name, period_from=edition.period_from, period_to=edition.period_to, title="You said, we did",
        welcome=WELCOME, stage=NewsletterStage.PUBLISHED, started_by=writer, started_at=edition.out - timedelta(days=5),
        submitted_by=writer, submitted_at=edition.out - timedelta(days=2),
        approved_by=borough.people[inspector(edition.ward)], approved_at=edition.out, published_at=edition.out,
        paper=paper,
    )  # fmt: skip


def _story(newsletter: Newsletter, telling: Telling, position: int) -> Story:
    issue = telling.feedback.issue
    return Story(
        newsletter=newsletter, issue=issue, position=position, headline=telling.headline or headline(issue),
        section=StorySection.ALSO if telling.declined else StorySection.DID, you_said=issue.public_wording,
        we_did=telling.we_did, what_happened=telling.what_happened,
    )  # fmt: skip


def _as_it_was(facts: dict[str, Any], edition: Edition, newsletter: Newsletter) -> dict[str, Any]:
    """Dates to come and priorities as they stood when that edition came out, not as they stand today."""
    ward = newsletter.ward
    dates = Meeting.objects.filter(group__wards=ward, group__public=True, starts_at__gt=edition.out)
    day = timezone.localdate(edition.out)
    priorities = [
        row for row in Priority.objects.filter(ward=ward, chosen_on__lte=day).order_by("chosen_on", "pk")
        if row.ended_on is None or row.ended_on > day
    ]  # fmt: skip
    return {
        **facts,
        "computed": edition.out.isoformat(),
        "dates": [
            {"when": row.starts_at.isoformat(), "what": str(row.group), "where": row.venue}
            for row in dates.select_related("group").order_by("starts_at")[:DATES]
        ],
        "priorities": [{"title": row.title, "how": row.how, "since": row.chosen_on.isoformat()} for row in priorities],
    }
