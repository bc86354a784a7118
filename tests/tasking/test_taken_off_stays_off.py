"""What the book puts on an agenda by itself it puts on once, and a person who takes it off is not overruled (P6)."""

from __future__ import annotations

import pytest

from config.demonstration.cast import Harrowmere
from partnerships.models import AgendaItem, ItemKind
from partnerships.services import meetings
from partnerships.services.agendas import place_once, titles_ever_on
from tests.tasking.making import a_meeting

pytestmark = pytest.mark.django_db
BY_KIND = [ItemKind.PLANS, ItemKind.ASKED, ItemKind.MATTERS_ARISING, ItemKind.REPORTS]


@pytest.mark.parametrize("kind", [*BY_KIND, ItemKind.STANDING])
def test_it_comes_on_once_and_taken_off_it_stays_off(harrowmere: Harrowmere, kind: ItemKind) -> None:
    meeting, other = a_meeting(harrowmere.ltm(1)), a_meeting(harrowmere.ltm(1), days=30)
    item = place_once(meeting, kind, "What courts decided")
    assert item is not None
    assert (item.kind, item.title) == (kind, "What courts decided")
    assert place_once(meeting, kind, "What courts decided") is None
    meetings.remove_item(item=item, by=harrowmere.carol)
    assert place_once(meeting, kind, "What courts decided") is None
    assert not AgendaItem.objects.filter(meeting=meeting, kind=kind).exists()
    assert place_once(other, kind, "What courts decided") is not None


@pytest.mark.parametrize("kind", BY_KIND)
def test_one_of_a_kind_is_the_same_whatever_it_is_called(harrowmere: Harrowmere, kind: ItemKind) -> None:
    meeting = a_meeting(harrowmere.ltm(1))
    place_once(meeting, kind, "Asked of us")
    assert place_once(meeting, kind, "Asked of this group") is None


def test_standing_items_are_known_by_their_title_in_whatever_case(harrowmere: Harrowmere) -> None:
    meeting = a_meeting(harrowmere.ltm(1))
    place_once(meeting, ItemKind.STANDING, "Sentencing Feedback")
    assert place_once(meeting, ItemKind.STANDING, "Sentencing feedback") is None
    assert place_once(meeting, ItemKind.STANDING, "Hate crime") is not None


def test_what_any_agenda_of_the_group_had_is_remembered(harrowmere: Harrowmere) -> None:
    meeting = a_meeting(harrowmere.ltm(1))
    item = place_once(meeting, ItemKind.STANDING, "Effective practice: alley gates")
    place_once(a_meeting(harrowmere.ltm(7)), ItemKind.STANDING, "Effective practice: elsewhere")
    assert item is not None
    meetings.remove_item(item=item, by=harrowmere.carol)
    found = titles_ever_on(meeting.group, beginning="Effective practice: ")
    assert found == {"Effective practice: alley gates"}
