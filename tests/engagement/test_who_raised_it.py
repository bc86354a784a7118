"""Who raised it: for a partner officer with an action on it, with a reason, and only who agreed (safety, "R g j")."""

from __future__ import annotations

from dataclasses import replace

from config.demonstration.cast import Harrowmere
from engagement.models import Issue
from engagement.services.raising import NewRaiser
from partnerships.models import Disclosure
from tests.conftest import SignedIn
from tests.engagement.making import MRS_AHMED, issue_in_action

JO = NewRaiser(name="Jo Bloggs", email="jo@example.org", others_may_see=True)


def acted_on(borough: Harrowmere) -> Issue:
    return issue_in_action(borough, raisers=[MRS_AHMED, JO, replace(JO, name="Only Told", raised_it=False)])


def test_the_agency_that_acts_reads_who_agreed_and_it_is_recorded_why(
    harrowmere: Harrowmere, signed_in: SignedIn
) -> None:
    issue = acted_on(harrowmere)
    errol = signed_in(harrowmere.errol)
    page = errol.get(f"/issues/{issue.reference}/")
    assert f"/issues/{issue.reference}/who/" in page.content.decode()
    assert b"Jo Bloggs" not in page.content
    shown = errol.post(f"/issues/{issue.reference}/who/", {"reason": "To agree a day for the skip"})
    text = shown.content.decode()
    assert "Jo Bloggs" in text
    assert "jo@example.org" in text
    assert "Ahmed" not in text
    assert "Only Told" not in text
    row = Disclosure.objects.get()
    assert (row.user, row.subject, row.reason) == (harrowmere.errol, issue.reference, "To agree a day for the skip")


def test_without_a_reason_nobody_is_named(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = acted_on(harrowmere)
    for reason in ("", "   "):
        shown = signed_in(harrowmere.errol).post(f"/issues/{issue.reference}/who/", {"reason": reason})
        assert b"Jo Bloggs" not in shown.content
    assert not Disclosure.objects.exists()


def test_an_agency_without_an_action_reads_nobody(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = acted_on(harrowmere)
    shown = signed_in(harrowmere.hana).post(f"/issues/{issue.reference}/who/", {"reason": "Curious"})
    assert b"Jo Bloggs" not in shown.content
    assert b"has an action on this issue" in shown.content
    assert not Disclosure.objects.exists()


def test_councillors_and_representatives_never_ask(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = acted_on(harrowmere)
    for person in (harrowmere.cllr_jones, harrowmere.rita):
        answer = signed_in(person).post(f"/issues/{issue.reference}/who/", {"reason": "Curious"})
        assert answer.status_code == 404
