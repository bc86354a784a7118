"""The list of actions: which, in which order, and what it may be narrowed to. Each question is written once a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When

from partnerships.asking_for import Chosen, Listed, asked_for, chosen_of, keys_of
from partnerships.models import User, Ward
from tasking.access import wards_offered
from tasking.models import Action, ActionPower, ActionState, Power
from tasking.power_figures import chosen as chosen_quarter

ROWS = ("ward", "agency", "power")
SORTS = ("to_do", "mine", "agency", "late", "risk")


def listed(user: User, today: date, given: dict[str, Any]) -> Listed[Action]:
    """The actions this person may see: their own first, then their agency's, in each the longest due first.

    In: what the filters gave, by name; of the agency, where a power or tool is asked for too, the one that used it.
    """
    return _found.listed(user, today, chosen_of(given, places=ROWS), **keys_of(given, ROWS))


@asked_for
def _found(person: User, today: date, chosen: Chosen, *, ward: Any, agency: Any, power: Any) -> QuerySet[Action]:
    given = dict(chosen)
    found = Action.objects.visible_to(person)
    if given.keys() & {"power", "counts_as", "quarter"}:
        found = found.filter(Exists(_used(given, today, agency=agency, power=power)))
    elif "agency" in given:
        found = found.filter(agency=agency)
    if "ward" in given:
        found = found.filter(ward=ward)
    if "kind" in given:
        found = found.filter(kind=given["kind"])
    if whose := given.get("whose"):
        found = found.filter(owner=person) if whose == "mine" else found.filter(agency=person.agency_id or 0)
    whose_first = [When(owner=person, then=0)]
    if person.agency_id:
        whose_first.append(When(agency=person.agency_id, then=1))
    in_order = _in_state(found, given.get("state", ""), today).order_by(Case(*whose_first, default=2), "due_on", "pk")
    rows: QuerySet[Action] = in_order.for_list().with_reported().only(*SHOWN)
    return rows


SHOWN = (
    *("what", "owner__name", "agency__name", "due_on", "kind", "state", "done_on"),
    *("issue__reference", "issue__ward__name", "issue__ward__partnership"),
)


def _used(given: dict[str, str], today: date, *, agency: Any, power: Any) -> QuerySet[ActionPower]:
    """The powers used that were asked for, of the action of an outer query."""
    used = ActionPower.objects.filter(action=OuterRef("pk")).order_by()
    if "power" in given:
        used = used.filter(power=power)
    if "agency" in given:
        used = used.filter(agency=agency)
    if "counts_as" in given:
        used = used.filter(power__counts_as=given["counts_as"])
    if "quarter" in given:
        quarter = chosen_quarter(given["quarter"], today)
        used = used.filter(used_on__range=(quarter.first, quarter.last))
    return used


def _in_state(found: Any, state: str, today: date) -> Any:
    match state:
        case "all":
            return found
        case "late":
            return found.overdue(today)
        case "risk":
            return found.at_risk(today)
        case "nobody":
            return found.without_owner(today)
        case ActionState.DONE | ActionState.ENDED as state:
            return found.filter(state=state)
        case _:
            return found.to_do()


COUNTED: dict[Chosen, str] = {
    (): "to_do", (("whose", "mine"),): "mine", (("whose", "agency"),): "agency", (("state", "late"),): "late",
    (("state", "risk"),): "risk",
}  # fmt: skip
"""The lists that are as long as one of the counts, by what is chosen in them."""


def number_of(found: Listed[Action], counts: dict[str, int]) -> int | None:
    """How many actions a list has, where that is one of these counts; None where it is none of them."""
    (chosen,) = found.chosen
    return counts[COUNTED[chosen]] if chosen in COUNTED else None


def counts(user: User, today: date) -> dict[str, int]:
    """How many to do there are of each sort that the list offers by a link."""
    return next(iter(_counted(user, today)), dict.fromkeys(SORTS, 0))


@asked_for
def _counted(person: User, today: date) -> QuerySet[Action, Any]:
    """One row, or none where nothing is to do."""
    soon = today + timedelta(days=settings.ACTION_RISK_DAYS)
    counted_by = {
        "to_do": Count("pk"),
        "mine": Count("pk", filter=Q(owner=person)),
        "agency": Count("pk", filter=Q(agency=person.agency_id or 0)),
        "late": Count("pk", filter=Q(due_on__lt=today)),
        "risk": Count("pk", filter=Q(due_on__range=(today, soon), reported=False)),
    }
    seen = Action.objects.visible_to(person).to_do().with_reported().order_by()
    counted: QuerySet[Action, Any] = seen.annotate(together=Value(1)).values("together").annotate(**counted_by)
    return counted


@asked_for
def wards_to_choose(person: User, today: date) -> QuerySet[Ward]:
    """Those that lists of actions and of priorities are narrowed to."""
    return wards_offered(person).only("name", "slug", "partnership")


@asked_for
def powers_to_choose(person: User, today: date) -> QuerySet[Power]:
    return Power.objects.visible_to(person)
