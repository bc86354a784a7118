"""Problems that come back in several wards: the partnership's list, and which issues are recognised as one (T7)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Count, Q

from engagement.models import Issue
from partnerships.history import tracked
from partnerships.models import Partnership, User, Ward
from partnerships.periods import Period


class ProblemQuerySet(models.QuerySet["Problem"]):
    def visible_to(self, user: User) -> ProblemQuerySet:
        """The list of the person's own partnership."""
        return self.filter(partnership=user.partnership_id or 0)

    def in_use(self) -> ProblemQuerySet:
        return self.filter(ended_on=None)


@tracked(exclude=("recognised_at",))
class Problem(models.Model):
    """A problem by its name, and the words it is recognised by. Ended, never deleted."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="problems")
    name = models.CharField(max_length=80)
    words = models.CharField(max_length=250, help_text='As one types them into a search: bike OR "quad bike".')
    ended_on = models.DateField(null=True, blank=True)
    recognised_at = models.DateTimeField(
        null=True, blank=True, help_text="When the issues that were there before its words were looked through."
    )
    version = models.PositiveIntegerField(default=1)

    objects = ProblemQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["partnership", "name"], name="problem_once_in_a_partnership")]

    def __str__(self) -> str:
        return self.name


class RecognisedQuerySet(models.QuerySet["Recognised"]):
    def now_and_before(self, period: Period, *, since: date) -> dict[tuple[int, int], tuple[int, int]]:
        """By problem and ward: how many were raised in the period, and how many from `since` until it began.

        Counted by the ward, which stands in the index: the rows themselves are not read.
        """
        counted = (
            self.filter(raised_on__range=(since, period.last))
            .order_by()
            .values_list("problem_id", "ward_id")
            .annotate(now=Count("ward", filter=Q(raised_on__gte=period.first)), both=Count("ward"))
        )
        return {(problem, ward): (now, both - now) for problem, ward, now, both in counted}


class Recognised(models.Model):
    """An issue that is one of a problem's. A trigger alone writes it, from words that whoever sees the issue may read.

    Restricted and merged issues are never in it.
    """

    issue = models.OneToOneField(Issue, primary_key=True, on_delete=models.CASCADE, related_name="recognised")
    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="recognised", db_index=False)
    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="+", db_index=False)
    raised_on = models.DateField()

    objects = RecognisedQuerySet.as_manager()

    class Meta:
        indexes = [
            # What a higher group counts, for its wards and a period, without looking at any issue.
            models.Index(fields=["ward", "raised_on"], include=["problem"], name="recognised_of_ward"),
            models.Index(fields=["problem", "-raised_on", "-issue"], name="recognised_of_problem"),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} is {self.problem_id}"
