"""What the fault tests of the outbox share: many mails, and waiting until they are gone."""

from __future__ import annotations

import time

from django.db.models import Count, Max

from partnerships import nudge
from partnerships.models import Mail, MailState
from partnerships.tasks import send_due

QUICKLY = {"WARDBOOK_CLAIM_SECONDS": "2", "WARDBOOK_TICK_SECONDS": "1"}
"""Claims and ticks of a test that cannot wait; what holds with these holds with longer ones, later."""


def write_mails(number: int, prefix: str = "mail") -> None:
    """Mails in the outbox, and for each the nudge that its transaction would have sent."""
    Mail.objects.bulk_create([
        Mail(key=f"{prefix}:{n}", kind="test", to=f"resident{n}@harrowmere.example", subject=f"{n}", text="Hello")
        for n in range(number)
    ])  # fmt: skip
    for _ in range(number):
        nudge.send(send_due, ())


def unsent() -> int:
    return Mail.objects.exclude(state=MailState.SENT).count()


def all_sent(seconds: float) -> float:
    """Wait until every mail is sent; how long that took."""
    begun = time.monotonic()
    while left := unsent():
        states = list(Mail.objects.values("state").annotate(Count("pk"), Max("attempts")))
        assert time.monotonic() - begun < seconds, f"{left} not sent after {seconds} s: {states}"
        time.sleep(0.2)
    return time.monotonic() - begun


def wait_for_progress(sent: int) -> None:
    """Until that many are sent, so that faults are spread over the work however fast the machine is."""
    until = time.monotonic() + 120
    while Mail.objects.filter(state=MailState.SENT).count() < sent:
        assert time.monotonic() < until, f"the workers stand still before {sent}"
        time.sleep(0.02)
