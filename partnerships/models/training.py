"""Courses and inductions as data, and who had which (P10; 001 rec 4.3, 6.4, 7.1, 8.3)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from partnerships.history import tracked
from partnerships.models.groups import Capacity, Membership
from partnerships.models.people import User
from partnerships.models.places import Partnership

OFFICERS = (Capacity.CHAIR, Capacity.CO_CHAIR, Capacity.AGENCY, Capacity.DEPUTY)
REPRESENTATIVES = (Capacity.COMMUNITY,)
MEMBERS = (Capacity.MEMBER,)


class Subject(models.TextChoices):
    ROLE = "role", "Role and responsibilities"
    SECTION_17 = "section_17", "Section 17"
    POWERS = "powers", "Powers and tools"
    PROBLEM_SOLVING = "problem_solving", "Problem solving"
    OTHER = "other", "Other"


class CourseQuerySet(models.QuerySet["Course"]):
    def visible_to(self, user: User) -> CourseQuerySet:
        """The courses of the partnership the person works in."""
        return self.filter(partnership=user.scope.home or 0)

    def held(self) -> CourseQuerySet:
        """Those still given."""
        return self.filter(ended_on__isnull=True)


@tracked()
class Course(models.Model):
    """A course or induction: for whom, how soon after joining, and for how long it holds."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="courses")
    name = models.CharField(max_length=120)
    subject = models.CharField(max_length=16, choices=Subject, default=Subject.ROLE)
    about = models.TextField(blank=True)
    for_officers = models.BooleanField(default=False)
    for_representatives = models.BooleanField(default=False)
    for_members = models.BooleanField(default=False)
    within_days = models.PositiveSmallIntegerField(default=42, help_text="Days from joining a group until it is due.")
    valid_months = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Empty: it holds for good.")
    ended_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = CourseQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["partnership", "name"], name="course_named_once")]

    def __str__(self) -> str:
        return self.name

    def needed_by(self, capacity: str) -> bool:
        """Whether somebody in a group in this capacity needs it; guests need none."""
        return (
            (self.for_officers and capacity in OFFICERS)
            or (self.for_representatives and capacity in REPRESENTATIVES)
            or (self.for_members and capacity in MEMBERS)
        )

    @property
    def for_whom(self) -> str:
        """In words: "officers and community representatives"."""
        who = [
            words for needed, words in (
                (self.for_officers, "officers"), (self.for_representatives, "community representatives"),
                (self.for_members, "members"),
            ) if needed
        ]  # fmt: skip
        return " and ".join([", ".join(who[:-1]), who[-1]] if len(who) > 1 else who) or "nobody in particular"


class TrainingQuerySet(models.QuerySet["TrainingRecord"]):
    def holding(self, on: date) -> TrainingQuerySet:
        """Those that still hold on that day."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on))


@tracked()
class TrainingRecord(models.Model):
    """Somebody had a course on a day: by their account, or as the member of a group where they have none."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="records")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="training")
    membership = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.CASCADE, related_name="training")
    had_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())

    objects = TrainingQuerySet.as_manager()

    class Meta:
        ordering = ["-had_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="training_of_exactly_one", condition=Q(user__isnull=False) ^ Q(membership__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["course", "user", "had_on"], condition=Q(user__isnull=False), name="training_once_of_user"
            ),
            models.UniqueConstraint(
                fields=["course", "membership", "had_on"], condition=Q(membership__isnull=False),
                name="training_once_of_member",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.course}, {self.had_on}"
