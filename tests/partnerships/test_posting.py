"""Mail is written with what causes it: once for a key, to one person, with links to this site alone."""

from __future__ import annotations

from typing import Any

import pytest
from celery import current_app
from django.db import transaction

from partnerships import nudge, posting
from partnerships.errors import Refused
from partnerships.models import Mail, MailState
from partnerships.posting import absolute, message_id, post
from tests.partnerships.mailing import notice, written

__all__ = ["notice"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notice")]


def test_it_says_what_the_template_says_in_plain_text_and_html(harrowmere: Any) -> None:
    mail = written(user=harrowmere.rita, context={"name": "Rita & <b>Tom</b>"}, unsubscribe_url="/unsubscribe/abc/")
    assert mail.text == (
        "Hello Rita Okafor,\n\nRita & <b>Tom</b>: http://localhost:8000/issues/MIL-26-0417/\n\n"
        "Harrowmere Community Safety Partnership\n01632 960100\n"
        "You get this because you asked.\nYou no longer want these? http://localhost:8000/unsubscribe/abc/\n"
    )
    assert "<p>Hello Rita &amp; &lt;b&gt;Tom&lt;/b&gt;</p>" in mail.html
    assert mail.state == MailState.WAITING


def test_a_key_is_written_once(harrowmere: Any) -> None:
    first = written(user=harrowmere.rita)
    assert written(context={"name": "Somebody else"}) == first
    assert Mail.objects.count() == 1
    assert "Rita" in Mail.objects.get().text


def test_nobody_without_an_address_is_written_to() -> None:
    assert post(to="", subject="x", template="notice", context={}, key="k", kind="notice") is None
    assert not Mail.objects.exists()


def test_it_leaves_with_the_transaction_or_not_at_all() -> None:
    with transaction.atomic():
        written()
        assert Mail.objects.exists()
        transaction.set_rollback(True)
    assert not Mail.objects.exists()


def test_a_worker_is_told_once_a_transaction_and_only_of_the_task(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    told: list[tuple[str, tuple[object, ...]]] = []
    monkeypatch.setattr(nudge, "send", lambda task, ids: told.append((task.name, ids)))
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(20):
            written(f"notice:{number}", to=f"resident{number}@harrowmere.example")
    assert told == [("partnerships.send_due", ())]  # no address, no subject, no text reaches Redis (safety 19)
    assert "partnerships.send_due" in current_app.tasks


@pytest.mark.parametrize("path", ["https://elsewhere.example/x", "//elsewhere.example/x", "http:/\\elsewhere.example"])
def test_it_links_to_this_site_alone(path: str) -> None:
    with pytest.raises(ValueError, match="this site"):
        absolute(path)
    assert absolute("/owed/") == "http://localhost:8000/owed/"


def test_a_mail_is_known_by_its_key(settings: Any) -> None:
    assert message_id("a") == message_id("a") != message_id("b")
    assert message_id("a").endswith("@localhost>")


def test_a_refusal_names_the_field() -> None:
    for facts, field in (({"to": "a@x.example, b@x.example"}, "email"), ({"subject": "Two\nlines"}, "subject")):
        with pytest.raises(Refused) as refused:
            written(**facts)
        assert refused.value.field == field
    assert posting.one_line("  " + "long " * 100).endswith("…")


def test_somebody_looks_after_every_mail(harrowmere: Any) -> None:
    """A ward's coordinator and the partnership's administrator, whoever is written to."""
    for number, facts in enumerate(({"ward": harrowmere.wards[2]}, {"user": harrowmere.hana}, {})):
        mail = written(f"notice:{number}", context={"name": "x", "partnership": harrowmere.partnership}, **facts)
        assert mail.partnership == harrowmere.partnership
        assert mail.ward == facts.get("ward")
