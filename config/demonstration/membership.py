"""How Harrowmere's groups are filled: deputies, community representatives, a magistrate, invitations, terms."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

from config.demonstration.cast import Harrowmere
from partnerships.models import (
    Capacity,
    Group,
    GroupKind,
    InvitedTo,
    Membership,
    MembershipStatus,
    TermsAccepted,
    TermsOfReference,
)

TERMS = """{group} brings together residents, councillors and the agencies that work for them.

It hears what is raised, decides what is done about it, by whom and until when, and tells those who raised it what \
came of it.

Members come to each meeting or send their deputy. An agency reads the others' reports before the meeting, so that \
the meeting is for questions and decisions.

What is said about a person stays in the room. The chair and the co-chair take turns. These terms are looked at again \
each year."""
PURPOSES = {
    GroupKind.NP: "Residents, councillors and the agencies of the ward agree what matters here, hear what was done "
    "about it, and say what comes next.",
    GroupKind.LTM: "Agencies decide what is done about concerns that one of them cannot settle alone, who does it and "
    "by when.",
    GroupKind.PACT: "Anybody can come and tell the ward’s police officers which three things to deal with first.",
    GroupKind.PDG: "Answers what neighbourhoods cannot settle by themselves, and shares what worked.",
}
COMMUNITY_ROLE = """You bring what your neighbours are concerned about, and say it as they would.

You ask the agencies what was done, and when it was not, why. You are a friend who may be critical.

You help to choose priorities, suggest work for community payback, and tell neighbours what came of it.

What is told in confidence you keep to yourself. You have the same training as councillors, and nobody asks you to \
find out anything about anybody."""
DEPUTIES = [("Imran Sadiq", "street-environment"), ("Beth Lowry", "millstone-homes"), ("Callum Frew", "fire")]
REPRESENTATIVES = [
    ["Winifred Achebe", "Stan Kowalski"], ["Marjorie Pike"], ["Desmond Clarke", "Yasmin Rahimi"], ["Elsie Thwaite"],
]  # fmt: skip
ASKED = [("Gwen Tallis", 12), ("Rashid Omar", 3)]


def fill_groups(borough: Harrowmere, *, began: datetime, now: datetime) -> None:
    """Fill the tasking meetings as they would be after a year: two neighbourhoods still lack a representative."""
    groups = Group.objects.filter(partnership=borough.partnership)
    for kind, words in PURPOSES.items():
        groups.filter(kind=kind).update(purpose=words)
    groups.filter(kind__in=[GroupKind.NP, GroupKind.LTM]).update(community_role=COMMUNITY_ROLE)
    for index, names in enumerate(REPRESENTATIVES):
        group = borough.groups[f"ltm-{index}"]
        _members(borough, group, names, began)
    for group in (borough.np(1), borough.ltm(1), borough.ltm(4)):
        _terms(borough, group, now)
    for name, days in ASKED:
        _invited(borough.ltm(4), name, now - timedelta(days=days))


def _members(borough: Harrowmere, group: Group, names: list[str], began: datetime) -> None:
    start = timezone.localdate(began)
    rows = [
        Membership(group=group, name=name, capacity=Capacity.COMMUNITY, starts_on=start, phone="01632 960177")
        for name in names
    ]
    rows += [
        Membership(
            group=group, name=name, capacity=Capacity.DEPUTY, starts_on=start, agency=borough.agencies[agency],
            email=f"{name.lower().replace(' ', '.')}@harrowmere.example",
        )
        for name, agency in DEPUTIES
    ]  # fmt: skip
    rows.append(
        Membership(
            group=group, name="Philippa Grange JP", capacity=Capacity.GUEST, starts_on=start,
            invited_to=InvitedTo.HALF_YEARLY, email="philippa.grange@example.org",
        )
    )  # fmt: skip
    Membership.objects.bulk_create(rows)


def _terms(borough: Harrowmere, group: Group, now: datetime) -> None:
    """Two versions, the second accepted by all but a few."""
    keeper = borough.carol
    for number, months in ((1, 14), (2, 2)):
        at = now - timedelta(days=30 * months)
        text = TERMS.format(group=group) if number == 2 else TERMS.format(group=group).split("\n\nWhat is said")[0]
        version = TermsOfReference.objects.create(
            group=group, number=number, text=text, starts_on=timezone.localdate(at), written_by=keeper, written_at=at
        )
        members = Membership.objects.current(timezone.localdate(now)).filter(group=group).order_by("pk")
        accepted = [member for n, member in enumerate(members) if number == 1 or n % 4]
        TermsAccepted.objects.bulk_create(
            TermsAccepted(
                terms=version, membership=member, at=at + timedelta(days=1 + n % 9), by_link=member.user_id is None
            )
            for n, member in enumerate(accepted)
        )


def _invited(group: Group, name: str, at: datetime) -> None:
    Membership.objects.create(
        group=group, name=name, capacity=Capacity.COMMUNITY, status=MembershipStatus.INVITED, invited_at=at,
        starts_on=timezone.localdate(at), email=f"{name.lower().replace(' ', '.')}@example.org",
        link=salted_hmac("demonstration invitation", name).hexdigest()[:32],
    )  # fmt: skip
