"""Sending a list."""

from __future__ import annotations

from django import forms


class FileForm(forms.Form):
    file = forms.FileField(
        label="The list", required=False,
        help_text="CSV or Excel (.xlsx), at most 2,000 rows. The first row names the columns.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )  # fmt: skip
