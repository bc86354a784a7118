"""Key Individuals who agreed hear by e-mail what was done: seen first, one letter each, ended by one click (E6)."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, KeyIndividual
from engagement.services.raising import log_issue
from feedback.models import KinUpdate
from feedback.services import updating
from partnerships.errors import Refused
from partnerships.models import Disclosure, Mail
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.network import kin_active, kin_invited
from tests.feedback.book import issue_resolved
from tests.feedback.newsletters import approve, submitted

ADDRESS = "/kin/updates/millbrook/"


@pytest.fixture
def agreed(harrowmere: Harrowmere) -> list[KeyIndividual]:
    """Two who agreed; beside them one who did not, one only invited, and one of another ward."""
    kin_active(harrowmere, name="Nora Nay", email="nora@example.org", email_updates=False)
    kin_invited(harrowmere, name="Ivo Invited", email="ivo@example.org", email_updates=True)
    kin_active(harrowmere, name="Odd Other", email="odd@example.org", email_updates=True, ward=2)
    return [
        kin_active(harrowmere, name=f"{name} Agreed", email=f"{name}@example.org".lower(), email_updates=True)
        for name in ("Ada", "Bea")
    ]


def sent(borough: Harrowmere, text: str = "The lamps are lit again.") -> KinUpdate:
    ward = borough.wards[1]
    seen = updating.digest(updating.recipients(ward), "News", text)
    return updating.send(ward=ward, by=borough.carol, subject="News", text=text, seen=seen)


def test_those_who_agreed_are_seen_and_then_written_to(
    harrowmere: Harrowmere, agreed: list[KeyIndividual], signed_in: SignedIn
) -> None:
    carol, typed = signed_in(harrowmere.carol), {"subject": "News", "text": "The lamps are lit again.\nMore soon."}
    with at_most(12):
        carol.get(ADDRESS)
    page = carol.post(ADDRESS, typed).content.decode()
    assert not Mail.objects.filter(kind="kin update").exists(), "shown, not sent"
    assert all(one.name in page and one.email in page for one in agreed)
    assert "Nora" not in page
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen is not None
    key = str(uuid4())
    for _ in range(2):
        carol.post(ADDRESS, {**typed, "seen": seen[1], "submission": key})
    letters = Mail.objects.filter(kind="kin update")
    assert sorted(letter.to for letter in letters) == ["ada@example.org", "bea@example.org"]
    assert KinUpdate.objects.get().sent_to == 2
    written_to = Disclosure.objects.filter(user=harrowmere.carol, what="kin:written to")
    assert {row.subject for row in written_to} == {one.reference for one in agreed}


def test_a_letter_names_nobody_else(harrowmere: Harrowmere, agreed: list[KeyIndividual]) -> None:
    sent(harrowmere)
    letter = Mail.objects.get(to="ada@example.org")
    assert "The lamps are lit again." in letter.text
    for name in ("Bea", "bea@", "Ada Agreed", "Nora"):
        assert name not in letter.text


def test_what_changed_since_it_was_shown_is_shown_again(harrowmere: Harrowmere, agreed: list[KeyIndividual]) -> None:
    ward = harrowmere.wards[1]
    seen = updating.digest(updating.recipients(ward), "News", "The lamps are lit.")
    KeyIndividual.objects.filter(pk=agreed[0].pk).update(email="new@example.org")
    for text in ("The lamps are lit.", "Other words."):
        with pytest.raises(Refused):
            updating.send(ward=ward, by=harrowmere.carol, subject="News", text=text, seen=seen)
    with pytest.raises(PermissionDenied):
        updating.send(ward=ward, by=harrowmere.priya, subject="News", text="x", seen=seen)
    assert not Mail.objects.filter(kind="kin update").exists()


def test_one_click_ends_it_for_that_person_alone(harrowmere: Harrowmere, agreed: list[KeyIndividual]) -> None:
    sent(harrowmere)
    way_out = Mail.objects.get(to="ada@example.org").unsubscribe_url
    path = "/follow/" + way_out.split("/follow/")[1]
    public = Client()
    assert "Stop the updates" in public.get(path).content.decode()
    assert [one.name for one in updating.recipients(harrowmere.wards[1])] == ["Ada Agreed", "Bea Agreed"]
    for _ in range(2):
        assert "No more updates" in public.post(path).content.decode()
    assert [one.name for one in updating.recipients(harrowmere.wards[1])] == ["Bea Agreed"]
    assert "Ada" not in public.get(path).content.decode()
    assert public.get(f"/follow/updates/{agreed[1].pk}:forged/end/").status_code == 404


def test_it_begins_with_what_was_dealt_with_in_public_wording(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    ward, today = harrowmere.wards[1], timezone.localdate()
    done = log_issue(ward=ward, concern="Raw words", by=harrowmere.carol, received_text="Mrs Ahmed says")
    hidden = log_issue(ward=ward, concern="Hidden", by=harrowmere.carol)
    Issue.objects.filter(pk=done.pk).update(public_wording="The lamps by the steps are out.", outcome_on=today)
    Issue.objects.filter(pk=hidden.pk).update(
        public_wording="Not for everybody.", outcome_on=today, sensitivity="restricted"
    )
    begun = updating.begun(ward)
    assert begun == "Dealt with since we last wrote to you:\n\n* You said: The lamps by the steps are out.\n  We did:"
    carol = signed_in(harrowmere.carol)
    kin_active(harrowmere, email="ada@example.org", email_updates=True)
    for text, looked_at in ((begun, False), (f"{begun} new bulbs, in May.", True)):
        page = carol.post(ADDRESS, {"subject": "News", "text": text}).content.decode()
        assert ("Send it" in page) is looked_at


def test_what_a_newsletter_told_need_not_be_written_again(harrowmere: Harrowmere) -> None:
    issue = issue_resolved(harrowmere, raisers=0)
    newsletter = submitted(harrowmere)
    newsletter.stories.filter(issue=issue).update(we_did="New bulbs were put in.", what_happened="It is light again.")
    assert updating.begun(harrowmere.wards[1]).endswith("\n  We did:")  # not told before it is published
    approve(harrowmere, newsletter)
    with at_most(3):
        begun = updating.begun(harrowmere.wards[1])
    assert begun.endswith("\n  We did: New bulbs were put in. It is light again.")
