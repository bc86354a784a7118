"""0 bytes of what was told are left: tables, history, outbox, cache, logs, sessions, a backup taken afterwards
(safety 10, 19).
"""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
import redis
from django.conf import settings as configured
from django.db import connection
from django.utils import timezone

from config import backing_up
from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Handover, IntelligenceStub
from feedback.services.reminding import write_digest
from partnerships.models import Mail
from tests.conftest import SignedIn
from tests.engagement.handing_over import CANARY

pytestmark = pytest.mark.django_db(transaction=True)


def tables_with(*words: str) -> list[str]:
    """The tables in which one of the words stands, as text or as bytes, row history and sessions among them."""
    found = []
    for table in backing_up.table_names():
        for word in words:
            with connection.cursor() as cursor:
                asked = f'SELECT count(*) FROM "{table}" t WHERE t::text ILIKE %s OR t::text ILIKE %s'  # noqa: S608
                cursor.execute(asked, [f"%{word}%", f"%{word.encode().hex()}%"])
                found += [table] if cursor.fetchone() != (0,) else []
    return found


def dumped(folder: Path) -> str:
    """Everything that is in a backup, as SQL."""
    path, _ = backing_up.back_up(folder)
    with zipfile.ZipFile(path) as archive, archive.open(backing_up.DUMP) as dump:
        tool = backing_up._tool("pg_restore", connect=False)
        return subprocess.run([*tool, "--file=-"], input=dump.read(), capture_output=True, check=True).stdout.decode()


def in_redis(word: str) -> list[bytes]:
    """The keys of this book's Redis under which the word stands."""
    client = redis.from_url(configured.REDIS_URL)
    return [key for key in client.scan_iter() if word.encode() in key or word.encode() in (client.dump(key) or b"")]


def test_nothing_is_left_anywhere(
    transactional_db: None, signed_in: SignedIn, tmp_path: Path, log_lines: io.StringIO
) -> None:
    borough: Harrowmere = make_harrowmere(today=timezone.localdate())
    priya, iris = signed_in(borough.priya), signed_in(borough.iris)
    typed = {"content": f"Seen: {CANARY}", "ward": str(borough.wards[1].pk), "occasion": "told",
             "source_number": f"{CANARY} no number", "submission": "0b0e8a52-8c0e-4a58-9a6c-3f5a8f1d2c11"}  # fmt: skip
    carried = priya.post("/intelligence/carry/", {"concern": CANARY, "received_text": f"{CANARY} two", "ward": "1"})
    assert CANARY in carried.content.decode()
    assert priya.post("/intelligence/new/", typed | {"occasion": ""}).status_code == 200  # an error keeps the words
    assert priya.post("/intelligence/new/", typed).status_code == 302
    enclosed = bytes(Handover.objects.get().enclosed).decode()
    assert tables_with(CANARY) == []
    assert tables_with(enclosed) == ["engagement_handover"]
    stub = IntelligenceStub.objects.get()
    assert CANARY in iris.post(f"{stub.get_absolute_url()}read/", {"reason": "To take it on"}).content.decode()
    for person in (borough.iris, borough.ines, borough.carol):
        write_digest(user=person, today=timezone.localdate())
    taken = {"take-unit_reference": "IR/26/0417", "take-source_number": "ISR-0417"}
    assert iris.post(f"{stub.get_absolute_url()}acknowledge/", taken).status_code == 302
    assert tables_with(CANARY, enclosed) == []
    backup = dumped(tmp_path)
    assert stub.reference in backup
    assert CANARY not in backup
    assert enclosed not in backup
    assert enclosed.encode().hex() not in backup
    assert in_redis(CANARY) == in_redis(enclosed) == []
    assert CANARY not in log_lines.getvalue().lower()
    assert not Mail.objects.filter(text__contains=stub.reference).exists()
