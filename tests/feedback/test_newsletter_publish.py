"""Publishing: by a second person, once, and it gives the feedback of each issue in it (F2, safety 15)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from config.demonstration.cast import Harrowmere
from engagement import trail
from engagement.models import Method, Stage, Verb
from feedback.models import Feedback, Newsletter, NewsletterStage, Owed, OwedTo
from feedback.services.newsletters import approving, editing, publishing, recipients
from feedback.services.newsletters.wording import problems
from partnerships.errors import Refused
from partnerships.models import Mail, Membership, Paper, PaperState
from tests.feedback.book import RECEIVED, issue_not_prioritised, issue_resolved, raised_by
from tests.feedback.newsletters import approve, draft, proof_ready, published, submitted, subscribe


def test_it_gives_the_feedback_of_each_issue_in_it_once(harrowmere: Harrowmere) -> None:
    issues = [issue_resolved(harrowmere, raisers=0), issue_not_prioritised(harrowmere)]
    newsletter = published(harrowmere)
    assert {given.issue for given in Feedback.objects.filter(newsletter=newsletter)} == set(issues)
    for issue in issues:
        issue.refresh_from_db()
        assert issue.stage == Stage.FED_BACK
        assert issue.steps.filter(verb=Verb.TOLD).count() == 1
    assert not Owed.objects.still().exists()


def test_raisers_are_still_owed_what_they_chose(harrowmere: Harrowmere) -> None:
    issue = issue_resolved(harrowmere)
    raised_by(issue, "Paper reader", email="", channel="newsletter")
    published(harrowmere)
    still = Owed.objects.still().get()
    issue.refresh_from_db()
    assert (still.to, issue.stage) == (OwedTo.RAISER, Stage.RESOLVED)


def test_who_chose_the_newsletter_is_told_by_it(harrowmere: Harrowmere) -> None:
    issue = issue_resolved(harrowmere, raisers=0)
    issue = issue_resolved(harrowmere, raisers=0, concern="Second")
    raiser = raised_by(issue, channel="newsletter", email="reader@example.org")
    Owed.objects.create(
        issue=issue, ward=issue.ward, round=1, to=OwedTo.RAISER, raiser=raiser, since="2026-01-01",
        due_on="2026-01-15", because=issue.steps.get(verb=Verb.OUTCOME),
    )  # fmt: skip
    published(harrowmere)
    assert not Owed.objects.still().exists()
    assert Mail.objects.filter(kind="newsletter", to="reader@example.org").count() == 1


@pytest.mark.parametrize(("addresses", "still_owed"), [("all", 0), ("some", 0), ("none", 1)])
def test_a_group_is_told_where_its_members_are_mailed(harrowmere: Harrowmere, addresses: str, still_owed: int) -> None:
    issue_resolved(harrowmere, raisers=0, method=Method.NP)
    if addresses == "some":
        Membership.objects.create(group=harrowmere.np(1), name="Stan Pike")
    if addresses == "none":
        Membership.objects.filter(group=harrowmere.np(1)).update(email="", user=None)
    published(harrowmere)
    assert Owed.objects.still().filter(to=OwedTo.GROUP).count() == still_owed
    assert Mail.objects.filter(kind="newsletter").count() == (0 if addresses == "none" else 5)


def test_recipients_are_each_mailed_once_with_their_own_way_out(harrowmere: Harrowmere) -> None:
    issue_resolved(harrowmere)
    one, two = subscribe(harrowmere, ["one@example.org", "RITA@harrowmere.example"])
    published(harrowmere)
    mails = {mail.to.lower(): mail for mail in Mail.objects.filter(kind="newsletter")}
    assert Mail.objects.filter(kind="newsletter").count() == len(mails) == 6
    assert mails["one@example.org"].unsubscribe_url.endswith(f"/follow/newsletter/{one.token}/end/")
    assert two.token in mails["rita@harrowmere.example"].unsubscribe_url
    assert "CANARY" not in "".join(mail.subject + mail.text for mail in mails.values())


def test_not_by_the_person_who_submitted_it(harrowmere: Harrowmere) -> None:
    newsletter = submitted(harrowmere)
    with pytest.raises(Refused, match="somebody else approves"):
        approving.approve(newsletter=newsletter, by=harrowmere.carol, seen="", checked=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Newsletter.objects.filter(pk=newsletter.pk).update(stage="approved", approved_by=harrowmere.carol)


@pytest.mark.parametrize("who", ["priya", "colin", "errol", "cllr_jones", "adam"])
def test_not_by_somebody_without_the_right(harrowmere: Harrowmere, who: str) -> None:
    newsletter = submitted(harrowmere)
    with pytest.raises(PermissionDenied):
        approving.approve(newsletter=newsletter, by=getattr(harrowmere, who), seen="", checked=True)


def test_only_to_the_recipients_that_were_seen(harrowmere: Harrowmere) -> None:
    newsletter = submitted(harrowmere)
    seen = recipients.digest(recipients.recipients(newsletter))
    subscribe(harrowmere, ["late@example.org"])
    with pytest.raises(Refused, match="has changed since"):
        approving.approve(newsletter=newsletter, by=harrowmere.ines, seen=seen, checked=True)


def test_who_unsubscribes_before_it_goes_out_gets_nothing(harrowmere: Harrowmere) -> None:
    (one,) = subscribe(harrowmere, ["one@example.org"])
    newsletter = approve(harrowmere, submitted(harrowmere, printed=False))
    one.delete()
    proof_ready(newsletter)
    publishing.publish_due()
    assert not Mail.objects.filter(to="one@example.org").exists()
    assert Mail.objects.filter(kind="newsletter").count() == 5


def test_approved_before_it_is_printed_it_waits_for_the_paper(harrowmere: Harrowmere) -> None:
    issue_resolved(harrowmere, raisers=0)
    newsletter = approve(harrowmere, submitted(harrowmere, printed=False))
    assert (newsletter.stage, publishing.publish_due()) == (NewsletterStage.APPROVED, 0)
    proof_ready(newsletter)
    assert (publishing.publish_due(), publishing.publish_due()) == (1, 0)
    assert Feedback.objects.count() == 1


def test_what_cannot_be_printed_is_sent_back_with_the_reason(harrowmere: Harrowmere) -> None:
    newsletter = approve(harrowmere, submitted(harrowmere, printed=False))
    Paper.objects.update(state=PaperState.FAILED, error="It takes longer than 20 seconds to print.")
    assert publishing.publish_due() == 0
    newsletter.refresh_from_db()
    assert (newsletter.stage, newsletter.sent_back_by) == (NewsletterStage.DRAFT, None)
    assert "longer than 20 seconds" in newsletter.sent_back_because


def test_an_answer_disputed_since_does_not_go_out(harrowmere: Harrowmere) -> None:
    issue = issue_resolved(harrowmere)
    newsletter = submitted(harrowmere)
    trail.record(issue=issue, verb=Verb.DISPUTED, by=harrowmere.carol)
    with pytest.raises(Refused, match="no longer stands"):
        approve(harrowmere, newsletter)


def test_the_received_text_never_goes_out(harrowmere: Harrowmere) -> None:
    issue_resolved(harrowmere)
    newsletter = draft(harrowmere)
    story = newsletter.stories.get()
    with pytest.raises(Refused, match="word for word"):
        editing.edit_story(
            story=story, by=harrowmere.carol, version=1, headline="x", you_said=RECEIVED, we_did="", what_happened=""
        )
    newsletter.stories.update(what_happened=RECEIVED)  # past the form
    assert "word for word" in problems(newsletter)[0][1]
    with pytest.raises(Refused, match="word for word"):
        approving.submit(newsletter=newsletter, by=harrowmere.carol, checked=True)


def test_what_looks_like_somebody_is_read_first(harrowmere: Harrowmere) -> None:
    issue_resolved(harrowmere)
    newsletter = draft(harrowmere)
    newsletter.stories.update(we_did="Mrs Joan Hartley was told on 07700 900123.")
    with pytest.raises(Refused) as refusal:
        approving.submit(newsletter=newsletter, by=harrowmere.carol)
    assert refusal.value.field == "checked"
    approving.submit(newsletter=newsletter, by=harrowmere.carol, checked=True)


def test_submitted_it_stays_as_it_is_until_it_is_sent_back(harrowmere: Harrowmere) -> None:
    issue_resolved(harrowmere)
    newsletter = submitted(harrowmere)
    story = newsletter.stories.get()

    def edit() -> None:
        editing.edit_story(
            story=story, by=harrowmere.carol, version=1, headline="x", you_said="y", we_did="", what_happened=""
        )

    with pytest.raises(Refused, match="Send it back"):
        edit()
    approving.send_back(newsletter=newsletter, by=harrowmere.ines, because="Say when the gate was fitted.")
    story.newsletter.refresh_from_db()
    edit()
    again = approving.submit(newsletter=newsletter, by=harrowmere.carol, checked=True)
    assert Paper.objects.filter(key__startswith=f"newsletter:{newsletter.pk}:").count() == 2
    assert (again.sent_back_because, again.stage) == ("", NewsletterStage.SUBMITTED)


def test_withdrawn_it_can_be_told_anew(harrowmere: Harrowmere) -> None:
    issue = issue_resolved(harrowmere, raisers=0)
    newsletter = published(harrowmere)
    approving.withdraw(newsletter=newsletter, by=harrowmere.ines, because="The date was wrong.")
    again = published(harrowmere)
    assert again.edition == newsletter.edition
    assert Feedback.objects.filter(issue=issue).count() == 2
    assert issue.steps.filter(verb=Verb.ALL_TOLD).count() == 1
