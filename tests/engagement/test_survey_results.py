"""Results: nothing under five on page, PDF or CSV nor by subtraction, with intervals, and the step to an issue (E4)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, KeyIndividual, Question, Stage, SurveyIssue, SurveyRound
from engagement.services.survey_issues import finding_of, make_issue
from engagement.survey_results import Told, results_of
from engagement.survey_statistics import difference, share
from partnerships.errors import Refused
from partnerships.models import Meeting
from partnerships.withholding import FEWEST
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.surveying import round_closed, round_open
from tests.printing import assert_pdf_ua


def mixed(question: Question, person: int) -> Sequence[int]:
    """Of twelve: seven think one thing, five another; of put in order everybody names the first two or the next two."""
    if question.kind == "rank":
        return [0, 1] if person < 7 else [2, 1]
    return [0] if person < 7 else [min(3, len(question.options.all()) - 1)]


def test_shares_have_wilson_intervals_and_differences_newcombes() -> None:
    """Newcombe 1998, table II: 56/70 against 48/80 gives 0.0524 to 0.3339; Wilson of 56/70: 0.6918 to 0.8775."""
    now, before = share(56, 70), share(48, 80)
    assert (round(now.low, 3), round(now.high, 3)) == (0.692, 0.877)
    apart = difference(now, before)
    assert (round(apart.low, 4), round(apart.high, 4)) == (0.0524, 0.3339)
    assert apart.is_clear
    assert not difference(share(18, 34), share(16, 34)).is_clear


def test_results_tell_priorities_indicators_and_every_question(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    survey = round_closed(harrowmere, mixed)
    results = results_of(survey)
    assert (results.asked, results.done, results.rate) == (12, 12, 100)
    asb = next(one for one in results.indicators if one.measure == "asb")
    assert asb.now is not None
    assert (asb.now.number, asb.now.of) == (7, 12)
    url = reverse("survey-results", args=[survey.pk])
    readers = (harrowmere.rita, harrowmere.lena, harrowmere.iris, harrowmere.adam)
    assert [signed_in(user).get(url).status_code for user in readers] == [200, 200, 404, 404]
    carol = signed_in(harrowmere.carol)
    carol.get("/surveys/")
    with at_most(13):
        page = carol.get(url).content.decode()
    assert "58%" in page
    assert "Wilson score" in page
    assert "<svg" in page
    assert_pdf_ua(signed_in(harrowmere.carol).get(reverse("survey-results-pdf", args=[survey.pk])).content)


def test_an_open_round_has_no_results(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    survey = round_open(harrowmere)
    carol, args = signed_in(harrowmere.carol), [survey.pk]
    assert "once the round is closed" in carol.get(reverse("survey-results", args=args)).content.decode()
    for kind in ("pdf", "csv"):
        assert carol.get(reverse(f"survey-results-{kind}", args=args)).status_code == 302


def test_four_people_tell_nothing(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    survey = round_closed(harrowmere, mixed, people=4)
    assert results_of(survey).questions == []
    assert (
        "Too few to show"
        in signed_in(harrowmere.carol).get(reverse("survey-results", args=[survey.pk])).content.decode()
    )


def assert_nothing_small(told: Told) -> None:
    """No figure below five, none left by subtracting, and none left of those who did not give an answer."""
    shown = [line.share.number for line in told.shown if line.share]
    assert all(number >= FEWEST and told.of - number >= FEWEST for number in shown)
    if told.question.is_single and told.withheld:
        assert told.of - sum(shown) == (told.together if told.together is not None else told.of)
        assert told.of - sum(shown) >= FEWEST
        assert len(told.withheld) >= 2
    named = [number for _, number in told.streets]
    assert all(number >= FEWEST for number in named)


class Undo(Exception):  # noqa: N818 - takes an example's rows back
    pass


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.lists(st.integers(0, 11), min_size=14, max_size=14), people=st.integers(5, 14))
def test_no_figure_of_fewer_than_five_leaves_a_round(harrowmere: Harrowmere, seed: list[int], people: int) -> None:
    def choose(question: Question, person: int) -> Sequence[int]:
        options = len(question.options.all())
        at = (seed[person] + question.number) % options
        return [at, (at + 1) % options] if question.kind in ("rank", "many") else [at]

    try:
        with transaction.atomic():
            survey = round_closed(harrowmere, choose, people=people)
            results = results_of(survey)
            for told in results.questions:
                assert_nothing_small(told)
            for one in results.indicators:
                assert one.now is None or min(one.now.number, one.now.of - one.now.number) >= FEWEST
                fine = next((told for told in results.questions if told.question == one.question), None)
                assert fine is None or not fine.withheld or len(fine.lines) == 2
            raise Undo
    except Undo:
        pass


def test_the_file_says_the_same_and_no_less_than_five(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    survey = round_closed(harrowmere, mixed)
    answer = signed_in(harrowmere.hana).get(reverse("survey-results-csv", args=[survey.pk]))
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    people = [row[2] for row in rows[3:] if len(row) == 7 and row[2].isdigit()]
    assert people
    assert all(int(number) >= FEWEST for number in people)


def before(survey: SurveyRound, days: int) -> SurveyRound:
    SurveyRound.objects.filter(pk=survey.pk).update(due_on=survey.due_on - timedelta(days=days))
    return survey


def test_change_and_the_other_wards_come_from_figures_that_may_be_told(harrowmere: Harrowmere) -> None:
    before(round_closed(harrowmere, lambda q, p: mixed(q, 11 - p)), 182)
    KeyIndividual.objects.update(state="left", name="")
    here = round_closed(harrowmere, mixed)
    round_closed(harrowmere, lambda q, p: mixed(q, 0 if p < 1 else 9), ward=2)
    other = round_closed(harrowmere, mixed, ward=7)
    asb = next(one for one in results_of(here).indicators if one.measure == "asb")
    assert [one.share and one.share.number for one in asb.rounds] == [7, 7]
    assert asb.change is not None
    assert not asb.change.is_clear
    assert asb.elsewhere is not None
    assert (asb.elsewhere.number, asb.wards) == (7, 1), "ward 2's single person stays out of every sum"
    assert other.pk


def test_a_result_becomes_one_issue_on_the_next_agenda(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    survey = round_closed(harrowmere, mixed)
    meeting = Meeting.objects.create(group=harrowmere.ltm(1), starts_at=timezone.now() + timedelta(days=3))
    line = results_of(survey).priorities.ranked[0]  # type: ignore[union-attr]
    url = reverse("survey-result-issue", args=[survey.pk, line.option])
    carol = signed_in(harrowmere.carol)
    assert "Named among the priorities by" in carol.get(url).content.decode()
    assert carol.post(url, {"concern": "Burglary round the park"}).status_code == 302
    issue = Issue.objects.get()
    assert (issue.method, issue.stage) == ("kin_survey", Stage.TABLED)
    assert issue.tablings.get().meeting == meeting
    evidence = issue.steps.get(verb="escalated").text
    assert re.search(r"by \d+ of the 12 Key Individuals who took part", evidence)
    assert issue.public_wording == ""
    assert carol.get(url).status_code == 302, "it became one already"
    again = make_issue(results=results_of(survey), option=line.option, by=harrowmere.carol, concern="Twice")
    assert again.issue == issue
    assert SurveyIssue.objects.count() == 1


def test_what_is_withheld_becomes_no_issue(harrowmere: Harrowmere) -> None:
    survey = round_closed(harrowmere, mixed)
    results = results_of(survey)
    hidden = results.priorities.withheld[0]  # type: ignore[union-attr]
    with pytest.raises(Refused, match="no result that can be shown"):
        finding_of(results, hidden.option)
    shown = results.priorities.ranked[0]  # type: ignore[union-attr]
    for somebody in (harrowmere.priya, harrowmere.ines, harrowmere.colin):
        with pytest.raises(PermissionDenied):
            make_issue(results=results, option=shown.option, by=somebody, concern="No")
