"""Powers and tools: a partnership's one list, kept as data, and what was used in actions (T5; 001 8, 004 3.3)."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from partnerships.history import tracked
from partnerships.models import Agency, Partnership, User
from tasking.models.actions import Action


class CountsAs(models.TextChoices):
    PREVENTION = "prevention", "Support or prevention"
    ENFORCEMENT = "enforcement", "Enforcement"


class PowerQuerySet(models.QuerySet["Power"]):
    def visible_to(self, user: User) -> PowerQuerySet:
        """The list of the person's own partnership."""
        return self.filter(partnership=user.partnership_id or 0)

    def in_use(self) -> PowerQuerySet:
        return self.filter(ended_on=None)


class Power(models.Model):
    """A power or tool that may be recorded as used, in an action or in a case. Ended, never deleted."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="powers")
    name = models.CharField(max_length=80)
    counts_as = models.CharField(max_length=12, choices=CountsAs)
    ended_on = models.DateField(null=True, blank=True)

    objects = PowerQuerySet.as_manager()

    class Meta:
        ordering = ["counts_as", "name"]
        constraints = [models.UniqueConstraint(fields=["partnership", "name"], name="power_once_in_a_partnership")]

    def __str__(self) -> str:
        return self.name


@tracked()
class ActionPower(models.Model):
    """A power used in an action: counted once, on the day it was first recorded, for the agency it was with then."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="powers_used")
    power = models.ForeignKey(Power, on_delete=models.PROTECT, related_name="+")
    used_on = models.DateField(default=timezone.localdate)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["action", "used_on", "pk"]
        indexes = [models.Index(fields=["used_on"], name="action_power_by_day")]
        constraints = [models.UniqueConstraint(fields=["action", "power"], name="power_once_in_an_action")]

    def __str__(self) -> str:
        return str(self.power)
