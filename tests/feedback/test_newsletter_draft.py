"""The draft the book builds: what goes in, what is left out, and in whose words (F2)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Channel, Issue, Sensitivity
from feedback.models import Owed, StorySection
from feedback.services.newsletters import drafting, editing, making, periods
from feedback.services.telling import tell
from partnerships.asking import Question
from partnerships.errors import Refused
from partnerships.models import AgendaItem, Meeting
from tasking.models import Action, Decision, Tabling
from tests.conftest import SignedIn
from tests.feedback.book import RECEIVED, issue_not_prioritised, issue_resolved
from tests.feedback.newsletters import draft, published


def test_answers_owed_to_the_ward_become_stories(harrowmere: Harrowmere) -> None:
    done, declined = issue_resolved(harrowmere), issue_not_prioritised(harrowmere)
    issue_resolved(harrowmere, ward=2)
    stories = {story.issue: story.section for story in draft(harrowmere).stories.all()}
    assert stories == {done: StorySection.DID, declined: StorySection.ALSO}


def test_you_said_is_the_public_wording_and_nothing_else(harrowmere: Harrowmere) -> None:
    issue = issue_resolved(harrowmere, concern="CANARYCONCERN", place="CANARYPLACE 14 Tanner Street")
    story = draft(harrowmere).stories.get()
    assert story.you_said == issue.public_wording
    assert "CANARY" not in story.headline + story.you_said + story.we_did + story.what_happened


def result(borough: Harrowmere, issue: Issue, outcome: str) -> None:
    today = timezone.localdate()
    Action.objects.create(
        issue=issue, what="Clear it", owner=borough.errol, agency=borough.agencies["street-environment"], due_on=today,
        agreed_on=today, kind="prevention", state="done", done_on=today, outcome=outcome,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("outcome", "offered"),
    [
        ("Cleared the alley and fitted a gate.", True),
        ("Spoke to Mrs Joan Hartley at 14 Tanner Street.", False),
        ("Rang 07700 900123 and cleared it.", False),
        (RECEIVED, False),
        (f"They told us: {RECEIVED}. Cleared.", False),
    ],
)
def test_an_officers_text_is_offered_only_where_nothing_is_pointed_out(
    harrowmere: Harrowmere, outcome: str, offered: bool
) -> None:
    result(harrowmere, issue_resolved(harrowmere), outcome)
    story = draft(harrowmere).stories.get()
    assert story.we_did.startswith("Street Environment")
    assert (outcome in story.we_did) is offered


def test_why_not_and_what_else_can_help(harrowmere: Harrowmere) -> None:
    issue = issue_not_prioritised(harrowmere)
    meeting = Meeting.objects.create(group=harrowmere.ltm(1), starts_at=timezone.now())
    item = AgendaItem.objects.create(meeting=meeting, position=1, title="One")
    Tabling.objects.create(
        item=item, meeting=meeting, issue=issue, decision=Decision.NOT_PRIORITY, decided_at=timezone.now(),
        reason="Three other matters came first.", other_help="The Civic Society mends clocks.",
    )  # fmt: skip
    story = draft(harrowmere).stories.get()
    assert (story.we_did, story.what_happened) == ("Three other matters came first.", "The Civic Society mends clocks.")


@pytest.mark.parametrize(
    ("facts", "says"),
    [({"public_wording": ""}, "no public wording"), ({"sensitivity": Sensitivity.RESTRICTED}, "restricted")],
)
def test_some_have_no_story(harrowmere: Harrowmere, facts: dict[str, Any], says: str) -> None:
    issue_resolved(harrowmere, **facts)
    newsletter = draft(harrowmere)
    assert not newsletter.stories.exists(), says
    assert drafting.no_story_yet(**drafting.asked_of(newsletter)).count() == (says == "no public wording")


def test_a_ward_told_by_other_means_is_not_told_again(harrowmere: Harrowmere) -> None:
    issue_resolved(harrowmere)
    keys = list(Owed.objects.still().values_list("pk", flat=True))
    tell(by=harrowmere.carol, owed=keys, channel=Channel.LEAFLET, what="Done.")
    assert not draft(harrowmere).stories.exists()


def test_what_was_missed_before_the_period_is_not_lost(harrowmere: Harrowmere) -> None:
    issue_resolved(harrowmere)
    Owed.objects.update(since=timezone.localdate() - timedelta(days=400))
    assert draft(harrowmere).stories.count() == 1


def test_one_newsletter_a_ward_and_month(harrowmere: Harrowmere) -> None:
    draft(harrowmere)
    with pytest.raises(Refused, match="already"):
        draft(harrowmere)
    draft(harrowmere, ward=2)


def test_since_the_last_begins_the_day_after_it(harrowmere: Harrowmere) -> None:
    ward, today = harrowmere.wards[1], timezone.localdate()
    first = periods.since_last(ward, today)
    assert first.last == today
    published(harrowmere)
    later = periods.since_last(ward, today + timedelta(days=50))
    assert (later.first, later.last) == (today + timedelta(days=1), today + timedelta(days=50))


def test_every_period_offered_can_be_chosen(harrowmere: Harrowmere) -> None:
    today = timezone.localdate()
    for choice, _ in periods.choices(today):
        period = periods.period_of(choice, harrowmere.wards[1], today)
        assert period.first <= period.last <= today


def test_outside_ones_wards_none_is_started(harrowmere: Harrowmere) -> None:
    ward, today = harrowmere.wards[7], timezone.localdate()
    with pytest.raises(PermissionDenied):
        drafting.start(by=harrowmere.carol, ward=ward, period=periods.since_last(ward, today))


def test_a_draft_has_room_for_so_many_and_the_rest_waits_in_sight(
    harrowmere: Harrowmere, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    issues = [issue_resolved(harrowmere) for _ in range(5)]
    monkeypatch.setattr(drafting, "DRAFTED", 2)
    monkeypatch.setattr(making, "WAITING_SHOWN", 2)
    monkeypatch.setattr(making, "_first_waiting", Question(making._first_waiting.write))  # written anew, for two
    newsletter = draft(harrowmere)
    assert {story.issue for story in newsletter.stories.all()} == set(issues[:2])
    page = signed_in(harrowmere.carol).get(newsletter.get_absolute_url()).content.decode()
    assert [issue.reference in page for issue in issues] == [True, True, True, True, False]
    assert "1 more waits behind these" in page
    assert editing.add(newsletter=newsletter, issue=None, by=harrowmere.carol) == 0
    assert editing.add(newsletter=newsletter, issue=issues[4], by=harrowmere.carol) == 1
