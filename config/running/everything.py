"""`make test`: every check a change must pass, one after the other; the first that fails ends it."""

import os
import secrets
import subprocess
import sys
import time

from config.running.bootstrap import ROOT

TESTS = ["pytest", "-q", "-n", os.environ.get("WARDBOOK_TEST_PROCESSES", "2"), "--dist", "loadfile"]
MIGRATIONS = [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"]
PRODUCTION = {
    "WARDBOOK_SITE_URL": "https://wardbook.example.org",
    "WARDBOOK_SECRET_KEY": secrets.token_urlsafe(64),
    "WARDBOOK_DEMONSTRATION": "no",
    "WARDBOOK_DATABASE_APP_ROLE": "wardbook",
    "WARDBOOK_EMAIL_HOST": "mail.example.org",
    "DATABASE_URL": "postgres://wardbook@database.example.org/wardbook",
    "REDIS_URL": "redis://broker.example.org:6379/0",
}
STEPS: list[tuple[str, list[str], dict[str, str]]] = [
    ("style", ["ruff", "check", "."], {}),
    ("layout", ["ruff", "format", "--check", "."], {}),
    ("types", ["mypy", "."], {}),
    ("storeys", ["lint-imports"], {}),
    (
        "migrations",
        MIGRATIONS,
        {"PYTHONWARNINGS": "ignore::RuntimeWarning"},
    ),  # there is no database yet, and need be none
    ("production settings", [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
    ("tests", TESTS, {}),
]


def main() -> int:
    """Run them all; the exit code is that of the first that failed, or nought."""
    given = {"WARDBOOK_SECRET_KEY": secrets.token_urlsafe(64), **os.environ}
    for name, command, environment in STEPS:
        begun = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, env={**given, **environment}, check=False)
        sys.stderr.write(
            f"--- {name}: {'ok' if done.returncode == 0 else 'FAILED'} in {time.monotonic() - begun:.0f} s\n"
        )
        if done.returncode != 0:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
