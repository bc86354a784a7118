"""What is missing in the groups is seen: deputies, community representatives, answers (P4, 001 rec 2.1, 2.2, 6.1)."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships import membership
from partnerships.models import Capacity, Group, GroupKind, InvitedTo, Meeting, MeetingStage, MembershipStatus
from partnerships.services import groups
from partnerships.services.attending import expected
from tests.conftest import SignedIn
from tests.counting import at_most


def test_two_community_representatives_for_each_neighbourhood(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    [riverside, _] = membership.seats_kept(harrowmere.carol)
    assert (riverside.wanted, riverside.vacant) == (2, 2)
    for name in ("Olive Hart", "Percy Vale"):
        groups.invite(
            group=harrowmere.ltm(1), by=harrowmere.carol, name=name, capacity=Capacity.COMMUNITY, accepted=True
        )
    [riverside] = [one for one in membership.seats_kept(harrowmere.carol) if one.neighbourhood.name == "Riverside"]
    assert (riverside.names, riverside.vacant) == (("Olive Hart", "Percy Vale"), 0)
    page = signed_in(harrowmere.carol).get(f"/groups/{harrowmere.ltm(4).slug}/").content.decode()
    assert "Community representatives of Hillside: 0 of 2, 2 to find" in page


def test_how_many_is_a_setting(harrowmere: Harrowmere) -> None:
    harrowmere.partnership.representatives_a_neighbourhood = 3
    harrowmere.partnership.save()
    assert [one.vacant for one in membership.seats_kept(harrowmere.carol)] == [3, 3]


def test_an_agency_without_a_deputy_is_named(harrowmere: Harrowmere) -> None:
    def named() -> list[str]:
        here = membership.of_group(harrowmere.ltm(1), harrowmere.carol, timezone.localdate())
        return [agency.name for agency in here["without_deputy"]]

    assert named() == ["Millstone Homes", "Street Environment"]
    groups.invite(
        group=harrowmere.ltm(1), by=harrowmere.carol, name="Dev Patel", capacity=Capacity.DEPUTY,
        agency=harrowmere.agencies["millstone-homes"],
    )  # fmt: skip
    assert named() == ["Street Environment"]


def test_a_magistrate_is_invited_about_every_six_months(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    group, start = harrowmere.ltm(1), timezone.now() + timedelta(days=3)
    meetings = [Meeting.objects.create(group=group, starts_at=start + timedelta(weeks=4 * n)) for n in range(14)]
    Meeting.objects.filter(pk=meetings[7].pk).update(stage=MeetingStage.CANCELLED)
    guest = groups.invite(
        group=group, by=harrowmere.carol, name="Ann Bench JP", capacity=Capacity.GUEST,
        invited_to=InvitedTo.HALF_YEARLY, accepted=True,
    )  # fmt: skip
    invited = [n for n, meeting in enumerate(meetings) if meeting.pk in membership.half_yearly(group)]
    assert invited == [0, 8, 13], "the cancelled one goes over to the next"
    assert guest in expected(meetings[0])
    turns = [n for n, meeting in enumerate(meetings) if n != 7 and guest in expected(meeting)]
    assert turns == invited, "who is expected is who was invited"
    page = signed_in(harrowmere.carol).get(f"/groups/{group.slug}/schedule/").content.decode()
    assert page.count("Ann Bench JP is invited") == 3


def test_the_coordinator_sees_what_is_wanting(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    for group in (harrowmere.np(1), harrowmere.ltm(4), harrowmere.np(7)):
        by = harrowmere.colin if group == harrowmere.np(7) else harrowmere.carol
        groups.invite(group=group, by=by, name=f"Of {group}", capacity=Capacity.MEMBER)
    assert membership.unanswered(harrowmere.carol).count() == 2
    carol = signed_in(harrowmere.carol)
    carol.get("/membership/")
    with at_most(20):
        page = carol.get("/membership/").content.decode()
    assert "Invitations not answered: 2" in page
    assert "Of Northgate" not in page


def test_an_answer_by_telephone_is_recorded_with_its_time(harrowmere: Harrowmere) -> None:
    member = groups.invite(group=harrowmere.np(1), by=harrowmere.carol, name="Olive", capacity=Capacity.MEMBER)
    groups.answer_invitation(membership=member, by=harrowmere.carol, accepted=False)
    member.refresh_from_db()
    assert (member.status, member.answered_by_link) == (MembershipStatus.DECLINED, False)
    assert member.answered_at is not None


def test_the_case_management_group_is_named_to_its_members_alone(harrowmere: Harrowmere) -> None:
    cases = Group.objects.create(
        kind=GroupKind.CASES, name="Riverside Case Management Meeting", slug="riverside-cases",
        partnership=harrowmere.partnership,
    )  # fmt: skip
    assert cases not in membership.wanting(harrowmere.people["adam"], timezone.localdate())["without_terms"]
    np = harrowmere.np(1)
    assert np in membership.wanting(harrowmere.people["adam"], timezone.localdate())["without_terms"]
