"""A paper that asks for too much is stopped, in time and in memory, and nobody else notices (safety 34)."""

from __future__ import annotations

import base64
import resource
import struct
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.conf import settings as configured

from partnerships.printing import GRACE_SECONDS, CannotPrint, render_pdf

HEAD = '<!doctype html><html lang="en"><head><title>x</title></head><body><h1>x</h1>'
SECONDS, MEGABYTES = 20, 512


def nested_tables(depth: int) -> str:
    return "<table><tr><td>" * depth + "x" + "</td><td>y</td></tr></table>" * depth


def drawing_of_copies(depth: int) -> str:
    """Each part is ten copies of the one before: ten to the power of `depth` rectangles in 1.6 kB."""
    parts = "".join(f'<g id="g{n}">{f"""<use href="#g{n - 1}"/>""" * 10}</g>' for n in range(1, depth))
    return f'<svg><title>x</title><defs><g id="g0"><rect/></g>{parts}</defs><use href="#g{depth - 1}"/></svg>'


def picture(side: int) -> str:
    """A PNG of `side` by `side` pixels, whatever that unpacks to."""
    packer = zlib.compressobj(9)
    row = b"\0" * (side * 3 + 1)
    rows = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return f'<img alt="x" src="data:image/png;base64,{base64.b64encode(png).decode()}">'


def biggest_child() -> float:
    """Memory of the biggest process this one has waited for, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


BOMBS = {
    "a huge colspan": ('<table><tr><td colspan="100000000">x</td></tr></table>', "512 MB"),
    "a huge grid": ('<div style="display: grid; grid-template-columns: repeat(100000000, 1px)">x</div>', "512 MB"),
    "a thousand pages": ('<p style="break-after: page">A page of text.</p>' * 1000, "1000 pages; 400 is the most"),
    "tables in tables": (nested_tables(200), "nested too deeply"),
    "a drawing of copies": (drawing_of_copies(9), "longer than 10 seconds"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_it_is_stopped_and_says_why(bomb: str, settings: Any) -> None:
    settings.PRINT_SECONDS = 10 if bomb == "a drawing of copies" else settings.PRINT_SECONDS
    began, biggest_before = time.monotonic(), biggest_child()
    # On a busy machine the clock may end it first; either way it ends.
    with pytest.raises(CannotPrint, match=f"{BOMBS[bomb][1]}|longer than"):
        render_pdf(HEAD + BOMBS[bomb][0])
    assert time.monotonic() - began <= SECONDS
    assert biggest_child() <= max(MEGABYTES, biggest_before)


def test_the_limits_are_those_promised() -> None:
    assert configured.PRINT_SECONDS + GRACE_SECONDS < SECONDS
    assert configured.PRINT_MEGABYTES <= MEGABYTES


def test_a_picture_of_too_many_pixels_is_left_out() -> None:
    printed = render_pdf(HEAD + picture(6000))
    assert printed.pages == 1
    assert b"/Subtype /Image" not in printed.content
    assert b"/Subtype /Image" in render_pdf(HEAD + picture(60)).content


def test_other_papers_are_printed_meanwhile(settings: Any) -> None:
    """A bomb in one press; the other goes on, and the bomb takes nothing with it."""
    settings.PRINT_SECONDS = 10
    with ThreadPoolExecutor(2) as presses:
        bomb = presses.submit(render_pdf, HEAD + BOMBS["a drawing of copies"][0])
        time.sleep(0.5)
        assert presses.submit(render_pdf, HEAD).result().pages == 1
        assert not bomb.done()
        with pytest.raises(CannotPrint):
            bomb.result()
