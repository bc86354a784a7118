"""A list that grows without end is turned over for a thousand rows, and says so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db.models import QuerySet
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships import paging
from partnerships.asking_for import AskedFor
from partnerships.models import Agency, User
from partnerships.paging import FirstPages
from tests.counting import at_most


@pytest.fixture
def thirty(harrowmere: Harrowmere, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(paging, "BOUND", 20)
    Agency.objects.bulk_create(
        Agency(name=f"Team {n:02}", slug=f"team-{n}", partnership=harrowmere.partnership) for n in range(30)
    )
    return Agency.objects.filter(name__startswith="Team ").order_by("name")


def drawn(page: Any) -> str:
    request = RequestFactory().get("/priorities/heard/?ward=millbrook")
    return Template("{% load wardbook %}{% pagination page %}").render(Context({"request": request, "page": page}))


def test_it_has_the_first_ones_and_says_that_there_are_more(thirty: Any) -> None:
    pages = FirstPages(thirty, 8)
    assert (pages.count, pages.num_pages, pages.in_words) == (20, 3, "More than 20")
    assert [agency.name for agency in pages.page(3)] == ["Team 16", "Team 17", "Team 18", "Team 19"]
    assert "choose a ward" in drawn(pages.page(3))
    assert "choose a ward" not in drawn(pages.page(2))


def test_a_shorter_list_is_whole(thirty: Any) -> None:
    pages = FirstPages(thirty.filter(name__lt="Team 20"), 8)
    assert (pages.count, pages.more, pages.in_words) == (20, False, "20")
    assert "choose a ward" not in drawn(pages.page(3))


def test_a_page_beyond_is_the_last(thirty: Any) -> None:
    assert FirstPages(thirty, 8).get_page("99").number == 3


def test_two_questions_a_page(thirty: Any) -> None:
    with at_most(2):
        assert len(list(FirstPages(thirty, 8).page(2))) == 8


def teams(person: User, today: date) -> QuerySet[Agency]:
    return Agency.objects.filter(name__startswith="Team ", partnership=person.partnership_id).order_by("name")


def test_of_a_list_that_is_asked_for_a_person(thirty: Any, harrowmere: Harrowmere) -> None:
    carol = User.objects.get(pk=harrowmere.carol.pk)
    rows: Any = AskedFor(teams, {}).listed(carol, timezone.localdate())
    assert FirstPages(rows, 8).in_words == "More than 20"
    with at_most(2):
        assert [agency.name for agency in FirstPages(rows, 8).get_page("99")] == [f"Team {n}" for n in range(16, 20)]
    assert (rows.count_to(40), rows.count()) == (30, 30)
