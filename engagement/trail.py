"""The one function through which every storey writes the trail, and the stage with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone

from engagement.loop import LOOP, allowed, stage_after
from engagement.models import Issue, Sensitivity, Stage, Step, Verb
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import Agency, User

Consequence = Callable[[Issue, Step], None]
_of_stages: dict[Stage, list[Consequence]] = {}
_of_steps: dict[Verb, list[Consequence]] = {}
"""Apart, because a stage and the step that leads to it may have the same word."""


def on_reaching(stage: Stage, consequence: Consequence) -> None:
    """Have `consequence` run, in the same transaction, whenever an issue comes to `stage`.

    For the storeys above: feedback registers what is owed when an outcome is recorded. Called from an
    application's `ready`; a second registration of the same function does nothing.
    """
    registered = _of_stages.setdefault(stage, [])
    if consequence not in registered:
        registered.append(consequence)


def on_step(verb: Verb, consequence: Consequence) -> None:
    """As `on_reaching`, for every step of a kind, wherever it leads: feedback sees to who is owed when issues part."""
    registered = _of_steps.setdefault(verb, [])
    if consequence not in registered:
        registered.append(consequence)


def record(
    *,
    issue: Issue,
    verb: Verb,
    by: User | None,
    by_name: str = "",
    keyed_by: User | None = None,
    agency: Agency | None = None,
    text: str = "",
    happened_at: datetime | None = None,
    seen_by: Sensitivity = Sensitivity.PARTNERS,
    facts: dict[str, Any] | None = None,
    corrects: Step | None = None,
    last_step: int | None = None,
) -> Step:
    """Add a step to the trail of `issue` and move it to the stage the step leads to.

    In: the issue (its row is locked here, so two steps never take the same number), what happened, who did it
    (`by`, or `by_name` for somebody without an account; neither means the book itself) and who keyed it (the same
    person unless named), the moment it happened if that is not now, who may see it, and ids of what it is about.
    `last_step`: the number of its last step, from a caller whose transaction has locked and read this very row, and
    read the number since: then neither is read again.
    Out: the step. `issue.stage`, `stage_since`, `round` and `last_step_at` are written and set on the object given.
    Raises Refused where the transition table does not allow the step (product, The loop).
    """
    with transaction.atomic():
        now = timezone.now()
        row = locked(issue) if last_step is None else issue
        before = row.stage
        last = last_step or last_number(row.pk)
        first = last is None
        if not first and not allowed(verb, before):
            raise Refused(LOOP[verb].refusal or "That step can't be taken at this stage.")
        if first and verb != Verb.RAISED:
            raise Refused("The first step of an issue is that it was raised.")
        after = _stage_before_merging(row) if LOOP[verb].back else stage_after(verb, before)
        step = Step.objects.create(
            issue=row,
            number=(last or 0) + 1,
            verb=verb,
            happened_at=happened_at or now,
            by=by,
            by_name=by_name or ("" if by else "The book"),
            keyed_by=keyed_by or by,
            agency_id=agency.pk if agency else by.agency_id if by else None,
            from_stage="" if first else before,
            to_stage=after,
            text=text,
            seen_by=seen_by,
            facts=facts or {},
            corrects=corrects,
        )
        if verb in (Verb.REOPENED, Verb.DISPUTED, Verb.UNMERGED):
            row.round += 1
        _move(row, issue, step, now)
        if first or before != after:
            for consequence in _of_stages.get(after, []):
                consequence(issue, step)
        for consequence in _of_steps.get(verb, []):
            consequence(issue, step)
        return step


def _stage_before_merging(row: Issue) -> Stage:
    """Where a merged issue stood. What stood on an agenda was taken off it, and waits for the next one."""
    merging = Step.objects.filter(issue=row, verb=Verb.MERGED).order_by("-number")
    before = Stage(merging.values_list("from_stage", flat=True)[0])
    return Stage.ESCALATED if before == Stage.TABLED else before


def raise_each(
    *, issues: Sequence[Issue], by: User, keyed_by: User, facts: dict[str, Any], happened_at: datetime | None = None
) -> None:
    """Begin the trails of new issues that were heard together: as `record`, in three questions whatever their number.

    In: issues just made, at stage new and without a step; who received them and who keyed them; what the first step of
    each keeps.
    """
    with transaction.atomic():
        now = timezone.now()
        Step.objects.bulk_create(
            Step(
                issue=issue, number=1, verb=Verb.RAISED, happened_at=happened_at or now, recorded_at=now, by=by,
                keyed_by=keyed_by, agency_id=by.agency_id, from_stage="", to_stage=Stage.NEW, facts=facts,
            )
            for issue in issues
        )  # fmt: skip
        seal = Step.objects.filter(issue=OuterRef("pk"), number=1).values("seal")[:1]
        Issue.objects.filter(pk__in=[issue.pk for issue in issues]).update(trail_end=Subquery(seal))


def record_each(*, verb: Verb, by: User, steps: Sequence[tuple[int, str, dict[str, Any]]]) -> list[Step]:
    """Add a step of one kind to each of many trails: as `record`, in four questions whatever their number.

    In: the kind, who did it, and for each step its issue, its words and its facts; several may be of one issue, and
    come on its trail in this order. Only kinds that leave an issue at its stage. Raises Refused where one of the issues
    is not at a stage that allows it: then none is written.
    """
    if LOOP[verb].to is not None:
        raise ValueError(f"{verb} moves an issue; record it one by one.")
    with transaction.atomic():
        keys = {issue for issue, _, _ in steps}
        rows = {row.pk: row for row in Issue.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
        if any(not allowed(verb, row.stage) for row in rows.values()):
            raise Refused(LOOP[verb].refusal)
        numbers = dict(Step.objects.filter(issue__in=keys).values_list("issue").annotate(Max("number")).order_by())
        now, made = timezone.now(), []
        for issue, text, facts in steps:
            numbers[issue] += 1
            made.append(
                Step(
                    issue=rows[issue], number=numbers[issue], verb=verb, happened_at=now, recorded_at=now, by=by,
                    keyed_by=by, agency_id=by.agency_id, from_stage=rows[issue].stage, to_stage=rows[issue].stage,
                    text=text, facts=facts,
                )
            )  # fmt: skip
        Step.objects.bulk_create(made)
        last = Step.objects.filter(issue=OuterRef("pk")).order_by("-number").values("seal")[:1]
        Issue.objects.filter(pk__in=keys).update(last_step_at=now, trail_end=Subquery(last))
        return made


def last_number(issue: int) -> int | None:
    """The number of the issue's last step; None where it has none yet."""
    return Step.objects.filter(issue=issue).order_by("-number").values_list("number", flat=True).first()


def _move(row: Issue, given: Issue, step: Step, now: datetime) -> None:
    if row.stage != step.to_stage:
        row.stage_since = now
    row.stage = step.to_stage
    row.last_step_at = now
    Issue.objects.filter(pk=row.pk).update(
        stage=row.stage, stage_since=row.stage_since, last_step_at=now, round=row.round, trail_end=step.seal
    )
    given.stage, given.stage_since = row.stage, row.stage_since
    given.last_step_at, given.round = row.last_step_at, row.round
