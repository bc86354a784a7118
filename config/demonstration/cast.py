"""The demonstration's borough, groups and cast: the same people with the same roles in every test (craft 11).

Harrowmere and everybody in it are made up. Its wards lie in the North Sea, its postcodes begin with HM,
which no postcode area does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password

from partnerships.models import (
    Agency,
    Capacity,
    Group,
    GroupKind,
    Membership,
    Neighbourhood,
    Partnership,
    Role,
    RoleKind,
    User,
    Ward,
    WardBoundary,
    WardContact,
)
from tasking.services.powers import begin_list

PASSWORD = "wardbook-demo"  # noqa: S105 - published on the sign-in page of the demonstration

NEIGHBOURHOODS = ["Riverside", "Hillside", "Northgate and the Quays", "Parks"]
WARDS = [
    ("Millbrook", "MIL"), ("Castlegate", "CAS"), ("Tanners Row", "TAN"),
    ("Eastfield", "EAS"), ("St Brannock's", "STB"), ("Larkhill", "LAR"),
    ("Northgate", "NOR"), ("Cooper's Green", "COO"), ("Quayside", "QUA"),
    ("Weir End", "WEI"), ("Ashdown Park", "ASH"), ("Kingsmoor", "KIN"),
]  # fmt: skip
AGENCIES = [
    ("Harrowmere Borough Council, Community Safety", "community-safety", "council"),
    ("Harrowmere Police", "police", "police"),
    ("Millstone Homes", "millstone-homes", "housing"),
    ("Street Environment", "street-environment", "environment"),
    ("Harrowmere Fire and Rescue", "fire", "fire"),
    ("Youth Service", "youth-service", "youth"),
    ("Children's Services", "childrens-services", "children"),
    ("Public Health", "public-health", "health"),
]
K = RoleKind
# username, name, job title, agency, role, what it is held for
CAST: list[tuple[str, str, str, str, RoleKind, list[str]]] = [
    ("carol", "Carol Whitfield", "Community Safety Coordinator", "community-safety", K.COORDINATOR, ["n:0", "n:1"]),
    ("colin", "Colin Marsh", "Community Safety Coordinator", "community-safety", K.COORDINATOR, ["n:2", "n:3"]),
    ("priya", "Priya Nair", "PCSO", "police", K.PCSO, ["w:1", "w:2"]),
    ("pete", "Pete Lomax", "PCSO", "police", K.PCSO, ["w:7"]),
    ("ines", "Ines Calder", "Neighbourhood Inspector", "police", K.SUPERVISOR, ["n:0", "n:1"]),
    ("hana", "Hana Yusuf", "Neighbourhood Housing Officer", "millstone-homes", K.PARTNER, ["n:0"]),
    ("errol", "Errol Grant", "Street Environment Manager", "street-environment", K.PARTNER, ["p"]),
    ("cllr-jones", "Dilys Jones", "Councillor for Millbrook", "", K.COUNCILLOR, ["w:1"]),
    ("rita", "Rita Okafor", "Member, Millbrook Neighbourhood Partnership", "", K.REPRESENTATIVE, ["np:1"]),
    ("anya", "Anya Petrova", "Partnership Analyst", "community-safety", K.ANALYST, ["p"]),
    ("lena", "Lena Fischer", "Core Group, theme lead", "community-safety", K.LEAD, ["p"]),
    ("iris", "Iris Tan", "Intelligence unit", "police", K.INTELLIGENCE, ["p"]),
    ("dora", "Dora Quigley", "Data protection officer", "", K.AUDITOR, ["p"]),
    ("adam", "Adam Brook", "Partnership administrator", "community-safety", K.ADMIN, ["p"]),
]
WEST, SOUTH, WIDE, HIGH = 1.90, 54.00, 0.022, 0.013
"""Corner of Harrowmere and size of a ward in degrees."""


@dataclass
class Harrowmere:
    """The borough as made: `wards[1]` is ward 1; people by username, groups by slug."""

    partnership: Partnership
    neighbourhoods: list[Neighbourhood]
    wards: dict[int, Ward]
    agencies: dict[str, Agency]
    people: dict[str, User] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        people: dict[str, User] = self.__dict__.get("people", {})
        username = name.replace("_", "-")
        if username in people:
            return people[username]
        raise AttributeError(name)

    def np(self, ward: int) -> Group:
        """The Neighbourhood Partnership of that ward."""
        return self.groups[f"np-{ward}"]

    def ltm(self, ward: int) -> Group:
        """The Local Tasking Meeting that decides for that ward."""
        return self.groups[f"ltm-{(ward - 1) // 3}"]

    def held_for(self, thing: str) -> dict[str, Any]:
        """What a role is held for: n:0 the first neighbourhood, w:1 a ward, np:1 its partnership, p everything."""
        what, _, number = thing.partition(":")
        match what:
            case "n":
                return {"neighbourhood": self.neighbourhoods[int(number)]}
            case "w":
                return {"ward": self.wards[int(number)]}
            case "np":
                return {"group": self.np(int(number))}
            case _:
                return {"partnership": self.partnership}


def make_harrowmere(*, today: date, password: str = PASSWORD) -> Harrowmere:
    """Make the borough, its wards, agencies, groups and cast; everything began two years before `today`."""
    began = today - timedelta(days=730)
    borough = _places(began)
    _groups(borough, began)
    _people(borough, began, make_password(password))
    _memberships(borough, began)
    begin_list(borough.partnership)
    return borough


def outline(number: int) -> dict[str, Any]:
    """GeoJSON geometry of ward 1 to 12: a slightly skewed tile of a 4 by 3 grid, borders shared to the digit."""
    column, row = (number - 1) % 4, (number - 1) // 4

    def corner(i: int, j: int) -> list[float]:
        return [
            round(WEST + i * WIDE + 0.004 * ((i * 7 + j * 5) % 3), 6),
            round(SOUTH + j * HIGH + 0.0025 * ((i * 3 + j * 11) % 4), 6),
        ]

    ring = [corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1)]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def _places(began: date) -> Harrowmere:
    partnership = Partnership.objects.create(
        name="Harrowmere Community Safety Partnership",
        slug="harrowmere",
        local_authority_code="E07999001",
        contact_email="community.safety@harrowmere.example",
        contact_phone="01632 960100",
        contact_address="Civic Centre, Weir Street, Harrowmere HM1 1AA",
    )
    neighbourhoods = Neighbourhood.objects.bulk_create(
        Neighbourhood(partnership=partnership, name=name, slug=name.lower().replace(" ", "-"), taken_up_on=began)
        for name in NEIGHBOURHOODS
    )
    rows = [
        Ward(
            gss_code=f"E05999{number:03}",
            name=name,
            slug=name.lower().replace("'", "").replace(" ", "-"),
            letters=letters,
            partnership=partnership,
            neighbourhood=neighbourhoods[(number - 1) // 3],
            local_authority_code="E07999001",
            local_authority_name="Harrowmere",
            valid_from=began,
        )
        for number, (name, letters) in enumerate(WARDS, start=1)
    ]
    wards = dict(enumerate(Ward.objects.bulk_create(rows), start=1))
    WardBoundary.objects.bulk_create(_boundary(ward, outline(number), began) for number, ward in wards.items())
    agencies = Agency.objects.bulk_create(
        Agency(
            name=name, slug=slug, kind=kind, partnership=partnership, manager_email=f"manager.{slug}@harrowmere.example"
        )
        for name, slug, kind in AGENCIES
    )
    return Harrowmere(partnership, neighbourhoods, wards, {agency.slug: agency for agency in agencies})


def _boundary(ward: Ward, geometry: dict[str, Any], began: date) -> WardBoundary:
    longitudes, latitudes = zip(*geometry["coordinates"][0], strict=True)
    return WardBoundary(
        ward=ward, vintage="demonstration", geometry=geometry, sha256="", valid_from=began,
        west=min(longitudes), east=max(longitudes), south=min(latitudes), north=max(latitudes),
    )  # fmt: skip


def _weekday(day: date, weekday: int, *, nth: int = 0) -> date:
    """The first such weekday (Monday is 0) of the month after `day`, or the one `nth` weeks later."""
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=nth)


def _groups(borough: Harrowmere, began: date) -> None:
    """A higher group is there before those that escalate to it."""
    theirs: list[Any] = []
    everywhere = list(borough.wards.values())

    def group(kind: GroupKind, name: str, wards: list[Ward], **facts: Any) -> Group:
        made = Group(
            kind=kind,
            name=name,
            slug=name.lower().replace("'", "").replace(" ", "-"),
            partnership=borough.partnership,
            **{"cadence_anchor": _weekday(began, 1, nth=1), **facts},
        )
        theirs.extend(Group.wards.through(group=made, ward=ward) for ward in wards)
        return made

    def there(groups: dict[str, Group]) -> None:
        Group.objects.bulk_create(groups.values())
        borough.groups |= groups

    jag = group(GroupKind.JAG, "Joint Action Group", everywhere, cadence_every=6, meets_at=time(10))
    there({"jag": jag})
    pdg = group(GroupKind.PDG, "Partnership Delivery Group", everywhere, meets_at=time(14), escalates_to=jag)
    ttcg = group(GroupKind.TTCG, "Tactical Tasking and Co-ordination Group", everywhere, meets_at=time(9, 30))
    there({"pdg": pdg, "ttcg": ttcg})
    there({
        f"ltm-{index}": group(
            GroupKind.LTM, f"{neighbourhood.name} Local Tasking Meeting", everywhere[index * 3 : index * 3 + 3],
            neighbourhood=neighbourhood, meets_at=time(10), venue="Civic Centre, Committee Room 2", escalates_to=pdg,
            cadence_anchor=_weekday(began, 3, nth=(index + 3) % 4),
        )
        for index, neighbourhood in enumerate(borough.neighbourhoods)
    })  # fmt: skip
    there({
        f"np-{number}": group(
            GroupKind.NP, f"{ward.name} Neighbourhood Partnership", [ward],
            neighbourhood=ward.neighbourhood, cadence_unit="weeks", cadence_every=11, meets_at=time(18, 30),
            venue=f"{ward.name} Community Centre", escalates_to=borough.groups[f"ltm-{(number - 1) // 3}"],
            cadence_anchor=_weekday(began, 1 + number % 2) + timedelta(weeks=number), public=True,
        )
        for number, ward in borough.wards.items()
    })  # fmt: skip
    Group.wards.through.objects.bulk_create(theirs)


def _people(borough: Harrowmere, began: date, password: str) -> None:
    people = [
        User(
            username=username, name=name, job_title=title, agency=borough.agencies.get(agency),
            email=f"{username}@harrowmere.example", phone="01632 960101", password=password, is_demonstration=True,
            partnership=borough.partnership,
        )
        for username, name, title, agency, _, _ in CAST
    ]  # fmt: skip
    borough.people.update((person.username, person) for person in User.objects.bulk_create(people))
    Role.objects.bulk_create(
        Role(user=borough.people[username], kind=kind, starts_on=began, **borough.held_for(thing))
        for username, _, _, _, kind, held_for in CAST
        for thing in held_for
    )
    contacts = []
    for number, ward in borough.wards.items():
        coordinator = borough.carol if number <= 6 else borough.colin
        contacts.append(WardContact(
            ward=ward, user=coordinator, called="Community Safety Coordinator", phone="01632 960102",
            email=coordinator.email, position=2, starts_on=began,
        ))  # fmt: skip
    for number, username in ((1, "priya"), (2, "priya"), (7, "pete")):
        officer = borough.people[username]
        contacts.append(WardContact(
            ward=borough.wards[number], user=officer, called="Your PCSO", phone="01632 960103", email=officer.email,
            position=1, starts_on=began,
        ))  # fmt: skip
    WardContact.objects.bulk_create(contacts)


def _memberships(borough: Harrowmere, began: date) -> None:
    members = []

    def member(group: Group, username: str, capacity: Capacity) -> None:
        person = borough.people[username]
        one = Membership(
            group=group, user=person, name=person.name, email=person.email, agency=person.agency,
            capacity=capacity, starts_on=began,
        )  # fmt: skip
        members.append(one)

    for number in borough.wards:
        coordinator = "carol" if number <= 6 else "colin"
        member(borough.np(number), coordinator, Capacity.CO_CHAIR)
        if number <= 6:
            member(borough.np(number), "ines", Capacity.CHAIR)
    for first in (1, 4, 7, 10):
        member(borough.ltm(first), "carol" if first <= 6 else "colin", Capacity.CO_CHAIR)
        if first <= 6:
            member(borough.ltm(first), "ines", Capacity.CHAIR)
        member(borough.ltm(first), "errol", Capacity.AGENCY)
    member(borough.ltm(1), "hana", Capacity.AGENCY)
    member(borough.ltm(1), "priya", Capacity.MEMBER)
    member(borough.np(1), "rita", Capacity.COMMUNITY)
    member(borough.np(1), "cllr-jones", Capacity.MEMBER)
    member(borough.np(1), "priya", Capacity.MEMBER)
    Membership.objects.bulk_create(members)
