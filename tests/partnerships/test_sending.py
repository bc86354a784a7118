"""The worker's side: once in all ordinary cases, and never less than once (the choice is stated in `posting`)."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as post_box
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from partnerships.claiming import claim
from partnerships.models import Mail, MailState
from partnerships.posting import message_id, send_again
from partnerships.sending import forget, send_due
from tests.partnerships.mailing import notice, written

__all__ = ["notice"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notice")]


class Killed(BaseException):
    """kill -9, as far as a test of one process can have it: nothing after it is done."""


class MailServer(EmailBackend):
    """A mail server that does as the test says."""

    at_open: Callable[[], None] | None = None
    at_sending: Callable[[Any], None] | None = None
    after_sending: Callable[[], None] | None = None

    def open(self) -> bool:
        if MailServer.at_open:
            MailServer.at_open()
        return True

    def send_messages(self, messages: Any) -> int:
        if MailServer.at_sending:
            MailServer.at_sending(messages[0])
        sent = super().send_messages(messages)
        if MailServer.after_sending:
            MailServer.after_sending()
        return sent


@pytest.fixture(autouse=True)
def mail_server(settings: Any) -> type[MailServer]:
    settings.EMAIL_BACKEND = f"{MailServer.__module__}.{MailServer.__qualname__}"
    MailServer.at_open = MailServer.at_sending = MailServer.after_sending = None
    return MailServer


def failing(error: Exception) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise error

    return fail


def claims_run_out() -> None:
    Mail.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))


def sent_ids() -> list[str]:
    return [str(message.message()["Message-ID"]) for message in post_box.outbox]


def test_it_goes_out_once_as_written() -> None:
    written(unsubscribe_url="/unsubscribe/abc/")
    assert (send_due(), send_due()) == (1, 0)
    (message,) = post_box.outbox
    assert message.recipients() == ["rita@harrowmere.example"]
    headers = message.message()
    assert headers["Message-ID"] == message_id("notice:1")
    assert headers["List-Unsubscribe"] == "<http://localhost:8000/unsubscribe/abc/>"
    assert headers["Auto-Submitted"] == "auto-generated"
    mail = Mail.objects.get()
    assert (mail.state, mail.attempts, mail.error) == (MailState.SENT, 1, "")
    assert (mail.text, mail.html, mail.unsubscribe_url) == ("", "", "")  # links in them are secrets
    assert mail.sent_at is not None


def test_it_waits_for_its_time() -> None:
    written(due_at=timezone.now() + timedelta(hours=1))
    assert send_due() == 0
    Mail.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    assert send_due() == 1


def test_a_worker_killed_before_the_hand_over_loses_nothing() -> None:
    written()
    assert claim(Mail.objects.due(), state=MailState.SENDING) is not None
    assert send_due() == 0  # it may still be at it
    claims_run_out()
    assert send_due() == 1
    assert len(post_box.outbox) == 1


def test_a_worker_killed_after_the_hand_over_sends_a_copy_known_as_one(mail_server: type[MailServer]) -> None:
    """The one window in which a mail goes twice: between the server's yes and our commit."""
    written()
    mail_server.after_sending = failing(Killed())  # type: ignore[arg-type]
    with pytest.raises(Killed):
        send_due()
    assert Mail.objects.get().state == MailState.SENDING
    mail_server.after_sending = None
    claims_run_out()
    assert send_due() == 1
    assert sent_ids() == [message_id("notice:1")] * 2


def test_one_that_kills_every_worker_is_given_up(mail_server: type[MailServer], settings: Any) -> None:
    settings.POST_ATTEMPTS = 3
    written("poison")
    mail_server.at_sending = failing(Killed())  # type: ignore[arg-type]
    for _ in range(3):
        with pytest.raises(Killed):
            send_due()
        claims_run_out()
    written("good", to="hana@harrowmere.example")
    mail_server.at_sending = None
    assert send_due() == 1
    poison = Mail.objects.get(key="poison")
    assert (poison.state, poison.error) == (MailState.FAILED, "The worker stopped each time it tried.")


def test_it_is_tried_again_later_and_later_and_then_given_up(mail_server: type[MailServer], settings: Any) -> None:
    settings.POST_ATTEMPTS = 4
    written()
    mail_server.at_sending = failing(smtplib.SMTPDataError(451, b"try again, rita@harrowmere.example is busy"))
    waits = []
    for _ in range(4):
        assert send_due() == 0
        mail = Mail.objects.get()
        waits.append(round((mail.due_at - timezone.now()).total_seconds() / 60))
        assert mail.error == "The mail server refused it (451: try again, (address) is busy)."
        Mail.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    assert waits[:3] == [1, 2, 5]
    assert Mail.objects.get().state == MailState.FAILED
    assert send_due() == 0
    mail_server.at_sending = None
    assert send_again(mail=mail)
    assert not send_again(mail=mail)
    assert send_due() == 1


def test_an_address_refused_for_good_is_not_tried_again(mail_server: type[MailServer]) -> None:
    written()
    refusal = smtplib.SMTPRecipientsRefused(
        {"rita@harrowmere.example": (550, b"5.1.1 no rita@harrowmere.example here")}
    )
    mail_server.at_sending = failing(refusal)
    send_due()
    mail = Mail.objects.get()
    assert (mail.state, mail.attempts) == (MailState.FAILED, 1)
    assert mail.error == "The mail server refused the address (550: 5.1.1 no (address) here)."


def test_a_mail_server_that_is_away_costs_no_mail_an_attempt(mail_server: type[MailServer]) -> None:
    for number in range(3):
        written(f"notice:{number}")
    mail_server.at_open = failing(ConnectionRefusedError("Connection refused"))
    assert send_due() == 0
    states = set(Mail.objects.values_list("state", "attempts", "error"))
    assert states == {(MailState.WAITING, 0, "The mail server does not answer (ConnectionRefusedError).")}
    mail_server.at_open = None
    assert send_due() == 3
    assert set(Mail.objects.values_list("error", flat=True)) == {""}


def test_an_address_is_forgotten_long_after_but_never_what_was_sent() -> None:
    written()
    written("waiting", due_at=timezone.now() + timedelta(hours=1))
    send_due()
    assert forget() == 0
    Mail.objects.filter(key="notice:1").update(sent_at=timezone.now() - timedelta(days=91))
    assert (forget(), forget()) == (1, 0)
    assert Mail.objects.get(key="notice:1").to == ""
    assert Mail.objects.get(key="waiting").to == "rita@harrowmere.example"
    written()
    assert send_due() == 0
