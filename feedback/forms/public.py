"""What the public types."""

from __future__ import annotations

from typing import Any

import phonenumbers
from django import forms

from engagement.forms.pointing import PointingForm
from partnerships.models import Ward
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


class RaiseForm(PointingForm):
    """A concern from a resident. Only the first question must be answered; its answer is the only one others read."""

    read_by_others = ("concern",)

    concern = forms.CharField(
        label="What is the concern?", max_length=200,
        help_text="In a line, without naming anybody. For example: Cars parked on the crossing outside the school",
    )  # fmt: skip
    received_text = forms.CharField(
        label="What else should we know?", max_length=4000, required=False, widget=forms.Textarea({"rows": 5}),
        help_text="How often, at what times, since when, what it leads to. Only the ward’s coordinator and "
        "neighbourhood team read this.",
    )  # fmt: skip
    place = forms.CharField(
        label="Where is it?", max_length=200, required=False,
        help_text="As exactly as you can. Others see at most the street.",
    )  # fmt: skip
    name = forms.CharField(
        label="Your name", max_length=120, required=False, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label="Your e-mail address", required=False, widget=forms.EmailInput({"autocomplete": "email"})
    )
    phone = forms.CharField(
        label="Your telephone number", max_length=40, required=False,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel", "class": "govuk-input--width-20"}),
    )  # fmt: skip
    others_may_see = forms.BooleanField(
        label="Partner agencies that deal with it may know who raised it", required=False,
        help_text="Leave it empty, and only the coordinator and the neighbourhood team know.",
    )  # fmt: skip

    def __init__(self, *args: Any, ward: Ward, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = (ward.name,)

    def clean_phone(self) -> str:
        """A number that can be rung; how it is written is left as it was typed."""
        typed: str = self.cleaned_data["phone"]
        if typed:
            try:
                good = phonenumbers.is_possible_number(phonenumbers.parse(typed, "GB"))
            except phonenumbers.NumberParseException:
                good = False
            if not good:
                raise forms.ValidationError("Type a telephone number, such as 01632 960001, or leave it empty.")
        return typed


class SuggestPaybackForm(RaiseForm):
    """Work for community payback, suggested by a resident: the questions of a concern in other words."""

    def __init__(self, *args: Any, ward: Ward, **kwargs: Any) -> None:
        super().__init__(*args, ward=ward, **kwargs)
        asked: dict[str, tuple[str, str]] = {
            "concern": (
                "What could be done?",
                "In a line, without naming anybody. For example: Paint the railings along the canal",
            ),
            "received_text": (
                "What else should we know?",
                "Who uses the place, who looks after it, when people could work there. Only the ward’s coordinator and "
                "neighbourhood team read this.",
            ),
            "others_may_see": (
                "Probation may know who suggested it", "Leave it empty, and only the coordinator and the team know.",
            ),
        }  # fmt: skip
        for name, (label, hint) in asked.items():
            self.fields[name].label, self.fields[name].help_text = label, hint
