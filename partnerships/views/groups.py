"""Groups, their members and their year."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, OuterRef, Q, Subquery
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from partnerships import access, membership
from partnerships.access import (
    KEEP_GROUPS,
    KEEP_SCHEDULE,
    KEEP_TRAINING,
    READ_GROUPS,
    group_for,
    holds_for_group,
    require_for_group,
)
from partnerships.fetching import or_404
from partnerships.forms.base import carried_out
from partnerships.forms.groups import GroupForm
from partnerships.forms.meetings import MeetingForm
from partnerships.models import Group, Meeting, MeetingStage, MembershipStatus, Partnership, User
from partnerships.policy import policy
from partnerships.requests import StaffRequest
from partnerships.services import groups as steps
from partnerships.services import schedule
from partnerships.services.clashing import with_clashes


@policy(READ_GROUPS)
def group_list(request: StaffRequest) -> HttpResponse:
    """The groups one sees, by kind, with their next meeting."""
    user = request.user
    following = Meeting.objects.to_come(timezone.now()).filter(group=OuterRef("pk"))
    found = (
        Group.objects.filter(access.groups_seen_by(user), ended_on__isnull=True)
        .select_related("neighbourhood", "partnership")
        .annotate(members=Count("memberships", filter=Q(memberships__status=MembershipStatus.ACCEPTED)))
        .annotate(next_at=Subquery(following.values("starts_at")[:1]), next_pk=Subquery(following.values("pk")[:1]))
        .order_by("kind", "name")
    )
    return render(
        request, "partnerships/groups.html", {"groups": found, "may_add": KEEP_GROUPS.held_by(user)}
    )  # fmt: skip


@policy(READ_GROUPS, fetch=group_for)
def group_page(request: StaffRequest, slug: str) -> HttpResponse:
    """One group: who is in it, when it meets, where it escalates to."""
    user = request.user
    group = group_for(user, slug)
    context = {
        "group": group,
        "wards": group.wards.all(),
        **membership.of_group(group, user, timezone.localdate()),
        "meetings": Meeting.objects.filter(group=group).to_come(timezone.now())[:6],
        "last": Meeting.objects.filter(group=group, stage=MeetingStage.CLOSED).order_by("-starts_at")[:3],
        "may_keep": holds_for_group(user, KEEP_GROUPS, group),
        "may_train": holds_for_group(user, KEEP_TRAINING, group),
        "may_schedule": holds_for_group(user, KEEP_SCHEDULE, group),
    }
    return render(request, "partnerships/group.html", context)


@policy(KEEP_GROUPS, write=KEEP_GROUPS)
def group_new(request: StaffRequest) -> HttpResponse:
    """Add a group to the partnership one keeps groups in."""
    user = request.user
    form = GroupForm(request.POST or None, partnership=_kept_by(user), user=user)
    if form.is_valid() and (made := carried_out(form, steps.add_group, by=user, partnership=_kept_by(user))):
        messages.success(request, f"{made} is in the book, with its meetings for a year.")
        return redirect(made)
    return render(request, "partnerships/group_form.html", {"form": form}, status=form.status)


def _kept_by(user: User) -> Partnership:
    return or_404(
        Partnership.objects.filter(
            Q(pk__in=user.scope.partnership_ids(KEEP_GROUPS.kinds))
            | Q(wards__in=user.scope.ward_ids(KEEP_GROUPS.kinds))
        ).first()
    )


@policy(READ_GROUPS, write=KEEP_GROUPS, fetch=group_for)
def group_edit(request: StaffRequest, slug: str) -> HttpResponse:
    """Change a group; its year follows."""
    user = request.user
    group = group_for(user, slug)
    require_for_group(user, KEEP_GROUPS, group)
    form = GroupForm(request.POST or None, partnership=group.partnership, user=user, group=group)
    if form.is_valid() and carried_out(form, steps.change_group, by=user, group=group):
        messages.success(request, f"{group} is saved, and its meetings to come follow.")
        return redirect(group)
    return render(request, "partnerships/group_form.html", {"form": form, "group": group}, status=form.status)


@policy(READ_GROUPS, fetch=group_for)
def group_schedule(request: StaffRequest, slug: str) -> HttpResponse:
    """The meetings of a group to come, with the clashes among them."""
    user = request.user
    group = group_for(user, slug)
    found = list(Meeting.objects.filter(group=group).to_come(timezone.now()).select_related("group"))
    context = {
        "group": group,
        "meetings": with_clashes(found),
        "half_yearly": membership.half_yearly(group),
        "off_cadence": schedule.off_cadence_now(group),
        "may_schedule": holds_for_group(user, KEEP_SCHEDULE, group),
    }
    return render(request, "partnerships/schedule.html", context)


@policy(READ_GROUPS, write=KEEP_SCHEDULE, fetch=group_for)
@require_POST
def schedule_draft(request: StaffRequest, slug: str) -> HttpResponse:
    """Draft what is missing in the year ahead."""
    user = request.user
    group = group_for(user, slug)
    made = schedule.redraft(group=group, by=user).made
    messages.success(request, f"{len(made)} meetings added." if made else "The year ahead is complete.")
    return redirect("group-schedule", slug)


@policy(READ_GROUPS, write=KEEP_SCHEDULE, fetch=group_for)
def meeting_new(request: StaffRequest, slug: str) -> HttpResponse:
    """Add a meeting outside the cadence."""
    user = request.user
    group = group_for(user, slug)
    require_for_group(user, KEEP_SCHEDULE, group)
    initial = {"at": group.meets_at, "lasts_minutes": group.lasts_minutes, "venue": group.venue}
    form = MeetingForm(request.POST or None, initial=initial)
    if form.is_valid() and (made := carried_out(form, schedule.add_meeting, by=user, group=group)):
        messages.success(request, f"{made} is in the schedule.")
        return redirect("group-schedule", slug)
    return render(request, "partnerships/meeting_form.html", {"form": form, "group": group}, status=form.status)
