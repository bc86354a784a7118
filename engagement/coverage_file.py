"""The coverage of many wards as rows of a file, for whoever works with figures: numbers, and nobody's name (E2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from engagement.coverage import Line, Table, tables_of
from engagement.kin_access import sees_people
from partnerships.models import User, Ward
from partnerships.withholding import WITHHELD

HEAD = (
    "Ward", "GSS code", "By", "Group", "Share of the census in %", "Expected", "In the network", "Missing",
    "Census from",
)  # fmt: skip


def rows_of(wards: Iterable[Ward], user: User) -> Iterator[Sequence[str]]:
    """A head and a row for each ward and group. In: wards with their partnership. What the reader may not be told
    under five is withheld with what it could be worked out from, as on the page.
    """
    yield HEAD
    chosen = list(wards)
    seen = {ward.pk: sees_people(user, ward) for ward in chosen}
    for ward, tables in tables_of(chosen, seen=seen):
        for table in tables:
            yield from (_row(ward, table, line) for line in table.lines)


def _row(ward: Ward, table: Table, line: Line) -> Sequence[str]:
    share = "" if line.share is None else f"{line.share * 100:.1f}"
    expected, missing = ("" if number is None else str(number) for number in (line.expected, line.missing))
    have = WITHHELD if line.have is None else str(line.have)
    return (
        ward.name, ward.gss_code, str(table.gap.label), line.label, share, expected, have, missing, table.source,
    )  # fmt: skip
