"""Forms of sentencing feedback."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from engagement.forms.pointing import PointingForm
from partnerships.forms.base import BookForm, offer
from partnerships.models import Ward
from partnerships.widgets import DayInput
from tasking.forms.priorities import WardFilter
from tasking.models import Court, Spread


class CourtFilters(WardFilter):
    spread = forms.ChoiceField(
        label="Told", required=False, choices=[("", "All"), ("undecided", "To be decided"), *Spread.choices]
    )

    @property
    def chosen(self) -> dict[str, Any]:
        given = super().chosen
        if given.get("spread") == "undecided":
            return given | {"spread": "", "withdrawn_at__isnull": True}
        return given


class RecordCourtForm(PointingForm):
    """What a court decided. It is looked over before others read it: nobody may be known by it (E10)."""

    read_by_others = ("wording",)

    ward = forms.ModelChoiceField(label="Ward", queryset=Ward.objects.none(), empty_label="Choose a ward")
    court = forms.ChoiceField(label="Court", choices=Court.choices, widget=forms.RadioSelect)
    sentenced_on = forms.DateField(label="Decided on", widget=DayInput)
    wording = forms.CharField(
        label="What it was for, and what the court decided", max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="In public wording: no name, no age with a street, nothing by which neighbours know who it was. "
        "For example: For repeated thefts from shops in the precinct, 18 weeks in prison, suspended, and unpaid work.",
    )  # fmt: skip
    spread = forms.ChoiceField(
        label="How widely is it told?", required=False, choices=[("", "The meeting decides"), *Spread.choices]
    )

    def __init__(self, *args: Any, wards: Any, may_spread: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, ward=wards)
        self.initial.setdefault("sentenced_on", timezone.localdate())
        only = list(wards[:2])
        if len(only) == 1:
            self.initial.setdefault("ward", only[0].pk)
        if not may_spread:
            del self.fields["spread"]


class SpreadForm(BookForm):
    spread = forms.ChoiceField(
        label="How widely is it told?", choices=Spread.choices, widget=forms.RadioSelect,
        help_text="In ward or neighbourhood: it stands in published minutes and is offered to the newsletter.",
        error_messages={"required": "Choose how widely it is told."},
    )  # fmt: skip


class TakeBackForm(BookForm):
    because = forms.CharField(
        label="Why is it taken back?", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="An appeal, a mistake, or somebody could be known by it.",
        error_messages={"required": "Write why it is taken back."},
    )  # fmt: skip
