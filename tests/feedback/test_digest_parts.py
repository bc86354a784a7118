"""Who hears of what in the digest, and that nothing said in confidence ever stands in it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from config.demonstration.cast import Harrowmere
from partnerships.models import Mail, MailState
from tests.feedback.lateness import (
    DAY,
    MONDAY,
    at,
    borough,
    late_action,
    late_answer,
    meeting_held,
    morning,
    newsletter_submitted,
)

__all__ = ["borough"]
FRIDAY = MONDAY - 3 * DAY


def test_answers_are_told_by_whom_they_are_owed_to_and_never_by_name(borough: Harrowmere) -> None:
    owed = late_answer(borough, due=FRIDAY, received_by=borough.priya)
    late_answer(borough, due=FRIDAY, ward=2)
    digests = morning(MONDAY)
    assert set(digests) == {"carol", "priya"}
    assert "4 answers owed and late" in digests["carol"].subject
    assert "http://localhost:8000/owed/?late=on\n" in digests["carol"].text
    assert "2 answers owed and late" in digests["priya"].subject
    assert f"/owed/?late=on&heard_by={borough.priya.pk}\n" in digests["priya"].text
    assert f"{owed.issue.reference}, Millbrook: Rubbish" in digests["priya"].text
    assert "Owed to 1 person who raised it and the ward, due Friday 20 November" in digests["priya"].text


def test_meetings_without_minutes_go_to_those_who_run_them(borough: Harrowmere) -> None:
    meeting = meeting_held(borough, on=MONDAY - 5 * DAY)
    meeting_held(borough, on=MONDAY - DAY)  # two days to write them are not over
    digests = morning(MONDAY)
    assert set(digests) == {"carol", "ines"}
    for mail in digests.values():
        assert "1 meeting without minutes" in mail.subject
        assert f"{meeting.group}, Wednesday 18 November\n  http://localhost:8000/meetings/{meeting.pk}/" in mail.text


def test_a_newsletter_waits_for_a_second_person(borough: Harrowmere) -> None:
    newsletter = newsletter_submitted(borough, on=FRIDAY, by="carol")
    digests = morning(MONDAY)
    assert set(digests) == {"ines"}
    assert "1 newsletter for you to approve" in digests["ines"].subject
    said = digests["ines"].text
    assert "Millbrook, submitted by Carol Whitfield on Friday 20 November" in said
    assert f"http://localhost:8000/newsletters/{newsletter.pk}/" in said


def test_mail_that_is_stuck_is_told_to_administrator_and_coordinator(borough: Harrowmere) -> None:
    Mail.objects.create(
        key="view:1", kind="view", to="CANARYTO@example.org", subject="CANARYSUBJECT", text="CANARYTEXT",
        ward=borough.wards[1], partnership=borough.partnership, about="MIL-26-0417", state=MailState.FAILED,
        error="The mail server refused the address (550).", written_at=at(FRIDAY),
    )  # fmt: skip
    digests = morning(MONDAY)
    assert set(digests) == {"carol", "adam"}
    assert "MIL-26-0417: The mail server refused the address (550)." in digests["adam"].text
    assert "http://localhost:8000/post/" in digests["adam"].text
    assert not any("CANARY" in mail.text + mail.html + mail.subject for mail in digests.values())


@pytest.mark.parametrize("sensitivity", ["public", "partners", "restricted"])
def test_nothing_said_in_confidence_stands_in_it(borough: Harrowmere, sensitivity: str) -> None:
    hidden: dict[str, Any] = {"sensitivity": sensitivity, "concern": "CANARYCONCERN", "place": "CANARYPLACE"}
    wording = "CANARYRESTRICTED" if sensitivity == "restricted" else "The lamp is out."
    late_action(borough, due=FRIDAY, public_wording=wording, **hidden)
    late_action(borough, due=FRIDAY, public_wording="", **hidden)
    late_answer(borough, due=FRIDAY, public_wording=wording, received_by=borough.priya, **hidden)
    digests = morning(MONDAY)
    assert {"carol", "errol", "priya"} <= set(digests)
    for mail in digests.values():
        assert "CANARY" not in mail.text + mail.html + mail.subject  # in what was said, who said it, where, what to do
        assert "MIL-26-" in mail.text


def test_a_person_of_another_ward_hears_nothing(borough: Harrowmere) -> None:
    late_action(borough, due=FRIDAY)
    late_answer(borough, due=FRIDAY)
    meeting_held(borough, on=FRIDAY - DAY)
    newsletter_submitted(borough, on=FRIDAY)
    assert set(morning(MONDAY)) == {"carol", "ines", "errol"}  # and neither colin nor pete


def test_a_hundred_late_things_take_no_more_questions_than_one(borough: Harrowmere) -> None:
    counts = []
    for number, day in enumerate((MONDAY, MONDAY + DAY)):
        for _ in range(1 + 30 * number):
            late_action(borough, due=day - 2 * DAY, owner="carol")
            late_answer(borough, due=day - 2 * DAY, received_by=borough.priya)
        borough.errol.roles.all().delete()
        with CaptureQueriesContext(connection) as asked:
            morning(day)
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 2
