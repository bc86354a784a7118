"""A lookup from postcode to ward is imported whole or not at all, whatever its columns are called."""

from __future__ import annotations

import gzip
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from config.demonstration.cast import Harrowmere
from partnerships.importing.postcodes import import_postcodes
from partnerships.importing.problems import ImportRefusedError
from partnerships.importing.wards import import_wards
from partnerships.models import Postcode
from tests.partnerships.importing.files import published, written

MILLBROOK, CASTLEGATE = "E05999001", "E05999002"
PLAIN = f"postcode,ward_code\nHM1 1AA,{MILLBROOK}\nhm1 1ab,{CASTLEGATE.lower()}\n"


def lookup() -> dict[str, str]:
    return dict(Postcode.objects.values_list("postcode", "ward__gss_code"))


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        PLAIN.replace("\n", "\r\n").encode("utf-8-sig"),
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        PLAIN.rstrip("\n"),
        gzip.compress(PLAIN.encode(), mtime=0),
        f'x,PCDS,"WD24CD",doterm\n,"HM1 1AA",{MILLBROOK},\n,HM1 1AB,{CASTLEGATE},\n\n,HM1 1AC,{CASTLEGATE},202001\n',
        f"pcd,pcds,osward\nHM1 1AA,HM1 1AA,{MILLBROOK}\nHM1 1AB,HM1 1AB,{CASTLEGATE}\nJE1 1AA,JE1 1AA,L99999999\n",
        f'"HM1 1AA",10,E07999001,{MILLBROOK}\n"HM1 1AB",10,E07999001,{CASTLEGATE}\n',
        PLAIN + f"HM1 1AA,{MILLBROOK}\n",
    ],
)
def test_it_reads_any_layout(harrowmere: Harrowmere, tmp_path: Path, content: Any) -> None:
    report = import_postcodes(written(tmp_path, content, "lookup.csv"))
    assert (report.read, report.new, report.moved) == (2, 2, 0)
    assert lookup() == {"HM11AA": MILLBROOK, "HM11AB": CASTLEGATE}


@pytest.mark.parametrize(
    ("content", "reasons"),
    [
        ("", ["lookup.csv is empty."]),
        ("postcode,at\nHM1 1AA,Here\n",
         ["lookup.csv has no column for the ward code (WD24CD, ward_code, osward); its first row says: postcode, at."]),
        (f"ward_code\n{MILLBROOK}\n",
         ["lookup.csv has no column for the postcode (pcds, postcode); its first row says: ward_code."]),
        ("postcode,ward_code\n", ["It holds no postcode of a ward in the book."]),
        (PLAIN + f"HM1 1A,{MILLBROOK}\nHM1 1AC\n",
         ["row 4: 'HM1 1A' is not a postcode.", "row 5: it is shorter than the first row."]),
        (PLAIN + f",{MILLBROOK}\nHM1 1AC,\n",
         ["row 4: its postcode is empty.", "row 5 (HM11AC): it has no ward code."]),
        (PLAIN + "HM1 1AC,Millbrook\nHM1 1AD,E01000001\n",
         ["row 4 (HM11AC): 'MILLBROOK' is not a ward code, such as E05015239.",
          "row 5 (HM11AD): 'E01000001' is the code of another kind of area."]),
        (PLAIN + f"HM1 1AA,{CASTLEGATE}\n",
         ["row 4 (HM11AA): the postcode stands already at row 2, in another ward."]),
        (PLAIN + "HM1 1AC,E05000001\n",
         ["row 4 (HM11AC): ward E05000001 is not in the book; import its wards first, or leave such rows out: "
          "--only-known-wards."]),
        (PLAIN + f'HM1 1AC,"{MILLBROOK}\n', ["lookup.csv can't be read after row 3: unexpected end of data."]),
        ((PLAIN + "HM1 1AC,Mill\xe9\n").encode("latin-1"), ["lookup.csv is not written in UTF-8."]),
    ],
)  # fmt: skip
def test_it_names_the_row_and_the_reason(
    harrowmere: Harrowmere, tmp_path: Path, content: Any, reasons: list[str]
) -> None:
    with pytest.raises(ImportRefusedError) as caught:
        import_postcodes(written(tmp_path, content, "lookup.csv"))
    assert [str(problem) for problem in caught.value.problems.first] == reasons
    assert lookup() == {}


def test_problems_beyond_the_bound_are_counted(harrowmere: Harrowmere, tmp_path: Path) -> None:
    rows = "".join(f"HM{n // 100} {n // 10 % 10}A{'ABDEFGHJLN'[n % 10]},E05000001\n" for n in range(100, 300))
    with pytest.raises(ImportRefusedError) as caught:
        import_postcodes(written(tmp_path, "postcode,ward_code\n" + rows, "lookup.csv"))
    assert (caught.value.problems.total, len(caught.value.problems.first)) == (200, 50)


def test_the_second_import_changes_nothing(harrowmere: Harrowmere, tmp_path: Path) -> None:
    path = written(tmp_path, PLAIN, "lookup.csv")
    import_postcodes(path)
    assert import_postcodes(path).nothing


def test_a_postcode_moves_to_its_new_ward(harrowmere: Harrowmere, tmp_path: Path) -> None:
    import_postcodes(written(tmp_path, PLAIN, "lookup.csv"))
    report = import_postcodes(written(tmp_path, PLAIN.replace(MILLBROOK, CASTLEGATE), "lookup.csv"))
    assert (report.new, report.moved) == (0, 1)
    assert lookup() == {"HM11AA": CASTLEGATE, "HM11AB": CASTLEGATE}


def test_rows_of_other_wards_can_be_left_out(harrowmere: Harrowmere, tmp_path: Path) -> None:
    report = import_postcodes(written(tmp_path, PLAIN + "M1 1AA,E05000001\n", "lookup.csv"), only_known_wards=True)
    assert (report.new, report.elsewhere) == (2, 1)


def test_a_dry_run_changes_nothing(harrowmere: Harrowmere, tmp_path: Path) -> None:
    assert import_postcodes(written(tmp_path, PLAIN, "lookup.csv"), dry_run=True).new == 2
    assert lookup() == {}


def test_the_command_says_what_it_did(harrowmere: Harrowmere, tmp_path: Path) -> None:
    path, out = written(tmp_path, PLAIN, "lookup.csv"), StringIO()
    call_command("import_postcodes", str(path), stdout=out, stderr=StringIO())
    assert out.getvalue() == "2 postcodes read.\nChanged: 2 new, 0 now in another ward.\n"
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_postcodes", str(written(tmp_path, "", "lookup.csv")), stderr=StringIO())


def test_trafford_is_complete(db: None) -> None:
    import_wards(published("wards/trafford_wards_2023_bgc.geojson"))
    report = import_postcodes(published("lookups/trafford_postcodes_onspd_2025-02.csv"))
    assert (report.read, report.new, report.terminated, report.elsewhere) == (11_264, 11_264, 0, 0)
    assert Postcode.objects.values("ward").distinct().count() == 21
    assert Postcode.objects.get(postcode="M154AB").ward.name == "Gorse Hill & Cornbrook"
