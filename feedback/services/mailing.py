"""The mail of this storey: what each message says, written into the outbox by the transaction that causes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from engagement.models import Issue, Raiser
from feedback.models import Newsletter, Story, Subscription
from feedback.services.newsletters.recipients import Recipient
from partnerships.posting import absolute, post, post_all, written


def follow_url(raiser: Raiser) -> str:
    """Where this raiser follows the concern and says whether it is fixed."""
    return absolute(reverse("follow", args=[raiser.token]))


def ask_for_view(issue: Issue, raiser: Raiser) -> None:
    """Ask one who raised it whether it is fixed; once a round (F5)."""
    post(
        key=f"view:{issue.pk}:{issue.round}:{raiser.pk}",
        kind="view",
        to=raiser.email,
        subject=f"Is it fixed? You told us about something in {issue.ward}",
        template="view",
        context={"issue": issue, "partnership": issue.ward.partnership, "follow_url": follow_url(raiser)},
        ward=issue.ward,
        about=issue.reference,
    )


def send_newsletter(newsletter: Newsletter, listed: Iterable[Recipient], stories: Iterable[Story]) -> None:
    """One mail for each recipient, with a key of recipient and edition, so that nobody gets it twice."""
    page = absolute(newsletter.get_public_url())
    facts = {
        "newsletter": newsletter,
        "ward": newsletter.ward,
        "partnership": newsletter.ward.partnership,
        "stories": list(stories),
        "page_url": page,
        "pdf_url": f"{page}newsletter.pdf",
    }
    post_all(
        written(
            key=f"newsletter:{newsletter.pk}:{recipient.key}",
            kind="newsletter",
            to=recipient.email,
            subject=f"{newsletter.ward} newsletter, {newsletter.edition_name}",
            template="newsletter",
            context={**facts, "why": recipient.why},
            ward=newsletter.ward,
            about=f"newsletter {newsletter.pk}",
            unsubscribe_url=recipient.unsubscribe,
        )
        for recipient in listed
    )


def ask_to_confirm(subscription: Subscription, *, on: date) -> None:
    """Ask the mailbox whether it wants the newsletter; where it has confirmed, tell it so. Once a day."""
    post(
        key=f"subscribe:{subscription.pk}:{on:%Y-%m-%d}",
        kind="subscribe",
        to=subscription.email,
        subject=f"The {subscription.ward} newsletter: please confirm"
        if subscription.confirmed_at is None
        else f"You get the {subscription.ward} newsletter already",
        template="subscribe",
        context={
            "subscription": subscription,
            "ward": subscription.ward,
            "partnership": subscription.ward.partnership,
            "confirm_url": absolute(reverse("confirm-subscription", args=[subscription.token])),
        },
        ward=subscription.ward,
        unsubscribe_url=reverse("unsubscribe", args=[subscription.token]),
    )
