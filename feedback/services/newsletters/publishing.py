"""Publishing gives the feedback of every issue in the newsletter, in one transaction and once (F2)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from engagement.models import Channel, Issue, Stage
from feedback.models import CourtTold, Feedback, Newsletter, NewsletterStage, Owed, OwedTo, Story
from feedback.services import mailing
from feedback.services.finishing import finish_if_all_told
from feedback.services.newsletters.recipients import reach_in, recipients
from feedback.services.newsletters.showing import told
from feedback.services.newsletters.wording import problems, stories_in
from feedback.services.telling import give
from partnerships.errors import Refused
from partnerships.history import because
from partnerships.models import Paper, PaperState
from partnerships.nudge import nudge


def publish_soon(paper: Paper | None = None) -> None:
    """Have a worker look what is approved and printed: called when a paper is ready; a lost nudge, the next tick."""
    from feedback.tasks import publish_due as task  # noqa: PLC0415 - the task calls this module

    nudge(task)


def publish_due() -> int:
    """Publish what is approved and printed; send back what could not be printed. How many were published.

    Two workers may run this at once: each takes the rows that nobody holds.
    """
    done = 0
    approved = Newsletter.objects.filter(stage=NewsletterStage.APPROVED)
    for key in approved.filter(paper__state__in=[PaperState.READY, PaperState.FAILED]).values_list("pk", flat=True):
        with because("publish the approved newsletter"), transaction.atomic():
            row = approved.select_for_update(of=("self",), skip_locked=True).filter(pk=key).first()
            if row is None or row.paper is None:
                continue
            if row.paper.state == PaperState.FAILED:
                _send_back(row, f"It could not be printed: {row.paper.error}")
            elif found := problems(row):
                _send_back(row, " ".join(said for _, said in found))
            else:
                publish_locked(row)
                done += 1
    return done


def _send_back(newsletter: Newsletter, why: str) -> None:
    """By the book itself, with the reason for all to see; nothing was published."""
    newsletter.stage = NewsletterStage.DRAFT
    newsletter.sent_back_by, newsletter.sent_back_at, newsletter.sent_back_because = None, timezone.now(), why
    newsletter.save(update_fields=["stage", "sent_back_by", "sent_back_at", "sent_back_because"])


def publish_locked(newsletter: Newsletter) -> None:
    """Publish an approved newsletter whose paper is ready; its row is locked by the caller's transaction.

    For each issue in it one feedback, the step TOLD, and fed back where nobody is left; one mail for each recipient
    approved. Raises Refused where it is not approved or not printed.
    """
    if newsletter.stage != NewsletterStage.APPROVED or newsletter.paper is None:
        raise Refused("Only an approved newsletter is published.")
    if newsletter.paper.state != PaperState.READY:
        raise Refused("It is still being printed.")
    newsletter.stage, newsletter.published_at = NewsletterStage.PUBLISHED, timezone.now()
    newsletter.save(update_fields=["stage", "published_at"])
    stories = stories_in(newsletter)
    # Every issue first and in one order, as everybody who tells locks them.
    keys = sorted(story.issue_id for story in stories)
    issues = {
        issue.pk: issue
        for issue in Issue.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
        .select_related("ward__partnership")
    }  # fmt: skip
    approved = set(newsletter.facts.get("recipients", []))
    listed = [one for one in recipients(newsletter) if one.key in approved]
    # A newsletter is also printed: members without an address get a copy, which the approver was asked to see to.
    told_groups = {each.group.pk for each in reach_in(newsletter.ward) if each.members}
    for story in stories:
        _give_feedback(newsletter, story, issues[story.issue_id], told_groups)
    CourtTold.objects.bulk_create(
        CourtTold(newsletter=newsletter, outcome_id=court["id"])
        for court in newsletter.facts.get("courts", []) if not court["left_out"]
    )  # fmt: skip
    mailing.send_newsletter(newsletter, listed, stories)


def _give_feedback(newsletter: Newsletter, story: Story, issue: Issue, told_groups: Iterable[int]) -> None:
    chose = Q(to=OwedTo.RAISER, raiser__channel=Channel.NEWSLETTER)
    settled = Q(to=OwedTo.WARD) | Q(to=OwedTo.GROUP, group__in=told_groups) | chose
    rows = list(
        Owed.objects.still().filter(settled, issue=issue).select_related("group", "raiser")
        .select_for_update(of=("self",)).order_by("pk")
    )  # fmt: skip
    day = timezone.localdate()
    by = newsletter.approved_by
    what = told(story)
    if issue.stage == Stage.CLOSED:  # told anew, after a newsletter that was withdrawn; its loop stays closed
        Feedback.objects.create(
            issue=issue, channel=Channel.NEWSLETTER, what=what, given_on=day, given_by=by, newsletter=newsletter
        )
        return
    give(issue, rows, by=by, channel=Channel.NEWSLETTER, what=what, day=day, newsletter=newsletter)
    finish_if_all_told(issue, by=by)
