"""The steps of the loop as services: right, stage, change and trail together or not at all."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from config.demonstration.cast import Harrowmere
from engagement.models import Satisfaction, Sensitivity, Stage, Verb
from engagement.services import moving, wording
from partnerships.errors import Conflict, Refused
from tests.engagement.making import an_issue, issue_closed, issue_dealt_with, issue_fed_back, issue_resolved


def test_it_is_dealt_with_on_behalf_of_a_colleague(harrowmere: Harrowmere) -> None:
    issue = an_issue(harrowmere)
    step = moving.deal_with(issue=issue, by=harrowmere.priya, keyed_by=harrowmere.carol, note=" Seen. ")
    assert (step.verb, step.by, step.keyed_by, step.text) == (
        Verb.DEALT_WITH, harrowmere.priya, harrowmere.carol, "Seen.",
    )  # fmt: skip
    issue.refresh_from_db()
    assert issue.stage == Stage.DEALT_WITH


def test_the_person_keying_needs_the_right_not_the_one_they_key_for(harrowmere: Harrowmere) -> None:
    issue = an_issue(harrowmere)
    with pytest.raises(PermissionDenied):
        moving.escalate(issue=issue, by=harrowmere.carol, keyed_by=harrowmere.errol)
    assert issue.steps.count() == 1


def test_an_agency_is_named_when_it_is_referred(harrowmere: Harrowmere) -> None:
    issue = an_issue(harrowmere)
    street = harrowmere.agencies["street-environment"]
    step = moving.refer(issue=issue, by=harrowmere.priya, agency=street, reason="Theirs to clear.")
    assert step.facts == {"agency": street.pk, "agency_name": "Street Environment"}
    assert issue.stage == Stage.DEALT_WITH


def test_it_comes_out_with_both_texts(harrowmere: Harrowmere) -> None:
    issue = issue_resolved(harrowmere)
    issue.refresh_from_db()
    assert issue.stage == Stage.RESOLVED
    assert issue.outcome.startswith("Cleared")
    assert issue.public_wording.startswith("Rubbish")
    assert issue.outcome_on is not None


@pytest.mark.parametrize(
    "wording", ["", "   ", "Mrs Ahmed at 14 says they burn rubbish!", "mrs ahmed at 14 says they burn rubbish"]
)
def test_the_public_wording_is_neither_missing_nor_what_was_said(harrowmere: Harrowmere, wording: str) -> None:
    issue = issue_dealt_with(harrowmere, received_text="Mrs Ahmed at 14 says they burn rubbish!")
    with pytest.raises(Refused) as refusal:
        moving.record_outcome(issue=issue, by=harrowmere.carol, outcome="Cleared.", public_wording=wording)
    assert refusal.value.field == "public_wording"
    issue.refresh_from_db()
    assert (issue.stage, issue.outcome, issue.public_wording) == (Stage.DEALT_WITH, "", "")


def test_an_outcome_does_not_run_over_a_colleague_s_wording(harrowmere: Harrowmere) -> None:
    issue = issue_dealt_with(harrowmere)
    seen = issue.version
    wording.reword(
        issue=issue, by=harrowmere.priya, version=seen, concern=issue.concern, public_wording="Hers", place=""
    )
    with pytest.raises(Conflict) as conflict:
        moving.record_outcome(issue=issue, by=harrowmere.carol, outcome="Cleared.", public_wording="Mine", version=seen)
    assert conflict.value.theirs == {"public_wording": "Hers"}


def test_closing_asks_for_the_raisers_view_and_why(harrowmere: Harrowmere) -> None:
    issue = issue_fed_back(harrowmere)
    with pytest.raises(Refused, match="why it can be closed"):
        moving.close(issue=issue, by=harrowmere.carol, satisfaction=Satisfaction.SATISFIED, why=" ")
    moving.close(issue=issue, by=harrowmere.carol, satisfaction=Satisfaction.NO_ANSWER, why="Two letters sent.")
    issue.refresh_from_db()
    assert (issue.stage, issue.satisfaction, issue.closed_because) == (Stage.CLOSED, "no_answer", "Two letters sent.")
    assert issue.closed_on is not None


def test_closing_is_refused_until_everyone_was_told(harrowmere: Harrowmere) -> None:
    with pytest.raises(Refused, match="once everyone owed has been told"):
        moving.close(
            issue=issue_resolved(harrowmere), by=harrowmere.carol, satisfaction=Satisfaction.SATISFIED, why="Done."
        )


@pytest.mark.parametrize("verb", ["dispute", "reopen"])
def test_opened_again_it_is_back_with_the_coordinator(harrowmere: Harrowmere, verb: str) -> None:
    issue = issue_closed(harrowmere)
    getattr(moving, verb)(issue=issue, by=harrowmere.carol, why="They are back.")
    issue.refresh_from_db()
    assert (issue.stage, issue.round) == (Stage.ESCALATED, 2)
    assert (issue.outcome, issue.outcome_on, issue.closed_on, issue.satisfaction) == ("", None, None, "")
    assert issue.steps.filter(verb=Verb.OUTCOME).get().text.startswith("Cleared")


def test_a_note_and_a_correction_are_further_steps(harrowmere: Harrowmere) -> None:
    issue = an_issue(harrowmere)
    note = moving.note(issue=issue, by=harrowmere.priya, text="Three bags on Monday.", seen_by=Sensitivity.RESTRICTED)
    correction = moving.correct(issue=issue, by=harrowmere.priya, step=note, text="It was Tuesday.")
    assert (correction.corrects, correction.seen_by) == (note, Sensitivity.RESTRICTED)
    assert [step.number for step in issue.steps.all()] == [1, 2, 3]
    with pytest.raises(Refused, match="another issue"):
        moving.correct(issue=an_issue(harrowmere), by=harrowmere.priya, step=note, text="No.")
