"""Somebody leaves: all their open actions go to another owner in one step (T5)."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement import sealing
from engagement.models import Sensitivity, Verb
from partnerships.errors import Refused
from partnerships.models import Mail, User
from tasking.models import Action, Epic
from tasking.services import acting, handing_over
from tasking.views import handing_over as views
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.racing import at_once
from tests.tasking.making import an_action

FOR_A_PAGE, FOR_A_STEP = 12, 20


def give(borough: Harrowmere, actions: list[Action], *, by: str = "carol", to: str = "hana") -> User:
    facts = {"because": "Errol leaves on Friday.", "of": borough.errol}
    keys = [action.pk for action in actions]
    return handing_over.hand_over_all(by=borough.people[by], owner=borough.people[to], actions=keys, **facts)


def test_they_are_the_new_owners_and_each_trail_says_so(harrowmere: Harrowmere) -> None:
    actions = [an_action(harrowmere) for _ in range(3)]
    assert give(harrowmere, actions) == harrowmere.hana
    for action in actions:
        before = action.version
        action.refresh_from_db()
        assert (action.owner, action.agency, action.version) == (harrowmere.hana, harrowmere.hana.agency, before + 1)
        step = action.issue.steps.last()
        assert step is not None
        assert (step.verb, step.by, step.facts["handed_over"]) == (Verb.PROGRESS, harrowmere.carol, True)
        assert "Handed over from" in step.text
        assert step.text.endswith("Errol leaves on Friday.")
    assert list(sealing.breaks()) == []


def test_two_actions_of_one_issue_are_two_steps_of_its_trail(harrowmere: Harrowmere) -> None:
    first = an_action(harrowmere)
    second = Action.objects.create(
        issue=first.issue, what="Light the path", owner=harrowmere.errol, agency=harrowmere.errol.agency,
        kind=Epic.PREVENTION, due_on=first.due_on, agreed_on=timezone.localdate(),
    )  # fmt: skip
    number = first.issue.steps.count()
    give(harrowmere, [first, second])
    assert [step.number for step in first.issue.steps.order_by("number")][number:] == [number + 1, number + 2]
    assert list(sealing.breaks()) == []


def test_the_new_owner_has_one_letter_without_what_is_restricted(harrowmere: Harrowmere) -> None:
    actions = [an_action(harrowmere) for _ in range(2)]
    secret = actions[1].issue
    type(secret).objects.filter(pk=secret.pk).update(sensitivity=Sensitivity.RESTRICTED)
    Action.objects.filter(pk=actions[1].pk).update(what="Watch the house at night")
    Mail.objects.all().delete()
    give(harrowmere, actions)
    letter = Mail.objects.get()
    assert (letter.user, letter.subject) == (harrowmere.hana, f"2 actions for you, until now {harrowmere.errol}'s")
    assert "Watch the house" not in letter.text
    assert secret.reference in letter.text


def test_what_was_done_meanwhile_stays_as_it_is(harrowmere: Harrowmere) -> None:
    done, open_ = an_action(harrowmere), an_action(harrowmere)
    acting.mark_done(action=done, by=harrowmere.errol, outcome="Cleared.", version=done.version)
    give(harrowmere, [done, open_])
    assert list(Action.objects.filter(owner=harrowmere.hana)) == [open_]
    with pytest.raises(Refused, match="to do any more"):
        give(harrowmere, [done, open_])
    done.refresh_from_db()
    assert done.owner == harrowmere.errol


def test_who_may_not_and_to_whom_it_may_not_go(harrowmere: Harrowmere) -> None:
    action = an_action(harrowmere)
    for who in ("errol", "colin", "priya"):
        with pytest.raises(PermissionDenied):
            give(harrowmere, [action], by=who)
    with pytest.raises(Refused, match="already"):
        give(harrowmere, [action], to="errol")
    stranger = User.objects.create(username="gone", name="Una Gone", email="una@example.org")
    with pytest.raises(Refused, match="holds no role"):
        handing_over.hand_over_all(
            of=harrowmere.errol, by=harrowmere.carol, owner=stranger, because="Leaves.", actions=[action.pk]
        )
    Action.objects.filter(pk=action.pk).update(kind=Epic.INTELLIGENCE)
    with pytest.raises(Refused):
        give(harrowmere, [action], to="rita")
    action.refresh_from_db()
    assert action.owner == harrowmere.errol


@pytest.mark.parametrize("number", [1, 6])
def test_a_bounded_number_of_questions(harrowmere: Harrowmere, signed_in: SignedIn, number: int) -> None:
    actions = [an_action(harrowmere) for _ in range(number)]
    with at_most(FOR_A_STEP):
        give(harrowmere, actions[:number])
    client = signed_in(harrowmere.carol)
    client.get("/actions/")
    with at_most(FOR_A_PAGE):
        assert client.get(f"/actions/hand-over/?of={harrowmere.hana.pk}").status_code == 200


def test_the_page_takes_what_was_chosen_and_keeps_what_was_typed(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    kept, given = an_action(harrowmere), an_action(harrowmere)
    client = signed_in(harrowmere.carol)
    address = f"/actions/hand-over/?of={harrowmere.errol.pk}"
    page = client.get(address).content.decode()
    assert kept.issue.reference in page
    assert given.issue.reference in page
    refused = client.post(address, {"actions": [given.pk], "owner": "", "because": "Errol leaves."})
    assert "Errol leaves." in refused.content.decode()
    client.post(address, {"actions": [given.pk], "owner": harrowmere.hana.pk, "because": "Errol leaves."})
    for action, owner in ((kept, harrowmere.errol), (given, harrowmere.hana)):
        action.refresh_from_db()
        assert action.owner == owner


@pytest.mark.django_db(transaction=True)
def test_two_hand_over_the_same_at_once(harrowmere: Harrowmere) -> None:
    actions = [an_action(harrowmere) for _ in range(3)]
    answers = at_once(lambda to: give(harrowmere, actions, to=to), ["hana", "ines"], threads=2)
    done = [answer for answer in answers if isinstance(answer, User)]
    assert len(done) == 1
    assert sum(isinstance(answer, Refused) for answer in answers) == 1
    owners = set(Action.objects.values_list("owner", flat=True))
    assert owners == {done[0].pk}
    assert list(sealing.breaks()) == []


def test_more_than_the_page_offers_at_once_are_told(
    harrowmere: Harrowmere, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MOST", 2)
    for _ in range(3):
        an_action(harrowmere)
    page = signed_in(harrowmere.carol).get(f"/actions/hand-over/?of={harrowmere.errol.pk}")
    words = f"{harrowmere.errol} has {Action.objects.to_do().filter(owner=harrowmere.errol).count()} open actions"
    assert words in page.content.decode()
    assert len(page.context["form"].fields["actions"].queryset) == 2
    monkeypatch.setattr(views, "MOST", 100)
    assert (
        words not in signed_in(harrowmere.carol).get(f"/actions/hand-over/?of={harrowmere.errol.pk}").content.decode()
    )
