"""A large book made from a seed is one the book itself could have written."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from config.demonstration.scale import Size, loading
from engagement import sealing
from engagement.counting import counts_by_stage
from engagement.loop import allowed, stage_after
from engagement.models import Issue, IssueCounter, KeyIndividual, KinTurn, Raiser, Stage, Step, Verb
from engagement.services.raising import reference_of
from feedback.models import Owed
from partnerships.models import Partnership, User, Ward
from tasking.models import Plan, PlanIssue, Priority, Tabling

WHOSE = "move_user_id, move_agency_id, move_group_id, due_on, actions_to_do, owed_count"


def test_it_is_one_the_book_could_have_written(transactional_db: None) -> None:
    said, guards = StringIO(), _guards()
    assert len(guards) > 500
    call_command("load_demo", scale=True, wards=14, key_individuals=100, issues=1200, stdout=said)
    assert (Ward.objects.count(), Issue.objects.count()) == (14, 1200)
    assert f"14 wards, 1,200 issues with {Step.objects.count():,} steps" in said.getvalue()
    assert Partnership.objects.count() == 2
    _trails_follow_the_loop()
    assert list(sealing.breaks()) == []
    _everything_implied_is_there()
    _numbers_have_no_gaps()
    _whose_move_is_what_the_triggers_write()
    _everybody_of_the_network_raised_something_in_one_ward()
    _the_network_is_real_and_raised_what_it_raised()
    lena = User.objects.get(username="lena")
    assert 0 < counts_by_stage(lena).all == Issue.objects.visible_to(lena).count() < 1200
    assert set(Issue.objects.values_list("stage", flat=True)) >= set(Stage) - {Stage.MERGED}
    assert _guards() == guards


def _trails_follow_the_loop() -> None:
    stages: dict[int, str] = {}
    last: dict[int, int] = {}
    for step in Step.objects.order_by("issue", "number"):
        before = stages.get(step.issue_id, "")
        assert step.from_stage == before
        assert step.number == last.get(step.issue_id, 0) + 1
        assert not before or allowed(step.verb, before)  # type: ignore[arg-type]
        assert step.to_stage == stage_after(step.verb, before or Stage.NEW)  # type: ignore[arg-type]
        stages[step.issue_id], last[step.issue_id] = step.to_stage, step.number
    assert stages == dict(Issue.objects.values_list("pk", "stage"))


def _everything_implied_is_there() -> None:
    still = Owed.objects.still()
    assert not still.filter(issue__stage__in=[Stage.CLOSED, Stage.FED_BACK]).exists()
    waiting = Issue.objects.filter(stage__in=[Stage.RESOLVED, Stage.NOT_PRIORITISED])
    assert not waiting.exclude(pk__in=still.values("issue")).exists()
    assert not Issue.objects.filter(stage=Stage.TABLED).exclude(tablings__decision="").exists()
    assert not Tabling.objects.undecided().exclude(issue__stage=Stage.TABLED).exists()
    assert not Issue.objects.filter(stage=Stage.IN_ACTION, actions__isnull=True).exists()
    present = Priority.objects.current()
    assert present.count() == Plan.objects.count() == PlanIssue.objects.count() > 0
    assert Priority.objects.ended().exists()
    assert not Priority.objects.exclude(tabling__decision="priority").exists()
    assert Priority.objects.count() == Step.objects.filter(verb=Verb.PRIORITISED).count()


def _the_network_is_real_and_raised_what_it_raised() -> None:
    assert KeyIndividual.objects.in_network().count() == KeyIndividual.objects.count() == 100
    assert KinTurn.objects.count() == 200
    wards = dict(KeyIndividual.objects.values_list("name", "ward"))
    named = Raiser.objects.filter(kind="key_individual").values_list("name", "issue__ward")
    assert named
    assert {(name, wards[name]) for name, _ in named} == set(named)


def _everybody_of_the_network_raised_something_in_one_ward() -> None:
    wards: dict[str, set[int]] = {}
    for name, ward in Raiser.objects.filter(kind="key_individual").values_list("name", "issue__ward"):
        wards.setdefault(name, set()).add(ward)
    assert len(wards) == 100
    assert all(len(of_one) == 1 for of_one in wards.values())


def _numbers_have_no_gaps() -> None:
    for counter in IssueCounter.objects.all():
        of = Issue.objects.filter(ward=counter.ward, year=counter.year)
        assert of.count() == of.aggregate(last=Max("number"))["last"] == counter.last
        assert of.get(number=counter.last).reference == reference_of(counter.ward, counter.year, counter.last)


def _whose_move_is_what_the_triggers_write() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE written AS SELECT id, {WHOSE} FROM engagement_issue")  # noqa: S608
        cursor.execute("SELECT wardbook_whose_move(id) FROM engagement_issue")
        cursor.execute(
            f"SELECT id, {WHOSE} FROM engagement_issue EXCEPT SELECT id, {WHOSE} FROM written"  # noqa: S608
        )
        assert cursor.fetchall() == []
        cursor.execute("DROP TABLE written")


def _guards() -> set[tuple[str, ...]]:
    """Every constraint, index and trigger of every table. An index made anew has its condition in other words."""
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid <> 0
            UNION ALL SELECT indrelid::regclass::text, indexrelid::regclass::text,
                indisunique::text || indkey::text || (indpred IS NOT NULL)::text
                FROM pg_index JOIN pg_class ON pg_class.oid = indrelid WHERE relnamespace = 'public'::regnamespace
            UNION ALL SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
        """)
        return set(cursor.fetchall())


def test_a_book_in_use_is_not_filled(harrowmere: Harrowmere) -> None:
    with pytest.raises(CommandError, match="not empty"):
        call_command("load_demo", scale=True, wards=14, key_individuals=100, issues=1200)
    assert not Issue.objects.exists()


@pytest.mark.parametrize("asked", [{"wards": 11}, {"wards": 17_001}, {"issues": 0}, {"key_individuals": -1}])
def test_a_size_that_no_book_has_is_refused(db: None, asked: dict[str, int]) -> None:
    with pytest.raises(CommandError, match="12 to 17,000 wards"):
        call_command("load_demo", scale=True, **{"wards": 14, "key_individuals": 100, "issues": 1200, **asked})
    assert not Partnership.objects.exists()


def test_the_same_numbers_give_the_same_book(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Down to the secret links of its made-up people, and it says how far it is."""
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
    told: list[list[Any]] = []
    for _ in range(2):
        with transaction.atomic():
            said: list[str] = []
            loading.fill(Size(wards=30, issues=60, key_individuals=40, seed=5, spread=True), say=said.append)
            told.append([
                *said,
                *Issue.objects.order_by("reference").values_list("reference", "concern", "stage", "last_step_at"),
                *Raiser.objects.order_by("pk").values_list("name", "token"),
                *Ward.objects.order_by("pk").values_list("slug", "letters", "neighbourhood__name"),
            ])  # fmt: skip
            transaction.set_rollback(True)
    assert told[0] == told[1]
    assert told[0][:2] == ["30 wards with their groups, people and meetings", "60 of 60 issues"]
