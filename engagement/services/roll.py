"""Who is asked in a round while it is open: who joins is, who rests or leaves is no longer (E3; 000 3.1).

000 3.1 surveys the network as it is. Whoever becomes active while their ward's round is open has an interview in it,
shared out like the others. With fewer than `SURVEY_JOINING_DAYS` to its last day they are asked from the next round
on, and the round's page and their own record say so: an interview that nobody has time for would count as one who did
not take part. Who rests or leaves before they were interviewed is no longer asked, is not mailed, and counts neither
as asked nor as one who did not take part; back in time, they go on where they stopped. What was answered stands.

Locks are taken in one order, the ward, its round, its people, which is that of opening a round and of entering an
interview: whoever joins in the moment a round opens is in it, once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Case, Exists, F, Max, OuterRef, Q, Value, When
from django.utils import timezone

from engagement.models import Answer, Interview, KeyIndividual, KinState, Response, SurveyRound
from engagement.services.sharing_out import share_among
from partnerships.models import User, Ward

NOT_OVER = (Response.WAITING, Response.BEGUN)


def hold(ward: Ward) -> SurveyRound | None:
    """The ward's open round, locked until the transaction ends; None where none is open."""
    return hold_all([ward]).get(ward.pk)


def hold_all(wards: Iterable[Ward]) -> dict[int, SurveyRound]:
    """The open rounds of those wards by ward, locked, and no other opens there meanwhile. Call it inside `atomic`,
    before the rows of Key Individuals are locked. Two queries whatever their number.
    """
    keys = sorted({ward.pk for ward in wards})
    list(Ward.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys).order_by("pk").values_list("pk"))
    rows = SurveyRound.objects.open().select_for_update(of=("self",)).filter(ward__in=keys)
    return {row.ward_id: row for row in rows.select_related("ward").order_by("ward")}


def in_time(survey: SurveyRound, on: date) -> bool:
    """Whether somebody who joins that day is still asked in the round."""
    return survey.days_left(on) >= settings.SURVEY_JOINING_DAYS


def ask_everybody(survey: SurveyRound) -> int:
    """Give each active Key Individual of the ward who has none an interview in the round. Out: how many.

    The row of the round is locked by the caller: numbers follow those there are.
    """
    asked = Interview.objects.filter(round=survey, kin=OuterRef("pk"))
    people = KeyIndividual.objects.active().filter(~Exists(asked), ward=survey.ward_id).order_by("name", "pk")
    last = survey.interviews.aggregate(last=Max("number"))["last"] or 0
    made = [Interview(round=survey, number=number, kin=person) for number, person in enumerate(people, last + 1)]
    Interview.objects.bulk_create(made)
    return len(made)


def bring_up_to_date(survey: SurveyRound | None, *, on: date) -> None:
    """After a step by which somebody of the ward joined, rested or left; None where no round is open.

    In: a round locked by `hold`. Says nothing and changes nothing where all stand as they should: it may run again.
    """
    if survey is None:
        return
    _no_longer(survey)
    if not in_time(survey, on):
        return
    if _asked_again(survey) + ask_everybody(survey):
        share_among(survey)


def _no_longer(survey: SurveyRound) -> None:
    gone = survey.interviews.filter(response__in=NOT_OVER).exclude(kin__state=KinState.ACTIVE)
    # Who left is erased; who rests may come back, and goes on where they stopped.
    Answer.objects.filter(interview__in=gone.filter(kin__state=KinState.LEFT)).delete()
    gone.update(response=Response.NO_LONGER, link=None, version=F("version") + 1)


def _asked_again(survey: SurveyRound) -> int:
    """Those who rested and are back."""
    back = survey.interviews.filter(response=Response.NO_LONGER, kin__state=KinState.ACTIVE)
    begun = Exists(Answer.objects.filter(interview=OuterRef("pk")))
    stands = Case(When(begun, then=Value(Response.BEGUN)), default=Value(Response.WAITING))
    return back.update(response=stands, version=F("version") + 1)


def bring_all_up_to_date(on: date) -> int:
    """For the beat: every open round in which somebody is missing or asked in vain. Out: how many there were."""
    gone = Interview.objects.filter(round=OuterRef("pk"), response__in=NOT_OVER).exclude(kin__state=KinState.ACTIVE)
    asked = Interview.objects.filter(round=OuterRef(OuterRef("pk")), kin=OuterRef("pk"))
    new = KeyIndividual.objects.active().filter(~Exists(asked.asked()), ward=OuterRef("ward"))
    last = on + timedelta(days=settings.SURVEY_JOINING_DAYS)
    left = SurveyRound.objects.open().filter(Q(Exists(gone)) | Q(Exists(new), closes_on__gte=last))
    rounds = list(left.select_related("ward").order_by("pk"))
    for survey in rounds:
        with transaction.atomic():
            bring_up_to_date(hold(survey.ward), on=on)
    return len(rounds)


def follow(survey: SurveyRound | None, people: Collection[int], *, to: User | None) -> int:
    """Interviews not begun go to whoever looks after their Key Individuals now. Out: how many changed hands.

    In: a round locked by `hold`, the keys of the Key Individuals, and the PCSO who takes over; of nobody they stay.
    """
    if survey is None or to is None:
        return 0
    rows = survey.interviews.filter(response=Response.WAITING, kin__in=people)
    return rows.filter(~Q(assigned_to=to) | Q(assigned_to=None)).update(assigned_to=to)


def asked_from_the_next(survey: SurveyRound) -> list[KeyIndividual]:
    """Who joined too late for an open round."""
    if not survey.is_open:
        return []
    asked = Interview.objects.asked().filter(round=survey, kin=OuterRef("pk"))
    late = KeyIndividual.objects.active().filter(~Exists(asked), ward=survey.ward_id)
    return list(late.order_by("name", "pk"))


def when_asked(kin: KeyIndividual) -> str:
    """How a Key Individual who takes part stands in the ward's open round, in words; empty where none is open."""
    survey = SurveyRound.objects.open().filter(ward=kin.ward_id).first()
    if survey is None or kin.state != KinState.ACTIVE:
        return ""
    if Interview.objects.asked().filter(round=survey, kin=kin).exists():
        return f"They are asked in the round of the KIN survey that is open until {survey.closes_on:%-d %B}."
    if in_time(survey, timezone.localdate()):
        return "They are asked in the round of the KIN survey that is open."
    return f"The open round of the KIN survey ends on {survey.closes_on:%-d %B}; they are asked from the next one on."
