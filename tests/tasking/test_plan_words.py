"""What looks like a person in a plan is pointed out before others read it: each form, each kind of text (E10)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from tasking.models import Plan
from tests.conftest import SignedIn
from tests.tasking.making import issue_in_action
from tests.tasking.planning import WRITTEN, fresh, plan_scanned, plan_to_close

LOOK = "Look again before others read this"
SAID = {
    "Mrs Ahmed saw it.": "looks like a name",
    "Ring 07700 900123.": "looks like a telephone number",
    "Write to sam@example.org.": "looks like an e-mail address",
    "A van, AB12 CDE, tips.": "looks like a number plate",
    "Behind M14 5RX.": "looks like a full postcode",
}


@pytest.fixture
def plan(harrowmere: Harrowmere) -> Plan:
    return plan_scanned(harrowmere)


@pytest.fixture
def carol(harrowmere: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(harrowmere.carol)


@pytest.mark.parametrize("words", SAID)
def test_each_kind_is_pointed_out_and_nothing_is_saved_yet(carol: Client, plan: Plan, words: str) -> None:
    facts = {**WRITTEN["problem"], "problem": words, "version": plan.version}
    page = carol.post(f"/plans/{plan.pk}/write/problem/", facts).content.decode()
    assert LOOK in page
    assert SAID[words] in page
    assert fresh(plan).problem == WRITTEN["problem"]["problem"]


def test_it_is_saved_as_it_is_once_it_was_looked_at(carol: Client, plan: Plan) -> None:
    address = f"/plans/{plan.pk}/write/problem/"
    facts = {**WRITTEN["problem"], "problem": "Mrs Ahmed saw it.", "version": plan.version}
    seen: Any = carol.post(address, facts).context
    changed = {**facts, "problem": "Mr Brown saw it.", "as_it_is": seen["form"].text_seen}
    assert LOOK in carol.post(address, changed).content.decode(), "other words than were looked at"
    assert carol.post(address, {**facts, "as_it_is": seen["form"].text_seen}).status_code == 302
    assert fresh(plan).problem == "Mrs Ahmed saw it."


def test_the_ward_and_the_agency_are_nobodys_name(carol: Client, plan: Plan) -> None:
    facts = {**WRITTEN["problem"], "problem": f"All over {plan.ward}; {plan.agency} looks.", "version": plan.version}
    assert carol.post(f"/plans/{plan.pk}/write/problem/", facts).status_code == 302


TODAY = timezone.localdate
FORMS: dict[str, tuple[str, dict[str, Any]]] = {
    "log/add/": ("text", {"kind": "note", "on": TODAY()}),
    "review/": ("text", {}),
    "risks/add/": ("treatment", {"what": "It moves", "likelihood": 3, "impact": 3}),
    "objectives/add/": ("what", {
        "measure": "Reports", "unit": "a month", "baseline": 40, "target": 10, "baseline_on": TODAY(),
        "by_day": TODAY() + timedelta(days=9),
    }),
    "partners/add/": ("brings", {"group_name": "Friends of the Alley"}),
    "about/": ("title", {"review_every": 28}),
    "write/analysis/": ("causing", WRITTEN["analysis"]),
    "write/response/": ("communication", WRITTEN["response"]),
    "write/impact/": ("impact", WRITTEN["impact"]),
    "write/assessment/": ("worked", WRITTEN["assessment"]),
}  # fmt: skip


def test_every_form_of_a_plan_points_out(carol: Client, plan: Plan) -> None:
    for form, (field, facts) in FORMS.items():
        data = {"version": plan.version, "owner": plan.owner_id, **facts, field: "Ask Mrs Ahmed."}
        page = carol.post(f"/plans/{plan.pk}/{form}", data)
        assert LOOK in page.content.decode(), form
    assert fresh(plan).version == plan.version


def test_so_do_its_start_and_its_end(harrowmere: Harrowmere, carol: Client) -> None:
    issue = issue_in_action(harrowmere, ward=2)
    asked = {"title": "What Mrs Ahmed said", "owner": harrowmere.errol.pk}
    assert LOOK in carol.post(f"{issue.get_absolute_url()}plan/", asked).content.decode()
    plan = plan_to_close(harrowmere)
    end = {"justification": "Mrs Ahmed says so.", "version": plan.version}
    assert LOOK in carol.post(f"/plans/{plan.pk}/close/", end).content.decode()
    assert fresh(plan).close_proposed_by is None
