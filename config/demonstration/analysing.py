"""What Harrowmere's analyst told the tasking meetings: one document published for each, one asked for (T10)."""

# ruff: noqa: E501 - the sentences are the data; a break in them would only hide them

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.models import Agency, AgendaItem, Group, ItemKind, Meeting, MeetingStage
from tasking.analysis_figures import figures_of
from tasking.models import AgencyFigure, Analysis, AnalysisSection, SectionKind
from tasking.services import analyses

QUESTION = "Are things quieter than in the quarter before, and is it the same streets?"
FED = (
    ("street-environment", "Fixed penalties for litter and dog fouling", (31, 12, 22, 18), (24, 15, 22, 9)),
    ("street-environment", "Fly-tips cleared", (47, 38, 29, 51), (58, 36, 33, 44)),
    ("fire", "Fires set in bins and on open land", (7, 3, 9, 6), (11, 8, 4, 6)),
)
SAID = {
    SectionKind.PRIORITIES: "Those that ended are named with their day; why stands in the minutes of the meeting that ended them.",
    SectionKind.CONFIDENCE: "Read the intervals: between two rounds only a large change is more than chance.",
    SectionKind.ACTIONS: "Enforcement is counted where a power was used or a notice served; everything else is prevention, information and support.",
    SectionKind.AGENCIES: "Fixed penalties follow patrols: more of them need not mean more litter.",
}
ADVICE = "The change is within what a quarter brings by chance. Decide on single streets by what members know of them, and ask again in three months."
MINUTE = "Members had read it beforehand and asked what is behind the change since the quarter before. The analyst’s advice is followed."


def write_analyses(borough: Harrowmere, *, now: datetime) -> None:
    """The last meeting of each tasking group had its document; one group has asked for the next."""
    keys = sorted(key for key in borough.groups if key.startswith("ltm-"))
    agencies = {agency.slug: agency for agency in Agency.objects.filter(partnership=borough.partnership)}
    for number, key in enumerate(keys):
        group = borough.groups[key]
        held = Meeting.objects.filter(group=group, stage=MeetingStage.CLOSED).order_by("-starts_at").first()
        if held is not None:
            _published(borough, group, held, agencies, number)
    ahead = Meeting.objects.filter(group=borough.groups[keys[0]], stage=MeetingStage.SCHEDULED, starts_at__gt=now)
    following = ahead.order_by("starts_at").first()
    if following is not None:
        due = max(analyses.default_due(following), timezone.localdate(now))
        analyses.ask(meeting=following, by=borough.carol, months=3, due_on=due, question=QUESTION)


def _published(borough: Harrowmere, group: Group, held: Meeting, agencies: dict[str, Agency], number: int) -> None:
    asked = held.starts_at - timedelta(days=21)
    period = analyses.whole_months(3, timezone.localdate(asked))
    figures = figures_of(group, period)
    made = Analysis.objects.create(
        meeting=held, title=f"What the figures say, {period.months}", first=period.first, last=period.last,
        question=QUESTION, due_on=held.day - timedelta(days=7), asked_by=borough.people["carol" if number < 2 else "colin"],
        asked_at=asked, figures=figures, counted_at=held.starts_at - timedelta(days=9), summary=_summary(figures),
        advice=ADVICE, published_at=held.starts_at - timedelta(days=8), published_by=borough.anya,
    )  # fmt: skip
    said = {**SAID, SectionKind.ISSUES: _issues(figures)}
    AnalysisSection.objects.bulk_create(
        AnalysisSection(analysis=made, kind=kind, text=said.get(kind, "")) for kind in SectionKind
    )
    AgencyFigure.objects.bulk_create(
        AgencyFigure(
            analysis=made, agency=agencies[slug], what=what, now=now[number], before=before[number], by=borough.anya
        )
        for slug, what, now, before in FED
    )
    AgendaItem.objects.create(
        meeting=held, position=held.items.count() + 1, kind=ItemKind.STANDING, title=analyses.ON_THE_AGENDA, minute=MINUTE,
        done_at=held.starts_at + timedelta(minutes=12),
    )  # fmt: skip


def _summary(figures: dict[str, Any]) -> str:
    total, before = figures["wards"]["total"], figures["wards"]["total_before"]
    if total is None or before is None:
        return "Too little was raised in the quarter to say more than the lists below."
    more = "as many as" if total == before else f"{abs(total - before)} {'more' if total > before else 'fewer'} than"
    place = figures["places"][0] if figures["places"] else None
    streets = f" {place[0]} in {place[1]} was named most often." if place else " No street stands out."
    return f"{total} concerns were raised in the quarter, {more} in the one before.{streets}"


def _issues(figures: dict[str, Any]) -> str:
    told = sorted(
        ((now, label) for label, now, _ in figures["problems"]["rows"] if now and label != "Other"), reverse=True
    )
    if not told:
        return "No problem was raised often enough to be told apart."
    number, name = told[0]
    return f"{name} was raised most often of the problems that can be told apart: {number} times. Concerns that are none of the listed problems stand under “Other”."
