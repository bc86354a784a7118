"""The printing process: `python -m partnerships.printing_child SITE FOLDER SECONDS MEGABYTES`, HTML in, PDF out.

It limits itself before it reads a byte of the document: time, memory, no network, no other programs, no files but the
interpreter's own and our style sheets. Four bytes with the number of pages come before the PDF. Django is not in here.
"""

from __future__ import annotations

import base64
import binascii
import ctypes
import io
import logging
import os
import re
import resource
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import unquote

EXPLAINED = 64
TOO_BIG = 65
BROKEN = 66
LONGEST_PDF = 40 * 2**20
MOST_PAGES = 400
MOST_PIXELS = 12_000_000
MEGABYTE = 2**20
# Name of a file of ours, and where its kind lies below the project.
PLACES = {"print": "static/print", "images": "static/images", "design": "build/design"}
KINDS = {
    ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg",
    ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf",
}  # fmt: skip
OWN_FILE = re.compile(r"/static/(print|images|design)/((?:[a-z0-9][a-z0-9_-]*/){0,3}[a-z0-9][a-z0-9._-]*\.[a-z0-9]+)")
DATA = re.compile(r"data:image/(png|jpeg|svg\+xml)(?:;charset=utf-8)?(;base64)?,(.*)", re.DOTALL)
FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.system", "os.posix_spawn", "os.fork", "urllib.", "ftplib.",
             "http.client.", "webbrowser.")  # fmt: skip


def limit(seconds: int, megabytes: int) -> None:
    """Ends when the parent ends; so much processor and clock, so much memory, few open files, no core dumps."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LONGEST_PDF, LONGEST_PDF))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(seconds)


def lock_up(folders: list[Path]) -> None:
    """A second wall behind the fetcher: from here on Python opens no connection and starts nothing.

    Files are read only below `folders`, and written only in the desk drawer that the parent empties afterwards.
    An audit hook cannot be taken out again.
    """
    drawer = os.path.realpath(tempfile.gettempdir()) + os.sep
    allowed = (drawer, *(f"{folder}{os.sep}" for folder in folders))

    def guard(event: str, facts: tuple[Any, ...]) -> None:
        if event.startswith(FORBIDDEN):
            raise PermissionError(f"Printing does not do {event}.")
        if event == "open" and isinstance(facts[0], str | bytes | os.PathLike):
            path = os.path.realpath(os.fsdecode(facts[0]))
            writes = (facts[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            if not path.startswith(drawer if writes else allowed):
                raise PermissionError(f"Printing does not open {path}.")

    sys.addaudithook(guard)


def own_file(site: str, folder: Path, url: str) -> tuple[bytes, str]:
    """Content and kind of a file of ours, named by its address. Raises ValueError for anything else."""
    match = OWN_FILE.fullmatch(url.removeprefix(site)) if url.startswith(f"{site}/") else None
    if match is None or ".." in url:
        raise ValueError("Not one of our files.")
    root = (folder / PLACES[match[1]]).resolve()
    path = (root / match[2]).resolve()
    kind = KINDS.get(path.suffix)
    if kind is None or not path.is_relative_to(root) or not path.is_file():
        raise ValueError("Not one of our files.")
    return path.read_bytes(), kind


def own_picture(url: str) -> tuple[bytes, str]:
    """Content and kind of a picture in a data: address, if it is of a bearable size. Raises ValueError."""
    match = DATA.fullmatch(url)
    if match is None:
        raise ValueError("Not a picture we draw.")
    try:
        content = base64.b64decode(match[3], validate=True) if match[2] else unquote(match[3]).encode()
    except binascii.Error as error:
        raise ValueError("Not a picture we draw.") from error
    if match[1] != "svg+xml":
        _of_bearable_size(content, match[1])
    return content, f"image/{match[1]}"


def _of_bearable_size(content: bytes, kind: str) -> None:
    """17 kB of PNG can unpack to 411 MB: its size stands at its beginning and is read before it is unpacked."""
    from PIL import Image  # noqa: PLC0415 - loaded once limits stand

    with Image.open(io.BytesIO(content), formats=[kind.upper()]) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise ValueError("A picture of too many pixels.")


def explain(reason: str, code: int = EXPLAINED) -> NoReturn:
    sys.stderr.write(f"\n{reason}\n")
    sys.stderr.flush()
    os._exit(code)


def render(html: str, site: str, folder: Path) -> tuple[bytes, int]:
    """The PDF and its number of pages."""
    from weasyprint import HTML  # noqa: PLC0415
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Denies everything but our own files and pictures. It never asks the class it comes from."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            content, kind = own_picture(url) if url.startswith("data:") else own_file(site, folder, url)
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    document = HTML(string=html, base_url=f"{site}/", url_fetcher=Fetcher()).render(pdf_variant="pdf/ua-1")
    if len(document.pages) > MOST_PAGES:
        explain(f"It would have {len(document.pages)} pages; {MOST_PAGES} is the most.")
    return document.write_pdf(pdf_variant="pdf/ua-1"), len(document.pages)


def _where(error: BaseException) -> str:
    """Kind and place of an error. Its message may quote the document and stays here."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"


def main() -> None:
    site, folder, seconds, megabytes = sys.argv[1], Path(sys.argv[2]).resolve(), int(sys.argv[3]), int(sys.argv[4])
    limit(seconds, megabytes)
    logging.disable(logging.CRITICAL)  # WeasyPrint's warnings quote the document
    try:
        import weasyprint  # noqa: F401, PLC0415 - while files may still be opened freely

        lock_up([Path(sys.prefix), Path(sys.base_prefix), Path("/usr/lib"), folder / "static", folder / "build"])
        content, pages = render(sys.stdin.buffer.read().decode(), site, folder)
    except MemoryError:
        explain("memory", TOO_BIG)
    except RecursionError:
        explain("It is nested too deeply to print.")
    except Exception as error:
        explain(_where(error), BROKEN)
    if len(content) > LONGEST_PDF:
        explain(f"It would be a file of {len(content) // MEGABYTE} MB; {LONGEST_PDF // MEGABYTE} MB is the most.")
    sys.stdout.buffer.write(pages.to_bytes(4, "big") + content)
    sys.stdout.buffer.flush()
    os._exit(0)  # nothing is left to tidy, and the memory is given back at once


if __name__ == "__main__":
    main()
