"""The chair's report back to the group, every six months, on successes and areas for improvement (001 rec 4.2)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.dateformat import format as date_format

from partnerships.history import tracked
from partnerships.models import Group
from tasking.models.half_yearly import HalfYearly, HalfYearlyQuerySet


@tracked()
class ChairReport(HalfYearly):
    """One half-year of one group. The book opens it when the half-year is over; handed over it changes no more."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="chair_reports")
    successes = models.TextField(blank=True)
    improvements = models.TextField(blank=True)
    figures = models.JSONField(default=dict, blank=True, help_text="As they stood when it was handed over.")
    version = models.PositiveIntegerField(default=1)

    objects = HalfYearlyQuerySet["ChairReport"].as_manager()

    class Meta:
        ordering = ["-last", "-pk"]
        constraints = [
            # Two beats may open it at once: a day is reported on once.
            models.UniqueConstraint(fields=["group", "last"], name="chair_reports_once_on_a_half_year"),
            models.CheckConstraint(name="chair_report_has_an_end", condition=Q(last__gt=F("first"))),
            models.CheckConstraint(
                name="completed_chair_report_says_it",
                condition=Q(completed_at__isnull=True)
                | (Q(completed_by__isnull=False) & ~Q(successes="") & ~Q(improvements="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{date_format(self.first, 'j F Y')} to {date_format(self.last, 'j F Y')}"

    def get_absolute_url(self) -> str:
        return reverse("chair-report", args=[self.pk])
