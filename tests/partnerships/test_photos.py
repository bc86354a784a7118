"""A photo is drawn anew: nothing is kept but the picture; what is none, or too large, is refused (safety 36)."""

from __future__ import annotations

import io
import random
import struct
import tracemalloc
import zlib
from typing import Any

import pytest
from PIL import Image

from partnerships.errors import Refused
from partnerships.photos import drawn_anew

SECRET = b"CANARY53.4839N"


def picture(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    made = Image.new("RGB", (width, height), "blue")
    made.paste("red", (0, 0, width // 2, height))
    return made.convert(mode)


def written(image: Image.Image, kind: str = "JPEG", **how: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def with_secrets() -> bytes:
    """A JPEG that says where it was taken, in every place a camera or a program has for it."""
    exif = Image.Exif()
    exif[0x010F], exif[0x9C9C] = SECRET.decode(), SECRET
    exif.get_ifd(0x8825)[2] = (53.0, 29.0, 2.0)
    exif.get_ifd(0x8825)[29] = SECRET.decode()
    return written(picture(), exif=exif, comment=SECRET, xmp=b"<x:xmpmeta>" + SECRET, icc_profile=SECRET * 20) + SECRET


def test_nothing_but_the_picture_is_kept() -> None:
    sent = with_secrets()
    assert sent.count(SECRET) >= 5
    kept = drawn_anew(sent)
    for content in (kept.content, kept.small):
        assert SECRET not in content
        with Image.open(io.BytesIO(content)) as read:
            assert (read.format, dict(read.getexif())) == ("JPEG", {})
            assert set(read.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("turned", range(1, 9))
def test_it_stands_upright(turned: int) -> None:
    """Sent as a camera held another way sends it, it is kept as it was seen."""
    undo = {
        2: [Image.Transpose.FLIP_LEFT_RIGHT], 3: [Image.Transpose.ROTATE_180], 4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE], 6: [Image.Transpose.ROTATE_90], 7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }  # fmt: skip
    seen, exif = picture(), Image.Exif()
    for step in undo.get(turned, []):
        seen = seen.transpose(step)
    exif[0x0112] = turned
    kept = drawn_anew(written(seen, exif=exif, quality=95))
    with Image.open(io.BytesIO(kept.content)) as read:
        assert read.size == (kept.width, kept.height) == (60, 40)
        left, right = read.getpixel((5, 20)), read.getpixel((55, 20))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert (left[0] > 200, right[2] > 200) == (True, True)


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("PNG", "1"), ("PNG", "I;16"),
                                            ("WEBP", "RGBA"), ("JPEG", "CMYK"), ("PNG", "LA")])  # fmt: skip
def test_any_sort_of_picture_becomes_a_jpeg(kind: str, mode: str) -> None:
    made = Image.new("I;16", (60, 40)) if mode == "I;16" else picture(mode=mode)
    assert drawn_anew(written(made, kind)).content.startswith(b"\xff\xd8\xff")


def test_its_longest_side_is_limited(settings: Any) -> None:
    settings.PHOTO_SIDE = 200
    kept = drawn_anew(written(picture(1000, 500)))
    assert (kept.width, kept.height) == (200, 100)
    wide = drawn_anew(written(picture(9000, 3)))
    assert (wide.width, wide.height) == (200, 1)


def png_that_says(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(5001, 5000), (60_000, 60_000), (2_000_000_000, 2)])
def test_a_bomb_of_pixels_is_refused_before_it_unfolds(size: tuple[int, int]) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(Refused, match=r"million pixels|can read"):
            drawn_anew(png_that_says(*size))
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


HOSTILE = {
    "nothing": b"",
    "a page": b"<html><script>alert(1)</script>",
    "a drawing": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run",
    "a pdf": b"%PDF-1.7\n%%EOF",
    "a zip": b"PK\x03\x04" + b"\0" * 60,
    "the head of a jpeg": b"\xff\xd8\xff\xe0",
    "half a jpeg": written(picture(900, 900), quality=95)[:900],
    "a gif": written(picture(mode="P"), "GIF"),
    "a tiff": written(picture(), "TIFF"),
    "a bmp": written(picture(), "BMP"),
    "a jpeg drawn a thousand times": written(picture())[:-2] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" * 1000,
    "apple’s own": b"\0\0\0\x18ftypheic" + b"\0" * 40,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_photo_is_refused(what: str) -> None:
    with pytest.raises(Refused) as refused:
        drawn_anew(HOSTILE[what])
    assert refused.value.field == "photos"


def test_a_file_too_large_is_refused(settings: Any) -> None:
    settings.PHOTO_MEGABYTES = 1
    with pytest.raises(Refused, match="larger than 1 MB"):
        drawn_anew(written(picture()) + b"\0" * 1_048_576)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_damaged_photo_is_read_or_refused_and_never_breaks(kind: str) -> None:
    dice, whole = random.Random(7), written(picture(), kind)
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        try:
            assert drawn_anew(bytes(damaged)).content.startswith(b"\xff\xd8")
        except Refused:
            continue
