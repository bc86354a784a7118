"""How a rule of the access modules is asked of a person, about the thing of one side, and what may come of it.

A page asks for a right and then for the thing, so a wrong rule may hide behind a right that still holds. Here nothing
stands before the rule.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.db.models import Model, QuerySet
from django.http import Http404

from partnerships.models import User
from tests.access.world import SIDES, World

Ask = Callable[[User, World, str], object]


class Answer(Enum):
    """What a rule says. Another thing than the one asked for, nothing, or an accident is none of the proper answers."""

    YES = "yes"
    NO = "no"
    REFUSED = "refused"
    ANOTHER = "another thing"
    NOTHING = "nothing, and no 404"
    BROKEN = "broken"


@dataclass(frozen=True)
class Question:
    """One rule, how it is asked."""

    name: str
    ask: Ask
    circles: tuple[str, ...] = ("cast",)
    sides: tuple[str, ...] = SIDES

    def answer(self, user: User, world: World, side: str) -> Answer:
        try:
            said = self.ask(user, world, side)
        except Http404:
            return Answer.NO
        except PermissionDenied:
            return Answer.REFUSED
        except DatabaseError:
            raise
        except Exception:
            return Answer.BROKEN
        return said if isinstance(said, Answer) else Answer.YES if said else Answer.NO


def value(world: World, side: str, thing: str, name: str) -> Any:
    return world.things[thing][side][name]


def fetched(name: str, rule: Callable[..., Any], thing: str, *names: str, by: str = "pk") -> Question:
    """A function that returns the thing of an address or raises: does it return just that thing?"""

    def ask(user: User, world: World, side: str) -> Answer:
        asked = [value(world, side, thing, one) for one in names]
        found = rule(user, *asked)
        if isinstance(found, tuple):
            found = found[-1]
        if found is None:
            return Answer.NOTHING
        return Answer.YES if getattr(found, by) == asked[-1] else Answer.ANOTHER

    return Question(name, ask)


def there(name: str, ask: Ask) -> Question:
    """What returns a thing or raises, of a thing there is not: nothing would be no proper answer."""

    def asked(user: User, world: World, side: str) -> Answer:
        return Answer.NOTHING if ask(user, world, side) is None else Answer.YES

    return Question(name, asked)


def seen(name: str, rows: Callable[[User], QuerySet[Any]], thing: str, key: str = "pk", *, by: str = "pk") -> Question:
    """A rule of which rows are seen: is the thing among them?"""
    return Question(name, lambda user, world, side: rows(user).filter(**{by: value(world, side, thing, key)}).exists())


def said(name: str, rule: Callable[[User, Any], object], of: Callable[[World, str], Any]) -> Question:
    """A rule that says yes or no of a thing in hand, or refuses."""
    return Question(name, lambda user, world, side: rule(user, of(world, side)))


def required(name: str, rule: Callable[[User, Any], object], of: Callable[[World, str], Any]) -> Question:
    """A rule that refuses, or says nothing."""

    def ask(user: User, world: World, side: str) -> bool:
        rule(user, of(world, side))
        return True

    return Question(name, ask)


def while_so(name: str, question: Question, change: Ask) -> Question:
    """The same question in a book that was changed for it, and is as before afterwards."""

    def ask(user: User, world: World, side: str) -> object:
        before = user.scope
        with transaction.atomic():
            change(user, world, side)
            answer = question.answer(user, world, side)
            transaction.set_rollback(True)
        if vars(user).pop("scope", None) is not before:
            vars(user)["scope"] = before
        return answer

    return Question(f"{question.name}, {name}", ask, circles=("invited", "away"), sides=("in", "out"))


def row(
    model: type[Model], thing: str, key: str = "pk", *, by: str = "pk", beside: str = ""
) -> Callable[[World, str], Any]:
    """The thing in hand, with what stands beside it."""

    def of(world: World, side: str) -> Any:
        kept = world.things[thing][side].setdefault("rows", {})
        if (model, beside) not in kept:
            rows: Any = model._default_manager.select_related(*beside.split()) if beside else model._default_manager
            kept[model, beside] = rows.get(**{by: value(world, side, thing, key)})
        return kept[model, beside]

    return of


def both(*changes: Ask) -> Ask:
    """One change of the book after the other."""

    def change(user: User, world: World, side: str) -> None:
        for one in changes:
            one(user, world, side)

    return change


def of_members(questions: list[Question]) -> list[Question]:
    """The same, put also to people who are members of the meetings it is about."""
    return [replace(one, circles=("cast", "invited")) if one.circles == ("cast",) else one for one in questions]


def updated(model: type[Model], thing: str, key: str = "pk", *, known_by: str = "pk", **values: Any) -> Ask:
    """A change for `while_so`: these fields of the thing; a function gets the person who asks."""

    def change(user: User, world: World, side: str) -> None:
        now = {name: one(user) if callable(one) else one for name, one in values.items()}
        model._default_manager.filter(**{known_by: value(world, side, thing, key)}).update(**now)

    return change
