"""The headlines of a first draft: the street once, then what was said, cut where a headline may end (F2)."""

import pytest

from config.demonstration.cast import Harrowmere
from feedback.services.newsletters.drafting import HEADLINE, headline
from tests.feedback.book import issue_new, issue_resolved
from tests.feedback.newsletters import draft


@pytest.mark.parametrize(
    ("wording", "becomes"),
    [
        ("Rubbish is dumped in the alley. It brings rats.", "Rubbish is dumped in the alley"),
        (
            "Children are getting into the empty unit at the Row precinct; windows are broken.",
            "Children are getting into the empty unit at the Row precinct",
        ),
        (
            "A loose slab outside the Row precinct is a danger to people who walk with a frame.",
            "A loose slab outside the Row precinct is a danger to people",
        ),
        ("", "In the ward"),
    ],
)
def test_it_ends_where_a_headline_may(harrowmere: Harrowmere, wording: str, becomes: str) -> None:
    issue = issue_new(harrowmere, public_wording=wording, shared_place="")
    assert headline(issue) == becomes
    assert len(becomes) <= HEADLINE


def test_no_two_stories_are_headed_by_one_street(harrowmere: Harrowmere) -> None:
    issue_resolved(harrowmere, shared_place="Tanner Street")
    issue_resolved(harrowmere, shared_place="Tanner Street", public_wording="Cars are parked on the pavement.")
    headlines = draft(harrowmere).stories.order_by("pk").values_list("headline", flat=True)
    assert list(headlines) == ["Tanner Street", "Cars are parked on the pavement"]
