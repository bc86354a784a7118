"""Contacts: who was met or called, what was heard and told, and what was promised (E5, E6; 000 3.2; 002 5.3.2)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse

from engagement.models.community import CommunityGroup
from engagement.models.kin import KeyIndividual
from partnerships.history import tracked
from partnerships.models import User, Ward


class ContactHow(models.TextChoices):
    """How they were in contact."""

    MET = "met", "Met"
    CALLED = "called", "Called"
    WROTE = "wrote", "Wrote"


class ContactQuerySet(models.QuerySet["Contact"]):
    def visible_to(self, user: User) -> ContactQuerySet:
        """Contacts this person reads: the rule of `engagement.tour_access`."""
        from engagement import tour_access  # noqa: PLC0415 - access reads the models

        return self.filter(tour_access.contacts_seen_by(user))

    def for_list(self) -> ContactQuerySet:
        """With what a line about a contact says."""
        return self.select_related("ward", "group", "kin", "by")


@tracked(exclude=("spoke_to", "reach", "note"))
class Contact(models.Model):
    """One contact of a PCSO, or another of the ward's team, with a community group, a Key Individual or somebody."""

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="contacts_made")
    group = models.ForeignKey(
        CommunityGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="contacts"
    )  # fmt: skip
    kin = models.ForeignKey(
        KeyIndividual, null=True, blank=True, on_delete=models.PROTECT, related_name="contacts"
    )  # fmt: skip
    spoke_to = models.CharField(max_length=120, blank=True, help_text="Whom of the group, or who it was.")
    reach = models.CharField(max_length=120, blank=True, help_text="How somebody who is no group is reached.")
    how = models.CharField(max_length=6, choices=ContactHow, default=ContactHow.MET)
    on = models.DateField()
    at = models.DateTimeField(help_text="When it was, as far as that is known.")
    note = models.TextField(blank=True, help_text="What was heard beside the issues.")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="contacts_made")
    logged_at = models.DateTimeField(db_default=Now())

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="contact_with_one_of_them", condition=Q(group__isnull=True) | Q(kin__isnull=True)
            ),
            # Who a Key Individual is stands in their record alone, so that it can be erased there (E2).
            models.CheckConstraint(
                name="key_individual_not_named_again", condition=Q(kin__isnull=True) | Q(spoke_to="", reach="")
            ),
        ]
        indexes = [
            models.Index(fields=["group", "-on", "-id"], condition=Q(group__isnull=False), name="contact_of_group"),
            models.Index(fields=["kin", "-on", "-id"], condition=Q(kin__isnull=False), name="contact_of_kin"),
            models.Index(fields=["by", "logged_at"], name="contact_of_pcso"),
            models.Index(fields=["ward", "-on", "-id"], name="contact_of_ward"),
        ]

    def __str__(self) -> str:
        return f"Contact {self.pk} of {self.on:%-d %B %Y}"  # never the name: this text reaches logs

    def get_absolute_url(self) -> str:
        return reverse("contact", args=[self.pk])

    def in_words(self) -> str:
        """What it was, without the name of anybody: a group is named."""
        whom = self.group.name if self.group is not None else "a Key Individual" if self.kin_id else "somebody"
        return f"Contact with {whom} on {self.on:%-d %B %Y}"

    @property
    def whom(self) -> str:
        """Who it was with, for those who read contacts."""
        if self.kin is not None:
            return self.kin.name or f"A Key Individual who left ({self.kin.reference})"
        return self.group.name if self.group is not None else self.spoke_to or "Somebody who gave no name"


class PromiseQuerySet(models.QuerySet["Promise"]):
    def open(self) -> PromiseQuerySet:
        """Neither kept nor taken back."""
        return self.filter(settled_on__isnull=True)

    def late(self, on: date) -> PromiseQuerySet:
        return self.open().filter(due_on__lt=on)


@tracked()
class Promise(models.Model):
    """What somebody was promised in a contact, until it is kept or it is said why it can't be."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="promises")
    what = models.CharField(max_length=300)
    due_on = models.DateField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled_in = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="promises_settled"
    )
    kept = models.BooleanField(default=True, help_text="False: it can't be kept, and they were told why.")
    why_not = models.CharField(max_length=300, blank=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="settled_by_somebody", condition=Q(settled_on__isnull=True) | Q(settled_by__isnull=False)
            ),
            models.CheckConstraint(name="broken_promise_says_why", condition=Q(kept=True) | ~Q(why_not="")),
        ]

    def __str__(self) -> str:
        return f"Promise {self.pk} of contact {self.contact_id}"
