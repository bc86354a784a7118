"""/issues/<reference>/: whose move it is, the next steps, both texts, and the trail, as far as the reader may see."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, Sensitivity, Stage
from engagement.services import moving
from partnerships.models import Disclosure
from tasking.models import Action
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.making import (
    MRS_AHMED,
    an_issue,
    issue_closed,
    issue_dealt_with,
    issue_escalated,
    issue_fed_back,
    issue_in_action,
    issue_resolved,
    issue_tabled,
)

SAID = "The bramblewhisper lads burn it at number 14"


def secret(borough: Harrowmere, **facts: Any) -> Issue:
    """An issue whose every private field can be told in a page."""
    issue = an_issue(
        borough, received_text=SAID, place="14 Thimblecroft Street", raisers=[MRS_AHMED],
        public_wording="Rubbish is burnt behind the shops.", **facts,
    )  # fmt: skip
    moving.note(issue=issue, by=borough.priya, text="Rang Mrs Quillfeather")
    moving.note(issue=issue, by=borough.priya, text="Veiled", seen_by=Sensitivity.RESTRICTED)
    moving.note(issue=issue, by=borough.priya, text="Skip ordered for Friday", seen_by=Sensitivity.PUBLIC)
    return issue


def test_the_team_reads_all_of_it(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = secret(harrowmere)
    text = signed_in(harrowmere.priya).get(f"/issues/{issue.reference}/").content.decode()
    for part in (SAID, "14 Thimblecroft Street", "Mrs Ahmed", "01632 960555", "Rang Mrs Quillfeather", "Veiled"):
        assert part in text, part


@pytest.mark.parametrize("username", ["hana", "cllr-jones", "rita", "anya", "lena", "iris"])
def test_others_read_it_without_names(harrowmere: Harrowmere, signed_in: SignedIn, username: str) -> None:
    issue = secret(harrowmere)
    text = signed_in(harrowmere.people[username]).get(f"/issues/{issue.reference}/").content.decode()
    for part in (SAID, "bramblewhisper", "14 Thimblecroft", "Ahmed", "01632 960555", "Quillfeather", "Veiled", "Priya"):
        assert part not in text, part
    for part in ("Rubbish is burnt behind the shops.", "Thimblecroft Street", "Skip ordered for Friday", "PCSO"):
        assert part in text, part


def test_that_raisers_were_shown_is_recorded(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = secret(harrowmere)
    signed_in(harrowmere.rita).get(f"/issues/{issue.reference}/")
    assert not Disclosure.objects.exists()
    signed_in(harrowmere.carol).get(f"/issues/{issue.reference}/")
    row = Disclosure.objects.get()
    assert (row.user, row.what, row.subject) == (harrowmere.carol, "issue:raisers", issue.reference)


# What stands first is the likely step; pages.md gives the words.
BUTTONS = [
    (
        an_issue,
        "carol",
        ["Deal with directly", "Escalate for tasking", "Put on an agenda", "Refer to an agency", "Merge into another"],
    ),
    (an_issue, "priya", ["Deal with directly", "Escalate for tasking", "Refer to an agency", "Merge into another"]),
    (issue_dealt_with, "priya", ["Record outcome", "Escalate for tasking", "Refer to an agency"]),
    (issue_escalated, "carol", ["Put on an agenda", "Deal with directly", "Refer to an agency"]),
    (issue_tabled, "carol", []),
    (issue_in_action, "ines", ["Record outcome", "Agree an action"]),
    (issue_in_action, "priya", ["Record outcome"]),
    (issue_resolved, "carol", ["Record feedback", "Not fixed, they say", "Reopen"]),
    (issue_fed_back, "carol", ["Close", "Not fixed, they say", "Reopen"]),
    (issue_fed_back, "priya", ["Not fixed, they say"]),
    (issue_closed, "carol", ["Reopen", "Not fixed, they say"]),
    (an_issue, "errol", []),
    (issue_closed, "rita", []),
]


@pytest.mark.parametrize(("make", "username", "labels"), BUTTONS)
def test_the_next_steps(
    harrowmere: Harrowmere, signed_in: SignedIn, make: Any, username: str, labels: list[str]
) -> None:
    issue = make(harrowmere)
    page = signed_in(harrowmere.people[username]).get(f"/issues/{issue.reference}/")
    assert [button.label for button in page.context["page"].buttons] == labels


SENTENCES = [
    (an_issue, {}, r"With the coordinator, to take up\. Then Millbrook ward will be owed an answer\."),
    (an_issue, {"raisers": [MRS_AHMED]}, r"Then 1 person and Millbrook ward will be owed an answer\."),
    (issue_dealt_with, {}, r"With Harrowmere Police \(Priya\)\."),
    (issue_tabled, {}, r"With Riverside Local Tasking Meeting, which meets tomorrow\."),
    (issue_in_action, {}, r"With Street Environment \(Errol\), due \w+ \d+ \w+( \d+)?\. Then"),
    (issue_closed, {}, r"The loop is closed\."),
]


@pytest.mark.parametrize(("make", "facts", "words"), SENTENCES)
def test_whose_move_it_is(
    harrowmere: Harrowmere, signed_in: SignedIn, make: Any, facts: dict[str, Any], words: str
) -> None:
    issue = make(harrowmere, **facts)
    move = signed_in(harrowmere.carol).get(f"/issues/{issue.reference}/").context["page"].move
    assert re.search(words, move), move


def test_what_is_late_says_by_how_much(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = issue_in_action(harrowmere)
    Action.objects.update(due_on=timezone.localdate() - timedelta(days=4))
    assert b"4 days late" in signed_in(harrowmere.carol).get(f"/issues/{issue.reference}/").content


def test_the_trail_is_newest_first_with_what_is_owed_above_it(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = issue_resolved(harrowmere, raisers=[MRS_AHMED])
    trail = signed_in(harrowmere.carol).get(f"/issues/{issue.reference}/").context["page"].trail
    drawn = [line for line in trail if not line.owed]
    assert [line.what for line in drawn] == ["Outcome recorded", "Dealt with directly", "Raised"]
    assert trail[: len(trail) - 3] == [line for line in trail if line.owed]
    assert drawn[1].who == "Priya Nair, Harrowmere Police"
    assert "Mrs Ahmed" in trail[0].what


def test_much_the_same_concern_in_the_ward_is_shown(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    older = an_issue(harrowmere, concern="Fly-tipping in the alley behind Tanner St again")
    an_issue(harrowmere, concern="Speeding on the ring road")
    an_issue(harrowmere, ward=2)
    hidden = an_issue(harrowmere, sensitivity=Sensitivity.RESTRICTED)
    issue = an_issue(harrowmere)
    similar = signed_in(harrowmere.rita).get(f"/issues/{issue.reference}/").context["page"].similar
    assert similar == [older]
    assert hidden in signed_in(harrowmere.carol).get(f"/issues/{issue.reference}/").context["page"].similar


@pytest.mark.parametrize("make", [an_issue, issue_dealt_with, issue_tabled, issue_in_action, issue_resolved])
@pytest.mark.parametrize("username", ["carol", "anya"])
def test_it_asks_no_more_than_twelve_times(
    harrowmere: Harrowmere, signed_in: SignedIn, make: Any, username: str
) -> None:
    issue = make(harrowmere, raisers=[MRS_AHMED, MRS_AHMED])
    for person in (harrowmere.priya, harrowmere.ines, harrowmere.carol) * 4:
        moving.note(issue=issue, by=person, text="Looked again.")
    client = signed_in(harrowmere.people[username])
    client.get("/issues/")
    with at_most(12):
        assert client.get(f"/issues/{issue.reference}/").status_code == 200
    assert issue.stage in Stage
