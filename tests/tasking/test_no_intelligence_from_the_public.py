"""No member of the public is ever tasked to provide information: form, service and database (003 4.2.5, safety 13)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.errors import Refused
from tasking.forms.deciding import ActionForm
from tasking.models import Action, Epic
from tasking.services import acting
from tasking.services.agreeing import agree
from tasking.views.plans import people_for
from tests.conftest import SignedIn
from tests.tasking.making import an_action, an_agreed, issue_in_action
from tests.tasking.planning import a_plan, an_action_of

PUBLIC = ["rita", "cllr-jones"]
OFFICERS = ["carol", "priya", "ines", "errol", "anya"]


@pytest.mark.parametrize("person", PUBLIC)
def test_the_form_says_no(harrowmere: Harrowmere, signed_in: SignedIn, person: str) -> None:
    plan = a_plan(harrowmere)
    owner = harrowmere.people[person]
    given = {"what": "Watch who comes", "owner": owner.pk, "due_on": timezone.localdate(), "kind": "intelligence"}
    form = ActionForm(given, people=people_for(plan.ward, acting=True))
    assert not form.is_valid()
    assert "No member of the public" in form.errors["owner"][0]
    issue = plan.issues.all()[0]
    answer = signed_in(harrowmere.carol).post(f"/plans/{plan.pk}/actions/add/", {**given, "issue": issue.pk})
    assert "No member of the public" in answer.content.decode()
    assert not Action.objects.filter(kind=Epic.INTELLIGENCE).exists()
    assert ActionForm({**given, "kind": "communication"}, people=people_for(plan.ward, acting=True)).is_valid()


@pytest.mark.parametrize("person", PUBLIC)
def test_the_service_says_no(harrowmere: Harrowmere, person: str) -> None:
    plan = a_plan(harrowmere)
    with pytest.raises(Refused, match="No member of the public"):
        an_action_of(plan, harrowmere, kind=Epic.INTELLIGENCE, owner=person)
    assert an_action_of(plan, harrowmere, kind=Epic.COMMUNICATION, owner=person).plan == plan


@pytest.mark.parametrize("person", OFFICERS)
def test_officers_are_asked(harrowmere: Harrowmere, person: str) -> None:
    plan = a_plan(harrowmere)
    assert an_action_of(plan, harrowmere, kind=Epic.INTELLIGENCE, owner=person).owner == harrowmere.people[person]


def test_handing_over_says_no(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = issue_in_action(harrowmere)
    action = agree(issue=issue, by=harrowmere.carol, agreed=an_agreed(harrowmere, kind=Epic.INTELLIGENCE, what="Watch"))
    with pytest.raises(Refused, match="No member of the public"):
        acting.hand_over(action=action, by=harrowmere.carol, owner=harrowmere.rita, version=1)
    given = {"hand-owner": harrowmere.rita.pk, "hand-version": 1}
    signed_in(harrowmere.carol).post(f"/actions/{action.pk}/hand-over/", given)
    action.refresh_from_db()
    assert action.owner == harrowmere.errol


@pytest.mark.parametrize("person", [*PUBLIC, "dora", "adam"])
def test_the_database_says_no(harrowmere: Harrowmere, person: str) -> None:
    action = an_action(harrowmere)
    somebody = harrowmere.people[person]
    facts = {"issue": action.issue, "what": "Watch", "due_on": action.due_on, "agreed_on": action.agreed_on}
    with pytest.raises(IntegrityError, match="gather intelligence"), transaction.atomic():
        Action.objects.create(owner=somebody, kind=Epic.INTELLIGENCE, **facts)
    with pytest.raises(IntegrityError, match="gather intelligence"), transaction.atomic():
        Action.objects.bulk_create([Action(owner=somebody, kind=Epic.INTELLIGENCE, **facts)])
    theirs = Action.objects.create(owner=somebody, kind=Epic.PREVENTION, **facts)
    with pytest.raises(IntegrityError, match="gather intelligence"), transaction.atomic():
        Action.objects.filter(pk=theirs.pk).update(kind=Epic.INTELLIGENCE)
    officers = Action.objects.create(owner=harrowmere.errol, kind=Epic.INTELLIGENCE, **facts)
    with (
        pytest.raises(IntegrityError, match="gather intelligence"), transaction.atomic(), connection.cursor() as cursor
    ):  # fmt: skip
        cursor.execute("UPDATE tasking_action SET owner_id = %s WHERE id = %s", [somebody.pk, officers.pk])


def test_an_officer_whose_role_ended_is_asked_no_more(harrowmere: Harrowmere) -> None:
    plan = a_plan(harrowmere, owner="carol")
    yesterday = timezone.localdate() - timedelta(days=1)
    action = an_action_of(plan, harrowmere, kind=Epic.INTELLIGENCE, owner="errol")
    harrowmere.errol.roles.update(starts_on=yesterday, ends_on=yesterday)
    with pytest.raises(Refused, match="no role"):
        acting.hand_over(action=action, by=harrowmere.carol, owner=harrowmere.errol, version=1)
    acting.mark_done(action=action, by=harrowmere.carol, outcome="Found out.", version=1)  # what was asked can end
