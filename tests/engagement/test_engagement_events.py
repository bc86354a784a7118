"""Whatever was held is recorded: method, place, who ran it, how many, of which groups, what was heard (003 4.7.2)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import heard
from engagement.models import EngagementEvent, EngagementMethod, Method
from engagement.services import reaching as steps
from engagement.services.raising import Line
from engagement.services.reaching.holding import hear
from partnerships.errors import Conflict, Refused
from tests.conftest import SignedIn
from tests.engagement.reaching import event_held


@pytest.mark.parametrize(
    "words",
    ["Postal survey", "Public meeting", "Open day", "Street briefing", "Focus group", "House-to-house calls",
     "Meeting of a group", "Surgery", "Card drop", "Street questionnaire", "Street roll call", "‘Have a say’ day"],
)  # fmt: skip
def test_every_method_of_the_sources_may_be_recorded(words: str) -> None:
    assert words in EngagementMethod.labels


def test_on_one_page_with_its_counts_and_issues(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    priya = signed_in(harrowmere.priya)
    typed = {
        "held_on": timezone.localdate().isoformat(), "method": "public_meeting", "place": "St Mary’s hall",
        "run_by": harrowmere.priya.pk, "attendance": 31, "also": [harrowmere.wards[2].pk], "reached_a65": 12,
        "reached_disabled": 4, "concern_1": "Mopeds on the towpath", "place_1": "Canal Street",
    }  # fmt: skip
    priya.post("/reaching/millbrook/record/", typed)
    event = EngagementEvent.objects.get()
    assert {row.target: row.number for row in event.reached.all()} == {"age:65-79": 12, "disability:disabled": 4}
    assert set(event.wards.all()) == {harrowmere.wards[1], harrowmere.wards[2]}
    issue = heard.issues_heard_in(event).get()
    assert (issue.method, issue.ward, issue.place) == (Method.EVENT, harrowmere.wards[1], "Canal Street")
    page = priya.get(event.get_absolute_url()).content.decode()
    assert all(words in page for words in ("St Mary’s hall", "31", "65 to 79", issue.reference))
    assert event.get_absolute_url() in priya.get(issue.get_absolute_url()).content.decode()


def test_names_are_pointed_out_before_they_are_kept(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    typed = {
        "held_on": timezone.localdate().isoformat(), "method": "surgery", "place": "Library", "attendance": 6,
        "run_by": harrowmere.priya.pk, "said": "Ring Mrs Ahmed on 01632 960123.",
    }  # fmt: skip
    page = signed_in(harrowmere.priya).post("/reaching/millbrook/record/", typed).content.decode()
    assert "Look again before others read this" in page
    assert not EngagementEvent.objects.exists()


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"reached": {"age:16-24": 7, "age:25-44": 7}}, "attendance"), ({"reached": {"faith": 13}}, "attendance")],
)
def test_no_more_are_counted_than_came(harrowmere: Harrowmere, facts: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        event_held(harrowmere, attendance=12, **facts)
    assert refused.value.field == field
    with pytest.raises(Refused):
        event_held(harrowmere, held_on=timezone.localdate() + timedelta(days=1))


def test_a_partner_records_its_own_and_others_are_told_no_few(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    event = event_held(
        harrowmere, by=harrowmere.hana, run_by=harrowmere.hana, attendance=3, said="The lift is out again.",
        reached={"age:80+": 3},
    )  # fmt: skip
    assert event.agency == harrowmere.hana.agency
    for knows, reader in ((True, harrowmere.hana), (True, harrowmere.carol), (False, harrowmere.cllr_jones)):
        page = signed_in(reader).get(event.get_absolute_url()).content.decode()
        assert ("80 and over" in page) is knows
        assert ("The lift is out again." in page) is knows
        assert ("fewer than five" in page) is not knows
    with pytest.raises(PermissionDenied):
        event_held(harrowmere, by=harrowmere.cllr_jones, run_by=harrowmere.cllr_jones)


def test_it_is_corrected_and_two_do_not_overwrite(harrowmere: Harrowmere) -> None:
    event = event_held(harrowmere, reached={"age:16-24": 5})
    plain = {name: getattr(event, name) for name in ("held_on", "place", "method", "run_by", "together_with",
                                                     "handed_out", "said")}  # fmt: skip
    changed = steps.change_event(
        event=event, by=harrowmere.carol, version=1, attendance=15, reached={"age:25-44": 9}, **plain
    )
    assert (changed.attendance, changed.reached.get().target) == (15, "age:25-44")
    with pytest.raises(Conflict):
        steps.change_event(event=event, by=harrowmere.priya, version=1, attendance=2, reached={}, **plain)
    with pytest.raises(PermissionDenied):
        steps.change_event(event=event, by=harrowmere.hana, version=2, attendance=2, reached={}, **plain)


def test_more_is_heard_of_another_of_its_wards(harrowmere: Harrowmere) -> None:
    event = event_held(harrowmere, also=[harrowmere.wards[2]])
    hear(event=event, ward=harrowmere.wards[2], lines=[Line("Dark steps by the castle")], by=harrowmere.carol)
    assert heard.issues_heard_in(event).get().ward == harrowmere.wards[2]
    with pytest.raises(Refused):
        hear(event=event, ward=harrowmere.wards[3], lines=[Line("Elsewhere")], by=harrowmere.carol)
