"""Requests as views see them once the policy has let them through."""

from __future__ import annotations

from django.http import HttpRequest

from partnerships.models import User


class StaffRequest(HttpRequest):
    """A request to a page that asks for a right: the policy has made sure that somebody is signed in."""

    user: User
