"""Files that people send: what they are is read from their bytes, and what could act is not taken (safety 36).

Nothing is unpacked here: a document is known by its table of contents, so a file that would swell to gigabytes costs
no more than one that does not.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass

from partnerships.errors import Refused
from partnerships.models import FileKind

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 2_000
CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
}
# What acts in a PDF; a name may be written with #xx for any of its letters. An /OpenAction alone does not: office
# programs write one into every PDF, to say on which page it opens.
ACTS = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA|SubmitForm|ImportData)\b")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
MACROS = re.compile(r"(^|/)(vbaProject\.bin|vbaData\.xml|activeX|embeddings|Basic|Scripts)(/|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was taken: its kind, its bytes and their digest."""

    kind: FileKind
    content: bytes
    sha256: str


def taken(content: bytes, *, field: str = "file") -> Sent:
    """The file, if it is a PDF, a Word document or an OpenDocument text of at most 10 MB that does nothing by itself.

    Raises Refused, for that field, with what is wrong and what to do.
    """
    if len(content) > MOST_BYTES:
        raise Refused("The file is larger than 10 MB. Make its pictures smaller, or type the report.", field=field)
    if not content:
        raise Refused("The file is empty.", field=field)
    kind = _pdf(content, field) if content.startswith(b"%PDF-") else _document(content, field)
    return Sent(kind, content, hashlib.sha256(content).hexdigest())


def _pdf(content: bytes, field: str) -> FileKind:
    if b"%%EOF" not in content[-2048:]:
        raise Refused("This PDF is not complete. Save it again and send that.", field=field)
    plain = ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), content)
    if ACTS.search(plain) or b"/Encrypt" in plain:
        raise Refused(
            "This PDF is locked, or holds scripts or other files. Print it to a new PDF and send that.", field=field
        )
    return FileKind.PDF


def _document(content: bytes, field: str) -> FileKind:
    try:
        if not content.startswith(b"PK\x03\x04"):
            raise zipfile.BadZipFile
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return _kind_of(parts, field)
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise _unknown(field) from error


def _unknown(field: str) -> Refused:
    return Refused("Send a PDF, a Word document (.docx) or an OpenDocument text (.odt).", field=field)


def _kind_of(parts: zipfile.ZipFile, field: str) -> FileKind:
    listed = parts.infolist()
    names = {part.filename for part in listed}
    if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_UNPACKED:
        raise Refused("This document is too large when it is unpacked. Make its pictures smaller.", field=field)
    if any(part.flag_bits & 1 for part in listed) or any(MACROS.search(name) for name in names):
        raise Refused("This document is locked, or holds macros or other files. Save it as a PDF.", field=field)
    if {"[Content_Types].xml", "word/document.xml"} <= names:
        return FileKind.DOCX
    first = listed[0] if listed else None
    declared = CONTENT_TYPES[FileKind.ODT].encode()
    if first is not None and first.filename == "mimetype" and first.file_size == len(declared):
        if parts.read(first) != declared or "content.xml" not in names:
            raise _unknown(field)
        return FileKind.ODT
    raise _unknown(field)
