"""What is wrong with a file, said so that somebody can mend it: which row, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

LISTED = 50
"""How many problems are told one by one; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one row of a file. `row` counts from 1; 0 stands for the file as a whole."""

    reason: str
    row: int = 0
    row_called: str = "row"
    code: str = ""
    name: str = ""

    def __str__(self) -> str:
        if not self.row:
            return self.reason
        who = ", ".join(part for part in (self.code, self.name) if part)
        return f"{self.row_called} {self.row}{f' ({who})' if who else ''}: {self.reason}"


@dataclass(slots=True)
class Problems:
    """Problems as they are found; the first fifty are kept, all are counted."""

    first: list[Problem] = field(default_factory=list)
    total: int = 0

    def add(self, problem: Problem) -> None:
        self.total += 1
        if len(self.first) < LISTED:
            self.first.append(problem)

    def add_counted(self, found: Iterable[Problem], total: int) -> None:
        """Problems of one kind, of which only the first were fetched."""
        before = self.total
        for problem in found:
            self.add(problem)
        self.total = before + total

    def __bool__(self) -> bool:
        return self.total > 0

    @property
    def not_listed(self) -> int:
        return self.total - len(self.first)


class ImportRefusedError(Exception):
    """The file is not imported, not even in part. `problems` says why."""

    def __init__(self, problems: Problems) -> None:
        super().__init__("; ".join(str(problem) for problem in problems.first))
        self.problems = problems

    @classmethod
    def because(cls, reason: str) -> ImportRefusedError:
        """Refused for one reason that concerns the file as a whole."""
        problems = Problems()
        problems.add(Problem(reason))
        return cls(problems)


class UnreadableError(Exception):
    """The file can't be read to its end: not there, cut short, not what it should be."""
