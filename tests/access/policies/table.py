"""The questions put to everybody, and their answers as a table: who is told yes, on each side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partnerships.models import User
from tests.access.policies import of_engagement, of_feedback, of_partnerships, of_plans, of_reaching, of_tasking
from tests.access.policies.asking import Answer, Question
from tests.access.policies.people import People
from tests.access.world import World

QUESTIONS = [
    question
    for rooms in (of_partnerships, of_engagement, of_tasking, of_plans, of_reaching, of_feedback)
    for question in rooms.QUESTIONS
]
SIGN = {Answer.YES: "", Answer.REFUSED: "!", Answer.ANOTHER: "another ", Answer.NOTHING: "nothing ",
        Answer.BROKEN: "broken "}  # fmt: skip
NOBODY = "-"


@dataclass(frozen=True)
class Asked:
    """One question to one person about one side's thing."""

    question: Question
    circle: str
    letter: str
    side: str


def every_asking(question: Question, people: People) -> Iterator[Asked]:
    """Everybody it is put to, and about which sides."""
    for circle in question.circles:
        for letter in people[circle]:
            for side in question.sides:
                yield Asked(question, circle, letter, side)


def answer(asked: Asked, people: People, world: World) -> Answer:
    user: User = people[asked.circle][asked.letter]
    return asked.question.answer(user, world, asked.side)


def row(question: Question, people: People, world: World) -> tuple[str, ...]:
    """The answers to one question as they stand in the table: for each circle a column, in it each side."""
    found: dict[tuple[str, str], dict[Answer, str]] = {}
    for asked in every_asking(question, people):
        cell = found.setdefault((asked.circle, asked.side), {})
        said = answer(asked, people, world)
        cell[said] = cell.get(said, "") + asked.letter
    return tuple("|".join(_cell(found[circle, side]) for side in question.sides) for circle in question.circles)


def _cell(said: dict[Answer, str]) -> str:
    return " ".join(sign + said[one] for one, sign in SIGN.items() if one in said) or NOBODY
