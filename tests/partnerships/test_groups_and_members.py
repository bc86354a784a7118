"""Groups and their members: kept by coordinators and administrators, joined by invitation (P3, P4, 000 2.3)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.errors import Conflict, Refused
from partnerships.models import Capacity, Group, GroupKind, Mail, Meeting, Membership, MembershipStatus
from partnerships.services import groups
from tests.conftest import SignedIn


def facts(**other: Any) -> dict[str, Any]:
    today = timezone.localdate()
    return {"kind": "pact", "name": "Larch Green PACT", "cadence_anchor": today, "cadence_unit": "months", **other}


def test_a_new_group_has_a_year_and_an_address_of_its_own(harrowmere: Harrowmere) -> None:
    wards = [harrowmere.wards[1]]
    for slug in ("larch-green-pact", "larch-green-pact-2"):
        made = groups.add_group(by=harrowmere.carol, partnership=harrowmere.partnership, wards=wards, facts=facts())
        assert made.slug == slug
        assert made.meetings.count() in (12, 13)


def test_for_one_s_own_wards_alone(harrowmere: Harrowmere) -> None:
    add: dict[str, Any] = {"partnership": harrowmere.partnership, "facts": facts()}
    for person, ward in ((harrowmere.carol, 7), (harrowmere.ines, 1), (harrowmere.priya, 1), (harrowmere.lena, 1)):
        with pytest.raises(PermissionDenied):
            groups.add_group(by=person, wards=[harrowmere.wards[ward]], **add)
    assert groups.add_group(by=harrowmere.adam, wards=[harrowmere.wards[7]], **add)


def test_every_page_follows_the_name(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    group = harrowmere.ltm(1)
    version = group.version
    change: dict[str, Any] = {"wards": list(group.wards.all()), "facts": {"name": "Riverside Tasking"}}
    groups.change_group(group=group, by=harrowmere.carol, version=version, **change)
    page = signed_in(harrowmere.carol).get("/groups/").content.decode()
    assert "Riverside Tasking" in page
    assert "Riverside Local Tasking Meeting" not in page
    with pytest.raises(Conflict) as conflict:
        groups.change_group(group=group, by=harrowmere.adam, version=version, **change)
    assert conflict.value.theirs == {"name": "Riverside Tasking"}


def test_a_group_does_not_escalate_to_itself_by_any_way_round(harrowmere: Harrowmere) -> None:
    jag, pdg = harrowmere.groups["jag"], harrowmere.groups["pdg"]
    with pytest.raises(Refused, match="itself"):
        groups.change_group(
            group=jag, by=harrowmere.adam, wards=list(jag.wards.all()), facts={"escalates_to": pdg}, version=1
        )


def test_a_resident_needs_no_account(harrowmere: Harrowmere) -> None:
    group = harrowmere.np(1)
    invited = groups.invite(group=group, by=harrowmere.carol, name="Olive Hart", capacity=Capacity.COMMUNITY)
    assert (invited.status, invited.user) == (MembershipStatus.INVITED, None)
    assert not Membership.objects.current(timezone.localdate()).filter(pk=invited.pk).exists()
    groups.answer_invitation(membership=invited, by=harrowmere.carol, accepted=True)
    assert Membership.objects.current(timezone.localdate()).filter(pk=invited.pk).exists()
    with pytest.raises(Refused, match="answered already"):
        groups.answer_invitation(membership=invited, by=harrowmere.carol, accepted=False)
    with pytest.raises(Refused, match="name"):
        groups.invite(group=group, by=harrowmere.carol, capacity=Capacity.MEMBER)


def test_a_resident_may_represent_the_community_on_the_board_too(harrowmere: Harrowmere) -> None:
    """001 rec 6.3: whatever the kind of the group, and without an account."""
    board = groups.add_group(
        by=harrowmere.adam, partnership=harrowmere.partnership, wards=list(harrowmere.wards.values()),
        facts={"name": "Core Group", "kind": GroupKind.CORE},
    )  # fmt: skip
    member = groups.invite(
        group=board, by=harrowmere.adam, capacity=Capacity.COMMUNITY, name="Rose Tanner", email="rose@example.org"
    )
    assert member.link
    assert Mail.objects.filter(to="rose@example.org", text__contains="community representative").exists()


def test_somebody_is_a_member_once_and_can_come_back(harrowmere: Harrowmere) -> None:
    group, today = harrowmere.np(1), timezone.localdate()
    with pytest.raises(Refused, match="already"):
        groups.invite(group=group, by=harrowmere.carol, user=harrowmere.rita, capacity=Capacity.MEMBER)
    member = group.memberships.get(user=harrowmere.rita)
    groups.end_membership(membership=member, by=harrowmere.carol, on=today + timedelta(days=3))
    assert Membership.objects.current(today).filter(pk=member.pk).exists()
    assert not Membership.objects.current(today + timedelta(days=4)).filter(pk=member.pk).exists()
    groups.end_membership(membership=member, by=harrowmere.carol, on=today)
    assert groups.invite(group=group, by=harrowmere.carol, user=harrowmere.rita, capacity=Capacity.MEMBER)


def test_ended_membership_ends_sight_of_the_group(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    address = reverse("group", args=[harrowmere.ltm(1).slug])
    assert signed_in(harrowmere.hana).get(address).status_code == 200
    member = harrowmere.ltm(1).memberships.get(user=harrowmere.hana)
    groups.end_membership(membership=member, by=harrowmere.carol, on=timezone.localdate() - timedelta(days=1))
    assert signed_in(harrowmere.hana).get(address).status_code == 404


def test_the_form_adds_a_group_once_however_often_it_is_sent(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    carol = signed_in(harrowmere.carol)
    form = carol.get(reverse("group-new")).context["form"]
    data = {
        "submission": str(form["submission"].value()), "name": "Larch Green PACT", "kind": "pact",
        "wards": [harrowmere.wards[1].pk], "cadence_every": 4, "cadence_unit": "weeks", "cadence_anchor": "2026-01-06",
        "meets_at": "18:00", "lasts_minutes": 60, "standing_items": "Welcome\n\nWelcome\nDates",
    }  # fmt: skip
    for _ in range(2):
        assert carol.post(reverse("group-new"), data).status_code == 302
    group = Group.objects.get(name="Larch Green PACT")
    assert group.standing_items == ["Welcome", "Dates"]
    assert Meeting.objects.filter(group=group).count() in (13, 14)
