"""A ward's meetings as a calendar and what was done as a feed, for other people's programs (F5, X5)."""

from __future__ import annotations

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks

from feedback import public
from feedback.models import Story
from partnerships import calendars
from partnerships.models import Ward

ENTRIES = 20


def calendar(ward: Ward) -> bytes:
    """The meetings of the ward's public groups as iCalendar (RFC 5545), times in UTC; cancelled ones say so."""
    page = _absolute(reverse("ward", args=[ward.slug]))
    meetings = calendars.listed(public.public_meetings_of(ward))
    return calendars.calendar_of(
        f"{ward.name}: public meetings", meetings, lambda meeting: calendars.described(meeting, page)
    )


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
