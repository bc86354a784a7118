"""What was asked of a higher group is chased until it is answered (T7, 001 rec 5)."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from feedback.desk.facts import Desk
from feedback.desk.rows import rows_of
from feedback.reminders.actions import late_escalations
from tasking.models import Escalation
from tasking.services import deciding, escalating
from tests.conftest import SignedIn
from tests.tasking.making import issue_tabled


def asked(borough: Harrowmere, *, due: int) -> Escalation:
    """Asked of the Partnership Delivery Group at ward 1's tasking meeting; answer due in that many days."""
    tabled = issue_tabled(borough)
    soon = timezone.localdate() + timedelta(days=9)
    deciding.escalate(
        tabling=tabled, by=borough.carol, to_group=borough.groups["pdg"], asked="A camera", answer_due_on=soon
    )
    Escalation.objects.filter(issue=tabled.issue).update(answer_due_on=timezone.localdate() + timedelta(days=due))
    return Escalation.objects.get(issue=tabled.issue)


def labels(borough: Harrowmere, who: str, today: date) -> dict[str, int]:
    return {row.label: row.count for row in rows_of(Desk(borough.people[who], today, timezone.now()))}


def test_overdue_ones_are_on_the_desk_and_in_the_digest_until_answered(
    harrowmere: Harrowmere, signed_in: SignedIn
) -> None:
    late, _ = asked(harrowmere, due=-4), asked(harrowmere, due=5)
    today = timezone.localdate()
    assert labels(harrowmere, "carol", today)["Overdue answers from higher groups"] == 1
    assert "Overdue answers from higher groups" not in labels(harrowmere, "colin", today)
    part = late_escalations(harrowmere.carol, today)
    assert part is not None
    assert part.words == "1 overdue answer from higher groups"
    assert [thing.about for thing in part.things] == [f"escalation:{late.pk}:late"]
    assert "Asked of" in part.things[0].line
    page = signed_in(harrowmere.carol).get("/escalations/?state=late").content.decode()
    assert page.count("Record the answer") == 1
    assert late.issue.reference in page
    escalating.answer(escalation=late, by=harrowmere.carol, text="Yes, from January.")
    assert "Overdue answers from higher groups" not in labels(harrowmere, "carol", today)
    after = late_escalations(harrowmere.carol, today)
    assert after is not None
    assert after.things == []


def test_partners_are_not_reminded_of_it(harrowmere: Harrowmere) -> None:
    asked(harrowmere, due=-4)
    assert late_escalations(harrowmere.errol, timezone.localdate()) is None
