"""What people send is known by its bytes, and what could act, swell or pretend is refused (safety 36)."""

from __future__ import annotations

import io
import zipfile

import pytest

from partnerships.errors import Refused
from partnerships.models import FileKind
from partnerships.uploads import CONTENT_TYPES, MOST_BYTES, taken

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
ODT_TYPE = CONTENT_TYPES[FileKind.ODT]


def a_zip(parts: dict[str, bytes], *, packed: bool = False) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


DOCX = a_zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
ODT = a_zip({"mimetype": ODT_TYPE.encode(), "content.xml": b"<office/>"})


OF_AN_OFFICE_PROGRAM = PDF.replace(b"/Type", b"/OpenAction[1 0 R/XYZ null null 0]/Type")


@pytest.mark.parametrize(
    ("content", "kind"),
    [(PDF, FileKind.PDF), (OF_AN_OFFICE_PROGRAM, FileKind.PDF), (DOCX, FileKind.DOCX), (ODT, FileKind.ODT)],
)
def test_the_three_kinds_are_taken(content: bytes, kind: FileKind) -> None:
    assert taken(content).kind == kind


HOSTILE = {
    "empty": b"",
    "too large": PDF + b" " * MOST_BYTES,
    "web page": b"<!doctype html><script>alert(1)</script>",
    "program": b"MZ\x90\x00" + b"\x00" * 200,
    "picture": b"\x89PNG\r\n\x1a\n" + b"\x00" * 64,
    "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512,
    "web page before a PDF": b"<script>alert(1)</script>" + PDF,
    "program before a document": b"MZ" + DOCX,
    "cut short": PDF[:-8],
    "script": PDF.replace(b"/Type", b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>/Type"),
    "script, disguised": PDF.replace(b"/Type", b"/S/J#61vaScript/Type"),
    "sends a form": PDF.replace(b"/Type", b"/S/SubmitForm/Type"),
    "starts a program": PDF.replace(b"/Type", b"/S/Launch/Type"),
    "files inside": PDF.replace(b"/Type", b"/EmbeddedFile 3 0 R/Type"),
    "locked": PDF.replace(b"/Root", b"/Encrypt 5 0 R/Root"),
    "macros": a_zip({"[Content_Types].xml": b"", "word/document.xml": b"", "word/vbaProject.bin": b"x"}),
    "ActiveX": a_zip({"[Content_Types].xml": b"", "word/document.xml": b"", "word/activeX/activeX1.bin": b"x"}),
    "basic": a_zip({"mimetype": ODT_TYPE.encode(), "content.xml": b"", "Basic/Standard/Module1.xml": b"x"}),
    "spreadsheet": a_zip({"[Content_Types].xml": b"", "xl/workbook.xml": b""}),
    "any archive": a_zip({"readme.txt": b"hello"}),
    "swells": a_zip({"[Content_Types].xml": b"", "word/document.xml": b"\0" * 104_900_000}, packed=True),
    "thousands of parts": a_zip(
        {"[Content_Types].xml": b"", "word/document.xml": b"", **{f"p{n}": b"" for n in range(2100)}}
    ),
    "not an archive": b"PK\x03\x04" + b"\x00" * 100,
    "lies about its type": a_zip({"mimetype": b"x" * len(ODT_TYPE), "content.xml": b""}),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_else_is(content: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        taken(content)
    assert refusal.value.field == "file"
    assert refusal.value.message.endswith(".")
