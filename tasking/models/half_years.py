"""The Joint Action Group's review of all neighbourhoods, every half-year (001 rec 5, 002 5.7.4)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse

from partnerships.history import tracked
from partnerships.models import Group, Neighbourhood, User
from tasking.models.half_yearly import HalfYearly, HalfYearlyQuerySet


@tracked()
class HalfYearReview(HalfYearly):
    """One half-year before one group. The book opens it when the half-year is over; completed it changes no more."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="half_year_reviews")

    objects = HalfYearlyQuerySet["HalfYearReview"].as_manager()

    class Meta:
        ordering = ["-first", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "first"], name="half_year_once_before_a_group"),
            models.CheckConstraint(name="half_year_has_an_end", condition=Q(last__gt=F("first"))),
            models.CheckConstraint(
                name="completed_half_year_says_by_whom",
                condition=Q(completed_at__isnull=True) | Q(completed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.period.months

    def get_absolute_url(self) -> str:
        return reverse("review", args=[self.pk])


@tracked()
class NeighbourhoodReview(models.Model):
    """What the group said and decided about one neighbourhood, beside the figures it had before it."""

    review = models.ForeignKey(HalfYearReview, on_delete=models.PROTECT, related_name="neighbourhoods")
    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.PROTECT, related_name="half_year_reviews")
    figures = models.JSONField(help_text="As they stood when it was recorded.")
    remark = models.TextField()
    decision = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["review", "neighbourhood"]
        constraints = [
            models.UniqueConstraint(fields=["review", "neighbourhood"], name="neighbourhood_once_in_a_half_year"),
            models.CheckConstraint(name="reviewed_neighbourhood_has_a_remark", condition=~Q(remark="")),
        ]

    def __str__(self) -> str:
        return f"{self.neighbourhood_id} in {self.review_id}"
