"""What the newsletter's page and paper show: one context for both, so that they say the same."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from feedback.drawing import figures_chart, in_words, qr_code
from feedback.models import Newsletter, NewsletterStage, Story, StorySection
from feedback.services.newsletters.facts import Facts, gather
from feedback.services.newsletters.layout import laid_out
from feedback.services.newsletters.wording import stories_in
from tasking.models import Court

TOLD_IN_FULL = 5
"""Stories told in full on the first page; what is more follows in short (screens, Ward newsletter)."""

FIGURES = (("raised", "Raised"), ("acted", "Acted on"), ("answered", "Answered"))


def shown(newsletter: Newsletter, facts: Facts | None = None, stories: list[Story] | None = None) -> dict[str, Any]:
    """The context of both: `facts` as they were gathered last unless given, and the stories put in, in their order."""
    facts = facts or facts_of(newsletter)
    stories = stories_in(newsletter) if stories is None else stories
    did = [story for story in stories if story.section == StorySection.DID]
    return {
        "newsletter": newsletter,
        "ward": newsletter.ward,
        "partnership": newsletter.ward.partnership,
        "facts": facts,
        "courts": [court for court in courts_of(facts) if not court["left_out"]],
        "computed": datetime.fromisoformat(facts["computed"]),
        "did": did[:TOLD_IN_FULL],
        "more": did[TOLD_IN_FULL:],
        "also": [story for story in stories if story.section == StorySection.ALSO],
        "dates": [{**row, "when": datetime.fromisoformat(row["when"])} for row in facts["dates"]],
        "priorities": [{**row, "since": datetime.fromisoformat(row["since"]).date()} for row in facts["priorities"]],
        "figures": [
            (label, in_words(facts["figures"][name]), in_words(facts["before"][name])) for name, label in FIGURES
        ],
        "chart": figures_chart(
            [(label, facts["figures"][name]) for name, label in FIGURES],
            title=f"Concerns raised, acted on and answered, {newsletter.period}",
        ),
        "map": SafeString(facts["map"]),  # drawn by us when the facts were gathered, and escaped there
        "code": qr_code(facts["address"]),
        "address": facts["address"].split("://", 1)[-1].rstrip("/"),
    }


def facts_of(newsletter: Newsletter) -> Facts:
    """As they were gathered last: when it was drafted, brought up to date or, from then on frozen, submitted."""
    facts: Facts = newsletter.facts or gather(newsletter)
    return facts


def courts_of(facts: Facts) -> list[dict[str, Any]]:
    """What courts decided, in and left out, with the day as a date. None in newsletters older than the feature."""
    return [
        {**row, "on": date.fromisoformat(row["on"]), "court": Court(row["court"]).label}
        for row in facts.get("courts", [])
    ]


def facts_to_print(newsletter: Newsletter, stories: list[Story] | None = None) -> Facts:
    """What a proof and a preview show: of a draft as it stands now, of anything later as frozen.

    `stories`: those put in, where the caller has read them already.
    """
    if newsletter.stage != NewsletterStage.DRAFT:
        return facts_of(newsletter)
    return gather(newsletter, telling=None if stories is None else [story.issue_id for story in stories])


def as_printed(newsletter: Newsletter) -> dict[str, Any]:
    """The context of a proof and a preview."""
    stories = stories_in(newsletter)
    return shown(newsletter, facts_to_print(newsletter, stories), stories)


def printed_html(newsletter: Newsletter) -> str:
    """The whole document for the press."""
    context = as_printed(newsletter)
    return render_to_string("print/newsletter.html", {**context, **laid_out(context)})


def told(story: Story) -> str:
    """The story in one text, as the feedback that it is."""
    return "\n".join(text for text in (story.we_did.strip(), story.what_happened.strip()) if text) or story.you_said
