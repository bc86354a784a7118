"""What a person at the terminal reads of what the processes write, and what is kept."""

import io
import json
from pathlib import Path

import pytest

from config.running import terminal
from config.running.terminal import Terminal


def shown(tmp_path: Path, line: str) -> str:
    screen = io.StringIO()
    Terminal(tmp_path, screen).take("web", line.encode())
    return screen.getvalue()


REQUEST = '{"event": "request_finished", "level": "info", "timestamp": "2026-11-22T09:08:07.5Z", '


@pytest.mark.parametrize(
    ("line", "short"),
    [
        (
            REQUEST + '"code": 200, "request": "GET /desk/", "milliseconds": 34, "user_id": 7}',
            "web      | 09:08:07 200 GET /desk/ 34 ms user 7\n",
        ),
        (REQUEST + '"code": 200, "request": "GET /healthz/live/", "milliseconds": 1}', ""),
        ('{"event": "task_succeeded", "level": "info", "task": "x"}', ""),
        ('{"event": "task_failed", "level": "error", "task": "send"}', "web      | ERROR task_failed send\n"),
        ("Traceback (most recent call last):", "web      | Traceback (most recent call last):\n"),
        ("", ""),
        ("[1, 2]", "web      | [1, 2]\n"),
        ('{"broken', 'web      | {"broken\n'),
    ],
)
def test_a_line_is_shortened(tmp_path: Path, line: str, short: str) -> None:
    assert shown(tmp_path, line) == short


@pytest.mark.parametrize("letter", ["\x1b", "\r", "\x07", "\x9b", "\u2028", "\u202e", "\x00"])
def test_nothing_reaches_the_terminal_that_acts_on_it(tmp_path: Path, letter: str) -> None:
    as_json = json.dumps({"event": "task_failed", "level": "error", "task": f"a{letter}[2Jb"})
    for line in (f"plain {letter}[2J words", as_json):
        assert letter not in shown(tmp_path, line)


def test_the_whole_line_is_kept(tmp_path: Path) -> None:
    shown(tmp_path, '{"event": "task_succeeded", "level": "info", "duration_ms": 3}')
    kept = json.loads((tmp_path / "web.jsonl").read_text())
    assert kept == {"event": "task_succeeded", "level": "info", "duration_ms": 3}


def test_a_large_file_is_put_aside_and_five_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "LARGEST_BYTES", 10)
    for number in range(12):
        shown(tmp_path, f"line {number}")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["web.1.jsonl", "web.2.jsonl", "web.3.jsonl", "web.4.jsonl", "web.5.jsonl", "web.jsonl"]
    assert "line 11" in (tmp_path / "web.jsonl").read_text()
    assert "line 6" in (tmp_path / "web.5.jsonl").read_text()


def test_a_full_disk_does_not_end_the_book(tmp_path: Path) -> None:
    assert shown(tmp_path / "not there", "still shown") == "web      | still shown\n"


def test_a_closed_terminal_does_not_end_the_book(tmp_path: Path) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    Terminal(tmp_path, Closed()).take("web", b"still kept")
    assert "still kept" in (tmp_path / "web.jsonl").read_text()


def test_a_terminal_without_the_letter_shows_the_rest(tmp_path: Path) -> None:
    raw = io.BytesIO()
    screen = io.TextIOWrapper(raw, encoding="ascii")
    Terminal(tmp_path, screen).take("web", "Gr\u00fc\u00dfe".encode())
    assert raw.getvalue() == b"web      | Gr??e\n"
