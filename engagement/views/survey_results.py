"""Results of a round: page, PDF and CSV from the same figures, and the step to an issue (E4)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone

from engagement import survey_page
from engagement.forms.surveys import ResultIssueForm
from engagement.services import survey_issues as steps
from engagement.survey_access import KEEP_ROUNDS, READ_PSEUDONYMISED, READ_SURVEYS, result_for, round_for, round_read_by
from engagement.survey_results import results_of
from partnerships import printing
from partnerships.answering import as_csv, csv_answer, pdf_answer
from partnerships.disclosing import disclosed
from partnerships.errors import Refused
from partnerships.forms.base import carried_out
from partnerships.policy import policy
from partnerships.requests import StaffRequest


@policy(READ_SURVEYS, fetch=round_for)
def survey_results(request: StaffRequest, pk: int) -> HttpResponse:
    """What the round says; while it is open, when that can be read."""
    found = round_for(request.user, pk)
    context = survey_page.context_of(found) | {
        "keeps": KEEP_ROUNDS.held_for(request.user, found.ward),
        "issues": {row.option_id: row.issue for row in found.issues.select_related("issue")},
    }
    return render(request, "engagement/survey_results.html", context)


@policy(READ_SURVEYS, fetch=round_for)
def survey_results_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """The same in print."""
    found = round_for(request.user, pk)
    if found.is_open:
        return redirect("survey-results", pk=pk)
    html = render_to_string("print/survey_results.html", survey_page.context_of(found))
    paper = printing.paper_of(f"survey-results:{pk}", f"{found.title}, {found.ward}", html)
    return pdf_answer(paper.content, f"survey-{found.ward.slug}-{found.due_on}.pdf")


@policy(READ_SURVEYS, fetch=round_for)
def survey_results_csv(request: StaffRequest, pk: int) -> HttpResponse:
    """The same as a file."""
    found = round_for(request.user, pk)
    if found.is_open:
        return redirect("survey-results", pk=pk)
    name = f"survey-{found.ward.slug}-{found.due_on}.csv"
    return csv_answer(as_csv(survey_page.rows_of(found)), name)


@policy(READ_SURVEYS, write=KEEP_ROUNDS, fetch=result_for)
def result_issue(request: StaffRequest, pk: int, option: int) -> HttpResponse:
    """Turn a result into an issue for the ward's tasking meeting, with its evidence."""
    found = round_for(request.user, pk)
    KEEP_ROUNDS.require(request.user, found.ward)
    made = found.issues.filter(option=option).select_related("issue").first()
    if made is not None:
        return redirect(made.issue)
    try:
        results = results_of(survey_page.closed(found))
        finding = steps.finding_of(results, option)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("survey-results", pk=pk)
    form = ResultIssueForm(request.POST or None, initial={"concern": finding.line.text})
    if form.is_valid() and (
        made := carried_out(form, steps.make_issue, by=request.user, results=results, option=option)
    ):
        messages.success(request, f"{made.issue} is escalated and goes to the next tasking meeting of {found.ward}.")
        return redirect(made.issue)
    context = {"survey": found, "form": form, "finding": finding, "evidence": finding.evidence(found)}
    return render(request, "engagement/survey_issue.html", context, status=form.status)


@policy(READ_PSEUDONYMISED, fetch=round_read_by)
def survey_answers(request: StaffRequest, pk: int) -> HttpResponse:
    """The single answers of a closed round, without names: an interview is a number that says nobody."""
    found = round_read_by(request.user, pk)
    disclosed(request.user, "survey:answers without names", f"survey {pk}")
    context = {"survey": found, "now": timezone.now(), **survey_page.single_answers(found)}
    return render(request, "engagement/survey_answers.html", context)
