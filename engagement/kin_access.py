"""Who may see and do what with the Key Individual Network: each rule once (E2; safety, row "KIN record").

PCSO and coordinator of the ward read and write, supervisors read, the analyst sees figures alone, nobody else
anything: outside that a record is a thing that does not exist.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from engagement.models import KeyIndividual, NetworkExport, RecruitingTask
from partnerships.fetching import or_404, ward_for
from partnerships.models import RoleKind, User, Ward
from partnerships.policy import right

K = RoleKind
READ_KIN = right(
    "kin.read", K.COORDINATOR, K.PCSO, K.SUPERVISOR, why_not="The network of Key Individuals is not part of your role."
)
WRITE_KIN = right(
    "kin.write", K.COORDINATOR, K.PCSO,
    why_not="The ward's coordinator and its PCSO keep the records of Key Individuals.",
)  # fmt: skip
ADD_KIN = right("kin.add", K.COORDINATOR, why_not="The ward's coordinator adds Key Individuals to the network.")
KEEP_NETWORK = right("kin.keep the network", K.COORDINATOR, why_not="The ward's coordinator does this.")
SEND_UPDATES = right("kin.update", K.COORDINATOR, why_not="The ward's coordinator writes to its Key Individuals.")
EXPORT_NETWORK = right(
    "kin.export", K.COORDINATOR, why_not="The ward's coordinator asks for its network as a file, with a reason."
)
APPROVE_EXPORT = right(
    "kin.approve export", K.COORDINATOR, K.SUPERVISOR,
    why_not="Another coordinator or a supervisor of the ward approves it.",
)  # fmt: skip
READ_COVERAGE = right(
    "kin.read coverage", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.ANALYST,
    why_not="The coverage of the network is not part of your role.",
)  # fmt: skip
COVERAGE_ALONE = right("kin.read coverage alone", K.ANALYST)
"""Whose navigation leads to the figures, because the list of people is not theirs."""


def kin_seen_by(user: User) -> Q:
    """The rows of KeyIndividual whose record this person reads."""
    return user.scope.q(READ_KIN.kinds)


def kin_for(user: User, pk: int) -> KeyIndividual:
    """The Key Individual of that number, or Http404 outside the person's sight."""
    found = KeyIndividual.objects.visible_to(user).select_related("ward__partnership", "pcso", "consent")
    return or_404(found.filter(pk=pk).first())


def recruiting_seen_by(user: User) -> Q:
    """The rows of RecruitingTask that this person sees: those of the wards whose network they work with."""
    return user.scope.q(READ_KIN.kinds)


def recruiting_for(user: User, pk: int) -> RecruitingTask:
    """The recruiting task of that number, or Http404 outside the person's sight."""
    found = RecruitingTask.objects.visible_to(user).select_related("ward__partnership", "owner", "made_by")
    return or_404(found.filter(pk=pk).first())


def network_ward(user: User, slug: str) -> Ward:
    """The ward of that slug whose network this person works with, or Http404."""
    return ward_for(user, slug, READ_KIN)


def covered_ward(user: User, slug: str) -> Ward:
    """The ward of that slug whose coverage this person sees, or Http404."""
    return ward_for(user, slug, READ_COVERAGE)


def sees_people(user: User, ward: Ward) -> bool:
    """Whether this person may know who the few are: others are shown nothing under five."""
    return READ_KIN.held_for(user, ward)


def exports_seen_by(user: User) -> Q:
    """The rows of NetworkExport this person sees: those of wards whose exports they ask for or approve."""
    return user.scope.q(APPROVE_EXPORT.kinds)


def export_for(user: User, pk: int) -> NetworkExport:
    """What was asked for under that number, or Http404 outside the person's sight."""
    found = NetworkExport.objects.visible_to(user).select_related("ward__partnership", "asked_by", "decided_by")
    return or_404(found.filter(pk=pk).first())


def may_decide(user: User, export: NetworkExport) -> bool:
    """Whether this person may be the second: never who asked."""
    return APPROVE_EXPORT.held_for(user, export.ward) and export.asked_by_id != user.pk


def require_decision(user: User, export: NetworkExport) -> None:
    """Raise PermissionDenied for whoever may not be the second person."""
    if not may_decide(user, export):
        raise PermissionDenied("Another person than the one who asked decides on it.")


def require_taking(user: User, export: NetworkExport) -> None:
    """Raise PermissionDenied for whoever did not ask for it, or does not keep the ward's network any more."""
    EXPORT_NETWORK.require(user, export.ward)
    if export.asked_by_id != user.pk:
        raise PermissionDenied("Whoever asked for the file takes it.")
