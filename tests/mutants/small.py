"""The small faults that can be put into a module: each is one slip of a tired hand, and nothing else changes."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_UNREAD = {"returns", "annotation", "decorator_list", "bases"}
"""Parts of a module that do not run, or cannot be slightly wrong."""
_SHOWN = (ast.JoinedStr, ast.Import, ast.ImportFrom)
"""Words on a page (whose parts have no true place in the source before Python 3.12), and names from elsewhere."""


@dataclass(frozen=True)
class Small:
    """One fault: what kind, in which line, what stands there instead, and the whole module with it."""

    kind: str
    line: int
    now: str
    source: str


def small_faults(source: str) -> list[Small]:
    """Every fault that can be put into this module, in the order of its lines."""
    lines = source.encode().splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines))]
    made = []
    for kind, node, now in _everywhere(ast.parse(source)):
        begin, end = (starts[row - 1] + column for row, column in _span(node))
        text = (source.encode()[:begin] + now.encode() + source.encode()[end:]).decode()
        if _is_python(text):
            made.append(Small(kind, node.lineno, now, text))
    return sorted(made, key=lambda fault: (fault.line, fault.kind, fault.now))


_Placed = ast.expr | ast.stmt


def _span(node: _Placed) -> tuple[tuple[int, int], tuple[int, int]]:
    assert node.end_lineno is not None and node.end_col_offset is not None
    return (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)


def _is_python(text: str) -> bool:
    try:
        compile(text, "", "exec")
    except SyntaxError:  # an elif without its if
        return False
    return True


def _everywhere(node: ast.AST) -> Iterator[tuple[str, _Placed, str]]:
    if isinstance(node, _SHOWN) or _is_for_types(node) or _is_docstring(node) or _is_width(node):
        return
    if isinstance(node, ast.expr | ast.stmt):
        yield from _here(node)
    for field, value in ast.iter_fields(node):
        if field not in _UNREAD:
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from _everywhere(child)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _is_width(node: ast.AST) -> bool:
    """How wide a column is drawn, which nobody can call wrong by one."""
    return isinstance(node, ast.keyword) and node.arg == "width"


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _here(node: _Placed) -> Iterator[tuple[str, _Placed, str]]:
    match node:
        case ast.Compare(ops=ops):
            for at, op in enumerate(ops):
                yield "comparison turned", node, _text(node, ops=_put(ops, at, _TURNED[type(op)]()))
        case ast.Constant(value=bool(value)):
            yield "boolean turned", node, str(not value)
        case ast.Constant(value=int(value)):
            yield "number off by one", node, str(value + 1)
            yield "number off by one", node, f"({value - 1})"
        case ast.BoolOp(op=op, values=values):
            other = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield "and for or", node, _text(node, op=other)
            for at in range(len(values)):
                rest = [*values[:at], *values[at + 1 :]]
                yield "operand dropped", node, _text(node, values=rest) if len(rest) > 1 else _text(rest[0])
        case ast.BinOp(op=ast.Add() | ast.Sub() | ast.BitOr() | ast.BitAnd()):
            yield "operand dropped", node, _text(node.left)
        case ast.UnaryOp(op=ast.Not()):
            yield "not left out", node, _text(node.operand)
        case ast.If() | ast.IfExp() | ast.While():
            yield "condition turned", node.test, f"(not {_text(node.test)})"
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            for at, part in enumerate(node.generators):
                if part.ifs:
                    bare = ast.comprehension(part.target, part.iter, [], part.is_async)
                    yield "filter removed", node, _text(node, generators=_put(node.generators, at, bare))
    if isinstance(node, ast.Expr | ast.AugAssign | ast.Continue | ast.Break | ast.Delete | ast.If):
        yield "statement dropped", node, "pass"


def _put(values: list[ast.AST], at: int, value: ast.AST) -> list[ast.AST]:
    return [*values[:at], value, *values[at + 1 :]]


def _text(node: ast.expr, **changed: object) -> str:
    """An expression as source, with some of it changed; in brackets, so that it fits anywhere."""
    made = copy.copy(node)
    for field, value in changed.items():
        setattr(made, field, value)
    return f"({ast.unparse(made)})"
