"""What could not be sent, and what waits, for those who look after it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from partnerships import posting
from partnerships.access import KEEP_POST, mail_for
from partnerships.models import Mail, RoleKind
from partnerships.policy import policy
from partnerships.requests import StaffRequest

A_PAGE = 50


@policy(KEEP_POST)
@require_GET
def post(request: StaffRequest) -> HttpResponse:
    """Mail given up and mail waiting, without a word of what is in it."""
    mine = Mail.objects.visible_to(request.user).for_list()
    failed, waiting = Paginator(mine.failed(), A_PAGE), Paginator(mine.waiting(), A_PAGE)
    return render(request, "partnerships/post.html", {
        "leads": request.user.scope.has([RoleKind.COORDINATOR]),  # an administrator sees no issue behind a mail
        "failed": failed.get_page(request.GET.get("failed")), "waiting": waiting.get_page(request.GET.get("waiting")),
    })  # fmt: skip


@policy(KEEP_POST, write=KEEP_POST, fetch=mail_for)
@require_POST
def send_again(request: StaffRequest, pk: int) -> HttpResponse:
    """Put one back into the queue."""
    if posting.send_again(mail=mail_for(request.user, pk)):
        messages.success(request, "It is in the queue again and leaves within a minute.")
    else:
        messages.info(request, "It had not failed: it is in the queue already.")
    return redirect("post")
