"""The agenda in print, and the papers of a meeting: sent in one step, opened, seen who has opened them (P6)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from partnerships import printing
from partnerships.access import READ_MEETINGS, RUN_MEETING, holds_for_group, meeting_for, require_for_group
from partnerships.answering import pdf_answer
from partnerships.fetching import or_404
from partnerships.forms.base import carried_out
from partnerships.models import MeetingStage, Pack, PackRecipient
from partnerships.policy import PUBLIC, policy
from partnerships.requests import StaffRequest
from partnerships.secrecy import secret_address
from tasking.forms.papers import SendForm
from tasking.packing import open_papers_of, papers_of
from tasking.publishing import without_wording
from tasking.services import sending_papers as steps


@policy(READ_MEETINGS, fetch=meeting_for)
def agenda_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """The agenda in print, as far as one may read it."""
    meeting = meeting_for(request.user, pk)
    html = papers_of(request.user, meeting, sheets=False).agenda_html()
    paper = printing.paper_of(f"agenda:{pk}", f"Agenda of {meeting}", html)
    return pdf_answer(paper.content, f"agenda-{meeting.group.slug}-{meeting.day}.pdf")


@policy(READ_MEETINGS, write=RUN_MEETING, fetch=meeting_for)
def papers(request: StaffRequest, pk: int) -> HttpResponse:
    """The papers of a meeting; for those who run it, who gets them, and once they are out, who has opened them."""
    user = request.user
    meeting = meeting_for(user, pk)
    runs = holds_for_group(user, RUN_MEETING, meeting.group)
    if request.method == "POST":
        require_for_group(user, RUN_MEETING, meeting.group)
    packs = list(Pack.objects.filter(meeting=meeting).select_related("sent_by").order_by("-number"))
    to = steps.recipients_of(meeting) if runs else []
    form = SendForm(request.POST or None, initial={"number": len(packs) + 1, "recipients": steps.seen(to)})
    if form.is_valid() and (pack := carried_out(form, steps.send_papers, by=user, meeting=meeting)):
        messages.success(request, f"The papers are out to {pack.recipients.count()} members.")
        return redirect("papers", pk)
    context = {
        "meeting": meeting, "form": form, "to": to, "packs": packs, "may_run": runs,
        "sent": _sent(packs[0]) if packs and runs else [], "mine": steps.my_copy(user, meeting),
        "may_send": runs and meeting.stage == MeetingStage.SCHEDULED,
        "lacking": without_wording(meeting) if runs and meeting.stage == MeetingStage.SCHEDULED else [],
    }  # fmt: skip
    return render(request, "tasking/papers.html", context, status=form.status)


def _sent(pack: Pack) -> list[PackRecipient]:
    return list(pack.recipients.select_related("membership__agency").order_by("membership__name"))


@policy(READ_MEETINGS, fetch=meeting_for)
def papers_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """The papers: what one was sent, noted as opened, or as one may read them now."""
    user = request.user
    meeting = meeting_for(user, pk)
    copy = steps.my_copy(user, meeting)
    if copy is not None:
        paper = steps.open_copy(copy)
    else:
        paper = printing.paper_of(f"papers:{pk}", f"Papers of {meeting}", papers_of(user, meeting).pack_html())
    return pdf_answer(paper.content, f"papers-{meeting.group.slug}-{meeting.day}.pdf")


@policy(READ_MEETINGS, fetch=meeting_for)
def papers_print(request: StaffRequest, pk: int) -> HttpResponse:
    """The papers to print for members without an account: nothing confidential, public wording alone."""
    meeting = meeting_for(request.user, pk)
    require_for_group(request.user, RUN_MEETING, meeting.group)
    paper = printing.paper_of(f"papers:{pk}", f"Papers of {meeting}", open_papers_of(meeting).pack_html())
    return pdf_answer(paper.content, f"papers-to-print-{meeting.group.slug}-{meeting.day}.pdf")


def _copy(token: str) -> PackRecipient:
    found = PackRecipient.objects.open_link().filter(token=token)
    return or_404(found.select_related("pack__meeting__group__partnership", "paper", "membership").first())


@policy(PUBLIC)
@secret_address
def papers_for(request: HttpRequest, token: str) -> HttpResponse:
    """What a member without an account was sent. Reading this page is not yet opening: mail programs look at it too."""
    copy = _copy(token)
    return render(request, "tasking/papers_for.html", {"copy": copy, "meeting": copy.pack.meeting})


@policy(PUBLIC)
@secret_address
def papers_for_pdf(request: HttpRequest, token: str) -> HttpResponse:
    """The papers themselves, noted as opened."""
    copy = _copy(token)
    meeting = copy.pack.meeting
    return pdf_answer(steps.open_copy(copy).content, f"papers-{meeting.group.slug}-{meeting.day}.pdf")
