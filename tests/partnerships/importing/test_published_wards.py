"""The published files: Trafford, Greater Manchester before and after its boundary change, the United Kingdom."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Sum

from partnerships.importing.wards import import_wards
from partnerships.models import Ward, WardBoundary, WardSuccession
from tests.partnerships.importing.files import published

TRAFFORD = "wards/trafford_wards_2023_bgc.geojson"
GM_2017, GM_2023 = "wards/gm_ward_2017_bgc.geojson", "wards/gm_ward_2023_bgc.geojson"
UK = "wards/uk_wards_2022_simplified.geojson.gz"


def test_trafford_has_21_wards(db: None) -> None:
    report = import_wards(published(TRAFFORD))
    assert (report.wards, Ward.objects.count(), WardBoundary.objects.count()) == (21, 21, 21)
    manor = Ward.objects.get(gss_code="E05015252")
    assert (manor.name, manor.local_authority_name, manor.valid_from) == ("Manor", "Trafford", date(2023, 5, 4))
    assert import_wards(published(TRAFFORD)).changes.nothing


@pytest.fixture
def greater_manchester(db: None, request: pytest.FixtureRequest) -> None:
    for name in getattr(request, "param", (GM_2017, GM_2023)):
        assert import_wards(published(name)).wards == 215


@pytest.mark.parametrize("greater_manchester", [(GM_2017, GM_2023), (GM_2023, GM_2017)], indirect=True)
@pytest.mark.usefixtures("greater_manchester")
def test_greater_manchester_changed_in_2023(db: None) -> None:
    """In either order of the files: every code is new, every old ward's land is accounted for."""
    assert Ward.objects.current(date(2020, 1, 1)).count() == Ward.objects.current(date(2024, 1, 1)).count() == 215
    assert Ward.objects.filter(valid_to=date(2023, 5, 4)).count() == 215
    by_ward = dict(WardSuccession.objects.values_list("predecessor__gss_code").annotate(Sum("share")))
    assert len(by_ward) == 215
    assert all(0.97 <= share <= 1.0001 for share in by_ward.values())
    assert set(WardSuccession.objects.values_list("successor__gss_code", flat=True)) == set(
        Ward.objects.filter(valid_to__isnull=True).values_list("gss_code", flat=True)
    )


@pytest.mark.usefixtures("greater_manchester")
def test_the_shares_are_those_of_the_land(db: None) -> None:
    def into(name: str) -> dict[str, float]:
        rows = WardSuccession.objects.filter(predecessor__name=name, successor__local_authority_name="Trafford")
        return dict(rows.values_list("successor__name", "share"))

    assert into("Clifford") == pytest.approx({"Old Trafford": 0.59, "Gorse Hill & Cornbrook": 0.41}, abs=0.01)
    assert into("Ashton upon Mersey") == pytest.approx({"Ashton upon Mersey": 1.0}, abs=0.01)
    assert into("Timperley") == pytest.approx({"Timperley North": 0.56, "Timperley Central": 0.44}, abs=0.01)


@pytest.mark.usefixtures("greater_manchester")
def test_wards_of_one_name_have_addresses_of_their_own(db: None) -> None:
    slugs = Ward.objects.filter(name="Brooklands", valid_to__isnull=True).values_list("slug", flat=True)
    assert sorted(slugs) == ["brooklands-manchester", "brooklands-trafford"]
    assert Ward.objects.get(slug="altrincham").valid_to
    assert not Ward.objects.get(slug="altrincham-2023").valid_to


def test_trafford_alone_ends_trafford_alone(db: None) -> None:
    import_wards(published(GM_2017))
    import_wards(published(TRAFFORD))
    assert Ward.objects.filter(valid_to__isnull=False).count() == 21
    assert Ward.objects.filter(valid_to__isnull=True).count() == 215 - 21 + 21


def test_the_united_kingdom_has_8482_wards_in_8483_features(db: None) -> None:
    report = import_wards(published(UK))
    assert (report.features, report.wards, Ward.objects.count()) == (8483, 8482, 8482)
    assert [ward.split()[0] for ward in report.joined] == ["E05014284"]
    assert Ward.objects.values("letters").distinct().count() == 8482
    assert Ward.objects.get(gss_code="E05014284").boundaries.get().geometry["type"] == "Polygon"
