"""What is asked of the rules of engagement plans, of analytical documents and of the list of courses."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from engagement import reaching_access
from engagement.models import EngagementEvent, EngagementPlan, PieceOfWork
from partnerships import training_access
from partnerships.models import Meeting, User, Ward
from tasking import analysis_access
from tasking.models import AgencyFigure, Analysis
from tests.access.policies.asking import (
    Ask,
    Question,
    fetched,
    of_members,
    required,
    row,
    said,
    seen,
    updated,
    value,
    while_so,
)
from tests.access.policies.of_partnerships import as_if, case_group, member_of, without_agency
from tests.access.policies.of_tasking import ward
from tests.access.world import World

ra = reaching_access
work = row(PieceOfWork, "engagement work", beside="ward")
event = row(EngagementEvent, "engagement event", beside="ward")


def of_the_asked_agency(user: User, world: World, side: str) -> None:
    user.agency_id = work(world, side).agency_id


def by_nobody_else(world: World, side: str) -> EngagementEvent:
    """As it is read, by whoever asks; run and recorded by somebody else."""
    return EngagementEvent.objects.select_related("ward").get(pk=value(world, side, "engagement event", "pk"))


def read_anew(rule: Any, model: Any, thing: str) -> Ask:
    def ask(user: User, world: World, side: str) -> object:
        return rule(user, model.objects.select_related("ward").get(pk=value(world, side, thing, "pk")))

    return ask


def of_no_partnership(user: User, world: World, side: str) -> None:
    Ward.objects.filter(pk=ward(world, side).pk).update(partnership=None)


def for_no_ward(user: User, world: World, side: str) -> None:
    by_nobody_else(world, side).wards.clear()


plan_read = seen("engagement plan", lambda u: EngagementPlan.objects.filter(ra.plans_seen_by(u)), "engagement plan")
work_read = seen("engagement work", lambda u: PieceOfWork.objects.filter(ra.work_seen_by(u)), "engagement work")
event_read = seen("event", lambda u: EngagementEvent.objects.filter(ra.events_seen_by(u)), "engagement event")
delivers = Question("delivers", read_anew(ra.may_deliver, PieceOfWork, "engagement work"))
counted = Question("knows every figure", read_anew(ra.counted_by, EngagementEvent, "engagement event"))
changes = Question("corrects an event", read_anew(ra.may_change, EngagementEvent, "engagement event"))
reached = fetched("ward that is reached", ra.reached_ward, "ward", "slug", by="slug")
run_by_oneself = updated(EngagementEvent, "engagement event", run_by=lambda u: u)
recorded_by_oneself = updated(EngagementEvent, "engagement event", recorded_by=lambda u: u)
of_no_agency = updated(EngagementEvent, "engagement event", agency=None)
REACHING = [
    plan_read,
    seen("engagement draft", lambda u: EngagementPlan.objects.filter(ra.plans_seen_by(u)), "engagement draft"),
    fetched("engagement plan of an address", ra.plan_for, "engagement plan", "pk"),
    fetched("engagement draft of an address", ra.plan_for, "engagement draft", "pk"),
    fetched("line of a plan", ra.line_for, "engagement line", "pk"),
    reached, while_so("of no partnership", reached, of_no_partnership),
    work_read, Question("engagement work of one's agency", as_if(of_the_asked_agency, work_read.ask)),
    Question("engagement work, of no agency", as_if(without_agency, work_read.ask)),
    fetched("engagement work of an address", ra.work_for, "engagement work", "pk"),
    event_read, Question("event of one's agency", as_if(of_the_asked_agency, event_read.ask)),
    while_so("of no agency", Question("event", as_if(without_agency, event_read.ask)), of_no_agency),
    while_so("for no ward", event_read, for_no_ward),
    fetched("event of an address", ra.event_for, "engagement event", "pk"),
    said("numbers under five", ra.sees_the_few, ward),
    delivers, Question("delivers for one's agency", as_if(of_the_asked_agency, delivers.ask)),
    Question("delivers, of no agency", as_if(without_agency, delivers.ask)),
    while_so("asked of the person", delivers, updated(PieceOfWork, "engagement work", officer=lambda u: u)),
    while_so("what is over", delivers, lambda u, w, s: updated(
        PieceOfWork, "engagement work", state="withdrawn", ended_on=timezone.localdate(), ended_by=u,
        reason="Not wanted any more.")(u, w, s)),
    required("delivery required", ra.require_delivery, work),
    counted, Question("knows every figure of its agency's", as_if(of_the_asked_agency, counted.ask)),
    while_so("run by oneself", counted, run_by_oneself),
    while_so("recorded by oneself", counted, recorded_by_oneself),
    while_so("of no agency", Question("knows every figure", as_if(without_agency, counted.ask)), of_no_agency),
    changes, while_so("recorded by oneself", changes, recorded_by_oneself),
    while_so("run by oneself", changes, run_by_oneself),
    required("change required", ra.require_change, event),
    Question("wards to hear for", lambda u, w, s: ward(w, s) in ra.wards_to_hear(u, event(w, s))),
]  # fmt: skip

an = analysis_access
draft = row(Analysis, "analysis draft")


def first_due(world: World, side: str) -> Any:
    return draft(world, side).due_on - an.SOON


def due(days: int) -> Question:
    """Asked on the first day it is asked for, the day before, and long after."""

    def ask(user: User, world: World, side: str) -> bool:
        found = an.analyses_due_from(user, first_due(world, side) + timedelta(days=days))
        return found.filter(pk=draft(world, side).pk).exists()

    return Question(f"document due after {days} days", ask)


def writes(user: User, world: World, side: str) -> bool:
    found = Analysis.objects.select_related("meeting__group").get(pk=draft(world, side).pk)
    found.meeting.group.ward_ids = frozenset(found.meeting.group.wards.values_list("pk", flat=True))
    return an.may_write(user, found)


def of_the_figures_agency(user: User, world: World, side: str) -> None:
    user.agency_id = AgencyFigure.objects.values_list("agency", flat=True).get(
        pk=value(world, side, "agency figure", "figure_pk")
    )


def of_its_group(user: User, world: World, side: str) -> None:
    member_of(row(Analysis, "analysis", beside="meeting__group")(world, side).meeting.group, user)


document = seen("document", an.analyses_seen_by, "analysis")
asked_for = seen("document asked for", an.analyses_asked_of, "analysis draft")
figure = fetched("figure to remove", an.figure_to_remove, "agency figure", "pk", "figure_pk")
own_figure = Question("figure of one's agency to remove", as_if(of_the_figures_agency, figure.ask))
over = updated(
    Analysis, "analysis draft", published_at=lambda _: timezone.now(), published_by=lambda u: u, summary="Quieter."
)
to_analyse = fetched("meeting to analyse", an.meeting_to_analyse, "meeting without analysis", "pk")
ANALYSIS = of_members([
    document, while_so("as a member", document, of_its_group),
    seen("document in the making", an.analyses_seen_by, "analysis draft"),
    fetched("document of an address", an.analysis_for, "analysis", "pk"),
    fetched("document in the making of an address", an.analysis_for, "analysis draft", "pk"),
    asked_for, while_so("out by now", asked_for, over),
    seen("document that is out asked for", an.analyses_asked_of, "analysis"),
    fetched("document to feed", an.analysis_to_feed, "analysis draft", "pk"),
    due(-1), due(0), due(400), while_so("out by now", due(400), over),
    figure, own_figure, Question("figure to remove, of no agency", as_if(without_agency, figure.ask)),
    Question("figure of another document", lambda u, w, s: an.figure_to_remove(
        u, value(w, "out" if s == "in" else "in", "analysis draft", "pk"),
        value(w, s, "agency figure", "figure_pk"))),
    Question("no figure", lambda u, w, s: an.figure_to_remove(u, value(w, s, "agency figure", "pk"), 0)),
    while_so("out by now", own_figure, over),
    to_analyse, fetched("meeting to analyse again", an.meeting_to_analyse, "analysed", "pk"),
    while_so("under way", to_analyse, updated(Meeting, "meeting without analysis", stage="under_way")),
    while_so("of cases", to_analyse, lambda u, w, s: Meeting.objects.filter(
        pk=value(w, s, "meeting without analysis", "pk")).update(group=case_group(w, s))),
    Question("writes the document", writes),
])  # fmt: skip

course = fetched("course", training_access.course_for, "course", "pk")
COURSES = [course, Question("no course", lambda u, w, s: training_access.course_for(u, 0))]


QUESTIONS = [*REACHING, *ANALYSIS, *COURSES]
