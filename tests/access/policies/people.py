"""Who is asked about: the cast, and people of each kind of role who are invited, or whose role is for another ward."""

from __future__ import annotations

from partnerships.models import Group, GroupKind, Meeting, Membership, Role, RoleKind, User, Ward
from tasking.models import Analysis, Measurement
from tests.access.world import SIDES, World

WIDE = "alidm"
"""Roles held for the whole partnership."""
KIND = {
    "c": RoleKind.COORDINATOR, "p": RoleKind.PCSO, "s": RoleKind.SUPERVISOR, "h": RoleKind.PARTNER,
    "w": RoleKind.COUNCILLOR, "r": RoleKind.REPRESENTATIVE, "a": RoleKind.ANALYST, "l": RoleKind.LEAD,
    "i": RoleKind.INTELLIGENCE, "d": RoleKind.AUDITOR, "m": RoleKind.ADMIN,
}  # fmt: skip
People = dict[str, dict[str, User]]


def people_of(world: World) -> People:
    """By the circle they belong to and their letter.

    cast: the people of the demonstration, and "n" without a role. invited: of ward 1, or its partnership, and members
    of its tasking and case-management meetings. away: of ward 7 alone.
    """
    wards = world.harrowmere.wards
    invited = _circle(world, "invited", wards[1])
    groups = [world.harrowmere.ltm(1), *wards[1].groups.filter(kind=GroupKind.CASES)]
    for person in invited.values():
        for group in groups:
            Membership.objects.create(group=group, user=person, name=person.name, capacity="member")
    away = {letter: one for letter, one in _circle(world, "away", wards[7]).items() if letter not in WIDE}
    cast = {letter: User.objects.select_related("agency").get(pk=one.pk) for letter, one in world.people.items()}
    del cast["x"]
    return {"cast": cast, "invited": invited, "away": away}


def _circle(world: World, circle: str, ward: Ward) -> dict[str, User]:
    people = {}
    for letter, kind in KIND.items():
        person = User.objects.create(
            username=f"{circle}-{kind}", name=f"{circle} {kind}", partnership=ward.partnership,
            agency=world.harrowmere.hana.agency if letter == "h" else None,
        )  # fmt: skip
        held_for = {"partnership": ward.partnership} if letter in WIDE else {"ward": ward}
        Role.objects.create(user=person, kind=kind, **held_for)
        people[letter] = person
    return people


def add_things(world: World) -> None:
    """Things the rules ask about and no address has."""
    for side in SIDES:
        meeting = Meeting.objects.select_related("group").get(pk=world.things["meeting"][side]["pk"])
        world.put(side, "tasking group", slug=meeting.group.slug, pk=meeting.group_id)
        cases = Group.objects.get(slug=f"case-meeting-{side}")
        world.put(side, "case meeting", pk=cases.meetings.get().pk)
        np = Group.objects.get(slug=world.things["group"][side]["slug"])
        world.put(side, "np meeting", pk=np.meetings.order_by("-starts_at")[0].pk)
        analysed = Analysis.objects.get(pk=world.things["analysis"][side]["pk"])
        world.put(side, "analysed", pk=analysed.meeting_id)
        plan = world.things["plan"][side]["pk"]
        measured = Measurement.objects.get(objective__plan=plan)
        world.put(side, "plan measurement", pk=plan, measurement_pk=measured.pk)
