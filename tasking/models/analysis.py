"""The shareable analytical document of a meeting: nothing restricted, nobody in it (T10; 001 rec 3.1, 3.2)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.dateformat import format as date_format

from partnerships.history import tracked
from partnerships.models import Agency, Meeting, MeetingStage, User
from partnerships.periods import Period


class AnalysisQuerySet(models.QuerySet["Analysis"]):
    def published(self) -> AnalysisQuerySet:
        return self.filter(published_at__isnull=False)

    def to_do(self) -> AnalysisQuerySet:
        """Asked for, and not out yet; for a meeting that was cancelled it waits for the next one."""
        return self.filter(published_at__isnull=True, meeting__group__ended_on__isnull=True)

    def overdue(self, on: date) -> AnalysisQuerySet:
        return self.to_do().filter(due_on__lt=on)


@tracked(exclude=("figures",))
class Analysis(models.Model):
    """One document for one meeting: what was asked, the book's counts as they may be told, what the analyst says.

    `figures` hold only what may be told: no count below five, and none from which one follows, is ever kept.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="analysis")
    title = models.CharField(max_length=120)
    first = models.DateField()
    last = models.DateField()
    question = models.TextField(blank=True, help_text="What the group wants to know of this period.")
    due_on = models.DateField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    figures = models.JSONField(default=dict, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    summary = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = AnalysisQuerySet.as_manager()

    class Meta:
        ordering = ["-last", "-pk"]
        verbose_name_plural = "analyses"
        constraints = [
            models.CheckConstraint(name="analysis_has_an_end", condition=Q(last__gt=F("first"))),
            models.CheckConstraint(
                name="published_analysis_says_something",
                condition=Q(published_at__isnull=True)
                | (Q(published_by__isnull=False, counted_at__isnull=False) & ~Q(summary="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("analysis", args=[self.pk])

    @property
    def period(self) -> Period:
        return Period(self.first, self.last)

    @property
    def of(self) -> str:
        return f"{date_format(self.first, 'j F Y')} to {date_format(self.last, 'j F Y')}"

    @property
    def is_late(self) -> bool:
        """Whether its meeting is over and it was never out."""
        return self.published_at is None and self.meeting.stage not in (MeetingStage.SCHEDULED, MeetingStage.UNDER_WAY)


class SectionKind(models.TextChoices):
    """What a document can hold, in its order; the analyst leaves out what says nothing this time."""

    ISSUES = "issues", "What was raised"
    PLACES = "places", "Where it comes back"
    PRIORITIES = "priorities", "Priorities"
    CONFIDENCE = "confidence", "What people think"
    ACTIONS = "actions", "What was done"
    AGENCIES = "agencies", "Figures of the agencies"
    OWN = "own", "Own section"


@tracked()
class AnalysisSection(models.Model):
    """What the analyst says to one part; `heading` is of their own section."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="sections")
    kind = models.CharField(max_length=10, choices=SectionKind)
    heading = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    shown = models.BooleanField(default=True)

    class Meta:
        ordering = ["analysis", "pk"]
        constraints = [models.UniqueConstraint(fields=["analysis", "kind"], name="section_once_in_an_analysis")]

    def __str__(self) -> str:
        return self.heading or self.get_kind_display()


@tracked()
class AgencyFigure(models.Model):
    """A figure an agency feeds in, such as fixed penalties (001 rec 3.2). Below five it is not told."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="agency_figures")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=120)
    now = models.PositiveIntegerField()
    before = models.PositiveIntegerField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["agency__name", "what", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["analysis", "agency", "what"], name="agency_figure_once"),
        ]

    def __str__(self) -> str:
        return self.what
