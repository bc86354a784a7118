"""Invitations to a group: mailed with a secret link, answered there by people without an account (P4, 000 2.3).

The link opens this one membership and nothing else. What was answered may be said again, the other way round, until
the group has met: after that it is a matter for its coordinator.
"""

from __future__ import annotations

import secrets

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from partnerships.access import KEEP_GROUPS, require_for_group
from partnerships.errors import Refused
from partnerships.models import Group, Meeting, MeetingStage, Membership, MembershipStatus, User, Ward
from partnerships.models.groups import new_link
from partnerships.posting import absolute, post

ANSWERED = (MembershipStatus.ACCEPTED, MembershipStatus.DECLINED)
TOO_LATE = "The group has met since you answered. Tell the coordinator what has changed."


def invitation_of(link: str) -> Membership | None:
    """The membership to which the secret link belongs, compared in constant time; None for one nobody has."""
    found = Membership.objects.select_related("group__partnership", "agency", "user").filter(link=link).first()
    standing = found.link if found and found.link else new_link()
    return found if secrets.compare_digest(link.encode(), standing.encode()) else None


def mail_invitation(*, membership: Membership) -> None:
    """Write the invitation to somebody's address, in the transaction of what causes it; none without an address.

    Sent again after an answer was awaited in vain, it is another mail with the same link.
    """
    membership.link = membership.link or new_link()
    membership.invited_at = timezone.now()
    membership.save(update_fields=["link", "invited_at"])
    group = membership.group
    post(
        to=membership.email,
        user=membership.user,
        ward=ward_of(group),
        kind="invitation",
        key=f"invitation:{membership.pk}:{membership.invited_at:%Y-%m-%dT%H:%M:%S.%f}",
        subject=f"You are invited to {group}",
        template="invitation",
        about=f"invitation {membership.pk}",
        context={
            "membership": membership,
            "group": group,
            "partnership": group.partnership,
            "answer_url": absolute(address_of(membership)),
            "meetings": coming(group),
        },
    )


def invite_again(*, membership: Membership, by: User) -> Membership:
    """Send the invitation once more. Raises Refused where it was answered, or sent today, or has no address."""
    require_for_group(by, KEEP_GROUPS, membership.group)
    with transaction.atomic():
        row = _locked(membership)
        if row.status != MembershipStatus.INVITED:
            raise Refused("This invitation was answered already.")
        if not row.email:
            raise Refused("There is no e-mail address. Ask in person and record the answer.")
        if row.invited_at and timezone.localdate(row.invited_at) == timezone.localdate():
            raise Refused("It was sent today already.")
        mail_invitation(membership=row)
        return row


def answer_by_link(*, membership: Membership, accepted: bool) -> Membership:
    """Record what somebody says by their own link; saying the same twice is said once.

    Raises Refused where the membership is over, where the group has met since, or where they are invited anew.
    """
    with transaction.atomic():
        row = _locked(membership)
        wanted = MembershipStatus.ACCEPTED if accepted else MembershipStatus.DECLINED
        if row.status == wanted:
            return row
        if not row.may_answer:
            raise Refused("This invitation is over. Speak to the coordinator if you would like to take part.")
        if not may_change_mind(row):
            raise Refused(TOO_LATE)
        row.status, row.answered_at, row.answered_by_link = wanted, timezone.now(), True
        row.starts_on = timezone.localdate() if accepted else row.starts_on
        try:
            with transaction.atomic():
                row.save(update_fields=["status", "answered_at", "answered_by_link", "starts_on"])
        except IntegrityError as error:
            raise Refused("You were invited again since; please answer the later invitation.") from error
        return row


def may_change_mind(membership: Membership) -> bool:
    """Whether what was answered may still be said the other way: until the group has met since."""
    if membership.status == MembershipStatus.INVITED:
        return True
    if membership.answered_at is None:
        return False  # a member of old, who was never asked by link
    met = Meeting.objects.filter(
        group=membership.group_id,
        stage__in=[MeetingStage.UNDER_WAY, MeetingStage.CLOSED],
        starts_at__gt=membership.answered_at,
    )
    return not met.exists()


def coming(group: Group, *, number: int = 3) -> list[Meeting]:
    """The group's next published meetings."""
    return list(Meeting.objects.filter(group=group).published().to_come(timezone.now())[:number])


def ward_of(group: Group) -> Ward | None:
    """A ward of the group, whose coordinator looks after its mail."""
    return group.wards.select_related("partnership").first()


def address_of(membership: Membership) -> str:
    """The path of somebody's own page in a group."""
    return reverse("invitation", args=[membership.link])


def _locked(membership: Membership) -> Membership:
    return (
        Membership.objects.select_for_update(of=("self",), no_key=True)
        .select_related("group__partnership", "user")
        .get(pk=membership.pk)
    )
