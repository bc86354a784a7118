"""Actions: who does what by when, and what was done (T5, 002 5.6.4)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.urls import reverse

from engagement.models import Issue
from partnerships.history import tracked
from partnerships.models import Agency, Meeting, User, Ward

if TYPE_CHECKING:
    pass


class Epic(models.TextChoices):
    """Enforcement, Prevention, Intelligence, Communication (002 5.6.4)."""

    ENFORCEMENT = "enforcement", "Enforcement"
    PREVENTION = "prevention", "Prevention"
    INTELLIGENCE = "intelligence", "Intelligence"
    COMMUNICATION = "communication", "Communication"


class ActionState(models.TextChoices):
    TO_DO = "to_do", "To do"
    DONE = "done", "Done"
    ENDED = "ended", "No longer needed"


def _reports() -> models.QuerySet[ActionProgress]:
    return ActionProgress.objects.filter(action=OuterRef("pk")).order_by()


class ActionQuerySet(models.QuerySet["Action"]):
    def visible_to(self, user: User) -> ActionQuerySet:
        """Actions this person may see: the rule of `tasking.access`."""
        from tasking import access  # noqa: PLC0415 - access reads the models

        return self.filter(access.actions_seen_by(user))

    def to_do(self) -> ActionQuerySet:
        return self.filter(state=ActionState.TO_DO)

    def overdue(self, on: date) -> ActionQuerySet:
        return self.to_do().filter(due_on__lt=on)

    def at_risk(self, on: date) -> ActionQuerySet:
        """Due within ACTION_RISK_DAYS, or today, and nobody has said yet how it stands."""
        soon = on + timedelta(days=settings.ACTION_RISK_DAYS)
        return self.to_do().filter(~Exists(_reports()), due_on__range=(on, soon))

    def with_reported(self) -> ActionQuerySet:
        """With `reported`: whether anything was said about how it stands."""
        return self.annotate(reported=Exists(_reports()))

    def without_owner(self, on: date) -> ActionQuerySet:
        """To do, and its owner has no account or no role any more in which to act."""
        from tasking import access  # noqa: PLC0415 - access reads the models

        return self.to_do().exclude(access.owner_can_act(on))

    def for_list(self) -> ActionQuerySet:
        """With what a row shows, without the columns of the search, which are long and which nobody reads."""
        rows = self.select_related("issue__ward", "owner", "agency")
        return rows.defer("issue__search_open", "issue__search_full", "issue__trail_end")


@tracked(exclude=("ward", "restricted"))
class Action(models.Model):
    """One thing to do about an issue: owner, agency, due date, EPIC kind.

    `ward` and `restricted` are those of its issue, and written by the database alone: whose actions a person sees is
    found in an index, not by looking at the issue of every action in the book.
    """

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="actions")
    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="actions", editable=False)
    restricted = models.BooleanField(default=False, editable=False)
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="actions")
    plan = models.ForeignKey("Plan", null=True, blank=True, on_delete=models.PROTECT, related_name="actions")
    what = models.CharField(max_length=400)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="actions")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="actions")
    due_on = models.DateField()
    kind = models.CharField(max_length=14, choices=Epic)
    state = models.CharField(max_length=8, choices=ActionState, default=ActionState.TO_DO)
    agreed_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.TextField(blank=True, help_text="What was done, and what came of it.")
    ended_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["owner", "due_on"],
                include=["ward", "restricted", "agency", "agreed_on", "id"],
                condition=Q(state="to_do"),
                name="action_to_do_of_owner",
            ),
            models.Index(
                fields=["ward", "due_on"],
                include=["restricted", "owner", "agency", "id"],
                condition=Q(state="to_do"),
                name="action_to_do_of_ward",
            ),
            models.Index(fields=["agency", "due_on"], condition=Q(state="to_do"), name="action_to_do_of_agency"),
            models.Index(
                fields=["due_on"],
                include=["ward", "restricted", "owner", "agency", "id"],
                condition=Q(state="to_do"),
                name="action_to_do_by_due",
            ),
            models.Index(fields=["done_on"], condition=Q(state="done"), name="action_done_by_day"),
        ]
        constraints = [
            models.CheckConstraint(
                name="done_action_says_what_was_done",
                condition=~Q(state="done") | (Q(done_on__isnull=False) & ~Q(outcome="")),
            ),
        ]

    def __str__(self) -> str:
        return self.what[:60]

    def get_absolute_url(self) -> str:
        return reverse("action", args=[self.pk])

    def is_overdue(self, on: date) -> bool:
        return self.state == ActionState.TO_DO and self.due_on < on

    def is_due_soon(self, on: date) -> bool:
        """Due so soon that it is at risk while nobody has said how it stands."""
        return self.state == ActionState.TO_DO and 0 <= (self.due_on - on).days <= settings.ACTION_RISK_DAYS

    @property
    def whose(self) -> str:
        return whose(self.agency, self.owner)


def whose(agency: Agency | None, owner: User) -> str:
    """Agency and owner in one phrase: Street Environment (Errol Grant)."""
    return f"{agency} ({owner})" if agency else str(owner)


class ActionProgress(models.Model):
    """What its owner reported on the way."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="progress")
    text = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["action", "at"]

    def __str__(self) -> str:
        return self.text[:60]
