"""Accounts: opened, changed and closed by administrators (P2). What a person may do comes from roles alone."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from partnerships.access import KEEP_PEOPLE
from partnerships.errors import Refused
from partnerships.locking import save_if_unchanged
from partnerships.models import Agency, Partnership, RoleKind, User
from partnerships.posting import post
from partnerships.sessions import end_sessions

FIELDS = ("username", "name", "job_title", "email", "phone", "agency")


def open_account(*, by: User, partnership: Partnership, username: str, name: str, email: str, **facts: Any) -> User:
    """Open an account without a password: its owner chooses one by the link sent to the address.

    Raises PermissionDenied unless `by` keeps people for that partnership, Refused where the username is taken.
    """
    _require(by, partnership)
    _free(username)
    _of_the_partnership(facts.get("agency"), partnership)
    with transaction.atomic():
        person = User(username=username, name=name, email=email, partnership=partnership)
        for field in ("job_title", "phone", "agency"):
            setattr(person, field, facts.get(field) or getattr(person, field))
        person.set_unusable_password()
        person.save()
        post(
            to=email, subject="Your account in Wardbook", template="account_opened",
            context={"user": person, "by": by, "partnership": partnership}, key=f"account:opened:{person.pk}",
            kind="account", user=person,
        )  # fmt: skip
    return person


def change_account(*, person: User, by: User, version: int, **facts: Any) -> User:
    """Change name, username, agency, address or telephone number. Raises Conflict where somebody else just did."""
    _require(by, person.partnership)
    _free(facts["username"], but=person)
    _of_the_partnership(facts.get("agency"), person.partnership)
    for field in FIELDS:
        setattr(person, field, facts[field])
    save_if_unchanged(person, version=version, fields=FIELDS)
    return person


def close_account(*, person: User, by: User) -> User:
    """Nobody signs in with it any more, and whoever is signed in is out at once (safety 8). Its history stays."""
    _require(by, person.partnership)
    if person == by:
        raise Refused("You can't close your own account. Ask another administrator.")
    with transaction.atomic():
        person.is_active = False
        person.save(update_fields=["is_active"])
        end_sessions(person)
    return person


def reopen_account(*, person: User, by: User) -> User:
    """It can be signed in with again. Roles that ended stay ended."""
    _require(by, person.partnership)
    person.is_active = True
    person.save(update_fields=["is_active"])
    return person


def reset_second_factor(*, person: User, by: User) -> User:
    """Take away code generator, passkeys and recovery codes of somebody who lost them; they set up new ones.

    The sessions end, and the person is told by e-mail, so that it is noticed if they did not ask for it.
    """
    _require(by, person.partnership)
    if person == by:
        raise Refused("You change your own second factor under your name. For a lost one, ask another administrator.")
    with transaction.atomic():
        Authenticator.objects.filter(user=person).delete()
        end_sessions(person)
        post(
            to=person.email, subject="A change to your account in Wardbook", template="account_changed",
            context={
                "user": person, "at": timezone.now(),
                "what": f"{by} removed your second factor, so that you can set up a new one at your next sign-in.",
            },
            key=f"account:second-factor:{person.pk}:{timezone.now().timestamp()}", kind="account", user=person,
        )  # fmt: skip
    return person


def keeper_of(person: User) -> Partnership:
    """The partnership whose administrators keep the account. Raises PermissionDenied where nobody's do."""
    if person.partnership is None:
        raise PermissionDenied(KEEP_PEOPLE.why_not)
    return person.partnership


def _require(by: User, partnership: Partnership | None) -> None:
    if partnership is None or partnership.pk not in by.scope.partnership_ids({RoleKind.ADMIN}):
        raise PermissionDenied(KEEP_PEOPLE.why_not)


def _free(username: str, but: User | None = None) -> None:
    taken = User.objects.filter(username__iexact=username)
    if (taken.exclude(pk=but.pk) if but else taken).exists():
        raise Refused("Somebody has this username already. Choose another.", field="username")


def _of_the_partnership(agency: Agency | None, partnership: Partnership | None) -> None:
    if agency is not None and agency.partnership_id != (partnership.pk if partnership else None):
        raise Refused("Choose an agency of this partnership.", field="agency")
