"""Interviews of a round: answered on the tablet, keyed in from paper, or by the person's own link (E3).

An answer is entered once: the interview's row is locked, and one that is over takes nothing more. Stopped half-way,
what was answered is there when it is opened again, by whichever way.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from engagement.models import (
    Answer,
    Interview,
    KeyIndividual,
    Prefers,
    Question,
    Refusal,
    Response,
    SurveyRound,
    Way,
)
from engagement.models.surveys import link_digest
from engagement.services.kin import contacted
from engagement.sharing import shared_place
from engagement.survey_access import INTERVIEW
from partnerships.errors import Refused
from partnerships.locking import none_saved_since
from partnerships.models import User
from partnerships.posting import absolute, post

CAN_DO = (Way.PERSON, Way.PAPER, Way.TELEPHONE)


class AlreadyEntered(Refused):
    """The interview is over; what was entered stands."""


@dataclass(frozen=True, slots=True)
class Given:
    """The answers to one question: keys of its options, in their order; a place where it asks for one."""

    question: Question
    options: tuple[int, ...]
    place: str = ""


def record(
    *,
    interview: Interview,
    by: User,
    given: Sequence[Given],
    finished: bool,
    version: int,
    way: str = Way.PERSON,
    done_on: date | None = None,
) -> Interview:
    """Write the answers so far, or all of them (`finished`), as the PCSO entered them.

    In: every question with what was chosen; the version of the interview that the page showed. Out: the interview.
    Raises PermissionDenied, AlreadyEntered where it is over, Refused once the round is closed, Conflict where a
    colleague saved in between.
    """
    INTERVIEW.require(by, interview.round.ward)
    if way not in CAN_DO:
        raise Refused("Choose how it was done.", field="way")
    with transaction.atomic():
        row = _locked(interview)
        none_saved_since(row, version=version, fields=())
        if row.response == Response.WAITING:
            row.assigned_to = by  # who begins it has it
        done = _write(row, given, finished=finished, way=way, by=by, done_on=done_on)
        if finished and done.done_on is not None:
            contacted(kin=done.kin, at=_moment(done.done_on), by=by)  # whoever was interviewed was contacted (E6)
        return done


def answer_by_link(*, interview: Interview, given: Sequence[Given], finished: bool, version: int) -> Interview:
    """The same by the person, from the personal link; the last to save half-way stands."""
    with transaction.atomic():
        row = _locked(interview)
        if row.link is None:
            raise Refused("This link is no longer in use.")
        none_saved_since(row, version=version, fields=())
        return _write(row, given, finished=finished, way=Way.LINK, by=None, done_on=None)


def _moment(day: date) -> datetime:
    """Now, for today; noon stands for a day before."""
    return timezone.now() if day == timezone.localdate() else timezone.make_aware(datetime.combine(day, time(12)))


def _locked(interview: Interview) -> Interview:
    """The row, and its round's, locked: a round is closed before or after, never while answers are written."""
    survey = SurveyRound.objects.select_for_update(of=("self",)).get(pk=interview.round_id)
    row = Interview.objects.select_for_update(of=("self",)).get(pk=interview.pk)
    row.round = survey
    if row.response == Response.DONE:
        when = f"{row.done_on:%-d %B %Y}" if row.done_on else "already"
        raise AlreadyEntered(f"This interview was entered on {when}. Nothing is entered twice.")
    if not survey.is_open:
        raise Refused("The round is closed; nothing more is entered.")
    return row


def _write(
    row: Interview, given: Sequence[Given], *, finished: bool, way: str, by: User | None, done_on: date | None
) -> Interview:
    _refuse_others(row, given)
    row.answers.all().delete()
    Answer.objects.bulk_create(
        Answer(
            interview=row, question=one.question, option_id=option, rank=rank, place=one.place,
            shared_place=shared_place(one.place) if one.place else "",
        )
        for one in given for rank, option in enumerate(one.options, 1)
    )  # fmt: skip
    row.response, row.refusal = (Response.DONE if finished else Response.BEGUN), ""
    if finished:
        row.way, row.done_by, row.done_on, row.link = way, by, done_on or timezone.localdate(), None
    row.version += 1
    row.save()
    return row


def _refuse_others(row: Interview, given: Sequence[Given]) -> None:
    """Only questions of the round's version, only their own answers, and no more of them than they take."""
    for one in given:
        own = {option.pk for option in one.question.options.all()}
        if one.question.version_id != row.round.version_id or not own.issuperset(one.options):
            raise Refused("Those are answers to another questionnaire. Open the interview again.")
        if one.question.is_single and len(one.options) > 1:
            raise Refused(f"Question {one.question.number} takes one answer.")


def not_taken(*, interview: Interview, by: User, refusal: str) -> Interview:
    """Record that somebody does not take part in this round, and why. What they had answered is removed.

    They may still be asked while the round is open: entering an interview lifts it.
    """
    INTERVIEW.require(by, interview.round.ward)
    if refusal not in Refusal.values:
        raise Refused("Choose why.", field="refusal")
    with transaction.atomic():
        row = _locked(interview)
        row.answers.all().delete()
        row.response, row.refusal, row.done_by, row.link = Response.NOT_TAKEN, refusal, by, None
        row.version += 1
        row.save()
        return row


def send_link(*, interview: Interview, by: User) -> Interview:
    """Mail the person a link of their own to answer by, without an account. A second mail makes the first link void.

    Raises Refused where they gave no address or did not agree to e-mail, PermissionDenied.
    """
    INTERVIEW.require(by, interview.round.ward)
    kin = interview.kin
    if not may_be_mailed(kin):
        raise Refused("They gave no e-mail address, or did not agree to be written to.")
    with transaction.atomic():
        row = _locked(interview)
        if row.response == Response.NO_LONGER:
            raise Refused("They rest or have left, and are no longer asked in this round.")
        token = secrets.token_urlsafe(24)
        row.link, row.link_sent_at = link_digest(token), timezone.now()
        row.save(update_fields=["link", "link_sent_at"])
        ward = interview.round.ward
        post(
            to=kin.email, ward=ward, kind="survey", about=f"interview {row.pk}", key=f"survey:{row.pk}:{row.link[:16]}",
            subject=f"{ward}: what matters to you? Your answers by {row.round.closes_on:%-d %B}",
            template="survey",
            context={
                "survey": row.round, "ward": ward, "partnership": ward.partnership,
                "answer_url": absolute(reverse("survey-answer", args=[token])),
            },
        )  # fmt: skip
        return row


def may_be_mailed(kin: KeyIndividual) -> bool:
    """Whether they gave an address and agreed to be written to there, or chose to be."""
    return bool(kin.email) and (kin.email_updates or kin.prefers == Prefers.EMAIL)


def interview_of(token: str) -> Interview | None:
    """The interview to which a personal link belongs; None for one nobody has, or that is used up.

    Found by its digest: what is compared is no secret, and nobody who reads the table can open a link.
    """
    found = Interview.objects.select_related("round__ward__partnership", "round__version", "kin")
    return found.filter(link=link_digest(token)).first()
