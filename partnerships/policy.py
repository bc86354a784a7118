"""Which rights a view asks for. Every view names its policy; the application refuses to start without one.

Outside a person's scope the answer is the 404 of a thing that does not exist; inside, without the right, a 403
that says why (craft 1, safety). How the two are told apart:

* a right is a set of role kinds, each valid within that role's own wards or partnership;
* `read` is what it takes to see the page at all, `write` what it takes to use it (POST);
* `fetch` is the access function that returns the thing of the address or raises Http404. It runs before a 403 is
  given, so nobody learns from a 403 that something outside their scope exists.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from partnerships.models import RoleKind, User, Ward

V = TypeVar("V", bound=Callable[..., Any])
SAFE_METHODS = frozenset({"GET", "HEAD"})
EVERYBODY = frozenset(RoleKind.values)


@dataclass(frozen=True, slots=True)
class Right:
    """One thing that may be done, and by which kinds of role, each within its own scope."""

    name: str
    kinds: frozenset[str]
    why_not: str = "Your role does not include this. Ask the coordinator of the ward."

    def held_by(self, user: User) -> bool:
        """Whether the person has it for anything at all."""
        return user.scope.has(self.kinds)

    def held_for(self, user: User, ward: Ward) -> bool:
        """Whether the person has it for this ward."""
        return user.scope.covers(self.kinds, ward)

    def require(self, user: User, ward: Ward) -> None:
        """Raise PermissionDenied, with the reason, where the person sees the ward but lacks the right in it."""
        if not self.held_for(user, ward):
            raise PermissionDenied(self.why_not)


def right(name: str, *kinds: RoleKind, why_not: str = "") -> Right:
    """A right for these kinds of role."""
    values = frozenset(kind.value for kind in kinds)
    return Right(name, values, why_not) if why_not else Right(name, values)


PUBLIC = Right("public", frozenset())
"""Open to everybody, signed in or not."""

SIGNED_IN = Right("signed in", EVERYBODY)
"""Open to everybody who holds any role today."""

ACCOUNT = Right("own account", frozenset())
"""Open to everybody who can sign in: their own password, second factor and sign-out."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a view asks for."""

    read: Right
    write: Right | None
    fetch: Callable[..., Any] | None

    @property
    def is_public(self) -> bool:
        return self.read is PUBLIC

    def needed(self, method: str | None) -> Right | None:
        """The right for this method; None where the view takes no such method."""
        if method in SAFE_METHODS:
            return self.read
        return self.write if method == "POST" else None

    @property
    def methods(self) -> list[str]:
        return sorted(SAFE_METHODS | ({"POST"} if self.write else set()))


def policy(read: Right, *, write: Right | None = None, fetch: Callable[..., Any] | None = None) -> Callable[[V], V]:
    """Name the policy of a view. Without `write` the view takes GET alone."""

    def named(view: V) -> V:
        view.policy = Policy(read, write, fetch)  # type: ignore[attr-defined]
        return view

    return named


def by_itself(view: V) -> V:
    """Mark a view that pages ask by themselves, every so often, with nobody at work."""
    view.by_itself = True  # type: ignore[attr-defined]
    return view


def asked_by_itself(request: HttpRequest) -> bool:
    """Whether the request is for such a view."""
    try:
        return bool(getattr(resolve(request.path_info).func, "by_itself", False))
    except Resolver404:
        return False


def policy_of(view: Callable[..., Any]) -> Policy | None:
    """The policy a view names, also through decorators that keep `__dict__` and class-based views."""
    found = getattr(view, "policy", None) or getattr(getattr(view, "view_class", None), "policy", None)
    return found if isinstance(found, Policy) else None


def authorise(request: HttpRequest, view: Callable[..., Any], kwargs: dict[str, Any]) -> HttpResponse | None:
    """Let the request through (None), answer 405, send it to sign in, or raise Http404 or PermissionDenied.

    A method the policy does not name is refused here, whoever asks, so a view that forgets to look at the
    method never runs for one. HEAD is GET; OPTIONS is nobody's.
    """
    named = policy_of(view)
    if named is None:
        raise PermissionDenied("This page names no policy, so nobody may use it.")
    needed = named.needed(request.method)
    if needed is None:
        return HttpResponseNotAllowed(named.methods)
    if needed is PUBLIC:
        return None
    if not isinstance(request.user, User):
        return redirect_to_login(_where_they_were(request))
    if needed is ACCOUNT or (needed.held_by(request.user) and _may_read(request.user, named)):
        return None
    return _turned_away(request.user, named, needed, kwargs)


def _may_read(user: User, named: Policy) -> bool:
    return named.read in (PUBLIC, ACCOUNT) or named.read.held_by(user)


def _where_they_were(request: HttpRequest) -> str:
    """Where to come back to after signing in: the page asked for, or the one with the form that was sent."""
    if request.method in SAFE_METHODS:
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure()):
        return urlsplit(came_from).path
    return ""


def _turned_away(user: User, named: Policy, needed: Right, kwargs: dict[str, Any]) -> HttpResponse | None:
    if kwargs:
        if named.fetch is None or not _may_read(user, named):
            raise Http404
        named.fetch(user, **kwargs)
    raise PermissionDenied(needed.why_not)
