"""While it is made: brought up to date when asked, listed by who must act, and no address keeps others from it (F2)."""

import pytest

from config.demonstration.cast import Harrowmere
from feedback.services.newsletters import editing, recipients
from feedback.services.newsletters.showing import facts_of, facts_to_print
from partnerships.models import Mail, Membership, WardContact
from tests.conftest import SignedIn
from tests.feedback.book import issue_resolved
from tests.feedback.newsletters import draft, published, submitted, subscribe


def test_figures_and_stories_come_up_to_date_together(harrowmere: Harrowmere) -> None:
    newsletter = draft(harrowmere)
    issue = issue_resolved(harrowmere)
    assert facts_of(newsletter)["figures"]["raised"] == 0
    assert editing.add(newsletter=newsletter, issue=None, by=harrowmere.carol) == 1
    newsletter.refresh_from_db()
    assert newsletter.stories.get().issue == issue
    assert facts_of(newsletter)["figures"]["raised"] == 1


def test_a_preview_shows_a_draft_as_it_would_print_today(harrowmere: Harrowmere) -> None:
    newsletter = draft(harrowmere)
    WardContact.objects.filter(ward=harrowmere.wards[1]).delete()
    assert facts_of(newsletter)["contacts"]
    assert facts_to_print(newsletter)["contacts"] == []


@pytest.mark.parametrize("bad", ["rita at harrowmere", "rita@example.org, stan@example.org"])
def test_an_address_that_cannot_be_written_to_keeps_nobody_else_from_it(harrowmere: Harrowmere, bad: str) -> None:
    issue_resolved(harrowmere)
    subscribe(harrowmere, ["reader@example.org"])
    Membership.objects.create(group=harrowmere.np(1), name="Stan Pike", email=bad)
    (reached,) = recipients.reach_in(harrowmere.wards[1])
    assert reached.without == 1
    published(harrowmere)
    sent_to = set(Mail.objects.filter(kind="newsletter").values_list("to", flat=True))
    assert "reader@example.org" in sent_to
    assert bad not in sent_to


def test_the_desk_leads_to_those_another_person_submitted(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue_resolved(harrowmere)
    newsletter = submitted(harrowmere)
    draft(harrowmere, ward=2)
    for who, listed in ((harrowmere.ines, {newsletter}), (harrowmere.carol, set())):
        page = signed_in(who).get("/newsletters/?stage=submitted")
        assert set(page.context["making"]) == listed
