"""What everybody may know of a ward (F5): only what was published, only in public wording.

Each question is bounded and takes one query, whatever the size of the book.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from engagement.models import Sensitivity
from feedback.models import Newsletter, NewsletterStage, Story, StorySection
from partnerships import finding
from partnerships.asking import question
from partnerships.atlas import Atlas, Place, atlas
from partnerships.fetching import or_404
from partnerships.models import Meeting, MeetingStage, Partnership, Ward, WardContact
from tasking.models import Payback, PaybackState, Priority

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

CONTACTS, PRIORITIES, STORIES, MEETINGS, PAPERS, PAYBACK = 8, 12, 5, 3, 4, 5
STILL_ON = timedelta(hours=3)
"""A meeting that began so long ago is still told of."""
WARDS_ON_ONE_PAGE = 80


@dataclass(frozen=True, slots=True)
class Minutes:
    """Published minutes: whose, and of which day, which is their address."""

    group: str
    on: date


@dataclass(frozen=True, slots=True)
class WardPage:
    """Everything on a ward's public page."""

    contacts: Sequence[WardContact]
    priorities: Sequence[Priority]
    stories: Sequence[Story]
    payback: Sequence[Payback]
    meetings: Sequence[Meeting]
    newsletters: Sequence[Newsletter]
    minutes: Sequence[Minutes]
    neighbours: Sequence[Place]
    successors: Sequence[Ward]
    map: SafeString


@question
def _ward(slug: Any) -> QuerySet[Ward]:
    return Ward.objects.select_related("partnership").filter(slug=slug).order_by()


def ward_of(slug: str) -> Ward:
    """The ward of that address, of today or the past, or Http404."""
    return or_404(_ward.first(slug=slug))


def is_over(ward: Ward) -> bool:
    """Whether its boundaries have changed away."""
    return ward.valid_to is not None and ward.valid_to <= timezone.localdate()


def takes_concerns(ward: Ward) -> bool:
    """Whether a concern can be raised there: a ward of today, of a partnership that keeps the book."""
    return ward.partnership_id is not None and not is_over(ward)


@question
def _contacts(ward: Any, today: Any) -> QuerySet[WardContact]:
    """Those the ward names today, in their order. Somebody whose account is closed is not named."""
    named = WardContact.objects.filter(ward_id=ward, user__is_active=True, starts_on__lte=today)
    to_this_day = named.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    return to_this_day.select_related("user").order_by("position", "pk")[:CONTACTS]


@question
def _priorities(ward: Any) -> QuerySet[Priority]:
    """The ward's priorities now, the longest-standing first, without any that hangs on a restricted issue."""
    shown = Priority.objects.current().filter(ward_id=ward, restricted=False)
    how = ("way", "votes_for", "votes_cast", "how_chosen")
    return shown.order_by("chosen_on", "pk").only("title", *how, "chosen_on", "review_on", "ward")[:PRIORITIES]


def stories_of(ward: Any) -> QuerySet[Story]:
    """You said, we did: from published newsletters of that ward, the newest first."""
    told = Story.objects.filter(
        newsletter__ward=ward,
        newsletter__stage=NewsletterStage.PUBLISHED,
        included=True,
        section=StorySection.DID,
    ).exclude(issue__sensitivity=Sensitivity.RESTRICTED)
    return told.select_related("newsletter").order_by("-newsletter__published_at", "position", "pk")


@question
def _stories(ward: Any) -> QuerySet[Story]:
    return stories_of(ward).defer("newsletter__facts", "newsletter__welcome")[:STORIES]


@question
def _payback(ward: Any) -> QuerySet[Payback]:
    """Payback work done in the ward, the latest first, in the wording it was sent with."""
    done = Payback.objects.filter(state=PaybackState.DONE, shown=True, issue__ward_id=ward)
    shown = done.exclude(issue__sensitivity=Sensitivity.RESTRICTED).only("work", "done_on")
    return shown.order_by("-done_on", "-pk")[:PAYBACK]


def public_meetings_of(ward: Any) -> QuerySet[Meeting]:
    """Meetings of the ward's public groups, with the group."""
    return Meeting.objects.published().filter(group__public=True, group__wards=ward).select_related("group")


@question
def _meetings(ward: Any, since: Any) -> QuerySet[Meeting]:
    """Those still to come, the next one first, and those whose minutes are published: both in one question."""
    of_ward = public_meetings_of(ward).values("pk")
    ahead = of_ward.filter(stage__in=[MeetingStage.SCHEDULED, MeetingStage.UNDER_WAY], starts_at__gte=since)
    published = of_ward.filter(minutes_published_at__isnull=False)
    either = Q(pk__in=ahead.order_by("starts_at", "pk")[:MEETINGS])
    either |= Q(pk__in=published.order_by("-starts_at", "pk")[:PAPERS])
    return Meeting.objects.filter(either).select_related("group").order_by("starts_at", "pk")


@dataclass(frozen=True, slots=True)
class Dates:
    """The ward's public meetings: the next ones, and the latest with published minutes."""

    to_come: list[Meeting]
    minutes: list[Minutes]


def dates_of(ward: Ward) -> Dates:
    since = timezone.now() - STILL_ON
    found = _meetings(ward=ward.pk, since=since)
    ahead = {MeetingStage.SCHEDULED, MeetingStage.UNDER_WAY}
    papers = [meeting for meeting in reversed(found) if meeting.minutes_published_at is not None]
    return Dates(
        to_come=[one for one in found if one.stage in ahead and one.starts_at >= since],
        minutes=[Minutes(one.group.name, timezone.localdate(one.starts_at)) for one in papers],
    )


@question
def _newsletters(ward: Any) -> QuerySet[Newsletter]:
    published = Newsletter.objects.published().filter(ward_id=ward).defer("facts", "welcome")
    return published.order_by("-period_to", "pk")[:PAPERS]


def page_of(ward: Ward, *, known: Atlas, drawing: SafeString) -> WardPage:
    """The ward's page. For a ward that is no longer: where its land went, and what was published for it."""
    over = is_over(ward)
    today, dates = timezone.localdate(), dates_of(ward)
    return WardPage(
        contacts=[] if over else _contacts(ward=ward.pk, today=today),
        priorities=[] if over else _priorities(ward=ward.pk),
        stories=_stories(ward=ward.pk),
        payback=_payback(ward=ward.pk),
        meetings=[] if over else dates.to_come,
        newsletters=_newsletters(ward=ward.pk),
        minutes=dates.minutes,
        neighbours=[] if over else known.near(ward.pk),
        successors=finding.successors_of([ward.pk]) if over else [],
        map=drawing,
    )


@dataclass(frozen=True, slots=True)
class Borough:
    """A partnership with its wards of today."""

    partnership: Partnership
    places: Sequence[Place]


def boroughs() -> list[Borough]:
    """Every partnership that has wards today, by name, with its wards by name. One query and the atlas."""
    places: dict[int, list[Place]] = {}
    for place in atlas().places.values():
        if place.partnership_id is not None:
            places.setdefault(place.partnership_id, []).append(place)
    found = Partnership.objects.filter(pk__in=places).order_by("name")
    return [Borough(partnership, places[partnership.pk]) for partnership in found]
