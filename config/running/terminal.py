"""What the person at the terminal reads, and what is kept: each process's lines, short here and whole in a file."""

import contextlib
import json
import re
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO

COLOURS = {"web": "36", "worker": "33", "beat": "35", "postgres": "34", "redis": "31", "wardbook": "32"}
WIDTH = max(map(len, COLOURS))
LARGEST_BYTES = 10_000_000
KEPT_FILES = 5
# Anything a terminal might act on: C0, C1, the line and paragraph separators and the marks that turn text round.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")
QUIET = {"debug", "info"}


class Terminal:
    """Writes each line twice: short to `screen`, whole as JSON to a file for each process in `folder`."""

    def __init__(self, folder: Path, screen: TextIO = sys.stdout) -> None:
        self.folder = folder
        self.screen = screen
        self.coloured = screen.isatty()
        if isinstance(screen, TextIOWrapper):
            screen.reconfigure(errors="replace")  # a terminal that knows no ü still shows the line

    def say(self, text: str, who: str = "wardbook") -> None:
        """One line under the name of who speaks."""
        name = f"{who:<{WIDTH}}"
        if self.coloured:
            name = f"\x1b[{COLOURS.get(who, '37')}m{name}\x1b[0m"
        with contextlib.suppress(OSError):  # the terminal was closed; what is being done goes on
            self.screen.write(f"{name} | {UNPRINTABLE.sub(' ', text)}\n")
            self.screen.flush()

    def take(self, who: str, line: bytes) -> None:
        """A line that a process wrote."""
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        if not text.strip():
            return
        event = as_event(text)
        self.keep(who, json.dumps(event))
        said = shortened(event)
        if said:
            self.say(said, who)

    def keep(self, who: str, line: str) -> None:
        """Append to the process's file; past 10 MB it is put aside and the oldest of five goes."""
        with contextlib.suppress(OSError):  # a full disk must not end the book; the screen still says it
            self._append(who, line)

    def _append(self, who: str, line: str) -> None:
        path = self.folder / f"{who}.jsonl"
        if path.exists() and path.stat().st_size > LARGEST_BYTES:
            for number in range(KEPT_FILES - 1, 0, -1):
                older = path.with_suffix(f".{number}.jsonl")
                if older.exists():
                    older.rename(path.with_suffix(f".{number + 1}.jsonl"))
            path.rename(path.with_suffix(".1.jsonl"))
        with path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def as_event(text: str) -> dict[str, Any]:
    """The line as the event it is, or wrapped as one."""
    if text.startswith("{"):
        try:
            found = json.loads(text)
        except ValueError:
            found = None
        if isinstance(found, dict):
            return found
    return {"event": text, "level": "info", "plain": True}


def shortened(event: dict[str, Any]) -> str:
    """What of an event a person watching wants to read; nothing for the routine of the machinery."""
    level = str(event.get("level", "info"))
    clock = str(event.get("timestamp", ""))[11:19]
    said = str(event.get("event", ""))
    if "/healthz/" in str(event.get("request")):
        return ""  # a monitor's question every few seconds
    if said == "request_finished" and "request" in event:
        who = f" user {event['user_id']}" if event.get("user_id") else ""
        return f"{clock} {event.get('code')} {event['request']} {event.get('milliseconds', '?')} ms{who}"
    if level in QUIET and not event.get("plain"):
        return ""
    more = event.get("request") or event.get("task") or ""
    failed = event.get("exception_type") or ""
    return " ".join(
        str(part) for part in (clock, level.upper() if level not in QUIET else "", said, more, failed) if part
    )
