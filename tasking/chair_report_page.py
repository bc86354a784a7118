"""What the page of a chair's report and its print show: read once, the same for both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from partnerships.drawing import bar_chart
from tasking.chair_report_figures import Figures, figures_of
from tasking.models import ChairReport, Decision


@dataclass(frozen=True, slots=True)
class Told:
    """One report with its figures, as handed over or as they stand now."""

    report: ChairReport
    figures: Figures

    @property
    def decided(self) -> list[tuple[str, int]]:
        """How often the group decided what, in the words and order of the run page."""
        return [(str(one.label), self.figures[one.value]) for one in Decision]

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The figures in words, in the order they are talked about."""
        f = self.figures
        decided = sum(number for _, number in self.decided) - f["carry"]
        return [
            ("Meetings", f"{f['met']} held, {f['cancelled']} cancelled"),
            ("Issues decided", f"{decided}; carried forward {_times(f['carry'])}"),
            *([("Carried forward most often", _times(f["longest"]))] if f["longest"] else []),
            ("Actions agreed", str(f["agreed"])),
            ("Actions done", f"{f['done']}, {f['done_late']} of them after their day"),
            ("Actions overdue, still to do", str(f["overdue"])),
            ("Asked of higher groups", f"{f['asked']} asked, {f['answered']} answered, {f['unanswered']} waiting"),
            ("Issues of which everybody was told", str(f["told"])),
            ("Answers still owed", str(f["owed"])),
        ]

    @property
    def chart(self) -> SafeString:
        told = "; ".join(f"{label}: {number}" for label, number in self.decided)
        return bar_chart(self.decided, title="What the group decided", description=f"{told}.")

    @property
    def headings(self) -> list[str]:
        return ["Decision", "Issues"]

    @property
    def attendance(self) -> list[dict[str, Any]]:
        """By agency, who came least first: that is what is talked about."""
        rows: list[dict[str, Any]] = self.figures["attendance"]
        return sorted(rows, key=lambda row: (row["came"] / max(row["recorded"], 1), row["agency"]))


def _times(number: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{number} times")


def told_of(report: ChairReport) -> Told:
    """The report; its figures are worked out only where it was not handed over yet."""
    return Told(report, report.figures if report.completed_at is not None else figures_of(report))
