"""Each of the six decisions: what it writes, where the issue goes, whom it refuses (T2-T4, T7)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Stage, Verb
from partnerships.errors import Conflict, Refused
from partnerships.models import MeetingStage
from tasking.models import Action, Decision, Escalation, Priority, Way
from tasking.services import agreeing, deciding
from tasking.services.prioritising import Chosen
from tests.tasking.making import a_meeting, an_agreed, issue_tabled

BY_VOTE = Chosen(way=Way.VOTE, words="By show of hands.", votes_for=14, votes_cast=18)


def in_days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def the_facts(borough: Harrowmere) -> dict[Decision, dict[str, Any]]:
    return {
        Decision.ACTION: {"agreed": an_agreed(borough)},
        Decision.PRIORITY: {"title": "Rubbish in the alleys", "review_on": in_days(90), "chosen": BY_VOTE},
        Decision.NOT_PRIORITY: {"reason": "Others are worse.", "other_help": "The council's online form."},
        Decision.REFER: {"agency": borough.agencies["street-environment"], "asked": "Please clear it."},
        Decision.ESCALATE: {"to_group": borough.groups["pdg"], "asked": "A camera.", "answer_due_on": in_days(30)},
        Decision.CARRY: {"because": "Errol was away."},
    }


@pytest.mark.parametrize(
    ("decision", "stage", "verb"),
    [
        (Decision.ACTION, Stage.IN_ACTION, Verb.ACTION_AGREED),
        (Decision.PRIORITY, Stage.IN_ACTION, Verb.PRIORITISED),
        (Decision.NOT_PRIORITY, Stage.NOT_PRIORITISED, Verb.NOT_PRIORITISED),
        (Decision.REFER, Stage.DEALT_WITH, Verb.REFERRED),
        (Decision.ESCALATE, Stage.IN_ACTION, Verb.SENT_UP),
        (Decision.CARRY, Stage.TABLED, Verb.CARRIED),
    ],
)
def test_each_decision(harrowmere: Harrowmere, decision: Decision, stage: Stage, verb: Verb) -> None:
    tabled = issue_tabled(harrowmere)
    facts = the_facts(harrowmere)[decision]
    decided = deciding.record_decision(
        tabling=tabled, by=harrowmere.ines, decision=decision, facts=facts, minute="Talked over.", minute_version=1
    )
    decided.issue.refresh_from_db()
    step = decided.issue.steps.last()
    assert step is not None
    assert (decided.issue.stage, step.verb, step.by) == (stage, verb, harrowmere.ines)
    assert (decided.decision, decided.decided_by) == (decision, harrowmere.ines)
    decided.item.refresh_from_db()
    assert decided.item.minute == "Talked over."
    assert decided.item.done_at is not None


@pytest.mark.parametrize("decision", list(Decision))
def test_it_refuses_whoever_does_not_decide_here(harrowmere: Harrowmere, decision: Decision) -> None:
    tabled = issue_tabled(harrowmere)
    facts = the_facts(harrowmere)[decision]
    for person in (harrowmere.colin, harrowmere.priya, harrowmere.errol, harrowmere.lena, harrowmere.adam):
        with pytest.raises(PermissionDenied):
            deciding.record_decision(tabling=tabled, by=person, decision=decision, facts=facts)


def test_the_second_to_decide_is_told_what_stands(harrowmere: Harrowmere) -> None:
    tabled = issue_tabled(harrowmere)
    deciding.decline(tabling=tabled, by=harrowmere.ines, reason="Others are worse.")
    with pytest.raises(deciding.AlreadyDecided, match=r"Ines Calder at .*Not a priority"):
        deciding.take_action(tabling=tabled, by=harrowmere.carol, agreed=an_agreed(harrowmere))
    assert not Action.objects.exists()


def test_a_decision_begins_the_meeting_and_none_is_taken_after_it(harrowmere: Harrowmere) -> None:
    tabled = issue_tabled(harrowmere, at=a_meeting(harrowmere.ltm(1)))
    other = issue_tabled(harrowmere, at=tabled.meeting)
    deciding.decline(tabling=tabled, by=harrowmere.carol, reason="Others are worse.")
    tabled.meeting.refresh_from_db()
    assert tabled.meeting.stage == MeetingStage.UNDER_WAY
    tabled.meeting.stage = MeetingStage.CANCELLED
    tabled.meeting.save()
    with pytest.raises(Refused, match="over"):
        deciding.decline(tabling=other, by=harrowmere.carol, reason="Others are worse.")


def test_further_actions_hang_from_the_same_meeting_and_none_is_written_twice(harrowmere: Harrowmere) -> None:
    tabled = issue_tabled(harrowmere)
    deciding.take_action(tabling=tabled, by=harrowmere.carol, agreed=an_agreed(harrowmere))
    second = an_agreed(harrowmere, owner="hana", what="Write to the tenants")
    for _ in range(2):
        agreeing.agree(issue=tabled.issue, by=harrowmere.carol, agreed=second, meeting=tabled.meeting)
    assert [a.owner for a in deciding.actions_of(tabled)] == [harrowmere.errol, harrowmere.hana]
    assert tabled.issue.steps.filter(verb=Verb.ACTION_AGREED).count() == 2


def test_an_action_agreed_before_the_meeting_is_agreed_there_all_the_same(harrowmere: Harrowmere) -> None:
    tabled = issue_tabled(harrowmere)
    agreed = an_agreed(harrowmere)
    Action.objects.create(
        issue=tabled.issue, what=agreed.what, owner=agreed.owner, due_on=agreed.due_on, kind=agreed.kind,
        agreed_on=timezone.localdate(),
    )  # fmt: skip
    deciding.take_action(tabling=tabled, by=harrowmere.carol, agreed=agreed)
    tabled.issue.refresh_from_db()
    assert tabled.issue.stage == Stage.IN_ACTION


def test_an_action_needs_a_day_to_come_and_an_owner_who_sees_it(harrowmere: Harrowmere) -> None:
    tabled = issue_tabled(harrowmere)
    with pytest.raises(Refused, match="past"):
        deciding.take_action(tabling=tabled, by=harrowmere.carol, agreed=an_agreed(harrowmere, days=-1))
    with pytest.raises(Refused, match="no role"):
        deciding.take_action(tabling=tabled, by=harrowmere.carol, agreed=an_agreed(harrowmere, owner="dora"))
    with pytest.raises(Refused, match="on an agenda"):
        agreeing.agree(issue=tabled.issue, by=harrowmere.carol, agreed=an_agreed(harrowmere))


def test_a_lost_minute_undoes_the_decision_with_it(harrowmere: Harrowmere) -> None:
    tabled = issue_tabled(harrowmere)
    facts = the_facts(harrowmere)[Decision.REFER]
    with pytest.raises(Conflict):
        deciding.record_decision(
            tabling=tabled, by=harrowmere.carol, decision=Decision.REFER, facts=facts, minute="Mine", minute_version=7
        )
    tabled.refresh_from_db()
    assert tabled.decision == ""


def test_the_fourth_priority_asks_which_makes_way(harrowmere: Harrowmere) -> None:
    first, *others = (issue_tabled(harrowmere) for _ in range(4))
    facts = the_facts(harrowmere)[Decision.PRIORITY]
    for tabled in others:
        deciding.prioritise(tabling=tabled, by=harrowmere.carol, **facts)
    with pytest.raises(Refused, match="Millbrook has 3") as refused:
        deciding.prioritise(tabling=first, by=harrowmere.carol, **facts)
    assert refused.value.field == "ending"
    oldest = Priority.objects.get(issue=others[0].issue)
    deciding.prioritise(tabling=first, by=harrowmere.carol, ending=oldest, **facts)
    oldest.refresh_from_db()
    assert oldest.ended_because == f"Made way for {first.issue}."
    assert oldest.issue.steps.last().verb == Verb.PRIORITY_ENDED  # type: ignore[union-attr]
    assert Priority.objects.current().filter(ward=harrowmere.wards[1]).count() == 3


def test_what_is_carried_forward_stands_on_the_next_agenda(harrowmere: Harrowmere) -> None:
    tabled = issue_tabled(harrowmere)
    following = a_meeting(harrowmere.ltm(1))
    deciding.carry_forward(tabling=tabled, by=harrowmere.carol, because="Errol was away.")
    assert following.tablings.get().issue == tabled.issue
    assert following.items.get().times_carried == 1


def test_the_higher_group_is_offered_first(harrowmere: Harrowmere) -> None:
    tabled = issue_tabled(harrowmere)
    assert next(iter(deciding.higher_groups(tabled.meeting))) == harrowmere.groups["pdg"]
    facts = the_facts(harrowmere)[Decision.ESCALATE]
    deciding.escalate(tabling=tabled, by=harrowmere.carol, **facts)
    assert Escalation.objects.unanswered().get().asked == "A camera."
