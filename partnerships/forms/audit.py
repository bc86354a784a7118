"""What the auditor asks the log."""

from __future__ import annotations

from typing import Any

from django import forms

from partnerships.auditing import audited, kinds_of_disclosure
from partnerships.models import User
from partnerships.widgets import DayInput, SearchInput


class QuestionForm(forms.Form):
    """By whom, about what, in which period."""

    who = forms.CharField(label="Username", required=False, max_length=80, widget=SearchInput)
    about = forms.CharField(
        label="Reference or number", required=False, max_length=120, help_text="For example MIL-26-0417."
    )
    since = forms.DateField(label="From", required=False, widget=DayInput)
    until = forms.DateField(label="To", required=False, widget=DayInput)

    def clean_who(self) -> User | None:
        username = self.cleaned_data["who"].strip()
        if not username:
            return None
        found = User.objects.filter(username__iexact=username).first()
        if found is None:
            raise forms.ValidationError("Nobody has this username.")
        return found

    def question(self) -> dict[str, Any]:
        """What was asked and could be read."""
        self.is_valid()
        given = self.cleaned_data
        return {name: given.get(name) for name in ("who", "since", "until")} | {"about": given.get("about", "").strip()}


class DisclosureFilterForm(QuestionForm):
    """Of the disclosures, also what was shown."""

    what = forms.ChoiceField(label="What was shown", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: forms.ChoiceField = self.fields["what"]  # type: ignore[assignment]
        choices.choices = [("", "Anything"), *((what, what.replace(":", ": ")) for what in kinds_of_disclosure())]


class ChangeFilterForm(QuestionForm):
    """Of the row history, which table."""

    kind = forms.ChoiceField(label="What", required=False)

    field_order = ("kind", "who", "about", "since", "until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: forms.ChoiceField = self.fields["kind"]  # type: ignore[assignment]
        choices.choices = [(one.key, one.label) for one in audited()]
