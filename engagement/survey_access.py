"""Who may see and do what with KIN surveys: each rule once (safety, "KIN survey answers")."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db.models import F, Func, IntegerField, Q, Value
from django.db.models.functions import Greatest, Least
from django.http import Http404

from engagement.models import (
    Interview,
    Question,
    Questionnaire,
    QuestionnaireVersion,
    Response,
    SurveyRound,
)
from partnerships.fetching import or_404, ward_for
from partnerships.models import Partnership, RoleKind, User, Ward
from partnerships.policy import right

if TYPE_CHECKING:
    from engagement.models.surveys import RoundQuerySet

K = RoleKind
READ_QUESTIONNAIRES = right(
    "questionnaire.read", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.ANALYST, K.LEAD,
    why_not="Questionnaires are built by the coordinators.",
)  # fmt: skip
KEEP_QUESTIONNAIRES = right(
    "questionnaire.keep", K.COORDINATOR, why_not="The coordinators of the partnership build its questionnaires."
)


def require_questionnaire(user: User, questionnaire: Questionnaire | None = None) -> Partnership:
    """The partnership whose questionnaires the person builds. Raises PermissionDenied for another's or the standard."""
    home = user.scope.partnership
    if home is None or not KEEP_QUESTIONNAIRES.held_by(user):
        raise PermissionDenied(KEEP_QUESTIONNAIRES.why_not)
    if questionnaire is not None and questionnaire.partnership_id != home.pk:
        raise PermissionDenied("The standard questionnaire comes with the book. Begin one of your own from it.")
    return home


def may_build(user: User, questionnaire: Questionnaire) -> bool:
    """Whether this person changes that questionnaire's drafts."""
    own = questionnaire.partnership_id is not None and questionnaire.partnership_id == user.scope.home
    return own and KEEP_QUESTIONNAIRES.held_by(user)


def version_for(user: User, pk: int) -> QuestionnaireVersion:
    """A version of a questionnaire the person sees, or Http404."""
    seen = QuestionnaireVersion.objects.visible_to(user).select_related("questionnaire", "made_by", "issued_by")
    return or_404(seen.filter(pk=pk).first() if READ_QUESTIONNAIRES.held_by(user) else None)


def question_for(user: User, pk: int) -> Question:
    """A question of a version the person sees, or Http404."""
    seen = QuestionnaireVersion.objects.visible_to(user).values("pk")
    found = Question.objects.select_related("version__questionnaire").filter(version__in=seen, pk=pk).first()
    if found is None or not READ_QUESTIONNAIRES.held_by(user):
        raise Http404
    return found


READ_SURVEYS = right(
    "survey.read", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.COUNCILLOR, K.REPRESENTATIVE, K.ANALYST, K.LEAD,
    why_not="KIN surveys are not part of your role.",
)  # fmt: skip
"""Rounds and their results, which hold no figure of fewer than five people."""
READ_INTERVIEWS = right(
    "interview.read", K.COORDINATOR, K.PCSO, K.SUPERVISOR,
    why_not="The ward's team alone sees who is interviewed and what they answered.",
)  # fmt: skip
INTERVIEW = right("interview.do", K.PCSO, why_not="The PCSOs of the ward do its interviews.")
KEEP_ROUNDS = right(
    "survey.keep", K.COORDINATOR, why_not="The ward's coordinator opens, shares out and closes its rounds."
)
READ_PSEUDONYMISED = right(
    "survey.read answers", K.COORDINATOR, K.SUPERVISOR, K.ANALYST,
    why_not="Single answers are for the ward's coordinator and supervisors and, without names, for the analyst.",
)  # fmt: skip
WHOLE_WARD = frozenset({K.COORDINATOR, K.SUPERVISOR})


def rounds_seen_by(user: User) -> Q:
    """The rows of SurveyRound of which this person sees the response and the results."""
    return user.scope.q(READ_SURVEYS.kinds)


def round_for(user: User, pk: int) -> SurveyRound:
    """The round, or Http404 outside the person's sight."""
    seen = SurveyRound.objects.visible_to(user).select_related(
        "ward__partnership__survey_settings", "version__questionnaire", "closed_by"
    )
    return or_404(seen.filter(pk=pk).first())


def result_for(user: User, pk: int, option: int) -> SurveyRound:
    """The round of which that answer is a result, or Http404 outside the person's sight."""
    return round_for(user, pk)


def round_read_by(user: User, pk: int) -> SurveyRound:
    """The round whose single answers this person reads, or Http404 (PermissionDenied where they see its results)."""
    found = round_for(user, pk)
    READ_PSEUDONYMISED.require(user, found.ward)
    return found


def interviews_seen_by(user: User) -> Q:
    """The rows of Interview that this person opens, answers included.

    Coordinator and supervisors of the ward read all; a PCSO does those of their wards and reads their own: one that a
    colleague began or did is the colleague's (safety, "C, R own").
    """
    own = Q(assigned_to=user) | Q(done_by=user) | Q(response__in=[Response.WAITING, Response.NOT_TAKEN])
    return user.scope.q(WHOLE_WARD, ward="round__ward") | (user.scope.q({K.PCSO}, ward="round__ward") & own)


def interview_for(user: User, pk: int) -> Interview:
    """The interview with its round and Key Individual, or Http404 outside the person's sight."""
    seen = Interview.objects.filter(interviews_seen_by(user)).select_related(
        "round__ward__partnership", "round__version", "kin", "assigned_to", "done_by"
    )
    return or_404(seen.filter(pk=pk).first())


def anchored_ward(user: User, slug: str) -> Ward:
    """The ward of that slug whose rounds this person keeps, or Http404."""
    return ward_for(user, slug, KEEP_ROUNDS, "survey_anchor")


def _days(last: Value | F, first: F) -> Func:
    """How many days lie between two dates of a row."""
    return Func(last, first, arg_joiner=" - ", template="(%(expressions)s)", output_field=IntegerField())


def rounds_behind(user: User, today: date) -> RoundQuerySet:
    """Open rounds of the wards this person coordinates in which fewer interviews are over than days; with response."""
    run = Greatest(_days(F("closes_on"), F("due_on")), Value(1))
    gone = Least(Greatest(_days(Value(today), F("due_on")), Value(0)), run)
    kept = SurveyRound.objects.open().filter(user.scope.q(KEEP_ROUNDS.kinds)).with_response()
    over = kept.annotate(over=F("done") + F("not_taken"), run=run, gone=gone).filter(over__lt=F("asked"))
    return over.annotate(share_over=F("over") * F("run"), share_gone=F("asked") * F("gone")).filter(
        share_over__lt=F("share_gone")
    )
