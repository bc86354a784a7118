"""What an import says on the terminal while it runs and when it is refused."""

from __future__ import annotations

import time
from collections.abc import Sequence

from django.core.management.base import OutputWrapper

from partnerships.importing.problems import Problems
from partnerships.words import counted


class ProgressLine:
    """Called with how many rows are read and which share of the file: one line that renews itself on a terminal.

    Elsewhere (a log) a line every ten seconds.
    """

    def __init__(self, out: OutputWrapper, rows: str) -> None:
        self.out, self.rows = out, rows
        self.terminal = bool(out.isatty())
        self.next = time.monotonic() + (0 if self.terminal else 10)
        self.shown = False

    def __call__(self, done: int, fraction: float) -> None:
        now = time.monotonic()
        if now < self.next:
            return
        self.next = now + (0.1 if self.terminal else 10)
        text = f"Read {done:,} {self.rows}, {fraction:.0%} of the file."
        self.out.write(f"\r{text}" if self.terminal else text, ending="" if self.terminal else "\n")
        self.out.flush()
        self.shown = True

    def done(self) -> None:
        """Leave the line where it stands."""
        if self.terminal and self.shown:
            self.out.write("")


def some(things: Sequence[str], most: int = 5) -> str:
    """The first few, and how many more."""
    more = len(things) - most
    return ", ".join(things[:most]) + (f" and {more:,} more" if more > 0 else "")


def refusal(file: str, problems: Problems) -> str:
    """Why a file is refused, a line for each problem."""
    lines = [f"Nothing was imported from {file}: {counted(problems.total, 'problem')}."]
    lines += [f"  {problem}" for problem in problems.first]
    if problems.not_listed:
        lines.append(f"  and {problems.not_listed:,} more.")
    return "\n".join(lines)
