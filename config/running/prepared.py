"""Whether this book was already prepared by exactly this code: then a start need not wake Django to find that out."""

import hashlib
import json
import os
from pathlib import Path

from config.running.home import ROOT, Home
from config.running.postgres import DATABASE, Postgres

FILE = "prepared.json"
STOREYS = ("config", "partnerships", "engagement", "tasking", "feedback")
COLLECTED = ROOT / "build" / "collected" / "staticfiles.json"
# What another version, or a person with psql, would have changed: the migrations, and whether there is a book at all.
STATE = (
    "SELECT md5(string_agg(app || '.' || name, ' ' ORDER BY id)) || EXISTS (SELECT FROM partnerships_partnership)"
    " FROM django_migrations"
)


def is_prepared(home: Home, database: Postgres) -> bool:
    """True when neither the code nor the state of the database differs from what was last prepared here."""
    try:
        found = json.loads((home.folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return COLLECTED.exists() and bool(found == state(database))


def remember(home: Home, database: Postgres) -> None:
    (home.folder / FILE).write_text(json.dumps(state(database)), encoding="utf-8")


def state(database: Postgres) -> dict[str, str]:
    demonstration = os.environ.get("WARDBOOK_DEMONSTRATION", "")
    return {"code": code(), "book": database.query(STATE, DATABASE), "demonstration": demonstration}


def code() -> str:
    """One hash over all that preparing depends on: our code, the lock, the static files, and where they lie."""
    total = hashlib.sha256(os.fsencode(ROOT))
    for path in sorted(sources()):
        total.update(os.fsencode(path))
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def sources() -> list[Path]:
    found = [ROOT / "requirements" / "base.txt"]
    for storey in STOREYS:
        found += (ROOT / storey).rglob("*.py")
    for folder in (ROOT / "static", ROOT / "build" / "design"):
        found += (path for path in folder.rglob("*") if path.is_file())
    return found
