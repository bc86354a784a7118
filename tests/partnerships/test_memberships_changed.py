"""A membership changed and ended by who keeps the group: as what, how reached, how long; never two for one (P3, P4)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.errors import Refused
from partnerships.models import Capacity, Group, InvitedTo, Mail, Membership, MembershipStatus
from partnerships.services import groups, schedule
from tests.conftest import SignedIn
from tests.tasking.making import a_meeting

DAY = timedelta(days=1)


@pytest.fixture
def carol(harrowmere: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(harrowmere.carol)


def of(borough: Harrowmere, name: str, group: Group | None = None) -> Membership:
    return (group or borough.ltm(1)).memberships.get(user=borough.people[name])


def a_resident(borough: Harrowmere, name: str = "Olive Hart", **facts: Any) -> Membership:
    """A member without an account, who accepted."""
    given = {"capacity": Capacity.MEMBER, "email": "olive@example.org", "accepted": True, **facts}
    return groups.invite(group=borough.ltm(1), by=borough.carol, name=name, **given)


def at(member: Membership, what: str = "edit") -> str:
    return f"/groups/{member.group.slug}/members/{member.pk}/{what}/"


def as_it_stands(member: Membership, **facts: Any) -> dict[str, Any]:
    """What the form of a membership is sent with, but for `facts`."""
    names = ("capacity", "email", "phone", "invited_to")
    return {**{name: getattr(member, name) for name in names}, "agency": member.agency_id or "", **facts}


def test_the_page_begins_with_what_stands_and_changes_all_of_it(harrowmere: Harrowmere, carol: Client) -> None:
    member, fire = a_resident(harrowmere), harrowmere.agencies["fire"]
    form: Any = carol.get(at(member)).context["form"]
    assert {name: form[name].value() for name in ("capacity", "agency", "email", "phone", "invited_to")} == {
        "capacity": "member", "agency": None, "email": "olive@example.org", "phone": "", "invited_to": "every",
    }  # fmt: skip
    given = as_it_stands(
        member, capacity="agency", agency=fire.pk, email="o.hart@example.org", phone="01632 960777",
        invited_to="half_yearly",
    )  # fmt: skip
    answer = carol.post(at(member), given)
    assert (answer.status_code, answer["Location"]) == (302, member.group.get_absolute_url())
    member.refresh_from_db()
    assert (member.capacity, member.agency, member.email) == (Capacity.AGENCY, fire, "o.hart@example.org")
    assert (member.phone, member.invited_to) == ("01632 960777", InvitedTo.HALF_YEARLY)
    assert (member.name, member.status) == ("Olive Hart", MembershipStatus.ACCEPTED)
    page = carol.get(member.group.get_absolute_url()).content.decode()
    for words in ("Agency representative", "about every six months", fire.name):
        assert words in page


def test_the_chair_comes_first_in_the_list(harrowmere: Harrowmere, carol: Client) -> None:
    member = of(harrowmere, "priya")

    def listed() -> list[str]:
        return [one.name for one in carol.get(member.group.get_absolute_url()).context["members"]]

    assert listed()[:2] == ["Ines Calder", "Carol Whitfield"]
    carol.post(at(of(harrowmere, "ines")), as_it_stands(of(harrowmere, "ines"), capacity="member"))
    carol.post(at(member), as_it_stands(member, capacity="chair"))
    assert listed()[:3] == ["Priya Nair", "Carol Whitfield", "Ines Calder"]


def test_the_next_letter_goes_to_the_new_address(harrowmere: Harrowmere) -> None:
    member = a_resident(harrowmere)
    groups.change_member(
        membership=member, by=harrowmere.carol, capacity=Capacity.GUEST, agency=None, email="new@example.org", phone="",
        invited_to=InvitedTo.EVERY,
    )  # fmt: skip
    starts_at = timezone.now() + 20 * DAY
    schedule.add_meeting(group=member.group, by=harrowmere.carol, starts_at=starts_at, lasts_minutes=60, venue="")
    to = set(Mail.objects.filter(kind="dates").values_list("to", flat=True))
    assert "new@example.org" in to
    assert "olive@example.org" not in to


@pytest.mark.parametrize("capacity", [Capacity.AGENCY, Capacity.DEPUTY])
def test_who_stands_for_an_agency_has_one(harrowmere: Harrowmere, carol: Client, capacity: Capacity) -> None:
    member = a_resident(harrowmere)
    answer = carol.post(at(member), as_it_stands(member, capacity=capacity.value, phone="01632 960777"))
    page = answer.content.decode()
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["agency"])
    assert f"Choose the agency whose {capacity.label.lower()} this is." in page
    assert 'value="01632 960777"' in page
    member.refresh_from_db()
    assert (member.capacity, member.phone) == (Capacity.MEMBER, "")


def test_an_agency_has_one_representative_and_one_deputy(harrowmere: Harrowmere, carol: Client) -> None:
    street = harrowmere.agencies["street-environment"]
    one, two = a_resident(harrowmere), a_resident(harrowmere, "Percy Vale", email="")
    assert street in carol.get(one.group.get_absolute_url()).context["without_deputy"]
    deputy = {"capacity": "deputy", "agency": street.pk}
    assert carol.post(at(one), as_it_stands(one, **deputy)).status_code == 302
    assert street not in carol.get(one.group.get_absolute_url()).context["without_deputy"]
    for given, words in (
        (deputy, "has a deputy here already"), ({**deputy, "capacity": "agency"}, "has a representative here already"),
    ):  # fmt: skip
        answer = carol.post(at(two), as_it_stands(two, phone="01632 960777", **given))
        page = answer.content.decode()
        assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["capacity"])
        assert words in page
        assert 'value="01632 960777"' in page
    two.refresh_from_db()
    assert (two.capacity, two.agency) == (Capacity.MEMBER, None)
    groups.end_membership(membership=of(harrowmere, "errol"), by=harrowmere.carol)
    assert carol.post(at(two), as_it_stands(two, capacity="agency", agency=street.pk)).status_code == 302
    two.refresh_from_db()
    assert (two.capacity, two.agency) == (Capacity.AGENCY, street)


def test_a_deputy_takes_the_seat_its_representative_left(harrowmere: Harrowmere, carol: Client) -> None:
    street = harrowmere.agencies["street-environment"]
    deputy = a_resident(harrowmere, capacity=Capacity.DEPUTY, agency=street)
    errol = of(harrowmere, "errol")
    assert carol.post(at(errol), as_it_stands(errol, capacity="member")).status_code == 302
    assert carol.post(at(deputy), as_it_stands(deputy, capacity="agency")).status_code == 302
    assert carol.post(at(errol), as_it_stands(errol, capacity="deputy")).status_code == 302
    rows = Membership.objects.filter(group=deputy.group, agency=street).values_list("name", "capacity")
    assert dict(rows) == {"Olive Hart": "agency", "Errol Grant": "deputy"}


@pytest.mark.parametrize("wrong", [{"capacity": "king"}, {"email": "olive at home"}, {"invited_to": ""}, {"agency": 0}])
def test_what_cannot_be_is_refused_and_what_was_typed_stays(
    harrowmere: Harrowmere, carol: Client, wrong: dict[str, Any]
) -> None:
    member = a_resident(harrowmere)
    answer = carol.post(at(member), as_it_stands(member, **{"phone": "01632 960777", **wrong}))
    form: Any = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (200, list(wrong))
    assert form["phone"].value() == "01632 960777"
    member.refresh_from_db()
    assert member.phone == ""


@pytest.mark.parametrize("over", ["ended", "declined"])
def test_one_that_is_over_changes_no_more(harrowmere: Harrowmere, carol: Client, over: str) -> None:
    member = a_resident(harrowmere, accepted=over == "ended")
    if over == "ended":
        groups.end_membership(membership=member, by=harrowmere.carol)
    else:
        groups.answer_invitation(membership=member, by=harrowmere.carol, accepted=False)
    answer = carol.post(at(member), as_it_stands(member, capacity="chair"))
    assert answer.status_code == 200
    assert "This membership is over." in answer.content.decode()
    member.refresh_from_db()
    assert (member.capacity, member.status) == (Capacity.MEMBER, over)


def test_it_ends_with_the_day_that_is_given(harrowmere: Harrowmere, carol: Client, signed_in: SignedIn) -> None:
    member, today = of(harrowmere, "hana"), timezone.localdate()
    home = member.group.get_absolute_url()
    form: Any = carol.get(at(member, "end")).context["form"]
    assert form["on"].value() == today
    assert carol.post(at(member, "end"), {"on": (today + 9 * DAY).isoformat()}).status_code == 302
    member.refresh_from_db()
    assert (member.ends_on, member.status) == (today + 9 * DAY, MembershipStatus.ACCEPTED)
    assert member in carol.get(home).context["members"]
    assert signed_in(harrowmere.hana).get(home).status_code == 200
    assert carol.post(at(member, "end"), {"on": (today - DAY).isoformat()}).status_code == 302
    context = carol.get(home).context
    assert (member in context["members"], member in context["former"]) == (False, True)
    assert signed_in(harrowmere.hana).get(home).status_code == 404


def test_the_meetings_they_came_to_keep_them_and_those_to_come_do_not_expect_them(
    harrowmere: Harrowmere, carol: Client
) -> None:
    meeting, member = a_meeting(harrowmere.ltm(1)), of(harrowmere, "errol")
    held = a_meeting(harrowmere.ltm(1), days=-3)
    held.attendances.create(membership=member, name=member.name, presence="present")

    def expected() -> list[str]:
        return [one.name for one in carol.get(meeting.get_absolute_url()).context["expected"]]

    assert "Errol Grant" in expected()
    carol.post(at(member, "end"), {"on": (timezone.localdate() - DAY).isoformat()})
    assert "Errol Grant" not in expected()
    assert "Hana Yusuf" in expected()
    assert held.attendances.get().membership == member


def test_a_last_day_is_asked_for_and_lies_after_the_first(harrowmere: Harrowmere, carol: Client) -> None:
    member = of(harrowmere, "hana")
    early = member.starts_on - DAY
    with pytest.raises(Refused, match="before it began") as refused:
        groups.end_membership(membership=member, by=harrowmere.carol, on=early)
    assert refused.value.field == "on"
    for on in ("", early.isoformat()):
        answer = carol.post(at(member, "end"), {"on": on})
        assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["on"])
    member.refresh_from_db()
    assert (member.ends_on, member.status) == (None, MembershipStatus.ACCEPTED)


def test_who_keeps_the_group_alone_changes_and_ends(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    member = of(harrowmere, "hana")
    steps: list[tuple[str, dict[str, Any]]] = [
        ("edit", as_it_stands(member, capacity="guest", phone="1")), ("end", {"on": timezone.localdate().isoformat()}),
    ]  # fmt: skip
    for name, code in (("ines", 403), ("priya", 403), ("errol", 403), ("hana", 403), ("lena", 403), ("colin", 404)):
        client, by = signed_in(harrowmere.people[name]), harrowmere.people[name]
        for what, given in steps:
            assert client.get(at(member, what)).status_code == code, (name, what)
            assert client.post(at(member, what), given).status_code == code, (name, what)
        with pytest.raises(PermissionDenied, match="keep groups and members"):
            groups.end_membership(membership=member, by=by)
        with pytest.raises(PermissionDenied, match="keep groups and members"):
            groups.change_member(
                membership=member, by=by, capacity=Capacity.CHAIR, agency=None, email="", phone="",
                invited_to=InvitedTo.EVERY,
            )  # fmt: skip
    member.refresh_from_db()
    assert (member.capacity, member.ends_on) == (Capacity.AGENCY, None)
    assert signed_in(harrowmere.adam).post(at(member), as_it_stands(member, phone="1")).status_code == 302


def test_a_membership_is_found_in_its_own_group_alone(harrowmere: Harrowmere, carol: Client) -> None:
    member, other = of(harrowmere, "hana"), harrowmere.np(1)
    for what in ("edit", "end"):
        assert carol.get(f"/groups/{other.slug}/members/{member.pk}/{what}/").status_code == 404


def test_of_two_who_change_a_membership_the_second_sees_both(
    harrowmere: Harrowmere, carol: Client, signed_in: SignedIn
) -> None:
    member = a_resident(harrowmere)
    seen = as_it_stands(member, version=carol.get(at(member)).context["form"]["version"].value())
    assert signed_in(harrowmere.adam).post(at(member), {**seen, "phone": "01632 960777"}).status_code == 302
    answer = carol.post(at(member), {**seen, "email": "new@example.org"})
    both = {text.label: (text.yours, text.theirs) for text in answer.context["form"].both}
    assert (answer.status_code, both["Telephone"]) == (409, ("", "01632 960777"))
    assert "Both texts" in answer.content.decode()
    member.refresh_from_db()
    assert (member.phone, member.email) == ("01632 960777", "olive@example.org")


def test_a_seat_whose_holder_left_by_their_last_day_is_free(harrowmere: Harrowmere) -> None:
    member, street = a_resident(harrowmere), harrowmere.agencies["street-environment"]
    Membership.objects.filter(pk=of(harrowmere, "errol").pk).update(ends_on=timezone.localdate() - DAY)
    groups.change_member(
        membership=member, by=harrowmere.carol, capacity=Capacity.AGENCY, agency=street, email="", phone="",
        invited_to=InvitedTo.EVERY,
    )  # fmt: skip
    assert of(harrowmere, "errol").status == MembershipStatus.ENDED


def test_over_by_its_last_day_it_is_over(harrowmere: Harrowmere) -> None:
    member = of(harrowmere, "errol")
    Membership.objects.filter(pk=member.pk).update(ends_on=timezone.localdate() - DAY)
    with pytest.raises(Refused, match="over"):
        groups.change_member(
            membership=member, by=harrowmere.carol, capacity=Capacity.MEMBER, agency=None, email="", phone="",
            invited_to=InvitedTo.EVERY,
        )  # fmt: skip


def test_an_invitation_that_was_declined_does_not_end(harrowmere: Harrowmere) -> None:
    member = a_resident(harrowmere, accepted=False)
    groups.answer_invitation(membership=member, by=harrowmere.carol, accepted=False)
    with pytest.raises(Refused, match="over"):
        groups.end_membership(membership=member, by=harrowmere.carol)
    member.refresh_from_db()
    assert member.status == MembershipStatus.DECLINED
