"""What the newsletter says besides its stories: priorities, figures, dates, contacts and the map.

Gathered while it is a draft, frozen when it is submitted, and from then on printed and shown as frozen.
"""

from __future__ import annotations

import statistics
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from engagement.models import Issue, Stage, Step, Verb
from feedback.models import Newsletter
from feedback.services.newsletters.periods import Period
from partnerships.mapping import ward_map_svg
from partnerships.models import Meeting, Ward, WardContact
from partnerships.posting import absolute
from tasking.models import Priority

ACTED = (Verb.ACTION_DONE, Verb.OUTCOME)
DATES, CONTACTS = 2, 3
"""More stand on the ward's page; these are what the second side of A4 holds."""
MAP_WIDTH, MAP_HEIGHT = 254, 196
"""Drawn for a column of 82.5 mm, in which its smallest letters come out at 11 pt."""
MEDIAN_FROM = 5
"""No cell under five (safety, Fields): nor a median of fewer."""

Facts = dict[str, Any]


def gather(newsletter: Newsletter) -> Facts:
    """Everything as it stands now, in plain values that a JSON column keeps."""
    ward = newsletter.ward
    period = Period(newsletter.period_from, newsletter.period_to)
    telling = newsletter.stories.filter(included=True).values("issue_id")
    return {
        "computed": timezone.now().isoformat(),
        "partnership": _partnership(ward),
        "address": absolute(reverse("ward", args=[ward.slug])),
        "priorities": _priorities(ward),
        "figures": _figures(ward, period, telling=telling),
        "before": _figures(ward, period.before),
        "days": _days_to_outcome(ward, period),
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


def _issues(ward: Ward) -> QuerySet[Issue]:
    """Concerns of the ward, each once: what was merged counts as the one it was merged into."""
    return Issue.objects.filter(ward=ward).exclude(stage=Stage.MERGED)


def _figures(ward: Ward, period: Period, *, telling: Any = None) -> dict[str, int]:
    """Concerns raised, acted on and answered in the period; answered counts those that this newsletter tells."""
    within = Step.objects.filter(
        issue__ward=ward, happened_at__date__gte=period.first, happened_at__date__lte=period.last
    ).exclude(issue__stage=Stage.MERGED)
    answered = Q(pk__in=within.filter(verb=Verb.TOLD).values("issue_id"))
    if telling is not None:
        answered |= Q(pk__in=telling)
    return {
        "raised": _issues(ward).filter(raised_on__range=(period.first, period.last)).count(),
        "acted": within.filter(verb__in=ACTED).values("issue_id").distinct().count(),
        "answered": _issues(ward).filter(answered).count(),
    }


def _days_to_outcome(ward: Ward, period: Period) -> int | None:
    """Half of the concerns with an outcome in the period had it within so many days of being raised."""
    rows = _issues(ward).filter(outcome_on__range=(period.first, period.last)).values_list("raised_on", "outcome_on")
    days = [(done - raised).days for raised, done in rows if done is not None]
    return round(statistics.median(days)) if len(days) >= MEDIAN_FROM else None


def _dates(ward: Ward) -> list[Facts]:
    rows = (
        Meeting.objects.to_come(timezone.now()).filter(group__wards=ward, group__public=True)
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
