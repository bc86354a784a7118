"""A plan's pages ask at most twelve times, its steps at most twenty, whether it holds one of everything or fifty."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from tasking.models import Action, ActionProgress, Epic, Measurement, Objective, Plan, PlanEntry, PlanPartner, Risk
from tasking.services import practice
from tests.conftest import SignedIn
from tests.counting import HISTORY, TRANSACTION, at_most
from tests.tasking.making import issue_in_action
from tests.tasking.planning import WRITTEN, fresh, plan_scanned, plan_to_close

PAGE, STEP = 12, 20
DAY = timedelta(days=1)
MANY = 50


def filled(plan: Plan, number: int) -> Plan:
    """So many more of everything that hangs on a plan."""
    today, owner = timezone.localdate(), plan.owner
    issue = plan.issues.all()[0]
    objectives = Objective.objects.bulk_create(
        Objective(plan=plan, what=f"Less {n}", measure="Reports", unit="a month", baseline=Decimal(40),
                  baseline_on=today - 90 * DAY, target=Decimal(10), by=today + 90 * DAY)
        for n in range(number)
    )  # fmt: skip
    Measurement.objects.bulk_create(
        Measurement(objective=objective, on=today - days * DAY, figure=Decimal(days), by=owner)
        for objective in objectives for days in (60, 30)
    )  # fmt: skip
    actions = Action.objects.bulk_create(
        Action(issue=issue, plan=plan, what=f"Step {n}", owner=owner, agency=owner.agency, kind=list(Epic)[n % 4],
               due_on=today, agreed_on=today - 9 * DAY, state="done", done_on=today, outcome="Done.")
        for n in range(number)
    )  # fmt: skip
    ActionProgress.objects.bulk_create(
        ActionProgress(action=action, text="On the way.", by=owner) for action in actions
    )
    Risk.objects.bulk_create(
        Risk(plan=plan, what=f"Risk {n}", likelihood=n % 5 + 1, impact=3, treatment="Look.", owner=owner)
        for n in range(number)
    )
    PlanEntry.objects.bulk_create(PlanEntry(plan=plan, kind="note", text=f"Note {n}", by=owner) for n in range(number))
    PlanPartner.objects.bulk_create(PlanPartner(plan=plan, group_name=f"Friends {number}-{n}") for n in range(number))
    return fresh(plan)


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200, address
    return sum(not HISTORY.sub("", query["sql"]).startswith(TRANSACTION) for query in caught)


PAGES = [
    "", "about/", "write/problem/", "write/response/", "issues/add/", "partners/add/", "objectives/add/", "risks/add/",
    "actions/add/", "log/add/", "review/", "back/", "close/", "objectives/{objective}/",
    "objectives/{objective}/measure/",
    "risks/{risk}/", "partners/{partner}/off/",
]  # fmt: skip


def test_pages_ask_as_often_for_fifty_as_for_one(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    client, plan = signed_in(harrowmere.carol), filled(plan_to_close(harrowmere), 1)
    numbers = {
        "objective": plan.objectives.all()[0].pk, "risk": plan.risks.all()[0].pk, "partner": plan.partners.all()[0].pk,
    }  # fmt: skip
    pages = [f"/plans/{plan.pk}/{page.format(**numbers)}" for page in PAGES]
    client.get(pages[0])  # the session is marked as used
    few = [asked(client, page) for page in pages]
    filled(plan, MANY)
    for page, before in zip(pages, few, strict=True):
        with at_most(PAGE):
            assert client.get(page).status_code == 200
        assert asked(client, page) == before, page


def test_the_list_asks_as_often_for_a_full_page_as_for_one(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    client, plan = signed_in(harrowmere.carol), plan_scanned(harrowmere)
    client.get("/plans/")
    few = asked(client, "/plans/?q=rubbish")
    facts: dict[str, Any] = {"agency": plan.agency, "started_by": plan.owner, "review_on": timezone.localdate()}
    Plan.objects.bulk_create(
        Plan(title=f"Plan {n}", problem="Rubbish", ward=harrowmere.wards[n % 6 + 1], owner=harrowmere.errol, **facts)
        for n in range(MANY)
    )
    with at_most(PAGE):
        page = client.get("/plans/?q=rubbish").content.decode()
    assert f"<strong>{MANY + 1}</strong> plans" in page
    assert asked(client, "/plans/?q=rubbish") == few


def test_a_long_plan_is_printed_with_no_more_queries(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    client, plan = signed_in(harrowmere.carol), filled(plan_to_close(harrowmere), 1)
    address = f"/plans/{plan.pk}/plan.pdf"
    client.get("/desk/")
    few = asked(client, address)
    assert few <= STEP
    assert asked(client, address) <= PAGE, "it is printed already"
    filled(plan, 20)
    assert asked(client, address) == few


def step(client: Client, plan: Plan, where: str, **facts: Any) -> None:
    """Take a step and count what it asks; reading for update and history's own statements are among them."""
    today = timezone.localdate()
    data = {
        "version": fresh(plan).version, "on": today, "due_on": today, "baseline_on": today, "by_day": today + DAY,
        "issue": plan.issues.all()[0].pk, **facts,
    }  # fmt: skip
    with CaptureQueriesContext(connection) as caught:
        answer = client.post(f"/plans/{plan.pk}/{where}", data)
    assert answer.status_code == 302, f"{where}: {answer.content.decode()[:2000]}"
    asked = [HISTORY.sub("", query["sql"]) for query in caught]
    asked = [sql for sql in asked if not sql.startswith(TRANSACTION)]
    assert len(asked) <= STEP, f"{where}: {len(asked)}\n" + "\n".join(sql[:200] for sql in asked)


def test_writing_in_a_long_plan_asks_at_most_twenty_times(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    client, plan = signed_in(harrowmere.carol), filled(plan_scanned(harrowmere), MANY)
    hana = harrowmere.hana.pk
    client.get("/desk/")
    step(client, plan, "write/problem/", **WRITTEN["problem"])
    step(client, plan, "write/response/", **WRITTEN["response"])
    step(
        client, plan, "objectives/add/", what="Less", measure="Reports", unit="a month", baseline="40", target="10"
    )  # fmt: skip
    step(client, plan, f"objectives/{plan.objectives.all()[0].pk}/measure/", figure="12")
    step(client, plan, "risks/add/", what="It moves", likelihood=3, impact=3, treatment="Look.", owner=hana)
    step(client, plan, "partners/add/", group_name="Friends of Tanner Street")
    step(client, plan, f"partners/{plan.partners.all()[0].pk}/off/")
    step(client, plan, "actions/add/", what="Put up a gate", kind="prevention", owner=hana)
    step(client, plan, "log/add/", kind="meeting", text="All were there.")
    step(client, plan, "review/", text="On course.")
    step(client, plan, "about/", title="Rubbish", review_every=14, owner=hana)


def test_moving_a_long_plan_asks_at_most_twenty_times(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    carol, ines = signed_in(harrowmere.carol), signed_in(harrowmere.ines)
    plan = filled(plan_to_close(harrowmere), MANY)
    carol.get("/desk/")
    ines.get("/desk/")
    step(carol, plan, "back/", because="The cause is another.")
    step(carol, plan, "move-on/")
    step(carol, plan, "close/", justification="It is clean.")
    step(carol, plan, "close/send-back/", because="Ask the traders first.")
    step(carol, plan, "close/", justification="It is clean.")
    step(ines, plan, "close/agree/")
    assert not fresh(plan).is_open


def test_starting_a_plan_asks_at_most_twenty_times(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue, client = issue_in_action(harrowmere), signed_in(harrowmere.carol)
    address = f"{issue.get_absolute_url()}plan/"
    client.get("/desk/")
    with at_most(PAGE):
        client.get(address)
    with CaptureQueriesContext(connection) as caught:
        client.post(address, {"title": "Rubbish", "owner": harrowmere.errol.pk})
    sent = [HISTORY.sub("", query["sql"]) for query in caught]
    sent = [sql for sql in sent if not sql.startswith(TRANSACTION)]
    assert Plan.objects.filter(title="Rubbish").exists()
    assert len(sent) <= STEP, "\n".join(sql[:200] for sql in sent)


def test_a_long_plan_that_is_closed_and_shared_asks_no_more(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    client, plan = signed_in(harrowmere.carol), filled(plan_to_close(harrowmere), MANY)
    Plan.objects.filter(pk=plan.pk).update(
        stage="closed", justification="It held.", closed_on=timezone.localdate(), close_proposed_by=harrowmere.carol,
        closed_by=harrowmere.ines,
    )  # fmt: skip
    plan.refresh_from_db()
    words = {"title": "Gates", "problem": "Rubbish.", "worked": "A gate.", "advice": ""}
    practice.share(plan=plan, by=harrowmere.carol, contact=harrowmere.errol, **words)
    client.get(plan.get_absolute_url())
    with at_most(PAGE):
        assert "Shared as effective practice" in client.get(plan.get_absolute_url()).content.decode()
