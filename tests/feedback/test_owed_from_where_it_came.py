"""From where an issue came follows who is owed (product, The loop)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import trail
from engagement.models import Issue, Method, Sensitivity, Stage, Verb
from engagement.services import merging
from feedback.models import Owed, OwedTo
from partnerships.errors import Refused
from partnerships.models import Meeting
from tests.feedback.book import (
    issue_new,
    issue_not_prioritised,
    issue_resolved,
    raised_by,
    resolve,
)


def owed(issue: Issue) -> set[str]:
    """Who is still owed, in words: "ward", the name of a group, the name of a raiser."""
    rows = Owed.objects.still().filter(issue=issue).select_related("group", "raiser")
    return {str(row.group or (row.raiser.name if row.raiser else "ward")) for row in rows}


@pytest.mark.parametrize(
    ("method", "raiser", "expected"),
    [
        (Method.DIRECT, {"name": "Amina Bello"}, {"Amina Bello", "ward"}),
        (Method.TOUR, {"name": "Corner shop", "channel": "visit"}, {"Corner shop", "ward"}),
        (Method.NP, {"name": "Amina Bello"}, {"Amina Bello", "Millbrook Neighbourhood Partnership", "ward"}),
        (Method.CANVASS, {"name": "Amina Bello", "wants_to_know": False}, {"ward"}),
        (Method.PARTNER, {"name": "A caller", "raised_it": False}, {"A caller", "ward"}),
        (Method.DATA, None, {"ward"}),
    ],
)
def test_who_is_owed(harrowmere: Harrowmere, method: Method, raiser: dict[str, Any] | None, expected: set[str]) -> None:
    issue = issue_new(harrowmere, method=method)
    if raiser:
        raised_by(issue, **raiser)
    assert owed(issue) == set()
    assert owed(resolve(harrowmere, issue)) == expected


def test_a_meeting_that_heard_it_is_owed_through_its_group(harrowmere: Harrowmere) -> None:
    group = harrowmere.groups["pdg"]
    meeting = Meeting.objects.create(group=group, starts_at=timezone.now())
    assert owed(issue_resolved(harrowmere, raisers=0, heard_at=meeting)) == {str(group), "ward"}


def test_a_decision_not_to_act_is_owed_all_the_same(harrowmere: Harrowmere) -> None:
    assert owed(issue_not_prioritised(harrowmere)) == {"ward"}


def test_people_are_told_within_days_and_the_ward_in_its_next_newsletter(harrowmere: Harrowmere) -> None:
    harrowmere.partnership.feedback_within_days = 9
    harrowmere.partnership.newsletter_within_days = 60
    harrowmere.partnership.save()
    issue = issue_resolved(harrowmere, method=Method.NP)
    today = timezone.localdate()
    due = {row.to: (row.since, row.due_on) for row in Owed.objects.filter(issue=issue)}
    soon, later = (today, today + timedelta(days=9)), (today, today + timedelta(days=60))
    assert due == {OwedTo.RAISER: soon, OwedTo.GROUP: soon, OwedTo.WARD: later}


def test_a_restricted_issue_is_not_owed_to_the_ward(harrowmere: Harrowmere) -> None:
    assert owed(issue_resolved(harrowmere, sensitivity=Sensitivity.RESTRICTED)) == {"CANARYRAISER number 0"}


def test_where_nobody_is_owed_it_is_fed_back_at_once(harrowmere: Harrowmere) -> None:
    issue = issue_resolved(harrowmere, raisers=0, sensitivity=Sensitivity.RESTRICTED)
    assert issue.stage == Stage.FED_BACK


@pytest.mark.parametrize("verb", [Verb.REOPENED, Verb.DISPUTED])
def test_reopened_it_lapses_and_is_owed_anew(harrowmere: Harrowmere, verb: Verb) -> None:
    issue = issue_resolved(harrowmere)
    trail.record(issue=issue, verb=verb, by=harrowmere.carol)
    assert owed(issue) == set()
    assert Owed.objects.filter(issue=issue, lapsed_on=timezone.localdate()).count() == 2
    resolve(harrowmere, issue)
    assert owed(issue) == {"CANARYRAISER number 0", "ward"}
    assert set(Owed.objects.still().values_list("round", flat=True)) == {2}


def merge(borough: Harrowmere, issue: Issue, into: Issue) -> None:
    issue.merged_into = into
    issue.save(update_fields=["merged_into"])
    trail.record(issue=issue, verb=Verb.MERGED, by=borough.carol)


def test_merged_its_raisers_are_owed_the_other_issues_answer(harrowmere: Harrowmere) -> None:
    kept, twin = issue_new(harrowmere), issue_resolved(harrowmere)
    merge(harrowmere, twin, kept)
    assert owed(twin) == set()
    assert owed(resolve(harrowmere, kept)) == {"CANARYRAISER number 0", "ward"}


def test_merged_into_one_resolved_already_they_join_those_owed(harrowmere: Harrowmere) -> None:
    kept, twin = issue_resolved(harrowmere, raisers=0), issue_new(harrowmere)
    raised_by(twin, "Late but first")
    merge(harrowmere, twin, kept)
    assert owed(kept) == {"Late but first", "ward"}


def test_merging_into_one_fed_back_is_refused(harrowmere: Harrowmere) -> None:
    told = issue_resolved(harrowmere, raisers=0, sensitivity=Sensitivity.RESTRICTED)
    with pytest.raises(Refused, match="would never hear"):
        merge(harrowmere, issue_new(harrowmere), told)


def test_unmerged_it_is_owed_anew(harrowmere: Harrowmere) -> None:
    kept, twin = issue_new(harrowmere), issue_resolved(harrowmere)
    merging.merge(issue=twin, into=kept, by=harrowmere.carol)
    assert owed(twin) == set()
    merging.unmerge(issue=twin, by=harrowmere.carol)
    assert owed(twin) == {"CANARYRAISER number 0", "ward"}
    assert OwedTo.WARD in Owed.objects.still().filter(issue=twin).values_list("to", flat=True)


def test_unmerged_its_raisers_are_no_longer_owed_the_others_answer(harrowmere: Harrowmere) -> None:
    kept, twin = issue_resolved(harrowmere), issue_new(harrowmere)
    raised_by(twin, "Late but first")
    merging.merge(issue=twin, into=kept, by=harrowmere.carol)
    assert owed(kept) == {"CANARYRAISER number 0", "Late but first", "ward"}
    merging.unmerge(issue=twin, by=harrowmere.carol)
    assert owed(kept) == {"CANARYRAISER number 0", "ward"}
