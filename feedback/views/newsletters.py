"""Newsletters in the making: start, edit, preview, submit; another person approves and publishes (F2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from engagement.models import Issue
from feedback import access
from feedback.forms.newsletters import (
    ApproveForm,
    FrontForm,
    SendBackForm,
    StartForm,
    StoryForm,
    SubmitForm,
    WithdrawForm,
)
from feedback.models import Newsletter, NewsletterStage, Story
from feedback.services.newsletters import drafting, editing, making, recipients
from partnerships.asking import question
from partnerships.disclosing import disclosed
from partnerships.errors import Refused
from partnerships.fetching import or_404
from partnerships.forms.base import BookForm, carried_out
from partnerships.models import User
from partnerships.policy import policy
from partnerships.requests import StaffRequest

PAGE = 25
SEE, EDIT, APPROVE = access.READ_NEWSLETTERS, access.EDIT_NEWSLETTER, access.APPROVE_NEWSLETTER
newsletter_for = access.newsletter_for
court_in = access.court_in


@question
def _story(newsletter: Any, pk: Any) -> QuerySet[Story]:
    rows = Story.objects.filter(newsletter_id=newsletter, pk=pk).select_related("issue__ward").order_by()
    return rows.defer("issue__search_open", "issue__search_full")


def story_for(user: User, pk: int, story_pk: int) -> Story:
    """The story of a newsletter this person may see, or Http404."""
    newsletter = newsletter_for(user, pk)
    found = or_404(_story.first(newsletter=newsletter.pk, pk=story_pk))
    found.newsletter = newsletter
    return found


@policy(SEE, write=EDIT)
def newsletters(request: StaffRequest) -> HttpResponse:
    """Those in the making first, then those published; "Start a newsletter"."""
    form = StartForm(request.POST or None, user=request.user, initial={"ward": request.GET.get("ward", "")})
    if form.is_valid() and (made := carried_out(form, drafting.start, by=request.user)):
        return redirect(made)
    rows = Newsletter.objects.visible_to(request.user).for_list().annotate(
        stories_in=Count("stories", filter=Q(stories__included=True))
    )  # fmt: skip
    stage = "submitted" if request.GET.get("stage") == NewsletterStage.SUBMITTED else ""
    waiting = rows.in_the_making().order_by("-started_at")
    page = Paginator(rows.filter(published_at__isnull=False).order_by("-published_at"), PAGE)
    context = {
        "form": form, "making": waiting.filter(stage=stage).exclude(submitted_by=request.user) if stage else waiting,
        "waiting": making.wards_waiting(request.user), "page": page.get_page(request.GET.get("page")), "stage": stage,
    }  # fmt: skip
    return render(request, "feedback/newsletters.html", context, status=form.status)


@policy(SEE, fetch=newsletter_for)
def newsletter(request: StaffRequest, pk: int) -> HttpResponse:
    """Everything about one: its stories, what is left out, who gets it, and the next step."""
    return page_of(request, newsletter_for(request.user, pk))


def page_of(request: StaffRequest, newsletter: Newsletter, **forms: BookForm) -> HttpResponse:
    """The newsletter with its steps; `forms` replaces the one that came back with an error."""
    context = making.page(newsletter, request.user)
    if context["lists_recipients"] or context["undelivered"]:
        disclosed(request.user, "newsletter:recipients", f"newsletter {newsletter.pk}")
    pointed_out = bool(context["remarks"])
    fresh: dict[str, BookForm] = {
        "submit": SubmitForm(pointed_out=pointed_out),
        "approve": ApproveForm(pointed_out=pointed_out, initial={"seen": recipients.digest(context["recipients"])}),
        "send_back": SendBackForm(prefix="back"),
        "withdraw": WithdrawForm(prefix="withdraw"),
    }
    failed = next(iter(forms.values()), None)
    context.update(forms={**fresh, **forms}, form=failed)
    return render(request, "feedback/newsletter.html", context, status=failed.status if failed else 200)


@policy(SEE, write=EDIT, fetch=newsletter_for)
def newsletter_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Headline and welcome."""
    newsletter = newsletter_for(request.user, pk, EDIT)
    form = FrontForm.of(newsletter, request.POST or None)
    if form.is_valid() and carried_out(form, editing.edit_front, newsletter=newsletter, by=request.user):
        return redirect(newsletter)
    return render(
        request, "feedback/newsletter_edit.html", {"newsletter": newsletter, "form": form}, status=form.status
    )


@policy(SEE, write=EDIT, fetch=story_for)
def newsletter_story(request: StaffRequest, pk: int, story_pk: int) -> HttpResponse:
    """Edit one story, beside what the book knows of the issue."""
    found = story_for(request.user, pk, story_pk)
    EDIT.require(request.user, found.newsletter.ward)
    form = StoryForm.of(found, request.POST or None)
    if form.is_valid() and carried_out(form, editing.edit_story, story=found, by=request.user):
        return redirect(f"{found.newsletter.get_absolute_url()}#story-{found.pk}")
    context = {"newsletter": found.newsletter, "story": found, "form": form, **making.known_of(found)}
    return render(request, "feedback/newsletter_story.html", context, status=form.status)


@policy(SEE, write=EDIT, fetch=story_for)
@require_POST
def newsletter_arrange(request: StaffRequest, pk: int, story_pk: int) -> HttpResponse:
    """Put a story in, leave it out, or move it up or down."""
    found = story_for(request.user, pk, story_pk)
    match request.POST.get("do"):
        case "in" | "out" as where:
            or_say_why(request, lambda: editing.put_in(story=found, by=request.user, included=where == "in"))
        case "up" | "down" as way:
            or_say_why(request, lambda: editing.move(story=found, by=request.user, to=way))
    return redirect(f"{found.newsletter.get_absolute_url()}#story-{found.pk}")


@policy(SEE, write=EDIT, fetch=newsletter_for)
@require_POST
def newsletter_add(request: StaffRequest, pk: int) -> HttpResponse:
    """Draft a story for one issue that waits, or for all that have come since."""
    newsletter = newsletter_for(request.user, pk, EDIT)
    reference = request.POST.get("issue", "")
    issue = get_object_or_404(Issue, ward=newsletter.ward, reference=reference) if reference else None
    or_say_why(request, lambda: editing.add(newsletter=newsletter, issue=issue, by=request.user))
    return redirect(newsletter)


@policy(SEE, write=EDIT, fetch=court_in)
@require_POST
def newsletter_court(request: StaffRequest, pk: int, outcome_pk: int) -> HttpResponse:
    """Put a court outcome in, or leave it out."""
    found = court_in(request.user, pk, outcome_pk)
    EDIT.require(request.user, found.ward)
    told = request.POST.get("do") == "in"
    or_say_why(request, lambda: editing.tell_of_court(newsletter=found, outcome=outcome_pk, by=request.user, told=told))
    return redirect(f"{found.get_absolute_url()}#courts")


def or_say_why(request: StaffRequest, act: Callable[[], object]) -> None:
    """Take a step that asks nothing; what the book says no to is shown on the page it came from."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, refusal.message)
