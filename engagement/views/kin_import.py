"""Importing a list of Key Individuals (X4, E2)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from engagement.importing.kin import carry_out, plan_import
from engagement.importing.kin_rows import COLUMNS
from engagement.importing.plans import Plan
from engagement.kin_access import ADD_KIN
from engagement.views.importing import Importing, import_page, template_answer
from partnerships.disclosing import disclosed_each
from partnerships.policy import policy
from partnerships.requests import StaffRequest


def _shown(request: StaffRequest, plan: Plan[Any]) -> None:
    disclosed_each(request.user, "kin:import", [row.kin.reference for row in plan.rows if row.kin is not None])


KIN = Importing(
    needed=ADD_KIN, plan=plan_import, carry_out=carry_out, columns=COLUMNS, salt="kin-import",
    done=lambda plan: f"Imported: {len(plan.new)} new, {len(plan.changed)} changed.",
    template="engagement/kin_import.html", to="kin", shown=_shown,
)  # fmt: skip


@policy(ADD_KIN, write=ADD_KIN)
def kin_import(request: StaffRequest) -> HttpResponse:
    """Send a list; see what it would do; do it."""
    return import_page(request, KIN)


@policy(ADD_KIN)
def kin_template(request: StaffRequest) -> HttpResponse:
    """A list with the headings and one made-up row, to fill in."""
    return template_answer(KIN, "key-individuals.csv")
