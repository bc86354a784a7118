"""A ward's calendar and feed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from feedback import feeds, public
from partnerships.answering import calendar_answer
from partnerships.caching import public_page
from partnerships.policy import PUBLIC, policy


@policy(PUBLIC)
@public_page
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    ward = public.ward_of(slug)
    return calendar_answer(feeds.calendar(ward), f"{ward.slug}-meetings")


@policy(PUBLIC)
@public_page
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse(feeds.feed(public.ward_of(slug)), content_type="application/atom+xml; charset=utf-8")
