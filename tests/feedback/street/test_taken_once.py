"""An entry is in the book once, however often and by however many it is sent (safety 26)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import CommunityGroup, Contact, Issue, TourStop
from engagement.services import touring
from feedback.models import Entry
from partnerships.models import Submission
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.tours import some_groups
from tests.feedback.street.tablet import contact_with, parcel, send
from tests.racing import at_once


def test_a_contact_is_in_the_book_with_its_concerns_and_its_time(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup]
) -> None:
    sent = contact_with(harrowmere.priya, groups[0], concern_1="Bins left out", then_1="mine", note="Busy evening")
    answer = send(priya, sent)
    made = Contact.objects.get()
    assert (answer["code"], answer["state"], answer["address"]) == (200, "taken", f"/contacts/{made.pk}/")
    assert (made.by, made.group, made.note) == (harrowmere.priya, groups[0], "Busy evening")
    assert f"{made.at:%Y-%m-%dT%H:%M:%S.000Z}" == sent["made_at"]
    assert Issue.objects.get(concern="Bins left out").received_by == harrowmere.priya
    assert TourStop.objects.get(group=groups[0]).contact == made
    assert Entry.objects.get().letter == ""


def test_taking_one_in_asks_little_more_than_the_page_does(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup]
) -> None:
    sent = contact_with(harrowmere.priya, groups[0], note="Busy evening")
    with at_most(30):
        assert send(priya, sent)["state"] == "taken"
    with at_most(8):
        assert send(priya, sent)["state"] == "taken"


def test_sent_again_it_gets_the_same_answer_and_nothing_is_done(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup]
) -> None:
    sent = contact_with(harrowmere.priya, groups[0])
    first = send(priya, sent)
    assert [send(priya, sent) for _ in range(3)] == [first] * 3
    Submission.objects.all().delete()  # a tablet that lay in a drawer for longer than keys of forms are remembered
    assert send(priya, sent) == first
    assert Contact.objects.count() == 1


def test_the_same_key_with_other_words_is_a_conflict(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup]
) -> None:
    sent = contact_with(harrowmere.priya, groups[0], note="Quiet")
    send(priya, sent)
    other = contact_with(harrowmere.priya, groups[1], note="Not quiet", key=sent["key"])
    assert send(priya, other)["code"] == 409
    assert Contact.objects.get().note == "Quiet"


def test_an_issue_is_of_the_day_it_was_written(harrowmere: Harrowmere, priya: Client) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    fields = {"concern": "Street lights out on the towpath", "ward": harrowmere.wards[1].pk, "method": "tour"}
    answer = send(priya, parcel(harrowmere.priya, "issue", "", fields, made_at=yesterday))
    issue = Issue.objects.get()
    assert answer["state"] == "taken"
    assert issue.raised_on == timezone.localdate(yesterday)


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_make_one_and_all_hear_the_same(transactional_db: None, signed_in: SignedIn) -> None:
    borough = make_harrowmere(today=timezone.localdate())
    group = some_groups(borough, number=1)[0]
    touring.keep_tours(timezone.localdate())
    sent = contact_with(borough.priya, group, concern_1="Bins left out", then_1="escalate")
    clients = [signed_in(borough.priya) for _ in range(20)]
    answers: list[Any] = at_once(lambda client: send(client, sent), clients, threads=20)
    assert answers == [answers[0]] * 20
    assert answers[0]["code"] == 200
    assert (Contact.objects.count(), Issue.objects.filter(concern="Bins left out").count()) == (1, 1)
