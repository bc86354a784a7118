"""The audit log: who was shown personal data, and what happened to which row (X1).

The row history is kept by the database for every table (`partnerships.history`). An auditor sees of a change who made
it, when, on which page, and which columns it touched; the values only of columns that are not about people or what
they said: an auditor reads the log, not the book (safety, Who may do what).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from partnerships.access import READ_AUDIT
from partnerships.models import Disclosure, User

A_PAGE = 25
NEVER_SHOWN = "changed"
WHAT_HAPPENED = {"insert": "Added", "update": "Changed", "delete": "Removed"}


@dataclass(frozen=True)
class Audited:
    """A table whose history the auditor may ask for.

    `partnership` is the path to the partnership it belongs to, `named_by` the column people know a row by,
    `shown` the columns whose values may be shown.
    """

    key: str
    label: str
    model: type[models.Model]
    partnership: str
    named_by: str = "id"
    shown: frozenset[str] = frozenset()

    @property
    def events(self) -> type[models.Model]:
        kept: type[models.Model] = self.model.pgh_event_model  # type: ignore[attr-defined]
        return kept


_audited: dict[str, Audited] = {}


def audit(label: str, model: type[models.Model], partnership: str, *, named_by: str = "id", shown: str = "") -> None:
    """Offer a table's history to the auditor. Called by each storey's application when ready."""
    key = model.__name__.lower()
    _audited[key] = Audited(key, label, model, partnership, named_by, frozenset(shown.split()))


def audited() -> list[Audited]:
    """All of them, in the order of their labels."""
    return sorted(_audited.values(), key=lambda one: one.label)


@dataclass(frozen=True)
class Question:
    """What an auditor asks: of whom, about what, in which period (both days count)."""

    by: User
    who: User | None = None
    about: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def partnerships(self) -> list[int]:
        return sorted(self.by.scope.partnership_ids(READ_AUDIT.kinds))

    def within(self, column: str) -> Q:
        """The period, as a condition on a column of moments."""
        wanted = Q()
        if self.since:
            wanted &= Q(**{f"{column}__gte": _midnight(self.since)})
        if self.until:
            wanted &= Q(**{f"{column}__lt": _midnight(date.fromordinal(self.until.toordinal() + 1))})
        return wanted


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def disclosures(asked: Question, *, what: str = "") -> QuerySet[Disclosure]:
    """Who was shown what, newest first."""
    found = Disclosure.objects.filter(asked.within("at"), user__partnership_id__in=asked.partnerships)
    if asked.who:
        found = found.filter(user=asked.who)
    if asked.about:
        found = found.filter(subject__iexact=asked.about)
    if what:
        found = found.filter(what=what)
    return found.select_related("user").order_by("-pk")


def kinds_of_disclosure() -> list[str]:
    """What was ever shown, for the filter: a dozen names, found by skipping through the index."""
    return list(Disclosure.objects.order_by("what").values_list("what", flat=True).distinct())


def history(kind: Audited, asked: Question) -> QuerySet[Any]:
    """What happened to the rows of one table, newest first."""
    found = kind.events._default_manager.filter(
        asked.within("pgh_created_at"), **{f"{kind.partnership}__in": asked.partnerships}
    )
    if asked.who:
        found = found.filter(pgh_context__metadata__user=asked.who.pk)
    if asked.about:
        named = Q(**{f"{kind.named_by}__iexact": asked.about}) if kind.named_by != "id" else Q(pk__in=[])
        number = re.fullmatch(r"[0-9]{1,18}", asked.about)
        found = found.filter(named | Q(id=int(asked.about)) if number else named)
    return found.select_related("pgh_context").order_by("-pk")


@dataclass(frozen=True)
class Change:
    """One line of the history as the auditor reads it."""

    what: str
    name: str
    at: datetime
    who: str
    reason: str
    columns: list[str] = field(default_factory=list)


def read(kind: Audited, events: Iterable[Any]) -> list[Change]:
    """Lines out of rows of history, in two queries: what stood before, and who the people are."""
    rows = list(events)
    before = _before(kind, rows)
    people = {event.pgh_context.metadata.get("user") for event in rows if event.pgh_context}
    names = dict(User.objects.filter(pk__in=people - {None}).values_list("pk", "name"))
    return [_line(kind, event, before.get(event.pk), names) for event in rows]


def _before(kind: Audited, rows: list[Any]) -> dict[int, Any]:
    """For each change, the row of history before it, of the same thing."""
    earlier = kind.events._default_manager.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pk__lt=OuterRef("pk"))
    last = Subquery(earlier.order_by("-pk").values("pk")[:1])
    changed = [event.pk for event in rows if event.pgh_label == "update"]
    pairs = kind.events._default_manager.filter(pk__in=changed).annotate(last=last).values_list("pk", "last")
    found = kind.events._default_manager.in_bulk([last for _, last in pairs if last])
    return {pk: found[last] for pk, last in pairs if last}


def _line(kind: Audited, event: Any, before: Any, names: dict[int, str]) -> Change:
    facts = event.pgh_context.metadata if event.pgh_context else {}
    return Change(
        what=WHAT_HAPPENED.get(event.pgh_label, event.pgh_label),
        name=str(getattr(event, kind.named_by)),
        at=event.pgh_created_at,
        who=names.get(facts.get("user") or 0, "Nobody signed in" if "user" in facts else "The book itself"),
        reason=str(facts.get("reason", "")),
        columns=_columns(kind, event, before),
    )


def _columns(kind: Audited, event: Any, before: Any) -> list[str]:
    """Which columns a change touched, with both values where they may be shown."""
    if before is None:
        return []
    lines = []
    for column in kind.model._meta.concrete_fields:
        old, new = getattr(before, column.attname, None), getattr(event, column.attname, None)
        if old == new or column.name in ("id", "version"):
            continue
        name = column.verbose_name.capitalize() if isinstance(column.verbose_name, str) else column.name
        lines.append(f"{name}: {_said(old)} → {_said(new)}" if column.name in kind.shown else f"{name} {NEVER_SHOWN}")
    return lines


def _said(value: Any) -> str:
    if value in (None, ""):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
