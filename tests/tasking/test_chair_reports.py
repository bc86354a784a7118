"""The chair's half-yearly report: opened by the book, written, handed over, heard, chased, printed (001 rec 4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from config.demonstration.cast import Harrowmere, make_harrowmere
from feedback.reminders.half_yearly import chair_reports_overdue
from partnerships.errors import Conflict, Refused
from partnerships.models import Group, Meeting
from partnerships.services import meetings
from tasking.chair_report_figures import figures_of
from tasking.models import Action, ActionState, ChairReport, Tabling
from tasking.packing import open_papers_of, papers_of
from tasking.services import chair_reports
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.feedback.lateness import at
from tests.printing import assert_pdf_ua
from tests.tasking.making import an_action, issue_tabled
from tests.tasking.races import MANY, race

TODAY = date(2026, 7, 14)
DAY = timedelta(days=1)


@pytest.fixture
def borough(db: None) -> Iterator[Harrowmere]:
    with time_machine.travel(at(TODAY, 10), tick=True):
        yield begun()


def begun() -> Harrowmere:
    """Every group counts from 12 January; that of ward 1 met in April."""
    made = make_harrowmere(today=TODAY)
    Group.objects.update(cadence_anchor=date(2026, 1, 12))
    held(made, date(2026, 4, 7))
    return made


def held(borough: Harrowmere, day: date) -> Meeting:
    return Meeting.objects.create(
        group=borough.ltm(1), starts_at=at(day, 10), opened_at=at(day, 10), closed_at=at(day, 11),
        closed_by=borough.carol, stage="closed",
    )  # fmt: skip


def to_come(borough: Harrowmere, day: date) -> Meeting:
    return Meeting.objects.create(group=borough.ltm(1), starts_at=at(day, 10))


def opened(borough: Harrowmere) -> ChairReport:
    chair_reports.open_due(TODAY)
    return ChairReport.objects.select_related("group__partnership").get()


def written(borough: Harrowmere, **facts: Any) -> ChairReport:
    report = opened(borough)
    given = {"by": borough.ines, "successes": "The gates hold.", "improvements": "Reports come late.", "version": 1}
    return chair_reports.write(report=report, **{**given, **facts})


def test_the_book_opens_it_once_for_a_group_that_met(borough: Harrowmere) -> None:
    to_come(borough, date(2026, 8, 12))
    report = opened(borough)
    assert (report.group, report.first, report.last) == (borough.ltm(1), date(2026, 1, 12), date(2026, 7, 11))
    assert report.due_on == date(2026, 8, 9), "when the papers of its next meeting go out"
    assert chair_reports.open_due(TODAY) == 0


def test_after_days_off_it_catches_up_and_reports_an_idle_half_year_with_the_next(borough: Harrowmere) -> None:
    opened(borough)
    held(borough, date(2026, 9, 8))
    assert chair_reports.open_due(date(2027, 2, 3)) == 1
    assert chair_reports.open_due(date(2027, 8, 3)) == 0, "it did not meet"
    held(borough, date(2027, 9, 8))
    assert chair_reports.open_due(date(2028, 1, 20)) == 1
    periods = ChairReport.objects.order_by("first").values_list("first", "last")
    assert list(periods[1:]) == [(date(2026, 7, 12), date(2027, 1, 11)), (date(2027, 1, 12), date(2028, 1, 11))]


def test_it_is_drafted_from_the_books_own_figures(borough: Harrowmere) -> None:
    action = an_action(borough)
    meeting = held(borough, date(2026, 5, 5))
    facts = {"state": ActionState.DONE, "done_on": date(2026, 6, 9), "due_on": date(2026, 6, 1), "outcome": "Cleared."}
    Action.objects.filter(pk=action.pk).update(meeting=meeting, agreed_on=date(2026, 5, 5), **facts)
    tabling = issue_tabled(borough)
    Tabling.objects.filter(pk=tabling.pk).update(meeting=meeting, decision="carry", decided_at=at(date(2026, 5, 5)))
    report = opened(borough)
    with at_most(7):
        figures = figures_of(report)
    counted = {what: figures[what] for what in ("met", "agreed", "done", "done_late", "overdue", "carry", "action")}
    assert counted == {"met": 2, "agreed": 1, "done": 1, "done_late": 1, "overdue": 0, "carry": 1, "action": 0}


def test_it_is_handed_over_with_its_figures_and_then_stands(borough: Harrowmere) -> None:
    with pytest.raises(Refused, match="Write the successes"):
        chair_reports.hand_over(report=opened(borough), by=borough.ines, version=1)
    report = written(borough)
    with pytest.raises(Conflict):
        chair_reports.hand_over(report=report, by=borough.carol, version=1)
    for who in (borough.priya, borough.errol, borough.people["rita"], borough.anya):
        with pytest.raises(PermissionDenied):
            chair_reports.hand_over(report=report, by=who, version=2)
    given = chair_reports.hand_over(report=report, by=borough.ines, version=2)
    assert given.figures["met"] == 1
    with pytest.raises(Refused, match="stands"):
        written(borough, version=3)


def test_it_comes_on_the_next_agenda_by_itself_and_is_read_in_the_papers(borough: Harrowmere) -> None:
    soon = to_come(borough, date(2026, 7, 28))
    meetings.make_agenda(meeting=soon)
    report = written(borough)
    title = chair_reports.title_of(report)
    assert not soon.items.filter(title=title).exists(), "it is not due by then, and not ready"
    chair_reports.hand_over(report=report, by=borough.ines, version=2)
    chair_reports.open_due(TODAY)
    assert soon.items.filter(title=title).count() == 1
    for papers in (papers_of(borough.carol, soon), open_papers_of(soon)):
        assert "The gates hold." in papers.pack_html()


def test_taken_off_it_stays_off_and_not_reached_it_comes_again(borough: Harrowmere) -> None:
    first, second = to_come(borough, date(2026, 7, 28)), to_come(borough, date(2026, 8, 25))
    report = chair_reports.hand_over(report=written(borough), by=borough.ines, version=2)
    title = chair_reports.title_of(report)
    meetings.make_agenda(meeting=first)
    meetings.make_agenda(meeting=second)
    assert (first.items.filter(title=title).count(), second.items.filter(title=title).count()) == (1, 0)
    Meeting.objects.filter(pk=first.pk).update(
        stage="closed", opened_at=at(first.day), closed_at=at(first.day, 12), closed_by=borough.carol
    )
    meetings.make_agenda(meeting=second)
    item = second.items.get(title=title)
    meetings.remove_item(item=item, by=borough.carol)
    meetings.make_agenda(meeting=second)
    assert not second.items.filter(title=title).exists()


def test_it_is_chased_in_the_digest_of_those_who_write_it(borough: Harrowmere) -> None:
    late = opened(borough).due_on + 2 * DAY
    part = chair_reports_overdue(borough.ines, late)
    assert part is not None
    assert part.words == "1 chair’s report overdue"
    assert chair_reports_overdue(borough.errol, late) is None
    assert chair_reports_overdue(borough.ines, late - 2 * DAY).things == []  # type: ignore[union-attr]


def test_its_pages_and_its_print(borough: Harrowmere, signed_in: SignedIn) -> None:
    report, chair, member = opened(borough), signed_in(borough.ines), signed_in(borough.hana)
    page = report.get_absolute_url()
    assert member.get(page).status_code == 404, "not handed over yet"
    for address in (page, f"{page}write/", "/chair-reports/", "/chair-reports/?state=due"):
        with at_most(12):
            assert chair.get(address).status_code == 200
    words = {"successes": "Two gates.", "improvements": "Ask Mrs Ahmed sooner.", "version": 1}
    assert "looks like a name" in chair.post(f"{page}write/", words).content.decode()
    words["improvements"] = "Ask housing sooner."
    assert "Two gates." in chair.post(f"{page}write/", words, follow=True).content.decode()
    with at_most(20):
        chair.post(f"{page}hand-over/", {"version": 2})
    with at_most(12):
        assert "Ask housing sooner." in member.get(page).content.decode()
    assert_pdf_ua(member.get(f"{page}report.pdf").content)


def test_of_eight_who_write_at_once_one_does_and_of_eight_beats_one_opens(transactional_db: None) -> None:
    with time_machine.travel(at(TODAY, 10), tick=True):
        borough = begun()
        race(lambda _: chair_reports.open_due(TODAY))
        report = ChairReport.objects.select_related("group__partnership").get()
        done, told, broken = race(lambda number: written(borough, successes=f"Gates {number}"))
        assert (len(done), len(told), broken, report.version) == (1, MANY - 1, [], 1)
