"""A PCSO's desk has the tour with what to tell; digests say who is left on days that are settings (E5)."""

from __future__ import annotations

from datetime import date, timedelta

import time_machine

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.services import touring
from feedback.reminders.due import due_for
from feedback.touring import tours_behind
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.tours import at, met, some_groups

NOVEMBER = date(2026, 11, 1)
DAY = timedelta(days=1)


def test_a_pcsos_desk_shows_the_tour_longest_unseen_first(db: None, signed_in: SignedIn) -> None:
    with time_machine.travel(at(NOVEMBER + 19 * DAY), tick=True):
        borough = make_harrowmere(today=NOVEMBER)
        never, long_ago, lately, seen = some_groups(borough)
        met(borough, lately, date(2026, 10, 20))
        met(borough, long_ago, date(2026, 8, 3))
        touring.keep_tours(NOVEMBER)
        met(borough, seen, NOVEMBER + DAY)
        client = signed_in(borough.priya)
        client.get("/desk/")
        with at_most(12):
            page = client.get("/desk/")
        assert "My tour in November: 1 of 4 seen" in page.content.decode()
        assert [call.group.name for call in page.context["calls"]] == [never.name, long_ago.name, lately.name]
        rows = [*(desk := signed_in(borough.carol).get("/desk/")).context["rows"], *desk.context["more"]]
        behind = {row.label: row for row in rows}["Tours behind"]
        assert (behind.count, behind.detail) == (1, "Priya Nair")


def left(borough: Harrowmere, day: date) -> list[str]:
    return [part.words for part in due_for(borough.priya, day) if "tour" in part.words]


def test_the_digest_says_who_is_left_on_the_days_that_are_set(db: None) -> None:
    with time_machine.travel(at(NOVEMBER), tick=True):
        borough = make_harrowmere(today=NOVEMBER)
        some_groups(borough, number=2)
        touring.keep_tours(NOVEMBER)
        assert left(borough, NOVEMBER + 6 * DAY) == []
        assert left(borough, NOVEMBER + 7 * DAY) == ["2 groups left on your tour of November 2026"]
        about = {
            thing.about: (thing.since, thing.again)
            for day in (8, 9, 15, 22)
            for part in due_for(borough.priya, NOVEMBER.replace(day=day))
            for thing in part.things
            if thing.about.startswith("tour:")
        }
        assert {since.day for since, again in about.values() if not again} == {8, 15, 22}


def test_a_tour_is_behind_when_an_even_pace_would_have_seen_more(db: None) -> None:
    with time_machine.travel(at(NOVEMBER), tick=True):
        borough = make_harrowmere(today=NOVEMBER)
        groups = some_groups(borough)
        touring.keep_tours(NOVEMBER)
        assert not tours_behind(borough.carol, NOVEMBER + 6 * DAY).exists(), "the first week is nobody's delay"
        assert tours_behind(borough.carol, NOVEMBER + 9 * DAY).count() == 1
        met(borough, groups[0], NOVEMBER + DAY)
        assert not tours_behind(borough.carol, NOVEMBER + 9 * DAY).exists()
        assert tours_behind(borough.carol, NOVEMBER + 29 * DAY).exists()
        assert not tours_behind(borough.colin, NOVEMBER + 29 * DAY).exists()
