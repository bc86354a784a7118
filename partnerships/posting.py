"""The post room: mail is written with what caused it and sent by a worker (craft 7).

`post` writes a row in the caller's transaction; nothing leaves before that commits, and nothing is lost after it.
Celery only says "look": with Redis down or emptied, the next tick finds every row that is due.

A mail is sent **at least once**. A worker killed between the mail server's "accepted" and our "sent" (the time of one
commit) cannot know, and between losing an answer somebody is owed and a second copy of it, the book takes the second
copy. Both copies carry the same Message-ID, made from the key, by which mailboxes know them to be one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Required, TypedDict, Unpack

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models.functions import Now
from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.text import Truncator

from partnerships.errors import Refused
from partnerships.models import Mail, MailState, Partnership, User, Ward
from partnerships.nudge import nudge

SUBJECT_LENGTH = 250
# C0 and C1 controls, and the two separators that some mail programs take for the end of a line (safety 38).
CONTROLS = frozenset({"Cc", "Zl", "Zp"})


class Letter(TypedDict, total=False):
    """What is said of one mail to one person.

    `template` names templates/mail/<template>.txt and, where there is one, .html; both get `context`,
    `site_url`, `user` and `partnership`.
    `key` says what the mail is for: written again with the same key, the first stands and no second is made.
    `ward` and `about` (a reference, never a name) tell who looks after it if it cannot be sent, and where to look.
    `unsubscribe_url` is an address or path of this site. `due_at` is a moment before which it does not leave.
    """

    to: Required[str]
    subject: Required[str]
    template: Required[str]
    context: Required[dict[str, Any]]
    key: Required[str]
    kind: Required[str]
    user: User | None
    ward: Ward | None
    about: str
    unsubscribe_url: str
    due_at: datetime | None


def post(**letter: Unpack[Letter]) -> Mail | None:
    """Write one mail to one person, in the transaction of what causes it. Returns its row; None without an address.

    Raises Refused where an address or subject could carry a second header or a second person.
    """
    if not letter["to"]:
        return None
    post_all([written(**letter)])
    return Mail.objects.get(key=letter["key"])


def written(**letter: Unpack[Letter]) -> Mail:
    """A mail as `post` would write it, not yet in the outbox: for `post_all`, where there are many."""
    user, ward = letter.get("user"), letter.get("ward")
    unsubscribe = letter.get("unsubscribe_url", "")
    facts = {
        "site_url": settings.SITE_URL,
        "subject": one_line(letter["subject"]),
        "unsubscribe_url": absolute(unsubscribe) if unsubscribe else "",
        "user": user,
        "partnership": whose(ward, user) or letter["context"].get("partnership"),
    }
    known = {**facts, **letter["context"]}
    mail = Mail(
        key=letter["key"],
        kind=letter["kind"],
        to=one_address(letter["to"]),
        ward=ward,
        about=letter.get("about", "")[:80],
        text=_text(letter["template"], known),
        html=_html(letter["template"], known),
        **{name: facts[name] for name in ("user", "partnership", "subject", "unsubscribe_url")},
    )
    if (due_at := letter.get("due_at")) is not None:
        mail.due_at = due_at
    return mail


def post_all(mails: Iterable[Mail]) -> None:
    """Put mails into the outbox, however many, in a few statements; a key that is there already stands as it is."""
    # ON CONFLICT DO NOTHING: of two transactions with one key the second waits for the first, then keeps its row.
    Mail.objects.bulk_create(list(mails), batch_size=500, ignore_conflicts=True)
    wake()


def whose(ward: Ward | None, user: User | None) -> Partnership | None:
    """The partnership whose administrators look after a mail: the ward's, or that of the person written to."""
    if ward is not None:
        return ward.partnership
    if user is None:
        return None
    return user.partnership or (user.agency.partnership if user.agency else None)


def wake() -> None:
    """Tell a worker, once this transaction commits, that there is mail."""
    from partnerships.tasks import send_due  # noqa: PLC0415 - the task calls the post room

    nudge(send_due)


def send_again(*, mail: Mail) -> bool:
    """Put a mail that failed back into the queue, with all its attempts before it; False where it has not failed."""
    again = Mail.objects.filter(pk=mail.pk, state=MailState.FAILED).update(
        state=MailState.WAITING, attempts=0, claimed_until=None, due_at=Now(), error=""
    )
    if again:
        wake()
    return bool(again)


def absolute(path: str) -> str:
    """An absolute link to a page of this site, from the configured address and never from the Host header.

    Takes a path or what this function made. Raises ValueError for an address elsewhere.
    """
    path = path.removeprefix(settings.SITE_URL)
    if not re.fullmatch(r"/(?!/)[!-\[\]-~]*", path):
        raise ValueError("Mail links to this site alone.")
    return f"{settings.SITE_URL}{path}"


def one_address(to: str) -> str:
    """The address as it stands, if it is one address of one person."""
    try:
        validate_email(to)
    except ValidationError as error:
        raise Refused("Enter an e-mail address like name@example.org.", field="email") from error
    if _has_controls(to) or any(mark in to for mark in ",;<>()"):
        raise Refused("Enter one e-mail address, like name@example.org.", field="email")
    return to


def one_line(subject: str) -> str:
    """The subject, cut at 250 characters. A subject of two lines is refused: the second would be a header."""
    if _has_controls(subject):
        raise Refused("A subject is one line of plain text.", field="subject")
    return Truncator(subject.strip()).chars(SUBJECT_LENGTH)


def message_id(key: str) -> str:
    """The same for the same key, so that a second copy of a mail is known to be one."""
    digest = hashlib.sha256(key.encode()).hexdigest()[:40]
    return f"<{digest}@{settings.SITE.hostname}>"


def _has_controls(text: str) -> bool:
    return any(unicodedata.category(character) in CONTROLS for character in text)


def preview(template: str, context: dict[str, Any]) -> str:
    """The text of a mail as `post` will write it, to be seen before it is sent."""
    return _text(template, {"site_url": settings.SITE_URL, "unsubscribe_url": "", **context})


def _text(template: str, facts: dict[str, Any]) -> str:
    found: Any = get_template(f"mail/{template}.txt")
    # Plain text: an ampersand is an ampersand. More than one blank line is what conditions in a template leave behind.
    text = found.template.render(Context(facts, autoescape=False))
    return re.sub(r"\n{3,}", "\n\n", text.replace("\r\n", "\n")).strip() + "\n"


def _html(template: str, facts: dict[str, Any]) -> str:
    try:
        return get_template(f"mail/{template}.html").render(facts)
    except TemplateDoesNotExist as missing:
        if missing.args[0] != f"mail/{template}.html":
            raise
        return ""
