"""Rounds of the KIN survey: opened by the book from each ward's anchor, shared out, closed (E3; 000 3.1).

What is due is asked of dates in the data, and what is done is a row with a unique key: a beat that was off for days
catches up once, two beats open one (craft 8, safety 23).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Exists, Max, OuterRef, Q
from django.utils import timezone

from engagement.models import (
    Interview,
    KeyIndividual,
    Questionnaire,
    Response,
    SurveyAnchor,
    SurveyRound,
    SurveySettings,
)
from engagement.models.surveys import settings_of
from engagement.services.questionnaires import in_use
from engagement.services.roll import ask_everybody
from engagement.services.sharing_out import share_among
from engagement.survey_access import KEEP_ROUNDS
from partnerships.errors import Refused
from partnerships.locking import none_saved_since
from partnerships.models import Partnership, Role, RoleKind, User, Ward


def latest_due(first_on: date, every_months: int, on: date) -> date | None:
    """The last day up to `on` on which a round was to open, counted from the first; None before that one.

    Counted from the first each time, so the 31st stays the 31st where a month has one.
    """
    if on < first_on:
        return None
    months = (on.year - first_on.year) * 12 + on.month - first_on.month
    times = months // every_months
    due = first_on + relativedelta(months=times * every_months)
    return due if due <= on else first_on + relativedelta(months=(times - 1) * every_months)


def next_due(first_on: date, every_months: int, after: date) -> date:
    """The first day after `after` on which a round is to open."""
    last = latest_due(first_on, every_months, after)
    if last is None:
        return first_on
    times = ((last.year - first_on.year) * 12 + last.month - first_on.month) // every_months
    return first_on + relativedelta(months=(times + 1) * every_months)


def open_due(on: date) -> int:
    """Open the round that is due in every ward. Out: how many. Safe to run twice, and by two at once.

    Of several rounds missed only the last opens. A ward where nobody can be asked yet, or whose last round is still
    open, waits and is found again.
    """
    asked = KeyIndividual.objects.active().filter(ward=OuterRef("ward"))
    still = SurveyRound.objects.open().filter(ward=OuterRef("ward"))
    anchors = (
        SurveyAnchor.objects.filter(Exists(asked), ~Exists(still), first_on__lte=on, ward__partnership__isnull=False)
        .filter(ward__in=Ward.objects.current(on))
        .select_related("ward__partnership__survey_settings__questionnaire")
        .annotate(last=Max("ward__survey_rounds__due_on"))
        .order_by("pk")
    )
    opened = 0
    for anchor in anchors:
        chosen = getattr(anchor.ward.partnership, "survey_settings", None)
        every = chosen.every_months if chosen is not None else SurveySettings().every_months
        due, last = latest_due(anchor.first_on, every, on), vars(anchor)["last"]
        if due is not None and (last is None or due > last):
            opened += open_round(ward=anchor.ward, due_on=due, on=on) is not None
    return opened


def open_round(*, ward: Ward, due_on: date, on: date) -> SurveyRound | None:
    """Open a ward's round with an interview for each active Key Individual, shared out. None where it is open already.

    `on`: the day from which the interviews have their time, which is later than `due_on` after days off.
    """
    assert ward.partnership is not None  # noqa: S101 - wards of no partnership have no network
    open_days = settings_of(ward.partnership).open_days
    with transaction.atomic():
        # Whoever opens in the same ward waits here, and then finds the row.
        Ward.objects.select_for_update(of=("self",), no_key=True).get(pk=ward.pk)
        standing = SurveyRound.objects.filter(Q(due_on__gte=due_on) | Q(closed_at__isnull=True), ward=ward)
        if standing.exists():
            return None
        made = SurveyRound.objects.create(
            ward=ward, version=in_use(ward.partnership), due_on=due_on, opened_at=timezone.now(),
            closes_on=on + timedelta(days=open_days),
        )  # fmt: skip
        ask_everybody(made)
        share_among(made)
        return made


def open_now(*, ward: Ward, by: User) -> SurveyRound:
    """Open a round today by hand; a ward without an anchor is counted from it. Raises Refused, PermissionDenied."""
    KEEP_ROUNDS.require(by, ward)
    today = timezone.localdate()
    if not KeyIndividual.objects.active().filter(ward=ward).exists():
        raise Refused(f"{ward} has no active Key Individual to ask yet.", field="ward")
    with transaction.atomic():
        SurveyAnchor.objects.get_or_create(ward=ward, defaults={"first_on": today})
        made = open_round(ward=ward, due_on=today, on=today)
        if made is None:
            raise Refused(f"{ward} has a round open, or one opened today.", field="ward")
        return made


def share_out(*, survey: SurveyRound, by: User | None = None) -> SurveyRound:
    """Give the interviews that nobody of the ward's PCSOs has to those who have fewest (handover included)."""
    if by is not None:
        KEEP_ROUNDS.require(by, survey.ward)
    with transaction.atomic():
        row = _locked(survey)
        if not row.is_open:
            raise Refused("This round is closed.")
        share_among(row)
        return row


def share_out_left() -> int:
    """In every open round give out what is with nobody, or with somebody who is no PCSO of the ward any more.

    For the beat; out: in how many rounds something changed hands.
    """
    today = timezone.localdate()
    holds = Role.objects.held(today).filter(user=OuterRef("assigned_to"), kind=RoleKind.PCSO, user__is_active=True)
    here = Exists(holds.for_ward_of_row("round__ward"))
    left = Interview.objects.to_do().filter(~here).values("round").distinct()
    # A ward without a PCSO waits for one; asked with the rest, or each of them would be a question.
    somebody = Role.objects.held(today).filter(kind=RoleKind.PCSO, user__is_active=True).for_ward_of_row("ward")
    found = SurveyRound.objects.open().filter(Exists(somebody), pk__in=left)
    rounds = list(found.select_related("ward").order_by("pk"))
    for survey in rounds:
        share_out(survey=survey)
    return len(rounds)


def close(*, survey: SurveyRound, by: User | None) -> SurveyRound:
    """Close a round: nothing is entered any more, and its results can be read. None for `by` is the book itself.

    Raises Refused where it is closed already, PermissionDenied.
    """
    if by is not None:
        KEEP_ROUNDS.require(by, survey.ward)
    with transaction.atomic():
        row = _locked(survey)
        if not row.is_open:
            raise Refused("This round is closed already.")
        row.closed_at, row.closed_by = timezone.now(), by
        row.save(update_fields=["closed_at", "closed_by"])
        return row


def close_due(on: date) -> int:
    """Close the rounds whose last day is long enough past for printed forms to have been keyed in. Out: how many."""
    past = SurveyRound.objects.open().filter(closes_on__lt=on - timedelta(days=settings.SURVEY_KEYING_DAYS))
    return past.update(closed_at=timezone.now())  # of two beats the second finds none


def set_anchor(*, ward: Ward, by: User, first_on: date | None) -> Ward:
    """Say from which day a ward's rounds are counted; None: it has none any more. Rounds that opened stay."""
    KEEP_ROUNDS.require(by, ward)
    if first_on is None:
        SurveyAnchor.objects.filter(ward=ward).delete()
    else:
        SurveyAnchor.objects.update_or_create(ward=ward, defaults={"first_on": first_on})
    return ward


def change_settings(
    *, partnership: Partnership, by: User, every_months: int, open_days: int, questionnaire: Questionnaire | None,
    version: int,
) -> SurveySettings:  # fmt: skip
    """Change how often a partnership asks, for how long, and what. Raises PermissionDenied, Refused, Conflict."""
    if not KEEP_ROUNDS.held_by(by) or by.scope.partnership != partnership:
        raise PermissionDenied(KEEP_ROUNDS.why_not)
    if open_days > every_months * 28:
        raise Refused("A round has to be over before the next one opens.", field="open_days")
    if questionnaire is not None and questionnaire.partnership_id not in (None, partnership.pk):
        raise Refused("Choose a questionnaire of this partnership.", field="questionnaire")
    if questionnaire is not None and not questionnaire.versions.issued().exists():
        raise Refused("Issue a version of that questionnaire first.", field="questionnaire")
    with transaction.atomic():
        SurveySettings.objects.get_or_create(partnership=partnership)
        row = SurveySettings.objects.select_for_update().get(partnership=partnership)
        none_saved_since(row, version=version, fields=["every_months", "open_days", "questionnaire"])
        row.every_months, row.open_days, row.questionnaire = every_months, open_days, questionnaire
        row.version += 1
        row.save()
        return row


def by_pcso(survey: SurveyRound) -> list[tuple[str, int, int]]:
    """Whose interviews they are: name, how many, how many of them are over."""
    asked = Interview.objects.asked().filter(round=survey)
    rows = asked.values_list("assigned_to__name").annotate(
        n=Count("pk"), over=Count("pk", filter=Q(response__in=[Response.DONE, Response.NOT_TAKEN]))
    )
    return [(name or "Nobody yet", n, over) for name, n, over in rows.order_by("assigned_to__name")]


def _locked(survey: SurveyRound) -> SurveyRound:
    return SurveyRound.objects.select_for_update(of=("self",)).select_related("ward").get(pk=survey.pk)


def grouped(rows: Iterable[Interview]) -> dict[str, list[Interview]]:
    """Interviews by how they stand."""
    found: dict[str, list[Interview]] = defaultdict(list)
    for row in rows:
        found[row.response].append(row)
    return dict(found)
