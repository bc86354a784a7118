"""Tags every template has at hand (a builtin of the template engine): pure presentation, no rule of the business.

How to use them stands in templates/components/README.md.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.http import HttpRequest
from django.template import Context
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.dateformat import time_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnerships import drawing
from partnerships.models import GroupKind, Partnership
from partnerships.words import how_often

register = template.Library()

STAGE_WORDS = {
    "new": "New",
    "dealt-with": "Being dealt with",
    "escalated": "Escalated",
    "tabled": "Tabled",
    "in-action": "In action",
    "not-prioritised": "Not prioritised",
    "resolved": "Resolved",
    "fed-back": "Fed back",
    "closed": "Closed",
    "merged": "Merged",
}


@register.simple_tag
def stage_tag(stage: str, label: str = "") -> SafeString:
    """The stage of an issue as a tag of its colour, always with its word."""
    return _stage_tag(str(stage).replace("_", "-"), label)


@lru_cache(maxsize=100)
def _stage_tag(name: str, label: str) -> SafeString:
    """Ten stages, on every row of every list."""
    words = label or STAGE_WORDS.get(name, name.replace("-", " ").capitalize())
    return format_html('<strong class="govuk-tag wb-stage wb-stage--{}">{}</strong>', name, words)


@register.simple_tag
def status_tag(text: str, colour: str = "grey") -> SafeString:
    """Any other state as a tag: colour is one of blue, green, teal, purple, magenta, red, orange, yellow, grey."""
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', colour, text)


@register.filter
def day(value: date | None) -> str:
    """A date as people say it: "Thursday 5 November 2026"; an empty string for none."""
    return date_format(_local(value), "l j F Y") if value else ""


@register.filter
def times(number: int) -> str:
    """ "never", "once", "twice", "3 times"."""
    return how_often(number)


@register.filter
def short_day(value: date | None) -> str:
    """A date for a table: "5 Nov 2026"; an empty string for none."""
    return date_format(_local(value), "j M Y") if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """A time as people say it: "5 November 2026 at 6:30pm"; an empty string for none."""
    if not value:
        return ""
    return f"{date_format(_local(value), 'j F Y')} at {clock(value)}"


@register.simple_tag
def calls(partnership: Partnership | None, kind: str) -> str:
    """What the partnership calls groups of that kind: its own word, or the kind's."""
    return partnership.calls(kind) if partnership is not None else str(GroupKind(kind).label)


@register.filter
def of(rows: dict[Any, list[Any]], key: object) -> list[Any]:
    """What a mapping has for that key; nothing where it has none."""
    return rows.get(key, [])


@register.filter
def clock(value: datetime | time | None) -> str:
    """The time of day as people say it: "6:30pm", "10am"; an empty string for none."""
    if not value:
        return ""
    local = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    return time_format(local, "g:ia").replace(".", "").replace(":00", "")


def _local(value: date) -> date:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(*words_and_addresses: str) -> dict[str, Any]:
    """Label, address, label, address, ... and at the end the label of this page."""
    labels = words_and_addresses[::2]
    addresses = [*words_and_addresses[1::2], ""]
    return {"crumbs": [{"label": label, "url": url} for label, url in zip(labels, addresses, strict=False)]}


def _address(context: Context, **changes: object) -> str:
    """This page's address with some parameters changed (None takes one away) and the others kept."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else request.path


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: object) -> str:
    """This page's address with the parameters named changed and the page number forgotten; filters stay."""
    return _address(context, **{"page": None, **changes})


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: "Page[Any]", parameter: str = "page", label: str = "Pages") -> dict[str, Any]:
    """Numbered pages of Django's paginator, with the filters kept."""
    items: list[dict[str, Any]] = []
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        if isinstance(number, int):
            url = _address(context, **{parameter: number})
            items.append({"number": number, "url": url, "current": number == page.number})
        else:
            items.append({"url": ""})
    return {
        "page": page,
        "items": items,
        "label": label,
        "previous_url": _address(context, **{parameter: page.number - 1}),
        "next_url": _address(context, **{parameter: page.number + 1}),
    }


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(context: Context, label: str, field: str, *, numeric: bool = False) -> dict[str, Any]:
    """A column heading that sorts by the field named (?sort=due, ?sort=-due for the other way)."""
    chosen = context["request"].GET.get("sort", "")
    order = {field: "ascending", f"-{field}": "descending"}.get(chosen, "none")
    turned = f"-{field}" if order == "ascending" else field
    return {"label": label, "order": order, "numeric": numeric, "url": _address(context, sort=turned, page=None)}


@register.inclusion_tag("components/chosen.html", takes_context=True)
def chosen_filters(context: Context, form: BaseForm) -> dict[str, Any]:
    """What a list is filtered by, each with a link that takes it away."""
    chosen = []
    for field in form if form.is_bound else []:
        value = field.value()
        if value in (None, "", [], False) or field.is_hidden:
            continue
        url = _address(context, **{field.html_name: None, "page": None})
        chosen.append({"label": field.label, "value": _spoken(field, value), "url": url})
    return {"chosen": chosen}


def _spoken(field: BoundField, value: object) -> str:
    """The value of a filter in the words that were chosen."""
    values = value if isinstance(value, list | tuple) else [value]
    if not hasattr(field.field, "choices"):
        return ", ".join("yes" if item is True else str(item) for item in values)
    words: dict[str, str] = {}
    for key, label in field.field.choices:
        group = label if isinstance(label, list | tuple) else [(key, label)]
        words.update({str(each): str(name) for each, name in group})
    return ", ".join(words.get(str(item), str(item)) for item in values)


@register.simple_tag
def sparkline(values: Sequence[float | None], title: str, width: int = 120, height: int = 28) -> SafeString:
    """A small line of figures, oldest first; the title says in words what it shows."""
    return drawing.sparkline(values, title=title, width=width, height=height)


@register.simple_tag
def bar_chart(rows: Sequence[tuple[str, float]], title: str, description: str = "") -> SafeString:
    """Lying bars, one for each label and figure, with the figure written at its end."""
    return drawing.bar_chart(rows, title=title, description=description)
