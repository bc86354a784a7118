"""What the crispy-forms template pack "wardbook" asks of a field: its kind, its classes, its ids."""

from typing import Any

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import forms, template
from django.core.exceptions import ValidationError
from django.forms import BaseForm, BoundField
from django.forms.widgets import ChoiceWidget
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

register = template.Library()

KINDS: list[tuple[tuple[type[forms.Widget], ...], str]] = [
    ((forms.CheckboxSelectMultiple,), "checkboxes"),
    ((forms.RadioSelect,), "radios"),
    ((forms.CheckboxInput,), "checkbox"),
    ((forms.Select,), "select"),
    ((forms.Textarea,), "textarea"),
    ((forms.FileInput,), "file-upload"),
    ((forms.MultiWidget, forms.SelectDateWidget), "several"),
]


@register.filter
def kind(field: BoundField) -> str:
    """Which pattern of the design system a field follows."""
    widget = field.field.widget
    return next((name for classes, name in KINDS if isinstance(widget, classes)), "input")


@register.filter
def first_id(field: BoundField) -> str:
    """The id of the control a link in the error summary leads to: the first choice of a group."""
    if kind(field) in {"radios", "checkboxes", "several"}:
        return f"{field.auto_id}_0"
    return str(field.id_for_label)


@register.filter
def control(field: BoundField) -> SafeString:
    """The field's control in the design system's classes, tied to its hint, count and errors."""
    name = kind(field)
    css = [f"govuk-{name}"] if name != "several" else ["govuk-input"]
    if field.errors:
        css.append(f"govuk-{name}--error")
    own = field.field.widget.attrs.get("class")
    attrs: dict[str, Any] = {"class": " ".join([*css, *([own] if own else [])])}
    attrs["placeholder"] = False  # it goes when one begins to type; what it says belongs in the label or the hint
    if described := describedby(field):
        attrs["aria-describedby"] = described
    if name == "textarea":
        attrs["maxlength"] = False  # the browser would cut off a pasted text without a word; the form says so instead
        attrs.setdefault("rows", field.field.widget.attrs.get("rows", 4))
        attrs["cols"] = False
    return field.as_widget(attrs=attrs)


PLAIN = frozenset({"input", "select", "textarea", "file-upload"})


@register.filter
def drawn(field: BoundField) -> SafeString:
    """A field as `as_crispy_field` writes it, where it is plain and nothing is wrong with it in one go: a form of two
    dozen goes through the template for each.
    """
    name = kind(field)
    if name not in PLAIN or field.is_hidden or field.errors:
        return SafeString(as_crispy_field(field))
    key, label, hint, limit = conditional_escape(field.auto_id), "", "", ""
    if field.label:
        named = conditional_escape(field.id_for_label), conditional_escape(field.label)
        label = '<label class="govuk-label govuk-label--s" for="{}">{}</label>'.format(*named)
    if field.help_text:
        hint = f'<div class="govuk-hint" id="{key}_helptext">{field.help_text}</div>'
    if most := count_limit(field):
        told = f"Up to {most} characters"
        limit = f'<div class="govuk-hint govuk-character-count__message" id="{key}_limit">{told}</div>'
    around = f'<div id="div_{key}" class="govuk-form-group">'
    return SafeString(f"{around}\n{label}\n{hint}{control(field)}\n{limit}\n\n</div>\n")


MISSING = {
    "radios": "Choose an answer: {label}",
    "checkboxes": "Choose one or more: {label}",
    "select": "Choose from the list: {label}",
    "checkbox": "Tick the box: {label}",
    "file-upload": "Choose a file: {label}",
}
UNCLEAR = {
    ("invalid", forms.DateField): "{label}: write a date, such as 27/03/2027",
    ("invalid", forms.TimeField): "{label}: write a time, such as 18:30",
    ("invalid", forms.IntegerField): "{label}: write a whole number",
    ("invalid_choice", forms.Field): "{label}: choose from what is offered",
}
BEYOND = {
    "min_value": "{label}: {limit_value} or more",
    "max_value": "{label}: {limit_value} or less",
    "max_length": "{label}: at most {limit_value} characters; it has {show_value}",
}
"""What Django says of a number or a text beyond its limit names no field: "Ensure this value is greater than ..."."""


@register.filter
def problems(field: BoundField) -> list[str]:
    """What is wrong with a field, in the same words at the field and in the summary.

    Where a form says nothing of its own, Django's "This field is required." gives way to words that name the field
    and what to do.
    """
    return [_told(field, error) for error in field.errors.as_data()]


def _told(field: BoundField, error: ValidationError) -> str:
    said = str(error.messages[0])
    if error.code in BEYOND and said.startswith("Ensure this value"):
        return BEYOND[error.code].format(label=field.label, **(error.params or {}))
    if str(error.message) != _djangos(field.field, str(error.code)):
        return said
    if error.code == "required":
        return missing(field)
    for (code, sort), words in UNCLEAR.items():
        if error.code == code and isinstance(field.field, sort):
            return words.format(label=field.label)
    return said


def missing(field: BoundField) -> str:
    """What a required field says that was left empty: its form's own words, or those that name it."""
    own = str(field.field.error_messages["required"])
    if own != _djangos(field.field, "required"):
        return own
    return MISSING.get(kind(field), "Fill in: {label}").format(label=field.label)


def _djangos(field: forms.Field, code: str) -> str:
    """What Django itself says for that fault of that kind of field."""
    for each in type(field).__mro__:
        if code in (messages := getattr(each, "default_error_messages", {})):
            return str(messages[code])
    return ""


@register.filter
def count_limit(field: BoundField) -> int | None:
    """How many characters a long text may have, for the line under it; None where there is no limit."""
    limit = getattr(field.field, "max_length", None)
    return limit if kind(field) == "textarea" else None


@register.filter
def describedby(field: BoundField) -> str:
    """The ids of hint, limit and error of a field, in the order they are read."""
    ids = [str(field.field.widget.attrs.get("aria-describedby", ""))]
    ids.append(f"{field.auto_id}_helptext" if field.help_text else "")
    ids.append(f"{field.auto_id}_limit" if count_limit(field) else "")
    ids.append(f"{field.auto_id}_error" if field.errors else "")
    return " ".join(filter(None, ids))


@register.filter
def choices(field: BoundField) -> list[dict[str, Any]]:
    """The choices of radios or checkboxes: value, label, id, checked, and the hint a widget has for some of them."""
    widget = field.field.widget
    if not isinstance(widget, ChoiceWidget):
        raise TypeError(f"{field.name} has no choices")
    attrs = field.build_widget_attrs({}, widget)
    attrs = {**widget.attrs, **attrs, "id": field.auto_id}
    attrs.pop("aria-describedby", None)
    hints: dict[str, str] = getattr(widget, "hints", {})
    found = []
    for group, options, _ in widget.optgroups(field.html_name, widget.format_value(field.value()), attrs):
        for place, option in enumerate(options):
            found.append(
                {
                    "group": group if place == 0 else None,
                    "name": option["name"],
                    "value": option["value"],
                    "label": option["label"],
                    "id": option["attrs"].get("id", ""),
                    "checked": option["selected"],
                    "disabled": option["attrs"].get("disabled", False),
                    "hint": hints.get(str(option["value"]), ""),
                }
            )
    return found


@register.filter
def button_class(classes: str | None) -> str:
    """The classes of a button of a form layout without those crispy-forms means for Bootstrap."""
    foreign = {"btn", "btn-primary", "btn-inverse", "submit", "submitButton", "reset", "resetButton", "button"}
    return " ".join(word for word in (classes or "").split() if word not in foreign)


@register.simple_tag
def summary_id(form: BaseForm) -> str:
    """An id for the error summary that no other form on the page has."""
    return f"{form.prefix}-problems" if form.prefix else "problems"
