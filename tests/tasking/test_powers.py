"""Powers and tools: one list, chosen from when progress or an outcome is recorded, counted by quarter (T5; 001 8)."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.errors import Refused
from partnerships.periods import quarters
from tasking.models import Action, ActionPower, CountsAs, Power
from tasking.services import acting, powers
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.tasking.making import an_action
from tests.tasking.races import MANY, race

SOFT, HARD = CountsAs.PREVENTION, CountsAs.ENFORCEMENT


def power(name: str = "Closure order") -> Power:
    return Power.objects.get(name=name)


def test_the_list_is_kept_and_what_was_used_is_never_lost(harrowmere: Harrowmere) -> None:
    place = {"partnership": harrowmere.partnership}
    added = powers.add_power(by=harrowmere.carol, name="Drink banning order", counts_as=HARD, **place)
    with pytest.raises(Refused, match="already"):
        powers.add_power(by=harrowmere.adam, name="drink  banning order", counts_as=HARD, **place)
    assert powers.end_power(power=added, by=harrowmere.adam).ended_on == timezone.localdate()
    with pytest.raises(Refused, match="counts as enforcement"):
        powers.add_power(by=harrowmere.carol, name="Drink banning order", counts_as=SOFT, **place)
    assert powers.add_power(by=harrowmere.carol, name="Drink banning order", counts_as=HARD, **place) == added
    for person in (harrowmere.errol, harrowmere.ines, harrowmere.priya):
        with pytest.raises(PermissionDenied):
            powers.add_power(by=person, name="Another", counts_as=SOFT, **place)


def test_it_is_chosen_with_progress_and_counts_once(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    action, errol = an_action(harrowmere), signed_in(harrowmere.errol)
    data = {"progress-text": "The court agreed.", "progress-version": 1, "progress-power": power().pk}
    assert errol.post(f"{action.get_absolute_url()}progress/", data).status_code == 302
    used = ActionPower.objects.get()
    assert (used.power.name, used.agency, used.used_on) == (
        "Closure order", harrowmere.errol.agency, timezone.localdate(),
    )  # fmt: skip
    assert action.issue.steps.order_by("-number")[0].text == "The court agreed.\nUsed: Closure order (enforcement)."
    page = errol.get(action.get_absolute_url()).content.decode()
    assert "<strong>Closure order</strong> (enforcement)" in page
    assert f'<option value="{power().pk}">' not in page, "what is recorded already is not offered again"
    acting.mark_done(action=action, by=harrowmere.errol, outcome="Closed.", version=2, power=power())
    assert ActionPower.objects.count() == 1


def test_what_is_off_the_list_is_refused_and_the_words_stay(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    action, errol = an_action(harrowmere), signed_in(harrowmere.errol)
    ended = powers.end_power(power=power(), by=harrowmere.carol)
    page = errol.post(
        f"{action.get_absolute_url()}done/", {"done-outcome": "Closed.", "done-version": 1, "done-power": ended.pk}
    ).content.decode()
    assert "Closed.</textarea>" in page
    with pytest.raises(Refused, match="any more"):
        acting.record_progress(action=action, by=harrowmere.errol, text="Closed.", version=1, power=ended)
    assert (action.progress.count(), ActionPower.objects.count()) == (0, 0)


def used_some(borough: Harrowmere, number: int, *, on: date, name: str = "Closure order") -> list[Action]:
    actions = [an_action(borough) for _ in range(number)]
    for action in actions:
        ActionPower.objects.create(
            action=action, power=power(name), used_on=on, agency=action.agency, by=borough.errol
        )  # fmt: skip
    return actions


def test_each_figure_opens_the_actions_it_counts(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    now, before = quarters(timezone.localdate(), 2)
    used_some(harrowmere, 2, on=now.first)
    used_some(harrowmere, 1, on=now.first, name="Mediation")
    used_some(harrowmere, 1, on=before.last)
    carol = signed_in(harrowmere.carol)
    carol.get("/powers/used/")
    with at_most(12):
        page = carol.get("/powers/used/")
    assert [(line.label, line.prevention, line.enforcement) for line in page.context["agencies"]] == [
        ("Street Environment", 1, 2)
    ]
    agency = harrowmere.errol.agency_id
    for counts_as, number in (("enforcement", 2), ("prevention", 1)):
        address = f"/actions/?state=all&quarter={now.key}&counts_as={counts_as}&agency={agency}"
        assert address.replace("&", "&amp;") in page.content.decode()
        assert carol.get(address).context["page"].paginator.count == number
    assert not signed_in(harrowmere.colin).get("/powers/used/").context["agencies"], "not of his wards"


def test_a_file_to_share_has_no_number_below_five(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    now, before = quarters(timezone.localdate(), 2)
    used_some(harrowmere, 5, on=before.first)
    used_some(harrowmere, 4, on=before.first, name="Mediation")
    used_some(harrowmere, 1, on=now.first)
    answer = signed_in(harrowmere.carol).get("/powers/used.csv")
    assert answer["Content-Disposition"].startswith("attachment")
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer.content.decode("utf-8-sig").splitlines() == [
        "Quarter,Agency,Counted as,Times used",
        f"{before.months},Street Environment,Support or prevention,fewer than five",
        f"{before.months},Street Environment,Enforcement,5",
    ]


def test_two_who_add_the_same_at_once_add_one(borough: Harrowmere) -> None:
    people = [borough.carol, borough.adam]
    done, told, broken = race(lambda n: powers.add_power(
        partnership=borough.partnership, by=people[n % 2], name="Drink banning order", counts_as=HARD
    ))  # fmt: skip
    assert (len(done), len(told), broken) == (1, MANY - 1, [])
