"""The analytical document: listed, asked for, fed, written, published, read, printed (T10; 001 rec 3.1, 3.2)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from engagement.forms.pointing import looked_over
from partnerships import printing
from partnerships.access import require_for_group, sees_meeting
from partnerships.answering import pdf_answer
from partnerships.errors import Refused
from partnerships.forms.base import carried_out
from partnerships.models import Agency, User
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking.analysis_access import (
    ASK_ANALYSIS,
    FEED_ANALYSIS,
    READ_ANALYSIS,
    WRITE_ANALYSIS,
    analyses_asked_of,
    analyses_due_from,
    analyses_seen_by,
    analysis_for,
    analysis_to_feed,
    figure_to_remove,
    may_write,
    meeting_to_analyse,
)
from tasking.analysis_page import document_of
from tasking.forms.analyses import AgencyFigureForm, AnalysisForm, AskAnalysisForm
from tasking.forms.plans import StepForm
from tasking.models import Analysis
from tasking.services import analyses as steps

A_PAGE = 25


@policy(READ_ANALYSIS)
def analysis_list(request: StaffRequest) -> HttpResponse:
    """What is published, the last period first; what is asked for; for analysts what is due from them."""
    user, today, state = request.user, timezone.localdate(), request.GET.get("state", "")
    found = analyses_seen_by(user).published()
    if state == "asked":
        found = analyses_asked_of(user)
    elif state in ("due", "late"):
        found = analyses_due_from(user, today)
    if state == "late":
        found = found.overdue(today)
    rows = found.select_related("meeting__group", "published_by").defer("figures").order_by("-last", "-pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "state": state, "today": today, "writes": WRITE_ANALYSIS.held_by(user),
        "feeds": FEED_ANALYSIS.held_by(user),
    }  # fmt: skip
    return render(request, "tasking/analyses.html", context)


@policy(ASK_ANALYSIS, write=ASK_ANALYSIS, fetch=meeting_to_analyse)
def analysis_ask(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask for the document of a meeting."""
    user = request.user
    meeting = meeting_to_analyse(user, pk)
    require_for_group(user, ASK_ANALYSIS, meeting.group)
    form = AskAnalysisForm(request.POST or None, meeting=meeting)
    if form.is_valid() and (made := carried_out(form, steps.ask, by=user, meeting=meeting)):
        messages.success(request, "The analysts are asked, and the book has counted.")
        return redirect(made if may_write(user, made) else meeting)
    return render(request, "tasking/analysis_ask.html", {"form": form, "meeting": meeting}, status=form.status)


@policy(READ_ANALYSIS, fetch=analysis_for)
def analysis(request: StaffRequest, pk: int) -> HttpResponse:
    """One document."""
    found = analysis_for(request.user, pk)
    context = {
        "analysis": found, "document": document_of(found), "may_write": may_write(request.user, found),
        "sees_meeting": sees_meeting(request.user, found.meeting_id),
        "today": timezone.localdate(), "form": StepForm(initial={"version": found.version}),
    }  # fmt: skip
    return render(request, "tasking/analysis.html", context)


@policy(READ_ANALYSIS, write=WRITE_ANALYSIS, fetch=analysis_for)
def analysis_write(request: StaffRequest, pk: int) -> HttpResponse:
    """Write its words, beside the figures."""
    user = request.user
    found = analysis_for(user, pk)
    require_for_group(user, WRITE_ANALYSIS, found.meeting.group)
    form = AnalysisForm(request.POST or None, initial=AnalysisForm.of(found))
    known = [found.meeting.group, *(row[0] for row in found.figures["wards"]["rows"])]
    if looked_over(form, *known) and carried_out(form, steps.write, by=user, analysis=found):
        messages.success(request, "Saved. Publish it when it is ready.")
        return redirect(found)
    context = {"analysis": found, "form": form, "document": document_of(found)}
    return render(request, "tasking/analysis_write.html", context, status=form.status)


@policy(READ_ANALYSIS, write=FEED_ANALYSIS, fetch=analysis_to_feed)
def analysis_feed(request: StaffRequest, pk: int) -> HttpResponse:
    """Feed in figures of one's agency, one after the other; what is fed in already can be removed."""
    user = request.user
    found = analysis_to_feed(user, pk)
    require_for_group(user, FEED_ANALYSIS, found.meeting.group)
    agencies = _agencies(user, found)
    form = AgencyFigureForm(request.POST or None, agencies=agencies, initial={"agency": user.agency_id})
    if looked_over(form, user.agency) and carried_out(form, steps.add_figure, by=user, analysis=found):
        messages.success(request, "The figure is in. Add another, or leave it at that.")
        return redirect("analysis-feed", pk)
    figures = found.agency_figures.filter(agency__in=agencies.values("pk")).select_related("agency")
    context = {"analysis": found, "form": form, "figures": figures.order_by("agency__name", "what", "pk")}
    return render(request, "tasking/analysis_feed.html", context, status=form.status)


def _agencies(user: User, found: Analysis) -> Any:
    """Those the person may feed for."""
    partnership = Agency.objects.filter(partnership=found.meeting.group.partnership_id).order_by("name", "pk")
    return partnership if may_write(user, found) else partnership.filter(pk=user.agency_id or 0)


@policy(READ_ANALYSIS, write=FEED_ANALYSIS, fetch=figure_to_remove)
@require_POST
def analysis_figure_remove(request: StaffRequest, pk: int, figure_pk: int) -> HttpResponse:
    """Take a figure out again."""
    try:
        steps.remove_figure(figure=figure_to_remove(request.user, pk, figure_pk), by=request.user)
        messages.success(request, "Removed.")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("analysis-feed", pk)


@policy(READ_ANALYSIS, write=WRITE_ANALYSIS, fetch=analysis_for)
def analysis_count(request: StaffRequest, pk: int) -> HttpResponse:
    """Count the book again."""
    text = "What was logged since comes in. Read what you wrote against the new figures."
    return _step(request, pk, steps.count_again, heading="Count the book again", text=text, said="Counted.")


@policy(READ_ANALYSIS, write=WRITE_ANALYSIS, fetch=analysis_for)
def analysis_publish(request: StaffRequest, pk: int) -> HttpResponse:
    """Publish it, after a look at what that means."""
    text = "Everybody in the group reads it, guests and magistrates too, in the papers of the meeting and here."
    said = "Published: it is on the agenda and in the papers of the meeting."
    return _step(request, pk, steps.publish, heading="Publish the document", text=text, said=said)


@policy(READ_ANALYSIS, write=WRITE_ANALYSIS, fetch=analysis_for)
def analysis_take_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it back to be mended."""
    text = "Nobody but the analysts reads it until it is published again. Papers that went out keep it."
    said = "Taken back. Mend it, and publish it again."
    return _step(request, pk, steps.take_back, heading="Take it back", text=text, said=said)


def _step(request: StaffRequest, pk: int, service: Any, *, heading: str, text: str, said: str) -> HttpResponse:
    user = request.user
    found = analysis_for(user, pk)
    require_for_group(user, WRITE_ANALYSIS, found.meeting.group)
    form = StepForm(request.POST or None, initial={"version": found.version})
    if form.is_valid() and carried_out(form, service, by=user, analysis=found):
        messages.success(request, said)
        return redirect(found)
    context = {
        "form": form, "heading": heading, "button": heading, "text": text, "cancel_url": found.get_absolute_url(),
    }  # fmt: skip
    return render(request, "components/confirm.html", context, status=form.status)


@policy(READ_ANALYSIS, fetch=analysis_for)
def analysis_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """The same in print. The same text is the same paper, so none is ever out of date."""
    found = analysis_for(request.user, pk)
    group = found.meeting.group
    context = {"analysis": found, "document": document_of(found), "partnership": group.partnership}
    html = render_to_string("print/analysis.html", context)
    paper = printing.paper_of(f"analysis:{pk}", f"{found.title}, {group}", html)
    return pdf_answer(paper.content, f"analysis-{group.slug}-{found.last}.pdf")
