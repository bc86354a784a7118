"""Who is in a group: invited, changed, ended; and the terms of reference they accept (P3, P4)."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from partnerships import membership as standing
from partnerships.access import KEEP_GROUPS, READ_GROUPS, group_for, holds_for_group, require_for_group
from partnerships.errors import Refused
from partnerships.forms.base import carried_out
from partnerships.forms.groups import AnswerForm, EndForm, InviteForm, MemberForm, TermsForm
from partnerships.models import Group, Membership, MembershipStatus, User
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from partnerships.services import groups as steps
from partnerships.services import inviting, terms


@policy(KEEP_GROUPS)
def membership(request: StaffRequest) -> HttpResponse:
    """What is missing in the groups one keeps: answers, representatives, deputies, terms not accepted."""
    found = standing.wanting(request.user, timezone.localdate())
    only = request.GET.get("show") == "vacancies"
    count = found["to_find"] if only else len(found["unanswered"])
    return render(request, "partnerships/membership.html", {**found, "count": count, "vacancies_alone": only})


@policy(READ_GROUPS, write=KEEP_GROUPS, fetch=group_for)
def member_new(request: StaffRequest, slug: str) -> HttpResponse:
    """Invite somebody to a group."""
    user = request.user
    group = group_for(user, slug)
    require_for_group(user, KEEP_GROUPS, group)
    form = InviteForm(request.POST or None, group=group)
    if form.is_valid() and (made := carried_out(form, steps.invite, by=user, group=group)):
        messages.success(request, _invited(made))
        return redirect(group)
    return render(request, "partnerships/member_form.html", {"form": form, "group": group}, status=form.status)


def _invited(made: Membership) -> str:
    if made.status == MembershipStatus.ACCEPTED:
        return f"{made.name} is a member."
    how = "by e-mail" if made.email else "here, without an e-mail address: ask in person and record the answer"
    return f"{made.name} is invited {how}."


def membership_for(user: User, slug: str, pk: int) -> Membership:
    """The membership of that group, or Http404."""
    return get_object_or_404(Membership.objects.select_related("group"), group=group_for(user, slug), pk=pk)


def _kept(user: User, slug: str, pk: int) -> Membership:
    found = membership_for(user, slug, pk)
    require_for_group(user, KEEP_GROUPS, found.group)
    return found


@policy(READ_GROUPS, write=KEEP_GROUPS, fetch=membership_for)
def member_edit(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Change as what somebody is in the group, and how they are reached."""
    member = _kept(request.user, slug, pk)
    form = MemberForm(request.POST or None, membership=member)
    if form.is_valid() and carried_out(form, steps.change_member, by=request.user, membership=member):
        messages.success(request, f"{member.name}: saved.")
        return redirect(member.group)
    context = {"form": form, "heading": f"{member.name} in {member.group}", "button": "Save"}
    return _ask(request, member.group, context, form.status)


@policy(READ_GROUPS, write=KEEP_GROUPS, fetch=membership_for)
@require_POST
def member_again(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Send an invitation again that nobody answered."""
    member = _kept(request.user, slug, pk)
    try:
        inviting.invite_again(membership=member, by=request.user)
        messages.success(request, f"The invitation of {member.name} is sent again.")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(member.group)


@policy(READ_GROUPS, write=KEEP_GROUPS, fetch=membership_for)
def member_answer(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Record what somebody invited answered."""
    member = _kept(request.user, slug, pk)
    form = AnswerForm(request.POST or None)
    if form.is_valid() and carried_out(form, steps.answer_invitation, by=request.user, membership=member):
        messages.success(request, f"The answer of {member.name} is recorded.")
        return redirect(member.group)
    context = {"form": form, "heading": f"What did {member.name} answer?", "button": "Save answer"}
    return _ask(request, member.group, context, form.status)


@policy(READ_GROUPS, write=KEEP_GROUPS, fetch=membership_for)
def member_end(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Let a membership end."""
    member = _kept(request.user, slug, pk)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid() and carried_out(form, steps.end_membership, by=request.user, membership=member):
        messages.success(request, f"The membership of {member.name} ends.")
        return redirect(member.group)
    context = {"form": form, "heading": f"End the membership of {member.name}", "button": "End membership"}
    return _ask(request, member.group, context, form.status)


@policy(READ_GROUPS, fetch=group_for)
def group_terms(request: StaffRequest, slug: str) -> HttpResponse:
    """The terms of reference in all their versions, and who accepted the latest."""
    user = request.user
    group = group_for(user, slug)
    versions = list(group.terms.select_related("written_by").order_by("-number"))
    context = {
        "group": group,
        "latest": versions[0] if versions else None,
        "earlier": versions[1:],
        "acceptances": terms.acceptances(versions[0]) if versions else [],
        "mine": standing.of_user(group, user),
        "may_keep": holds_for_group(user, KEEP_GROUPS, group),
        "today": timezone.localdate(),
    }
    return render(request, "partnerships/terms.html", context)


@policy(READ_GROUPS, write=KEEP_GROUPS, fetch=group_for)
def terms_new(request: StaffRequest, slug: str) -> HttpResponse:
    """Write the next version, beginning with the text of the last."""
    user = request.user
    group = group_for(user, slug)
    require_for_group(user, KEEP_GROUPS, group)
    last = terms.to_accept(group)
    initial = {"text": last.text if last else "", "starts_on": timezone.localdate()}
    form = TermsForm(request.POST or None, initial=initial)
    if form.is_valid() and (made := carried_out(form, terms.write_terms, by=user, group=group)):
        messages.success(request, f"Version {made.number} is written, and the members are asked to accept it.")
        return redirect("group-terms", slug)
    heading = f"Terms of reference of {group}" + (f", version {last.number + 1}" if last else "")
    return _ask(request, group, {"form": form, "heading": heading, "button": "Save this version"}, form.status)


def terms_for(user: User, slug: str, number: int) -> Group:
    """The group, or Http404 where it has no such version."""
    group = group_for(user, slug)
    get_object_or_404(group.terms, number=number)
    return group


@policy(READ_GROUPS, write=READ_GROUPS, fetch=terms_for)
@require_POST
def terms_accept(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """Accept the latest version as a member."""
    group = terms_for(request.user, slug, number)
    mine = standing.of_user(group, request.user)
    if mine is None:
        raise PermissionDenied("Members of the group accept its terms of reference.")
    try:
        terms.accept_terms(membership=mine, number=number, by=request.user)
        messages.success(request, f"You accepted version {number}.")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("group-terms", slug)


def _ask(request: StaffRequest, group: Group, context: dict[str, object], status: int) -> HttpResponse:
    return render(
        request, "components/confirm.html", {**context, "cancel_url": group.get_absolute_url()}, status=status
    )
