"""A question that is written once for a set of roles gives each person what the same query gives them by itself."""

from __future__ import annotations

import inspect
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.utils import timezone

import feedback.forms.newsletters
import feedback.views.desk  # noqa: F401 - registers its questions
from engagement import listing_questions
from engagement.access import sees_beyond_wards
from engagement.listing_questions import Meant, Narrowed
from engagement.models import Issue
from feedback.services.keeping import keep_figures
from partnerships import asking_for
from partnerships.asking_for import EVERY, AskedFor, asked_for
from partnerships.models import Meeting, Partnership, Role, RoleKind, User, Ward
from tasking import asked
from tasking.models import Action, Escalation, Plan, PlanIssue, Power, Priority
from tests.access.visitors import Visitors
from tests.counting import at_most

pytestmark = pytest.mark.django_db
QUESTIONS = list(EVERY)


def name_of(question: AskedFor[Any, Any]) -> str:
    return f"{question.write.__module__}.{question.write.__qualname__}"


NAMES = [name_of(one) for one in QUESTIONS]
Chosen = tuple[Any, ...]
LISTED = (
    Narrowed(),
    Narrowed(stage="open", column="logged_at", downwards=True),
    Narrowed(stage="closed", method="direct", column="logged_at"),
    Narrowed(stage="resolved", owed=True),
    Narrowed(whose="told", column="raised_on"),
    Narrowed(whose="coordinator", raised_from=True, raised_to=True),
    Narrowed(whose="agency", stage="open", column="raised_on"),
    Narrowed(late=True, dated=True, column="due_on"),
    Narrowed(mine=True, column="logged_at", downwards=True, beyond=True),
    Narrowed(wards=True, column="logged_at", beyond=True),
)
CHOSEN: dict[str, tuple[Chosen, ...]] = {
    "engagement.counting._tallied": ((False,), (True,)),
    "engagement.forms.raising._wards": ((False,), (True,)),
    "engagement.listing_questions.found": tuple((narrowed,) for narrowed in LISTED),
    "partnerships.meeting_listing._found": (
        ("", ()),
        ("past", ("group",)),
        ("without-minutes", ("ward",)),
        ("without-papers", ()),
        ("all", ("group", "ward")),
    ),
    "tasking.access._item": ((False, False), (True, False), (False, True), (True, True)),
    "tasking.asked._asked": ((asked.OPEN,), (asked.CLOSED,), (asked.BY_IT,)),
    "feedback.desk.wards._wards": ((True,), (False,)),
    "feedback.desk.panels._counted": (("raised",), ("late",)),
    "tasking.action_listing._found": (
        ((),),
        ((("state", "all"),),),
        ((("state", "late"), ("whose", "mine")),),
        ((("state", "risk"), ("whose", "agency")),),
        ((("state", "nobody"),),),
        ((("state", "done"),),),
        ((("agency", ""), ("kind", "prevention"), ("ward", "")),),
        ((("agency", ""), ("power", ""), ("state", "all")),),
        ((("counts_as", "prevention"), ("quarter", "2026-10"), ("state", "all")),),
    ),
    "tasking.plan_listing._found": (
        ((),),
        ((("stage", "all"),),),
        ((("stage", "closed"), ("ward", "")),),
        ((("agency", ""), ("q", ""), ("review", "overdue")),),
        ((("review", "overdue"),),),
        ((("review", "mine"), ("stage", "scanning")),),
        ((("review", "agree"), ("stage", "all")),),
    ),
    "tasking.priority_listing._present": (
        ((),),
        ((("kind", "chronic"),),),
        ((("review", "due"), ("ward", "")),),
    ),
    "tasking.priority_listing._ended": (((),), ((("ward", ""),),)),
    "tasking.priority_listing._heard": (((),), ((("ward", ""),),)),
}
"""What is chosen before the values, of the questions that change with it: filters, orders."""


def parameters_of(question: AskedFor[Any, Any], *, named: bool) -> list[str]:
    """Those that are values, or those that change the question, behind the person and the day."""
    found = [*inspect.signature(question.write).parameters.values()][2:]
    return [one.name for one in found if (one.kind is one.KEYWORD_ONLY) == named]


def chosen_of(question: AskedFor[Any, Any]) -> tuple[Chosen, ...]:
    return CHOSEN[name_of(question)] if parameters_of(question, named=False) else ((),)


def values_of(question: AskedFor[Any, Any]) -> dict[str, Any]:
    """Values for what the question names, so that it has an answer in the world of the access table."""
    values = {
        "now": timezone.now() - timedelta(days=2),
        "since": timezone.now() - timedelta(days=700),
        "first": timezone.localdate() - timedelta(days=700),
        "before": timezone.localdate() - timedelta(days=700),
        "wards": list(Ward.objects.values_list("pk", flat=True)),
        "ward": Issue.objects.filter(actions__isnull=False).order_by("pk")[0].ward_id,
        "agency": Action.objects.filter(agency__isnull=False).order_by("pk")[0].agency_id,
        "power": Power.objects.order_by("pk")[0].pk,
        "raised_from": timezone.localdate() - timedelta(days=900),
        "raised_to": timezone.localdate(),
        "issue": Issue.objects.filter(plans__isnull=False).order_by("pk")[0].pk,
        "slug": "police",
        "moment": timezone.now() - timedelta(days=1),
        "heard_at": Issue.objects.filter(heard_at__isnull=False).order_by("pk")[0].heard_at_id,
        "of_group": Escalation.objects.order_by("pk")[0].to_group_id,
        "day": timezone.localdate() + timedelta(days=60),
        "partnerships": list(Partnership.objects.values_list("pk", flat=True)),
        "words": "fly-tipping",
        "plan": _of_a_plan(),
    }
    values |= {**_of_a_meeting(), "pk": _of_a_meeting()["meeting"]}
    return {name: values[name] for name in parameters_of(question, named=True)}


def _of_a_plan() -> int:
    """A plan with an issue and an action, whose review is overdue; a priority is due for review and another ended."""
    day = timezone.localdate() - timedelta(days=3)
    plan = PlanIssue.objects.order_by("pk")[0].plan_id
    Plan.objects.filter(pk=plan).update(review_on=day)
    Action.objects.filter(pk=Action.objects.order_by("pk")[0].pk).update(plan=plan)
    first, second = Priority.objects.order_by("pk")[:2]
    Priority.objects.filter(pk=first.pk).update(review_on=day)
    Priority.objects.filter(pk=second.pk).update(ended_on=day)
    return plan


def _of_a_meeting() -> dict[str, Any]:
    """The tasking meeting of ward 1, with its issue and whatever else stands on its agenda."""
    found = Meeting.objects.filter(tablings__isnull=False).order_by("pk")[0]
    item = found.items.filter(tabling__isnull=False).order_by("pk")[0].pk
    at = {"group": found.group_id, "starts_at": found.starts_at, "until": timezone.now()}
    return {"meeting": found.pk, "item": item, **at}


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_everybody_has_the_answer_of_the_plain_query(visitors: Visitors, question: AskedFor[Any, Any]) -> None:
    today, values, answers = timezone.localdate(), values_of(question), 0
    keep_figures(today, again=True)
    for person in visitors.world.people.values():
        user = User.objects.get(pk=person.pk)
        for chosen in chosen_of(question):
            expected = list(question.write(user, today, *chosen, **values))
            found = question(user, today, *chosen, **values)
            assert sorted(map(str, found)) == sorted(map(str, expected)), (person.username, chosen)
            answers += len(expected)
    assert answers


PAGED = (
    "partnerships.meeting_listing._found", "tasking.action_listing._found", "tasking.plan_listing._found",
    "tasking.priority_listing._ended", "tasking.priority_listing._heard", "tasking.priority_listing._present",
)  # fmt: skip


@pytest.mark.parametrize("name", PAGED)
def test_page_by_page_it_has_the_same_in_the_same_order(visitors: Visitors, name: str) -> None:
    (question,) = (one for one in QUESTIONS if name_of(one) == name)
    today, values, answers = timezone.localdate(), values_of(question), 0
    for person in visitors.world.people.values():
        user = User.objects.get(pk=person.pk)
        for chosen in chosen_of(question):
            expected = list(question.write(user, today, *chosen, **values))
            pages = question.listed(user, today, *chosen, **values).pages(2)
            found = [row for number in pages.page_range for row in pages.get_page(number)]
            assert found == expected, (person.username, chosen)
            assert [row.__dict__.keys() for row in found] == [row.__dict__.keys() for row in expected]
            answers += len(found)
    assert answers


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_no_moment_of_its_own_stays_in_it(
    visitors: Visitors, question: AskedFor[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    today, values = timezone.localdate(), values_of(question)
    for person in visitors.world.people.values():
        user = User.objects.get(pk=person.pk)
        for chosen in chosen_of(question):
            written = []
            for hour in (9, 15):
                moment = timezone.make_aware(datetime.combine(today, time(hour)))
                monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
                written.append(question.written(user, today, values, chosen))
            monkeypatch.undo()
            first, second = written
            assert (first and first.values) == (second and second.values)


@asked_for
def wards_kept(person: User, today: date) -> QuerySet[Ward]:
    return Ward.objects.for_scope(person, frozenset({RoleKind.COORDINATOR})).order_by("pk")


def test_a_role_that_begins_or_ends_is_seen_at_once(visitors: Visitors) -> None:
    today = timezone.localdate()
    cast = visitors.world.harrowmere
    carol, colin = (User.objects.get(pk=one.pk) for one in (cast.carol, cast.colin))
    of_carol = wards_kept(carol, today)
    assert of_carol
    assert not {ward.pk for ward in of_carol} & {ward.pk for ward in wards_kept(colin, today)}
    Role.objects.filter(user=carol).update(ends_on=today - timedelta(days=1))
    assert wards_kept(User.objects.get(pk=carol.pk), today) == []
    Role.objects.create(user=carol, kind=RoleKind.COORDINATOR, partnership=cast.partnership)
    assert {ward.pk for ward in of_carol} < {ward.pk for ward in wards_kept(User.objects.get(pk=carol.pk), today)}


def test_it_is_written_once_for_all_with_the_same_roles(visitors: Visitors, monkeypatch: pytest.MonkeyPatch) -> None:
    today, cast = timezone.localdate(), visitors.world.harrowmere
    for person in (cast.priya, cast.pete):
        person.__dict__.pop("scope", None)
    wards_kept(cast.priya, today)
    monkeypatch.setattr(asking_for, "written_down", None)
    with at_most(2):
        wards_kept(cast.pete, today)


def test_asking_while_it_is_written_is_refused(visitors: Visitors) -> None:
    @asked_for
    def asks(person: User, today: date) -> QuerySet[Ward]:
        return Ward.objects.filter(pk__in=list(Ward.objects.values_list("pk", flat=True)))

    with pytest.raises(TypeError, match="may not ask the database"):
        asks(visitors.world.harrowmere.carol, timezone.localdate())


@asked_for
def wards_seen(person: User, today: date, order: str) -> QuerySet[Ward]:
    return Ward.objects.for_scope(person, frozenset(RoleKind)).order_by(order, "pk")


def test_one_page_of_it_is_read_and_all_are_counted(visitors: Visitors) -> None:
    person, today = User.objects.get(pk=visitors.world.harrowmere.anya.pk), timezone.localdate()
    every = list(Ward.objects.for_scope(person, frozenset(RoleKind)).order_by("-name", "pk"))
    assert len(every) > 2
    pages = wards_seen.listed(person, today, "-name").pages(2)
    read = [list(pages.get_page(number)) for number in pages.page_range]
    assert [ward for page in read for ward in page] == every
    assert pages.count == len(every)
    with at_most(2):
        assert list(wards_seen.listed(person, today, "name").pages(2).get_page(1)) != read[0]


def test_a_list_that_nobody_may_see_is_empty(visitors: Visitors) -> None:
    nobody = User.objects.create(username="nobody.here", name="Nobody Here")
    pages = wards_seen.listed(nobody, timezone.localdate(), "name").pages(2)
    assert (pages.count, list(pages.get_page(1)), list(pages.get_page(7))) == (0, [], [])


def test_wards_asked_one_by_one_have_what_they_have_together(visitors: Visitors) -> None:
    today, values, found = timezone.localdate(), values_of(listing_questions.found), set()
    for person in visitors.world.people.values():
        user = User.objects.get(pk=person.pk)
        wards = [ward[0] for ward in listing_questions.wards(user, today)]
        if sees_beyond_wards(user) or not wards:
            continue
        for narrowed in LISTED:
            ordered = narrowed if narrowed.column else narrowed._replace(column="logged_at")
            together = Meant(user, today, ordered, values)
            apart = Meant(user, today, ordered._replace(each=True), values, each=wards)
            assert apart.first() == together.first(), user
            assert sorted(apart.stages(1000)) == sorted(together.stages(1000)), user
            for words in ("the", "EAS-26-0001", "nowhereatall"):
                several = [replace(one, words=words) for one in (apart, together)]
                assert several[0].first() == several[1].first()
                matches = [sorted(one.matches(ordered.column, 1000) or [], key=str) for one in several]
                assert matches[0] == matches[1]
            found |= {narrowed} if together.first() else set()
    assert len(found) >= len(LISTED) / 2
