"""Writing in a plan: its parts, issues, partners, objectives, risks, actions, log. Each form on a page of its own."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from engagement.models import Issue, Stage
from partnerships.forms.base import BookForm
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking.access import DECIDE
from tasking.forms.plan_parts import MeasureForm, ObjectiveForm, PlanActionForm, RiskForm
from tasking.forms.plans import (
    PARTS,
    AboutForm,
    NoteForm,
    PartnerForm,
    PlanIssueForm,
    ReasonForm,
    ReviewForm,
)
from tasking.models import Plan
from tasking.plan_access import (
    READ_PLANS,
    TEAM_WRITES,
    WRITE_PLAN,
    held_for,
    objective_for,
    part_for,
    partner_for,
    plan_for,
    plan_to_write,
    require_write,
    risk_for,
)
from tasking.services import agreeing
from tasking.services.plans import starting, writing
from tasking.views.plans import ask_for, people_for, priorities_for


@policy(READ_PLANS, write=TEAM_WRITES, fetch=plan_for)
def about(request: StaffRequest, pk: int) -> HttpResponse:
    """Change title, owner, priority or how often it is reviewed: the ward's team."""
    plan = plan_for(request.user, pk)
    TEAM_WRITES.require(request.user, plan.ward)
    form = AboutForm(
        request.POST or None, people=people_for(plan.ward), priorities=priorities_for(plan.ward),
        initial=AboutForm.of(plan),
    )  # fmt: skip
    return ask_for(
        request, plan, form, starting.change_about, plan=plan,
        heading="Title, owner and reviews", button="Save", said="It is saved.",
    )  # fmt: skip


@policy(READ_PLANS, write=WRITE_PLAN, fetch=part_for)
def write(request: StaffRequest, pk: int, part: str) -> HttpResponse:
    """Write one part of the plan."""
    plan = part_for(request.user, pk, part)
    require_write(request.user, plan)
    asked = PARTS[part]
    form = asked(request.POST or None, initial=asked.of(plan))

    def service(**facts: Any) -> Plan:
        return writing.write_part(part=part, **facts)

    return ask_for(
        request, plan, form, service, plan=plan, part=part, heading=asked.heading, button="Save",
        said=f"{asked.heading} is saved.",
    )  # fmt: skip


@policy(READ_PLANS, write=TEAM_WRITES, fetch=plan_for)
def issue_add(request: StaffRequest, pk: int) -> HttpResponse:
    """Hang a further issue on the plan: the ward's team."""
    user = request.user
    plan = plan_for(user, pk)
    TEAM_WRITES.require(user, plan.ward)
    others = Issue.objects.visible_to(user).open().filter(ward=plan.ward).exclude(held__plan__in=Plan.objects.open())
    form = PlanIssueForm(request.POST or None, issues=others.order_by("-raised_on"))
    return ask_for(
        request, plan, form, starting.add_issue, plan=plan, part="issues",
        heading="Add an issue", button="Add the issue", said="The issue hangs on the plan.",
    )  # fmt: skip


@policy(READ_PLANS, write=TEAM_WRITES, fetch=held_for)
def issue_off(request: StaffRequest, pk: int, held_pk: int) -> HttpResponse:
    """Take an issue off the plan: the ward's team."""
    held = held_for(request.user, pk, held_pk)
    TEAM_WRITES.require(request.user, held.plan.ward)
    return ask_for(
        request, held.plan, ReasonForm(request.POST or None), starting.take_issue_off, held=held, part="issues",
        heading=f"Take {held.issue} off the plan", button="Take it off", said="The issue is off the plan.",
    )  # fmt: skip


@policy(READ_PLANS, write=WRITE_PLAN, fetch=plan_for)
def partner_add(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody takes part."""
    plan = plan_to_write(request.user, pk)
    form = PartnerForm(request.POST or None, people=people_for(plan.ward))
    return ask_for(
        request, plan, form, starting.add_partner, plan=plan, part="partners",
        heading="Add a partner or community group", button="Add", said="They take part.",
    )  # fmt: skip


@policy(READ_PLANS, write=WRITE_PLAN, fetch=partner_for)
def partner_off(request: StaffRequest, pk: int, partner_pk: int) -> HttpResponse:
    """Somebody no longer takes part."""
    partner = partner_for(request.user, pk, partner_pk)
    require_write(request.user, partner.plan)
    return ask_for(
        request, partner.plan, BookForm(request.POST or None), starting.remove_partner, partner=partner,
        part="partners", heading=f"Does {partner} no longer take part?", button="They no longer take part",
        said="They are off the plan. The log keeps that they took part.",
    )  # fmt: skip


@policy(READ_PLANS, write=WRITE_PLAN, fetch=plan_for)
def objective_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Write a SMART objective."""
    plan = plan_to_write(request.user, pk)
    return ask_for(
        request, plan, ObjectiveForm(request.POST or None), writing.set_objective, plan=plan, part="objectives",
        heading="Add an objective", button="Save the objective", said="The objective is saved.",
        text="Specific, measurable, achievable, realistic and timely.",
    )  # fmt: skip


@policy(READ_PLANS, write=WRITE_PLAN, fetch=objective_for)
def objective_edit(request: StaffRequest, pk: int, objective_pk: int) -> HttpResponse:
    """Change an objective."""
    objective = objective_for(request.user, pk, objective_pk)
    require_write(request.user, objective.plan)
    form = ObjectiveForm(request.POST or None, initial=ObjectiveForm.of(objective))
    return ask_for(
        request, objective.plan, form, writing.set_objective, plan=objective.plan, objective=objective,
        part="objectives", heading="Change the objective", button="Save the objective", said="The objective is saved.",
    )  # fmt: skip


@policy(READ_PLANS, write=WRITE_PLAN, fetch=objective_for)
def measure(request: StaffRequest, pk: int, objective_pk: int) -> HttpResponse:
    """Record what a measure stands at."""
    objective = objective_for(request.user, pk, objective_pk)
    require_write(request.user, objective.plan)
    return ask_for(
        request, objective.plan, MeasureForm(request.POST or None), writing.measure, objective=objective,
        part="objectives", heading=f"Measure: {objective.measure}", button="Record the figure",
        said="The figure is recorded.", text=f"Counted in: {objective.unit}.",
    )  # fmt: skip


@policy(READ_PLANS, write=WRITE_PLAN, fetch=plan_for)
def risk_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Write a risk."""
    plan = plan_to_write(request.user, pk)
    form = RiskForm(request.POST or None, people=people_for(plan.ward))
    return ask_for(
        request, plan, form, writing.set_risk, plan=plan, part="risks",
        heading="Add a risk", button="Save the risk", said="The risk is saved.",
    )  # fmt: skip


@policy(READ_PLANS, write=WRITE_PLAN, fetch=risk_for)
def risk_edit(request: StaffRequest, pk: int, risk_pk: int) -> HttpResponse:
    """Change a risk."""
    risk = risk_for(request.user, pk, risk_pk)
    require_write(request.user, risk.plan)
    form = RiskForm(request.POST or None, people=people_for(risk.plan.ward), initial=RiskForm.of(risk))
    return ask_for(
        request, risk.plan, form, writing.set_risk, plan=risk.plan, risk=risk, part="risks",
        heading="Change the risk", button="Save the risk", said="The risk is saved.",
    )  # fmt: skip


@policy(READ_PLANS, write=DECIDE, fetch=plan_for)
def action_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Agree an action of the plan; its kind is the part it belongs to."""
    user = request.user
    plan = plan_for(user, pk)
    DECIDE.require(user, plan.ward)
    open_issues = (
        Issue.objects.visible_to(user).filter(held__plan=plan).exclude(stage__in=[Stage.CLOSED, Stage.MERGED])
        .select_related("ward__partnership").order_by("reference")
    )  # fmt: skip
    initial = {"kind": request.GET.get("kind", ""), "issue": None if request.POST else open_issues.first()}
    form = PlanActionForm(
        request.POST or None, people=people_for(plan.ward, acting=True), issues=open_issues, initial=initial
    )
    return ask_for(
        request, plan, form, agreeing.agree, plan=plan, part="actions",
        heading="Agree an action", button="Agree the action", said="The action is agreed. Its owner is told.",
    )  # fmt: skip


@policy(READ_PLANS, write=WRITE_PLAN, fetch=plan_for)
def note(request: StaffRequest, pk: int) -> HttpResponse:
    """Write a note or the record of a problem-solving meeting."""
    plan = plan_to_write(request.user, pk)
    return ask_for(
        request, plan, NoteForm(request.POST or None), writing.note, plan=plan, part="log",
        heading="Write in the log", button="Write in the log", said="It stands in the log.",
    )  # fmt: skip


@policy(READ_PLANS, write=WRITE_PLAN, fetch=plan_for)
def review(request: StaffRequest, pk: int) -> HttpResponse:
    """Record a review; the clock starts again."""
    plan = plan_to_write(request.user, pk)
    form = ReviewForm(request.POST or None, initial={"version": plan.version})
    return ask_for(
        request, plan, form, writing.review, plan=plan, part="reviews", heading="Record a review",
        button="Record the review", said="The review is recorded.",
        text=f"The next one is due {plan.review_every} days from today.",
    )  # fmt: skip
