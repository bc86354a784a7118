"""Forms of the settings about places."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from partnerships.forms.base import BookForm
from partnerships.models import Neighbourhood, Partnership, Ward
from partnerships.widgets import DayInput, HintedCheckboxes


class NeighbourhoodForm(BookForm):
    """A neighbourhood: what it is called, since when it works with the book, and its wards."""

    name = forms.CharField(label="Name", max_length=120)
    taken_up_on = forms.DateField(
        label="Works with the book since", required=False, widget=DayInput,
        help_text="Leave empty while it is only listed.",
    )  # fmt: skip
    wards = forms.ModelMultipleChoiceField(Ward.objects.none(), label="Its wards", required=False)

    def __init__(
        self, *args: Any, partnership: Partnership, neighbourhood: Neighbourhood | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        wards = partnership.wards.current(timezone.localdate()).select_related("neighbourhood")
        hints = {
            str(ward.pk): f"now in {ward.neighbourhood}"
            for ward in wards
            if ward.neighbourhood is not None and ward.neighbourhood != neighbourhood
        }
        _offer(self, wards, hints)
        if neighbourhood is not None:
            self.initial["wards"] = [ward.pk for ward in wards if ward.neighbourhood == neighbourhood]


class NeighbourhoodChangeForm(NeighbourhoodForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class AuthorityForm(forms.Form):
    """Of which local authority the free wards are shown."""

    authority = forms.ChoiceField(label="Local authority", required=False)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: forms.ChoiceField = self.fields["authority"]  # type: ignore[assignment]
        field.choices = [("", "Choose one"), *choices]


class TakeWardsForm(BookForm):
    """Wards that belong to no partnership, to be taken into this one."""

    wards = forms.ModelMultipleChoiceField(
        Ward.objects.none(), label="Wards", error_messages={"required": "Choose at least one ward."}
    )

    def __init__(self, *args: Any, free: QuerySet[Ward], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, free, {})


def _offer(form: forms.Form, wards: QuerySet[Ward], hints: dict[str, str]) -> None:
    field: forms.ModelMultipleChoiceField[Ward] = form.fields["wards"]  # type: ignore[assignment]
    field.widget = HintedCheckboxes(hints)
    field.queryset = wards
