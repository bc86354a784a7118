"""The restricted case register of the partnership case-management meeting (T8; 001 3, 8; 002 3.3).

Nothing outside this file points at a case or holds a word of one: its actions are not the book's actions, its row
history leaves out every column somebody wrote in, and other tables are pointed at without a way back.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from partnerships.history import tracked
from partnerships.models import Agency, Group, Meeting, User
from tasking.models.powers import Power

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class CaseKind(models.TextChoices):
    """Whom the action plan is for: those who cause it, and in some cases those who suffer it (001 3)."""

    PERPETRATOR = "perpetrator", "Somebody causing crime or antisocial behaviour"
    VICTIM = "victim", "Support for a victim"


class CaseStatus(models.TextChoices):
    REFERRED = "referred", "Referred"
    TAKEN_UP = "taken_up", "Taken up"
    UNDER_REVIEW = "under_review", "Under review"
    CLOSED = "closed", "Closed"


class CaseRegister(models.Model):
    """The register of one case-management group, opened with its first case."""

    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="+")
    letters = models.CharField(max_length=8, unique=True, help_text="Before the year in its references: C, C2.")

    def __str__(self) -> str:
        return self.letters


class CaseCounter(models.Model):
    """The last number given in a register and year; its row is locked while one is taken, so there are no gaps."""

    register = models.ForeignKey(CaseRegister, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["register", "year"], name="one_counter_for_register_and_year")]

    def __str__(self) -> str:
        return f"{self.register_id} {self.year}: {self.last}"


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: User) -> CaseQuerySet:
        """Cases of the registers this person is a named member of today: the rule of `tasking.case_access`."""
        from tasking import case_access  # noqa: PLC0415 - access reads the models

        return self.filter(case_access.cases_seen_by(user))

    def open(self) -> CaseQuerySet:
        return self.exclude(status=CaseStatus.CLOSED)

    def to_review(self, on: date) -> CaseQuerySet:
        """Open cases whose review is overdue."""
        return self.open().filter(review_on__lt=on)

    def for_list(self) -> CaseQuerySet:
        """What a line of the register shows, without the texts."""
        return self.select_related("agency").only(
            "reference", "kind", "heading", "status", "referred_on", "review_on", "yisp", "agency__name"
        )


@tracked(exclude=("heading", "persons", "about", "referred_by_name", "closed_because"))
class Case(models.Model):
    """One person or household that the meeting agrees a plan for. Seen by the group's named members alone."""

    register = models.ForeignKey(CaseRegister, on_delete=models.PROTECT, related_name="cases")
    reference = models.CharField(max_length=20, unique=True)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=CaseKind)
    heading = models.CharField(max_length=140, help_text="Neutral: what it is about, without a name or an address.")
    persons = models.TextField(help_text="The person or people concerned.")
    about = models.TextField(help_text="Why it is referred, and what has been tried.")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", help_text="That refers it.")
    referred_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    referred_by_name = models.CharField(max_length=120, blank=True, help_text="Who referred it, where not who wrote.")
    referred_on = models.DateField(default=timezone.localdate)
    agencies = models.ManyToManyField(Agency, related_name="+", blank=True)
    status = models.CharField(max_length=12, choices=CaseStatus, default=CaseStatus.REFERRED)
    taken_up_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_because = models.TextField(blank=True)
    yisp = models.BooleanField(default=False, help_text="Goes through the Youth Inclusion Support Panel (001 8.6).")
    version = models.PositiveIntegerField(default=1)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["register", "review_on"], condition=~Q(status="closed"), name="case_by_review"),
            models.Index(fields=["referred_by", "-id"], name="case_referred_by"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["register", "year", "number"], name="case_number_once"),
            models.CheckConstraint(
                name="closed_case_says_why",
                condition=~Q(status="closed") | (Q(closed_on__isnull=False) & ~Q(closed_because="")),
            ),
            models.CheckConstraint(
                name="case_taken_up_has_review",
                condition=~Q(status__in=["taken_up", "under_review"])
                | (Q(taken_up_on__isnull=False) & Q(review_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.reference  # and never its heading: this goes into messages and logs

    def get_absolute_url(self) -> str:
        return reverse("case", args=[self.reference])

    @property
    def is_open(self) -> bool:
        return self.status != CaseStatus.CLOSED

    @property
    def review_is_overdue(self) -> bool:
        return self.is_open and self.review_on is not None and self.review_on < timezone.localdate()

    @property
    def who_referred(self) -> str:
        return self.referred_by_name or self.referred_by.name


class EntryKind(models.TextChoices):
    NOTE = "note", "Note"
    REFERRED = "referred", "Referred"
    TAKEN_UP = "taken_up", "Taken up"
    REVIEWED = "reviewed", "Reviewed"
    CHANGED = "changed", "Record changed"
    ACTION = "action", "Action agreed"
    DONE = "done", "Action done"
    POWER = "power", "Power or tool used"
    CLOSED = "closed", "Closed"


class CaseEntry(models.Model):
    """What was said or done about a case, with the meeting it belongs to. Append-only by trigger."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=10, choices=EntryKind, default=EntryKind.NOTE)
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.case_id}"


@tracked(exclude=("what", "outcome"))
class CaseAction(models.Model):
    """One line of a case's action plan. Not an action of the book: no list, digest or letter knows of it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="actions")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=400)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    agreed_on = models.DateField(default=timezone.localdate)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.TextField(blank=True)

    class Meta:
        ordering = ["done_on", "due_on", "pk"]
        indexes = [models.Index(fields=["due_on"], condition=Q(done_on__isnull=True), name="case_action_to_do")]
        constraints = [
            models.CheckConstraint(
                name="done_case_action_says_what_was_done", condition=Q(done_on__isnull=True) | ~Q(outcome="")
            )
        ]

    def __str__(self) -> str:
        return f"Action {self.pk}"

    @property
    def is_late(self) -> bool:
        return self.done_on is None and self.due_on < timezone.localdate()

    @property
    def whose(self) -> _StrOrPromise:
        return f"{self.agency} ({self.owner})" if self.agency else str(self.owner)


@tracked(exclude=("note",))
class PowerUse(models.Model):
    """A power used in a case on a day."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="powers_used")
    power = models.ForeignKey(Power, on_delete=models.PROTECT, related_name="+")
    used_on = models.DateField(default=timezone.localdate)
    by_agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["-used_on", "-pk"]

    def __str__(self) -> str:
        return str(self.power)
