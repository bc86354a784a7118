"""Importing a list of what was held to hear people (X4, E8)."""

from __future__ import annotations

from django.http import HttpResponse

from engagement.importing.events import COLUMNS, carry_out, plan_import
from engagement.reaching_access import RECORD_EVENT
from engagement.views.importing import Importing, import_page, template_answer
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from partnerships.words import counted

EVENTS = Importing(
    needed=RECORD_EVENT, plan=plan_import, carry_out=carry_out, columns=COLUMNS, salt="event-import",
    done=lambda plan: f"Recorded: {counted(len(plan.new), 'event')}.",
    template="engagement/reaching/import.html", to="engagement-events",
)  # fmt: skip


@policy(RECORD_EVENT, write=RECORD_EVENT)
def event_import(request: StaffRequest) -> HttpResponse:
    """Send a list; see what it would record; record it."""
    return import_page(request, EVENTS)


@policy(RECORD_EVENT)
def event_template(request: StaffRequest) -> HttpResponse:
    """A list with the headings and one made-up row, to fill in."""
    return template_answer(EVENTS, "engagement-events.csv")
