"""What the public types."""

from __future__ import annotations

from typing import Any

from django import forms

from partnerships.widgets import SearchInput


class FindForm(forms.Form):
    """Find my ward: by name or postcode, or by a point of a map."""

    q = forms.CharField(max_length=120, required=False, widget=SearchInput(attrs={"class": "govuk-input--width-20"}))
    lon = forms.FloatField(required=False, min_value=-180, max_value=180, widget=forms.HiddenInput)
    lat = forms.FloatField(required=False, min_value=-90, max_value=90, widget=forms.HiddenInput)

    def __init__(self, *args: Any, postcodes: bool, **kwargs: Any) -> None:
        """`postcodes`: a lookup was imported, so it makes sense to ask for one."""
        super().__init__(*args, **kwargs)
        box = self.fields["q"]
        box.label = "Your postcode or the name of your ward" if postcodes else "The name of your ward"
        if postcodes:
            box.widget.attrs["autocomplete"] = "postal-code"
