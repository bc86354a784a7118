"""Papers: what was printed, kept as the bytes that went out (PDF/UA), made by a worker."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class PaperState(models.TextChoices):
    ASKED = "asked", "Being made"
    READY = "ready", "Ready"
    FAILED = "failed", "Could not be made"


class PaperQuerySet(models.QuerySet["Paper"]):
    def due(self, at: datetime | None = None) -> PaperQuerySet:
        """Asked for and in nobody's hand, or in the hand of a worker that died; the last asked for first.

        Somebody sits and waits for that one; what a whole load of the past asked for is printed after it. Without `at`
        the database's clock decides.
        """
        free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=at or Now())
        return self.filter(free, state=PaperState.ASKED).order_by("-asked_at", "-pk")


class Paper(models.Model):
    """A PDF in the making or made. `key` names it for good: newsletter:12:3 is version 3 of newsletter 12."""

    key = models.CharField(max_length=120, unique=True)
    title = models.CharField(max_length=250)
    state = models.CharField(max_length=10, choices=PaperState, default=PaperState.ASKED)
    html = models.TextField(blank=True, help_text="What is to be printed; emptied once it is.")
    content = models.BinaryField(null=True)
    pages = models.PositiveSmallIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(db_default=Now())
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at"]
        indexes = [
            models.Index(fields=["asked_at"], condition=Q(state="asked"), name="paper_still_to_make"),
        ]

    def __str__(self) -> str:
        return self.title
