"""What happens around every request: session limits, no-store, policy, and who is behind a change."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from partnerships.history import because
from partnerships.models import User
from partnerships.policy import ACCOUNT, PUBLIC, SAFE_METHODS, authorise, policy_of

Answer = Callable[[HttpRequest], HttpResponseBase]


def has_second_factor(user: User) -> bool:
    """Whether a code generator or a passkey is set up; recovery codes alone are none."""
    return bool(Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


class SessionLimitsMiddleware:
    """Ends a session after 30 idle minutes, and 12 hours after signing in whatever happened (safety 42)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            now = int(time.time())
            began = request.session.setdefault("began", now)
            seen = request.session.get("seen", now)
            if now - seen > settings.SESSION_IDLE_SECONDS or now - began > settings.SESSION_COOKIE_AGE:
                logout(request)
            elif now - seen >= 60 or "seen" not in request.session:
                request.session["seen"] = now  # a write a minute at most
        return self.get_response(request)


class HistoryMiddleware:
    """Puts the person and the page beside every row that a changing request writes into the row history."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in SAFE_METHODS:
            return self.get_response(request)
        match_free_path = request.path.split("/follow/")[0]  # a follow token is a secret and stays out
        with because(f"{request.method} {match_free_path}", user_id=request.user.pk):
            return self.get_response(request)


class NoStoreMiddleware:
    """Pages of signed-in people are never kept by a browser or a proxy, so Back shows nothing after signing out."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response


class PolicyMiddleware:
    """Asks the policy of each view before it runs, and for a second factor where staff have none yet."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        answer = authorise(request, view, kwargs)
        if answer is None and self.needs_second_factor(request, view):
            return redirect(reverse("mfa_index"))
        return answer

    def needs_second_factor(self, request: HttpRequest, view: Callable[..., Any]) -> bool:
        """Staff without a second factor reach their own account pages and public pages, nothing else (safety 41)."""
        named = policy_of(view)
        if not isinstance(request.user, User) or named is None or named.read in (PUBLIC, ACCOUNT):
            return False
        if settings.DEMONSTRATION and request.user.is_demonstration:
            return False
        return not has_second_factor(request.user)
