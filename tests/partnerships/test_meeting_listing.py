"""The list of meetings: which it shows, in which order, page by page, and what is in the way of one."""

from __future__ import annotations

import pytest
from django.test import Client

from config.demonstration.cast import Harrowmere
from partnerships.models import Meeting, MeetingStage
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.tasking.making import a_meeting


@pytest.fixture
def carol(harrowmere: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(harrowmere.carol)


@pytest.fixture
def dated(harrowmere: Harrowmere) -> dict[str, Meeting]:
    """One of each, of ward 1 and of ward 4."""
    return {
        "held long ago": a_meeting(harrowmere.ltm(1), days=-40),
        "off": a_meeting(harrowmere.np(1), days=3, stage=MeetingStage.CANCELLED),
        "soon": a_meeting(harrowmere.np(1), days=5),
        "later": a_meeting(harrowmere.np(4), days=60),
    }


LISTED = {
    "": ["soon", "later"],
    "?when=past": ["off", "held long ago"],
    "?when=without-minutes": ["held long ago"],
    "?when=without-papers": ["soon"],
    "?when=all": ["later", "soon", "off", "held long ago"],
    "?group={np}": ["soon"],
    "?ward={ward}&when=all": ["later"],
    "?group={np}&ward={ward}": [],
    "?group=0": ["soon", "later"],
    "?ward=one": ["soon", "later"],
    "?when=never": ["soon", "later"],
}


@pytest.mark.parametrize("asked", LISTED)
def test_what_it_is_narrowed_to(harrowmere: Harrowmere, carol: Client, dated: dict[str, Meeting], asked: str) -> None:
    address = "/meetings/" + asked.format(np=harrowmere.np(1).pk, ward=harrowmere.wards[4].pk)
    names = {meeting.pk: name for name, meeting in dated.items()}
    context = carol.get(address).context
    assert [names[one.meeting.pk] for one in context["meetings"]] == LISTED[asked]
    assert context["page"].paginator.count == len(LISTED[asked])


def test_what_is_not_offered_is_said(harrowmere: Harrowmere, carol: Client) -> None:
    for asked in ("group=0", "ward=one", f"group={harrowmere.np(7).pk}"):
        said = carol.get(f"/meetings/?{asked}").content.decode()
        assert "choose from what is offered" in said, asked


def test_the_menus_name_the_groups_one_sees_and_their_wards(harrowmere: Harrowmere, carol: Client) -> None:
    form = carol.get(f"/meetings/?ward={harrowmere.wards[1].pk}").context["filters"]
    groups, wards = [[name for _, name in form.fields[field].choices] for field in ("group", "ward")]
    assert (groups[0], wards[0]) == ("All", "All")
    assert harrowmere.np(1).name in groups
    assert harrowmere.np(7).name not in groups
    assert harrowmere.wards[1].name in wards
    assert f'<option value="{harrowmere.wards[1].pk}" selected>' in str(form["ward"])


def test_page_by_page(harrowmere: Harrowmere, carol: Client) -> None:
    every = [a_meeting(harrowmere.np(1), days=10 + number) for number in range(30)]
    with at_most(12):
        first = carol.get("/meetings/").context["meetings"]
    second = carol.get("/meetings/?page=2").context["meetings"]
    assert [one.meeting for one in (*first, *second)] == every
    assert len(first) == 25


def test_another_at_the_same_time_is_named_and_linked(harrowmere: Harrowmere, carol: Client) -> None:
    a_meeting(harrowmere.np(1), days=10)
    other = a_meeting(harrowmere.np(2), days=10)
    said = carol.get(f"/meetings/?group={harrowmere.np(1).pk}").content.decode()
    assert f'At the same time as <a class="govuk-link" href="/meetings/{other.pk}/">{other.group}</a>' in said
    assert "Carol Whitfield, Ines Calder are members of both, and the venue is the same" in said
