"""What training members of groups have had, and what is due (P10; 001 rec 4.3, 7.1). Read only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, Func, IntegerField, OuterRef, Q, QuerySet, Value

from partnerships.access import KEEP_TRAINING, groups_held
from partnerships.models import Course, Group, Membership, TrainingRecord, User
from partnerships.models.training import MEMBERS, OFFICERS, REPRESENTATIVES

SOON = timedelta(days=14)
"""How long before it is due a course is on the coordinator's desk."""


@dataclass(frozen=True, slots=True)
class Need:
    """A course that a member needs: when they had it last, until when it holds, by when it is due if it does not."""

    member: Membership
    course: Course
    had: TrainingRecord | None
    due_on: date
    today: date

    @property
    def holds(self) -> bool:
        """Whether they have it and it has not lapsed."""
        return self.had is not None and (self.had.valid_until is None or self.had.valid_until >= self.today)

    @property
    def late(self) -> bool:
        return not self.holds and self.due_on < self.today

    @property
    def lapses_soon(self) -> bool:
        """It holds, and only for a fortnight more."""
        until = self.had.valid_until if self.had is not None else None
        return self.holds and until is not None and until <= self.today + SOON


def needs_of(members: Iterable[Membership], today: date) -> list[Need]:
    """What these members need, member by member, with what they had. In: members with their group. Two queries."""
    listed = list(members)
    partnerships = {member.group.partnership_id for member in listed}
    courses = list(Course.objects.held().filter(partnership__in=partnerships).order_by("name", "pk"))
    records = TrainingRecord.objects.filter(
        Q(membership__in=[member.pk for member in listed])
        | Q(user__in=[member.user_id for member in listed if member.user_id])
    )
    last: dict[tuple[str, int, int], TrainingRecord] = {}
    for record in records.order_by("had_on", "pk"):
        who = ("user", record.user_id) if record.user_id else ("membership", record.membership_id or 0)
        last[(*who, record.course_id)] = record
    return [
        _need(member, course, last, today)
        for member in listed
        for course in courses
        if course.partnership_id == member.group.partnership_id and course.needed_by(member.capacity)
    ]


def _need(member: Membership, course: Course, last: dict[tuple[str, int, int], TrainingRecord], today: date) -> Need:
    had = last.get(("membership", member.pk, course.pk))
    if member.user_id:
        had = last.get(("user", member.user_id, course.pk)) or had
    lapsed = had.valid_until if had is not None else None
    joined = member.starts_on + timedelta(days=course.within_days)
    return Need(member, course, had, lapsed or joined, today)


def needs_of_group(group: Group, today: date) -> list[Need]:
    """What the members of a group need today, by name."""
    return needs_of(Membership.objects.current(today).filter(group=group).select_related("group", "user"), today)


def own_needs(user: User, today: date) -> list[Need]:
    """What somebody needs in the groups they are in, each course once."""
    mine = Membership.objects.current(today).filter(user=user, group__ended_on__isnull=True).select_related("group")
    found: dict[int, Need] = {}
    for need in needs_of(mine.order_by("starts_on", "pk"), today):
        found.setdefault(need.course.pk, need)
    return list(found.values())


def lacking(user: User, today: date) -> QuerySet[Membership]:
    """Members of the groups this person keeps to whom a course is due by a fortnight from now, for the desk."""
    kept = Group.objects.active().filter(groups_held(user, KEEP_TRAINING)).values("pk")
    since = Func(
        Value(today + SOON), OuterRef("starts_on"), arg_joiner=" - ", template="(%(expressions)s)",
        output_field=IntegerField(),
    )  # fmt: skip
    holding = TrainingRecord.objects.holding(today).filter(course=OuterRef("pk"))
    theirs = Q(membership=OuterRef(OuterRef("pk"))) | Q(user=OuterRef(OuterRef("user")))
    due = (
        Course.objects.held()
        .filter(partnership=OuterRef("group__partnership"), within_days__lte=since)
        .filter(~Exists(holding.filter(theirs)))
    )
    lacks = (
        Q(Exists(due.filter(for_officers=True)), capacity__in=OFFICERS)
        | Q(Exists(due.filter(for_representatives=True)), capacity__in=REPRESENTATIVES)
        | Q(Exists(due.filter(for_members=True)), capacity__in=MEMBERS)
    )
    return Membership.objects.current(today).filter(lacks, group__in=kept)
