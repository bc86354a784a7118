"""Work to reach a group is asked of a named officer, and it is delivered or said why not (E8; 000 3.3)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import heard
from engagement.models import Method, PieceOfWork, WorkState
from engagement.services import reaching as steps
from engagement.services.raising import Line
from partnerships.errors import Refused
from partnerships.models import Mail
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.reaching import event_held, plan_agreed, work_asked


def session(borough: Harrowmere, work: PieceOfWork, **facts: Any) -> None:
    event_held(borough, by=borough.hana, run_by=borough.hana, work=work, method="one_by_one", **facts)


def test_the_officer_is_written_to_once(harrowmere: Harrowmere) -> None:
    work = work_asked(harrowmere)
    mail = Mail.objects.get(kind="engagement work")
    assert mail.to == harrowmere.hana.email
    assert "Ask what troubles them." in mail.text
    assert (work.agency, work.is_open) == (harrowmere.hana.agency, True)


def test_its_sessions_add_up_and_their_issues_are_its(harrowmere: Harrowmere) -> None:
    work = work_asked(harrowmere)
    session(harrowmere, work, attendance=2, lines=[Line("Broken gate at the community centre", "Mill Lane")])
    session(harrowmere, work, attendance=3, heard="They want the gate mended and an evening class.")
    found = PieceOfWork.objects.with_reached().get(pk=work.pk)
    assert (vars(found)["reached"], vars(found)["sessions"], found.state) == (5, 2, WorkState.DELIVERED)
    first = work.held.order_by("pk")[0]
    issue = heard.issues_heard_in(first).get()
    assert (issue.method, issue.ward, issue.received_by) == (Method.HARD_TO_REACH, work.ward, harrowmere.hana)
    where = heard.where(harrowmere.carol, type(issue).objects.get(pk=issue.pk))
    assert where is not None
    assert where.url == first.get_absolute_url()


def test_it_is_not_delivered_without_a_session_nor_words(harrowmere: Harrowmere) -> None:
    work = work_asked(harrowmere)
    with pytest.raises(Refused):
        steps.deliver(work=work, by=harrowmere.hana, heard="All is well.")
    session(harrowmere, work, attendance=5)
    with pytest.raises(Refused):
        steps.deliver(work=work, by=harrowmere.hana, heard="  ")
    with pytest.raises(PermissionDenied):
        steps.deliver(work=work, by=harrowmere.errol, heard="Not mine.")
    assert steps.deliver(work=work, by=harrowmere.hana, heard="All is well.").state == WorkState.DELIVERED
    with pytest.raises(PermissionDenied):
        session(harrowmere, PieceOfWork.objects.get(pk=work.pk), attendance=1)


def test_what_is_not_delivered_says_why(harrowmere: Harrowmere) -> None:
    work = work_asked(harrowmere)
    with pytest.raises(Refused):
        steps.undelivered(work=work, by=harrowmere.hana, reason=" ")
    steps.undelivered(work=work, by=harrowmere.hana, reason="The worker left and nobody speaks Urdu.")
    with pytest.raises(PermissionDenied):
        steps.undelivered(work=PieceOfWork.objects.get(pk=work.pk), by=harrowmere.hana, reason="Again")
    with pytest.raises(Refused):
        steps.withdraw(work=work, by=harrowmere.carol, reason="Too late")


def test_it_is_asked_of_a_partner_of_the_ward_for_a_day_to_come(harrowmere: Harrowmere) -> None:
    for wrong, field in (({"officer": harrowmere.pete}, "officer"), ({"wanted": 0}, "wanted")):
        with pytest.raises(Refused) as refused:
            work_asked(harrowmere, **wrong)
        assert refused.value.field == field
    with pytest.raises(Refused):
        steps.commission(
            ward=harrowmere.wards[1], by=harrowmere.carol, target="bme", what="Ask", wanted=5,
            officer=harrowmere.hana, due_on=timezone.localdate() - timedelta(days=1),
        )  # fmt: skip


def test_from_a_line_of_the_plan_and_withdrawn(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    plan = plan_agreed(harrowmere)
    line, carol = plan.lines.get(), signed_in(harrowmere.carol)
    address = f"/reaching/millbrook/ask/?line={line.pk}"
    assert 'value="10"' in carol.get(address).content.decode()
    due = (timezone.localdate() + timedelta(days=20)).isoformat()
    asked = {"target": "young", "wanted": 10, "what": "Ask at the forum.", "officer": harrowmere.hana.pk, "due_on": due}
    made = carol.post(address, asked)
    work = PieceOfWork.objects.get()
    assert (made["Location"], work.line) == (work.get_absolute_url(), line)
    carol.post(f"{work.get_absolute_url()}withdraw/", {"reason": "The school does it."})
    work.refresh_from_db()
    assert (work.state, work.reason) == (WorkState.WITHDRAWN, "The school does it.")
    assert Mail.objects.filter(to=harrowmere.hana.email, kind="engagement work").count() == 2
    assert carol.get("/reaching/millbrook/ask/?line=999999").status_code == 404


def test_lists_ask_little(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    for number in range(3):
        work = work_asked(harrowmere, days=number + 1)
        session(harrowmere, work, attendance=6)
    for reader in (harrowmere.carol, harrowmere.hana, harrowmere.cllr_jones):
        for address in ("/reaching/", "/reaching/work/", "/reaching/events/", "/reaching/millbrook/"):
            client = signed_in(reader)
            with at_most(12):
                assert client.get(address).status_code == 200
        client = signed_in(reader)
        with at_most(12):
            client.get(work.get_absolute_url())
