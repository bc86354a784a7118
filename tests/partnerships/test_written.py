"""A question is handed over to the database once a connection, and asked by its name from then on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, NotSupportedError, OperationalError, connection, transaction
from django.db.models import (
    BigIntegerField,
    BooleanField,
    DateField,
    DateTimeField,
    DecimalField,
    ExpressionWrapper,
    F,
    Field,
    FloatField,
    QuerySet,
    TextField,
    TimeField,
    UUIDField,
)
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from partnerships import written
from partnerships.asking import question
from partnerships.models import Agency, Partnership, RoleKind, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def agencies() -> list[Agency]:
    home = Partnership.objects.create(name="Eastbeck", slug="eastbeck")
    names = ("Eastbeck Council", "100 % Homes", "Park's Wardens")
    return [Agency.objects.create(name=name, slug=f"a{n}", partnership=home) for n, name in enumerate(names)]


@pytest.fixture(autouse=True)
def a_connection_that_keeps_nothing() -> Iterator[None]:
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    connection.wardbook_kept = None  # type: ignore[attr-defined]
    yield
    connection.wardbook_kept = None  # type: ignore[attr-defined]


@question
def named(name: Any, keys: Any) -> QuerySet[Agency]:
    return Agency.objects.filter(name=name, pk__in=keys).exclude(slug="50%").order_by("pk")


def sent(**values: Any) -> list[str]:
    with CaptureQueriesContext(connection) as caught:
        named(**values)
    return [query["sql"] for query in caught]


def test_it_is_handed_over_once(agencies: list[Agency]) -> None:
    keys = [agency.pk for agency in agencies]
    (first,), (second,) = sent(name="Eastbeck Council", keys=keys), sent(name="100 % Homes", keys=keys)
    assert first.startswith("PREPARE ")
    assert second.startswith("EXECUTE ")
    assert "SELECT" not in second
    for agency in agencies:
        assert named(name=agency.name, keys=keys) == [agency]
        assert named(name=agency.name, keys=[]) == []


def test_asked_whole_behind_a_pooler(agencies: list[Agency], settings: Any) -> None:
    settings.DATABASE_PREPARES = False
    for agency in agencies:
        (said,) = sent(name=agency.name, keys=[agency.pk])
        assert said.startswith("SELECT ")
        assert named(name=agency.name, keys=[agency.pk]) == [agency]
        assert named(name=agency.name, keys=frozenset()) == []


@question
def called(names: Any) -> QuerySet[Agency]:
    return Agency.objects.filter(name__in=names).order_by("pk")


@pytest.mark.parametrize("prepares", [True, False])
def test_several_words(agencies: list[Agency], settings: Any, prepares: bool) -> None:
    settings.DATABASE_PREPARES = prepares
    for _ in range(2):
        assert called(names=["Park's Wardens", "100 % Homes", "%s"]) == agencies[1:]
        assert called(names=[]) == []


def test_nothing_where_another_kind_of_value_stood(agencies: list[Agency]) -> None:
    @question
    def joined(since: Any) -> QuerySet[User]:
        return User.objects.filter(date_joined__gte=since).order_by("pk")

    now = timezone.now()
    person = User.objects.create(username="una", name="Una Field", date_joined=now)
    assert joined(since=now - timedelta(days=1)) == [person]
    assert joined(since=None) == []
    assert joined(since=(now + timedelta(days=1)).date()) == []
    assert joined(since=now - timedelta(days=2)) == [person]


KINDS: list[tuple[Any, type[Field[Any, Any]]]] = [
    (True, BooleanField), (7, BigIntegerField), (Decimal("7.5"), DecimalField), (7.5, FloatField),
    ("seven %", TextField), (None, TextField), (date(2026, 11, 23), DateField), (time(9, 30), TimeField),
    (datetime(2026, 11, 23, 9, tzinfo=UTC), DateTimeField), (UUID(int=7), UUIDField),
]  # fmt: skip


@pytest.mark.parametrize(("value", "field"), KINDS, ids=[field.__name__ for _, field in KINDS])
def test_each_kind_of_value(agencies: list[Agency], value: Any, field: type[Field[Any, Any]]) -> None:
    of_kind = DecimalField(max_digits=5, decimal_places=2) if field is DecimalField else field()

    @question
    def beside(what: Any) -> QuerySet[Agency, Any]:
        told = ExpressionWrapper(what, output_field=of_kind)
        return Agency.objects.filter(pk=agencies[0].pk).annotate(what=told).values_list("what", flat=True)

    assert [beside(what=value), beside(what=value)] == [[value], [value]]


@pytest.mark.parametrize("key", [2**63 - 1, 2**63, -(2**63), 10**30])
def test_a_number_that_no_row_has(agencies: list[Agency], key: int) -> None:
    for keys, found in (([key], []), ([agencies[0].pk, key], agencies[:1])):
        assert named(name="Eastbeck Council", keys=keys) == found
        assert by_key(key=key) == []
    assert by_key(key=agencies[0].pk) == agencies[:1]


@question
def by_key(key: Any) -> QuerySet[Agency]:
    return Agency.objects.filter(pk=key)


def test_what_a_question_has_several_of_belongs_in_a_list(agencies: list[Agency]) -> None:
    @question
    def wrong(keys: Any) -> QuerySet[Agency]:
        return Agency.objects.filter(pk=keys)

    with pytest.raises(TypeError, match="stand in no IN and no ARRAY"):
        wrong(keys=[1, 2])


def test_a_question_that_fails_is_handed_over_anew(agencies: list[Agency]) -> None:
    @question
    def counted(parts: Any) -> QuerySet[Agency]:
        return Agency.objects.annotate(part=F("pk") / parts).filter(part__gt=0).order_by("pk")

    with pytest.raises(DatabaseError, match="division by zero"), transaction.atomic():
        counted(parts=0)
    assert counted(parts=1) == agencies
    assert counted(parts=1) == agencies


def test_another_connection_is_handed_its_own(agencies: list[Agency]) -> None:
    key = agencies[0].pk
    sent(name="Eastbeck Council", keys=[key])
    kept = connection.wardbook_kept  # type: ignore[attr-defined]
    kept.link = object()  # as if this one had come in its place
    assert sent(name="Eastbeck Council", keys=[key])[0].startswith("PREPARE ")


def test_a_connection_keeps_so_many(agencies: list[Agency], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "MOST", 2)
    keys = [agency.pk for agency in agencies]

    def by_slug(slug: str) -> list[Agency]:
        return question(lambda keys: Agency.objects.filter(slug=slug, pk__in=keys))(keys=keys)

    for _ in range(2):
        for agency in agencies:
            assert by_slug(agency.slug) == [agency]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        assert cursor.fetchone()[0] <= 2


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_forgot_is_asked_all_the_same(agencies: list[Agency]) -> None:
    key = agencies[0].pk
    for _ in range(2):
        assert named(name="Eastbeck Council", keys=[key]) == [agencies[0]]
        with connection.cursor() as cursor:
            cursor.execute("DEALLOCATE ALL")
    named(name="Eastbeck Council", keys=[key])
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    with pytest.raises(OperationalError), transaction.atomic():
        named(name="Eastbeck Council", keys=[key])
    assert named(name="Eastbeck Council", keys=[key]) == [agencies[0]]


def changed(columns: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE partnerships_agency ALTER COLUMN manager_email TYPE {columns}")


@pytest.mark.django_db(transaction=True)
def test_a_table_that_changes_under_a_process_is_asked_all_the_same(agencies: list[Agency]) -> None:
    (kind,) = (field.db_type(connection) for field in [Agency._meta.get_field("manager_email")])
    ask = {"name": agencies[0].name, "keys": [agencies[0].pk]}
    assert named(**ask) == [agencies[0]]
    assert named(**ask) == [agencies[0]]
    try:
        changed("text")
        assert named(**ask) == [agencies[0]]
        assert named(**ask) == [agencies[0]]
        changed("varchar(200)")
        with pytest.raises(NotSupportedError), transaction.atomic():
            named(**ask)
        assert named(**ask) == [agencies[0]]
    finally:
        changed(str(kind))


@question
def held(user: Any, kind: Any) -> QuerySet[User]:
    return User.objects.filter(pk=user, roles__kind=kind)


def test_a_choice_is_its_word(agencies: list[Agency]) -> None:
    person = User.objects.create(username="una", name="Una Field")
    person.roles.create(kind=RoleKind.COORDINATOR, partnership=agencies[0].partnership, starts_on=timezone.localdate())
    assert held(user=person.pk, kind=RoleKind.COORDINATOR) == [person]
    assert held(user=person.pk, kind="coordinator") == [person]
    assert held(user=person.pk, kind=RoleKind.PCSO) == []
