"""Figures of many years and wards, worked out once a day: to count a million again for every desk takes seconds."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from partnerships.models import Neighbourhood, Ward


class Kept(models.Model):
    """The day for which the figures below were worked out last. One row; a book that is new has none."""

    on = models.DateField(unique=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "kept"

    def __str__(self) -> str:
        return f"{self.on}"


class WardMonth(models.Model):
    """How many concerns of a ward were raised, had their outcome and were told in a month (its first day)."""

    ward = models.ForeignKey(Ward, on_delete=models.CASCADE, related_name="+")
    month = models.DateField()
    restricted = models.BooleanField(help_text="Counts restricted concerns; the other row of the month all others.")
    raised = models.PositiveIntegerField()
    with_outcome = models.PositiveIntegerField()
    told = models.PositiveIntegerField()

    class Meta:
        ordering = ["ward", "month", "restricted"]
        constraints = [
            models.UniqueConstraint(fields=["ward", "month", "restricted"], name="counted_once_a_ward_and_month")
        ]

    def __str__(self) -> str:
        return f"{self.ward_id} {self.month:%Y-%m}"


class Pace(models.Model):
    """The median of days from raised to told in a ward or a neighbourhood.

    Of the three months that end with `month`; of twelve months together where it is None. `whole` tells whether
    restricted concerns are among them.
    """

    ward = models.ForeignKey(Ward, null=True, on_delete=models.CASCADE, related_name="+")
    neighbourhood = models.ForeignKey(Neighbourhood, null=True, on_delete=models.CASCADE, related_name="+")
    month = models.DateField(null=True)
    whole = models.BooleanField()
    told = models.PositiveIntegerField()
    days = models.FloatField()

    class Meta:
        verbose_name_plural = "paces"
        ordering = ["ward", "neighbourhood", F("month").asc(nulls_last=True)]
        constraints = [
            models.CheckConstraint(
                condition=Q(ward__isnull=True) ^ Q(neighbourhood__isnull=True), name="pace_of_ward_or_neighbourhood"
            ),
            models.UniqueConstraint(
                fields=["ward", "neighbourhood", "month", "whole"], nulls_distinct=False, name="pace_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.days:.0f} days"
