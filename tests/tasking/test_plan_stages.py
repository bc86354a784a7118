"""A plan from scanning to closing: what each stage needs, and what keeps it from being closed (003 4.7.4)."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, Verb
from partnerships.errors import Conflict, Refused
from partnerships.models import Mail
from tasking.models import SARA, Plan, PlanEntry, PlanStage
from tasking.sara import Standing, lacking
from tasking.services.plans import moving, starting
from tests.tasking.making import issue_in_action
from tests.tasking.planning import WRITTEN, a_plan, fresh, plan_proposed, plan_scanned, plan_to_close, write


def test_a_plan_takes_its_issue_and_its_actions_and_tells_the_owner(harrowmere: Harrowmere) -> None:
    issue = issue_in_action(harrowmere)
    plan = a_plan(harrowmere, issue=issue)
    assert list(plan.issues.all()) == [issue]
    assert [action.issue for action in plan.actions.all()] == [issue]
    assert (plan.review_on - timezone.localdate()).days == 28
    assert issue.steps.filter(verb=Verb.NOTE, facts={"plan": plan.pk}).exists()
    assert Mail.objects.get(kind="plan owner").to == harrowmere.errol.email


def test_an_issue_hangs_on_one_open_plan(harrowmere: Harrowmere) -> None:
    plan = a_plan(harrowmere)
    with pytest.raises(Refused, match="hangs on the plan"):
        a_plan(harrowmere, issue=plan.issues.all()[0])


@pytest.mark.parametrize(("person", "why"), [("colin", "no role"), ("cllr-jones", "no role"), ("adam", "no role")])
def test_who_cannot_lead_it_is_no_owner(harrowmere: Harrowmere, person: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        a_plan(harrowmere, owner=person)


def test_a_representative_may_own_one(harrowmere: Harrowmere) -> None:
    assert a_plan(harrowmere, owner="rita").owner == harrowmere.rita


def test_a_restricted_issue_is_for_the_case_register(harrowmere: Harrowmere) -> None:
    issue = issue_in_action(harrowmere)
    Issue.objects.filter(pk=issue.pk).update(sensitivity="restricted")
    with pytest.raises(Refused, match="case register"):
        a_plan(harrowmere, issue=issue)


def test_the_next_stage_opens_when_nothing_is_lacking(harrowmere: Harrowmere) -> None:
    plan = a_plan(harrowmere)
    with pytest.raises(Refused, match="Scanning still lacks the problem in one paragraph, a measure") as refusal:
        moving.move_on(plan=plan, by=harrowmere.errol, version=plan.version)
    assert "a partner or community group that takes part" in refusal.value.message
    plan = plan_scanned(harrowmere)
    assert moving.move_on(plan=plan, by=harrowmere.errol, version=plan.version).stage == PlanStage.ANALYSIS


def test_each_text_is_needed_by_its_stage(harrowmere: Harrowmere) -> None:
    plan = plan_to_close(harrowmere)
    assert not any(lacking(Standing(plan), stage) for stage in SARA)
    fields = {field for part in WRITTEN.values() for field in part} - {"engagement", "impact_treatment"}
    for field in sorted(fields):
        kept = getattr(plan, field)
        setattr(plan, field, "")
        assert [need for stage in SARA for need in lacking(Standing(plan), stage)], field
        setattr(plan, field, kept)


def test_going_back_says_why(harrowmere: Harrowmere) -> None:
    plan = plan_scanned(harrowmere)
    moving.move_on(plan=plan, by=harrowmere.errol, version=plan.version)
    with pytest.raises(Refused, match="why"):
        moving.go_back(plan=fresh(plan), by=harrowmere.errol, because="", version=plan.version + 1)
    back = moving.go_back(plan=plan, by=harrowmere.errol, because="It is two problems.", version=plan.version + 1)
    assert (back.stage, "two problems" in plan.entries.all().last().text) == ("scanning", True)  # type: ignore[union-attr]


def test_closing_is_refused_with_what_is_missing(harrowmere: Harrowmere) -> None:
    plan = plan_to_close(harrowmere)
    Issue.objects.filter(held__plan=plan).update(stage="in_action", satisfaction="")
    Plan.objects.filter(pk=plan.pk).update(conclusions="")
    with pytest.raises(Refused) as refusal:
        moving.propose_closing(plan=fresh(plan), by=harrowmere.carol, justification="Enough.", version=plan.version)
    assert "Assessment: the conclusions" in refusal.value.message
    assert "the view of those who raised it is not recorded" in refusal.value.message
    with pytest.raises(Refused, match="why the plan can be closed"):
        moving.propose_closing(plan=plan, by=harrowmere.carol, justification="", version=plan.version)


def test_a_second_person_agrees(harrowmere: Harrowmere) -> None:
    plan = plan_proposed(harrowmere)
    with pytest.raises(Refused, match="second person"):
        moving.agree_closing(plan=plan, by=harrowmere.carol, version=plan.version)
    for person in ("errol", "priya", "rita", "colin"):
        with pytest.raises(PermissionDenied):
            moving.agree_closing(plan=plan, by=harrowmere.people[person], version=plan.version)
    closed = moving.agree_closing(plan=plan, by=harrowmere.ines, version=plan.version)
    assert (closed.stage, closed.closed_by, closed.closed_on) == ("closed", harrowmere.ines, timezone.localdate())
    with pytest.raises(Refused, match="closed since"):
        write(plan, harrowmere, "problem")


def test_an_issue_reopened_meanwhile_keeps_it_open(harrowmere: Harrowmere) -> None:
    plan = plan_proposed(harrowmere)
    Issue.objects.filter(held__plan=plan).update(stage="escalated")
    with pytest.raises(Refused, match="not closed yet"):
        moving.agree_closing(plan=plan, by=harrowmere.ines, version=plan.version)
    back = moving.send_back(plan=plan, by=harrowmere.ines, because="It began again.", version=plan.version)
    assert back.close_proposed_by is None


def test_the_database_closes_no_plan_on_one_person_alone(harrowmere: Harrowmere) -> None:
    plan = plan_proposed(harrowmere)
    with pytest.raises(IntegrityError, match="agreed_by_a_second"), transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(
            stage="closed", closed_by=harrowmere.carol, closed_on=timezone.localdate()
        )


def test_the_log_is_never_rewritten(harrowmere: Harrowmere) -> None:
    plan = a_plan(harrowmere)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        PlanEntry.objects.filter(plan=plan).update(text="Something else.")


def test_somebody_who_saw_an_older_plan_sees_what_stands(harrowmere: Harrowmere) -> None:
    plan = a_plan(harrowmere)
    write(plan, harrowmere, "problem")
    with pytest.raises(Conflict) as conflict:
        starting.change_about(
            plan=plan, by=harrowmere.carol, title="Mine", owner=plan.owner, priority=None, review_every=14,
            version=plan.version,
        )  # fmt: skip
    assert conflict.value.theirs["title"] == "Fly-tipping behind the shops"
