"""Issues reach the ward's tasking meeting by themselves, and by the hand of the coordinator (T1, 000 2.2, 3.1).

Locks are taken issue first, then meeting, here and everywhere.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from engagement import trail
from engagement.models import Issue, Sensitivity, Stage, Step, Verb
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import AgendaItem, Group, ItemKind, Meeting, MeetingStage, User, Ward
from partnerships.services.meetings import locked_meeting, place
from tasking.access import DECIDE
from tasking.models import Decision, Tabling

BATCH = 200
LIVE = [MeetingStage.SCHEDULED, MeetingStage.UNDER_WAY]


def tasking_meetings(ward: Ward) -> QuerySet[Meeting]:
    """The meetings that could decide on an issue of this ward: its tasking groups', to come or under way."""
    groups = Group.objects.active().tasking().filter(wards=ward)
    return Meeting.objects.filter(group__in=groups.values("pk")).to_come(timezone.now()).select_related("group")


def next_tasking_meeting(ward: Ward) -> Meeting | None:
    """The ward's next tasking meeting that has not begun."""
    return tasking_meetings(ward).filter(stage=MeetingStage.SCHEDULED).first()


def table(*, issue: Issue, meeting: Meeting, by: User | None) -> Tabling:
    """Put an issue on the agenda of a tasking meeting; None for `by` is the book itself.

    Out: its place on the agenda, also where it stood there already. Raises Refused where it is on another agenda, the
    meeting is over or does not decide for this ward, or the stage does not allow it; PermissionDenied without the
    right for this ward.
    """
    with transaction.atomic():
        row = locked(issue)
        if by is not None:
            DECIDE.require(by, row.ward)
        standing = Tabling.objects.undecided().filter(issue=row).select_related("meeting__group").first()
        if standing is not None:
            if standing.meeting_id == meeting.pk:
                return standing
            raise Refused(f"It is on the agenda of {standing.meeting} already. Move it from there.", field="meeting")
        held = _able_to_decide(meeting, row)
        made = _tabling(row, held)
        trail.record(issue=issue, verb=Verb.TABLED, by=by, text=str(held), facts=_facts(made))
        return made


def _able_to_decide(meeting: Meeting, issue: Issue) -> Meeting:
    row = locked_meeting(meeting.pk)
    if not row.may_still_change:
        raise Refused("That meeting is over. Choose another.", field="meeting")
    if not Group.objects.tasking().filter(pk=row.group_id, wards=issue.ward_id).exists():
        raise Refused("That meeting does not decide for this ward. Choose another.", field="meeting")
    return row


def _tabling(issue: Issue, meeting: Meeting, *, carried_from: AgendaItem | None = None) -> Tabling:
    item = place(meeting=meeting, kind=ItemKind.ISSUE, title=issue.reference, carried_from=carried_from)
    if issue.sensitivity == Sensitivity.RESTRICTED and not item.confidential:
        item.confidential = True
        item.save(update_fields=["confidential"])
    return Tabling.objects.create(item=item, meeting=meeting, issue=issue)


def _facts(tabling: Tabling) -> dict[str, int]:
    return {"meeting": tabling.meeting_id, "tabling": tabling.pk}


def table_on_next(*, issue: Issue) -> Tabling | None:
    """Put an escalated issue on the agenda of the ward's next tasking meeting; None where none is scheduled yet."""
    meeting = next_tasking_meeting(issue.ward)
    if meeting is None:
        return None
    return table(issue=issue, meeting=meeting, by=None)


def table_when_escalated(issue: Issue, step: Step) -> None:
    """What happens by itself when an issue comes to Escalated: by a step, a dispute or a reopening."""
    table_on_next(issue=issue)


def withdraw_when_merged(issue: Issue, step: Step) -> None:
    """Merged into another, it comes off the agenda it stood on. Refused while that meeting is under way.

    The issue's row is locked by who merges, so nobody decides on it meanwhile.
    """
    for row in Tabling.objects.undecided().filter(issue=issue).select_related("item").order_by("pk"):
        if locked_meeting(row.meeting_id).stage == MeetingStage.UNDER_WAY:
            raise Refused(f"{issue} stands before a meeting that is under way. Decide on it there.")
        item = row.item
        row.delete()
        item.delete()


def move_to(*, tabling: Tabling, meeting: Meeting | None, by: User | None, because: str) -> Tabling | None:
    """Carry an issue not yet decided on to another meeting, with how often that happened (P6).

    In: the meeting; None where the group has none scheduled yet, then the issue waits and `table_waiting` finds it a
    place. Out: its new place. Raises Refused where it was decided meanwhile, PermissionDenied.
    """
    with transaction.atomic():
        issue = locked(tabling.issue)
        if by is not None:
            DECIDE.require(by, issue.ward)
        row = Tabling.objects.select_for_update(of=("self",)).select_related("item").get(pk=tabling.pk)
        if row.decision:
            raise Refused(f"{issue} was decided meanwhile: {row.get_decision_display()}.")
        row.decision, row.reason, row.decided_by, row.decided_at = Decision.CARRY, because, by, timezone.now()
        row.version += 1
        row.save(update_fields=["decision", "reason", "decided_by", "decided_at", "version"])
        made = None
        if meeting is not None:
            if meeting.pk == row.meeting_id:
                raise Refused("It stands on that agenda already.", field="meeting")
            made = _tabling(issue, _able_to_decide(meeting, issue), carried_from=row.item)
        to = f"To {made.meeting}." if made else "To the next meeting that is scheduled."
        trail.record(
            issue=issue, verb=Verb.CARRIED, by=by, text=f"{to} {because}".strip(), facts=_facts(made or row),
        )  # fmt: skip
        return made


def move_on(*, tabling: Tabling, meeting: Meeting, by: User, because: str = "") -> Tabling:
    """Carry an issue on to a meeting that a person chose. Raises as `move_to` does."""
    made = move_to(tabling=tabling, meeting=meeting, by=by, because=because)
    if made is None:
        raise Refused("Choose a meeting.", field="meeting")
    return made


def take_off(*, tabling: Tabling, by: User, because: str) -> Issue:
    """Take an issue off the agenda before it was decided; it goes back to being dealt with directly.

    Out: the issue. Raises Refused where it was decided meanwhile or no reason is given, PermissionDenied.
    """
    if not because:
        raise Refused("Write why it comes off the agenda and who deals with it.", field="because")
    with transaction.atomic():
        issue = locked(tabling.issue)
        DECIDE.require(by, issue.ward)
        row = Tabling.objects.select_for_update(of=("self",)).select_related("item", "meeting").get(pk=tabling.pk)
        if row.decision:
            raise Refused(f"{issue} was decided meanwhile: {row.get_decision_display()}.")
        trail.record(issue=issue, verb=Verb.TAKEN_OFF, by=by, text=because, facts={"meeting": row.meeting_id})
        item = row.item
        row.delete()
        item.delete()
        return issue


def waiting() -> QuerySet[Issue]:
    """Issues that ought to stand on an agenda, do not, and could: their ward has a tasking meeting to come.

    Escalated ones that found no meeting; tabled ones whose meeting was cancelled, or which were carried forward when
    none was scheduled.
    """
    undecided = Tabling.objects.undecided().filter(issue=OuterRef("pk"))
    on_an_agenda = undecided.filter(meeting__stage__in=LIVE)
    meetings = Meeting.objects.filter(stage=MeetingStage.SCHEDULED, starts_at__gt=timezone.now())
    groups = Group.objects.active().tasking().filter(pk__in=meetings.values("group_id"))
    return (
        Issue.objects.filter(stage__in=[Stage.ESCALATED, Stage.TABLED], ward__groups__in=groups)
        .filter(~Exists(on_an_agenda))
        .select_related("ward")
        .order_by("stage_since", "pk")
        .distinct()
    )


def table_waiting() -> int:
    """Put every issue that waits on the agenda of its ward's next tasking meeting. Out: how many.

    Run by beat; two at once, or one run twice, table nothing twice.
    """
    done = 0
    for issue in waiting()[:BATCH]:
        try:
            done += _table_again(issue)
        except Refused:  # somebody else was quicker; the next run looks again
            continue
    return done


def _table_again(issue: Issue) -> bool:
    with transaction.atomic():
        row = locked(issue)
        if row.stage == Stage.ESCALATED:
            return table_on_next(issue=row) is not None
        if row.stage != Stage.TABLED:
            return False
        meeting = next_tasking_meeting(row.ward)
        if meeting is None:
            return False
        left = Tabling.objects.filter(issue=row).select_related("item", "meeting").order_by("-pk").first()
        if left is not None and not left.decision:
            if left.meeting.stage in LIVE:
                return False
            return move_to(tabling=left, meeting=meeting, by=None, because="Its meeting was cancelled.") is not None
        held = _able_to_decide(meeting, row)
        made = _tabling(row, held, carried_from=left.item if left else None)
        trail.record(issue=row, verb=Verb.CARRIED, by=None, text=f"To {held}.", facts=_facts(made))
        return True
