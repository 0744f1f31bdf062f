"""A table read into the dataclass that says what may stand in it.

To define something that is written in TOML, write a frozen dataclass; ``read`` does the rest::

    @dataclass(frozen=True, slots=True)
    class Meeting:
        key: Name                                  # a text; no two sections of one list may have the same
        who: Annotated[str, OneOf(POSTS)]          # one of these words; of a mapping, what the word stands for
        within: Term | None                        # may be left out: None. A class with ``from_text`` is a text
        hours: Annotated[int, Between(1, 240)] = 24
        papers: tuple[str, ...] = ()               # a list; without a default it wants one element at least
        decisions: Annotated[tuple[Decision, ...], Key("decision")] = ()   # [[decision]], sections of a dataclass
        after: tuple[Annotated[str, Among("meeting", "key", earlier=True)], ...] = ()
        article: str                               # no default: must be there, and not blank
        papers_article: Annotated[str, Like("article")]                    # left out: the same as a field before it

        def mistakes(self) -> Mistakes:            # what no single field can tell
            if self.hours < 8 and not self.papers:
                yield "hours", "没有材料的，至少 8 小时"

    meeting = read_file(resource("meetings", "x.toml"), Meeting, FileKind("会议规则", "请改正后再试"))

A module that is read while the program starts does without ``from __future__ import annotations``: to evaluate
annotations that are kept as texts takes longer than to read the file.

The TOML key is the field's name unless ``Key`` says otherwise. Types are str, bool, int, float, date, enums of texts,
classes with ``from_text(text)`` that raises ValueError with the reason, dataclasses, tuple[X, ...], tuple[X, Y],
Mapping[str, X] and unions of them (the first that fits; ``| None`` may be left out). ``Written`` turns what is
written into what the program wants. A key that no field declares is refused, and the likely one is named. Fields that
do not come from the file (its name, its hash) are handed to ``read`` by name. An empty text or list counts as
left out; ``Free`` texts may be blank, and may repeat within a list.

Every refusal names file, line and key. A section that the reader of a file wants to leave out (or to change) is left
out of its ``Table`` before it is read.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from gongkai_desktop.errors import Refused
from gongkai_desktop.toml.table import FileKind, Path, Table

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

T = TypeVar("T")
Mistakes = Iterator[tuple[str | Path, str]]
"""What is wrong with an object as a whole: each with the key (or the path from its table) and the reason."""

_LARGEST_NUMBER = 1e9


def read(table: Table, cls: type[T], **given: Any) -> T:
    """The object that a table describes; ``given`` are its fields that do not come from the file.

    Raises Refused, naming file, line and key of what does not fit.
    """
    described: Any = cls  # a class is no Hashable to mypy
    made: T = _plan(described).read(table, table, given)
    return made


def read_file(entry: Traversable, cls: type[T], kind: FileKind, **given: Any) -> T:
    """The object that a whole file describes. Raises Refused like ``read``, and for what is not TOML."""
    from gongkai_desktop.toml.file import read_table  # brings tomllib, which starting does not need

    return read(read_table(entry, kind), cls, **given)


class Key:
    """What a field is called in the file, where that differs from its name."""

    def __init__(self, name: str) -> None:
        self.name = name


class Like:
    """What a field is when it is left out: the same as a field before it, or as a list of texts of the whole file."""

    def __init__(self, field: str, *, of_file: bool = False) -> None:
        self.field, self.of_file = field, of_file


class _Unique:
    """Marks the field that no two sections of a list may share."""


class _Free:
    """Marks a text that may be blank, and may repeat within a list."""


UNIQUE: Final = _Unique()
FREE: Final = _Free()
Name = Annotated[str, UNIQUE]
"""A text by which the sections of a list are told apart."""
Free = Annotated[str, FREE]
"""A text as it stands."""


class _Spot:
    """Where a value stands: in which table of which whole file, at which path from that table."""

    __slots__ = ("path", "table", "whole")

    def __init__(self, whole: Table, table: Table, path: Path) -> None:
        self.whole, self.table, self.path = whole, table, path

    def inner(self, index: int) -> _Spot:
        return _Spot(self.whole, self.table, (*self.path, index))

    def refused(self, why: str) -> Refused:
        return self.table.source.refused(self.table.at(*self.path), why)


class OneOf:
    """One of these words; with a mapping the value is what the word stands for."""

    def __init__(self, known: Collection[str]) -> None:
        self.known = known

    def take(self, value: Any, spot: _Spot) -> Any:
        """The value, or what it stands for."""
        value = _known(value, self.known, spot)
        return self.known[value] if isinstance(self.known, Mapping) else value


class Among:
    """One of the texts that stand at ``keys`` of the whole file: the steps, the titles of the subjects.

    ``earlier``: only those of sections before this one in the same list.
    """

    def __init__(self, *keys: str, earlier: bool = False) -> None:
        self._keys, self._earlier = keys, earlier

    def take(self, value: Any, spot: _Spot) -> Any:
        """The value itself."""
        whole, head = spot.whole, self._keys[0]
        if self._earlier:
            sections = (one for one in whole.values[head] if isinstance(one, Table))
            before = [one for one in sections if one.path < spot.table.path]
            whole = whole.with_values({head: before})
        return _known(value, whole.texts(*self._keys), spot, "前面" if self._earlier else "")


class Beside:
    """One of the texts that stand under another key of the same section."""

    def __init__(self, key: str) -> None:
        self._key = key

    def take(self, value: Any, spot: _Spot) -> Any:
        """The value itself."""
        return _known(value, spot.table.texts(self._key), spot)


def _known(value: Any, known: Collection[str], spot: _Spot, where: str = "") -> Any:
    if value not in known:
        only = f"，只能是 {'、'.join(known)}" if known else ""
        raise spot.refused(f"{where}没有“{value}”{only}")
    return value


class Between:
    """A number from ``low`` to ``high``, both included."""

    def __init__(self, low: float, high: float) -> None:
        self._low, self._high = low, high

    def take(self, value: Any, spot: _Spot) -> Any:
        """The value itself."""
        if not self._low <= value <= self._high:
            raise spot.refused(f"应在 {self._low:g} 到 {self._high:g} 之间")
        return value


class Written:
    """A value that is written in another shape, say another dataclass: ``turn`` makes it, ValueError says why not."""

    def __init__(self, turn: Callable[[Any], Any], shape: Any = str) -> None:
        self._turn, self.shape = turn, shape

    def take(self, value: Any, spot: _Spot) -> Any:
        """What the value is turned into."""
        try:
            return self._turn(value)
        except ValueError as error:
            raise spot.refused(str(error)) from None


_Mark = OneOf | Among | Beside | Between | Written
_MARKS: Final = (OneOf, Among, Beside, Between, Written)


class _Reader:
    """How values of a type are read: what they are in the file, that in words, and what is made of them."""

    def __init__(self, kinds: tuple[type, ...], words: str, take: Callable[[Any, _Spot], Any]) -> None:
        self.kinds, self.words, self.take = kinds, words, take

    def read(self, value: Any, spot: _Spot) -> Any:
        if type(value) not in self.kinds:  # true is an int to isinstance
            raise spot.refused(f"应写成 {self.words.format(key=spot.path[0])}")
        return self.take(value, spot)

    def marked(self, marks: list[_Mark]) -> _Reader:
        """The same, followed by what the marks make of the value."""
        if not marks:
            return self

        def take(value: Any, spot: _Spot) -> Any:
            value = self.take(value, spot)
            for mark in marks:
                value = mark.take(value, spot)
            return value

        return _Reader(self.kinds, self.words, take)


class _Field:
    """One field of a dataclass as it is read: its key, and what it is where the file leaves it out."""

    def __init__(self, field: Any, hint: Any) -> None:
        self.name = self.key = field.name
        self.like: Like | None = None
        self.unique = self.free = False
        self.constant, self.factory = field.default, field.default_factory
        self._hint = hint
        self._reader: _Reader | None = None
        for mark in getattr(hint, "__metadata__", ()):
            if isinstance(mark, Key):
                self.key = mark.name
            elif isinstance(mark, Like):
                self.like = mark
            elif mark is UNIQUE:
                self.unique = True
            elif mark is FREE:
                self.free = True
        if self.constant is MISSING and type(None) in get_args(_parted(hint)[0]):
            self.constant = None
        self.needed = self.constant is MISSING and self.factory is MISSING and self.like is None

    @property
    def reader(self) -> _Reader:
        """Made when it is first wanted: a file leaves most fields out, and starting reads one file."""
        if self._reader is None:
            self._reader = _reader(self._hint)
        return self._reader

    def says_nothing(self, value: Any) -> bool:
        """Whether an empty text or list stands where the field may as well be left out."""
        empty = not (value or self.needed or self.free) and isinstance(value, str | list)
        return empty and type(value) in self.reader.kinds

    def left_out(self, whole: Table, others: Mapping[str, Any]) -> Any:
        """What it is without the file saying it, where that is not always the same."""
        if self.like is None:
            return self.factory()
        return whole.texts(self.like.field) if self.like.of_file else others[self.like.field]


class _Plan:
    """How the sections of one dataclass are read."""

    def __init__(self, cls: Any) -> None:
        self._cls = cls
        declared = fields(cls)
        hints: Mapping[str, Any] = {one.name: one.type for one in declared}
        if any(isinstance(hint, str) for hint in hints.values()):
            hints = get_type_hints(cls, include_extras=True)
        found = [_Field(one, hints[one.name]) for one in declared]
        self._fields = {one.key: one for one in found}
        self._needed = {one.key for one in found if one.needed}
        self._constants = {one.name: one.constant for one in found if one.constant is not MISSING}
        self._others = [one for one in found if one.like or one.factory is not MISSING]
        self._mistakes: Callable[[Any], Mistakes] | None = getattr(cls, "mistakes", None)
        self.unique = next((one.key for one in found if one.unique), "")

    def read(self, table: Table, whole: Table, given: Mapping[str, Any]) -> Any:
        """In the order of the fields: what others refer to is found good before them."""
        self._check_keys(table, given)
        values = {**self._constants, **given}
        for key, field in self._fields.items():
            value = table.values.get(key)
            if value or (value is not None and not field.says_nothing(value)):
                values[field.name] = field.reader.read(value, _Spot(whole, table, (key,)))
        for field in self._others:
            if field.name not in values:
                values[field.name] = field.left_out(whole, values)
        made = self._cls(**values)
        for where, why in self._mistakes(made) if self._mistakes else ():
            path = where if isinstance(where, tuple) else (where,)
            raise table.source.refused(table.at(*path), why)
        return made

    def _check_keys(self, table: Table, given: Mapping[str, Any]) -> None:
        """Refuse a key that no field has (a likely misspelling is told), and a field that must be there and is not."""
        there = table.values.keys()
        if there <= self._fields.keys() and there >= self._needed and not given:
            return
        free = self._fields.keys() - given.keys()
        if unknown := there - free:
            from difflib import get_close_matches  # a good file does without

            key = next(key for key in there if key in unknown)
            near = get_close_matches(key, sorted(free - there), n=1, cutoff=0.75)
            more = f"，应是 {near[0]}" if near else "，可能是写错了名称"
            raise table.source.refused(table.at(key), f"没有这样的项{more}")
        if missing := self._needed - there - given.keys():
            key = next(key for key in self._fields if key in missing)
            raise table.source.refused(table.at(key), "缺少这一项")


@cache
def _plan(cls: Any) -> _Plan:
    return _Plan(cls)


def _parted(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type and the marks on it."""
    marks = getattr(hint, "__metadata__", ())
    return (hint.__origin__, marks) if marks else (hint, ())


@cache
def _reader(hint: Any) -> _Reader:
    """How values of that type are read."""
    base, said = _parted(hint)
    marks = [mark for mark in said if isinstance(mark, _MARKS)]
    base = _shape(base, marks)
    if isinstance(base, type):
        return _of_class(base, marks, free=FREE in said)
    origin, inner = get_origin(base), get_args(base)
    if origin is Annotated:
        return _reader(base).marked(marks)
    if origin in (Union, types.UnionType):
        return _union([_reader(one) for one in inner if one is not type(None)]).marked(marks)
    if origin is tuple:
        return (_listed(inner[0]) if inner[-1] is Ellipsis else _row([_reader(one) for one in inner])).marked(
            marks
        )
    return _mapped(*inner).marked(marks)


def _shape(base: Any, marks: list[_Mark]) -> Any:
    """What a value is in the file: a text where a word stands for it."""
    for mark in marks:
        if isinstance(mark, Written):
            return mark.shape
        if isinstance(mark, OneOf) and isinstance(mark.known, Mapping):
            return str
    return base


def _of_class(cls: Any, marks: list[_Mark], *, free: bool) -> _Reader:
    """A plain value, a text, what a class makes of a text, or a section."""
    if cls in _PLAIN:
        return _PLAIN[cls].marked(marks)
    if hasattr(cls, "__dataclass_fields__") and not hasattr(cls, "from_text"):
        return _section(cls).marked(marks)
    text = _Reader((str,), "文字", _as_it_is if free else _filled)
    if hasattr(cls, "from_text"):
        return text.marked([Written(cls.from_text), *marks])
    if issubclass(cls, Enum):
        return text.marked([*marks, OneOf({one.value: one for one in cls})])
    return text.marked(marks)


def _filled(value: str, spot: _Spot) -> str:
    if not value.strip():
        raise spot.refused("不能是空白")
    return value


def _as_it_is(value: Any, spot: _Spot) -> Any:
    return value


def _day(value: Any, spot: _Spot) -> date:
    if isinstance(value, str):  # as it is kept in a database
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise spot.refused("应写成 日期（如 2019-05-15）") from None
    if isinstance(value, datetime):
        raise spot.refused("只写日期，不写时间")
    assert isinstance(value, date)
    return value


def _number(value: Any, spot: _Spot) -> float:
    if not -_LARGEST_NUMBER < value < _LARGEST_NUMBER:
        raise spot.refused("没有这样的数")
    return float(value)


_PLAIN: Final[Mapping[Any, _Reader]] = {
    bool: _Reader((bool,), "true 或 false", _as_it_is),
    int: _Reader((int,), "整数", _as_it_is),
    float: _Reader((int, float), "数", _number),
    date: _Reader((date, datetime, str), "日期（如 2019-05-15）", _day),
}


def _union(readers: list[_Reader]) -> _Reader:
    """The first that fits."""
    if len(readers) == 1:
        return readers[0]

    def take(value: Any, spot: _Spot) -> Any:
        return next(one for one in readers if type(value) in one.kinds).take(value, spot)

    kinds = tuple(kind for one in readers for kind in one.kinds)
    return _Reader(kinds, "或 ".join(f"{one.words} " for one in readers).strip(), take)


def _section(cls: Any) -> _Reader:
    def take(value: Table, spot: _Spot) -> Any:
        return _plan(cls).read(value, spot.whole, {})

    return _Reader((Table,), "一节 [{key}]", take)


def _listed(hint: Any) -> _Reader:
    """A list of any length. Texts do not repeat unless they are free to, sections not in what they are known by."""
    (cls, marks), element = _parted(hint), _reader(hint)
    words = f"{element.words}的列表"
    if Table in element.kinds:
        words = "[[{key}]] 的各节"
        element = _Reader(element.kinds, words, element.take)

    def take(values: list[Any], spot: _Spot) -> tuple[Any, ...]:
        if not values:
            raise spot.refused("至少要写一个")
        found = tuple(element.read(value, spot.inner(index)) for index, value in enumerate(values))
        unique = _plan(cls).unique if hasattr(cls, "__dataclass_fields__") else ""
        if unique:
            _refuse_twice([(one.values.get(unique), one, (unique,)) for one in values])
        elif element.kinds == (str,) and FREE not in marks:
            _refuse_twice([(one, spot.table, (*spot.path, at)) for at, one in enumerate(values)])
        return found

    return _Reader((list,), words, take)


def _refuse_twice(named: list[tuple[Any, Table, Path]]) -> None:
    """Refuse the second of two that have the same name; each comes with its table and its path in there."""
    seen: set[Any] = set()
    for name, table, path in named:
        if name in seen:
            raise table.source.refused(table.at(*path), f"“{name}”写了两次")
        seen.add(name)


def _row(readers: list[_Reader]) -> _Reader:
    """A list of so many values, each of its own type."""
    words = f"{len(readers)} 项的列表"

    def take(values: list[Any], spot: _Spot) -> tuple[Any, ...]:
        if len(values) != len(readers):
            raise spot.refused(f"应写成 {words}")
        pairs = enumerate(zip(readers, values, strict=True))
        return tuple(reader.read(value, spot.inner(index)) for index, (reader, value) in pairs)

    return _Reader((list,), words, take)


def _mapped(key_hint: Any, value_hint: Any) -> _Reader:
    """A section whose keys are not known beforehand."""
    keys, values = _reader(key_hint), _reader(value_hint)

    def take(section: Table, spot: _Spot) -> Mapping[str, Any]:
        spots = {key: _Spot(spot.whole, section, (key,)) for key in section.values}
        return {keys.take(key, at): values.read(section.values[key], at) for key, at in spots.items()}

    return _Reader((Table,), "一节 [{key}]", take)
