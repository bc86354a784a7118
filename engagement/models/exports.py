"""A ward's network of Key Individuals leaving the book as a file: asked for, approved by a second person, taken once.

Safety, "Bulk export": the coordinator, of own wards, with a reason that is asked and logged, approved by a second
person. The file itself is never kept: it is written the moment it is taken, of the network as it stands then.
"""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse

from partnerships.history import tracked
from partnerships.models import User, Ward


class ExportState(models.TextChoices):
    ASKED = "asked", "Waiting for a second person"
    APPROVED = "approved", "Approved"
    REFUSED = "refused", "Refused"
    TAKEN = "taken", "Downloaded"


class NetworkExportQuerySet(models.QuerySet["NetworkExport"]):
    def visible_to(self, user: User) -> NetworkExportQuerySet:
        """Exports of the wards whose network this person keeps or leads: `engagement.kin_access`."""
        from engagement import kin_access  # noqa: PLC0415 - access reads the models

        return self.filter(kin_access.exports_seen_by(user))

    def standing(self, now: datetime) -> NetworkExportQuerySet:
        """Those that have not lapsed."""
        return self.filter(until__gt=now)

    def to_decide(self, user: User, now: datetime) -> NetworkExportQuerySet:
        """What others asked for, that waits for somebody like this person."""
        return self.visible_to(user).standing(now).filter(state=ExportState.ASKED).exclude(asked_by=user)

    def to_take(self, user: User, now: datetime) -> NetworkExportQuerySet:
        """What this person asked for and may download now."""
        return self.visible_to(user).standing(now).filter(state=ExportState.APPROVED, asked_by=user)


@tracked()
class NetworkExport(models.Model):
    """One ward's network, asked for by one person. `until`: when what was asked, or approved, lapses."""

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="network_exports")
    reason = models.CharField(max_length=200)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    state = models.CharField(max_length=8, choices=ExportState, default=ExportState.ASKED)
    until = models.DateTimeField()
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    why_not = models.CharField(max_length=200, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True, help_text="How many were in it.")

    objects = NetworkExportQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["ward", "-asked_at", "-id"], name="network_export_of_ward")]
        constraints = [
            models.CheckConstraint(
                name="network_export_by_two_people",
                condition=Q(state="asked", decided_by__isnull=True)
                | (~Q(state="asked") & Q(decided_by__isnull=False) & ~Q(decided_by=F("asked_by"))),
            ),
            models.CheckConstraint(name="network_export_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="network_export_refused_says_why", condition=~Q(state="refused") | ~Q(why_not="")
            ),
            models.CheckConstraint(
                name="network_export_taken_is_counted",
                condition=Q(state="taken", taken_at__isnull=False, people__isnull=False)
                | (~Q(state="taken") & Q(taken_at__isnull=True, people__isnull=True)),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Export {self.pk} of ward {self.ward_id}"

    def get_absolute_url(self) -> str:
        return reverse("kin-export", args=[self.pk])

    def has_lapsed(self, now: datetime) -> bool:
        """Whether nobody decided on it, or nobody took it, in time."""
        return self.state in (ExportState.ASKED, ExportState.APPROVED) and self.until <= now
