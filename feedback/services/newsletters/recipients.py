"""Who gets a newsletter by e-mail: seen, all of them, before it is sent."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from engagement.models import Channel, Raiser
from feedback.models import Newsletter, Story, Subscription
from feedback.services.members import Reach, address, fits, reach
from partnerships.asking import question
from partnerships.models import Group, GroupKind, Ward


@dataclass(frozen=True, slots=True)
class Recipient:
    """One address, once. `key` names why without naming whom: subscription:12, member:7, raiser:31."""

    key: str
    email: str
    name: str
    why: str
    unsubscribe: str = ""


def recipients(newsletter: Newsletter, reached: list[Reach] | None = None) -> list[Recipient]:
    """Confirmed subscribers of the ward, members of its Neighbourhood Partnerships, and raisers in it who chose it.

    Nobody twice, whatever the case of the letters: who is a member and a subscriber gets the subscriber's copy,
    with its way out. `reached`: what `reach_in` found, where the caller has asked it already.
    """
    found: dict[str, Recipient] = {}
    members = _members(reach_in(newsletter.ward) if reached is None else reached)
    for recipient in (*_subscribers(newsletter.ward), *members, *_raisers(newsletter)):
        if fits(recipient.email):
            found.setdefault(recipient.email.lower(), recipient)
    return list(found.values())


def digest(listed: Iterable[Recipient]) -> str:
    """A fingerprint of the list as it was shown, so that what is approved is what was seen."""
    whole = "\n".join(sorted(f"{one.key} {one.email.lower()}" for one in listed))
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


def partnerships_among(groups: Iterable[Group]) -> list[Group]:
    """The Neighbourhood Partnerships that still meet."""
    return [group for group in groups if group.kind == GroupKind.NP and group.ended_on is None]


def reach_in(ward: Ward, groups: Iterable[Group] | None = None) -> list[Reach]:
    """Of each Neighbourhood Partnership of the ward: who is mailed, and how many have no address."""
    listed = Group.objects.filter(wards=ward).order_by("pk") if groups is None else groups
    return list(reach(partnerships_among(listed)).values())


@question
def _subscribed(ward: Any) -> QuerySet[Subscription]:
    rows = Subscription.objects.filter(ward_id=ward, confirmed_at__isnull=False, ended_at__isnull=True)
    return rows.order_by("confirmed_at", "pk")


@question
def _chose(newsletter: Any) -> QuerySet[Raiser]:
    """Those who are owed an answer about a story in it and chose to be told by newsletter."""
    stories = Story.objects.filter(newsletter_id=newsletter, included=True).order_by()
    rows = Raiser.objects.filter(
        owed__issue__in=stories.values("issue"), owed__feedback__isnull=True, owed__lapsed_on__isnull=True,
        channel=Channel.NEWSLETTER,
    )  # fmt: skip
    return rows.exclude(email="").distinct().order_by("pk")


def _subscribers(ward: Ward) -> Iterator[Recipient]:
    for row in _subscribed(ward=ward.pk):
        way_out = reverse("unsubscribe", args=[row.token])
        yield Recipient(f"subscription:{row.pk}", row.email, "", "Subscribed on the ward's page", way_out)


def _members(reached: Iterable[Reach]) -> Iterator[Recipient]:
    for each in reached:
        for member in each.members:
            yield Recipient(f"member:{member.pk}", address(member), member.name, f"Member of {each.group}")


def _raisers(newsletter: Newsletter) -> Iterator[Recipient]:
    """Those who raised something in it and chose to be told by newsletter."""
    for raiser in _chose(newsletter=newsletter.pk):
        yield Recipient(
            f"raiser:{raiser.pk}",
            raiser.email,
            raiser.name,
            "Raised a concern in it and chose to be told by newsletter",
        )
