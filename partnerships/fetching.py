"""Fetching is authorising: a view never holds a row that its reader was not allowed to have."""

from __future__ import annotations

from typing import TypeVar

from django.http import Http404

from partnerships.models import User, Ward
from partnerships.policy import Right

T = TypeVar("T")


def or_404(row: T | None) -> T:
    """The row; where what the person sees holds none, Http404: the same answer as for one that never was (safety 5)."""
    if row is None:
        raise Http404
    return row


def ward_for(user: User, slug: str, needed: Right, *beside: str) -> Ward:
    """The ward of that slug, with its partnership and what is named `beside`; Http404 where the right is not held."""
    wards = Ward.objects.for_scope(user, needed.kinds).filter(slug=slug, partnership__isnull=False)
    return or_404(wards.select_related("partnership", *beside).first())
