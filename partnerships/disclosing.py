"""Who was shown personal data: recorded with the showing, and nothing shown that could not be recorded (X1, safety 16).

A page that shows raisers, recipients or members' contacts asks for them like this:

    with showing(request.user, "issue:raisers", issue.reference):
        raisers = list(raisers_seen_by(request.user, issue))

The row is written first and in the transaction of the reading: when it can't be written, the reading fails with it
and the page shows nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction

from partnerships.models import Disclosure, User


def disclosed(user: User, what: str, subject: str, reason: str = "") -> None:
    """Record that `user` is shown `what` ("issue:raisers") of `subject`, a reference and never a name.

    Raises whatever the database raises: the caller shows nothing then. Call it before the data is read.
    """
    disclosed_each(user, what, [subject], reason)


def disclosed_each(user: User, what: str, subjects: Iterable[str], reason: str = "") -> None:
    """The same for a list: one row for each subject, in one statement."""
    rows = [Disclosure(user=user, what=what, subject=subject, reason=reason) for subject in subjects]
    Disclosure.objects.bulk_create(rows)  # one statement; it opens a transaction where there is none


@contextmanager
def showing(user: User, what: str, subject: str, reason: str = "") -> Iterator[None]:
    """Record the disclosure, then let the block read, all in one transaction."""
    with transaction.atomic():
        disclosed(user, what, subject, reason)
        yield
