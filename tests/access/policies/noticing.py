"""Which questions pass through which line of the policy, and whether their answers notice that a line was changed."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from random import Random
from types import FrameType
from typing import Any

from django.db import DatabaseError, transaction

from tests.access.policies.asking import Answer, Question
from tests.access.policies.mutants import Mutant, codes_of, rules, write_anew
from tests.access.policies.people import People
from tests.access.policies.table import QUESTIONS, Asked, answer, every_asking
from tests.access.world import World

Line = tuple[str, int]


class Book:
    """The answers of the book as it is, and the lines of the policy each was given by."""

    def __init__(self, world: World, people: People, questions: Sequence[Question] = QUESTIONS) -> None:
        self.world, self.people = world, people
        self.answers: dict[Asked, Answer] = {}
        self.by_line: dict[Line, list[Asked]] = defaultdict(list)
        self._code = {code: code.co_filename for rule in rules() for code in codes_of(rule.__code__)}
        self._passed: set[Line] = set()
        for question in questions:
            for asked in every_asking(question, people):
                self._ask(asked)
        order = Random(6)
        for line in self.by_line:
            order.shuffle(self.by_line[line])
        self.quick: dict[Line, Asked] = {}

    def _ask(self, asked: Asked) -> None:
        self._passed = set()
        write_anew()
        sys.settrace(self._enters)
        try:
            self.answers[asked] = answer(asked, self.people, self.world)
        finally:
            sys.settrace(None)
        for line in self._passed:
            self.by_line[line].append(asked)

    def _enters(self, frame: FrameType, event: str, arg: Any) -> Any:
        file = self._code.get(frame.f_code)
        if file is None:
            return None
        self._passed.add((file, frame.f_lineno))

        def passes(inner: FrameType, event: str, arg: Any) -> Any:
            self._passed.add((file, inner.f_lineno))
            return passes

        return passes

    def notices(self, mutant: Mutant) -> str:
        """By what the mutant is noticed; nothing where it survives."""
        for asked in self._near(mutant):
            try:
                with transaction.atomic(), mutant.alive():
                    now = answer(asked, self.people, self.world)
            except DatabaseError:
                return f"{asked.question.name}: a question the database refuses"
            if now != self.answers[asked]:
                self.quick[mutant.rule.__code__.co_filename, mutant.line] = asked
                return f"{asked.question.name}: {asked.circle} {asked.letter} {asked.side}"
        return ""

    def _near(self, mutant: Mutant) -> list[Asked]:
        """Those asked by way of that line, the one that noticed its last mutant first."""
        line = (mutant.rule.__code__.co_filename, mutant.line)
        found = self.by_line.get(line, [])
        first = self.quick.get(line)
        return [first, *found] if first else found
