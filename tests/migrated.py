"""One database is migrated for the whole run; every worker's own is a copy of it, made by the server in a second.

`python -m tests.migrated` makes it beforehand, while the workers read in what they are going to test.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
import pytest_django
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
LOCK = 7_203_511  # any number, the same for all workers
# As manage.py does. Each migration leaves two hundred models behind; looking for them a hundred times as often, as
# Python does unless told otherwise, takes a fifth of the time.
MIGRATE = """
import gc
from django.core.management import execute_from_command_line
gc.set_threshold(70_000, 10, 20)
execute_from_command_line(["manage.py", "migrate", "--verbosity=0"])
"""


def as_migrated() -> str:
    """The name of the database these migrations and these packages make."""
    made_by = hashlib.sha256()
    for file in [*sorted(ROOT.glob("*/migrations/*.py")), ROOT / "requirements" / "base.txt"]:
        made_by.update(file.read_bytes())
    return f"wardbook_as_migrated_{made_by.hexdigest()[:16]}"


def make_once(name: str) -> None:
    """Make the database of that name if it is not there; workers that come at the same time wait for the first."""
    server: Any = connection  # how Django itself makes test databases is private
    with server._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone():
            return
        making = f"{name}_making"
        cursor.execute(f"DROP DATABASE IF EXISTS {making}")
        cursor.execute(f"CREATE DATABASE {making}")
        url = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{making}"))
        subprocess.run(
            [sys.executable, "-c", MIGRATE],
            cwd=ROOT, env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings"}, check=True,
        )  # fmt: skip
        cursor.execute(f"ALTER DATABASE {making} RENAME TO {name}")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> None:
    """Have the test database of this worker copied instead of migrated from nothing."""
    template = as_migrated()
    with django_db_blocker.unblock():
        make_once(template)
    connection.settings_dict["TEST"]["TEMPLATE"] = template


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    make_once(as_migrated())
