"""Rounds of the KIN survey: listed, opened, shared out, closed; what was not reached (E3)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from engagement.forms.surveys import (
    AnchorForm,
    OpenForm,
    SurveySettingsForm,
)
from engagement.models import Interview, Questionnaire, Response, SurveyRound
from engagement.models.surveys import settings_of
from engagement.services import roll
from engagement.services import rounds as steps
from engagement.survey_access import (
    INTERVIEW,
    KEEP_ROUNDS,
    READ_INTERVIEWS,
    READ_PSEUDONYMISED,
    READ_SURVEYS,
    anchored_ward,
    interviews_seen_by,
    round_for,
    rounds_behind,
)
from partnerships import printing
from partnerships.answering import pdf_answer
from partnerships.disclosing import showing
from partnerships.errors import Refused
from partnerships.forms.base import carried_out
from partnerships.models import Ward
from partnerships.policy import policy
from partnerships.requests import StaffRequest

A_PAGE = 25


@policy(READ_SURVEYS)
def survey_list(request: StaffRequest) -> HttpResponse:
    """The rounds one sees, open ones first; `?state=behind` those that are behind, for the coordinator."""
    user, today, state = request.user, timezone.localdate(), request.GET.get("state", "")
    seen = rounds_behind(user, today) if state == "behind" else SurveyRound.objects.visible_to(user).with_response()
    if state in ("open", "closed"):
        seen = seen.open() if state == "open" else seen.closed()
    rows = seen.select_related("ward").order_by("-due_on", "ward__name", "pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "state": state, "today": today, "keeps": KEEP_ROUNDS.held_by(user),
        "interviews": INTERVIEW.held_by(user),
    }  # fmt: skip
    return render(request, "engagement/surveys.html", context)


@policy(KEEP_ROUNDS, write=KEEP_ROUNDS)
def survey_open(request: StaffRequest) -> HttpResponse:
    """Open a round today, without waiting for its day."""
    wards = Ward.objects.for_scope(request.user, KEEP_ROUNDS.kinds).current(timezone.localdate())
    form = OpenForm(request.POST or None, wards=wards.order_by("name", "pk"))
    if form.is_valid() and (made := carried_out(form, steps.open_now, by=request.user)):
        messages.success(request, f"The round in {made.ward} is open and its interviews are shared out.")
        return redirect(made)
    return render(request, "engagement/survey_open.html", {"form": form}, status=form.status)


@policy(READ_SURVEYS, fetch=round_for)
def survey(request: StaffRequest, pk: int) -> HttpResponse:
    """One round: how many took part and, for the ward's team, who is left and whose interviews they are."""
    user, found = request.user, round_for(request.user, pk)
    team = READ_INTERVIEWS.held_for(user, found.ward)
    counted: Any = SurveyRound.objects.filter(pk=pk).with_response().get()
    context: dict[str, Any] = {
        "survey": found, "counted": counted, "today": timezone.localdate(), "team": team,
        "behind": found.is_behind(timezone.localdate(), counted.asked, counted.done + counted.not_taken),
        "keeps": KEEP_ROUNDS.held_for(user, found.ward), "interviews_done": INTERVIEW.held_for(user, found.ward),
        "reads_answers": READ_PSEUDONYMISED.held_for(user, found.ward),
        "reach": list(found.reach.for_list()) if team else [],
    }  # fmt: skip
    if team:
        with showing(user, "survey:who takes part", f"survey {pk}"):
            context["interviews"] = list(found.interviews.select_related("kin", "assigned_to").order_by("number"))
            context["next"] = roll.asked_from_the_next(found)
        seen = Interview.objects.filter(interviews_seen_by(user), round=found)
        context["opens"] = set(seen.values_list("pk", flat=True))
        context["by_pcso"] = steps.by_pcso(found)
        context["no_longer"] = sum(one.response == Response.NO_LONGER for one in context["interviews"])
    return render(request, "engagement/survey.html", context)


@policy(READ_SURVEYS, write=KEEP_ROUNDS, fetch=round_for)
@require_POST
def survey_share(request: StaffRequest, pk: int) -> HttpResponse:
    """Share out again what nobody of the ward's PCSOs has."""
    return _step(request, pk, "share")


@policy(READ_SURVEYS, write=KEEP_ROUNDS, fetch=round_for)
@require_POST
def survey_close(request: StaffRequest, pk: int) -> HttpResponse:
    """Close the round; its results can be read from then on."""
    return _step(request, pk, "close")


def _step(request: StaffRequest, pk: int, step: str) -> HttpResponse:
    found = round_for(request.user, pk)
    try:
        if step == "close":
            steps.close(survey=found, by=request.user)
            messages.success(request, "The round is closed. These are its results.")
            return redirect("survey-results", pk=pk)
        steps.share_out(survey=found, by=request.user)
        messages.success(request, "Shared out among the ward's PCSOs.")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(found)


@policy(READ_SURVEYS, fetch=round_for)
def survey_form_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """The round's questions as a form to print; an interview's number stands on it and never a name."""
    found = round_for(request.user, pk)
    context = {"survey": found, "questions": found.version.asked(), "partnership": found.ward.partnership}
    html = render_to_string("print/survey_form.html", context)
    paper = printing.paper_of(f"survey-form:{pk}", found.title, html)
    return pdf_answer(paper.content, f"survey-form-{found.ward.slug}-{found.due_on}.pdf")


@policy(KEEP_ROUNDS, write=KEEP_ROUNDS)
def survey_settings(request: StaffRequest) -> HttpResponse:
    """How often is asked, for how long and what; and from which day each ward's rounds are counted."""
    user, today = request.user, timezone.localdate()
    home = user.scope.partnership
    if home is None:
        raise PermissionDenied(KEEP_ROUNDS.why_not)
    chosen = settings_of(home)
    version = chosen.version if chosen.pk else 1
    initial = {name: getattr(chosen, name) for name in ("every_months", "open_days", "questionnaire")}
    own = Questionnaire.objects.filter(partnership=home)
    form = SurveySettingsForm(request.POST or None, initial={**initial, "version": version}, questionnaires=own)
    facts = {"by": user, "partnership": home}
    if form.is_valid() and carried_out(form, steps.change_settings, **facts):
        messages.success(request, "Saved. Rounds that open from now on follow it.")
        return redirect("survey-settings")
    wards = Ward.objects.for_scope(user, KEEP_ROUNDS.kinds).current(today).select_related("survey_anchor")
    rows = [
        (ward, steps.next_due(anchor.first_on, chosen.every_months, today) if anchor else None)
        for ward in wards.order_by("name", "pk") for anchor in [getattr(ward, "survey_anchor", None)]
    ]  # fmt: skip
    return render(request, "engagement/survey_settings.html", {"form": form, "rows": rows}, status=form.status)


@policy(KEEP_ROUNDS, write=KEEP_ROUNDS, fetch=anchored_ward)
def survey_anchor(request: StaffRequest, slug: str) -> HttpResponse:
    """From which day a ward's rounds are counted."""
    ward = anchored_ward(request.user, slug)
    anchor = getattr(ward, "survey_anchor", None)
    form = AnchorForm(request.POST or None, initial={"first_on": anchor.first_on if anchor else None})
    if form.is_valid() and carried_out(form, steps.set_anchor, by=request.user, ward=ward):
        messages.success(request, f"Saved for {ward}.")
        return redirect("survey-settings")
    return render(request, "engagement/survey_anchor.html", {"ward": ward, "form": form}, status=form.status)
