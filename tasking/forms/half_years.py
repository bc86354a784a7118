"""What the group says of one neighbourhood."""

from __future__ import annotations

from django import forms

from partnerships.forms.base import BookForm


class NeighbourhoodReviewForm(BookForm):
    """Remark and decision."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    remark = forms.CharField(
        label="What does the group say about it?", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Progress, what works, what worries. No names.",
    )  # fmt: skip
    decision = forms.CharField(
        label="What is decided?", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For the half-year to come; empty where things go on as they are.",
    )  # fmt: skip
