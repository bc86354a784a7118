"""What is owed to whom, and what was given (F1)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Now

from engagement.models import Channel, Contact, Issue, Method, Raiser, RaiserKind, Step
from partnerships.history import tracked
from partnerships.models import Group, User, Ward


@tracked()
class Feedback(models.Model):
    """A feedback given: on a date, by a person, through a channel."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="feedback_given")
    channel = models.CharField(max_length=12, choices=Channel)
    what = models.TextField(help_text="What they were told.")
    given_on = models.DateField()
    given_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    newsletter = models.ForeignKey(
        "feedback.Newsletter", null=True, blank=True, on_delete=models.PROTECT, related_name="feedback"
    )
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="feedback_given",
        help_text="The contact in which they were told.",
    )  # fmt: skip
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["issue", "recorded_at"]
        constraints = [
            # A newsletter published twice by two clicks gives the feedback of an issue once.
            models.UniqueConstraint(
                fields=["issue", "newsletter"], condition=Q(newsletter__isnull=False), name="told_once_by_a_newsletter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} by {self.channel}"


class OwedTo(models.TextChoices):
    RAISER = "raiser", "Somebody who raised it"
    GROUP = "group", "Members of a group"
    WARD = "ward", "The ward, in its newsletter"


class OwedQuerySet(models.QuerySet["Owed"]):
    def visible_to(self, user: User) -> OwedQuerySet:
        """Feedback owed that this person may see: the rule of `feedback.access`."""
        from feedback import access  # noqa: PLC0415 - access reads the models

        return self.filter(access.owed_seen_by(user))

    def still(self) -> OwedQuerySet:
        """Not given yet."""
        return self.filter(feedback__isnull=True, lapsed_on__isnull=True)

    def told_by(self, *channels: str) -> OwedQuerySet:
        """Those whom one tells through these channels, of rows read with `for_list`."""
        return self.filter(**{"by_channel__in": channels})  # noqa: PIE804 - the type checker knows no annotation

    def late(self, on: date) -> OwedQuerySet:
        return self.still().filter(due_on__lt=on)

    def for_list(self) -> OwedQuerySet:
        """With what a row of the list shows, and `by_channel`: as they chose, else as one would tell such a person.

        A group by a report to its meeting, the ward in its newsletter; whoever was met on a tour or as a Key
        Individual in person (000 4.1); others as their contact details allow.
        """
        met = Q(issue__method__in=[Method.TOUR, Method.KIN_CONTACT]) | Q(raiser__kind=RaiserKind.KEY_INDIVIDUAL)
        channel = Case(
            When(to=OwedTo.GROUP, then=Value(Channel.MEETING)),
            When(to=OwedTo.WARD, then=Value(Channel.NEWSLETTER)),
            When(~Q(raiser__channel=""), then=F("raiser__channel")),
            When(met, then=Value(Channel.VISIT)),
            When(~Q(raiser__phone=""), then=Value(Channel.TELEPHONE)),
            When(~Q(raiser__email=""), then=Value(Channel.EMAIL)),
            default=Value(Channel.VISIT),
            output_field=models.CharField(),
        )
        rows = self.select_related("issue", "ward__partnership", "raiser", "group")
        return rows.defer("issue__received_text", "issue__search_open", "issue__search_full").annotate(
            by_channel=channel
        )


@tracked()
class Owed(models.Model):
    """One answer owed to one person, group or ward, since an outcome or a decision not to act."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="owed")
    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="owed")
    round = models.PositiveSmallIntegerField()
    to = models.CharField(max_length=8, choices=OwedTo)
    raiser = models.ForeignKey(Raiser, null=True, blank=True, on_delete=models.PROTECT, related_name="owed")
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="owed")
    because = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="owed")
    since = models.DateField()
    due_on = models.DateField()
    feedback = models.ForeignKey(
        Feedback, null=True, blank=True, on_delete=models.PROTECT, related_name="settles", db_index=False
    )
    lapsed_on = models.DateField(null=True, blank=True, help_text="Reopened or merged before it was given.")

    objects = OwedQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name_plural = "owed"
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "round", "raiser"], condition=Q(to="raiser"), name="owed_once_to_raiser"
            ),
            models.UniqueConstraint(
                fields=["issue", "round", "group"], condition=Q(to="group"), name="owed_once_to_group"
            ),
            models.UniqueConstraint(fields=["issue", "round"], condition=Q(to="ward"), name="owed_once_to_ward"),
            models.CheckConstraint(
                name="owed_to_exactly_one",
                condition=Q(to="raiser", raiser__isnull=False, group__isnull=True)
                | Q(to="group", raiser__isnull=True, group__isnull=False)
                | Q(to="ward", raiser__isnull=True, group__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["ward", "due_on"],
                include=["to", "since", "id"],
                condition=Q(feedback__isnull=True, lapsed_on__isnull=True),
                name="still_owed_in_ward",
            ),
            # Without those that are owed still: the database would look for them here, among all wards'.
            models.Index(fields=["feedback"], condition=Q(feedback__isnull=False), name="owed_settled_by"),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} to {self.to}"

    def days_late(self, on: date) -> int:
        """Days past the day on which it was due; nought while there is time."""
        return max((on - self.due_on).days, 0)

    @property
    def channel(self) -> Channel:
        """How they are told, on rows read with `for_list`."""
        return Channel(self.__dict__["by_channel"])
