"""Writing a plan: its texts, objectives, measurements, risks, notes and reviews (003 4.7.4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from partnerships.errors import Refused
from partnerships.models import User
from tasking.models import Measurement, Objective, Plan, PlanEntry, PlanEntryKind, Risk
from tasking.plan_access import may_own
from tasking.services.plans.holding import check_version, log, open_plan, save
from tasking.smart import shortcomings

TEXTS: dict[str, tuple[str, ...]] = {
    "problem": ("problem", "measure", "evidence"),
    "analysis": ("harmed", "causing", "places", "findings"),
    "response": ("prevention", "intelligence", "engagement", "enforcement", "communication"),
    "impact": ("impact_level", "impact", "impact_treatment"),
    "assessment": ("results", "worked", "conclusions"),
}
"""The parts that are written as texts, and their fields."""
OBJECTIVE = ("what", "measure", "unit", "baseline", "baseline_on", "target", "by")


def write_part(*, plan: Plan, by: User, part: str, version: int, **texts: str) -> Plan:
    """Write one part's texts. Somebody who saw an older version gets Conflict with what stands, and loses nothing."""
    fields = TEXTS[part]
    with open_plan(plan, by=by, version=version, fields=fields) as row:
        for name in fields:
            setattr(row, name, texts[name])
        return save(row, *fields)


def set_objective(
    *, plan: Plan, by: User, objective: Objective | None = None, version: int = 0, **facts: Any
) -> Objective:
    """Write a SMART objective, or change one. Raises Refused at the first field that keeps it from being SMART."""
    wrong = shortcomings({**facts, "by": facts["by_day"]}, today=timezone.localdate())
    for field, words in wrong.items():
        raise Refused(words, field="by_day" if field == "by" else field)
    given = {**{name: facts[name] for name in OBJECTIVE if name != "by"}, "by": facts["by_day"]}
    with open_plan(plan, by=by) as row:
        if objective is None:
            made = Objective.objects.create(plan=row, **given)
            log(row, PlanEntryKind.CHANGED, by=by, text=f"Objective: {_of(made)}")
            return made
        found = Objective.objects.select_for_update(of=("self",)).get(pk=objective.pk)
        check_version(found, version, OBJECTIVE)
        for name, value in given.items():
            setattr(found, name, value)
        found.version += 1
        found.save()
        log(row, PlanEntryKind.CHANGED, by=by, text=f"Objective changed: {_of(found)}")
        return found


def _of(objective: Objective) -> str:
    return (
        f"{objective.what}. {objective.measure}: from {objective.baseline.normalize():f} to "
        f"{objective.target.normalize():f} {objective.unit} by {objective.by:%-d %B %Y}."
    )


def measure(*, objective: Objective, by: User, on: date, figure: Decimal, source: str) -> Measurement:
    """Record what the measure stood at; a second figure for the same day takes the place of the first.

    History keeps the first. Raises Refused for a day to come or before the baseline.
    """
    if on > timezone.localdate():
        raise Refused("That day is to come. A measurement is of a day that is past.", field="on")
    if on < objective.baseline_on:
        raise Refused(f"The baseline is of {objective.baseline_on:%-d %B %Y}. Choose a later day.", field="on")
    if figure < 0:
        raise Refused("A figure can't be below nought.", field="figure")
    with open_plan(objective.plan, by=by):
        made, _ = Measurement.objects.update_or_create(
            objective=objective, on=on, defaults={"figure": figure, "source": source, "by": by}
        )
        return made


def set_risk(
    *, plan: Plan, by: User, what: str, likelihood: int, impact: int, treatment: str, owner: User,
    risk: Risk | None = None, version: int = 0,
) -> Risk:  # fmt: skip
    """Write a risk with what is done about it and by whom, or change one."""
    if not what or not treatment:
        raise Refused("Write what may go wrong, and what is done about it.", field="treatment" if what else "what")
    fields = {"what": what, "likelihood": likelihood, "impact": impact, "treatment": treatment, "owner": owner}
    with open_plan(plan, by=by) as row:
        if not may_own(owner, row.ward):
            raise Refused(f"{owner} holds no role in {row.ward}. Choose another owner.", field="owner")
        if risk is None:
            made = Risk.objects.create(plan=row, **fields)
            log(row, PlanEntryKind.CHANGED, by=by, text=f"Risk: {what} ({made.score} of 25).")
            return made
        found = Risk.objects.select_for_update(of=("self",)).get(pk=risk.pk)
        check_version(found, version, tuple(fields))
        before = found.score
        for name, value in fields.items():
            setattr(found, name, value)
        found.version += 1
        found.save()
        log(row, PlanEntryKind.CHANGED, by=by, text=f"Risk: {what} (from {before} to {found.score} of 25).")
        return found


def note(*, plan: Plan, by: User, kind: str, on: date, text: str) -> PlanEntry:
    """Write a note or the record of a problem-solving meeting into the log. The same one sent twice is written once."""
    if not text:
        raise Refused("Write what is to be kept.", field="text")
    if on > timezone.localdate():
        raise Refused("That day is to come.", field="on")
    chosen = PlanEntryKind.MEETING if kind == PlanEntryKind.MEETING else PlanEntryKind.NOTE
    with open_plan(plan, by=by) as row:
        return log(row, chosen, by=by, text=text, on=on)


def review(*, plan: Plan, by: User, text: str, version: int) -> Plan:
    """Record a review; the next is due as many days from today as the plan says. Raises Refused, Conflict."""
    if not text:
        raise Refused("Write how the plan stands and what changes.", field="text")
    with open_plan(plan, by=by, version=version, fields=("review_on",)) as row:
        row.review_on = row.next_review(timezone.localdate())
        log(row, PlanEntryKind.REVIEW, by=by, text=text)
        return save(row, "review_on")
