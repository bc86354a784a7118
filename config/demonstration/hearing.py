"""How Harrowmere's concerns were heard together and found to be one: canvasses, PACT meetings, merging, coming back."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from config.demonstration.clock import as_of
from config.demonstration.following import same_addresses
from config.demonstration.membership import PURPOSES
from config.demonstration.neighbours import coordinator, inspector, pcso
from engagement import heard
from engagement.models import Canvass, Heard, Issue, Method, PactRecord, RaiserKind, Stage
from engagement.services.canvassing import councillors_of, key_canvass
from engagement.services.merging import merge
from engagement.services.raising import Line, NewRaiser, log_issue
from partnerships.models import CadenceUnit, Group, GroupKind, Meeting, MeetingStage, User, Ward

WEEK = timedelta(days=7)
TO_COME = {
    1: (
        Line("Cars park across the dropped kerb, so wheelchairs go into the road", "Mill Road"),
        Line("The bench by the bus stop is used for drinking from the morning on", "Mill Road"),
        Line("Nobody knows whom to call about rubbish since the number changed", "Tanner Street"),
    ),
    8: (
        Line("Mopeds cut through the footpath when school is out", ""),
        Line("The lamp by the underpass has been out since the clocks went back", ""),
    ),
}
"""What councillors heard before the next meeting of their Neighbourhood Partnership, by the ward's number."""
AGAIN = "The same has begun again: {}"
TWIN = "Somebody else about the same: {}"
CAME = (14, 9, 22, 17, 11, 26)


def write_hearing(borough: Harrowmere, *, now: datetime) -> None:
    """Write it, once the concerns themselves are in the book."""
    for number, ward in borough.wards.items():
        _canvassed(borough, number, ward)
        _met_in_pact(borough, number, ward)
        _back_and_double(borough, number, ward, timezone.localdate(now))


def _canvassed(borough: Harrowmere, number: int, ward: Ward) -> None:
    """Past canvasses are those of the concerns heard that way; those to come are keyed as a councillor would."""
    people = councillors_of(ward, timezone.localdate())
    np = borough.np(number)
    if not people:
        return
    lately: Canvass | None = None
    links: list[Heard] = []
    for issue in Issue.objects.filter(ward=ward, method=Method.CANVASS).order_by("raised_on", "pk"):
        meeting = np.meetings.filter(starts_at__date__gt=issue.raised_on).order_by("starts_at").first()
        if meeting is None:
            continue
        if lately is None or lately.meeting != meeting or issue.raised_on - lately.canvassed_on > WEEK:
            lately = Canvass.objects.create(
                ward=ward, meeting=meeting, councillor=people[0], canvassed_on=issue.raised_on, doors=20 + 3 * number,
                streets=issue.shared_place, keyed_by=people[0],
            )  # fmt: skip
        links.append(Heard(issue=issue, occasion=heard.kind_of(lately).name, occasion_id=lately.pk))
    Heard.objects.bulk_create(links)
    to_come = (
        np.meetings.filter(stage=MeetingStage.SCHEDULED, starts_at__gt=timezone.now()).order_by("starts_at").first()
    )
    if number in TO_COME and to_come is not None:
        with as_of(_evening(timezone.localdate() - timedelta(days=1))):
            made = key_canvass(
                ward=ward, meeting=to_come, councillor=people[0], canvassed_on=timezone.localdate(), by=people[0],
                lines=TO_COME[number], streets="Both sides of the main road", doors=34,
            )  # fmt: skip
            for issue in heard.issues_heard_in(made):
                same_addresses(issue, f"canvass {issue.reference}")


def _met_in_pact(borough: Harrowmere, number: int, ward: Ward) -> None:
    """The PACT meetings at which the ward's concerns of that kind were raised."""
    raised = list(Issue.objects.filter(ward=ward, method=Method.PACT, heard_at=None).order_by("raised_on", "pk"))
    if not raised:
        return
    keeper = borough.people[coordinator(number)]
    group = Group.objects.create(
        kind=GroupKind.PACT, name=f"{ward} PACT", slug=f"{ward.slug}-pact", partnership=borough.partnership,
        neighbourhood=ward.neighbourhood, cadence_unit=CadenceUnit.MONTHS, cadence_every=2,
        cadence_anchor=raised[0].raised_on, venue=f"{ward} Library", public=True, purpose=PURPOSES[GroupKind.PACT],
    )  # fmt: skip
    group.wards.add(ward)
    chair = borough.people[inspector(number)]
    for day in sorted({issue.raised_on for issue in raised}):
        starts_at = _evening(day)
        agreed = starts_at + timedelta(days=6)
        read = {} if agreed > timezone.now() else {
            "minutes_approved_at": agreed, "minutes_approved_by": chair,
            "minutes_published_at": agreed, "minutes_published_by": keeper,
        }  # fmt: skip
        meeting = Meeting.objects.create(
            group=group, starts_at=starts_at, venue=group.venue, stage=MeetingStage.CLOSED, opened_at=starts_at,
            closed_at=starts_at + timedelta(hours=1), closed_by=keeper, chaired_by=chair, **read,
        )  # fmt: skip
        PactRecord.objects.create(
            meeting=meeting,
            attendance=CAME[day.toordinal() % len(CAME)],
            recorded_by=borough.people[pcso(number)],
            recorded_at=starts_at + timedelta(hours=2),
        )
        Issue.objects.filter(pk__in=[one.pk for one in raised if one.raised_on == day]).update(heard_at=meeting)


def _evening(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()).replace(hour=18, minute=30))


def _back_and_double(borough: Harrowmere, number: int, ward: Ward, today: date) -> None:
    """In every third ward something closed is back; in every second two people raised the same, and it was seen."""
    officer, keeper = borough.people[pcso(number)], borough.people[coordinator(number)]
    closed = Issue.objects.filter(ward=ward, stage=Stage.CLOSED, closed_on__lt=today - timedelta(days=60))
    once = closed.order_by("closed_on", "pk").first() if number % 3 == 1 else None
    still = Issue.objects.filter(ward=ward, stage__in=[Stage.DEALT_WITH, Stage.TABLED, Stage.IN_ACTION])
    then = _evening(today - timedelta(days=1))
    quiet = still.filter(last_step_at__lt=then).order_by("-raised_on", "-pk")
    kept = quiet.first() if number % 2 == 0 else None
    with as_of(then):
        if once is not None:
            _back(once, officer)
        if kept is not None:
            _double(kept, officer, keeper)


def _back(once: Issue, officer: User) -> None:
    issue = log_issue(
        ward=once.ward, concern=AGAIN.format(once.concern)[:200], by=officer, method=Method.TOUR, place=once.place,
        raised_on=timezone.localdate(), recurs_from=once,
        raisers=[NewRaiser(name="Olive Marsden", phone="01632 960917")],
    )  # fmt: skip
    same_addresses(issue, f"back {once.reference}")


def _double(kept: Issue, officer: User, keeper: User) -> None:
    twin = log_issue(
        ward=kept.ward, concern=TWIN.format(kept.concern)[:200], by=officer, method=Method.KIN_CONTACT,
        place=kept.place, raised_on=timezone.localdate(),
        raisers=[NewRaiser(name="Gurdeep Bal", kind=RaiserKind.KEY_INDIVIDUAL, email="gurdeep.bal@example.org")],
    )  # fmt: skip
    same_addresses(twin, f"twin {kept.reference}")
    merge(issue=twin, into=kept, by=keeper, why="The same place and the same evenings.")
