"""What Harrowmere's tasking meetings asked of higher groups, and what these answered (T7, 001 rec 5).

Of each tasking meeting's last two sittings one concern may go up. What went up at the sitting before the last was
answered at the Partnership Delivery Group's next meeting, but for one neighbourhood's, whose answer is overdue; what
went up at the last one waits on the higher group's next agenda.
"""

from __future__ import annotations

from datetime import timedelta

from config.demonstration.chronicle import Chronicle, Life
from config.demonstration.concerns import Concern
from engagement.models import Verb
from partnerships.models import AgendaItem, ItemKind, Meeting, User
from partnerships.periods import in_words
from tasking.models import Decision, Escalation, Tabling
from tasking.services.escalating import ASKED_OF_US

ASKS = {
    "Mattresses and black bags dumped": (
        "Money for two more alley gates this year, and the collection crew on Sundays as well.",
        "Agreed for this year: two gates from the joint fund. The Sunday crew is tried for three months.",
    ),
    "Off-road bikes across": (
        "The off-road bike unit for four weekends; we have nobody trained to stop them.",
        "The unit comes on four Saturdays from next month. The wards share what they see through the coordinator.",
    ),
    "Groups drinking on the benches": (
        "A place for the outreach team on one more afternoon; it covers the whole borough with two people.",
        "A third outreach worker is paid for until March; the afternoon begins in a fortnight.",
    ),
    "Cars racing along": (
        "Average speed cameras in the highways programme; humps are not possible on a bus route.",
        "Not this year: the road does not meet the count of injuries. The roads unit gives it two evenings a month.",
    ),
    "Cannabis smoked in the stairwell": (
        "One way of working with all landlords on entry doors and repeated complaints.",
        "All landlords sign one agreement by the end of the quarter; doors on this estate come first.",
    ),
    "Street lights out on the path": (
        "Somebody to decide who owns the lights on this path; three services say it is not theirs.",
        "The council takes the path over. Repairs are ordered and will be done within six weeks.",
    ),
    "Bins set alight": (
        "Fire-resistant bins for the parks of all wards; one ward cannot order them alone.",
        "Forty are ordered for the whole borough; the three parks with most fires have theirs first.",
    ),
    "Needles left behind the garages": (
        "A needle bin, and the exchange's hours; both are decided for the whole borough.",
        "The exchange opens until seven on two evenings, and tells the coordinator what is handed in.",
    ),
    "Young people with nowhere to go": (
        "A detached youth worker on Friday evenings; the neighbourhood's hours are used up.",
        "Youth services move four hours a week here until Easter, and report what came of it.",
    ),
    "Thefts from sheds and garages": (
        "Whether it is one group across the borough; three wards have the same marks on the doors.",
        "The analyst finds it likely. It is a task of the next fortnight, and wards get a leaflet for every shed.",
    ),
    "Fireworks thrown at buses": (
        "The bus company at the table, and trading standards in the shops before November.",
        "Both were asked and come to the next meeting. Six shops were visited; one lost its licence.",
    ),
    "Graffiti on the bridge": (
        "A contract for bridges; the railway and the council each wait for the other.",
        "The council cleans and the railway pays, within ten days of a report.",
    ),
}  # fmt: skip
OVERDUE = "ltm-2"


class HigherGroups:
    """Sends concerns up as the past is written, and has them answered."""

    def __init__(self, chronicle: Chronicle, meetings: dict[int, list[Meeting]]) -> None:
        self.chronicle, self.meetings = chronicle, meetings
        self.sent: set[int] = set()
        self.items: dict[int, AgendaItem] = {}
        self.of_group = {group.pk: key for key, group in chronicle.borough.groups.items()}

    def words(self, concern: Concern) -> tuple[str, str] | None:
        """What is asked about such a concern, and what comes back; None where it is no matter for a higher group."""
        return next((words for begins, words in ASKS.items() if concern.concern.startswith(begins)), None)

    def takes(self, concern: Concern, meeting: Meeting) -> bool:
        """Whether this sitting sends this concern up: the first that is fit for it, of each group's last two."""
        last_two = self.meetings.get(meeting.group_id, [])[-2:]
        return meeting in last_two and meeting.pk not in self.sent and self.words(concern) is not None

    def send_up(self, life: Life, concern: Concern, tabling: Tabling, by: User) -> None:
        """Decide at a sitting to ask, and write what the higher group answered since."""
        words, when = self.words(concern), tabling.decided_at
        assert words is not None  # noqa: S101 - asked for by `takes`
        assert when is not None  # noqa: S101 - set by the caller
        meeting, borough = tabling.meeting, self.chronicle.borough
        self.sent.add(meeting.pk)
        is_last = meeting == self.meetings[meeting.group_id][-1]
        key = self.of_group[meeting.group_id]
        group = borough.groups["ttcg" if is_last and key == "ltm-1" else "pdg"]
        due = when.date() + timedelta(days=42 if is_last else 21)
        row = Escalation(
            issue=life.issue, from_meeting=meeting, to_group=group, asked=words[0], answer_due_on=due, asked_by=by,
            asked_at=when,
        )  # fmt: skip
        if not self.chronicle.step(
            life, Verb.SENT_UP, when, by, text=f"To {group}: {words[0]} Answer by {in_words(due)}.",
            facts={"meeting": meeting.pk},
        ):  # fmt: skip
            return
        tabling.decision, tabling.reason, tabling.escalation = Decision.ESCALATE, words[0], row
        tabling.item.minute = f"Beyond what the agencies here can do. {group} is asked."
        self.chronicle.escalations.append(row)
        if not is_last and key != OVERDUE:
            self._answer(life, row, words[1])

    def _answer(self, life: Life, row: Escalation, text: str) -> None:
        """At the next meeting of the group that was asked, if it has met since."""
        met = [m for m in self.meetings.get(row.to_group_id, []) if m.starts_at > row.asked_at]
        if not met:
            return
        meeting, by = met[0], met[0].closed_by
        item = self.items.get(meeting.pk) or self.chronicle.item(
            meeting, kind=ItemKind.ASKED, title=ASKED_OF_US, done_at=meeting.starts_at + timedelta(minutes=40),
            minute="Each was gone through with the chairs of the tasking meetings; the answers are below.",
        )  # fmt: skip
        self.items[meeting.pk] = item
        row.answer, row.answered_by, row.answered_in = text, by, meeting
        row.answered_at = meeting.starts_at + timedelta(minutes=20 + 4 * len(self.chronicle.escalations) % 20)
        self.chronicle.step(
            life, Verb.ANSWERED, row.answered_at, by, text=f"{row.to_group}: {text}", facts={"meeting": meeting.pk}
        )
