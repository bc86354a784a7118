"""Questionnaires: listed, built question by question, previewed, issued (E3)."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from engagement.forms.interviews import AnswersForm
from engagement.forms.questionnaires import OpeningForm, QuestionForm, StartForm
from engagement.models import QuestionnaireVersion
from engagement.services import questionnaires as steps
from engagement.survey_access import (
    KEEP_QUESTIONNAIRES,
    READ_QUESTIONNAIRES,
    may_build,
    question_for,
    require_questionnaire,
    version_for,
)
from partnerships.errors import Refused
from partnerships.forms.base import carried_out
from partnerships.policy import policy
from partnerships.requests import StaffRequest


@policy(READ_QUESTIONNAIRES)
def questionnaire_list(request: StaffRequest) -> HttpResponse:
    """Every questionnaire one sees, each with its versions, the latest first."""
    seen = QuestionnaireVersion.objects.visible_to(request.user).select_related("questionnaire")
    rows = seen.annotate(asks=Count("questions")).order_by("questionnaire__name", "questionnaire", "-number", "pk")
    context = {"versions": rows, "may_keep": KEEP_QUESTIONNAIRES.held_by(request.user)}
    return render(request, "engagement/questionnaires.html", context)


@policy(KEEP_QUESTIONNAIRES, write=KEEP_QUESTIONNAIRES)
def questionnaire_new(request: StaffRequest) -> HttpResponse:
    """Begin a questionnaire, empty or from another."""
    versions = QuestionnaireVersion.objects.visible_to(request.user).issued().select_related("questionnaire")
    form = StartForm(request.POST or None, versions=versions)
    if form.is_valid() and (made := carried_out(form, steps.start, by=request.user)):
        return redirect(made)
    return render(request, "engagement/questionnaire_new.html", {"form": form}, status=form.status)


@policy(READ_QUESTIONNAIRES, write=KEEP_QUESTIONNAIRES, fetch=version_for)
def questionnaire(request: StaffRequest, pk: int) -> HttpResponse:
    """One version: its questions, and while it is a draft everything that changes them."""
    version = version_for(request.user, pk)
    form = OpeningForm(request.POST or None, initial={"opening": version.opening, "version": version.standing})
    if form.is_valid() and carried_out(form, steps.reword, by=request.user, version=version):
        messages.success(request, "Saved.")
        return redirect(version)
    own = may_build(request.user, version.questionnaire)
    context = {
        "version": version, "questions": version.asked(), "form": form, "may_change": own and version.is_draft,
        "may_begin_next": own and not version.is_draft,
    }  # fmt: skip
    return render(request, "engagement/questionnaire.html", context, status=form.status)


@policy(READ_QUESTIONNAIRES, fetch=version_for)
def questionnaire_preview(request: StaffRequest, pk: int) -> HttpResponse:
    """The page on which it will be answered; nothing can be saved from it."""
    version = version_for(request.user, pk)
    form = AnswersForm(questions=version.asked())
    return render(request, "engagement/questionnaire_preview.html", {"version": version, "form": form})


@policy(KEEP_QUESTIONNAIRES, write=KEEP_QUESTIONNAIRES, fetch=version_for)
def question_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Put a question at the end of a draft."""
    version = version_for(request.user, pk)
    require_questionnaire(request.user, version.questionnaire)
    form = QuestionForm(request.POST or None)
    if form.is_valid() and carried_out(form, steps.write_question, by=request.user, version=version):
        messages.success(request, "The question is in the draft.")
        return redirect(version)
    return render(request, "engagement/question.html", {"version": version, "form": form}, status=form.status)


@policy(KEEP_QUESTIONNAIRES, write=KEEP_QUESTIONNAIRES, fetch=question_for)
def question_page(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a question of a draft."""
    question = question_for(request.user, pk)
    version = question.version
    require_questionnaire(request.user, version.questionnaire)
    form = QuestionForm(request.POST or None, initial=QuestionForm.of(question))
    facts = {"version": version, "question": question}
    if form.is_valid() and carried_out(form, steps.write_question, by=request.user, **facts):
        messages.success(request, "The question is changed.")
        return redirect(version)
    context = {"version": version, "question": question, "form": form}
    return render(request, "engagement/question.html", context, status=form.status)


@policy(KEEP_QUESTIONNAIRES, write=KEEP_QUESTIONNAIRES, fetch=question_for)
@require_POST
def question_move(request: StaffRequest, pk: int) -> HttpResponse:
    """Move a question up, or take it out."""
    question = question_for(request.user, pk)
    step = steps.remove_question if "remove" in request.POST else steps.move_up
    try:
        step(question=question, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(question.version)


@policy(KEEP_QUESTIONNAIRES, write=KEEP_QUESTIONNAIRES, fetch=version_for)
@require_POST
def questionnaire_issue(request: StaffRequest, pk: int) -> HttpResponse:
    """Issue a draft, or begin the draft of the next version."""
    version = version_for(request.user, pk)
    try:
        if "next" in request.POST:
            return redirect(steps.new_version(version=version, by=request.user))
        steps.issue(version=version, by=request.user)
        messages.success(request, f"{version} is issued. Rounds that open from now on can ask it.")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(version)
