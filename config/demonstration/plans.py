"""Harrowmere's problem-solving plans: one for each ward's longest-standing priority, at every stage of SARA (T6)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from config.demonstration.neighbours import coordinator, inspector, pcso
from engagement.models import Issue, Stage
from partnerships.models import User
from tasking.models import (
    SARA,
    Action,
    Measurement,
    Objective,
    Plan,
    PlanEntry,
    PlanEntryKind,
    PlanIssue,
    PlanPartner,
    PlanStage,
    Priority,
    Risk,
)

DAY = timedelta(days=1)
FALLS = (Decimal("0.93"), Decimal("0.8"), Decimal("0.62"), Decimal("0.47"))
"""What is left of the baseline, month by month."""
ANALYSIS = {
    "harmed": "People who live and trade nearby, most of all those who walk home after dark.",
    "causing": "It follows opportunity: nobody looks after the place in the evening, and nothing stops it.",
    "places": "In the same few streets, mostly from Thursday to Sunday between six and eleven in the evening.",
    "findings": "Reports, the Key Individual survey and officers' tours agree: it comes back to the same spots within "
    "days. What happens there is quick and unseen, so changing the place will do more than one more patrol.",
}
RESPONSE = {
    "prevention": "Change the place: repairs and lighting first, then somebody who looks after it in the evening.",
    "intelligence": "Officers note times and places on each tour, so that the pattern is known before the next review.",
    "engagement": "Two walkabouts with the Neighbourhood Partnership; no resident is asked to report on another.",
    "enforcement": "Warnings first, then fixed penalties, by the agency whose power it is.",
    "communication": "The newsletter says what is done each quarter; those who raised it are told in person.",
}
IMPACT = {
    "impact_level": "medium",
    "impact": "People avoid the place after dark. Visible work there will be welcomed; silence would be noticed.",
    "impact_treatment": "The PCSO tells the shops and the school before each step is taken.",
}
RESULTS = {
    "results": "Reports fell month by month after the place was changed, and not in the streets around it; the season "
    "explains a part of the first month's fall.",
    "worked": "Changing the place worked, and lasted. Patrols alone had worked for as long as they were there.",
    "conclusions": "Change the place first, next time as well. Ask who looks after it before asking who patrols it.",
}
RISKS = (
    ("It moves to the next street", 3, 3, "The PCSO's tours include the streets around it."),
    ("The repairs wait for another year's money", 2, 4, "The housing association pays for half from its own works."),
)


def write_plans(borough: Harrowmere, *, now: datetime) -> int:
    """Write the plans of the past, the same for the same day. Out: how many."""
    today = timezone.localdate(now)
    standing: list[list[Priority]] = [[] for _ in borough.wards]
    rows = Priority.objects.select_related("issue", "ward").order_by("ward", "chosen_on", "pk")
    wards = {ward.pk: number for number, ward in borough.wards.items()}
    for priority in rows.filter(chosen_on__lt=today - 14 * DAY):
        standing[wards[priority.ward_id] - 1].append(priority)
    made = 0
    for number, priorities in enumerate(standing, start=1):
        present = [priority for priority in priorities if priority.ended_on is None]
        past = [priority for priority in priorities if priority.ended_on and priority.issue.stage == Stage.CLOSED]
        for priority in present[:1]:
            _Past(borough, number, priority, today).write(SARA[number % 4])
            made += 1
        for priority in past[:1]:
            _Past(borough, number, priority, today).write(PlanStage.CLOSED)
            made += 1
    return made


class _Past:
    """One plan as it was written, month by month."""

    def __init__(self, borough: Harrowmere, ward: int, priority: Priority, today: date) -> None:
        self.borough, self.ward, self.priority, self.today = borough, ward, priority, today
        self.began = priority.chosen_on + 5 * DAY
        self.until = min(priority.ended_on or today, today)
        self.csc: User = borough.people[coordinator(ward)]
        self.errol, self.hana = borough.people["errol"], borough.people["hana"]

    def write(self, stage: PlanStage) -> Plan:
        closed = stage == PlanStage.CLOSED
        reached = len(SARA) if closed else SARA.index(stage) + 1
        owner = self.errol if self.ward % 2 else self.hana
        plan = Plan(
            title=self.priority.title, ward=self.priority.ward, priority=self.priority, owner=owner,
            agency=owner.agency, started_by=self.csc, started_on=self.began, stage=PlanStage.SCANNING,
            review_on=self.today + DAY * (self.ward * 7 % 30 - 6),
        )  # fmt: skip
        for texts in ({}, ANALYSIS, {**RESPONSE, **IMPACT}, RESULTS)[:reached]:
            for name, words in texts.items():
                setattr(plan, name, words)
        self._problem(plan, self.priority.issue)
        if closed:
            plan.justification = "The targets are reached and have held; those who raised it said so."
            plan.close_proposed_by, plan.closed_by = self.csc, self.borough.people[inspector(self.ward)]
            plan.close_proposed_at, plan.closed_on = _at(self.until - DAY), self.until
        plan.stage = stage
        plan.save()
        PlanIssue.objects.create(plan=plan, issue=self.priority.issue)
        Action.objects.filter(issue=self.priority.issue).update(plan=plan)
        self._partners(plan, owner)
        if reached > 1:
            self._measured(plan, months=len(FALLS) if reached == len(SARA) else reached - 1)
        if reached > 2:
            Risk.objects.bulk_create(
                Risk(plan=plan, what=what, likelihood=likely, impact=bad, treatment=treatment, owner=owner)
                for what, likely, bad, treatment in RISKS
            )
        self._log(plan, reached, closed=closed)
        return plan

    def _problem(self, plan: Plan, issue: Issue) -> None:
        plan.problem = issue.public_wording or issue.concern
        plan.measure = f"{self.baseline} reports a month in the three months before"
        plan.evidence = "Reports to the council and the police, the Key Individual survey, and the PCSO's tours."

    @property
    def baseline(self) -> int:
        return 19 + self.ward * 5 % 23

    def _partners(self, plan: Plan, owner: User) -> None:
        other = self.hana if owner == self.errol else self.errol
        officer = self.borough.people[pcso(self.ward)]
        PlanPartner.objects.create(plan=plan, user=other, agency=other.agency, brings="Works and access")
        PlanPartner.objects.create(plan=plan, user=officer, agency=officer.agency, brings="Tours and walkabouts")
        PlanPartner.objects.create(
            plan=plan, group_name=f"Friends of {plan.ward}", brings="Knows the place, and tells its neighbours"
        )

    def _measured(self, plan: Plan, *, months: int) -> None:
        objective = Objective.objects.create(
            plan=plan, what=f"Fewer reports in {plan.ward}", measure="Reports to the council and the police",
            unit="a month", baseline=self.baseline, baseline_on=self.began, target=self.baseline // 2,
            by=self.began + 150 * DAY,
        )  # fmt: skip
        for month, share in enumerate(FALLS[:months], start=1):
            on = self.began + 30 * month * DAY
            if on <= self.until:
                figure = (self.baseline * share).quantize(Decimal(1))
                Measurement.objects.create(objective=objective, on=on, figure=figure, source="Reports", by=self.csc)

    def _log(self, plan: Plan, reached: int, *, closed: bool) -> None:
        lines = [(0, PlanEntryKind.STARTED, f"{plan.title}. Owner: {plan.whose}.")]
        for place in range(1, min(reached, len(SARA))):
            done, begins = SARA[place - 1].label, SARA[place].label
            lines.append((21 * place, PlanEntryKind.MOVED, f"{done} is complete; {begins} begins."))
        lines.append((9, PlanEntryKind.MEETING, "Housing, Street Environment and police met on site and walked it."))
        lines.append((30, PlanEntryKind.REVIEW, "On course. The owner reports to the next tasking meeting."))
        for days, kind, text in sorted(lines, key=lambda line: line[0]):
            on = self.began + days * DAY
            if on <= self.until:
                PlanEntry.objects.create(plan=plan, kind=kind, text=text, by=self.csc, on=on, at=_at(on))
        if closed:
            PlanEntry.objects.create(
                plan=plan, kind=PlanEntryKind.CLOSED, text=plan.justification, on=self.until, at=_at(self.until),
                by=plan.closed_by or self.csc,
            )  # fmt: skip


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(14)))
