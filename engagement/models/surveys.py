"""Rounds of the KIN survey, their interviews and answers (E3; 000 3.1, 7.2)."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.db.models.functions import Now
from django.urls import reverse

from engagement.models.issues import Issue
from engagement.models.kin import KeyIndividual
from engagement.models.questionnaires import Option, Question, Questionnaire, QuestionnaireVersion
from partnerships.history import tracked
from partnerships.models import Partnership, User, Ward


class Way(models.TextChoices):
    """How an interview was done (E3)."""

    PERSON = "person", "In person, on the tablet"
    PAPER = "paper", "On a printed form, keyed in"
    TELEPHONE = "telephone", "By telephone"
    LINK = "link", "By the person, from an e-mailed link"


class Refusal(models.TextChoices):
    """Why an interview will not be done in this round."""

    DECLINED = "declined", "Did not wish to take part"
    NOT_REACHED = "not_reached", "Could not be reached"
    AWAY = "away", "Away, or unwell"


class Response(models.TextChoices):
    """How an interview stands."""

    WAITING = "waiting", "To do"
    BEGUN = "begun", "Begun"
    DONE = "done", "Done"
    NOT_TAKEN = "not_taken", "Did not take part"
    NO_LONGER = "no_longer", "No longer asked"


@tracked()
class SurveySettings(models.Model):
    """How often a partnership asks, what it asks, and how long a round takes."""

    partnership = models.OneToOneField(Partnership, on_delete=models.CASCADE, related_name="survey_settings")
    every_months = models.PositiveSmallIntegerField(default=6, help_text="Months from one round to the next (000 3.1).")
    open_days = models.PositiveSmallIntegerField(default=42, help_text="Days a round's interviews have.")
    questionnaire = models.ForeignKey(
        Questionnaire, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Empty: the standard one.",
    )  # fmt: skip
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="survey_every_so_often", condition=Q(every_months__gte=1, every_months__lte=24)
            ),
            # A round is over before the next one opens.
            models.CheckConstraint(
                name="survey_round_ends_before_the_next",
                condition=Q(open_days__gte=7) & Q(open_days__lte=F("every_months") * 28),
            ),
        ]

    def __str__(self) -> str:
        return f"Surveys of {self.partnership_id}"


@tracked()
class SurveyAnchor(models.Model):
    """The day a ward's rounds are counted from: the first opens on it, the others every so many months after."""

    ward = models.OneToOneField(Ward, on_delete=models.CASCADE, related_name="survey_anchor")
    first_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.ward_id} from {self.first_on}"


class RoundQuerySet(models.QuerySet["SurveyRound"]):
    def visible_to(self, user: User) -> RoundQuerySet:
        """Rounds of wards the person reads in any way: `engagement.survey_access`."""
        from engagement import survey_access  # noqa: PLC0415 - access reads the models

        return self.filter(survey_access.rounds_seen_by(user))

    def open(self) -> RoundQuerySet:
        return self.filter(closed_at__isnull=True)

    def closed(self) -> RoundQuerySet:
        return self.filter(closed_at__isnull=False)

    def with_response(self) -> RoundQuerySet:
        """With `asked`, `done` and `not_taken`: how many are asked, and with how many of them it is over.

        Who rests or left before they were interviewed is not among those asked.
        """
        return self.annotate(
            asked=Count("interviews", filter=~Q(interviews__response=Response.NO_LONGER)),
            done=Count("interviews", filter=Q(interviews__response=Response.DONE)),
            not_taken=Count("interviews", filter=Q(interviews__response=Response.NOT_TAKEN)),
        )


@tracked()
class SurveyRound(models.Model):
    """One round in one ward. `due_on` says which: by the unique key two beats open one, and none is opened twice."""

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="survey_rounds")
    version = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="rounds")
    due_on = models.DateField(help_text="The day it was to open, counted from the ward's anchor.")
    opened_at = models.DateTimeField(db_default=Now())
    closes_on = models.DateField(help_text="The last day for its interviews.")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-due_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["ward", "due_on"], name="survey_round_once"),
            models.UniqueConstraint(
                fields=["ward"], condition=Q(closed_at__isnull=True), name="one_open_survey_round_a_ward"
            ),
            models.CheckConstraint(name="survey_round_has_an_end", condition=Q(closes_on__gt=F("due_on"))),
        ]

    def __str__(self) -> str:
        return f"{self.ward}, {self.due_on:%B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("survey", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def title(self) -> str:
        return f"KIN survey, {self.due_on:%B %Y}"

    def days_left(self, today: date) -> int:
        """Days until its last one; below nought once that is over."""
        return (self.closes_on - today).days

    def is_behind(self, today: date, asked: int, over: int) -> bool:
        """Whether fewer interviews are over than their share of the days that are over."""
        days = max((self.closes_on - self.due_on).days, 1)
        gone = min(max((today - self.due_on).days, 0), days)
        return self.is_open and over < asked and over * days < asked * gone


def link_digest(token: str) -> str:
    """What of a personal link is kept: nobody who reads the database can open one."""
    return hashlib.sha256(f"survey:{settings.SECRET_KEY}:{token}".encode()).hexdigest()


class InterviewQuerySet(models.QuerySet["Interview"]):
    def to_do(self) -> InterviewQuerySet:
        """Waiting or begun, in a round that is open."""
        return self.filter(response__in=[Response.WAITING, Response.BEGUN], round__closed_at__isnull=True)

    def asked(self) -> InterviewQuerySet:
        """Without those who rest or left before they were interviewed."""
        return self.exclude(response=Response.NO_LONGER)

    def for_list(self) -> InterviewQuerySet:
        return self.select_related("kin", "assigned_to", "round__ward")


@tracked(exclude=("link",))
class Interview(models.Model):
    """One Key Individual in one round: whose interview it is, and how it stands."""

    round = models.ForeignKey(SurveyRound, on_delete=models.PROTECT, related_name="interviews")
    number = models.PositiveSmallIntegerField(help_text="Written on the printed form in place of a name.")
    kin = models.ForeignKey(KeyIndividual, on_delete=models.PROTECT, related_name="interviews")
    assigned_to = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="interviews")
    response = models.CharField(max_length=10, choices=Response, default=Response.WAITING)
    way = models.CharField(max_length=10, choices=Way, blank=True)
    refusal = models.CharField(max_length=12, choices=Refusal, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    link = models.CharField(max_length=64, null=True, blank=True, unique=True, help_text="Digest of the mailed link.")
    link_sent_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        ordering = ["round", "number"]
        indexes = [
            models.Index(fields=["assigned_to", "response"], name="interviews_of_pcso"),
            models.Index(fields=["round", "response"], name="interviews_of_round"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["round", "kin"], name="interview_once_a_round"),
            models.UniqueConstraint(fields=["round", "number"], name="interview_number_once"),
            models.CheckConstraint(
                name="done_interview_says_when_and_how",
                condition=~Q(response="done") | Q(done_on__isnull=False, way__gt=""),
            ),
            models.CheckConstraint(
                name="interview_not_taken_says_why", condition=Q(response="not_taken") ^ Q(refusal="")
            ),
        ]

    def __str__(self) -> str:
        return f"Interview {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("interview", args=[self.pk])

    @property
    def is_over(self) -> bool:
        return self.response in (Response.DONE, Response.NOT_TAKEN, Response.NO_LONGER)


class Answer(models.Model):
    """One answer of one interview. `rank`: the place it was given where answers are put in order, else its number.

    No row history: what somebody takes back is gone, and the history of the interview says who saved when.
    """

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    option = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="answers")
    rank = models.PositiveSmallIntegerField(default=1)
    place = models.CharField(max_length=200, blank=True, help_text="Where, as it was said.")
    shared_place = models.CharField(max_length=120, blank=True, help_text="At most a street or outward postcode.")

    class Meta:
        ordering = ["interview", "question", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["interview", "question", "option"], name="answer_given_once"),
            # A question with one answer writes rank 1, so a second answer to it can't be written.
            models.UniqueConstraint(fields=["interview", "question", "rank"], name="answer_in_its_place"),
        ]

    def __str__(self) -> str:
        return f"Answer to {self.question_id}"


@tracked()
class SurveyIssue(models.Model):
    """A result that became an issue for the tasking meeting: one for each answer of a round (E4, T1)."""

    round = models.ForeignKey(SurveyRound, on_delete=models.PROTECT, related_name="issues")
    option = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="+")
    issue = models.OneToOneField(Issue, on_delete=models.PROTECT, related_name="from_survey")
    named_by = models.PositiveSmallIntegerField(help_text="How many named it.")
    of = models.PositiveSmallIntegerField(help_text="Of how many who took part.")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["round", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "option"], name="result_becomes_one_issue")]

    def __str__(self) -> str:
        return f"{self.issue_id} from {self.round_id}"


def settings_of(partnership: Partnership) -> SurveySettings:
    """The partnership's settings, or those it has without choosing."""
    found: Any = getattr(partnership, "survey_settings", None)
    return found or SurveySettings(partnership=partnership)
