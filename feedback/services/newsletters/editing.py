"""Editing a draft: its front page, its stories, their order, and what is in and left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from django.db import transaction

from engagement.models import Issue
from feedback.access import EDIT_NEWSLETTER
from feedback.models import CourtTold, Newsletter, NewsletterStage, Story, StorySection
from feedback.services.newsletters.drafting import add_stories, bring_up_to_date
from feedback.services.newsletters.facts import gather
from feedback.services.newsletters.wording import TEXTS, repeats_received
from partnerships.errors import Refused
from partnerships.locking import locked, save_if_unchanged
from partnerships.models import User


@contextmanager
def draft_of(newsletter: Newsletter, *, by: User) -> Iterator[Newsletter]:
    """The newsletter's row, locked, while it is a draft; what was submitted is approved as it stands or sent back."""
    EDIT_NEWSLETTER.require(by, newsletter.ward)
    with transaction.atomic():
        row = locked(newsletter)
        if row.stage != NewsletterStage.DRAFT:
            raise Refused(
                "It has been submitted, so that what is approved is what was read. Send it back to change it."
                if row.stage in (NewsletterStage.SUBMITTED, NewsletterStage.APPROVED)
                else "It has been published. Start a new one to say more."
            )
        yield row


def edit_front(*, newsletter: Newsletter, by: User, version: int, title: str, welcome: str) -> Newsletter:
    """Change headline and welcome. Raises Conflict, with both, where somebody changed them since `version`."""
    with draft_of(newsletter, by=by):
        newsletter.title, newsletter.welcome = " ".join(title.split()), welcome.strip()
        save_if_unchanged(newsletter, version=version, fields=["title", "welcome"])
    return newsletter


def edit_story(
    *,
    story: Story,
    by: User,
    version: int,
    headline: str,
    you_said: str,
    we_did: str,
    what_happened: str,
    section: StorySection | None = None,
) -> Story:
    """Change a story. Raises Conflict where somebody changed it since, Refused where it quotes what was received."""
    texts = dict(zip(TEXTS, (" ".join(headline.split()), you_said, we_did, what_happened), strict=True))
    with draft_of(story.newsletter, by=by):
        for name, text in texts.items():
            if repeats_received(story.issue, text):
                raise Refused(
                    "This is what was said, word for word. Write it anew for the public, without names and addresses.",
                    field=name,
                )
            setattr(story, name, text.strip())
        story.section = section or StorySection(story.section)
        save_if_unchanged(story, version=version, fields=[*TEXTS, "section"])
    return story


def put_in(*, story: Story, by: User, included: bool) -> None:
    """Put a story in, or leave it out; what is left out stays owed and waits for the next newsletter."""
    with draft_of(story.newsletter, by=by):
        Story.objects.filter(pk=story.pk).update(included=included)


def add(*, newsletter: Newsletter, issue: Issue | None, by: User) -> int:
    """Bring the draft up to date, or put in one issue that waits; the number of stories made."""
    with draft_of(newsletter, by=by) as row:
        made = bring_up_to_date(row) if issue is None else add_stories(row, issue)
        if issue is not None and not made:
            raise Refused(f"{issue.reference} is in this newsletter already, or has no public wording yet.")
        return made


def tell_of_court(*, newsletter: Newsletter, outcome: int, by: User, told: bool) -> Newsletter:
    """Put a court outcome in, or leave it out; what is left out waits for the next newsletter.

    In: the key of one that stands in the draft's facts. Raises Refused where it was taken back meanwhile.
    """
    with draft_of(newsletter, by=by) as row:
        row.ward = newsletter.ward
        if outcome not in {court["id"] for court in row.facts.get("courts", [])}:
            raise Refused("It is not offered to this newsletter any more.")
        if told:
            row.courts.filter(outcome=outcome).delete()
        else:
            CourtTold.objects.update_or_create(newsletter=row, outcome_id=outcome, defaults={"left_out": True})
        row.facts = gather(row)
        row.save(update_fields=["facts"])
        return row


def move(*, story: Story, by: User, to: Literal["up", "down"]) -> None:
    """Exchange a story with its neighbour in the same part; at the end of the row nothing happens."""
    with draft_of(story.newsletter, by=by) as row:
        order = list(row.stories.filter(section=story.section, included=story.included).order_by("position", "pk"))
        at = next((index for index, other in enumerate(order) if other.pk == story.pk), None)
        other = None if at is None else at + (-1 if to == "up" else 1)
        if at is None or other is None or not 0 <= other < len(order):
            return
        order[at], order[other] = order[other], order[at]
        moved = [(each, position) for position, each in enumerate(order, start=1) if each.position != position]
        for each, position in moved:
            each.position = position
        Story.objects.bulk_update([each for each, _ in moved], ["position"])
