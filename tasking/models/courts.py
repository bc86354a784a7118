"""Sentencing feedback: what a court decided, told so that nobody is known by it (T12; 001 rec 2.3, 7)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from partnerships.history import tracked
from partnerships.models import User, Ward


class Court(models.TextChoices):
    MAGISTRATES = "magistrates", "Magistrates’ court"
    CROWN = "crown", "Crown Court"
    YOUTH = "youth", "Youth court"
    COUNTY = "county", "County court"


class Spread(models.TextChoices):
    """How widely it is told, which the meeting decides by how hard it hit people there (001 rec 2.3, 7)."""

    MEETING = "meeting", "At the meeting alone"
    WARD = "ward", "In the ward"
    NEIGHBOURHOOD = "neighbourhood", "In the whole neighbourhood"


TOLD_OPENLY = frozenset({Spread.WARD, Spread.NEIGHBOURHOOD})


class CourtOutcomeQuerySet(models.QuerySet["CourtOutcome"]):
    def visible_to(self, user: User) -> CourtOutcomeQuerySet:
        """Those this person may read: the rule of `tasking.court_access`."""
        from tasking import court_access  # noqa: PLC0415 - access reads the models

        return self.filter(court_access.outcomes_seen_by(user))

    def standing(self) -> CourtOutcomeQuerySet:
        """Not taken back."""
        return self.filter(withdrawn_at__isnull=True)

    def undecided(self) -> CourtOutcomeQuerySet:
        """Nobody has said yet how widely it is told."""
        return self.standing().filter(spread="")

    def told_in(self, ward: Any) -> CourtOutcomeQuerySet:
        """Those that people in this ward are told of: its own, and those told in the whole of its neighbourhood.

        In: the ward's key, or its place in a question (001 rec 2.3).
        """
        here = Ward.objects.filter(pk=ward).order_by().values("neighbourhood")
        near = Q(ward__neighbourhood__in=here, spread=Spread.NEIGHBOURHOOD)
        return self.standing().filter(Q(ward_id=ward, spread__in=sorted(TOLD_OPENLY)) | near)


@tracked()
class CourtOutcome(models.Model):
    """One sentence or order in public wording. Neither a name nor a case number: nothing leads to a person."""

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="court_outcomes")
    court = models.CharField(max_length=12, choices=Court)
    sentenced_on = models.DateField()
    wording = models.TextField(max_length=600, help_text="What it was for and what the court decided, for the public.")
    spread = models.CharField(max_length=14, choices=Spread, blank=True)
    spread_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    objects = CourtOutcomeQuerySet.as_manager()

    class Meta:
        ordering = ["-sentenced_on", "-pk"]
        indexes = [models.Index(fields=["ward", "recorded_at"], name="court_outcome_of_ward")]
        constraints = [
            models.CheckConstraint(name="court_outcome_has_words", condition=~Q(wording="")),
            models.CheckConstraint(
                name="court_outcome_withdrawn_says_why",
                condition=Q(withdrawn_at__isnull=True) | (~Q(withdrawn_because="") & Q(withdrawn_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"Court outcome {self.pk}"

    @property
    def told_openly(self) -> bool:
        """Whether it may stand in published minutes and in newsletters."""
        return self.spread in TOLD_OPENLY
