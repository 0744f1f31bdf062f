"""Qt's enumerations made in half the time, by the standard library's own way for those that need no check.

PySide makes all enumerations of a class when the class is first touched, by Python's ``enum``, which prepares for all
that an author may have written: a tenth of the start. What PySide gives are plain names with numbers; for such the
standard library has ``enum._simple_enum``, with which it makes its own.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Callable
from functools import cache
from typing import Any

_simple: Callable[..., Callable[[type], Any]] | None = getattr(enum, "_simple_enum", None)
_kind: Any = enum.EnumType
_thorough: Callable[..., Any] = _kind._create_


def make_quickly() -> None:
    """Have what is made from a list of names and numbers made simply from now on; before Qt is imported."""
    if _simple is not None:
        _kind._create_ = _create


def make_thoroughly() -> None:
    """Back to Python's own way."""
    _kind._create_ = _thorough


def _create(cls: Any, class_name: str, names: Any, *, module: str | None = None, **given: Any) -> Any:
    if module is None:  # where it is called from, as Python itself does
        module = sys._getframe(2).f_globals.get("__name__")
    special = given.get("type") or given.get("qualname")
    if _simple is None or special or module is None or not _plain(names, _taken(cls)):
        return _thorough(cls, class_name, names, module=module, **given)
    body = dict(names) | {"__module__": module}
    made = _simple(cls, boundary=given.get("boundary"))(type(class_name, (), body))
    for name, member in made.__members__.items():
        type.__setattr__(
            made, name, member
        )  # found at once, as Python has it; not by asking a property each time
    return made


def _plain(names: Any, taken: frozenset[str]) -> bool:
    """Whether these are names for numbers, none of which means something to an enumeration already."""
    return (
        isinstance(names, list)
        and bool(names)
        and all(
            isinstance(one, tuple)
            and type(one[1]) is int
            and not one[0].startswith("_")
            and one[0] not in taken
            for one in names
        )
    )


@cache
def _taken(cls: type) -> frozenset[str]:
    """What can be asked of every enumeration of a kind, ``name`` and ``value`` before all."""
    return frozenset(("mro", *(name for base in cls.__mro__ for name in vars(base))))
