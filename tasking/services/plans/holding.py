"""The plan in hand: read afresh, locked and open, its version asked, its log written. What all its steps share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from partnerships.errors import Conflict, Refused
from partnerships.locking import locked
from partnerships.models import User
from tasking.models import Plan, PlanEntry, PlanEntryKind
from tasking.plan_access import require_write

MEANWHILE = "Somebody else wrote in this plan meanwhile. What stands now is shown; yours is kept in the form."


@contextmanager
def open_plan(plan: Plan, *, by: User, version: int | None = None, fields: tuple[str, ...] = ()) -> Iterator[Plan]:
    """The open plan, locked until the step is written, for somebody who writes in it.

    `version` is the one the person saw: an older one raises Conflict with what stands in `fields` now. The step saves
    the row where it changed it. Raises Refused where the plan is closed, PermissionDenied.
    """
    require_write(by, plan)
    with transaction.atomic():
        row = locked(plan)
        row.ward = plan.ward  # never another, and known already
        if not row.is_open:
            raise Refused(f"This plan is closed since {row.closed_on:%-d %B %Y}. Nothing is written in it any more.")
        if version is not None and row.version != version:
            raise Conflict(MEANWHILE, theirs={name: getattr(row, name) for name in fields}, version=row.version)
        yield row


def save(row: Plan, *fields: str) -> Plan:
    """Write these fields of a locked plan; its version goes up by one."""
    row.version += 1
    row.save(update_fields=[*fields, "version"])
    return row


def log(row: Plan, kind: PlanEntryKind, *, by: User, text: str = "", on: date | None = None) -> PlanEntry:
    """Write a line of the activity log, of today unless said."""
    return PlanEntry.objects.create(plan=row, kind=kind, text=text, by=by, on=on or timezone.localdate())


def check_version(found: Any, version: int, fields: tuple[str, ...]) -> None:
    """Raise Conflict where a part of the plan (an objective, a risk) was changed since the person saw it."""
    if found.version != version:
        raise Conflict(MEANWHILE, theirs={name: getattr(found, name) for name in fields}, version=found.version)
