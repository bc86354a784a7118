"""A result of a survey becomes an issue for the ward's tasking meeting, with its evidence (E4, T1; 000 3.1)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from engagement.models import Issue, Method, RaiserKind, SurveyIssue, SurveyRound
from engagement.services.moving import escalate
from engagement.services.raising import NewRaiser, log_issue
from engagement.survey_access import KEEP_ROUNDS
from engagement.survey_results import Line, Results, Told
from engagement.survey_statistics import Share
from partnerships.errors import Refused
from partnerships.models import User


@dataclass(frozen=True, slots=True)
class Finding:
    """A result that may become an issue: the answer, its place among those told, and its share."""

    line: Line
    told: Told
    place: int
    share: Share

    def evidence(self, survey: SurveyRound) -> str:
        """In a sentence that can be read out, with nothing under five in it."""
        asked = "among the priorities" if self.told is not None and self.told.question.measures else "as the problem"
        return (
            f"Named {asked} by {self.share.number} of the {self.share.of} Key Individuals who took part in the survey "
            f"of {survey.due_on:%B %Y} ({self.share.percent}%, 95% interval {self.share.interval}); "
            f"place {self.place} of {len(self.told.ranked)} that may be shown."
        )


def finding_of(results: Results, option: int) -> Finding:
    """The result of that answer. Raises Refused where it may not be told, or is no priority and no problem."""
    for told in results.questions:
        if told.question.measures == "priorities" or told.question.kind == "problem":
            for place, line in enumerate(told.ranked, 1):
                if line.option == option and line.share is not None:
                    return Finding(line, told, place, line.share)
    raise Refused("This answer has no result that can be shown, so it can't become an issue.")


def make_issue(
    *, results: Results, option: int, by: User, concern: str, public_wording: str = "", place: str = ""
) -> SurveyIssue:
    """Log the result as an issue of the ward and escalate it, so that it stands on the next tasking meeting's agenda.

    The ward's network is named as having raised it, so that feedback to it is owed. Out: the issue with its figures;
    the one that was made before for the same answer. Raises Refused while the round is open, PermissionDenied.
    """
    survey = results.round
    KEEP_ROUNDS.require(by, survey.ward)
    finding = finding_of(results, option)
    with transaction.atomic():
        # Whoever takes the same step meanwhile waits here, and then finds the issue.
        SurveyRound.objects.select_for_update(of=("self",)).get(pk=survey.pk)
        made = SurveyIssue.objects.filter(round=survey, option=option).select_related("issue").first()
        if made is not None:
            return made
        issue = _logged(survey, by, concern, public_wording, place)
        escalate(issue=issue, by=by, reason=finding.evidence(survey))
        return SurveyIssue.objects.create(
            round=survey, option_id=option, issue=issue, named_by=finding.share.number, of=finding.share.of, made_by=by
        )


def _logged(survey: SurveyRound, by: User, concern: str, public_wording: str, place: str) -> Issue:
    network = NewRaiser(name=f"Key Individual Network, {survey.ward}", kind=RaiserKind.KEY_INDIVIDUAL)
    return log_issue(
        ward=survey.ward, concern=concern, public_wording=public_wording, place=place, by=by,
        method=Method.KIN_SURVEY, raisers=[network], heard_in=survey,
    )  # fmt: skip
