"""The analytical document: asked for, counted, fed, written, published, read in the papers (T10; 001 rec 3.1, 3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Issue
from feedback.desk.facts import Desk
from feedback.desk.rows import rows_of
from feedback.reminders.analyses import analyses_overdue
from partnerships.errors import Conflict, Refused
from partnerships.models import Meeting
from partnerships.services import meetings
from tasking.models import Analysis, SectionKind
from tasking.packing import open_papers_of, papers_of
from tasking.services import analyses
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.feedback.lateness import at
from tests.printing import assert_pdf_ua
from tests.tasking.races import MANY, race

TODAY = date(2026, 7, 14)
DAY = timedelta(days=1)


@pytest.fixture
def borough(db: None) -> Iterator[Harrowmere]:
    with time_machine.travel(at(TODAY, 10), tick=True):
        yield make_harrowmere(today=TODAY)


def to_come(borough: Harrowmere, *, days: int = 14) -> Meeting:
    return Meeting.objects.create(group=borough.ltm(1), starts_at=at(TODAY + days * DAY, 18))


def asked(borough: Harrowmere, meeting: Meeting | None = None, **facts: Any) -> Analysis:
    given = {"by": borough.carol, "months": 3, "due_on": TODAY + 10 * DAY, "question": "Is it quieter?", **facts}
    return analyses.ask(meeting=meeting or to_come(borough), **given)


def written(borough: Harrowmere, analysis: Analysis, **facts: Any) -> Analysis:
    said = {kind: (kind != "actions", f"On {kind}.") for kind in SectionKind.values}
    given = {"by": borough.anya, "version": 1, "title": "Spring", "summary": "Quieter.", "advice": "", "said": said}
    return analyses.write(analysis=analysis, **{**given, "own_heading": "Schools", **facts})


def test_it_is_asked_for_once_with_whole_months_and_counted_at_once(borough: Harrowmere) -> None:
    meeting = to_come(borough)
    made = asked(borough, meeting)
    assert (made.first, made.last) == (date(2026, 4, 1), date(2026, 6, 30))
    assert made.figures["wards"]["total"] is None, "nothing was raised; nought is not told either"
    with pytest.raises(Refused, match="already"):
        asked(borough, meeting)
    with pytest.raises(Refused, match="from today"):
        asked(borough, due_on=TODAY + 40 * DAY)
    for who in (borough.priya, borough.errol, borough.people["cllr-jones"]):
        with pytest.raises(PermissionDenied):
            asked(borough, by=who)


def test_agencies_feed_in_figures_of_their_own_and_few_are_not_told(borough: Harrowmere, signed_in: SignedIn) -> None:
    analysis, errol = asked(borough), signed_in(borough.errol)
    address = f"{analysis.get_absolute_url()}figures/"
    assert borough.errol.agency is not None
    for what, now in (("Fixed penalties", 31), ("Prosecutions", 3)):
        errol.post(address, {"agency": borough.errol.agency_id, "what": what, "now": now, "before": 9})
    assert analysis.agency_figures.count() == 2
    assert borough.hana.agency is not None
    with pytest.raises(Refused, match="agency itself"):
        analyses.add_figure(
            analysis=analysis, by=borough.errol, what="Arrears", now=9, before=None, agency=borough.hana.agency
        )
    written(borough, analysis)
    page = signed_in(borough.anya).get(analysis.get_absolute_url()).content.decode()
    assert "up 22" in page
    assert ">3<" not in page
    one = analysis.agency_figures.first()
    assert one is not None
    assert errol.post(f"{address}{one.pk}/remove/").status_code == 302
    assert analysis.agency_figures.count() == 1


def test_published_it_is_on_the_agenda_and_in_everybodys_papers(borough: Harrowmere) -> None:
    meeting = to_come(borough)
    meetings.make_agenda(meeting=meeting)
    analysis = asked(borough, meeting)
    with pytest.raises(Refused, match="summary"):
        analyses.publish(analysis=analysis, by=borough.anya, version=1)
    written(borough, analysis)
    with pytest.raises(Conflict):
        written(borough, analysis)
    with pytest.raises(PermissionDenied):
        analyses.publish(analysis=analysis, by=borough.carol, version=2)
    analyses.publish(analysis=analysis, by=borough.anya, version=2)
    for papers in (papers_of(borough.hana, meeting), open_papers_of(meeting)):
        html = papers.pack_html()
        assert "Quieter." in html
        assert "On issues." in html
        assert "On actions." not in html, "left out"
    meetings.remove_item(item=meeting.items.get(title=analyses.ON_THE_AGENDA), by=borough.carol)
    meetings.make_agenda(meeting=meeting)
    assert not meeting.items.filter(title=analyses.ON_THE_AGENDA).exists()


def test_too_late_for_its_meeting_it_goes_to_the_next(borough: Harrowmere) -> None:
    analysis, following = asked(borough), to_come(borough, days=45)
    written(borough, analysis)
    Meeting.objects.filter(pk=analysis.meeting_id).update(stage="cancelled")
    analysis.refresh_from_db()
    assert analyses.publish(analysis=analysis, by=borough.anya, version=2).meeting == following


def test_it_is_on_the_analysts_desk_and_chased(borough: Harrowmere) -> None:
    due = asked(borough).due_on
    rows = {row.label: row.count for row in rows_of(Desk(borough.anya, TODAY, at(TODAY)))}
    assert rows["Analytical documents to publish"] == 1
    part = analyses_overdue(borough.anya, due + DAY)
    assert part is not None
    assert part.words == "1 analytical document overdue"
    assert analyses_overdue(borough.carol, due + DAY) is None


def test_its_pages_and_its_print(borough: Harrowmere, signed_in: SignedIn) -> None:
    meeting, carol, anya = to_come(borough), signed_in(borough.carol), signed_in(borough.anya)
    carol.get(meeting.get_absolute_url())
    with at_most(20):
        carol.post(f"{meeting.get_absolute_url()}analysis/", {"months": 3, "due_on": "2026-07-20", "question": ""})
    analysis = Analysis.objects.get()
    page = analysis.get_absolute_url()
    assert carol.get(page).status_code == 404, "a draft is the analysts'"
    for address in (page, f"{page}write/", f"{page}figures/", "/analysis/", "/analysis/?state=due"):
        with at_most(12):
            assert anya.get(address).status_code == 200
    words = {"title": "Spring", "summary": "Ask Mrs Ahmed.", "version": 1}
    assert "looks like a name" in anya.post(f"{page}write/", words).content.decode()
    assert "Quieter." in anya.post(f"{page}write/", {**words, "summary": "Quieter."}, follow=True).content.decode()
    with at_most(20):
        anya.post(f"{page}publish/", {"version": 2})
    with at_most(12):
        assert "Quieter." in carol.get(page).content.decode()
    assert_pdf_ua(carol.get(f"{page}analysis.pdf").content)
    anya.post(f"{page}take-back/", {"version": 3})
    assert carol.get(page).status_code == 404


def test_of_eight_who_ask_at_once_one_does(transactional_db: None) -> None:
    with time_machine.travel(at(TODAY, 10), tick=True):
        borough = make_harrowmere(today=TODAY)
        meeting = to_come(borough)
        done, told, broken = race(lambda _: asked(borough, meeting))
        assert (len(done), len(told), broken, Issue.objects.count()) == (1, MANY - 1, [], 0)
