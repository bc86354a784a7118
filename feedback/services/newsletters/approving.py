"""Submitting, sending back, approving and withdrawing: two different people, and never the second without the first."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from feedback.access import APPROVE_NEWSLETTER, EDIT_NEWSLETTER
from feedback.models import Newsletter, NewsletterStage
from feedback.services.newsletters.editing import draft_of
from feedback.services.newsletters.facts import gather
from feedback.services.newsletters.publishing import publish_locked, publish_soon
from feedback.services.newsletters.recipients import digest, recipients
from feedback.services.newsletters.showing import printed_html
from feedback.services.newsletters.wording import problems, remarks
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import PaperState, User
from partnerships.printing import ask_paper, try_again

CHECKED = "Some of it looks like a name, a number or an address. Change it, or confirm that it may go out."


def submit(*, newsletter: Newsletter, by: User, checked: bool = False) -> Newsletter:
    """Freeze the draft and have its proof printed, so that what is approved is exactly what is printed.

    `checked`: what looks like a name or an address was read and may go out. Raises Refused where a story quotes what
    was received, has lost its answer, or something is pointed out and was not checked.
    """
    with draft_of(newsletter, by=by) as row:
        row.ward = newsletter.ward
        _refuse_what_may_not_go_out(row, checked=checked)
        row.facts = gather(row)
        row.version += 1
        row.stage, row.submitted_by, row.submitted_at = NewsletterStage.SUBMITTED, by, timezone.now()
        row.sent_back_by, row.sent_back_at, row.sent_back_because = None, None, ""
        row.paper = ask_paper(
            f"newsletter:{row.pk}:{row.version}", f"{row.ward} newsletter, {row.edition_name}", printed_html(row)
        )
        row.save()
        return row


def approve(*, newsletter: Newsletter, by: User, seen: str, checked: bool = False) -> Newsletter:
    """Approve what was submitted and publish it, now or as soon as its paper is ready. Out: as it stands then.

    `seen` is the `digest` of the recipients as they were shown. By a coordinator or supervisor of the ward, and
    never by the person who submitted it (safety, "Publish"; the database refuses it too). A second click does nothing.
    """
    APPROVE_NEWSLETTER.require(by, newsletter.ward)
    with transaction.atomic():
        row = locked(newsletter)
        row.ward = newsletter.ward
        if row.stage in (NewsletterStage.APPROVED, NewsletterStage.PUBLISHED) and row.approved_by_id == by.pk:
            return row
        if row.stage != NewsletterStage.SUBMITTED:
            raise Refused("It is not waiting for approval any more. Look at it again.")
        if row.submitted_by_id == by.pk:
            raise Refused("You submitted it, so somebody else approves it: another coordinator or a supervisor.")
        _refuse_what_may_not_go_out(row, checked=checked)
        listed = recipients(row)
        if digest(listed) != seen:
            raise Refused("Who gets it by e-mail has changed since you opened this page. Look at the list again.")
        if row.paper is None or row.paper.state == PaperState.FAILED:
            raise Refused("It could not be printed. Have it printed again, or send it back.")
        row.stage, row.approved_by, row.approved_at = NewsletterStage.APPROVED, by, timezone.now()
        row.facts = {**row.facts, "recipients": [one.key for one in listed]}
        row.save(update_fields=["stage", "approved_by", "approved_at", "facts"])
        if row.paper.state == PaperState.READY:
            publish_locked(row)
        else:
            publish_soon()
        return row


def _refuse_what_may_not_go_out(newsletter: Newsletter, *, checked: bool) -> None:
    found = problems(newsletter)
    if found:
        raise Refused(" ".join(said for _, said in found))
    if not checked and remarks(newsletter):
        raise Refused(CHECKED, field="checked")


def send_back(*, newsletter: Newsletter, by: User, because: str) -> Newsletter:
    """Make it a draft again, with the reason: by somebody who approves, or by the person who submitted it."""
    if not because.strip():
        raise Refused("Write what has to change.", field="because")
    EDIT_NEWSLETTER.require(by, newsletter.ward)
    if newsletter.submitted_by_id != by.pk:
        APPROVE_NEWSLETTER.require(by, newsletter.ward)
    with transaction.atomic():
        row = locked(newsletter)
        if row.stage != NewsletterStage.SUBMITTED:
            raise Refused("It is not waiting for approval any more. Look at it again.")
        row.stage = NewsletterStage.DRAFT
        row.sent_back_by, row.sent_back_at, row.sent_back_because = by, timezone.now(), because.strip()
        row.save(update_fields=["stage", "sent_back_by", "sent_back_at", "sent_back_because"])
        return row


def print_again(*, newsletter: Newsletter, by: User) -> Newsletter:
    """Have a proof that failed printed once more."""
    EDIT_NEWSLETTER.require(by, newsletter.ward)
    if newsletter.paper is None or not try_again(newsletter.paper):
        raise Refused("It is printed already, or being printed.")
    return newsletter


def withdraw(*, newsletter: Newsletter, by: User, because: str) -> Newsletter:
    """Take a published newsletter off the public pages at once, its PDF with it; what it told can be told anew."""
    APPROVE_NEWSLETTER.require(by, newsletter.ward)
    if not because.strip():
        raise Refused("Write why it is withdrawn.", field="because")
    with transaction.atomic():
        row = locked(newsletter)
        if row.stage == NewsletterStage.WITHDRAWN:
            return row
        if row.stage != NewsletterStage.PUBLISHED:
            raise Refused("Only a published newsletter is withdrawn.")
        row.stage, row.withdrawn_by, row.withdrawn_at = NewsletterStage.WITHDRAWN, by, timezone.now()
        row.withdrawn_because = because.strip()
        row.save(update_fields=["stage", "withdrawn_by", "withdrawn_at", "withdrawn_because"])
        return row
