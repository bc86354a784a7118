"""A page that breaks in the middle, with all it was going to show, tells nobody any of it (safety 3, 19, 48)."""

from __future__ import annotations

import io

import pytest
from django.template import loader
from django.test import Client

from tests.access.canaries import found_in, in_log, text_of
from tests.access.table import ROWS, Row
from tests.access.visitors import Visitors, urls_of
from tests.access.world import CANARIES, canary

pytestmark = pytest.mark.django_db
PERSONAL = [
    row for row in ROWS
    if row.route in {"issue", "issues", "owed", "owed-write", "newsletter-recipients", "follow", "minutes", "post",
                     "group", "issue-tell", "meeting-run", "public-newsletter", "ward"}
]  # fmt: skip


@pytest.mark.parametrize("row", PERSONAL, ids=lambda row: row.route)
def test_it_says_that_it_broke_and_nothing_else(
    visitors: Visitors, row: Row, log_lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = " ".join(canary(what, "in") for what in CANARIES)

    def broken(*given: object, **facts: object) -> str:
        raise ValueError(f"{everything} {given} {facts}")

    monkeypatch.setattr(loader, "render_to_string", broken)
    client: Client = visitors.clients["c"]
    client.cookies.clear()
    client.cookies.update(visitors.cookies["c"])
    monkeypatch.setattr(client, "raise_request_exception", False)
    response = client.get(urls_of(row, visitors.world)["in"])
    assert response.status_code == 500
    assert "ValueError" not in text_of(response)
    assert found_in(text_of(response)) == set()
    assert "builtins.ValueError" in log_lines.getvalue()
    assert in_log(log_lines) == set()
