"""What a form asks for, as a tablet without signal can ask it too: taken from the form, and written once."""

from __future__ import annotations

from typing import Any

from django import forms

from engagement.forms.interviews import AnswersForm
from feedback.forms.contacts import ContactForm
from partnerships.templatetags.wardbook_forms import missing

Rule = dict[str, Any]
"""`field` must be filled in, where `with` (if any) is filled in and, if given, has the value `at`; else `words`.
`unless`: not when the form is sent by a button of that name."""


def rules_of(form: forms.Form) -> list[Rule]:
    """The rules of fields that are required, and those a form names itself."""
    rules: list[Rule] = [
        {"field": bound.html_name, "words": missing(bound)}
        for bound in form if bound.field.required and not bound.is_hidden
    ]  # fmt: skip
    if isinstance(form, ContactForm):
        rules += [{"field": one.field, "with": one.other, "at": one.at, "words": one.words} for one in form.asked_with]
    if isinstance(form, AnswersForm):
        rules += [
            {"field": form.first_field(question), "unless": "later", "words": form.lacks(question)}
            for question in form.questions if question.required
        ]  # fmt: skip
    return rules
