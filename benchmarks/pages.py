"""What is measured: the pages and steps an officer waits for, as the people who use them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count, cycle
from typing import Any
from uuid import uuid4

from django.utils import timezone

from engagement.models import Issue, Stage
from engagement.services.raising import log_issue
from feedback.models import Newsletter
from feedback.services.newsletters import drafting
from feedback.services.newsletters.periods import Period
from partnerships.models import GroupKind, Meeting, User, Ward
from tasking.models import Decision, Tabling
from tasking.services.tabling import table

Ask = tuple[str, dict[str, Any] | None]
"""An address, and what is posted to it (None: it is only looked at)."""

FREQUENT = "street"
RARER = "bins+alight"


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the report: who asks what, how many rows it shows, and what is aimed at."""

    name: str
    user: User
    asks: Iterator[Ask]
    rows: int
    kind: str = "page"
    goal: float = 3.0
    queries: int = 12


def pages(needed: int) -> Iterator[Measured]:
    """Every page for the coordinator of six wards and for somebody who sees the whole partnership, then the steps.

    In: how often each will be asked, so that a step finds as many things to take it on.
    """
    coordinator = User.objects.get(username="carol")
    analyst = User.objects.get(username="anya")
    for who, user in (("6 wards", coordinator), ("whole partnership", analyst)):
        yield Measured(f"issue list, {who}", user, _same("/issues/"), 25)
        yield Measured(f"issue list, all stages, {who}", user, _same("/issues/?stage=all"), 25)
        yield Measured(f"filtered, {who}", user, _same("/issues/?stage=closed&method=direct&sort=oldest"), 25)
        yield Measured(f"filtered, late, {who}", user, _same("/issues/?late=on&sort=due"), 25)
        yield Measured(f"searched, frequent, {who}", user, _same(f"/issues/?q={FREQUENT}"), 25, "search", 5.0)
        yield Measured(f"searched, rarer, {who}", user, _same(f"/issues/?q={RARER}"), 25, "search", 5.0)
        yield Measured(f"issue page, {who}", user, _issues(user), 8)
    yield Measured("newsletter in the making", coordinator, _newsletter(coordinator), 12)
    yield Measured("log an issue", coordinator, _logged(), 0, "step", queries=20)
    yield Measured("decide", coordinator, _decided(coordinator, needed), 0, "step", queries=20)


def _same(address: str) -> Iterator[Ask]:
    return cycle([(address, None)])


def _issues(user: User) -> Iterator[Ask]:
    """Issues at every stage, one after the other."""
    seen = Issue.objects.visible_to(user)
    references: list[str] = []
    for stage in (Stage.IN_ACTION, Stage.RESOLVED, Stage.CLOSED, Stage.NEW, Stage.TABLED):
        references += seen.filter(stage=stage).order_by("-logged_at").values_list("reference", flat=True)[:8]
    return cycle([(f"/issues/{reference}/", None) for reference in references])


def _newsletter(coordinator: User) -> Iterator[Ask]:
    """A draft of a ward's newsletter, with the stories the book made of what was done."""
    ward = Ward.objects.get(slug="millbrook")
    today = timezone.localdate()
    draft = Newsletter.objects.filter(ward=ward, started_by=coordinator, stage="draft").first()
    draft = draft or drafting.start(by=coordinator, ward=ward, period=Period(today - timedelta(days=90), today))
    return _same(f"/newsletters/{draft.pk}/")


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


def _decided(coordinator: User, needed: int) -> Iterator[Ask]:
    """Concerns on the agenda of a meeting under way, each decided against in turn."""
    ward = Ward.objects.get(slug="millbrook")
    meeting = Meeting.objects.create(
        group=ward.groups.filter(kind=GroupKind.LTM)[0], starts_at=timezone.now() + timedelta(hours=1)
    )
    for number in range(needed):
        issue = log_issue(ward=ward, by=coordinator, concern=f"Parking on the verge, again, {number}")
        table(issue=issue, meeting=meeting, by=coordinator)
    for tabling in Tabling.objects.filter(meeting=meeting).order_by("pk"):
        yield (
            f"/meetings/{meeting.pk}/items/{tabling.item_id}/decide/",
            {
                "decision": Decision.NOT_PRIORITY.value, "reason": "Others come first this month.",
                "other_help": "The parking team can be asked.", "minute": "Discussed.", "minute_version": 1,
                "submission": str(uuid4()),
            },
        )  # fmt: skip
