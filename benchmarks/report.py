"""The figures as a table in the terminal, and the targets they miss."""

from __future__ import annotations

from typing import Any

FLAT = 1.5
Lines = list[dict[str, Any]]
HEAD = (
    f"{'':40}{'median':>8}{'p95':>8}{'bare':>8}{'ratio':>7}{'cpu':>8}{'bare':>7}{'ratio':>7}{'queries':>9}{'bytes':>9}"
)


def show(results: dict[int, Lines], *, of: str = "issues") -> tuple[str, list[str]]:
    """The table, and a sentence for each target missed. `of`: what the sizes count."""
    parts = []
    for size, lines in results.items():
        parts += [f"\n{size:,} {of}; milliseconds, and milliseconds of the processor\n", HEAD + "\n"]
        parts += [_line(line) for line in lines]
    missed = [sentence for size, lines in results.items() for line in lines for sentence in _missed(size, line)]
    missed += _not_flat(results)
    parts.append("\n" + ("\n".join(f"MISSED: {sentence}" for sentence in missed) or "Every target is reached.") + "\n")
    return "".join(parts), missed


def _line(line: dict[str, Any]) -> str:
    return (
        f"{line['name']:40}{line['median']:>8.1f}{line['p95']:>8.1f}{line['bare']:>8.1f}{line['ratio']:>7.2f}"
        f"{line['cpu']:>8.1f}{line['bare_cpu']:>7.1f}{line['cpu_ratio']:>7.2f}{line['queries']:>9}{line['bytes']:>9,}\n"
    )


def show_jobs(results: dict[int, Lines]) -> str:
    """What runs unseen: milliseconds each time, and questions to the database. No bare view does the like."""
    parts = []
    for size, jobs in results.items():
        parts.append(f"\n{size:,} wards{'':28}{'times':>8}{'median':>11}{'queries':>9}\n")
        parts += [
            f"{job['name']:40}{job['times']:>8}{job['milliseconds']:>11,.1f}{job['queries']:>9,}  {job['note']}\n"
            for job in jobs
        ]
    return "".join(parts)


def _missed(size: int, line: dict[str, Any]) -> list[str]:
    """A step is held to its queries; what it writes beside a single row is told, and has no target."""
    found = []
    if line["kind"] != "step" and line["ratio"] > line["goal"]:
        found.append(f"{line['name']} at {size:,}: {line['ratio']} times the bare view, not {line['goal']:g}")
    if line["queries"] > line["most_queries"]:
        found.append(f"{line['name']} at {size:,}: {line['queries']} queries, not {line['most_queries']}")
    return found


def _not_flat(results: dict[int, Lines]) -> list[str]:
    """Slower in the largest book than in the smallest, by more than the machine was: measured against the bare view."""
    if len(results) < 2:
        return []
    small, large = results[min(results)], results[max(results)]
    before = {line["name"]: line["ratio"] for line in small}
    return [
        f"{line['name']}: {line['ratio'] / before[line['name']]:.2f} times slower at {max(results):,} than at "
        f"{min(results):,}, not {FLAT:g}"
        for line in large
        if line["name"] in before and line["ratio"] / before[line["name"]] > FLAT
    ]
