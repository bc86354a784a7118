"""Signs of life of the processes behind the pages."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class HeartbeatManager(models.Manager["Heartbeat"]):
    def beat(self, name: str, *, sent: bool = False) -> None:
        """Mark NAME as alive now; `sent` when it has just put a heartbeat on the queue for a worker to answer."""
        now = timezone.now()
        mark = Heartbeat(name=name, beaten_at=now, sent_at=now if sent else None)
        fields = ["beaten_at", "sent_at"] if sent else ["beaten_at"]
        self.bulk_create([mark], update_conflicts=True, unique_fields=["name"], update_fields=fields)


class Heartbeat(models.Model):
    """When beat and worker last showed that they live: beat by itself, a worker by what it took off the queue."""

    name = models.CharField(max_length=20, primary_key=True)
    beaten_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = HeartbeatManager()

    def __str__(self) -> str:
        return self.name
