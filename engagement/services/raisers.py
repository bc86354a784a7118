"""Reading who raised a concern, and who should be told, out of what was typed in lines (E1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from engagement.models import RaiserKind
from engagement.services.raising import NewRaiser
from engagement.spotting import EMAIL, phones_in
from partnerships.models import Group, Membership, Role, RoleKind, Ward


@dataclass(frozen=True, slots=True)
class People:
    """Those a name may mean in a ward: the members of its groups."""

    by_name: dict[str, NewRaiser]

    def find(self, name: str) -> NewRaiser | None:
        return self.by_name.get(_plain(name))


def people_of(ward: Ward, on: date) -> People:
    """The members, that day, of the groups that meet for the ward: by name, and by user name where they sign in."""
    councillors = set(
        Role.objects.held(on).filter(kind=RoleKind.COUNCILLOR, ward=ward).values_list("user_id", flat=True)
    )
    members = (
        Membership.objects.current(on)
        .filter(Q(group__wards=ward))
        .select_related("user", "group")
        .order_by("group__kind", "pk")
    )
    found: dict[str, NewRaiser] = {}
    for member in members:
        known = _of_member(member, councillors)
        for name in (member.name, member.user.username if member.user else ""):
            if name:
                found.setdefault(_plain(name), known)
    return People(found)


def _of_member(member: Membership, councillors: set[int]) -> NewRaiser:
    user = member.user
    kind = RaiserKind.OFFICER if member.agency_id else RaiserKind.MEMBER
    return NewRaiser(
        name=member.name,
        kind=RaiserKind.COUNCILLOR if member.user_id in councillors else kind,
        user=user,
        group=member.group,
        email=member.email or (user.email if user else ""),
        phone=member.phone,
    )


def read_raisers(
    *, raised_by: str, tell: str, ward: Ward, on: date, others_may_see: bool = False, told_together: Group | None = None
) -> list[NewRaiser]:
    """Those who raised a concern and those who asked to be told of it.

    In: names as typed, one a line or separated by commas or semicolons; who should be told, one a line, a name with
    an e-mail address or telephone number; the ward, whose groups' members are recognised by name; whether others may
    see who raised it; the group that is told together, at its meeting. Out: one entry for each person. Somebody in
    both lists is one person, who raised it and has those details. Those who raised it are always told, except members
    of `told_together`, who hear with their group, unless the second list asks for them by name.
    """
    people = people_of(ward, on)
    raised = {_plain(new.name): new for new in (_raiser(name, people) for name in _names(raised_by))}
    listed = {_plain(new.name): new for new in (_told(line, people) for line in _lines(tell))}
    both: list[NewRaiser] = []
    for key, new in raised.items():
        details = listed.pop(key, None)
        with_group = told_together is not None and new.group == told_together and details is None
        both.append(
            replace(
                _with_details(new, details),
                others_may_see=others_may_see,
                wants_to_know=not with_group,
            )
        )
    return both + [replace(new, raised_it=False) for new in listed.values()]


def _raiser(name: str, people: People) -> NewRaiser:
    return people.find(name) or NewRaiser(name=name[:160])


def _told(line: str, people: People) -> NewRaiser:
    email = EMAIL.search(line)
    phone = next(iter(phones_in(line)), None)
    rest = line
    for found in (email.group() if email else "", phone or ""):
        rest = rest.replace(found, " ") if found else rest
    name = re.sub(r"\b(?:tel|telephone|phone|mobile|e-?mail|by|on)\b[.:]*", " ", rest, flags=re.IGNORECASE)
    name = " ".join(name.split()).strip(" ,;:-–<>()")
    known = people.find(name)
    new = known or NewRaiser(name=(name or (email.group() if email else phone) or line)[:160])
    return replace(new, email=email.group() if email else new.email, phone=phone or new.phone)


def _with_details(new: NewRaiser, details: NewRaiser | None) -> NewRaiser:
    if details is None:
        return new
    return replace(new, email=details.email or new.email, phone=details.phone or new.phone)


def _names(text: str) -> Iterable[str]:
    for part in re.split(r"[\n;,]|(?<!\bMr)(?<!\bMrs)(?<!\bMs) and (?=[A-Z])", text):
        name = " ".join(part.split())
        if name:
            yield name


def _lines(text: str) -> Iterable[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


def _plain(name: str) -> str:
    return re.sub(r"[^\w]+", " ", name.casefold()).strip()
