"""What everybody was given to read of a meeting, word for word as the second person let it out (P8, safety 15)."""

from __future__ import annotations

from django.db import models

from partnerships.history import tracked
from partnerships.models import Meeting


@tracked()
class PublishedMinutes(models.Model):
    """The minutes of one publication. What changes in the book afterwards changes nothing in them."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="published_minutes")
    published_at = models.DateTimeField(help_text="As it stands on the meeting: that of its last publication counts.")
    text = models.JSONField()

    class Meta:
        ordering = ["published_at"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "published_at"], name="minutes_once_in_a_publication"),
        ]

    def __str__(self) -> str:
        return f"Minutes of {self.meeting_id}"
