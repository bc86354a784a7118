"""Forms with which a questionnaire is built (E3)."""

from __future__ import annotations

from typing import Any

from django import forms

from engagement.models import Measures, Question, QuestionKind, QuestionnaireVersion
from partnerships.forms.base import BookForm, offer
from partnerships.widgets import HintedRadios

NARROW = {"class": "govuk-input--width-2"}
HINTS = {
    QuestionKind.RANK: "The first, the second, the third: which come first?",
    QuestionKind.SCALE: "One answer from one end to the other: very safe to very unsafe.",
    QuestionKind.ONE: "One answer; the order of the answers means nothing.",
    QuestionKind.MANY: "All that apply.",
    QuestionKind.YES_NO: "The answers are Yes and No; leave the box of answers empty.",
    QuestionKind.PROBLEM: "One answer, and a street or a landmark beside it.",
}


class StartForm(BookForm):
    name = forms.CharField(label="Name", max_length=120)
    copied_from = forms.ModelChoiceField(
        label="Begin with the questions of", queryset=QuestionnaireVersion.objects.none(), required=False,
        empty_label="None: begin empty",
    )  # fmt: skip

    def __init__(self, *args: Any, versions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, copied_from=versions)


class OpeningForm(BookForm):
    opening = forms.CharField(
        label="What is said before the first question", max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        return {"seen": facts.pop("version"), **facts}


class QuestionForm(BookForm):
    text = forms.CharField(label="Question", max_length=200)
    kind = forms.ChoiceField(
        label="How it is answered", choices=QuestionKind.choices, initial=QuestionKind.SCALE,
        widget=HintedRadios({str(kind): words for kind, words in HINTS.items()}),
    )  # fmt: skip
    options = forms.CharField(
        label="Answers", required=False, widget=forms.Textarea(attrs={"rows": 7}),
        help_text="Each on a line of its own, in the order they are read out.",
    )  # fmt: skip
    hint = forms.CharField(label="A line of help under the question", max_length=200, required=False)
    at_most = forms.IntegerField(
        label="How many may be put in order", min_value=2, max_value=5, initial=3, required=False,
        widget=forms.NumberInput(attrs=NARROW),
    )  # fmt: skip
    measures = forms.ChoiceField(
        label="What results read out of it besides", choices=Measures.choices, required=False,
    )  # fmt: skip
    counted = forms.IntegerField(
        label="How many answers count for the indicator", min_value=0, max_value=19, initial=0, required=False,
        help_text="From the first: 2 for Strongly agree and Tend to agree.", widget=forms.NumberInput(attrs=NARROW),
    )  # fmt: skip
    required = forms.BooleanField(label="It has to be answered", required=False, initial=True)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        facts["seen"] = facts.pop("version")
        facts["options"] = facts["options"].splitlines()
        facts["at_most"], facts["counted"] = facts["at_most"] or 1, facts["counted"] or 0
        return facts

    @classmethod
    def of(cls, question: Question) -> dict[str, Any]:
        return question.stands | {"version": question.standing}
