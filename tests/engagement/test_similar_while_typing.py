"""What the ward heard before is shown while a concern is typed, and before it is saved; only what one may see (E1)."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, Sensitivity, Stage
from engagement.services.similar import similar_while_typing
from partnerships.models import User
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.making import an_issue, issue_closed

ALLEY = "Fly-tipping in the alley behind Tanner Street"


def found(harrowmere: Harrowmere, words: str, by: User | None = None, **facts: Any) -> list[str]:
    ward = harrowmere.wards[facts.pop("ward", 1)]
    alike = similar_while_typing(user=by or harrowmere.carol, ward=ward, concern=words, **facts)
    return [issue.reference for issue in alike]


@pytest.mark.parametrize(
    ("words", "is_found"),
    [(ALLEY, True), ("fly tipping in alley", True), ("Flytipping behind Tanner St", True),
     ("Speeding on Mill Road", False), ("Fly-t", False), ("", False)],
)  # fmt: skip
def test_by_part_of_it_and_with_slips(harrowmere: Harrowmere, words: str, is_found: bool) -> None:
    issue = an_issue(harrowmere)
    assert found(harrowmere, words) == ([issue.reference] if is_found else [])


def test_open_ones_first(harrowmere: Harrowmere) -> None:
    closed, still = issue_closed(harrowmere), an_issue(harrowmere, concern="Fly-tipping, alley off Tanner Street")
    assert found(harrowmere, ALLEY) == [still.reference, closed.reference]


def test_the_same_street_first(harrowmere: Harrowmere) -> None:
    mill = an_issue(harrowmere, concern="Street light out", place="2 Mill Road")
    an_issue(harrowmere, concern="Street light out", place="Tanner Street")
    assert found(harrowmere, "Street light is out", place="14 Mill Road")[0] == mill.reference


def test_of_the_same_ward_alone_and_none_that_is_hidden(harrowmere: Harrowmere) -> None:
    an_issue(harrowmere, ward=2)
    hidden = an_issue(harrowmere, sensitivity=Sensitivity.RESTRICTED)
    assert found(harrowmere, ALLEY) == [hidden.reference]
    for name in ("cllr-jones", "rita", "hana"):
        assert found(harrowmere, ALLEY, by=harrowmere.people[name]) == []
    assert found(harrowmere, ALLEY, ward=2, by=harrowmere.people["cllr-jones"]) == []


def form(harrowmere: Harrowmere, **more: Any) -> dict[str, Any]:
    return {
        "concern": ALLEY, "ward": harrowmere.wards[1].pk, "method": "direct", "others_may_see": "no",
        "submission": str(uuid4()), "raised_by": "Mrs Ahmed", **more,
    }  # fmt: skip


def test_asked_while_typing(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = an_issue(harrowmere)
    client = signed_in(harrowmere.carol)
    with at_most(8):
        piece = client.post("/issues/similar/", {"concern": ALLEY, "ward": harrowmere.wards[1].pk}).content.decode()
    assert issue.reference in piece
    assert 'name="same_as"' in piece
    elsewhere = client.post("/issues/similar/", {"concern": ALLEY, "ward": harrowmere.wards[7].pk})
    assert elsewhere.content.decode().strip() == ""


def test_shown_before_it_is_saved_once(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue, client, sent = an_issue(harrowmere), signed_in(harrowmere.carol), form(harrowmere)
    page = client.post("/issues/new/", sent).content.decode()
    assert issue.reference in page
    assert "Mrs Ahmed" in page
    assert Issue.objects.count() == 1
    assert client.post("/issues/new/", sent | {"similar_seen": issue.reference}).status_code == 302
    assert Issue.objects.count() == 2
    assert client.post("/issues/new/", sent | {"similar_seen": issue.reference}).status_code == 302
    assert Issue.objects.count() == 2


def test_sent_again_it_is_answered_and_not_asked(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    client, sent = signed_in(harrowmere.carol), form(harrowmere)
    first = client.post("/issues/new/", sent)
    assert client.post("/issues/new/", sent)["Location"] == first["Location"]


def test_it_is_the_same(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = an_issue(harrowmere)
    sent = form(harrowmere, same_as=issue.reference)
    assert signed_in(harrowmere.priya).post("/issues/new/", sent)["Location"] == issue.get_absolute_url()
    twin = Issue.objects.exclude(pk=issue.pk).get()
    assert (twin.stage, twin.merged_into, twin.raisers.get().name) == (Stage.MERGED, issue, "Mrs Ahmed")
