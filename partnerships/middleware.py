"""What happens around every request: headers, session limits, no-store, policy, and who is behind a change."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from csp.utils import build_policy
from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import DisallowedHost, ImproperlyConfigured
from django.core.handlers.exception import response_for_exception
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port, validate_host
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from partnerships.checks import views_without_policy
from partnerships.history import because
from partnerships.policy import ACCOUNT, PUBLIC, SAFE_METHODS, asked_by_itself, authorise, policy_of
from partnerships.second_factor import lacks_second_factor, proof_is_missing
from partnerships.secrecy import address_of

Answer = Callable[[HttpRequest], HttpResponseBase]
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), payment=(), usb=(), geolocation=(self)",
}


class HeadersMiddleware:
    """The outermost: a forged host gets 400, and every answer, static files and errors too, its headers (safety 43).

    Django's own middleware sets some of them as well, but an error raised further out than theirs would go
    without.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            self.check_hosts(request)
            response = self.get_response(request)
        except DisallowedHost as error:
            response = response_for_exception(request, error)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", build_policy())
        return response

    def check_hosts(self, request: HttpRequest) -> None:
        """Raise DisallowedHost where Host, or a forwarded one that a proxy passed on, is none of ours (safety 39)."""
        request.get_host()
        for forwarded in request.headers.get("X-Forwarded-Host", "").split(","):
            host, _ = split_domain_port(forwarded.strip())
            if forwarded.strip() and not validate_host(host, settings.ALLOWED_HOSTS):
                raise DisallowedHost("X-Forwarded-Host names another site.")


class SessionLimitsMiddleware:
    """Ends a session after 30 idle minutes, and 12 hours after signing in whatever happened (safety 42).

    What a page asks for by itself (`partnerships.policy.by_itself`) shows nobody at work and keeps no session open.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            now = int(time.time())
            began = request.session.setdefault("began", now)
            seen = request.session.get("seen", now)
            if now - seen > settings.SESSION_IDLE_SECONDS or now - began > settings.SESSION_COOKIE_AGE:
                logout(request)
            elif (now - seen >= 60 or "seen" not in request.session) and not asked_by_itself(request):
                request.session["seen"] = now  # a write a minute at most
        return self.get_response(request)


class HistoryMiddleware:
    """Puts the person and the page beside every row that a changing request writes into the row history."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in SAFE_METHODS:
            return self.get_response(request)
        with because(f"{request.method} {address_of(request)}", user_id=request.user.pk):
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


class KeptFormMiddleware:
    """Tells a page that sends a form itself where its answer leads, so that the page can keep what cannot be sent.

    Following a redirect, the browser would show the messages of the next page to nobody.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if "X-Kept-Form" not in request.headers or response.status_code not in (301, 302, 303):
            return response
        told = HttpResponse(status=204, headers={"X-Leads-To": response.headers["Location"]})
        told.cookies = response.cookies
        return told


class PolicyMiddleware:
    """Asks for a second factor where staff have none, then the policy of the view, before it runs.

    The server does not start while a view names no policy (safety, "Deny by default").
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        if unnamed := views_without_policy():
            raise ImproperlyConfigured(f"Views without a policy: {', '.join(unnamed)}. Name one with @policy(...).")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        named = policy_of(view)
        needed = named.needed(request.method) if named else None
        if needed is ACCOUNT and proof_is_missing(request):
            logout(request)  # opened before the second factor was set up; its holder knows a password, no more
        # Before anything is looked up, so that nobody learns by the answer which addresses lead to something.
        if needed not in (None, PUBLIC, ACCOUNT) and lacks_second_factor(request):
            return redirect(reverse("mfa_index"))
        return authorise(request, view, kwargs)
