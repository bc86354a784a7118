"""The daily digest: what is late, to whom it belongs, when it is newly so and each Monday after (X7)."""

from __future__ import annotations

from datetime import date

import pytest

from config.demonstration.cast import Harrowmere
from feedback.services.reminding import write_digests
from partnerships.models import Mail, Reminder
from tests.feedback.lateness import DAY, MONDAY, at, borough, late_action, late_answer, morning, reported

__all__ = ["borough"]
FRIDAY = MONDAY - 3 * DAY


def test_it_comes_the_morning_after_to_owner_and_coordinator(borough: Harrowmere) -> None:
    action = late_action(borough, due=FRIDAY)
    digests = morning(MONDAY)
    assert set(digests) == {"errol", "carol"}
    assert digests["errol"].subject == "Monday 23 November: 1 action of yours late"
    assert digests["carol"].subject == "Monday 23 November: 1 action late in your wards"
    said = digests["carol"].text
    assert "http://localhost:8000/actions/?state=late" in said
    assert f"New: {action.issue.reference}, Millbrook: Rubbish is dumped in the alley behind Tanner Street." in said
    assert "Due Friday 20 November, 3 days late, with Street Environment (Errol Grant)." in said
    assert "You get this as Community Safety Coordinator." in said
    assert "It comes at 7am on a working day" in said


def test_nobody_gets_an_empty_one(borough: Harrowmere) -> None:
    reported(late_action(borough, due=MONDAY))  # it may still be done today
    assert morning(MONDAY) == {}


@pytest.mark.parametrize("lacking", ["address", "role", "account"])
def test_nobody_without_address_role_or_account_gets_one(borough: Harrowmere, lacking: str) -> None:
    late_action(borough, due=FRIDAY)
    errol = borough.errol
    if lacking == "role":
        errol.roles.update(ends_on=FRIDAY)
    else:
        errol.email = "" if lacking == "address" else errol.email
        errol.is_active = lacking != "account"
        errol.save()
    assert set(morning(MONDAY)) == {"carol"}


def test_it_is_not_said_daily_but_each_monday(borough: Harrowmere) -> None:
    late_action(borough, due=FRIDAY - DAY)
    assert "carol" in morning(FRIDAY)
    on = [day for day in (FRIDAY + n * DAY for n in range(1, 21)) if "carol" in morning(day)]
    # Not the Monday three days later, which says nothing she does not know; then every Monday.
    assert on == [MONDAY + 7 * DAY, MONDAY + 14 * DAY]


def test_something_new_brings_all_that_is_late_and_marks_what_is_new(borough: Harrowmere) -> None:
    known = late_action(borough, due=FRIDAY)
    morning(MONDAY)
    fresh = late_action(borough, due=MONDAY)
    said = morning(MONDAY + DAY)["carol"].text
    assert "2 actions late in your wards:" in said
    assert f"New: {fresh.issue.reference}" in said
    assert f"* {known.issue.reference}" in said
    assert said.index(fresh.issue.reference) < said.index(known.issue.reference)


def test_what_became_late_on_days_off_is_said_once_on_the_first_morning(borough: Harrowmere) -> None:
    morning(MONDAY)
    actions = [late_action(borough, due=MONDAY + n * DAY) for n in range(3)]
    thursday = MONDAY + 3 * DAY
    said = morning(thursday)["errol"].text  # nothing ran on Tuesday and Wednesday
    assert all(f"New: {action.issue.reference}" in said for action in actions)
    assert morning(thursday) == {}
    assert morning(thursday + DAY) == {}
    about = Reminder.objects.filter(user=borough.errol).exclude(about="digest")
    assert sorted(about.values_list("due_on", flat=True)) == [MONDAY + n * DAY for n in (1, 2, 3)]


def test_three_weeks_off_are_one_digest(borough: Harrowmere) -> None:
    late_action(borough, due=FRIDAY)
    morning(MONDAY)
    back = MONDAY + 23 * DAY
    assert set(morning(back)) == {"errol", "carol"}
    assert morning(back + DAY) == {}


def test_what_is_done_is_not_said_and_what_is_late_anew_is(borough: Harrowmere) -> None:
    action = late_action(borough, due=FRIDAY)
    morning(MONDAY)
    action.due_on = MONDAY + 2 * DAY  # it was given more time
    action.save()
    reported(action)
    assert morning(MONDAY + DAY) == {}
    assert "New: " in morning(MONDAY + 3 * DAY)["errol"].text
    action.state = "ended"
    action.save()
    assert morning(MONDAY + 7 * DAY) == {}


def test_a_second_run_the_same_day_writes_nothing(borough: Harrowmere) -> None:
    late_action(borough, due=FRIDAY)
    assert [write_digests(now=at(MONDAY, 7, minute)) for minute in range(5)] == [2, 0, 0, 0, 0]
    late_action(borough, due=FRIDAY - DAY)
    assert write_digests(now=at(MONDAY, 18)) == 0


def test_one_bad_address_keeps_nobody_else_waiting(borough: Harrowmere) -> None:
    late_action(borough, due=FRIDAY)
    type(borough.carol).objects.filter(pk=borough.carol.pk).update(email="carol@nowhere, colin@nowhere")
    assert set(morning(MONDAY)) == {"errol"}


def test_rows_of_days_on_which_nothing_was_said_do_not_pile_up(borough: Harrowmere) -> None:
    for number in range(10):
        morning(MONDAY + number * DAY)
    assert Reminder.objects.filter(about="digest", user=borough.carol).count() == 1
    assert not Mail.objects.exists()


def test_a_long_list_is_cut_and_says_how_much_is_left(borough: Harrowmere) -> None:
    for number in range(13):
        late_answer(borough, due=date(2026, 11, 1) + number * DAY)
    said = morning(MONDAY)["carol"].text
    assert "26 answers owed and late:" in said
    assert said.count("* MIL-26-") == 10
    assert "and 3 more, on that page" in said
