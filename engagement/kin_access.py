"""Who may see and do what with the Key Individual Network: each rule once (E2; safety, row "KIN record").

PCSO and coordinator of the ward read and write, supervisors read, the analyst sees figures alone, nobody else
anything: outside that a record is a thing that does not exist.
"""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404

from engagement.models import KeyIndividual, RecruitingTask
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
    kin = found.filter(pk=pk).first()
    if kin is None:
        raise Http404
    return kin


def recruiting_seen_by(user: User) -> Q:
    """The rows of RecruitingTask that this person sees: those of the wards whose network they work with."""
    return user.scope.q(READ_KIN.kinds)


def recruiting_for(user: User, pk: int) -> RecruitingTask:
    """The recruiting task of that number, or Http404 outside the person's sight."""
    found = RecruitingTask.objects.visible_to(user).select_related("ward__partnership", "owner", "made_by")
    task = found.filter(pk=pk).first()
    if task is None:
        raise Http404
    return task


def network_ward(user: User, slug: str) -> Ward:
    """The ward of that slug whose network this person works with, or Http404."""
    wards = Ward.objects.for_scope(user, READ_KIN.kinds).select_related("partnership")
    ward = wards.filter(slug=slug, partnership__isnull=False).first()
    if ward is None:
        raise Http404
    return ward


def covered_ward(user: User, slug: str) -> Ward:
    """The ward of that slug whose coverage this person sees, or Http404."""
    wards = Ward.objects.for_scope(user, READ_COVERAGE.kinds).select_related("partnership")
    ward = wards.filter(slug=slug, partnership__isnull=False).first()
    if ward is None:
        raise Http404
    return ward


def sees_people(user: User, ward: Ward) -> bool:
    """Whether this person may know who the few are: others are shown nothing under five."""
    return READ_KIN.held_for(user, ward)
