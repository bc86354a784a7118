"""What the tests of the post room share: a template of their own, and mail written with little."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.template import engines

from partnerships.models import Mail
from partnerships.posting import post


@pytest.fixture
def notice() -> Iterator[None]:
    """The template mail/notice, beside those of the book."""
    folders = engines["django"].engine.dirs  # type: ignore[attr-defined]
    folders.append(Path(__file__).parent / "templates")
    yield
    folders.pop()


def written(key: str = "notice:1", **facts: Any) -> Mail:
    """A mail in the outbox."""
    given = {"to": "rita@harrowmere.example", "subject": "The lamp is lit", "context": {"name": "Rita"}, **facts}
    mail = post(template="notice", key=key, kind="notice", **given)
    assert mail is not None
    return mail
