"""The worker's side of the post room: take what is due, hand it to the mail server, write down what became of it."""

from __future__ import annotations

import re
import smtplib
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models.functions import Now

from partnerships.claiming import claim, held
from partnerships.models import Mail, MailState
from partnerships.posting import message_id

# A run ends before the task's time limit would end it in the middle of a mail; the next tick goes on.
RUN_SECONDS = 35
# Minutes to the next attempt, after the first, the second, ...: ten attempts are spread over about a day and a half.
BACKOFF_MINUTES = (1, 2, 5, 15, 30, 60, 180, 360, 720, 720)
ADDRESS = re.compile(r"[^\s<>@]+@[^\s<>@]+")
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a mail did not leave: a reason without addresses, and whose fault it is."""

    reason: str
    for_good: bool = False
    server: bool = False


def send_due() -> int:
    """Send what is due, oldest first, until nothing is or this run has lasted long enough. Returns how many went.

    Any number of workers may run it at once. A mail server that does not answer costs no mail an attempt.
    """
    if not Mail.objects.due().exists():
        return 0
    line = get_connection()
    try:
        line.open()
    except (smtplib.SMTPException, OSError) as error:
        _server_is_away(trouble_from(error).reason)
        return 0
    try:
        return _send_all(line)
    finally:
        _hang_up(line)


def _send_all(line: Any) -> int:
    ends, sent = time.monotonic() + RUN_SECONDS, 0
    while time.monotonic() < ends:
        mail = claim(Mail.objects.due(), state=MailState.SENDING)
        if mail is None:
            break
        if mail.attempts > settings.POST_ATTEMPTS:
            _failed(mail, Trouble(mail.error or "The worker stopped each time it tried.", for_good=True))
            continue
        trouble = _send(mail, line)
        sent += trouble is None
        if trouble and trouble.server:
            break  # the others would meet the same
    return sent


def _send(mail: Mail, line: Any) -> Trouble | None:
    """Hand over one claimed mail. The row says `sent` in the transaction that is committed once the server has it."""
    try:
        with held(mail) as row:
            if row is None:
                return None  # its claim ran out before it was in hand, and another worker has it
            # Its text goes with it: it may hold a link that is a secret, and what was told stands where it belongs.
            Mail.objects.filter(pk=row.pk).update(
                state=MailState.SENT, sent_at=Now(), claimed_until=None, error="", text="", html="", unsubscribe_url=""
            )
            envelope(row, line).send()
    except (smtplib.SMTPException, OSError) as error:
        trouble = trouble_from(error)
        _failed(mail, trouble)
        return trouble
    log.info("mail_sent", mail=mail.pk, kind=mail.kind)
    return None


def forget() -> int:
    """Take address and subject from mail that left POST_KEEP_DAYS ago; its key stays, so it is never sent again."""
    before = Now() - timedelta(days=settings.POST_KEEP_DAYS)
    old = Mail.objects.filter(state=MailState.SENT, sent_at__lt=before).exclude(to="")
    return old.update(to="", subject="")


def envelope(mail: Mail, line: Any) -> EmailMultiAlternatives:
    """The message as it goes out: one recipient, a Message-ID made from the key, no answer from robots."""
    headers = {"Message-ID": message_id(mail.key), "Auto-Submitted": "auto-generated"}
    if mail.unsubscribe_url:
        headers["List-Unsubscribe"] = f"<{mail.unsubscribe_url}>"
    message = EmailMultiAlternatives(
        mail.subject, mail.text, settings.DEFAULT_FROM_EMAIL, [mail.to], headers=headers, connection=line
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def trouble_from(error: Exception) -> Trouble:
    """What an error of the mail server means: give up, try this mail later, or leave all of them for later."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, said = next(iter(error.recipients.values()))
            return Trouble(f"The mail server refused the address ({code}{_said(said)}).", for_good=code >= 500)
        case smtplib.SMTPSenderRefused() | smtplib.SMTPAuthenticationError() | smtplib.SMTPHeloError():
            reason = f"The mail server refused us ({error.smtp_code}{_said(error.smtp_error)})."
            return Trouble(reason, server=True)
        case smtplib.SMTPConnectError():
            return Trouble(f"The mail server takes no mail now ({error.smtp_code}).", server=True)
        case smtplib.SMTPResponseException():
            code = error.smtp_code
            return Trouble(f"The mail server refused it ({code}{_said(error.smtp_error)}).", for_good=code >= 500)
        case smtplib.SMTPServerDisconnected() | OSError():
            return Trouble(f"The mail server does not answer ({type(error).__name__}).", server=True)
    return Trouble(f"The mail server does not understand us ({type(error).__name__}).", server=True)


def _said(answer: bytes | str) -> str:
    """The server's own words for a person to read: without addresses, on one line, cut short."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
    words = " ".join(ADDRESS.sub("(address)", text).split())
    return f": {words[:160]}" if words else ""


def _failed(mail: Mail, trouble: Trouble) -> None:
    """Write down why; the mail waits for its next attempt, or is given up."""
    row = Mail.objects.filter(pk=mail.pk, state=MailState.SENDING, attempts=mail.attempts)
    if trouble.for_good or mail.attempts >= settings.POST_ATTEMPTS:
        row.update(state=MailState.FAILED, error=trouble.reason[:300], claimed_until=None)
        log.error("mail_given_up", mail=mail.pk, kind=mail.kind, attempts=mail.attempts)
        return
    wait = timedelta(minutes=BACKOFF_MINUTES[min(mail.attempts, len(BACKOFF_MINUTES)) - 1])
    row.update(state=MailState.WAITING, error=trouble.reason[:300], claimed_until=None, due_at=Now() + wait)
    log.warning("mail_not_sent", mail=mail.pk, kind=mail.kind, attempts=mail.attempts)


def _server_is_away(reason: str) -> None:
    """All that is due goes on waiting, with the reason; no mail has used up an attempt."""
    Mail.objects.due().filter(state=MailState.WAITING).update(error=reason[:300])
    log.error("mail_server_away")


def _hang_up(line: Any) -> None:
    try:
        line.close()
    except (smtplib.SMTPException, OSError):
        log.info("mail_server_hung_up_first")  # everything sent is written down already
