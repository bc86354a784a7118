"""Whatever signal, tablets and colleagues do: nothing is lost, nothing is entered twice, and order is kept (safety 28).

A thousand ways in which entries are written, sent, sent again, sent in another order by another tab, answered without
the answer arriving, with sessions that end and people who change, against the book's own address. The tablets are
modelled as static/js/street/sending.js goes about it; that the model and the script agree is tried in a real browser
(tests/browser/test_a_day_without_signal.py).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from config.demonstration.cast import Harrowmere
from engagement.models import CommunityGroup, Contact, Interview, Response
from engagement.services import touring
from feedback.models import Entry, EntryState
from feedback.services import receiving
from feedback.street.parcels import Parcel
from feedback.views import entries
from partnerships.models import User
from tests.conftest import SignedIn
from tests.engagement.surveying import round_open
from tests.engagement.tours import some_groups
from tests.feedback.street.tablet import Sent, contact_with, parcel, send

LEAVES = {"taken", "held", "aside"}
STAYS = {"conflict", "shut", "malformed"}


@dataclass
class Written:
    """One entry, as the person who wrote it remembers it."""

    author: User
    tablet: int
    note: str
    sent: Sent
    fit: bool = True


@dataclass
class Tablet:
    """What waits on it, in order; who is signed in on it, if anybody."""

    waiting: list[Sent] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)
    user: User | None = None

    def send_one(self, book: Book, sent: Sent, *, answer_lost: bool) -> bool:
        """As `sendOne`. Out: whether to go on with the next."""
        answer = book.ask(self.user, sent)
        if answer_lost or answer["code"] == 302:
            return False
        if answer["state"] in LEAVES:
            self.waiting = [one for one in self.waiting if one["key"] != sent["key"]]
        elif answer["state"] in STAYS:
            self.shown[sent["key"]] = answer["state"]
        return True


class Book:
    """The book's address, with who is known to it."""

    def __init__(self, clients: dict[int, Client]) -> None:
        self.clients, self.nobody = clients, Client()

    def ask(self, user: User | None, sent: Sent) -> dict[str, Any]:
        found: dict[str, Any] = send(self.clients[user.pk] if user else self.nobody, sent)
        return found


@dataclass(frozen=True)
class Ward:
    """What a thousand runs share: made once, and as it was after each of them."""

    people: tuple[User, User]
    groups: list[CommunityGroup]
    interviews: list[Interview]
    book: Book


class Street(RuleBasedStateMachine):
    """Two PCSOs, two tablets, one book."""

    ward: Ward

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.tablets = [Tablet(user=self.ward.people[0]), Tablet(user=self.ward.people[1])]
        self.written: list[Written] = []
        self.out_of_turn: set[str] = set()

    def teardown(self) -> None:
        try:
            self._everything_arrives()
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    @rule(tablet=st.integers(0, 1), author=st.integers(0, 1), group=st.integers(0, 3), fit=st.booleans())
    def write_a_contact(self, tablet: int, author: int, group: int, fit: bool) -> None:
        person, note = self.ward.people[author], f"entry {len(self.written)}"
        more = {} if fit else {"concern_1": "Bins left out"}  # and not what becomes of it
        sent = contact_with(person, self.ward.groups[author * 4 + group], note=note, **more)
        self._keep(Written(person, tablet, note, sent, fit))

    @rule(tablet=st.integers(0, 1), number=st.integers(0, 1))
    def write_an_interview(self, tablet: int, number: int) -> None:
        fields = {"way": "person", "version": self.ward.interviews[number].version, "later": "yes"}
        sent = parcel(self.ward.people[0], "interview", f"{self.ward.interviews[number].pk}", fields)
        self._keep(Written(self.ward.people[0], tablet, "", sent))

    def _keep(self, entry: Written) -> None:
        self.written.append(entry)
        self.tablets[entry.tablet].waiting.append(entry.sent)

    @rule(tablet=st.integers(0, 1), until=st.integers(1, 9), lost=st.booleans())
    def signal_comes_for_a_while(self, tablet: int, until: int, lost: bool) -> None:
        """So many are sent in order; the answer to the last may get lost."""
        held = self.tablets[tablet]
        mine = [one for one in held.waiting if held.user and one["author"] == held.user.pk]
        for number, sent in enumerate(mine[:until], 1):
            if not held.send_one(self.ward.book, sent, answer_lost=lost and number == until):
                break
        self._nothing_is_lost_or_there_twice()

    @rule(tablet=st.integers(0, 1))
    def the_session_ends(self, tablet: int) -> None:
        self.tablets[tablet].user = None

    @rule(tablet=st.integers(0, 1), who=st.integers(0, 1))
    def somebody_signs_in(self, tablet: int, who: int) -> None:
        self.tablets[tablet].user = self.ward.people[who]

    @precondition(lambda self: self.written)
    @rule(data=st.data(), who=st.integers(0, 1))
    def an_old_copy_is_sent_again(self, data: Any, who: int) -> None:
        """By another tab, a restored browser or a network that repeats: out of order, by whoever is signed in."""
        sent = data.draw(st.sampled_from(self.written)).sent
        before = (Contact.objects.count(), Entry.objects.count())
        known = Entry.objects.filter(pk=sent["key"]).exists()
        answer = self.ward.book.ask(self.ward.people[who], sent)
        if sent["author"] != self.ward.people[who].pk:
            assert answer["code"] == 403
        if known or answer["code"] != 200:
            assert (Contact.objects.count(), Entry.objects.count()) == before
        else:
            self.out_of_turn.add(sent["key"])

    @precondition(lambda self: self.written)
    @rule(data=st.data())
    def other_words_come_under_a_key(self, data: Any) -> None:
        """Nothing of them is taken where the key is known, and the person is told."""
        one = data.draw(st.sampled_from(self.written))
        if Entry.objects.filter(pk=one.sent["key"]).exists():
            other = contact_with(one.author, self.ward.groups[0], note="other words", key=one.sent["key"])
            assert self.ward.book.ask(one.author, other)["code"] == 409

    def _nothing_is_lost_or_there_twice(self) -> None:
        notes = list(Contact.objects.exclude(note="").values_list("note", flat=True))
        assert len(notes) == len(set(notes))
        waiting = {sent["key"] for tablet in self.tablets for sent in tablet.waiting}
        arrived = {str(key): state for key, state in Entry.objects.values_list("key", "state")}
        for one in self.written:
            assert one.sent["key"] in waiting or one.sent["key"] in arrived, "it is nowhere"
            if one.note in notes:
                assert arrived[one.sent["key"]] == EntryState.TAKEN
            if arrived.get(one.sent["key"]) == EntryState.HELD:
                assert Entry.objects.get(pk=one.sent["key"]).letter, "what was held is gone"

    def _everything_arrives(self) -> None:
        """At the end signal stays, and both sign in on both tablets: all is in the book or shown, and in order."""
        for tablet in self.tablets:
            for person in self.ward.people:
                tablet.user = person
                for sent in [one for one in tablet.waiting if one["author"] == person.pk]:
                    tablet.send_one(self.ward.book, sent, answer_lost=False)
            assert tablet.waiting == []
        self._nothing_is_lost_or_there_twice()
        for one in self.written:
            entry = Entry.objects.get(pk=one.sent["key"])
            assert entry.author == one.author
            if one.note:
                assert (entry.state == EntryState.TAKEN) is one.fit
                made = Contact.objects.filter(note=one.note)
                assert [contact.by for contact in made] == ([one.author] if one.fit else [])
        self._in_order()
        done = Interview.objects.exclude(response=Response.WAITING).count()
        asked = {one.sent["key"] for one in self.written if one.sent["kind"] == "interview"}
        assert Entry.objects.filter(pk__in=asked, state=EntryState.TAKEN).count() == done

    def _in_order(self) -> None:
        """What a person wrote on a tablet stands in the book in that order, but for copies sent out of turn."""
        stand = dict(Contact.objects.exclude(note="").values_list("note", "pk"))
        for person in self.ward.people:
            for tablet in range(2):
                places = [
                    stand[one.note] for one in self.written
                    if (one.author, one.tablet) == (person, tablet) and one.note in stand
                    and one.sent["key"] not in self.out_of_turn
                ]  # fmt: skip
                assert places == sorted(places)


@pytest.fixture
def ward(harrowmere: Harrowmere, signed_in: SignedIn) -> Ward:
    groups = [*some_groups(harrowmere), *some_groups(harrowmere, ward=7)]
    touring.keep_tours(timezone.localdate())
    round_open(harrowmere, people=2)
    people = (harrowmere.priya, harrowmere.pete)
    interviews = list(Interview.objects.order_by("pk"))
    Street.ward = Ward(people, groups, interviews, Book({one.pk: signed_in(one) for one in people}))
    return Street.ward


@pytest.fixture
def _quietly() -> Iterator[None]:
    """Thirty thousand requests would each have a line in the log."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("_quietly", "ward")
def test_a_thousand_days_on_the_street() -> None:
    how = settings(max_examples=1_000, stateful_step_count=6, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Street, settings=how)


@pytest.mark.usefixtures("_quietly", "ward")
def test_a_book_that_takes_things_twice_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """So the machine above can fail: a book that forgets which keys it has seen."""
    real = receiving.receive

    def forgetful(*, parcel: Parcel, by: User) -> Entry:
        return real(parcel=replace(parcel, key=uuid4()), by=by)

    monkeypatch.setattr(entries, "receive", forgetful)
    how = settings(
        max_examples=200, stateful_step_count=6, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
    )  # fmt: skip
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Street, settings=how)
