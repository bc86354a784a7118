"""Forms of priorities: filters of their lists, the review, and taking up again what was heard and not prioritised."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from partnerships.forms.base import BookForm, offer
from partnerships.models import Ward
from partnerships.widgets import DayInput, QuickSelect
from tasking.forms.deciding import REVIEW_AFTER
from tasking.models import PriorityKind

KEEP, END = "keep", "end"


class WardFilter(forms.Form):
    """Which ward's to list."""

    ward = forms.ModelChoiceField(
        label="Ward",
        queryset=Ward.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label="All wards",
        widget=QuickSelect,
    )

    def __init__(self, *args: Any, wards: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, ward=wards)

    @property
    def chosen(self) -> dict[str, Any]:
        """What of it narrows the list."""
        return {name: value for name, value in self.cleaned_data.items() if value} if self.is_valid() else {}


class PriorityFilters(WardFilter):
    kind = forms.ChoiceField(label="Kind", choices=[("", "All"), *PriorityKind.choices], required=False)
    review = forms.ChoiceField(label="Review", choices=[("", "All"), ("due", "Due")], required=False)


class ReviewPriorityForm(BookForm):
    """What a review found, and whether the priority stays one."""

    found = forms.CharField(
        label="What did the review find?", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What has changed for people there since it was chosen.",
        error_messages={"required": "Write what the review found."},
    )  # fmt: skip
    stays = forms.ChoiceField(
        label="Does it stay a priority?", choices=[(KEEP, "Yes, keep it"), (END, "No, end it")],
        widget=forms.RadioSelect, error_messages={"required": "Choose whether it stays a priority."},
    )  # fmt: skip
    review_on = forms.DateField(label="Next review, where it stays", widget=DayInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("review_on", timezone.localdate() + REVIEW_AFTER)

    @property
    def ends(self) -> bool:
        return bool(self.cleaned_data["stays"] == END)

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("stays") == KEEP and not given.get("review_on") and "review_on" not in self.errors:
            self.add_error("review_on", "Enter the day of the next review.")

    def facts(self) -> dict[str, Any]:
        if self.ends:
            return {"because": self.cleaned_data["found"]}
        return {"found": self.cleaned_data["found"], "review_on": self.cleaned_data["review_on"]}


class TakeUpAgainForm(BookForm):
    why = forms.CharField(
        label="What has happened?", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Who said so, and since when. It goes on the agenda of the next tasking meeting.",
        error_messages={"required": "Write what has happened since."},
    )  # fmt: skip
