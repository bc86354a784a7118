"""The same contact sent many times at once is in the book once; two colleagues' contacts are both (E5, safety 26)."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import CommunityGroup, Contact, Issue, Promise
from engagement.services import touring
from partnerships.models import User
from tests.engagement.tours import some_groups
from tests.racing import at_once


@pytest.fixture
def borough(transactional_db: None, settings: Any) -> Harrowmere:
    settings.DEMONSTRATION = True
    return make_harrowmere(today=timezone.localdate())


@pytest.fixture
def group(borough: Harrowmere) -> CommunityGroup:
    made = some_groups(borough, number=1)[0]
    touring.keep_tours(timezone.localdate())
    return made


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def typed(group: CommunityGroup, **more: Any) -> dict[str, Any]:
    return {
        "who": f"g{group.pk}", "how": "met", "on": f"{timezone.localdate()}", "concern_1": "Rubbish behind the hall",
        "then_1": "mine", "promise": "Bring ten cards", "submission": str(uuid4()),
    } | more  # fmt: skip


def test_ten_times_the_same_is_one(borough: Harrowmere, group: CommunityGroup) -> None:
    sent, clients = typed(group), [client_of(borough.priya) for _ in range(10)]
    answers = at_once(lambda client: client.post("/contacts/new/", sent), clients, threads=10)
    contact = Contact.objects.get()
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, contact.get_absolute_url())}
    assert (Issue.objects.count(), Promise.objects.count()) == (1, 1)


def test_without_a_key_each_would_be_one_more(borough: Harrowmere, group: CommunityGroup) -> None:
    sent, clients = typed(group, submission=""), [client_of(borough.priya) for _ in range(4)]
    at_once(lambda client: client.post("/contacts/new/", sent), clients, threads=4)
    assert Contact.objects.count() == 4


def test_a_promise_is_kept_by_one_of_two_colleagues(borough: Harrowmere, group: CommunityGroup) -> None:
    client_of(borough.priya).post("/contacts/new/", typed(group))
    promise = Promise.objects.get()
    both = [(client_of(user), typed(group, kept=promise.pk, promise="")) for user in (borough.priya, borough.carol)]
    at_once(lambda one: one[0].post("/contacts/new/", one[1]), both, threads=2)
    promise.refresh_from_db()
    assert Contact.objects.count() == 3
    assert promise.settled_in_id in Contact.objects.values_list("pk", flat=True)
    assert promise.settled_by_id == promise.settled_in.by_id if promise.settled_in else False
