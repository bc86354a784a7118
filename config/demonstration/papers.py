"""Before Harrowmere’s next meetings: agencies asked for reports, some of them owed; papers out and opened (P6)."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from hashlib import sha256

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from config.demonstration.neighbours import coordinator
from partnerships import printing
from partnerships.models import (
    AgencyReport,
    GroupKind,
    ItemKind,
    Meeting,
    MeetingStage,
    Membership,
    Pack,
    PackRecipient,
    ReportQuery,
    User,
    Way,
)
from partnerships.services.meetings import PREPARED, make_agenda, place
from partnerships.services.reports import REPORTS, agencies_of, default_due
from tasking.packing import open_papers_of, papers_of
from tasking.services.sending_papers import recipients_of

SAID = {
    "street-environment": (
        "Fly-tipping was cleared within two days at nine of eleven places. Two alleys need gates before the winter; "
        "the order is with the council's contractor. Fixed penalties: four, all paid."
    ),
    "millstone-homes": (
        "Two tenancies are under warning for noise, and mediation is offered in a third. The door entry of the flats "
        "by the station is mended. We ask the police for the dates of the noise patrols."
    ),
    "fire": "Eleven home safety visits were made. Bins set alight: two, both behind the shops, after dark.",
    "police": "Evening patrols were made on nine days. The camera van stood at the school gates on three mornings.",
    "community-safety": "The survey round is at two thirds. Newsletters went to every household in October.",
}
FRIDAY = 4


def ask_for_reports(borough: Harrowmere, *, now: datetime) -> None:
    """Each tasking meeting of the next weeks has asked its agencies; every third report is still owed."""
    meetings = Meeting.objects.filter(
        group__kind=GroupKind.LTM,
        stage=MeetingStage.SCHEDULED,
        starts_at__gt=now,
        starts_at__lt=now + PREPARED,
    ).select_related("group")
    for meeting in meetings.order_by("starts_at", "pk"):
        _ask(borough, meeting, now)


def send_papers_out(borough: Harrowmere, *, now: datetime) -> None:
    """The next meeting of each side of the borough has its plans on the agenda and its papers out, most of them opened.

    Nobody is written to: what was sent lies in the past.
    """
    coming = Meeting.objects.filter(group__kind=GroupKind.LTM, stage=MeetingStage.SCHEDULED, starts_at__gt=now)
    coming = coming.filter(starts_at__lt=now + PREPARED, agenda_made_at__isnull=False).select_related("group")
    sides: dict[str, Meeting] = {}
    for meeting in coming.order_by("starts_at", "pk"):
        make_agenda(meeting=meeting)
        sides.setdefault(_coordinator_of(borough, meeting).username, meeting)
    for meeting in sides.values():
        _send_out(meeting, _coordinator_of(borough, meeting), now)


def _send_out(meeting: Meeting, by: User, now: datetime) -> None:
    sent = _last_working_afternoon(now)
    pack = Pack.objects.create(meeting=meeting, number=1, sent_by=by, sent_at=sent)
    for turn, one in enumerate(recipients_of(meeting)):
        user = one.member.user if one.way == Way.ACCOUNT else None
        html = (papers_of(user, meeting) if user else open_papers_of(meeting)).pack_html()
        paper = printing.ask_paper(printing.key_of(f"papers:{meeting.pk}", html), f"Papers of {meeting}", html)
        secret = sha256(f"harrowmere papers {meeting} {one.member.name}".encode()).hexdigest()[:43]
        PackRecipient.objects.create(
            pack=pack, membership=one.member, way=one.way, paper=paper, token=secret if one.way == Way.MAIL else None,
            opened_at=None if one.way == Way.PRINT or turn % 3 == 2 else sent + timedelta(minutes=23 * (turn + 1)),
        )  # fmt: skip


def _last_working_afternoon(now: datetime) -> datetime:
    """Twenty past two on the last weekday before that moment's day."""
    day = timezone.localdate(now) - timedelta(days=1)
    while day.weekday() > FRIDAY:
        day -= timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time(14, 20)))


def _coordinator_of(borough: Harrowmere, meeting: Meeting) -> User:
    neighbourhoods = [row.pk for row in borough.neighbourhoods]
    return borough.people[coordinator(neighbourhoods.index(meeting.group.neighbourhood_id or 0) * 3 + 1)]


def _ask(borough: Harrowmere, meeting: Meeting, now: datetime) -> None:
    asker = _coordinator_of(borough, meeting)
    place(meeting=meeting, kind=ItemKind.REPORTS, title=REPORTS)
    due = default_due(meeting, today=timezone.localdate(now) - timedelta(days=15))
    for turn, agency in enumerate(agencies_of(meeting)):
        people = Membership.objects.current(meeting.day).filter(group=meeting.group, agency=agency, user__isnull=False)
        sender = people.order_by("pk").first()
        here = turn % 3 != 1 and sender is not None and agency.slug in SAID
        report = AgencyReport.objects.create(
            meeting=meeting, agency=agency, due_on=due, asked_by=asker, asked_at=now - timedelta(days=14),
            text=SAID[agency.slug] if here else "", received_at=now - timedelta(days=2 + turn) if here else None,
            received_from=sender.user if here and sender else None,
        )  # fmt: skip
        if here and turn == 0:
            ReportQuery.objects.create(
                report=report,
                text="Which alleys wait for their gates?",
                asked_by=asker,
                asked_at=now - timedelta(days=1),
            )
