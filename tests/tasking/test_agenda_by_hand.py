"""Agenda and schedule changed by a person: added to, put in order, kept apart, moved, called off, by whom (P5, P6)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Stage, Verb
from partnerships.errors import Refused
from partnerships.models import AgendaItem, Group, Mail, Meeting, MeetingStage
from partnerships.services import meetings, schedule
from tasking.models import Decision, Tabling
from tasking.services import closing, deciding
from tests.conftest import SignedIn
from tests.tasking.making import a_meeting, issue_tabled


@pytest.fixture
def meeting(harrowmere: Harrowmere) -> Meeting:
    return a_meeting(harrowmere.ltm(1))


@pytest.fixture
def carol(harrowmere: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(harrowmere.carol)


def address(meeting: Meeting) -> str:
    return f"/meetings/{meeting.pk}/agenda/"


def step(item: AgendaItem, what: str) -> str:
    return f"/meetings/{item.meeting_id}/items/{item.pk}/{what}/"


def added(meeting: Meeting, borough: Harrowmere, *titles: str) -> list[AgendaItem]:
    return [meetings.add_item(meeting=meeting, by=borough.carol, title=title) for title in titles]


def titles(meeting: Meeting) -> list[str]:
    """The items in their order, which is counted without a gap."""
    items = list(AgendaItem.objects.filter(meeting=meeting).order_by("position"))
    assert [item.position for item in items] == list(range(1, len(items) + 1))
    return [item.title for item in items]


def test_what_is_added_stands_last_and_the_order_a_person_gave_is_kept(
    harrowmere: Harrowmere, meeting: Meeting, carol: Client
) -> None:
    group = meeting.group
    group.standing_items = ["Hate crime"]
    group.save()
    meetings.make_agenda(meeting=meeting)
    for title in ("Summer fair", "Cars on the pavement"):
        assert carol.post(address(meeting), {"title": title}).status_code == 302
    assert titles(meeting) == ["Hate crime", "Summer fair", "Cars on the pavement"]
    last = meeting.items.get(title="Cars on the pavement")
    for _ in range(2):
        assert carol.post(step(last, "up")).status_code == 302
    carol.post(step(meeting.items.get(title="Hate crime"), "down"))
    carol.post(address(meeting), {"title": "Next dates"})
    meetings.make_agenda(meeting=meeting)
    assert titles(meeting) == ["Cars on the pavement", "Summer fair", "Hate crime", "Next dates"]
    page = carol.get(address(meeting)).content.decode()
    assert [page.index(title) for title in titles(meeting)] == sorted(page.index(title) for title in titles(meeting))


def test_the_first_goes_no_higher_and_the_last_no_lower(
    harrowmere: Harrowmere, meeting: Meeting, carol: Client
) -> None:
    one, _, three = added(meeting, harrowmere, "One", "Two", "Three")
    for item, way in ((one, "up"), (three, "down")):
        assert carol.post(step(item, way)).status_code == 302
        assert titles(meeting) == ["One", "Two", "Three"]
    page = carol.get(address(meeting)).content.decode()
    offered = [(item.title, way) for item in meeting.items.all() for way in ("up", "down") if step(item, way) in page]
    assert offered == [("One", "down"), ("Two", "up"), ("Two", "down"), ("Three", "up")]


def test_what_came_and_went_meanwhile_is_neither_lost_nor_brought_back(
    harrowmere: Harrowmere, meeting: Meeting
) -> None:
    one, two, three, four = added(meeting, harrowmere, "One", "Two", "Three", "Four")
    meetings.remove_item(item=two, by=harrowmere.ines)
    meetings.reorder(meeting=meeting, by=harrowmere.carol, order=[three.pk, two.pk, one.pk])
    assert titles(meeting) == ["Three", "One", "Four"]
    elsewhere = added(a_meeting(meeting.group, days=30), harrowmere, "Of another day")[0]
    meetings.reorder(meeting=meeting, by=harrowmere.carol, order=[elsewhere.pk, four.pk])
    assert titles(meeting) == ["Four", "Three", "One"]
    elsewhere.refresh_from_db()
    assert elsewhere.meeting_id != meeting.pk


@pytest.mark.parametrize("title", ["", "   ", "Fair " * 51])
def test_a_title_is_asked_for_and_what_was_typed_stays(meeting: Meeting, carol: Client, title: str) -> None:
    answer = carol.post(address(meeting), {"title": title, "confidential": "on"})
    form: Any = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (200, ["title"])
    assert (form["title"].value(), form["confidential"].value()) == (title, True)
    assert titles(meeting) == []


def test_a_form_sent_twice_adds_one_item(meeting: Meeting, carol: Client) -> None:
    form: Any = carol.get(address(meeting)).context["form"]
    given = {"title": "Summer fair", "submission": str(form["submission"].value())}
    for _ in range(2):
        assert carol.post(address(meeting), given).status_code == 302
    assert titles(meeting) == ["Summer fair"]
    assert carol.post(address(meeting), {**given, "title": "Another"}).status_code == 409
    assert titles(meeting) == ["Summer fair"]


def test_a_confidential_item_is_apart_until_it_is_let_in_again(
    harrowmere: Harrowmere, meeting: Meeting, carol: Client, signed_in: SignedIn
) -> None:
    carol.post(address(meeting), {"title": "Hushitem", "confidential": "on"})
    item = meeting.items.get()
    assert item.confidential
    readers = {name: signed_in(harrowmere.people[name]) for name in ("errol", "cllr-jones", "lena")}

    def who_reads_it() -> set[str]:
        pages = {name: client.get(meeting.get_absolute_url()) for name, client in readers.items()}
        assert {page.status_code for page in pages.values()} == {200}
        return {name for name, page in pages.items() if "Hushitem" in page.content.decode()}

    assert who_reads_it() == {"errol"}, "a member of the group hears it; the councillor and the lead are none"
    carol.post(step(item, "confidential"), {"confidential": "no"})
    assert who_reads_it() == set(readers)
    carol.post(step(item, "confidential"), {"confidential": "yes"})
    assert who_reads_it() == {"errol"}


def test_what_is_published_stays_as_open_as_it_is(harrowmere: Harrowmere, meeting: Meeting, carol: Client) -> None:
    [item] = added(meeting, harrowmere, "Summer fair")
    closing.close(meeting=meeting, by=harrowmere.carol)
    meetings.mark_confidential(item=item, by=harrowmere.carol, confidential=True)
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(
        minutes_approved_at=now, minutes_approved_by=harrowmere.ines,
        minutes_published_at=now, minutes_published_by=harrowmere.carol,
    )  # fmt: skip
    with pytest.raises(Refused, match="withdraw them first"):
        meetings.mark_confidential(item=item, by=harrowmere.carol, confidential=False)
    assert "withdraw them first" in carol.post(step(item, "confidential"), follow=True).content.decode()
    item.refresh_from_db()
    assert item.confidential


def test_what_was_minuted_is_not_taken_off(harrowmere: Harrowmere, meeting: Meeting, carol: Client) -> None:
    said, done, idle = added(meeting, harrowmere, "Said", "Done", "Idle")
    meetings.save_minute(item=said, by=harrowmere.carol, minute="Talked over.", version=1)
    meetings.save_minute(item=done, by=harrowmere.carol, minute="", version=1, done=True)
    for item in (said, done):
        answer = carol.post(step(item, "remove"), follow=True)
        assert "dealt with already; its minute stands" in answer.content.decode()
    assert "The item is off the agenda" in carol.post(step(idle, "remove"), follow=True).content.decode()
    assert titles(meeting)[:2] == ["Said", "Done"]
    assert not AgendaItem.objects.filter(pk=idle.pk).exists()


@pytest.mark.parametrize("over", ["closed", "cancelled"])
def test_over_its_agenda_changes_no_more(harrowmere: Harrowmere, meeting: Meeting, carol: Client, over: str) -> None:
    one, two = added(meeting, harrowmere, "One", "Two")
    if over == "closed":
        closing.close(meeting=meeting, by=harrowmere.carol)
    else:
        closing.cancel(meeting=meeting, by=harrowmere.carol, because="Snow")
    by: dict[str, Any] = {"by": harrowmere.carol}
    for change in (
        lambda: meetings.add_item(meeting=meeting, title="Late", **by),
        lambda: meetings.remove_item(item=one, **by),
        lambda: meetings.reorder(meeting=meeting, order=[two.pk, one.pk], **by),
        lambda: meetings.shift_item(item=two, up=True, **by),
    ):
        with pytest.raises(Refused, match="This meeting is over"):
            change()
    answer = carol.post(address(meeting), {"title": "Late words"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "This meeting is over" in page
    assert "Late words" in page
    for what in ("up", "remove"):
        assert "This meeting is over" in carol.post(step(two, what), follow=True).content.decode()
    meetings.make_agenda(meeting=meeting)
    assert titles(meeting) == ["One", "Two"]


def test_who_runs_the_meeting_alone_changes_its_agenda(
    harrowmere: Harrowmere, meeting: Meeting, signed_in: SignedIn
) -> None:
    one, two = added(meeting, harrowmere, "One", "Two")
    for name, code in (("priya", 403), ("errol", 403), ("cllr-jones", 403), ("adam", 403), ("colin", 404)):
        person = harrowmere.people[name]
        client = signed_in(person)
        assert client.get(address(meeting)).status_code == code, name
        assert client.post(address(meeting), {"title": "Mine"}).status_code == code, name
        for what in ("up", "down", "confidential", "remove"):
            assert client.post(step(two, what)).status_code == code, (name, what)
        for change in (
            lambda by: meetings.add_item(meeting=meeting, by=by, title="Mine"),
            lambda by: meetings.remove_item(item=one, by=by),
            lambda by: meetings.shift_item(item=two, by=by, up=True),
            lambda by: meetings.mark_confidential(item=one, by=by, confidential=True),
        ):
            with pytest.raises(PermissionDenied, match="run the meeting"):
                change(person)
    assert titles(meeting) == ["One", "Two"]
    assert not meeting.items.filter(confidential=True).exists()
    assert signed_in(harrowmere.ines).post(step(two, "up")).status_code == 302
    assert titles(meeting) == ["Two", "One"]


def test_an_item_is_found_at_its_own_meeting_alone(harrowmere: Harrowmere, meeting: Meeting, carol: Client) -> None:
    [item] = added(meeting, harrowmere, "One")
    other = a_meeting(meeting.group, days=30)
    assert carol.post(f"/meetings/{other.pk}/items/{item.pk}/remove/").status_code == 404
    assert titles(meeting) == ["One"]


def test_an_issue_comes_off_by_a_step_of_its_trail_with_a_reason(
    harrowmere: Harrowmere, meeting: Meeting, carol: Client
) -> None:
    tabled = issue_tabled(harrowmere, at=meeting)
    assert "by a step of its trail" in carol.post(step(tabled.item, "remove"), follow=True).content.decode()
    off = step(tabled.item, "take-off")
    answer = carol.post(off, {"because": ""})
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["because"])
    assert titles(meeting) == [tabled.issue.reference]
    assert carol.post(off, {"because": "Priya settles it with the shop."}).status_code == 302
    tabled.issue.refresh_from_db()
    taken = tabled.issue.steps.get(verb=Verb.TAKEN_OFF)
    assert (taken.text, taken.by) == ("Priya settles it with the shop.", harrowmere.carol)
    assert (tabled.issue.stage, titles(meeting)) == (Stage.DEALT_WITH, [])


def test_an_issue_is_moved_to_a_meeting_that_could_decide_on_it(
    harrowmere: Harrowmere, meeting: Meeting, carol: Client
) -> None:
    tabled = issue_tabled(harrowmere, at=meeting)
    later, elsewhere = a_meeting(harrowmere.ltm(1), days=30), a_meeting(harrowmere.ltm(4), days=30)
    move = step(tabled.item, "move")
    for chosen in ("", meeting.pk, elsewhere.pk):
        answer = carol.post(move, {"meeting": chosen, "because": "Errol is away."})
        assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["meeting"]), chosen
    assert Tabling.objects.undecided().get().meeting == meeting
    assert carol.post(move, {"meeting": later.pk, "because": "Errol is away."}).status_code == 302
    made = Tabling.objects.undecided().get()
    assert (made.meeting, made.item.times_carried, titles(later)) == (later, 1, [tabled.issue.reference])
    carried = tabled.issue.steps.get(verb=Verb.CARRIED)
    assert carried.by == harrowmere.carol
    assert carried.text == f"To {later}. Errol is away."


def test_an_issue_decided_meanwhile_stays(harrowmere: Harrowmere, meeting: Meeting, carol: Client) -> None:
    tabled = issue_tabled(harrowmere, at=meeting)
    later = a_meeting(harrowmere.ltm(1), days=30)
    deciding.decline(tabling=tabled, by=harrowmere.ines, reason="Others are worse.")
    for what, given in (("take-off", {}), ("move", {"meeting": later.pk})):
        answer = carol.post(step(tabled.item, what), {"because": "Errol is away.", **given})
        page = answer.content.decode()
        assert answer.status_code == 200, what
        assert "was decided meanwhile: Not a priority" in page
        assert "Errol is away." in page
    tabled.refresh_from_db()
    assert tabled.decision == Decision.NOT_PRIORITY
    assert titles(later) == []


def test_the_agenda_of_one_under_way_is_still_changed(harrowmere: Harrowmere, meeting: Meeting, carol: Client) -> None:
    meetings.open_meeting(meeting=meeting, by=harrowmere.carol)
    one, two = added(meeting, harrowmere, "One", "Two")
    carol.post(step(two, "up"))
    carol.post(step(one, "remove"))
    assert titles(meeting) == ["Two"]
    meeting.refresh_from_db()
    assert meeting.stage == MeetingStage.UNDER_WAY


def in_twenty_days(**facts: Any) -> dict[str, Any]:
    """What the form of a meeting in twenty days is sent with."""
    day = timezone.localdate() + timedelta(days=20)
    return {"day": day.isoformat(), "at": "18:45", "lasts_minutes": 90, "venue": "Mill Hall", **facts}


def told(kind: str) -> list[str]:
    return sorted(Mail.objects.filter(kind=kind).values_list("to", flat=True))


def members(group: Group) -> list[str]:
    return sorted(group.memberships.exclude(email="").values_list("email", flat=True))


def test_a_meeting_added_by_hand_is_published_at_once_and_each_member_told_once(
    harrowmere: Harrowmere, carol: Client
) -> None:
    group = harrowmere.np(1)
    new = f"/groups/{group.slug}/meetings/new/"
    form: Any = carol.get(new).context["form"]
    assert form["venue"].value() == "Millbrook Community Centre"
    given = in_twenty_days(submission=str(form["submission"].value()))
    for _ in range(2):
        assert carol.post(new, given).status_code == 302
    made = group.meetings.get()
    local = timezone.localtime(made.starts_at)
    assert (local.date().isoformat(), f"{local:%H:%M}") == (given["day"], "18:45")
    assert (made.lasts_minutes, made.venue, made.draft, made.slot_on) == (90, "Mill Hall", False, None)
    assert told("dates") == members(group)
    assert "Mill Hall" in Mail.objects.filter(kind="dates")[0].text
    assert made.get_absolute_url() in carol.get(f"/groups/{group.slug}/schedule/").content.decode()


def test_the_cadence_leaves_a_meeting_added_by_hand_alone(harrowmere: Harrowmere) -> None:
    group = harrowmere.np(1)
    at = timezone.now() + timedelta(days=20)
    made = schedule.add_meeting(group=group, by=harrowmere.carol, starts_at=at, lasts_minutes=90, venue="Mill Hall")
    assert schedule.draft_schedule(group=group, by=harrowmere.carol).made
    group.venue, group.cadence_anchor = "Elsewhere", group.cadence_anchor + timedelta(days=1)
    group.save()
    assert made not in schedule.redraft(group=group, by=harrowmere.carol).off_cadence
    assert schedule.withdraw_off_cadence(group=group, by=harrowmere.carol) == 0
    made.refresh_from_db()
    assert (made.starts_at, made.venue, made.stage) == (at, "Mill Hall", MeetingStage.SCHEDULED)


@pytest.mark.parametrize("wrong", [{"day": ""}, {"at": "25:00"}, {"lasts_minutes": 5}, {"venue": "Hall " * 50}])
def test_a_meeting_that_is_not_whole_is_refused_and_what_was_typed_stays(
    harrowmere: Harrowmere, carol: Client, wrong: dict[str, Any]
) -> None:
    group = harrowmere.np(1)
    given = in_twenty_days(**wrong)
    answer = carol.post(f"/groups/{group.slug}/meetings/new/", given)
    form: Any = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (200, list(wrong))
    assert {name: str(form[name].value()) for name in given} == {name: str(value) for name, value in given.items()}
    assert not group.meetings.exists()
    assert told("dates") == []


def test_a_meeting_is_moved_once_though_two_try(harrowmere: Harrowmere, carol: Client, signed_in: SignedIn) -> None:
    group = harrowmere.np(1)
    meeting = a_meeting(group, days=9)
    move = f"/meetings/{meeting.pk}/move/"
    seen = in_twenty_days(version=meeting.version)
    assert signed_in(harrowmere.ines).post(move, seen).status_code == 302
    assert told("changes") == members(group)
    answer = carol.post(move, {**seen, "venue": "Library"})
    form: Any = answer.context["form"]
    assert answer.status_code == 409
    assert ("Venue", "Library", "Mill Hall") in [(text.label, text.yours, text.theirs) for text in form.both]
    meeting.refresh_from_db()
    assert (meeting.venue, meeting.moved, meeting.version) == ("Mill Hall", True, 2)
    assert told("changes") == members(group)
    assert carol.post(move, {**seen, "venue": "Library", "version": form["version"].value()}).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.venue, len(told("changes"))) == ("Library", 2 * len(members(group)))


def test_a_meeting_is_called_off_once_and_its_items_go_to_the_next(harrowmere: Harrowmere, carol: Client) -> None:
    group = harrowmere.np(1)
    meeting, following = a_meeting(group, days=9), a_meeting(group, days=40)
    added(meeting, harrowmere, "Summer fair")
    cancel = f"/meetings/{meeting.pk}/cancel/"
    assert "1 item on its agenda" in carol.get(cancel).content.decode()
    answer = carol.post(cancel, {"because": " "})
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["because"])
    assert told("changes") == []
    assert carol.post(cancel, {"because": "The hall is flooded"}).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.stage, meeting.cancelled_because) == (MeetingStage.CANCELLED, "The hall is flooded")
    assert titles(following) == ["Summer fair"]
    assert told("changes") == members(group)
    for again, given in (
        (cancel, {"because": "Once more"}),
        (f"/meetings/{meeting.pk}/move/", in_twenty_days(version=2)),
    ):
        answer = carol.post(again, given)
        assert answer.status_code == 200
        assert "Only a meeting that has not begun" in answer.content.decode()
    meeting.refresh_from_db()
    assert meeting.cancelled_because == "The hall is flooded"
    assert told("changes") == members(group)


def test_who_keeps_the_schedule_alone_adds_moves_and_calls_off(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    group = harrowmere.ltm(1)
    meeting = a_meeting(group)
    new, move, cancel = (
        f"/groups/{group.slug}/meetings/new/",
        f"/meetings/{meeting.pk}/move/",
        f"/meetings/{meeting.pk}/cancel/",
    )
    for name, code in (("priya", 403), ("errol", 403), ("cllr-jones", 403), ("lena", 403), ("colin", 404)):
        client, by = signed_in(harrowmere.people[name]), harrowmere.people[name]
        assert client.post(new, in_twenty_days()).status_code == code, name
        assert client.post(move, in_twenty_days(version=1)).status_code == code, name
        assert client.post(cancel, {"because": "No"}).status_code == code, name
        with pytest.raises(PermissionDenied, match="keep the schedule"):
            schedule.add_meeting(group=group, by=by, starts_at=meeting.starts_at, lasts_minutes=60, venue="")
    assert group.meetings.get() == meeting
    meeting.refresh_from_db()
    assert (meeting.stage, meeting.version) == (MeetingStage.SCHEDULED, 1)
    for name in ("ines", "adam"):
        assert signed_in(harrowmere.people[name]).post(new, in_twenty_days()).status_code == 302, name


@pytest.mark.parametrize("kind", ["carried", "minutes"])
def test_what_was_carried_here_stays_off_once_a_person_took_it_off(harrowmere: Harrowmere, kind: str) -> None:
    group = harrowmere.ltm(1)
    first, second = a_meeting(group, days=1), a_meeting(group, days=30)
    added(first, harrowmere, "Summer fair")
    closing.close(meeting=first, by=harrowmere.carol)
    meetings.make_agenda(meeting=second)
    item = second.items.get(kind=kind)
    meetings.remove_item(item=item, by=harrowmere.carol)
    meetings.open_meeting(meeting=second, by=harrowmere.carol)
    assert not second.items.filter(title=item.title).exists()


def test_a_carried_item_that_was_taken_off_comes_to_the_meeting_after(harrowmere: Harrowmere) -> None:
    group = harrowmere.ltm(1)
    first, second, third = (a_meeting(group, days=days) for days in (1, 30, 60))
    added(first, harrowmere, "Summer fair")
    closing.close(meeting=first, by=harrowmere.carol)
    meetings.make_agenda(meeting=second)
    meetings.remove_item(item=second.items.get(title="Summer fair"), by=harrowmere.carol)
    closing.close(meeting=second, by=harrowmere.carol)
    meetings.make_agenda(meeting=third)
    assert third.items.get(title="Summer fair").times_carried == 1


@pytest.mark.parametrize(("what", "method"), [("move", "get"), ("take-off", "get"), ("take-off", "post")])
def test_what_is_no_issue_has_no_page_to_move_it_or_take_it_off(
    harrowmere: Harrowmere, meeting: Meeting, carol: Client, what: str, method: str
) -> None:
    (item,) = added(meeting, harrowmere, "One")
    assert getattr(carol, method)(step(item, what), {"because": "No."}).status_code == 404


def test_confidential_pressed_twice_is_confidential(harrowmere: Harrowmere, meeting: Meeting, carol: Client) -> None:
    (item,) = added(meeting, harrowmere, "One")
    button = 'name="confidential" value="yes"'
    assert button in carol.get(address(meeting)).content.decode()
    for _ in range(2):
        carol.post(step(item, "confidential"), {"confidential": "yes"})
    item.refresh_from_db()
    assert item.confidential
    assert button not in carol.get(address(meeting)).content.decode()


def test_a_meeting_that_was_held_is_put_in_the_book_and_asks_nobody_to_come(
    harrowmere: Harrowmere, carol: Client
) -> None:
    group, yesterday = harrowmere.ltm(1), timezone.localdate() - timedelta(days=1)
    given = {"day": yesterday.isoformat(), "at": "10:00", "lasts_minutes": 60, "venue": "Civic Centre"}
    assert carol.post(f"/groups/{group.slug}/meetings/new/", given).status_code == 302
    assert Meeting.objects.filter(group=group, starts_at__date=yesterday).exists()
    assert not Mail.objects.filter(kind="dates").exists()


def test_a_group_that_ended_meets_no_more(harrowmere: Harrowmere, carol: Client) -> None:
    group, today = harrowmere.ltm(1), timezone.localdate()
    Group.objects.filter(pk=group.pk).update(ended_on=today - timedelta(days=9))
    given = {"day": today.isoformat(), "at": "10:00", "lasts_minutes": 60, "venue": "Civic Centre"}
    answer = carol.post(f"/groups/{group.slug}/meetings/new/", given)
    assert (answer.status_code, "ended on" in answer.content.decode()) == (200, True)
    assert not group.meetings.exists()


def test_two_who_move_a_meeting_see_both_times(harrowmere: Harrowmere, meeting: Meeting, carol: Client) -> None:
    page = f"/meetings/{meeting.pk}/move/"
    day = (timezone.localdate() + timedelta(days=20)).isoformat()
    seen = {"day": day, "at": "09:30", "lasts_minutes": 60, "venue": meeting.venue, "version": meeting.version}
    assert carol.post(page, {**seen, "at": "10:00"}).status_code == 302
    answer = carol.post(page, seen)
    both = [(text.label, text.yours, text.theirs) for text in answer.context["form"].both]
    assert (answer.status_code, both) == (409, [("Begins at", "09:30", "10:00")])
