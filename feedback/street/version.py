"""Which version of the app a tablet has: it changes with any of its files, and with nothing else."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static

NAMES = ("form", "home", "names", "pages", "sealing", "sending", "store", "today", "words", "worker")
PICTURES = ("images/mark.svg", "images/favicon.svg", "images/app-192.png")
FILES = (*(f"js/street/{name}.js" for name in NAMES), "design/wardbook.css", *PICTURES)
"""What the pages on a tablet are made of, as in static/."""


@cache
def version() -> str:
    """A digest of the files, twelve signs long."""
    digest = hashlib.sha256()
    for name in FILES:
        found = finders.find(name)
        digest.update(name.encode() + (Path(str(found)).read_bytes() if found else b""))
    return digest.hexdigest()[:12]


def addresses() -> list[str]:
    """Where the files are served."""
    return [static(name) for name in FILES]
