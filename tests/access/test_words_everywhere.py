"""What a partnership calls its groups stands on every page, in every paper and letter, and no other word does (P3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from feedback.services.reminding import write_digest
from partnerships.models import Group, GroupKind, Mail
from tests.access import world
from tests.access.canaries import text_of
from tests.access.conftest import visiting
from tests.access.table import ROWS, Row
from tests.access.visitors import ANONYMOUS, Visitors, urls_of

pytestmark = pytest.mark.django_db

WORDS = {kind.value: f"Circle {number}" for number, kind in enumerate(GroupKind)}
LETTERS = "cslwrhm"
BUILT_IN = {
    "account_login": "the demonstration's cast, for whoever tries the book",
    "partnership_settings": "where the words are given, beside the kind they are for",
}


COMMON = {"Core Group", "Area committee"}
"""Words that are not only a group's: found in sentences of other things."""


def other_words(**facts: Any) -> Harrowmere:
    """The cast, whose partnership calls every kind of group by a word of its own."""
    made = make_harrowmere(**facts)
    made.partnership.group_words = WORDS
    made.partnership.save(update_fields=["group_words"])
    for group in Group.objects.filter(partnership=made.partnership):
        group.name = group.name.replace(GroupKind(group.kind).label, WORDS[group.kind])
        group.save(update_fields=["name"])
    return made


@pytest.fixture(scope="module")
def renamed(django_db_setup: None, django_db_blocker: Any) -> Iterator[Visitors]:
    """The world of the access table, made by a partnership with words of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(world, "make_harrowmere", other_words)
        with visiting(django_db_blocker) as visitors:
            yield visitors


def built_in(text: str) -> list[str]:
    """The words of the field that stand in a text."""
    return [kind.label for kind in GroupKind if kind.label.lower() in text.lower()]


@pytest.mark.parametrize("row", [row for row in ROWS if row.get and row.route not in BUILT_IN], ids=lambda r: r.route)
def test_no_page_and_no_paper_has_the_built_in_word(renamed: Visitors, row: Row) -> None:
    url = urls_of(row, renamed.world).get("in")
    asked = [letter for letter in LETTERS if letter in row.get or row.own] if not row.public else [ANONYMOUS]
    found = {
        (letter, word) for letter in asked[:3] if url for word in built_in(text_of(renamed.ask(letter, "get", url)))
    }
    assert not found, f"{url}: {sorted(found)}"


def test_no_letter_and_no_digest_has_it(renamed: Visitors) -> None:
    """Not the letters the world's past has sent, and no digest of a day on which all that is to come is late."""
    late = timezone.localdate() + timedelta(days=70)
    people = [person for letter, person in renamed.world.people.items() if letter not in "nx"]
    digests = sum(write_digest(user=person, today=late) for person in people)
    assert digests > 3
    letters = list(Mail.objects.all())
    said = {(mail.kind, word) for mail in letters for word in built_in(f"{mail.subject} {mail.text} {mail.html}")}
    assert said == set()


def test_no_template_has_it() -> None:
    """What a page says only once something is empty or refused, and letters nobody has sent yet."""
    found = [
        (path.name, word)
        for path in (settings.BASE_DIR / "templates").rglob("*.*")
        for word in set(GroupKind.labels) - COMMON
        if word in path.read_text() and path.name != "_cast.html"
    ]
    assert found == []


def test_the_own_words_are_there(renamed: Visitors) -> None:
    pages = "".join(text_of(renamed.ask("c", "get", page)) for page in ("/groups/", "/meetings/", "/issues/new/"))
    assert WORDS["np"].lower() in pages
    assert WORDS["ltm"].lower() in pages
