"""What every page loads is small enough for an old phone on a slow line: under 100 kB before pictures."""

from __future__ import annotations

import gzip
import re

from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client


def _packed(path: str) -> int:
    found = finders.find(path)
    assert found, f"{path} is not built: npm ci && npm run build"
    with open(str(found), "rb") as file:
        return len(gzip.compress(file.read(), 6))


def test_the_frame_of_every_page_with_its_style_and_marks(db: None) -> None:
    page = Client().get("/sign-in/").content
    loads = re.findall(rf'(?:href|src)="{settings.STATIC_URL}([^"]+\.(?:css|svg))"', page.decode())
    assert "design/wardbook.css" in loads
    assert sum(map(_packed, set(loads))) + len(gzip.compress(page, 6)) < 40_000


def test_no_typeface_picture_or_name_of_another_is_loaded() -> None:
    with open(str(finders.find("design/wardbook.css")), encoding="utf-8") as file:
        style = file.read()
    assert "@font-face" not in style
    assert "url(" not in style
    assert "GDS" not in style
