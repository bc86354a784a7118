"""What every form that takes a step of the book has in common: sent twice it counts once, refused it keeps its words.

A view reads

    form = EscalateForm(request.POST or None)
    if form.is_valid() and (done := carried_out(form, moving.escalate, issue=issue, by=request.user)):
        return redirect(done.issue)
    return render(request, "engagement/escalate.html", {"issue": issue, "form": form}, status=form.status)

and the template, above the form, `{% include "components/conflict.html" %}` where the form carries a `version`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import uuid4

from django import forms
from django.db import models
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.choices import flatten_choices

from partnerships.errors import Conflict, Refused
from partnerships.models import User
from partnerships.submitting import SentBefore, digest_of, once

T = TypeVar("T", bound=models.Model)
M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class TwoTexts:
    """A field that two people changed: what the person typed, and what stands there now."""

    label: str
    yours: str
    theirs: str


class BookForm(forms.Form):
    """A form whose cleaned fields are the keyword arguments of a service.

    `submission` is the hidden key that makes a double click count once. A subclass that edits texts adds
    `version = forms.IntegerField(widget=forms.HiddenInput)`.
    After `carried_out` said no: `status` is the answer's code (409 for a conflict) and `both` the texts to compare.
    """

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)

    status: int = 200
    both: list[TwoTexts] = []

    def facts(self) -> dict[str, Any]:
        """The cleaned fields as the service takes them; a subclass may build other arguments out of them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "submission"}

    def stands(self, theirs: dict[str, Any]) -> dict[str, Any]:
        """What stands in the book, by the fields of this form, where a service calls it otherwise."""
        return theirs

    def sent(self) -> dict[str, Any]:
        """What was typed, field by field, for the digest."""
        asked = (name for name in self.fields if name != "submission")
        return {name: str(self[name].data or "") for name in asked}


def carried_out(form: BookForm, service: Callable[..., T], **facts: Any) -> T | None:
    """Call `service` with the cleaned fields of a valid `form` and `facts`; the thing it made, or None.

    In: facts beyond the form, `by` among them; they win over fields of the same name. Out: what the service
    returned, the same thing again where this very form was carried out before. None where the book said no: the
    reason is then an error of its field, or of the form, what was typed is kept, and

    * on a Conflict `form.both` holds both texts of each field that differs, `form.status` is 409, and the hidden
      `version` is the one that stands now, so that sending again is done knowingly and goes through;
    * on the same key with other words `form.status` is 409 as well.

    PermissionDenied and Http404 pass through: they are answers of their own.
    """
    arguments = {**form.facts(), **facts}
    person = facts.get("keyed_by") or facts.get("by")
    key = form.cleaned_data.get("submission")
    try:
        if key is None:
            return service(**arguments)
        about = {name: value.pk for name, value in facts.items() if isinstance(value, models.Model)}
        return once(
            key=key,
            user=person if isinstance(person, User) else None,
            digest=digest_of(service.__qualname__, {"sent": form.sent(), "about": about}),
            work=lambda: service(**arguments),
        )
    except Refused as refusal:
        _say_no(form, refusal)
        return None


def _say_no(form: BookForm, refusal: Refused) -> None:
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, refusal.message)
    if isinstance(refusal, SentBefore):
        form.status = 409
    if isinstance(refusal, Conflict):
        form.status = 409
        there = form.stands(refusal.theirs)
        read = {name: form.cleaned_data.get(name) for name in there if name in form.fields}
        form.both = [
            TwoTexts(str(form.fields[name].label or name.replace("_", " ").capitalize()), yours, theirs)
            for name, mine in read.items()
            if (yours := _told(form.fields[name], mine)) != (theirs := _told(form.fields[name], there[name]))
        ]
        _carry_on_from(form, refusal)


IN_WORDS: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (bool, lambda value: "Yes" if value else "No"),
    (date, lambda value: f"{value:%-d %B %Y}"),
    (time, lambda value: f"{value:%H:%M}"),
    (Decimal, lambda value: f"{value.normalize():f}"),
    ((QuerySet, list, tuple, set), lambda value: ", ".join(sorted(map(str, value)))),
    (object, str),
)


def _told(field: forms.Field, value: Any) -> str:
    """What a field holds, in the words of its page: a choice by its label, nothing as nothing."""
    if value is None or isinstance(value, str):
        choices: Any = field.choices if isinstance(field, forms.ChoiceField) and value else []
        return str(dict(flatten_choices(choices)).get(value, value or "")).replace("\r\n", "\n").strip()
    return next(words(value) for kind, words in IN_WORDS if isinstance(value, kind))


def _carry_on_from(form: BookForm, conflict: Conflict) -> None:
    """Send again and it is done knowingly: the form's version is now the one that stands, and its key is new."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    if conflict.version is not None:
        data[form.add_prefix("version")] = str(conflict.version)
    data[form.add_prefix("submission")] = str(uuid4())
    form.data = data


class Menu(Generic[M]):
    """Rows to choose from, read once for a page when they are first looked at.

    Stands where a field that chooses a row takes a query: `offer(form, ward=Menu(Ward, lambda: wards(user, today)))`.
    What was chosen is looked up among them, so a value that is not offered is refused as Django refuses it.
    """

    _prefetch_related_lookups = True
    """Has Django go through the rows as they are, not through a cursor."""

    def __init__(self, model: type[M], read: Callable[[], list[M]]) -> None:
        self.model, self.read = model, read

    @cached_property
    def rows(self) -> list[M]:
        return self.read()

    def __iter__(self) -> Iterator[M]:
        return iter(self.rows)

    def all(self) -> Menu[M]:
        return self

    def count(self) -> int:
        return len(self.rows)

    def exists(self) -> bool:
        return bool(self.rows)

    def get(self, **known_by: Any) -> M:
        """The row whose field reads so. Raises DoesNotExist where none is offered."""
        ((field, value),) = known_by.items()
        found = (row for row in self.rows if str(getattr(row, field)) == str(value))
        try:
            return next(found)
        except StopIteration:
            raise self.model.DoesNotExist from None  # type: ignore[attr-defined]


def offer(form: forms.Form, **rows: Any) -> None:
    """Give fields that choose a row the rows to choose from: `offer(form, owner=people)`."""
    for name, found in rows.items():
        field: Any = form.fields[name]
        field.queryset = found
