"""What a tasking meeting decides on an issue (T1-T4, T7)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from engagement.models import Issue
from partnerships.history import tracked
from partnerships.models import Agency, AgendaItem, Group, Meeting, User, Ward


class Decision(models.TextChoices):
    """The six decisions of the run page, in its words."""

    ACTION = "action", "Take action"
    PRIORITY = "priority", "Make it a priority"
    NOT_PRIORITY = "not_priority", "Not a priority"
    REFER = "refer", "Refer"
    ESCALATE = "escalate", "Escalate"
    CARRY = "carry", "Carry forward"


class TablingQuerySet(models.QuerySet["Tabling"]):
    def undecided(self) -> TablingQuerySet:
        return self.filter(decision="")


@tracked(exclude=("ward", "restricted", "confidential"))
class Tabling(models.Model):
    """An issue on the agenda of a dated meeting, and what was decided there.

    `ward` and `restricted` are those of its issue, `confidential` is its item's; the database alone writes them, as
    with an action.
    """

    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="tabling")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="tablings")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="tablings")
    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="tablings", editable=False)
    restricted = models.BooleanField(default=False, editable=False)
    confidential = models.BooleanField(default=False, editable=False)
    decision = models.CharField(max_length=14, choices=Decision, blank=True)
    reason = models.TextField(blank=True)
    other_help = models.TextField(blank=True, help_text="What else can help, where it is not a priority (002 5.5.5).")
    referred_to = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    priority = models.OneToOneField(
        "tasking.Priority", null=True, blank=True, on_delete=models.PROTECT, related_name="tabling"
    )
    escalation = models.OneToOneField(
        "tasking.Escalation", null=True, blank=True, on_delete=models.PROTECT, related_name="tabling"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = TablingQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "item__position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "issue"], name="issue_once_on_an_agenda"),
            # Two workers, or a worker and a coordinator, may table the same issue at once: one of them wins.
            models.UniqueConstraint(fields=["issue"], condition=Q(decision=""), name="issue_on_one_open_agenda"),
        ]
        indexes = [
            # The register of what was heard and not prioritised, the latest first (T4).
            models.Index(
                fields=["-decided_at", "-id"],
                include=["ward", "restricted", "confidential", "meeting"],
                condition=Q(decision="not_priority"),
                name="heard_not_prioritised",
            ),
            models.Index(
                fields=["ward", "-decided_at", "-id"],
                include=["restricted", "confidential", "meeting"],
                condition=Q(decision="not_priority"),
                name="heard_of_ward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} at {self.meeting_id}"


class PriorityKind(models.TextChoices):
    """003 1.3.2."""

    POLICING = "policing", "Policing priority"
    ACUTE = "acute", "Acute neighbourhood priority"
    CHRONIC = "chronic", "Chronic neighbourhood priority"


class Signal(models.TextChoices):
    """003 1.3.2."""

    CRIME = "crime", "Signal crime"
    DISORDER = "disorder", "Signal disorder"


class Way(models.TextChoices):
    """How a priority came to be chosen (003 4.7.3, 002 5.5.3)."""

    VOTE = "vote", "Vote at a meeting"
    AGREED = "agreed", "Agreed at a meeting"
    PANEL = "panel", "Panel of residents"
    COMMITTEE = "committee", "Committee’s opinion"
    POLICE = "police", "Set by the police"


class PriorityQuerySet(models.QuerySet["Priority"]):
    def current(self) -> PriorityQuerySet:
        return self.filter(ended_on__isnull=True)

    def ended(self) -> PriorityQuerySet:
        return self.filter(ended_on__isnull=False)

    def to_review(self, on: date) -> PriorityQuerySet:
        """Present ones whose day of review has come."""
        return self.current().filter(review_on__lte=on)


@tracked(exclude=("restricted",))
class Priority(models.Model):
    """One of the ward's few priorities (T3): about three at a time (003 4.7.3).

    `ward` and `restricted` are those of its issue, and written by the database alone, as an action's are.
    """

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="priorities")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="priorities")
    restricted = models.BooleanField(default=False, editable=False)
    title = models.CharField(max_length=160, help_text="In public wording.")
    kind = models.CharField(max_length=10, choices=PriorityKind, default=PriorityKind.CHRONIC)
    signal = models.CharField(max_length=10, choices=Signal, blank=True)
    way = models.CharField(max_length=10, choices=Way, blank=True)
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_cast = models.PositiveSmallIntegerField(null=True, blank=True)
    how_chosen = models.CharField(max_length=250, blank=True, help_text="By whom and how it was chosen, in words.")
    opinion = models.TextField(
        blank=True, help_text="What the area committee or the Neighbourhood Partnership thinks of it (002 5.5.3)."
    )
    chosen_on = models.DateField(default=timezone.localdate)
    chosen_at = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField()
    reviewed_on = models.DateField(null=True, blank=True)
    reviewed = models.TextField(blank=True, help_text="What its last review found.")
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    objects = PriorityQuerySet.as_manager()

    class Meta:
        ordering = ["ward", "chosen_on"]
        verbose_name_plural = "priorities"
        indexes = [
            # A ward has had dozens in its time, and has three.
            models.Index(
                fields=["ward", "review_on"],
                include=["restricted"],
                condition=Q(ended_on__isnull=True),
                name="priority_of_ward",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["issue"], condition=Q(ended_on__isnull=True), name="priority_once"),
            models.CheckConstraint(
                condition=Q(votes_for__isnull=True, votes_cast__isnull=True) | Q(votes_for__lte=F("votes_cast")),
                name="priority_votes_for_of_cast",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def how(self) -> str:
        """How it was chosen, in a sentence without its stop: "Vote at a meeting, 14 of 18 votes: by show of hands"."""
        votes = f"{self.votes_for} of {self.votes_cast} votes" if self.votes_cast else ""
        way = ", ".join(part for part in (self.get_way_display(), votes) if part)
        words = self.how_chosen.removesuffix(".")
        return f"{way}: {words}" if way and words else way or words


class EscalationQuerySet(models.QuerySet["Escalation"]):
    def unanswered(self) -> EscalationQuerySet:
        return self.filter(answered_at__isnull=True)

    def overdue(self, on: date) -> EscalationQuerySet:
        return self.unanswered().filter(answer_due_on__lt=on)


@tracked()
class Escalation(models.Model):
    """What is asked of a higher group, by when, and its answer, which comes back into the trail (T7, 001 rec 5)."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="escalations")
    from_meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to_group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="escalations")
    asked = models.TextField()
    answer_due_on = models.DateField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_in = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="The meeting of the higher group at which it was answered.",
    )  # fmt: skip
    version = models.PositiveIntegerField(default=1)

    objects = EscalationQuerySet.as_manager()

    class Meta:
        ordering = ["answer_due_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "to_group"], condition=Q(answered_at__isnull=True), name="asked_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} to {self.to_group_id}"
