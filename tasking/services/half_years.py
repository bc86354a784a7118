"""The six-monthly review of all neighbourhoods: opened by the book, recorded one by one, completed (001 rec 5)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from engagement.models import Issue
from partnerships.access import require_for_group
from partnerships.errors import Refused
from partnerships.locking import none_saved_since
from partnerships.models import Group, GroupKind, ItemKind, Meeting, MeetingStage, Neighbourhood, User
from partnerships.periods import Period, half_of
from partnerships.services.agendas import place_once
from partnerships.services.meetings import locked_meeting, next_meeting
from tasking.half_year_access import REVIEW
from tasking.half_year_figures import figures_of
from tasking.models import HalfYearReview, NeighbourhoodReview

WITHIN = timedelta(days=92)
"""By when it is due where the group does not meet in the half-year that follows."""
ON_THE_AGENDA = "Six-monthly review of all neighbourhoods"


def open_due(on: date) -> int:
    """Open the review of the half-year that is over for every Joint Action Group. Out: how many. Safe to run twice.

    None where nothing had been raised by then: there is nothing to review in a new book.
    """
    period = half_of(half_of(on).first - timedelta(days=1))
    groups = Group.objects.active().filter(kind=GroupKind.JAG).exclude(half_year_reviews__first=period.first)
    made = 0
    for group in groups:
        if Issue.objects.filter(ward__in=group.wards.values("pk"), raised_on__lte=period.last).exists():
            facts = {"last": period.last, "due_on": due_on(group, period)}
            _, new = HalfYearReview.objects.get_or_create(group=group, first=period.first, defaults=facts)
            made += new
            _put_on_next(group)
    return made


def due_on(group: Group, period: Period) -> date:
    """The day the group first meets in the half-year that follows; three months into it where it does not."""
    following = half_of(period.last + timedelta(days=1))
    meetings = Meeting.objects.filter(group=group, starts_at__date__range=(following.first, following.last))
    first = meetings.exclude(stage=MeetingStage.CANCELLED).order_by("starts_at").first()
    return first.day if first else period.last + WITHIN


def put_on_agenda(meeting: Meeting) -> None:
    """Put the review on the agenda of the group that is to make it. In: a meeting whose row is locked."""
    to_do = HalfYearReview.objects.to_do().filter(group=meeting.group_id)
    if meeting.group.kind == GroupKind.JAG and to_do.exists():
        place_once(meeting, ItemKind.STANDING, ON_THE_AGENDA)


def _put_on_next(group: Group) -> None:
    """On the group's next meeting, where that has an agenda already; else it comes on as the agenda is made."""
    meeting = next_meeting(group)
    if meeting is not None and meeting.agenda_made_at is not None:
        with transaction.atomic():
            put_on_agenda(locked_meeting(meeting.pk))


def neighbourhoods_of(review: HalfYearReview) -> list[Neighbourhood]:
    """All that have a ward of the group's, by name."""
    wards = review.group.wards.values("neighbourhood")
    return list(Neighbourhood.objects.filter(pk__in=wards).order_by("name", "pk"))


def record(
    *, review: HalfYearReview, neighbourhood: Neighbourhood, by: User, remark: str, decision: str, version: int
) -> NeighbourhoodReview:
    """Record what the group says and decides about one neighbourhood, with the figures it has before it now.

    In: the version the person saw, 0 where nothing was recorded. Raises Refused once the review is completed,
    Conflict where somebody recorded it in between, PermissionDenied.
    """
    require_for_group(by, REVIEW, review.group)
    with transaction.atomic():
        row = _open(review)
        given = NeighbourhoodReview.objects.filter(review=row, neighbourhood=neighbourhood)
        found = given.select_for_update(of=("self",)).first()
        if found is None:
            found = NeighbourhoodReview(review=row, neighbourhood=neighbourhood, version=0)
        none_saved_since(found, version=version, fields=["remark", "decision"])
        found.figures = figures_of(row).get(neighbourhood.pk, {})
        found.remark, found.decision, found.by, found.at = remark, decision, by, timezone.now()
        found.version += 1
        found.save()
        return found


def complete(*, review: HalfYearReview, by: User) -> HalfYearReview:
    """Complete it; from now on it stands. Raises Refused where a neighbourhood is missing, PermissionDenied."""
    require_for_group(by, REVIEW, review.group)
    with transaction.atomic():
        row = _open(review)
        recorded = set(row.neighbourhoods.values_list("neighbourhood_id", flat=True))
        missing = [str(one) for one in neighbourhoods_of(row) if one.pk not in recorded]
        if missing:
            raise Refused(f"Not reviewed yet: {', '.join(missing)}.")
        row.completed_at, row.completed_by = timezone.now(), by
        row.save(update_fields=["completed_at", "completed_by"])
        return row


def _open(review: HalfYearReview) -> HalfYearReview:
    row = HalfYearReview.objects.select_for_update(of=("self",)).select_related("group").get(pk=review.pk)
    if row.completed_at is not None:
        raise Refused("This review is completed; it stands as it was recorded.")
    return row
