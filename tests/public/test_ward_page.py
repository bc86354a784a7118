"""A ward's public page: who to talk to, what matters, what was done, what comes next; only what was published."""

from __future__ import annotations

import gzip
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Sensitivity
from feedback.models import NewsletterStage
from partnerships.importing.wards import import_wards
from partnerships.models import MeetingStage, WardContact
from tests.conftest import SignedIn
from tests.feedback.book import RECEIVED, issue_new, raised_by
from tests.partnerships.importing.files import collection, feature, published, square, written
from tests.public.published import meeting_ahead, meeting_held, priority_now, story_told

MILLBROOK = "/wards/millbrook/"


def page(client: Client, address: str = MILLBROOK) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_things_in_the_order_of_their_importance(harrowmere: Harrowmere, client: Client) -> None:
    priority_now(harrowmere, "Speeding on Mill Race Road")
    story_told(harrowmere, "Alley cleared")
    meeting_ahead(harrowmere.np(1))
    shown = page(client)
    order = ["Who to talk to", "Priya Nair", "01632 960103", "What matters here now", "Speeding on Mill Race Road",
             "By show of hands", "What was done", "Alley cleared", "You said Alley cleared", "Next meeting",
             "Millbrook Neighbourhood Partnership", "Newsletters", "Where it is"]  # fmt: skip
    places = [shown.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)


def test_it_names_todays_contacts_in_their_order(harrowmere: Harrowmere, client: Client) -> None:
    today, ward = timezone.localdate(), harrowmere.wards[1]
    WardContact.objects.filter(ward=ward).delete()
    for position, (person, begins, ends) in enumerate([
        (harrowmere.ines, -9, None), (harrowmere.priya, -9, 0), (harrowmere.pete, -9, -1), (harrowmere.hana, 1, None),
        (harrowmere.colin, -9, None),
    ]):  # fmt: skip
        WardContact.objects.create(
            ward=ward, user=person, called="Officer", position=position, starts_on=today + timedelta(days=begins),
            ends_on=None if ends is None else today + timedelta(days=ends),
        )  # fmt: skip
    harrowmere.colin.is_active = False
    harrowmere.colin.save()
    shown = page(client)
    assert shown.index("Ines Calder") < shown.index("Priya Nair")
    assert not any(name in shown for name in ("Pete Lomax", "Hana Yusuf", "Colin Marsh"))


def test_without_a_named_contact_the_partnership_answers(harrowmere: Harrowmere, client: Client) -> None:
    WardContact.objects.all().delete()
    assert "Nobody is named for Millbrook at present" in page(client)
    assert "01632 960100" in page(client)


def test_it_tells_the_newest_five_stories(harrowmere: Harrowmere, client: Client) -> None:
    for month in range(1, 8):
        story_told(harrowmere, f"Story of month {month}", edition=f"2026-0{month}")
    shown = page(client)
    assert [month for month in range(1, 8) if f">Story of month {month}<" in shown] == [3, 4, 5, 6, 7]
    assert shown.index("Story of month 7") < shown.index("Story of month 3")


def test_it_shows_nothing_that_is_not_published(harrowmere: Harrowmere, client: Client) -> None:
    raised_by(issue_new(harrowmere))
    story_told(harrowmere, "CANARY draft", stage=NewsletterStage.DRAFT, edition="2026-11")
    story_told(harrowmere, "CANARY left out", included=False)
    story_told(harrowmere, "CANARY heard only", section="also")
    story_told(harrowmere, "CANARY of the next ward", ward=2)
    restricted = issue_new(harrowmere, sensitivity=Sensitivity.RESTRICTED)
    story_told(harrowmere, "CANARY restricted", issue=restricted, edition="2026-09")
    priority_now(harrowmere, "CANARY restricted priority", issue=restricted)
    priority_now(harrowmere, "CANARY ended priority", ended_on=timezone.localdate())
    meeting_ahead(harrowmere.ltm(1), venue="CANARY tasking room")
    meeting_ahead(harrowmere.np(1), venue="CANARY cancelled room", stage=MeetingStage.CANCELLED)
    meeting_ahead(harrowmere.np(1), days=-20, venue="CANARY minutes unpublished")
    for address in (MILLBROOK, f"{MILLBROOK}feed.atom", "/", "/wards/"):
        shown = page(client, address)
        assert "CANARY" not in shown, address
        assert RECEIVED[:20] not in shown


def test_it_lists_published_minutes_of_public_groups(harrowmere: Harrowmere, client: Client) -> None:
    held = meeting_held(harrowmere, harrowmere.np(1), days_ago=20)
    shown = page(client)
    day = timezone.localdate(held.starts_at)
    assert f"{day:%A} {day.day} {day:%B %Y}" in shown


def test_a_ward_that_is_no_longer_says_where_its_land_is_now(db: None, client: Client, tmp_path: Path) -> None:
    import_wards(written(tmp_path, collection(feature(1, "Pierhead", square(0)))), vintage="2015")
    import_wards(written(tmp_path, collection(
        feature(2, "Pier", square(0, wide=0.25)), feature(3, "Head", square(0.25, wide=0.75)),
    )), vintage="2023")  # fmt: skip
    shown = page(client, "/wards/pierhead/")
    assert "since Thursday 4 May 2023 there is no ward of this name" in shown
    assert shown.index('href="/wards/head/"') < shown.index('href="/wards/pier/"')
    assert "Who to talk to" not in shown


def test_a_ward_of_no_partnership_says_so(db: None, client: Client, tmp_path: Path) -> None:
    import_wards(written(tmp_path, collection(feature(1, "Pierhead", square(0)))))
    shown = page(client, "/wards/pierhead/")
    assert "No neighbourhood partnership keeps its book here for this ward yet." in shown
    assert "/raise/" not in shown


def test_no_such_ward(db: None, client: Client) -> None:
    assert client.get("/wards/atlantis/").status_code == 404


def test_it_may_be_kept_for_half_a_minute_and_is_sent_once(harrowmere: Harrowmere, client: Client) -> None:
    first = client.get(MILLBROOK)
    assert first["Cache-Control"] == "public, max-age=30, must-revalidate"
    assert "Cookie" in first["Vary"]
    assert not first.cookies
    again = client.get(MILLBROOK, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    priority_now(harrowmere, "Speeding")
    assert client.get(MILLBROOK, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_for_somebody_signed_in_it_is_never_kept(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    response = signed_in(harrowmere.carol).get(MILLBROOK)
    assert "no-store" in response["Cache-Control"]
    assert "ETag" not in response


@pytest.mark.parametrize("many", [1, 30])
def test_queries_do_not_grow_with_what_there_is(
    harrowmere: Harrowmere, client: Client, django_assert_max_num_queries: Any, many: int
) -> None:
    for number in range(many):
        priority_now(harrowmere, f"Priority {number}")
        story_told(harrowmere, f"Story {number}", edition=f"20{10 + number % 15}-0{1 + number % 9}")
        meeting_ahead(harrowmere.np(1), days=number + 1)
        meeting_held(harrowmere, harrowmere.np(1), days_ago=number + 1)
    page(client)
    with django_assert_max_num_queries(12):
        page(client)


def test_it_is_light(db: None, client: Client) -> None:
    """Under 100 kB before pictures; the style every page shares is weighed in tests/design."""
    import_wards(published("wards/gm_ward_2023_bgc.geojson"))
    for slug in ("altrincham", "bucklow-st-martins", "saddleworth-south"):
        assert len(gzip.compress(page(client, f"/wards/{slug}/").encode())) < 20_000
