"""How accounts come about and sign in: administrators make them; nobody signs up."""

from __future__ import annotations

import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.helpers import render_authentication_error
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from partnerships.enclosing import box_for
from partnerships.models import User
from partnerships.posting import post
from partnerships.sessions import end_sessions

KNOWN_BROWSER = ("__Host-" if settings.HTTPS else "") + "wardbook-known"
KNOWN_FOR_SECONDS = 180 * 24 * 3600
CHANGES = {
    "password_changed": "Your password was changed.",
    "password_set": "A password was set.",
    "password_reset": "A new password was chosen by the link that was sent to this address.",
    "totp_activated": "Codes from an app were set up for signing in.",
    "totp_deactivated": "Codes from an app are no longer asked for when you sign in.",
    "recovery_codes_generated": "New recovery codes were made. The old ones no longer work.",
    "webauthn_added": "A passkey was added.",
    "webauthn_removed": "A passkey was removed.",
    "account_connected": "Your organisation's sign-in now opens your account.",
}
"""What allauth notifies of, in our words."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in with a username. Links are made from the configured address, mail goes through the post room."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Only a page of this site, written without its host, is followed after signing in or out (safety 39)."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """From the configured address, never from the Host header (safety 39)."""
        uid, _, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.SITE_URL}{path}"

    def set_password(self, user: User, password: str) -> None:
        """A new password ends every session; whoever just changed their own keeps the one they did it in."""
        user.set_password(password)
        user.save(update_fields=["password"])
        end_sessions(user)
        ratelimit.clear(
            self.request, app="allauth.account", action="login_failed", key=f"username:{user.username.lower()}"
        )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        written = self.render_mail(template_prefix, email, {"email": email, **context})
        what = template_prefix.rsplit("/", 1)[-1]
        post(
            to=email, subject=written.subject, template="account", context={"body": written.body},
            key=f"account:{what}:{secrets.token_hex(12)}", kind="account", user=context.get("user"),
        )  # fmt: skip

    def format_email_subject(self, subject: str) -> str:
        return str(subject)

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell somebody that their password or second factor changed, so that a thief's change is noticed."""
        what = template_prefix.rsplit("/", 1)[-1]
        post(
            to=email or user.email, subject="A change to your account in Wardbook", template="account_changed",
            context={"user": user, "what": CHANGES.get(what, "Your account was changed."), "at": timezone.now()},
            key=f"account:{what}:{secrets.token_hex(12)}", kind="account", user=user,
        )  # fmt: skip

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Remember the browser, so that somebody else's wrong guesses do not lock this person out of it."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        response.set_signed_cookie(
            KNOWN_BROWSER, f"{user.pk}:{secrets.token_hex(8)}", max_age=KNOWN_FOR_SECONDS, httponly=True,
            secure=settings.HTTPS, samesite="Lax",
        )  # fmt: skip
        return response

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """What failures are counted by: the username, or the browser where that person signed in before (safety 40).

        Five failures lock for five minutes. Guesses from elsewhere lock the username elsewhere; at their own
        browser its owner has five attempts of their own.
        """
        username = str(credentials.get("username", "")).strip().lower()
        known = request.get_signed_cookie(KNOWN_BROWSER, default="", max_age=KNOWN_FOR_SECONDS)
        owner = User.objects.filter(username__iexact=username).values_list("pk", flat=True).first()
        if known and known.partition(":")[0] == str(owner):
            return "browser:" + str(known)
        return f"username:{username}"


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The organisation's own sign-in, where one is configured: it opens existing accounts and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find whose account it is, or say that there is none."""
        if sociallogin.is_existing:
            return
        person = whose_account(sociallogin)
        if person is None:
            raise ImmediateHttpResponse(render_authentication_error(request, sociallogin.provider))
        sociallogin.connect(request, person)


def whose_account(sociallogin: Any) -> User | None:
    """The one active account with the verified address, or else with the user name, that the organisation vouches for.

    An address that two accounts share, or that the organisation has not verified, opens none.
    """
    people = User.objects.filter(is_active=True)
    for address in sociallogin.email_addresses:
        if address.verified:
            found = list(people.filter(email__iexact=address.email)[:2])
            if len(found) == 1:
                return found[0]
    username = sociallogin.user.username  # its claim "preferred_username"
    if settings.OIDC_MATCH_USERNAME and username:
        return people.filter(username__iexact=username).first()
    return None


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Code generators' secrets and recovery codes lie encrypted in the database, and so in its backups."""

    def encrypt(self, text: str) -> str:
        return box_for("second factor").encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return box_for("second factor").decrypt(encrypted_text.encode()).decode()
