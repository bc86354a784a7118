"""The five lines that are read out keep the capitals of names and lower the others."""

from __future__ import annotations

import pytest

from config.demonstration.cast import Harrowmere
from engagement.models import Method
from tasking.sheet import sheet_of
from tests.engagement.making import an_issue


@pytest.mark.parametrize(
    ("method", "words"),
    [
        (Method.KIN_CONTACT, ": contact with a Key Individual, "),
        (Method.KIN_SURVEY, ": KIN survey, "),
        (Method.NP, ": Neighbourhood Partnership meeting, "),
        (Method.TOUR, ": tour of duty, "),
    ],
)
def test_how_it_reached_us(harrowmere: Harrowmere, method: Method, words: str) -> None:
    issue = an_issue(harrowmere)
    issue.method = method
    assert words in sheet_of(issue).five_lines(0)[0]
