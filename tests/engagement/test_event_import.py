"""A list of what was held: shown first, mistakes by place, all or nothing, and twice records nothing twice (X4, E8)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.importing.events import plan_import
from engagement.models import EngagementEvent, Reached
from engagement.services.reaching.holding import Held, record_each
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.reaching import event_held
from tests.engagement.test_kin_import import as_csv, as_xlsx
from tests.racing import at_once

HEAD = ["Ward", "Held on", "Method", "Where", "Took part", "Run by", "Other wards", "Under 16", "16 to 24"]
ROWS = [
    ["Millbrook", "5/11/2026", "Street briefing", "Brook Parade shops", "23", "priya", "Castlegate", "6", "4"],
    ["cas", "2026-11-06", "surgery", "Castle Gardens", "0", "", "", "", ""],
]


def send(client: Client, content: bytes) -> Any:
    return client.post("/reaching/events/import/", {"file": SimpleUploadedFile("list.csv", content)})


def carried(shown: Any) -> dict[str, str]:
    found = re.search(r'name="carried" value="([^"]+)"', shown.content.decode())
    assert found is not None
    return {"carried": found[1]}


@pytest.fixture
def carol(harrowmere: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(harrowmere.carol)


@pytest.mark.parametrize("made", [as_csv, as_xlsx])
def test_it_shows_then_records_and_a_second_time_nothing(
    carol: Client, harrowmere: Harrowmere, made: Callable[..., bytes]
) -> None:
    shown = send(carol, made(ROWS, HEAD))
    assert (len(shown.context["plan"].new), EngagementEvent.objects.count()) == (2, 0)
    assert carol.post("/reaching/events/import/", carried(shown)).status_code == 302
    briefing, surgery = EngagementEvent.objects.order_by("held_on")
    assert (briefing.method, briefing.attendance, briefing.run_by) == ("street_briefing", 23, harrowmere.priya)
    assert {ward.name for ward in briefing.wards.all()} == {"Millbrook", "Castlegate"}
    assert dict(Reached.objects.values_list("target", "number")) == {"age:0-15": 6, "age:16-24": 4}
    assert (surgery.ward.name, surgery.run_by, surgery.recorded_by) == (
        "Castlegate",
        harrowmere.carol,
        harrowmere.carol,
    )
    again = send(carol, made(ROWS, HEAD))
    assert [len(again.context["plan"].of(what)) for what in ("new", "unchanged")] == [0, 2]
    assert "Import all of it" not in again.content.decode()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["Northgate", "5/11/2026", "surgery", "Hall", "2"], "Row 3, Ward: you record no events for such a ward"),
        (["Millbrook", "", "surgery", "Hall", "2"], "Row 3, Held on: it is empty"),
        (["Millbrook", "5/11/2026", "séance", "Hall", "2"], "Row 3, Method: “séance” is none of"),
        (["Millbrook", "1/1/2090", "surgery", "Hall", "2"], "Row 3, Held on: Record it once it has been held"),
        (["Millbrook", "5/11/2026", "surgery", "Hall", "-2"], "Row 3, Took part: “-2” is not a whole number"),
        (["Millbrook", "5/11/2026", "surgery", "Hall", "2", "pete"], "Row 3, Run by: nobody who records events"),
        (["Millbrook", "5/11/2026", "surgery", "Hall", "2", "", "Ashdown Park"], "Row 3, Other wards: you record no"),
        (["Millbrook", "5/11/2026", "surgery", "Hall", "2", "", "", "2", "1"], "Row 3, Took part: By age, more are"),
        (["Millbrook", "5/11/2026", "street briefing", "brook parade  Shops", "9"], "Row 3, Where: the same event"),
    ],
)
def test_each_mistake_names_row_and_column_and_nothing_is_recorded(carol: Client, row: list[str], said: str) -> None:
    shown = send(carol, as_csv([ROWS[0], row], HEAD))
    assert said in str(shown.context["plan"].wrong[0])
    assert "Import all of it" not in shown.content.decode()
    assert not EngagementEvent.objects.exists()


def test_of_two_wards_of_one_name_none_is_guessed(harrowmere: Harrowmere) -> None:
    two = harrowmere.wards[3]
    two.name = harrowmere.wards[2].name
    two.save()
    row = ["Millbrook", "5/11/2026", "surgery", "Hall", "2", "", two.name]
    plan = plan_import(as_csv([row], HEAD), by=harrowmere.carol)
    assert "Other wards: two wards are called so; write its GSS code" in str(plan.wrong[0])
    by_code = plan_import(as_csv([[*row[:6], two.gss_code]], HEAD), by=harrowmere.carol)
    assert not by_code.wrong


def test_what_stands_with_another_figure_is_corrected_on_its_page(harrowmere: Harrowmere) -> None:
    event = event_held(harrowmere, attendance=12)
    row = ["Millbrook", f"{event.held_on:%Y-%m-%d}", event.method, event.place, "13"]
    plan = plan_import(as_csv([row], HEAD), by=harrowmere.carol)
    assert "stands in the book with 12" in str(plan.wrong[0])


def test_what_would_tell_who_somebody_is_is_pointed_out_first(carol: Client) -> None:
    row = ["Millbrook", "5/11/2026", "surgery", "Front room of Mrs Ocklebury", "3"]
    page = send(carol, as_csv([row], HEAD)).content.decode()
    assert "Look again before others read this" in page
    assert "Mrs Ocklebury” looks like a name" in page


def test_a_partner_s_officer_records_what_their_agency_held(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    hana = signed_in(harrowmere.hana)
    row = ["Millbrook", "5/11/2026", "focus group", "Community room", "8"]
    hana.post("/reaching/events/import/", carried(send(hana, as_csv([row], HEAD))))
    assert EngagementEvent.objects.get().agency == harrowmere.hana.agency


def test_a_thousand_cost_as_many_questions_as_one(harrowmere: Harrowmere) -> None:
    facts = {
        "held_on": timezone.localdate(), "place": "Hall", "method": "surgery", "run_by": harrowmere.carol,
        "attendance": 9,
    }  # fmt: skip
    ward = harrowmere.wards[1]
    with at_most(10):
        record_each(events=[Held(ward, facts, reached={"young": 5}) for _ in range(1000)], by=harrowmere.carol)
    assert Reached.objects.count() == 1000


def test_the_template_can_be_sent_back_as_it_is(carol: Client, harrowmere: Harrowmere) -> None:
    template = carol.get("/reaching/events/import/template.csv")
    plan = plan_import(template.content, by=harrowmere.carol)
    assert (plan.wrong, len(plan.new)) == ([], 1)
    cells = [cell for row in csv.reader(io.StringIO(template.content.decode("utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_the_same_list_sent_by_several_at_once_is_recorded_once(transactional_db: None, signed_in: SignedIn) -> None:
    borough = make_harrowmere(today=timezone.localdate())
    clients = [signed_in(borough.carol) for _ in range(4)]
    pages = [carried(send(client, as_csv(ROWS, HEAD))) for client in clients]
    answers = at_once(lambda n: clients[n].post("/reaching/events/import/", pages[n]), range(4), threads=4)
    codes = sorted(getattr(answer, "status_code", 0) for answer in answers)
    assert codes == [200, 200, 200, 302], answers
    assert EngagementEvent.objects.count() == 2
