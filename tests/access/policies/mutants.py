"""Mutants of the policy: each rule with one condition less, more or the other way round (safety 6).

A mutant is put in place of the code of its one function in the running book, and taken out again: whoever imported the
function has it. SQL that is written once (`partnerships.asking`) is written anew meanwhile.
"""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from types import CodeType, FunctionType, ModuleType

from partnerships import policy, scope
from partnerships.asking import Question
from partnerships.asking_for import EVERY, AskedFor

STOREYS = ("partnerships", "engagement", "tasking", "feedback")
SIEVES = ("filter", "exclude", "visible_to", "for_scope", "none", "held", "open", "active", "current")
SAYS = {ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn,
        ast.NotIn: ast.In, ast.LtE: ast.Gt, ast.Lt: ast.GtE, ast.Gt: ast.LtE, ast.GtE: ast.Lt}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One rule, changed: what was there and what is there instead."""

    rule: FunctionType
    code: CodeType
    line: int
    was: str
    now: str

    @property
    def name(self) -> str:
        return f"{self.rule.__module__}.{self.rule.__qualname__}: {self.was} -> {self.now}"

    @contextmanager
    def alive(self) -> Iterator[None]:
        before = self.rule.__code__
        self.rule.__code__ = self.code
        write_anew()
        try:
            yield
        finally:
            self.rule.__code__ = before
            write_anew()


def modules() -> list[ModuleType]:
    """Every module of rules: those called access, or something_access, and the two rooms they all stand on."""
    found = [
        module for name, module in sorted(sys.modules.items())
        if name.split(".")[0] in STOREYS and name.count(".") == 1 and name.endswith("access")
    ]  # fmt: skip
    return [*found, policy, scope]


def rules() -> list[FunctionType]:
    """The functions of the policy, and the methods of its classes."""
    return [rule for module in modules() for rule in _functions(module)]


def _functions(module: ModuleType) -> Iterator[FunctionType]:
    for thing in vars(module).values():
        if isinstance(thing, Question | AskedFor):
            thing = thing.write  # noqa: PLW2901 - what it is written by
        members = vars(thing).values() if isinstance(thing, type) else [thing]
        for member in members:
            plain = getattr(member, "fget", None) or getattr(member, "func", None) or member
            if isinstance(plain, FunctionType) and plain.__module__ == module.__name__ and _is_a_rule(plain):
                yield plain


def codes_of(code: CodeType) -> Iterator[CodeType]:
    """That of a rule, and of what is written inside it: each has lines and names of its own."""
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from codes_of(inner)


def _is_a_rule(function: FunctionType) -> bool:
    """Whether it was written here: not what a dataclass makes, nor how views are named and requests are let in."""
    here = sys.modules[function.__module__].__file__
    return function.__code__.co_filename == here and function.__qualname__ not in NO_RULES


NO_RULES = {
    "right", "policy", "policy.<locals>.named", "policy_of", "authorise", "_may_read", "_where_they_were",
    "_turned_away", "by_itself", "asked_by_itself", "Policy.needed", "Policy.methods", "Policy.is_public", "_roles",
    "_partnership", "_for_page", "Scope.partnership", "_days",
}  # fmt: skip
"""How requests are let in is asked with requests, of every address and everybody, by `tests/access/test_table.py`.
`_for_page`, `Scope.partnership` and `_days` say how rows are read and reckoned, and decide of nobody.
"""


@cache
def _questions() -> list[Question]:  # type: ignore[type-arg]
    return [
        thing for name, module in list(sys.modules.items()) if name.split(".")[0] in STOREYS
        for thing in vars(module).values() if isinstance(thing, Question)
    ]  # fmt: skip


def write_anew() -> None:
    """Have every question that is written once written again when it is next asked."""
    for question in _questions():
        vars(question).pop("written", None)
    for asked in EVERY:
        asked.kept.clear()


def mutants_of(rule: FunctionType) -> Iterator[Mutant]:
    """The rule with one thing changed, once for each that can be."""
    lines, first = inspect.getsourcelines(rule)
    tree = ast.parse(textwrap.dedent("".join(lines)))
    count = sum(1 for _ in ast.walk(tree))
    for place in range(count):
        way = 0
        while True:
            copy = deepcopy(tree)
            function = copy.body[0]
            assert isinstance(function, ast.FunctionDef)
            node = list(ast.walk(copy))[place]
            if id(node) in _said(function) or not hasattr(node, "lineno"):
                break
            others = _others(node)
            if way >= len(others):
                break
            was, now = _words(node), _words(others[way])
            line = node.lineno + first - 1
            _put(copy, node, others[way])
            function.decorator_list = []
            code = _code_of(copy, rule)
            yield Mutant(rule, code, line, was, now)
            way += 1


def _said(function: ast.FunctionDef) -> set[int]:
    """What decides nothing: the types of its arguments and variables, and its decorators."""
    told = [*function.decorator_list, function.returns, function.args]
    told += [one.annotation for one in ast.walk(function) if isinstance(one, ast.AnnAssign)]
    return {id(inner) for one in told if one is not None for inner in ast.walk(one)}


def _words(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())[:100]


def _others(node: ast.AST) -> list[ast.AST]:  # noqa: C901, PLR0911 - a line for each kind of condition
    """What may stand there instead."""
    match node:
        case ast.BinOp(left=left, op=ast.BitOr() | ast.BitAnd() as op, right=right):
            other = ast.BitAnd() if isinstance(op, ast.BitOr) else ast.BitOr()
            return [left, right, ast.BinOp(left, other, right)]
        case ast.UnaryOp(op=ast.Invert() | ast.Not(), operand=operand):
            return [operand]
        case ast.BoolOp(op=op, values=values):
            fewer = [[*values[:n], *values[n + 1 :]] for n in range(len(values))]
            dropped = [one[0] if len(one) == 1 else ast.BoolOp(op, one) for one in fewer]
            return [*dropped, ast.BoolOp(ast.And() if isinstance(op, ast.Or) else ast.Or(), values)]
        case ast.Compare(left=left, ops=[op], comparators=comparators) if type(op) in SAYS:
            return [ast.Compare(left, [SAYS[type(op)]()], comparators)]
        case ast.AugAssign(op=ast.BitOr() | ast.BitAnd()):
            return [ast.Pass()]
        case ast.If(body=body, orelse=orelse):
            return [ast.If(ast.Constant(value), body, orelse) for value in (True, False)]
        case ast.IfExp(body=body, orelse=orelse):
            return [body, orelse]
        case ast.Call(func=ast.Attribute(value=value, attr=attr), args=args, keywords=keywords) if attr in SIEVES:
            return _sieves(node, attr, value, args, keywords)
        case ast.Call(func=ast.Name(id="Q"), args=args, keywords=keywords) if len(args) + len(keywords) > 1:
            return _fewer(node, args, keywords)
        case ast.Expr(value=ast.Call(func=func)) if "require" in ast.unparse(func):
            return [ast.Pass()]
        case ast.Raise():
            return [ast.Pass()]
        case ast.Return(value=value) if isinstance(value, ast.Compare | ast.BoolOp | ast.Call | ast.BinOp):
            return _returns(value)
    return []


def _sieves(
    node: ast.Call, attr: str, value: ast.expr, args: list[ast.expr], keywords: list[ast.keyword]
) -> list[ast.AST]:
    everything = ast.Call(ast.Attribute(value, "all", ast.Load()), [], [])
    if attr in ("filter", "exclude") and len(args) + len(keywords) > 1:
        return _fewer(node, args, keywords)
    return [everything]


def _fewer(node: ast.Call, args: list[ast.expr], keywords: list[ast.keyword]) -> list[ast.AST]:
    return [
        *(ast.Call(node.func, [*args[:n], *args[n + 1 :]], keywords) for n in range(len(args))),
        *(ast.Call(node.func, args, [*keywords[:n], *keywords[n + 1 :]]) for n in range(len(keywords))),
    ]


def _returns(value: ast.expr) -> list[ast.AST]:
    """What says yes or no says always the same."""
    said = ast.unparse(value)
    if isinstance(value, ast.Compare | ast.BoolOp) or said.startswith("bool(") or ".exists()" in said[-10:]:
        return [ast.Return(ast.Constant(True)), ast.Return(ast.Constant(False))]
    if ".held_for(" in said or ".held_by(" in said or ".scope.covers(" in said or ".scope.has(" in said:
        return [ast.Return(ast.Constant(True)), ast.Return(ast.Constant(False))]
    return []


def _put(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(one is old for one in value):
                value[:] = [new if one is old else one for one in value]


def _code_of(tree: ast.Module, rule: FunctionType) -> CodeType:
    future = ast.parse("from __future__ import annotations").body
    whole = ast.fix_missing_locations(ast.Module([*future, *tree.body], []))
    compiled = compile(whole, rule.__code__.co_filename, "exec", dont_inherit=True)
    return next(one for one in compiled.co_consts if isinstance(one, CodeType) and one.co_name == rule.__name__)
