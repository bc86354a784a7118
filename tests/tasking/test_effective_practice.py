"""What worked in a closed plan is shared with the partnership, and its delivery group hears of it (001 rec 5.2)."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from partnerships.errors import Conflict, Refused
from partnerships.models import AgendaItem
from partnerships.services import meetings
from tasking.models import Plan, PlanStage, Practice
from tasking.services import practice as sharing
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.racing import at_once
from tests.tasking.making import a_meeting
from tests.tasking.planning import a_plan

WORDS = {
    "title": "Gates that residents lock",
    "problem": "Rubbish behind the shops every week.",
    "worked": "A gate with a code that the households change.",
    "advice": "Allow two months.",
}


def a_closed_plan(borough: Harrowmere) -> Plan:
    plan = a_plan(borough)
    Plan.objects.filter(pk=plan.pk).update(
        stage=PlanStage.CLOSED, justification="It held.", closed_on=timezone.localdate(),
        close_proposed_by=borough.carol, closed_by=borough.ines, worked="The gate.",
    )  # fmt: skip
    return Plan.objects.get(pk=plan.pk)


def a_practice(borough: Harrowmere, **words: str) -> Practice:
    return sharing.share(plan=a_closed_plan(borough), by=borough.carol, contact=borough.errol, **{**WORDS, **words})


def test_it_is_shared_from_the_page_of_the_plan(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    plan, client = a_closed_plan(harrowmere), signed_in(harrowmere.carol)
    address = reverse("practice-share", args=[plan.pk])
    assert address in client.get(plan.get_absolute_url()).content.decode()
    assert client.get(address).context["form"].initial["worked"] == "The gate."
    made = client.post(address, {**WORDS, "contact": harrowmere.errol.pk})
    assert made.headers["Location"] == Practice.objects.get().get_absolute_url()
    shown = client.get(plan.get_absolute_url()).content.decode()
    assert address not in shown
    assert Practice.objects.get().get_absolute_url() in shown


def test_what_looks_like_a_person_is_pointed_out_first(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    plan, client = a_closed_plan(harrowmere), signed_in(harrowmere.carol)
    sent = {**WORDS, "worked": "Mrs Ahmed of 14 Mill Lane locks the gate.", "contact": harrowmere.errol.pk}
    assert "looks like a" in client.post(reverse("practice-share", args=[plan.pk]), sent).content.decode()
    assert not Practice.objects.exists()


def test_everybody_of_the_partnership_reads_it_and_the_plan_only_who_sees_it(
    signed_in: SignedIn, harrowmere: Harrowmere
) -> None:
    made = a_practice(harrowmere)
    for reader in (harrowmere.colin, harrowmere.pete, harrowmere.lena):
        page = signed_in(reader).get(made.get_absolute_url())
        assert WORDS["worked"] in page.content.decode()
    assert made.plan.get_absolute_url() not in signed_in(harrowmere.colin).get(made.get_absolute_url()).content.decode()
    assert made.plan.get_absolute_url() in signed_in(harrowmere.lena).get(made.get_absolute_url()).content.decode()


def test_it_is_found_by_its_words(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    a_practice(harrowmere)
    client = signed_in(harrowmere.pete)
    for words, number in (("", 1), ("gate", 1), ("households code", 1), ("speeding", 0)):
        assert client.get("/practice/", {"q": words}).context["page"].paginator.count == number, words


def test_an_open_plan_and_one_that_is_shared_are_refused(harrowmere: Harrowmere) -> None:
    made = a_practice(harrowmere)
    for plan in (made.plan, a_plan(harrowmere)):
        with pytest.raises(Refused):
            sharing.share(plan=plan, by=harrowmere.carol, contact=harrowmere.errol, **WORDS)
    with pytest.raises(PermissionDenied):
        sharing.share(plan=made.plan, by=harrowmere.colin, contact=harrowmere.errol, **WORDS)


def test_taken_back_it_is_seen_by_those_who_lead_there_and_may_be_shared_again(
    signed_in: SignedIn, harrowmere: Harrowmere
) -> None:
    made = a_practice(harrowmere)
    sharing.take_back(practice=made, by=harrowmere.ines, version=made.version)
    assert signed_in(harrowmere.pete).get(made.get_absolute_url()).status_code == 404
    assert signed_in(harrowmere.carol).get(made.get_absolute_url()).status_code == 200
    with pytest.raises(Conflict):
        sharing.change(practice=made, by=harrowmere.carol, version=1, title="Other")
    sharing.change(practice=made, by=harrowmere.carol, version=2, title="Other")
    assert "Other" in signed_in(harrowmere.pete).get(made.get_absolute_url()).content.decode()


def test_the_delivery_group_hears_of_it_once(harrowmere: Harrowmere) -> None:
    made = a_practice(harrowmere)
    first, later = a_meeting(harrowmere.groups["pdg"]), a_meeting(harrowmere.groups["pdg"], days=35)
    ward = a_meeting(harrowmere.ltm(1))
    for meeting in (first, first, later, ward):
        meetings.make_agenda(meeting=meeting)
    on = AgendaItem.objects.filter(title=f"{sharing.ON_THE_AGENDA}{made.title}")
    assert [on.filter(meeting=meeting).count() for meeting in (first, later, ward)] == [1, 0, 0]


def test_a_long_list_asks_no_more(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    for number in range(12):
        a_practice(harrowmere, title=f"Gates {number}")
    client = signed_in(harrowmere.pete)
    client.get("/practice/")
    with at_most(6):
        assert len(client.get("/practice/").context["page"].object_list) == 12


def test_two_who_share_the_same_plan_share_it_once(transactional_db: None) -> None:
    borough = make_harrowmere(today=timezone.localdate())
    plan = a_closed_plan(borough)

    def work(number: int) -> Any:
        facts = {**WORDS, "title": f"Gates {number}"}
        return sharing.share(plan=plan, by=borough.carol, contact=borough.errol, **facts)

    answers = at_once(work, range(6), threads=6)
    assert sum(isinstance(answer, Practice) for answer in answers) == 1
    assert all(isinstance(answer, Practice | Refused) for answer in answers)
