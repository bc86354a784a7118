"""Two issues that are one concern become one, and may be taken apart again; both trails are kept (E1)."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from config.demonstration.cast import Harrowmere
from engagement.counting import counts_by_stage
from engagement.models import Issue, Sensitivity, Stage, Verb
from engagement.services.merging import merge, unmerge
from partnerships.errors import Refused
from partnerships.models import Partnership
from tasking.models import Tabling
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.making import (
    MRS_AHMED,
    an_issue,
    issue_closed,
    issue_dealt_with,
    issue_fed_back,
    issue_in_action,
    issue_resolved,
    issue_tabled,
)


def verbs(issue: Issue) -> list[str]:
    return list(issue.steps.order_by("number").values_list("verb", flat=True))


def test_both_trails_tell_of_the_other(harrowmere: Harrowmere) -> None:
    twin, kept = an_issue(harrowmere), issue_dealt_with(harrowmere)
    merge(issue=twin, into=kept, by=harrowmere.priya, why="The same alley.")
    twin.refresh_from_db()
    assert (twin.stage, twin.merged_into) == (Stage.MERGED, kept)
    assert verbs(twin) == [Verb.RAISED, Verb.MERGED]
    assert verbs(kept) == [Verb.RAISED, Verb.DEALT_WITH, Verb.JOINED]
    assert kept.steps.get(verb=Verb.JOINED).facts == {"issue": twin.pk, "reference": twin.reference}


@pytest.mark.parametrize("make", [an_issue, issue_dealt_with, issue_resolved, issue_fed_back])
def test_taken_apart_it_stands_where_it_stood(harrowmere: Harrowmere, make: object) -> None:
    twin: Issue = make(harrowmere)  # type: ignore[operator]
    before, kept = twin.stage, an_issue(harrowmere)
    merge(issue=twin, into=kept, by=harrowmere.carol)
    unmerge(issue=twin, by=harrowmere.carol)
    twin.refresh_from_db()
    kept.refresh_from_db()
    assert (twin.stage, twin.merged_into, kept.stage) == (before, None, Stage.NEW)
    assert verbs(twin)[-1] == Verb.UNMERGED
    assert verbs(kept)[-2:] == [Verb.JOINED, Verb.PARTED]


def test_from_an_agenda_it_comes_off_and_waits_for_the_next(harrowmere: Harrowmere) -> None:
    twin, kept = issue_tabled(harrowmere), an_issue(harrowmere)
    merge(issue=twin, into=kept, by=harrowmere.carol)
    assert not Tabling.objects.filter(issue=twin).exists()
    unmerge(issue=twin, by=harrowmere.carol)
    twin.refresh_from_db()
    assert twin.stage == Stage.TABLED
    assert Tabling.objects.undecided().filter(issue=twin).count() == 1


def test_the_count_of_the_ward_follows(harrowmere: Harrowmere) -> None:
    twin, kept = an_issue(harrowmere), an_issue(harrowmere)
    merge(issue=twin, into=kept, by=harrowmere.carol)
    assert counts_by_stage(harrowmere.carol).of == {Stage.NEW: 1, Stage.MERGED: 1}
    unmerge(issue=twin, by=harrowmere.carol)
    assert counts_by_stage(harrowmere.carol).of == {Stage.NEW: 2}


@pytest.mark.parametrize("make", [issue_closed, issue_fed_back])
def test_into_one_that_is_over_it_is_refused(harrowmere: Harrowmere, make: object) -> None:
    with pytest.raises(Refused, match="Reopen it first"):
        merge(issue=an_issue(harrowmere), into=make(harrowmere), by=harrowmere.carol)  # type: ignore[operator]


def test_what_is_being_acted_on_is_not_merged(harrowmere: Harrowmere) -> None:
    with pytest.raises(Refused, match="merge the other one into it"):
        merge(issue=issue_in_action(harrowmere), into=an_issue(harrowmere), by=harrowmere.carol)


def test_never_into_itself_nor_into_one_that_is_merged(harrowmere: Harrowmere) -> None:
    first, second, third = (an_issue(harrowmere) for _ in range(3))
    with pytest.raises(Refused, match="into itself"):
        merge(issue=first, into=first, by=harrowmere.carol)
    merge(issue=second, into=third, by=harrowmere.carol)
    with pytest.raises(Refused, match="itself merged"):
        merge(issue=first, into=second, by=harrowmere.carol)


def test_never_across_partnerships(harrowmere: Harrowmere) -> None:
    here, there = an_issue(harrowmere), an_issue(harrowmere, ward=2)
    ward = there.ward
    ward.partnership = Partnership.objects.create(name="Elsewhere", slug="elsewhere")
    ward.save()
    harrowmere.carol.roles.update(partnership=None)
    with pytest.raises((Refused, PermissionDenied)):
        merge(issue=here, into=there, by=harrowmere.carol)
    here.refresh_from_db()
    assert here.stage == Stage.NEW


def test_a_restricted_one_stays_apart(harrowmere: Harrowmere) -> None:
    hidden = an_issue(harrowmere, sensitivity=Sensitivity.RESTRICTED)
    with pytest.raises(Refused, match="restricted"):
        merge(issue=an_issue(harrowmere), into=hidden, by=harrowmere.carol)


def test_a_new_one_by_the_team_a_later_one_by_the_coordinator(harrowmere: Harrowmere) -> None:
    kept, taken_up = an_issue(harrowmere), issue_dealt_with(harrowmere)
    merge(issue=an_issue(harrowmere), into=kept, by=harrowmere.priya)
    with pytest.raises(PermissionDenied):
        merge(issue=taken_up, into=kept, by=harrowmere.priya)
    with pytest.raises(PermissionDenied):
        merge(issue=an_issue(harrowmere), into=kept, by=harrowmere.people["cllr-jones"])


def test_pages_lead_to_each_other_and_name_everybody_owed(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    twin, kept = an_issue(harrowmere, raisers=[MRS_AHMED]), an_issue(harrowmere)
    client = signed_in(harrowmere.carol)
    sent = client.post(f"/issues/{twin.reference}/merge/", {"into": kept.reference.lower()})
    assert sent["Location"] == kept.get_absolute_url()
    with at_most(12):
        page = client.get(kept.get_absolute_url()).content.decode()
    assert twin.get_absolute_url() in page
    assert "Mrs Ahmed" in page
    assert kept.get_absolute_url() in client.get(twin.get_absolute_url()).content.decode()
    client.post(f"/issues/{twin.reference}/unmerge/")
    twin.refresh_from_db()
    assert twin.stage == Stage.NEW
