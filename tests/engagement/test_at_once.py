"""Two people at once: one of them takes the step, and of two edits none is lost; the races are proved first."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from django.db import models
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.loop import require_step
from engagement.models import Issue, Step, Verb
from engagement.services import moving, wording
from partnerships import locking
from partnerships.errors import Conflict, Refused
from tests.engagement.making import an_issue, issue_dealt_with
from tests.racing import at_once, together

EDITS = 500


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


@pytest.fixture
def lock_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models.QuerySet, "select_for_update", lambda self, **_: self.all())


def escalate(borough: Harrowmere, issue: Issue) -> Step:
    return moving.escalate(issue=Issue.objects.select_related("ward").get(pk=issue.pk), by=borough.carol)


def test_a_step_is_taken_by_one_of_two(borough: Harrowmere) -> None:
    for _ in range(5):
        issue = issue_dealt_with(borough)
        answers = at_once(partial(escalate, borough), [issue, issue], threads=2)
        assert {type(answer) for answer in answers} == {Step, Refused}
        assert issue.steps.filter(verb=Verb.ESCALATED).count() == 1


def test_without_the_lock_both_would_take_it(
    borough: Harrowmere, lock_off: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue, both_are_here = issue_dealt_with(borough), together(2)

    def allowed(*given: Any) -> None:
        require_step(*given)
        both_are_here()

    monkeypatch.setattr(moving, "require_step", allowed)
    answers = at_once(partial(escalate, borough), [issue, issue], threads=2)
    assert not any(isinstance(answer, Refused) for answer in answers)


def edit(borough: Harrowmere, issue: Issue, word: str) -> str:
    """Append a word to the public wording as a person does who read the page first; again on a conflict."""
    for _ in range(200):
        seen = Issue.objects.select_related("ward").get(pk=issue.pk)
        try:
            wording.reword(
                issue=seen, by=borough.carol, version=seen.version, concern=seen.concern, place="",
                public_wording=f"{seen.public_wording} {word}".strip(),
            )  # fmt: skip
        except Conflict:
            continue
        return word
    raise AssertionError(f"{word} never got through")


def words_of(issue: Issue) -> list[str]:
    issue.refresh_from_db()
    return issue.public_wording.split()


def test_of_five_hundred_edits_none_is_lost(borough: Harrowmere) -> None:
    issues = [an_issue(borough) for _ in range(EDITS // 20)]  # twenty people on each
    work = [(issue, f"w{number}") for number in range(20) for issue in issues]
    at_once(lambda given: edit(borough, *given), work, threads=20)
    assert [sorted(words_of(issue)) for issue in issues] == [sorted(f"w{n}" for n in range(20))] * len(issues)


def test_with_the_lock_off_edits_are_lost(borough: Harrowmere, lock_off: None, monkeypatch: pytest.MonkeyPatch) -> None:
    all_have_read = together(20)

    def saved_whatever_stands(instance: Any, *, version: int, fields: list[str]) -> None:
        all_have_read()
        instance.version = version + 1
        instance.save(update_fields=[*fields, "version"])

    monkeypatch.setattr(wording, "save_if_unchanged", saved_whatever_stands)
    issue = an_issue(borough)
    at_once(lambda number: edit(borough, issue, f"w{number}"), range(40), threads=20)
    assert len(set(words_of(issue))) < 40
    assert locking.save_if_unchanged is not saved_whatever_stands
