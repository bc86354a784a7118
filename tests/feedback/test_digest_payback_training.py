"""Payback work and training in the digest: what waits for whom, what is due, what lapsed (T12, P10)."""

from __future__ import annotations

from datetime import date, timedelta

from config.demonstration.cast import Harrowmere
from engagement.models import RecruitingTask
from feedback.reminders.payback import payback_of_agency, payback_to_look_through, payback_unanswered
from feedback.reminders.recruiting import recruiting_late
from feedback.reminders.training import own_training, training_due
from partnerships.models import Agency, Capacity, Course, Membership, TrainingRecord
from tasking.models import Payback
from tests.feedback.book import issue_new
from tests.feedback.lateness import DAY, MONDAY, at, borough

__all__ = ["borough"]


def suggested(borough: Harrowmere, *, on: date, ward: int = 1) -> Payback:
    issue = issue_new(borough, ward=ward, public_wording="Brambles on the towpath.")
    return Payback.objects.create(issue=issue, suggested_at=at(on))


def sent(borough: Harrowmere, agency: Agency, *, on: date) -> Payback:
    row = suggested(borough, on=on)
    facts = {"state": "sent", "work": "Clear the towpath.", "agency": agency, "sent_by": borough.carol}
    Payback.objects.filter(pk=row.pk).update(sent_at=at(on), **facts)
    return row


def test_suggestions_wait_for_the_coordinator_of_their_ward(borough: Harrowmere) -> None:
    row = suggested(borough, on=MONDAY - 3 * DAY)
    suggested(borough, on=MONDAY - DAY, ward=7)
    part = payback_to_look_through(borough.carol, MONDAY)
    assert part is not None
    assert part.words == "1 payback suggestion to look through"
    assert part.url.endswith("/payback/?state=suggested")
    said = f"{row.issue.reference}, Millbrook: Brambles on the towpath. Suggested on Friday 20 November."
    assert part.things[0].line == said
    assert payback_to_look_through(borough.priya, MONDAY) is None


def test_what_was_sent_waits_for_the_agency_and_after_a_fortnight_the_coordinator_hears(borough: Harrowmere) -> None:
    agency = borough.hana.agency
    assert agency is not None
    sent(borough, agency, on=MONDAY - 13 * DAY)
    late = sent(borough, agency, on=MONDAY - 14 * DAY)
    asked = payback_of_agency(borough.hana, MONDAY)
    assert asked is not None
    assert asked.words == "2 pieces of payback work your agency is asked for"
    assert payback_of_agency(borough.errol, MONDAY).things == []  # type: ignore[union-attr]
    unanswered = payback_unanswered(borough.carol, MONDAY)
    assert unanswered is not None
    assert [thing.about for thing in unanswered.things] == [f"payback:{late.pk}:unanswered"]


def joined(borough: Harrowmere, *, days: int, had: date | None = None) -> Course:
    """Sal, without an account, in ward 1's partnership for so many days; the course had holds a year."""
    Membership.objects.filter(capacity=Capacity.COMMUNITY).update(capacity=Capacity.GUEST)
    course = Course.objects.create(
        partnership=borough.partnership, name="Induction", for_representatives=True, within_days=42
    )
    member = Membership.objects.create(
        group=borough.np(1), name="Sal Moreno", capacity=Capacity.COMMUNITY, starts_on=MONDAY - days * DAY
    )
    if had:
        TrainingRecord.objects.create(
            course=course, membership=member, had_on=had, valid_until=had + 365 * DAY, recorded_by=borough.carol
        )
    return course


def test_training_is_said_when_nearly_due_and_again_once_late(borough: Harrowmere) -> None:
    joined(borough, days=35)
    soon, late = (training_due(borough.carol, day) for day in (MONDAY, MONDAY + 10 * DAY))
    assert soon is not None
    assert late is not None
    assert soon.words == "1 course due to members of your groups"
    assert soon.things[0].line == f"Community representative, {borough.np(1)}: Induction. Due Monday 30 November."
    assert "Sal" not in soon.things[0].line + late.things[0].line
    assert late.things[0].line.endswith("It was due Monday 30 November, 3 days late.")
    assert (soon.things[0].again, late.things[0].again) == (False, True)
    assert training_due(borough.errol, MONDAY) is None


def test_a_course_that_lapsed_is_due_again(borough: Harrowmere) -> None:
    joined(borough, days=900, had=MONDAY - 370 * DAY)
    part = training_due(borough.carol, MONDAY)
    assert part is not None
    assert "It lapsed Wednesday 18 November, 5 days late." in part.things[0].line


def test_ones_own_training_is_said_to_oneself(borough: Harrowmere) -> None:
    Course.objects.create(partnership=borough.partnership, name="Section 17", for_officers=True, within_days=0)
    Membership.objects.filter(user=borough.errol).update(starts_on=MONDAY - timedelta(days=30))
    part = own_training(borough.errol, MONDAY)
    assert part is not None
    assert part.words == "1 course due to you"
    assert own_training(borough.people["lena"], MONDAY) is None


def test_a_recruiting_task_that_is_late_is_said_to_its_owner_without_the_gap(borough: Harrowmere) -> None:
    RecruitingTask.objects.create(
        ward=borough.wards[1], gap="age", category="16 to 24", wanted=3, owner=borough.priya, due_on=MONDAY - 4 * DAY,
        made_on=MONDAY - 40 * DAY, made_by=borough.carol, recruited=1,
    )  # fmt: skip
    part = recruiting_late(borough.priya, MONDAY)
    assert part is not None
    assert part.things[0].line == "Millbrook: 1 of 3 found. Due Thursday 19 November, 4 days late."
    assert recruiting_late(borough.carol, MONDAY).things == []  # type: ignore[union-attr]
