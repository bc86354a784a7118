"""Invited, active, resting, left: with consent, a guardian's for the young; who leaves is erased (E2; safety X3)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import KeyIndividual, KinState
from engagement.models.kin import IDENTITY
from engagement.services import kin as steps
from partnerships.errors import Conflict, Refused
from tests.engagement.network import kin_active, kin_invited

TODAY = timezone.localdate


def test_they_take_part_once_they_agreed_to_a_wording(harrowmere: Harrowmere) -> None:
    kin = kin_invited(harrowmere)
    wording = steps.current_wording(harrowmere.partnership)
    row = steps.take_part(kin=kin, by=harrowmere.priya, on=TODAY(), consent=wording)
    assert (row.state, row.consent, row.consent_on, row.joined_on) == ("active", wording, TODAY(), TODAY())
    assert list(row.turns.values_list("state", flat=True)) == ["active", "invited"]
    with pytest.raises(IntegrityError), transaction.atomic():
        KeyIndividual.objects.filter(pk=kin.pk).update(consent=None)


def test_a_new_wording_is_a_version_and_the_old_consent_stands(harrowmere: Harrowmere) -> None:
    kin = kin_active(harrowmere)
    newer = steps.new_wording(partnership=harrowmere.partnership, by=harrowmere.carol, text="I agree to less.")
    assert (newer.number, steps.current_wording(harrowmere.partnership)) == (2, newer)
    kin.refresh_from_db()
    assert kin.consent is not None
    assert kin.consent.number == 1
    with pytest.raises(Refused):
        steps.new_wording(partnership=harrowmere.partnership, by=harrowmere.carol, text=" I agree to less. ")
    with pytest.raises(PermissionDenied):
        steps.new_wording(partnership=harrowmere.partnership, by=harrowmere.priya, text="Mine.")


def test_a_young_one_needs_a_guardians_consent(harrowmere: Harrowmere) -> None:
    kin = kin_invited(harrowmere, young=True, age_band="0-15", guardian_name="Ngozi Okoro")
    given: dict[str, Any] = {"by": harrowmere.priya, "on": TODAY()}
    given["consent"] = steps.current_wording(harrowmere.partnership)
    with pytest.raises(Refused) as refused:
        steps.take_part(kin=kin, **given)
    assert refused.value.field == "guardian_consent_on"
    row = steps.take_part(kin=kin, guardian_consent_on=TODAY(), **given)
    with pytest.raises(Refused):
        steps.change_kin(kin=row, by=harrowmere.priya, version=row.version, guardian_consent_on=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        KeyIndividual.objects.filter(pk=kin.pk).update(guardian_consent_on=None)


def test_they_rest_and_come_back_with_the_day_they_first_joined(harrowmere: Harrowmere) -> None:
    kin = kin_active(harrowmere, days_ago=60)
    with pytest.raises(Refused):
        steps.rest(kin=kin, by=harrowmere.priya, on=TODAY(), reason=" ")
    steps.rest(kin=kin, by=harrowmere.priya, on=TODAY() - timedelta(days=5), reason="A new baby.")
    assert not KeyIndividual.objects.active().exists()
    assert KeyIndividual.objects.in_network().count() == 1
    assert kin.consent is not None
    with pytest.raises(Refused):
        steps.take_part(kin=kin, by=harrowmere.priya, on=TODAY() - timedelta(days=9), consent=kin.consent)
    back = steps.take_part(kin=kin, by=harrowmere.priya, on=TODAY(), consent=kin.consent)
    assert back.joined_on == TODAY() - timedelta(days=60)


def test_who_leaves_is_erased_everywhere_and_still_counted(harrowmere: Harrowmere) -> None:
    kin = kin_active(harrowmere, name="Zebedee Uniqueword", place="9 Uniqueword Lane", notes="Uniqueword")
    steps.rest(kin=kin, by=harrowmere.priya, on=TODAY(), reason="Uniqueword is ill.")
    left = steps.see_leave(kin=kin, by=harrowmere.carol, on=TODAY(), reason="moved")
    assert left.state == KinState.LEFT
    assert {getattr(left, name) for name in IDENTITY} == {"", None}
    assert next(iter(left.turns.values_list("state", "reason"))) == ("left", "Moved away from the ward")
    assert KeyIndividual.objects.filter(ward=harrowmere.wards[1], embedded="shopkeeper", state="left").count() == 1
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT count(*) FROM {table} t WHERE to_jsonb(t)::text ILIKE '%%uniqueword%%'")  # noqa: S608
            assert (table, cursor.fetchone()) == (table, (0,))
    with pytest.raises(Refused):
        steps.change_kin(kin=left, by=harrowmere.carol, version=left.version, name="Back again")


def test_a_change_says_which_columns_and_loses_nothing(harrowmere: Harrowmere) -> None:
    kin = kin_active(harrowmere)
    seen = KeyIndividual.objects.get(pk=kin.pk)
    steps.change_kin(kin=kin, by=harrowmere.priya, version=kin.version, place="Flat 3, Mill Lane", phone="01632 960702")
    kin.refresh_from_db()
    assert (kin.shared_place, kin.phone) == ("Mill Lane", "01632 960702")
    last = kin.pgh_event_model.objects.filter(pgh_obj_id=kin.pk).latest("pk")  # type: ignore[attr-defined]
    assert last.pgh_context.metadata["reason"] == "Changed: phone, place, shared_place"
    with pytest.raises(Conflict):
        steps.change_kin(kin=seen, by=harrowmere.carol, version=seen.version, phone="01632 960703")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": "  "}, "name"),
        ({"email_updates": True, "email": ""}, "email"),
        ({"age_band": "0-15"}, "young"),
    ],
)
def test_what_a_record_must_say(harrowmere: Harrowmere, facts: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        kin_invited(harrowmere, **facts)
    assert refused.value.field == field


def test_who_looks_after_them_is_a_pcso_of_the_ward(harrowmere: Harrowmere) -> None:
    with pytest.raises(Refused) as refused:
        kin_invited(harrowmere, pcso=harrowmere.pete)
    assert refused.value.field == "pcso"
    with pytest.raises(PermissionDenied):
        steps.add_kin(ward=harrowmere.wards[1], by=harrowmere.priya, name="Somebody")
