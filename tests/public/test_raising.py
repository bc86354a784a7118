"""Anybody raises a concern without an account: few questions, none of them who; once, however often it is sent."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, Method, Raiser, Stage, Step, Verb
from tests.conftest import SignedIn

RAISE = "/wards/millbrook/raise/"


@pytest.fixture(autouse=True)
def _a_new_minute(db: None) -> None:
    cache.clear()


def send(client: Client, **facts: Any) -> Any:
    sent = {"submission": str(uuid4()), "concern": "Rubbish left behind the shops", **facts}
    return client.post(RAISE, sent)


def test_one_line_is_enough(harrowmere: Harrowmere, client: Client) -> None:
    response = send(client)
    issue = Issue.objects.get()
    assert (issue.ward, issue.concern, issue.method) == (
        harrowmere.wards[1], "Rubbish left behind the shops", Method.PUBLIC_FORM,
    )  # fmt: skip
    assert (issue.stage, issue.received_by, issue.reference[:4]) == (Stage.NEW, None, "MIL-")
    step = Step.objects.get()
    assert (step.verb, step.by, step.by_name) == (Verb.RAISED, None, "Somebody, through the public form")
    raiser = Raiser.objects.get()
    assert (raiser.name, raiser.wants_to_know, raiser.others_may_see) == ("Name not given", False, False)
    assert response["Location"] == f"{RAISE}sent/{raiser.token}/"


def test_what_is_told_goes_where_it_belongs(harrowmere: Harrowmere, client: Client) -> None:
    send(client, received_text="Every Friday since May.", place="Behind 14 Tanner Street, HM1 1AB", name="Ada Moss",
         email="ada@example.org", phone="01632 960001", others_may_see="on")  # fmt: skip
    issue, raiser = Issue.objects.get(), Raiser.objects.get()
    assert (issue.received_text, issue.place) == ("Every Friday since May.", "Behind 14 Tanner Street, HM1 1AB")
    assert (issue.public_wording, issue.shared_place) == ("", "Tanner Street")
    assert (raiser.name, raiser.email, raiser.phone) == ("Ada Moss", "ada@example.org", "01632 960001")
    assert (raiser.channel, raiser.wants_to_know, raiser.others_may_see) == ("email", True, True)


def test_the_confirmation_gives_the_reference_and_the_address_to_follow(
    harrowmere: Harrowmere, client: Client, settings: Any
) -> None:
    response = client.get(send(client)["Location"])
    shown = response.content.decode()
    assert Issue.objects.get().reference in shown
    assert f"{settings.SITE_URL}/follow/{Raiser.objects.get().token}/" in shown
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "same-origin"


def test_a_confirmation_opens_with_its_own_address_only(harrowmere: Harrowmere, client: Client) -> None:
    send(client)
    token = Raiser.objects.get().token
    assert client.get(f"/wards/castlegate/raise/sent/{token}/").status_code == 404
    assert client.get(f"{RAISE}sent/{token[:-1]}/").status_code == 404


def test_sent_twice_it_is_raised_once(harrowmere: Harrowmere, client: Client) -> None:
    key = str(uuid4())
    first, second = send(client, submission=key), send(client, submission=key)
    assert first["Location"] == second["Location"]
    assert Issue.objects.count() == 1
    assert send(client, submission=key, concern="Something else").status_code == 409
    assert Issue.objects.count() == 1


def test_a_name_in_the_line_that_others_read_is_pointed_out(harrowmere: Harrowmere, client: Client) -> None:
    said = {"concern": "Mrs Ahmed of 14 Tanner Street leaves rubbish"}
    shown = send(client, **said).content.decode()
    assert "Not sent yet" in shown
    assert "“Mrs Ahmed” looks like a name" in shown
    assert not Issue.objects.exists()
    assert shown.index(">Send</button>") < shown.index('name="as_it_is"')  # Enter presses the first
    seen = shown.split('name="as_it_is" value="')[1].split('"')[0]
    send(client, **said, as_it_is=seen)
    assert Issue.objects.count() == 1


def test_what_only_the_team_reads_may_name_people(harrowmere: Harrowmere, client: Client) -> None:
    send(client, received_text="Mrs Ahmed of 14 Tanner Street saw them.")
    assert Issue.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"concern": ""}, "Fill in: What is the concern?"),
        ({"concern": "   "}, "Fill in: What is the concern?"),
        ({"concern": "x" * 201}, "200"),
        ({"received_text": "x" * 4001}, "4000"),
        ({"email": "ada@"}, "e-mail"),
        ({"email": "ada@example.org\r\nBcc: all@example.org"}, "e-mail"),
        ({"phone": "ask for me"}, "Type a telephone number, such as 01632 960001, or leave it empty."),
        ({"phone": "12"}, "Type a telephone number"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    harrowmere: Harrowmere, client: Client, facts: dict[str, str], words: str
) -> None:
    response = send(client, **{"place": "By the bridge", **facts})
    shown = response.content.decode()
    assert words.lower() in shown.lower()
    assert "By the bridge" in shown
    assert not Issue.objects.exists()


def test_nothing_else_can_be_set(harrowmere: Harrowmere, client: Client) -> None:
    send(client, public_wording="Published!", stage="closed", sensitivity="public", by=harrowmere.carol.pk,
         reference="MIL-26-9999", raised_on="2020-01-01", ward=harrowmere.wards[2].pk, outcome="x")  # fmt: skip
    issue = Issue.objects.get()
    assert (issue.ward, issue.public_wording, issue.stage, issue.outcome) == (harrowmere.wards[1], "", Stage.NEW, "")
    assert (issue.raised_on, issue.sensitivity) == (timezone.localdate(), "partners")


def test_ten_a_minute_then_it_asks_to_wait(harrowmere: Harrowmere, client: Client) -> None:
    answers = [send(client, concern=f"Rubbish, heap {number}").status_code for number in range(12)]
    assert answers == [302] * 10 + [429] * 2
    assert Issue.objects.count() == 10
    assert send(Client(REMOTE_ADDR="10.1.1.2")).status_code == 302
    assert client.get("/wards/millbrook/").status_code == 200


def test_a_ward_that_takes_no_concerns_leads_back_to_its_page(harrowmere: Harrowmere, client: Client) -> None:
    ward = harrowmere.wards[1]
    ward.valid_to = timezone.localdate()
    ward.save()
    for response in (client.get(RAISE), send(client)):
        assert (response.status_code, response["Location"]) == (302, "/wards/millbrook/")
    assert not Issue.objects.exists()


def test_the_page_is_for_one_browser_and_carries_a_token(harrowmere: Harrowmere) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.get(RAISE)
    assert response["Cache-Control"] == "private, no-cache"
    assert strict.post(RAISE, {"concern": "Rubbish"}).status_code == 403
    assert not Issue.objects.exists()


def test_the_coordinator_finds_it_in_the_list(harrowmere: Harrowmere, client: Client, signed_in: SignedIn) -> None:
    send(client)
    shown = signed_in(harrowmere.carol).get("/issues/").content.decode()
    assert Issue.objects.get().reference in shown


def test_it_takes_few_queries(harrowmere: Harrowmere, client: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(12):
        client.get(RAISE)
    with django_assert_max_num_queries(40):
        send(client, name="Ada Moss", email="ada@example.org")
