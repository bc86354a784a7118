"""The form of an interview, made from its questions: the same on the tablet, for a printed form and by link (E3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from engagement.models import Answer, Question, QuestionKind
from engagement.services.interviewing import Given
from partnerships.forms.base import BookForm
from partnerships.widgets import DayInput, QuickSelect

PLACES = ("First", "Second", "Third", "Fourth", "Fifth")
SHORT = 16
"""Answers no longer than that, and no more than six, stand in one line on a tablet."""


@dataclass(frozen=True, slots=True)
class Block:
    """One question on the page with its fields: one, or one for each place in the order."""

    question: Question
    fields: list[Any]
    place: Any
    inline: bool

    @property
    def is_rank(self) -> bool:
        return self.question.kind == QuestionKind.RANK

    @property
    def errors(self) -> list[str]:
        return [str(error) for field in self.fields for error in field.errors]


class AnswersForm(BookForm):
    """`questions` with their options. A required question is asked for only when the interview is finished."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            self._ask(question)

    def _ask(self, question: Question) -> None:
        choices = [(str(option.pk), option.text) for option in question.options.all()]
        if question.kind == QuestionKind.RANK:
            for place in range(question.at_most):
                self.fields[f"q{question.pk}_{place + 1}"] = forms.ChoiceField(
                    label=PLACES[place], choices=[("", "–"), *choices], required=False,
                    widget=QuickSelect(attrs={"class": "govuk-select"}),
                )  # fmt: skip
        elif question.kind == QuestionKind.MANY:
            self.fields[f"q{question.pk}"] = forms.MultipleChoiceField(
                label=question.text, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
            )
        else:
            self.fields[f"q{question.pk}"] = forms.ChoiceField(
                label=question.text, choices=choices, required=False, widget=forms.RadioSelect
            )
        if question.kind == QuestionKind.PROBLEM:
            self.fields[f"q{question.pk}_place"] = forms.CharField(label="Where?", max_length=200, required=False)

    @property
    def finishes(self) -> bool:
        return "later" not in self.data

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for question in self.questions:
            chosen = self._chosen(question)
            if len(set(chosen)) < len(chosen):
                self.add_error(f"q{question.pk}_1", "The same is chosen twice.")
            if self.finishes and question.required and not chosen:
                self.add_error(self.first_field(question), self.lacks(question))
        return cleaned

    @staticmethod
    def lacks(question: Question) -> str:
        """What is said of a required question without an answer."""
        return f"Question {question.number} has no answer yet."

    @staticmethod
    def first_field(question: Question) -> str:
        """The name of the field that stands for the question."""
        return f"q{question.pk}_1" if question.kind == QuestionKind.RANK else f"q{question.pk}"

    def _chosen(self, question: Question) -> list[int]:
        cleaned = self.cleaned_data
        if question.kind == QuestionKind.RANK:
            places = (cleaned.get(f"q{question.pk}_{place + 1}") for place in range(question.at_most))
            return [int(value) for value in places if value]
        value = cleaned.get(f"q{question.pk}")
        values = value if isinstance(value, list) else [value]
        return [int(one) for one in values if one]

    def facts(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        given = [
            Given(question, tuple(self._chosen(question)), (cleaned.get(f"q{question.pk}_place") or "").strip())
            for question in self.questions
        ]
        kept: dict[str, Any] = {name: cleaned[name] for name in ("way", "done_on") if name in self.fields}
        return {"given": given, "finished": self.finishes, "version": cleaned.get("version") or 0, **kept}

    def sent(self) -> dict[str, Any]:
        return {**super().sent(), "finished": self.finishes}

    def blocks(self) -> Iterable[Block]:
        """The questions in their order, each with its bound fields."""
        for question in self.questions:
            names = [f"q{question.pk}_{place + 1}" for place in range(question.at_most)]
            fields = [self[name] for name in names] if question.kind == QuestionKind.RANK else [self[f"q{question.pk}"]]
            place = self[f"q{question.pk}_place"] if question.kind == QuestionKind.PROBLEM else None
            texts = [option.text for option in question.options.all()]
            inline = question.is_single and len(texts) <= 6 and max(map(len, texts), default=0) <= SHORT
            yield Block(question, fields, place, inline)

    @staticmethod
    def begun(answers: Iterable[Answer]) -> dict[str, Any]:
        """What was answered so far, as the form's initial values."""
        initial: dict[str, Any] = {}
        for answer in answers:
            name, value = f"q{answer.question_id}", str(answer.option_id)
            match answer.question.kind:
                case QuestionKind.RANK:
                    initial[f"{name}_{answer.rank}"] = value
                case QuestionKind.MANY:
                    initial.setdefault(name, []).append(value)
                case _:
                    initial[name] = value
                    if answer.place:
                        initial[f"{name}_place"] = answer.place
        return initial


class InterviewForm(AnswersForm):
    """As a PCSO fills it in: besides, how it was done and on which day."""

    way = forms.ChoiceField(
        label="How it was done", initial="person", widget=QuickSelect,
        choices=[("person", "In person"), ("telephone", "By telephone"), ("paper", "On a printed form")],
    )  # fmt: skip
    done_on = forms.DateField(label="On", widget=DayInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("done_on", timezone.localdate())

    def clean_done_on(self) -> date:
        day: date = self.cleaned_data["done_on"] or timezone.localdate()
        if day > timezone.localdate():
            raise forms.ValidationError("The day it was done can't be in the future.")
        return day
