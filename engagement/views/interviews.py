"""Interviews: one's own to do, one on one screen, and a person's own link (E3)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from engagement.forms.interviews import AnswersForm, InterviewForm
from engagement.forms.surveys import RefusalForm
from engagement.models import Interview, Response
from engagement.services import interviewing as steps
from engagement.survey_access import INTERVIEW, READ_INTERVIEWS, interview_for
from partnerships.disclosing import disclosed, showing
from partnerships.errors import Refused
from partnerships.fetching import or_404
from partnerships.forms.base import carried_out
from partnerships.policy import PUBLIC, policy
from partnerships.requests import StaffRequest
from partnerships.secrecy import secret_address
from partnerships.throttling import throttled

A_PAGE = 50


@policy(INTERVIEW)
def interview_list(request: StaffRequest) -> HttpResponse:
    """The interviews one has still to do, those begun first."""
    mine = Interview.objects.to_do().filter(assigned_to=request.user).for_list()
    rows = mine.order_by("response", "round__closes_on", "round__ward__name", "number", "pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    with showing(request.user, "survey:who takes part", f"interviews of {request.user.pk}"):
        found = list(page.object_list)
    context = {"page": page, "interviews": found, "today": timezone.localdate()}
    return render(request, "engagement/interviews.html", context)


@policy(READ_INTERVIEWS, write=INTERVIEW, fetch=interview_for)
def interview(request: StaffRequest, pk: int) -> HttpResponse:
    """The whole interview on one page: saved half-way, finished, or what was entered."""
    user, found = request.user, interview_for(request.user, pk)
    subject = f"survey {found.round_id}, interview {found.number}"
    questions = found.round.version.asked()
    with showing(user, "survey:answers", subject):
        begun = AnswersForm.begun(found.answers.select_related("question").order_by("question", "rank"))
    may_do = INTERVIEW.held_for(user, found.round.ward)
    form = InterviewForm(request.POST or None, questions=questions, initial={**begun, "version": found.version})
    if may_do and form.is_valid() and (done := carried_out(form, steps.record, by=user, interview=found)):
        return _after(request, done)
    enterable = may_do and found.round.is_open and found.response != Response.DONE
    context = {
        "interview": found, "survey": found.round, "form": form, "may_do": enterable,
        "entered": [] if enterable else _entered(questions, begun), "refusal": RefusalForm(prefix="refusal"),
        "may_mail": enterable and found.response != Response.NO_LONGER and steps.may_be_mailed(found.kin),
        "twice": request.method == "POST",
    }  # fmt: skip
    return render(request, "engagement/interview.html", context, status=form.status)


def _after(request: HttpRequest, done: Interview) -> HttpResponse:
    if done.response == Response.DONE:
        messages.success(request, f"Interview {done.number} is in the book.")
        return redirect("interviews")
    messages.success(request, "Kept as far as it is. Go on whenever you like.")
    return redirect(done)


def _entered(questions: Any, begun: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Question and answers in words, for an interview that is over."""
    found = []
    for question in questions:
        words = {str(option.pk): option.text for option in question.options.all()}
        names = [f"q{question.pk}", *(f"q{question.pk}_{place}" for place in range(1, 6))]
        values = [begun[name] for name in names if name in begun]
        chosen = [one for value in values for one in (value if isinstance(value, list) else [value])]
        place = begun.get(f"q{question.pk}_place", "")
        found.append((question.text, [words.get(one, "") for one in chosen] + ([f"At: {place}"] if place else [])))
    return found


@policy(READ_INTERVIEWS, write=INTERVIEW, fetch=interview_for)
@require_POST
def interview_refused(request: StaffRequest, pk: int) -> HttpResponse:
    """Record that they do not take part, and why."""
    found = interview_for(request.user, pk)
    form = RefusalForm(request.POST, prefix="refusal")
    if form.is_valid() and carried_out(form, steps.not_taken, by=request.user, interview=found):
        messages.success(request, f"Interview {found.number} will not be done in this round.")
        return redirect("interviews")
    messages.error(request, "; ".join(str(error) for errors in form.errors.values() for error in errors))
    return redirect(found)


@policy(READ_INTERVIEWS, write=INTERVIEW, fetch=interview_for)
@require_POST
def interview_mail(request: StaffRequest, pk: int) -> HttpResponse:
    """Mail them a link of their own."""
    found = interview_for(request.user, pk)
    disclosed(request.user, "survey:who takes part", f"survey {found.round_id}, interview {found.number}")
    try:
        steps.send_link(interview=found, by=request.user)
        messages.success(request, "The link is on its way. What they answer comes here by itself.")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(found)


def interview_by(token: str) -> Interview:
    """The interview that the link opens, or Http404: the same answer for a wrong one as for one that is used up."""
    return or_404(steps.interview_of(token))


@policy(PUBLIC, write=PUBLIC)
@throttled("survey")
@secret_address
def survey_answer(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody's own survey, without an account; what is saved half-way is there again."""
    found = interview_by(token)
    questions = found.round.version.asked()
    begun = AnswersForm.begun(found.answers.select_related("question"))
    form = AnswersForm(request.POST or None, questions=questions, initial={**begun, "version": found.version})
    context = {"survey": found.round, "form": form, "partnership": found.round.ward.partnership}
    if form.is_valid() and (done := carried_out(form, steps.answer_by_link, interview=found)):
        if done.response == Response.DONE:
            return render(request, "public/survey_thanks.html", context)
        messages.success(request, "Kept as far as it is. This address brings you back.")
        return redirect("survey-answer", token=token)
    context["open"] = found.round.is_open and found.response in (Response.WAITING, Response.BEGUN)
    return render(request, "public/survey.html", context, status=form.status)
