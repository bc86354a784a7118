"""What is asked of the rules of `tasking`: reports, reviews, payback, plans, practice, series, councillors."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from engagement.models import Issue
from partnerships.models import Meeting, User
from tasking import (
    chair_report_access,
    half_year_access,
    payback_access,
    plan_access,
    practice_access,
    series_access,
    three_way_access,
)
from tasking.models import (
    ChairReport,
    ContactPerson,
    HalfYearReview,
    Payback,
    Plan,
    PlanPartner,
    Practice,
    ThreeWayContact,
)
from tests.access.policies.asking import (
    Ask,
    Question,
    fetched,
    required,
    row,
    said,
    seen,
    updated,
    value,
    while_so,
)
from tests.access.policies.of_engagement import unchanged
from tests.access.policies.of_partnerships import as_if, without_agency
from tests.access.policies.of_tasking import ward
from tests.access.world import World

crr = chair_report_access
hy = half_year_access
FAR_AHEAD, LONG_AGO = date(2100, 1, 1), date(2000, 1, 1)


def draft(world: World, side: str) -> ChairReport:
    found: ChairReport = row(ChairReport, "chair draft", beside="group")(world, side)
    found.group.ward_ids = frozenset(found.group.wards.values_list("pk", flat=True))
    return found


def handed(world: World, side: str) -> ChairReport:
    found: ChairReport = row(ChairReport, "chair report", beside="group")(world, side)
    found.group.ward_ids = frozenset(found.group.wards.values_list("pk", flat=True))
    return found


def due(rule: Any, model: Any, thing: str, soon: timedelta) -> list[Question]:
    """Asked on the first day it is asked for, the day before, and when all is done."""

    def ask(days: int) -> Ask:
        def asked(user: User, world: World, side: str) -> bool:
            first = row(model, thing)(world, side).due_on - soon
            found = rule(user, first + timedelta(days=days)).filter(pk=value(world, side, thing, "pk"))
            return bool(found.exists())

        return asked

    return [Question(f"{thing} due after {days} days", ask(days)) for days in (-1, 0, 400)]


REPORTS = [
    *(question for thing in ("chair report", "chair draft") for question in (
        seen(f"{thing} seen", crr.chair_reports_seen_by, thing),
        fetched(f"{thing} of an address", crr.chair_report_for, thing, "pk"),
    )),
    *due(crr.chair_reports_due_from, ChairReport, "chair draft", crr.SOON),
    *due(crr.chair_reports_due_from, ChairReport, "chair report", crr.SOON),
    said("writes a report", crr.may_write, draft), said("writes one handed in", crr.may_write, handed),
    seen("review", hy.reviews_seen_by, "review"),
    fetched("review of an address", hy.review_for, "review", "pk"),
    *due(hy.reviews_due_from, HalfYearReview, "review", hy.SOON),
    while_so("completed", seen("review due", lambda u: hy.reviews_due_from(u, FAR_AHEAD), "review"), updated(
        HalfYearReview, "review", completed_at=lambda _: timezone.now(), completed_by=lambda u: u)),
    fetched("neighbourhood reviewed", hy.neighbourhood_of, "reviewed", "pk", "neighbourhood_pk"),
    Question("neighbourhood elsewhere", lambda u, w, s: hy.neighbourhood_of(
        u, value(w, s, "review", "pk"), value(w, "far" if s != "far" else "in", "neighbourhood", "pk"))),
    Question("neighbourhood not reviewed", lambda u, w, s: hy.neighbourhood_of(u, value(w, s, "review", "pk"), 0)),
]  # fmt: skip

pa = payback_access
sent = row(Payback, "payback sent", "reference", by="issue__reference", beside="issue__ward agency")
suggested = row(Payback, "payback", "reference", by="issue__reference", beside="issue__ward")


def of_probation(user: User, world: World, side: str) -> None:
    user.agency_id = sent(world, side).agency_id


def payback_secret(user: User, world: World, side: str) -> None:
    Issue.objects.filter(pk=sent(world, side).issue_id).update(sensitivity="restricted")


payback = seen("payback sent", lambda u: Payback.objects.filter(pa.payback_seen_by(u)), "payback sent", "reference",
               by="issue__reference")  # fmt: skip
with_payback = Question("ward with payback", lambda u, w, s: ward(w, s) in pa.wards_with_payback(u))
answers = Question("answers for payback", lambda u, w, s: pa.may_answer(u, sent(w, s)))
PAYBACK = [
    payback, Question("payback sent to one's agency", as_if(of_probation, payback.ask)),
    while_so("of a restricted issue", Question("payback sent to one's agency", as_if(of_probation, payback.ask)),
             payback_secret),
    Question("payback of no agency", as_if(without_agency, lambda u, w, s: Payback.objects.filter(
        pa.payback_seen_by(u), pk=suggested(w, s).pk).exists())),
    with_payback, Question("ward with payback of one's agency", as_if(of_probation, with_payback.ask)),
    Question("payback of an address", lambda u, w, s: pa.payback_for(
        u, value(w, s, "payback", "reference")).pk == suggested(w, s).pk),
    said("looks through", pa.may_look_through, suggested), said("looks through again", pa.may_look_through, sent),
    answers, Question("answers for its own agency", as_if(of_probation, answers.ask)),
    said("answers before it was sent", pa.may_answer, suggested),
    Question("answers of no agency", as_if(without_agency, lambda u, w, s: pa.may_answer(
        u, Payback(state="sent", issue=suggested(w, s).issue, agency_id=None)))),
]  # fmt: skip

pl = plan_access
plan = row(Plan, "plan", beside="ward")
own_plan = updated(Plan, "plan", owner=lambda u: u)


def takes_part(user: User, world: World, side: str) -> None:
    PlanPartner.objects.create(plan=plan(world, side), user=user)


def fresh_plan(world: World, side: str) -> Plan:
    return Plan.objects.select_related("ward").get(pk=value(world, side, "plan", "pk"))


def part(rule: Any, thing: str, key: str) -> list[Question]:
    """A part of a plan: of its own plan, of another, and one there is not."""
    return [
        fetched(f"{thing} of an address", rule, thing, "pk", key),
        Question(f"{thing} of another plan", lambda u, w, s: rule(
            u, value(w, s, "closed plan", "pk"), value(w, s, thing, key))),
        Question(f"no {thing}", lambda u, w, s: rule(u, value(w, s, "plan", "pk"), 0)),
    ]  # fmt: skip


plans = seen("plan", lambda u: Plan.objects.filter(pl.plans_seen_by(u)), "plan")
plan_wards = Question("ward offered for plans", lambda u, w, s: ward(w, s) in pl.wards_offered(u))
writes = Question("writes in a plan", lambda u, w, s: pl.may_write(u, fresh_plan(w, s)))
writer = required("writer required", pl.require_write, fresh_plan)
to_write = fetched("plan to write", pl.plan_to_write, "plan", "pk")
review_due = seen("plan to review", lambda u: pl.reviews_due_from(u, FAR_AHEAD), "plan")
to_agree = seen("closing to agree", pl.closings_waiting_for, "plan")
proposed = updated(Plan, "plan", close_proposed_by=lambda u: User.objects.exclude(pk=u.pk).order_by("pk")[0],
                   justification="It is over.", close_proposed_at=lambda _: timezone.now())  # fmt: skip
proposed_by_oneself = updated(Plan, "plan", close_proposed_by=lambda u: u, justification="It is over.",
                              close_proposed_at=lambda _: timezone.now())  # fmt: skip
PLANS = [
    *(while_so(how[0], one, how[1])
      for one in (plans, plan_wards, writes, writer, to_write, review_due)
      for how in (("as it is", unchanged), ("of one's own", own_plan), ("taking part", takes_part))),
    seen("plan to review long before", lambda u: pl.reviews_due_from(u, LONG_AGO), "plan"),
    to_agree, while_so("proposed by another", to_agree, proposed),
    while_so("proposed by oneself", to_agree, proposed_by_oneself),
    seen("closing of a closed plan to agree", pl.closings_waiting_for, "closed plan"),
    fetched("plan of an address", pl.plan_for, "plan", "pk"),
    Question("plan of a number too long for a key", lambda u, w, s: pl.plan_for(u, 2**63)),
    Question("may own", lambda u, w, s: pl.may_own(u, ward(w, s))),
    Question("may own with a closed account", lambda u, w, s: pl.may_own(
        User(pk=u.pk, is_active=False), ward(w, s))),
    Question("coordinates", lambda u, w, s: pl.coordinates(u, plan(w, s))),
    Question("part of a plan", lambda u, w, s: pl.part_for(u, value(w, s, "plan", "pk"), "problem").pk
             == value(w, s, "plan", "pk")),
    Question("no part of a plan", lambda u, w, s: pl.part_for(u, value(w, s, "plan", "pk"), "no such part")),
    *part(pl.held_for, "plan issue", "held_pk"), *part(pl.partner_for, "plan partner", "partner_pk"),
    *part(pl.objective_for, "plan objective", "objective_pk"), *part(pl.risk_for, "plan risk", "risk_pk"),
    *part(pl.measurement_for, "plan measurement", "measurement_pk"),
]  # fmt: skip

pr = practice_access
practices = seen("practice", lambda u: Practice.objects.filter(pr.practices_seen_by(u)), "practice")
withdrawn = updated(Practice, "practice", withdrawn_at=lambda _: timezone.now(), withdrawn_by=lambda u: u)


def taken_from(user: User, plan: int) -> Any:
    """The key of what others may take from a plan, as it stands beside the plan."""
    return vars(pl.plan_for(user, plan))["shared"]


lessons = Question(
    "plan with what others take from it",
    lambda u, w, s: taken_from(u, row(Practice, "practice")(w, s).plan_id) == value(w, s, "practice", "pk"),
)
PRACTICE = [
    lessons, while_so("taken back", lessons, withdrawn),
    Question("plan nothing is taken from", lambda u, w, s: taken_from(u, value(w, s, "plan", "pk")) is None),
    practices, while_so("taken back", practices, withdrawn),
    fetched("practice of an address", pr.practice_for, "practice", "pk"),
    fetched("practice to change", pr.practice_to_change, "practice", "pk"),
    fetched("plan to share", pr.plan_to_share, "closed plan", "pk"),
    Question("open plan to share", lambda u, w, s: pr.plan_to_share(u, value(w, s, "plan", "pk"))),
    Question("shared plan to share", lambda u, w, s: pr.plan_to_share(
        u, row(Practice, "practice")(w, s).plan_id)),
]  # fmt: skip

sa = series_access
SERIES = [
    fetched("higher group", sa.higher_group_for, "higher group", "slug", by="slug"),
    Question("lower group as a higher one", lambda u, w, s: sa.higher_group_for(
        u, value(w, s, "tasking group", "slug"))),
    fetched("series", sa.series_for, "series", "slug", "pk"),
    Question("no series", lambda u, w, s: sa.series_for(u, value(w, s, "series", "slug"), 0)),
    Question("series of another partnership", lambda u, w, s: sa.series_for(
        u, value(w, s, "series", "slug"), value(w, "far" if s != "far" else "in", "series", "pk"))),
    fetched("problem", sa.problem_for, "problem", "pk"),
    said("sees every issue of the ward", sa.sees_issues_of, ward),
]  # fmt: skip

tw = three_way_access


def took_part(user: User, world: World, side: str) -> None:
    ContactPerson.objects.update_or_create(
        contact_id=value(world, side, "three-way contact", "pk"), user=user,
        defaults={"name": user.name, "side": "councillor"},
    )  # fmt: skip


words = seen("words of a contact", lambda u: ThreeWayContact.objects.filter(tw.words_read_by(u)), "three-way contact")
THREE_WAY = [
    seen("contact with councillors", lambda u: ThreeWayContact.objects.filter(tw.contacts_seen_by(u)),
         "three-way contact"),
    words, while_so("taking part", words, took_part),
    fetched("contact with councillors of an address", tw.contact_for, "three-way contact", "pk"),
    while_so("taking part", Question("reads its words", lambda u, w, s: vars(tw.contact_for(
        u, value(w, s, "three-way contact", "pk")))["may_read"]), took_part),
    Question("reads its words", lambda u, w, s: vars(tw.contact_for(
        u, value(w, s, "three-way contact", "pk")))["may_read"]),
    fetched("contact to keep", tw.contact_to_keep, "three-way contact", "pk"),
    seen("NP meeting", lambda u: Meeting.objects.filter(tw.np_meetings_of(u)), "np meeting"),
    seen("NP meeting to log for", lambda u: Meeting.objects.filter(tw.np_meetings_of(u, kept=True)), "np meeting"),
    seen("tasking meeting as an NP", lambda u: Meeting.objects.filter(tw.np_meetings_of(u)), "meeting"),
    Question("NP meeting of an address", lambda u, w, s: tw.np_meeting_for(u, value(w, s, "np meeting", "pk"))),
    Question("no NP meeting", lambda u, w, s: tw.np_meeting_for(u, 0)),
]  # fmt: skip


QUESTIONS = [*REPORTS, *PAYBACK, *PLANS, *PRACTICE, *SERIES, *THREE_WAY]
