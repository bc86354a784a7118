"""Making tours of duty: each PCSO's month out of the community groups of the wards walked (E5, 000 3.2).

What is due is a row: a group stands on one tour a month, and the database knows no second. So two beats make one tour,
a beat that was off makes the months it missed, and making again only adds what is new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from engagement.models import CommunityGroup, Contact, Tour, TourStop
from partnerships.models import Role, RoleKind, Ward
from partnerships.periods import month_of

MONTH = relativedelta(months=1)
CAUGHT_UP = 12
"""So many months at most are made after the fact."""
AT_ONCE = 2000


def keep_tours(on: date) -> int:
    """Make the tours that are due on that day and were not made. Out: how many groups came onto one. Safe to run twice.

    The first tours of a book are those of the current month; after that no month is left out.
    """
    current = month_of(on).first
    latest = Tour.objects.aggregate(latest=Max("month"))["latest"]
    month = current if latest is None else max(min(latest + MONTH, current), current - MONTH * CAUGHT_UP)
    made = 0
    while month < current:
        made += make_month(month_of(month).last)
        month += MONTH
    made += make_month(on)
    hand_over(on)
    left = TourStop.objects.filter(month=current, contact__isnull=True)
    _mark_seen(current, left.values("group"))  # a contact may have been logged in the moment a tour was made
    return made


def make_month(on: date) -> int:
    """Put every group that stands on no tour of that day's month on one. Out: how many groups that were.

    In: the day as of which wards are walked and groups exist: today, or the last day of a month gone by.
    """
    month, walked = month_of(on), {ward: people for ward, people in walkers(on).items() if people}
    made, last = 0, (0, 0)
    while groups := list(_called_on(on, walked, after=last)[:AT_ONCE]):
        last = (groups[-1].ward_id, groups[-1].pk)
        left = _without_a_stop(groups, month.first)
        if not left:
            continue
        with transaction.atomic():
            stops = _shared_out(left, walked, month.first)
            TourStop.objects.bulk_create(stops, ignore_conflicts=True)  # another beat was quicker
            _mark_seen(month.first, [stop.group_id for stop in stops])
        made += len(stops)
    return made


def walkers(on: date) -> dict[int, list[int]]:
    """Ward by ward, of those with a community group, the people who walk it as PCSO that day, by their keys."""
    roles = Role.objects.held(on).filter(kind=RoleKind.PCSO, user__is_active=True).order_by("user_id", "pk")
    called_on = Ward.objects.filter(Exists(CommunityGroup.objects.filter(ward=OuterRef("pk")))).order_by()
    return {ward: list(dict.fromkeys(role.user_id for role in held)) for ward, held in roles.by_ward(called_on).items()}


def hand_over(on: date) -> int:
    """Who no longer walks a ward hands the groups not seen yet to who does. Out: how many groups changed hands."""
    month, walked = month_of(on).first, walkers(on)
    left = TourStop.objects.left().filter(month=month).select_related("group", "tour")
    moved = [
        stop for stop in left.iterator(chunk_size=AT_ONCE)
        if stop.tour.pcso_id not in (people := walked.get(stop.group.ward_id, [])) and people
    ]  # fmt: skip
    with transaction.atomic():
        for stop in moved:
            tour, _ = Tour.objects.get_or_create(pcso_id=walked[stop.group.ward_id][0], month=month)
            TourStop.objects.left().filter(pk=stop.pk).update(tour=tour)
    return len(moved)


def seen(contact: Contact) -> None:
    """Note on the tour of its month that the group was seen. Of two contacts in a month the first one counts.

    A contact that is logged late also tells later months that the group had not been missed.
    """
    if contact.group_id is None:
        return
    month = month_of(contact.on).first
    stops = TourStop.objects.filter(group=contact.group_id)
    stops.filter(month=month, contact__isnull=True).update(contact=contact)
    missed = 0
    for stop in stops.filter(month__gt=month).order_by("month"):
        if stop.carried != missed:
            TourStop.objects.filter(pk=stop.pk).update(carried=missed)
        missed = 0 if stop.contact_id else missed + 1


def _called_on(on: date, walked: Iterable[int], *, after: tuple[int, int]) -> QuerySet[CommunityGroup]:
    """Groups that are called on that day, in the wards somebody walks; by ward and key, those after a pair of these.

    The wards come as keys: asked of each of 50,000 groups whether anybody walks there, the database took two minutes.
    """
    ward, last = after
    ended = timezone.make_aware(datetime.combine(on + relativedelta(days=1), time.min))
    there = CommunityGroup.objects.filter(added_at__lt=ended).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))
    there = there.filter(ward__in=list(walked)).filter(Q(ward__gt=ward) | Q(pk__gt=last), ward__gte=ward)
    return there.order_by("ward_id", "pk")


def _without_a_stop(groups: list[CommunityGroup], month: date) -> list[CommunityGroup]:
    """Those of them that stand on no tour of the month.

    Asked of a batch: of a month that has just begun the database knows no figures, and asked of all groups at once
    whether they stand on a tour of it, it went through the whole month for each.
    """
    stand = set(TourStop.objects.filter(month=month, group__in=groups).values_list("group", flat=True))
    return [group for group in groups if group.pk not in stand]


def _shared_out(groups: list[CommunityGroup], walked: dict[int, list[int]], month: date) -> list[TourStop]:
    """A stop for each group: with who called last month, if they still walk there, else with who has the fewest."""
    before = {
        stop.group_id: stop
        for stop in TourStop.objects.filter(group__in=groups, month=month - MONTH).select_related("tour")
    }
    people = {person for group in groups for person in walked.get(group.ward_id, [])}
    has = Counter(TourStop.objects.filter(month=month, tour__pcso__in=people).values_list("tour__pcso", flat=True))
    chosen: list[tuple[CommunityGroup, int, int]] = []
    for group in groups:
        able, last = walked.get(group.ward_id, []), before.get(group.pk)
        if able:
            same = last is not None and last.tour.pcso_id in able
            person = last.tour.pcso_id if same and last else min(able, key=lambda one: (has[one], one))
            has[person] += 1
            chosen.append((group, person, last.carried + 1 if last and not last.contact_id else 0))
    tours = _tours({person for _, person, _ in chosen}, month)
    return [TourStop(tour_id=tours[who], group=group, month=month, carried=missed) for group, who, missed in chosen]


def _tours(people: Iterable[int], month: date) -> dict[int, int]:
    """The tours of these people, made where they are not; by person."""
    wanted = sorted(people)
    Tour.objects.bulk_create(
        [Tour(pcso_id=person, month=month, made_at=timezone.now()) for person in wanted], ignore_conflicts=True
    )
    return dict(Tour.objects.filter(month=month, pcso__in=wanted).values_list("pcso", "pk"))


def _mark_seen(month: date, groups: Any) -> None:
    """Contacts that were logged before the tour was made count for it."""
    period = month_of(month)
    already = Contact.objects.filter(group__in=groups, on__range=(period.first, period.last))
    for contact in already.order_by("group_id", "on", "pk").distinct("group_id"):
        TourStop.objects.filter(group=contact.group_id, month=month, contact__isnull=True).update(contact=contact)
