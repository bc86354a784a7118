"""Tours as they are walked: who is left, longest unseen first, each with what to tell them (E5, 000 3.2, 000 4.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.dateformat import format as date_format

from engagement.models import CommunityGroup, Contact, KeyIndividual, Promise, Tour, TourStop
from engagement.tour_access import LEAD_TOURS, stops_seen_by
from feedback.models import Owed, OwedTo
from partnerships.models import User
from partnerships.periods import month_of


@dataclass(frozen=True, slots=True)
class ToTell:
    """An answer that is owed to them: what came of it, and since when they have waited."""

    owed: Owed
    words: str
    asked: str
    concern: str


@dataclass(frozen=True, slots=True)
class Call:
    """One group on a tour, with what there is to say to it."""

    stop: TourStop
    last_on: date | None
    to_tell: list[ToTell] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)

    @property
    def group(self) -> CommunityGroup:
        return self.stop.group


@dataclass(frozen=True, slots=True)
class Walk:
    """A tour as one person sees it."""

    tour: Tour
    left: list[Call]
    seen: list[TourStop]

    @property
    def total(self) -> int:
        return len(self.left) + len(self.seen)


def walk_of(user: User, tour: Tour, today: date, *, most: int | None = None) -> Walk:
    """The stops of a tour in the wards this person reads: those left, longest unseen first, and those seen.

    With what is owed and promised to those left; of the first `most` of them only, where that is given.
    """
    return _walk(tour, list(_stops(tour.stops.all()).filter(stops_seen_by(user))), today, most)


def own_walk(user: User, today: date, *, most: int | None = None) -> Walk | None:
    """The person's tour of this month, as `walk_of`; None where there is nobody on it."""
    mine = TourStop.objects.filter(tour__pcso=user, month=month_of(today).first).select_related("tour")
    stops = list(_stops(mine).filter(stops_seen_by(user)))
    return _walk(stops[0].tour, stops, today, most) if stops else None


def _walk(tour: Tour, stops: list[TourStop], today: date, most: int | None) -> Walk:
    left = [stop for stop in stops if stop.contact_id is None and stop.group.ended_on is None]
    seen = sorted((stop for stop in stops if stop.contact is not None), key=lambda stop: stop.contact.on)  # type: ignore[union-attr]
    shown = left[:most]
    groups = [stop.group_id for stop in shown]
    telling = to_tell(today, groups=groups)
    promised: dict[int | None, list[Promise]] = defaultdict(list)
    for promise in Promise.objects.open().filter(contact__group__in=groups).select_related("contact").order_by("pk"):
        promised[promise.contact.group_id].append(promise)
    calls = [
        Call(stop, vars(stop)["last_on"], telling.get(stop.group_id, []), promised.get(stop.group_id, []))
        for stop in shown
    ]
    rest = [Call(stop, vars(stop)["last_on"]) for stop in left[len(shown) :]]
    return Walk(tour, [*calls, *rest], seen)


def _stops(of: QuerySet[TourStop]) -> QuerySet[TourStop]:
    last = Contact.objects.filter(group=OuterRef("group")).order_by("-on", "-pk").values("on")[:1]
    stops = of.select_related("group__ward", "contact__by").annotate(last_on=Subquery(last))
    return stops.order_by(F("last_on").asc(nulls_first=True), "-carried", "group__name", "pk")


def to_tell(
    today: date, *, groups: Collection[int] = (), kin: Collection[int] = ()
) -> dict[int, list[ToTell]]:  # fmt: skip
    """What is still owed to these groups, or to these Key Individuals, by their keys; the first due on top."""
    column = "raiser__kin" if kin else "raiser__community_group"
    rows = Owed.objects.still().filter(**{"to": OwedTo.RAISER, f"{column}__in": list(kin or groups)})
    found: dict[int, list[ToTell]] = defaultdict(list)
    if not kin and not groups:
        return found
    for row in rows.select_related("issue", "because", "raiser").order_by("due_on", "pk"):
        key = row.raiser.kin_id if kin else row.raiser.community_group_id  # type: ignore[union-attr]
        if key is not None:
            words = row.because.text or row.issue.outcome or row.issue.concern
            found[key].append(ToTell(row, words, asked(row, today), row.issue.concern))
    return found


def asked(row: Owed, today: date) -> str:
    """ "they asked in August", with the year where it is another."""
    said = row.issue.raised_on
    if month_of(said) == month_of(today):
        return f"they asked on {said.day} {date_format(said, 'F')}"
    return f"they asked in {date_format(said, 'F' if said.year == today.year else 'F Y')}"


def own_tour(user: User, today: date) -> Tour | None:
    """The person's tour of this month."""
    return Tour.objects.filter(pcso=user, month=month_of(today).first).select_related("pcso").first()


def tours_behind(user: User, today: date) -> QuerySet[Tour]:
    """Tours of this month, in the wards the person leads, on which fewer were seen than the days passed ask for."""
    mine = user.scope.q(LEAD_TOURS.kinds, ward="stops__group__ward")
    return Tour.objects.filter(month=month_of(today).first).counted(mine).behind(today)


def kin_due(user: User, today: date) -> QuerySet[KeyIndividual]:
    """Active Key Individuals of the person's wards with whom contact is due by today (E6)."""
    return KeyIndividual.objects.visible_to(user).contact_due(today)
