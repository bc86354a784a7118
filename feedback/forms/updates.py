"""The form of an update to Key Individuals (E6)."""

from __future__ import annotations

from django import forms

from engagement.forms.pointing import PointingForm
from feedback.services.updating import WE_DID


class UpdateForm(PointingForm):
    read_by_others = ("subject", "text")
    subject = forms.CharField(label="Subject", max_length=120)
    text = forms.CharField(
        label="What was done", max_length=4000, widget=forms.Textarea(attrs={"rows": 12}),
        help_text="In public wording: no names, no addresses, nothing about who raised what.",
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if any(line.strip() == WE_DID for line in text.split("\n")):
            raise forms.ValidationError(f"Write what was done after each “{WE_DID}”, or take it out.")
        return text
