"""What Harrowmere's higher groups look at: problems from several wards, and every half-year all neighbourhoods (T7)."""

# ruff: noqa: E501 - the sentences are the data; a break in them would only hide them

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from partnerships.models import AgendaItem, ItemKind, Meeting, MeetingStage
from partnerships.periods import Period, half_of
from tasking.half_year_figures import figures_of
from tasking.models import HalfYearReview, NeighbourhoodReview, Problem
from tasking.services import half_years

PROBLEMS = {
    "Cars racing": "racing OR speeding",
    "Cycles and motorbikes off the road": '"off-road" OR motorbikes OR quads',
    "Dog mess": '"dog mess"',
    "Drugs": "cannabis OR needles",
    "Fires": '"set alight" OR fires',
    "Fireworks": "fireworks",
    "Fly-tipping": "dumped OR mattresses OR fly-tipping",
    "Graffiti": "graffiti OR painted",
    "Parking at schools": "zigzags OR parking",
    "Street drinking": "drinking",
    "Thefts from sheds and garages": "sheds OR garages",
}

SAID = (
    (
        "Alley gates have done what was hoped for; fly-tipping moved to two streets without them. Attendance at the tasking meeting is good, housing included.",
        "The next two gates go to those streets. The analyst looks again in spring.",
    ),
    (
        "Bikes in the parks are the complaint of every ward here. Barriers held, patrols were thin in school holidays.",
        "The off-road unit plans its Saturdays with the coordinator before Easter.",
    ),
    (
        "Few actions are late, and people are told what came of them. Drinking by the shops comes back each summer.",
        "",
    ),
    (
        "Two plans were slow to get past their analysis because figures came late. The work on the stairwells is a model for others.",
        "Partners send their figures by the tenth of the month; the plan on stairwells is shared with all neighbourhoods.",
    ),
)
AND_BEFORE = (
    ("A first half-year with the book. Issues are logged by all; agency reports came late.", "Reports are due five working days before each meeting."),
    ("Bins set alight in two parks; the fire service and the wardens now walk them together.", ""),
    ("Residents chose fly-tipping in every ward. The crews were short for two months.", "The service reports on crews at each meeting until spring."),
    ("Doorstep selling was new here. Cards were handed to every house of three streets.", "Trading standards keep the cards in stock for others."),
)  # fmt: skip
MINUTE = "Each neighbourhood was gone through with its figures; remarks and decisions stand in the review."


def list_problems(borough: Harrowmere, *, now: datetime) -> None:
    """The list, before anything is raised: the book recognises issues by it as they come."""
    Problem.objects.bulk_create(
        Problem(partnership=borough.partnership, name=name, words=words, recognised_at=now)
        for name, words in PROBLEMS.items()
    )


def review_half_years(borough: Harrowmere, *, now: datetime) -> None:
    """The last two half-years, each reviewed when the group met; one that waits for its meeting is open."""
    today = timezone.localdate(now)
    last = half_of(half_of(today).first - timedelta(days=1))
    before = half_of(last.first - timedelta(days=1))
    _review(borough, before, AND_BEFORE, now)
    _review(borough, last, SAID, now)
    half_years.open_due(today)


def _review(borough: Harrowmere, period: Period, said: tuple[tuple[str, str], ...], now: datetime) -> None:
    jag, lena = borough.groups["jag"], borough.people["lena"]
    due = half_years.due_on(jag, period)
    meeting = Meeting.objects.on(due).filter(group=jag, stage=MeetingStage.CLOSED).first()
    at = meeting.starts_at + timedelta(minutes=45) if meeting else _morning(due)
    if at > now:
        return
    review = HalfYearReview.objects.create(group=jag, first=period.first, last=period.last, due_on=due)
    figures = figures_of(review)
    NeighbourhoodReview.objects.bulk_create(
        NeighbourhoodReview(
            review=review,
            neighbourhood=one,
            figures=figures[one.pk],
            remark=words[0],
            decision=words[1],
            by=lena,
            at=at,
        )
        for one, words in zip(half_years.neighbourhoods_of(review), said, strict=True)
    )
    review.completed_at, review.completed_by = at, lena
    review.save(update_fields=["completed_at", "completed_by"])
    if meeting:
        place = meeting.items.count() + 1
        AgendaItem.objects.create(
            meeting=meeting, position=place, kind=ItemKind.STANDING, title=half_years.ON_THE_AGENDA, minute=MINUTE,
            done_at=at,
        )  # fmt: skip


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10, 45)))
