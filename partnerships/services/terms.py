"""Terms of reference: written in versions, accepted by each member (P3, 000 6.2, 001 rec 6.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from partnerships.access import KEEP_GROUPS, require_for_group
from partnerships.errors import Refused
from partnerships.models import Group, Membership, MembershipStatus, TermsAccepted, TermsOfReference, User
from partnerships.models.groups import new_link
from partnerships.posting import absolute, post_all, written
from partnerships.services.inviting import address_of, ward_of


def write_terms(*, group: Group, by: User, text: str, starts_on: date) -> TermsOfReference:
    """Write the next version, which applies from a day, and ask every member to accept it.

    Raises Refused where it would begin before the version it follows, or says the same.
    """
    require_for_group(by, KEEP_GROUPS, group)
    with transaction.atomic():
        Group.objects.select_for_update(of=("self",), no_key=True).get(pk=group.pk)  # two writers, two numbers
        last = group.terms.order_by("-number").first()
        if last is not None and starts_on < last.starts_on:
            raise Refused(f"Version {last.number} begins on {last.starts_on:%-d %B %Y}.", field="starts_on")
        if last is not None and last.text.split() == text.split():
            raise Refused(f"This is the text of version {last.number}.", field="text")
        number = (group.terms.aggregate(last=Max("number"))["last"] or 0) + 1
        made = TermsOfReference.objects.create(
            group=group, number=number, text=text, starts_on=starts_on, written_by=by
        )
        _ask_members(made)
        return made


def _ask_members(terms: TermsOfReference) -> None:
    group, today = terms.group, timezone.localdate()
    members = list(Membership.objects.current(today).filter(group=group).exclude(email="").select_related("user"))
    for member in members:
        member.link = member.link or new_link()
        member.group = group
    Membership.objects.bulk_update(members, ["link"])
    ward = ward_of(group)
    post_all(
        written(
            to=member.email, user=member.user, ward=ward, kind="terms", key=f"terms:{terms.pk}:{member.pk}",
            subject=f"{group}: terms of reference, version {terms.number}", template="terms",
            about=f"terms {terms.pk}",
            context={
                "terms": terms, "group": group, "membership": member, "partnership": group.partnership,
                "answer_url": absolute(address_of(member)),
            },
        )
        for member in members
    )  # fmt: skip


def accept_terms(*, membership: Membership, number: int, by: User | None) -> TermsAccepted:
    """Accept a version: `by` is the member signed in, None the member by their secret link. Twice is once.

    Raises Refused for a version that another has followed, and where they are no member.
    """
    if by is not None and membership.user_id != by.pk:
        raise PermissionDenied("Members accept the terms themselves.")
    if membership.status != MembershipStatus.ACCEPTED:
        raise Refused("Accept the invitation first.")
    with transaction.atomic():
        asked = to_accept(membership.group)
        if asked is None or asked.number != number:
            raise Refused("There is a newer version. Read it and accept that one.")
        row, _ = TermsAccepted.objects.get_or_create(terms=asked, membership=membership, defaults={"by_link": not by})
        return row


def to_accept(group: Group) -> TermsOfReference | None:
    """The latest version, also where it applies only from a day to come."""
    return group.terms.order_by("-number").first()


@dataclass(frozen=True, slots=True)
class Accepted:
    """One member and the version in question: when they accepted it, if they did."""

    membership: Membership
    acceptance: TermsAccepted | None


def acceptances(terms: TermsOfReference) -> list[Accepted]:
    """Today's members, those who have not accepted this version first. Two queries."""
    by_member = {row.membership_id: row for row in terms.acceptances.all()}
    members = Membership.objects.current(timezone.localdate()).filter(group=terms.group_id).select_related("agency")
    found = [Accepted(member, by_member.get(member.pk)) for member in members.order_by("name")]
    return sorted(found, key=lambda one: one.acceptance is not None)
