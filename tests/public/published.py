"""A ward with something to show the public, made in one line."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Issue
from feedback.models import Newsletter, NewsletterStage, Story
from partnerships.models import Group, Meeting, Paper
from tasking.models import Priority
from tests.feedback.book import issue_new


def story_told(
    borough: Harrowmere, headline: str, *, edition: str = "2026-10", ward: int = 1,
    stage: str = NewsletterStage.PUBLISHED, issue: Issue | None = None, **facts: Any,
) -> Story:  # fmt: skip
    """A story in a newsletter of that edition, published unless `stage` says otherwise."""
    month = date.fromisoformat(f"{edition}-01")
    published = stage == NewsletterStage.PUBLISHED
    paper, _ = Paper.objects.get_or_create(key=f"newsletter:test:{ward}:{edition}", defaults={"title": edition})
    newsletter, _ = Newsletter.objects.get_or_create(
        ward=borough.wards[ward], edition=edition, stage=stage,
        defaults={
            "title": f"Millbrook news, {edition}", "started_by": borough.carol,
            "period_from": month - timedelta(days=90), "period_to": month,
            "submitted_by": borough.carol if published else None, "approved_by": borough.ines if published else None,
            "paper": paper if published else None,
            "published_at": datetime(month.year, month.month, 2, 9, tzinfo=UTC) if published else None,
        },
    )  # fmt: skip
    told = {"you_said": f"You said {headline}", "we_did": f"We did {headline}", "what_happened": "It is fixed."}
    return Story.objects.create(
        newsletter=newsletter, issue=issue or issue_new(borough, ward=ward), position=newsletter.stories.count() + 1,
        headline=headline, **{**told, **facts},
    )  # fmt: skip


def priority_now(borough: Harrowmere, title: str, *, ward: int = 1, **facts: Any) -> Priority:
    """A priority of the ward that has not ended."""
    today = timezone.localdate()
    issue = facts.pop("issue", None) or issue_new(borough, ward=ward)
    return Priority.objects.create(
        ward=borough.wards[ward], issue=issue, title=title,
        **{"how_chosen": "By show of hands", "chosen_on": today, "review_on": today + timedelta(days=90), **facts},
    )  # fmt: skip


def meeting_ahead(group: Group, *, days: int = 10, **facts: Any) -> Meeting:
    """A meeting so many days from now; in the past where `days` is negative."""
    return Meeting.objects.create(group=group, starts_at=timezone.now() + timedelta(days=days), **facts)


def meeting_held(borough: Harrowmere, group: Group, *, days_ago: int, **facts: Any) -> Meeting:
    """A closed meeting whose minutes are approved by one person and published by another."""
    then = timezone.now() - timedelta(days=days_ago)
    return Meeting.objects.create(
        group=group, starts_at=then, stage="closed", closed_at=then, closed_by=borough.carol,
        minutes_approved_at=then, minutes_approved_by=borough.ines, minutes_published_at=then,
        minutes_published_by=borough.carol, **facts,
    )  # fmt: skip
