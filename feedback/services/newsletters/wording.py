"""What may be printed: never what was said as received, and nothing that looks like somebody unless two people agree.

The public wording is the only text of an issue that leaves the book (safety, Fields). What the book drafts for
"We did" and "What happened" comes from outcomes and results as officers wrote them, so it is only offered where
nothing in it was pointed out, and an editor and a second person read it before it goes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from engagement.models import Issue, Sensitivity, Stage
from engagement.services.moving import refuse_public_wording
from engagement.spotting import Finding, marked, spot
from feedback.models import Newsletter, Story, StorySection
from partnerships.asking import question
from partnerships.errors import Refused
from partnerships.models import Group, Ward

TEXTS = ("headline", "you_said", "we_did", "what_happened")
ANSWERED = frozenset({Stage.RESOLVED, Stage.NOT_PRIORITISED, Stage.FED_BACK, Stage.CLOSED})
"""Stages in which the answer that a story gives still stands."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One passage that was pointed out: in which story (None: the front page), in which field, and what."""

    story: Story | None
    field: str
    marked: str
    findings: tuple[Finding, ...]


def repeats_received(issue: Issue, text: str) -> bool:
    """Whether `text` is, or holds, what was said as received, word for word."""
    if not text.strip():
        return False
    try:
        refuse_public_wording(issue, text)
    except Refused:
        return True
    return False


@question
def _groups(ward: Any) -> QuerySet[Group]:
    return Group.objects.filter(wards=ward).only("name").order_by("name", "pk")


def names_of_places(ward: Ward, groups: list[Group] | None = None) -> list[str]:
    """Names that are nobody's: of the ward, its partnership and its groups."""
    listed = _groups(ward=ward.pk) if groups is None else groups
    return [ward.name, ward.local_authority_name, str(ward.partnership or ""), *(group.name for group in listed)]


def may_be_offered(issue: Issue, text: str, known: Iterable[str]) -> bool:
    """Whether the book may put this officer's text into a draft."""
    return bool(text.strip()) and not spot(text, known=known) and not repeats_received(issue, text)


def remarks(
    newsletter: Newsletter, stories: list[Story] | None = None, groups: list[Group] | None = None
) -> list[Remark]:
    """Everything in the front page and the stories put in that looks like a name, number, plate or address (E10).

    `stories` and `groups` of the ward, where the caller has read them already.
    """
    known = names_of_places(newsletter.ward, groups)
    courts = [("courts", row["wording"]) for row in newsletter.facts.get("courts", []) if not row["left_out"]]
    front = [("title", newsletter.title), ("welcome", newsletter.welcome), *courts]
    return list(_remarks(None, front, known)) + [
        remark
        for story in (stories_in(newsletter) if stories is None else stories)
        for remark in _remarks(story, [(name, getattr(story, name)) for name in TEXTS], known)
    ]


def _remarks(story: Story | None, texts: list[tuple[str, str]], known: list[str]) -> Iterator[Remark]:
    for name, text in texts:
        findings = tuple(spot(text, known=known))
        if findings:
            yield Remark(story, name, marked(text, findings), findings)


def stories_in(newsletter: Newsletter) -> list[Story]:
    """The stories put in, in the order in which they are printed."""
    stories = _stories_in(newsletter=newsletter.pk)
    for story in stories:
        story.newsletter = newsletter
    return in_order(stories)


@question
def _stories_in(newsletter: Any) -> QuerySet[Story]:
    rows = Story.objects.filter(newsletter_id=newsletter, included=True).select_related("issue").order_by()
    return rows.defer("issue__search_open", "issue__search_full")


def in_order(stories: Iterable[Story]) -> list[Story]:
    """Those done first, each part in its own order."""
    return sorted(stories, key=lambda story: (story.section != StorySection.DID, story.position, story.pk))


def problems(newsletter: Newsletter, stories: list[Story] | None = None) -> list[tuple[Story, str]]:
    """What keeps the newsletter from going out: the story and a sentence that says what to do."""
    listed = stories_in(newsletter) if stories is None else stories
    return [(story, said) for story in listed for said in _problems(story)]


def _problems(story: Story) -> Iterator[str]:
    reference = story.issue.reference
    if story.issue.stage not in ANSWERED:
        yield f"{reference} has been opened again, so its answer no longer stands. Leave it out."
    if story.issue.sensitivity == Sensitivity.RESTRICTED:
        yield f"{reference} is restricted; nothing of it goes out. Leave it out."
    if not story.you_said.strip():
        yield f"{reference} does not say yet what was raised. Write it, or leave the story out."
    if any(repeats_received(story.issue, getattr(story, name)) for name in TEXTS):
        yield f"{reference} repeats what was said as received, word for word. Write it anew for the public."
