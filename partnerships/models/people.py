"""People: agencies, users, the roles they hold for something, and the named contact of each ward (P2)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from partnerships.history import tracked
from partnerships.models.places import Neighbourhood, Partnership, Ward
from partnerships.scope import Scope, scope_of


class AgencyKind(models.TextChoices):
    POLICE = "police", "Police"
    COUNCIL = "council", "Council"
    HOUSING = "housing", "Housing"
    ENVIRONMENT = "environment", "Environment"
    FIRE = "fire", "Fire and rescue"
    HEALTH = "health", "Health"
    YOUTH = "youth", "Youth offending and youth service"
    CHILDREN = "children", "Children's Services"
    PROBATION = "probation", "Probation"
    VOLUNTARY = "voluntary", "Voluntary and community"
    OTHER = "other", "Other"


@tracked()
class Agency(models.Model):
    """An organisation or service that takes actions: a housing association, the street environment team."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=AgencyKind)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="agencies")
    manager_email = models.EmailField(blank=True, help_text="Who hears when it stays away from meetings (P7).")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **facts: object) -> User:
        user = self.model(username=username, **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username__iexact=username or "")


@tracked(exclude=("password", "last_login", "last_at_desk", "at_desk_before"))
class User(AbstractBaseUser):
    """Somebody who signs in. What they may do comes from the roles they hold, never from this row."""

    username = models.CharField(max_length=80, unique=True, validators=[UnicodeUsernameValidator()])
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    job_title = models.CharField(max_length=120, blank=True)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="staff")
    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="users",
        help_text="Whose administrators keep this account; what the person may reach comes from roles.",
    )  # fmt: skip
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False, help_text="One of the demonstration's made-up people.")
    date_joined = models.DateTimeField(default=timezone.now)
    last_at_desk = models.DateTimeField(null=True, blank=True, help_text="For 'what changed since I was last here'.")
    at_desk_before = models.DateTimeField(null=True, blank=True, help_text="When the visit before this one ended.")
    version = models.PositiveIntegerField(default=1)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("username"), name="username_once_whatever_the_case")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_staff(self) -> bool:
        """Django asks; the book has no administration site, so nobody is."""
        return False

    @cached_property
    def scope(self) -> Scope:
        """What this person may reach today: read once a request, so a role taken away is gone at the next one."""
        return scope_of(self)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]


class RoleKind(models.TextChoices):
    COORDINATOR = "coordinator", "Community Safety Coordinator"
    PCSO = "pcso", "Police Community Support Officer"
    SUPERVISOR = "supervisor", "Supervisor"
    PARTNER = "partner", "Partner officer"
    COUNCILLOR = "councillor", "Councillor"
    REPRESENTATIVE = "representative", "Representative"
    ANALYST = "analyst", "Analyst"
    LEAD = "lead", "Lead"
    INTELLIGENCE = "intelligence", "Intelligence unit"
    AUDITOR = "auditor", "Auditor / data protection officer"
    ADMIN = "admin", "Administrator"


HELD_FOR = {"ward": "pk", "neighbourhood": "neighbourhood", "partnership": "partnership", "group": "groups"}
"""What a role is held for, and by what a ward is known to belong to it: the rule of `scope`, asked from the wards."""


class RoleQuerySet(models.QuerySet["Role"]):
    def held(self, on: date) -> RoleQuerySet:
        """Roles in force on that day; both ends count. One that waits for a second administrator is none yet."""
        return self.filter(waiting=False, starts_on__lte=on).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))

    def for_wards(self, wards: Any) -> RoleQuerySet:
        """Roles that reach one of these wards. In: their keys, or a question for these."""
        chosen = Ward.objects.filter(pk__in=wards).order_by()
        ways = [Q(**{f"{thing}__in": chosen.values(known_by)}) for thing, known_by in HELD_FOR.items()]
        return self.filter(Q(*ways, _connector=Q.OR))

    def for_ward_of_row(self, ward: str) -> RoleQuerySet:
        """Those that reach the ward of the row around them, inside an `Exists`. In: the path to that ward's key."""
        ways = [Q(**{thing if thing == "ward" else f"{thing}__wards": OuterRef(ward)}) for thing in HELD_FOR]
        return self.filter(Q(*ways, _connector=Q.OR))

    def by_ward(self, wards: Iterable[Ward]) -> dict[int, list[Role]]:
        """For each of these wards, by its key, the roles that reach it, in their order."""
        rows = list(wards)
        in_groups: dict[int, list[int]] = {row.pk: [] for row in rows}
        for ward, group in Ward.groups.through.objects.filter(ward__in=in_groups).values_list("ward_id", "group_id"):
            in_groups[ward].append(group)
        held: dict[tuple[str, int | None], list[tuple[int, Role]]] = {}
        for place, role in enumerate(self.for_wards([*in_groups])):
            held.setdefault(role.held_for, []).append((place, role))
        found = {}
        for row in rows:
            things = [("ward", row.pk), ("neighbourhood", row.neighbourhood_id), ("partnership", row.partnership_id)]
            every = [*things, *(("group", group) for group in in_groups[row.pk])]
            found[row.pk] = [role for _, role in sorted(one for thing in every for one in held.get(thing, []))]
        return found

    def in_partnership(self, partnership: Partnership) -> RoleQuerySet:
        """Roles held for it, or for something in it."""
        ways = [Q(**{thing if thing == "partnership" else f"{thing}__partnership": partnership}) for thing in HELD_FOR]
        return self.filter(Q(*ways, _connector=Q.OR))

    def people(self) -> QuerySet[User]:
        """Who holds one of them and can sign in, by name."""
        return User.objects.filter(pk__in=self.order_by().values("user"), is_active=True).order_by("name", "pk")


@tracked()
class Role(models.Model):
    """A role held *for* something, with a start and an end. Exactly one of the four is set."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles")
    kind = models.CharField(max_length=20, choices=RoleKind)
    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    neighbourhood = models.ForeignKey(Neighbourhood, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ward = models.ForeignKey(Ward, null=True, blank=True, on_delete=models.PROTECT, related_name="roles")
    group = models.ForeignKey(
        "partnerships.Group", null=True, blank=True, on_delete=models.PROTECT, related_name="roles"
    )
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    waiting = models.BooleanField(default=False, help_text="For the second administrator that this role takes.")
    confirmed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ["user", "kind"]
        constraints = [
            models.CheckConstraint(
                name="role_for_exactly_one_thing",
                condition=(
                    Q(partnership__isnull=False, neighbourhood__isnull=True, ward__isnull=True, group__isnull=True)
                    | Q(partnership__isnull=True, neighbourhood__isnull=False, ward__isnull=True, group__isnull=True)
                    | Q(partnership__isnull=True, neighbourhood__isnull=True, ward__isnull=False, group__isnull=True)
                    | Q(partnership__isnull=True, neighbourhood__isnull=True, ward__isnull=True, group__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="role_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
            ),
            # Nobody opens the intelligence unit's box alone (safety, Users).
            models.CheckConstraint(
                name="intelligence_role_takes_two_administrators",
                condition=~Q(kind="intelligence", given_by__isnull=False, waiting=False)
                | (Q(confirmed_by__isnull=False) & ~Q(confirmed_by=models.F("given_by"))),
            ),
            models.CheckConstraint(name="nobody_gives_themself_a_role", condition=~Q(given_by=models.F("user"))),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.user}"

    @property
    def held_for(self) -> tuple[str, int]:
        """What it is held for, and its key."""
        return next((thing, key) for thing in HELD_FOR if (key := getattr(self, f"{thing}_id")) is not None)


@tracked()
class WardContact(models.Model):
    """Somebody the public can talk to about a ward, published with what they agreed to (000 4.1, 003 3.1.2)."""

    ward = models.ForeignKey(Ward, on_delete=models.CASCADE, related_name="contacts")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="ward_contacts")
    called = models.CharField(max_length=80, help_text="As residents know the role: Your PCSO.")
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    position = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["ward", "position"]

    def __str__(self) -> str:
        return f"{self.user} for {self.ward}"
