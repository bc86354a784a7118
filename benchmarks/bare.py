"""The bare Django view that every page is held against.

What a Django project has from its first day (sessions, sign-in, CSRF), one query for as many rows as the page shows,
one template that writes them in a table, and as many bytes. No rights, no words of the partnership, no trail. Beside a
step it writes as many rows of the same kinds. The book's own pages go through all of the book's middleware.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, cast

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.decorators import login_required
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import Engine, RequestContext, Template
from django.urls import path
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from engagement.models import Issue, Raiser, Step
from feedback.models import Newsletter, Owed, Story
from partnerships.models import Session, Submission, Ward
from tasking.models import Tabling

MIDDLEWARE = [
    "benchmarks.bare.own_addresses",
    "django.middleware.security.SecurityMiddleware",
    "benchmarks.bare.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "benchmarks.bare.Persons",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
PAGE = """<!doctype html><html lang="en"><head><title>Rows</title></head><body><h1>Rows</h1>
<p>{{ request.user.name }}</p><table>{% for row in rows %}<tr>
<td><a href="/{{ row.reference }}/">{{ row.reference }}</a></td><td>{{ row.concern }}</td><td>{{ row.stage }}</td>
<td>{{ row.raised_on|date:"j M Y" }}</td><td>{{ row.place }}</td><td>{{ row.method }}</td>
<td>{{ row.due_on|default:"-" }}</td></tr>{% endfor %}</table><p>filling</p></body></html>"""
Answer = Callable[[HttpRequest], HttpResponse]


def own_addresses(get_response: Answer) -> Answer:
    """The bare views have addresses of their own, beside the book's."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.urlconf = "benchmarks.bare"
        return get_response(request)

    return answer


class SessionStore(DatabaseStore):
    """Sessions as Django reads them. Its name is what their signature goes by."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session


class Sessions(SessionMiddleware):
    """Django's own, whatever the book reads its sessions with."""

    def __init__(self, get_response: Answer) -> None:
        super().__init__(get_response)
        self.SessionStore = SessionStore


class Persons(AuthenticationMiddleware):
    """Django's own way to the person of a session, whatever the book's is."""

    def process_request(self, request: HttpRequest) -> None:
        request.user = cast("Any", SimpleLazyObject(lambda: _person(request)))


def _person(request: HttpRequest) -> Any:
    """As `django.contrib.auth.get_user`."""
    user = ModelBackend().get_user(int(request.session[SESSION_KEY]))
    proof = request.session.get(HASH_SESSION_KEY, "")
    return user if user and constant_time_compare(proof, user.get_session_auth_hash()) else AnonymousUser()


@login_required
def listed(request: HttpRequest, rows: int, size: int) -> HttpResponse:
    """So many rows in so many bytes."""
    found = list(Issue.objects.order_by("-pk").defer("search_open", "search_full")[:rows])
    page = template().render(RequestContext(request, {"rows": found}))
    return HttpResponse(page.replace("filling", "x" * max(0, size - len(page))))


@cache
def template() -> Template:
    """Compiled once, as the cached loader does with a file; its context is Django's own, without the book's."""
    names = ("template.context_processors.request", "contrib.auth.context_processors.auth",
             "contrib.messages.context_processors.messages")  # fmt: skip
    return Engine(context_processors=[f"django.{name}" for name in names]).from_string(PAGE)


@login_required
@transaction.atomic
def saved(request: HttpRequest, what: str) -> HttpResponse:
    """As many rows of the same kinds as the step writes, from what was posted and unchecked, and on to the next page.

    What the database does by itself with each row, history, tally and whose move it is, it does here too.
    """
    Submission.objects.create(key=request.POST["submission"], digest="x" * 64)
    WRITES[what](request.user, int(request.POST["n"]))
    return HttpResponseRedirect("/")


def _log(user: Any, n: int) -> None:
    """An issue with somebody who raised it and the first step of its trail."""
    now = timezone.now()
    issue = Issue.objects.create(
        reference=f"X-{n}", ward=Ward.objects.get(slug="millbrook"), year=1, number=n, received_by=user,
        concern="Bins set alight behind the shops", received_text="They burned all night.", raised_on=now.date(),
    )  # fmt: skip
    Raiser.objects.create(issue=issue, name="Mrs Ahmed", phone="01632 960555")
    _step(issue, user, 1, "raised")


def _decide(user: Any, n: int) -> None:
    """A tabling, its item and its issue changed; a step, and an answer owed to the ward."""
    now = timezone.now()
    row = Tabling.objects.select_related("issue", "item").order_by("pk")[0]
    row.version += 1
    row.save()
    row.item.done_at = now
    row.item.save()
    row.issue.last_step_at = now
    row.issue.save()
    step = _step(row.issue, user, n, "not_prioritised")
    Owed.objects.create(
        issue=row.issue, ward_id=row.issue.ward_id, round=n % 30_000 + 2, to="ward", because=step, since=now.date(),
        due_on=now.date(),
    )  # fmt: skip


def _draft(user: Any, n: int) -> None:
    """A newsletter with a dozen stories."""
    day = timezone.localdate()
    newsletter = Newsletter.objects.create(
        ward=Ward.objects.get(slug="millbrook"), edition=f"{n % 10_000_000}", period_from=day, period_to=day,
        title="You said, we did", started_by=user,
    )  # fmt: skip
    Story.objects.bulk_create(
        Story(
            newsletter=newsletter, issue=issue, position=position, headline=issue.concern[:120],
            you_said=issue.public_wording, we_did="Done.", what_happened="Done.",
        )
        for position, issue in enumerate(Issue.objects.order_by("pk").defer("search_open", "search_full")[:STORIES])
    )  # fmt: skip


def _step(issue: Issue, user: Any, number: int, verb: str) -> Step:
    return Step.objects.create(
        issue=issue, number=number, verb=verb, happened_at=timezone.now(), by=user, keyed_by=user, to_stage=issue.stage,
        from_stage="" if number == 1 else issue.stage,
    )  # fmt: skip


STORIES = 12
WRITES: dict[str, Callable[[Any, int], None]] = {"log": _log, "decide": _decide, "draft": _draft}

urlpatterns = [
    path("bare/saved/<str:what>/", saved),
    path("bare/<int:rows>/<int:size>/", listed),
]
