"""An agency that stays away twice running: its manager hears of it, once (P7, 001 rec 2.1)."""

from __future__ import annotations

from partnerships.attendance import best
from partnerships.models import Agency, Attendance, Mail, Meeting, MeetingStage, Presence
from partnerships.posting import post

AWAY = 2
"""So many absences running reach the manager."""
LOOKED_AT = 12


def tell_managers(*, meeting: Meeting) -> int:
    """Write to the manager of each agency absent at this closed meeting and the one before. Out: how many mails exist.

    In the caller's transaction. Once for each time it stays away, however long that lasts and however often this is
    asked: the key names the meeting its absence began with. Apologies and deputies are no absence; of what was not
    noted nothing is said.
    """
    told = 0
    for agency in _absent(meeting):
        away = _running(meeting, agency)
        if len(away) >= AWAY:
            told += _tell(agency, away) is not None
    return told


def _absent(meeting: Meeting) -> list[Agency]:
    rows = Attendance.objects.filter(meeting=meeting, agency__isnull=False).select_related("agency__partnership")
    found: dict[Agency, Presence] = {}
    for row in rows.order_by("agency__name"):
        if row.agency is not None:
            found[row.agency] = best(found.get(row.agency), Presence(row.presence))
    return [agency for agency, presence in found.items() if presence == Presence.ABSENT]


def _running(meeting: Meeting, agency: Agency) -> list[Meeting]:
    """The meetings running, the last first, at which the agency was absent."""
    held = Meeting.objects.filter(
        group=meeting.group_id, stage=MeetingStage.CLOSED, starts_at__lte=meeting.starts_at
    ).order_by("-starts_at")
    away: list[Meeting] = []
    for one in held.select_related("group").prefetch_related("attendances")[:LOOKED_AT]:
        noted = {row.presence for row in one.attendances.all() if row.agency_id == agency.pk}
        if noted != {Presence.ABSENT}:
            break
        away.append(one)
    return away


def _tell(agency: Agency, away: list[Meeting]) -> object:
    last = away[0]
    keys = [f"absence:{last.group_id}:{agency.pk}:{meeting.pk}" for meeting in away]
    before = Mail.objects.filter(key__in=keys).first()  # told already, and a correction moved where it began
    return before or post(
        to=agency.manager_email,
        key=keys[-1],
        kind="absence",
        subject=f"{agency} was not at the {last.group}",
        template="absence",
        about=str(last.group),
        context={"agency": agency, "group": last.group, "away": away[::-1], "partnership": agency.partnership},
    )
