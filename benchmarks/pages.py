"""What is measured: the pages and steps an officer waits for, as the people who use them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count, cycle
from typing import Any
from uuid import uuid4

from engagement.models import Issue, Stage
from partnerships.models import User, Ward

Ask = tuple[str, dict[str, Any] | None]
"""An address, and what is posted to it (None: it is only looked at)."""

RARE = "skylight"
FREQUENT = "street"


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the report."""

    name: str
    user: User
    asks: Iterator[Ask]
    rows: int
    kind: str = "page"
    goal: float = 3.0
    queries: int = 12
    made: Callable[[], None] | None = field(default=None)


def pages() -> list[Measured]:
    """Every page for the coordinator of six wards and for somebody who sees the whole partnership, then the steps."""
    coordinator = User.objects.get(username="carol")
    analyst = User.objects.get(username="anya")
    found: list[Measured] = []
    for who, user in (("coordinator, 6 wards", coordinator), ("whole partnership", analyst)):
        found += [
            Measured(f"issue list, {who}", user, _same("/issues/"), 25),
            Measured(f"issue list, all stages, {who}", user, _same("/issues/?stage=all"), 25),
            Measured(f"filtered, {who}", user, _same("/issues/?stage=closed&method=direct&sort=oldest"), 25),
            Measured(f"filtered, late, {who}", user, _same("/issues/?late=on&sort=due"), 25),
            Measured(f"searched, frequent word, {who}", user, _same(f"/issues/?q={FREQUENT}"), 25, "search", 5.0),
            Measured(f"searched, rarer words, {who}", user, _same("/issues/?q=bins+alight"), 25, "search", 5.0),
            Measured(f"issue page, {who}", user, _issues(user), 8),
        ]
    return [*found, *steps(coordinator)]


def steps(coordinator: User) -> list[Measured]:
    """Steps that change the book."""
    return [Measured("log an issue", coordinator, _logged(), 0, "step", 3.0, 20)]


def _same(address: str) -> Iterator[Ask]:
    return cycle([(address, None)])


def _issues(user: User) -> Iterator[Ask]:
    """Issues at every stage, one after the other."""
    seen = Issue.objects.visible_to(user)
    references: list[str] = []
    for stage in (Stage.IN_ACTION, Stage.RESOLVED, Stage.CLOSED, Stage.NEW, Stage.TABLED):
        references += seen.filter(stage=stage).order_by("-logged_at").values_list("reference", flat=True)[:8]
    return cycle([(f"/issues/{reference}/", None) for reference in references])


def _logged() -> Iterator[Ask]:
    ward = Ward.objects.get(slug="millbrook")
    for number in count():
        yield (
            "/issues/new/",
            {
                "concern": f"Bins set alight behind the shops, again, {number}", "received_text": "Every night.",
                "ward": ward.pk, "place": "14 Mill Road", "method": "direct", "raised_by": "Mrs Ahmed",
                "others_may_see": "no", "tell": "Mrs Ahmed, 01632 960555", "submission": str(uuid4()),
            },
        )  # fmt: skip
