"""Wherever a concern is written down, one button takes what was typed to the intelligence unit, unsaved (E9)."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client

from config import backing_up
from config.demonstration.cast import Harrowmere
from tests.conftest import SignedIn
from tests.engagement.reaching import event_held
from tests.engagement.surveying import round_open
from tests.engagement.tours import some_groups

pytestmark = pytest.mark.django_db
WORDS = "Zephyrine keeps something under the stairs"
BUTTON = re.compile(r'formaction="(/intelligence/carry/[^"]*)"[^>]*>This is about a person, or was told in confidence')


def pages(borough: Harrowmere) -> dict[str, tuple[str, dict[str, str]]]:
    """Each form by who uses it, with what is typed into it."""
    ward, (group, *_) = borough.wards[1], some_groups(borough)
    line = {"concern_2": WORDS, "place_2": "Tanner Street", "ward": f"{ward.pk}"}
    return {
        "issue": ("/issues/new/", {"concern": WORDS, "place": "Tanner Street", "ward": f"{ward.pk}"}),
        "contact": (f"/contacts/new/?who=g{group.pk}", {"concern_2": WORDS, "place_2": "Tanner Street"}),
        "somebody": (f"/contacts/new/?who=w{ward.pk}", {"note": WORDS, "detail_1": "Tanner Street"}),
        "canvass": (f"/canvasses/new/?ward={ward.slug}", line | {"ward": ward.slug}),
        "event": (f"/reaching/{ward.slug}/record/", {"said": WORDS, "place": "Tanner Street"}),
        "heard there": (f"{event_held(borough).get_absolute_url()}issues/", line),
        "payback": ("/payback/new/", {"concern": WORDS, "received_text": "Tanner Street", "ward": f"{ward.pk}"}),
    }


@pytest.mark.parametrize("form", ["issue", "contact", "somebody", "canvass", "event", "heard there", "payback"])
def test_what_was_typed_goes_with_it_and_is_kept_nowhere(
    harrowmere: Harrowmere, signed_in: SignedIn, form: str
) -> None:
    address, typed = pages(harrowmere)[form]
    carol = signed_in(harrowmere.carol)
    found = BUTTON.search(carol.get(address).content.decode())
    assert found, "the button is missing"
    page = carol.post(unescape(found[1]), typed | {"raised_by": "Mrs Ocklebury", "spoke_to": "Mrs Ocklebury"})
    text = page.content.decode()
    assert WORDS in text
    assert "Tanner Street" in text
    assert "Ocklebury" not in text
    assert f'<option value="{harrowmere.wards[1].pk}" selected' in text
    for table in backing_up.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text ILIKE %s', ["%Zephyrine%"])  # noqa: S608
            assert cursor.fetchone() == (0,), table


def test_what_is_told_beside_a_survey_s_questions_has_its_way_too(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    survey = round_open(harrowmere, people=1)
    priya: Client = signed_in(harrowmere.priya)
    page = priya.get(survey.interviews.get().get_absolute_url()).content.decode()
    assert f"/intelligence/new/?ward={survey.ward_id}" in page
