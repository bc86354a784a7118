"""The chair's half-yearly report to the group: listed, written, handed over, printed (001 rec 4.2)."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone

from engagement.forms.pointing import looked_over
from partnerships import printing
from partnerships.access import require_for_group
from partnerships.answering import pdf_answer
from partnerships.forms.base import carried_out
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking.chair_report_access import (
    READ_CHAIR_REPORTS,
    WRITE_CHAIR_REPORT,
    chair_report_for,
    chair_reports_due_from,
    chair_reports_seen_by,
    may_write,
)
from tasking.chair_report_page import told_of
from tasking.forms.chair_reports import ChairReportForm
from tasking.forms.plans import StepForm
from tasking.services import chair_reports as steps

A_PAGE = 25


@policy(READ_CHAIR_REPORTS)
def chair_report_list(request: StaffRequest) -> HttpResponse:
    """The reports, the last half-year first; of one group, or those that are due or overdue from this person."""
    user, today, state = request.user, timezone.localdate(), request.GET.get("state", "")
    found = chair_reports_due_from(user, today) if state in ("due", "late") else chair_reports_seen_by(user)
    if state == "late":
        found = found.overdue(today)
    group = request.GET.get("group", "")
    if group:
        found = found.filter(group__slug=group)
    rows = found.select_related("group", "completed_by").defer("figures", "successes", "improvements")
    page = Paginator(rows.order_by("-last", "group__name", "-pk"), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "state": state, "today": today, "writes": WRITE_CHAIR_REPORT.held_by(user), "group": group}
    return render(request, "tasking/chair_reports.html", context)


@policy(READ_CHAIR_REPORTS, fetch=chair_report_for)
def chair_report(request: StaffRequest, pk: int) -> HttpResponse:
    """One half-year of a group: what its chair says, and the figures it is drafted from."""
    found = chair_report_for(request.user, pk)
    context = {
        "told": told_of(found), "report": found, "today": timezone.localdate(), "now": timezone.now(),
        "may_write": may_write(request.user, found),
        "form": StepForm(initial={"version": found.version}),
    }  # fmt: skip
    return render(request, "tasking/chair_report.html", context)


@policy(READ_CHAIR_REPORTS, write=WRITE_CHAIR_REPORT, fetch=chair_report_for)
def chair_report_write(request: StaffRequest, pk: int) -> HttpResponse:
    """Write what went well and what can be better, beside the figures."""
    user = request.user
    found = chair_report_for(user, pk)
    require_for_group(user, WRITE_CHAIR_REPORT, found.group)
    stands = {"successes": found.successes, "improvements": found.improvements, "version": found.version}
    form = ChairReportForm(request.POST or None, initial=stands)
    if looked_over(form, found.group) and carried_out(form, steps.write, by=user, report=found):
        messages.success(request, "Saved. Hand it to the group when it is ready.")
        return redirect(found)
    context = {"told": told_of(found), "report": found, "form": form}
    return render(request, "tasking/chair_report_write.html", context, status=form.status)


@policy(READ_CHAIR_REPORTS, write=WRITE_CHAIR_REPORT, fetch=chair_report_for)
def chair_report_hand_over(request: StaffRequest, pk: int) -> HttpResponse:
    """Hand it to the group, after a look at what that means: from then on it stands."""
    user = request.user
    found = chair_report_for(user, pk)
    require_for_group(user, WRITE_CHAIR_REPORT, found.group)
    form = StepForm(request.POST or None, initial={"version": found.version})
    if form.is_valid() and carried_out(form, steps.hand_over, by=user, report=found):
        messages.success(request, "Handed to the group: it is in the papers of the next meeting.")
        return redirect(found)
    context = {
        "form": form, "heading": "Hand the report to the group", "button": "Hand it over",
        "text": "Its members read it in the papers of their next meeting. It stands then as it is, with its figures.",
        "cancel_url": found.get_absolute_url(),
    }  # fmt: skip
    return render(request, "components/confirm.html", context, status=form.status)


@policy(READ_CHAIR_REPORTS, fetch=chair_report_for)
def chair_report_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """The same in print. The same text is the same paper, so none is ever out of date."""
    found = chair_report_for(request.user, pk)
    context = {"told": told_of(found), "report": found, "partnership": found.group.partnership}
    html = render_to_string("print/chair_report.html", context)
    paper = printing.paper_of(f"chair-report:{pk}", f"Report of the chair, {found.group}, {found}", html)
    return pdf_answer(paper.content, f"chair-report-{found.group.slug}-{found.last}.pdf")
