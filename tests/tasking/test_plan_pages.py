"""The pages of plans: what a reader sees, what may be written by whom, the list with its filters and search (T6)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from config.demonstration.cast import Harrowmere
from partnerships.errors import Refused
from tasking.forms.plan_parts import ObjectiveForm
from tasking.models import Measurement, Plan
from tasking.plan_page import PlanPage
from tasking.services.plans import starting, writing
from tests.conftest import SignedIn
from tests.printing import assert_pdf_ua
from tests.tasking.planning import a_plan, a_risk, an_objective, fresh, plan_proposed, plan_scanned

DAY = timedelta(days=1)


def test_the_page_says_what_each_stage_lacks(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    plan = a_plan(harrowmere)
    page = signed_in(harrowmere.carol).get(plan.get_absolute_url()).content.decode()
    for words in ("the problem in one paragraph", "a measure of the problem", "Needs 5 more"):
        assert words in page
    assert "Open the next stage" not in page
    page = signed_in(harrowmere.carol).get(plan_scanned(harrowmere).get_absolute_url()).content.decode()
    assert "Open the next stage" in page


def test_its_owner_and_its_partners_write_and_others_read(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    plan = a_plan(harrowmere, owner="rita")
    starting.add_partner(plan=plan, by=harrowmere.carol, user=harrowmere.hana, group_name="", brings="")
    for person, code in (("rita", 200), ("hana", 200), ("priya", 200), ("errol", 403), ("cllr-jones", 403)):
        client = signed_in(harrowmere.people[person])
        assert client.get(f"/plans/{plan.pk}/write/problem/").status_code == code, person
        assert ("Write the problem" in client.get(plan.get_absolute_url()).content.decode()) is (code == 200), person


def test_the_issue_leads_to_its_plan(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    plan = a_plan(harrowmere)
    issue = plan.issues.all()[0]
    assert plan.get_absolute_url() in signed_in(harrowmere.carol).get(issue.get_absolute_url()).content.decode()


def test_the_filters_and_the_search_find_it(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    plan = plan_scanned(harrowmere)
    client = signed_in(harrowmere.carol)
    ward = plan.ward.slug
    for asked, found in (
        ("", True), ("?q=rubbish", True), ("?q=rubbish+shops", True), ("?q=burglary", False), ("?stage=scanning", True),
        ("?stage=closed", False), (f"?ward={ward}", True), ("?agency=street-environment", True),
        ("?review=overdue", False),
    ):  # fmt: skip
        assert (plan.get_absolute_url() in client.get(f"/plans/{asked}").content.decode()) is found, asked
    Plan.objects.filter(pk=plan.pk).update(review_on=timezone.localdate() - DAY)
    assert plan.get_absolute_url() in client.get("/plans/?review=overdue").content.decode()


def test_an_objective_that_is_not_smart_says_what_it_lacks(harrowmere: Harrowmere) -> None:
    form = ObjectiveForm({"what": "Less rubbish", "baseline": "41", "target": "41"})
    assert not form.is_valid()
    assert set(form.errors) == {"measure", "unit", "baseline_on", "target", "by_day"}
    assert "nothing would change" in form.errors["target"][0]
    plan, today = a_plan(harrowmere), timezone.localdate()
    for facts, why in (
        ({"baseline_on": today + DAY}, "known already"), ({"by_day": today - 40 * DAY}, "after the day of the base"),
        ({"target": Decimal(-1)}, "below nought"), ({"measure": ""}, "is counted"), ({"baseline": None}, "baseline"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=why):
            an_objective(plan, harrowmere, **facts)


def test_measurements_show_what_changed(harrowmere: Harrowmere) -> None:
    plan = a_plan(harrowmere)
    objective = an_objective(plan, harrowmere)
    for days, figure in ((20, 30), (2, 9), (2, 8)):
        on = timezone.localdate() - days * DAY
        writing.measure(objective=objective, by=harrowmere.errol, on=on, figure=Decimal(figure), source="Reports")
    assert Measurement.objects.count() == 2
    row = PlanPage(plan, harrowmere.carol, timezone.localdate()).objectives[0]
    assert (row.change_in_words, row.reached) == ("−33 (−80%)", True)
    assert "Baseline 41, now 8, target 10 a month" in row.drawing
    with pytest.raises(Refused, match="to come"):
        writing.measure(
            objective=objective, by=harrowmere.errol, on=timezone.localdate() + DAY, figure=Decimal(1), source=""
        )


def test_the_matrix_and_the_log(harrowmere: Harrowmere) -> None:
    plan = plan_proposed(harrowmere)
    a = a_risk(plan, harrowmere, likelihood=1, impact=2)
    page = PlanPage(plan, harrowmere.carol, timezone.localdate())
    assert (a.score, a.level) == (2, "low")
    assert {cell.score: cell.numbers for _, cells in page.matrix for cell in cells if cell.numbers} == {16: [1], 2: [2]}
    told = [line.what for line in page.log]
    assert told[0] == "Plan started" or page.log[0].on <= timezone.localdate()
    assert {"Plan started", "Moved on", "Measured", "Action agreed", "Action done", "Closing proposed"} <= set(told)
    assert [line.on for line in page.log] == sorted(line.on for line in page.log)


def test_a_review_starts_the_clock_again(harrowmere: Harrowmere) -> None:
    plan = a_plan(harrowmere)
    Plan.objects.filter(pk=plan.pk).update(review_on=timezone.localdate() - DAY)
    assert list(Plan.objects.overdue(timezone.localdate())) == [plan]
    done = writing.review(plan=fresh(plan), by=harrowmere.errol, text="On course.", version=plan.version)
    assert done.review_on == timezone.localdate() + 28 * DAY
    assert not Plan.objects.overdue(timezone.localdate())


def test_it_prints_as_an_accessible_pdf(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    plan = plan_proposed(harrowmere)
    answer = signed_in(harrowmere.carol).get(f"/plans/{plan.pk}/plan.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert_pdf_ua(answer.content)
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    for words in (plan.title, "41 reports a month", "Prevention plan", "Each measure before and after", "Activity log"):
        assert words in text


def test_results_compare_before_and_after_in_a_chart_and_a_table(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    plan = plan_proposed(harrowmere)
    page = signed_in(harrowmere.carol).get(plan.get_absolute_url()).content.decode()
    results = page[page.index('id="assessment"') : page.index('id="log"')]
    chart, table = results[: results.index("</svg>")], results[results.index("<table") :]
    assert "Reports to Street Environment, a month: before 41, after 9." in chart
    for cell in ("Reports to Street Environment, a month", "41", "9", "−32 (−78%)", "10", "yes"):
        assert f">{cell}<" in table, cell


def test_what_is_missing_is_listed_before_anything_is_typed(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    plan = plan_scanned(harrowmere)
    page = signed_in(harrowmere.carol).get(f"/plans/{plan.pk}/close/").content.decode()
    for words in ("The plan has not come to Assessment", "Analysis: a SMART objective", "Assessment: the conclusions"):
        assert f"<li>{words}</li>" in page
    assert "the view of those who raised it is not recorded" in page
    assert "Why it can be closed" not in page


def test_a_number_that_no_plan_can_have(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    client = signed_in(harrowmere.carol)
    for number in (2**63 - 1, 2**63, 10**30):
        assert client.get(f"/plans/{number}/").status_code == 404
