"""Nothing printed reaches the network or a file, whatever its text asks for (safety 33)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import weasyprint
from django.conf import settings

from partnerships.printing import CannotPrint, render_pdf
from tests.partnerships.pdf_attacks import BODY, HEAD, SECRET, Bait, everything_in, laid_out

ALONE = {"base", "colour profile"}  # the first changes where the others go; WeasyPrint stops at the second
APART = {"head": [n for n in HEAD if n not in ALONE], "body": list(BODY), "base": ["base"]}


@pytest.fixture
def bait(tmp_path: Path) -> Iterator[Bait]:
    with laid_out(tmp_path) as found:
        yield found


@pytest.mark.parametrize("attacks", APART.values(), ids=APART)
def test_it_reaches_nothing(attacks: list[str], bait: Bait) -> None:
    content = render_pdf(bait.document(attacks)).content
    assert bait.called == set()
    assert SECRET not in everything_in(content)
    assert b"/EmbeddedFile" not in content


def test_a_colour_profile_is_refused(bait: Bait) -> None:
    with pytest.raises(CannotPrint):
        render_pdf(bait.document(["colour profile"]))
    assert bait.called == set()


def test_a_press_without_walls_reaches_the_same_bait(bait: Bait) -> None:
    """The control: WeasyPrint as it comes takes what is laid out, so the attacks above are real ones."""
    content = weasyprint.HTML(string=bait.document([*APART["head"], *APART["body"]])).write_pdf()
    assert len(bait.called) >= 20
    assert b"/EmbeddedFile" in content
    assert "link-to-a-file" in everything_in(content)
    for attack in ALONE:
        weasyprint.HTML(string=bait.document([attack])).write_pdf()
    assert {"base", "colour-profile"} <= bait.called


SECOND_WALL = """
import socket, subprocess
from pathlib import Path
from partnerships.printing_child import lock_up
lock_up([Path("static").resolve()])
open("static/print/paper.css").read()
for name, attempt in {
    "connect": lambda: socket.create_connection(("127.0.0.1", 9)),
    "look up": lambda: socket.getaddrinfo("localhost", 80),
    "start": lambda: subprocess.run(["true"]),
    "read": lambda: open("/etc/hostname").read(),
    "read beside": lambda: open("static/../config/settings.py").read(),
    "write": lambda: open("static/print/paper.css", "a"),
}.items():
    try:
        attempt()
        print(name, "was let through")
    except PermissionError:
        pass
print("done")
"""


def test_behind_the_fetcher_stands_a_second_wall(tmp_path: Path) -> None:
    """What a hole in WeasyPrint would meet: no connection, no program, no file outside, nothing written."""
    told = subprocess.run(
        [sys.executable, "-c", SECOND_WALL], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},  # its own drawer, as the press gives it
    )  # fmt: skip
    assert told.stdout == "done\n"


def test_it_prints_with_our_own_style_sheet_and_pictures() -> None:
    html = '<html lang="en"><head><title>x</title><link rel="stylesheet" href="/static/print/paper.css">'
    plain = render_pdf('<html lang="en"><head><title>x</title></head><body><h1>A</h1>').content
    styled = render_pdf(f"{html}</head><body><h1>A</h1>").content
    pictured = render_pdf(f'{html}</head><body><h1>A</h1><img src="/static/images/mark.svg" alt="m">').content
    assert len({plain, styled, pictured}) == 3
