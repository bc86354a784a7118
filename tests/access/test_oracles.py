"""Nobody learns by searching, filtering, counting or sorting what they may not read (safety 4)."""

from __future__ import annotations

import re

import pytest
from django.db import transaction

from engagement.models import Issue, Raiser, Sensitivity
from partnerships.models import Membership
from tests.access.visitors import ANONYMOUS, Visitors
from tests.access.world import CANARIES, SIDES, canary

pytestmark = pytest.mark.django_db
BARRED = "hwrali"
"""Who reads issues, and neither what was said nor who said it nor restricted ones."""
NONSENSE = "zwyxquuv"
LISTS = [
    "/issues/", "/issues/?stage=all&sort=longest", "/issues/?stage=all&sort=due", "/issues/?mine=on&stage=all",
    "/issues/?owed=on&stage=all", "/issues/?whose=coordinator&stage=all", "/actions/?state=all",
    "/meetings/?when=all", "/priorities/", "/escalations/", "/desk/",
]  # fmt: skip
PUBLIC = ["/", "/wards/", "/wards/millbrook/", "/wards/millbrook/feed.atom", "/wards/millbrook/meetings.ics"]
ELSEWHERE = [
    ("/issues/?stage=all&ward={slug}", "ward", "out far"),
    ("/issues/?stage=all&whose={slug}", "agency", "far"),
    ("/issues/?stage=all&q={reference}", "issue", "out far"),
    ("/actions/?state=all&ward={pk}", "ward", "out far"),
    ("/actions/?state=all&agency={pk}", "agency", "far"),
    ("/meetings/?when=all&group={pk}", "group", "out far"),
    ("/meetings/?when=all&ward={pk}", "ward", "far"),
    ("/owed/?ward={pk}", "ward", "out far"),
    ("/issues/new/?ward={slug}", "ward", "out far"),
    ("/issues/new/?meeting={pk}", "meeting", "out far"),
    ("/owed/write/?owed={pk}", "owed", "out far"),
]
"""Addresses that may name a thing, the kind of thing, and where it is none of theirs: agencies work in every ward of
their partnership, and some groups meet for all of it."""


def page(visitors: Visitors, letter: str, address: str, *without: str) -> str:
    """The page as text, without what was asked for, tokens and the time of day."""
    text = visitors.ask(letter, "get", address).content.decode()  # type: ignore[attr-defined]
    text = re.sub(r'name="(csrfmiddlewaretoken|submission)" value="[^"]*"', "", text)
    text = re.sub(r"\d{1,2}:\d\d[ap]m|DTSTAMP:\w+", "", text)
    for words in sorted(without, key=len, reverse=True):
        text = text.replace(words, "").replace(words.replace(" ", "+"), "")
    return text


def found(visitors: Visitors, letter: str, words: list[str]) -> bool:
    """Whether a search for any of the words answers otherwise than one for nonsense does."""
    asked, address = " or ".join(words), "/issues/?stage=all&q={}"
    nothing = page(visitors, letter, address.format(NONSENSE), NONSENSE)
    return page(visitors, letter, address.format(asked), asked) != nothing


def in_handfuls(words: list[str]) -> list[list[str]]:
    """So many as fit into a search box."""
    return [words[n : n + 5] for n in range(0, len(words), 5)]


@pytest.mark.parametrize("letter", BARRED)
def test_a_search_for_what_one_may_not_read_finds_as_much_as_one_for_nonsense(visitors: Visitors, letter: str) -> None:
    hidden = [canary(what, side) for what in CANARIES for side in SIDES]
    for words in in_handfuls(hidden):
        assert not found(visitors, letter, words), [word for word in words if found(visitors, letter, [word])]


@pytest.mark.parametrize("letter", "cps")
def test_the_ward_s_team_finds_its_own_and_nothing_elsewhere(visitors: Visitors, letter: str) -> None:
    searched = ("received text", "exact place", "restricted concern")
    for what in searched:
        assert found(visitors, letter, [canary(what, "in")]), f"misses {what}"
    assert found(visitors, letter, ["nosuchword", canary(searched[0], "in")]), "`or` is not understood"
    for words in in_handfuls([canary(what, side) for what in CANARIES for side in ("out", "far")]):
        assert not found(visitors, letter, words), [word for word in words if found(visitors, letter, [word])]


@pytest.mark.parametrize("letter", "dm")
def test_a_search_for_people_finds_nobody_of_another_partnership(visitors: Visitors, letter: str) -> None:
    nothing = page(visitors, letter, f"/settings/users/?q={NONSENSE}", NONSENSE)
    assert page(visitors, letter, "/settings/users/?q=farah", "farah") == nothing
    assert page(visitors, letter, "/settings/users/?q=carol", "carol") != nothing


@pytest.mark.parametrize(("address", "thing", "sides"), ELSEWHERE)
def test_asking_for_a_thing_elsewhere_is_asking_for_nothing(
    visitors: Visitors, address: str, thing: str, sides: str
) -> None:
    things = visitors.world.things[thing]
    for letter in "cpw":
        for side in sides.split():
            there = address.format(**things[side])
            nowhere = address.format(**things["missing"])
            values = [str(things[which][name]) for which in (side, "missing") for name in _names(address)]
            assert page(visitors, letter, there, *values) == page(visitors, letter, nowhere, *values), (letter, side)


def _names(address: str) -> list[str]:
    return re.findall(r"{(\w+)}", address)


def test_what_one_may_not_read_changes_nothing_one_sees(visitors: Visitors) -> None:
    """Lists, counts, orders and the desk stay the same, byte for byte, when the hidden columns change."""
    asked = [(letter, address) for letter in BARRED for address in LISTS]
    asked += [(ANONYMOUS, address) for address in PUBLIC]
    before = {who_where: page(visitors, *who_where) for who_where in asked}
    with transaction.atomic():
        issue = Issue.objects.get(reference=visitors.world.things["issue"]["in"]["reference"])
        Issue.objects.filter(pk=issue.pk).update(received_text="Aardvark", place="Aardvark Row 1", latitude=1.0)
        Raiser.objects.filter(issue=issue).update(name="Aaron Aardvark", email="aardvark@example.org")
        Membership.objects.filter(user__isnull=True).update(email="aardvark@example.org")
        restricted = Issue.objects.filter(sensitivity=Sensitivity.RESTRICTED, ward=issue.ward).get()
        restricted.pk, restricted.reference, restricted.number = None, "MIL-26-0003", 3
        restricted.save()
        changed = [who_where for who_where in asked if page(visitors, *who_where) != before[who_where]]
        team_sees = page(visitors, "c", "/issues/?q=MIL-26-0003")
        transaction.set_rollback(True)
    assert changed == []
    assert "umbragriefone" in team_sees
