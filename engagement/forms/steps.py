"""What the steps of the loop ask for, in the words of pages.md."""

from __future__ import annotations

from typing import Any

from django import forms

from engagement.forms.pointing import PointingForm
from engagement.models import Satisfaction, Sensitivity
from partnerships.forms.base import BookForm
from partnerships.models import Agency, Partnership

LONG = forms.Textarea(attrs={"rows": 4})
PUBLIC_HINT = (
    "For newsletter, minutes and the ward’s page: what was raised, without names and addresses. "
    "It is the only text that leaves the book."
)


class AtOnceForm(BookForm):
    """A step that asks nothing."""


class ReferForm(BookForm):
    agency = forms.ModelChoiceField(label="Agency", queryset=Agency.objects.none(), empty_label="Choose an agency")
    reason = forms.CharField(label="What is asked of it", required=False, widget=LONG)

    def __init__(self, *args: Any, partnership: Partnership | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["agency"].queryset = Agency.objects.filter(partnership=partnership)


class OutcomeForm(PointingForm):
    read_by_others = ("public_wording",)

    outcome = forms.CharField(
        label="What was the outcome?", widget=LONG, help_text="What was done and what came of it. For the book."
    )
    public_wording = forms.CharField(label="Public wording", widget=LONG, help_text=PUBLIC_HINT)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class CloseForm(BookForm):
    satisfaction = forms.ChoiceField(
        label="Are those who raised it satisfied?", choices=Satisfaction.choices, widget=forms.RadioSelect
    )
    why = forms.CharField(label="Why it can be closed", widget=LONG)


class DisputeForm(BookForm):
    why = forms.CharField(label="What is not fixed", widget=LONG)


class NoteForm(BookForm):
    text = forms.CharField(label="Note", widget=LONG)
    seen_by = forms.ChoiceField(
        label="Who may read it", initial=Sensitivity.PARTNERS, widget=forms.RadioSelect,
        choices=[
            (Sensitivity.PARTNERS, "The ward’s team; others see that there is a note"),
            (Sensitivity.RESTRICTED, "The ward’s team alone"),
            (Sensitivity.PUBLIC, "Everybody who sees the issue"),
        ],
    )  # fmt: skip


class CorrectForm(BookForm):
    text = forms.CharField(label="What is right", widget=LONG)


class RewordForm(PointingForm):
    read_by_others = ("concern", "public_wording")

    concern = forms.CharField(label="What is the concern?", max_length=200)
    public_wording = forms.CharField(label="Public wording", required=False, widget=LONG, help_text=PUBLIC_HINT)
    place = forms.CharField(
        label="Where", max_length=200, required=False,
        help_text="As precisely as it was said. Others see at most the street.",
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)


class WhoForm(BookForm):
    reason = forms.CharField(
        label="Why do you need to know?", max_length=250, help_text="It is kept with your name in the audit log."
    )
