"""Forms of courses and of who had them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from partnerships.forms.base import BookForm, offer
from partnerships.models import Course, Membership
from partnerships.models.training import Subject
from partnerships.widgets import DayInput

NARROW = {"class": "govuk-input--width-3"}


class CourseForm(BookForm):
    name = forms.CharField(label="Name", max_length=120)
    subject = forms.ChoiceField(label="Subject", choices=Subject.choices)
    about = forms.CharField(label="What it is about", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    for_officers = forms.BooleanField(label="Officers, chairs and agency representatives need it", required=False)
    for_representatives = forms.BooleanField(label="Community representatives need it", required=False)
    for_members = forms.BooleanField(label="Other members, councillors among them, need it", required=False)
    within_days = forms.IntegerField(
        label="Due so many days after joining", min_value=0, max_value=730, initial=42,
        widget=forms.NumberInput(attrs=NARROW),
    )  # fmt: skip
    valid_months = forms.IntegerField(
        label="Holds for so many months", min_value=1, max_value=120, required=False, help_text="Empty: for good.",
        widget=forms.NumberInput(attrs=NARROW),
    )  # fmt: skip


class ChangeCourseForm(CourseForm):
    ended = forms.BooleanField(label="It is not given any more", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, course: Course) -> dict[str, Any]:
        names = [name for name in cls.base_fields if name not in ("submission", "ended")]
        return {name: getattr(course, name) for name in names} | {"ended": course.ended_on is not None}


class RecordForm(BookForm):
    member = forms.ModelChoiceField(label="Who", queryset=Membership.objects.none(), empty_label="Choose a member")
    course = forms.ModelChoiceField(label="Had", queryset=Course.objects.none(), empty_label="Choose a course")
    had_on = forms.DateField(label="On", widget=DayInput)

    def __init__(self, *args: Any, members: Any, courses: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, member=members, course=courses)
        field: Any = self.fields["member"]
        field.label_from_instance = lambda member: member.name
        self.initial.setdefault("had_on", timezone.localdate())
