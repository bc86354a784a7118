"""What those who keep the book, and who read its log, are asked to look at."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count

from feedback.desk.facts import Desk
from feedback.desk.row import LATE, QUIET, SOON, Row
from partnerships import auditing
from partnerships.access import mail_seen_by
from partnerships.auditing import Question
from partnerships.models import Mail, MailState
from partnerships.people import count_people

A_WEEK = timedelta(days=7)


def admin_rows(desk: Desk) -> list[Row]:
    """Mail that is stuck, roles that wait, accounts nobody can use."""
    user, users = desk.user, "/settings/users/"
    stuck = Mail.objects.filter(mail_seen_by(user), state=MailState.FAILED).count()
    people = count_people(user)
    rows = [
        Row(stuck, "Letters that could not be sent", "/post/", urgency=LATE),
        Row(people["waiting"], "Roles that wait for a second administrator", f"{users}?state=waiting", urgency=SOON),
        Row(people["ending"], "People with a role that ends in 30 days", f"{users}?state=ending", urgency=SOON),
        Row(people["without"], "Open accounts without a role", f"{users}?state=without", urgency=QUIET),
    ]
    return [row for row in rows if row.count]


def auditor_rows(desk: Desk) -> list[Row]:
    """What happened in the last seven days."""
    since = desk.today - A_WEEK
    asked = Question(by=desk.user, since=since)
    shown = auditing.disclosures(asked).order_by().aggregate(times=Count("pk"), people=Count("user", distinct=True))
    kinds = {one.key: one for one in auditing.audited()}
    rows = [
        Row(
            shown["times"], "Times personal data was shown, in seven days", f"/audit/?since={since}",
            detail=f"To {shown['people']} people" if shown["people"] != 1 else "To one person",
        ),
        Row(
            auditing.history(kinds["role"], asked).count(), "Changes to roles, in seven days",
            f"/audit/changes/?kind=role&since={since}",
        ),
        Row(
            auditing.history(kinds["user"], asked).count(),
            "Changes to accounts, in seven days", f"/audit/changes/?kind=user&since={since}",
        ),
    ]  # fmt: skip
    return [row for row in rows if row.count]
