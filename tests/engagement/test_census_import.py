"""The census from published tables of any shape: each mistake by row and column, once and again, nothing by half."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from string import ascii_uppercase

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from config.demonstration.cast import Harrowmere
from engagement.importing.census import import_census
from engagement.models import CensusFigure
from partnerships.importing.problems import ImportRefusedError
from partnerships.models import Ward

DATA = Path(settings.BASE_DIR).parent / "shared" / "data" / "census"


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "census.csv"
    path.write_text(text)
    return path


def figures(ward: Ward, topic: str) -> dict[str, int]:
    return dict(CensusFigure.objects.filter(ward=ward, topic=topic).values_list("category", "count"))


def test_one_row_a_figure(harrowmere: Harrowmere, tmp_path: Path) -> None:
    ward = harrowmere.wards[1]
    lines = [
        f'{ward.gss_code},ethnic_group,"Asian, Asian British or Asian Welsh","1,098"',
        f"{ward.gss_code},disability,Disabled under the Equality Act,40",
        f"{ward.gss_code},tenure,Lives rent free,3",
    ]
    path = table(tmp_path, "\n".join(["ward24_code,topic,category,n", *lines]))
    assert import_census(path).new == 3
    assert (figures(ward, "ethnicity"), figures(ward, "disability")) == ({"asian": 1098}, {"disabled": 40})
    assert import_census(path).nothing


def test_one_column_a_year_of_age_of_persons_alone(harrowmere: Harrowmere, tmp_path: Path) -> None:
    ward = harrowmere.wards[1]
    years = [*map(str, range(90)), "90+"]
    rows = [
        f"{ward.gss_code},{sex},{','.join(['2' if sex == 'Persons' else '1'] * 91)}" for sex in ("Persons", "Females")
    ]
    import_census(table(tmp_path, "\n".join([f"area_code,sex,{','.join(years)}", *rows])))
    assert figures(ward, "age") == {"0-15": 32, "16-24": 18, "25-44": 40, "45-64": 40, "65-79": 30, "80+": 22}


def test_a_newer_file_takes_the_place_of_a_topic_and_leaves_the_others(harrowmere: Harrowmere, tmp_path: Path) -> None:
    code = harrowmere.wards[1].gss_code
    head = "ward_code,topic,category,n\n"
    import_census(table(tmp_path, f"{head}{code},religion,Jedi,9\n{code},religion,Sikh,8\n{code},tenure,Owned,7"))
    report = import_census(table(tmp_path, f"{head}{code},religion,Sikh,5"))
    assert (report.new, report.changed, report.gone) == (0, 1, 1)
    assert (figures(harrowmere.wards[1], "religion"), figures(harrowmere.wards[1], "tenure")) == (
        {"Sikh": 5},
        {"Owned": 7},
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{code},religion,Sikh,many", "row 3 ({code}): n: 'many' is not a number of people."),
        ("{code},hats,Bowler,5", "row 3 ({code}): topic: 'hats' is none of"),
        ("{code},ethnic_group,Martian,5", "row 3 ({code}): category: 'Martian' is no category of ethnic group"),
        ("E01000001,religion,Sikh,5", "row 3 (E01000001): ward_code: 'E01000001' is not a ward code"),
        ("E05999999,religion,Sikh,5", "row 3 (E05999999): the ward is not in the book"),
        ("{code},religion,Jedi,4", "row 3 ({code}): category: the figure stands already at row 2."),
        ("{code},religion", "row 3 ({code}): it is shorter than the first row."),
    ],
)
def test_a_mistake_names_row_and_column_and_nothing_is_imported(
    harrowmere: Harrowmere, tmp_path: Path, row: str, said: str
) -> None:
    code = harrowmere.wards[1].gss_code
    text = f"ward_code,topic,category,n\n{code},religion,Jedi,9\n{row.format(code=code)}"
    with pytest.raises(ImportRefusedError) as refused:
        import_census(table(tmp_path, text))
    assert said.format(code=code) in str(refused.value)
    assert not CensusFigure.objects.exists()


def test_the_command_says_what_it_did(
    harrowmere: Harrowmere, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(tmp_path, f"ward_code,topic,category,n\n{harrowmere.wards[1].gss_code},religion,Jedi,9")
    call_command("import_census", str(path), "--dry-run")
    assert not CensusFigure.objects.exists()
    call_command("import_census", str(path))
    assert "Changed: 1 new, 0 changed, 0 gone." in capsys.readouterr().out
    with pytest.raises(CommandError, match="neither the columns"):
        call_command("import_census", str(table(tmp_path, "ward_code,indicator\nE05000001,5")))


@pytest.mark.skipif(not DATA.exists(), reason="the published tables are not on this machine (../shared/data/census)")
@pytest.mark.parametrize(
    ("name", "topics"),
    [
        ("DERIVED_ward24_age_bands_mid2020.csv", {"age"}),
        (
            "DERIVED_ward24_ethnicity_religion_disability_tenure_2021.csv",
            {"ethnicity", "religion", "disability", "tenure"},
        ),
        ("trafford_ward_population_by_age_sex_mid2024.csv", {"age"}),
    ],
)
def test_published_tables_are_read_whole(db: None, name: str, topics: set[str]) -> None:
    lines = (DATA / name).read_text().splitlines()
    codes = {cell for line in lines[1:] for cell in line.split(",") if cell.startswith("E05") and len(cell) == 9}
    letters = ["".join(three) for three in product(ascii_uppercase, repeat=3)]
    Ward.objects.bulk_create(
        Ward(gss_code=code, name=code, slug=code.lower(), letters=letters[n]) for n, code in enumerate(sorted(codes))
    )
    report = import_census(DATA / name)
    assert set(CensusFigure.objects.values_list("topic", flat=True)) == topics
    assert CensusFigure.objects.values("ward").distinct().count() == len(codes)
    assert import_census(DATA / name).nothing
    assert report.new > 0
