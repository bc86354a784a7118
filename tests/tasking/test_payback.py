"""Community payback: suggested, looked through, sent to probation, answered, told (T12; 001 rec 2.3, 2.4)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, Stage, Verb
from engagement.services.moving import record_outcome
from feedback.desk.facts import Desk
from feedback.desk.rows import rows_of
from feedback.models import Owed
from partnerships.errors import Refused
from partnerships.models import User
from tasking.models import Payback, PaybackState
from tasking.services import payback as steps
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.making import an_issue
from tests.tasking.making import a_meeting
from tests.tasking.paybacks import SAID, WORK, officer, payback_done, payback_sent, payback_suggested, probation


def issue_of(payback: Payback) -> Issue:
    return Issue.objects.get(pk=payback.issue_id)


def test_what_is_sent_is_referred_in_words_written_for_it(harrowmere: Harrowmere) -> None:
    payback = payback_sent(harrowmere)
    issue = issue_of(payback)
    assert (payback.state, issue.stage) == (PaybackState.SENT, Stage.DEALT_WITH)
    assert (issue.public_wording, issue.move_agency) == (WORK, probation(harrowmere))
    assert issue.steps.latest("number").verb == Verb.REFERRED


def test_what_was_said_is_never_sent(harrowmere: Harrowmere) -> None:
    payback = payback_suggested(harrowmere)
    with pytest.raises(Refused) as refused:
        steps.send(payback=payback, by=harrowmere.carol, agency=probation(harrowmere), work=SAID)
    assert refused.value.field == "public_wording"
    assert issue_of(payback).public_wording == ""


def test_done_is_an_outcome_and_the_suggester_is_owed_it(harrowmere: Harrowmere) -> None:
    payback = payback_done(harrowmere)
    issue = issue_of(payback)
    assert (issue.stage, issue.outcome) == (Stage.RESOLVED, payback.result)
    owed = Owed.objects.still().filter(issue=issue)
    assert sorted(owed.values_list("to", flat=True)) == ["raiser", "ward"]


def test_not_possible_comes_on_the_agenda_of_the_tasking_meeting(harrowmere: Harrowmere) -> None:
    meeting = a_meeting(harrowmere.ltm(1))
    payback = steps.say_not_possible(payback=payback_sent(harrowmere), by=officer(harrowmere), reason="Deep water.")
    assert issue_of(payback).stage == Stage.TABLED
    assert meeting.tablings.get().issue_id == payback.issue_id


@pytest.mark.parametrize(("keep", "stage"), [(True, Stage.NEW), (False, Stage.RESOLVED)])
def test_turned_down_it_is_answered_or_stays_a_concern(harrowmere: Harrowmere, keep: bool, stage: Stage) -> None:
    payback = steps.turn_down(
        payback=payback_suggested(harrowmere), by=harrowmere.carol, reason="Private land.",
        public_wording="A towpath is overgrown.", keep=keep,
    )  # fmt: skip
    assert (payback.state, issue_of(payback).stage) == (PaybackState.NOT_PAYBACK, stage)


def test_who_sent_it_does_not_say_that_it_is_done(harrowmere: Harrowmere) -> None:
    payback, today = payback_sent(harrowmere), timezone.localdate()
    with pytest.raises(Refused, match="You sent it"):
        steps.record_done(payback=payback, by=harrowmere.carol, done_on=today, result="Done.")
    assert steps.record_done(payback=payback, by=harrowmere.ines, done_on=today, result="Done.").done_on == today
    with pytest.raises(IntegrityError), transaction.atomic():
        Payback.objects.update(ended_by=harrowmere.carol)


def test_a_day_to_come_or_before_it_was_sent_is_refused(harrowmere: Harrowmere) -> None:
    payback = payback_sent(harrowmere)
    for days in (1, -1):
        day = timezone.localdate() + timedelta(days=days)
        with pytest.raises(Refused) as refused:
            steps.record_done(payback=payback, by=officer(harrowmere), done_on=day, result="Done.")
        assert refused.value.field == "done_on"


def test_another_agency_does_not_answer(harrowmere: Harrowmere) -> None:
    payback = payback_sent(harrowmere)
    for stranger in (harrowmere.hana, harrowmere.errol, harrowmere.priya, harrowmere.colin):
        with pytest.raises(PermissionDenied):
            steps.accept(payback=payback, by=stranger)
    assert steps.accept(payback=payback, by=officer(harrowmere)).state == PaybackState.ACCEPTED


def test_answered_otherwise_meanwhile_its_own_outcome_stands(harrowmere: Harrowmere) -> None:
    payback = payback_sent(harrowmere)
    record_outcome(issue=issue_of(payback), by=harrowmere.carol, outcome="The trust cut it.", public_wording=WORK)
    done = steps.record_done(payback=payback, by=officer(harrowmere), done_on=timezone.localdate(), result="Swept.")
    assert (issue_of(done).outcome, done.state) == ("The trust cut it.", PaybackState.DONE)


def test_probation_has_its_list_on_its_desk_and_sees_no_more(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    payback_suggested(harrowmere, concern="CANARY not sent", ward=7)
    payback = payback_sent(harrowmere)
    paul = officer(harrowmere)
    row = next(row for row in rows_of(desk_of(paul)) if "Payback work" in row.label)
    assert row.count == 1
    client = signed_in(paul)
    shown = client.get(row.url).content.decode()
    assert WORK in shown
    assert "CANARY" not in shown
    page = client.get(payback.get_absolute_url()).content.decode()
    assert WORK in page
    assert SAID[:20] not in page
    assert "CANARYRAISER" not in page
    answer = reverse("payback-answer", args=[payback.issue.reference])
    client.post(answer, {"answer": "done", "done_on": timezone.localdate().isoformat(), "result": "Cleared."})
    assert Payback.objects.get(pk=payback.pk).state == PaybackState.DONE


def desk_of(user: User) -> Desk:
    return Desk(user, timezone.localdate(), timezone.now())


def test_the_coordinator_looks_it_through_on_a_page(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    payback = payback_suggested(harrowmere)
    agency = probation(harrowmere)
    assert any(row.label == "Payback suggestions to look through" for row in rows_of(desk_of(harrowmere.carol)))
    client, address = signed_in(harrowmere.carol), reverse("payback-look", args=[payback.issue.reference])
    sent: dict[str, Any] = {"becomes": "send", "agency": agency.pk, "work": "Clear it for Mrs Ahmed, 07700 900123."}
    pointed = client.post(address, sent)
    assert "looks like" in pointed.content.decode()
    assert client.post(address, {**sent, "work": WORK}).status_code == 302
    assert Payback.objects.get(pk=payback.pk).state == PaybackState.SENT


def test_a_concern_is_proposed_from_its_own_page_once(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    issue = an_issue(harrowmere)
    client, address = signed_in(harrowmere.priya), reverse("issue-payback", args=[issue.reference])
    assert "Suggest it as payback work" in client.get(issue.get_absolute_url()).content.decode()
    for _ in range(2):
        client.post(address)
    assert Payback.objects.filter(issue=issue).count() == 1
    assert issue.steps.filter(verb=Verb.NOTE).count() == 1


def test_the_list_asks_no_more_for_many(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    for _ in range(6):
        payback_sent(harrowmere)
    client = signed_in(harrowmere.carol)
    client.get("/payback/")
    with at_most(12):
        client.get("/payback/")
