"""A ward's engagement plan: written, agreed by somebody, in force until the next, looked over (E8; 003 2.1.10)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import EngagementPlan
from engagement.services import reaching as steps
from partnerships.errors import Conflict, Refused
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.reaching import plan_agreed, plan_being_written, work_asked
from tests.printing import assert_pdf_ua


def test_a_version_in_force_gives_way_to_the_next(harrowmere: Harrowmere) -> None:
    first = plan_agreed(harrowmere)
    second = plan_being_written(harrowmere)
    assert (second.number, [line.target for line in second.lines.all()]) == (2, ["young"]), "it begins with what stands"
    assert EngagementPlan.objects.in_force().get() == first, "a draft changes nothing"
    steps.agree(plan=second, by=harrowmere.carol, agreed_on=timezone.localdate(), agreed_by="The NP")
    first.refresh_from_db()
    assert (first.is_in_force, EngagementPlan.objects.in_force().get()) == (False, second)


def test_what_is_agreed_is_not_rewritten(harrowmere: Harrowmere) -> None:
    plan = plan_agreed(harrowmere)
    line = plan.lines.get()
    with pytest.raises(Refused):
        steps.change_plan(plan=plan, by=harrowmere.carol, aims="Else", review_on=plan.review_on, version=plan.version)
    with pytest.raises(Refused):
        steps.drop_line(line=line, by=harrowmere.carol)
    with pytest.raises(Refused):
        steps.change_line(line=line, by=harrowmere.carol, target="bme", method="surgery", when="Never")
    with pytest.raises(Refused):
        steps.agree(plan=plan, by=harrowmere.carol, agreed_on=timezone.localdate(), agreed_by="Again")


def test_it_is_not_agreed_empty_nor_twice_begun(harrowmere: Harrowmere) -> None:
    empty = steps.start_plan(ward=harrowmere.wards[1], by=harrowmere.carol)
    with pytest.raises(Refused):
        steps.agree(plan=empty, by=harrowmere.carol, agreed_on=timezone.localdate(), agreed_by="The NP")
    with pytest.raises(Refused):
        steps.start_plan(ward=harrowmere.wards[1], by=harrowmere.carol)
    with pytest.raises(PermissionDenied):
        steps.start_plan(ward=harrowmere.wards[2], by=harrowmere.priya)


def test_two_writers_see_both_texts(harrowmere: Harrowmere) -> None:
    plan = plan_being_written(harrowmere)
    with pytest.raises(Conflict) as conflict:
        steps.change_plan(
            plan=plan, by=harrowmere.carol, aims="Mine", review_on=plan.review_on, version=plan.version - 1
        )
    assert conflict.value.theirs["aims"] == "Hear those who do not come to meetings."


def test_it_is_looked_over_and_stands(harrowmere: Harrowmere) -> None:
    plan, today = plan_agreed(harrowmere), timezone.localdate()
    EngagementPlan.objects.filter(pk=plan.pk).update(review_on=today)
    assert EngagementPlan.objects.to_review(today).get() == plan
    steps.stands(plan=plan, by=harrowmere.carol, review_on=today + timedelta(days=90), reviewed_note="Still right.")
    assert not EngagementPlan.objects.to_review(today).exists()
    with pytest.raises(Refused):
        steps.stands(plan=plan, by=harrowmere.carol, review_on=today)


def test_those_concerned_read_it_and_a_draft_is_the_teams(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    agreed = plan_agreed(harrowmere)
    draft = plan_being_written(harrowmere)
    work_asked(harrowmere, line=agreed.lines.get())
    for reader in (harrowmere.cllr_jones, harrowmere.rita, harrowmere.hana, harrowmere.anya):
        client = signed_in(reader)
        page = client.get(agreed.get_absolute_url()).content.decode()
        assert "Youth forum" in page
        assert "Neighbourhood Partnership" in page
        assert draft.get_absolute_url() not in page
        assert client.get(draft.get_absolute_url()).status_code == 404
    carol = signed_in(harrowmere.carol)
    with at_most(12):
        carol.get(agreed.get_absolute_url())


def test_it_is_written_on_its_pages(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    carol, today = signed_in(harrowmere.carol), timezone.localdate()
    carol.post("/reaching/millbrook/plan/")
    plan = EngagementPlan.objects.get()
    at = plan.get_absolute_url()
    later = (today + timedelta(days=120)).isoformat()
    carol.post(f"{at}change/", {"aims": "Hear more of us.", "review_on": later, "version": plan.version})
    hana = {"officer": harrowmere.hana.pk, "agency": harrowmere.hana.agency_id}
    carol.post(f"{at}add/", {"target": "age:16-24", "method": "school", "when": "each term", **hana})
    carol.post(f"{at}agree/", {"agreed_by": "The NP", "agreed_on": today.isoformat()})
    plan.refresh_from_db()
    assert (plan.aims, plan.is_in_force, plan.lines.get().officer) == ("Hear more of us.", True, harrowmere.hana)


def test_its_paper_is_accessible(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    answer = signed_in(harrowmere.rita).get(f"{plan_agreed(harrowmere).get_absolute_url()}plan.pdf")
    assert_pdf_ua(answer.content)
