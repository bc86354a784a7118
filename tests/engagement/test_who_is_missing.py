"""Who is missing among Key Individuals and among those reached, and one step from there to work (000 3.1, 3.3)."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import EngagementEvent, KeyIndividual, PieceOfWork, Target
from engagement.reached import Found, Gaps, gaps_of
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.network import kin_active
from tests.engagement.reaching import census_of, event_held, work_asked


def gaps(borough: Harrowmere, *, few: bool = True) -> Gaps:
    return gaps_of(borough.wards[1], on=timezone.localdate(), few=few)


def found(borough: Harrowmere, target: Target, *, few: bool = True) -> Found:
    return next(one for _, lines in gaps(borough, few=few).tables for one in lines if one.target == target)


def test_missing_is_who_lacks_in_both(harrowmere: Harrowmere) -> None:
    census_of(harrowmere)
    assert found(harrowmere, Target.ASIAN).missing, "nobody in the network, nobody reached"
    event_held(harrowmere, attendance=20, reached={"ethnicity:asian": 4, "ethnicity:white": 16})
    asian = found(harrowmere, Target.ASIAN)
    assert (asian.reached, asian.reached_expected, asian.missing) == (4, 5, True)
    event_held(harrowmere, attendance=6, reached={"ethnicity:asian": 6})
    assert found(harrowmere, Target.ASIAN).missing is False, "reached as often as its share"
    assert found(harrowmere, Target.WHITE).missing is True, "sixteen of twenty-six where twenty would be its share"
    for _ in range(30):
        kin_active(harrowmere, ethnicity="white")
    assert found(harrowmere, Target.WHITE).missing is False, "the network has its share of forty"


def test_those_under_16_are_not_expected_in_the_network(harrowmere: Harrowmere) -> None:
    census_of(harrowmere)
    event_held(harrowmere, attendance=20, reached={"age:16-24": 20})
    young = found(harrowmere, Target.UNDER_16)
    assert (young.network_expected, young.reached_expected, young.missing) == (None, 5, True)
    event_held(harrowmere, attendance=10, reached={"age:0-15": 10})
    assert found(harrowmere, Target.UNDER_16).missing is False


def test_a_year_ago_and_elsewhere_do_not_count(harrowmere: Harrowmere) -> None:
    census_of(harrowmere)
    event = event_held(harrowmere, attendance=20, reached={"ethnicity:asian": 20})
    EngagementEvent.objects.filter(pk=event.pk).update(held_on=timezone.localdate() - timedelta(days=367))
    event_held(harrowmere, ward=2, attendance=20, reached={"ethnicity:asian": 20})
    assert found(harrowmere, Target.ASIAN).reached == 0
    event_held(harrowmere, ward=2, also=[harrowmere.wards[1]], attendance=8, reached={"ethnicity:asian": 8})
    assert found(harrowmere, Target.ASIAN).reached == 8, "an event for two wards counts in each"


def test_others_are_told_no_few_nor_what_gives_them_away(harrowmere: Harrowmere) -> None:
    census_of(harrowmere)
    event_held(harrowmere, attendance=30, reached={"ethnicity:asian": 2, "ethnicity:white": 28})
    event_held(harrowmere, attendance=3, reached={"ethnicity:white": 3, "faith": 3})
    told = {one.target: one.reached for _, lines in gaps(harrowmere, few=False).tables for one in lines}
    assert told[Target.ASIAN] is None
    assert told[Target.WHITE] in (None, 28), "the three of the small event are never in what is told"
    assert gaps(harrowmere, few=False).people == 30
    assert gaps(harrowmere, few=False).others == []
    assert gaps(harrowmere).people == 33


def test_the_networks_figures_are_for_those_who_read_its_coverage(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    census_of(harrowmere)
    for ethnicity, number in (("asian", 7), ("black", 5), ("mixed", 5), ("white", 5), ("other", 5)):
        for _ in range(number):
            kin_active(harrowmere, ethnicity=ethnicity)
    for knows, names in ((True, ("carol", "priya", "ines", "anya")), (False, ("hana", "cllr-jones", "rita", "lena"))):
        for name in names:
            page = signed_in(harrowmere.people[name]).get("/reaching/millbrook/").content.decode()
            assert ("7 of 10" in page) is knows, name
            assert ("Who is missing" in page) is knows, name
    KeyIndividual.objects.filter(ethnicity="black").first().delete()  # type: ignore[union-attr]
    assert "7 of 10" in signed_in(harrowmere.carol).get("/reaching/millbrook/").content.decode()
    anya = signed_in(harrowmere.people["anya"]).get("/reaching/millbrook/").content.decode()
    assert "7 of 10" not in anya, "with the four of one group goes its neighbour: else the four could be worked out"


def test_from_a_gap_to_work_in_one_step(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    census_of(harrowmere)
    carol = signed_in(harrowmere.carol)
    step = "/reaching/millbrook/ask/?target=ethnicity%3Aasian"
    with at_most(12):
        assert step in carol.get("/reaching/millbrook/").content.decode()
    due = (timezone.localdate() + timedelta(days=20)).isoformat()
    asked = {"target": "ethnicity:asian", "wanted": 5, "what": "Ask.", "officer": harrowmere.hana.pk, "due_on": due}
    carol.post(step, asked)
    page = carol.get("/reaching/millbrook/").content.decode()
    assert step not in page, "it is asked for already"
    assert PieceOfWork.objects.get().get_absolute_url() in page
    assert step not in signed_in(harrowmere.priya).get("/reaching/millbrook/").content.decode()
    assert carol.get("/reaching/millbrook/ask/?target=martians").status_code == 404


def test_work_for_bme_communities_is_work_for_the_groups_within(harrowmere: Harrowmere) -> None:
    census_of(harrowmere)
    work = work_asked(harrowmere, target="bme")
    assert found(harrowmere, Target.ASIAN).work == [work]
    assert found(harrowmere, Target.WHITE).work == []
