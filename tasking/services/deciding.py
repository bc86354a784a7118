"""What a tasking meeting decides on an issue: one function for each of the six decisions (T2-T4, T7, 002 5.6).

Each takes the issue's place on the agenda, who decides, and its own facts by keyword; checks the right; changes the
book and writes the trail in one transaction. Of two people who decide on the same issue at once, one wins; the other
gets `AlreadyDecided` with what stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Case, OuterRef, Q, When
from django.utils import timezone

from engagement import trail
from engagement.models import Issue, Step, Verb
from partnerships.errors import Refused
from partnerships.locking import locked, none_saved_since
from partnerships.models import HIGHER_KINDS, Agency, Group, Meeting, MeetingStage, User, Ward
from partnerships.models.groups import GroupQuerySet
from partnerships.services.meetings import locked_meeting, next_meeting, open_meeting
from tasking.access import DECIDE
from tasking.models import Action, Decision, Escalation, Priority, PriorityKind, Tabling
from tasking.services.agreeing import Agreed, write_action
from tasking.services.escalating import put_on_next
from tasking.services.prioritising import NOT_SAID, Chosen, make_priority
from tasking.services.tabling import move_to


class AlreadyDecided(Refused):
    """Somebody decided on this issue first."""

    def __init__(self, tabling: Tabling) -> None:
        who = f" by {tabling.decided_by}" if tabling.decided_by else ""
        at = timezone.localtime(tabling.decided_at) if tabling.decided_at else None
        when = f" at {at:%H:%M}" if at else ""
        super().__init__(f"It was decided already{who}{when}: {tabling.get_decision_display()}. That stands.")
        self.tabling = tabling


@dataclass(slots=True)
class InHand:
    """A place on the agenda that is being decided on: its issue, meeting and itself are locked."""

    tabling: Tabling
    issue: Issue
    by: User
    last_step: int
    """The number of the issue's last step."""

    @property
    def meeting(self) -> Meeting:
        return self.tabling.meeting

    @property
    def facts(self) -> dict[str, Any]:
        return {"meeting": self.tabling.meeting_id, "tabling": self.tabling.pk}

    def decided(self, decision: Decision, **more: Any) -> None:
        """Write down what was decided."""
        row = self.tabling
        for name, value in {"decision": decision, "decided_by": self.by, "decided_at": timezone.now(), **more}.items():
            setattr(row, name, value)
        row.version += 1
        row.save(update_fields=["decision", "decided_by", "decided_at", "version", *more])


@contextmanager
def _in_hand(tabling: Tabling, by: User, *, decision: Decision) -> Iterator[InHand]:
    """Lock the issue, its meeting and its place; refuse where it is decided or the meeting is over."""
    with transaction.atomic():
        if decision == Decision.PRIORITY:
            # Two meetings may each make the ward's third priority at once: the ward's row lets one after the other.
            Ward.objects.select_for_update(no_key=True).get(pk=tabling.issue.ward_id)
        issue = locked(tabling.issue)
        issue.ward = tabling.issue.ward
        DECIDE.require(by, issue.ward)
        meeting = locked_meeting(tabling.meeting_id)
        places = Tabling.objects.select_for_update(of=("self", "item")).select_related("item", "decided_by").annotate(
            last_step=Step.objects.filter(issue=OuterRef("issue")).order_by("-number").values("number")[:1]
        )  # fmt: skip
        row = places.filter(pk=tabling.pk).first()
        if row is None:
            raise Refused("It was taken off the agenda meanwhile, or merged into another issue.")
        row.meeting, row.issue, row.item.meeting = meeting, issue, meeting
        if row.decision:
            raise AlreadyDecided(row)
        if meeting.stage == MeetingStage.SCHEDULED:
            row.meeting = meeting = open_meeting(meeting=meeting, by=by)  # who records a decision has begun it
        if meeting.stage != MeetingStage.UNDER_WAY:
            raise Refused("This meeting is over. Put the issue on the agenda of the next one.")
        yield InHand(row, issue, by, row.last_step)  # type: ignore[attr-defined]  # annotated above


def _take_action(hand: InHand, *, agreed: Agreed) -> None:
    """The first action with owner, due date and EPIC kind. More are added with `agreeing.agree`."""
    write_action(issue=hand.issue, by=hand.by, agreed=agreed, meeting=hand.meeting, last_step=hand.last_step)
    hand.decided(Decision.ACTION)


def _prioritise(
    hand: InHand,
    *,
    title: str,
    review_on: date,
    kind: PriorityKind = PriorityKind.CHRONIC,
    signal: str = "",
    chosen: Chosen = NOT_SAID,
    ending: Priority | None = None,
) -> None:
    """One of the ward's priorities (003 1.3.2, 4.7.3); `ending` makes way where the ward has as many as it can."""
    priority = make_priority(
        issue=hand.issue, by=hand.by, meeting=hand.meeting, title=title, review_on=review_on, kind=kind,
        signal=signal, chosen=chosen, ending=ending, last_step=hand.last_step,
    )  # fmt: skip
    hand.decided(Decision.PRIORITY, reason=priority.how, priority=priority)


def _decline(hand: InHand, *, reason: str, other_help: str = "") -> None:
    """Not a priority: with the reason and what else can help; feedback is owed all the same (T4, 002 5.5.5)."""
    if not reason:
        raise Refused("Write the reason; those who raised it are told.", field="reason")
    helps = f"\nWhat else can help: {other_help}" if other_help else ""
    # Before the step: whoever is owed the answer by it reads there what was decided.
    hand.decided(Decision.NOT_PRIORITY, reason=reason, other_help=other_help)
    trail.record(
        issue=hand.issue, verb=Verb.NOT_PRIORITISED, by=hand.by, text=f"{reason}{helps}", facts=hand.facts,
        last_step=hand.last_step,
    )  # fmt: skip


def _refer(hand: InHand, *, agency: Agency, asked: str = "") -> None:
    """To an agency, which deals with it directly from now on."""
    trail.record(
        issue=hand.issue, verb=Verb.REFERRED, by=hand.by, text=asked,
        facts={**hand.facts, "agency": agency.pk, "agency_name": agency.name}, last_step=hand.last_step,
    )  # fmt: skip
    hand.decided(Decision.REFER, reason=asked, referred_to=agency)


def _escalate(hand: InHand, *, to_group: Group, asked: str, answer_due_on: date) -> None:
    """To a higher group, of which something is asked, with an answer owed by a date (T7, 001 rec 5)."""
    if not asked:
        raise Refused("Write what the group is asked for.", field="asked")
    if answer_due_on <= timezone.localdate():
        raise Refused("Give the group until a day to come.", field="answer_due_on")
    if to_group.pk == hand.meeting.group_id:
        raise Refused("Choose a higher group than this one.", field="to_group")
    if Escalation.objects.unanswered().filter(issue=hand.issue, to_group=to_group).exists():
        raise Refused(f"{to_group} has been asked about it and has not answered yet.", field="to_group")
    escalation = Escalation.objects.create(
        issue=hand.issue, from_meeting=hand.meeting, to_group=to_group, asked=asked, answer_due_on=answer_due_on,
        asked_by=hand.by,
    )  # fmt: skip
    trail.record(
        issue=hand.issue, verb=Verb.SENT_UP, by=hand.by, facts={**hand.facts, "escalation": escalation.pk},
        text=f"To {to_group}: {asked} Answer by {answer_due_on:%-d %B %Y}.", last_step=hand.last_step,
    )  # fmt: skip
    hand.decided(Decision.ESCALATE, reason=asked, escalation=escalation)
    put_on_next(to_group)


def _carry_forward(hand: InHand, *, because: str = "") -> None:
    """To the group's next meeting after this one."""
    following = next_meeting(hand.meeting.group, after=hand.meeting.starts_at)
    move_to(tabling=hand.tabling, meeting=following, by=hand.by, because=because)
    hand.tabling.refresh_from_db(fields=["decision", "reason", "decided_by", "decided_at", "version"])


STEPS: dict[Decision, Callable[..., None]] = {
    Decision.ACTION: _take_action,
    Decision.PRIORITY: _prioritise,
    Decision.NOT_PRIORITY: _decline,
    Decision.REFER: _refer,
    Decision.ESCALATE: _escalate,
    Decision.CARRY: _carry_forward,
}
"""What each decision does; `facts` of `record_decision` are its keyword arguments."""


def record_decision(
    *,
    tabling: Tabling,
    by: User,
    decision: Decision,
    facts: dict[str, Any],
    minute: str | None = None,
    minute_version: int = 0,
) -> Tabling:
    """Record a decision and the item's minute together, as the run page sends them. Both or neither is written.

    In: the issue's place on the agenda, who decides, which of the six and the facts it asks for, and the minute with
    the version of it that the person saw (None leaves it). Out: the place, decided. Raises AlreadyDecided with what
    stands, Refused where the meeting is over or a fact will not do, Conflict where the minute was changed in between,
    PermissionDenied without the right for the issue's ward.
    """
    with _in_hand(tabling, by, decision=decision) as hand:
        STEPS[decision](hand, **facts)
        item = hand.tabling.item
        item.done_at = hand.tabling.decided_at
        if minute is not None and minute != item.minute:
            none_saved_since(item, version=minute_version, fields=["minute"])
            item.minute, item.version = minute, item.version + 1
        item.save(update_fields=["done_at", "minute", "version"])
        return hand.tabling


def take_action(*, tabling: Tabling, by: User, agreed: Agreed) -> Tabling:
    """Decide to act. Raises as `record_decision`."""
    return record_decision(tabling=tabling, by=by, decision=Decision.ACTION, facts={"agreed": agreed})


def prioritise(*, tabling: Tabling, by: User, **facts: Any) -> Tabling:
    """Decide to make it a priority. Raises as `record_decision`."""
    return record_decision(tabling=tabling, by=by, decision=Decision.PRIORITY, facts=facts)


def decline(*, tabling: Tabling, by: User, reason: str, other_help: str = "") -> Tabling:
    """Decide that it is not a priority. Raises as `record_decision`."""
    facts = {"reason": reason, "other_help": other_help}
    return record_decision(tabling=tabling, by=by, decision=Decision.NOT_PRIORITY, facts=facts)


def refer(*, tabling: Tabling, by: User, agency: Agency, asked: str = "") -> Tabling:
    """Decide to refer it to an agency. Raises as `record_decision`."""
    return record_decision(tabling=tabling, by=by, decision=Decision.REFER, facts={"agency": agency, "asked": asked})


def escalate(*, tabling: Tabling, by: User, to_group: Group, asked: str, answer_due_on: date) -> Tabling:
    """Decide to ask a higher group. Raises as `record_decision`."""
    facts = {"to_group": to_group, "asked": asked, "answer_due_on": answer_due_on}
    return record_decision(tabling=tabling, by=by, decision=Decision.ESCALATE, facts=facts)


def carry_forward(*, tabling: Tabling, by: User, because: str = "") -> Tabling:
    """Decide to carry it forward. Raises as `record_decision`."""
    return record_decision(tabling=tabling, by=by, decision=Decision.CARRY, facts={"because": because})


def higher_groups(meeting: Meeting) -> GroupQuerySet:
    """The groups something can be asked of: the one this group escalates to, and the partnership's higher ones."""
    group = meeting.group
    return higher_groups_of(group.pk, group.partnership_id, group.escalates_to_id or 0)


def higher_groups_of(group: Any, partnership: Any, escalates_to: Any) -> GroupQuerySet:
    """The same by the group, its partnership and the group above it; values or places for them."""
    own = Q(pk=escalates_to)
    others = Q(partnership_id=partnership, kind__in=HIGHER_KINDS)
    first = Case(When(own, then=0), default=1)
    return Group.objects.active().filter(own | others).exclude(pk=group).order_by(first, "name")


def actions_of(tabling: Tabling) -> list[Action]:
    """The actions agreed on this issue at this meeting."""
    return list(
        Action.objects.filter(issue=tabling.issue_id, meeting=tabling.meeting_id).select_related("owner", "agency")
    )
