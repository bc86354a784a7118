"""What merging asks for: which issue goes on, and why they are one."""

from __future__ import annotations

from typing import Any

from django import forms

from engagement.models import Issue
from partnerships.forms.base import BookForm
from partnerships.models import User


class MergeForm(BookForm):
    """Its `into` is an issue that the person sees; one they do not see reads like one that does not exist."""

    into = forms.CharField(
        label="Which issue goes on?", max_length=16, widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
        help_text="Its reference, as MIL-26-0417.",
    )  # fmt: skip
    why = forms.CharField(
        label="Why they are one", required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Stays in the trail of both.",
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_into(self) -> Issue:
        reference = str(self.cleaned_data["into"]).strip().upper()
        found = Issue.objects.visible_to(self.user).without_search_words().filter(reference=reference).first()
        if found is None:
            raise forms.ValidationError("There is no issue of that reference that you may read.")
        return found
