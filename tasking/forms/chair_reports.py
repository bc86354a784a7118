"""What the chair says of a half-year."""

from __future__ import annotations

from django import forms

from engagement.forms.pointing import PointingForm


class ChairReportForm(PointingForm):
    """Successes and areas for improvement. All members read them, so they are looked over first (E10)."""

    read_by_others = ("successes", "improvements")

    version = forms.IntegerField(widget=forms.HiddenInput)
    successes = forms.CharField(
        label="Successes", max_length=6000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="What the group changed, for whom, and how one can tell. No names.",
    )  # fmt: skip
    improvements = forms.CharField(
        label="Areas for improvement", max_length=6000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="What was slow, late or left undone, and what the group will do differently.",
    )  # fmt: skip
