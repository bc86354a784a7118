"""Controls the design system has and Django has not, or that Django fills in wrongly."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnerships.rendering import text


class DayInput(forms.DateInput):
    """The browser's own date control. It reads only yyyy-mm-dd, whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class ClockInput(forms.TimeInput):
    """The browser's own time control."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class SearchInput(forms.TextInput):
    """A box for words to look for."""

    input_type = "search"


class QuickSelect(forms.Select):
    """A list to choose from, written in one go: Django's own renders a template for each option, 240 wards of them."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        chosen = {str(one) for one in self.format_value(value)}
        parts: list[SafeString] = []
        for key, label in self.choices:
            if isinstance(label, list | tuple):
                inside = self._options(label, chosen)
                parts.append(format_html('<optgroup label="{}">{}</optgroup>', key, inside))
            else:
                parts.append(self._options([(key, label)], chosen))
        attributes = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        return format_html("<select{}>{}</select>", attributes, SafeString("".join(parts)))

    def _options(self, options: Iterable[tuple[Any, Any]], chosen: set[str]) -> SafeString:
        return SafeString(
            "".join(
                f'<option value="{text(key)}"{" selected" if str(key) in chosen else ""}>{text(label)}</option>'
                for key, label in options
            )
        )


class HintedRadios(forms.RadioSelect):
    """Radios of which some carry a line that says what choosing them does."""

    def __init__(self, hints: Mapping[str, str], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.hints = hints


class HintedCheckboxes(forms.CheckboxSelectMultiple):
    """Checkboxes of which some carry a line that says what choosing them does."""

    def __init__(self, hints: Mapping[str, str], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.hints = hints


class SideBySide(forms.RadioSelect):
    """Radios in one line, for two or three short answers."""

    inline = True
