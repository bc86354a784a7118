"""The people around the cast: officers and councillors of the other wards, and members of each partnership."""

from __future__ import annotations

from datetime import date
from random import Random

from config.demonstration.cast import Harrowmere
from config.demonstration.concerns import FIRST_NAMES, SURNAMES
from partnerships.models import Capacity, Membership, Role, RoleKind, User, WardContact

K = RoleKind
OFFICERS = [
    ("marcus", "Marcus Oyelade", "Neighbourhood Inspector", "police", K.SUPERVISOR, ["n:2", "n:3"]),
    ("bev", "Bev Stanhope", "Neighbourhood Sergeant", "police", K.SUPERVISOR, ["n:0"]),
    ("gareth", "Gareth Pell", "PCSO", "police", K.PCSO, ["w:3", "w:4"]),
    ("samira", "Samira Haq", "PCSO", "police", K.PCSO, ["w:5", "w:6"]),
    ("duncan", "Duncan Frear", "PCSO", "police", K.PCSO, ["w:8", "w:9"]),
    ("lucy", "Lucy Amberley", "PCSO", "police", K.PCSO, ["w:10", "w:11", "w:12"]),
    ("tariq", "Tariq Mensah", "Watch Manager, prevention", "fire", K.PARTNER, ["p"]),
    ("jools", "Jools Redfern", "Detached youth worker", "youth-service", K.PARTNER, ["p"]),
    ("leonie", "Leonie Abbot", "Participation officer, schools", "childrens-services", K.PARTNER, ["p"]),
    ("moira", "Moira Kean", "Alcohol and drugs outreach lead", "public-health", K.PARTNER, ["p"]),
    ("nikhil", "Nikhil Rao", "Community safety officer", "community-safety", K.PARTNER, ["p"]),
    ("wendy", "Wendy Sheldrake", "Constable", "police", K.PARTNER, ["n:0", "n:1"]),
    ("kofi", "Kofi Adjei", "Constable", "police", K.PARTNER, ["n:2", "n:3"]),
]
PCSOS = ["priya", "priya", "gareth", "gareth", "samira", "samira", "pete", "duncan", "duncan", "lucy", "lucy", "lucy"]
WHO_ACTS = {
    "street-environment": ["errol"],
    "millstone-homes": ["hana"],
    "fire": ["tariq"],
    "youth-service": ["jools"],
    "public-health": ["moira"],
    "community-safety": ["nikhil"],
}
"""By agency; police actions go to the constable of that half of the borough."""
ABOVE = {
    "jag": [
        ("lena", Capacity.CHAIR), ("carol", Capacity.CO_CHAIR), ("ines", Capacity.MEMBER), ("marcus", Capacity.MEMBER),
        ("colin", Capacity.MEMBER), ("errol", Capacity.AGENCY), ("hana", Capacity.AGENCY), ("tariq", Capacity.AGENCY),
    ],
    "pdg": [
        ("carol", Capacity.CHAIR), ("colin", Capacity.CO_CHAIR), ("ines", Capacity.MEMBER), ("marcus", Capacity.MEMBER),
        ("errol", Capacity.AGENCY), ("hana", Capacity.AGENCY), ("nikhil", Capacity.AGENCY), ("moira", Capacity.AGENCY),
    ],
    "ttcg": [
        ("ines", Capacity.CHAIR), ("marcus", Capacity.CO_CHAIR), ("carol", Capacity.MEMBER), ("colin", Capacity.MEMBER),
        ("anya", Capacity.MEMBER), ("wendy", Capacity.AGENCY), ("kofi", Capacity.MEMBER),
    ],
}  # fmt: skip
"""Who sits in the groups above the tasking meetings: the officers who bring them what neighbourhoods cannot settle."""


def invite_neighbours(borough: Harrowmere, *, began: date, rng: Random, password: str) -> None:
    """Add officers and councillors beside the cast, and eight residents and traders to each partnership."""
    for username, name, title, agency, kind, held_for in OFFICERS:
        person = User.objects.create(
            username=username,
            name=name,
            job_title=title,
            agency=borough.agencies[agency],
            email=f"{username}@harrowmere.example",
            phone="01632 960110",
            password=password,
            is_demonstration=True,
            partnership=borough.partnership,
        )
        borough.people[username] = person
        for thing in held_for:
            Role.objects.create(user=person, kind=kind, starts_on=began, **borough.held_for(thing))
    _councillors(borough, began, rng, password)
    _contacts(borough, began)
    _members(borough, began, rng)


def constable(ward: int) -> str:
    """Who takes a police action in that ward."""
    return "wendy" if ward <= 6 else "kofi"


def pcso(ward: int) -> str:
    """The PCSO who walks that ward."""
    return PCSOS[ward - 1]


def inspector(ward: int) -> str:
    return "ines" if ward <= 6 else "marcus"


def coordinator(ward: int) -> str:
    return "carol" if ward <= 6 else "colin"


def made_up_name(rng: Random) -> str:
    """A resident's name; first and last are drawn apart, so it is nobody's."""
    return f"{rng.choice(FIRST_NAMES)} {rng.choice(SURNAMES)}"


def _councillors(borough: Harrowmere, began: date, rng: Random, password: str) -> None:
    for number, ward in borough.wards.items():
        if number == 1:
            continue  # Millbrook's is in the cast
        name = made_up_name(rng)
        username = f"cllr-{name.split(' ')[1].lower()}-{number}"
        person = User.objects.create(
            username=username,
            name=name,
            job_title=f"Councillor for {ward.name}",
            password=password,
            email=f"{username}@harrowmere.example",
            is_demonstration=True,
            partnership=borough.partnership,
        )
        borough.people[username] = person
        Role.objects.create(user=person, kind=K.COUNCILLOR, starts_on=began, ward=ward)
        Membership.objects.create(group=borough.np(number), user=person, name=name, email=person.email, starts_on=began)


def _contacts(borough: Harrowmere, began: date) -> None:
    for number, ward in borough.wards.items():
        if number not in (1, 2, 7):
            officer = borough.people[pcso(number)]
            WardContact.objects.create(
                ward=ward,
                user=officer,
                called="Your PCSO",
                phone="01632 960103",
                email=officer.email,
                position=1,
                starts_on=began,
            )
        lead = borough.people[inspector(number)]
        WardContact.objects.create(
            ward=ward,
            user=lead,
            called="Neighbourhood Inspector",
            phone="01632 960104",
            email=lead.email,
            position=3,
            starts_on=began,
        )


def _members(borough: Harrowmere, began: date, rng: Random) -> None:
    rows: list[Membership] = []
    for number in borough.wards:
        group = borough.np(number)
        if number > 6:
            rows.append(_officer(borough, group.pk, "marcus", Capacity.CHAIR, began))
        if number != 1:
            rows.append(_officer(borough, group.pk, pcso(number), Capacity.MEMBER, began))
        for seat in range(7):
            name = made_up_name(rng)
            has_email = rng.random() < 0.7
            rows.append(
                Membership(
                    group=group,
                    name=name,
                    starts_on=began,
                    email=f"{name.lower().replace(' ', '.')}.{number}{seat}@example.org" if has_email else "",
                    phone=f"01632 96{rng.randrange(200, 999):04}" if not has_email else "",
                    capacity=Capacity.COMMUNITY if seat < 2 else Capacity.MEMBER,
                )
            )
    for first in (1, 4, 7, 10):
        group = borough.ltm(first)
        for username in ("tariq", "jools", "moira", "nikhil", constable(first)):
            rows.append(_officer(borough, group.pk, username, Capacity.AGENCY, began))
        if first > 6:
            rows.append(_officer(borough, group.pk, "marcus", Capacity.CHAIR, began))
        if first != 1:
            rows.append(_officer(borough, group.pk, pcso(first), Capacity.MEMBER, began))
            rows.append(_officer(borough, group.pk, "hana", Capacity.AGENCY, began))
    for key, members in ABOVE.items():
        rows += [_officer(borough, borough.groups[key].pk, *member, began) for member in members]
    Membership.objects.bulk_create(rows)


def _officer(borough: Harrowmere, group_id: int, username: str, capacity: Capacity, began: date) -> Membership:
    person = borough.people[username]
    return Membership(
        group_id=group_id,
        user=person,
        name=person.name,
        email=person.email,
        agency=person.agency,
        capacity=capacity,
        starts_on=began,
    )
