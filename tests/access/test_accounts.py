"""Accounts as an administrator keeps them: opened without a password, changed one at a time, closed at once."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from config.demonstration.cast import Harrowmere
from partnerships.models import Mail, Session, User
from tests.conftest import SignedIn

NEW = {"username": "nadia", "name": "Nadia Rowe", "email": "nadia@harrowmere.example"}


@pytest.fixture
def admin(harrowmere: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(harrowmere.adam)


def test_an_account_opens_without_a_password_and_its_owner_hears_where_to_choose_one(
    harrowmere: Harrowmere, admin: Client
) -> None:
    response = admin.post("/settings/partnerships/harrowmere/users/new/", NEW)
    nadia = User.objects.get(username="nadia")
    assert response.headers["Location"] == f"/settings/users/{nadia.pk}/"
    assert not nadia.has_usable_password()
    assert (nadia.partnership, nadia.scope.held) == (harrowmere.partnership, ())
    mail = Mail.objects.get(user=nadia)
    assert "/account/password/reset/" in mail.text
    assert "nadia" in mail.text


def test_a_username_is_taken_whatever_its_capitals(harrowmere: Harrowmere, admin: Client) -> None:
    page = admin.post("/settings/partnerships/harrowmere/users/new/", {**NEW, "username": "CAROL"}).content.decode()
    assert "Somebody has this username already" in page
    assert "Nadia Rowe" in page


def test_the_second_of_two_administrators_sees_both_texts(harrowmere: Harrowmere, admin: Client) -> None:
    address = f"/settings/users/{harrowmere.pete.pk}/edit/"
    sent = {"username": "pete", "email": "pete@harrowmere.example", "version": 1}
    assert admin.post(address, {**sent, "name": "Peter Lomax"}).status_code == 302
    response = admin.post(address, {**sent, "name": "Pete Lomax-Grey"})
    assert response.status_code == 409
    for text in ("Peter Lomax", "Pete Lomax-Grey"):
        assert text in response.content.decode()
    harrowmere.pete.refresh_from_db()
    assert harrowmere.pete.name == "Peter Lomax"


def test_a_closed_account_is_out_at_the_next_request_and_can_be_opened_again(
    harrowmere: Harrowmere, admin: Client, signed_in: SignedIn
) -> None:
    carol = signed_in(harrowmere.carol)
    assert carol.get("/settings/contacts/").status_code == 200
    admin.post(f"/settings/users/{harrowmere.carol.pk}/close/", {})
    assert carol.get("/settings/contacts/").headers["Location"].startswith("/sign-in/")
    assert not Session.objects.filter(user=harrowmere.carol).exists()
    admin.post(f"/settings/users/{harrowmere.carol.pk}/reopen/", {})
    assert signed_in(User.objects.get(username="carol")).get("/settings/contacts/").status_code == 200


def test_a_lost_second_factor_is_reset_and_its_owner_told(harrowmere: Harrowmere, admin: Client) -> None:
    Authenticator.objects.create(user=harrowmere.pete, type=Authenticator.Type.TOTP, data={"secret": "x"})
    admin.post(f"/settings/users/{harrowmere.pete.pk}/second-factor/", {})
    assert not Authenticator.objects.filter(user=harrowmere.pete).exists()
    assert "Adam Brook removed your second factor" in Mail.objects.get(user=harrowmere.pete).text


@pytest.mark.parametrize("step", ["close", "second-factor"])
def test_nobody_does_it_to_themself(harrowmere: Harrowmere, admin: Client, step: str) -> None:
    page = admin.post(f"/settings/users/{harrowmere.adam.pk}/{step}/", {})
    assert page.status_code == 200
    assert "another administrator" in page.content.decode()
    assert User.objects.get(username="adam").is_active


def test_the_list_finds_and_narrows_in_few_queries(
    harrowmere: Harrowmere, admin: Client, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        page = admin.get("/settings/users/").content.decode()
    assert page.count('data-label="Roles today"') == 14
    for query, found in (("?q=street+environment", "errol"), ("?role=pcso", "priya"), ("?q=quigley", "dora")):
        page = admin.get(f"/settings/users/{query}").content.decode()
        assert found in page
        assert "cllr-jones" not in page
