"""The issue: a concern once it is in the book (E1). Its two texts never mix (safety, Fields)."""

from __future__ import annotations

import secrets

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Func, Q
from django.db.models.functions import Now
from django.urls import reverse

from partnerships.history import tracked
from partnerships.models import Agency, Group, GroupKind, Meeting, Partnership, User, Ward


class Stage(models.TextChoices):
    """Where an issue stands in the loop (product, The loop)."""

    NEW = "new", "New"
    DEALT_WITH = "dealt_with", "Being dealt with"
    ESCALATED = "escalated", "Escalated"
    TABLED = "tabled", "Tabled"
    IN_ACTION = "in_action", "In action"
    NOT_PRIORITISED = "not_prioritised", "Not prioritised"
    RESOLVED = "resolved", "Resolved"
    FED_BACK = "fed_back", "Fed back"
    CLOSED = "closed", "Closed"
    MERGED = "merged", "Merged"


OVER_STAGES = frozenset({Stage.CLOSED, Stage.MERGED})
OPEN_STAGES = frozenset(set(Stage) - OVER_STAGES)
"""Stages in which the loop is still open."""


class Method(models.TextChoices):
    """How a concern reached the book (E1)."""

    NP = "np", "Neighbourhood Partnership meeting"
    KIN_SURVEY = "kin_survey", "KIN survey"
    KIN_CONTACT = "kin_contact", "Contact with a Key Individual"
    TOUR = "tour", "Tour of duty"
    HARD_TO_REACH = "hard_to_reach", "Hard-to-reach work"
    EVENT = "event", "Engagement event"
    PACT = "pact", "PACT meeting"
    CANVASS = "canvass", "Councillor's canvass"
    PARTNER = "partner", "A partner agency"
    DIRECT = "direct", "Told us directly"
    PUBLIC_FORM = "public_form", "Public form"
    DATA = "data", "Police or partner data"


AT_A_MEETING = {Method.NP: GroupKind.NP, Method.PACT: GroupKind.PACT}


def method_words(method: str, partnership: Partnership | None) -> str:
    """How a concern reached the book; where it was a meeting, by what the partnership calls such a group."""
    kind = AT_A_MEETING.get(Method(method))
    own = partnership.group_words.get(kind) if kind and partnership is not None else None
    if not own:
        return str(Method(method).label)
    return own if own.lower().endswith("meeting") else f"{own} meeting"


class Sensitivity(models.TextChoices):
    """Who may see a record or a step of the trail (X2)."""

    PUBLIC = "public", "Public"
    PARTNERS = "partners", "Partners"
    RESTRICTED = "restricted", "Restricted"


class Satisfaction(models.TextChoices):
    """The raisers' view, without which nothing is closed (003 4.7.4)."""

    SATISFIED = "satisfied", "Satisfied"
    NOT_REACHED = "not_reached", "Could not be reached"
    NO_ANSWER = "no_answer", "Did not answer"
    DISPUTED = "disputed", "Disputed and reviewed"


NOT_OVER = ~Q(stage__in=sorted(OVER_STAGES))
"""Which issues are open. Said by the two stages that are over: of each question with issues in it the database compares
this with the condition of every index, and of eight stages by name that took it longer than the answer.
"""
WHOSE_MOVE = ("move_user", "move_agency", "move_group", "due_on", "actions_to_do", "owed_count")
"""Columns that triggers keep, from the actions, agendas and feedback of the storeys above."""


LONG_COLUMNS = ("received_text", "public_wording", "outcome", "closed_because")


class IssueQuerySet(models.QuerySet["Issue"]):
    def visible_to(self, user: User) -> IssueQuerySet:
        """Issues this person may see, whole or anonymised: the rule of `engagement.access`."""
        from engagement import access  # noqa: PLC0415 - access reads the models

        return self.filter(access.issues_seen_by(user))

    def open(self) -> IssueQuerySet:
        return self.filter(NOT_OVER)

    def at(self, *stages: str) -> IssueQuerySet:
        return self.filter(stage__in=stages)

    def for_list(self) -> IssueQuerySet:
        """With what a row of a list shows."""
        hands = ("move_user", "move_agency", "move_group")
        return self.without_search_words().select_related("ward", *hands).defer(*LONG_COLUMNS)

    def without_search_words(self) -> IssueQuerySet:
        """Without the columns of the search, which are long and which nobody reads, nor the seal."""
        return self.defer("search_open", "search_full", "trail_end")


@tracked(exclude=("search_open", "search_full", "trail_end", *WHOSE_MOVE))
class Issue(models.Model):
    """One concern. `stage`, `stage_since`, `last_step_at` and `trail_end` are written by the trail alone."""

    reference = models.CharField(max_length=16, unique=True)
    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="issues")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(help_text="Number in ward and year, without gaps.")
    concern = models.CharField(max_length=200)
    received_text = models.TextField(blank=True, help_text="What was said, as received.")
    public_wording = models.TextField(blank=True, help_text="The only text that leaves the book.")
    place = models.CharField(max_length=200, blank=True, help_text="Where, as precisely as it was said.")
    shared_place = models.CharField(max_length=120, blank=True, help_text="At most a street or outward postcode.")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    method = models.CharField(max_length=20, choices=Method, default=Method.DIRECT)
    heard_at = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="issues_heard",
        help_text="The meeting at which it was raised; its group is owed the answer.",
    )  # fmt: skip
    sensitivity = models.CharField(max_length=10, choices=Sensitivity, default=Sensitivity.PARTNERS)
    stage = models.CharField(max_length=16, choices=Stage, default=Stage.NEW)
    stage_since = models.DateTimeField(db_default=Now())
    raised_on = models.DateField(help_text="The day it was said.")
    logged_at = models.DateTimeField(db_default=Now())
    received_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.TextField(blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True, help_text="When the last of those owed was told.")
    closed_on = models.DateField(null=True, blank=True)
    satisfaction = models.CharField(max_length=12, choices=Satisfaction, blank=True)
    closed_because = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    recurs_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="recurrences",
        help_text="The closed issue that this one is the return of.",
    )  # fmt: skip
    round = models.PositiveSmallIntegerField(default=1, help_text="One more each time it is reopened.")
    last_step_at = models.DateTimeField(db_default=Now())
    trail_end = models.BinaryField(
        db_default=b"", editable=False, max_length=32, help_text="The seal of its last step: none is lost unseen."
    )
    version = models.PositiveIntegerField(default=1)
    # Whose move it is, cached answers that triggers alone write (feedback/migrations, whose_move): the person, agency
    # or group in whose hands the issue is, none of them where it is the coordinator; the earliest day it is due; how
    # many actions are to do and how many answers owed.
    move_user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    move_agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    move_group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    due_on = models.DateField(null=True, blank=True)
    actions_to_do = models.PositiveIntegerField(db_default=0)
    owed_count = models.PositiveIntegerField(db_default=0)
    # Two vectors, so that a search by somebody who may not read what was said cannot find by it (safety 4).
    search_open = models.GeneratedField(
        expression=SearchVector("concern", "public_wording", "shared_place", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    search_full = models.GeneratedField(
        expression=SearchVector("concern", "public_wording", "place", "received_text", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = IssueQuerySet.as_manager()

    class Meta:
        ordering = ["-logged_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["ward", "year", "number"], name="issue_number_once_in_ward_and_year"),
            models.CheckConstraint(
                name="merged_issue_names_the_other", condition=~Q(stage="merged") | Q(merged_into__isnull=False)
            ),
            models.CheckConstraint(
                name="closed_issue_has_the_raisers_view",
                condition=~Q(stage="closed") | (~Q(satisfaction="") & ~Q(closed_because="")),
            ),
        ]
        indexes = [
            models.Index(fields=["-logged_at", "-id"], name="issue_newest"),
            models.Index(fields=["ward", "-logged_at", "-id"], name="issue_newest_of_ward"),
            # With what a list may be narrowed by, so that the tabs of one that is narrowed are counted without a row.
            models.Index(
                fields=["ward", "stage", "-logged_at"],
                include=["method", "sensitivity", "raised_on", "due_on", "owed_count"],
                name="issue_ward_stage",
            ),
            # A ward's figures count the concerns of a period: all the others lie before its beginning.
            models.Index(
                fields=["ward", "last_step_at"],
                include=["id", "stage", "raised_on", "outcome_on"],
                name="issue_moved_of_ward",
            ),
            models.Index(fields=["stage", "-logged_at"], name="issue_stage"),
            models.Index(fields=["-logged_at", "-id"], condition=NOT_OVER, name="issue_open_newest"),
            models.Index(fields=["ward", "-logged_at", "-id"], condition=NOT_OVER, name="issue_open_newest_of_ward"),
            # A desk counts a ward's open issues by whose move it is, from the index alone.
            models.Index(
                fields=["ward", "raised_on", "id"],
                include=[
                    "stage",
                    "sensitivity",
                    "move_user",
                    "move_agency",
                    "move_group",
                    "received_by",
                    "due_on",
                ],
                condition=NOT_OVER,
                name="issue_open_longest_of_ward",
            ),
            models.Index(fields=["raised_on", "id"], condition=NOT_OVER, name="issue_open_longest"),
            # How many were raised in a half-year, of a neighbourhood's wards.
            models.Index(fields=["ward", "raised_on"], include=["sensitivity"], name="issue_raised_of_ward"),
            # The medians of a year, once a day, from the index alone.
            models.Index(
                fields=["ward", "told_on"],
                include=["raised_on", "sensitivity"],
                condition=Q(told_on__isnull=False),
                name="issue_told_of_ward",
            ),
            models.Index(fields=["ward", "due_on", "id"], condition=Q(due_on__isnull=False), name="issue_due_of_ward"),
            # With what says who may see it: how many of a whole partnership are late is counted from the index alone.
            models.Index(
                fields=["due_on", "id"],
                include=["ward", "sensitivity"],
                condition=Q(due_on__isnull=False),
                name="issue_due_seen",
            ),
            GinIndex(fields=["ward", "search_open"], name="issue_search_open"),
            GinIndex(fields=["ward", "search_full"], name="issue_search_full"),
            # Words that stand in a tenth of a million issues are looked up in six wards' alone: `engagement.searching`.
            GinIndex(
                Func("ward", Func("search_full", "search_open", function="tsvector_concat"), function="wardbook_words"),
                name="issue_words_of_ward",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("issue", args=[self.reference])

    @property
    def heard_as(self) -> str:
        """How it reached the book, a meeting in the words of its partnership."""
        return method_words(self.method, self.ward.partnership)

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN_STAGES


class IssueCounter(models.Model):
    """The last number given in a ward and year; its row is locked while one is taken, so there are no gaps."""

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ward", "year"], name="one_counter_for_ward_and_year")]

    def __str__(self) -> str:
        return f"{self.ward_id} {self.year}: {self.last}"


class RaiserKind(models.TextChoices):
    RESIDENT = "resident", "Resident"
    BUSINESS = "business", "Business"
    KEY_INDIVIDUAL = "key_individual", "Key Individual"
    MEMBER = "member", "Member of a group"
    COMMUNITY_GROUP = "community_group", "Community group"
    COUNCILLOR = "councillor", "Councillor"
    OFFICER = "officer", "Officer of an agency"
    OTHER = "other", "Somebody else"


class Channel(models.TextChoices):
    """How somebody is told (000 4.1)."""

    VISIT = "visit", "Visit"
    TELEPHONE = "telephone", "Telephone"
    EMAIL = "email", "E-mail"
    MEETING = "meeting", "Report to a meeting"
    NEWSLETTER = "newsletter", "Newsletter"
    LEAFLET = "leaflet", "Leaflet"
    WEBSITE = "website", "Website"
    PRESS = "press", "Press"


def follow_token() -> str:
    """160 random bits: an address nobody guesses."""
    return secrets.token_urlsafe(20)


@tracked(exclude=("token",))
class Raiser(models.Model):
    """Somebody who raised an issue, or asked to be told of it. Seen only by those the matrix names (X2)."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="raisers")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=16, choices=RaiserKind, default=RaiserKind.RESIDENT)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    community_group = models.ForeignKey(
        "engagement.CommunityGroup", null=True, blank=True, on_delete=models.PROTECT, related_name="raised",
        help_text="Raised by it on a tour: it is told in person or by telephone.",
    )  # fmt: skip
    kin = models.ForeignKey(
        "engagement.KeyIndividual", null=True, blank=True, on_delete=models.PROTECT, related_name="raised",
        help_text="Raised by them in a contact; the name stands in their own record.",
    )  # fmt: skip
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    channel = models.CharField(max_length=12, choices=Channel, blank=True, help_text="How they chose to be told.")
    raised_it = models.BooleanField(default=True, help_text="False: only to be told.")
    wants_to_know = models.BooleanField(default=True)
    others_may_see = models.BooleanField(default=False, help_text="They agreed that others see who raised it.")
    token = models.CharField(max_length=40, unique=True, default=follow_token)
    view = models.CharField(max_length=12, choices=Satisfaction, blank=True)
    view_given_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["issue", "pk"]

    def __str__(self) -> str:
        return f"Raiser {self.pk} of issue {self.issue_id}"  # never the name: this text reaches logs
