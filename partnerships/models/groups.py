"""Groups that meet, who is in them, and how often they meet (P3, P4)."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date, time
from functools import cached_property
from zlib import crc32

from django.db import models
from django.db.models import Q
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils import timezone

from partnerships.history import tracked
from partnerships.models.people import Agency, User
from partnerships.models.places import Neighbourhood, Partnership, Ward


class GroupKind(models.TextChoices):
    """The kind is fixed; what a partnership calls the group is data (product, Words)."""

    NP = "np", "Neighbourhood Partnership"
    LTM = "ltm", "Local Tasking Meeting"
    NAG = "nag", "Neighbourhood Action Group"
    LPDG = "lpdg", "Local Partnership Delivery Group"
    PACT = "pact", "PACT meeting"
    TTCG = "ttcg", "Tactical Tasking and Co-ordination Group"
    PDG = "pdg", "Partnership Delivery Group"
    JAG = "jag", "Joint Action Group"
    CORE = "core", "Core Group"
    AREA = "area", "Area committee"
    CASES = "cases", "Partnership case-management meeting"


TASKING_KINDS = frozenset({GroupKind.LTM, GroupKind.NAG, GroupKind.LPDG})
"""Kinds of group that decide on issues (T1)."""

HIGHER_KINDS = frozenset({GroupKind.TTCG, GroupKind.PDG, GroupKind.JAG, GroupKind.CORE})
"""Kinds of group of which something is asked that a tasking group cannot decide (T7)."""


class CadenceUnit(models.TextChoices):
    WEEKS = "weeks", "weeks, on the same weekday"
    MONTHS = "months", "months, on the same weekday of the month"


class GroupQuerySet(models.QuerySet["Group"]):
    def active(self) -> GroupQuerySet:
        return self.filter(ended_on__isnull=True)

    def tasking(self) -> GroupQuerySet:
        """Groups that decide on issues: LTM, NAG or LPDG."""
        return self.filter(kind__in=TASKING_KINDS)


@tracked()
class Group(models.Model):
    """A group that meets: its kind, its name here, its wards, its cadence and where it escalates to."""

    kind = models.CharField(max_length=10, choices=GroupKind)
    name = models.CharField(max_length=140, help_text="As the partnership calls it.")
    slug = models.SlugField(max_length=160, unique=True)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="groups")
    neighbourhood = models.ForeignKey(
        Neighbourhood, null=True, blank=True, on_delete=models.PROTECT, related_name="groups"
    )
    wards = models.ManyToManyField(Ward, related_name="groups", blank=True)
    escalates_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    cadence_every = models.PositiveSmallIntegerField(default=1)
    cadence_unit = models.CharField(max_length=10, choices=CadenceUnit, default=CadenceUnit.MONTHS)
    cadence_anchor = models.DateField(default=timezone.localdate, help_text="A meeting day from which it is counted.")
    meets_at = models.TimeField(default=time(18, 30))
    lasts_minutes = models.PositiveSmallIntegerField(default=60)
    venue = models.CharField(max_length=200, blank=True)
    standing_items = models.JSONField(default=list, blank=True, help_text="Titles that stand on every agenda.")
    purpose = models.TextField(
        blank=True,
        db_default="",
        help_text="What it is for, as the public reads it: on ward pages and in calendars (001 7).",
    )
    community_role = models.TextField(
        blank=True,
        db_default="",
        help_text="What its community representatives do, as their invitation says (001 rec 6.2).",
    )
    quorum = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many members, or deputies for them, have to be there."
    )
    public = models.BooleanField(default=False, help_text="Its dates and published minutes are on the ward's page.")
    ended_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(name="cadence_at_least_one", condition=Q(cadence_every__gte=1))]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("group", args=[self.slug])

    @property
    def is_higher(self) -> bool:
        """Whether it is one of those of which tasking groups ask something."""
        return self.kind in HIGHER_KINDS

    @property
    def is_tasking(self) -> bool:
        """Whether it decides on issues."""
        return self.kind in TASKING_KINDS

    @cached_property
    def ward_ids(self) -> frozenset[int]:
        """The keys of the wards it meets for, read once; `meets_for` changes them."""
        return frozenset(self.wards.values_list("pk", flat=True))

    def meets_for(self, wards: Iterable[Ward]) -> None:
        """Give it these wards instead of those it had."""
        self.wards.set(wards)
        self.__dict__.pop("ward_ids", None)

    @property
    def called(self) -> str:
        """What its partnership calls groups of this kind."""
        return self.partnership.calls(self.kind)

    @property
    def meets(self) -> str:
        """The cadence in words: "Every 11 weeks, on a Thursday"; "Every month, on the second Tuesday"."""
        weekday = f"{self.cadence_anchor:%A}"
        often = "Every" if self.cadence_every == 1 else f"Every {self.cadence_every}"
        unit = str(self.cadence_unit).rstrip("s") if self.cadence_every == 1 else self.cadence_unit
        if self.cadence_unit == CadenceUnit.WEEKS:
            return f"{often} {unit}, on a {weekday}"
        ordinal = ("first", "second", "third", "fourth", "last")[(self.cadence_anchor.day - 1) // 7]
        return f"{often} {unit}, on the {ordinal} {weekday}"


class MembershipStatus(models.TextChoices):
    INVITED = "invited", "Invited"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    ENDED = "ended", "Ended"


class InvitedTo(models.TextChoices):
    """Magistrates and the fire service need not come each month (001 rec 2.2)."""

    EVERY = "every", "Every meeting"
    HALF_YEARLY = "half_yearly", "About every six months"


class Capacity(models.TextChoices):
    CHAIR = "chair", "Chair"
    CO_CHAIR = "co_chair", "Co-chair"
    MEMBER = "member", "Member"
    AGENCY = "agency", "Agency representative"
    DEPUTY = "deputy", "Deputy"
    COMMUNITY = "community", "Community representative"
    GUEST = "guest", "Guest"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, on: date | Combinable) -> MembershipQuerySet:
        return self.filter(status=MembershipStatus.ACCEPTED, starts_on__lte=on).filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=on)
        )

    def unanswered(self) -> MembershipQuerySet:
        """Invited to a group that still meets, and no answer yet."""
        return self.filter(status=MembershipStatus.INVITED, group__ended_on__isnull=True)


def new_link() -> str:
    """A secret address nobody can guess."""
    return secrets.token_urlsafe(24)


@tracked(exclude=("link",))
class Membership(models.Model):
    """Somebody in a group, by invitation (000 2.3). Residents need no account: then name and e-mail stand here."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    capacity = models.CharField(max_length=12, choices=Capacity, default=Capacity.MEMBER)
    status = models.CharField(max_length=10, choices=MembershipStatus, default=MembershipStatus.ACCEPTED)
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)
    invited_to = models.CharField(max_length=12, choices=InvitedTo, default=InvitedTo.EVERY)
    link = models.CharField(max_length=40, unique=True, null=True, help_text="The secret part of their address.")
    invited_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_link = models.BooleanField(default=False, help_text="They said so themselves, by their secret link.")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["group", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "user"],
                condition=Q(user__isnull=False, status__in=["invited", "accepted"]),
                name="member_once",
            ),
            # An agency nominates one representative and one deputy (001 rec 2.1); two people may key them at once.
            models.UniqueConstraint(
                fields=["group", "agency", "capacity"],
                condition=Q(
                    agency__isnull=False, capacity__in=["agency", "deputy"], status__in=["invited", "accepted"]
                ),
                name="agency_nominates_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.group}"

    @property
    def standing(self) -> int:
        """A number that is another once it was changed: what a person saw who changes it."""
        return crc32(repr((self.capacity, self.agency_id, self.email, self.phone, self.invited_to)).encode())

    @property
    def may_answer(self) -> bool:
        """Whether their secret link still asks: until the membership ends or the group does."""
        return self.status != MembershipStatus.ENDED and self.group.ended_on is None
