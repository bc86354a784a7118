"""Meetings: which to list, when one is held, who came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.choices import BaseChoiceIterator

from partnerships.forms.base import BookForm
from partnerships.models import Membership, Presence
from partnerships.services.schedule import local_moment
from partnerships.widgets import ClockInput, DayInput, QuickSelect, SideBySide


class Offered(BaseChoiceIterator):
    """Rows to choose from, each its key and its name: hundreds in a menu, taken as they are."""

    def __init__(self, rows: list[tuple[int, str]]) -> None:
        self.rows = rows

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        yield ("", "All")
        yield from self.rows


def a_row(label: str) -> forms.TypedChoiceField:
    """A field that chooses one of some rows by its key, and is told them with `choices`."""
    return forms.TypedChoiceField(label=label, required=False, coerce=int, empty_value=None, widget=QuickSelect)


class MeetingFilters(forms.Form):
    """Which meetings to list."""

    when = forms.ChoiceField(
        label="When", required=False, widget=QuickSelect,
        choices=[("", "To come"), ("past", "Past"), ("without-minutes", "Past, without minutes"),
                 ("without-papers", "Papers due out"), ("all", "All")],
    )  # fmt: skip
    group = a_row("Group")
    ward = a_row("Ward")

    def __init__(self, *args: Any, groups: list[tuple[int, str]], wards: list[tuple[int, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, rows in (("group", groups), ("ward", wards)):
            field: Any = self.fields[name]
            field.choices = Offered(rows)


class MeetingForm(BookForm):
    """When and where a meeting is held."""

    day = forms.DateField(label="Day", widget=DayInput)
    at = forms.TimeField(label="Begins at", widget=ClockInput)
    lasts_minutes = forms.IntegerField(label="Minutes", min_value=10, max_value=600)
    venue = forms.CharField(label="Venue", max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        day: date = given["day"]
        at: time = given["at"]
        facts: dict[str, Any] = {
            "starts_at": local_moment(day, at),
            "lasts_minutes": given["lasts_minutes"],
            "venue": given["venue"],
        }
        if given.get("version") is not None:
            facts["version"] = given["version"]
        return facts

    def stands(self, theirs: dict[str, Any]) -> dict[str, Any]:
        begins = timezone.localtime(theirs["starts_at"])
        return {**theirs, "day": begins.date(), "at": begins.time()}


class AttendanceForm(BookForm):
    """Whether one member came."""

    membership = forms.ModelChoiceField(queryset=Membership.objects.none(), widget=forms.HiddenInput)
    presence = forms.ChoiceField(label="Presence", choices=Presence, widget=SideBySide)
    deputy_name = forms.CharField(label="Deputy", max_length=120, required=False)


class GuestForm(BookForm):
    """Somebody who is here without being a member."""

    name = forms.CharField(label="Guest", max_length=120)


class ItemForm(BookForm):
    """A free item for an agenda."""

    title = forms.CharField(label="Item", max_length=250)
    confidential = forms.BooleanField(
        label="Confidential", required=False, help_text="Left out of what is printed for others or published."
    )


class BecauseForm(BookForm):
    """A reason."""

    because = forms.CharField(label="Reason", max_length=250)
