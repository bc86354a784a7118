"""What the newsletter says besides its stories: priorities, figures, dates, contacts and the map.

Gathered while it is a draft, frozen when it is submitted, and from then on printed and shown as frozen.
"""

from __future__ import annotations

import statistics
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse
from django.utils import timezone

from engagement.models import ACTED, THAT_COUNT, Issue, Stage, Step, Verb
from feedback.models import CourtTold, Newsletter, NewsletterStage, Story
from partnerships.asking import question
from partnerships.mapping import ward_map_svg
from partnerships.models import Meeting, Ward, WardContact
from partnerships.periods import Period
from partnerships.planning import planned_once
from partnerships.posting import absolute
from tasking.models import CourtOutcome, Priority

COUNTED = "raised", "acted", "answered"
DATES, CONTACTS = 2, 3
"""More stand on the ward's page; these are what the second side of A4 holds."""
MAP_WIDTH, MAP_HEIGHT = 254, 196
"""Drawn for a column of 82.5 mm, in which its smallest letters come out at 11 pt."""
NONE_YET = 0
"""The number of a newsletter that is not in the book yet."""
MEDIAN_FROM = 5
"""No cell under five (safety, Fields): nor a median of fewer."""

Facts = dict[str, Any]


def gather(newsletter: Newsletter, *, telling: list[int] | None = None) -> Facts:
    """Everything as it stands now, in plain values that a JSON column keeps.

    `telling`: the issues it tells, where the caller knows them or its stories are not in the book yet.
    """
    ward = newsletter.ward
    period = Period(newsletter.period_from, newsletter.period_to)
    told = _told_in(newsletter=newsletter.pk) if telling is None else telling
    return {
        "computed": timezone.now().isoformat(),
        "partnership": _partnership(ward),
        "address": absolute(reverse("ward", args=[ward.slug])),
        "priorities": _priorities(ward),
        **_what_was_done(ward, period, telling=told, newsletter=newsletter.pk or NONE_YET),
        "dates": _dates(ward),
        "contacts": _contacts(ward),
        "map": str(ward_map_svg(ward, width=MAP_WIDTH, height=MAP_HEIGHT)),
    }


@question
def _told_in(newsletter: Any) -> QuerySet[Story, int]:
    """The issues of the stories put in."""
    rows = Story.objects.filter(newsletter_id=newsletter, included=True).order_by()
    return rows.values_list("issue_id", flat=True)


def _partnership(ward: Ward) -> Facts:
    partnership = ward.partnership
    if partnership is None:
        return {"name": str(ward), "email": "", "phone": "", "address": ""}
    return {
        "name": partnership.name,
        "email": partnership.contact_email,
        "phone": partnership.contact_phone,
        "address": partnership.contact_address,
    }


def _priorities(ward: Ward) -> list[Facts]:
    return [
        {
            "title": row.title,
            "how": row.how or (f"Chosen at the {row.chosen_at.group}" if row.chosen_at else ""),
            "since": row.chosen_on.isoformat(),
        }
        for row in _current_priorities(ward=ward.pk)
    ]


@question
def _current_priorities(ward: Any) -> QuerySet[Priority]:
    rows = Priority.objects.current().filter(ward_id=ward).select_related("chosen_at__group")
    return rows.order_by("chosen_on", "pk")


def _what_was_done(ward: Ward, period: Period, *, telling: list[int], newsletter: int) -> Facts:
    """The figures of the period and of the one before, the median days to an outcome, and what courts decided: one
    query for them all.

    `telling`: the issues that this newsletter tells, which count as answered.
    """
    asked = {"ward": ward.pk, "telling": telling, "newsletter": newsletter}
    # Begun at the concerns that moved, whichever days are asked for: there is no other way to plan it.
    with planned_once():
        (found,) = _figures(**asked, **_days("now", period), **_days("before", period.before))
    days = [took.days for took in found["days"]]
    found["now_answered"] += found["only_told_now"]
    return {
        "figures": {name: found[f"now_{name}"] for name in COUNTED},
        "before": {name: found[f"before_{name}"] for name in COUNTED},
        "courts": found["courts"],
        "days": round(statistics.median(days)) if len(days) >= MEDIAN_FROM else None,
    }


def _days(name: str, period: Period) -> dict[str, Any]:
    """The values of a `Span`: its days, when it begins and when it is over."""
    ends = _begins_day(period.last + timedelta(days=1))
    values = (period.first, period.last, _begins_day(period.first), ends)
    return {f"{name}_{field}": value for field, value in zip(Span._fields, values, strict=True)}


class Span(NamedTuple):
    """A period in a question."""

    first: Any
    last: Any
    begins: Any
    ends: Any


@question
def _figures(
    *, ward: Any, telling: Any, newsletter: Any,
    now_first: Any, now_last: Any, now_begins: Any, now_ends: Any,
    before_first: Any, before_last: Any, before_begins: Any, before_ends: Any,
) -> QuerySet[Ward, Any]:  # fmt: skip
    """The ward's concerns that moved since the earlier of both periods began, each with its steps, read once.

    What was merged counts as the one it was merged into. Raising is a step, and so is an outcome: what has not moved
    can't count, and the database looks at none of it.
    """
    now = Span(now_first, now_last, now_begins, now_ends)
    before = Span(before_first, before_last, before_begins, before_ends)
    moved = FilteredRelation(
        "issues", condition=Q(issues__last_step_at__gte=before.begins) & ~Q(issues__stage=Stage.MERGED)
    )
    # Of a concern's trail the two kinds of steps that count: most of it is others.
    counting = FilteredRelation("moved__steps", condition=Q(moved__steps__verb__in=THAT_COUNT))
    concerns = Ward.objects.filter(pk=ward).order_by().annotate(moved=moved, took=counting)
    return concerns.values("pk").annotate(
        **{f"now_{name}": count for name, count in _counts(now).items()},
        **{f"before_{name}": count for name, count in _counts(before).items()},
        only_told_now=_only_told_now(ward, now, telling),
        days=_days_taken(ward, now),
        courts=_courts(ward, newsletter, now),
    )  # fmt: skip


def _counts(span: Span) -> dict[str, Count]:
    """Concerns raised, acted on and answered in the period, each concern once."""
    within = Q(took__happened_at__gte=span.begins, took__happened_at__lt=span.ends)
    meant = {
        "raised": Q(moved__raised_on__range=(span.first, span.last)),
        "acted": within & Q(took__verb__in=ACTED),
        "answered": within & Q(took__verb=Verb.TOLD),
    }
    since = Q(moved__last_step_at__gte=span.begins)
    return {name: Count("moved", distinct=True, filter=since & which) for name, which in meant.items()}


def _only_told_now(ward: Any, span: Span, telling: Any) -> Coalesce:
    """How many of the issues it tells nobody was told of in the period: some came to their end before it."""
    told = Step.objects.filter(
        issue=OuterRef("pk"), verb=Verb.TOLD, happened_at__gte=span.begins, happened_at__lt=span.ends
    )
    every = Issue.objects.filter(ward_id=ward, pk__in=telling).exclude(stage=Stage.MERGED).order_by()
    rows = every.exclude(Exists(told)).annotate(all=Value(1)).values("all")
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


def _days_taken(ward: Any, span: Span) -> ArraySubquery:
    """From raised to outcome, of each concern that had its outcome in the period."""
    moved = Issue.objects.filter(ward_id=ward, last_step_at__gte=span.begins).exclude(stage=Stage.MERGED).order_by()
    took = moved.filter(outcome_on__range=(span.first, span.last)).annotate(days=F("outcome_on") - F("raised_on"))
    return ArraySubquery(took.values("days"))


def _courts(ward: Any, newsletter: Any, span: Span) -> ArraySubquery:
    """What courts decided that this ward is to be told of and no published newsletter of it has told (001 rec 2.3)."""
    rows = CourtOutcome.objects.told_in(ward)
    here = CourtTold.objects.filter(outcome=OuterRef("pk"))
    told = here.filter(newsletter__ward_id=ward, newsletter__stage=NewsletterStage.PUBLISHED, left_out=False)
    out = here.filter(newsletter_id=newsletter, left_out=True)
    waiting = rows.filter(~Exists(told), sentenced_on__lte=span.last).order_by("-sentenced_on", "-pk")
    return ArraySubquery(
        waiting.values(
            told=JSONObject(
                id="pk", on="sentenced_on", court="court", wording="wording", where="ward__name", left_out=Exists(out)
            )
        )
    )


def _begins_day(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _dates(ward: Ward) -> list[Facts]:
    return [
        {"when": row.starts_at.isoformat(), "what": str(row.group), "where": row.venue or row.group.venue}
        for row in _meetings_to_come(ward=ward.pk, now=timezone.now())
    ]


@question
def _meetings_to_come(ward: Any, now: Any) -> QuerySet[Meeting]:
    rows = Meeting.objects.published().to_come(now).filter(group__wards=ward, group__public=True)
    return rows.select_related("group").distinct()[:DATES]


def _contacts(ward: Ward) -> list[Facts]:
    return [
        {"name": row.user.name, "called": row.called, "phone": row.phone, "email": row.email}
        for row in _named(ward=ward.pk, today=timezone.localdate())
    ]


@question
def _named(ward: Any, today: Any) -> QuerySet[WardContact]:
    rows = WardContact.objects.filter(ward_id=ward, starts_on__lte=today, user__is_active=True)
    to_this_day = rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    return to_this_day.select_related("user").order_by("position", "pk")[:CONTACTS]
