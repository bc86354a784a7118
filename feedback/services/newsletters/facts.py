"""What the newsletter says besides its stories: priorities, figures, dates, contacts and the map.

Gathered while it is a draft, frozen when it is submitted, and from then on printed and shown as frozen.
"""

from __future__ import annotations

import statistics
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from engagement.models import Issue, Stage, Step, Verb
from feedback.models import Newsletter
from feedback.services.newsletters.periods import Period
from partnerships.mapping import ward_map_svg
from partnerships.models import Meeting, Ward, WardContact
from partnerships.posting import absolute
from tasking.models import Priority

COUNTED = "raised", "acted", "answered"
ACTED = (Verb.ACTION_DONE, Verb.OUTCOME)
DATES, CONTACTS = 2, 3
"""More stand on the ward's page; these are what the second side of A4 holds."""
MAP_WIDTH, MAP_HEIGHT = 254, 196
"""Drawn for a column of 82.5 mm, in which its smallest letters come out at 11 pt."""
MEDIAN_FROM = 5
"""No cell under five (safety, Fields): nor a median of fewer."""

Facts = dict[str, Any]


def gather(newsletter: Newsletter, *, telling: list[int] | None = None) -> Facts:
    """Everything as it stands now, in plain values that a JSON column keeps.

    `telling`: the issues it will tell, where its stories are not in the book yet.
    """
    ward = newsletter.ward
    period = Period(newsletter.period_from, newsletter.period_to)
    told: Any = newsletter.stories.filter(included=True).values("issue_id") if telling is None else telling
    return {
        "computed": timezone.now().isoformat(),
        "partnership": _partnership(ward),
        "address": absolute(reverse("ward", args=[ward.slug])),
        "priorities": _priorities(ward),
        **_what_was_done(ward, period, telling=told),
        "dates": _dates(ward),
        "contacts": _contacts(ward),
        "map": str(ward_map_svg(ward, width=MAP_WIDTH, height=MAP_HEIGHT)),
    }


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
    rows = Priority.objects.current().filter(ward=ward).select_related("chosen_at__group").order_by("chosen_on", "pk")
    return [
        {
            "title": row.title,
            "how": row.how_chosen or (f"Chosen at the {row.chosen_at.group}" if row.chosen_at else ""),
            "since": row.chosen_on.isoformat(),
        }
        for row in rows
    ]


def _issues(ward: Ward, since: datetime) -> QuerySet[Issue]:
    """Concerns of the ward, each once: what was merged counts as the one it was merged into.

    Only those with a step since then. Raising is one, and so is an outcome: it leaves out what can't count, and the
    database looks at no older ones.
    """
    return Issue.objects.filter(ward=ward, last_step_at__gte=since).exclude(stage=Stage.MERGED).order_by()


def _what_was_done(ward: Ward, period: Period, *, telling: Any) -> Facts:
    """The figures of the period and of the one before, and the median days to an outcome: one query for them all.

    `telling`: the issues that this newsletter tells, which count as answered.
    """
    asked: dict[str, Any] = {
        **{f"now_{name}": count for name, count in _counts(ward, period, telling).items()},
        **{f"before_{name}": count for name, count in _counts(ward, period.before, None).items()},
        "days": ArraySubquery(
            _issues(ward, _begins(period)).filter(outcome_on__range=(period.first, period.last))
            .annotate(days=F("outcome_on") - F("raised_on")).values("days")
        ),
    }  # fmt: skip
    rows: Any = Ward.objects.filter(pk=ward.pk).order_by().values(**asked)
    found: Facts = rows.get()
    days = [took.days for took in found["days"]]
    return {
        "figures": {name: found[f"now_{name}"] for name in COUNTED},
        "before": {name: found[f"before_{name}"] for name in COUNTED},
        "days": round(statistics.median(days)) if len(days) >= MEDIAN_FROM else None,
    }


def _counts(ward: Ward, period: Period, telling: Any) -> dict[str, Any]:
    """Concerns raised, acted on and answered in the period, each as a question to ask together with others."""
    begins = _begins(period)
    issues = _issues(ward, begins)
    steps = Step.objects.filter(
        issue=OuterRef("pk"), happened_at__gte=begins, happened_at__lt=_begins_day(period.last + timedelta(days=1))
    )
    told = Exists(steps.filter(verb=Verb.TOLD))
    answered: Any = _number_of(issues.filter(told))
    if telling is not None:  # also what came to its end before the period and is told only now
        every = Issue.objects.filter(ward=ward, pk__in=telling).exclude(stage=Stage.MERGED).order_by()
        answered = answered + _number_of(every.exclude(told))
    return {
        "raised": _number_of(issues.filter(raised_on__range=(period.first, period.last))),
        "acted": _number_of(issues.filter(Exists(steps.filter(verb__in=ACTED)))),
        "answered": answered,
    }


def _number_of(rows: QuerySet[Issue]) -> Coalesce:
    counted = rows.annotate(all=Value(1)).values("all").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _begins(period: Period) -> datetime:
    return _begins_day(period.first)


def _begins_day(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _dates(ward: Ward) -> list[Facts]:
    rows = (
        Meeting.objects.published().to_come(timezone.now()).filter(group__wards=ward, group__public=True)
        .select_related("group").distinct()[:DATES]
    )  # fmt: skip
    return [
        {"when": row.starts_at.isoformat(), "what": str(row.group), "where": row.venue or row.group.venue}
        for row in rows
    ]


def _contacts(ward: Ward) -> list[Facts]:
    today = timezone.localdate()
    rows = (
        WardContact.objects.filter(ward=ward, starts_on__lte=today, user__is_active=True)
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today)).select_related("user").order_by("position", "pk")
    )  # fmt: skip
    return [
        {"name": row.user.name, "called": row.called, "phone": row.phone, "email": row.email} for row in rows[:CONTACTS]
    ]
