"""Working on an action: progress, done, handed over, postponed, ended; by whom, and in the trail (T5)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, Sensitivity, Verb
from partnerships.errors import Conflict, Refused
from partnerships.models import Mail
from tasking.models import Action, ActionState
from tasking.services import acting
from tasking.services.telling_owners import tell_owners
from tests.conftest import SignedIn
from tests.tasking.making import an_action


@pytest.fixture
def action(harrowmere: Harrowmere) -> Action:
    return an_action(harrowmere)


def last_step(action: Action) -> tuple[str, str]:
    step = action.issue.steps.order_by("-number")[0]
    return step.verb, step.text


def test_progress_is_recorded_once_however_often_it_is_sent(harrowmere: Harrowmere, action: Action) -> None:
    for _ in range(2):
        acting.record_progress(action=action, by=harrowmere.errol, text="The gate is ordered.", version=1)
    assert action.progress.count() == 1
    assert last_step(action) == (Verb.PROGRESS, "The gate is ordered.")


def test_done_says_what_was_done(harrowmere: Harrowmere, action: Action) -> None:
    with pytest.raises(Refused, match="what was done"):
        acting.mark_done(action=action, by=harrowmere.errol, outcome="", version=1)
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Refused, match="to come"):
        acting.mark_done(action=action, by=harrowmere.errol, outcome="Cleared.", done_on=tomorrow, version=1)
    done = acting.mark_done(action=action, by=harrowmere.errol, outcome="Cleared and gated.", version=1)
    assert (done.state, done.done_by, done.done_on) == (ActionState.DONE, harrowmere.errol, timezone.localdate())
    assert last_step(action) == (Verb.ACTION_DONE, "Clear the alley and put up the gate\nCleared and gated.")
    with pytest.raises(Refused, match="closed already: done"):
        acting.record_progress(action=action, by=harrowmere.errol, text="More.", version=2)


def test_handing_over_tells_the_new_owner(harrowmere: Harrowmere, action: Action) -> None:
    acting.hand_over(action=action, by=harrowmere.carol, owner=harrowmere.hana, because="It is her block.", version=1)
    action.refresh_from_db()
    assert (action.owner, action.agency) == (harrowmere.hana, harrowmere.hana.agency)
    mail = Mail.objects.get(kind="action handed over")
    assert (mail.to, "Clear the alley" in mail.text) == (harrowmere.hana.email, True)
    assert "from Street Environment (Errol Grant) to Millstone Homes (Hana Yusuf)" in last_step(action)[1]


def test_a_letter_about_something_restricted_says_only_where_to_look(harrowmere: Harrowmere, action: Action) -> None:
    Issue.objects.filter(pk=action.issue_id).update(sensitivity=Sensitivity.RESTRICTED)
    fresh = Action.objects.select_related("issue__ward", "owner", "agency").get(pk=action.pk)
    acting.hand_over(action=fresh, by=harrowmere.carol, owner=harrowmere.ines, version=1)
    assert fresh.meeting is not None
    tell_owners(meeting=fresh.meeting)
    handed_over, agreed = Mail.objects.filter(kind__startswith="action").order_by("pk")
    for mail in (handed_over, agreed):
        assert "Clear the alley" not in mail.text
        assert action.get_absolute_url() in mail.text


def test_an_agency_hands_over_within_itself_alone(harrowmere: Harrowmere, action: Action) -> None:
    with pytest.raises(PermissionDenied, match="your own agency"):
        acting.hand_over(action=action, by=harrowmere.errol, owner=harrowmere.hana, version=1)
    with pytest.raises(Refused, match="no role"):
        acting.hand_over(action=action, by=harrowmere.carol, owner=harrowmere.adam, version=1)


def test_the_coordinator_moves_the_date_or_ends_it(harrowmere: Harrowmere, action: Action) -> None:
    later = action.due_on + timedelta(days=7)
    acting.postpone(action=action, by=harrowmere.carol, due_on=later, because="The gate is late.", version=1)
    assert "The gate is late." in last_step(action)[1]
    acting.end_action(action=action, by=harrowmere.carol, because="The owner gated it.", version=2)
    action.refresh_from_db()
    assert (action.due_on, action.state) == (later, ActionState.ENDED)
    assert last_step(action)[0] == Verb.ACTION_ENDED


@pytest.mark.parametrize("person", ["colin", "pete", "anya", "lena", "rita", "cllr-jones", "hana"])
def test_others_do_not_work_on_it(harrowmere: Harrowmere, action: Action, person: str) -> None:
    with pytest.raises(PermissionDenied):
        acting.record_progress(action=action, by=harrowmere.people[person], text="Mine.", version=1)


@pytest.mark.parametrize("person", ["errol", "priya"])
def test_only_those_who_decide_end_or_postpone(harrowmere: Harrowmere, action: Action, person: str) -> None:
    by = harrowmere.people[person]
    with pytest.raises(PermissionDenied):
        acting.end_action(action=action, by=by, because="Enough.", version=1)
    with pytest.raises(PermissionDenied):
        acting.postpone(action=action, by=by, due_on=action.due_on, because="Later.", version=1)


def test_somebody_who_saw_an_older_version_sees_what_stands(harrowmere: Harrowmere, action: Action) -> None:
    acting.record_progress(action=action, by=harrowmere.errol, text="The gate is ordered.", version=1)
    with pytest.raises(Conflict) as conflict:
        acting.mark_done(action=action, by=harrowmere.carol, outcome="Cleared.", version=1)
    assert str(conflict.value.theirs["text"]) == "The gate is ordered."
    assert conflict.value.version == 2


def test_its_meeting_is_a_link_for_those_who_see_the_meeting(
    harrowmere: Harrowmere, action: Action, signed_in: SignedIn
) -> None:
    for who, sees in [(harrowmere.errol, True), (harrowmere.people["rita"], False), (harrowmere.people["iris"], False)]:
        client = signed_in(who)
        page = client.get(action.get_absolute_url()).content.decode()
        assert "Agreed" in page
        assert (f'href="/meetings/{action.meeting_id}/"' in page) is sees, who
        assert client.get(f"/meetings/{action.meeting_id}/").status_code == (200 if sees else 404), who
