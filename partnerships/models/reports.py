"""What agencies report to a meeting beforehand, and the queries put to it there (P6, 000 2.2)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse

from partnerships.history import tracked
from partnerships.models.meetings import Meeting, MeetingStage
from partnerships.models.people import Agency, User


class ReportQuerySet(models.QuerySet["AgencyReport"]):
    def owed(self) -> ReportQuerySet:
        """Asked for, not here yet, and the meeting is still to come or under way."""
        return self.filter(
            received_at__isnull=True, meeting__stage__in=[MeetingStage.SCHEDULED, MeetingStage.UNDER_WAY]
        )

    def late(self, on: date) -> ReportQuerySet:
        return self.owed().filter(due_on__lt=on)

    def received(self) -> ReportQuerySet:
        return self.filter(received_at__isnull=False)


@tracked()
class AgencyReport(models.Model):
    """One agency's report to one meeting: asked for with a due date, typed or sent as a file, read beforehand."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="reports")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="reports")
    due_on = models.DateField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    text = models.TextField(blank=True)
    confidential = models.BooleanField(default=False, help_text="Read only by those who hear what is confidential.")
    received_at = models.DateTimeField(null=True, blank=True)
    received_from = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "agency__name"]
        indexes = [
            models.Index(
                fields=["agency", "due_on"], condition=Q(received_at__isnull=True), name="report_owed_by_agency"
            )
        ]
        constraints = [
            # Two coordinators may ask at once: an agency is asked once for a meeting.
            models.UniqueConstraint(fields=["meeting", "agency"], name="report_asked_once"),
            models.CheckConstraint(
                name="received_report_says_from_whom",
                condition=Q(received_at__isnull=True) | Q(received_from__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Report of {self.agency}"

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.meeting_id, self.pk])

    def is_late(self, on: date) -> bool:
        return self.received_at is None and self.due_on < on


class FileKind(models.TextChoices):
    """The kinds of file that are taken; which one it is, its bytes say, never its name."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word document"
    ODT = "odt", "OpenDocument text"


class ReportFile(models.Model):
    """The file of a report, kept in the book itself: no web server ever serves it from a folder."""

    report = models.OneToOneField(AgencyReport, on_delete=models.CASCADE, related_name="file")
    kind = models.CharField(max_length=4, choices=FileKind)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="report_file_within_its_size", condition=Q(size__gt=0, size__lte=10 * 1024 * 1024)
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of report {self.report_id}"


@tracked()
class ReportQuery(models.Model):
    """A query to a report. Reports are read beforehand, so that only these take the meeting's time (000 2.2)."""

    report = models.ForeignKey(AgencyReport, on_delete=models.PROTECT, related_name="queries")
    text = models.CharField(max_length=500)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = [F("asked_at"), "pk"]
        verbose_name_plural = "report queries"
        constraints = [
            models.CheckConstraint(
                name="answered_query_has_its_answer",
                condition=Q(answered_at__isnull=True) | (~Q(answer="") & Q(answered_by__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
