"""What is asked of those who pass something on, and of the intelligence unit (E9). Why somebody reads is chosen from a
list and never written: a reason in one's own words would say in the log what the book does not keep.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.crypto import salted_hmac

from engagement.intelligence_access import SUBMIT
from engagement.models.intelligence import Handling, InformationGrade, Occasion, Screening, SourceGrade, UnitAnswer
from partnerships.forms.base import BookForm, offer
from partnerships.models import User, Ward
from partnerships.widgets import HintedRadios

UNIT_REASONS = {
    "To take it on": "To take it on",
    "To see whether it is urgent": "To see whether it is urgent",
    "To find its source in the register": "To find its source in the register",
    "To put right how it was recorded": "To put right how it was recorded",
}
SUPERVISOR_REASONS = {
    "To screen it for relevance": "To screen it for relevance",
    "To see whether it is urgent": "To see whether it is urgent",
}
NUMBER_REASONS = {
    "To match it with the source register": "To match it with the source register",
    "To review how often the source is in contact": "To review how often the source is in contact",
    "To put right how it was recorded": "To put right how it was recorded",
}
NUMBER_HINT = "From the unit’s own register, for example ISR-0417. The same number for all that comes from one person."


class SubmitForm(BookForm):
    """What was told, on its way to the intelligence unit."""

    content = forms.CharField(
        label="What were you told?", widget=forms.Textarea(attrs={"rows": 8}),
        help_text="In the words you heard, with when and where. Say whether whoever told you wants to stay unknown. "
        "The intelligence unit reads it; once the unit has it, nothing of it is left in the book.",
    )  # fmt: skip
    ward = forms.ModelChoiceField(label="Ward", queryset=Ward.objects.none(), empty_label="Choose a ward")
    occasion = forms.ChoiceField(
        label="How did it come to you?", choices=Occasion.choices, initial=Occasion.TOLD,
        widget=HintedRadios({Occasion.TOLD: "They came to us, rang, wrote or stopped us in the street."}),
    )  # fmt: skip
    source_number = forms.CharField(
        label="Register number of the source", max_length=40, required=False,
        help_text="Only where the intelligence unit has given you one. Never a name.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wards = Ward.objects.for_scope(user, SUBMIT.kinds)
        offer(self, ward=wards)
        if not self.is_bound and len(few := list(wards[:2])) == 1:
            self.initial.setdefault("ward", few[0].pk)

    def sent(self) -> dict[str, Any]:
        """What is remembered of the words, for the form to count once, is made with the secret key: nobody can try
        sentences on it until one fits.
        """
        words = {name: self[name].data or "" for name in ("content", "source_number")}
        key = str(self.cleaned_data.get("submission"))
        closed = {name: salted_hmac(key, text, algorithm="sha256").hexdigest() for name, text in words.items()}
        return super().sent() | closed


class ReasonForm(BookForm):
    """Why somebody is shown what not everybody is."""

    reason = forms.ChoiceField(label="Why do you read it?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, reasons: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["reason"]
        field.choices = list(reasons.items())
        field.required = bool(reasons)
        if not reasons:
            del self.fields["reason"]


class ScreenForm(BookForm):
    screening = forms.ChoiceField(label="What do you say of it?", choices=Screening.choices, widget=forms.RadioSelect)


class SourceForm(BookForm):
    source_number = forms.CharField(
        label="Register number of the source", max_length=16, help_text=NUMBER_HINT,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )  # fmt: skip


class AcknowledgeForm(BookForm):
    """The unit has it in its own system."""

    unit_reference = forms.CharField(
        label="Your reference", max_length=24, widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        help_text="Of the report in the unit’s own system, for example IR/26/0417.",
    )  # fmt: skip
    grade_source = forms.ChoiceField(label="Source", choices=[("", "Not graded"), *SourceGrade.choices], required=False)
    grade_information = forms.ChoiceField(
        label="Information", choices=[("", "Not graded"), *InformationGrade.choices], required=False
    )
    handling = forms.ChoiceField(label="Handling", choices=[("", "Not graded"), *Handling.choices], required=False)
    source_number = forms.CharField(
        label="Register number of the source, if it has one", max_length=16, required=False, help_text=NUMBER_HINT,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )  # fmt: skip


class AnswerForm(BookForm):
    answer = forms.ChoiceField(label="What became of it?", choices=UnitAnswer.choices, widget=forms.RadioSelect)


class ConcludeForm(BookForm):
    """What the review looked at is ticked, what it found is not kept here."""

    sensitivity = forms.BooleanField(label="How sensitively and confidentially the person is dealt with was looked at")
    registration = forms.BooleanField(label="Whether the person is to be considered for registration was looked at")
    unit_reference = forms.CharField(
        label="Reference of the review", max_length=24,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        help_text="Of the record in the unit’s own register, for example FC/26/012. What it found stands there alone.",
    )  # fmt: skip

    def facts(self) -> dict[str, Any]:
        return {"unit_reference": self.cleaned_data["unit_reference"]}
