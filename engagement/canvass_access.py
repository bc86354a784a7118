"""Who reads and keys a canvass, and who records a PACT meeting: each rule once (E1, 000 2.2)."""

from __future__ import annotations

from django.db.models import Q

from engagement.access import READ_ISSUES
from engagement.models import Canvass
from partnerships.fetching import or_404
from partnerships.models import RoleKind, User
from partnerships.policy import right

K = RoleKind
KEY_CANVASS = right(
    "canvass.key", K.COORDINATOR, K.COUNCILLOR,
    why_not="A ward's councillors key what they heard, or its coordinator does for them.",
)  # fmt: skip
RECORD_PACT = right(
    "pact.record", K.COORDINATOR, K.PCSO, K.SUPERVISOR,
    why_not="The ward's coordinator and its neighbourhood team record what came of a PACT meeting.",
)  # fmt: skip


def canvasses_seen_by(user: User) -> Q:
    """The rows of Canvass this person sees: those of the wards whose issues they read."""
    return user.scope.q(READ_ISSUES.kinds)


def canvass_for(user: User, pk: int) -> Canvass:
    """The canvass with its ward, meeting and people, or Http404 outside the person's sight."""
    return or_404(
        Canvass.objects.visible_to(user)
        .select_related("ward__partnership", "meeting__group", "councillor", "keyed_by")
        .filter(pk=pk)
        .first()
    )
