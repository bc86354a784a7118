"""The environment of the embedded book: what the supervisor gives its processes, and `manage.py` finds again."""

import os
from pathlib import Path

from config.running import postgres
from config.running.home import Home, chosen_folder, secret_key, service_account

FILE = "environment"


def environment(home: Home, port: int, database: postgres.Postgres | None, redis_url: str) -> dict[str, str]:
    """All that web, worker and beat are told; what the person set outside goes before what we would choose."""
    ours = {
        "WARDBOOK_SECRET_KEY": secret_key(home),
        "WARDBOOK_DEMONSTRATION": "yes",
        "WARDBOOK_SITE_URL": f"http://localhost:{port}",
        "WARDBOOK_ALLOWED_HOSTS": "localhost,127.0.0.1",
        "WARDBOOK_EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "WARDBOOK_EMAIL_FILE_PATH": str(home.mail),
        "REDIS_URL": redis_url,
    }
    if database:
        ours["DATABASE_URL"] = database.url(postgres.APPLICATION)
        ours["WARDBOOK_DATABASE_APP_ROLE"] = postgres.APPLICATION
    if os.geteuid() == 0:
        # Celery warns its reader on each start; the person chose to be root, and tasks are JSON.
        ours["PYTHONWARNINGS"] = "ignore:You're running the worker with superuser"
    ours["WARDBOOK_WEB_PROCESSES"] = "1"
    return {**ours, **os.environ, "PORT": str(port), "PYTHONUNBUFFERED": "1", "WARDBOOK_TIED": "yes"}


def for_owner(given: dict[str, str], database: postgres.Postgres | None) -> dict[str, str]:
    """The same for who may change tables."""
    return {**given, "DATABASE_URL": database.url(postgres.OWNER)} if database else given


def remember(home: Home, given: dict[str, str]) -> None:
    """Leave it where `manage.py` finds it: a backup or a shell needs no exports."""
    names = [name for name in given if name.startswith("WARDBOOK_") or name in {"DATABASE_URL", "REDIS_URL"}]
    path = home.folder / FILE
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.writelines(f"{name}={given[name]}\n" for name in sorted(names) if name != "WARDBOOK_TIED")


def adopt() -> None:
    """For `manage.py` typed by hand: without any setting of its own it means the embedded book of this checkout."""
    if "DATABASE_URL" in os.environ or "WARDBOOK_SECRET_KEY" in os.environ or "WARDBOOK_SECRET_KEY_FILE" in os.environ:
        return
    path: Path = chosen_folder(service_account()) / FILE
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return
    for line in lines:
        name, _, value = line.partition("=")
        os.environ.setdefault(name, value)
