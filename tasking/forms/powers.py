"""The list of powers and tools."""

from __future__ import annotations

from django import forms

from partnerships.forms.base import BookForm
from tasking.models import CountsAs


class PowerForm(BookForm):
    """A power for the list."""

    name = forms.CharField(label="Power or tool", max_length=80)
    counts_as = forms.ChoiceField(label="Counts as", choices=CountsAs.choices, widget=forms.RadioSelect)
