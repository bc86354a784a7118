"""What became of payback work is told at the ward's next meetings, minuted, and published in public wording (T12)."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Sensitivity
from partnerships.models import AgendaItem, ItemKind, Meeting
from partnerships.services import meetings
from tasking.agenda import matters_arising
from tasking.models import Payback
from tasking.packing import open_papers_of, papers_of
from tasking.publishing import public_minutes
from tasking.services import closing
from tasking.services import payback as steps
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.tasking.making import a_meeting, meeting_under_way
from tests.tasking.paybacks import WORK, officer, payback_done, payback_sent, payback_suggested


def arising(meeting: Meeting) -> list[AgendaItem]:
    return list(AgendaItem.objects.filter(meeting=meeting, kind=ItemKind.MATTERS_ARISING))


def told(harrowmere: Harrowmere, meeting: Meeting) -> list[str]:
    return [one.stands for one in matters_arising(harrowmere.carol, meeting).payback]


def test_it_has_an_item_at_both_of_the_wards_meetings(harrowmere: Harrowmere) -> None:
    np, ltm, far = (a_meeting(group) for group in (harrowmere.np(1), harrowmere.ltm(1), harrowmere.np(7)))
    payback_sent(harrowmere)
    for meeting in (np, ltm, far, np):
        meetings.make_agenda(meeting=meeting)
    assert [len(arising(meeting)) for meeting in (np, ltm, far)] == [1, 1, 0]
    meetings.remove_item(item=arising(np)[0], by=harrowmere.carol)
    meetings.make_agenda(meeting=np)
    assert arising(np) == [], "taken off by a person it stays off"


def test_each_meeting_hears_what_is_new_since_the_one_before(harrowmere: Harrowmere) -> None:
    first = meeting_under_way(harrowmere)
    payback = payback_sent(harrowmere)
    steps.accept(payback=payback, by=officer(harrowmere))
    assert told(harrowmere, first) == ["Probation Service takes it on."]
    first = closing.close(meeting=first, by=harrowmere.carol).meeting
    payback.refresh_from_db()
    steps.record_done(payback=payback, by=officer(harrowmere), done_on=timezone.localdate(), result="All clear.")
    assert told(harrowmere, first) == ["Probation Service takes it on."], "its minutes stay as they were"
    second = a_meeting(harrowmere.ltm(1), days=20)
    assert told(harrowmere, second)[0].endswith(": All clear.")
    Meeting.objects.filter(pk=second.pk).update(
        stage="closed", closed_at=timezone.now(), opened_at=timezone.now(), closed_by=harrowmere.carol
    )
    assert told(harrowmere, a_meeting(harrowmere.ltm(1), days=50)) == []


def test_published_minutes_have_the_public_wording_alone(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    payback_done(harrowmere)
    payback_suggested(harrowmere, concern="CANARY not looked through")
    restricted = payback_sent(harrowmere, work="CANARY restricted work")
    restricted.issue.sensitivity = Sensitivity.RESTRICTED
    restricted.issue.save(update_fields=["sensitivity"])
    meeting = meeting_under_way(harrowmere)
    meeting = closing.close(meeting=meeting, by=harrowmere.carol).meeting
    line = next(line for line in public_minutes(meeting).lines if line.heading == "Matters arising")
    (sentence,) = line.sentences
    assert sentence.startswith(f"Community payback, Millbrook: {WORK} Done on ")
    assert "Forty metres" not in sentence
    client = signed_in(harrowmere.carol)
    page = client.get(f"/meetings/{meeting.pk}/minutes/").content.decode()
    assert "Forty metres" in page
    assert "CANARY restricted" not in page


def test_papers_tell_each_reader_what_they_may_read(harrowmere: Harrowmere) -> None:
    payback_done(harrowmere)
    payback_suggested(harrowmere, concern="Paint the railings")
    meeting = a_meeting(harrowmere.np(1))
    meetings.make_agenda(meeting=meeting)
    own = papers_of(harrowmere.rita, meeting).agenda_html()
    assert "Paint the railings" in own
    assert "Forty metres" in own
    openly = open_papers_of(meeting).agenda_html()
    assert WORK in openly
    assert "Paint the railings" not in openly
    assert "Forty metres" not in openly


def test_the_run_page_reads_it_out_with_few_questions(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    for _ in range(4):
        payback_sent(harrowmere)
    meeting = meeting_under_way(harrowmere)
    client, item = signed_in(harrowmere.carol), arising(meeting)[0]
    address = f"/meetings/{meeting.pk}/run/?item={item.pk}"
    assert client.get(address).content.decode().count(WORK) == 4
    with at_most(20):
        client.get(address)


def test_what_is_old_news_is_not_told_again(harrowmere: Harrowmere) -> None:
    payback_done(harrowmere)
    first = closing.close(meeting=meeting_under_way(harrowmere), by=harrowmere.carol).meeting
    assert first.closed_at is not None
    Payback.objects.update(ended_at=first.closed_at - timedelta(minutes=1))
    second = a_meeting(harrowmere.ltm(1), days=9)
    assert told(harrowmere, second) == []
