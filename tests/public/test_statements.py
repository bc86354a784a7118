"""What the law and programs ask for: privacy, accessibility, robots, an icon."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils.html import strip_tags

from config.demonstration.cast import Harrowmere
from partnerships.models import Partnership, Ward


def words(client: Client, address: str) -> str:
    return " ".join(strip_tags(client.get(address).content.decode()).split())


@pytest.mark.parametrize("address", ["/privacy/", "/accessibility/"])
def test_it_says_whom_to_write_to(harrowmere: Harrowmere, client: Client, address: str) -> None:
    said = words(client, address)
    assert "Harrowmere Community Safety Partnership" in said
    assert "community.safety@harrowmere.example" in said
    assert "01632 960100" in said


def test_with_several_partnerships_each_is_named(harrowmere: Harrowmere, client: Client) -> None:
    other = Partnership.objects.create(name="Eastmere Partnership", slug="eastmere", contact_email="e@eastmere.example")
    Ward.objects.create(gss_code="E05888001", name="Farholme", slug="farholme", letters="FAR", partnership=other)
    said = words(client, "/privacy/")
    assert "e@eastmere.example" in said
    assert "community.safety@harrowmere.example" in said


def test_privacy_names_the_law_and_the_rights(harrowmere: Harrowmere, client: Client) -> None:
    said = words(client, "/privacy/")
    for needed in ("Article 6(1)(e)", "Part 3 of the Data Protection Act 2018", "section 62", "section 115",
                   "Information Commissioner", "0303 123 1113", "within one month", "object to its use"):  # fmt: skip
        assert needed in said


def test_privacy_says_how_long_a_session_lasts_as_it_is_set(client: Client, db: None) -> None:
    idle, whole = settings.SESSION_IDLE_SECONDS // 60, settings.SESSION_COOKIE_AGE // 3600
    assert f"after {idle} minutes without use, and after {whole} hours at the latest" in words(client, "/privacy/")


def test_reading_sets_no_cookie_as_privacy_says(harrowmere: Harrowmere, client: Client) -> None:
    for address in ("/", "/wards/", "/wards/millbrook/", "/?q=millbrook", "/privacy/", "/wards/millbrook/feed.atom"):
        assert not client.get(address).cookies, address


def test_public_pages_load_nothing_from_elsewhere_as_privacy_says(harrowmere: Harrowmere, client: Client) -> None:
    for address in ("/", "/wards/", "/wards/millbrook/", "/privacy/", "/accessibility/"):
        shown = client.get(address).content.decode()
        assert not re.findall(r'(?:src|<link[^>]*href)="(?:https?:)?//', shown), address
        assert "<script" not in shown


def test_robots_find_public_pages_and_nothing_else(client: Client, db: None) -> None:
    from urllib.robotparser import RobotFileParser  # noqa: PLC0415 - for this test alone

    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    rules = RobotFileParser()
    rules.parse(response.content.decode().splitlines())
    assert all(rules.can_fetch("*", address) for address in ("/wards/millbrook/", "/privacy/", "/wards/"))
    assert not any(rules.can_fetch("*", address) for address in ("/desk/", "/follow/x/", "/issues/", "/sign-in/"))


def test_the_icon_is_where_old_browsers_look(client: Client, db: None) -> None:
    assert client.get("/favicon.ico")["Location"].endswith(".svg")
