"""What is asked of the rules of `feedback.access`, and of the two rooms that every rule stands on: scope and right."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import QuerySet

from engagement.access import COORDINATE
from engagement.models import Issue
from feedback import access
from feedback.models import Entry, Likeness, Newsletter, Owed
from partnerships.models import RoleKind, User, Ward
from partnerships.scope import scope_of
from tests.access.policies.asking import Question, fetched, required, seen, updated, value, while_so
from tests.access.policies.of_tasking import ward
from tests.access.world import World

newsletter = fetched("newsletter of an address", access.newsletter_for, "newsletter", "pk")
own_entry = updated(Entry, "entry", author=lambda user: user)
entry = fetched("entry of an address", access.entry_for, "entry", "pk")
likeness = fetched("likeness of an address", access.likeness_for, "likeness", "pk")


def shown(user: User) -> QuerySet[Issue]:
    """What stands beside an entry."""
    found: Any = access.shown_beside(user).queryset
    return found  # type: ignore[no-any-return]


beside = seen("issue beside", shown, "issue")


def closed(user: User, world: World, side: str) -> None:
    """Past the trigger that has an issue move with its trail alone."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        Issue.objects.filter(pk=value(world, side, "issue", "pk")).update(
            stage="closed", satisfaction="satisfied", closed_because="told"
        )
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


QUESTIONS = [
    seen("feedback owed", lambda u: Owed.objects.filter(access.owed_seen_by(u)), "owed"),
    seen("newsletter", lambda u: Newsletter.objects.filter(access.newsletters_seen_by(u)), "newsletter"),
    newsletter,
    Question("newsletter to approve", lambda u, w, s: access.newsletter_for(
        u, value(w, s, "newsletter", "pk"), access.APPROVE_NEWSLETTER)),
    Question("court in a newsletter", lambda u, w, s: access.court_in(
        u, value(w, s, "court in newsletter", "pk"), value(w, s, "court in newsletter", "outcome_pk")).pk
        == value(w, s, "newsletter", "pk")),
    Question("another court in a newsletter", lambda u, w, s: access.court_in(
        u, value(w, s, "court in newsletter", "pk"), 0)),
    entry, while_so("of one's own", entry, own_entry),
    likeness, while_so("of one's own", likeness, updated(Likeness, "likeness", author=lambda user: user)),
    beside, while_so("closed", beside, closed),
]  # fmt: skip


TEAM = frozenset({RoleKind.COORDINATOR, RoleKind.PCSO, RoleKind.SUPERVISOR})
SCOPES = [
    Question("covers", lambda u, w, s: scope_of(u).covers(TEAM, ward(w, s))),
    Question("covers by any role", lambda u, w, s: scope_of(u).covers(RoleKind.values, ward(w, s))),
    Question("ward within", lambda u, w, s: Ward.objects.filter(
        scope_of(u).q(TEAM, ward=""), pk=ward(w, s).pk).exists()),
    Question("ward within by any role", lambda u, w, s: Ward.objects.filter(
        scope_of(u).q(RoleKind.values, ward=""), pk=ward(w, s).pk).exists()),
    Question("works in the partnership", lambda u, w, s: scope_of(u).home == ward(w, s).partnership_id),
    Question("has", lambda u, w, s: scope_of(u).has(TEAM)),
    Question("has any", lambda u, w, s: scope_of(u).has(RoleKind.values)),
    Question("reaches the ward", lambda u, w, s: ward(w, s).pk in scope_of(u).reach(TEAM)["wards"]),
    Question("reaches the partnership", lambda u, w, s: ward(w, s).partnership_id
             in scope_of(u).reach(RoleKind.values)["partnerships"]),
    Question("reaches with a closed account", lambda u, w, s: scope_of(User(pk=u.pk, is_active=False)).held),
    Question("holds a right", lambda u, w, s: COORDINATE.held_by(u)),
    Question("holds a right for the ward", lambda u, w, s: COORDINATE.held_for(u, ward(w, s))),
    required("right required", COORDINATE.require, ward),
]  # fmt: skip
QUESTIONS += SCOPES
