"""The rest of the desks: wards side by side, the ward's quarter, what was raised, what changed, what to print."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import trail
from engagement.models import Issue, Sensitivity, Verb
from feedback.desk import panels, wards
from feedback.services.keeping import keep_figures
from partnerships.models import Meeting, Role, RoleKind, User
from tests.conftest import SignedIn
from tests.engagement.making import an_issue
from tests.feedback.desks import day, working_day


@pytest.fixture
def busy(harrowmere: Harrowmere) -> Harrowmere:
    working_day(harrowmere)
    return harrowmere


def desk(client: Client) -> Any:
    return client.get("/desk/").context


def test_wards_stand_side_by_side_with_loops_days_priorities_and_next_meeting(
    busy: Harrowmere, signed_in: SignedIn
) -> None:
    lines = {line.name: line for line in desk(signed_in(busy.carol))["side"].lines}
    assert len(lines) == 6
    line = lines["Millbrook"]
    assert (line.open, line.days, line.told) == (10, 26, 1)
    assert line.priorities == ["Clean alleys in Millbrook"]
    assert line.next_meeting.group == busy.ltm(1)
    assert line.months[-1] == 26
    assert lines["Castlegate"].days is None


def test_the_open_loops_of_a_ward_link_to_that_many(busy: Harrowmere, signed_in: SignedIn) -> None:
    """Also for those who do not see restricted ones, and for a neighbourhood."""
    for username, open_loops in (("carol", 10), ("cllr-jones", 9), ("lena", 9)):
        client = signed_in(busy.people[username])
        line = next(line for line in desk(client)["side"].lines if line.open)
        assert line.open == open_loops
        assert client.get(line.url).context["count"] == open_loops, username


def test_who_reads_across_finds_neighbourhoods(busy: Harrowmere, signed_in: SignedIn) -> None:
    side = desk(signed_in(busy.lena))["side"]
    assert [line.name for line in side.lines] == sorted(n.name for n in busy.neighbourhoods)
    assert not side.of_wards


def test_of_many_neighbourhoods_those_with_the_most_open_loops_come_first_and_all_are_a_link_away(
    busy: Harrowmere, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wards, "FIRST", 1)
    client, every = signed_in(busy.lena), sorted(n.name for n in busy.neighbourhoods)
    page = client.get("/desk/")
    (first,) = page.context["side"].lines
    link = f'href="/desk/?neighbourhoods=all#side">All {len(every)} neighbourhoods by name</a>'
    assert link in page.content.decode()
    page = client.get("/desk/?neighbourhoods=all")
    lines = page.context["side"].lines
    assert [line.name for line in lines] == every
    assert first.open == max(line.open for line in lines) > 0
    assert next(line for line in lines if line.name == first.name) == first
    assert "neighbourhoods by name" not in page.content.decode()


def test_a_councillor_finds_the_quarter_and_its_figures_link_to_that_many(
    busy: Harrowmere, signed_in: SignedIn
) -> None:
    client = signed_in(busy.cllr_jones)
    figures = {figure.label: figure for figure in desk(client)["reports"][0].figures}
    assert figures["Told"].now + (figures["Told"].before or 0) == 1
    for label in ("Raised", "Late now"):
        assert client.get(figures[label].url).context["count"] == figures[label].now, label
    assert figures["Late now"].now == 2


def test_more_raised_than_is_counted_for_each_look_is_as_of_the_day(
    busy: Harrowmere, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raised() -> tuple[int, str]:
        page = client.get("/desk/")
        (report,) = page.context["reports"]
        told = re.search(r'<p class="wb-as-at">(What[^,]+), ', page.content.decode())
        assert told
        return report.figures[0].now, told[1]

    client = signed_in(busy.lena)
    keep_figures(timezone.localdate(), again=True)
    before, words = raised()
    assert words == "What links to a list"
    issue = an_issue(busy, ward=12, concern="One more since")
    assert raised() == (before + 1, "What links to a list")
    monkeypatch.setattr(panels, "MOST", before)
    assert raised() == (before, "What is late")
    keep_figures(timezone.localdate(), again=True)
    assert raised() == (before + 1, "What is late")
    Issue.objects.filter(pk=issue.pk).update(sensitivity=Sensitivity.RESTRICTED)
    assert raised() == (before, "What links to a list")


def test_a_representative_finds_what_became_of_what_was_raised(busy: Harrowmere, signed_in: SignedIn) -> None:
    held = Meeting.objects.filter(group=busy.np(1)).get()
    Issue.objects.filter(reference__in=["MIL-26-0002", "MIL-26-0011"]).update(heard_at=held)
    assert [issue.reference for issue in desk(signed_in(busy.rita))["raised"]] == ["MIL-26-0002"]


def test_it_tells_what_others_did_since_one_was_last_here(busy: Harrowmere, signed_in: SignedIn) -> None:
    last = timezone.now() - timedelta(hours=20)
    User.objects.filter(pk=busy.carol.pk).update(last_at_desk=last)
    issue = Issue.objects.get(reference="MIL-26-0001")
    trail.record(issue=issue, verb=Verb.NOTE, by=busy.priya)
    trail.record(issue=issue, verb=Verb.NOTE, by=busy.carol)
    client = signed_in(busy.carol)
    for _ in range(2):  # looking twice hides nothing
        context = desk(client)
        assert context["since"] == last
        assert [(one.what, one.who) for one in context["news"]] == [("Note", "Priya Nair")]


def test_it_tells_no_restricted_step_and_no_name_to_who_may_not_know(busy: Harrowmere, signed_in: SignedIn) -> None:
    User.objects.filter(pk=busy.cllr_jones.pk).update(last_at_desk=timezone.now() - timedelta(hours=20))
    issue = Issue.objects.get(reference="MIL-26-0001")
    trail.record(issue=issue, verb=Verb.NOTE, by=busy.priya, seen_by=Sensitivity.RESTRICTED)
    trail.record(issue=issue, verb=Verb.DEALT_WITH, by=busy.priya)
    news = desk(signed_in(busy.cllr_jones))["news"]
    assert ("Dealt with directly", "Harrowmere Police") in [(one.what, one.who) for one in news]
    assert "Note" not in [one.what for one in news]


def test_an_administrator_finds_what_came_out_to_print(busy: Harrowmere, signed_in: SignedIn) -> None:
    at = timezone.now() - timedelta(days=3)
    meeting = Meeting.objects.create(
        group=busy.ltm(1), starts_at=at, closed_at=at, closed_by=busy.carol, stage="closed", minutes_approved_at=at,
        minutes_approved_by=busy.carol,
    )  # fmt: skip
    documents = desk(signed_in(busy.adam))["documents"]
    assert [document.url for document in documents] == [f"/meetings/{meeting.pk}/minutes.pdf"]


def test_every_link_of_every_desk_leads_somewhere(busy: Harrowmere, signed_in: SignedIn) -> None:
    for username, person in busy.people.items():
        client = signed_in(person)
        page = client.get("/desk/").content.decode()
        for address in sorted(set(re.findall(r'href="(/[^"#]*)"', page))):
            if not address.startswith(("/static/", "/sign-out/")):
                status = client.get(address.replace("&amp;", "&")).status_code
                assert status == 200, f"{username}: {address} answers {status}"


def test_last_here_begins_a_week_back(busy: Harrowmere, signed_in: SignedIn) -> None:
    assert desk(signed_in(busy.carol))["since"].date() == day(-7)


def test_of_a_wards_restricted_concerns_only_its_own_team_knows(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    """Who is councillor of one ward and coordinator of another reads each as that (safety 4)."""
    today, both = timezone.localdate(), harrowmere.people["cllr-jones"]
    Role.objects.create(user=both, kind=RoleKind.COORDINATOR, ward=harrowmere.wards[2], starts_on=today)
    for ward in (1, 2):
        for sensitivity in (Sensitivity.PARTNERS, Sensitivity.RESTRICTED):
            issue = an_issue(harrowmere, ward=ward, sensitivity=sensitivity)
            days = 10 if sensitivity == Sensitivity.PARTNERS else 60
            told = today - timedelta(days=1)
            Issue.objects.filter(pk=issue.pk).update(raised_on=told - timedelta(days=days), told_on=told)
    keep_figures(today, again=True)
    client = signed_in(both)
    lines = {line.name: line for line in client.get("/desk/").context["side"].lines}
    assert [(lines[name].open, lines[name].told, lines[name].days) for name in ("Millbrook", "Castlegate")] == [
        (1, 1, 10), (2, 2, 35),
    ]  # fmt: skip
    for line in lines.values():
        assert client.get(line.url).context["count"] == line.open
