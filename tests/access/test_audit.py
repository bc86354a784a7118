"""The audit log as the auditor reads it: by whom, about what, when; page by page; never what was said (X1)."""

from datetime import timedelta
from typing import Any

import pghistory.models
import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships import auditing
from partnerships.disclosing import disclosed, disclosed_each
from partnerships.history import because
from partnerships.models import User
from tests.conftest import SignedIn


@pytest.fixture
def auditor(harrowmere: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(harrowmere.dora)


def test_every_table_with_a_history_can_be_audited() -> None:
    kept = {
        model.pgh_tracked_model for model in apps.get_models()
        if issubclass(model, pghistory.models.Event) and hasattr(model, "pgh_tracked_model")
    }  # fmt: skip
    assert {str(model and model.__name__) for model in kept} == {one.model.__name__ for one in auditing.audited()}


def test_it_tells_who_was_shown_what(harrowmere: Harrowmere, auditor: Client) -> None:
    disclosed(harrowmere.carol, "issue:raisers", "MIL-26-0001", "to ring them back")
    disclosed(harrowmere.pete, "mail:recipients", "newsletter 4")
    page = auditor.get("/audit/").content.decode()
    for text in ("Carol Whitfield", "issue:raisers", "MIL-26-0001", "to ring them back", "Pete Lomax"):
        assert text in page


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("who=pete", False), ("who=CAROL", True), ("about=mil-26-0001", True), ("about=MIL-26-0002", False),
        ("what=mail:recipients", False), ("since={today}", True), ("until={yesterday}", False), ("who=nobody", True),
    ],
)  # fmt: skip
def test_it_narrows(harrowmere: Harrowmere, auditor: Client, query: str, seen: bool) -> None:
    disclosed(harrowmere.carol, "issue:raisers", "MIL-26-0001", "to ring them back")
    disclosed(harrowmere.pete, "mail:recipients", "newsletter 4")
    today = timezone.localdate()
    query = query.format(today=today, yesterday=today - timedelta(days=1))
    assert ("to ring them back" in auditor.get(f"/audit/?{query}").content.decode()) is seen


def test_it_goes_page_by_page(harrowmere: Harrowmere, auditor: Client, django_assert_max_num_queries: Any) -> None:
    disclosed_each(harrowmere.carol, "issue:raisers", [f"MIL-26-{n:04}" for n in range(60)])
    pages, address = [], "/audit/?who=carol"
    for _ in range(3):
        with django_assert_max_num_queries(12):
            response = auditor.get(address)
        pages.append([row.subject for row in response.context["rows"]])
        address = f"/audit/?who=carol&after={response.context['after']}"
    assert [len(page) for page in pages] == [25, 25, 10]
    assert len({subject for page in pages for subject in page}) == 60


def test_it_tells_who_changed_what_on_which_page(
    harrowmere: Harrowmere, auditor: Client, signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    signed_in(harrowmere.adam).post(f"/settings/users/{harrowmere.pete.pk}/close/", {})
    with django_assert_max_num_queries(12):
        page = auditor.get("/audit/changes/?kind=user&about=pete").content.decode()
    assert "Adam Brook" in page
    assert f"POST /settings/users/{harrowmere.pete.pk}/close/" in page
    assert "Is active: yes → no" in page


def test_it_names_what_changed_about_a_person_and_keeps_the_value(harrowmere: Harrowmere, auditor: Client) -> None:
    with because("a test", user_id=harrowmere.adam.pk):
        User.objects.filter(username="pete").update(phone="01632 960999")
    page = auditor.get("/audit/changes/?kind=user&who=adam").content.decode()
    assert "Phone changed" in page
    assert "01632 960999" not in page


def test_a_command_s_change_says_why(harrowmere: Harrowmere, auditor: Client) -> None:
    with because("import of wards, 2024"):
        harrowmere.wards[1].name = "Mill Brook"
        harrowmere.wards[1].save()
    page = auditor.get("/audit/changes/?kind=ward&about=E05999001").content.decode()
    assert "import of wards, 2024" in page
    assert "The book itself" in page
