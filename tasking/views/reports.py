"""Agencies' reports to a meeting: asked for, sent, read, queried (P6)."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from engagement.forms.pointing import looked_over
from partnerships import access
from partnerships.access import (
    READ_MEETINGS,
    RUN_MEETING,
    SEND_REPORT,
    holds_for_group,
    meeting_for,
    query_for,
    report_for,
    require_for_group,
)
from partnerships.answering import walled_answer
from partnerships.fetching import or_404
from partnerships.forms.base import carried_out
from partnerships.models import AgencyReport, FileKind, ReportFile, User
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from partnerships.services import reports as steps
from partnerships.uploads import CONTENT_TYPES
from tasking.forms.reports import AskForm, QueryAnswerForm, QueryForm, ReportFilters, ReportForm
from tasking.reporting import owed_reports, reports_of

A_PAGE = 25


@policy(READ_MEETINGS)
def report_list(request: StaffRequest) -> HttpResponse:
    """The reports asked for by one's meetings and from one's agency: those owed first."""
    user, today = request.user, timezone.localdate()
    filters = ReportFilters(request.GET)
    chosen = filters.cleaned_data if filters.is_valid() else {}
    found = owed_reports(user)
    if chosen.get("whose") == "agency":
        found = found.filter(agency=user.agency_id or 0)
    if chosen.get("state") != "all":
        found = found.late(today) if chosen.get("state") == "late" else found.owed()
    ordered = found.order_by(F("received_at").asc(nulls_first=True), "due_on", "agency__name", "pk")
    page = Paginator(ordered, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "tasking/reports.html", {"filters": filters, "page": page, "today": today})


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=meeting_for)
def reports_ask(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask every agency of the group for its report, in one step."""
    user = request.user
    meeting = meeting_for(user, pk)
    require_for_group(user, RUN_MEETING, meeting.group)
    form = AskForm(request.POST or None, meeting=meeting)
    if form.is_valid() and carried_out(form, steps.ask_reports, by=user, meeting=meeting):
        messages.success(request, "The agencies are asked for their reports.")
        return redirect(meeting)
    context = {"meeting": meeting, "form": form, "asked": reports_of(user, meeting)}
    return render(request, "tasking/reports_ask.html", context, status=form.status)


@policy(READ_MEETINGS, fetch=report_for)
def report(request: StaffRequest, pk: int, report_pk: int) -> HttpResponse:
    """One agency's report, with the queries put to it."""
    return _page(request, report_for(request.user, pk, report_pk), QueryForm())


def _page(request: StaffRequest, found: AgencyReport, form: QueryForm) -> HttpResponse:
    user = request.user
    runs = holds_for_group(user, RUN_MEETING, found.meeting.group)
    context = {
        "report": found,
        "meeting": found.meeting,
        "file": getattr(found, "file", None),
        "queries": found.queries.select_related("asked_by", "answered_by"),
        "form": form,
        "may_send": found.meeting.may_still_change and access.may_send_report(user, found),
        "may_answer": runs and found.meeting.opened_at is not None and found.meeting.minutes_approved_at is None,
        "today": timezone.localdate(),
    }
    return render(request, "tasking/report.html", context, status=form.status)


@policy(READ_MEETINGS, write=SEND_REPORT, fetch=report_for)
def report_send(request: StaffRequest, pk: int, report_pk: int) -> HttpResponse:
    """Type the report, or send it as a file."""
    user = request.user
    found = _to_send(user, pk, report_pk)
    form = ReportForm(request.POST or None, request.FILES or None, report=found)
    if looked_over(form) and carried_out(form, steps.send_report, by=user, report=found):
        messages.success(request, "The report is with the papers of the meeting.")
        return redirect(found)
    return render(request, "tasking/report_send.html", {"report": found, "form": form}, status=form.status)


def _to_send(user: User, pk: int, report_pk: int) -> AgencyReport:
    found = report_for(user, pk, report_pk)
    if not access.may_send_report(user, found):
        raise PermissionDenied(SEND_REPORT.why_not)
    return found


@policy(READ_MEETINGS, fetch=report_for)
def report_file(request: StaffRequest, pk: int, report_pk: int) -> HttpResponse:
    """The file of a report, to be saved and never shown in the browser."""
    found = report_for(request.user, pk, report_pk)
    file = or_404(ReportFile.objects.filter(report=found).first())
    name = f"report-{found.agency.slug}-{found.meeting.day}.{file.kind}"
    return walled_answer(bytes(file.content), name=name, kind=CONTENT_TYPES[FileKind(file.kind)])


@policy(READ_MEETINGS, write=READ_MEETINGS, fetch=report_for)
@require_POST
def report_query(request: StaffRequest, pk: int, report_pk: int) -> HttpResponse:
    """Put a query to a report."""
    found = report_for(request.user, pk, report_pk)
    form = QueryForm(request.POST)
    form.known = (found.agency.name, found.meeting.group.name)
    if looked_over(form) and carried_out(form, steps.put_query, by=request.user, report=found):
        messages.success(request, "The query is noted; it is answered at the meeting.")
        return _back(request, found)
    return _page(request, found, form)


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=query_for)
def report_answer(request: StaffRequest, pk: int, report_pk: int, query_pk: int) -> HttpResponse:
    """Write down what was answered to a query at the meeting."""
    user = request.user
    query = query_for(user, pk, report_pk, query_pk)
    require_for_group(user, RUN_MEETING, query.report.meeting.group)
    initial = {"answer": query.answer, "version": query.version}
    form = QueryAnswerForm(request.POST or None, initial=initial)
    if form.is_valid() and carried_out(form, steps.answer_query, by=user, query=query):
        messages.success(request, "The answer is in the minutes.")
        return _back(request, query.report)
    context = {"form": form, "query": query, "report": query.report, "from": request.POST.get("from", "")}
    return render(request, "tasking/report_answer.html", context, status=form.status)


def _back(request: StaffRequest, found: AgencyReport) -> HttpResponse:
    """To the run page where the form stood there, else to the report."""
    item = request.POST.get("from", "")
    if item.isdecimal():
        return redirect(f"{reverse('meeting-run', args=[found.meeting_id])}?item={item}")
    return redirect(found)
