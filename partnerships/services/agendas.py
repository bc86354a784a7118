"""What the book puts on an agenda by itself: once, and never again where a person took it off (P6)."""

from __future__ import annotations

from partnerships.models import AgendaItem, Group, ItemKind, Meeting
from partnerships.services.meetings import ever_on, place


def place_once(meeting: Meeting, kind: ItemKind, title: str) -> AgendaItem | None:
    """Put an item on the agenda, unless it stands there or stood there and a person took it off: it stays off.

    In: a meeting whose row is locked. A standing item is known by its title in whatever case, every other kind by
    being the only one of its kind. Out: the item, or None where it was on already.
    """
    same = {"title__iexact": title} if kind == ItemKind.STANDING else {"kind": kind}
    if ever_on(meeting=meeting, **same).exists():
        return None
    return place(meeting=meeting, kind=kind, title=title)


def titles_ever_on(group: Group, *, beginning: str) -> frozenset[str]:
    """The titles that begin so of whatever stood on any agenda of the group, also of what was taken off."""
    return frozenset(ever_on(meeting__group=group, title__startswith=beginning).values_list("title", flat=True))
