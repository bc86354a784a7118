"""Who may see and do what with feedback owed and newsletters: each rule once (safety)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from engagement.access import TELL
from engagement.models import Issue
from feedback.models import Entry, Likeness, Newsletter
from partnerships.asking import question, within
from partnerships.fetching import or_404
from partnerships.models import RoleKind, User
from partnerships.policy import Right, right

K = RoleKind

READ_OWED = right("owed.read", K.COORDINATOR, K.PCSO, K.SUPERVISOR, why_not="Feedback owed is the ward team's list.")
READ_NEWSLETTERS = right(
    "newsletter.read", K.COORDINATOR, K.PCSO, K.SUPERVISOR,
    why_not="Newsletters in the making are for the ward's team.",
)  # fmt: skip
EDIT_NEWSLETTER = right(
    "newsletter.edit", K.COORDINATOR, K.PCSO, K.SUPERVISOR, why_not="The ward's team writes the newsletter.",
)  # fmt: skip
APPROVE_NEWSLETTER = right(
    "newsletter.approve", K.COORDINATOR, K.SUPERVISOR,
    why_not="A coordinator or supervisor of the ward approves a newsletter, and never the person who submitted it.",
)  # fmt: skip
GIVE_FEEDBACK = TELL
WORK_WITHOUT_SIGNAL = right("street.use", K.PCSO, why_not="These pages are for PCSOs on their tours.")
"""Pages and entries of the tablet (E5)."""


def owed_seen_by(user: User) -> Q:
    """Feedback owed in the wards of the person's team roles."""
    return user.scope.q(READ_OWED.kinds)


def newsletters_seen_by(user: User) -> Q:
    """Newsletters of the wards of the person's team roles."""
    return user.scope.q(READ_NEWSLETTERS.kinds)


@question
def _newsletter(pk: Any, wards: Any, partnerships: Any) -> QuerySet[Newsletter]:
    """The rule of `newsletters_seen_by`, for one of them."""
    return Newsletter.objects.for_list().filter(within(wards, partnerships), pk=pk).order_by()


def court_in(user: User, pk: int, outcome_pk: int) -> Newsletter:
    """The newsletter, where that court outcome is offered to it; or Http404."""
    found = newsletter_for(user, pk)
    if outcome_pk not in {court["id"] for court in found.facts.get("courts", [])}:
        raise Http404
    return found


def entry_for(user: User, pk: UUID) -> Entry:
    """An entry the person wrote on a tablet, or Http404: nobody else sees it."""
    return or_404(Entry.objects.of(user).select_related("author").filter(pk=pk).first())


def likeness_for(user: User, pk: int) -> Likeness:
    """What an issue the person wrote on a tablet may be the same as; Http404 for others, and for one out of sight."""
    mine = Likeness.objects.filter(author=user, issue__in=Issue.objects.visible_to(user).values("pk"))
    return or_404(mine.select_related("issue__ward").filter(pk=pk).first())


def shown_beside(user: User) -> Prefetch[Any]:
    """Of the issues that are alike, those the person sees which are open still."""
    seen = Issue.objects.visible_to(user).without_search_words().open()
    return Prefetch("alike", seen.order_by("-raised_on", "-pk"), "shown")


def newsletter_for(user: User, pk: int, needed: Right = READ_NEWSLETTERS) -> Newsletter:
    """The newsletter, or Http404 outside the person's sight, PermissionDenied without the right."""
    found = or_404(_newsletter.first(pk=pk, **user.scope.reach(READ_NEWSLETTERS.kinds)))
    if needed is not READ_NEWSLETTERS:
        needed.require(user, found.ward)
    return found
