"""Places: partnership, neighbourhood, ward and its boundary through time (P1)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse

from partnerships.history import tracked

if TYPE_CHECKING:
    from partnerships.models.people import User


@tracked()
class Partnership(models.Model):
    """A community safety partnership: the wards of one borough or city, and how it calls and sets things."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    local_authority_code = models.CharField(max_length=9, blank=True, db_index=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    contact_address = models.TextField(blank=True)
    website = models.URLField(blank=True)
    priorities_a_ward = models.PositiveSmallIntegerField(default=3, help_text="How many priorities a ward has at once.")
    feedback_within_days = models.PositiveSmallIntegerField(
        default=14, help_text="Days after an outcome within which those who raised it are told."
    )
    newsletter_within_days = models.PositiveSmallIntegerField(
        default=100, help_text="Days after an outcome within which the ward is told, in its next newsletter."
    )
    group_words = models.JSONField(default=dict, blank=True, help_text="What it calls each kind of group: kind, words.")
    representatives_a_neighbourhood = models.PositiveSmallIntegerField(
        default=2, help_text="How many residents are community representatives of each neighbourhood (001 rec 6.1)."
    )
    key_individuals_a_ward = models.PositiveSmallIntegerField(
        default=40, help_text="How many Key Individuals each ward's network is to have (000 3.1)."
    )
    kin_contact_days = models.PositiveSmallIntegerField(
        default=31, help_text="Days within which each Key Individual is contacted again (002 5.3.2: monthly)."
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def calls(self, kind: str) -> str:
        """What this partnership calls groups of that kind; the kind's own word where it has none."""
        from partnerships.models.groups import GroupKind  # noqa: PLC0415 - groups stand on places

        return str(self.group_words.get(kind) or GroupKind(kind).label)


@tracked()
class Neighbourhood(models.Model):
    """Some wards with one neighbourhood policing team (002 3.2)."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="neighbourhoods")
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    taken_up_on = models.DateField(null=True, blank=True, help_text="Since when it works with the book (002 7).")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="neighbourhood_once_a_partnership"),
        ]

    def __str__(self) -> str:
        return self.name


class WardQuerySet(models.QuerySet["Ward"]):
    def current(self, on: date) -> WardQuerySet:
        """Wards that exist on that day."""
        return self.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=on)).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gt=on)
        )

    def for_scope(self, user: User, kinds: frozenset[str]) -> WardQuerySet:
        """Wards for which the user holds one of these roles today."""
        return self.filter(user.scope.q(kinds, ward=""))


@tracked()
class Ward(models.Model):
    """A ward as the Office for National Statistics knows it; the GSS code is its key."""

    gss_code = models.CharField(max_length=9, unique=True)
    name = models.CharField(max_length=120, db_index=True)
    slug = models.SlugField(max_length=140, unique=True)
    letters = models.CharField(max_length=3, unique=True, help_text="The three letters its references begin with.")
    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="wards")
    neighbourhood = models.ForeignKey(
        Neighbourhood, null=True, blank=True, on_delete=models.PROTECT, related_name="wards"
    )
    local_authority_code = models.CharField(max_length=9, blank=True, db_index=True)
    local_authority_name = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True, help_text="The first day on which it is no longer a ward.")
    predecessors = models.ManyToManyField(
        "self", symmetrical=False, through="WardSuccession", through_fields=("successor", "predecessor"),
        related_name="successors",
    )  # fmt: skip

    objects = WardQuerySet.as_manager()

    class Meta:
        ordering = ["name", "gss_code"]
        indexes = [
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="ward_name_trigram"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("ward", args=[self.slug])


class WardBoundary(models.Model):
    """The outline of a ward while it was valid: GeoJSON geometry in WGS84, longitude before latitude."""

    ward = models.ForeignKey(Ward, on_delete=models.CASCADE, related_name="boundaries")
    vintage = models.CharField(max_length=20, help_text="As the file says: 2023.")
    geometry = models.JSONField()
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    sha256 = models.CharField(max_length=64)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["ward", "-valid_from"]
        constraints = [
            # One outline is the present one; a second without an end would make a point lie in a ward twice.
            models.UniqueConstraint(fields=["ward"], condition=Q(valid_to__isnull=True), name="one_present_boundary"),
        ]

    def __str__(self) -> str:
        return f"{self.ward} {self.vintage}"

    def shape(self) -> dict[str, Any]:
        geometry: dict[str, Any] = self.geometry
        return geometry


class WardSuccession(models.Model):
    """Which ward a ward came from, with the share of the old one's area that went into the new (0 to 1)."""

    predecessor = models.ForeignKey(Ward, on_delete=models.CASCADE, related_name="+")
    successor = models.ForeignKey(Ward, on_delete=models.CASCADE, related_name="+")
    share = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} -> {self.successor_id}"


class Postcode(models.Model):
    """A postcode and its ward, where the partnership imported a lookup. Stored without the space, in capitals."""

    postcode = models.CharField(max_length=8, primary_key=True)
    ward = models.ForeignKey(Ward, on_delete=models.CASCADE, related_name="postcodes")

    def __str__(self) -> str:
        return self.postcode
