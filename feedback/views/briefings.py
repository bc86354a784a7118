"""Briefings of PCSOs: built from what was logged since the last one, and recorded (E7, 000 3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Q, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from engagement.models import Briefing, Contact, Issue, Promise
from engagement.services import briefing as briefs
from engagement.tour_access import BRIEF, READ_TOURS, briefing_for, leaders_of, pcsos_of
from feedback.models import Feedback
from partnerships.disclosing import disclosed_each
from partnerships.forms.base import BookForm, carried_out, offer
from partnerships.models import User
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from partnerships.widgets import DayInput

A_PAGE = 25


class BriefingForm(BookForm):
    """When, with whom, and what was said to it."""

    on = forms.DateField(label="When", widget=DayInput)
    people = forms.ModelMultipleChoiceField(
        label="Who was there", queryset=User.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose the beat manager or coordinator who was there."},
    )  # fmt: skip
    notes = forms.CharField(
        label="What was said to it", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What to do next, and what the coordinator tells the community. No names of residents.",
    )  # fmt: skip
    after = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, pcso: User, by: User, last: Briefing | None, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": timezone.localdate(), "after": last.pk if last else None, "people": [by.pk]}
        super().__init__(*args, **kwargs)
        offer(self, people=leaders_of(pcso))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a briefing goes through."""

    contacts: list[Contact]
    issues: dict[int, list[Issue]]
    told: dict[int, list[Feedback]]
    promises: dict[int, list[Promise]]

    @property
    def lines(self) -> list[tuple[Contact, list[Issue], list[Feedback], list[Promise]]]:
        return [
            (one, self.issues.get(one.pk, []), self.told.get(one.pk, []), self.promises.get(one.pk, []))
            for one in self.contacts
        ]

    @property
    def raised(self) -> int:
        return sum(len(each) for each in self.issues.values())

    @property
    def answers(self) -> int:
        return sum(len(each) for each in self.told.values())


def sheet(user: User, pcso: User, since: datetime, until: datetime) -> Sheet:
    """What the PCSO logged in that time, as far as this person sees it: contacts, issues, answers, promises."""
    seen = set(Contact.objects.visible_to(user).filter(by=pcso, logged_at__gt=since).values_list("pk", flat=True))
    contacts = [one for one in briefs.covered(pcso, since, until) if one.pk in seen]
    keys = [one.pk for one in contacts]
    disclosed_each(user, "contact:who", {f"contact {key}" for key in keys})
    issues: dict[int, list[Issue]] = {}
    raised = Issue.objects.visible_to(user).for_list().filter(heard__occasion="contact", heard__occasion_id__in=keys)
    for issue in raised.select_related("ward", "heard", "move_user", "move_agency", "move_group").order_by("pk"):
        issues.setdefault(issue.heard.occasion_id, []).append(issue)
    told: dict[int, list[Feedback]] = {}
    for given in Feedback.objects.filter(contact__in=keys).select_related("issue").order_by("pk"):
        told.setdefault(given.contact_id or 0, []).append(given)
    promises: dict[int, list[Promise]] = {}
    for promise in Promise.objects.filter(contact__in=keys).order_by("pk"):
        promises.setdefault(promise.contact_id, []).append(promise)
    return Sheet(contacts, issues, told, promises)


@policy(READ_TOURS)
def briefings(request: StaffRequest) -> HttpResponse:
    """Whom one briefs, with what waits to be gone through, and every briefing held."""
    user = request.user
    last = Briefing.objects.filter(pcso=OuterRef("pk")).order_by("-until", "-pk")
    columns = {name: Subquery(last.values(column)[:1]) for name, column in (("last_on", "on"), ("last_until", "until"))}
    team = pcsos_of(user).annotate(**columns)
    team = team.annotate(waiting=Count("contacts_made", filter=_since_the_last(timezone.now())))
    held = Briefing.objects.visible_to(user).select_related("pcso", "by").prefetch_related("people__user")
    page = Paginator(held.order_by("-until", "-pk"), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "feedback/tours/briefings.html", {"team": team, "page": page})


def _since_the_last(now: datetime) -> Q:
    last = Briefing.objects.filter(pcso=OuterRef("pk")).order_by("-until", "-pk").values("until")[:1]
    never = Q(last_until__isnull=True, contacts_made__logged_at__gt=now - briefs.FIRST)
    return never | Q(contacts_made__logged_at__gt=Subquery(last))


@policy(BRIEF, write=BRIEF)
def briefing_new(request: StaffRequest) -> HttpResponse:
    """What was logged since the last briefing, to go through together, and its record."""
    user, now = request.user, timezone.now()
    team = list(pcsos_of(user)[:100])
    asked = request.POST.get("pcso") or request.GET.get("pcso", "")
    pcso = next((one for one in team if str(one.pk) == asked), team[0] if len(team) == 1 and not asked else None)
    if asked and pcso is None:
        raise Http404
    if pcso is None:
        return redirect("briefings")
    last = briefs.latest(pcso)
    since = briefs.since(last, now)
    form = BriefingForm(request.POST or None, pcso=pcso, by=user, last=last)
    if form.is_valid() and (made := carried_out(form, briefs.record, by=user, pcso=pcso)):
        messages.success(request, "The briefing is recorded.")
        return redirect(made)
    context = {"form": form, "pcso": pcso, "last": last, "since": since, "sheet": sheet(user, pcso, since, now)}
    return render(request, "feedback/tours/briefing_new.html", context, status=form.status)


@policy(READ_TOURS, fetch=briefing_for)
def briefing(request: StaffRequest, pk: int) -> HttpResponse:
    """One briefing: when, with whom, what it went through and what was said to it."""
    found = briefing_for(request.user, pk)
    context = {
        "briefing": found, "people": found.people.select_related("user").order_by("user__name", "pk"),
        "sheet": sheet(request.user, found.pcso, found.since, found.until),
    }  # fmt: skip
    return render(request, "feedback/tours/briefing.html", context)
