"""The monthly three-way contact of inspector, coordinator and councillors, and their meeting before an NP (P9)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse

from engagement.models import Issue
from partnerships.history import tracked
from partnerships.models import Meeting, User, Ward
from tasking.models.actions import Action


class How(models.TextChoices):
    """How they were in contact."""

    MET = "met", "Met"
    CALLED = "called", "Called"
    WROTE = "wrote", "Wrote"


class Side(models.TextChoices):
    """The three sides of a three-way contact, and whoever else was there (000 5.3)."""

    INSPECTOR = "inspector", "Inspector"
    COORDINATOR = "coordinator", "Coordinator"
    COUNCILLOR = "councillor", "Councillor"
    OTHER = "other", "Also there"


THREE = (Side.INSPECTOR, Side.COORDINATOR, Side.COUNCILLOR)


class ThreeWayQuerySet(models.QuerySet["ThreeWayContact"]):
    def visible_to(self, user: User) -> ThreeWayQuerySet:
        """Contacts this person may know of: the rule of `tasking.three_way_access`."""
        from tasking import three_way_access  # noqa: PLC0415 - access reads the models

        return self.filter(three_way_access.contacts_seen_by(user))

    def monthly(self) -> ThreeWayQuerySet:
        """Of all three sides, and not the meeting before an NP: that comes in addition (000 5.3)."""
        return self.filter(all_three=True, before__isnull=True)

    def between(self, first: date, last: date) -> ThreeWayQuerySet:
        return self.filter(on__gte=first, on__lte=last)


@tracked()
class ThreeWayContact(models.Model):
    """One contact with a ward's councillors: who with whom, when, how, what was said, and what came of it (000 5.3)."""

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="three_way_contacts")
    before = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="pre_meetings",
        help_text="The Neighbourhood Partnership meeting it was held before.",
    )  # fmt: skip
    on = models.DateField()
    how = models.CharField(max_length=6, choices=How)
    said = models.TextField()
    came_of_it = models.TextField(blank=True)
    all_three = models.BooleanField(default=False, help_text="Inspector, coordinator and a councillor took part.")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=1)

    objects = ThreeWayQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["ward", "-on", "-id"], name="three_way_of_ward")]

    def __str__(self) -> str:
        return f"{self.ward}, {self.on:%-d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("three-way", args=[self.pk])

    @property
    def kind(self) -> str:
        """What it counts as."""
        if self.before_id:
            return "Before the meeting"
        return "Monthly three-way contact" if self.all_three else "In between"


@tracked()
class ContactPerson(models.Model):
    """Somebody who took part: with an account or, as a councillor or guest without one, by name."""

    contact = models.ForeignKey(ThreeWayContact, on_delete=models.PROTECT, related_name="people")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    side = models.CharField(max_length=11, choices=Side)

    class Meta:
        ordering = ["contact", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "user"], condition=Q(user__isnull=False), name="person_once_a_contact"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class ContactLink(models.Model):
    """An issue or an action that was spoken of, or came of it."""

    contact = models.ForeignKey(ThreeWayContact, on_delete=models.PROTECT, related_name="links")
    issue = models.ForeignKey(Issue, null=True, blank=True, on_delete=models.PROTECT, related_name="three_way_links")
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.PROTECT, related_name="three_way_links")
    raised = models.BooleanField(default=False, help_text="The issue was raised in this contact.")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["contact", "pk"]
        constraints = [
            models.CheckConstraint(
                name="contact_links_one_thing",
                condition=Q(issue__isnull=False, action__isnull=True) | Q(issue__isnull=True, action__isnull=False),
            ),
            # Two people may link the same thing at the same moment: it stands there once.
            models.UniqueConstraint(
                fields=["contact", "issue"], condition=Q(issue__isnull=False), name="issue_once_a_contact"
            ),
            models.UniqueConstraint(
                fields=["contact", "action"], condition=Q(action__isnull=False), name="action_once_a_contact"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact_id}: {self.issue_id or self.action_id}"
