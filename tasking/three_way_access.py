"""Who may know of contacts with a ward's councillors, and who reads what was said: each rule once (P9, 000 5.3)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from partnerships.access import groups_held
from partnerships.fetching import or_404
from partnerships.models import Group, GroupKind, Meeting, RoleKind, User
from partnerships.policy import right
from tasking.models import ContactPerson, ThreeWayContact

K = RoleKind
READ_THREE_WAY = right(
    "three-way.read", K.COORDINATOR, K.SUPERVISOR, K.COUNCILLOR,
    why_not="The inspector, the coordinator and the councillors of a ward keep in contact here.",
)  # fmt: skip
LOG_THREE_WAY = right(
    "three-way.log", K.COORDINATOR, K.SUPERVISOR,
    why_not="The coordinator and the inspector log their contact with councillors.",
)  # fmt: skip


def contacts_seen_by(user: User) -> Q:
    """That there was a contact, when and with whom: those three sides of the ward."""
    return user.scope.q(READ_THREE_WAY.kinds)


def words_read_by(user: User) -> Q:
    """What was said is for the ward's coordinator and inspector, and for the councillors who took part."""
    took_part = ContactPerson.objects.filter(contact=OuterRef("pk"), user=user)
    return user.scope.q(LOG_THREE_WAY.kinds) | Q(Exists(took_part))


def contact_for(user: User, pk: int) -> ThreeWayContact:
    """The contact, with `may_read` for its words, or Http404 outside the person's sight."""
    return or_404(
        ThreeWayContact.objects.visible_to(user)
        .select_related("ward__partnership", "before__group", "by")
        .annotate(may_read=words_read_by(user))
        .filter(pk=pk)
        .first()
    )


def contact_to_keep(user: User, pk: int) -> ThreeWayContact:
    """The contact for who logs in its ward; PermissionDenied, with the reason, for a councillor."""
    contact = contact_for(user, pk)
    LOG_THREE_WAY.require(user, contact.ward)
    return contact


def np_meetings_of(user: User, *, kept: bool = False) -> Q:
    """NP meetings of the wards whose contacts the person sees; with `kept` those they log themselves."""
    needed = LOG_THREE_WAY if kept else READ_THREE_WAY
    groups = Group.objects.filter(groups_held(user, needed), kind=GroupKind.NP)
    return Q(group__in=groups.values("pk"))


def np_meeting_for(user: User, pk: int) -> Meeting | None:
    """The NP meeting of that number before which this person logs a contact, if there is one."""
    return Meeting.objects.filter(np_meetings_of(user, kept=True), pk=pk).select_related("group").first()
