"""What every page shows: who is signed in and where they may go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from partnerships.models import User
from partnerships.policy import Right

Place = tuple[str, str, Right, tuple[str, ...]]
ORDER = (
    "Desk", "Issues", "Hand-over box", "Tours", "Owed", "Meetings", "Key Individuals", "Surveys", "Actions", "Plans",
    "Newsletters", "Priorities", "Escalations", "Cases", "Intelligence", "Councillors", "Groups", "Reviews", "Wards",
    "Reports", "Data", "Search", "Audit", "Post", "Settings",
)  # fmt: skip
"""How the navigation reads, whichever storey offers a place first. A label not named here comes at the end."""
IN_A_ROW = 9
"""So many places stand side by side on a tablet; of more, the last ones are behind "More"."""
_places: list[Place] = []


@dataclass(frozen=True, slots=True)
class NavigationItem:
    label: str
    url: str
    current: bool


def in_navigation(label: str, url: str, right: Right, *reached: str) -> None:
    """Offer `url` under `label` to everybody who holds `right`. Called by each storey's application when ready.

    `reached`: addresses of the lists that are reached from there; the place is marked on their pages too.
    """
    place = (label, url, right, (url, *reached))
    if place not in _places:
        _places.append(place)
        _places.sort(key=lambda place: ORDER.index(place[0]) if place[0] in ORDER else len(ORDER))


def navigation(request: HttpRequest) -> list[NavigationItem]:
    """The places the signed-in person may go, in the order above."""
    user = request.user
    if not isinstance(user, User):
        return []
    return [
        NavigationItem(label, url, request.path.startswith(here))
        for label, url, right, here in _places
        if right.held_by(user)
    ]


def in_a_row(places: list[NavigationItem]) -> tuple[list[NavigationItem], list[NavigationItem]]:
    """The places that are always in sight, and those behind "More"."""
    shown = len(places) if len(places) <= IN_A_ROW else IN_A_ROW - 2
    return places[:shown], places[shown:]


def book(request: HttpRequest) -> dict[str, Any]:
    """Context of every template."""
    user = getattr(request, "user", None)
    places, more = in_a_row(navigation(request)) if hasattr(request, "user") else ([], [])
    return {
        "navigation": places,
        "navigation_more": more,
        "navigation_in_more": next((place.label for place in more if place.current), ""),
        # A page of a ward says its own partnership; any other that of the person signed in.
        "partnership": user.scope.partnership if isinstance(user, User) else None,
        "demonstration": settings.DEMONSTRATION,
        "site_url": settings.SITE_URL,
    }
