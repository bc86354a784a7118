"""Sentencing feedback: recorded in public wording, told at the ward's meetings, spread as they decide (001 rec 2.3)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.errors import Refused
from partnerships.models import AgendaItem, Role, RoleKind, User, Ward
from partnerships.services import meetings
from tasking.courts_told import SENTENCING
from tasking.models import Court, CourtOutcome, Spread
from tasking.packing import papers_of
from tasking.publishing import public_minutes
from tasking.services import closing, courts
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.tasking.making import a_meeting, meeting_under_way
from tests.tasking.races import MANY, race

WORDS = "For thefts from shops in the precinct: eighteen weeks in prison, suspended, and unpaid work."


def a_sentence(borough: Harrowmere, *, ward: int = 1, by: User | None = None, **facts: Any) -> CourtOutcome:
    given: dict[str, Any] = {
        "court": Court.MAGISTRATES, "sentenced_on": timezone.localdate(), "wording": WORDS, "spread": "", **facts
    }  # fmt: skip
    keeper = borough.carol if ward <= 6 else borough.colin
    return courts.record_outcome(by=by or keeper, ward=borough.wards[ward], **given)


def constable(borough: Harrowmere) -> User:
    officer = User.objects.create(username="wendy", name="Wendy Sheldrake", agency=borough.agencies["police"])
    Role.objects.create(
        user=officer, kind=RoleKind.PARTNER, neighbourhood=borough.neighbourhoods[0], starts_on=timezone.localdate()
    )
    return officer


def test_police_and_coordinator_record_and_nobody_else(harrowmere: Harrowmere) -> None:
    for officer in (constable(harrowmere), harrowmere.priya, harrowmere.ines, harrowmere.carol):
        assert a_sentence(harrowmere, by=officer).recorded_by == officer
    for stranger in (harrowmere.hana, harrowmere.colin, harrowmere.rita, harrowmere.anya):
        with pytest.raises(PermissionDenied):
            a_sentence(harrowmere, by=stranger)


@pytest.mark.parametrize("days", [1, -400])
def test_neither_news_of_tomorrow_nor_of_years_ago(harrowmere: Harrowmere, days: int) -> None:
    with pytest.raises(Refused) as refused:
        a_sentence(harrowmere, sentenced_on=timezone.localdate() + timedelta(days=days))
    assert refused.value.field == "sentenced_on"


def test_what_tells_who_it_was_is_pointed_out(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    client = signed_in(harrowmere.carol)
    sent = {
        "ward": harrowmere.wards[1].pk, "court": "crown", "sentenced_on": timezone.localdate().isoformat(),
        "wording": "Mr Darren Slater of 14 Mill Lane was fined.",
    }  # fmt: skip
    shown = client.post(reverse("court-new"), sent).content.decode()
    assert "looks like a" in shown
    assert not CourtOutcome.objects.exists()
    assert client.post(reverse("court-new"), {**sent, "wording": WORDS}).status_code == 302


def test_it_is_an_item_of_the_wards_next_meetings_and_is_told_once(harrowmere: Harrowmere) -> None:
    a_sentence(harrowmere)
    first, np, far = meeting_under_way(harrowmere), a_meeting(harrowmere.np(1)), a_meeting(harrowmere.ltm(7))
    second = a_meeting(harrowmere.ltm(1), days=30)
    for meeting in (first, np, np, far):
        meetings.make_agenda(meeting=meeting)
    on = AgendaItem.objects.filter(title=SENTENCING)
    assert [on.filter(meeting=meeting).count() for meeting in (first, np, far)] == [1, 1, 0]
    closing.close(meeting=first, by=harrowmere.carol)
    assert not on.filter(meeting=second).exists()


def test_a_standing_item_of_that_name_tells_them(harrowmere: Harrowmere) -> None:
    group = harrowmere.ltm(1)
    group.standing_items = ["Hate crime", "Sentencing feedback"]
    group.save(update_fields=["standing_items"])
    a_sentence(harrowmere)
    meeting = a_meeting(group)
    meetings.make_agenda(meeting=meeting)
    assert AgendaItem.objects.filter(meeting=meeting, title=SENTENCING).count() == 1
    assert WORDS in papers_of(harrowmere.errol, meeting).agenda_html()


def test_minutes_say_it_and_published_ones_only_what_is_told_openly(
    signed_in: SignedIn, harrowmere: Harrowmere
) -> None:
    a_sentence(harrowmere, wording="CANARY for the meeting alone.", spread=Spread.MEETING)
    a_sentence(harrowmere, wording="CANARY not decided yet.")
    taken = a_sentence(harrowmere, wording="CANARY taken back.", spread=Spread.WARD)
    courts.take_back(outcome=taken, by=harrowmere.carol, because="An appeal.")
    a_sentence(harrowmere, spread=Spread.WARD)
    meeting = closing.close(meeting=meeting_under_way(harrowmere), by=harrowmere.carol).meeting
    line = next(line for line in public_minutes(meeting).lines if line.heading == SENTENCING)
    assert [sentence.endswith(WORDS) for sentence in line.sentences] == [True]
    page = signed_in(harrowmere.ines).get(f"/meetings/{meeting.pk}/minutes/").content.decode()
    assert "CANARY for the meeting alone." in page
    assert "CANARY taken back." not in page


def test_the_meeting_decides_on_the_run_page(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    for _ in range(3):
        outcome = a_sentence(harrowmere)
    meeting = meeting_under_way(harrowmere)
    item = AgendaItem.objects.get(meeting=meeting, title=SENTENCING)
    client = signed_in(harrowmere.carol)
    address = f"/meetings/{meeting.pk}/run/?item={item.pk}"
    assert reverse("court-spread", args=[outcome.pk]) in client.get(address).content.decode()
    with at_most(12):
        client.get(address)
    client.post(reverse("court-spread", args=[outcome.pk]), {"spread": "neighbourhood"})
    outcome.refresh_from_db()
    assert (outcome.spread, outcome.spread_by) == (Spread.NEIGHBOURHOOD, harrowmere.carol)
    with at_most(12):
        client.get("/sentencing/")


def test_taken_back_is_seen_by_the_wards_team_alone(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    taken = a_sentence(harrowmere)
    courts.take_back(outcome=taken, by=harrowmere.carol, because="An appeal.")
    assert WORDS in signed_in(harrowmere.carol).get("/sentencing/").content.decode()
    for reader in (harrowmere.rita, harrowmere.hana, harrowmere.anya):
        assert WORDS not in signed_in(reader).get("/sentencing/").content.decode()


def test_taken_back_while_it_is_being_spread_it_stays_back(borough: Harrowmere) -> None:
    outcome = a_sentence(borough)

    def work(number: int) -> object:
        if number == 0:
            return courts.take_back(outcome=outcome, by=borough.carol, because="An appeal.")
        return courts.decide_spread(outcome=outcome, by=borough.ines, spread=Spread.WARD)

    done, told, broken = race(work)
    assert (len(done) + len(told), broken) == (MANY, [])
    outcome.refresh_from_db()
    assert outcome.withdrawn_at is not None
    assert not CourtOutcome.objects.told_in(outcome.ward_id).exists()


def test_a_ward_is_told_of_its_own_and_of_its_whole_neighbourhoods(harrowmere: Harrowmere) -> None:
    own = [a_sentence(harrowmere, spread=spread) for spread in (Spread.WARD, Spread.NEIGHBOURHOOD)]
    near = a_sentence(harrowmere, ward=2, spread=Spread.NEIGHBOURHOOD)
    for number, spread in ((2, Spread.WARD), (7, Spread.NEIGHBOURHOOD), (1, Spread.MEETING), (1, "")):
        a_sentence(harrowmere, ward=number, spread=spread)
    ward = harrowmere.wards[1]
    assert set(CourtOutcome.objects.told_in(ward.pk)) == {*own, near}
    alone = Ward.objects.create(gss_code="E05999999", name="Far away", slug="far-away", letters="FAR")
    Ward.objects.filter(pk=ward.pk).update(neighbourhood=None)
    assert set(CourtOutcome.objects.told_in(ward.pk)) == set(own)
    assert not CourtOutcome.objects.told_in(alone.pk).exists()
