"""The problem-solving plan: what it holds of itself, its issues and its partners (T6, 003 4.7.4)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from engagement.models import Issue
from partnerships.history import tracked
from partnerships.models import Agency, User, Ward
from tasking.models.deciding import Priority

REVIEW_EVERY = 28
"""Days between two reviews, unless the plan says otherwise."""


class PlanStage(models.TextChoices):
    """SARA, and closed (003 4.7.4)."""

    SCANNING = "scanning", "Scanning"
    ANALYSIS = "analysis", "Analysis"
    RESPONSE = "response", "Response"
    ASSESSMENT = "assessment", "Assessment"
    CLOSED = "closed", "Closed"


SARA = (PlanStage.SCANNING, PlanStage.ANALYSIS, PlanStage.RESPONSE, PlanStage.ASSESSMENT)


class ImpactLevel(models.TextChoices):
    """How strongly the community feels the problem, and would feel what is done about it."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, user: User) -> PlanQuerySet:
        """Plans this person may see: the rule of `tasking.plan_access`."""
        from tasking import plan_access  # noqa: PLC0415 - access reads the models

        return self.filter(plan_access.plans_seen_by(user))

    def open(self) -> PlanQuerySet:
        return self.exclude(stage=PlanStage.CLOSED)

    def closed(self) -> PlanQuerySet:
        return self.filter(stage=PlanStage.CLOSED)

    def overdue(self, on: date) -> PlanQuerySet:
        """Those whose review was due before that day."""
        return self.open().filter(review_on__lt=on)

    def words(self, words: str) -> PlanQuerySet:
        """Those in whose texts these words stand, as a person would type them into a search."""
        return self.filter(search=SearchQuery(words, config="english", search_type="websearch"))

    def for_list(self) -> PlanQuerySet:
        """With what a row of a list shows, without the long texts."""
        return self.select_related("ward", "owner", "agency").only(
            "title", "stage", "review_on", "started_on", "closed_on", "ward__name", "ward__slug", "owner__name",
            "agency__name",
        )  # fmt: skip


@tracked(exclude=("search",))
class Plan(models.Model):
    """One problem, led by one owner from scanning to a close that two people agree on."""

    title = models.CharField(max_length=160)
    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="plans")
    priority = models.ForeignKey(Priority, null=True, blank=True, on_delete=models.PROTECT, related_name="plans")
    issues: models.ManyToManyField[Issue, PlanIssue] = models.ManyToManyField(
        Issue, through="PlanIssue", related_name="plans"
    )
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="plans")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="plans")
    stage = models.CharField(max_length=10, choices=PlanStage, default=PlanStage.SCANNING)
    started_on = models.DateField(default=timezone.localdate)
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    review_every = models.PositiveSmallIntegerField(
        default=REVIEW_EVERY, validators=[MinValueValidator(7), MaxValueValidator(183)], help_text="Days."
    )
    review_on = models.DateField(help_text="When the next review is due.")
    # Scanning.
    problem = models.TextField(blank=True)
    measure = models.CharField(max_length=200, blank=True)
    evidence = models.TextField(blank=True)
    # Analysis: the three sides of a problem, and what follows from them.
    harmed = models.TextField(blank=True)
    causing = models.TextField(blank=True)
    places = models.TextField(blank=True)
    findings = models.TextField(blank=True)
    # Response: one strategy for each part, and whom the intelligence plan engages.
    prevention = models.TextField(blank=True)
    intelligence = models.TextField(blank=True)
    enforcement = models.TextField(blank=True)
    communication = models.TextField(blank=True)
    engagement = models.TextField(blank=True)
    # Community impact.
    impact_level = models.CharField(max_length=6, choices=ImpactLevel, blank=True)
    impact = models.TextField(blank=True)
    impact_treatment = models.TextField(blank=True)
    # Assessment.
    results = models.TextField(blank=True)
    worked = models.TextField(blank=True)
    conclusions = models.TextField(blank=True)
    # Closing: proposed by one, agreed by another.
    justification = models.TextField(blank=True)
    close_proposed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    close_proposed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    search = models.GeneratedField(
        expression=SearchVector(
            "title", "problem", "measure", "evidence", "harmed", "causing", "places", "findings", "prevention",
            "intelligence", "enforcement", "communication", "engagement", "impact", "results", "worked", "conclusions",
            "justification", config="english",
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )  # fmt: skip

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["review_on", "pk"]
        indexes = [
            models.Index(fields=["ward", "review_on"], condition=~Q(stage="closed"), name="plan_review_of_ward"),
            GinIndex(fields=["search"], name="plan_search"),
        ]
        constraints = [
            models.CheckConstraint(
                name="closed_plan_was_justified_and_agreed_by_a_second",
                condition=~Q(stage="closed")
                | (
                    ~Q(justification="") & Q(closed_on__isnull=False) & Q(close_proposed_by__isnull=False)
                    & Q(closed_by__isnull=False) & ~Q(closed_by=F("close_proposed_by"))
                ),
            ),
            models.CheckConstraint(
                name="plan_is_reviewed_within_half_a_year", condition=Q(review_every__gte=7, review_every__lte=183)
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plan", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.stage != PlanStage.CLOSED

    @property
    def whose(self) -> str:
        """Agency and owner in one phrase."""
        return f"{self.agency} ({self.owner})" if self.agency else str(self.owner)

    def is_overdue(self, on: date) -> bool:
        return self.is_open and self.review_on < on

    def next_review(self, after: date) -> date:
        return after + timedelta(days=self.review_every)


@tracked()
class PlanIssue(models.Model):
    """An issue that hangs on a plan; many may hang on one."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="held")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="held")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "issue"], name="issue_once_on_a_plan")]

    def __str__(self) -> str:
        return f"{self.issue_id} on {self.plan_id}"


@tracked()
class PlanPartner(models.Model):
    """Somebody who takes part: an agency's representative, or a community group with who speaks for it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="partners")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    group_name = models.CharField(max_length=120, blank=True)
    brings = models.CharField(max_length=200, blank=True)

    KINDS: ClassVar[tuple[tuple[str, str], ...]] = (("officer", "A partner's officer"), ("group", "A community group"))

    class Meta:
        ordering = ["agency__name", "group_name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="partner_of_a_plan_is_somebody", condition=Q(user__isnull=False) | ~Q(group_name="")
            ),
            models.UniqueConstraint(fields=["plan", "user"], name="person_once_on_a_plan"),
            models.UniqueConstraint(
                fields=["plan", "group_name"], condition=~Q(group_name=""), name="group_once_on_a_plan"
            ),
        ]

    def __str__(self) -> str:
        if self.group_name:
            return f"{self.group_name} ({self.user})" if self.user else self.group_name
        return f"{self.agency} ({self.user})" if self.agency else str(self.user)


class PlanEntryKind(models.TextChoices):
    STARTED = "started", "Plan started"
    MOVED = "moved", "Moved on"
    BACK = "back", "Taken back"
    NOTE = "note", "Note"
    MEETING = "meeting", "Problem-solving meeting"
    REVIEW = "review", "Reviewed"
    CHANGED = "changed", "Changed"
    PROPOSED = "proposed", "Closing proposed"
    SENT_BACK = "sent_back", "Closing sent back"
    CLOSED = "closed", "Closed"


class PlanEntry(models.Model):
    """One line of a plan's activity log that is no action's: append-only, by a trigger."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=10, choices=PlanEntryKind)
    on = models.DateField(default=timezone.localdate)
    text = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["on", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.on}"
