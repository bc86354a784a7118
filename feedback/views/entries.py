"""What a tablet sends when signal is back, and what of it its author has to look at (E5; safety 26, 28)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from engagement.access import issue_for
from engagement.loop import may_take
from engagement.models import Verb
from feedback.access import WORK_WITHOUT_SIGNAL, entry_for, likeness_for, shown_beside
from feedback.models import Entry, EntryKind, EntryState, Likeness
from feedback.services.comparing import answer
from feedback.services.receiving import Another, Differs, mend, receive, set_aside, words_of
from feedback.street.filling import Filled, filled
from feedback.street.parcels import Malformed, parcel_of
from feedback.street.version import version
from partnerships.errors import Refused
from partnerships.letterbox import Shut
from partnerships.policy import by_itself, policy
from partnerships.requests import StaffRequest

SHUT = "The book has no key for this entry. It stays on the tablet; tell the administrator."
A_PAGE = 20
FORMS = {
    EntryKind.CONTACT: "feedback/tours/_contact_form.html", EntryKind.ISSUE: "engagement/_partials/issue_form.html",
    EntryKind.INTERVIEW: "engagement/_partials/interview_form.html",
}  # fmt: skip


@by_itself
@policy(WORK_WITHOUT_SIGNAL)
def signal(request: StaffRequest) -> JsonResponse:
    """Who is signed in, a fresh token to send with, the present version of the app, and how many entries are held."""
    return JsonResponse({
        "user": request.user.pk, "token": get_token(request), "app": version(),
        "held": Entry.objects.of(request.user).held().count()
        + Likeness.objects.unanswered(request.user).count(),
    })  # fmt: skip


@by_itself
@policy(WORK_WITHOUT_SIGNAL, write=WORK_WITHOUT_SIGNAL)
@require_POST
def entries(request: StaffRequest) -> JsonResponse:
    """Take in one entry. The same again gets the same answer."""
    try:
        entry = receive(parcel=parcel_of(request.body), by=request.user)
    except Malformed:
        return JsonResponse({"state": "malformed", "app": version()}, status=400)
    except Another as refusal:
        return JsonResponse({"state": "another", "said": refusal.message, "app": version()}, status=403)
    except Differs as refusal:
        return JsonResponse({"state": "conflict", "said": refusal.message, "app": version()}, status=409)
    except Shut:
        return JsonResponse({"state": "shut", "said": SHUT, "app": version()}, status=422)
    return JsonResponse(_answer(entry))


def _answer(entry: Entry) -> dict[str, Any]:
    became: Any = entry.became
    return {
        "state": entry.state, "why": entry.get_why_display(), "said": entry.said, "app": version(),
        "address": became.get_absolute_url() if became else entry.get_absolute_url(),
        "alike": Likeness.objects.filter(entry=entry, answer="").count() if became else 0,
        "clock_off": entry.clock_off if entry.clock_is_wrong else 0,
    }  # fmt: skip


@policy(WORK_WITHOUT_SIGNAL)
def held(request: StaffRequest) -> HttpResponse:
    """One's entries that have arrived and are not in the book yet; and issues that may be the same as others."""
    user = request.user
    found = Entry.objects.of(user).held().order_by("made_at", "pk")
    alike = Likeness.objects.unanswered(user).select_related("issue__ward").prefetch_related(shown_beside(user))
    rows = [(one, may_take(user, one.issue, Verb.MERGED)) for one in alike.order_by("found_at", "pk")[:A_PAGE]]
    return render(request, "feedback/street/held.html", {"entries": found, "likenesses": rows})


@policy(WORK_WITHOUT_SIGNAL, write=WORK_WITHOUT_SIGNAL, fetch=likeness_for)
@require_POST
def alike(request: StaffRequest, pk: int) -> HttpResponse:
    """Say whether an issue that came in without signal is the same as one that stands beside it."""
    found, asked = likeness_for(request.user, pk), request.POST.get("same_as", "")
    same = issue_for(request.user, asked) if asked else None
    try:
        answer(likeness=found, by=request.user, same_as=same)
        said = f"is merged into {same.reference}. It can be taken out again." if same else "goes on by itself."
        messages.success(request, f"{found.issue.reference} {said}")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("street-held")


@policy(WORK_WITHOUT_SIGNAL, write=WORK_WITHOUT_SIGNAL, fetch=entry_for)
def held_entry(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One of them, in its own form, with what is wrong; sent from here it goes into the book."""
    entry = entry_for(request.user, pk)
    became: Any = entry.became
    if became is not None and request.method != "POST":
        return redirect(became)
    try:
        given, made = _mended(request, entry)
    except (Http404, PermissionDenied, Shut, Refused) as trouble:
        context = {"entry": entry, "trouble": getattr(trouble, "message", SHUT), "words": _in_words(entry)}
        return render(request, "feedback/street/held_entry.html", context)
    if made is not None:
        messages.success(request, f"{entry.get_kind_display()} is in the book.")
        return redirect("street-held" if Entry.objects.of(request.user).held().exists() else made)
    context = {"entry": entry, "form": given.form, "template": FORMS[EntryKind(entry.kind)], **given.context}
    return render(request, "feedback/street/held_entry.html", context, status=given.form.status)


def _mended(request: StaffRequest, entry: Entry) -> tuple[Filled, Any]:
    """The entry's form: as it was written, or as it is sent now and then with what it became."""
    if entry.state == EntryState.ASIDE:
        raise Refused("You set this entry aside. Nothing of it is kept.")
    if request.method == "POST":
        return mend(entry=entry, about=request.POST.get("about", ""), data=request.POST)
    words = words_of(entry)
    given = filled(entry, words.about, words.fields)
    given.context["about"] = words.about
    return given, None


def _in_words(entry: Entry) -> list[tuple[str, str]]:
    """What was typed into an entry whose form is out of its author's reach now: they wrote it, and may copy it."""
    try:
        fields = words_of(entry).fields
    except Shut:
        return []
    typed = {name: str(fields[name]).strip() for name in fields if not name.startswith(("q", "agency", "version"))}
    return [(name.replace("_", " ").capitalize(), text) for name, text in typed.items() if text]


@policy(WORK_WITHOUT_SIGNAL, write=WORK_WITHOUT_SIGNAL, fetch=entry_for)
@require_POST
def held_aside(request: StaffRequest, pk: UUID) -> HttpResponse:
    """It is not wanted in the book: what was written is removed."""
    set_aside(entry=entry_for(request.user, pk))
    messages.success(request, "Set aside. Nothing of what was written is kept.")
    return redirect("street-held")
