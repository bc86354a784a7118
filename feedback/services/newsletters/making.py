"""What the pages of a newsletter in the making show: what is in, what is left out and why, and the next step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Min, QuerySet, Window

from feedback.access import APPROVE_NEWSLETTER, EDIT_NEWSLETTER
from feedback.models import Newsletter, NewsletterStage, Owed, OwedTo, Story, StorySection
from feedback.services.newsletters.delivery import mailed, undelivered
from feedback.services.newsletters.drafting import asked_of, no_story_yet
from feedback.services.newsletters.recipients import reach_in, recipients
from feedback.services.newsletters.showing import courts_of, facts_of, shown
from feedback.services.newsletters.wording import TEXTS, in_order, problems, remarks
from partnerships.access import KEEP_POST
from partnerships.asking import question
from partnerships.models import Group, PaperState, User
from tasking.models import Action, ActionState, Tabling

S = NewsletterStage
WAITING_SHOWN = 10


def page(newsletter: Newsletter, user: User) -> dict[str, Any]:
    """The context of the newsletter's own page for this person; each thing is read once.

    Of what waits it shows those that have waited longest, and says how many there are.
    """
    stories = _stories(newsletter=newsletter.pk)
    for story in stories:
        story.newsletter = newsletter
    put_in = in_order(story for story in stories if story.included)
    also = [story for story in put_in if story.section == StorySection.ALSO]
    waiting = _waiting(newsletter) if newsletter.stage == S.DRAFT else []
    left_out = [story for story in stories if not story.included]
    waiting_count = waiting[0].of_all if waiting else 0
    return {
        **shown(newsletter, stories=put_in),
        "did_in": [story for story in put_in if story.section == StorySection.DID],
        "also_in": also,
        "also_count": len(also),
        "left_out": left_out,
        "courts_known": courts_of(facts_of(newsletter)),
        "waiting": waiting,
        "left_out_count": len(left_out) + waiting_count,
        "waiting_unseen": waiting_count - len(waiting),
        **_once_it_is_out(newsletter),
        "may": what_may_be_done(newsletter, user),
        **_before_it_goes(newsletter, put_in),
    }


@question
def _stories(newsletter: Any) -> QuerySet[Story]:
    rows = Story.objects.filter(newsletter_id=newsletter).select_related("issue").order_by("position", "pk")
    return rows.only(
        *("newsletter", "section", "position", "included", *TEXTS),
        *("issue__reference", "issue__stage", "issue__sensitivity", "issue__received_text"),
    )


@question
def _first_waiting(ward: Any, until: Any, newsletter: Any) -> QuerySet[Owed]:
    every = no_story_yet(ward=ward, until=until, newsletter=newsletter).annotate(of_all=Window(Count("pk")))
    rows = every.select_related(None).select_related("issue")
    return rows.only("issue__reference", "issue__concern", "issue__public_wording")[:WAITING_SHOWN]


@question
def _groups(ward: Any) -> QuerySet[Group]:
    return Group.objects.filter(wards=ward).order_by("pk")


@question
def _done(issue: Any) -> QuerySet[Action]:
    return Action.objects.filter(issue_id=issue, state=ActionState.DONE).select_related("agency", "owner")


@question
def _reasons(issue: Any) -> QuerySet[Tabling]:
    return Tabling.objects.filter(issue_id=issue).exclude(reason="").select_related("meeting__group")


def _waiting(newsletter: Newsletter) -> list[Any]:
    """The first of what waits, each with the number of all (`of_all`): one question, and one length of page."""
    return _first_waiting(**asked_of(newsletter))


def _once_it_is_out(newsletter: Newsletter) -> dict[str, Any]:
    """How many e-mails went, and whose did not, with what to do. The page is for the ward's team alone."""
    if newsletter.stage != S.PUBLISHED:
        return {"mailed": None, "undelivered": []}
    sums = mailed(newsletter)
    return {"mailed": sums, "undelivered": undelivered(newsletter) if sums["failed"] else []}


def _before_it_goes(newsletter: Newsletter, stories: list[Story]) -> dict[str, Any]:
    """Who would get it, and what to look at again; nothing of it once it is out."""
    if newsletter.stage not in (S.DRAFT, S.SUBMITTED, S.APPROVED):
        return {"remarks": [], "problems": [], "recipients": [], "lists_recipients": False, "reach": []}
    groups = _groups(ward=newsletter.ward_id)
    reached = reach_in(newsletter.ward, groups)
    listed = recipients(newsletter, reached)
    return {
        "remarks": remarks(newsletter, stories, groups),
        "problems": problems(newsletter, stories),
        "recipients": listed,
        "lists_recipients": bool(listed),
        "reach": reached,
    }


def what_may_be_done(newsletter: Newsletter, user: User) -> dict[str, bool]:
    """The steps open to this person now: the same rules as the services', so that no button leads to a no."""
    edits = EDIT_NEWSLETTER.held_for(user, newsletter.ward)
    approves = APPROVE_NEWSLETTER.held_for(user, newsletter.ward)
    submitted = newsletter.stage == S.SUBMITTED
    mine = newsletter.submitted_by_id == user.pk
    paper = newsletter.paper
    failed = paper is not None and paper.state == PaperState.FAILED
    return {
        "edit": edits and newsletter.stage == S.DRAFT,
        "submit": edits and newsletter.stage == S.DRAFT,
        "approve": approves and submitted and not mine and not failed,
        "send_back": submitted and edits and (approves or mine),
        "print_again": edits and submitted and failed,
        "withdraw": approves and newsletter.stage == S.PUBLISHED,
        "see_post": KEEP_POST.held_by(user),
    }


def wards_waiting(user: User) -> Iterable[Any]:
    """The wards of this person with answers that wait for a newsletter: how many, since when."""
    rows = Owed.objects.visible_to(user).still().filter(to=OwedTo.WARD)
    return rows.values("ward_id", "ward__name").annotate(count=Count("pk"), oldest=Min("since")).order_by("oldest")


def known_of(story: Story) -> dict[str, Any]:
    """What the book knows of the story's issue, to write from; it is not printed."""
    issue = story.issue
    return {
        "issue": issue,
        "actions": _done(issue=issue.pk),
        "tablings": _reasons(issue=issue.pk),
    }
