"""Effective practice: what worked in a closed plan, shared with the whole partnership (F7; 001 rec 5.2, 8.4)."""

from __future__ import annotations

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse

from partnerships.history import tracked
from partnerships.models import User
from tasking.models.plans import Plan

READ = ("title", "problem", "worked", "advice")


class PracticeQuerySet(models.QuerySet["Practice"]):
    def visible_to(self, user: User) -> PracticeQuerySet:
        """Those this person may read: the rule of `tasking.practice_access`."""
        from tasking import practice_access  # noqa: PLC0415 - access reads the models

        return self.filter(practice_access.practices_seen_by(user))

    def shared(self) -> PracticeQuerySet:
        """Not taken back."""
        return self.filter(withdrawn_at__isnull=True)

    def words(self, words: str) -> PracticeQuerySet:
        """Those in which all these words stand."""
        query = SearchQuery(words, config="english", search_type="websearch")
        return self.alias(found=SearchVector(*READ, config="english")).filter(found=query)


@tracked()
class Practice(models.Model):
    """What others may take from one closed plan. Written anew for readers who do not see the plan itself."""

    plan = models.OneToOneField(Plan, on_delete=models.PROTECT, related_name="practice")
    title = models.CharField(max_length=120)
    problem = models.TextField(max_length=1200)
    worked = models.TextField(max_length=2000)
    advice = models.TextField(max_length=1200, blank=True)
    contact = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    shared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(db_default=Now())
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PracticeQuerySet.as_manager()

    class Meta:
        ordering = ["-shared_at", "-pk"]
        indexes = [models.Index(fields=["-shared_at", "-id"], name="practice_newest")]
        constraints = [
            models.CheckConstraint(
                name="practice_says_what_worked", condition=~Q(title="") & ~Q(problem="") & ~Q(worked="")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("practice", args=[self.pk])
