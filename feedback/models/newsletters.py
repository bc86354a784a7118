"""The ward newsletter, its stories, and who subscribed (F2)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Now
from django.urls import reverse
from django.utils.dateformat import format as date_format

from engagement.models import Issue
from engagement.models.issues import follow_token
from partnerships.history import tracked
from partnerships.models import Paper, User, Ward
from tasking.models import CourtOutcome


class NewsletterStage(models.TextChoices):
    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Waiting for approval"
    APPROVED = "approved", "Approved, being printed"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class NewsletterQuerySet(models.QuerySet["Newsletter"]):
    def visible_to(self, user: User) -> NewsletterQuerySet:
        """Newsletters this person may see in the making: the rule of `feedback.access`."""
        from feedback import access  # noqa: PLC0415 - access reads the models

        return self.filter(access.newsletters_seen_by(user))

    def published(self) -> NewsletterQuerySet:
        return self.filter(stage=NewsletterStage.PUBLISHED)

    def in_the_making(self) -> NewsletterQuerySet:
        """Started, and neither published nor withdrawn."""
        return self.exclude(stage__in=[NewsletterStage.PUBLISHED, NewsletterStage.WITHDRAWN])

    def for_list(self) -> NewsletterQuerySet:
        return self.select_related("ward__partnership", "started_by", "submitted_by", "approved_by", "paper").defer(
            "paper__html", "paper__content"
        )


@tracked()
class Newsletter(models.Model):
    """A ward's newsletter for a period. `edition` is its public address: 2026-11."""

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="newsletters")
    edition = models.CharField(max_length=7, help_text="yyyy-mm, the month in which the period ends.")
    period_from = models.DateField()
    period_to = models.DateField()
    title = models.CharField(max_length=160)
    welcome = models.TextField(blank=True)
    stage = models.CharField(max_length=10, choices=NewsletterStage, default=NewsletterStage.DRAFT)
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(db_default=Now())
    submitted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    sent_back_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Empty with a reason: the book itself, because it could not be published as approved.",
    )  # fmt: skip
    sent_back_at = models.DateTimeField(null=True, blank=True)
    sent_back_because = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    facts = models.JSONField(default=dict, blank=True, help_text="Priorities, figures, dates and contacts as printed.")
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="newsletters")
    version = models.PositiveIntegerField(default=1)

    objects = NewsletterQuerySet.as_manager()

    class Meta:
        ordering = ["-period_to", "ward"]
        constraints = [
            models.UniqueConstraint(
                fields=["ward", "edition"], condition=~Q(stage="withdrawn"), name="one_newsletter_an_edition"
            ),
            models.CheckConstraint(name="period_in_order", condition=Q(period_to__gte=F("period_from"))),
            models.CheckConstraint(
                name="approved_by_a_second_person",
                condition=~Q(stage__in=["approved", "published"])
                | (Q(approved_by__isnull=False, submitted_by__isnull=False) & ~Q(approved_by=F("submitted_by"))),
            ),
            models.CheckConstraint(
                name="published_newsletter_is_printed",
                condition=~Q(stage="published") | Q(published_at__isnull=False, paper__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("newsletter", args=[self.pk])

    def get_public_url(self) -> str:
        return reverse("public-newsletter", args=[self.ward.slug, self.edition])

    @property
    def edition_name(self) -> str:
        """The edition as people say it: November 2026."""
        return date_format(self.period_to, "F Y")

    @property
    def season(self) -> str:
        """As the masthead has it: Autumn 2026, Winter 2026/27."""
        month, year = self.period_to.month, self.period_to.year
        if month in (12, 1, 2):
            began = year if month == 12 else year - 1
            return f"Winter {began}/{(began + 1) % 100:02}"
        return f"{('Spring', 'Summer', 'Autumn')[(month - 3) // 3]} {year}"

    @property
    def period(self) -> str:
        """The period in words: 1 September to 22 November 2026."""
        same_year = self.period_from.year == self.period_to.year
        began = date_format(self.period_from, "j F" if same_year else "j F Y")
        return f"{began} to {date_format(self.period_to, 'j F Y')}"


class StorySection(models.TextChoices):
    DID = "did", "You said, we did"
    ALSO = "also", "You also said"


@tracked()
class Story(models.Model):
    """One issue as the newsletter tells it. Only public wording and what an editor wrote; never the received text."""

    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="stories")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="stories")
    section = models.CharField(max_length=4, choices=StorySection, default=StorySection.DID)
    position = models.PositiveSmallIntegerField()
    included = models.BooleanField(default=True)
    headline = models.CharField(max_length=120)
    you_said = models.TextField(blank=True)
    we_did = models.TextField(blank=True)
    what_happened = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["newsletter", "section", "position", "pk"]
        verbose_name_plural = "stories"
        constraints = [models.UniqueConstraint(fields=["newsletter", "issue"], name="issue_once_in_a_newsletter")]

    def __str__(self) -> str:
        return self.headline


@tracked()
class CourtTold(models.Model):
    """A court outcome and a newsletter: told in it once it was published, or left out of it by an editor."""

    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="courts")
    outcome = models.ForeignKey(CourtOutcome, on_delete=models.PROTECT, related_name="newsletters")
    left_out = models.BooleanField(default=False)

    class Meta:
        ordering = ["newsletter", "pk"]
        constraints = [models.UniqueConstraint(fields=["newsletter", "outcome"], name="court_once_in_a_newsletter")]

    def __str__(self) -> str:
        return f"Court outcome {self.outcome_id} in newsletter {self.newsletter_id}"


@tracked(exclude=("token",))
class Subscription(models.Model):
    """Somebody who asked for a ward's newsletter by e-mail and confirmed it."""

    ward = models.ForeignKey(Ward, on_delete=models.CASCADE, related_name="subscriptions")
    email = models.EmailField()
    token = models.CharField(max_length=40, unique=True, default=follow_token)
    asked_at = models.DateTimeField(db_default=Now())
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["ward", "asked_at"]
        constraints = [
            models.UniqueConstraint("ward", Lower("email"), condition=Q(ended_at__isnull=True), name="subscribed_once"),
        ]

    def __str__(self) -> str:
        return f"Subscription {self.pk} to ward {self.ward_id}"  # never the address: this text reaches logs
