"""The filters of /issues/: what is asked for in the address, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from engagement.listing_questions import Place
from engagement.models import Method, Stage
from engagement.models.issues import method_words
from partnerships.models import Partnership
from partnerships.widgets import DayInput, QuickSelect, SearchInput

SORTS = {
    "": "Newest first",
    "oldest": "Oldest first",
    "longest": "Longest open first",
    "due": "Due first, what has a day",
}
STAGES = {"open": "Open", **{stage.value: stage.label for stage in Stage}, "all": "All"}


class IssueFilters(forms.Form):
    """Filters of the list; an unreadable value is as good as none. Bound to the address's parameters."""

    q = forms.CharField(
        label="Search", required=False, max_length=200, widget=SearchInput, help_text="Words, or a reference"
    )
    ward = forms.ChoiceField(label="Ward", required=False, widget=QuickSelect)
    neighbourhood = forms.ChoiceField(label="Neighbourhood", required=False, widget=QuickSelect)
    method = forms.ChoiceField(label="How it reached us", required=False, widget=QuickSelect)
    whose = forms.ChoiceField(label="Whose move", required=False, widget=QuickSelect)
    raised_from = forms.DateField(label="Raised from", required=False, widget=DayInput)
    raised_to = forms.DateField(label="Raised to", required=False, widget=DayInput)
    mine = forms.BooleanField(label="Mine: with me or logged by me", required=False)
    late = forms.BooleanField(label="Late", required=False)
    owed = forms.BooleanField(label="Feedback owed", required=False)
    sort = forms.ChoiceField(label="Order", required=False, choices=list(SORTS.items()), widget=QuickSelect)
    stage = forms.ChoiceField(required=False, choices=[("", ""), *STAGES.items()], widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, wards: Sequence[Place], agencies: Iterable[tuple[str, str]],
        partnership: Partnership | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self._choices("method", "Any way", [(method.value, method_words(method, partnership)) for method in Method])
        neighbourhoods = {ward.neighbourhood_slug: ward.neighbourhood for ward in wards}
        self._choices("ward", "Any ward", [(ward.slug, ward.name) for ward in wards])
        self._choices(
            "neighbourhood",
            "Any neighbourhood",
            sorted((slug, name) for slug, name in neighbourhoods.items() if slug and name),
        )
        hands = [("coordinator", "The coordinator"), ("told", "Nobody’s: answers are owed")]
        self._choices("whose", "Anybody’s", [*hands, *agencies])

    def _choices(self, name: str, any_of_them: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if len(choices) < 2:
            del self.fields[name]
        elif isinstance(field, forms.ChoiceField):
            field.choices = [("", any_of_them), *choices]

    def chosen(self) -> dict[str, Any]:
        """What was asked for and could be read."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", False)}
