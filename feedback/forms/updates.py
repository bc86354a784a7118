"""The form of an update to Key Individuals (E6)."""

from __future__ import annotations

from django import forms

from engagement.forms.pointing import PointingForm


class UpdateForm(PointingForm):
    read_by_others = ("subject", "text")
    subject = forms.CharField(label="Subject", max_length=120)
    text = forms.CharField(
        label="What was done", max_length=4000, widget=forms.Textarea(attrs={"rows": 12}),
        help_text="In public wording: no names, no addresses, nothing about who raised what.",
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
