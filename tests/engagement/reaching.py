"""Plans, work and events named by how they stand, made through the services (craft 11)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import CensusFigure, EngagementEvent, EngagementPlan, PieceOfWork
from engagement.services import reaching as steps


def plan_agreed(borough: Harrowmere, *, ward: int = 1) -> EngagementPlan:
    """A plan with one line, agreed today by the ward's Neighbourhood Partnership."""
    coordinator, today = _coordinator(borough, ward), timezone.localdate()
    plan = plan_being_written(borough, ward=ward)
    return steps.agree(plan=plan, by=coordinator, agreed_on=today, agreed_by="Neighbourhood Partnership")


def plan_being_written(borough: Harrowmere, *, ward: int = 1) -> EngagementPlan:
    coordinator = _coordinator(borough, ward)
    plan = steps.start_plan(ward=borough.wards[ward], by=coordinator)
    plan = steps.change_plan(
        plan=plan, by=coordinator, aims="Hear those who do not come to meetings.", review_on=plan.review_on,
        version=plan.version,
    )  # fmt: skip
    if not plan.lines.exists():
        steps.add_line(plan=plan, by=coordinator, target="young", method="youth_forum", when="Monthly", wanted=10)
    return plan


def work_asked(borough: Harrowmere, *, ward: int = 1, days: int = 20, **facts: Any) -> PieceOfWork:
    """Hana, of the housing association, is asked to reach five; due in so many days, before today by that many."""
    given = {"target": "ethnicity:asian", "what": "Ask what troubles them.", "wanted": 5, "officer": borough.hana}
    today = timezone.localdate()
    work = steps.commission(
        ward=borough.wards[ward], by=_coordinator(borough, ward), due_on=today + timedelta(days=max(days, 0)),
        **{**given, **facts},
    )  # fmt: skip
    if days < 0:
        PieceOfWork.objects.filter(pk=work.pk).update(due_on=today + timedelta(days=days))
        work.refresh_from_db()
    return work


def event_held(borough: Harrowmere, *, ward: int = 1, attendance: int = 12, **facts: Any) -> EngagementEvent:
    """A street briefing that Priya held today."""
    given: dict[str, Any] = {
        "held_on": timezone.localdate(), "place": "Outside the library", "method": "street_briefing",
        "run_by": borough.priya, "by": borough.priya,
    }  # fmt: skip
    return steps.record_event(ward=borough.wards[ward], attendance=attendance, **{**given, **facts})


def census_of(borough: Harrowmere, *, ward: int = 1) -> None:
    """One in four is Asian and three are White; half are 16 to 24, a quarter each younger and older."""
    counts = {
        "ethnicity": {"asian": 250, "black": 0, "mixed": 0, "white": 750, "other": 0},
        "age": {"0-15": 250, "16-24": 500, "25-44": 250, "45-64": 0, "65-79": 0, "80+": 0},
    }
    CensusFigure.objects.bulk_create(
        CensusFigure(ward=borough.wards[ward], topic=topic, category=category, count=count, source="Made up")
        for topic, categories in counts.items() for category, count in categories.items()
    )  # fmt: skip


def _coordinator(borough: Harrowmere, ward: int) -> Any:
    return borough.carol if ward <= 6 else borough.colin
