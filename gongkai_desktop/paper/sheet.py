"""Filling a form: from a layout and the data of a record to rows of the grid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gongkai_desktop.paper.choices import in_line, stacked
from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.form import (
    Asked,
    CellPlan,
    Choice,
    Form,
    Label,
    Option,
    Part,
    Place,
    RowPlan,
    Signature,
)
from gongkai_desktop.paper.grid import LEADING, MM, PAD_X, Cell, Line, Row, Words, make_row
from gongkai_desktop.paper.pen import Pen

# A field holds text, a list of entries, options of a choice, or whether a row is wanted.
Data = Mapping[str, object]

DATE_LINE = "年　　月　　日"
_FIELD = re.compile(r"\{(\w+)\}")
_NOTE_MARK = re.compile(r"(?:注：|　　)(?:\d\.)?")
_REMEMBERED = 5_000  # the most rows kept ready


class Filler:
    """Turns the rows of a form into rows of the grid, for any number of records on one pen.

    A row that would come out the same as one before is that one: on a thousand sheets of one form most rows
    are laid out once.
    """

    def __init__(self, pen: Pen, form: Form) -> None:
        self._pen, self._form = pen, form
        self._edges = [sum(form.columns[:number]) * MM for number in range(len(form.columns) + 1)]
        self._keys = {id(plan): _keys(plan) for plan in form.rows}
        self._made: dict[tuple[object, ...], Row] = {}

    @classmethod
    def of(cls, pen: Pen, form: Form) -> Filler:
        """The filler of this form on this pen, the same one as before."""
        known = pen.kept.get(id(form))
        if not isinstance(known, cls) or known._form is not form:
            known = pen.kept[id(form)] = cls(pen, form)
        return known

    def head(self, data: Data) -> list[Row]:
        """The rows repeated on every page."""
        return [self._row(plan, data) for plan in self._form.rows if plan.place is Place.HEAD]

    def body(self, data: Data) -> Iterator[Row]:
        """All other rows, in order; as many as the data has entries and conditions."""
        for plan in self._form.rows:
            if plan.place is Place.HEAD or not wanted(plan.when, data):
                continue
            if plan.place is Place.ONCE:
                yield self._row(plan, data)
                continue
            for entry in entries(data, plan.of):
                yield self._row(plan, entry)

    def notes(self, width: float, data: Data) -> list[tuple[float, str]]:
        """The notes below the table, broken into lines, each with its place from the left: after the number."""
        return [line for note in self._form.notes for line in self._note(filled(note, data), width)]

    def _note(self, note: str, width: float) -> Iterator[tuple[float, str]]:
        size, mark = self._form.size, _NOTE_MARK.match(note)
        lead = mark[0] if mark else ""
        inset = self._pen.fonts.width(lead, Role.FANGSONG, size)
        if note:
            first, *further = self._pen.lines(note.removeprefix(lead), Role.FANGSONG, size, width - inset)
            yield 0.0, lead + first
            yield from ((inset, line) for line in further)

    def banner(self, data: Data) -> list[tuple[str, str]]:
        """The lines between title and table, filled in."""
        return [(filled(left, data), filled(right, data)) for left, right in self._form.banner]

    def _row(self, plan: RowPlan, data: Data) -> Row:
        key = (id(plan), *[_frozen(data.get(name)) for name in self._keys[id(plan)]])
        row = self._made.get(key)
        if row is None:
            if len(self._made) >= _REMEMBERED:
                self._made.clear()
            cells = self._cells(plan.cells, data)
            row = self._made[key] = make_row(cells, plan.height * MM, glued=plan.glued)
        return row

    def _cells(self, plans: Sequence[CellPlan], data: Data) -> Iterator[Cell]:
        column = 0
        for plan in plans:
            x, end = self._edges[column], self._edges[column + plan.span]
            parts = (part for part in plan.parts if wanted(part.when, data))
            lines = [line for part in parts for line in self._part(part, data, end - x - 2 * PAD_X)]
            yield Cell(x, end - x, tuple(lines), plan.middle)
            column += plan.span

    def _part(self, part: Part, data: Data, room: float) -> Iterable[Line]:
        match part:
            case Label():
                return self._label(part, data, room)
            case Choice():
                return self._choice(part, data, room)
            case Signature():
                return self._signature(part, data, room)
            case Asked():
                return self._asked(part, data, room)

    def _label(self, part: Label, data: Data, room: float) -> Iterator[Line]:
        words = filled(part.text, data)
        broken = self._pen.lines(words, part.role, part.size, room)
        if part.centred and len(broken) > 1:
            even = self._pen.fonts.width(words, part.role, part.size) / len(broken) + part.size / 2
            evenly = self._pen.lines(words, part.role, part.size, min(even, room))
            broken = evenly if len(evenly) == len(broken) else broken
        for text in broken:
            yield self._line(text, part.role, part.size, room if part.centred else 0)

    def _line(self, text: str, role: Role, size: float, centred_in: float = 0) -> Line:
        shift = (centred_in - self._pen.fonts.width(text, role, size)) / 2 if centred_in else 0
        return Line(size * LEADING, (Words(PAD_X + shift, text, role, size),))

    def _choice(self, part: Choice, data: Data, room: float) -> Iterator[Line]:
        chosen = chosen_of(data, part.key)
        options = part.options or _offered(data, part.options_key)
        if part.inline:
            return in_line(self._pen, options, chosen, part.size, room)
        return stacked(self._pen, options, chosen, part.size, room, spread=part.spread)

    def _asked(self, part: Asked, data: Data, room: float) -> Iterator[Line]:
        found = data.get(part.key)
        for words, said, options in found if isinstance(found, tuple) else ():
            text = f"{words}：" if options else f"{words}：{said}"
            for line in self._pen.lines(text, Role.FANGSONG, part.size, room):
                yield self._line(line, Role.FANGSONG, part.size)
            if options:
                pairs = [(option, option) for option in options]
                yield from in_line(self._pen, pairs, {said}, part.size, room)

    def _signature(self, part: Signature, data: Data, room: float) -> Iterator[Line]:
        for text in self._pen.lines(filled(part.text, data), Role.FANGSONG, part.size, room):
            yield self._line(text, Role.FANGSONG, part.size)
        yield Line(part.ink * MM, grows=True)
        if part.dated:
            yield Line(part.size * LEADING, _date_marks(part.size, room))


def _date_marks(size: float, room: float) -> tuple[Words, ...]:
    stops = zip(date_stops(size, room), "年月日", strict=True)
    return tuple(Words(PAD_X + stop, char, Role.FANGSONG, size) for stop, char in stops)


def date_stops(size: float, room: float) -> tuple[float, float, float]:
    """Where 年, 月 and 日 begin in ``room`` points: to the right, with room before each to write in."""
    step = min(3.2 * size, room / 3)
    return room - size - 2 * step, room - size - step, room - size


def wanted(when: str, data: Data) -> bool:
    """Whether a row or part is called for: by the field it names, or with "!" by that field being empty."""
    if when.startswith("!"):
        return not data.get(when[1:])
    return not when or bool(data.get(when))


def filled(template: str, data: Data) -> str:
    """The template with each ``{key}`` replaced by that field; nothing for a field that is not there."""
    return _FIELD.sub(lambda match: str(data.get(match[1]) or ""), template)


def entries(data: Data, key: str) -> Sequence[Data]:
    """The list under a key; empty when there is none."""
    found = data.get(key)
    return found if isinstance(found, list | tuple) else ()


def chosen_of(data: Data, key: str) -> frozenset[str]:
    """What is ticked under a key: one value or several, none while nobody has said anything."""
    value = data.get(key)
    if isinstance(value, str):
        return frozenset({value} - {""})
    return frozenset(value) if isinstance(value, list | tuple | set | frozenset) else frozenset()


def _offered(data: Data, key: str) -> tuple[Option, ...]:
    found = data.get(key)
    return tuple(found) if isinstance(found, list | tuple) else ()


def _keys(plan: RowPlan) -> tuple[str, ...]:
    """The fields that decide how a row comes out."""
    found: dict[str, None] = {}
    for part in (part for cell in plan.cells for part in cell.parts):
        if isinstance(part, Choice):
            found.update(dict.fromkeys((part.key, part.options_key)))
        elif isinstance(part, Asked):
            found[part.key] = None
        else:
            found.update(dict.fromkeys(_FIELD.findall(part.text)))
        found[part.when.removeprefix("!")] = None
    return tuple(found)


def _frozen(value: object) -> object:
    """A field as part of a key: text and tuples as they are, other things by what they show."""
    return value if isinstance(value, str | tuple | bool | frozenset) or value is None else repr(value)
