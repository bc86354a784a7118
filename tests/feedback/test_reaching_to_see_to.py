"""Work to reach people on the desk and in the digest: of who was asked, and of the coordinator once it is late (E8)."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import EngagementPlan
from engagement.services import reaching as steps
from feedback.desk.facts import Desk
from feedback.desk.rows import rows_of
from feedback.reminders.reaching import late_work, plans_to_look_over, work_to_deliver
from partnerships.models import User
from tests.conftest import SignedIn
from tests.engagement.reaching import plan_agreed, work_asked


def desk(user: User) -> list[tuple[int, str]]:
    now = timezone.now()
    rows = rows_of(Desk(user=user, today=timezone.localdate(now), now=now))
    return [(row.count, row.label) for row in rows if row.url.startswith("/reaching/")]


def test_who_is_asked_has_it_on_the_desk_until_it_is_over(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    work = work_asked(harrowmere)
    assert desk(harrowmere.hana) == [(1, "Engagement work asked of you")]
    assert desk(harrowmere.errol) == desk(harrowmere.carol) == []
    page = signed_in(harrowmere.hana).get("/reaching/work/?whose=mine").content.decode()
    assert work.get_absolute_url() in page
    steps.undelivered(work=work, by=harrowmere.hana, reason="Nobody came.")
    assert desk(harrowmere.hana) == []


def test_late_it_is_on_the_coordinators_desk_too(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    work = work_asked(harrowmere, days=-2)
    work_asked(harrowmere, days=2)
    assert desk(harrowmere.carol) == [(1, "Engagement work late")]
    assert desk(harrowmere.colin) == []
    page = signed_in(harrowmere.carol).get("/reaching/work/?state=late").content.decode()
    assert work.get_absolute_url() in page
    assert "<strong>1</strong> piece of work, late" in page


def test_the_digest_chases_before_and_after_its_day(harrowmere: Harrowmere) -> None:
    work, today = work_asked(harrowmere, days=20), timezone.localdate()

    def said(days: int) -> list[tuple[str, str]]:
        part = work_to_deliver(harrowmere.hana, today + timedelta(days=days))
        return [] if part is None else [(thing.about, thing.line.rsplit(", ", 1)[-1]) for thing in part.things]

    assert said(12) == []
    assert [about for about, _ in said(13)] == [f"engagement work:{work.pk}:soon"]
    assert said(23) == [(f"engagement work:{work.pk}:late", "3 days late.")]
    assert late_work(harrowmere.hana, today) is None
    coordinators = late_work(harrowmere.carol, today + timedelta(days=23))
    assert coordinators is not None
    assert [harrowmere.hana.name in thing.line for thing in coordinators.things] == [True]
    assert coordinators.things[0].since == today + timedelta(days=21)


def test_nothing_typed_goes_into_the_post(harrowmere: Harrowmere) -> None:
    work_asked(harrowmere, whom="Those at 14 Tanner Street", days=-1)
    today = timezone.localdate()
    for part in (work_to_deliver(harrowmere.hana, today), late_work(harrowmere.carol, today)):
        assert part is not None
        assert "Tanner Street" not in part.things[0].line


def test_a_plan_whose_day_has_come(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    plan, today = plan_agreed(harrowmere), timezone.localdate()
    plan_agreed(harrowmere, ward=2)
    assert desk(harrowmere.carol) == []
    EngagementPlan.objects.filter(pk=plan.pk).update(review_on=today)
    assert desk(harrowmere.carol) == [(1, "Engagement plans to look over")]
    part = plans_to_look_over(harrowmere.carol, today)
    assert part is not None
    assert [thing.since for thing in part.things] == [today]
    page = signed_in(harrowmere.carol).get("/reaching/?plan=review").content.decode()
    assert plan.get_absolute_url() in page
    assert "/reaching/castlegate/" not in page
