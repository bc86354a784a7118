"""An action is at risk when it is due soon and nobody has said how it stands; the list shows it in one tap (T5)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.models import Role
from tasking.models import Action, ActionState
from tasking.services import acting
from tests.conftest import SignedIn
from tests.tasking.making import an_action


def due_in(action: Action, days: int) -> None:
    Action.objects.filter(pk=action.pk).update(due_on=timezone.localdate() + timedelta(days=days))


@pytest.mark.parametrize(("days", "risky"), [(-1, False), (0, True), (5, True), (6, False)])
def test_it_is_at_risk_from_some_days_before_until_it_is_late(harrowmere: Harrowmere, days: int, risky: bool) -> None:
    due_in(an_action(harrowmere), days)
    assert Action.objects.at_risk(timezone.localdate()).exists() is risky


def test_how_many_days_is_a_setting(harrowmere: Harrowmere, settings: Any) -> None:
    settings.ACTION_RISK_DAYS = 10
    due_in(an_action(harrowmere), 10)
    assert Action.objects.at_risk(timezone.localdate()).exists()


def test_who_says_how_it_stands_takes_the_risk_away(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    action = an_action(harrowmere)
    due_in(action, 3)
    errol = signed_in(harrowmere.errol)
    for address in ("/actions/", "/actions/?state=risk", action.get_absolute_url()):
        assert "At risk</strong>" in errol.get(address).content.decode()
    acting.record_progress(action=action, by=harrowmere.errol, text="The gate is ordered.", version=1)
    assert "At risk</strong>" not in errol.get("/actions/").content.decode()
    assert errol.get("/actions/?state=risk").context["page"].paginator.count == 0


def test_what_is_done_is_not_at_risk(harrowmere: Harrowmere) -> None:
    action = an_action(harrowmere)
    due_in(action, 1)
    Action.objects.filter(pk=action.pk).update(state=ActionState.ENDED)
    assert not Action.objects.at_risk(timezone.localdate()).exists()


@pytest.mark.parametrize("step", ["progress", "done"])
def test_one_tap_in_the_list_opens_the_form(harrowmere: Harrowmere, signed_in: SignedIn, step: str) -> None:
    action = an_action(harrowmere)
    errol = signed_in(harrowmere.errol)
    address = f"{action.get_absolute_url()}?step={step}#{step}"
    assert address in errol.get("/actions/?whose=mine").content.decode()
    page = errol.get(address).content.decode()
    opened = page.split(f'id="{step}"')[1].split(">")[0]
    assert opened.strip() == "open"


def test_who_only_reads_is_offered_no_step(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    action = an_action(harrowmere)
    page = signed_in(harrowmere.people["cllr-jones"]).get("/actions/").content.decode()
    assert action.what in page
    assert "?step=" not in page


@pytest.mark.parametrize("left", ["account", "role"])
def test_actions_of_who_left_are_listed_apart(harrowmere: Harrowmere, signed_in: SignedIn, left: str) -> None:
    action, today = an_action(harrowmere), timezone.localdate()
    carol = signed_in(harrowmere.carol)
    assert carol.get("/actions/?state=nobody").context["page"].paginator.count == 0
    if left == "account":
        harrowmere.errol.is_active = False
        harrowmere.errol.save(update_fields=["is_active"])
    else:
        Role.objects.filter(user=harrowmere.errol).update(
            starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=1)
        )
    assert list(carol.get("/actions/?state=nobody").context["page"]) == [action]
    row = next(row for row in carol.get("/desk/").context["rows"] if row.url == "/actions/?state=nobody")
    assert (row.count, row.label, row.detail) == (1, "Actions without an owner who can act", "Errol Grant 1")


@pytest.mark.parametrize(
    "query", ["", "whose=mine", "whose=agency", "state=late", "state=risk", "state=late&whose=mine"]
)
def test_each_list_is_as_long_as_it_says(harrowmere: Harrowmere, signed_in: SignedIn, query: str) -> None:
    for number, days in enumerate((-4, -1, 2, 3, 60)):
        action = an_action(harrowmere)
        due_in(action, days)
        owner = harrowmere.errol if number % 2 else harrowmere.hana
        Action.objects.filter(pk=action.pk).update(owner=owner, agency=owner.agency)
    for person in (harrowmere.errol, harrowmere.hana, harrowmere.carol):
        page = signed_in(person).get(f"/actions/?{query}").context["page"]
        assert page.paginator.count == len(page.object_list), person
