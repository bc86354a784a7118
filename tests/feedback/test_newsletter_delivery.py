"""An address that was refused: the ward's team sees whose, why, and what to do; nobody else does (F2)."""

from __future__ import annotations

import pytest

from config.demonstration.cast import Harrowmere
from engagement.models import Channel
from feedback.models import Newsletter
from feedback.services.newsletters.delivery import mailed, undelivered
from partnerships.models import Disclosure, Mail, MailState
from tests.conftest import SignedIn
from tests.feedback.book import issue_new, raised_by, resolve
from tests.feedback.newsletters import published, subscribe

REFUSED = "The mail server refused the address (550: no such mailbox)."


@pytest.fixture
def refused(harrowmere: Harrowmere) -> Newsletter:
    """Published to members, a subscriber and a raiser; of each kind one address was refused."""
    issue = issue_new(harrowmere)
    raised_by(issue, "Amina Bello", email="amina@example.org", channel=Channel.NEWSLETTER)
    resolve(harrowmere, issue)
    subscribe(harrowmere, ["reader@example.org"])
    newsletter = published(harrowmere)
    Mail.objects.filter(to__in=["amina@example.org", "reader@example.org", harrowmere.rita.email]).update(
        state=MailState.FAILED, error=REFUSED
    )
    return newsletter


def test_each_has_a_next_step(harrowmere: Harrowmere, refused: Newsletter) -> None:
    found = {row.email: row for row in undelivered(refused)}
    issue = refused.stories.get().issue
    assert set(found) == {"amina@example.org", "reader@example.org", harrowmere.rita.email}
    assert {row.reason for row in found.values()} == {REFUSED}
    assert found["amina@example.org"].url == issue.get_absolute_url()
    assert found[harrowmere.rita.email].url == harrowmere.np(1).get_absolute_url()
    assert found["reader@example.org"].url == ""
    assert mailed(refused)["failed"] == 3


@pytest.mark.parametrize(("who", "sees"), [("carol", True), ("ines", True), ("colin", False), ("adam", False)])
def test_the_wards_team_alone_sees_them_and_that_is_logged(
    harrowmere: Harrowmere, refused: Newsletter, signed_in: SignedIn, who: str, sees: bool
) -> None:
    before = Disclosure.objects.count()
    page = signed_in(harrowmere.people[who]).get(refused.get_absolute_url())
    assert page.status_code == (200 if sees else 404)
    assert ("3 could not be delivered" in page.text) is sees
    assert ("amina@example.org" in page.text) is sees
    assert (Disclosure.objects.count() > before) is sees


def test_the_post_leads_coordinators_to_what_it_was_about(
    harrowmere: Harrowmere, refused: Newsletter, signed_in: SignedIn
) -> None:
    address = f'href="{refused.get_absolute_url()}"'
    assert address in signed_in(harrowmere.carol).get("/post/").text
    assert address not in signed_in(harrowmere.adam).get("/post/").text
