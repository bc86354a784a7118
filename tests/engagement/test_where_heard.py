"""Each issue says where it was heard, whatever the occasion, to whoever may see that occasion (E1)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import heard
from engagement.models import Canvass, Heard, Issue, Method
from engagement.services.raising import log_issue
from partnerships.models import GroupKind, Meeting, Ward
from tests.conftest import SignedIn


@pytest.fixture
def canvass(harrowmere: Harrowmere) -> Canvass:
    np = harrowmere.wards[1].groups.get(kind=GroupKind.NP)
    meeting = Meeting.objects.create(group=np, starts_at=timezone.now() + timedelta(days=10))
    councillor = harrowmere.people["cllr-jones"]
    return Canvass.objects.create(
        ward=harrowmere.wards[1], meeting=meeting, councillor=councillor, canvassed_on=timezone.localdate(),
        keyed_by=councillor,
    )  # fmt: skip


@pytest.fixture
def issue(harrowmere: Harrowmere, canvass: Canvass) -> Issue:
    return log_issue(
        ward=canvass.ward, concern="Lamps out along the canal", by=canvass.councillor, method=Method.CANVASS,
        heard_in=canvass,
    )  # fmt: skip


def test_the_issue_names_the_occasion(harrowmere: Harrowmere, issue: Issue, canvass: Canvass) -> None:
    found = heard.where(harrowmere.carol, Issue.objects.get(pk=issue.pk))
    assert found == heard.Where(str(canvass), canvass.get_absolute_url())


def test_the_occasion_names_its_issues(harrowmere: Harrowmere, issue: Issue, canvass: Canvass) -> None:
    log_issue(ward=canvass.ward, concern="Not of the canvass", by=harrowmere.carol)
    assert list(heard.issues_heard_in(canvass)) == [issue]


def test_the_first_step_keeps_it(issue: Issue, canvass: Canvass) -> None:
    assert issue.steps.get().facts == {"method": "canvass", "canvass": canvass.pk}


def test_the_page_leads_there(harrowmere: Harrowmere, issue: Issue, canvass: Canvass, signed_in: SignedIn) -> None:
    client = signed_in(harrowmere.carol)
    assert canvass.get_absolute_url() in client.get(issue.get_absolute_url()).content.decode()


def test_what_is_out_of_sight_is_not_named(harrowmere: Harrowmere, issue: Issue, canvass: Canvass) -> None:
    Canvass.objects.filter(pk=canvass.pk).update(ward=harrowmere.wards[7])
    assert heard.where(harrowmere.carol, Issue.objects.get(pk=issue.pk)) is None


def test_an_occasion_that_was_disposed_of_leaves_the_issue(harrowmere: Harrowmere, issue: Issue) -> None:
    Heard.objects.filter(pk=issue.pk).update(occasion_id=0)
    assert heard.where(harrowmere.carol, Issue.objects.get(pk=issue.pk)) is None


def test_a_kind_of_occasion_nobody_told_the_book_of_is_refused(harrowmere: Harrowmere) -> None:
    with pytest.raises(LookupError, match="Ward"):
        log_issue(ward=harrowmere.wards[1], concern="Lamps", by=harrowmere.carol, heard_in=harrowmere.wards[1])
    assert not Issue.objects.exists()


def test_a_name_belongs_to_one_kind() -> None:
    with pytest.raises(ValueError, match="Canvass"):
        heard.at_occasions("canvass", Ward)
