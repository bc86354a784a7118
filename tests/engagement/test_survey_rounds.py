"""Rounds open by themselves from each ward's anchor, once; interviews are shared out; late rounds are seen (E3)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from dateutil.relativedelta import relativedelta
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Interview, SurveyAnchor, SurveyRound, SurveySettings
from engagement.services import rounds
from engagement.services.rounds import latest_due, next_due
from engagement.survey_access import rounds_behind
from partnerships.errors import Refused
from partnerships.models import Role, RoleKind, User
from tests.engagement.surveying import answered, key_individuals, round_open

FIRST = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2026, 3, 30), None), (FIRST, FIRST), (date(2026, 9, 29), FIRST), (date(2026, 9, 30), date(2026, 9, 30)),
        (date(2027, 3, 30), date(2026, 9, 30)), (date(2027, 3, 31), date(2027, 3, 31)),
    ],
)  # fmt: skip
def test_rounds_are_counted_from_the_anchor(on: date, due: date | None) -> None:
    assert latest_due(FIRST, 6, on) == due


@pytest.mark.parametrize("every", [1, 3, 5, 6, 12])
def test_ten_years_of_days_miss_none_and_drift_by_none(every: int) -> None:
    """Daylight saving and month ends (safety 25)."""
    seen = {latest_due(FIRST, every, FIRST + timedelta(days=day)) for day in range(3653)}
    expected = {FIRST + relativedelta(months=every * time) for time in range(120 // every + 1)}
    assert seen == {day for day in expected if day <= FIRST + timedelta(days=3652)}
    assert next_due(FIRST, every, FIRST) == FIRST + relativedelta(months=every)


def anchored(borough: Harrowmere, first_on: date, *, ward: int = 1) -> SurveyAnchor:
    return SurveyAnchor.objects.create(ward=borough.wards[ward], first_on=first_on)


def test_a_round_opens_once_and_after_days_off_the_last_one_alone(harrowmere: Harrowmere) -> None:
    key_individuals(harrowmere, 3)
    anchored(harrowmere, FIRST)
    assert rounds.open_due(date(2026, 3, 30)) == 0
    assert rounds.open_due(date(2026, 4, 3)) == 1, "the beat was off for three days"
    assert [rounds.open_due(date(2026, 4, day)) for day in (3, 4, 20)] == [0, 0, 0]
    survey = SurveyRound.objects.get()
    assert (survey.due_on, survey.closes_on) == (FIRST, date(2026, 4, 3) + timedelta(days=42))
    assert rounds.close_due(date(2026, 7, 1)) == 1
    assert rounds.open_due(date(2027, 10, 2)) == 1, "of three missed only the last opens"
    assert SurveyRound.objects.open().get().due_on == date(2027, 9, 30)


def test_nobody_to_ask_or_a_round_still_open_waits(harrowmere: Harrowmere) -> None:
    anchored(harrowmere, FIRST)
    assert rounds.open_due(date(2026, 4, 3)) == 0
    key_individuals(harrowmere, 1)
    assert rounds.open_due(date(2026, 4, 9)) == 1
    assert rounds.open_due(date(2026, 10, 9)) == 0, "the one before is still open"
    rounds.close_due(date(2026, 10, 9))
    assert rounds.open_due(date(2026, 10, 9)) == 1


def test_the_partnership_says_how_often(harrowmere: Harrowmere) -> None:
    key_individuals(harrowmere, 1)
    anchored(harrowmere, FIRST)
    SurveySettings.objects.create(partnership=harrowmere.partnership, every_months=3, open_days=28)
    rounds.open_due(date(2026, 7, 2))
    survey = SurveyRound.objects.get()
    assert (survey.due_on, survey.closes_on) == (date(2026, 6, 30), date(2026, 7, 30))


def second_pcso(borough: Harrowmere) -> User:
    """Another PCSO of ward 1."""
    person = User.objects.create(username="sol", name="Sol Ferris", agency=borough.agencies["police"])
    Role.objects.create(user=person, kind=RoleKind.PCSO, ward=borough.wards[1])
    return person


def test_interviews_go_to_who_looks_after_them_and_the_rest_evenly(harrowmere: Harrowmere) -> None:
    sol = second_pcso(harrowmere)
    key_individuals(harrowmere, 4, pcso=sol)
    survey = round_open(harrowmere, people=4, name="Bo Lark")
    whose = list(survey.interviews.order_by("number").values_list("assigned_to", flat=True))
    assert whose == [sol.pk] * 4 + [harrowmere.priya.pk] * 4
    assert sorted(survey.interviews.values_list("number", flat=True)) == list(range(1, 9))


def test_what_a_pcso_leaves_behind_is_shared_out_again_but_not_what_is_done(harrowmere: Harrowmere) -> None:
    sol = second_pcso(harrowmere)
    survey = round_open(harrowmere, people=4, pcso=sol)
    Interview.objects.filter(number=1).update(response="done", way="paper", done_on=timezone.localdate(), done_by=sol)
    Role.objects.filter(user=sol).delete()
    assert rounds.share_out_left() == 1
    assert rounds.share_out_left() == 0
    whose = list(survey.interviews.order_by("number").values_list("assigned_to", flat=True))
    assert whose == [sol.pk] + [harrowmere.priya.pk] * 3


def test_a_ward_without_a_pcso_waits_for_one(harrowmere: Harrowmere) -> None:
    Role.objects.filter(kind=RoleKind.PCSO).delete()
    survey = round_open(harrowmere, people=2)
    assert set(survey.interviews.values_list("assigned_to", flat=True)) == {None}
    assert rounds.share_out_left() == 0


def test_behind_is_fewer_interviews_than_days(harrowmere: Harrowmere) -> None:
    survey = round_open(harrowmere, people=4)
    for days, behind in ((0, False), (20, True), (50, True)):
        day = timezone.localdate() + timedelta(days=days)
        assert list(rounds_behind(harrowmere.carol, day)) == ([survey] if behind else []), days
        assert survey.is_behind(day, 4, 0) is behind
        assert not rounds_behind(harrowmere.colin, day).exists()
    for interview in survey.interviews.filter(number__lte=2).select_related("round__ward", "round__version"):
        answered(harrowmere, interview)
    assert not rounds_behind(harrowmere.carol, timezone.localdate() + timedelta(days=20)).exists()
    assert rounds_behind(harrowmere.carol, timezone.localdate() + timedelta(days=22)).exists()


def test_it_closes_by_itself_when_paper_has_had_its_days(harrowmere: Harrowmere) -> None:
    survey = round_open(harrowmere)
    assert rounds.close_due(survey.closes_on + timedelta(days=14)) == 0
    with time_machine.travel(timezone.now() + timedelta(days=60), tick=True):
        assert rounds.close_due(survey.closes_on + timedelta(days=15)) == 1
    with pytest.raises(Refused, match="closed already"):
        rounds.close(survey=survey, by=harrowmere.carol)


def test_the_coordinator_of_the_ward_keeps_its_rounds(harrowmere: Harrowmere) -> None:
    survey = round_open(harrowmere)
    for somebody in (harrowmere.priya, harrowmere.ines, harrowmere.colin, harrowmere.anya):
        with pytest.raises(PermissionDenied):
            rounds.close(survey=survey, by=somebody)
        with pytest.raises(PermissionDenied):
            rounds.set_anchor(ward=harrowmere.wards[1], by=somebody, first_on=FIRST)
    with pytest.raises(Refused, match="has a round open"):
        rounds.open_now(ward=harrowmere.wards[1], by=harrowmere.carol)
    key_individuals(harrowmere, 1, ward=2)
    made = rounds.open_now(ward=harrowmere.wards[2], by=harrowmere.carol)
    assert made.ward.survey_anchor.first_on == timezone.localdate()
