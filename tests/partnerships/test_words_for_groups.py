"""What a partnership calls its groups is its own: one change, and every page, letter, PDF and feed follows (P3)."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from config.demonstration.cast import Harrowmere
from partnerships.models import Capacity, Mail
from partnerships.services import groups, schedule
from tests.conftest import SignedIn
from tests.tasking.making import issue_tabled, meeting_under_way

OLD, NEW = "Local Tasking Meeting", "Local Partnership Delivery Group"


def renamed(borough: Harrowmere, admin: Client) -> None:
    """As an administrator and a coordinator do it: the word of the kind, then the names of the groups."""
    address = reverse("partnership_settings", args=["harrowmere"])
    form = admin.get(address).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    assert admin.post(address, {**data, "word_ltm": NEW, "word_np": "Talking Shop"}).status_code == 302
    for group in (borough.ltm(first) for first in (1, 4, 7, 10)):
        groups.change_group(
            group=group, by=borough.adam, wards=list(group.wards.all()), version=group.version,
            facts={"name": group.name.replace(OLD, NEW)},
        )  # fmt: skip


def test_no_page_says_the_old_word(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    renamed(harrowmere, signed_in(harrowmere.adam))
    harrowmere.ltm(1).refresh_from_db()
    meeting = meeting_under_way(harrowmere)
    issue = issue_tabled(harrowmere, at=meeting).issue
    slug, carol = harrowmere.ltm(1).slug, signed_in(harrowmere.carol)
    pages = [
        "/desk/", "/groups/", f"/groups/{slug}/", f"/groups/{slug}/edit/", f"/groups/{slug}/schedule/", "/meetings/",
        f"/groups/{slug}/terms/", "/meetings/year/", f"/meetings/{meeting.pk}/", f"/meetings/{meeting.pk}/run/",
        f"/meetings/{meeting.pk}/agenda/", "/actions/", "/priorities/", "/escalations/", "/issues/", "/issues/new/",
        issue.get_absolute_url(), "/membership/",
    ]  # fmt: skip
    for page in pages:
        answer = carol.get(page)
        assert answer.status_code == 200, page
        assert OLD not in answer.content.decode(), page
    assert carol.get(f"/groups/{slug}/").content.decode().count(NEW) >= 2
    assert "Talking Shop meeting" in carol.get("/issues/new/").content.decode()


def test_letters_calendars_and_public_pages_follow(harrowmere: Harrowmere, client: Client, signed_in: SignedIn) -> None:
    renamed(harrowmere, signed_in(harrowmere.adam))
    ltm, np = harrowmere.ltm(1), harrowmere.np(1)
    ltm.refresh_from_db()
    np.refresh_from_db()
    who: dict[str, Any] = {"by": harrowmere.carol, "name": "Olive Hart", "email": "olive@example.org"}
    member = groups.invite(group=ltm, capacity=Capacity.COMMUNITY, **who)
    schedule.draft_year(by=harrowmere.carol)
    schedule.publish_drafts(by=harrowmere.carol)
    letters = Mail.objects.all()
    assert letters.filter(text__contains=NEW).exists()
    assert [mail for mail in letters if OLD in mail.subject + mail.text] == []
    assert OLD not in client.get(f"/invitation/{member.link}/").content.decode()
    feed = client.get(f"/groups/{np.slug}/meetings.ics").content.decode().replace("\r\n ", "")
    assert "DESCRIPTION:Talking Shop" in feed
    assert OLD not in client.get("/wards/millbrook/").content.decode()


def test_a_kind_without_a_word_of_its_own_keeps_the_field_s(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    assert harrowmere.partnership.calls("jag") == "Joint Action Group"
    assert OLD in signed_in(harrowmere.carol).get("/groups/").content.decode()
