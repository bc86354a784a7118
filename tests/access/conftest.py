"""The world of the access table, made once for each file of tests that asks for it, and undone after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import transaction

from partnerships import printing
from partnerships.models import Paper, PaperState
from tests.access.visitors import Visitors
from tests.access.world import make_world


def unprinted(*, key: str, title: str, html: str | Callable[[], str]) -> Paper:
    """A paper whose content is its text: printing commits by itself, which nothing here may."""
    text = html if isinstance(html, str) else html()
    return Paper(key=key, title=title, state=PaperState.READY, content=text.encode())


@contextmanager
def visiting(blocker: Any) -> Iterator[Visitors]:
    """Everybody in a world of its own, undone afterwards."""
    before = django_settings.DEMONSTRATION
    with blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        django_settings.DEMONSTRATION = True
        patch.setattr(printing, "paper_for", unprinted)
        try:
            yield Visitors(make_world())
        finally:
            django_settings.DEMONSTRATION = before
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def visitors(django_db_setup: None, django_db_blocker: Any) -> Iterator[Visitors]:
    with visiting(django_db_blocker) as visitors:
        yield visitors
