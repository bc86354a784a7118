"""The second factor: whether somebody has one, and whether this session proved it (safety 41)."""

from __future__ import annotations

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from partnerships.models import User

SET_UP_HERE = "second_factor_set_up_here"


def has_second_factor(user: User) -> bool:
    """Whether a code generator or a passkey is set up; recovery codes alone are none."""
    return bool(Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def proved(request: HttpRequest, user: User) -> bool:
    """Whether this very session showed a second factor, or set it up.

    Having one is not enough: a session opened with a stolen password before the factor was set up has proved nothing.
    """
    if request.session.get(SET_UP_HERE):
        return True
    methods = {record["method"] for record in get_authentication_records(request, user)}
    return "mfa" in methods or ("socialaccount" in methods and settings.OIDC_HAS_SECOND_FACTOR)


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether a signed-in person still has to set up or show a second factor. The demonstration's cast has none."""
    if not isinstance(request.user, User) or (settings.DEMONSTRATION and request.user.is_demonstration):
        return False
    return not proved(request, request.user)


def proof_is_missing(request: HttpRequest) -> bool:
    """Whether the person has a second factor that this session never showed."""
    return isinstance(request.user, User) and not proved(request, request.user) and has_second_factor(request.user)
