"""/post/ tells an administrator and the ward's coordinator what could not be sent, and nothing of what is in it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from config.demonstration.cast import Harrowmere
from partnerships.models import Mail, MailState
from tests.conftest import SignedIn
from tests.partnerships.mailing import notice, written

__all__ = ["notice"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notice")]
REASON = "The mail server refused the address (550)."


def failed(borough: Harrowmere, ward: int, key: str = "view:1", **facts: Any) -> Mail:
    mail = written(key, ward=borough.wards[ward], about="MIL-26-0417", to="ada.quill@home.example", **facts)
    Mail.objects.filter(pk=mail.pk).update(state=MailState.FAILED, error=REASON, attempts=3)
    return mail


def test_it_says_what_failed_and_why_and_nothing_of_the_letter(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    failed(harrowmere, 1, subject="About the lamp", context={"name": "Ada Quill"})
    for person in (harrowmere.adam, harrowmere.carol):
        page = signed_in(person).get("/post/").content.decode()
        assert "Could not be sent (1)" in page
        assert "MIL-26-0417" in page
        assert REASON in page
        assert "Tried 3 times" in page
        for kept in ("ada.quill", "home.example", "Ada Quill", "lamp"):
            assert kept not in page


def test_a_coordinator_sees_their_own_wards(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    mail = failed(harrowmere, 1)
    client = signed_in(harrowmere.colin)
    assert "Everything has left" in client.get("/post/").content.decode()
    assert client.post(f"/post/{mail.pk}/again/").status_code == 404


def test_mail_to_staff_is_with_their_administrator(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    mail = written(user=harrowmere.hana, to=harrowmere.hana.email)
    assert mail.partnership == harrowmere.partnership
    page = signed_in(harrowmere.adam).get("/post/").content.decode()
    assert "Waiting (1)" in page
    assert "Hana Yusuf" in page


def test_send_again_puts_it_back_once(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    mail = failed(harrowmere, 1)
    client = signed_in(harrowmere.adam)
    answer = client.post(f"/post/{mail.pk}/again/", follow=True).content.decode()
    assert "in the queue again" in answer
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.error) == (MailState.WAITING, 0, "")
    assert "in the queue already" in client.post(f"/post/{mail.pk}/again/", follow=True).content.decode()


def test_what_has_left_is_gone_from_it(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    mail = failed(harrowmere, 1)
    Mail.objects.update(state=MailState.SENT)
    assert signed_in(harrowmere.adam).post(f"/post/{mail.pk}/again/").status_code == 404


def test_it_asks_as_few_questions_for_fifty_as_for_one(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    client, counts = signed_in(harrowmere.adam), []
    client.get("/post/")
    for upto in (1, 50):
        for number in range(upto):
            failed(harrowmere, 1, f"view:{upto}:{number}", user=harrowmere.rita)
            written(f"wait:{upto}:{number}", ward=harrowmere.wards[2], user=harrowmere.hana)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/post/")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12
