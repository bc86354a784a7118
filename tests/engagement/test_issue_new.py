"""/issues/new/: logged with no more than a concern and a ward, on behalf of anyone, once however often it is sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Channel, Issue, Method, RaiserKind, Stage
from partnerships.models import Meeting
from tests.conftest import SignedIn
from tests.racing import at_once

LABELS = [
    "What is the concern?", "What was said", "Ward", "Where", "How it reached us", "Who raised it",
    "Can others see who raised it?", "Who should we tell?",
]  # fmt: skip


def asked(borough: Harrowmere, **answers: Any) -> dict[str, Any]:
    """What a browser sends when everything else is left as it stands."""
    return {
        "concern": "Bins set alight behind the shops", "ward": borough.wards[1].pk, "method": "direct",
        "received_text": "", "place": "", "raised_by": "", "others_may_see": "no", "tell": "",
        "submission": str(uuid4()), **answers,
    }  # fmt: skip


def test_it_asks_what_the_page_promises_and_no_more(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    form = signed_in(harrowmere.carol).get("/issues/new/").context["form"]
    assert [field.label for field in form.visible_fields()] == LABELS


def test_all_but_concern_and_ward_may_be_left(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    response = signed_in(harrowmere.carol).post("/issues/new/", asked(harrowmere))
    issue = Issue.objects.get()
    assert response["Location"] == f"/issues/{issue.reference}/"
    assert (issue.stage, issue.method, issue.received_by) == (Stage.NEW, Method.DIRECT, harrowmere.carol)
    assert (issue.raisers.count(), issue.steps.count(), issue.public_wording) == (0, 1, "")


@pytest.mark.parametrize("lacking", ["concern", "ward"])
def test_what_is_lacking_is_said_and_the_rest_kept(harrowmere: Harrowmere, signed_in: SignedIn, lacking: str) -> None:
    response = signed_in(harrowmere.carol).post("/issues/new/", asked(harrowmere, **{lacking: "", "tell": "Mrs Ahmed"}))
    assert lacking in response.context["form"].errors
    assert b"Mrs Ahmed" in response.content
    assert not Issue.objects.exists()


def test_the_ward_is_chosen_for_somebody_with_one(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    chosen = signed_in(harrowmere.cllr_jones).get("/issues/new/").context["form"]["ward"].value()
    assert chosen == harrowmere.wards[1].pk
    assert signed_in(harrowmere.carol).get("/issues/new/").context["form"]["ward"].value() is None


def test_another_s_ward_cannot_be_chosen(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    response = signed_in(harrowmere.carol).post("/issues/new/", asked(harrowmere, ward=harrowmere.wards[7].pk))
    assert "ward" in response.context["form"].errors


def test_a_representative_brings_their_own_by_their_own_methods(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    form = signed_in(harrowmere.rita).get("/issues/new/").context["form"]
    assert form["raised_by"].value() == "Rita Okafor"
    assert [value for value, _ in form.fields["method"].choices] == ["np", "pact", "direct"]


def test_an_np_concern_is_owed_to_the_latest_meeting_s_members(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    for days in (90, 5, -20):
        Meeting.objects.create(group=harrowmere.np(1), starts_at=timezone.now() - timedelta(days=days))
    signed_in(harrowmere.carol).post("/issues/new/", asked(harrowmere, method="np", raised_by="rita"))
    issue = Issue.objects.get()
    assert issue.heard_at is not None
    assert (timezone.now() - issue.heard_at.starts_at).days == 5
    raiser = issue.raisers.get()
    assert (raiser.user, raiser.kind, raiser.name) == (harrowmere.rita, RaiserKind.MEMBER, "Rita Okafor")
    assert not raiser.wants_to_know  # she hears with the members


def test_from_a_meeting_s_page_it_is_heard_there(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    older = Meeting.objects.create(group=harrowmere.np(1), starts_at=timezone.now() - timedelta(days=90))
    Meeting.objects.create(group=harrowmere.np(1), starts_at=timezone.now() - timedelta(days=5))
    client = signed_in(harrowmere.carol)
    form = client.get(f"/issues/new/?meeting={older.pk}").context["form"]
    assert (form["method"].value(), form["ward"].value()) == ("np", harrowmere.wards[1].pk)
    client.post(f"/issues/new/?meeting={older.pk}", asked(harrowmere, method="np", meeting=older.pk))
    assert Issue.objects.get().heard_at == older


def test_who_is_told_is_read_line_by_line(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    tell = "Mrs Ahmed, 01632 960555\nJo Bloggs <jo@example.org>\n\nthe caretaker"
    signed_in(harrowmere.carol).post(
        "/issues/new/", asked(harrowmere, raised_by="Mrs Ahmed, cllr-jones", tell=tell, others_may_see="yes")
    )
    people = {raiser.name: raiser for raiser in Issue.objects.get().raisers.all()}
    assert people["Mrs Ahmed"].phone == "01632 960555"
    assert people["Mrs Ahmed"].channel == Channel.TELEPHONE
    assert people["Mrs Ahmed"].others_may_see
    assert people["Dilys Jones"].kind == RaiserKind.COUNCILLOR
    assert people["Jo Bloggs"].email == "jo@example.org"
    assert not people["Jo Bloggs"].raised_it
    assert not people["Jo Bloggs"].others_may_see
    assert people["the caretaker"].channel == ""


def test_a_name_is_pointed_out_before_it_is_saved(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    client, given = signed_in(harrowmere.carol), asked(harrowmere, concern="Mrs Ahmed burns rubbish at 14 Mill Road")
    shown = client.post("/issues/new/", given)
    assert not Issue.objects.exists()
    assert b'<mark class="wb-flagged">Mrs Ahmed</mark>' in shown.content
    assert b"Save it as it is" in shown.content
    seen = shown.context["form"].text_seen
    changed = client.post("/issues/new/", {**given, "concern": "Darren Smith burns rubbish", "as_it_is": seen})
    assert b"Darren Smith</mark>" in changed.content  # another text than the one that was looked at
    assert not Issue.objects.exists()
    client.post("/issues/new/", {**given, "as_it_is": seen})
    assert Issue.objects.get().concern == "Mrs Ahmed burns rubbish at 14 Mill Road"


def test_sent_again_with_other_words_it_says_so_and_keeps_them(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    client, given = signed_in(harrowmere.carol), asked(harrowmere)
    client.post("/issues/new/", given)
    response = client.post("/issues/new/", {**given, "concern": "Something else"})
    assert response.status_code == 409
    assert b"Something else" in response.content
    assert Issue.objects.count() == 1


def test_twenty_clicks_make_one_issue(transactional_db: None, settings: Any) -> None:
    settings.DEMONSTRATION = True
    borough = make_harrowmere(today=timezone.localdate())
    signed_in = SignedIn()
    clients = [signed_in(borough.carol) for _ in range(20)]
    given = asked(borough)

    def click(client: Client) -> tuple[int, str]:
        response = client.post("/issues/new/", given)
        return response.status_code, response.headers.get("Location", "")

    answers = at_once(click, clients, threads=20)
    assert set(answers) == {(302, f"/issues/{Issue.objects.get().reference}/")}
