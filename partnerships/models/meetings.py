"""Meetings as such: schedule, agenda, attendance, minutes (P5-P8). What is decided stands in tasking."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from partnerships.history import tracked
from partnerships.models.groups import Group, Membership
from partnerships.models.people import Agency, User


class MeetingStage(models.TextChoices):
    SCHEDULED = "scheduled", "Scheduled"
    UNDER_WAY = "under_way", "Under way"
    CLOSED = "closed", "Closed"
    CANCELLED = "cancelled", "Cancelled"


def minutes_due(today: date) -> datetime:
    """A meeting that began before this should have its minutes today (P8)."""
    return timezone.make_aware(datetime.combine(today - timedelta(days=settings.MINUTES_WITHIN_DAYS - 1), time.min))


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def to_come(self, at: datetime) -> MeetingQuerySet:
        """Scheduled or under way, not over yet, the next one first."""
        return self.filter(
            Q(stage=MeetingStage.UNDER_WAY) | Q(stage=MeetingStage.SCHEDULED, starts_at__gte=at)
        ).order_by("starts_at", "pk")

    def past(self, at: datetime) -> MeetingQuerySet:
        """Over, cancelled, or past without having begun; the last one first."""
        return self.exclude(
            Q(stage=MeetingStage.UNDER_WAY) | Q(stage=MeetingStage.SCHEDULED, starts_at__gte=at)
        ).order_by("-starts_at", "-pk")

    def without_minutes(self, before: datetime) -> MeetingQuerySet:
        """Began before that moment and never closed, so there are no minutes (P8)."""
        return self.filter(stage__in=[MeetingStage.SCHEDULED, MeetingStage.UNDER_WAY], starts_at__lt=before)

    def without_papers(self, at: datetime, *, before: datetime) -> MeetingQuerySet:
        """To be held from now until that moment, and its papers have not gone out (P6)."""
        soon = self.filter(stage=MeetingStage.SCHEDULED, starts_at__gte=at, starts_at__lt=before)
        return soon.filter(packs__isnull=True)

    def with_published_minutes(self) -> MeetingQuerySet:
        """Meetings whose minutes everybody may read."""
        return self.filter(minutes_published_at__isnull=False, group__public=True)

    def published(self) -> MeetingQuerySet:
        """All but drafts of the schedule."""
        return self.filter(draft=False)

    def drafts(self, at: datetime) -> MeetingQuerySet:
        """Drafts of the schedule still to come, the next one first."""
        return self.filter(draft=True, stage=MeetingStage.SCHEDULED, starts_at__gte=at).order_by("starts_at", "pk")

    def on(self, day: date) -> MeetingQuerySet:
        return self.filter(starts_at__date=day)


@tracked()
class Meeting(models.Model):
    """One dated meeting of a group. Closing it makes its minutes; they are approved, then may be published."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField()
    lasts_minutes = models.PositiveSmallIntegerField(default=60)
    venue = models.CharField(max_length=200, blank=True)
    stage = models.CharField(max_length=10, choices=MeetingStage, default=MeetingStage.SCHEDULED)
    slot_on = models.DateField(null=True, blank=True, help_text="The day its cadence asked for, before any move.")
    moved = models.BooleanField(default=False, help_text="Moved by hand, so it no longer follows the group's settings.")
    draft = models.BooleanField(
        default=False, help_text="Not published yet: on no public page, in no calendar, and nobody was told."
    )
    cancelled_because = models.CharField(max_length=250, blank=True)
    agenda_made_at = models.DateTimeField(
        null=True, blank=True, help_text="When its standing items were put on; what is taken off after that stays off."
    )
    chaired_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    minutes_approved_at = models.DateTimeField(null=True, blank=True)
    minutes_approved_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    minutes_published_at = models.DateTimeField(null=True, blank=True)
    minutes_published_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        indexes = [
            models.Index(fields=["group", "starts_at"], name="meeting_of_group"),
            models.Index(fields=["stage", "starts_at"], name="meeting_by_stage"),
        ]
        constraints = [
            # The schedule may be drafted twice, by two people or two workers: one meeting for a slot.
            models.UniqueConstraint(
                fields=["group", "slot_on"], condition=Q(slot_on__isnull=False), name="one_meeting_a_slot"
            ),
            models.CheckConstraint(
                name="closed_meeting_has_its_time",
                condition=~Q(stage="closed") | Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="minutes_published_by_a_second_person",
                condition=Q(minutes_published_at__isnull=True)
                | (
                    Q(minutes_approved_by__isnull=False, minutes_published_by__isnull=False)
                    & ~Q(minutes_published_by=F("minutes_approved_by"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.day:%-d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.pk])

    @property
    def day(self) -> date:
        """The local day it is held on."""
        return timezone.localtime(self.starts_at).date()

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.lasts_minutes)

    @property
    def has_minutes(self) -> bool:
        return self.stage == MeetingStage.CLOSED

    @property
    def may_still_change(self) -> bool:
        """Whether its agenda can be added to: it is to come or under way."""
        return self.stage in (MeetingStage.SCHEDULED, MeetingStage.UNDER_WAY)


class ItemKind(models.TextChoices):
    MINUTES = "minutes", "Minutes of the last meeting"
    STANDING = "standing", "Standing item"
    MATTERS_ARISING = "arising", "Matters arising"
    ASKED = "asked", "Asked of this group"
    CARRIED = "carried", "Carried forward"
    REPORTS = "reports", "Agency reports"
    ISSUE = "issue", "Issue"
    PLANS = "plans", "Problem-solving plans"
    OTHER = "other", "Other"


@tracked()
class AgendaItem(models.Model):
    """One item of an agenda, and its minute as it is written during the meeting (P6, P8)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=ItemKind, default=ItemKind.OTHER)
    title = models.CharField(max_length=250)
    minute = models.TextField(blank=True)
    confidential = models.BooleanField(default=False, help_text="Left out of what is printed for others or published.")
    carried_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    times_carried = models.PositiveSmallIntegerField(default=0)
    minutes_of = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="The meeting whose minutes are approved under this item.",
    )  # fmt: skip
    done_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["meeting", "position", "pk"]
        constraints = [
            # Agendas are made by whoever comes first, a worker or a person: never an item twice.
            models.UniqueConstraint(
                fields=["meeting", "carried_from"], condition=Q(carried_from__isnull=False), name="item_carried_once"
            ),
            models.UniqueConstraint(
                fields=["meeting", "minutes_of"],
                condition=Q(minutes_of__isnull=False),
                name="minutes_once_on_an_agenda",
            ),
            models.UniqueConstraint(
                fields=["meeting", "title"],
                condition=Q(kind__in=["standing", "arising", "reports", "plans", "asked"]),
                name="standing_item_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Presence(models.TextChoices):
    PRESENT = "present", "Present"
    APOLOGIES = "apologies", "Apologies"
    DEPUTY = "deputy", "Deputy sent"
    ABSENT = "absent", "Absent"


@tracked()
class Attendance(models.Model):
    """Whether a member came (P7)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    membership = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="attendances")
    presence = models.CharField(max_length=10, choices=Presence)
    deputy_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["meeting", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "membership"], condition=Q(membership__isnull=False), name="attendance_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_presence_display()}"


class MinutesCorrection(models.Model):
    """Minutes are corrected by a record beside them, never by changing what stands (P8)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="corrections")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="corrections")
    text = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = [F("at")]

    def __str__(self) -> str:
        return self.text[:60]
