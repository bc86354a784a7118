"""`/settings/users/`: accounts and the roles they hold."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from partnerships.access import KEEP_PEOPLE, READ_PEOPLE, partnership_for, person_for, role_for
from partnerships.forms.base import carried_out
from partnerships.forms.settings import AccountChangeForm, AccountForm, EndRoleForm, RoleForm, UserFilterForm
from partnerships.models import Partnership, User
from partnerships.people import for_list, people_for, roles_with_places, waiting_for
from partnerships.policy import policy
from partnerships.second_factor import has_second_factor
from partnerships.services import people as accounts
from partnerships.services import roles
from partnerships.views.asking import ask, signed_in

A_PAGE = 25


@policy(READ_PEOPLE)
def users(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    filters = UserFilterForm(request.GET)
    found = people_for(user, **filters.cleaned_data) if filters.is_valid() else people_for(user)
    page = Paginator(for_list(found), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "partnerships/settings/users.html", {
        "page": page, "filters": filters, "count": page.paginator.count, "waiting": waiting_for(user),
        "partnerships": _kept_by(user), "may_change": KEEP_PEOPLE.held_by(user),
    })  # fmt: skip


@policy(KEEP_PEOPLE, write=KEEP_PEOPLE, fetch=lambda user, slug: partnership_for(user, slug, KEEP_PEOPLE))
def user_new(request: HttpRequest, slug: str) -> HttpResponse:
    partnership = partnership_for(signed_in(request), slug, KEEP_PEOPLE)
    form = AccountForm(request.POST or None, partnership=partnership)
    if form.is_valid() and (
        person := carried_out(form, accounts.open_account, by=request.user, partnership=partnership)
    ):
        messages.success(request, f"{person.email} was told how to choose a password. Now give {person} a role.")
        return redirect("user", pk=person.pk)
    return render(request, "partnerships/settings/user_form.html", {
        "form": form, "partnership_kept": partnership, "heading": "Open an account", "button": "Open account",
    }, status=form.status)  # fmt: skip


@policy(READ_PEOPLE, fetch=person_for)
def user(request: HttpRequest, pk: int) -> HttpResponse:
    reader = signed_in(request)
    person = person_for(reader, pk)
    return render(request, "partnerships/settings/user.html", {
        "person": person, "roles": roles_with_places().filter(user=person).order_by("ends_on", "starts_on"),
        "today": timezone.localdate(), "has_second_factor": has_second_factor(person),
        "may_change": KEEP_PEOPLE.held_by(reader), "myself": person == reader,
        "may_confirm": [role.pk for role in waiting_for(reader) if reader not in (role.given_by, role.user)],
    })  # fmt: skip


@policy(READ_PEOPLE, write=KEEP_PEOPLE, fetch=person_for)
def user_edit(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_for(signed_in(request), pk, KEEP_PEOPLE)
    initial = {name: getattr(person, name) for name in (*accounts.FIELDS, "version")}
    form = AccountChangeForm(request.POST or None, initial=initial, partnership=accounts.keeper_of(person))
    if form.is_valid() and carried_out(form, accounts.change_account, by=request.user, person=person):
        messages.success(request, "The account is changed.")
        return redirect("user", pk=person.pk)
    return render(request, "partnerships/settings/user_form.html", {
        "form": form, "person": person, "heading": f"Change {person}'s account", "button": "Save",
    }, status=form.status)  # fmt: skip


@policy(READ_PEOPLE, write=KEEP_PEOPLE, fetch=person_for)
def role_new(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_for(signed_in(request), pk, KEEP_PEOPLE)
    form = RoleForm(request.POST or None, partnership=accounts.keeper_of(person))
    if form.is_valid() and (role := carried_out(form, roles.give_role, by=request.user, person=person)):
        messages.success(request, _given(role.waiting))
        return redirect("user", pk=person.pk)
    return render(request, "partnerships/settings/role_form.html", {"form": form, "person": person}, status=form.status)


def _given(waiting: bool) -> str:
    if waiting:
        return "The role waits for a second administrator. Until they confirm it, it counts for nothing."
    return "The role is given. It counts from their next sign-in."


@policy(READ_PEOPLE, write=KEEP_PEOPLE, fetch=role_for)
def role_end(request: HttpRequest, pk: int, role_pk: int) -> HttpResponse:
    role = role_for(signed_in(request), pk, role_pk, KEEP_PEOPLE)
    form = EndRoleForm(request.POST or None, initial={"ends_on": role.ends_on})
    if form.is_valid() and carried_out(form, roles.end_role, by=request.user, role=role):
        messages.success(request, "The role ends, and they are signed out.")
        return redirect("user", pk=pk)
    return ask(
        request, form=form, heading=f"End the role of {role.get_kind_display()}", button="End role", back="user", pk=pk,
        text=f"{role.user} holds it for {roles.held_for(role)} since {role.starts_on:%-d %B %Y}.", danger=True,
    )  # fmt: skip


@policy(READ_PEOPLE, write=KEEP_PEOPLE, fetch=role_for)
def role_confirm(request: HttpRequest, pk: int, role_pk: int) -> HttpResponse:
    role = role_for(signed_in(request), pk, role_pk, KEEP_PEOPLE)
    return ask(
        request, service=roles.confirm_role, facts={"role": role, "by": request.user}, back="user", pk=pk,
        heading=f"Confirm the role of {role.get_kind_display()}", button="Confirm role",
        text=f"{role.given_by} gave it to {role.user} for {roles.held_for(role)}. It takes two administrators.",
        done="The role counts from their next sign-in.",
    )  # fmt: skip


@policy(READ_PEOPLE, write=KEEP_PEOPLE, fetch=person_for)
def second_factor_reset(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_for(signed_in(request), pk, KEEP_PEOPLE)
    return ask(
        request, service=accounts.reset_second_factor, facts={"person": person, "by": request.user}, back="user", pk=pk,
        heading=f"Reset {person}'s second factor", button="Reset second factor", danger=True,
        text="Their passkeys, code generator and recovery codes are removed and they are signed out. At their next "
        "sign-in they set up new ones. Be sure that it is them who ask: ring them on a number you know.",
        done="The second factor is removed, and they are told by e-mail.",
    )  # fmt: skip


@policy(READ_PEOPLE, write=KEEP_PEOPLE, fetch=person_for)
def user_close(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_for(signed_in(request), pk, KEEP_PEOPLE)
    return ask(
        request, service=accounts.close_account, facts={"person": person, "by": request.user}, back="user", pk=pk,
        heading=f"Close {person}'s account", button="Close account", danger=True,
        text="They are signed out at once and can't sign in. What they did stays in the book under their name.",
        done="The account is closed.",
    )  # fmt: skip


@policy(READ_PEOPLE, write=KEEP_PEOPLE, fetch=person_for)
def user_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_for(signed_in(request), pk, KEEP_PEOPLE)
    return ask(
        request, service=accounts.reopen_account, facts={"person": person, "by": request.user}, back="user", pk=pk,
        heading=f"Open {person}'s account again", button="Open account",
        text="They can sign in again. Roles that have not ended count again.", done="The account is open.",
    )  # fmt: skip


def _kept_by(user: User) -> list[tuple[str, str]]:
    """Slug and name of the partnerships in which this person may open accounts."""
    mine = Partnership.objects.filter(pk__in=user.scope.partnership_ids(KEEP_PEOPLE.kinds))
    return list(mine.values_list("slug", "name"))
