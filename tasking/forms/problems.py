"""The list of problems that come back in several wards."""

from __future__ import annotations

from django import forms

from partnerships.forms.base import BookForm

WORDS = (
    "As you would search: any of them with OR between, whole phrases in quotation marks. "
    "Singular and plural are the same."
)


class ProblemForm(BookForm):
    """A problem for the list."""

    name = forms.CharField(label="Problem", max_length=80)
    words = forms.CharField(label="Words it is recognised by", max_length=250, help_text=WORDS)


class WordsForm(BookForm):
    """Other words for it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    words = forms.CharField(label="Words it is recognised by", max_length=250, help_text=WORDS)
