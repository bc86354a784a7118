"""As many wards as asked for, in neighbourhoods of three, with the groups and people who keep them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from config.demonstration.cast import PASSWORD, Harrowmere
from config.demonstration.scale.copying import bare, put
from partnerships.models import (
    Group,
    GroupKind,
    Meeting,
    MeetingStage,
    Membership,
    Neighbourhood,
    Partnership,
    Role,
    RoleKind,
    User,
    Ward,
)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST = _words(
    """
    Alder Ash Beck Birch Black Bram Brook Burn Carr Chapel Clay Cold Copse Crag Dene Dove Elm Fern Field Flax
    Ford Fox Gorse Grey Hazel Heath Holm Hurst Kirk Lark Leigh Lime Ling Long Marsh Mere Mill Moor Moss North
    Oak Old Otter Pike Pool Raven Red Reed Ridge Rook Rush Sand Shaw Stone Stoke Swan Thorn Upper Wain Water
    West White Wood Wren
    """
)
LAST = _words(
    """
    bank beck borough bridge brook burn bury by cliff combe cote croft dale den dyke end field fold ford gate
    ham hay hill holme house hurst keld land lea ley low mere moor ness nook over pool port rigg royd scar
    shaw side stead stock thorpe thwaite ton wall wath wick wold wood worth
    """
)
A_PARTNERSHIP = 28
"""Wards of one of the country's partnerships."""
STREETS = (
    "Mill Road", "Tanner Street", "Chapel Lane", "Weir Lane", "Park Avenue", "Station Road", "Church Street",
    "Alma Terrace", "Quarry Close", "Meadow Drive", "King Street", "Orchard Grove", "Canal Row", "Albert Road",
)  # fmt: skip
MONTHS = 60


@dataclass(frozen=True, slots=True)
class Keepers:
    """A ward with those who write in its trails, and its tasking meetings by date, the last of them to come."""

    ward_id: int
    letters: str
    np: int
    ltm: int
    coordinator: int
    coordinator_agency: int
    pcso: int
    pcso_agency: int
    partner: int
    partner_agency: int
    meetings: tuple[tuple[datetime, int], ...]
    streets: tuple[str, ...] = STREETS


WRITTEN = [
    model._meta.db_table
    for model in (Partnership, Neighbourhood, Ward, User, Role, Group, Group.wards.through, Membership, Meeting)
]
"""The tables that places and their keepers are written into, in that order."""


def make_places(borough: Harrowmere, *, wards: int, today: date, spread: bool) -> list[Keepers]:
    """Wards beside the borough's twelve until there are so many; all in its partnership, or spread over the country."""
    began = today - timedelta(days=30 * MONTHS)
    with bare(WRITTEN):
        more = _more_wards(borough, wards - len(borough.wards), began, spread=spread)
        every = [*borough.wards.values(), *more][:wards]
        return _with_keepers(borough, every, began, today)


def _names(count: int) -> list[str]:
    names = [f"{first}{last}" for last in LAST for first in FIRST]
    return [names[n % len(names)] + (f" {n // len(names) + 1}" if n >= len(names) else "") for n in range(count)]


def _letters(taken: set[str]) -> list[str]:
    abc = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return [code for a in abc for b in abc for c in abc if (code := a + b + c) not in taken]


def _more_wards(borough: Harrowmere, count: int, began: date, *, spread: bool) -> list[Ward]:
    if count <= 0:
        return []
    partnerships = [borough.partnership]
    if spread:
        partnerships = put(
            Partnership(name=f"Borough {n:03} Partnership", slug=f"borough-{n:03}")
            for n in range(1, count // A_PARTNERSHIP + 2)
        )
    neighbourhoods = put(
        Neighbourhood(
            partnership=partnerships[n * 3 // A_PARTNERSHIP % len(partnerships)], name=f"Neighbourhood {n:04}",
            slug=f"neighbourhood-{n:04}", taken_up_on=began,
        )
        for n in range(count // 3 + 1)
    )  # fmt: skip
    letters = _letters(set(Ward.objects.values_list("letters", flat=True)))
    return put(
        Ward(
            gss_code=f"E06{n:06}", name=name, slug=f"{name.lower().replace(' ', '-')}-{n:04}", letters=letters[n],
            partnership=neighbourhoods[n // 3].partnership, neighbourhood=neighbourhoods[n // 3],
            local_authority_code=f"E06{n // A_PARTNERSHIP:06}", valid_from=began,
        )
        for n, name in enumerate(_names(count))
    )  # fmt: skip


def _with_keepers(borough: Harrowmere, wards: list[Ward], began: date, today: date) -> list[Keepers]:
    """Groups, meetings and people for each ward; the borough's own for its own."""
    officers = _officers(borough, wards, began)
    groups = _groups(borough, wards, began)
    meetings = _meetings({ltm for _, ltm in groups.values()}, officers, today)
    council, police = borough.agencies["community-safety"].pk, borough.agencies["police"].pk
    return [
        Keepers(
            ward_id=ward.pk, letters=ward.letters, np=groups[ward.pk][0], ltm=groups[ward.pk][1],
            coordinator=officers[ward.pk][0], coordinator_agency=council, pcso=officers[ward.pk][1],
            pcso_agency=police, partner=borough.errol.pk, partner_agency=borough.agencies["street-environment"].pk,
            meetings=meetings[groups[ward.pk][1]],
        )
        for ward in wards
    ]  # fmt: skip


def _officers(borough: Harrowmere, wards: list[Ward], began: date) -> dict[int, tuple[int, int]]:
    """Coordinator and PCSO of each ward: the cast in the borough, others elsewhere."""
    own = {
        ward.pk: ((borough.carol if n <= 6 else borough.colin).pk, (borough.priya if n <= 6 else borough.pete).pk)
        for n, ward in borough.wards.items()
    }
    others = [ward for ward in wards if ward.pk not in own]
    password = make_password(PASSWORD)
    agencies = {RoleKind.COORDINATOR: borough.agencies["community-safety"], RoleKind.PCSO: borough.agencies["police"]}

    def people(kind: RoleKind, title: str, every: int) -> list[User]:
        return put(
            User(
                username=f"{kind}-{n:04}", name=f"{title} {n:04}", job_title=title, agency=agencies[kind],
                password=password, is_demonstration=True,
            )
            for n in range(len(others) // every + 1)
        )  # fmt: skip

    coordinators = people(RoleKind.COORDINATOR, "Coordinator", 6)
    constables = people(RoleKind.PCSO, "PCSO", 2)
    roles = []
    for n, ward in enumerate(others):
        own[ward.pk] = (coordinators[n // 6].pk, constables[n // 2].pk)
        roles += [
            Role(user=coordinators[n // 6], kind=RoleKind.COORDINATOR, ward=ward, starts_on=began),
            Role(user=constables[n // 2], kind=RoleKind.PCSO, ward=ward, starts_on=began),
        ]
    put(roles)
    return own


def _groups(borough: Harrowmere, wards: list[Ward], began: date) -> dict[int, tuple[int, int]]:
    """Neighbourhood Partnership and Local Tasking Meeting of each ward."""
    own = {ward.pk: (borough.np(n).pk, borough.ltm(n).pk) for n, ward in borough.wards.items()}
    others = [ward for ward in wards if ward.pk not in own]
    nps = put(_group(GroupKind.NP, ward, ward.name, began) for ward in others)
    ltms = put(_group(GroupKind.LTM, ward, str(ward.neighbourhood), began) for ward in others[::3])
    through = []
    for n, ward in enumerate(others):
        own[ward.pk] = (nps[n].pk, ltms[n // 3].pk)
        through += [Group.wards.through(group=nps[n], ward=ward), Group.wards.through(group=ltms[n // 3], ward=ward)]
    put(through)
    put(
        Membership(group=np, name=f"Member {m} of {np}", email=f"member{m}.{np.pk}@example.org", starts_on=began)
        for np in nps
        for m in range(4)
    )
    return own


def _group(kind: GroupKind, ward: Ward, name: str, began: date) -> Group:
    title = "Neighbourhood Partnership" if kind == GroupKind.NP else "Local Tasking Meeting"
    return Group(
        kind=kind, name=f"{name} {title}", slug=f"{kind}-{ward.slug}", partnership=ward.partnership,
        neighbourhood=ward.neighbourhood, cadence_anchor=began, public=kind == GroupKind.NP,
    )  # fmt: skip


def _meetings(
    ltms: set[int], officers: dict[int, tuple[int, int]], today: date
) -> dict[int, tuple[tuple[datetime, int], ...]]:
    """A tasking meeting every thirty days for five years, and one to come."""
    closer = next(iter(officers.values()))[0]
    days = [today - timedelta(days=30 * n - 9) for n in range(MONTHS, -1, -1)]
    times = [(day, timezone.make_aware(datetime.combine(day, time(10)))) for day in days]

    def rows() -> Iterator[Meeting]:
        for group in sorted(ltms):
            for day, starts_at in times:
                held = {"closed_at": starts_at + timedelta(minutes=55), "closed_by_id": closer} if day < today else {}
                stage = MeetingStage.CLOSED if held else MeetingStage.SCHEDULED
                yield Meeting(group_id=group, starts_at=starts_at, slot_on=day, stage=stage, **held)

    found: dict[int, list[tuple[datetime, int]]] = {}
    for meeting in put(rows()):
        found.setdefault(meeting.group_id, []).append((meeting.starts_at, meeting.pk))
    return {group: tuple(sorted(them)) for group, them in found.items()}
