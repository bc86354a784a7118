"""Working on an action: progress, done, handed over, postponed, no longer needed (T5, 000 5.4).

Owner, the owner's agency and the ward's team work on it (`tasking.access.may_work_on`). Each function takes the
version the person saw; somebody who saw an older one gets Conflict with what stands, and loses nothing (craft 9).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from engagement import trail
from engagement.models import Issue, Verb
from partnerships.errors import Conflict, Refused
from partnerships.locking import locked
from partnerships.models import User
from partnerships.photos import Photo
from tasking.access import DECIDE, WORK_ON_ACTION, may_work_on
from tasking.models import Action, ActionPhoto, ActionPower, ActionProgress, ActionState, Power
from tasking.models.actions import whose
from tasking.services import powers
from tasking.services.agreeing import check_owner
from tasking.services.picturing import keep
from tasking.services.telling_owners import tell_new_owner


@contextmanager
def _to_do(action: Action, version: int) -> Iterator[Action]:
    """The action still to do, with its issue and itself locked until the step is written."""
    with transaction.atomic():
        issue = locked(action.issue)
        row = Action.objects.select_for_update(of=("self",)).select_related("owner", "agency").get(pk=action.pk)
        row.issue = issue
        if row.state != ActionState.TO_DO:
            raise Refused(f"This action is closed already: {row.get_state_display().lower()}.")
        if row.version != version:
            raise Conflict(
                "Somebody else wrote on this action meanwhile. What stands now is shown; yours is kept in the form.",
                theirs={"owner": row.owner, "due_on": row.due_on, "text": row.progress.last() or ""},
                version=row.version,
            )
        row.version += 1
        yield row


def _may_work(by: User, action: Action) -> None:
    if not may_work_on(by, action):
        raise PermissionDenied(WORK_ON_ACTION.why_not)


def record_progress(
    *, action: Action, by: User, text: str, version: int, photos: Sequence[Photo] = (), power: Power | None = None
) -> ActionProgress:
    """Report how it stands, with up to three photos and the power or tool that was used.

    The same report sent twice is written once.
    """
    _may_work(by, action)
    if not text:
        raise Refused("Write how it stands.", field="text")
    last = ActionProgress.objects.filter(action=action).last()
    if last is not None and (last.by_id, last.text) == (by.pk, text) and _has_all(last, photos, power):
        return last
    with _to_do(action, version) as row:
        row.save(update_fields=["version"])
        made = ActionProgress.objects.create(action=row, text=text, by=by)
        kept = keep(action=row, by=by, photos=photos, progress=made)
        used = powers.use(action=row, by=by, power=power, on=timezone.localdate()) if power else None
        trail.record(
            issue=row.issue, verb=Verb.PROGRESS, by=by, text=_with_power(text, used), facts=_facts(row, kept),
            last_step=trail.last_number(row.issue_id),
        )  # fmt: skip
        return made


def _has_all(report: ActionProgress, photos: Sequence[Photo], power: Power | None) -> bool:
    if power is not None and not ActionPower.objects.filter(action=report.action_id, power=power).exists():
        return False
    sent = {photo.sha256 for photo in photos}
    return not sent or sent <= set(report.photos.values_list("sha256", flat=True))


def _with_power(text: str, used: ActionPower | None) -> str:
    return f"{text}\nUsed: {used.power} ({used.power.get_counts_as_display().lower()})." if used else text


def _facts(action: Action, photos: Sequence[ActionPhoto]) -> dict[str, object]:
    return {"action": action.pk, **({"photos": len(photos)} if photos else {})}


def mark_done(
    *,
    action: Action,
    by: User,
    outcome: str,
    version: int,
    done_on: date | None = None,
    photos: Sequence[Photo] = (),
    power: Power | None = None,
) -> Action:
    """Record that it is done, with what was done, up to three photos and the power or tool that was used.

    `done_on` is no day to come, and today unless it is said.
    """
    _may_work(by, action)
    done_on = done_on or timezone.localdate()
    if not outcome:
        raise Refused("Write what was done.", field="outcome")
    if done_on > timezone.localdate():
        raise Refused("It can't have been done on a day to come.", field="done_on")
    with _to_do(action, version) as row:
        row.state, row.outcome, row.done_on, row.done_by = ActionState.DONE, outcome, done_on, by
        row.save(update_fields=["state", "outcome", "done_on", "done_by", "version"])
        kept = keep(action=row, by=by, photos=photos)
        used = powers.use(action=row, by=by, power=power, on=done_on) if power else None
        trail.record(
            issue=row.issue, verb=Verb.ACTION_DONE, by=by, facts=_facts(row, kept),
            text=_with_power(f"{row.what}\n{outcome}", used),
            last_step=trail.last_number(row.issue_id),
        )  # fmt: skip
        return row


def outcomes_of(user: User, issue: Issue, since: date | None) -> list[str]:
    """What the actions of the issue came to, done since that day, as far as the person sees them; the oldest first."""
    done = Action.objects.visible_to(user).filter(issue=issue, state=ActionState.DONE)
    counting = done.filter(done_on__gte=since) if since else done
    return list(counting.order_by("done_on", "pk").values_list("outcome", flat=True))


def hand_over(*, action: Action, by: User, owner: User, because: str = "", version: int) -> Action:
    """Give it to another owner: its own agency to one of theirs, the ward's coordinator or supervisor to anybody.

    The new owner is told by e-mail. Raises Refused, Conflict, PermissionDenied.
    """
    _may_work(by, action)
    if not DECIDE.held_for(by, action.issue.ward) and (by.agency_id is None or owner.agency_id != by.agency_id):
        raise PermissionDenied("You hand over to somebody of your own agency; the coordinator to anybody.")
    check_owner(owner, kind=action.kind)
    with _to_do(action, version) as row:
        if row.owner_id == owner.pk:
            raise Refused(f"It is {owner}'s already.", field="owner")
        words = handover_in_words(row, owner, because)
        row.owner, row.agency = owner, owner.agency
        row.save(update_fields=["owner", "agency", "version"])
        trail.record(
            issue=row.issue, verb=Verb.PROGRESS, by=by, facts={"action": row.pk, "handed_over": True},
            text=words,
        )  # fmt: skip
        tell_new_owner(action=row)
        return row


def handover_in_words(action: Action, owner: User, because: str) -> str:
    """What its trail says of an action, still with its old owner, that goes to this one."""
    return f"Handed over from {action.whose} to {whose(owner.agency, owner)}: {action.what} {because}".strip()


def postpone(*, action: Action, by: User, due_on: date, because: str, version: int) -> Action:
    """Give it another due date, saying why: the ward's coordinator or supervisor."""
    DECIDE.require(by, action.issue.ward)
    if not because:
        raise Refused("Write why the date moves.", field="because")
    if due_on < timezone.localdate():
        raise Refused("It can't be due on a day that is past.", field="due_on")
    with _to_do(action, version) as row:
        before, row.due_on = row.due_on, due_on
        row.save(update_fields=["due_on", "version"])
        trail.record(
            issue=row.issue, verb=Verb.PROGRESS, by=by, facts={"action": row.pk, "due_on": due_on.isoformat()},
            text=f"Due {due_on:%-d %B %Y} instead of {before:%-d %B %Y}: {because}",
        )  # fmt: skip
        return row


def end_action(*, action: Action, by: User, because: str, version: int) -> Action:
    """Record that it is no longer needed, and why: the ward's coordinator or supervisor."""
    DECIDE.require(by, action.issue.ward)
    if not because:
        raise Refused("Write why it is no longer needed.", field="because")
    with _to_do(action, version) as row:
        row.state, row.ended_because = ActionState.ENDED, because
        row.save(update_fields=["state", "ended_because", "version"])
        trail.record(
            issue=row.issue, verb=Verb.ACTION_ENDED, by=by, text=f"{row.what}\n{because}", facts={"action": row.pk}
        )
        return row
