"""Surveys on the desk and in the digest: behind for the coordinator, interviews left for the PCSO (E3; screens)."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Interview
from feedback.desk.facts import Desk
from feedback.desk.rows import rows_of
from feedback.reminders.surveys import interviews_to_do, surveys_behind
from tests.conftest import SignedIn
from tests.engagement.surveying import answered, round_open


def desk(user: object, days: int) -> list[tuple[int, str, str]]:
    now = timezone.now() + timedelta(days=days)
    rows = rows_of(Desk(user=user, today=timezone.localdate(now), now=now))  # type: ignore[arg-type]
    return [(row.count, row.label, row.detail) for row in rows if "/surveys/" in row.url]


def test_a_round_that_is_behind_is_on_the_coordinators_desk(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    survey = round_open(harrowmere, people=40)
    for interview in survey.interviews.filter(number__lte=23).select_related("round__ward", "round__version")[:2]:
        answered(harrowmere, interview)
    assert desk(harrowmere.carol, 0) == []
    assert desk(harrowmere.carol, 30) == [(1, "Surveys behind", "Millbrook, 2 of 40, 12 days left")]
    assert desk(harrowmere.carol, 43) == [(1, "Surveys behind", "Millbrook, 2 of 40, 1 day over")]
    assert desk(harrowmere.colin, 30) == []
    assert desk(harrowmere.ines, 30) == []
    assert "Millbrook" not in signed_in(harrowmere.colin).get("/surveys/?state=behind").content.decode()


def test_a_pcso_finds_the_interviews_left(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    survey = round_open(harrowmere, people=6)
    assert desk(harrowmere.priya, 0) == [(6, "Interviews left in this round", "")]
    answered(harrowmere, Interview.objects.select_related("round__ward", "round__version").get(round=survey, number=1))
    assert desk(harrowmere.priya, 0) == [(5, "Interviews left in this round", "")]
    page = signed_in(harrowmere.priya).get("/surveys/interviews/").content.decode()
    assert "5 to do" in page
    assert desk(harrowmere.pete, 0) == []


def test_the_digest_says_it_when_a_round_opens_and_a_fortnight_before_it_ends(harrowmere: Harrowmere) -> None:
    round_open(harrowmere, people=6)
    today = timezone.localdate()
    first = interviews_to_do(harrowmere.priya, today)
    assert first is not None
    assert first.words == "6 interviews to do"
    assert first.things[0].since == today
    last = interviews_to_do(harrowmere.priya, today + timedelta(days=28))
    assert last is not None
    assert last.things[0].about != first.things[0].about
    assert last.things[0].since == today + timedelta(days=28)
    assert interviews_to_do(harrowmere.carol, today) is None


def test_the_digest_tells_the_coordinator_half_way_and_at_the_end(harrowmere: Harrowmere) -> None:
    round_open(harrowmere, people=6)
    today = timezone.localdate()

    def said(days: int) -> list[tuple[str, str]]:
        part = surveys_behind(harrowmere.carol, today + timedelta(days=days))
        return [] if part is None else [(thing.about.split(":")[-1], thing.line) for thing in part.things]

    assert said(10) == []
    assert said(21) == [("half", "Millbrook: 0 of 6, 21 days left.")]
    assert said(44) == [("over", "Millbrook: 0 of 6, 2 days over.")]
    assert surveys_behind(harrowmere.priya, today) is None
