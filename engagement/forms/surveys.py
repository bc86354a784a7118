"""Forms of rounds: opening, settings, work for those not reached, an issue from a result (E3, E4)."""

from __future__ import annotations

from typing import Any

from django import forms

from engagement.models import Questionnaire, Refusal
from partnerships.forms.base import BookForm, offer
from partnerships.models import Ward
from partnerships.widgets import DayInput

NARROW = {"class": "govuk-input--width-3"}


class OpenForm(BookForm):
    ward = forms.ModelChoiceField(label="Ward", queryset=Ward.objects.none(), empty_label="Choose a ward")

    def __init__(self, *args: Any, wards: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, ward=wards)


class AnchorForm(BookForm):
    first_on = forms.DateField(
        label="Rounds are counted from", widget=DayInput, required=False,
        help_text="The first opens on this day. Empty: rounds open by hand alone.",
    )  # fmt: skip


class SurveySettingsForm(BookForm):
    every_months = forms.IntegerField(
        label="Months from one round to the next", min_value=1, max_value=24, widget=forms.NumberInput(attrs=NARROW)
    )
    open_days = forms.IntegerField(
        label="Days a round’s interviews have", min_value=7, max_value=180, widget=forms.NumberInput(attrs=NARROW)
    )
    questionnaire = forms.ModelChoiceField(
        label="What is asked", queryset=Questionnaire.objects.none(), required=False,
        empty_label="The standard KIN survey",
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, questionnaires: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, questionnaire=questionnaires)


class RefusalForm(BookForm):
    refusal = forms.ChoiceField(label="Why they do not take part", choices=Refusal.choices, widget=forms.RadioSelect)


class ResultIssueForm(BookForm):
    concern = forms.CharField(label="What is the concern?", max_length=200)
    place = forms.CharField(label="Where", max_length=200, required=False)
    public_wording = forms.CharField(
        label="Public wording", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The only text that leaves the book. It can be written later.",
    )  # fmt: skip
