"""Inputs and texts written in one go are, to the letter, what Django's own templates write."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeString

from partnerships.rendering import WRITTEN, Renderer
from partnerships.widgets import ClockInput, DayInput, SearchInput

WIDGETS: tuple[forms.Widget, ...] = (
    forms.TextInput(), forms.NumberInput(), forms.EmailInput(), forms.URLInput(), forms.HiddenInput(),
    forms.PasswordInput(render_value=True), forms.DateInput(), forms.DateTimeInput(), forms.TimeInput(),
    DayInput(), ClockInput(), SearchInput(), forms.Textarea({"rows": 3}),
)  # fmt: skip
VALUES = (
    None, "", "Bins", 'A "quoted" <b>bin</b> & it\'s lid', SafeString("&amp;"), 0, 12_345, 1.5, date(2026, 11, 5),
    time(18, 30), "two\nlines", ("a", "b"), True,
)  # fmt: skip
ATTRS: tuple[dict[str, Any], ...] = (
    {}, {"id": "id_x", "class": "govuk-input", "rows": 4}, {"required": True, "placeholder": False, "maxlength": 700},
    {"data-said": '<"&>', "aria-describedby": SafeString("a&amp;b"), "cols": None},
)  # fmt: skip


@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
def test_as_djangos_templates_write_it(widget: forms.Widget) -> None:
    assert widget.template_name in WRITTEN
    for value in VALUES:
        for attrs in ATTRS:
            ours = widget.render("concern", value, attrs, Renderer())
            assert ours == widget.render("concern", value, attrs, TemplatesSetting())
            assert isinstance(ours, SafeString)


MENU: list[Any] = [
    ("", "Choose a <person>"), ("Street & Sons", [(1, "Errol"), ("two", SafeString("O&#x27;Hara"))]), ("None", []),
    (3.5, "Three"), (None, "Nothing"), (True, "Yes"), (12_345, 12_345),
]  # fmt: skip


@pytest.mark.parametrize("value", [None, "", "1", 1, "two", 3.5, 12_345, "not there"])
@pytest.mark.parametrize("attrs", ATTRS, ids=str)
def test_menus_too(value: Any, attrs: dict[str, Any]) -> None:
    for widget in (forms.Select(choices=MENU), forms.NullBooleanSelect(), forms.SelectMultiple(choices=MENU[:1])):
        ours = widget.render("owner", value, attrs, Renderer())
        assert ours == widget.render("owner", value, attrs, TemplatesSetting())


def test_others_are_left_to_the_templates() -> None:
    widget = forms.CheckboxInput()
    assert widget.render("x", True, {"id": "x"}, Renderer()) == widget.render(
        "x", True, {"id": "x"}, TemplatesSetting()
    )


def test_the_book_writes_its_forms_with_it(settings: Any) -> None:
    assert settings.FORM_RENDERER == "partnerships.rendering.Renderer"
