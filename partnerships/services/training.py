"""Keeping courses, and recording who had them (P10)."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from partnerships.access import KEEP_COURSES, KEEP_TRAINING, require_for_group
from partnerships.errors import Refused
from partnerships.locking import save_if_unchanged
from partnerships.models import Course, Membership, TrainingRecord, User


def _require_courses(by: User) -> int:
    if not KEEP_COURSES.held_by(by) or by.scope.home is None:
        raise PermissionDenied(KEEP_COURSES.why_not)
    return by.scope.home


def add_course(*, by: User, **facts: Any) -> Course:
    """Add a course to the list of the person's partnership. Raises Refused where it has one of that name."""
    partnership = _require_courses(by)
    try:
        with transaction.atomic():
            return Course.objects.create(partnership_id=partnership, **_checked(facts))
    except IntegrityError as error:
        raise Refused("There is a course of that name already.", field="name") from error


def change_course(*, course: Course, by: User, version: int, ended: bool = False, **facts: Any) -> Course:
    """Change or end a course; what was recorded keeps the time for which it held. Raises Conflict, Refused."""
    if _require_courses(by) != course.partnership_id:
        raise PermissionDenied(KEEP_COURSES.why_not)
    for name, value in _checked(facts).items():
        setattr(course, name, value)
    course.ended_on = (course.ended_on or timezone.localdate()) if ended else None
    try:
        save_if_unchanged(course, version=version, fields=[*facts, "ended_on"])
    except IntegrityError as error:
        raise Refused("There is a course of that name already.", field="name") from error
    return course


def _checked(facts: dict[str, Any]) -> dict[str, Any]:
    if not any(facts.get(name) for name in ("for_officers", "for_representatives", "for_members")):
        raise Refused("Choose who needs it.", field="for_officers")
    return facts


def record_training(*, member: Membership, by: User, course: Course, had_on: date) -> TrainingRecord:
    """Record that a member had a course: by their account, so that it counts in all their groups, else by membership.

    Recorded twice for one day it stands once. Raises PermissionDenied, Refused for a day to come.
    """
    require_for_group(by, KEEP_TRAINING, member.group)
    if course.partnership_id != member.group.partnership_id:
        raise Refused("That course is another partnership's.", field="course")
    if had_on > timezone.localdate():
        raise Refused("Enter the day on which they had it, today or before.", field="had_on")
    who = {"user": member.user} if member.user_id else {"membership": member}
    until = had_on + relativedelta(months=course.valid_months) if course.valid_months else None
    made, _ = TrainingRecord.objects.get_or_create(
        course=course, had_on=had_on, **who, defaults={"valid_until": until, "recorded_by": by}
    )
    return made
