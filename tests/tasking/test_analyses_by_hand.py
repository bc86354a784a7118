"""The figures of an analytical document by a person's hand: counted again, fed in, taken out, fixed when it is out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Issue, Sensitivity
from partnerships.errors import Conflict, Refused
from partnerships.models import Meeting
from partnerships.services import meetings
from tasking.models import AgencyFigure, Analysis, SectionKind
from tasking.services import analyses
from tests.conftest import SignedIn
from tests.engagement.making import an_issue
from tests.feedback.lateness import at

TODAY = date(2026, 7, 14)
DAY = timedelta(days=1)


@pytest.fixture
def borough(db: None) -> Iterator[Harrowmere]:
    with time_machine.travel(at(TODAY, 10), tick=True):
        yield make_harrowmere(today=TODAY)


@pytest.fixture
def analysis(borough: Harrowmere) -> Analysis:
    """Asked for by Carol, of April to June, for a meeting in a fortnight; nothing was raised yet."""
    meeting = Meeting.objects.create(group=borough.ltm(1), starts_at=at(TODAY + 14 * DAY, 18))
    return analyses.ask(meeting=meeting, by=borough.carol, months=3, due_on=TODAY + 10 * DAY, question="")


@pytest.fixture
def anya(borough: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(borough.anya)


def raised(borough: Harrowmere, number: int, *, ward: int) -> list[int]:
    """So many issues of that ward, raised in May; their keys."""
    made = [an_issue(borough, ward=ward, concern=f"Rubbish {n}").pk for n in range(number)]
    Issue.objects.filter(pk__in=made).update(raised_on=date(2026, 5, 4), shared_place="")
    return made


def page(analysis: Analysis, what: str = "") -> str:
    return f"/analysis/{analysis.pk}/{what}"


def words(analysis: Analysis, **facts: Any) -> dict[str, Any]:
    return {
        "version": analysis.version,
        "title": "Spring",
        "summary": "Quieter.",
        "text_issues": "Less rubbish.",
        **facts,
    }


def published(borough: Harrowmere, analysis: Analysis) -> Analysis:
    said = dict.fromkeys(SectionKind.values, (True, ""))
    row = analyses.write(
        analysis=analysis, by=borough.anya, version=analysis.version, title="Spring", summary="Quieter.", advice="",
        said=said,
    )  # fmt: skip
    return analyses.publish(analysis=row, by=borough.anya, version=row.version)


def fed(borough: Harrowmere, analysis: Analysis, *, by: str = "errol", what: str = "Fixed penalties") -> AgencyFigure:
    agency = borough.people[by].agency
    assert agency is not None
    return analyses.add_figure(analysis=analysis, by=borough.people[by], what=what, now=31, before=9, agency=agency)


def totals(analysis: Analysis) -> tuple[int | None, dict[str, int | None]]:
    table = Analysis.objects.get(pk=analysis.pk).figures["wards"]
    return table["total"], {name: now for name, now, _ in table["rows"]}


def test_counted_again_what_came_late_is_in_and_what_became_restricted_is_out(
    borough: Harrowmere, analysis: Analysis, anya: Client
) -> None:
    for ward, number in ((1, 9), (2, 12), (3, 7)):
        keys = raised(borough, number, ward=ward)
    assert totals(analysis)[0] is None, "a draft keeps what was counted"
    assert anya.post(page(analysis, "count/"), {"version": 1}).status_code == 302
    names = [borough.wards[ward].name for ward in (1, 2, 3)]
    assert totals(analysis) == (28, dict(zip(names, (9, 12, 7), strict=True)))
    read = anya.get(page(analysis)).content.decode()
    for cell in ("9", "12", "7", "28"):
        assert f">{cell}<" in read
    row = Analysis.objects.get(pk=analysis.pk)
    assert row.version == 2
    assert row.counted_at is not None
    assert analysis.counted_at is not None
    assert row.counted_at > analysis.counted_at
    Issue.objects.filter(pk__in=keys[:2]).update(sensitivity=Sensitivity.RESTRICTED)
    analyses.count_again(analysis=row, by=borough.anya, version=2)
    assert totals(analysis) == (26, dict(zip(names, (9, 12, 5), strict=True)))


def test_counting_leaves_the_words_and_tells_who_wrote_meanwhile(
    borough: Harrowmere, analysis: Analysis, anya: Client
) -> None:
    seen = words(analysis)
    assert anya.post(page(analysis, "write/"), seen).status_code == 302
    answer = anya.post(page(analysis, "count/"), {"version": 1})
    assert answer.status_code == 409, "it was written in since this was asked"
    with pytest.raises(Conflict):
        analyses.count_again(analysis=analysis, by=borough.anya, version=1)
    assert anya.post(page(analysis, "count/"), {"version": 2}).status_code == 302
    row = Analysis.objects.get(pk=analysis.pk)
    assert (row.title, row.summary, row.version) == ("Spring", "Quieter.", 3)
    assert row.sections.get(kind=SectionKind.ISSUES).text == "Less rubbish."
    answer = anya.post(page(analysis, "write/"), {**seen, "version": 2, "summary": "Busier.", "text_issues": "More."})
    form: Any = answer.context["form"]
    both = {text.label: (text.yours, text.theirs) for text in form.both}
    assert answer.status_code == 409
    assert both["Summary"] == ("Busier.", "Quieter.")
    assert ("More.", "Less rubbish.") in both.values()
    assert anya.post(page(analysis, "write/"), {**seen, "version": form["version"].value()}).status_code == 302


def test_who_writes_it_alone_counts_and_publishes(borough: Harrowmere, analysis: Analysis, signed_in: SignedIn) -> None:
    people = ("carol", "ines", "errol", "cllr-jones")
    for name in people:
        for step in ("count/", "publish/", "write/"):
            assert signed_in(borough.people[name]).post(page(analysis, step), words(analysis)).status_code == 404, name
        with pytest.raises(PermissionDenied, match="Analysts write"):
            analyses.count_again(analysis=analysis, by=borough.people[name], version=1)
        with pytest.raises(PermissionDenied, match="Analysts write"):
            analyses.publish(analysis=analysis, by=borough.people[name], version=1)
    out = published(borough, analysis)
    for name in people:
        for step in ("count/", "publish/", "write/", "take-back/"):
            assert signed_in(borough.people[name]).post(page(out, step), words(out)).status_code == 403, (name, step)
    assert signed_in(borough.colin).get(page(out)).status_code == 404
    out.refresh_from_db()
    assert (out.version, out.published_by) == (3, borough.anya)


def test_the_analyst_feeds_in_for_any_agency_and_a_figure_stands_once(
    borough: Harrowmere, analysis: Analysis, anya: Client
) -> None:
    fire = borough.agencies["fire"]
    given = {"agency": fire.pk, "what": "Deliberate fires", "now": 14, "before": ""}
    assert anya.post(page(analysis, "figures/"), given).status_code == 302
    answer = anya.post(page(analysis, "figures/"), {**given, "now": 15})
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["what"])
    assert "That figure is there already. Remove it first." in answer.content.decode()
    one = analysis.agency_figures.get()
    assert (one.agency, one.now, one.before, one.by) == (fire, 14, None, borough.anya)
    assert "Deliberate fires" in anya.get(page(analysis)).content.decode()
    assert anya.post(page(analysis, f"figures/{one.pk}/remove/")).status_code == 302
    assert "Deliberate fires" not in anya.get(page(analysis)).content.decode()
    assert "Deliberate fires" not in anya.get(page(analysis, "figures/")).content.decode()
    assert anya.post(page(analysis, f"figures/{one.pk}/remove/")).status_code == 404
    assert anya.post(page(analysis, "figures/"), {**given, "now": 15}).status_code == 302
    assert analysis.agency_figures.get().now == 15


@pytest.mark.parametrize(
    "wrong", [{"now": -1}, {"now": ""}, {"now": "many"}, {"before": -1}, {"what": ""}, {"agency": 0}]
)
def test_a_figure_that_cannot_be_is_refused_and_what_was_typed_stays(
    analysis: Analysis, anya: Client, borough: Harrowmere, wrong: dict[str, Any]
) -> None:
    given = {"agency": borough.agencies["fire"].pk, "what": "Deliberate fires", "now": 14, "before": 9, **wrong}
    answer = anya.post(page(analysis, "figures/"), given)
    form: Any = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (200, list(wrong))
    assert {name: form[name].value() for name in given} == {name: str(value) for name, value in given.items()}
    assert not analysis.agency_figures.exists()


def test_an_agency_reaches_no_figure_of_another(borough: Harrowmere, analysis: Analysis, signed_in: SignedIn) -> None:
    mine, theirs = fed(borough, analysis), fed(borough, analysis, by="hana", what="Arrears")
    errol = signed_in(borough.errol)
    read = errol.get(page(analysis, "figures/")).content.decode()
    assert "Fixed penalties" in read
    assert "Arrears" not in read
    given = {"agency": theirs.agency_id, "what": "Evictions", "now": 9, "before": ""}
    answer = errol.post(page(analysis, "figures/"), given)
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["agency"])
    assert errol.post(page(analysis, f"figures/{theirs.pk}/remove/")).status_code == 404
    assert errol.get(page(analysis, f"figures/{mine.pk}/remove/")).status_code == 405, "looking removes nothing"
    assert set(analysis.agency_figures.all()) == {mine, theirs}


def test_who_feeds_nothing_in_takes_nothing_out(borough: Harrowmere, analysis: Analysis, signed_in: SignedIn) -> None:
    one = fed(borough, analysis)
    given = {"agency": one.agency_id, "what": "Prosecutions", "now": 9, "before": ""}
    for name, code in (("carol", 403), ("ines", 403), ("cllr-jones", 403), ("priya", 403), ("colin", 404)):
        client = signed_in(borough.people[name])
        assert client.post(page(analysis, "figures/"), given).status_code == code, name
        assert client.post(page(analysis, f"figures/{one.pk}/remove/")).status_code in (403, 404), name
        with pytest.raises(PermissionDenied, match="feed in their own figures"):
            analyses.remove_figure(figure=one, by=borough.people[name])
    assert analysis.agency_figures.get() == one


def test_what_a_figure_counts_is_looked_over_for_names(borough: Harrowmere, analysis: Analysis, anya: Client) -> None:
    given = {"agency": borough.agencies["fire"].pk, "what": "Visits to Mrs Ahmed", "now": 14, "before": ""}
    answer = anya.post(page(analysis, "figures/"), given)
    assert "looks like a name" in answer.content.decode()
    assert not analysis.agency_figures.exists()
    form: Any = answer.context["form"]
    assert anya.post(page(analysis, "figures/"), {**given, "as_it_is": form.text_seen}).status_code == 302


def test_once_it_is_out_it_stays_as_it_is(
    borough: Harrowmere, analysis: Analysis, anya: Client, signed_in: SignedIn
) -> None:
    one = fed(borough, analysis)
    out = published(borough, analysis)
    before = Analysis.objects.values("figures", "counted_at", "title", "summary", "version").get(pk=out.pk)
    for ward, number in ((1, 9), (2, 12), (3, 7)):
        raised(borough, number, ward=ward)
    by: dict[str, Any] = {"analysis": out, "by": borough.anya}
    for change in (
        lambda: analyses.count_again(version=out.version, **by),
        lambda: analyses.publish(version=out.version, **by),
        lambda: analyses.add_figure(what="Late", now=9, before=None, agency=one.agency, **by),
        lambda: analyses.remove_figure(figure=one, by=borough.anya),
    ):
        with pytest.raises(Refused, match="Take it back first"):
            change()
    for step in ("count/", "publish/", "write/"):
        answer = anya.post(page(out, step), words(out, version=out.version))
        assert answer.status_code == 200, step
        assert "This document is published. Take it back first." in answer.content.decode()
    for client in (anya, signed_in(borough.errol)):
        assert client.get(page(out, "figures/")).status_code == 404
        assert client.post(page(out, f"figures/{one.pk}/remove/")).status_code == 404
    assert Analysis.objects.values(*before).get(pk=out.pk) == before
    assert analysis.agency_figures.get() == one


def test_taken_back_it_is_counted_again_and_on_the_agenda_once(
    borough: Harrowmere, analysis: Analysis, anya: Client, signed_in: SignedIn
) -> None:
    meetings.make_agenda(meeting=analysis.meeting)
    out, carol = published(borough, analysis), signed_in(borough.carol)
    assert anya.post(page(out, "take-back/"), {"version": 2}).status_code == 409
    assert carol.get(page(out)).status_code == 200
    assert anya.post(page(out, "take-back/"), {"version": 3}).status_code == 302
    assert carol.get(page(out)).status_code == 404
    for ward, number in ((1, 9), (2, 12), (3, 7)):
        raised(borough, number, ward=ward)
    assert anya.post(page(out, "count/"), {"version": 4}).status_code == 302
    assert anya.post(page(out, "publish/"), {"version": 5}).status_code == 302
    assert ">28<" in carol.get(page(out)).content.decode()
    assert analysis.meeting.items.filter(title=analyses.ON_THE_AGENDA).count() == 1


def test_it_is_published_as_it_was_read_and_with_a_summary(
    borough: Harrowmere, analysis: Analysis, anya: Client
) -> None:
    answer = anya.post(page(analysis, "publish/"), {"version": 1})
    assert answer.status_code == 200
    assert "Write the summary first" in answer.content.decode()
    anya.post(page(analysis, "write/"), words(analysis))
    assert anya.post(page(analysis, "publish/"), {"version": 1}).status_code == 409
    analysis.refresh_from_db()
    assert analysis.published_at is None
    assert anya.post(page(analysis, "publish/"), {"version": 2}).status_code == 302


def test_a_document_that_is_out_after_its_meeting_leaves_the_closed_agenda_alone(
    borough: Harrowmere, analysis: Analysis
) -> None:
    meeting = Meeting.objects.get(pk=analysis.meeting_id)
    meetings.open_meeting(meeting=meeting, by=borough.carol)
    meeting.refresh_from_db()
    meetings.close_meeting(meeting=meeting, by=borough.carol)
    published(borough, analysis)
    assert not meeting.items.filter(title=analyses.ON_THE_AGENDA).exists()


def test_an_agency_takes_out_no_figure_of_another(borough: Harrowmere, analysis: Analysis) -> None:
    fire = borough.agencies["fire"]
    figure = analyses.add_figure(analysis=analysis, by=borough.anya, what="Fires", now=3, before=None, agency=fire)
    with pytest.raises(Refused, match="agency itself"):
        analyses.remove_figure(figure=figure, by=borough.errol)
    assert AgencyFigure.objects.filter(pk=figure.pk).exists()
