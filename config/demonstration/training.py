"""Harrowmere's courses, and who had them: most of those who have sat for long, few of those who are new (P10)."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.models import Course, Membership, TrainingRecord
from partnerships.models.training import Subject

COURSES = [
    {"name": "Induction: what a partnership is for", "subject": Subject.ROLE, "for_representatives": True,
     "for_members": True, "within_days": 42,
     "about": "An hour with the coordinator: how a concern goes round, what is confidential, what members decide."},
    {"name": "Role of community representatives", "subject": Subject.ROLE, "for_representatives": True,
     "within_days": 90, "valid_months": 24,
     "about": "Voice, scrutiny and challenge: bringing what people say, and telling them what came of it."},
    {"name": "Section 17 and sharing information", "subject": Subject.SECTION_17, "for_officers": True,
     "within_days": 60, "valid_months": 24, "about": "What agencies owe by law, and what may be said to whom."},
    {"name": "Powers and tools", "subject": Subject.POWERS, "for_officers": True, "within_days": 120,
     "valid_months": 36, "about": "From warning letters to closure orders: which power fits, and its procedure."},
]  # fmt: skip


def write_training(borough: Harrowmere, *, now: datetime) -> int:
    """Write the courses and the records of the past. Out: how many records."""
    courses = [Course.objects.create(partnership=borough.partnership, **facts) for facts in COURSES]
    today, rows, seen = timezone.localdate(now), [], set()
    for member in Membership.objects.current(today).order_by("pk"):
        for course in courses:
            who = (member.user_id or f"member {member.pk}", course.pk)
            drawn = int(sha256(f"{member.name} {course.name}".encode()).hexdigest()[:6], 16)
            if who in seen or drawn % 10 == 0 or not course.needed_by(member.capacity):
                continue
            had_on = member.starts_on + timedelta(days=10 + drawn % 80)
            if course.valid_months and had_on + relativedelta(months=course.valid_months) < today and drawn % 3:
                had_on += relativedelta(months=course.valid_months)  # most had it again in time
            if had_on > today:
                continue
            seen.add(who)
            rows.append(
                TrainingRecord(
                    course=course, user_id=member.user_id, membership_id=None if member.user_id else member.pk,
                    had_on=had_on, recorded_by=borough.carol,
                    valid_until=had_on + relativedelta(months=course.valid_months) if course.valid_months else None,
                )
            )  # fmt: skip
    return len(TrainingRecord.objects.bulk_create(rows))
