"""Printing: HTML to an accessible PDF (PDF/UA-1), in a child process that can reach nothing and use up little.

What is printed holds text that people wrote, and WeasyPrint fetches what it is told and takes the memory it is asked
for (platform, trap 5). So it runs in a process of its own (`printing_child`): HTML in, PDF out, no network, no files
but our own style sheets, 512 MB, 20 seconds. Whatever happens in there, the worker goes on.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now

from partnerships import printing_child
from partnerships.claiming import claim, held
from partnerships.errors import Refused
from partnerships.models import Paper, PaperState
from partnerships.nudge import nudge

ATTEMPTS = 3
TRIES = 5
"""How often a person's request looks: a worker may be between its claim and its hold, when neither keeps it waiting."""
# The child's own limit ends it first; this one is for a child that is not even running (a machine out of breath).
GRACE_SECONDS = 1
log = structlog.get_logger(__name__)
# Two at a time in one process, so that people asking for papers cannot fill the memory of the machine.
_presses = threading.BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF and how many pages it has."""

    content: bytes
    pages: int


class CannotPrint(Refused):
    """It could not be printed. The message says why, for people; `again` whether another attempt may do better."""

    def __init__(self, message: str, *, again: bool = False) -> None:
        super().__init__(message)
        self.again = again


Ready = Callable[[Paper], None]
_ready: list[tuple[str, Ready]] = []


def on_ready(prefix: str, listener: Ready) -> None:
    """Have `listener` told, once it is stored, of every paper made whose key begins with `prefix`.

    For the storeys above, from an application's `ready`; it may nudge a worker and nothing else, because whatever it
    does must also be found by what beat asks.
    """
    if (prefix, listener) not in _ready:
        _ready.append((prefix, listener))


def render_pdf(html: str) -> Printed:
    """Print a whole HTML document; the same document gives the same bytes. Raises CannotPrint within 20 seconds.

    Style sheets, fonts and pictures are named as /static/print/..., /static/images/... or /static/design/...;
    pictures we drew ourselves may stand in `data:` addresses. Nothing else is fetched, and scripts do not exist.
    """
    command = [sys.executable, "-m", "partnerships.printing_child", *_limits()]
    with (
        _presses,
        tempfile.TemporaryDirectory(prefix="wardbook-printing-") as drawer,
        _started(command, drawer) as child,
    ):
        try:
            answer, complaint = child.communicate(html.encode(), timeout=settings.PRINT_SECONDS + GRACE_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise CannotPrint(_too_long(), again=True) from error
        finally:
            child.kill()  # however this ended, also by the task's time limit, nothing of it goes on
    if child.returncode == 0 and answer[4:9] == b"%PDF-":
        return Printed(content=answer[4:], pages=int.from_bytes(answer[:4], "big"))
    raise _why(child.returncode, complaint.decode("utf-8", "replace"))


def ask_paper(key: str, title: str, html: str) -> Paper:
    """Ask for a paper to be made by a worker: a row in the caller's transaction. Returns it as it stands.

    `key` names the paper for good. One that is ready or in the making stays as it is; one that failed is tried again
    with this text.
    """
    Paper.objects.bulk_create([Paper(key=key, title=title, html=html)], ignore_conflicts=True)
    Paper.objects.filter(key=key, state=PaperState.FAILED).update(
        state=PaperState.ASKED, title=title, html=html, attempts=0, claimed_until=None, error=""
    )
    _wake()
    return Paper.objects.get(key=key)


def try_again(paper: Paper) -> bool:
    """Put a paper that failed back into the queue; False where it has not failed."""
    again = Paper.objects.filter(pk=paper.pk, state=PaperState.FAILED).update(
        state=PaperState.ASKED, attempts=0, claimed_until=None, error=""
    )
    if again:
        _wake()
    return bool(again)


def make_due_papers() -> int:
    """Print what was asked for, the last first, one paper a run and the next by another. Returns how many were made."""
    paper = claim(Paper.objects.due())
    if paper is None:
        return 0
    _make(paper)
    if Paper.objects.due().exists():
        _wake()  # a run of its own, so that ten papers of 19 seconds do not meet the task's time limit
    return 1


def paper_for(*, key: str, title: str, html: str | Callable[[], str]) -> Paper:
    """The paper, ready: the one that was made before, or made here and now for the person who asks for it.

    `html` may be a function, called only where there is something to print. Raises CannotPrint where it cannot be
    made; where a worker has it in hand at this moment, waits for that one.
    """
    text: Any = html  # get_or_create calls a function itself, and only where there is something to print
    paper, new = Paper.objects.get_or_create(key=key, defaults={"title": title, "html": text})
    if new:
        _wake()  # for the case that this process does not come to it
    elif paper.state == PaperState.FAILED:
        paper = ask_paper(key, title, html if isinstance(html, str) else html())
    for _ in range(TRIES):
        if paper.state != PaperState.ASKED:
            break
        mine = claim(Paper.objects.filter(pk=paper.pk, state=PaperState.ASKED))
        if mine is not None:
            _make(mine)
        paper = _settled(paper)
        if mine is not None:
            break  # what the press says to us, it would say again
    if paper.state != PaperState.READY:
        raise CannotPrint(paper.error or "It is still being made. Try again in a minute.", again=True)
    return paper


def key_of(name: str, html: str) -> str:
    """The key of the paper with exactly this text: another text is another paper, so none is ever out of date."""
    return f"{name}:{hashlib.sha256(html.encode()).hexdigest()[:24]}"


def paper_of(name: str, title: str, html: str) -> Paper:
    """The paper with exactly this text, ready; `name` says what it is of ("minutes:12"). Raises as `paper_for`."""
    return paper_for(key=key_of(name, html), title=title, html=html)


def _settled(paper: Paper) -> Paper:
    """The row as it is once nobody has it in hand: reading it for update waits for the one who prints it."""
    with transaction.atomic():
        return Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)


def _make(paper: Paper) -> None:
    with held(paper) as row:
        if row is None or row.state != PaperState.ASKED:
            return
        mine = Paper.objects.filter(pk=row.pk)
        try:
            if row.attempts > ATTEMPTS:
                raise CannotPrint(f"The worker stopped each of the {ATTEMPTS} times it was printed.")
            printed = render_pdf(row.html)
        except CannotPrint as error:
            again = error.again and row.attempts < ATTEMPTS
            mine.update(
                state=PaperState.ASKED if again else PaperState.FAILED, error=str(error)[:300], claimed_until=None
            )
            log.error("paper_not_made", paper=row.pk, attempts=row.attempts, reason=str(error))
            return
        mine.update(
            state=PaperState.READY, content=printed.content, pages=printed.pages, made_at=Now(), html="", error="",
            sha256=hashlib.sha256(printed.content).hexdigest(), claimed_until=None,
        )  # fmt: skip
        for prefix, listener in _ready:
            if paper.key.startswith(prefix):
                listener(paper)


def _wake() -> None:
    from partnerships.tasks import make_due_papers as task  # noqa: PLC0415 - the task calls the press

    nudge(task)


def _started(command: list[str], drawer: str) -> subprocess.Popen[bytes]:
    """The child, with three pipes and nothing else of this process: no file, no connection, no secret."""
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=settings.BASE_DIR, env=_surroundings(drawer),
        close_fds=True, start_new_session=True,
    )  # fmt: skip


def _limits() -> list[str]:
    return [settings.SITE_URL, str(settings.BASE_DIR), str(settings.PRINT_SECONDS), str(settings.PRINT_MEGABYTES)]


def _surroundings(drawer: str) -> dict[str, str]:
    """What the child knows: no secret, no address of a database. Fonts are found through HOME's font cache."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "XDG_CACHE_HOME") if name in os.environ}
    set_here = {"TMPDIR": drawer, "LANG": "C.UTF-8", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "TZ": "UTC"}
    return {**kept, **set_here}


def _why(code: int, complaint: str) -> CannotPrint:
    """How the child ended, in a sentence."""
    said = complaint.strip().rsplit("\n", 1)[-1]
    match code:
        case printing_child.EXPLAINED:
            return CannotPrint(said[:250])
        case printing_child.TOO_BIG | -5 | -6:  # GLib ends the process where it gets no memory: SIGTRAP or SIGABRT
            return CannotPrint(f"It needs more than {settings.PRINT_MEGABYTES} MB of memory to print.")
        case -24:  # SIGXCPU: it would take as long again
            return CannotPrint(_too_long())
        case -14:  # SIGALRM: the machine may have been busy
            return CannotPrint(_too_long(), again=True)
        case _ if code < 0:
            return CannotPrint(f"The printing process was stopped (signal {-code}).", again=True)
    log.error("printing_child_failed", code=code, said=said[:200])
    return CannotPrint("The printing process failed. The log says where.")


def _too_long() -> str:
    return f"It takes longer than {settings.PRINT_SECONDS} seconds to print."
