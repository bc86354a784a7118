"""From scanning to closing: the next stage, back to the one before, closing by two (003 4.7.4)."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from engagement import trail
from engagement.models import Issue, Verb
from partnerships.errors import Refused
from partnerships.models import User
from tasking.models import Plan, PlanEntryKind, PlanStage
from tasking.plan_access import LEAD_PLAN, coordinates
from tasking.sara import BEFORE, FOLLOWING, Standing, lacking_to_close, lacking_to_move_on
from tasking.services.plans.holding import log, open_plan, save


def move_on(*, plan: Plan, by: User, version: int) -> Plan:
    """Open the next stage. Raises Refused, with what is lacking, where this one is not complete; Conflict."""
    with open_plan(plan, by=by, version=version) as row:
        stage = PlanStage(row.stage)
        if stage not in FOLLOWING:
            raise Refused("After Assessment comes closing.")
        lacks = lacking_to_move_on(Standing(row))
        if lacks:
            raise Refused(f"{stage.label} still lacks {_and([need.words for need in lacks])}.")
        row.stage = FOLLOWING[stage]
        log(row, PlanEntryKind.MOVED, by=by, text=f"{stage.label} is complete; {FOLLOWING[stage].label} begins.")
        return save(row, "stage")


def go_back(*, plan: Plan, by: User, because: str, version: int) -> Plan:
    """Go back a stage, saying why: what was found out later changes what was thought before."""
    if not because:
        raise Refused("Write why it goes back.", field="because")
    with open_plan(plan, by=by, version=version) as row:
        stage = PlanStage(row.stage)
        if stage not in BEFORE:
            raise Refused("Scanning is the first stage.")
        row.stage = BEFORE[stage]
        row.close_proposed_by, row.close_proposed_at = None, None
        log(row, PlanEntryKind.BACK, by=by, text=f"Back to {BEFORE[stage].label}: {because}")
        return save(row, "stage", "close_proposed_by", "close_proposed_at")


def propose_closing(*, plan: Plan, by: User, justification: str, version: int) -> Plan:
    """Propose to close the plan, with the justification. Raises Refused with the list of what is missing, Conflict."""
    if not justification:
        raise Refused("Write why the plan can be closed.", field="justification")
    with open_plan(plan, by=by, version=version, fields=("justification",)) as row:
        if row.close_proposed_by_id is not None:
            raise Refused(f"{row.close_proposed_by} proposed it already. A second person agrees or sends it back.")
        _nothing_missing(row)
        row.justification, row.close_proposed_by, row.close_proposed_at = justification, by, timezone.now()
        log(row, PlanEntryKind.PROPOSED, by=by, text=justification)
        return save(row, "justification", "close_proposed_by", "close_proposed_at")


def agree_closing(*, plan: Plan, by: User, version: int) -> Plan:
    """Agree, as a second person, and close the plan. One of the two coordinates the ward (safety, "close2").

    What was missing is asked again: an issue may have been reopened since. Raises Refused, Conflict, PermissionDenied.
    """
    LEAD_PLAN.require(by, plan.ward)
    with transaction.atomic():
        issues = _locked_issues(plan)
        with open_plan(plan, by=by, version=version) as row:
            _second_person(row, by)
            _nothing_missing(row)
            row.stage, row.closed_by, row.closed_on = PlanStage.CLOSED, by, timezone.localdate()
            log(row, PlanEntryKind.CLOSED, by=by, text=row.justification)
            for issue in issues:
                trail.record(
                    issue=issue, verb=Verb.NOTE, by=by, text=f"The problem-solving plan “{row}” is closed.",
                    facts={"plan": row.pk},
                )  # fmt: skip
            return save(row, "stage", "closed_by", "closed_on")


def send_back(*, plan: Plan, by: User, because: str, version: int) -> Plan:
    """Say no to closing, or take one's own proposal back, with the reason."""
    if not because:
        raise Refused("Write what is still to be done.", field="because")
    with open_plan(plan, by=by, version=version) as row:
        if row.close_proposed_by_id is None:
            raise Refused("Nobody proposes to close it.")
        if row.close_proposed_by_id != by.pk and not LEAD_PLAN.held_for(by, row.ward):
            raise PermissionDenied(LEAD_PLAN.why_not)
        row.close_proposed_by, row.close_proposed_at = None, None
        log(row, PlanEntryKind.SENT_BACK, by=by, text=because)
        return save(row, "close_proposed_by", "close_proposed_at")


def _locked_issues(plan: Plan) -> list[Issue]:
    """Issues first, in the order of their numbers, then the plan: the order of every step."""
    return list(Issue.objects.select_for_update(of=("self",)).filter(held__plan=plan).order_by("pk"))


def _second_person(row: Plan, by: User) -> None:
    proposer = row.close_proposed_by
    if proposer is None:
        raise Refused("Nobody proposes to close it.")
    if proposer.pk == by.pk:
        raise Refused("You proposed to close it. A second person has to agree.")
    if not coordinates(by, row) and not coordinates(proposer, row):
        raise Refused(f"One of the two has to be the coordinator of {row.ward}.")


def _nothing_missing(row: Plan) -> None:
    missing = lacking_to_close(Standing(row))
    if missing:
        raise Refused(f"The plan can't be closed yet. {'. '.join(missing)}.")


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
