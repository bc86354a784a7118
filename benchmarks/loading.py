"""Fill the book DATABASE_URL names: `python -m benchmarks.loading ISSUES`, or `… listening WARDS`."""

from __future__ import annotations

import sys
import time


def main(issues: int) -> None:
    import django  # noqa: PLC0415

    django.setup()
    from benchmarks.__main__ import wards_for  # noqa: PLC0415
    from config.demonstration.scale import Size, load  # noqa: PLC0415

    begun = time.monotonic()
    loaded = load(Size(wards=wards_for(issues), issues=issues, key_individuals=issues // 7))
    sys.stderr.write(f"{loaded.issues} issues in {loaded.wards} wards loaded in {time.monotonic() - begun:.0f} s\n")


def heard(wards: int) -> None:
    """So many wards with 36 Key Individuals each, as `load_demo --scale` has them, and what they were asked."""
    import django  # noqa: PLC0415

    django.setup()
    from benchmarks.rounds import write_heard  # noqa: PLC0415
    from config.demonstration.scale import Size, load  # noqa: PLC0415

    begun = time.monotonic()
    load(Size(wards=wards, issues=wards * ISSUES_A_WARD, key_individuals=wards * 36, spread=True))
    there = ", ".join(f"{number:,} {name}" for name, number in write_heard().items())
    sys.stderr.write(f"{wards:,} wards with {there} loaded in {time.monotonic() - begun:.0f} s\n")


ISSUES_A_WARD = 12
"""Enough for each ward to have some; the issues themselves are measured with theirs."""


if __name__ == "__main__":
    if sys.argv[1] == "listening":
        heard(int(sys.argv[2]))
    else:
        main(int(sys.argv[1]))
