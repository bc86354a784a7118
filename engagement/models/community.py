"""The community groups of a ward, on whom its PCSO calls on a tour of duty (E5, 000 3.2)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.urls import reverse

from partnerships.history import tracked
from partnerships.models import User, Ward


class CommunityKind(models.TextChoices):
    """Whom a community group brings together."""

    TENANTS = "tenants", "Tenants and residents"
    COMMUNITY = "community", "Community group"
    FAITH = "faith", "Faith group"
    SCHOOL = "school", "School or nursery"
    TRADERS = "traders", "Traders"
    YOUTH = "youth", "Young people"
    OLDER = "older", "Older people"
    SPORT = "sport", "Sport and leisure"
    HEALTH = "health", "Health and care"
    WATCH = "watch", "Neighbourhood watch"
    OTHER = "other", "Other"


class CommunityGroupQuerySet(models.QuerySet["CommunityGroup"]):
    def visible_to(self, user: User) -> CommunityGroupQuerySet:
        """Community groups this person reads: the rule of `engagement.tour_access`."""
        from engagement import tour_access  # noqa: PLC0415 - access reads the models

        return self.filter(tour_access.groups_seen_by(user))

    def active(self) -> CommunityGroupQuerySet:
        """Those that are called on."""
        return self.filter(ended_on__isnull=True)


@tracked(exclude=("contact_name", "phone", "email", "reach", "notes"))
class CommunityGroup(models.Model):
    """A tenants' association, a mosque, a school: who they are, where they meet, whom to speak to. Never deleted."""

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="community_groups")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=CommunityKind)
    meets = models.CharField(max_length=200, blank=True, help_text="Where and when they meet.")
    contact_name = models.CharField(max_length=120, blank=True, help_text="Whom to speak to.")
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    reach = models.CharField(max_length=200, blank=True, help_text="How they are best reached.")
    notes = models.TextField(blank=True)
    added_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(db_default=Now())
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = CommunityGroupQuerySet.as_manager()

    class Meta:
        ordering = ["ward", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                "ward", Lower("name"), condition=Q(ended_on__isnull=True), name="community_group_once_a_ward",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("community-group", args=[self.pk])
