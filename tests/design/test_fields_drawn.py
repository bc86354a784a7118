"""A plain field that is drawn in one go is, to the letter, what the template of fields writes."""

from __future__ import annotations

from typing import Any

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import forms
from django.utils.safestring import SafeString

from partnerships.templatetags.wardbook_forms import drawn
from partnerships.widgets import DayInput, QuickSelect


class Every(forms.Form):
    """Each kind of field, with and without a hint, a limit, a label."""

    words = forms.CharField(label="What & why", max_length=40)
    bare = forms.CharField(label="", required=False)
    hinted = forms.CharField(label="Title", help_text="In <b>public</b> wording.", required=False)
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 2, "class": "wb-wide"}), help_text="Those are told.")
    limited = forms.CharField(widget=forms.Textarea, max_length=700)
    day = forms.DateField(widget=DayInput, required=False)
    votes = forms.IntegerField(min_value=0, required=False)
    sort = forms.ChoiceField(choices=[("", "Neither"), ("a", "A & <b>"), ("Some", [("b", "B")])], required=False)
    quick = forms.ChoiceField(choices=[("", "Neither"), ("a", SafeString("A"))], required=False, widget=QuickSelect)
    paper = forms.FileField(required=False)
    ticked = forms.BooleanField(label="Confidential", required=False)
    one = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


FORMS: dict[str, Any] = {
    "empty": Every,
    "begun": lambda: Every(initial={"words": 'Bins "again"', "text": "<b>", "sort": "a", "quick": "a", "hidden": "x"}),
    "of a part": lambda: Every(prefix="further"),
    "right": lambda: Every({"words": "Bins", "text": "Every night", "limited": "x", "one": "a"}),
    "wrong": lambda: Every({"words": "x" * 50, "day": "no day", "votes": -1, "sort": "nothing"}),
}


@pytest.mark.parametrize("name", FORMS)
def test_as_the_template_writes_it(name: str) -> None:
    form = FORMS[name]()
    for field in form:
        ours = drawn(field)
        assert ours == as_crispy_field(field), field.name
        assert isinstance(ours, SafeString)
