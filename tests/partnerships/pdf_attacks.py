"""What a printed text could ask for, and the bait laid out for it: a listener that notes who calls, files with secrets.

[URL] and [FILE] stand for bait of that attack's own, so that what was reached names the attack.
"""

from __future__ import annotations

import base64
import http.server
import threading
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

SECRET = "canary-4b1f9e-"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

HEAD = {
    "link": '<link rel="stylesheet" href="[URL]/a.css">',
    "link to a file": '<link rel="stylesheet" href="[FILE]">',
    "alternate link": '<link rel="alternate stylesheet" href="[URL]/a.css">',
    "import": '<style>@import "[URL]/a.css";</style>',
    "import of a file": '<style>@import url("[FILE]");</style>',
    "import in a data sheet": '<link rel="stylesheet" href="data:text/css;base64,[CSS]">',
    "font-face": '<style>@font-face { font-family: x; src: url("[URL]/x.ttf") } h1 { font-family: x }</style>',
    "font-face of a file": '<style>@font-face { font-family: x; src: url("[FILE]") } h1 { font-family: x }</style>',
    "css url": '<style>h1 { background: url("[URL]/a.png") }</style>',
    "css list image": '<style>li { list-style-image: url("[URL]/a.png") }</style>',
    "css content": '<style>h1::after { content: url("[URL]/a.png") }</style>',
    "css border image": '<style>h1 { border: 9px solid; border-image: url("[URL]/a.png") 1 }</style>',
    "css image of a file": '<style>h1 { background: url("[FILE]") }</style>',
    "page background": '<style>@page { background: url("[URL]/a.png") }</style>',
    "page margin box": '<style>@page { @top-left { content: url("[URL]/a.png") } }</style>',
    "colour profile": '<style>@color-profile --x { src: url("[URL]/x.icc") } h1 { color: color(--x 1 0 0) }</style>',
    "base": '<base href="[URL]/"><link rel="stylesheet" href="static/print/paper.css"><img src="a.png" alt="">',
    "attachment link": '<link rel="attachment" href="[URL]/a.pdf">',
    "attachment link to a file": '<link rel="attachment" href="[FILE]">',
    "redirect": '<link rel="stylesheet" href="[URL]/redirect.css">',
}
BODY = {
    "img": '<img src="[URL]/a.png" alt="x">',
    "img of a file": '<img src="[FILE]" alt="x">',
    "img of a path": '<img src="[PATH]" alt="x">',
    "img srcset": '<img srcset="[URL]/a.png 2x" alt="x">',
    "protocol-relative": '<img src="//[HOST]/a.png" alt="x">',
    "upper case scheme": '<img src="HTTP://[HOST]/a.png" alt="x">',
    "ftp": '<img src="ftp://[HOST]/a.png" alt="x">',
    "redirected img": '<img src="[URL]/redirect.png" alt="x">',
    "picture": '<picture><source srcset="[URL]/a.png"><img src="[URL]/b.png" alt="x"></picture>',
    "svg image": '<svg><image href="[URL]/a.png"/></svg>',
    "svg xlink image": '<svg><image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="[FILE]"/></svg>',
    "svg use": '<svg><use href="[URL]/a.svg#x"/></svg>',
    "svg use of a file": '<svg><use href="[FILE]#x"/></svg>',
    "svg style": '<svg><style>@import "[URL]/a.css";</style><rect width="9" height="9"/></svg>',
    "svg fill": '<svg><rect fill="url([URL]/a.svg#g)" width="9" height="9"/></svg>',
    "nested data svg": '<img src="data:image/svg+xml;base64,[NESTED]" alt="x">',
    "data svg with entity": (
        '<img alt="x" src=\'data:image/svg+xml,<!DOCTYPE svg [<!ENTITY x SYSTEM "[FILE]">]>'
        '<svg xmlns="http://www.w3.org/2000/svg"><text y="9">&amp;x;</text></svg>\'>'
    ),
    "object": '<object data="[URL]/a.svg" type="image/svg+xml">x</object>',
    "object of a file": '<object data="[FILE]">x</object>',
    "embed": '<embed src="[URL]/a.png">',
    "iframe": '<iframe src="[URL]/a.html"></iframe>',
    "attachment": '<a rel="attachment" href="[URL]/a.pdf">x</a>',
    "attachment of a file": '<a rel="attachment" href="[FILE]">x</a>',
    "style attribute": '<p style="background: url([URL]/a.png)">x</p>',
    "script": '<script src="[URL]/a.js"></script>',
    "video poster": '<video poster="[URL]/a.png"></video>',
    "input image": '<input type="image" src="[URL]/a.png" alt="x">',
    "out of static": '<img src="/static/images/../../config/settings.py" alt="x">',
    "out of static, escaped": '<img src="/static/images/%2e%2e/%2e%2e/config/settings.py" alt="x">',
    "our settings by name": '<link rel="stylesheet" href="/static/print/settings.py">',
}


@dataclass
class Bait:
    """Where attacks would arrive, and the names of those that did."""

    server: http.server.ThreadingHTTPServer
    folder: Path
    called: set[str] = field(default_factory=set)

    def document(self, attacks: Iterable[str]) -> str:
        """One paper with all of these attacks in it."""
        head = "".join(self._filled(name, HEAD[name]) for name in attacks if name in HEAD)
        body = "".join(self._filled(name, BODY[name]) for name in attacks if name in BODY)
        return f'<!doctype html><html lang="en"><head><title>x</title>{head}</head><body><h1>A</h1>{body}<p>End'

    def _filled(self, name: str, attack: str) -> str:
        slug = name.replace(" ", "-").replace(",", "")
        file = self.folder / f"{slug}.css"
        file.write_text(f"#{slug}::after {{ content: '{SECRET}{slug}' }}")
        host = f"127.0.0.1:{self.server.server_port}/{slug}"
        nested = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://{host}/nested.png"/></svg>'
        for mark, value in {
            "URL": f"http://{host}",
            "HOST": host,
            "FILE": file.as_uri(),
            "PATH": str(file),
            "NESTED": base64.b64encode(nested.encode()).decode(),
            "CSS": base64.b64encode(f'@import "http://{host}/data.css";'.encode()).decode(),
        }.items():
            attack = attack.replace(f"[{mark}]", value)
        return f"{attack}" if name in HEAD else f'<div id="{slug}">{attack}</div>'


@contextmanager
def laid_out(folder: Path) -> Iterator[Bait]:
    """Bait on a free port of this machine."""

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            attack, _, rest = self.path.strip("/").partition("/")
            bait.called.add(attack)
            self.send_response(302 if "redirect" in rest else 200)
            if "redirect" in rest:
                self.send_header("Location", f"/{attack}/redirected")
            self.end_headers()
            self.wfile.write(PNG)

        def log_message(self, format: str, *args: object) -> None:
            return

    bait = Bait(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener), folder)
    threading.Thread(target=bait.server.serve_forever, daemon=True).start()
    try:
        yield bait
    finally:
        bait.server.shutdown()


def everything_in(content: bytes) -> str:
    """Text, attachments and every stream of a PDF, unpacked."""
    found = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    for part in content.split(b"stream\n")[1:]:
        try:
            found.append(zlib.decompressobj().decompress(part).decode("latin-1"))
        except zlib.error:
            continue
    return "".join(found) + content.decode("latin-1")
