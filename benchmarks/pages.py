"""What is measured: the pages and steps an officer waits for, as the people who use them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count, cycle
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.test import Client
from django.utils import timezone
from django.utils.safestring import SafeString

from engagement.access import issue_for
from engagement.models import Issue, Stage
from engagement.page import page_for
from engagement.services.raising import log_issue
from feedback import public
from feedback.models import Newsletter
from feedback.services.newsletters import approving, drafting, making, recipients, showing
from feedback.services.newsletters.periods import choices
from partnerships.atlas import atlas
from partnerships.models import GroupKind, Meeting, Paper, PaperState, User, Ward
from partnerships.periods import Period
from tasking.models import Decision, Plan, Tabling
from tasking.services.tabling import table

Ask = tuple[str, dict[str, Any] | None]
"""An address, and what is posted to it (None: it is only looked at)."""

FREQUENT = "street"
RARER = "bins+alight"
LISTS = (
    ("desk", "/desk/"), ("actions", "/actions/"), ("late actions", "/actions/?state=late"), ("meetings", "/meetings/"),
    ("priorities", "/priorities/"), ("heard, not prioritised", "/priorities/heard/"), ("plans", "/plans/"),
)  # fmt: skip
"""The desk, and the lists that a day's work begins from."""
ITEMS = 12
"""On the agenda of an hour's meeting (T2)."""


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
    writes: str = ""


def pages(needed: int) -> Iterator[Measured]:
    """Every page for the coordinator of six wards and for somebody who sees the whole partnership, then the steps.

    In: how often each will be asked, so that a step finds as many things to take it on.
    """
    coordinator = User.objects.get(username="carol")
    analyst = User.objects.get(username="anya")
    for who, user in (("6 wards", coordinator), ("whole partnership", analyst)):
        yield Measured(f"issue list, {who}", user, same("/issues/"), 25)
        yield Measured(f"issue list, all stages, {who}", user, same("/issues/?stage=all"), 25)
        yield Measured(f"filtered, {who}", user, same("/issues/?stage=closed&method=direct&sort=oldest"), 25)
        yield Measured(f"filtered, late, {who}", user, same("/issues/?late=on&sort=due"), 25)
        yield Measured(f"searched, frequent, {who}", user, same(f"/issues/?q={FREQUENT}"), 25, "search", 5.0)
        yield Measured(f"searched, rarer, {who}", user, same(f"/issues/?q={RARER}"), 25, "search", 5.0)
        references = _references(user)
        yield Measured(f"issue page, {who}", user, _issues(references), _rows_of(user, references))
        for name, address in LISTS:
            yield Measured(f"{name}, {who}", user, same(address), listed(user, address))
    meeting = _full_meeting(coordinator)
    plan = Plan.objects.visible_to(coordinator).order_by("-pk")[0].get_absolute_url()
    for name, address in (
        ("meeting page", f"/meetings/{meeting.pk}/"), ("run page", f"/meetings/{meeting.pk}/run/"),
        ("agenda", f"/meetings/{meeting.pk}/agenda/"), ("plan page", plan),
    ):  # fmt: skip
        yield Measured(name, coordinator, same(address), listed(coordinator, address))
    yield Measured("ward page, public", coordinator, same("/wards/millbrook/"), _rows_of_ward("millbrook"))
    draft = _draft(coordinator)
    yield Measured("newsletter, draft", coordinator, same(f"/newsletters/{draft.pk}/"), _rows_of_draft(draft))
    yield Measured("newsletter, one story", coordinator, _story(draft), _rows_of_story(draft))
    printed = _printed_rows(showing.as_printed(draft))
    yield Measured("newsletter, preview", coordinator, same(f"/newsletters/{draft.pk}/preview/"), printed)
    paper = _published(coordinator)
    printed = _printed_rows(showing.shown(paper))
    yield Measured("newsletter, public page", coordinator, same(paper.get_public_url()), printed)
    yield Measured("draft a newsletter", coordinator, _drafted(coordinator), 0, "step", queries=20, writes="draft")
    yield Measured("similar while typing", coordinator, _typed(), 4)
    yield Measured("log an issue", coordinator, _logged(), 0, "step", queries=20, writes="log")
    decided = _decided(coordinator, needed)
    yield Measured("decide", coordinator, decided, 0, "step", queries=20, writes="decide")


def listed(user: User, address: str) -> int:
    """The lines of tables and lists that a page shows in what is its own: between its header and its footer."""
    client = Client()
    client.force_login(user)
    page = client.get(address, headers={"host": settings.SITE.hostname or "localhost"}).content.decode()
    own = page[page.index("<main") : page.index("</main>")]
    return sum(own.count(line) for line in ("<tr", "<li", "<dt"))


def _full_meeting(coordinator: User) -> Meeting:
    """A tasking meeting that is yet to come, with twelve concerns on its agenda at least."""
    ward = Ward.objects.get(slug="millbrook")
    meeting = Meeting.objects.create(
        group=ward.groups.filter(kind=GroupKind.LTM)[0], starts_at=timezone.now() + timedelta(hours=2)
    )
    for number in range(ITEMS):
        issue = log_issue(ward=ward, by=coordinator, concern=f"Bikes on the footpath, again, {number}")
        table(issue=issue, meeting=meeting, by=coordinator)
    return meeting


def same(address: str) -> Iterator[Ask]:
    return cycle([(address, None)])


def _references(user: User) -> list[str]:
    """Issues that have a trail to show, one at the time."""
    closed = Issue.objects.visible_to(user).filter(stage=Stage.CLOSED).order_by("-raised_on", "-pk")
    return list(closed.values_list("reference", flat=True)[:40])


def _issues(references: list[str]) -> Iterator[Ask]:
    return cycle([(f"/issues/{reference}/", None) for reference in references])


def _rows_of(user: User, references: list[str]) -> int:
    """Rows that such a page shows: the issue itself, its trail, and whatever else is listed beside it."""
    shown = 0
    for reference in references:
        page = page_for(user, issue_for(user, reference), timezone.localdate())
        shown += 1 + len([*page.trail, *page.raisers, *page.actions, *page.priorities, *page.similar])
    return round(shown / len(references))


def _draft(coordinator: User) -> Newsletter:
    """A draft of a ward's newsletter, with the stories the book made of what was done."""
    ward = Ward.objects.get(slug="millbrook")
    today = timezone.localdate()
    Newsletter.objects.filter(ward=ward, stage="draft").delete()
    return drafting.start(by=coordinator, ward=ward, period=Period(today - timedelta(days=90), today))


def _published(coordinator: User) -> Newsletter:
    """The newsletter of another of the wards, approved by a second person; its printing is not waited for."""
    ward = Ward.objects.get(slug="castlegate")
    if there := Newsletter.objects.published().filter(ward=ward).first():
        return there
    today = timezone.localdate()
    newsletter = drafting.start(by=coordinator, ward=ward, period=Period(today - timedelta(days=90), today))
    newsletter = approving.submit(newsletter=newsletter, by=coordinator, checked=True)
    Paper.objects.filter(newsletters=newsletter).update(
        state=PaperState.READY, content=b"%PDF-1.7", pages=2, made_at=timezone.now(), html=""
    )
    seen = recipients.digest(recipients.recipients(newsletter))
    newsletter.refresh_from_db()
    return approving.approve(newsletter=newsletter, by=User.objects.get(username="ines"), seen=seen, checked=True)


def _rows_of_ward(slug: str) -> int:
    """The ward itself and what its page lists."""
    ward = public.ward_of(slug)
    page = public.page_of(ward, known=atlas(), drawing=SafeString(""))
    listed = page.contacts, page.priorities, page.stories, page.meetings, page.newsletters, page.minutes
    return 1 + sum(map(len, listed))


def _rows_of_draft(draft: Newsletter) -> int:
    """The newsletter, its stories, what waits, and what the side column lists."""
    page = making.page(draft, draft.started_by)
    listed = "did_in", "also_in", "left_out", "waiting", "problems", "priorities", "figures", "dates"
    return 1 + sum(len(page[name]) for name in listed) + len(page["facts"]["contacts"])


def _rows_of_story(draft: Newsletter) -> int:
    """The story, its issue, and what the book knows of it, on the whole."""
    known = [making.known_of(story) for story in draft.stories.select_related("issue")]
    return 2 + round(sum(len([*each["actions"], *each["tablings"]]) for each in known) / len(known))


def _printed_rows(context: dict[str, Any]) -> int:
    """The newsletter and what stands in it."""
    listed = "did", "more", "also", "priorities", "figures", "dates"
    return 1 + sum(len(context[name]) for name in listed) + len(context["facts"]["contacts"])


def _story(draft: Newsletter) -> Iterator[Ask]:
    return cycle([(f"/newsletters/{draft.pk}/stories/{story.pk}/", None) for story in draft.stories.all()])


def _drafted(coordinator: User) -> Iterator[Ask]:
    """The ward's newsletter drafted anew each time, from the same answers still owed."""
    ward = Ward.objects.get(slug="millbrook")
    while True:
        Newsletter.objects.filter(ward=ward, stage="draft").delete()
        period = choices(timezone.localdate())[0][0]
        yield "/newsletters/", {"ward": ward.pk, "period": period, "submission": str(uuid4())}


def _typed() -> Iterator[Ask]:
    """As much of a concern as is typed by the time the page asks, in the words of one that the ward knows."""
    ward = Ward.objects.get(slug="millbrook")
    known = Issue.objects.filter(ward=ward).order_by("-logged_at", "-pk").values_list("concern", flat=True)[:20]
    typed = [words[: 2 * len(words) // 3] for words in known]
    return cycle([("/issues/similar/", {"concern": words, "ward": ward.pk, "place": "Mill Road"}) for words in typed])


def _logged() -> Iterator[Ask]:
    ward = Ward.objects.get(slug="millbrook")
    for number in count():
        seen = " ".join(Issue.objects.filter(ward=ward).order_by("-pk").values_list("reference", flat=True)[:400])
        yield (
            "/issues/new/",
            {
                "concern": f"Bins set alight behind the shops, again, {number}", "received_text": "Every night.",
                "ward": ward.pk, "place": "14 Mill Road", "method": "direct", "raised_by": "Mrs Ahmed",
                "others_may_see": "no", "tell": "Mrs Ahmed, 01632 960555", "submission": str(uuid4()),
                "similar_seen": seen,
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
