"""Where an issue was heard when it was not a meeting of a group; and what a canvass and a PACT meeting leave (E1)."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.urls import reverse

from engagement.models.issues import Issue
from partnerships.history import tracked
from partnerships.models import Meeting, User, Ward


class Heard(models.Model):
    """The occasion on which an issue was heard: a canvass, a contact, a survey round, a piece of work.

    Written by `raising.log_issue(heard_in=…)` alone, never changed, and read through `engagement.heard`, where each
    kind of occasion has its name. Without a foreign key, because the occasions stand in several storeys, and because
    retention may do away with an occasion whose issue stays: then it leads nowhere, and the method alone is shown.
    """

    issue = models.OneToOneField(Issue, primary_key=True, on_delete=models.PROTECT, related_name="heard")
    occasion = models.CharField(max_length=20, help_text="The name under which the kind is known to engagement.heard.")
    occasion_id = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "heard"
        indexes = [models.Index(fields=["occasion", "occasion_id", "issue"], name="heard_on_occasion")]

    def __str__(self) -> str:
        return f"Issue {self.issue_id}: {self.occasion} {self.occasion_id}"


class CanvassQuerySet(models.QuerySet["Canvass"]):
    def visible_to(self, user: User) -> CanvassQuerySet:
        """Canvasses of the wards whose issues this person reads: the rule of `engagement.canvass_access`."""
        from engagement import canvass_access  # noqa: PLC0415 - access reads the models

        return self.filter(canvass_access.canvasses_seen_by(user))


@tracked()
class Canvass(models.Model):
    """A councillor asked residents of a ward what concerns them, before a Neighbourhood Partnership meeting (000 2.2).

    What was heard are issues: `heard.issues_heard_in(canvass)`.
    """

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="canvasses")
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="canvasses", help_text="The NP meeting it was made for."
    )
    councillor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    canvassed_on = models.DateField()
    streets = models.CharField(max_length=200, blank=True)
    doors = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How many doors were knocked on.")
    keyed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    keyed_at = models.DateTimeField(db_default=Now())

    objects = CanvassQuerySet.as_manager()

    class Meta:
        ordering = ["-canvassed_on", "-pk"]
        verbose_name_plural = "canvasses"
        indexes = [models.Index(fields=["ward", "-canvassed_on", "-id"], name="canvass_newest_of_ward")]

    def __str__(self) -> str:
        return f"Canvass by {self.councillor}, {self.canvassed_on:%-d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("canvass", args=[self.pk])


@tracked()
class PactRecord(models.Model):
    """What came of a PACT meeting: how many came. What they raised are the issues heard at the meeting."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="pact")
    attendance = models.PositiveSmallIntegerField(help_text="How many members of the public came.")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.meeting}: {self.attendance} came"
