"""The sets of kinds of roles that rules look into, with one kind more or fewer: is each noticed? (safety 6)

Rights are sets too; who holds each stands in `rights.RIGHTS`, and is asked of everybody in every run.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, transaction

from partnerships.models import RoleKind
from partnerships.policy import Right
from tests.access.policies.asking import Question
from tests.access.policies.mutants import STOREYS, codes_of, modules, rules, write_anew
from tests.access.policies.people import KIND, People
from tests.access.policies.table import answer, every_asking
from tests.access.world import World

LETTER = {kind: letter for letter, kind in KIND.items()}
KINDS = frozenset(RoleKind.values)


def rights() -> dict[str, Right]:
    """Every right of the book by its name."""
    return {thing.name: thing for module in modules() for thing in vars(module).values() if isinstance(thing, Right)}


@dataclass(frozen=True)
class Other:
    """A set by its name in its module, with that kind more, or without it."""

    module: str
    name: str
    kind: RoleKind

    def __str__(self) -> str:
        return f"{self.module}.{self.name}: {'without' if self.kind in self.kinds else 'with'} {self.kind.value}"

    @property
    def kinds(self) -> frozenset[str]:
        found: frozenset[str] = getattr(sys.modules[self.module], self.name)
        return found

    @contextmanager
    def alive(self) -> Iterator[None]:
        before = self.kinds
        places = list(_places_of(before))
        try:
            for place, name in places:
                place[name] = before ^ {self.kind.value}
            write_anew()
            yield
        finally:
            for place, name in places:
                place[name] = before
            write_anew()


def others() -> list[Other]:
    """Every one there can be, of the sets a rule looks into while it is asked."""
    looked_into = {name for rule in rules() for code in codes_of(rule.__code__) for name in code.co_names}
    return [
        Other(module.__name__, name, kind)
        for module in modules()
        for name, thing in vars(module).items()
        if isinstance(thing, frozenset) and thing and thing <= KINDS and name in looked_into
        if _home_of(thing) == module.__name__
        for kind in KIND.values()
    ]


def _home_of(thing: object) -> str:
    """The first module that has it: the others import it from there."""
    return next(one.__name__ for one in modules() if any(thing is mine for mine in vars(one).values()))


def _places_of(thing: object) -> Iterator[tuple[dict[str, Any], str]]:
    for module in list(sys.modules.values()):
        if module.__name__.split(".")[0] in STOREYS:
            yield from ((vars(module), name) for name, one in list(vars(module).items()) if one is thing)


class Holders:
    """Everybody, with what they are told by the book as it is."""

    def __init__(self, world: World, people: People, questions: Sequence[Question]) -> None:
        self.world, self.people = world, people
        every = (asked for question in questions for asked in every_asking(question, people))
        self.answers = {asked: answer(asked, people, world) for asked in every}

    def notice(self, other: Other) -> str:
        """By what it is noticed; nothing where it is not."""
        with other.alive():
            for asked, before in self.answers.items():
                if asked.letter == LETTER[other.kind]:
                    try:
                        with transaction.atomic():
                            now = answer(asked, self.people, self.world)
                    except DatabaseError:
                        return f"{asked.question.name}: a question the database refuses"
                    if now != before:
                        return f"{asked.question.name}: {asked.circle} {asked.side}"
        return ""
