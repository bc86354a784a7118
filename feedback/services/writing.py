"""Telling people by e-mail from the book: each message is seen before it is sent (F1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from engagement.models import Channel
from feedback.models import Feedback, Owed, OwedTo
from feedback.services.mailing import follow_url
from feedback.services.members import address, reach
from feedback.services.telling import Told, lock_still_owed, tell
from partnerships.errors import Refused
from partnerships.models import User
from partnerships.posting import post, preview

TEMPLATE = "told"


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one person, as it will go out; `key` names what is owed and, in a group, to which member."""

    owed: Owed
    key: str
    to: str
    name: str
    subject: str
    context: dict[str, Any]

    @property
    def text(self) -> str:
        """The text, as the post room will write it."""
        return preview(TEMPLATE, self.context)


def can_be_written_to(rows: Iterable[Owed]) -> list[Owed]:
    """Of what is owed, that of people with an e-mail address and of groups all of whose members have one."""
    listed = list(rows)
    whole = {key for key, each in reach([row.group for row in listed if row.group]).items() if each.whole}
    return [row for row in listed if (row.raiser and row.raiser.email) or row.group_id in whole]


def messages(rows: Iterable[Owed], what: str) -> list[Message]:
    """The messages that telling `rows` by e-mail sends, one for each person."""
    listed = can_be_written_to(rows)
    members = reach([row.group for row in listed if row.group])
    written: list[Message] = []
    for row in listed:
        if row.to == OwedTo.RAISER and row.raiser is not None:
            facts = {"follow_url": follow_url(row.raiser)}
            written.append(_message(row, f"{row.pk}", (row.raiser.email, row.raiser.name), what=what, **facts))
        elif row.group is not None:
            written += [
                _message(row, f"{row.pk}:{one.pk}", (address(one), one.name), what=what, group=row.group)
                for one in members[row.group.pk].members
            ]
    return written


def _message(row: Owed, key: str, whom: tuple[str, str], **facts: Any) -> Message:
    issue = row.issue
    context = {"issue": issue, "ward": issue.ward, "partnership": issue.ward.partnership, **facts}
    return Message(row, key, *whom, f"What came of the concern in {issue.ward}", context)


def write(*, by: User, owed: Collection[int], what: str) -> Told:
    """Send the messages and record that these were told by e-mail, in one transaction; each once.

    Raises Refused where nobody among them is still owed and has an address.
    """
    with transaction.atomic():
        letters = messages(lock_still_owed(owed), what)
        if not letters:
            raise Refused("None of them is still owed an answer and has an e-mail address.")
        done = tell(by=by, owed={letter.owed.pk for letter in letters}, channel=Channel.EMAIL, what=what)
        for letter in letters:
            post(
                key=f"told:{letter.key}", kind="told", to=letter.to, subject=letter.subject, template=TEMPLATE,
                context=letter.context, ward=letter.owed.issue.ward, about=letter.owed.issue.reference,
            )  # fmt: skip
        return done


def write_feedback(*, by: User, owed: Collection[int], what: str) -> Feedback:
    """As `write`, for a form: the first feedback given, by which a form sent twice is answered the same."""
    return write(by=by, owed=owed, what=what).feedback[0]
