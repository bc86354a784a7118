"""Who was shown personal data: written with the reading, and never rewritten (X1, safety)."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from partnerships.models.people import User


class Disclosure(models.Model):
    """One person was shown something personal, at a moment, for a reason. Append-only by trigger."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="disclosures")
    what = models.CharField(max_length=80, help_text="issue:raisers, mail:recipients.")
    subject = models.CharField(max_length=120, help_text="The reference of what it belongs to; never a name.")
    reason = models.CharField(max_length=250, blank=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-at"]
        indexes = [
            models.Index(fields=["-at"], name="disclosure_newest"),
            models.Index(fields=["subject", "-id"], name="disclosure_of"),
            models.Index(fields=["user", "-id"], name="disclosure_to"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.subject}"
