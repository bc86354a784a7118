"""Powers and tools: the partnership's list, and how often each was used (T5)."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from partnerships.answering import as_csv, csv_answer
from partnerships.forms.base import carried_out
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking import power_figures
from tasking.access import COUNT_POWERS, KEEP_POWERS, power_for
from tasking.forms.powers import PowerForm
from tasking.models import Power
from tasking.services import powers


@policy(KEEP_POWERS, write=KEEP_POWERS)
def power_list(request: StaffRequest) -> HttpResponse:
    """The list, and adding to it."""
    partnership = request.user.partnership
    if partnership is None:
        raise PermissionDenied(KEEP_POWERS.why_not)
    if "usual" in request.POST:
        powers.begin_list(partnership)
        return redirect("powers")
    form = PowerForm(request.POST or None)
    if form.is_valid() and (made := carried_out(form, powers.add_power, by=request.user, partnership=partnership)):
        messages.success(request, f"{made} is on the list.")
        return redirect("powers")
    context = {"form": form, "powers": Power.objects.visible_to(request.user), "partnership": partnership}
    return render(request, "tasking/powers.html", context, status=form.status)


@policy(KEEP_POWERS, write=KEEP_POWERS, fetch=power_for)
@require_POST
def power_end(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a power off the list."""
    found = powers.end_power(power=power_for(request.user, pk), by=request.user)
    messages.success(request, f"{found} is off the list. What was counted stays counted.")
    return redirect("powers")


@policy(COUNT_POWERS)
def powers_used(request: StaffRequest) -> HttpResponse:
    """How often powers and tools were used in a quarter, by agency and one by one."""
    user, today = request.user, timezone.localdate()
    quarter = power_figures.chosen(request.GET.get("quarter", ""), today)
    agencies = power_figures.by_agency(user, quarter)
    context = {
        "quarter": quarter,
        "quarters": power_figures.offered(today),
        "agencies": agencies,
        "powers": power_figures.by_power(user, quarter),
        "prevention": sum(line.prevention for line in agencies),
        "enforcement": sum(line.enforcement for line in agencies),
        "computed": timezone.now(),
        "keeps": KEEP_POWERS.held_by(user),
    }
    return render(request, "tasking/powers_used.html", context)


@policy(COUNT_POWERS)
def powers_used_csv(request: StaffRequest) -> HttpResponse:
    """The quarters that are over as a file to share, without small numbers."""
    rows = power_figures.rows_to_share(request.user, timezone.localdate())
    return csv_answer(as_csv(rows), "powers-and-tools-used.csv")
