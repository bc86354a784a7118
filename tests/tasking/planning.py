"""Problem-solving plans, named by how far they have come, and made through the services (craft 11)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Issue
from tasking.models import Action, Epic, Objective, Plan, Risk
from tasking.services import acting
from tasking.services.agreeing import agree
from tasking.services.plans import moving, starting, writing
from tests.tasking.making import an_agreed, issue_in_action

WRITTEN: dict[str, dict[str, str]] = {
    "problem": {"problem": "Rubbish is left behind the shops each week.", "measure": "41 reports a month, June to "
                "August", "evidence": "Reports to Street Environment."},
    "analysis": {"harmed": "Traders and those who live above.", "causing": "Traders without a waste contract.",
                 "places": "Tanner Street, at night.", "findings": "The alley is dark and has no gate."},
    "response": {"prevention": "A gate and lamps.", "intelligence": "Find out who tips.", "engagement": "None needed.",
                 "enforcement": "Fixed penalties.", "communication": "A letter to each trader."},
    "impact": {"impact_level": "medium", "impact": "People avoid the alley.", "impact_treatment": "Walkabouts."},
    "assessment": {"results": "Fewer reports since the gate.", "worked": "The gate did.",
                   "conclusions": "Gate the next alley too."},
}  # fmt: skip


def a_plan(borough: Harrowmere, *, owner: str = "errol", issue: Issue | None = None, **facts: Any) -> Plan:
    """A plan just started on an issue in action; errol owns it unless said."""
    on = issue or issue_in_action(borough)
    plan = starting.start_plan(
        issue=on, by=borough.carol, title="Fly-tipping behind the shops", owner=borough.people[owner], **facts
    )
    return fresh(plan)


def fresh(plan: Plan) -> Plan:
    return Plan.objects.select_related("ward", "owner", "agency").get(pk=plan.pk)


def write(plan: Plan, borough: Harrowmere, part: str) -> Plan:
    plan = fresh(plan)
    return writing.write_part(plan=plan, by=borough.carol, part=part, version=plan.version, **WRITTEN[part])


def an_objective(plan: Plan, borough: Harrowmere, **facts: Any) -> Objective:
    """From 41 to 10 reports a month within the quarter."""
    today = timezone.localdate()
    given: dict[str, Any] = {
        "what": "Less rubbish behind the shops", "measure": "Reports to Street Environment", "unit": "a month",
        "baseline": Decimal(41),
        "baseline_on": today - timedelta(days=30), "target": Decimal(10), "by_day": today + timedelta(days=90),
        **facts,
    }  # fmt: skip
    made = writing.set_objective(plan=plan, by=borough.carol, **given)
    return Objective.objects.prefetch_related("measurements").get(pk=made.pk)


def a_risk(plan: Plan, borough: Harrowmere, **facts: Any) -> Risk:
    given: dict[str, Any] = {
        "what": "It moves to the next alley", "likelihood": 4, "impact": 4, "treatment": "Look there weekly.", **facts,
    }  # fmt: skip
    return writing.set_risk(plan=plan, by=borough.carol, owner=borough.errol, **given)


def plan_scanned(borough: Harrowmere, **facts: Any) -> Plan:
    """Scanning is complete; the plan still stands there."""
    plan = a_plan(borough, **facts)
    starting.add_partner(plan=plan, by=borough.carol, user=borough.hana, group_name="", brings="Caretakers")
    return fresh(write(plan, borough, "problem"))


def plan_assessed(borough: Harrowmere, **facts: Any) -> Plan:
    """Everything is written, measured and done; only closing is left, and the issue's own loop."""
    plan = plan_scanned(borough, **facts)
    for part in ("analysis", "response", "impact", "assessment"):
        write(plan, borough, part)
    objective = an_objective(plan, borough)
    a_risk(plan, borough)
    writing.measure(objective=objective, by=borough.errol, on=timezone.localdate(), figure=Decimal(9), source="")
    for action in Action.objects.filter(plan=plan).select_related("issue__ward"):
        acting.mark_done(action=action, by=borough.carol, outcome="Done.", version=action.version)
    for _ in range(3):
        plan = fresh(plan)
        moving.move_on(plan=plan, by=borough.carol, version=plan.version)
    return fresh(plan)


def plan_to_close(borough: Harrowmere, **facts: Any) -> Plan:
    """The same, and those who raised its issue are satisfied."""
    plan = plan_assessed(borough, **facts)
    Issue.objects.filter(held__plan=plan).update(stage="closed", satisfaction="satisfied", closed_because="Gated.")
    return plan


def plan_proposed(borough: Harrowmere, **facts: Any) -> Plan:
    """Carol proposes to close it."""
    plan = plan_to_close(borough, **facts)
    moving.propose_closing(plan=plan, by=borough.carol, justification="The alley is clean.", version=plan.version)
    return fresh(plan)


def an_action_of(plan: Plan, borough: Harrowmere, *, kind: Epic, owner: str) -> Action:
    issue = plan.issues.select_related("ward").all()[0]
    agreed = an_agreed(borough, owner=owner, kind=kind, what=f"{kind.label} of {owner}")
    return agree(issue=issue, by=borough.carol, agreed=agreed, plan=plan)
