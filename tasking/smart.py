"""Whether an objective is specific, measurable, achievable, realistic and timely (003 4.7.4); told field by field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

WORDS = {
    "what": "Write what is to change, for whom or where.",
    "measure": "Write what is counted, so that it can be counted the same way again.",
    "unit": "Write the unit, for example “calls a month”.",
    "baseline": "Enter the figure it starts from. Without a baseline nobody can tell what changed.",
    "baseline_on": "Enter the day the baseline is of.",
    "target": "Enter the figure to reach.",
    "by": "Enter the day by which it is to be reached.",
}


def shortcomings(given: Mapping[str, Any], *, today: date) -> dict[str, str]:
    """What keeps this from being a SMART objective: the field, and what to do about it; nothing where it is one.

    In: what, measure, unit, baseline, baseline_on, target, by; what is empty or None is lacking.
    """
    found = {name: words for name, words in WORDS.items() if given.get(name) in (None, "")}
    baseline, target = given.get("baseline"), given.get("target")
    baseline_on, by = given.get("baseline_on"), given.get("by")
    for name, figure in (("baseline", baseline), ("target", target)):
        if figure is not None and figure < 0:
            found[name] = "A figure can't be below nought."
    if baseline is not None and baseline == target:
        found["target"] = "The target is the baseline: nothing would change. Enter the figure to reach."
    if baseline_on is not None and baseline_on > today:
        found["baseline_on"] = "The baseline is a figure known already. Enter a day that is not to come."
    if by is not None and baseline_on is not None and by <= baseline_on:
        found["by"] = "It has to be reached after the day of the baseline."
    return found
