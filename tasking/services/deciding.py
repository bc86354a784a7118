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
from django.utils import timezone

from engagement import trail
from engagement.models import Issue, Verb
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import Agency, Group, GroupKind, Meeting, MeetingStage, User, Ward
from partnerships.services.meetings import locked_meeting, next_meeting, open_meeting, save_minute
from tasking.access import DECIDE
from tasking.models import Action, Decision, Escalation, Priority, PriorityKind, Tabling
from tasking.services.agreeing import Agreed, write_action
from tasking.services.prioritising import make_priority
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
    """A place on the agenda that is being decided on, with its issue locked."""

    tabling: Tabling
    issue: Issue
    facts: dict[str, Any]

    def decided(self, decision: Decision, by: User, **more: Any) -> Tabling:
        now = timezone.now()
        row = self.tabling
        for name, value in {"decision": decision, "decided_by": by, "decided_at": now, **more}.items():
            setattr(row, name, value)
        row.version += 1
        row.save(update_fields=["decision", "decided_by", "decided_at", "version", *more])
        row.item.done_at = now
        row.item.save(update_fields=["done_at"])
        return row


@contextmanager
def _in_hand(tabling: Tabling, by: User) -> Iterator[InHand]:
    """Lock the issue, its meeting and its place; refuse where it is decided or the meeting is over."""
    with transaction.atomic():
        issue = locked(tabling.issue)
        DECIDE.require(by, issue.ward)
        meeting = locked_meeting(tabling.meeting_id)
        row = (
            Tabling.objects.select_for_update(of=("self",))
            .select_related("item", "decided_by", "issue__ward")
            .get(pk=tabling.pk)
        )
        if row.decision:
            raise AlreadyDecided(row)
        if meeting.stage == MeetingStage.SCHEDULED:
            meeting = open_meeting(meeting=meeting, by=by)  # whoever records a decision has begun the meeting
        if meeting.stage != MeetingStage.UNDER_WAY:
            raise Refused("This meeting is over. Put the issue on the agenda of the next one.")
        row.meeting = meeting
        yield InHand(row, issue, {"meeting": meeting.pk, "tabling": row.pk})


def take_action(*, tabling: Tabling, by: User, agreed: Agreed) -> Tabling:
    """Decide to act: the first action with owner, due date and EPIC kind. More are added with `agreeing.agree`.

    Raises Refused, PermissionDenied.
    """
    with _in_hand(tabling, by) as hand:
        write_action(issue=hand.issue, by=by, agreed=agreed, meeting=hand.tabling.meeting)
        return hand.decided(Decision.ACTION, by)


def prioritise(
    *,
    tabling: Tabling,
    by: User,
    title: str,
    review_on: date,
    kind: PriorityKind = PriorityKind.CHRONIC,
    signal: str = "",
    how_chosen: str = "",
    ending: Priority | None = None,
    agreed: Agreed | None = None,
) -> Tabling:
    """Make it one of the ward's priorities (003 1.3.2, 4.7.3), with a first action where one is agreed.

    In: its title in public wording, when it is reviewed, its type, whether a signal crime or disorder, how and by
    whom it was chosen, and the priority that makes way where the ward has as many as it can have. Raises Refused,
    naming `ending`, where one has to make way and none was chosen.
    """
    with transaction.atomic():
        # Two meetings may each make the ward's third priority at once: the ward's row lets one after the other.
        Ward.objects.select_for_update(no_key=True).get(pk=tabling.issue.ward_id)
        with _in_hand(tabling, by) as hand:
            make_priority(
                issue=hand.issue, by=by, meeting=hand.tabling.meeting, title=title, review_on=review_on, kind=kind,
                signal=signal, how_chosen=how_chosen, ending=ending,
            )  # fmt: skip
            if agreed is not None:
                write_action(issue=hand.issue, by=by, agreed=agreed, meeting=hand.tabling.meeting)
            return hand.decided(Decision.PRIORITY, by, reason=how_chosen)


def decline(*, tabling: Tabling, by: User, reason: str, other_help: str = "") -> Tabling:
    """Decide that it is not a priority: with the reason and what else can help; feedback is owed all the same (T4)."""
    if not reason:
        raise Refused("Write the reason; those who raised it are told.", field="reason")
    with _in_hand(tabling, by) as hand:
        helps = f"\nWhat else can help: {other_help}" if other_help else ""
        trail.record(
            issue=hand.issue, verb=Verb.NOT_PRIORITISED, by=by, text=f"{reason}{helps}", facts=hand.facts,
        )  # fmt: skip
        return hand.decided(Decision.NOT_PRIORITY, by, reason=reason, other_help=other_help)


def refer(*, tabling: Tabling, by: User, agency: Agency, asked: str = "") -> Tabling:
    """Hand it to an agency, which deals with it directly from now on."""
    with _in_hand(tabling, by) as hand:
        trail.record(
            issue=hand.issue, verb=Verb.REFERRED, by=by, text=asked,
            facts={**hand.facts, "agency": agency.pk, "agency_name": agency.name},
        )  # fmt: skip
        return hand.decided(Decision.REFER, by, reason=asked, referred_to=agency)


def escalate(*, tabling: Tabling, by: User, to_group: Group, asked: str, answer_due_on: date) -> Tabling:
    """Ask a higher group for something, with an answer owed by a date (T7, 001 rec 5)."""
    if not asked:
        raise Refused("Write what the group is asked for.", field="asked")
    if answer_due_on <= timezone.localdate():
        raise Refused("Give the group until a day to come.", field="answer_due_on")
    with _in_hand(tabling, by) as hand:
        if to_group.pk == hand.tabling.meeting.group_id:
            raise Refused("Choose a higher group than this one.", field="to_group")
        escalation = Escalation.objects.create(
            issue=hand.issue, from_meeting=hand.tabling.meeting, to_group=to_group, asked=asked,
            answer_due_on=answer_due_on, asked_by=by,
        )  # fmt: skip
        trail.record(
            issue=hand.issue, verb=Verb.SENT_UP, by=by,
            text=f"To {to_group}: {asked} Answer by {answer_due_on:%-d %B %Y}.",
            facts={**hand.facts, "escalation": escalation.pk},
        )  # fmt: skip
        return hand.decided(Decision.ESCALATE, by, reason=asked)


def carry_forward(*, tabling: Tabling, by: User, because: str = "") -> Tabling:
    """Carry it to the next tasking meeting of the ward after this one."""
    with _in_hand(tabling, by) as hand:
        meeting = hand.tabling.meeting
        following = next_meeting(meeting.group, after=meeting.starts_at)
        move_to(tabling=hand.tabling, meeting=following, by=by, because=because)
        row = Tabling.objects.select_related("item").get(pk=tabling.pk)
        row.item.done_at = row.decided_at
        row.item.save(update_fields=["done_at"])
        return row


STEPS: dict[Decision, Callable[..., Tabling]] = {
    Decision.ACTION: take_action,
    Decision.PRIORITY: prioritise,
    Decision.NOT_PRIORITY: decline,
    Decision.REFER: refer,
    Decision.ESCALATE: escalate,
    Decision.CARRY: carry_forward,
}
"""The function of each decision."""


def record_decision(
    *,
    tabling: Tabling,
    by: User,
    decision: Decision,
    facts: dict[str, Any],
    minute: str | None = None,
    minute_version: int = 0,
) -> Tabling:
    """Record a decision and the item's minute together, as the run page sends them. Both or neither is written."""
    with transaction.atomic():
        decided = STEPS[decision](tabling=tabling, by=by, **facts)
        item = decided.item
        if minute is not None and minute != item.minute:
            save_minute(item=item, by=by, minute=minute, version=minute_version)
        return decided


def higher_groups(meeting: Meeting) -> list[Group]:
    """The groups something can be asked of: the one this group escalates to first, then the partnership's others."""
    kinds = [GroupKind.TTCG, GroupKind.PDG, GroupKind.JAG, GroupKind.CORE]
    others = Group.objects.active().filter(partnership=meeting.group.partnership_id, kind__in=kinds)
    own = meeting.group.escalates_to
    return ([own] if own else []) + [group for group in others if own is None or group.pk != own.pk]


def actions_of(tabling: Tabling) -> list[Action]:
    """The actions agreed on this issue at this meeting."""
    return list(
        Action.objects.filter(issue=tabling.issue_id, meeting=tabling.meeting_id).select_related("owner", "agency")
    )
