"""The mail of this storey: what each message says, written into the outbox by the transaction that causes it."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from engagement.models import Issue, Raiser
from partnerships.models import Mail, User


def site_address(path: str) -> str:
    """A whole address on the site people type, never from the Host header."""
    return settings.SITE_URL + path


def follow_url(raiser: Raiser) -> str:
    """Where this raiser follows the concern and says whether it is fixed."""
    return site_address(reverse("follow", args=[raiser.token]))


def ask_for_view(issue: Issue, raiser: Raiser) -> None:
    """Ask one who raised it whether it is fixed; once a round (F5)."""
    facts = {"issue": issue, "raiser": raiser, "follow_url": follow_url(raiser)}
    _post(
        key=f"view:{issue.pk}:{issue.round}:{raiser.pk}",
        kind="view",
        to=raiser.email,
        subject=f"Is it fixed? You told us about something in {issue.ward}",
        text=render_to_string("mail/view.txt", facts),
    )


def _post(*, key: str, kind: str, to: str, subject: str, text: str, user: User | None = None) -> None:
    Mail.objects.bulk_create(
        [Mail(key=key, kind=kind, to=to, user=user, subject=subject, text=text)], ignore_conflicts=True
    )
