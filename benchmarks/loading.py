"""Fill the book DATABASE_URL names: `python -m benchmarks.loading ISSUES`."""

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


if __name__ == "__main__":
    main(int(sys.argv[1]))
