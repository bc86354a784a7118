"""What a tablet takes along, and what never leaves the book with it (E5; safety 28)."""

from __future__ import annotations

import json
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import CommunityGroup, Interview, Issue, Promise
from engagement.services import moving
from engagement.services.contacting import HeardThere, Then
from feedback.services.contacting import log_contact
from feedback.street.version import addresses
from feedback.views.street import TODAYS_MOST
from partnerships.models import Disclosure
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.surveying import round_open

PAGES = ["/street/", "/street/contact/", "/street/issue/", "/street/interview/"]
SECRETS = ("csrfmiddlewaretoken", "sessionid", "Quillfeather", "Ada Quill", "01632 960123", "14 Thimblecroft")


def taken(client: Client) -> dict[str, str]:
    pages: dict[str, str] = json.loads(client.get("/street/take/").content)["pages"]
    assert list(pages) == PAGES
    return pages


def settled(borough: Harrowmere, group: CommunityGroup, outcome: str, promise: str) -> Issue:
    """A concern the group raised last month, with what came of it, and something that was promised to it."""
    month_before = timezone.localdate().replace(day=1) - timedelta(days=3)
    heard = [HeardThere(concern="Cars on the pavement", then=Then.MINE, place="14 Thimblecroft")]
    log_contact(
        by=borough.priya, ward=group.ward, group=group, on=month_before, issues=heard, promise=promise,
        note="Mrs Quillfeather keeps a list, 01632 960123",
    )  # fmt: skip
    issue = Issue.objects.latest("pk")
    moving.record_outcome(issue=issue, by=borough.carol, outcome=outcome, public_wording="Cars are kept off now.")
    return issue


def test_the_pages_have_what_is_needed_on_the_street(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup]
) -> None:
    settled(harrowmere, groups[0], "The bollards are in.", "Bring the plan of the crossing")
    round_open(harrowmere, people=3)
    pages = taken(priya)
    home, contact, issue, interview = pages.values()
    assert "0 of 4 seen" in home
    assert "The bollards are in." in home
    assert "Bring the plan of the crossing" in home
    for group in groups:
        assert f"/street/contact/?who=g{group.pk}" in home
        assert f'href="?who=g{group.pk}"' in contact
    told = contact.split(f'data-only="g{groups[0].pk}"')[1].split("data-only")[0]
    assert "The bollards are in." in told
    assert 'name="told"' in told
    assert "What is the concern?" in issue
    for one in Interview.objects.all():
        assert f'href="?interview={one.pk}"' in interview
        assert f"No. {one.number}, Millbrook" in interview


def test_they_hold_nobody_s_name_but_its_own_pcso_s_and_nothing_to_get_in_with(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup]
) -> None:
    CommunityGroup.objects.update(
        contact_name="Quillfeather", phone="01632 960123", notes="Quillfeather",
        meets="At Mrs Quillfeather's, 14 Thimblecroft",
    )  # fmt: skip
    issue = settled(harrowmere, groups[0], "Mrs Quillfeather has her gate back.", "Ring Mrs Quillfeather")
    round_open(harrowmere, people=3)
    held = "".join(taken(priya).values())
    for secret in (*SECRETS, priya.session.session_key or "none"):
        assert secret not in held, secret
    assert "Cars are kept off now." in held
    assert issue.reference in held
    assert "A promise that names somebody" in held
    assert Promise.objects.get().what == "Ring Mrs Quillfeather"  # what is shown elsewhere is as it was


def test_the_pages_are_the_same_for_who_opens_them_with_signal(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup]
) -> None:
    for address, html in taken(priya).items():
        page = priya.get(address)
        assert page["Cache-Control"] == "no-store"  # a browser keeps none by itself
        assert page.content.decode().split("submission")[0] == html.split("submission")[0]


def test_taking_them_asks_little(harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup]) -> None:
    for group in groups:
        settled(harrowmere, group, "The bollards are in.", "Bring the plan")
    round_open(harrowmere, people=3)
    with at_most(20):
        taken(priya)
    for address in PAGES:
        with at_most(14):
            priya.get(address)


def test_names_are_taken_for_the_day_by_those_whose_interviews_they_are_and_it_is_recorded(
    harrowmere: Harrowmere, priya: Client, signed_in: SignedIn
) -> None:
    round_open(harrowmere, people=TODAYS_MOST + 2)
    keys = list(Interview.objects.order_by("pk").values_list("pk", flat=True))
    said = json.loads(priya.post("/street/today/", {"interview": keys[:2]}).content)
    assert [one["interview"] for one in said["names"]] == keys[:2]
    assert all(one["name"].startswith("Ada Quill") for one in said["names"])
    assert Disclosure.objects.filter(user=harrowmere.priya, what="survey:name on a tablet").count() == 2
    assert len(json.loads(priya.post("/street/today/", {"interview": keys}).content)["names"]) == TODAYS_MOST
    assert json.loads(signed_in(harrowmere.pete).post("/street/today/", {"interview": keys}).content)["names"] == []


def test_the_worker_has_every_file_and_changes_with_them(harrowmere: Harrowmere, client: Client) -> None:
    answer = client.get("/service-worker.js")
    assert answer["Content-Type"] == "text/javascript"
    assert answer["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    script = answer.content.decode()
    assert [address for address in addresses() if address not in script] == []
    manifest = json.loads(client.get("/manifest.webmanifest").content)
    assert (manifest["start_url"], manifest["display"]) == ("/street/", "standalone")
