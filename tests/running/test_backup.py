"""The restore drill: what comes back is what went in, row for row, or nothing changes (safety 31)."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from config import backing_up
from config.demonstration.cast import make_harrowmere
from partnerships.models import User, Ward

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scratch(transactional_db: None) -> Iterator[None]:
    """A second database, made from the test database as it is now; the connection points at it during the test."""
    first = str(connection.settings_dict["NAME"])
    second = f"{first}_restored"
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{second}"')
        cursor.execute(f'CREATE DATABASE "{second}"')
    connection.close()
    connection.settings_dict["NAME"] = second
    yield
    connection.close()
    connection.settings_dict["NAME"] = first
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{second}"')


@pytest.fixture
def backup(transactional_db: None, tmp_path: Path) -> Path:
    """A backup of Harrowmere, with text that is hard to carry."""
    borough = make_harrowmere(today=timezone.localdate())
    User.objects.filter(pk=borough.carol.pk).update(job_title="Tab\t, \\N, quote ', ünïcode ✓, newline\n")
    call_command("backup", to=tmp_path, stdout=StringIO())
    (path,) = tmp_path.glob("*.backup")
    return path


def restore(path: Path, **options: Any) -> str:
    said = StringIO()
    call_command("restore", str(path), stdout=said, **options)
    return said.getvalue()


def rewritten(path: Path, change: dict[str, bytes]) -> Path:
    """The same backup with other contents under some names."""
    other = path.with_name("changed.backup")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
    return other


def test_every_row_of_every_table_comes_back(backup: Path, scratch: None) -> None:
    manifest = backing_up.read_manifest(backup)
    assert "checksum it had" in restore(backup)
    assert backing_up.describe_tables() == manifest.tables
    assert Ward.objects.count() == 12
    assert User.objects.get(username="carol").job_title.startswith("Tab\t, \\N, quote ', ünïcode ✓")


def test_the_restored_book_can_be_backed_up_and_restored_again(backup: Path, scratch: None, tmp_path: Path) -> None:
    restore(backup)
    again, manifest = backing_up.back_up(tmp_path / "again")
    assert manifest.tables == backing_up.read_manifest(backup).tables
    restore(again, replace=True)
    assert backing_up.describe_tables() == manifest.tables


def test_the_trail_is_still_append_only_afterwards(backup: Path, scratch: None) -> None:
    def triggers() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'")
            return int(cursor.fetchone()[0])

    restore(backup)
    assert triggers() > 20


def test_a_database_with_a_book_in_it_is_refused(backup: Path) -> None:
    before = backing_up.describe_tables()
    with pytest.raises(CommandError, match=r"already holds a book .* --replace .* Nothing was changed"):
        restore(backup)
    assert backing_up.describe_tables() == before


def test_a_row_that_differs_undoes_the_whole_restore(backup: Path, scratch: None) -> None:
    manifest = json.loads(zipfile.ZipFile(backup).read(backing_up.MANIFEST))
    manifest["tables"]["partnerships_user"]["rows"] += 1
    changed = rewritten(backup, {backing_up.MANIFEST: json.dumps(manifest).encode()})
    with pytest.raises(CommandError, match="partnerships_user has"):
        restore(changed)
    assert backing_up.table_names() == []


def test_a_torn_dump_undoes_the_whole_restore(backup: Path, scratch: None) -> None:
    dump = zipfile.ZipFile(backup).read(backing_up.DUMP)
    torn = rewritten(backup, {backing_up.DUMP: dump[: len(dump) * 2 // 3]})
    with pytest.raises(CommandError, match="pg_restore failed"):
        restore(torn)
    assert backing_up.table_names() == []


@pytest.mark.parametrize("content", [b"", b"not a backup"])
def test_another_file_is_named_as_such(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "holiday.jpg"
    other.write_bytes(content)
    with pytest.raises(CommandError, match="is not a backup of a book"):
        restore(other)


def test_the_secret_key_is_not_in_it(backup: Path) -> None:
    key = configured.SECRET_KEY.encode()
    with zipfile.ZipFile(backup) as archive:
        assert all(key not in archive.read(name) for name in archive.namelist())
    assert backup.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="could not be written"):
        call_command("backup", to=tmp_path / "file" / "below")


def test_no_half_backup_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfileobj", fail)
    with pytest.raises(CommandError, match="No space left on device"):
        call_command("backup", to=tmp_path)
    assert list(tmp_path.iterdir()) == []
