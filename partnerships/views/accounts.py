"""Signing in and out, one's own password and second factor: allauth's views that we want, each with its policy.

Nobody signs up, changes an e-mail address or connects an account by themselves: those views are not mounted.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as provider
from allauth.socialaccount.providers.openid_connect import views as openid
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token

from partnerships.models import User
from partnerships.policy import ACCOUNT, PUBLIC, SIGNED_IN, Right, by_itself, policy
from partnerships.requests import StaffRequest
from partnerships.second_factor import SET_UP_HERE, has_second_factor
from partnerships.sessions import end_sessions

View = Callable[..., HttpResponse]


def governed(view: View, read: Right, *, write: Right | None = None) -> View:
    """The view with a policy of ours; allauth's own function is left as it is."""

    @wraps(view)
    def mounted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    return policy(read, write=write)(mounted)


@by_itself
@policy(SIGNED_IN)
def signed_in(request: StaffRequest) -> JsonResponse:
    """Who is signed in, and a token to send a form with: asked by pages that keep what is typed on them."""
    return JsonResponse({"user": request.user.pk, "token": get_token(request)})


def _public(view: View) -> View:
    return governed(view, PUBLIC, write=PUBLIC)


def _own(view: View) -> View:
    return governed(view, ACCOUNT, write=ACCOUNT)


def _setting_up(view: View) -> View:
    """A view that may add the first second factor: then this session has proved it, and all others end."""

    @wraps(view)
    def noting(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = request.user
        had = not isinstance(user, User) or has_second_factor(user)
        response = view(request, *args, **kwargs)
        if not had and isinstance(user, User) and has_second_factor(user):
            request.session[SET_UP_HERE] = True
            request.session.cycle_key()
            end_sessions(user, but=request.session.session_key)
        return response

    return noting


@policy(PUBLIC, write=PUBLIC)
def sign_out(request: HttpRequest) -> HttpResponse:
    """Asks on GET; on POST ends the session on the server and has the browser forget what it kept (safety 42).

    Not "cookies": that would take those of the council's other sites on the same domain too. And not "storage": that
    would take the entries a PCSO wrote without signal and that still wait to be sent. They are closed to the book, so
    nobody can read them there; pages and names that were taken along are removed by the tablet's own worker, which sees
    this answer go by (static/js/street/worker.js).
    """
    response: HttpResponse = account.logout(request)
    if request.method == "POST":
        response["Clear-Site-Data"] = '"cache"'
    return response


sign_in = _public(account.login)
inactive = governed(account.account_inactive, PUBLIC)
confirm_identity = _own(account.reauthenticate)
change_password = _own(account.password_change)
set_password = _own(account.password_set)
reset_password = _public(account.password_reset)
reset_password_done = governed(account.password_reset_done, PUBLIC)
reset_password_from_key = _public(account.password_reset_from_key)
reset_password_from_key_done = governed(account.password_reset_from_key_done, PUBLIC)

second_factor = governed(mfa.index, ACCOUNT)
second_factor_at_sign_in = _public(mfa.authenticate)
second_factor_again = _own(mfa.reauthenticate)
add_code_generator = _own(_setting_up(totp.activate_totp))
remove_code_generator = _own(totp.deactivate_totp)
recovery_codes_left = governed(recovery_codes.view_recovery_codes, ACCOUNT)
new_recovery_codes = _own(recovery_codes.generate_recovery_codes)
save_recovery_codes = governed(recovery_codes.download_recovery_codes, ACCOUNT)
passkeys_kept = governed(passkeys.list_webauthn, ACCOUNT)
add_passkey = _own(_setting_up(passkeys.add_webauthn))
remove_passkey = _own(passkeys.remove_webauthn)
rename_passkey = _own(passkeys.edit_webauthn)
passkey_again = _own(passkeys.reauthenticate_webauthn)
sign_in_with_passkey = _public(passkeys.login_webauthn)

organisation_sign_in = _public(openid.login)
organisation_answer = governed(openid.callback, PUBLIC)
organisation_cancelled = governed(provider.login_cancelled, PUBLIC)
organisation_failed = governed(provider.login_error, PUBLIC)
