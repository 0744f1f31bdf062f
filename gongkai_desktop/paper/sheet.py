"""Filling a form: from a layout and the data of a record to rows of the grid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gongkai_desktop.paper.choices import in_line, stacked
from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.form import CellPlan, Choice, Form, Label, Option, Part, Place, RowPlan, Signature
from gongkai_desktop.paper.grid import LEADING, MM, PAD_X, Cell, Line, Row, Words, make_row
from gongkai_desktop.paper.pen import Pen

# A field holds text, a list of entries, options of a choice, or whether a row is wanted.
Data = Mapping[str, object]

DATE_LINE = "年　　月　　日"
_FIELD = re.compile(r"\{(\w+)\}")


class Filler:
    """Turns the rows of a form into rows of the grid, for one record."""

    def __init__(self, pen: Pen, form: Form, data: Data) -> None:
        self._pen, self._form, self._data = pen, form, data
        self._edges = [sum(form.columns[:number]) * MM for number in range(len(form.columns) + 1)]

    def head(self) -> list[Row]:
        """The rows repeated on every page."""
        return [self._row(plan, self._data) for plan in self._form.rows if plan.place is Place.HEAD]

    def body(self) -> Iterator[Row]:
        """All other rows, in order; as many as the data has entries and conditions."""
        for plan in self._form.rows:
            if plan.place is Place.HEAD or (plan.when and not self._data.get(plan.when)):
                continue
            if plan.place is Place.ONCE:
                yield self._row(plan, self._data)
                continue
            for entry in entries(self._data, plan.of):
                yield self._row(plan, entry)

    def notes(self, width: float) -> list[str]:
        """The notes below the table, broken into lines."""
        size = self._form.size
        notes = (filled(note, self._data) for note in self._form.notes)
        return [line for note in notes for line in self._pen.lines(note, Role.FANGSONG, size, width)]

    def banner(self) -> list[tuple[str, str]]:
        """The lines between title and table, filled in."""
        return [(filled(left, self._data), filled(right, self._data)) for left, right in self._form.banner]

    def _row(self, plan: RowPlan, data: Data) -> Row:
        return make_row(self._cells(plan.cells, data), plan.height * MM, glued=plan.glued)

    def _cells(self, plans: Sequence[CellPlan], data: Data) -> Iterator[Cell]:
        column = 0
        for plan in plans:
            x, end = self._edges[column], self._edges[column + plan.span]
            lines = [line for part in plan.parts for line in self._part(part, data, end - x - 2 * PAD_X)]
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
        chosen = _chosen(data.get(part.key))
        options = part.options or _offered(data, part.options_key)
        if part.inline:
            return in_line(self._pen, options, chosen, part.size, room)
        return stacked(self._pen, options, chosen, part.size, room, spread=part.spread)

    def _signature(self, part: Signature, data: Data, room: float) -> Iterator[Line]:
        for text in self._pen.lines(filled(part.text, data), Role.FANGSONG, part.size, room):
            yield self._line(text, Role.FANGSONG, part.size)
        yield Line(part.ink * MM)
        if part.dated:
            yield Line(part.size * LEADING, _date_marks(part.size, room))


def _date_marks(size: float, room: float) -> tuple[Words, ...]:
    """年, 月 and 日 to the right, with room before each to write in, less of it where the box is narrow."""
    step = min(3.2 * size, room / 3)
    edge = PAD_X + room - size
    return tuple(Words(edge - (2 - at) * step, char, Role.FANGSONG, size) for at, char in enumerate("年月日"))


def filled(template: str, data: Data) -> str:
    """The template with each ``{key}`` replaced by that field; nothing for a field that is not there."""
    return _FIELD.sub(lambda match: str(data.get(match[1]) or ""), template)


def entries(data: Data, key: str) -> Sequence[Data]:
    """The list under a key; empty when there is none."""
    found = data.get(key)
    return found if isinstance(found, list | tuple) else ()


def _chosen(value: object) -> frozenset[str]:
    if isinstance(value, str):
        return frozenset({value} - {""})
    return frozenset(value) if isinstance(value, list | tuple | set | frozenset) else frozenset()


def _offered(data: Data, key: str) -> tuple[Option, ...]:
    found = data.get(key)
    return tuple(found) if isinstance(found, list | tuple) else ()
