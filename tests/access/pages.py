"""The forms of a page as a browser would send them, filled in where a person would have to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone


def in_ten_days() -> str:
    """A day on which something may be due."""
    return (timezone.localdate() + timedelta(days=10)).isoformat()


@dataclass
class Control:
    """One name of a form: what stands in it, and what may be chosen."""

    kind: str
    value: str = ""
    chosen: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    required: bool = False

    def filled(self, name: str) -> list[str]:
        """What a person leaves in it: what stands there, or something that fits."""
        if self.kind in ("checkbox", "radio", "select"):
            fitting = [choice for choice in self.choices if choice]
            said = [choice for choice in self.chosen if choice]
            one_box = self.kind == "checkbox" and len(fitting) == 1 and not self.required
            return said or ([] if one_box else fitting[:1])
        if self.kind == "date" and "due" in name:
            return [in_ten_days()]
        if re.search("phone", name):
            return [self.value or "01632 960555"]
        if self.value or self.kind == "hidden":
            return [self.value]
        typed = {
            "date": in_ten_days(),
            "time": "18:30", "email": "somebody.new@harrowmere.example", "number": "1", "tel": "01632 960555",
            "password": "a long and unusual phrase", "url": "https://harrowmere.example/",
        }  # fmt: skip
        return [typed.get(self.kind, "a-new-name" if re.search("username|slug", name) else "Lamps out by the shops")]


@dataclass
class PostForm:
    """A form that posts: where to, what is in it, and the buttons that carry a word of their own."""

    action: str
    controls: dict[str, Control] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    files: bool = False

    @property
    def shape(self) -> tuple[list[str], list[tuple[str, str]]]:
        """The same for forms that ask the same."""
        return sorted(self.controls), self.buttons

    def filled(self) -> dict[str, list[str]]:
        data = {name: control.filled(name) for name, control in self.controls.items()}
        for name, value in self.buttons[:1]:
            data[name] = [value]
        return data

    def send(self, client: Client, more: dict[str, str] | None = None) -> HttpResponseBase:
        """Post it filled in, with more beside what it shows; in parts only if files may go with it."""
        data: dict[str, Any] = {**(more or {}), **self.filled()}
        if self.files:
            return client.post(self.action, data)
        return client.post(self.action, urlencode(data, doseq=True), content_type="application/x-www-form-urlencoded")


class Page(HTMLParser):
    """`Page(html, address).forms`: every form of it that posts."""

    def __init__(self, html: str, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[PostForm] = []
        self.inside: PostForm | None = None
        self.select: Control | None = None
        self.text: Control | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = None
            if given.get("method", "get").lower() == "post":
                address = (given.get("action") or self.address).split("#")[0]
                self.inside = PostForm(address, files=given.get("enctype") == "multipart/form-data")
                self.forms.append(self.inside)
        elif self.inside is not None and (tag == "option" or given.get("name")):
            self.control(tag, given)

    def control(self, tag: str, given: dict[str, str]) -> None:
        assert self.inside is not None
        controls, name, value = self.inside.controls, given.get("name", ""), given.get("value", "")
        match tag, given.get("type", "text"):
            case "button", _:
                self.inside.buttons.append((name, value))
            case "input", ("radio" | "checkbox") as kind:
                found = controls.setdefault(name, Control(kind, required="required" in given))
                found.choices.append(given.get("value", "on"))
                if "checked" in given:
                    found.chosen.append(given.get("value", "on"))
            case "input", kind:
                controls[name] = Control(kind, value)
            case "textarea", _:
                controls[name] = self.text = Control("textarea")
            case "select", _:
                controls[name] = self.select = Control("select")
            case "option", _ if self.select is not None:
                self.select.choices.append(value)
                if "selected" in given:
                    self.select.chosen.append(value)

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text.value += data.removeprefix("\n") if not self.text.value else data

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "form":
                self.inside = None
            case "select":
                self.select = None
            case "textarea":
                self.text = None
