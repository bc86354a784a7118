"""`make test`: every check a change must pass, and then the tests."""

import os
import secrets
import subprocess
import sys
import time

from config.running.bootstrap import ROOT

# In the order of the folders: files with few tests, which are the slow ones in browsers and with killed workers, would
# otherwise come last, one process waiting for the other.
TESTS = [
    "pytest", "-q", "-n", os.environ.get("WARDBOOK_TEST_PROCESSES", "3"), "--dist", "loadfile", "--no-loadscope-reorder"
]  # fmt: skip
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
CHECKS: list[tuple[str, list[str], dict[str, str]]] = [
    ("style", ["ruff", "check", "."], {}),
    ("layout", ["ruff", "format", "--check", "."], {}),
    ("types", ["mypy", "."], {}),
    ("storeys", ["lint-imports"], {}),
    # It warns that there is no database, and needs none.
    ("migrations", MIGRATIONS, {"PYTHONWARNINGS": "ignore::RuntimeWarning"}),
    ("production settings", [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
]


def main() -> int:
    """The exit code: nought when everything passed. All checks are run, the tests only after none of them failed."""
    failed = [name for name, command, environment in CHECKS if run(name, command, environment) != 0]
    if failed:
        sys.stderr.write(f"--- not tested, because of: {', '.join(failed)}\n")
        return 1
    return run("tests", TESTS, {})


def run(name: str, command: list[str], environment: dict[str, str]) -> int:
    """One step, with how it ended and how long it took."""
    begun = time.monotonic()
    given = {"WARDBOOK_SECRET_KEY": secrets.token_urlsafe(64), **os.environ, **environment}
    given.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of short processes are started; each would compile everything
    code = subprocess.run(command, cwd=ROOT, env=given, check=False).returncode
    sys.stderr.write(f"--- {name}: {'ok' if code == 0 else 'FAILED'} in {time.monotonic() - begun:.0f} s\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
