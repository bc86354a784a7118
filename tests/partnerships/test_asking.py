"""A question written once gives what the same query gives each time, by the values of each asking."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Count, QuerySet, Window
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from feedback.models import Newsletter
from partnerships.asking import question, within
from partnerships.models import Meeting, Role
from tests.counting import at_most
from tests.feedback.newsletters import draft


@question
def roles_of(user: Any, kinds: Any) -> QuerySet[Role]:
    return Role.objects.filter(user_id=user, pk__in=kinds).select_related("user__agency", "ward").order_by("pk")


@question
def meetings(first: Any, last: Any) -> QuerySet[Meeting]:
    return Meeting.objects.filter(starts_at__range=(first, last)).order_by("pk")


@question
def reached(wards: Any, partnerships: Any) -> QuerySet[Newsletter]:
    return Newsletter.objects.for_list().filter(within(wards, partnerships)).order_by("pk")


def test_each_asking_has_its_own_answer(harrowmere: Harrowmere) -> None:
    for person in (harrowmere.carol, harrowmere.errol, harrowmere.carol):
        expected = list(Role.objects.filter(user=person).order_by("pk"))
        assert roles_of(user=person.pk, kinds=[role.pk for role in expected]) == expected != []


def test_what_stands_beside_a_row_comes_with_it(harrowmere: Harrowmere) -> None:
    every = list(Role.objects.values_list("pk", flat=True))
    roles_of(user=harrowmere.errol.pk, kinds=every)
    with at_most(1):
        for role in roles_of(user=harrowmere.errol.pk, kinds=every):
            assert role.user.name == harrowmere.errol.name
            assert role.user.agency == harrowmere.errol.agency
            assert role.ward is None or role.ward.name
            assert not role._state.adding


def test_nothing_listed_meets_no_row(harrowmere: Harrowmere) -> None:
    assert roles_of(user=harrowmere.carol.pk, kinds=[]) == []
    assert roles_of(user=harrowmere.carol.pk, kinds=frozenset()) == []
    assert roles_of.first(user=harrowmere.carol.pk, kinds=[]) is None


def test_days_and_times(harrowmere: Harrowmere) -> None:
    now = timezone.now()
    for days in (1, 400):
        span = now - timedelta(days=days), now + timedelta(days=days)
        assert meetings(first=span[0], last=span[1]) == list(
            Meeting.objects.filter(starts_at__range=span).order_by("pk")
        )


def test_the_wards_or_the_partnership_of_the_one_who_asks(harrowmere: Harrowmere) -> None:
    made = draft(harrowmere)
    assert reached(wards=[made.ward_id, 0], partnerships=[]) == [made]
    assert reached(wards=[], partnerships=[made.ward.partnership_id]) == [made]
    assert reached(wards=[0], partnerships=[0]) == reached(wards=[], partnerships=[]) == []


def test_a_column_of_json_is_read_as_the_field_reads_it(harrowmere: Harrowmere) -> None:
    made = draft(harrowmere)
    assert reached(wards=[made.ward_id], partnerships=[])[0].facts == Newsletter.objects.get(pk=made.pk).facts != {}


def test_plain_values_and_what_is_counted(harrowmere: Harrowmere) -> None:
    of_carol = Role.objects.filter(user=harrowmere.carol).order_by("pk")

    @question
    def kinds(user: Any) -> QuerySet[Role, Any]:
        return Role.objects.filter(user_id=user).order_by("pk").values_list("kind", "user__name")

    @question
    def named(user: Any) -> QuerySet[Role, Any]:
        return Role.objects.filter(user_id=user).order_by("pk").values("pk", "kind")

    @question
    def flat(user: Any) -> QuerySet[Role, Any]:
        return Role.objects.filter(user_id=user).order_by("pk").values_list("pk", flat=True)

    @question
    def first_of_all(user: Any) -> QuerySet[Role]:
        return Role.objects.filter(user_id=user).order_by("pk").annotate(of_all=Window(Count("pk")))[:1]

    key = harrowmere.carol.pk
    assert kinds(user=key) == [(role.kind, harrowmere.carol.name) for role in of_carol]
    assert named(user=key) == list(of_carol.values("pk", "kind"))
    assert flat(user=key) == list(of_carol.values_list("pk", flat=True))
    assert [role.of_all for role in first_of_all(user=key)] == [of_carol.count()]  # type: ignore[attr-defined]


def test_a_day_of_its_own_is_refused() -> None:
    @question
    def held_when_first_asked(user: Any) -> QuerySet[Role]:
        return Role.objects.filter(user_id=user, starts_on__lte=timezone.localdate())

    with pytest.raises(TypeError, match="has a day or a time of its own"):
        held_when_first_asked(user=1)
