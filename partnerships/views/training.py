"""Training and induction: one's own, a group's, and the list of courses (P10)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from partnerships import training as standing
from partnerships.access import KEEP_COURSES, KEEP_TRAINING, group_for, require_for_group
from partnerships.forms.base import carried_out
from partnerships.forms.training import ChangeCourseForm, CourseForm, RecordForm
from partnerships.models import Course, Membership, TrainingRecord
from partnerships.policy import SIGNED_IN, policy
from partnerships.requests import StaffRequest
from partnerships.services import training as steps
from partnerships.training_access import course_for


@policy(SIGNED_IN)
def training(request: StaffRequest) -> HttpResponse:
    """What one has had oneself and what is due; for who keeps groups, to whom something is due there."""
    user, today = request.user, timezone.localdate()
    keeps = KEEP_TRAINING.held_by(user)
    members = standing.lacking(user, today).select_related("group", "user").order_by("group__name", "name", "pk")
    needs = standing.needs_of(members[:200], today) if keeps else []
    context = {
        "own": standing.own_needs(user, today),
        "had": TrainingRecord.objects.filter(user=user).select_related("course"),
        "keeps": keeps,
        "due": [need for need in needs if not need.holds and need.due_on <= today + standing.SOON],
        "courses": Course.objects.visible_to(user).order_by("ended_on", "name", "pk") if keeps else [],
        "keeps_courses": KEEP_COURSES.held_by(user),
    }
    return render(request, "partnerships/training.html", context)


@policy(KEEP_COURSES, write=KEEP_COURSES)
def course_new(request: StaffRequest) -> HttpResponse:
    """Add a course."""
    form = CourseForm(request.POST or None)
    if form.is_valid() and (made := carried_out(form, steps.add_course, by=request.user)):
        messages.success(request, f"{made} is on the list.")
        return redirect("training")
    return render(request, "partnerships/course.html", {"form": form}, status=form.status)


@policy(KEEP_COURSES, write=KEEP_COURSES, fetch=course_for)
def course(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a course, or end it."""
    found = course_for(request.user, pk)
    form = ChangeCourseForm(request.POST or None, initial=ChangeCourseForm.of(found))
    if form.is_valid() and carried_out(form, steps.change_course, by=request.user, course=found):
        messages.success(request, "Saved.")
        return redirect("training")
    return render(request, "partnerships/course.html", {"form": form, "course": found}, status=form.status)


@policy(KEEP_TRAINING, write=KEEP_TRAINING, fetch=group_for)
def group_training(request: StaffRequest, slug: str) -> HttpResponse:
    """What the members of a group have had and lack; who chairs it or keeps it records what they had."""
    user, today = request.user, timezone.localdate()
    group = group_for(user, slug)
    require_for_group(user, KEEP_TRAINING, group)
    needs = standing.needs_of_group(group, today)
    form = RecordForm(
        request.POST or None,
        members=Membership.objects.current(today).filter(group=group).select_related("group", "user").order_by("name"),
        courses=Course.objects.held().filter(partnership=group.partnership_id),
    )
    if form.is_valid() and carried_out(form, steps.record_training, by=user):
        messages.success(request, f"Recorded for {form.cleaned_data['member'].name}.")
        return redirect("group-training", slug)
    context = {"group": group, "needs": needs, "lacking": sum(not need.holds for need in needs), "form": form}
    return render(request, "partnerships/group_training.html", context, status=form.status)
