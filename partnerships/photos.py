"""Photos that people send: drawn anew, so that nothing but the picture is kept (T5; safety 36).

What is kept is a JPEG the book wrote itself, from the pixels alone: no place, time, telephone or words that the camera
added, and nothing that hides behind the picture. A file that says it would unfold to more pixels than a setting allows
is refused before any is unfolded.
"""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
import zlib
from dataclasses import dataclass

from django.conf import settings
from PIL import Image, ImageFile, ImageOps

from partnerships.errors import Refused

MOST_PHOTOS = 3
SMALL = 480
"""Longest side, in pixels, of the picture shown in a page."""
FORMATS = ("JPEG", "PNG", "WEBP")
ACCEPTS = "image/jpeg,image/png,image/webp"
"""Named one by one: an iPhone then sends a JPEG instead of its own format. A camera is offered all the same."""
QUALITY = 82
MOST_SCANS = 100
START_OF_SCAN = b"\xff\xda"
"""A JPEG may draw the same picture over and over; a camera does it about ten times."""
BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, OverflowError, EOFError, MemoryError,
          struct.error, zlib.error, Image.DecompressionBombError)  # fmt: skip
APPLES_OWN = (b"ftyphei", b"ftyphev", b"ftypmif1", b"ftypmsf1")


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as it is kept: a JPEG, a smaller one for pages, its size in pixels and the digest of the first."""

    content: bytes
    small: bytes
    width: int
    height: int
    sha256: str


def drawn_anew(content: bytes, *, field: str = "photos") -> Photo:
    """The photo, upright, at most PHOTO_SIDE pixels long. Raises Refused, for that field, with what to do."""
    if len(content) > settings.PHOTO_MEGABYTES * 1024 * 1024:
        raise Refused(f"A photo is larger than {settings.PHOTO_MEGABYTES} MB. Send a smaller one.", field=field)
    if content[4:12].startswith(APPLES_OWN):
        raise Refused("This is Apple’s own format (HEIC). Send the photo as JPEG.", field=field)
    if content.count(START_OF_SCAN) > MOST_SCANS:
        raise _unreadable(field)
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # where papers are printed in the same process, that lets halves through
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
                _small_enough(picture, field)
                upright = _pixels(picture)
        return _kept(upright)
    except BROKEN as error:
        raise _unreadable(field) from error


def _unreadable(field: str) -> Refused:
    return Refused("This is not a photo the book can read. Send a JPEG, PNG or WebP.", field=field)


def _small_enough(picture: Image.Image, field: str) -> None:
    """By what its first bytes say, before anything is unfolded."""
    width, height = picture.size
    if width * height > settings.PHOTO_MEGAPIXELS * 1_000_000:
        raise Refused(
            f"A photo has more than {settings.PHOTO_MEGAPIXELS} million pixels. Take it at a lower resolution.",
            field=field,
        )
    if min(width, height) < 1:
        raise _unreadable(field)


def _pixels(picture: Image.Image) -> Image.Image:
    """Its pixels alone, upright, in three colours on white, no longer than PHOTO_SIDE."""
    longest = (settings.PHOTO_SIDE, settings.PHOTO_SIDE)
    picture.draft("RGB", longest)  # a JPEG is unfolded no larger than it will be kept
    turned = picture.getexif().get(0x0112, 1)
    if picture.mode not in ("RGB", "RGBA", "L"):
        shown = picture.convert("RGBA" if "transparency" in picture.info or picture.mode in ("LA", "PA") else "RGB")
    else:
        shown = picture.copy()
    shown.thumbnail(longest)
    if shown.mode == "RGBA":
        paper = Image.new("RGB", shown.size, "white")
        paper.paste(shown, mask=shown.getchannel("A"))
        shown = paper
    plain = shown.convert("RGB")
    clean = Image.frombytes("RGB", plain.size, plain.tobytes())
    if turned in range(2, 9):
        clean.getexif()[0x0112] = turned
        clean = ImageOps.exif_transpose(clean)
    return Image.frombytes("RGB", clean.size, clean.tobytes())


def _kept(picture: Image.Image) -> Photo:
    content = _jpeg(picture)
    small = picture.copy()
    small.thumbnail((SMALL, SMALL))
    return Photo(content, _jpeg(small), *picture.size, hashlib.sha256(content).hexdigest())


def _jpeg(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()
