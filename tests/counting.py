"""Counting the queries of a page, and catching a query that is asked again for every row (craft 13)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext
from zeal import zeal_context
from zeal.constants import initialize_app_registry
from zeal.patch import patch

TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
HISTORY = re.compile(r"^SELECT set_config\('pghistory.context_id'.*?true\); ", re.DOTALL)
"""What row history writes before each statement of a changing request."""
_patched: list[bool] = []


@contextmanager
def at_most(queries: int) -> Iterator[None]:
    """Fail if the block asks the database more often, or asks the same again for every row of a list.

    The beginning and end of transactions are no questions and are not counted.
    """
    if not _patched:
        initialize_app_registry()
        patch()
        _patched.append(True)
    with zeal_context(), CaptureQueriesContext(connection) as captured:
        yield
    sent = [HISTORY.sub("", query["sql"]) for query in captured]
    asked = [sql for sql in sent if not sql.startswith(TRANSACTION)]
    assert len(asked) <= queries, f"{len(asked)} queries:\n" + "\n".join(sql[:180] for sql in asked)
