"""What arrives without signal is in the book at once; its author is shown what it may be the same as (E1, E5)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import CommunityGroup, Issue
from engagement.services.raising import log_issue
from feedback.models import Likeness
from feedback.services.comparing import answer
from partnerships.errors import Refused
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.feedback.street.tablet import contact_with, parcel, send
from tests.racing import at_once

CONCERN = "Motorbikes racing on the towpath"
CLOSED = {
    "stage": "closed", "closed_on": date(2026, 1, 5), "satisfaction": "satisfied", "closed_because": "Put right",
}  # fmt: skip


def written(borough: Harrowmere, concern: str = CONCERN) -> Any:
    fields = {"concern": concern, "ward": f"{borough.wards[1].pk}", "method": "tour", "others_may_see": "no"}
    return parcel(borough.priya, "issue", "", fields)


def standing(borough: Harrowmere, concern: str = "Motorbikes racing on towpath at night", *, ward: int = 1) -> Issue:
    return log_issue(ward=borough.wards[ward], concern=concern, by=borough.carol if ward < 7 else borough.colin)


def test_it_is_in_the_book_and_its_author_says_that_it_is_the_same(harrowmere: Harrowmere, priya: Client) -> None:
    other = standing(harrowmere)
    standing(harrowmere, ward=7)
    sent = written(harrowmere)
    said = send(priya, sent)
    issue = Issue.objects.latest("pk")
    assert (said["state"], said["alike"], issue.stage) == ("taken", 1, "new")
    assert priya.get("/street/signal/").json()["held"] == 1
    assert "Written without signal, and like another issue" in priya.get("/desk/").content.decode()
    with at_most(12):
        page = priya.get("/street/held/").content.decode()
    assert other.reference in page
    assert issue.reference in page
    likeness = Likeness.objects.get()
    priya.post(f"/street/alike/{likeness.pk}/", {"same_as": other.reference})
    issue.refresh_from_db()
    assert issue.merged_into == other
    assert priya.get("/street/signal/").json()["held"] == 0
    assert send(priya, sent)["state"] == "taken"
    assert Issue.objects.count() == 3, "nothing is dropped and nothing is there twice"


def test_it_is_another_and_is_not_asked_again(harrowmere: Harrowmere, priya: Client) -> None:
    standing(harrowmere)
    said = send(priya, written(harrowmere))
    priya.post(f"/street/alike/{Likeness.objects.get().pk}/")
    issue = Issue.objects.latest("pk")
    assert (issue.stage, said["address"]) == ("new", issue.get_absolute_url())
    assert "Nothing to look at" in priya.get("/street/held/").content.decode()


def test_nobody_is_asked_about_what_is_unlike_closed_or_of_another_ward(harrowmere: Harrowmere, priya: Client) -> None:
    standing(harrowmere, "Bins left out on market days")
    standing(harrowmere, ward=7)
    Issue.objects.filter(pk=standing(harrowmere).pk).update(**CLOSED)
    assert send(priya, written(harrowmere))["alike"] == 0
    assert not Likeness.objects.exists()


def test_once_the_other_is_over_nobody_is_asked_any_more(harrowmere: Harrowmere, priya: Client) -> None:
    other = standing(harrowmere)
    send(priya, written(harrowmere))
    Issue.objects.filter(pk=other.pk).update(**CLOSED)
    assert "Nothing to look at" in priya.get("/street/held/").content.decode()


def test_concerns_of_a_contact_are_compared_and_those_taken_up_are_the_coordinators(
    harrowmere: Harrowmere, priya: Client, groups: list[CommunityGroup]
) -> None:
    other = standing(harrowmere)
    sent = contact_with(
        harrowmere.priya, groups[0], concern_1=CONCERN, then_1="mine", concern_2=f"{CONCERN}!", then_2="mine"
    )
    assert send(priya, sent)["alike"] == 2, "each is like the one of the ward, and not like the other of this contact"
    page = priya.get("/street/held/").content.decode()
    assert "your coordinator merges it" in page
    assert "It is the same" not in page
    assert all(list(one.alike.all()) == [other] for one in Likeness.objects.all())


def test_only_its_author_answers_and_only_with_what_was_shown(
    harrowmere: Harrowmere, priya: Client, signed_in: SignedIn
) -> None:
    standing(harrowmere)
    send(priya, written(harrowmere))
    likeness = Likeness.objects.get()
    assert signed_in(harrowmere.pete).post(f"/street/alike/{likeness.pk}/").status_code == 404
    unlike = standing(harrowmere, "Bins left out on market days")
    with pytest.raises(Refused, match="not among those shown"):
        answer(likeness=likeness, by=harrowmere.priya, same_as=unlike)
    assert not Likeness.objects.exclude(answer="").exists()


def test_two_tabs_that_answer_at_once_are_one_answer(transactional_db: None, signed_in: SignedIn) -> None:
    borough = make_harrowmere(today=timezone.localdate())
    other = standing(borough)
    send(signed_in(borough.priya), written(borough))
    likeness = Likeness.objects.get()
    answers = at_once(
        lambda n: answer(likeness=likeness, by=borough.priya, same_as=other if n % 2 else None), range(6), threads=6
    )
    assert sum(isinstance(one, Likeness) for one in answers) == 1
    assert sum(isinstance(one, Refused) for one in answers) == 5
