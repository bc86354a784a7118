"""Nobody learns of a case by a list, a count, a search or the desk: the same bytes with and without (safety 4, 9)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from partnerships.models import Group
from tasking.models import Case
from tests.access.test_oracles import LISTS, page
from tests.access.visitors import Visitors
from tests.access.world import CANARIES, full_case

pytestmark = pytest.mark.django_db
BARRED = "pwralidm"
"""Everybody of ward 1 who is no named member, those who read the figures among them."""
PAGES = [
    *LISTS,
    "/cases/",
    "/cases/figures/",
    "/groups/",
    "/plans/",
    "/meetings/reports/",
    "/owed/",
    "/settings/",
    "/post/",
]


def test_a_case_more_changes_nothing_anybody_else_sees(visitors: Visitors) -> None:
    asked = [(letter, address) for letter in BARRED for address in PAGES]
    before = {who_where: page(visitors, *who_where) for who_where in asked}
    with transaction.atomic():
        group = Group.objects.get(slug="case-meeting-in")
        case = full_case(group, visitors.world.people["c"], "in", "taken_up")
        Case.objects.filter(pk=case.pk).update(review_on=timezone.localdate() - timedelta(days=1))
        Case.objects.filter(register__group=group).update(heading="Aardvark", persons="Aardvark", about="Aardvark")
        changed = [who_where for who_where in asked if page(visitors, *who_where) != before[who_where]]
        member_sees = page(visitors, "h", "/cases/")
        transaction.set_rollback(True)
    assert changed == []
    assert member_sees.count("Aardvark") >= 2


@pytest.mark.parametrize("letter", "cshpwralim")
def test_no_search_finds_a_word_of_a_case(visitors: Visitors, letter: str) -> None:
    for word in (word for what, word in CANARIES.items() if what.startswith("case ")):
        for side in ("one", "seven", "afar"):
            for address in ("/issues/?stage=all&q={}", "/plans/?q={}"):
                found, nothing = (page(visitors, letter, address.format(q), q) for q in (f"{word}{side}", "zwyxquuv"))
                assert found == nothing, (word, address)
