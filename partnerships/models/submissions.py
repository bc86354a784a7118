"""Submissions: what makes a form that is sent twice count once (safety 26)."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from partnerships.models.people import User


class Submission(models.Model):
    """A form that was sent and carried out. `key` came with the empty form; the same key is never carried out twice."""

    key = models.UUIDField(primary_key=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, help_text="SHA-256 of what was sent; the words themselves are not kept.")
    made = models.CharField(max_length=80, blank=True, help_text="Model of what the step made: engagement.issue.")
    made_pk = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["at"]
        indexes = [models.Index(fields=["at"], name="submission_at")]

    def __str__(self) -> str:
        return str(self.key)
