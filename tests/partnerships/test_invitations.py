"""An invitation is mailed with a secret link; whoever has it accepts or declines without an account (P4, 000 2.3)."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.errors import Refused
from partnerships.models import Capacity, Mail, Meeting, MeetingStage, Membership, MembershipStatus
from partnerships.services import groups, inviting
from tests.conftest import SignedIn
from tests.racing import at_once

A, D = MembershipStatus.ACCEPTED, MembershipStatus.DECLINED


def invited(borough: Harrowmere, **facts: Any) -> Membership:
    given: dict[str, Any] = {
        "name": "Olive Hart", "email": "olive@example.org", "capacity": Capacity.COMMUNITY, **facts,
    }  # fmt: skip
    return groups.invite(group=borough.np(1), by=borough.carol, **given)


def link_in(mail: Mail) -> str:
    found = re.search(r"https?://[^/\s]+(/invitation/\S+)", mail.text)
    assert found, mail.text
    return found.group(1)


def test_the_mail_s_link_is_all_a_resident_needs(harrowmere: Harrowmere, client: Client) -> None:
    member = invited(harrowmere)
    mail = Mail.objects.get(kind="invitation")
    assert mail.to == "olive@example.org"
    assert mail.subject == "You are invited to Millbrook Neighbourhood Partnership"
    address = link_in(mail)
    page = client.get(address)
    assert (page.status_code, page["Cache-Control"], page["X-Robots-Tag"]) == (200, "no-store", "noindex, nofollow")
    member.refresh_from_db()
    assert member.status == MembershipStatus.INVITED, "a program that looks into mail opens it too"
    for answer, status in (("yes", A), ("no", D), ("yes", A)):
        assert client.post(address, {"answer": answer}).status_code == 302
        member.refresh_from_db()
        assert (member.status, member.answered_by_link) == (status, True)
    assert "You are a member of Millbrook" in client.get(address).content.decode()


def test_the_link_opens_one_membership_and_nothing_else(harrowmere: Harrowmere, client: Client) -> None:
    invited(harrowmere)
    other = invited(harrowmere, name="Percy Vale", email="percy@example.org")
    page = client.get(f"/invitation/{other.link}/").content.decode()
    assert "Percy Vale" in page
    assert not [name for name in ("Olive", "Rita", "Carol") if name in page]
    assert client.get(f"/invitation/{'x' * 32}/").status_code == 404
    assert client.post(f"/invitation/{other.link}x/", {"answer": "yes"}).status_code == 404
    wrong = client.post(f"/invitation/{other.link}/", {"answer": "perhaps"})
    assert "Choose whether you accept or decline" in wrong.content.decode()


def test_a_mind_is_changed_until_the_group_has_met(harrowmere: Harrowmere) -> None:
    member = inviting.answer_by_link(membership=invited(harrowmere), accepted=True)
    Membership.objects.filter(pk=member.pk).update(answered_at=timezone.now() - timedelta(days=9))
    Meeting.objects.create(
        group=harrowmere.np(1), starts_at=timezone.now() - timedelta(days=2), stage=MeetingStage.UNDER_WAY
    )
    with pytest.raises(Refused, match="has met since"):
        inviting.answer_by_link(membership=member, accepted=False)
    assert inviting.answer_by_link(membership=member, accepted=True).status == A, "saying the same is no change"


def test_over_is_over(harrowmere: Harrowmere, client: Client) -> None:
    member = invited(harrowmere)
    groups.end_membership(membership=member, by=harrowmere.carol)
    refused = client.post(f"/invitation/{member.link}/", {"answer": "yes"}).content.decode()
    assert "This invitation is over" in refused
    member.refresh_from_db()
    assert member.status == MembershipStatus.ENDED


def test_it_is_sent_again_with_the_same_link_once_a_day(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    member = invited(harrowmere)
    with pytest.raises(Refused, match="today"):
        inviting.invite_again(membership=member, by=harrowmere.carol)
    Membership.objects.filter(pk=member.pk).update(invited_at=timezone.now() - timedelta(days=3))
    address = f"/groups/{harrowmere.np(1).slug}/members/{member.pk}/again/"
    assert signed_in(harrowmere.carol).post(address).status_code == 302
    first, second = Mail.objects.filter(kind="invitation").order_by("pk")
    assert link_in(first) == link_in(second)
    without = invited(harrowmere, name="Nell Post", email="")
    with pytest.raises(Refused, match="no e-mail address"):
        inviting.invite_again(membership=without, by=harrowmere.carol)


def test_answers_are_throttled(harrowmere: Harrowmere, client: Client) -> None:
    address = f"/invitation/{invited(harrowmere).link}/"
    assert [client.post(address, {"answer": "yes"}).status_code for _ in range(11)][-1] == 429


def test_names_of_people_are_in_no_address_or_subject(harrowmere: Harrowmere) -> None:
    member = invited(harrowmere)
    mail = Mail.objects.get(kind="invitation")
    assert "Olive" not in mail.subject + mail.about + str(member.link)


@pytest.mark.django_db(transaction=True)
def test_an_agency_nominates_one_deputy_though_two_ask_at_once() -> None:
    from config.demonstration.cast import make_harrowmere  # noqa: PLC0415 - committed, for other connections

    borough = make_harrowmere(today=timezone.localdate())
    fire = borough.agencies["fire"]
    facts: dict[str, Any] = {"group": borough.ltm(1), "by": borough.carol, "agency": fire}
    said = at_once(
        lambda name: groups.invite(**facts, name=name, capacity=Capacity.DEPUTY), [f"Deputy {n}" for n in range(6)]
    )
    assert sum(isinstance(one, Membership) for one in said) == 1
    assert {str(one.message) for one in said if isinstance(one, Refused)} == {
        "Harrowmere Fire and Rescue has a deputy here already. End that membership first."
    }
    with pytest.raises(Refused, match="Choose the agency"):
        groups.invite(group=borough.ltm(1), by=borough.carol, name="Nobody's", capacity=Capacity.DEPUTY)
