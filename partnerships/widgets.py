"""Controls the design system has and Django has not, or that Django fills in wrongly."""

from collections.abc import Mapping
from typing import Any

from django import forms


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
