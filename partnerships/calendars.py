"""Meetings as iCalendar (RFC 5545), for Apple, Google and Outlook: of a group, a ward, a person (P5, F5, X5).

Times are in UTC, so no calendar needs to know our time zone. A meeting keeps its UID for good; SEQUENCE rises with
each change of it or of its group; a cancelled one stays and says so; drafts of the schedule are never in it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, timedelta

from django.conf import settings
from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event

from partnerships.membership import half_yearly
from partnerships.models import CalendarLink, Group, InvitedTo, Meeting, MeetingStage, Membership, User

BACK = timedelta(days=365)
FRESH = timedelta(hours=12)
Describe = Callable[[Meeting], tuple[str, str]]
"""The description of a meeting and the page it links to, as this reader may see them."""


def listed(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """What a calendar holds of these: a year back and all to come, no drafts, each with when it last changed."""
    since = timezone.now() - BACK
    found = meetings.filter(draft=False, starts_at__gte=since).select_related("group__partnership")
    return found.annotate(changed=Max("events__pgh_created_at")).order_by("starts_at", "pk")


def calendar_of(name: str, meetings: Iterable[Meeting], describe: Describe) -> bytes:
    """The calendar as bytes; the same until a meeting changes."""
    book = Calendar()
    book.add("prodid", "-//Wardbook//Meetings//EN")
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", name)
    book.add("refresh-interval", FRESH, parameters={"value": "DURATION"})
    book.add("x-published-ttl", "PT12H")  # what Outlook reads instead
    for meeting in meetings:
        book.add_component(_event(meeting, describe))
    return bytes(book.to_ical())


def _event(meeting: Meeting, describe: Describe) -> Event:
    """One meeting. Its stamp is when it last changed, so that the same calendar is the same bytes."""
    begins = meeting.starts_at.astimezone(UTC)
    changed = (getattr(meeting, "changed", None) or begins).astimezone(UTC).replace(microsecond=0)
    cancelled = meeting.stage == MeetingStage.CANCELLED
    words, page = describe(meeting)
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@{settings.SITE.hostname}")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=meeting.lasts_minutes))
    event.add("sequence", meeting.version + meeting.group.version - 2)
    event.add("summary", meeting.group.name)
    event.add("description", words)
    if meeting.venue:
        event.add("location", meeting.venue)
    event.add("url", page)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if cancelled else "OPAQUE")
    return event


def described(meeting: Meeting, page: str) -> tuple[str, str]:
    """For the public: what meets, for how long, where more is to be read, whom to ask."""
    partnership = meeting.group.partnership
    lines = [
        "Cancelled." if meeting.stage == MeetingStage.CANCELLED else "",
        f"{meeting.group.called}, {meeting.lasts_minutes} minutes.",
        meeting.group.purpose,
        f"More: {page}",
        f"Questions: {partnership.name}, {partnership.contact_phone or partnership.contact_email}"
        if partnership.contact_phone or partnership.contact_email
        else "",
    ]
    return "\n".join(line for line in lines if line), page


def of_group(group: Group) -> bytes:
    """A public group's meetings. Only for groups whose dates are public."""
    ward = group.wards.order_by("name").first()
    page = _absolute(reverse("ward", args=[ward.slug])) if ward else settings.SITE_URL
    meetings = listed(Meeting.objects.filter(group=group))
    return calendar_of(group.name, meetings, lambda meeting: described(meeting, page))


def of_person(user: User) -> bytes:
    """All meetings of the groups the person is in today; half-yearly members have theirs alone."""
    mine = Membership.objects.current(timezone.localdate()).filter(user=user).select_related("group")
    rows = list(mine)
    meetings = list(listed(Meeting.objects.filter(group__in=[row.group_id for row in rows])))
    passed: set[int] = set()
    for row in rows:
        if row.invited_to == InvitedTo.HALF_YEARLY:
            turns = {pk for pk, guests in half_yearly(row.group).items() if row in guests}
            passed |= {meeting.pk for meeting in meetings if meeting.group_id == row.group_id} - turns
    return calendar_of("My meetings", [m for m in meetings if m.pk not in passed], _for_a_member)


def _for_a_member(meeting: Meeting) -> tuple[str, str]:
    words, page = described(meeting, _absolute(meeting.get_absolute_url()))
    because = f"\nWhy it is cancelled: {meeting.cancelled_because}" if meeting.cancelled_because else ""
    return words.replace("More: ", "Agenda and papers: ", 1) + because, page


def person_by(token: str) -> User | None:
    """Whose calendar the secret address is, compared in constant time; None for a closed account or no such address."""
    found = CalendarLink.objects.select_related("user").filter(token=token).first()
    standing = found.token if found else secrets.token_urlsafe(24)
    if found is None or not secrets.compare_digest(token.encode(), standing.encode()) or not found.user.is_active:
        return None
    return found.user


def link_of(user: User) -> CalendarLink:
    """The person's own link, made when first asked for."""
    link, _ = CalendarLink.objects.get_or_create(user=user, defaults={"token": secrets.token_urlsafe(24)})
    return link


def renew_link(*, by: User) -> CalendarLink:
    """Give the person a new address; the old one opens nothing from this moment."""
    facts = {"token": secrets.token_urlsafe(24), "renewed_at": timezone.now()}
    link, _ = CalendarLink.objects.update_or_create(user=by, defaults=facts)
    return link


def address_of(link: CalendarLink) -> str:
    """The whole address, as a calendar program asks for it."""
    return _absolute(reverse("person-calendar", args=[link.token]))


def _absolute(path: str) -> str:
    """From the configured address, never from the request's (safety 39)."""
    return f"{settings.SITE_URL}{path}"
