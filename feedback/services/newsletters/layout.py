"""How the newsletter lies on its sides of A4: estimated by characters, which is enough for where to turn the page."""

from __future__ import annotations

from typing import Any

from feedback.models import Story

FIRST_PAGE = 44
"""Lines of 11 pt below the masthead of the first page."""
HALF = 20
"""Fewer lines than this leave so much white that the second part had better follow on the same page."""
COLUMN, WHOLE, LEAD = 46, 98, 80
"""Characters that go into a line of a column, of the whole width, and of the larger welcome."""
HEADING = 2.6


def laid_out(context: dict[str, Any]) -> dict[str, Any]:
    """The stories in two columns, and whether the second part begins on a page of its own.

    In: the context of `showing.shown`. Out: `columns`, two lists in reading order, empty where the stories need more
    than the page (they then follow each other in its whole width); `turns`, False where the stories run over to the
    next page or are few: a turn would leave half a page white, as if something were missing.
    """
    welcome = 3 + lines(context["newsletter"].welcome, LEAD) * 1.25
    rest = sum(0.4 + lines(f"{one.you_said} {one.we_did} {one.what_happened}", WHOLE) for one in context["also"])
    rest += sum(0.4 + lines(in_brief(one), WHOLE) for one in context["more"])
    rest += sum(0.4 + lines(one["wording"], LEAD) for one in context["courts"]) + HEADING * bool(context["courts"])
    rest += HEADING * (bool(context["also"]) + bool(context["more"])) + 1.4 * bool(context["more"])
    left, right = balanced(context["did"])
    high = max(height(left), height(right))
    if len(context["did"]) < 2 or welcome + high > FIRST_PAGE:
        columns, high = [], sum(story_lines(one, WHOLE) for one in context["did"])
    else:
        columns = [left, right]
    return {"columns": columns, "turns": HALF <= welcome + high + rest <= FIRST_PAGE}


def in_brief(story: Story) -> str:
    """What is printed of a story beyond those told in full: what was said and what happened; the web page has all."""
    return f"{story.headline}. {story.you_said} {story.what_happened or story.we_did}"


def balanced(stories: list[Story]) -> tuple[list[Story], list[Story]]:
    """The stories in two columns of about the same height, in their order."""
    cuts = range(1, len(stories))
    cut = min(cuts, key=lambda at: max(height(stories[:at]), height(stories[at:])), default=len(stories))
    return stories[:cut], stories[cut:]


def height(stories: list[Story]) -> float:
    """Lines that these stories take in a column."""
    return sum(story_lines(story, COLUMN) for story in stories)


def story_lines(story: Story, width: int) -> float:
    """Lines of one story: its headline, and each text behind its label."""
    texts = (story.you_said, story.we_did, story.what_happened)
    return 2.2 + sum(lines(f"What happened {text}", width) + 0.2 for text in texts if text.strip())


def lines(text: str, width: int) -> int:
    """Lines of a text in lines of so many characters; nought for none."""
    return sum(-(-max(len(line), 1) // width) for line in text.strip().splitlines())
