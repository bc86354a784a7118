"""A ward's meetings as a calendar and what was done as a feed, for other people's programs (F5, X5)."""

from __future__ import annotations

from datetime import UTC, timedelta

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from icalendar import Calendar, Event

from feedback import public
from feedback.models import Story
from partnerships.models import Meeting, MeetingStage, Ward

ENTRIES = 20


def calendar(ward: Ward) -> bytes:
    """The meetings of the ward's public groups as iCalendar (RFC 5545), times in UTC; cancelled ones say so."""
    book = Calendar()
    book.add("prodid", "-//Wardbook//Ward meetings//EN")
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", f"{ward.name}: public meetings")
    book.add("refresh-interval", timedelta(hours=12), parameters={"value": "DURATION"})
    for meeting in public.calendar_of(ward):
        book.add_component(_event(meeting, ward))
    return bytes(book.to_ical())


def _event(meeting: Meeting, ward: Ward) -> Event:
    """One meeting. Its stamp is when it last changed, so that the same calendar is the same bytes."""
    begins = meeting.starts_at.astimezone(UTC)
    changed = getattr(meeting, "changed", None) or begins
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@{settings.SITE.hostname}")
    event.add("dtstamp", changed.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=meeting.lasts_minutes))
    event.add("sequence", meeting.version - 1)
    event.add("summary", meeting.group.name)
    if meeting.venue:
        event.add("location", meeting.venue)
    event.add("url", _absolute(reverse("ward", args=[ward.slug])))
    event.add("status", "CANCELLED" if meeting.stage == MeetingStage.CANCELLED else "CONFIRMED")
    return event


def feed(ward: Ward) -> str:
    """What was done, as Atom: the stories of published newsletters, the newest first."""
    page = _absolute(reverse("ward", args=[ward.slug]))
    atom = Atom1Feed(
        title=f"{ward.name}: you said, we did",
        link=page,
        description="",
        language="en-gb",
        author_name=str(ward.partnership or ward.name),
        feed_url=_absolute(reverse("ward_feed", args=[ward.slug])),
        feed_guid=page,
    )
    for story in public.stories_of(ward)[:ENTRIES]:
        published = story.newsletter.published_at or timezone.now()
        atom.add_item(
            title=story.headline,
            link=newsletter_address(ward, story) or page,
            description=_told(story),
            unique_id=f"tag:{settings.SITE.hostname},2026:story/{story.pk}",
            pubdate=published,
            updateddate=published,
        )
    return str(atom.writeString("utf-8"))


def _told(story: Story) -> str:
    parts = (("You said", story.you_said), ("We did", story.we_did), ("What happened", story.what_happened))
    # The feed says that it is HTML: escaped here, or an ampersand or a bracket would be read as a mark-up.
    return str(linebreaks("\n\n".join(f"{heading}: {words}" for heading, words in parts if words), autoescape=True))


def newsletter_address(ward: Ward, story: Story) -> str:
    """The newsletter in which the story stands."""
    try:
        return _absolute(reverse("public-newsletter", args=[ward.slug, story.newsletter.edition]))
    except NoReverseMatch:
        return ""


def _absolute(path: str) -> str:
    """From the configured address, never from the request's (safety 39)."""
    return f"{settings.SITE_URL}{path}"
