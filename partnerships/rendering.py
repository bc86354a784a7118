"""How widgets are written: the plain ones in one go, as Django's templates write them, the others by those templates.

A page with a form has a dozen inputs, and Django goes through three templates for each; of a menu, through two for each
option.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

PLAIN = ("date", "datetime", "email", "hidden", "number", "password", "search", "tel", "text", "time", "url")
Widget = dict[str, Any]


class Renderer(TemplatesSetting):
    """Django's, quicker for plain inputs and for texts."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> SafeString:
        write = WRITTEN.get(template_name)
        if write is None:
            return SafeString(super().render(template_name, context, request))
        return SafeString(write(context["widget"]))


def _input(widget: Widget) -> str:
    value = "" if widget["value"] is None else f' value="{text(widget["value"])}"'
    kind, name = conditional_escape(widget["type"]), conditional_escape(widget["name"])
    return f'<input type="{kind}" name="{name}"{value}{_attributes(widget)}>'


def _textarea(widget: Widget) -> str:
    value = conditional_escape(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{conditional_escape(widget["name"])}"{_attributes(widget)}>\n{value}</textarea>'


def _select(widget: Widget) -> str:
    groups = "".join(_options(name, options) for name, options, _ in widget["optgroups"])
    return f'<select name="{conditional_escape(widget["name"])}"{_attributes(widget)}>{groups}\n</select>'


def _options(group: str | None, options: list[Widget]) -> str:
    """The options of a menu, those of a group between its own lines."""
    lines = "".join(f"\n  {_option(option)}\n" for option in options)
    return f'\n  <optgroup label="{text(group)}">{lines}\n  </optgroup>' if group else lines


def _option(option: Widget) -> str:
    return f'<option value="{text(option["value"])}"{_attributes(option)}>{text(option["label"])}</option>'


def _attributes(widget: Widget) -> str:
    """True stands alone, False is left out."""
    return "".join(
        f" {conditional_escape(name)}" if value is True else f' {conditional_escape(name)}="{text(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def text(value: Any) -> str:
    """What stands in a page, escaped. A menu has hundreds: plain words need not be asked first what they are."""
    if type(value) is str:
        return escape(value)
    return conditional_escape(value if isinstance(value, str) else str(value))


WRITTEN: dict[str, Callable[[Widget], str]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in PLAIN},
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
}
