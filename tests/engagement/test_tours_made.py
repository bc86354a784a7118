"""Each PCSO's tour is made on the first of the month, once; what was missed is carried over (E5, 000 3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Tour, TourStop
from engagement.services import community, touring
from engagement.tasks import keep_tours
from partnerships.models import Role, RoleKind, User
from tests.engagement.tours import DAY, at, first_of, met, some_groups

NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def borough(db: None) -> Iterator[Harrowmere]:
    with time_machine.travel(at(NOVEMBER), tick=True):
        yield make_harrowmere(today=NOVEMBER)


def stops(month: date) -> dict[str, TourStop]:
    return {stop.group.name: stop for stop in TourStop.objects.filter(month=month).select_related("group", "tour")}


def test_on_the_first_of_the_month_every_group_of_a_ward_stands_on_its_pcsos_tour(borough: Harrowmere) -> None:
    some_groups(borough, ward=1)
    some_groups(borough, ward=2, number=2)
    some_groups(borough, ward=7, number=1)
    some_groups(borough, ward=9, number=1)  # which nobody walks
    keep_tours()
    tours = {tour.pcso.username: tour for tour in Tour.objects.all()}
    assert {name: tour.stops.count() for name, tour in tours.items()} == {"priya": 6, "pete": 1}
    assert {tour.month for tour in tours.values()} == {NOVEMBER}


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_many_groups_are_put_on_tours_a_few_at_a_time(
    borough: Harrowmere, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None is passed over between two wards, or between two groups of one."""
    monkeypatch.setattr(touring, "AT_ONCE", at_once)
    for ward, number in ((1, 3), (2, 2), (9, 2), (7, 1)):
        some_groups(borough, ward=ward, number=number)
    assert touring.keep_tours(NOVEMBER) == 6
    assert TourStop.objects.values("group").distinct().count() == 6


def test_made_again_it_is_not_made_twice_and_only_adds_what_is_new(borough: Harrowmere) -> None:
    some_groups(borough, number=3)
    assert touring.keep_tours(NOVEMBER) == 3
    assert touring.keep_tours(NOVEMBER + DAY) == 0
    community.add_group(by=borough.carol, ward=borough.wards[1], name="Brook Lane Allotments", kind="community")
    assert touring.keep_tours(NOVEMBER + DAY) == 0, "adding a group puts it on the tour at once"
    assert TourStop.objects.count() == 4


def test_what_was_missed_is_carried_over_and_how_often(borough: Harrowmere) -> None:
    seen, missed = some_groups(borough, number=2)
    for later in range(3):
        month = first_of(NOVEMBER, later)
        touring.keep_tours(month)
        met(borough, seen, month + DAY)
    january = stops(date(2027, 1, 1))
    assert (january[seen.name].carried, january[missed.name].carried) == (0, 2)
    met(borough, missed, date(2026, 12, 30))  # keyed in late
    assert stops(date(2027, 1, 1))[missed.name].carried == 0


def test_a_beat_that_was_off_makes_the_months_it_missed(borough: Harrowmere) -> None:
    group = some_groups(borough, number=1)[0]
    touring.keep_tours(NOVEMBER)
    met(borough, group, date(2026, 12, 9))
    touring.keep_tours(date(2027, 2, 3))
    made = {stop.month: (stop.carried, stop.contact_id is not None) for stop in TourStop.objects.all()}
    assert made == {
        date(2026, 11, 1): (0, False), date(2026, 12, 1): (1, True), date(2027, 1, 1): (0, False),
        date(2027, 2, 1): (1, False),
    }  # fmt: skip


def test_no_month_of_ten_years_is_left_out_or_made_twice(borough: Harrowmere) -> None:
    some_groups(borough, number=1)
    midnight = at(NOVEMBER, 0)
    hours = [midnight + DAY * day for day in range(3653)]
    for moment in hours:
        with time_machine.travel(datetime.fromtimestamp(moment.timestamp() + 60, tz=moment.tzinfo), tick=False):
            if timezone.localdate().day in (1, 2):
                keep_tours()
    months = list(TourStop.objects.order_by("month").values_list("month", flat=True))
    assert months == [first_of(NOVEMBER, later) for later in range(len(months))]
    assert len(months) in (120, 121)


def test_who_no_longer_walks_a_ward_hands_on_who_is_left(borough: Harrowmere) -> None:
    seen, left = some_groups(borough, number=2)
    touring.keep_tours(NOVEMBER)
    met(borough, seen, NOVEMBER + DAY)
    Role.objects.filter(user=borough.priya, ward=borough.wards[1]).update(ends_on=NOVEMBER + DAY * 5)
    new = User.objects.create(username="nadia", name="Nadia Brent", partnership=borough.partnership)
    Role.objects.create(user=new, kind=RoleKind.PCSO, ward=borough.wards[1], starts_on=NOVEMBER + DAY * 6)
    touring.keep_tours(NOVEMBER + DAY * 6)
    whose = {name: stop.tour.pcso.username for name, stop in stops(NOVEMBER).items()}
    assert whose == {seen.name: "priya", left.name: "nadia"}


def test_two_pcsos_of_a_ward_share_its_groups_and_keep_them(borough: Harrowmere) -> None:
    some_groups(borough)
    Role.objects.create(user=borough.pete, kind=RoleKind.PCSO, ward=borough.wards[1], starts_on=NOVEMBER)
    touring.keep_tours(NOVEMBER)
    first = {name: stop.tour.pcso_id for name, stop in stops(NOVEMBER).items()}
    assert sorted(first.values()) == sorted([borough.priya.pk] * 2 + [borough.pete.pk] * 2)
    touring.keep_tours(date(2026, 12, 1))
    assert {name: stop.tour.pcso_id for name, stop in stops(date(2026, 12, 1)).items()} == first


def test_a_group_that_ended_is_called_on_no_more(borough: Harrowmere) -> None:
    gone = some_groups(borough, number=2)[0]
    touring.keep_tours(NOVEMBER)
    community.end_group(by=borough.priya, group=gone, version=1, because="Its members joined the tenants' association.")
    tour = Tour.objects.counted().get()
    assert vars(tour)["total"] == 1
    touring.keep_tours(date(2026, 12, 1))
    assert gone.name not in stops(date(2026, 12, 1))
