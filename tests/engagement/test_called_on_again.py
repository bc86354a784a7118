"""A community group is added, changed, ended with a reason and called on again, and the month's tour follows (E5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import CommunityGroup, Tour, TourStop
from engagement.services import community, touring
from partnerships.errors import Conflict, Refused
from partnerships.models import Disclosure, Role, RoleKind
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.tours import DAY, NAMES, at, met, some_groups

NOVEMBER, DECEMBER, JANUARY = date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)
TODAY = date(2026, 11, 10)
LIST = "/community-groups/"
NEW = "/community-groups/new/"
YES = {"submission": ""}
"""What a page that only asks sends."""


@pytest.fixture
def borough(db: None) -> Iterator[Harrowmere]:
    with time_machine.travel(at(TODAY), tick=True):
        yield make_harrowmere(today=TODAY)


@pytest.fixture
def priya(borough: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(borough.priya)


@pytest.fixture
def tenants(borough: Harrowmere) -> CommunityGroup:
    """The one group of Millbrook, on Priya's tour of November and not seen yet."""
    group = some_groups(borough, number=1)[0]
    touring.keep_tours(NOVEMBER)
    return group


def sent(**facts: Any) -> dict[str, Any]:
    """What the page of a group sends."""
    return {
        "name": "Brook Lane Allotments", "kind": "community", "meets": "The shed, Sundays at 11",
        "notes": "They keep bees.", "contact_name": "Mrs Shah", "phone": "01632 960777", "email": "shah@example.org",
        "reach": "In the evening", **facts,
    }  # fmt: skip


def whose(month: date = NOVEMBER) -> dict[str, str]:
    """Whose tour of a month each group stands on."""
    stops = TourStop.objects.filter(month=month).select_related("group", "tour__pcso")
    return {stop.group.name: stop.tour.pcso.username for stop in stops}


def still_to_see(month: date = NOVEMBER) -> set[str]:
    return set(TourStop.objects.left().filter(month=month).values_list("group__name", flat=True))


def of_all(month: date = NOVEMBER) -> tuple[int, int]:
    """How many were seen on Priya's tour of a month, and of how many that count."""
    tour = Tour.objects.counted().get(month=month, pcso__username="priya")
    return vars(tour)["seen"], vars(tour)["total"]


def end(client: Client, group: CommunityGroup, **facts: Any) -> Any:
    given = {"because": "They joined the tenants of Mill Lane.", "on": TODAY.isoformat(), "version": 1, **facts}
    return client.post(f"{group.get_absolute_url()}end/", given)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


def test_a_group_that_is_added_stands_on_this_months_tour(borough: Harrowmere, priya: Client) -> None:
    answer = priya.post(NEW, sent(ward=borough.wards[2].pk, name="  Brook Lane Allotments "), follow=True)
    made = CommunityGroup.objects.get()
    assert answer.redirect_chain == [(made.get_absolute_url(), 302)]
    assert "Brook Lane Allotments is added, and stands on this month’s tour." in answer.content.decode()
    assert (made.ward, made.added_by, made.version) == (borough.wards[2], borough.priya, 1)
    assert {name: getattr(made, name) for name in community.FIELDS} == sent()
    assert (whose(), of_all()) == ({"Brook Lane Allotments": "priya"}, (0, 1))
    assert "Brook Lane Allotments" in page(priya, Tour.objects.get().get_absolute_url())
    touring.keep_tours(DECEMBER)
    assert whose(DECEMBER) == {"Brook Lane Allotments": "priya"}


def test_whoever_has_one_ward_finds_it_chosen(borough: Harrowmere, signed_in: SignedIn) -> None:
    assert signed_in(borough.pete).get(NEW).context["form"]["ward"].value() == borough.wards[7].pk
    assert signed_in(borough.priya).get(NEW).context["form"]["ward"].value() is None


def test_where_nobody_walks_it_waits_for_who_will(borough: Harrowmere, signed_in: SignedIn) -> None:
    signed_in(borough.colin).post(NEW, sent(ward=borough.wards[9].pk))
    assert CommunityGroup.objects.get().ward == borough.wards[9]
    assert whose() == {}
    Role.objects.create(user=borough.pete, kind=RoleKind.PCSO, ward=borough.wards[9], starts_on=TODAY)
    touring.keep_tours(TODAY)
    assert whose() == {"Brook Lane Allotments": "pete"}


def test_a_ward_calls_on_one_group_of_a_name(borough: Harrowmere, priya: Client, tenants: CommunityGroup) -> None:
    typed = sent(ward=borough.wards[1].pk, name="TANNER street tenants")
    mosque = community.add_group(by=borough.priya, ward=borough.wards[1], **sent(name="Millbrook Mosque"))
    for address in (NEW, f"{mosque.get_absolute_url()}change/"):
        answer = priya.post(address, {**typed, "version": 1})
        assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["name"])
        shown = unescape(answer.content.decode())
        for words in ("Millbrook has a community group of that name already.", "TANNER street tenants", "Mrs Shah"):
            assert words in shown
    assert set(whose()) == {"Tanner Street Tenants", "Millbrook Mosque"}
    assert priya.post(NEW, {**typed, "ward": borough.wards[2].pk}).status_code == 302, "another ward has its own"
    end(priya, tenants)
    assert priya.post(NEW, typed).status_code == 302, "the one that had it is ended"
    assert CommunityGroup.objects.filter(ward=borough.wards[1], name__iexact=tenants.name).count() == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"name": " "}, "name"), ({"kind": "bees"}, "kind"), ({"email": "shah"}, "email"), ({"ward": 0}, "ward")],
)
def test_what_is_lacking_is_said_and_the_rest_stays_typed(
    borough: Harrowmere, priya: Client, wrong: dict[str, Any], field: str
) -> None:
    answer = priya.post(NEW, {**sent(ward=borough.wards[1].pk), **wrong})
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, [field])
    assert all(words in answer.content.decode() for words in ("01632 960777", "They keep bees.", "In the evening"))
    assert not CommunityGroup.objects.exists()


def test_the_wards_team_keeps_its_groups_and_nobody_else_finds_them(
    borough: Harrowmere, tenants: CommunityGroup, signed_in: SignedIn
) -> None:
    address = tenants.get_absolute_url()
    pages = [address, f"{address}change/", f"{address}end/", f"{address}again/"]
    for name in ("carol", "priya", "ines"):
        client = signed_in(borough.people[name])
        assert [client.get(one).status_code for one in (LIST, NEW, *pages)] == [200] * 6, name
    for name, whole_list in (
        ("colin", 200),
        ("pete", 200),
        ("errol", 403),
        ("rita", 403),
        ("anya", 403),
        ("adam", 403),
    ):
        client = signed_in(borough.people[name])
        assert [client.get(one).status_code for one in (LIST, NEW)] == [whole_list] * 2, name
        assert tenants.name not in client.get(LIST).content.decode(), name
        assert {client.get(one).status_code for one in pages} == {404}, name
        assert {client.post(one, sent(version=1, because="Gone")).status_code for one in pages[1:]} == {404}, name
    beyond = signed_in(borough.pete).post(NEW, sent(ward=borough.wards[1].pk))
    assert (beyond.status_code, list(beyond.context["form"].errors)) == (200, ["ward"])
    steps: list[Callable[[], CommunityGroup]] = [
        lambda: community.add_group(by=borough.pete, ward=borough.wards[1], **sent()),
        lambda: community.change_group(by=borough.errol, group=tenants, version=1, **sent()),
        lambda: community.end_group(by=borough.pete, group=tenants, version=1, because="Gone"),
        lambda: community.take_up_again(by=borough.adam, group=tenants),
    ]
    for step in steps:
        with pytest.raises(PermissionDenied):
            step()
    assert CommunityGroup.objects.get().version == 1


def test_whom_to_speak_to_is_read_by_the_team_and_the_reading_is_logged(borough: Harrowmere, priya: Client) -> None:
    group = community.add_group(by=borough.carol, ward=borough.wards[1], **sent())
    shown = page(priya, group.get_absolute_url())
    assert all(words in shown for words in ("Mrs Shah", "01632 960777", "shah@example.org", "In the evening"))
    logged = Disclosure.objects.get(user=borough.priya)
    assert (logged.what, logged.subject) == ("community-group:contact", f"community group {group.pk}")
    assert "Mrs Shah" not in page(priya, LIST)


def test_a_change_keeps_its_place_on_the_tour(priya: Client, tenants: CommunityGroup) -> None:
    answer = priya.post(f"{tenants.get_absolute_url()}change/", sent(version=1))
    tenants.refresh_from_db()
    assert (answer["Location"], tenants.version) == (tenants.get_absolute_url(), 2)
    assert {name: getattr(tenants, name) for name in community.FIELDS} == sent()
    assert (whose(), of_all()) == ({"Brook Lane Allotments": "priya"}, (0, 1))
    assert priya.post(f"{tenants.get_absolute_url()}change/", sent(version=2, name="BROOK Lane")).status_code == 302


def test_the_second_of_two_who_change_it_sees_both_texts(
    borough: Harrowmere, priya: Client, tenants: CommunityGroup
) -> None:
    address = f"{tenants.get_absolute_url()}change/"
    fresh = CommunityGroup.objects.select_related("ward").get(pk=tenants.pk)
    community.change_group(by=borough.ines, group=fresh, version=1, **sent(meets="The library, Mondays"))
    answer = priya.post(address, sent(version=1))
    shown = unescape(answer.content.decode())
    assert answer.status_code == 409
    both = [(text.label, text.yours, text.theirs) for text in answer.context["form"].both]
    assert both == [("Where and when they meet", "The shed, Sundays at 11", "The library, Mondays")]
    assert "The shed, Sundays at 11" in shown
    assert "The library, Mondays" in shown
    tenants.refresh_from_db()
    assert (tenants.meets, tenants.version) == ("The library, Mondays", 2)
    knowingly = {name: answer.context["form"][name].value() for name in answer.context["form"].fields}
    assert priya.post(address, knowingly).status_code == 302
    tenants.refresh_from_db()
    assert (tenants.meets, tenants.version) == ("The shed, Sundays at 11", 3)


def test_a_group_that_ends_leaves_the_tour_and_stays_in_the_book(priya: Client, tenants: CommunityGroup) -> None:
    tour = Tour.objects.get().get_absolute_url()
    assert tenants.name in page(priya, tour)
    assert end(priya, tenants)["Location"] == tenants.get_absolute_url()
    tenants.refresh_from_db()
    assert (tenants.ended_on, tenants.version) == (TODAY, 2)
    assert (still_to_see(), of_all()) == (set(), (0, 0))
    shown = page(priya, tenants.get_absolute_url())
    assert f"{tenants.name} is on no tour any more." in shown
    assert tenants.name not in page(priya, tour)
    assert "They joined the tenants of Mill Lane." in shown
    assert "Call on it again" in shown
    assert "Log a contact" not in shown
    assert tenants.name not in page(priya, LIST)
    assert tenants.name in page(priya, f"{LIST}?ended=on")
    touring.keep_tours(DECEMBER)
    assert whose(DECEMBER) == {}


def test_who_was_seen_before_the_end_still_counts(borough: Harrowmere, priya: Client, tenants: CommunityGroup) -> None:
    met(borough, tenants, TODAY - DAY)
    end(priya, tenants)
    assert (of_all(), still_to_see()) == ((1, 1), set())


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"because": "   "}, "because", "Write why nobody calls on it any more."),
        ({"on": (TODAY + DAY).isoformat()}, "on", "End it once it has ended."),
        ({"on": "soon"}, "on", "When: write a date"),
    ],
)
def test_without_a_reason_or_ahead_of_its_day_it_is_not_ended(
    priya: Client, tenants: CommunityGroup, wrong: dict[str, str], field: str, words: str
) -> None:
    answer = end(priya, tenants, **wrong)
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, [field])
    assert words in answer.content.decode()
    assert "because" in wrong or "They joined the tenants of Mill Lane." in answer.content.decode()
    tenants.refresh_from_db()
    assert (tenants.ended_on, tenants.version, still_to_see()) == (None, 1, {tenants.name})


def test_the_service_refuses_the_same(borough: Harrowmere, tenants: CommunityGroup) -> None:
    for facts, field in (({"because": " "}, "because"), ({"because": "Gone", "on": TODAY + DAY}, "on")):
        given: dict[str, Any] = facts
        with pytest.raises(Refused) as refused:
            community.end_group(by=borough.priya, group=tenants, version=1, **given)
        assert refused.value.field == field
    with pytest.raises(Conflict):
        community.end_group(by=borough.priya, group=tenants, version=7, because="Gone")
    ended = community.end_group(by=borough.priya, group=tenants, version=1, because=" Gone ", on=TODAY - DAY * 3)
    assert (ended.ended_on, ended.ended_because) == (TODAY - DAY * 3, "Gone")


def test_it_is_not_ended_over_a_change_nobody_has_read(
    borough: Harrowmere, priya: Client, tenants: CommunityGroup
) -> None:
    community.change_group(by=borough.ines, group=tenants, version=1, **sent(name=tenants.name))
    answer = end(priya, tenants)
    assert answer.status_code == 409
    assert "They joined the tenants of Mill Lane." in answer.content.decode()
    assert still_to_see() == {tenants.name}
    form = answer.context["form"]
    assert end(priya, tenants, version=form["version"].value()).status_code == 302
    assert still_to_see() == set()


def test_called_on_again_in_the_same_month_it_is_back_on_the_tour_once(priya: Client, tenants: CommunityGroup) -> None:
    end(priya, tenants)
    answer = priya.post(f"{tenants.get_absolute_url()}again/", YES, follow=True)
    assert answer.redirect_chain == [(tenants.get_absolute_url(), 302)]
    assert "Tanner Street Tenants is called on again." in answer.content.decode()
    tenants.refresh_from_db()
    assert (tenants.ended_on, tenants.ended_because, tenants.version) == (None, "", 3)
    assert (whose(), still_to_see(), of_all()) == ({tenants.name: "priya"}, {tenants.name}, (0, 1))
    assert TourStop.objects.count() == 1
    assert tenants.name in page(priya, LIST)
    assert "They joined" not in page(priya, tenants.get_absolute_url())


def test_called_on_again_in_the_same_month_it_is_still_seen(
    borough: Harrowmere, priya: Client, tenants: CommunityGroup
) -> None:
    met(borough, tenants, TODAY - DAY)
    end(priya, tenants)
    community.take_up_again(by=borough.priya, group=tenants)
    assert (of_all(), still_to_see()) == ((1, 1), set())


def test_called_on_again_months_later_it_joins_that_months_tour_alone(
    borough: Harrowmere, tenants: CommunityGroup
) -> None:
    community.end_group(by=borough.priya, group=tenants, version=1, because="The hall burned down.")
    with time_machine.travel(at(JANUARY + DAY * 11), tick=True):
        touring.keep_tours(JANUARY + DAY * 11)
        assert (whose(DECEMBER), whose(JANUARY)) == ({}, {})
        community.take_up_again(by=borough.priya, group=tenants)
        assert (whose(DECEMBER), whose(JANUARY)) == ({}, {tenants.name: "priya"})
        assert (still_to_see(JANUARY), of_all(JANUARY)) == ({tenants.name}, (0, 1))
        assert TourStop.objects.get(month=JANUARY).carried == 0, "while it was ended it was not missed"
        touring.keep_tours(JANUARY + DAY * 12)
    assert TourStop.objects.count() == 2


def test_it_does_not_come_back_beside_another_of_its_name(
    borough: Harrowmere, priya: Client, tenants: CommunityGroup
) -> None:
    end(priya, tenants)
    community.add_group(by=borough.carol, ward=borough.wards[1], **sent(name="tanner street tenants"))
    answer = priya.post(f"{tenants.get_absolute_url()}again/", YES)
    assert answer.status_code == 200
    assert "Millbrook has a community group of that name already." in answer.content.decode()
    tenants.refresh_from_db()
    assert (tenants.ended_on, tenants.version) == (TODAY, 2)
    assert still_to_see() == {"tanner street tenants"}


def test_the_list_and_a_group_ask_little(borough: Harrowmere, priya: Client) -> None:
    groups = [group for ward in (1, 2) for group in some_groups(borough, ward=ward)]
    touring.keep_tours(TODAY)
    for group in groups:
        met(borough, group, TODAY - DAY)
    page(priya, LIST)
    with at_most(12):
        shown = page(priya, LIST)
    assert all(shown.count(f">{name}<") == 2 for name in NAMES)
    with at_most(12):
        page(priya, groups[0].get_absolute_url())


def test_where_nobody_walks_the_book_does_not_say_it_is_on_a_tour(borough: Harrowmere, signed_in: SignedIn) -> None:
    answer = signed_in(borough.colin).post(NEW, sent(ward=borough.wards[9].pk), follow=True)
    assert "stands on this month" not in answer.content.decode()


def test_a_group_that_ended_is_not_ended_again(borough: Harrowmere, tenants: CommunityGroup) -> None:
    community.end_group(by=borough.priya, group=tenants, version=1, because="Hall burned", on=TODAY - DAY * 5)
    with pytest.raises(Refused):
        community.end_group(by=borough.ines, group=tenants, version=2, because="Something else")


def test_a_group_that_ended_is_changed_although_another_has_its_name(
    borough: Harrowmere, tenants: CommunityGroup
) -> None:
    ended = community.end_group(by=borough.priya, group=tenants, version=1, because="Hall burned")
    community.add_group(by=borough.carol, ward=borough.wards[1], **sent(name=tenants.name))
    community.change_group(by=borough.priya, group=ended, version=2, **sent(name=tenants.name, notes="Burned down"))
    tenants.refresh_from_db()
    assert tenants.notes == "Burned down"


def test_a_group_that_never_ended_is_not_touched_by_taking_it_up(borough: Harrowmere, tenants: CommunityGroup) -> None:
    community.take_up_again(by=borough.priya, group=tenants)
    tenants.refresh_from_db()
    assert tenants.version == 1
