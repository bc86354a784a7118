"""No text that people write becomes a header, a second recipient, a script or a style (safety 35 and 38)."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.mail import get_connection
from hypothesis import HealthCheck, given
from hypothesis import settings as search
from hypothesis import strategies as some

from partnerships.errors import Refused
from partnerships.models import Mail
from partnerships.posting import one_address, one_line
from partnerships.sending import envelope
from tests.partnerships.mailing import notice, written

__all__ = ["notice"]
HEADERS = {"content-type", "mime-version", "content-transfer-encoding", "subject", "from", "to", "date", "message-id"}
BREAKS = ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x00", "\x1b[0m", "\n ", "\r\n\t"]
INJECTIONS = ["Bcc: all@harrowmere.example", "\r\n<script>alert(1)</script>", "X: y", ""]
texts = some.one_of(
    some.text(max_size=80),
    some.builds(lambda *parts: "".join(parts), some.text(max_size=20), some.sampled_from(BREAKS),
                some.sampled_from(INJECTIONS)),
)  # fmt: skip
addresses = some.one_of(texts, some.emails(), some.builds(lambda a, b, c: f"{a}{b}{c}", some.emails(), texts, texts))


@search(max_examples=500, deadline=None)
@given(subject=texts, to=addresses)
def test_whatever_is_written_makes_one_mail_to_one_person_or_none(subject: str, to: str) -> None:
    try:
        mail = Mail(key="k", to=one_address(to), subject=one_line(subject), text="x")
    except Refused:
        return
    message = envelope(mail, get_connection("django.core.mail.backends.locmem.EmailBackend"))
    read = message_from_bytes(message.message().as_bytes(), policy=default)
    assert {name.lower() for name in read} <= HEADERS | {"auto-submitted"}
    assert len(read.get_all("to", [])) == len(read.get_all("subject", [])) == 1
    assert len(message.recipients()) == 1
    assert len(read["to"].addresses) == 1


@pytest.mark.parametrize("line_break", BREAKS)
def test_a_line_break_is_refused_in_address_and_subject(line_break: str) -> None:
    with pytest.raises(Refused):
        one_line(f"Newsletter{line_break}Bcc: all@harrowmere.example")
    with pytest.raises(Refused):
        one_address(f"rita@harrowmere.example{line_break}Bcc: all@harrowmere.example")


@pytest.mark.parametrize(
    "to", ["a@x.example,b@x.example", "a@x.example; b@x.example", "Rita <a@x.example>", "a@x.example b@x.example", "a"]
)
def test_an_address_is_one_address(to: str) -> None:
    with pytest.raises(Refused):
        one_address(to)


class Tags(HTMLParser):
    """Every tag with what it carries."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


PAYLOADS = [
    "<script>alert(1)</script>", "</p><style>*{display:none}</style>", '"><img src=x onerror=alert(1)>',
    "<svg onload=alert(1)>", "<a href=javascript:alert(1)>x</a>", "{{ settings.SECRET_KEY }}", "<link rel=stylesheet>",
    "<iframe src=//x.example>", "<base href=//x.example>", "<!--", "<math><mtext></p><script>",
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.usefixtures("notice")
@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_a_name_stays_text(payload: str) -> None:
    mail = written(context={"name": payload})
    assert [tag for tag, _ in Tags(mail.html).found] == ["html", "head", "title", "body", "p"]
    assert settings.SECRET_KEY not in mail.html + mail.text


def test_no_page_paper_or_mail_turns_escaping_off() -> None:
    """Plain-text mail escapes nothing, as it has no markup; everything else always does.

    The form pack puts together what was rendered by other templates, and so is left out.
    """
    folder = Path(settings.BASE_DIR, "templates")
    templates = [path for path in folder.rglob("*.html") if folder / "wardbook" not in path.parents]
    assert len(templates) > 20
    offences: list[Any] = [
        (str(path), trick)
        for path in templates
        for trick in ("|safe", "autoescape off", "safeseq", "mark_safe")
        if trick in path.read_text(encoding="utf-8")
    ]
    assert offences == []


@search(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=some.text(max_size=40))
def test_a_name_is_printed_as_text(name: str) -> None:
    from django.template import engines  # noqa: PLC0415

    html = engines["django"].from_string("<p title='{{ name }}'>{{ name }}</p>").render({"name": name})
    assert [tag for tag, _ in Tags(html).found] == ["p"]
