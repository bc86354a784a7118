"""What forms do: nothing by a field they do not show (safety 7), no letter that tells too much (safety 3).

Each form is found on its page, filled in and sent twice, as it is and with a value for every column of every model;
what the book holds afterwards has to be the same.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.db import models, transaction
from django.urls import Resolver404, resolve
from django.utils import timezone

from feedback.reminders.due import is_working_day
from feedback.services.reminding import write_digests
from feedback.services.writing import write
from partnerships.models import Mail
from tests.access.canaries import found_in
from tests.access.holding import Holding, models_of_the_book
from tests.access.pages import Page, PostForm
from tests.access.table import ROWS
from tests.access.visitors import ANONYMOUS, Visitors, urls_of
from tests.access.world import canary

pytestmark = pytest.mark.django_db
LETTERS = "cm" + ANONYMOUS
"""A coordinator and an administrator, between them, are shown every form there is."""
Shown = dict[str, list[tuple[str, PostForm]]]
VALUES: list[tuple[type[Any], str]] = [
    (models.BooleanField, "on"), (models.DateTimeField, "2001-02-03T04:05:06Z"), (models.DateField, "2001-02-03"),
    (models.IntegerField, "9"), (models.FloatField, "9"), (models.EmailField, "poisoned@example.org"),
]  # fmt: skip


def value_for(column: models.Field[Any, Any], other: str) -> str:
    """Something the column would take; of those that point at somebody, a user of another partnership."""
    if isinstance(column, models.ForeignKey):
        return other
    if column.choices:
        return str(list(column.flatchoices)[-1][0])
    return next((value for kind, value in VALUES if isinstance(column, kind)), "poisoned")


def poison(visitors: Visitors, forms: list[PostForm]) -> dict[str, str]:
    """A value for every column of every model that no form of the address shows, by each name it might come under."""
    other = str(visitors.world.things["user"]["far"]["pk"])
    shown = {name for form in forms for name in [*form.controls, *(button for button, _ in form.buttons)]}
    prefixes = {"", *(f"{name.split('-')[0]}-" for name in shown if "-" in name)}
    names = {
        f"{prefix}{name}": value_for(column, other)
        for model in models_of_the_book()
        for column in model._meta.concrete_fields
        for name in {column.name, column.attname}
        for prefix in prefixes
    }
    return {name: value for name, value in names.items() if name not in shown}


@pytest.fixture(scope="module")
def forms(visitors: Visitors) -> Shown:
    """Every form that some page shows, by the route it posts to: who was shown it, and the form."""
    found: Shown = {}
    for letter in LETTERS:
        for row in (row for row in ROWS if row.get):
            for form in forms_at(visitors, letter, urls_of(row, visitors.world)["in"]):
                try:
                    route = str(resolve(form.action.split("?")[0]).url_name)
                except Resolver404:
                    continue
                known = found.setdefault(route, [])
                if all(one.shape != form.shape for _, one in known):
                    known.append((letter, form))
    return found


def forms_at(visitors: Visitors, letter: str, address: str) -> list[PostForm]:
    response: Any = visitors.ask(letter, "get", address)
    if response.status_code != 200 or "html" not in response["Content-Type"]:
        return []
    return Page(response.content.decode(), address).forms


def sent(visitors: Visitors, letter: str, form: PostForm, before: Holding, more: dict[str, str]) -> set[str]:
    """What the book holds otherwise once the form was sent; undone again."""
    client = visitors.clients[letter]
    client.cookies.clear()
    client.cookies.update(visitors.cookies[letter])
    with transaction.atomic():
        form.send(client, more)
        changed = before.changes()
        transaction.set_rollback(True)
    return changed


def test_no_form_takes_more_than_it_shows(visitors: Visitors, forms: Shown, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # the book has more columns than Django takes fields from a form
    before, taken, wrong = Holding(), set(), []
    for route, shown in forms.items():
        more = poison(visitors, [form for _, form in shown])
        for letter, form in shown:
            plain = sent(visitors, letter, form, before, {})
            if plain:
                taken.add(route)
            poisoned = sent(visitors, letter, form, before, more)
            wrong += [f"{route} as {letter}: {change}" for change in sorted(plain ^ poisoned)]
    assert not wrong, "\n".join(wrong)
    assert len(taken) >= 45, f"Too few forms did anything, only {sorted(taken)} and not {sorted(forms.keys() - taken)}"
    assert taken >= {"issue-new", "role_new", "group-new", "contact_new", "newsletters", "agency_new"}


def working_morning() -> datetime:
    """Nine o'clock of the next working day."""
    day = timezone.localdate()
    while not is_working_day(day):
        day += timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time(9)))


LETTERS_TELL = {"raiser name", "raiser e-mail", "subscriber", "member e-mail"}
"""Names and addresses, in letters to those whose they are."""


def test_no_letter_tells_more_than_its_reader_may_know(visitors: Visitors, forms: Shown) -> None:
    """What each form makes the book write, and the digests of a working morning (safety 3, 38)."""
    written: list[Mail] = []
    stood = set(Mail.objects.values_list("pk", flat=True))
    for shown in forms.values():
        for letter, form in shown:
            client = visitors.clients[letter]
            client.cookies.clear()
            client.cookies.update(visitors.cookies[letter])
            with transaction.atomic():
                form.send(client)
                written += Mail.objects.exclude(pk__in=stood)
                transaction.set_rollback(True)
    with transaction.atomic():
        write_digests(now=working_morning())
        owed = visitors.world.things["owed"]["in"]["pk"]
        write(by=visitors.world.people["c"], owed=[owed], what="The alley is clear.")
        written += Mail.objects.exclude(pk__in=stood)
        transaction.set_rollback(True)
    assert {mail.kind for mail in written} >= {"digest", "told", "subscribe"}, {mail.kind for mail in written}
    for mail in written:
        told = found_in(f"{mail.subject} {mail.text} {mail.html}".lower())
        assert all(what in LETTERS_TELL and side == "in" for what, side in told), (mail.kind, told)
        whose = {what for what, side in told} - {"raiser name"}
        assert not whose or found_in(mail.to.lower()) == told, (mail.kind, told)
        if ("raiser name", "in") in told:
            assert canary("raiser e-mail", "in") in mail.to, mail.kind
