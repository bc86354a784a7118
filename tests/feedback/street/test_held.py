"""What the form or the book does not take is held for its author, closed, until it is mended or set aside."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import CommunityGroup, Contact, Interview, Issue
from engagement.services import interviewing
from feedback.models import Entry, EntryState, Why
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.surveying import given, round_open
from tests.feedback.street.tablet import Sent, contact_with, parcel, send


def fields_of(sent: Sent, **fields: object) -> dict[str, object]:
    return {"submission": sent["key"], "how": "met", "on": f"{timezone.localdate()}", **fields}


def test_a_field_that_is_missing_is_asked_for_with_what_was_written(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup]
) -> None:
    sent = contact_with(harrowmere.priya, groups[0], concern_1="Bins left out")
    answer = send(priya, sent)
    assert (answer["code"], answer["state"]) == (200, "held")
    assert "Written without signal, to look at" in priya.get("/desk/").content.decode()
    with at_most(20):
        page = priya.get(answer["address"]).content.decode()
    assert "Choose what becomes of it." in page
    assert "Bins left out" in page
    mended = fields_of(sent, about=f"g{groups[0].pk}", concern_1="Bins left out", then_1="mine")
    for _ in range(2):  # a double click counts once
        assert priya.post(answer["address"], mended)["Location"] == f"/contacts/{Contact.objects.get().pk}/"
    entry = Entry.objects.get()
    assert (entry.state, entry.letter, entry.became) == (EntryState.TAKEN, "", Contact.objects.get())
    assert send(priya, sent)["state"] == "taken"  # an answer that was lost: the tablet asks again
    assert Contact.objects.count() == 1
    assert "Written without signal, to look at" not in priya.get("/desk/").content.decode()


def test_what_may_give_somebody_away_is_looked_at_first(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup]
) -> None:
    sent = contact_with(harrowmere.priya, groups[0], concern_1="Mrs Zephyrine Ocklebury shouts", then_1="mine")
    answer = send(priya, sent)
    assert not Issue.objects.exists()
    assert "Mrs Zephyrine Ocklebury" not in f"{answer}"
    page = priya.get(answer["address"]).content.decode()
    assert "looks like a name" in page
    assert Entry.objects.get().why == Why.LOOK
    assert "Ocklebury" not in f"{Entry.objects.values().get()}"
    mended = fields_of(sent, about=f"g{groups[0].pk}", concern_1="A neighbour shouts", then_1="mine")
    priya.post(answer["address"], mended)
    assert Issue.objects.get().concern == "A neighbour shouts"


def test_an_interview_that_a_colleague_entered_meanwhile_is_not_entered_twice(
    harrowmere: Harrowmere, priya: Client
) -> None:
    survey = round_open(harrowmere, people=1)
    interview = Interview.objects.get()
    sent = parcel(harrowmere.priya, "interview", f"{interview.pk}", {"version": 1, "way": "person", "later": "yes"})
    interviewing.record(
        interview=interview, by=harrowmere.priya, given=given(survey), finished=True, version=interview.version
    )
    answer = send(priya, sent)
    assert answer["state"] == "held"
    assert "Nothing is entered twice" in answer["said"]
    assert "Nothing is entered twice" in priya.get("/street/held/").content.decode()
    priya.post(f"{answer['address']}aside/")
    entry = Entry.objects.get()
    assert (entry.state, entry.letter) == (EntryState.ASIDE, "")
    assert send(priya, sent)["state"] == "aside"


def test_a_day_that_a_wrong_clock_took_for_today_is_put_right(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup]
) -> None:
    for number, off in enumerate((timedelta(days=-3), timedelta(days=400))):
        answer = send(priya, contact_with(harrowmere.priya, groups[number], clock_off=off))
        assert answer["state"] == "taken"
        assert abs(answer["clock_off"] - off.total_seconds()) < 60
    assert {made.on for made in Contact.objects.all()} == {timezone.localdate()}


def test_an_entry_of_an_old_app_is_held_and_not_dropped(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup]
) -> None:
    answer = send(priya, contact_with(harrowmere.priya, groups[0], format=0, note="Quiet"))
    assert (answer["state"], answer["why"]) == ("held", Why.OLD.label)
    assert "Quiet" in priya.get(answer["address"]).content.decode()


def test_nobody_else_sees_what_is_held(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup], signed_in: SignedIn
) -> None:
    answer = send(priya, contact_with(harrowmere.priya, groups[0], concern_1="Bins left out"))
    pete = signed_in(harrowmere.pete)
    assert pete.get(answer["address"]).status_code == 404
    assert "Contact" not in pete.get("/street/held/").content.decode().split("<main")[1]


def test_out_of_reach_since_it_is_kept_and_can_be_read(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup]
) -> None:
    sent = contact_with(harrowmere.priya, groups[0], note="Lights out by the bridge")
    groups[0].ward = harrowmere.wards[7]
    groups[0].save()
    answer = send(priya, sent)
    assert (answer["state"], answer["why"]) == ("held", Why.BARRED.label)
    assert "Lights out by the bridge" in priya.get(answer["address"]).content.decode()
