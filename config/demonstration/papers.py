"""Before Harrowmere's next meetings: agencies asked for their reports, some here, some owed, one late (P6)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from config.demonstration.neighbours import coordinator
from partnerships.models import AgencyReport, GroupKind, ItemKind, Meeting, MeetingStage, Membership, ReportQuery
from partnerships.services.meetings import place
from partnerships.services.reports import REPORTS, agencies_of, default_due

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


def ask_for_reports(borough: Harrowmere, *, now: datetime) -> None:
    """Each tasking meeting of the next weeks has asked its agencies; every third report is still owed."""
    meetings = Meeting.objects.filter(
        group__kind=GroupKind.LTM,
        stage=MeetingStage.SCHEDULED,
        starts_at__gt=now,
        starts_at__lt=now + timedelta(days=28),
    ).select_related("group")
    for meeting in meetings.order_by("starts_at", "pk"):
        _ask(borough, meeting, now)


def _ask(borough: Harrowmere, meeting: Meeting, now: datetime) -> None:
    neighbourhoods = [row.pk for row in borough.neighbourhoods]
    asker = borough.people[coordinator(neighbourhoods.index(meeting.group.neighbourhood_id or 0) * 3 + 1)]
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
