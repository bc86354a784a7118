"""A contact on a tour: heard, told and promised in one step, and what was owed is cleared (E5, 000 3.2, 4.1)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import heard
from engagement.models import CommunityGroup, Contact, Issue, Method, Promise, Stage, TourStop
from engagement.services import moving, touring
from feedback.models import Feedback, Owed, OwedTo
from feedback.services.contacting import log_contact
from tests.conftest import SignedIn
from tests.engagement.tours import some_groups


@pytest.fixture
def group(harrowmere: Harrowmere) -> CommunityGroup:
    made = some_groups(harrowmere, number=2)[0]
    touring.keep_tours(timezone.localdate())
    return made


def sent(group: CommunityGroup, **more: Any) -> dict[str, Any]:
    data = {"who": f"g{group.pk}", "how": "met", "on": f"{timezone.localdate()}", "submission": str(uuid4())}
    return data | more


def owed_to(harrowmere: Harrowmere, group: CommunityGroup) -> Owed:
    """The bollards were asked for on a tour, and are in."""
    contact = log_contact(
        by=harrowmere.priya, ward=group.ward, group=group, on=timezone.localdate(),
        issues=[heard_there("Cars park on the pavement by the school")],
    )  # fmt: skip
    issue = heard.issues_heard_in(contact).get()
    moving.record_outcome(
        issue=issue, by=harrowmere.carol, outcome="The bollards are in.", public_wording="Bollards keep cars off.",
    )  # fmt: skip
    return Owed.objects.still().get(to=OwedTo.RAISER)


def heard_there(concern: str) -> Any:
    from engagement.services.contacting import HeardThere, Then  # noqa: PLC0415

    return HeardThere(concern=concern, then=Then.MINE)


def test_one_screen_takes_what_was_heard_and_what_becomes_of_it(
    harrowmere: Harrowmere, signed_in: SignedIn, group: CommunityGroup
) -> None:
    data = sent(
        group, concern_1="Rubbish behind the hall", then_1="refer", agency_1=harrowmere.errol.agency_id,
        concern_2="Lads on bikes", then_2="escalate", concern_3="Gate left open", then_3="spot",
        detail_3="Locked it with the caretaker", promise="Ring about the skip",
    )  # fmt: skip
    answer = signed_in(harrowmere.priya).post("/contacts/new/", data)
    contact = Contact.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, contact.get_absolute_url())
    issues = {issue.concern: issue for issue in heard.issues_heard_in(contact)}
    assert {name: issue.stage for name, issue in issues.items()} == {
        "Rubbish behind the hall": Stage.DEALT_WITH, "Lads on bikes": Stage.ESCALATED,
        "Gate left open": Stage.DEALT_WITH,
    }  # fmt: skip
    assert {issue.method for issue in issues.values()} == {Method.TOUR}
    assert {issue.raisers.get().community_group_id for issue in issues.values()} == {group.pk}
    assert TourStop.objects.get(group=group).contact == contact
    assert Promise.objects.get().what == "Ring about the skip"


def test_what_is_owed_is_shown_and_told_by_a_tick(
    harrowmere: Harrowmere, signed_in: SignedIn, group: CommunityGroup
) -> None:
    owed, client = owed_to(harrowmere, group), signed_in(harrowmere.priya)
    stop = TourStop.objects.get(group=group)
    TourStop.objects.update(contact=None)
    assert "The bollards are in." in client.get(f"/tours/{stop.tour_id}/").content.decode()
    assert "The bollards are in." in client.get(f"/contacts/new/?who=g{group.pk}").content.decode()
    client.post("/contacts/new/", sent(group, told=[owed.pk]))
    owed.refresh_from_db()
    given = Feedback.objects.get()
    assert (owed.feedback, given.channel, given.contact) == (given, "visit", Contact.objects.first())
    assert "bollards" not in given.what, "the outcome stays in the book; who follows the concern reads what was told"


def test_the_same_contact_sent_twice_stands_there_once(
    harrowmere: Harrowmere, signed_in: SignedIn, group: CommunityGroup
) -> None:
    owed = owed_to(harrowmere, group)
    before, data = Contact.objects.count(), sent(group, told=[owed.pk], concern_1="A broken light", then_1="mine")
    client = signed_in(harrowmere.priya)
    first, second = client.post("/contacts/new/", data), client.post("/contacts/new/", data)
    assert first["Location"] == second["Location"]
    assert Contact.objects.count() == before + 1
    assert Issue.objects.filter(concern="A broken light").count() == 1


def test_what_a_colleague_told_meanwhile_is_told_once(harrowmere: Harrowmere, group: CommunityGroup) -> None:
    owed = owed_to(harrowmere, group)
    facts: dict[str, Any] = {"ward": group.ward, "group": group, "told": [owed.pk]}
    log_contact(by=harrowmere.priya, **facts)
    log_contact(by=harrowmere.carol, **facts)
    assert Feedback.objects.count() == 1


def test_settled_on_the_spot_they_are_told_there_and_then(harrowmere: Harrowmere, group: CommunityGroup) -> None:
    from engagement.services.contacting import HeardThere, Then  # noqa: PLC0415

    spot = HeardThere("Glass on the path", Then.SPOT, detail="Swept up.", public_wording="Broken glass was swept up.")
    contact = log_contact(by=harrowmere.priya, ward=group.ward, group=group, issues=[spot])
    issue = heard.issues_heard_in(contact).get()
    assert issue.stage == Stage.RESOLVED, "the ward hears of it in its newsletter"
    assert list(issue.owed.still().values_list("to", flat=True)) == [OwedTo.WARD]


def test_a_promise_is_kept_with_the_next_contact(harrowmere: Harrowmere, group: CommunityGroup) -> None:
    today = timezone.localdate()
    log_contact(
        by=harrowmere.priya, ward=group.ward, group=group, on=today - timedelta(days=2), promise="Bring ten cards"
    )
    promise = Promise.objects.get()
    other = some_groups(harrowmere, ward=2, number=1)[0]
    log_contact(by=harrowmere.priya, ward=other.ward, group=other, kept=[promise.pk])
    assert Promise.objects.open().count() == 1, "another group's contact does not settle it"
    contact = log_contact(by=harrowmere.priya, ward=group.ward, group=group, kept=[promise.pk])
    promise.refresh_from_db()
    assert (promise.settled_in, promise.kept) == (contact, True)


def test_a_name_in_what_others_read_is_pointed_out_first(
    harrowmere: Harrowmere, signed_in: SignedIn, group: CommunityGroup
) -> None:
    data = sent(group, concern_1="Darren Smith deals from the bench", then_1="escalate")
    answer = signed_in(harrowmere.priya).post("/contacts/new/", data)
    assert "Darren Smith" in answer.content.decode()
    assert "looks like a name" in answer.content.decode()
    assert not Contact.objects.exists()
