"""Reading who raised a concern, and who should be told, out of what was typed in lines (E1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from engagement.models import RaiserKind
from engagement.services.raising import NewRaiser
from engagement.spotting import EMAIL, phones_in
from partnerships.asking import question
from partnerships.models import Group, Membership, Role, RoleKind, Ward


@dataclass(frozen=True, slots=True)
class People:
    """Those a name may mean in a ward: the members of its groups."""

    by_name: dict[str, NewRaiser]

    def find(self, name: str) -> NewRaiser | None:
        return self.by_name.get(_plain(name))


def people_of(ward: Ward, on: date, names: Iterable[str]) -> People:
    """Which of these names, or user names, are those of members, that day, of groups that meet for the ward."""
    wanted = {name.casefold() for name in names}
    if not wanted:
        return People({})
    members = _members(ward=ward.pk, day=on, names=sorted(wanted))
    found: dict[str, NewRaiser] = {}
    for member in members:
        known = _of_member(member, is_councillor=bool(vars(member)["elected"]))
        for name in (member.name, member.user.username if member.user else ""):
            if name:
                found.setdefault(_plain(name), known)
    return People(found)


@question
def _members(ward: Any, day: Any, names: Any) -> QuerySet[Membership]:
    """Members, that day, of the groups that meet for the ward, who have or sign in with one of these names."""
    elected = Role.objects.held(day).filter(kind=RoleKind.COUNCILLOR, ward=ward, user=OuterRef("user"))
    return (
        Membership.objects.current(day)
        .alias(called=Lower("name"), signs_in_as=Lower("user__username"))
        .filter(Q(called__in=names) | Q(signs_in_as__in=names), group__wards=ward)
        .select_related("user", "group")
        .annotate(elected=Exists(elected))
        .order_by("group__kind", "pk")
    )


def _of_member(member: Membership, *, is_councillor: bool) -> NewRaiser:
    user = member.user
    kind = RaiserKind.OFFICER if member.agency_id else RaiserKind.MEMBER
    return NewRaiser(
        name=member.name,
        kind=RaiserKind.COUNCILLOR if is_councillor else kind,
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
    named, told = list(_names(raised_by)), [_details(line) for line in _lines(tell)]
    people = people_of(ward, on, [*named, *(details.name for details in told)])
    raised = {_plain(new.name): new for new in (people.find(name) or NewRaiser(name=name[:160]) for name in named)}
    listed = {_plain(new.name): new for new in (_told(details, people) for details in told)}
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


def _details(line: str) -> NewRaiser:
    """A name with an e-mail address or telephone number, out of a line somebody typed."""
    email = EMAIL.search(line)
    address, phone = email.group() if email else "", next(iter(phones_in(line)), "")
    rest = line
    for found in filter(None, (address, phone)):
        rest = rest.replace(found, " ")
    name = re.sub(r"\b(?:tel|telephone|phone|mobile|e-?mail|by|on)\b[.:]*", " ", rest, flags=re.IGNORECASE)
    name = " ".join(name.split()).strip(" ,;:-–<>()")
    return NewRaiser(name=(name or address or phone or line)[:160], email=address, phone=phone)


def _told(details: NewRaiser, people: People) -> NewRaiser:
    known = people.find(details.name)
    return _with_details(known, details) if known else details


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
