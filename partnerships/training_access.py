"""Who may change which course: those on the list of one's own partnership (P10)."""

from __future__ import annotations

from partnerships.fetching import or_404
from partnerships.models import Course, User


def course_for(user: User, pk: int) -> Course:
    """A course of the person's partnership, or Http404."""
    return or_404(Course.objects.visible_to(user).filter(pk=pk).first())
