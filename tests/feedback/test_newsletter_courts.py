"""What courts decided is offered to the ward's newsletter, once, and goes out past a second person (001 rec 2.3)."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from config.demonstration.cast import Harrowmere
from feedback.models import CourtTold, Newsletter
from feedback.services.newsletters import approving, drafting, editing
from feedback.services.newsletters.facts import gather
from feedback.services.newsletters.showing import as_printed, printed_html
from feedback.services.newsletters.wording import remarks
from partnerships.errors import Refused
from tasking.models import Spread
from tasking.services import courts
from tests.conftest import SignedIn
from tests.feedback.newsletters import draft, published
from tests.tasking.test_sentencing import WORDS, a_sentence


def told(newsletter: Newsletter) -> list[str]:
    return [court["wording"] for court in as_printed(newsletter)["courts"]]


def test_it_is_offered_where_people_are_to_be_told(harrowmere: Harrowmere) -> None:
    a_sentence(harrowmere, spread=Spread.WARD)
    a_sentence(harrowmere, ward=2, wording="Told in the neighbourhood.", spread=Spread.NEIGHBOURHOOD)
    a_sentence(harrowmere, ward=2, wording="CANARY of the next ward", spread=Spread.WARD)
    a_sentence(harrowmere, ward=7, wording="CANARY of another neighbourhood", spread=Spread.NEIGHBOURHOOD)
    a_sentence(harrowmere, wording="CANARY for the meeting", spread=Spread.MEETING)
    a_sentence(harrowmere, wording="CANARY undecided")
    newsletter = draft(harrowmere)
    assert sorted(told(newsletter)) == sorted([WORDS, "Told in the neighbourhood."])
    assert "CANARY" not in printed_html(newsletter)


def test_an_editor_leaves_it_out_and_puts_it_in(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    outcome = a_sentence(harrowmere, spread=Spread.WARD)
    newsletter = draft(harrowmere)
    client = signed_in(harrowmere.carol)
    address = reverse("newsletter-court", args=[newsletter.pk, outcome.pk])
    client.post(address, {"do": "out"})
    assert "Left out by you." in client.get(newsletter.get_absolute_url()).content.decode()
    assert told(Newsletter.objects.get(pk=newsletter.pk)) == []
    client.post(address, {"do": "in"})
    assert told(Newsletter.objects.get(pk=newsletter.pk)) == [WORDS]
    with pytest.raises(PermissionDenied):
        editing.tell_of_court(newsletter=newsletter, outcome=outcome.pk, by=harrowmere.colin, told=False)


def test_once_published_it_is_not_offered_again_until_that_is_withdrawn(harrowmere: Harrowmere) -> None:
    outcome = a_sentence(harrowmere, spread=Spread.NEIGHBOURHOOD)
    out = published(harrowmere)
    assert list(CourtTold.objects.values_list("newsletter", "outcome", "left_out")) == [(out.pk, outcome.pk, False)]
    assert told(out) == [WORDS]
    again = Newsletter(ward=out.ward, period_from=out.period_from, period_to=out.period_to, started_by=harrowmere.carol)
    assert gather(again, telling=[])["courts"] == []
    neighbour = Newsletter(ward=harrowmere.wards[2], period_from=out.period_from, period_to=out.period_to)
    assert [court["id"] for court in gather(neighbour, telling=[])["courts"]] == [outcome.pk]
    approving.withdraw(newsletter=out, by=harrowmere.ines, because="A mistake in it.")
    assert [court["id"] for court in gather(again, telling=[])["courts"]] == [outcome.pk]


def test_taken_back_it_is_in_no_draft_any_more(harrowmere: Harrowmere) -> None:
    outcome = a_sentence(harrowmere, spread=Spread.WARD)
    newsletter = draft(harrowmere)
    courts.take_back(outcome=outcome, by=harrowmere.carol, because="An appeal.")
    assert told(newsletter) == []
    drafting.bring_up_to_date(newsletter)
    with pytest.raises(Refused):
        editing.tell_of_court(newsletter=newsletter, outcome=outcome.pk, by=harrowmere.carol, told=True)


def test_what_looks_like_somebody_is_pointed_out_before_it_goes(harrowmere: Harrowmere) -> None:
    a_sentence(harrowmere, wording="Mr Darren Slater of 14 Mill Lane was fined.", spread=Spread.WARD)
    newsletter = draft(harrowmere)
    assert [remark.field for remark in remarks(newsletter)] == ["courts"]
    with pytest.raises(Refused):
        approving.submit(newsletter=newsletter, by=harrowmere.carol)
