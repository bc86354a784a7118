"""The monthly contact with councillors and the meeting before each NP are asked for in time, and once (P9, 000 5.3)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from feedback.desk.facts import Desk
from feedback.desk.rows import rows_of
from feedback.reminders.due import due_for
from feedback.reminders.parts import Part
from partnerships.models import Meeting, Neighbourhood
from tasking.three_way import standings, wards_due_from
from tests.conftest import SignedIn
from tests.tasking.contacts import a_contact, one_on
from tests.tasking.making import a_meeting

EARLY, LATE, BEFORE = date(2026, 11, 6), date(2026, 11, 20), date(2026, 10, 9)
MONTHLY = "Wards without this month’s contact with councillors"
PRE = "Councillors to meet before their partnership meets"


def due(borough: Harrowmere, today: date, who: str = "carol") -> set[str]:
    return {ward.name for ward in wards_due_from(borough.people[who], today)}


def rows(borough: Harrowmere, who: str, at: datetime) -> dict[str, int]:
    return {row.label: row.count for row in rows_of(Desk(borough.people[who], timezone.localdate(at), at))}


def part(borough: Harrowmere, who: str, today: date, words: str) -> Part | None:
    return next((part for part in due_for(borough.people[who], today) if words in part.words), None)


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def test_a_ward_is_due_from_the_middle_of_the_month_until_all_three_were_in_contact(harrowmere: Harrowmere) -> None:
    one_on(harrowmere, BEFORE)
    assert "Millbrook" not in due(harrowmere, EARLY)
    assert "Millbrook" in due(harrowmere, LATE)
    assert "Millbrook" in due(harrowmere, LATE, "ines")
    assert "Millbrook" not in due(harrowmere, LATE, "colin")
    one_on(harrowmere, LATE - timedelta(days=2))
    assert "Millbrook" not in due(harrowmere, LATE)


def test_a_month_missed_makes_it_due_from_the_first_of_the_next(harrowmere: Harrowmere) -> None:
    assert "Millbrook" in due(harrowmere, EARLY)
    found = part(harrowmere, "carol", EARLY, "without contact of inspector")
    assert found is not None
    assert {thing.since for thing in found.things} == {date(2026, 11, 1)}


def test_neither_two_of_the_three_nor_the_meeting_before_an_np_is_the_monthly_contact(harrowmere: Harrowmere) -> None:
    one_on(harrowmere, LATE, who=("carol", "cllr-jones"))
    one_on(harrowmere, LATE, before=a_meeting(harrowmere.np(1), days=3))
    assert "Millbrook" in due(harrowmere, LATE)
    one_on(harrowmere, LATE)
    assert "Millbrook" not in due(harrowmere, LATE)


def test_a_ward_not_taken_up_yet_is_not_asked_for(harrowmere: Harrowmere) -> None:
    Neighbourhood.objects.filter(wards=harrowmere.wards[1]).update(taken_up_on=None)
    assert due(harrowmere, LATE) == {"Eastfield", "St Brannock's", "Larkhill"}


def test_who_has_not_been_in_contact_is_named(harrowmere: Harrowmere) -> None:
    a_contact(harrowmere, "carol", "cllr-jones", how="called")
    today = timezone.localdate() - timedelta(days=1)
    millbrook, castlegate = standings([harrowmere.wards[1], harrowmere.wards[2]], today)
    assert millbrook.lacking == ["Ines Calder"]
    assert castlegate.lacking == ["Ines Calder", "Carol Whitfield", "no councillor has an account"]


def test_it_stands_on_the_desk_and_in_the_digest_of_those_who_keep_it_up(harrowmere: Harrowmere) -> None:
    one_on(harrowmere, BEFORE)
    for who in ("carol", "ines"):
        assert rows(harrowmere, who, noon(LATE))[MONTHLY] == 6
        found = part(harrowmere, who, LATE, "without contact of inspector")
        assert found is not None
        assert found.words == "6 wards without contact of inspector, coordinator and councillors"
        mine = next(thing for thing in found.things if "Millbrook" in thing.line)
        assert mine.about == f"three-way:{harrowmere.wards[1].pk}:2026-11"
        assert mine.since == date(2026, 11, 15)
    for other in ("priya", "cllr-jones", "errol"):
        assert MONTHLY not in rows(harrowmere, other, noon(LATE))
        assert part(harrowmere, other, LATE, "without contact of inspector") is None


@pytest.fixture
def np(harrowmere: Harrowmere) -> Meeting:
    return a_meeting(harrowmere.np(1), days=12)


def test_the_meeting_before_an_np_is_due_so_many_days_before_it(
    harrowmere: Harrowmere, np: Meeting, signed_in: SignedIn, settings: Any
) -> None:
    early, late = noon(np.day - timedelta(days=11)), noon(np.day - timedelta(days=10))
    assert PRE not in rows(harrowmere, "carol", early)
    assert rows(harrowmere, "carol", late)[PRE] == 1
    found = part(harrowmere, "ines", timezone.localdate(late), "with councillors to hold")
    assert found is not None
    assert [thing.about for thing in found.things] == [f"meeting:{np.pk}:before"]
    settings.PRE_NP_DAYS = 20
    page = signed_in(harrowmere.carol).get(f"/meetings/{np.pk}/").content.decode()
    assert f"/three-way/new/?before={np.pk}" in page
    held = a_contact(harrowmere, before=np)
    assert PRE not in rows(harrowmere, "carol", late)
    assert held.get_absolute_url() in signed_in(harrowmere.carol).get(f"/meetings/{np.pk}/").content.decode()


def test_drafts_cancelled_and_other_meetings_ask_for_none(harrowmere: Harrowmere) -> None:
    a_meeting(harrowmere.np(1), days=3, draft=True)
    a_meeting(harrowmere.np(2), days=3, stage="cancelled")
    a_meeting(harrowmere.ltm(1), days=3)
    assert PRE not in rows(harrowmere, "carol", timezone.now())


def test_where_the_settings_are_nought_nobody_is_asked(harrowmere: Harrowmere, np: Meeting, settings: Any) -> None:
    settings.THREE_WAY_FROM_DAY = settings.PRE_NP_DAYS = 0
    assert due(harrowmere, LATE) == set()
    assert PRE not in rows(harrowmere, "carol", noon(np.day - timedelta(days=2)))
    assert part(harrowmere, "carol", np.day, "with councillors to hold") is None


def test_each_count_leads_to_exactly_those(
    harrowmere: Harrowmere, np: Meeting, signed_in: SignedIn, settings: Any
) -> None:
    settings.THREE_WAY_FROM_DAY, settings.PRE_NP_DAYS = 1, 20
    carol, counted = signed_in(harrowmere.carol), rows(harrowmere, "carol", timezone.now())
    wards = carol.get("/three-way/?state=due")
    assert len(wards.context["standings"]) == counted[MONTHLY] == 6
    assert len(carol.get("/three-way/before/?state=due").context["rows"]) == counted[PRE] == 1
