"""Opening a published file: plain or gzipped, with or without a byte order mark, as a stream."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from partnerships.importing.problems import UnreadableError

BOM = b"\xef\xbb\xbf"
CHUNK = 64 * 1024
STARTS = {
    b"PK\x03\x04": "is a zip archive; unpack it and import the file inside",
    b"\xff\xfe": "is written in UTF-16; save it as UTF-8",
    b"\xfe\xff": "is written in UTF-16; save it as UTF-8",
    b"SQLi": "is a database (GeoPackage); download the GeoJSON instead",
}


@dataclass(slots=True)
class Source:
    """A file being read. `fraction` says how much of it has been, from 0 to 1, also where it is gzipped."""

    path: Path
    raw: BinaryIO
    unpacked: BinaryIO
    size: int
    start: bytes

    @property
    def fraction(self) -> float:
        return min(1.0, self.raw.tell() / self.size) if self.size else 1.0

    def chunks(self) -> Iterator[bytes]:
        """The content, unpacked and without its byte order mark, 64 kB at a time."""
        try:
            yield self.start
            while chunk := self.unpacked.read(CHUNK):
                yield chunk
        except EOFError as error:
            raise UnreadableError(f"{self.path.name} is cut short: the gzip data end too early.") from error
        except (gzip.BadGzipFile, zlib.error) as error:
            raise UnreadableError(f"{self.path.name} is damaged: its gzip data can't be unpacked.") from error
        except OSError as error:
            raise UnreadableError(f"{self.path.name} can't be read: {error.strerror or error}.") from error


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """Open `path` for streaming. Raises UnreadableError in words where it is missing, empty or of another kind."""
    try:
        raw: BinaryIO = path.open("rb")
    except OSError as error:
        raise UnreadableError(f"{path} can't be opened: {error.strerror}.") from error
    with raw:
        magic = raw.read(4)
        raw.seek(0)
        for start, what in STARTS.items():
            if magic.startswith(start):
                raise UnreadableError(f"{path.name} {what}.")
        unpacked = cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if magic.startswith(b"\x1f\x8b") else raw
        source = Source(path, raw, unpacked, os.fstat(raw.fileno()).st_size, b"")
        first = b"".join(_first(source))
        source.start = first.removeprefix(BOM)
        if not source.start.strip():
            raise UnreadableError(f"{path.name} is empty.")
        yield source


def _first(source: Source) -> Iterator[bytes]:
    """The first chunk, read through the same reading that explains what is wrong with a packed file."""
    for number, chunk in enumerate(source.chunks()):
        if number == 1:
            yield chunk
            return
