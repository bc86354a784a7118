"""Words are found by the number of their ward as they are found without it: the same issues, whatever is typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import counting, listing, searching
from engagement.listing_questions import NOTHING, Meant, Narrowed
from engagement.models import Issue, Sensitivity
from partnerships.models import User
from tests.conftest import SignedIn
from tests.engagement.making import an_issue

SAID: tuple[dict[str, Any], ...] = (
    {"concern": "Fly-tipping behind the shops", "received_text": "They come at night with a white van."},
    {"concern": "Tipping of waste", "received_text": "She would not fly a kite there any more."},
    {"concern": "Bins set alight", "received_text": "O'Clock's bins, at www.example.org/bins?a=1&b=2 too"},
    {"concern": "Bins not emptied", "place": "12 Mill Road", "public_wording": "Bins in Mill Road"},
    {"concern": "Alight and walk away: bus stop", "place": "Mill Lane"},
    {"concern": "Cars racing", "received_text": "back\\slash 'quoted' words & more | of <1> them"},
    {"concern": "Something else", "sensitivity": Sensitivity.RESTRICTED, "received_text": "bins alight in confidence"},
    {"concern": "A long word", "received_text": f"bins {'x' * 1500} alight"},
)
TYPED = (
    "bins", "bins alight", "fly-tipping", '"fly tipping"', '"set alight"', "bins or racing", "bins -alight", "-bins",
    "the", "the bins", "o'clock", "www.example.org", "back\\slash", "'quoted'", "mill road or alight bus", "<1>",
    "bins <-> alight", "&", "white van night", "!bins", "kite", "12", '"', "or", "alight -", "bins:*", "more | of",
    'night "white van" -kite', "x" * 150,
)  # fmt: skip


def everything(harrowmere: Harrowmere) -> None:
    for ward in (1, 2, 12):
        for said in SAID:
            an_issue(harrowmere, ward=ward, **said)


def found(user: User, words: str, *, wards: list[int]) -> set[int]:
    meant = Meant(user, timezone.localdate(), Narrowed(each=bool(wards)), NOTHING, wards, words)
    return {match.pk for match in meant.matches("logged_at", 1000) or []}


def test_whatever_is_typed_the_same_is_found(harrowmere: Harrowmere) -> None:
    everything(harrowmere)
    together = 0
    for user in (harrowmere.carol, harrowmere.cllr_jones, harrowmere.anya):
        wards = [harrowmere.wards[number].pk for number in range(1, 13)]
        for words in TYPED:
            seen = Issue.objects.visible_to(user)
            plain = seen.filter(searching.matching(user, words, searching.ALONE))
            one_by_one = found(user, words, wards=[pk for pk in wards if seen.filter(ward=pk).exists()])
            assert one_by_one == set(plain.values_list("pk", flat=True)), (user.username, words)
            assert one_by_one == found(user, words, wards=[])
            together += len(one_by_one)
    assert together > 100


@pytest.mark.parametrize(("typed", "way"), [
    ("", ""), ("bins alight", searching.BY_WARD), ("fly-tipping", searching.BY_WARD), ("bins -alight", searching.ALONE),
    ("mil-26-12", searching.BY_REFERENCE), ("-bins", searching.ALONE), ("a - b", searching.ALONE),
])  # fmt: skip
def test_how_words_are_searched_for(typed: str, way: str) -> None:
    assert searching.way(typed, by_ward=True) == way
    assert searching.way(typed, by_ward=False) == (searching.ALONE if way == searching.BY_WARD else way)


def test_what_was_said_is_found_by_the_team_alone(harrowmere: Harrowmere) -> None:
    issue = an_issue(harrowmere, concern="Noise", received_text="The zeppelin at number nine")
    of_it = [issue.ward_id]
    assert found(harrowmere.carol, "zeppelin", wards=of_it) == {issue.pk}
    assert found(harrowmere.anya, "zeppelin", wards=of_it) == set()
    assert found(harrowmere.anya, "noise", wards=of_it) == {issue.pk}


def test_more_than_can_be_counted_is_found_in_a_few_wards(
    harrowmere: Harrowmere, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page has the first of them all the same, and its tabs no figures."""
    for number in range(6):
        an_issue(harrowmere, ward=1 + number % 3, concern=f"Bins, the {number}th time")
    monkeypatch.setattr(counting, "BOUND", 3)
    monkeypatch.setattr(listing, "ONE_BY_ONE", 4)
    for some in (4, 12):
        monkeypatch.setattr(listing, "SOME", some)
        asked = listing.Asked(
            harrowmere.anya, listing.places_of(harrowmere.anya, timezone.localdate()), {"q": "bins"},
            timezone.localdate(),
        )  # fmt: skip
        assert asked.one_by_one == []
        assert asked.matches is None
        assert asked.counts().bounded
        assert [row.concern for row in listing.page_of(asked).rows] == [
            f"Bins, the {n}th time" for n in range(5, -1, -1)
        ]


def test_what_is_too_long_to_be_searched_is_said_so_and_kept(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    said = "bins alight " * 10_000
    given = {"concern": "Bins", "ward": harrowmere.wards[1].pk, "method": "direct", "received_text": said}
    page = signed_in(harrowmere.carol).post("/issues/new/", given).content.decode()
    assert "Keep what was said to 100,000 letters; this is 119999." in page
    assert page.count("bins alight") == 10_000
    assert not Issue.objects.exists()


def test_words_of_a_ward_are_looked_up_in_their_index(harrowmere: Harrowmere) -> None:
    """What is asked says of a ward's words what the index says of them; otherwise every issue would be read."""
    plans: list[str] = []

    def explained(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "wardbook_words" in sql:
            execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off", None, False, context)
            execute(f"EXPLAIN {sql}", params, many, context)
            plans.append(" ".join(line for (line,) in context["cursor"].fetchall()))
        return execute(sql, params, many, context)

    an_issue(harrowmere, concern="Bins set alight")
    with connection.execute_wrapper(explained):
        assert found(harrowmere.carol, "bins alight", wards=[harrowmere.wards[1].pk])
    (plan,) = plans
    assert "issue_words_of_ward" in plan, plan
