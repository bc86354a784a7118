"""Forms of effective practice."""

from __future__ import annotations

from typing import Any

from django import forms

from engagement.forms.pointing import PointingForm
from partnerships.forms.base import offer
from partnerships.models import User
from partnerships.widgets import SearchInput


class PracticeFilters(forms.Form):
    q = forms.CharField(label="Words", required=False, max_length=120, widget=SearchInput)


class PracticeForm(PointingForm):
    """What others may take from a plan. The whole partnership reads it, so it is looked over first (E10)."""

    read_by_others = ("title", "problem", "worked", "advice")

    title = forms.CharField(
        label="What is it about, in a line?", max_length=120,
        help_text="For example: Quad bikes stopped by barriers that residents chose.",
    )  # fmt: skip
    problem = forms.CharField(
        label="What was the problem?", max_length=1200, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="With its measure, so that others see whether theirs is alike.",
    )  # fmt: skip
    worked = forms.CharField(
        label="What worked?", max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What was done by whom, and what it changed, in figures before and after.",
    )  # fmt: skip
    advice = forms.CharField(
        label="What should others know before they try it?", max_length=1200, required=False,
        widget=forms.Textarea(attrs={"rows": 4}), help_text="What it cost, how long it took, what did not work.",
    )  # fmt: skip
    contact = forms.ModelChoiceField(label="Whom to ask", queryset=User.objects.none(), empty_label="Choose a person")

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, contact=people)


class ChangePracticeForm(PracticeForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
