"""Where the book lives: folders that are private, sockets that fit, one start at a time, a full disk refused early."""

import os
import pwd
import shutil
import signal
import subprocess
import threading
from pathlib import Path

import pytest

from config.running import Stop, home, postgres
from config.running.home import Home

SOMEBODY = pwd.getpwnam("nobody")


@pytest.fixture
def book(tmp_path: Path) -> Home:
    return Home(tmp_path, tmp_path / "sockets", None)


def test_the_key_is_made_once_and_for_its_owner_alone(book: Home) -> None:
    key = home.secret_key(book)
    assert home.secret_key(book) == key
    assert len(key) >= 50
    assert (book.folder / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_half_written_key_is_made_anew(book: Home) -> None:
    (book.folder / "secret-key.new").write_text("half")
    assert len(home.secret_key(book)) >= 50


def test_a_home_is_held_by_one(book: Home) -> None:
    held = rf"already running \(process {os.getpid()}, http://localhost:8000/\)"
    with home.take(book, "http://localhost:8000/"), pytest.raises(Stop, match=held):
        home.take(book, "http://localhost:8001/")
    home.take(book, "http://localhost:8001/").close()


@pytest.mark.parametrize("name", ["x" * 90, "with blank", "perc%nt", "ünïcode"])
def test_sockets_of_an_awkward_home_lie_in_a_short_private_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    sockets = home.socket_folder(folder, None)
    try:
        assert sockets.parent == Path(os.sep, "tmp")
        assert len(str(sockets / ".s.PGSQL.5432")) <= 107
        assert sockets.stat().st_mode & 0o777 == 0o700
        assert sockets == home.socket_folder(folder, None)
    finally:
        sockets.rmdir()


def test_a_socket_folder_laid_by_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "sockets").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Stop, match="belongs to somebody else"):
        home.make_private(tmp_path / "sockets", None)


def test_a_full_disk_is_refused_before_anything_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARDBOOK_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(home, "service_account", lambda: None)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**12, 10**12, 5 * 2**20))
    with pytest.raises(Stop, match="is full: 5 MB are free, 100 MB are needed"):
        home.open_home()
    assert not (tmp_path / "home/postgres").exists()


def test_a_folder_closed_to_the_services_is_seen(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    assert not home.reachable(closed / "deeper", SOMEBODY)
    assert home.reachable(Path("/usr/lib"), SOMEBODY)
    assert home.reachable(Path("/usr/lib/not there yet"), SOMEBODY)


def test_a_lock_of_a_dead_server_is_removed_even_when_its_number_lives_on(tmp_path: Path) -> None:
    """After a crash another process may have the number that the note names; PostgreSQL itself would refuse."""
    note = tmp_path / "postmaster.pid"
    note.write_text(f"{os.getpid()}\n{tmp_path}\n")
    postgres.clear_stale_lock(note, tmp_path)
    assert not note.exists()


def test_a_process_still_at_work_on_the_data_is_ended_first(tmp_path: Path) -> None:
    """Its note names nobody any more, and yet two servers over one folder would ruin it."""
    note = tmp_path / "postmaster.pid"
    note.write_text("99999999\n")
    # A shell that started the tests in the background has them ignore what Ctrl-C sends; a server does not.
    orphan = subprocess.Popen(["env", "--default-signal=INT", "sleep", "60"], cwd=tmp_path)
    reaper = threading.Thread(target=orphan.wait)  # as init would
    reaper.start()
    postgres.clear_stale_lock(note, tmp_path)
    reaper.join(10)
    assert orphan.returncode == -signal.SIGINT
    assert not note.exists()
