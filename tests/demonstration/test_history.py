"""The demonstration's past is one the book itself could have written, and the same every time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Count, F, Max, Q
from django.utils import timezone

from config.demonstration.cast import CAST, make_harrowmere
from config.demonstration.history import write_history
from engagement import sealing
from engagement.loop import LOOP
from engagement.models import Issue, IssueCounter, Raiser, Stage, Step, Verb
from feedback.models import Owed
from partnerships.models import (
    AgencyReport,
    AgendaItem,
    Attendance,
    Group,
    GroupKind,
    ItemKind,
    Meeting,
    MeetingStage,
    Pack,
    Partnership,
    Presence,
    User,
)
from partnerships.services.meetings import next_meeting
from tasking.models import (
    SARA,
    Action,
    ActionState,
    Decision,
    Escalation,
    HalfYearReview,
    Plan,
    PlanEntry,
    PlanStage,
    Priority,
    PriorityKind,
    Signal,
    Way,
)
from tasking.sara import Standing, lacking, lacking_to_close
from tasking.series import period_of, series_of


def told(now: datetime) -> str:
    """Everything said in the past written for that moment, as one fingerprint."""
    write_history(make_harrowmere(today=timezone.localdate(now), password="x"), now=now)
    rows: Iterator[object] = iter(
        [
            *Step.objects.filter(happened_at__lte=now)
            .order_by("issue__reference", "number")
            .values_list("issue__reference", "number", "verb", "happened_at", "by__username", "text"),
            *Raiser.objects.order_by("token").values_list("token", "name", "email", "phone"),
            *Action.objects.order_by("issue__reference", "what").values_list(
                "what", "owner__username", "due_on", "state"
            ),
        ]
    )
    return sha256("\n".join(map(str, rows)).encode()).hexdigest()


@dataclass
class Loaded:
    now: datetime
    fingerprints: list[str]


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[Loaded]:
    """One past for all tests here, written twice over, and rolled back after them."""
    # pytest-django makes a test database only where some test of the run is marked; never write into another.
    assert str(connection.settings_dict["NAME"]).startswith("test_")
    loaded = Loaded(timezone.now(), [])
    with django_db_blocker.unblock(), transaction.atomic():
        first = transaction.savepoint()
        loaded.fingerprints.append(told(loaded.now))
        transaction.savepoint_rollback(first)
        loaded.fingerprints.append(told(loaded.now))
        yield loaded
        transaction.set_rollback(True)


def test_it_is_the_same_every_time(loaded: Loaded) -> None:
    assert len(set(loaded.fingerprints)) == 1


def test_it_holds_what_pages_need(loaded: Loaded) -> None:
    stages = dict(Issue.objects.values_list("stage").annotate(n=Count("pk")).values_list("stage", "n"))
    for stage in set(Stage) - {Stage.ESCALATED, Stage.MERGED}:
        assert stages.get(stage, 0) >= 5, stage
    assert Issue.objects.count() > 500
    assert {username for username, *_ in CAST} <= set(User.objects.values_list("username", flat=True))
    assert Action.objects.overdue(timezone.localdate()).count() >= 5
    assert Owed.objects.late(timezone.localdate()).exists()
    assert Priority.objects.current().values("ward").annotate(n=Count("pk")).filter(n__gt=3).count() == 0
    assert Meeting.objects.filter(stage=MeetingStage.CLOSED).count() > 100


def test_priorities_are_of_every_kind_and_chosen_in_many_ways(loaded: Loaded) -> None:
    now = Priority.objects.current()
    ways = set(now.values_list("way", flat=True))
    assert {Way.VOTE, Way.PANEL, Way.COMMITTEE, Way.POLICE} <= ways
    assert set(now.values_list("kind", flat=True)) == set(PriorityKind.values)
    assert set(now.values_list("signal", flat=True)) == set(Signal.values)
    assert now.filter(opinion__startswith="The area committee").exists()
    assert now.filter(opinion__contains="Neighbourhood Partnership").exists()
    assert not now.filter(Q(how_chosen="") | Q(way=Way.VOTE, votes_cast=None)).exists()
    assert not now.exclude(way=Way.VOTE).filter(votes_cast__isnull=False).exists()


def test_every_trail_keeps_the_table(loaded: Loaded) -> None:
    before: dict[int, str] = {}
    for step in Step.objects.order_by("issue_id", "number"):
        if step.number == 1:
            assert (step.verb, step.from_stage, step.to_stage) == (Verb.RAISED, "", Stage.NEW)
        else:
            assert step.from_stage == before[step.issue_id]
            assert Stage(step.from_stage) in LOOP[Verb(step.verb)].sources
        before[step.issue_id] = step.to_stage
    assert before == dict(Issue.objects.values_list("pk", "stage"))
    assert list(sealing.breaks()) == []  # written in bulk, and sealed all the same


def test_nothing_lies_in_the_future_and_steps_follow_each_other(loaded: Loaded) -> None:
    later = Step.objects.filter(happened_at__gt=loaded.now)
    assert set(later.values_list("verb", "by_name")) <= {(Verb.TABLED, "The book")}  # done while loading
    assert not Step.objects.filter(issue__steps__number=F("number") - 1, issue__steps__happened_at__gt=F("happened_at"))
    assert not Issue.objects.annotate(last=Max("steps__number"), n=Count("steps")).exclude(last=F("n")).exists()
    assert not Action.objects.filter(state=ActionState.DONE, done_on__lt=F("agreed_on")).exists()


def test_numbers_have_no_gaps_and_go_on_from_there(loaded: Loaded) -> None:
    for ward, year, last in IssueCounter.objects.values_list("ward", "year", "last"):
        numbers = Issue.objects.filter(ward=ward, year=year).order_by("number").values_list("number", flat=True)
        assert list(numbers) == list(range(1, last + 1))


def test_what_is_owed_fits_the_stage(loaded: Loaded) -> None:
    still = Q(owed__isnull=False, owed__feedback__isnull=True)
    assert not Issue.objects.filter(still, stage__in=[Stage.FED_BACK, Stage.CLOSED]).exists()
    for stage in (Stage.RESOLVED, Stage.NOT_PRIORITISED):
        waiting = Issue.objects.filter(stage=stage)
        assert waiting.filter(still).distinct().count() == waiting.count()


@pytest.mark.django_db
def test_it_loads_into_an_empty_book_only() -> None:
    Partnership.objects.create(name="Somewhere real", slug="real")
    call_command("load_demo", "--if-empty")
    with pytest.raises(CommandError, match="not empty"):
        call_command("load_demo")
    assert not User.objects.exists()


def test_plans_stand_at_every_stage(loaded: Loaded) -> None:
    assert set(Plan.objects.values_list("stage", flat=True)) == set(PlanStage)
    for plan in Plan.objects.prefetch_related("issues"):
        standing = Standing(plan)
        if plan.is_open:
            before = SARA[: SARA.index(PlanStage(plan.stage))]
            assert not [need for stage in before for need in lacking(standing, stage)], plan
        else:
            assert lacking_to_close(standing) == ["The plan has not come to Assessment"], plan  # it has gone beyond
    assert {row.plan_id for row in PlanEntry.objects.all()} == set(Plan.objects.values_list("pk", flat=True))


def test_papers_are_out_and_plans_stand_on_agendas(loaded: Loaded) -> None:
    assert {pack.sent_by.username for pack in Pack.objects.select_related("sent_by")} == {"carol", "colin"}
    for pack in Pack.objects.prefetch_related("recipients"):
        assert pack.sent_at < loaded.now < pack.meeting.starts_at
        opened = [one.opened_at for one in pack.recipients.all() if one.opened_at]
        assert 0 < len(opened) < pack.recipients.count()
    assert AgendaItem.objects.filter(kind=ItemKind.PLANS).exists()
    assert AgencyReport.objects.owed().exists()
    assert set(Attendance.objects.values_list("presence", flat=True)) == set(Presence)
    assert Plan.objects.overdue(timezone.localdate(loaded.now)).exists()


def test_higher_groups_answered_owe_an_answer_and_have_one_to_give(loaded: Loaded) -> None:
    """Some answered at a meeting, one overdue, one on the next agenda, and each decided at a tasking meeting (T7)."""
    asked = Escalation.objects.select_related("tabling", "to_group")
    today = timezone.localdate(loaded.now)
    assert asked.filter(answered_in__isnull=False, answered_in__items__kind=ItemKind.ASKED).count() >= 2
    assert asked.overdue(today).count() == 1
    waiting = [row for row in asked.unanswered() if row.answer_due_on >= today]
    assert waiting
    assert {row.tabling.decision for row in asked} == {Decision.ESCALATE}
    for row in waiting:
        following = next_meeting(row.to_group)
        assert following
        assert following.items.filter(kind=ItemKind.ASKED).count() == 1


def test_higher_groups_have_series_and_the_last_half_years_review(loaded: Loaded) -> None:
    lena, pdg = User.objects.get(username="lena"), Group.objects.get(kind=GroupKind.PDG)
    series = series_of(lena, pdg, period_of(6, timezone.localdate(loaded.now)))
    assert len(series) >= 3
    assert max(len(one.places) for one in series) >= 4
    assert any(one.escalations for one in series)
    review = HalfYearReview.objects.exclude(completed_at=None).order_by("-first").first()
    assert review
    assert review.neighbourhoods.count() == 4
    assert all(row.remark and row.figures["raised"] for row in review.neighbourhoods.all())


def test_ward_pages_tell_when_pact_meetings_are_and_what_for(loaded: Loaded) -> None:
    ahead = Meeting.objects.published().filter(group__kind=GroupKind.PACT, starts_at__gt=loaded.now)
    assert ahead.exclude(group__purpose="").exists()


def test_published_minutes_stay_as_they_were_read(loaded: Loaded) -> None:
    published = Meeting.objects.with_published_minutes()
    assert published.filter(group__kind=GroupKind.PACT).exists()
    assert published.count() > 50
    assert not published.exclude(published_minutes__published_at=F("minutes_published_at")).exists()


def test_higher_groups_have_members_who_came(loaded: Loaded) -> None:
    for kind in (GroupKind.JAG, GroupKind.PDG, GroupKind.TTCG):
        group = Group.objects.get(kind=kind)
        assert group.memberships.count() >= 6, kind
        assert Attendance.objects.filter(meeting__group=group, presence=Presence.PRESENT).exists(), kind


def test_no_minutes_wait_for_their_chair_beyond_a_month(loaded: Loaded) -> None:
    old = loaded.now - timedelta(days=31)
    waiting = Meeting.objects.filter(stage=MeetingStage.CLOSED, closed_at__lt=old, minutes_approved_at=None)
    assert not waiting.exists()
