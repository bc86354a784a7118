"""What the book opens for a group when its half-year is over, and somebody completes (001 rec 4.2, 5)."""

from __future__ import annotations

from datetime import date
from typing import Self, TypeVar

from django.db import models

from partnerships.models import User
from partnerships.periods import Period

M = TypeVar("M", bound=models.Model)


class HalfYearlyQuerySet(models.QuerySet[M]):
    def to_do(self) -> Self:
        return self.filter(completed_at__isnull=True, group__ended_on__isnull=True)

    def overdue(self, on: date) -> Self:
        """Those that should have been completed before that day."""
        return self.to_do().filter(due_on__lt=on)


class HalfYearly(models.Model):
    """One half-year, from its first to its last day. Completed it changes no more."""

    first = models.DateField()
    last = models.DateField()
    due_on = models.DateField()
    completed_at = models.DateTimeField(null=True, blank=True)
    completed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def period(self) -> Period:
        return Period(self.first, self.last)
