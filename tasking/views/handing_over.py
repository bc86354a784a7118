"""Somebody leaves: all their open actions go to another owner (T5)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from partnerships.forms.base import carried_out
from partnerships.models import User
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from tasking.access import DECIDE
from tasking.forms.deciding import owners_for
from tasking.forms.handing_over import HandOverAllForm, WhoseForm
from tasking.services import handing_over

MOST = 100
"""So many are offered at once, the longest due first; the page says that more are left."""


@policy(DECIDE, write=DECIDE)
def hand_over_all(request: StaffRequest) -> HttpResponse:
    """Choose whose, look at what they have to do, and give it to somebody else."""
    user = request.user
    theirs = handing_over.to_hand_over(user)
    whose = WhoseForm(request.GET, people=User.objects.filter(pk__in=theirs.values("owner")).order_by("name"))
    context: dict[str, object] = {"whose": whose}
    status = 200
    if (of := whose.chosen) is not None:
        open_ = list(theirs.filter(owner=of).order_by("due_on", "pk").values_list("pk", "issue__ward"))
        people = owners_for(None, sorted({ward for _, ward in open_[:MOST]})).exclude(pk=of.pk)
        offered = theirs.filter(pk__in=[pk for pk, _ in open_[:MOST]]).select_related("issue__ward")
        form = HandOverAllForm(request.POST or None, actions=offered.order_by("due_on", "pk"), people=people)
        if form.is_valid() and (owner := carried_out(form, handing_over.hand_over_all, by=user, of=of)):
            messages.success(request, f"Handed over to {owner}, who has a letter about it.")
            return redirect("actions")
        context |= {"form": form, "of": of, "most": MOST, "left": len(open_) - MOST}
        status = form.status
    return render(request, "tasking/hand_over_all.html", context, status=status)
