"""The year of all groups: drafted at once, moved by hand, published in one step; members are told once (P5)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from config.demonstration.cast import Harrowmere, make_harrowmere
from partnerships.models import Capacity, InvitedTo, Mail, Meeting, MeetingStage
from partnerships.services import dates, groups, schedule
from partnerships.services.clashing import same_wards
from tasking.services import closing
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.racing import at_once
from tests.tasking.making import a_meeting


def told(kind: str) -> list[Mail]:
    return list(Mail.objects.filter(kind=kind).order_by("pk"))


def test_a_draft_is_nowhere_in_public_until_it_is_published(
    harrowmere: Harrowmere, client: Client, signed_in: SignedIn
) -> None:
    carol = signed_in(harrowmere.carol)
    assert carol.post("/meetings/year/draft/").status_code == 302
    np = harrowmere.np(1)
    drafted = np.meetings.count()
    assert drafted in (4, 5)
    addresses = ("/wards/millbrook/meetings.ics", f"/groups/{np.slug}/meetings.ics")
    assert [Calendar.from_ical(client.get(one).content).walk("VEVENT") for one in addresses] == [[], []]
    assert "No public meeting has a date yet" in client.get("/wards/millbrook/").content.decode()
    assert told("dates") == []
    assert "Publish" in carol.get("/meetings/year/publish/").content.decode()
    carol.post("/meetings/year/publish/")
    assert [len(Calendar.from_ical(client.get(one).content).walk("VEVENT")) for one in addresses] == [drafted] * 2
    assert Meeting.objects.filter(draft=True, group=harrowmere.np(7)).count() == 0  # colin's groups were not drafted
    assert not Meeting.objects.filter(group=harrowmere.np(7)).exists()


def test_each_member_gets_one_letter_for_each_group(harrowmere: Harrowmere) -> None:
    schedule.draft_year(by=harrowmere.carol)
    assert schedule.publish_drafts(by=harrowmere.carol) > 30
    to_rita = [mail for mail in told("dates") if mail.user == harrowmere.rita]
    assert len(to_rita) == 1
    assert to_rita[0].text.count("* ") == harrowmere.np(1).meetings.count()
    number = len(told("dates"))
    assert schedule.publish_drafts(by=harrowmere.carol) == 0
    assert len(told("dates")) == number


def test_a_change_is_told_once_and_of_a_draft_nobody(harrowmere: Harrowmere) -> None:
    group = harrowmere.np(1)
    draft, out = a_meeting(group, days=20, draft=True), a_meeting(group, days=40)
    members = group.memberships.exclude(email="").count()
    facts: dict[str, Any] = {"by": harrowmere.carol, "lasts_minutes": 60, "venue": "Library"}
    for meeting in (draft, out):
        later = meeting.starts_at + timedelta(days=1)
        schedule.move_meeting(meeting=meeting, starts_at=later, version=meeting.version, **facts)
    assert len(told("changes")) == members
    was = out.starts_at
    out.refresh_from_db()
    dates.tell_changes(group=group, changes=[dates.Change.of(out, was=was)])
    assert len(told("changes")) == members, "the same change again is no second letter"
    closing.cancel(meeting=out, by=harrowmere.carol, because="The hall is flooded")
    assert "Cancelled" in told("changes")[-1].text
    assert "The hall is flooded" in told("changes")[-1].text
    closing.cancel(meeting=draft, by=harrowmere.carol, because="Not needed")
    assert len(told("changes")) == 2 * members


def test_a_new_time_of_the_group_is_one_letter(harrowmere: Harrowmere) -> None:
    group = harrowmere.np(1)
    schedule.draft_schedule(group=group, by=harrowmere.carol)
    schedule.publish_drafts(by=harrowmere.carol)
    groups.change_group(
        group=group, by=harrowmere.carol, wards=list(group.wards.all()), version=group.version,
        facts={"venue": "Mill Hall"},
    )  # fmt: skip
    [to_rita] = [mail for mail in told("changes") if mail.user == harrowmere.rita]
    assert to_rita.text.count("Mill Hall") == group.meetings.count() > 3


def test_what_was_published_is_withdrawn_as_cancelled(harrowmere: Harrowmere) -> None:
    group = harrowmere.np(1)
    schedule.draft_schedule(group=group, by=harrowmere.carol)
    first = group.meetings.earliest("starts_at")
    Meeting.objects.filter(pk=first.pk).update(draft=False)
    groups.change_group(
        group=group, by=harrowmere.carol, wards=list(group.wards.all()), version=group.version,
        facts={"cadence_anchor": group.cadence_anchor + timedelta(days=1)},
    )  # fmt: skip
    assert [m.pk for m in group.meetings.filter(stage=MeetingStage.CANCELLED)] == [first.pk]
    assert "now meets on other days" in told("changes")[-1].text


def test_a_magistrate_is_told_of_their_meetings_alone(harrowmere: Harrowmere) -> None:
    groups.invite(
        group=harrowmere.ltm(1), by=harrowmere.carol, name="Ann Bench JP", email="ann@example.org",
        capacity=Capacity.GUEST, invited_to=InvitedTo.HALF_YEARLY, accepted=True,
    )  # fmt: skip
    schedule.draft_year(by=harrowmere.carol)
    schedule.publish_drafts(by=harrowmere.carol)
    [mail] = [mail for mail in told("dates") if mail.to == "ann@example.org"]
    assert mail.text.count("* ") in (2, 3)


def test_what_is_in_the_way_is_shown(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    np = a_meeting(harrowmere.np(1), days=9, draft=True)
    np.starts_at = np.starts_at.replace(hour=10)
    np.save(update_fields=["starts_at"])
    ltm = Meeting.objects.create(group=harrowmere.ltm(1), starts_at=np.starts_at + timedelta(minutes=5), draft=True)
    jag = Meeting.objects.create(group=harrowmere.groups["jag"], starts_at=np.starts_at, venue="Elsewhere")
    assert {pk: [other.pk for other in others] for pk, others in same_wards([np, ltm, jag]).items()} == {
        np.pk: [ltm.pk], ltm.pk: [np.pk],
    }  # fmt: skip
    carol = signed_in(harrowmere.carol)
    carol.get("/meetings/year/")
    with at_most(14):
        page = carol.get("/meetings/year/").content.decode()
    assert "The same ward on the same day" in page
    assert "Carol Whitfield, Ines Calder" in page
    assert "2 with something in the way" in page
    answer = carol.post(
        f"/meetings/{np.pk}/move/?from=year",
        {"day": "2027-03-04", "at": "18:30", "lasts_minutes": 60, "venue": "", "version": np.version},
    )
    assert answer["Location"] == "/meetings/year/"


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_publish_each_meeting_once() -> None:
    borough = make_harrowmere(today=timezone.localdate())
    schedule.draft_schedule(group=borough.np(1), by=borough.carol)
    number = borough.np(1).meetings.count()
    said = at_once(lambda user: schedule.publish_drafts(by=user), [borough.carol, borough.ines, borough.adam])
    assert sorted(said) == [0, 0, number]
    assert len([mail for mail in told("dates") if mail.user == borough.rita]) == 1
