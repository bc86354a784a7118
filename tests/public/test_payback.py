"""Residents suggest payback work on the ward's page, without an account, and read there what was done (T12)."""

from __future__ import annotations

from django.test import Client

from config.demonstration.cast import Harrowmere
from engagement.models import Sensitivity
from tasking.models import Payback
from tasking.services import payback as steps
from tests.tasking.paybacks import WORK, payback_done, payback_sent

FORM = "/wards/millbrook/payback/"
WARD = "/wards/millbrook/"


def test_a_suggestion_is_in_the_book_with_whoever_made_it(harrowmere: Harrowmere, client: Client) -> None:
    sent = client.post(FORM, {"concern": "Paint the railings", "email": "sam@example.org", "received_text": "Rusty."})
    assert sent.status_code == 302
    payback = Payback.objects.select_related("issue").get()
    raiser = payback.issue.raisers.get()
    assert (payback.state, raiser.email, raiser.wants_to_know) == ("suggested", "sam@example.org", True)
    page = client.get(sent["Location"]).content.decode()
    assert "Your suggestion is in the book" in page
    assert payback.issue.reference in page
    assert client.get(f"/follow/{raiser.token}/").status_code == 200


def test_what_tells_who_somebody_is_is_pointed_out_first(harrowmere: Harrowmere, client: Client) -> None:
    shown = client.post(FORM, {"concern": "Paint the railings at 14 Mill Lane, ask Mrs Ahmed on 07700 900123"})
    assert shown.status_code == 200
    assert not Payback.objects.exists()
    assert "Not sent yet" in shown.content.decode()


def test_it_is_throttled_with_the_form_for_concerns(harrowmere: Harrowmere, client: Client) -> None:
    answers = [client.post(address, {}).status_code for _ in range(6) for address in (FORM, f"{WARD}raise/")]
    assert answers[-1] == 429
    assert answers[0] == 200


def test_what_is_done_stands_on_the_wards_page_in_its_public_wording(harrowmere: Harrowmere, client: Client) -> None:
    payback = payback_done(harrowmere)
    payback_sent(harrowmere, work="CANARY not done yet")
    payback_done(harrowmere, ward=2, work="CANARY of the next ward")
    restricted = payback_done(harrowmere, work="CANARY restricted")
    restricted.issue.sensitivity = Sensitivity.RESTRICTED
    restricted.issue.save(update_fields=["sensitivity"])
    shown = client.get(WARD).content.decode()
    assert "Community payback done in this ward" in shown
    assert WORK in shown
    assert "CANARY" not in shown
    assert "Forty metres" not in shown
    payback.refresh_from_db()
    steps.show(payback=payback, by=harrowmere.carol, shown=False)
    assert WORK not in client.get(WARD).content.decode()
    steps.show(payback=payback, by=harrowmere.carol, shown=True)
    assert WORK in client.get(WARD).content.decode()


def test_a_ward_that_takes_no_concerns_takes_no_suggestions(harrowmere: Harrowmere, client: Client) -> None:
    harrowmere.wards[1].partnership = None
    harrowmere.wards[1].save()
    assert client.get(FORM).status_code == 302
    assert "Suggest what could be done" not in client.get(WARD).content.decode()
