"""Minutes go out by two persons, without confidential items, and of issues in public wording alone (P8, safety 15)."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, Sensitivity
from engagement.services.raising import log_issue
from partnerships.errors import Refused
from partnerships.models import Meeting
from partnerships.services import meetings, minutes
from tasking import publishing
from tasking.models import Decision
from tasking.services import closing, deciding
from tests.conftest import SignedIn
from tests.tasking.making import an_agreed, issue_tabled, meeting_under_way

RECEIVED = "Old Mr Thistlewood at number 14 tips it there, he said."
SECRETS = [
    "Thistlewood",
    "number 14",
    "hush",
    "restricted concern",
    "Errol",
    "Clear the alley",
    "Carol",
    "others worse",
]


@pytest.fixture
def meeting(harrowmere: Harrowmere) -> Meeting:
    """A public group's meeting, closed: an issue acted on, one declined, a restricted one, free and private items."""
    group = harrowmere.ltm(1)
    group.public = True
    group.save()
    meeting = meeting_under_way(harrowmere)
    carol = harrowmere.carol
    acted = issue_tabled(harrowmere, at=meeting, received_text=RECEIVED, concern="Tipping by Mr Thistlewood")
    deciding.record_decision(
        tabling=acted,
        by=carol,
        decision=Decision.ACTION,
        facts={"agreed": an_agreed(harrowmere)},
        minute="Errol knows him.",
        minute_version=1,
    )
    declined = issue_tabled(harrowmere, at=meeting, concern="Noise")
    deciding.decline(tabling=declined, by=carol, reason="others worse")
    restricted = issue_tabled(
        harrowmere, at=meeting, concern="restricted concern", sensitivity=Sensitivity.RESTRICTED
    )  # fmt: skip
    deciding.decline(tabling=restricted, by=carol, reason="others worse")
    free = meetings.add_item(meeting=meeting, by=carol, title="Summer fair")
    meetings.save_minute(item=free, by=carol, minute="It is on the third of July.", version=1, done=True)
    private = meetings.add_item(meeting=meeting, by=carol, title="hush", confidential=True)
    meetings.save_minute(item=private, by=carol, minute="hush hush", version=1, done=True)
    closing.close(meeting=meeting, by=carol)
    Issue.objects.filter(pk=acted.issue_id).update(public_wording="Rubbish is left in the alley.")
    Issue.objects.filter(pk=declined.issue_id).update(public_wording="Music is played late.")
    meeting.refresh_from_db()
    return meeting


def address(harrowmere: Harrowmere, meeting: Meeting) -> str:
    return reverse("public-minutes", args=[harrowmere.wards[1].slug, meeting.day])


def published(harrowmere: Harrowmere, meeting: Meeting) -> None:
    minutes.approve_minutes(meeting=meeting, by=harrowmere.carol)
    minutes.publish_minutes(meeting=meeting, by=harrowmere.ines)


def test_the_public_reads_what_was_decided_and_no_more(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    published(harrowmere, meeting)
    page = Client().get(address(harrowmere, meeting)).content.decode()
    assert "Rubbish is left in the alley." in page
    assert "One action was agreed for Street Environment" in page
    assert "Not made a priority at present." in page
    assert "It is on the third of July." in page
    assert [secret for secret in SECRETS if secret in page] == []


def test_what_was_raised_there_is_told_in_public_wording(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    """Said for the first time at the meeting; without public wording it is left out, and the publisher is told."""
    ward, carol = harrowmere.wards[1], harrowmere.carol
    told = log_issue(ward=ward, by=carol, concern="Parking", public_wording="Cars stand on the pavement")
    untold = log_issue(ward=ward, by=carol, concern="Scooters", received_text=RECEIVED)
    hidden = log_issue(
        ward=ward, by=carol, concern="Dealing", public_wording="Nobody reads", sensitivity=Sensitivity.RESTRICTED
    )
    Issue.objects.filter(pk__in=[told.pk, untold.pk, hidden.pk]).update(heard_at=meeting)
    minutes.approve_minutes(meeting=meeting, by=harrowmere.carol)
    before = signed_in(harrowmere.ines).get(reverse("minutes-publish", args=[meeting.pk])).content.decode()
    assert untold.reference in before
    assert hidden.reference not in before
    signed_in(harrowmere.ines).post(reverse("minutes-publish", args=[meeting.pk]), {"looked": "yes"})
    page = Client().get(address(harrowmere, meeting)).content.decode()
    assert "What was raised" in page
    assert "Cars stand on the pavement." in page
    assert [secret for secret in (*SECRETS, "Scooters", "Nobody reads") if secret in page] == []
    assert told.reference not in page


def test_what_went_out_stays_as_it_was_read(harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn) -> None:
    """No change of wording reaches the public by itself; published again, the minutes say it (safety 15)."""
    publish = reverse("minutes-publish", args=[meeting.pk])
    minutes.approve_minutes(meeting=meeting, by=harrowmere.carol)
    ines = signed_in(harrowmere.ines)
    ines.post(publish, {"looked": "yes"})
    first = Client().get(address(harrowmere, meeting)).content.decode()
    Issue.objects.filter(concern="Noise").update(public_wording="Written afterwards.")
    assert "Music is played late." in first
    assert Client().get(address(harrowmere, meeting)).content.decode() == first
    ines.post(reverse("minutes-withdraw", args=[meeting.pk]))
    ines.post(publish, {"looked": "yes"})
    assert "Written afterwards." in Client().get(address(harrowmere, meeting)).content.decode()


def test_not_published_or_withdrawn_there_is_nothing(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    public = Client()
    assert public.get(address(harrowmere, meeting)).status_code == 404
    published(harrowmere, meeting)
    assert public.get(address(harrowmere, meeting)).status_code == 200
    minutes.withdraw_minutes(meeting=meeting, by=harrowmere.carol)
    for end in ("", "minutes.pdf"):
        assert public.get(address(harrowmere, meeting) + end).status_code == 404


def test_who_approved_does_not_publish(harrowmere: Harrowmere, meeting: Meeting) -> None:
    with pytest.raises(Refused, match="approved first"):
        minutes.publish_minutes(meeting=meeting, by=harrowmere.ines)
    minutes.approve_minutes(meeting=meeting, by=harrowmere.carol)
    with pytest.raises(Refused, match="another person"):
        minutes.publish_minutes(meeting=meeting, by=harrowmere.carol)
    with pytest.raises(PermissionDenied):
        minutes.publish_minutes(meeting=meeting, by=harrowmere.adam)
    Meeting.objects.filter(pk=meeting.pk).update(minutes_approved_by=harrowmere.carol)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(
            minutes_published_at=timezone.now(), minutes_published_by=harrowmere.carol
        )


def test_the_page_asks_for_public_wording_first(harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn) -> None:
    minutes.approve_minutes(meeting=meeting, by=harrowmere.carol)
    issue = Issue.objects.get(concern="Noise")
    Issue.objects.filter(pk=issue.pk).update(public_wording="")
    ines = signed_in(harrowmere.ines)
    page = ines.post(reverse("minutes-publish", args=[meeting.pk]))
    assert issue.reference in page.content.decode()
    meeting.refresh_from_db()
    assert meeting.minutes_published_at is None


def test_what_looks_like_a_name_is_looked_at_first(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    item = meeting.items.get(title="Summer fair")
    meetings.save_minute(item=item, by=harrowmere.carol, minute="Ring Mrs Olive Thistlewood.", version=2)
    minutes.approve_minutes(meeting=meeting, by=harrowmere.carol)
    assert publishing.flagged(publishing.public_minutes(meeting))
    ines, at = signed_in(harrowmere.ines), reverse("minutes-publish", args=[meeting.pk])
    assert "I have looked" in ines.post(at).content.decode()
    meeting.refresh_from_db()
    assert meeting.minutes_published_at is None
    ines.post(at, {"looked": "yes"})
    meeting.refresh_from_db()
    assert meeting.minutes_published_by == harrowmere.ines


def test_published_minutes_lead_to_the_wards_page(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    minutes.approve_minutes(meeting=meeting, by=harrowmere.carol)
    minutes.publish_minutes(meeting=meeting, by=harrowmere.ines)
    carol, at = signed_in(harrowmere.carol), reverse("minutes", args=[meeting.pk])
    page = carol.get(at).content.decode()
    for ward in meeting.group.wards.all():
        assert reverse("public-minutes", args=[ward.slug, meeting.day]) in page
    assert carol.get(reverse("minutes-publish", args=[meeting.pk])).headers["Location"] == at


def test_approved_minutes_are_corrected_beside_what_stands(harrowmere: Harrowmere, meeting: Meeting) -> None:
    item = meeting.items.get(title="Summer fair")
    with pytest.raises(Refused, match="not approved yet"):
        minutes.correct_minutes(meeting=meeting, by=harrowmere.carol, text="The fourth.", item=item)
    minutes.approve_minutes(meeting=meeting, by=harrowmere.carol)
    with pytest.raises(Refused, match="approved"):
        meetings.save_minute(item=item, by=harrowmere.carol, minute="The fourth.", version=2)
    minutes.correct_minutes(meeting=meeting, by=harrowmere.carol, text="It is on the fourth.", item=item)
    minutes.publish_minutes(meeting=meeting, by=harrowmere.ines)
    public = publishing.public_minutes(meeting)
    assert public.corrections == ("It is on the fourth.",)
    assert "It is on the third of July." in public.lines[-1].sentences


@pytest.mark.parametrize(
    ("person", "sees"),
    [
        ("carol", ["hush", "restricted concern", "Noise"]),
        ("errol", ["hush", "Noise"]),
        ("cllr-jones", ["Noise"]),
        ("anya", ["Noise"]),
        ("adam", ["Music is played late."]),
    ],
)
def test_each_reads_what_they_may(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn, person: str, sees: list[str]
) -> None:
    page = signed_in(harrowmere.people[person]).get(reverse("minutes", args=[meeting.pk])).content.decode()
    everything = ["hush", "restricted concern", "Noise", "Music is played late."]
    assert [words for words in everything if words in page] == sees
