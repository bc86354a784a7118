"""What the members of a group agreed to: terms of reference in versions, accepted one by one (P3, 000 6.2)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models.functions import Now

from partnerships.history import tracked
from partnerships.models.groups import Group, Membership
from partnerships.models.people import User


class TermsQuerySet(models.QuerySet["TermsOfReference"]):
    def in_force(self, on: date) -> TermsQuerySet:
        """Those that apply on that day, the latest first: the first row is the one in force."""
        return self.filter(starts_on__lte=on).order_by("-starts_on", "-number")


@tracked()
class TermsOfReference(models.Model):
    """One version of a group's terms of reference. It is not changed; a new version follows it."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="terms")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    starts_on = models.DateField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(db_default=Now())

    objects = TermsQuerySet.as_manager()

    class Meta:
        ordering = ["group", "-number"]
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="terms_numbered_once")]

    def __str__(self) -> str:
        return f"{self.group}, terms of reference, version {self.number}"


@tracked()
class TermsAccepted(models.Model):
    """A member accepted one version, on their own page or by their secret link."""

    terms = models.ForeignKey(TermsOfReference, on_delete=models.CASCADE, related_name="acceptances")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="accepted_terms")
    at = models.DateTimeField(db_default=Now())
    by_link = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["terms", "membership"], name="terms_accepted_once")]

    def __str__(self) -> str:
        return f"{self.membership.name}: version {self.terms.number}"


@tracked(exclude=("token",))
class CalendarLink(models.Model):
    """Somebody's own calendar: a secret address for their phone, made anew when they ask (P5)."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="calendar_link")
    token = models.CharField(max_length=40, unique=True)
    renewed_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"Calendar of {self.user}"
