"""Roles: for something, from a day to a day, given by somebody else, and gone at the next request (P2, safety 8)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.errors import Refused
from partnerships.models import Partnership, Role, RoleKind, Session, User
from partnerships.services import roles
from tests.conftest import SignedIn

K = RoleKind
TODAY = timezone.localdate()


@pytest.fixture
def amir(harrowmere: Harrowmere) -> User:
    """A second administrator."""
    amir = User.objects.create(username="amir", name="Amir Said", partnership=harrowmere.partnership)
    Role.objects.create(user=amir, kind=K.ADMIN, partnership=harrowmere.partnership)
    return amir


def test_a_role_given_through_the_page_counts_from_then_and_is_in_the_history_with_actor_and_page(
    harrowmere: Harrowmere, signed_in: SignedIn
) -> None:
    page = f"/settings/users/{harrowmere.pete.pk}/roles/new/"
    sent = {"kind": K.PCSO, "held_for": f"ward:{harrowmere.wards[8].pk}", "starts_on": TODAY.isoformat()}
    assert signed_in(harrowmere.adam).post(page, sent).status_code == 302
    role = harrowmere.pete.roles.get(ward=harrowmere.wards[8])
    assert role.given_by == harrowmere.adam
    event = Role.pgh_event_model.objects.get(pgh_obj_id=role.pk)  # type: ignore[attr-defined]
    assert event.pgh_context.metadata == {"user": harrowmere.adam.pk, "reason": f"POST {page}"}


def test_a_role_counts_only_between_its_days(harrowmere: Harrowmere) -> None:
    for starts, ends, counts in ((-9, -1, False), (-9, 0, True), (0, None, True), (1, None, False)):
        person = User.objects.create(username=f"from{starts}to{ends}", name="Somebody")
        Role.objects.create(
            user=person, kind=K.PCSO, ward=harrowmere.wards[1], starts_on=TODAY + timedelta(starts),
            ends_on=None if ends is None else TODAY + timedelta(ends),
        )  # fmt: skip
        assert person.scope.has({K.PCSO}) is counts


def test_an_ended_role_is_out_at_the_next_request_with_its_sessions(
    harrowmere: Harrowmere, signed_in: SignedIn
) -> None:
    """Two clients: the officer at work, the administrator who takes the role away."""
    officer, admin = signed_in(harrowmere.ines), signed_in(harrowmere.adam)
    assert officer.get("/settings/contacts/").status_code == 200
    role = harrowmere.ines.roles.all()[0]
    for role in harrowmere.ines.roles.all():
        admin.post(f"/settings/users/{harrowmere.ines.pk}/roles/{role.pk}/end/", {"ends_on": ""})
    assert officer.get("/settings/contacts/").headers["Location"].startswith("/sign-in/")
    assert not Session.objects.filter(user=harrowmere.ines).exists()
    assert signed_in(harrowmere.ines).get("/settings/contacts/").status_code == 403


def test_nobody_gives_themself_a_role(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    adam = harrowmere.adam
    sent = {"kind": K.LEAD, "held_for": f"partnership:{harrowmere.partnership.pk}", "starts_on": TODAY.isoformat()}
    page = signed_in(adam).post(f"/settings/users/{adam.pk}/roles/new/", sent)
    assert "You can&#x27;t give yourself a role." in page.content.decode()
    assert list(adam.roles.values_list("kind", flat=True)) == [K.ADMIN]
    with pytest.raises(IntegrityError), transaction.atomic():
        Role.objects.create(user=adam, kind=K.LEAD, partnership=harrowmere.partnership, given_by=adam)


def test_an_intelligence_role_takes_two_administrators(harrowmere: Harrowmere, amir: User) -> None:
    role = roles.give_role(
        person=harrowmere.pete, by=harrowmere.adam, kind=K.INTELLIGENCE, held_for=harrowmere.partnership,
        starts_on=TODAY,
    )  # fmt: skip
    assert role.waiting
    assert not User.objects.get(pk=harrowmere.pete.pk).scope.has({K.INTELLIGENCE})
    with pytest.raises(Refused, match="Another administrator"):
        roles.confirm_role(role=role, by=harrowmere.adam)
    roles.confirm_role(role=role, by=amir)
    assert User.objects.get(pk=harrowmere.pete.pk).scope.has({K.INTELLIGENCE})
    with pytest.raises(IntegrityError), transaction.atomic():
        Role.objects.filter(pk=role.pk).update(confirmed_by=harrowmere.adam)


@pytest.mark.parametrize(
    ("person", "kind"),
    [("iris", K.ANALYST), ("iris", K.AUDITOR), ("dora", K.ADMIN), ("anya", K.INTELLIGENCE), ("anya", K.AUDITOR)],
)
def test_some_roles_are_never_held_together(harrowmere: Harrowmere, person: str, kind: K) -> None:
    with pytest.raises(Refused, match="is not held together with"):
        roles.give_role(
            person=harrowmere.people[person], by=harrowmere.adam, kind=kind, held_for=harrowmere.partnership,
            starts_on=TODAY,
        )  # fmt: skip


def test_the_last_administrator_stays(harrowmere: Harrowmere, amir: User) -> None:
    adams = harrowmere.adam.roles.get()
    roles.end_role(role=amir.roles.get(), by=harrowmere.adam)
    with pytest.raises(Refused, match="last administrator"):
        roles.end_role(role=adams, by=harrowmere.adam)
    assert adams in roles.administrators(harrowmere.partnership)


def test_an_administrator_keeps_their_own_partnership_alone(harrowmere: Harrowmere) -> None:
    other = Partnership.objects.create(name="Eastmere Partnership", slug="eastmere")
    stranger = User.objects.create(username="stranger", name="Sam Strange", partnership=other)
    for person, place in ((stranger, harrowmere.partnership), (harrowmere.pete, other)):
        with pytest.raises(PermissionDenied):
            roles.give_role(person=person, by=harrowmere.adam, kind=K.LEAD, held_for=place, starts_on=TODAY)


def test_a_role_is_held_for_what_suits_it_and_once(harrowmere: Harrowmere) -> None:
    give = {"person": harrowmere.priya, "by": harrowmere.adam, "starts_on": TODAY}
    with pytest.raises(Refused, match="a ward or a neighbourhood"):
        roles.give_role(**give, kind=K.PCSO, held_for=harrowmere.partnership)
    with pytest.raises(Refused, match="already"):
        roles.give_role(**give, kind=K.PCSO, held_for=harrowmere.wards[1])
