"""What is owed, and telling it: the list, one issue's, in bulk, by e-mail, and a list to take along (F1)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone

from engagement.access import issue_for
from engagement.forms.pointing import looked_over
from engagement.models import Channel
from feedback import access
from feedback.forms.owing import BulkTellingForm, OwedFilter, TellForm, WritingForm
from feedback.models import Owed, OwedQuerySet, OwedTo
from feedback.services import writing
from feedback.services.newsletters.wording import names_of_places
from feedback.services.telling import record_feedback
from partnerships.answering import pdf_answer
from partnerships.disclosing import disclosed_each
from partnerships.forms.base import carried_out
from partnerships.models import User
from partnerships.policy import policy
from partnerships.printing import render_pdf
from partnerships.requests import StaffRequest

PAGE = 25
LISTED = 200
"""People on one call list: more than anybody visits in a week."""


def tell_for(user: User, reference: str) -> Any:
    """The issue whose feedback this person may record."""
    return issue_for(user, reference, access.GIVE_FEEDBACK)


@policy(access.GIVE_FEEDBACK, write=access.GIVE_FEEDBACK, fetch=tell_for)
def issue_tell(request: StaffRequest, reference: str) -> HttpResponse:
    """Record feedback on one issue: who was told, how, and what."""
    user = request.user
    issue = tell_for(user, reference)
    rows = list(Owed.objects.still().filter(issue=issue).for_list().order_by("to", "pk"))
    disclosed_each(user, "owed:raisers", {issue.reference})
    form = TellForm(request.POST or None, rows=rows, known=names_of_places(issue.ward))
    if looked_over(form) and carried_out(form, record_feedback, by=user):
        left = Owed.objects.still().filter(issue=issue).count()
        messages.success(request, f"Feedback recorded. {_left(left)}")
        return redirect(issue)
    return render(request, "feedback/tell.html", _tell_page(issue, rows, form), status=form.status)


def _tell_page(issue: Any, rows: list[Owed], form: TellForm) -> dict[str, Any]:
    given = issue.feedback_given.select_related("given_by", "newsletter").order_by("-recorded_at")
    return {
        "issue": issue, "rows": rows, "form": form, "given": given, "today": timezone.localdate(),
        "writable": writing.can_be_written_to(rows),
    }  # fmt: skip


def _left(left: int) -> str:
    if not left:
        return "Everybody owed has been told, so it is fed back."
    return f"{left} still owed an answer." if left > 1 else "One is still owed an answer."


@policy(access.READ_OWED, write=access.GIVE_FEEDBACK)
def owed(request: StaffRequest) -> HttpResponse:
    """Who is owed what since when, late first; tick those who were told and record it once."""
    user = request.user
    rows, filters = _filtered(request, user)
    form = BulkTellingForm(request.POST or None, user=user)
    if looked_over(form) and carried_out(form, record_feedback, by=user):
        messages.success(request, f"Feedback recorded for {len(form.cleaned_data['owed'])}.")
        return redirect(request.get_full_path())
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    disclosed_each(user, "owed:raisers", {row.issue.reference for row in page if row.to == OwedTo.RAISER})
    context = {
        "page": page, "filters": filters, "form": form, "today": timezone.localdate(), "counts": _counts(user),
        "ticked": request.POST.getlist("owed"), "to_wards": request.GET.get("to") == OwedTo.WARD,
    }  # fmt: skip
    return render(request, "feedback/owed.html", context, status=form.status)


def _filtered(request: StaffRequest, user: User) -> tuple[OwedQuerySet, OwedFilter]:
    filters = OwedFilter(request.GET, user=user)
    rows = Owed.objects.visible_to(user).still().for_list().order_by("due_on", "pk")
    wanted = filters.cleaned_data if filters.is_valid() else {}
    if wanted.get("late"):
        rows = rows.late(timezone.localdate())
    asked = {"ward": "ward", "to": "to", "channel": "by_channel", "heard_by": "issue__received_by"}
    return rows.filter(**{field: wanted[name] for name, field in asked.items() if wanted.get(name)}), filters


def _counts(user: User) -> dict[str, int]:
    today = timezone.localdate()
    return Owed.objects.visible_to(user).still().aggregate(
        owed=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)),
        issues=Count("issue", distinct=True), ward=Count("pk", filter=Q(to=OwedTo.WARD)),
    )  # fmt: skip


@policy(access.GIVE_FEEDBACK, write=access.GIVE_FEEDBACK)
def owed_write(request: StaffRequest) -> HttpResponse:
    """Tell those chosen by e-mail: what is written, then each message as it goes out, then sent."""
    user = request.user
    chosen = [
        key
        for key in (request.POST.getlist("owed") or request.GET.getlist("owed"))
        if key.isdecimal() and len(key) < 10
    ]
    rows = list(Owed.objects.visible_to(user).still().filter(pk__in=chosen).for_list())
    disclosed_each(user, "owed:addresses", {row.issue.reference for row in rows})
    sending = request.POST.get("do") == "send" or "as_it_is" in request.POST
    asked = sending or "do" in request.POST
    form = WritingForm(request.POST if asked else None, initial={"what": request.POST.get("what", "")})
    sent = sending and looked_over(form)
    keys = [row.pk for row in rows]
    if sent and (done := carried_out(form, writing.write_feedback, by=user, owed=keys)):
        messages.success(request, "Sent. What each was told stands in the trail.")
        return redirect(done.issue if len({row.issue_id for row in rows}) == 1 else "owed")
    letters = writing.messages(rows, form.cleaned_data["what"]) if form.is_valid() else []
    context = {
        "rows": rows,
        "reachable": writing.can_be_written_to(rows),
        "form": form,
        "letters": letters,
        "sending": sending,
    }
    return render(request, "feedback/owed_write.html", context, status=form.status)


def _chosen(user: User, keys: list[str]) -> list[Owed]:
    """The rows that were ticked, as far as they are this person's and still owed; what is no key is nothing."""
    known = [key for key in keys if key.isdecimal() and len(key) < 19]
    return list(Owed.objects.visible_to(user).still().filter(pk__in=known).for_list())


@policy(access.READ_OWED)
def owed_list(request: StaffRequest) -> HttpResponse:
    """The rows as filtered, to take along: whom to call on or telephone, what to tell them, room to note it."""
    user = request.user
    rows, filters = _filtered(request, user)
    if not request.GET.get("channel"):
        rows = rows.told_by(Channel.VISIT, Channel.TELEPHONE)
    listed = list(rows.filter(to=OwedTo.RAISER)[:LISTED])
    disclosed_each(user, "owed:list", {row.issue.reference for row in listed})
    context = {"rows": listed, "filters": filters, "partnership": user.scope.partnership, "today": timezone.localdate()}
    printed = render_pdf(render_to_string("print/owed.html", context))
    return pdf_answer(printed.content, "feedback-owed.pdf")
