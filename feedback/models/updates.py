"""E-mail updates to the Key Individuals of a ward who agreed to them (E6; 000 3.1)."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from partnerships.history import tracked
from partnerships.models import User, Ward


class KinUpdateQuerySet(models.QuerySet["KinUpdate"]):
    def visible_to(self, user: User) -> KinUpdateQuerySet:
        """Updates of the wards whose network this person works with."""
        from engagement.kin_access import READ_KIN  # noqa: PLC0415 - access reads the models

        return self.filter(user.scope.q(READ_KIN.kinds))


@tracked()
class KinUpdate(models.Model):
    """One update as it went out: the same words to everybody. To whom stands in the log of disclosures, not here."""

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="kin_updates")
    subject = models.CharField(max_length=120)
    text = models.TextField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(db_default=Now())
    sent_to = models.PositiveIntegerField(help_text="How many got it.")

    objects = KinUpdateQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        indexes = [models.Index(fields=["ward", "-sent_at", "-id"], name="kin_update_of_ward")]

    def __str__(self) -> str:
        return f"Update {self.pk} to the network of ward {self.ward_id}"
