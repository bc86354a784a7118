"""Reaching people: a ward's engagement plan, what was held, and work asked of partners (E8; 000 3.3, 003 4.7.2).

Who was reached is kept in counts of groups and never in names.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Count, Min, Q, Sum
from django.db.models.functions import Now
from django.urls import reverse

from engagement.models.surveys import SurveyRound
from partnerships.history import tracked
from partnerships.models import Agency, User, Ward


class EngagementMethod(models.TextChoices):
    """How people are asked, in the words of the field (003 4.7.2 and 2.1.10, 002 5.3.3, 000 3.3)."""

    PUBLIC_MEETING = "public_meeting", "Public meeting"
    OPEN_DAY = "open_day", "Open day"
    HAVE_A_SAY = "have_a_say", "‘Have a say’ day"
    STREET_BRIEFING = "street_briefing", "Street briefing"
    FOCUS_GROUP = "focus_group", "Focus group"
    HOUSE_TO_HOUSE = "house_to_house", "House-to-house calls"
    POSTAL_SURVEY = "postal_survey", "Postal survey"
    MEETING = "meeting", "Meeting of a group"
    SURGERY = "surgery", "Surgery"
    CARD_DROP = "card_drop", "Card drop"
    STREET_QUESTIONNAIRE = "street_questionnaire", "Street questionnaire"
    ROLL_CALL = "roll_call", "Street roll call"
    SCHOOL = "school", "Session in a school"
    YOUTH_FORUM = "youth_forum", "Youth forum"
    ONE_BY_ONE = "one_by_one", "Talks one by one"
    OTHER = "other", "Another way"


SENT_OUT = frozenset({EngagementMethod.POSTAL_SURVEY, EngagementMethod.CARD_DROP})
"""Methods of which so many are sent or left, and some come back."""


class Target(models.TextChoices):
    """A group of people to be reached. Those with a colon are counted as the census counts them."""

    UNDER_16 = "age:0-15", "Under 16"
    A16 = "age:16-24", "16 to 24"
    A25 = "age:25-44", "25 to 44"
    A45 = "age:45-64", "45 to 64"
    A65 = "age:65-79", "65 to 79"
    A80 = "age:80+", "80 and over"
    ASIAN = "ethnicity:asian", "Asian, Asian British or Asian Welsh"
    BLACK = "ethnicity:black", "Black, Black British, Black Welsh, Caribbean or African"
    MIXED = "ethnicity:mixed", "Mixed or Multiple ethnic groups"
    WHITE = "ethnicity:white", "White"
    ELSE = "ethnicity:other", "Other ethnic group"
    DISABLED = "disability:disabled", "Disabled under the Equality Act"
    NOT_DISABLED = "disability:not_disabled", "Not disabled under the Equality Act"
    YOUNG = "young", "Young people"
    BME = "bme", "Black and minority ethnic communities"
    TRANSIENT = "transient", "People who move often: students, private tenants, seasonal workers"
    NEW = "new", "New arrivals, refugees and people seeking asylum"
    TRAVELLERS = "travellers", "Gypsies, Roma and Travellers"
    FAITH = "faith", "Faith communities"
    LGBT = "lgbt", "Lesbian, gay, bisexual and transgender people"
    CARERS = "carers", "Carers and parents of small children"
    HOUSEBOUND = "housebound", "People who seldom leave home"
    HOMELESS = "homeless", "People without a home"
    TRADERS = "traders", "Traders and people who work here"
    NOT_IN_SURVEY = "not_in_survey", "Those who did not take part in the survey"
    ANYBODY = "anybody", "Everybody in the ward"


DIMENSIONS = ("age", "ethnicity", "disability")
"""Of each of them somebody belongs to one group at most."""


def targets_of(dimension: str) -> list[Target]:
    """The groups of a dimension of the census."""
    return [target for target in Target if target.value.startswith(f"{dimension}:")]


OTHER_TARGETS = [
    target for target in Target
    if ":" not in target.value and target not in (Target.NOT_IN_SURVEY, Target.ANYBODY)
]  # fmt: skip


def counted_targets() -> list[Target]:
    """The groups an event counts."""
    return [*(target for name in DIMENSIONS for target in targets_of(name)), *OTHER_TARGETS]


"""Groups the census of the book does not count; one person may belong to several."""


class EngagementPlanQuerySet(models.QuerySet["EngagementPlan"]):
    def visible_to(self, user: User) -> EngagementPlanQuerySet:
        """Plans this person reads, drafts among them for who writes them: `engagement.reaching_access`."""
        from engagement import reaching_access  # noqa: PLC0415 - access reads the models

        return self.filter(reaching_access.plans_seen_by(user))

    def in_force(self) -> EngagementPlanQuerySet:
        """The agreed version of each ward that no later one replaced."""
        return self.filter(agreed_on__isnull=False, replaced_on__isnull=True)

    def to_review(self, on: date) -> EngagementPlanQuerySet:
        return self.in_force().filter(review_on__lte=on)


@tracked()
class EngagementPlan(models.Model):
    """One version of a ward's engagement plan (003 2.1.10). Once agreed it is not rewritten: the next version is."""

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="engagement_plans")
    number = models.PositiveSmallIntegerField()
    aims = models.TextField(help_text="What engagement in the ward is for, for the public and the partners.")
    review_on = models.DateField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(db_default=Now())
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.CharField(max_length=200, blank=True, help_text="Which meeting, or who of which agencies.")
    recorded_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reviewed_on = models.DateField(null=True, blank=True, help_text="When it was last looked over and stood.")
    reviewed_note = models.TextField(blank=True)
    replaced_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = EngagementPlanQuerySet.as_manager()

    class Meta:
        ordering = ["ward", "-number"]
        indexes = [
            models.Index(fields=["review_on"], condition=Q(replaced_on__isnull=True), name="engagement_plan_review")
        ]
        constraints = [
            models.UniqueConstraint(fields=["ward", "number"], name="engagement_plan_once_a_number"),
            models.UniqueConstraint(fields=["ward"], condition=Q(agreed_on__isnull=True), name="one_draft_of_a_plan"),
            models.UniqueConstraint(
                fields=["ward"], condition=Q(agreed_on__isnull=False, replaced_on__isnull=True),
                name="one_engagement_plan_in_force",
            ),
            models.CheckConstraint(
                name="engagement_plan_agreed_by_somebody",
                condition=Q(agreed_on__isnull=True) | (~Q(agreed_by="") & Q(recorded_by__isnull=False)),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Engagement plan of {self.ward}, version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("engagement-plan", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.agreed_on is None

    @property
    def is_in_force(self) -> bool:
        return self.agreed_on is not None and self.replaced_on is None


@tracked()
class PlanLine(models.Model):
    """Whom a plan means to reach, by which method, when, and who does it."""

    plan = models.ForeignKey(EngagementPlan, on_delete=models.CASCADE, related_name="lines")
    target = models.CharField(max_length=24, choices=Target)
    method = models.CharField(max_length=24, choices=EngagementMethod)
    why = models.CharField(max_length=300, blank=True, help_text="Why this way suits them (003 4.7.2).")
    when = models.CharField(max_length=120)
    wanted = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How many are to be reached in it.")
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Empty: the neighbourhood team.",
    )  # fmt: skip
    officer = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["plan", "pk"]

    def __str__(self) -> str:
        return f"{self.get_method_display()} for {self.get_target_display()}"


class WorkState(models.TextChoices):
    ASKED = "asked", "Asked for"
    DELIVERED = "delivered", "Delivered"
    NOT_DELIVERED = "not_delivered", "Not delivered"
    WITHDRAWN = "withdrawn", "Withdrawn"


class PieceOfWorkQuerySet(models.QuerySet["PieceOfWork"]):
    def visible_to(self, user: User) -> PieceOfWorkQuerySet:
        """Work of the wards this person reads, and of their own agency: `engagement.reaching_access`."""
        from engagement import reaching_access  # noqa: PLC0415 - access reads the models

        return self.filter(reaching_access.work_seen_by(user))

    def open(self) -> PieceOfWorkQuerySet:
        return self.filter(state=WorkState.ASKED)

    def late(self, on: date) -> PieceOfWorkQuerySet:
        return self.open().filter(due_on__lt=on)

    def with_reached(self) -> PieceOfWorkQuerySet:
        """With `reached`, how many took part in its sessions; `sessions`, how many were held; `fewest`, at one."""
        taken = "held__attendance"
        return self.annotate(reached=Sum(taken, default=0), sessions=Count("held"), fewest=Min(taken))

    def for_list(self) -> PieceOfWorkQuerySet:
        return self.with_reached().select_related("ward__partnership", "agency", "officer")


@tracked()
class PieceOfWork(models.Model):
    """Work to reach a group, asked of a partner: an agency and a named person of it (000 3.3)."""

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="engagement_work")
    target = models.CharField(max_length=24, choices=Target)
    whom = models.CharField(max_length=160, blank=True, help_text="More exactly whom; a group, never a person.")
    what = models.TextField(help_text="What is asked for.")
    method = models.CharField(max_length=24, choices=EngagementMethod, blank=True)
    wanted = models.PositiveSmallIntegerField(help_text="How many are to be reached.")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="engagement_work")
    officer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="engagement_work")
    due_on = models.DateField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    asked_at = models.DateTimeField(db_default=Now())
    line = models.ForeignKey(PlanLine, null=True, blank=True, on_delete=models.SET_NULL, related_name="work")
    survey = models.ForeignKey(
        SurveyRound, null=True, blank=True, on_delete=models.PROTECT, related_name="reach",
        help_text="The round whose non-response led to it (000 3.1).",
    )  # fmt: skip
    state = models.CharField(max_length=14, choices=WorkState, default=WorkState.ASKED)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    heard = models.TextField(blank=True, help_text="What was heard, in a few lines and without names.")
    reason = models.TextField(blank=True, help_text="Why it was not delivered, or is not wanted any more.")
    version = models.PositiveIntegerField(default=1)

    objects = PieceOfWorkQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name_plural = "pieces of work"
        indexes = [
            models.Index(fields=["ward", "state", "due_on", "id"], name="engagement_work_of_ward"),
            models.Index(fields=["agency", "state", "due_on", "id"], name="engagement_work_of_agency"),
        ]
        constraints = [
            models.CheckConstraint(name="engagement_work_reaches_somebody", condition=Q(wanted__gt=0)),
            models.CheckConstraint(
                name="engagement_work_ends_by_somebody",
                condition=Q(state="asked", ended_on__isnull=True)
                | (~Q(state="asked") & Q(ended_on__isnull=False, ended_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="engagement_work_delivered_says_what", condition=~Q(state="delivered") | ~Q(heard="")
            ),
            models.CheckConstraint(
                name="engagement_work_undelivered_says_why",
                condition=~Q(state__in=["not_delivered", "withdrawn"]) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.whom or str(self.get_target_display())

    def get_absolute_url(self) -> str:
        return reverse("engagement-work", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == WorkState.ASKED


class EngagementEventQuerySet(models.QuerySet["EngagementEvent"]):
    def visible_to(self, user: User) -> EngagementEventQuerySet:
        """Events of the wards this person reads, and those of their agency: `engagement.reaching_access`."""
        from engagement import reaching_access  # noqa: PLC0415 - access reads the models

        return self.filter(reaching_access.events_seen_by(user))

    def of_ward(self, ward: Ward) -> EngagementEventQuerySet:
        return self.filter(pk__in=EngagementEvent.wards.through.objects.filter(ward=ward).values("engagementevent"))

    def for_list(self) -> EngagementEventQuerySet:
        """With the names of its wards in `ward_names`."""
        names = StringAgg("wards__name", delimiter=", ", order_by="wards__name")
        return self.select_related("ward", "agency", "run_by", "work").annotate(ward_names=names)


@tracked(exclude=("said",))
class EngagementEvent(models.Model):
    """Something held to hear people: when, where, by which method, who ran it, how many took part (003 4.7.2).

    What was heard are issues: `heard.issues_heard_in(event)`. Of a piece of work each session is an event, so how many
    it reached is counted once.
    """

    ward = models.ForeignKey(
        Ward, on_delete=models.PROTECT, related_name="engagement_events", help_text="Where it was held."
    )
    wards = models.ManyToManyField(Ward, related_name="+", help_text="All wards it was for, that one among them.")
    held_on = models.DateField()
    place = models.CharField(max_length=160)
    method = models.CharField(max_length=24, choices=EngagementMethod)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="engagement_events",
        help_text="Which agency ran it. Empty: the neighbourhood team.",
    )  # fmt: skip
    run_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    together_with = models.CharField(max_length=200, blank=True, help_text="Other agencies and groups; no names.")
    handed_out = models.PositiveIntegerField(null=True, blank=True, help_text="Cards or forms sent out or left.")
    attendance = models.PositiveIntegerField(help_text="How many people took part.")
    said = models.TextField(blank=True, help_text="What was said beside the issues; for the ward's team.")
    work = models.ForeignKey(
        PieceOfWork, null=True, blank=True, on_delete=models.PROTECT, related_name="held"
    )  # fmt: skip
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=1)

    objects = EngagementEventQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-pk"]
        indexes = [
            models.Index(fields=["ward", "-held_on", "-id"], name="engagement_event_of_ward"),
            models.Index(fields=["-held_on", "-id"], name="engagement_event_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.get_method_display()}, {self.held_on:%-d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("engagement-event", args=[self.pk])


@tracked()
class Reached(models.Model):
    """How many of a group took part in an event. A group nobody counted has no row."""

    event = models.ForeignKey(EngagementEvent, on_delete=models.CASCADE, related_name="reached")
    target = models.CharField(max_length=24, choices=Target)
    number = models.PositiveIntegerField(validators=[MinValueValidator(1)])

    class Meta:
        ordering = ["event", "pk"]
        verbose_name_plural = "reached"
        constraints = [
            models.UniqueConstraint(fields=["event", "target"], name="group_counted_once_an_event"),
            models.CheckConstraint(name="somebody_was_reached", condition=Q(number__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.target} at {self.event_id}"


def counts_of(rows: Any) -> dict[str, int]:
    """Rows of Reached as numbers by group."""
    return {row.target: row.number for row in rows}
