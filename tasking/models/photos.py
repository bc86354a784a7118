"""Photos of what was done or how it stands, in the database like every file of the book, so that a backup has them."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.urls import reverse

from partnerships.models import User
from tasking.models.actions import Action, ActionProgress


class ActionPhoto(models.Model):
    """A photo as the book drew it anew (`partnerships.photos`). Seen by who sees the action; never public."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="photos")
    progress = models.ForeignKey(
        ActionProgress, null=True, blank=True, on_delete=models.PROTECT, related_name="photos",
        help_text="Empty: taken when the action was done.",
    )  # fmt: skip
    content = models.BinaryField()
    small = models.BinaryField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["action", "pk"]

    def __str__(self) -> str:
        return f"Photo {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("action-photo", args=[self.action_id, self.pk])
