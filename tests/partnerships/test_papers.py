"""Papers: asked for once, made once, tried again where that helps, ready for whoever asks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from partnerships import printing
from partnerships.claiming import claim
from partnerships.models import Paper, PaperState
from partnerships.printing import CannotPrint, Printed, ask_paper, make_due_papers, paper_for, try_again

pytestmark = pytest.mark.django_db
HTML = '<!doctype html><html lang="en"><head><title>Minutes</title></head><body><h1>Minutes</h1></body></html>'


class Press:
    """Instead of the real one, which its own tests print with: counts, and fails as often as it is told to."""

    def __init__(self) -> None:
        self.printed: list[str] = []
        self.failures: list[CannotPrint] = []

    def __call__(self, html: str) -> Printed:
        self.printed.append(html)
        if self.failures:
            raise self.failures.pop(0)
        return Printed(b"%PDF-1.7 " + html.encode(), 2)


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    found = Press()
    monkeypatch.setattr(printing, "render_pdf", found)
    return found


def test_it_is_made_once_and_keeps_what_went_out(press: Press) -> None:
    paper = ask_paper("minutes:1:1", "Minutes", HTML)
    assert ask_paper("minutes:1:1", "Minutes", "another text") == paper
    assert (make_due_papers(), make_due_papers()) == (1, 0)
    paper.refresh_from_db()
    assert (paper.state, paper.pages, paper.html, len(paper.sha256)) == (PaperState.READY, 2, "", 64)
    assert bytes(paper.content or b"") == b"%PDF-1.7 " + HTML.encode()
    assert ask_paper("minutes:1:1", "Minutes", "later").state == PaperState.READY
    assert press.printed == [HTML]


def test_the_last_asked_for_is_printed_first_because_somebody_waits_for_it(press: Press) -> None:
    long_ago = timezone.now() - timedelta(hours=1)
    Paper.objects.bulk_create(Paper(key=f"newsletter:{n}:1", html=f"past {n}", asked_at=long_ago) for n in range(2))
    ask_paper("newsletter:9:1", "Newsletter", "waited for")
    make_due_papers()
    assert press.printed == ["waited for"]
    assert (make_due_papers(), make_due_papers(), make_due_papers()) == (1, 1, 0)


def test_what_cannot_be_printed_says_why_and_waits_for_a_person(press: Press) -> None:
    press.failures = [CannotPrint("It would have 1000 pages; 400 is the most.")]
    paper = ask_paper("minutes:2:1", "Minutes", HTML)
    make_due_papers()
    paper.refresh_from_db()
    assert (paper.state, paper.error) == (PaperState.FAILED, "It would have 1000 pages; 400 is the most.")
    assert make_due_papers() == 0
    assert try_again(paper)
    assert not try_again(paper)
    assert make_due_papers() == 1
    paper.refresh_from_db()
    assert (paper.state, paper.error) == (PaperState.READY, "")


def test_a_busy_machine_is_tried_three_times(press: Press) -> None:
    press.failures = [CannotPrint("It takes longer than 18 seconds to print.", again=True) for _ in range(9)]
    paper = ask_paper("minutes:3:1", "Minutes", HTML)
    assert [make_due_papers() for _ in range(5)] == [1, 1, 1, 0, 0]
    paper.refresh_from_db()
    assert (paper.state, len(press.printed)) == (PaperState.FAILED, 3)


def test_a_worker_that_died_loses_nothing_and_one_that_always_dies_is_noticed(press: Press) -> None:
    paper = ask_paper("minutes:4:1", "Minutes", HTML)
    for _ in range(printing.ATTEMPTS):
        assert claim(Paper.objects.due()) == paper  # and the worker is gone
        assert make_due_papers() == 0  # its claim stands
        Paper.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    make_due_papers()
    paper.refresh_from_db()
    assert paper.state == PaperState.FAILED
    assert "stopped each of the 3 times" in paper.error
    assert press.printed == []


def test_a_person_who_asks_gets_it_without_a_worker(press: Press) -> None:
    made = paper_for(key="minutes:5:1", title="Minutes", html=lambda: HTML)
    assert made.state == PaperState.READY
    assert paper_for(key="minutes:5:1", title="Minutes", html=lambda: pytest.fail("built again")) == made
    assert press.printed == [HTML]


def test_a_person_who_asks_while_a_worker_claims_it_waits_for_the_worker(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker has the row for a moment in its claim, so the request gets none; then the worker prints it."""
    claims = iter([True])

    def taken_at_first(due: Any) -> Any:
        return None if next(claims, False) else claim(due)

    monkeypatch.setattr(printing, "claim", taken_at_first)
    assert paper_for(key="minutes:7:1", title="Minutes", html=HTML).state == PaperState.READY
    assert press.printed == [HTML]


def test_a_person_who_asks_is_told_what_is_wrong(press: Press, settings: Any) -> None:
    press.failures = [CannotPrint("It is nested too deeply to print.")]
    with pytest.raises(CannotPrint, match="too deeply"):
        paper_for(key="minutes:6:1", title="Minutes", html=HTML)
    assert paper_for(key="minutes:6:1", title="Minutes", html=HTML).state == PaperState.READY
