"""期限计算单: how a due date was counted, day by day, with the article behind every stretch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.fontbook import FontBook, machine_fonts
from gongkai_desktop.paper.grid import LEADING, MM, PAD_X, Cell, Line, Row, Words, flow, make_row
from gongkai_desktop.paper.months import COUNTED, DayMark, draw_months, months_height, months_of
from gongkai_desktop.paper.pen import A4, Pen, Printed

TITLE = "期限计算单"
_TOP, _SIDE, _BOTTOM = 16 * MM, 15 * MM, 10 * MM
_TITLE_SIZE, _SIZE, _SMALL = 20.0, 10.5, 9.5
_KINDS = {
    "start": "起算日，当日不计入",
    "counted": "计入",
    "holiday": "放假，不计入",
    "makeup": "调休上班，计入",
    "paused": "中止，不计入",
}
_STRETCH_COLUMNS = (43 * MM, 34 * MM, 46 * MM, 57 * MM)
_MONTHS_SHOWN = 6  # of longer deadlines the table tells enough
_NOTES_TOLD = 3  # more different notes in one stretch are told by the first and the last
_LEGEND = (
    "日历：括号内为第几个计入日；起＝起算日，休＝休息日，假＝节假日，班＝调休上班，停＝中止；粗框为届满日。"
)


def draw_deadline(
    facts: Sequence[tuple[str, str]],
    days: Sequence[DayMark],
    *,
    remark: str = "",
    fonts: FontBook | None = None,
) -> Printed:
    """A page with the facts of a deadline (name, text), its calendar, and every stretch with its article.

    ``days`` run without gaps from the day the count starts from to the due date. ``remark`` is for what must
    be said of the result, for instance that it is provisional. Goes on to further pages if it must.
    """
    if not days:
        raise ValueError("a deadline has at least the day it starts from")
    pen = Pen(fonts or machine_fonts(), A4, TITLE)
    width = A4[0] - 2 * _SIDE
    months = months_of(days) if len(months_of(days)) <= _MONTHS_SHOWN else []
    room = A4[1] - _BOTTOM - 6 * MM
    top = _TOP + _TITLE_SIZE * LEADING + 3 * MM
    facts_rows = [_row(pen, (name, text), (32 * MM, width - 32 * MM)) for name, text in facts]
    above = flow(facts_rows, room - top, room - _TOP)
    calendar = (top if len(above) == 1 else _TOP) + sum(row.height for row in above[-1]) + 4 * MM
    high = months_height(len(months)) + (_SMALL * LEADING + 2 * MM if months else 0)
    if calendar + high > room:  # what is asked fills the page: the calendar has one of its own
        above, calendar = [*above, []], _TOP
    table = calendar + high
    pages = flow(_table(pen, days, remark, width), max(room - table, 0.0), room - _TOP)
    count = len(above) + len(pages) - 1
    for number in range(1, count + 1):
        if number == 1:
            pen.centred(_SIDE, width, _TOP, TITLE, Role.TITLE, _TITLE_SIZE)
        if number <= len(above):
            _draw_rows(pen, above[number - 1], top if number == 1 else _TOP)
        if number == len(above):
            draw_months(pen, _SIDE, calendar, months, days)
            if months:
                pen.text(_SIDE, table - _SMALL * LEADING - 2 * MM, _LEGEND, Role.FANGSONG, _SMALL)
        if number >= len(above):
            _draw_rows(pen, pages[number - len(above)], table if number == len(above) else _TOP)
        pen.centred(_SIDE, width, A4[1] - _BOTTOM - 9, f"第 {number} 页　共 {count} 页", Role.SONG, 9)
        pen.next_page()
    return pen.finish()


def _draw_rows(pen: Pen, rows: Sequence[Row], y: float) -> None:
    for row in rows:
        pen.row(_SIDE, y, row)
        y += row.height


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row that mean the same to the count; a counted stretch runs on over the days off in it."""

    first: date
    last: date
    days: int
    kind: str
    note: str
    article: str


def stretches(days: Sequence[DayMark]) -> list[Stretch]:
    """The days as stretches, by their first day: counted ones across days off, pauses across weekends."""
    counted = [mark for mark in days if mark.kind in COUNTED]
    awake = enumerate(mark for mark in days if mark.kind != "rest")
    exceptions = [(at, mark) for at, mark in awake if mark.kind != "counted"]
    alike = groupby(counted, key=lambda mark: mark.article)
    found = [_stretch("counted", list(group)) for _article, group in alike]
    # Days in a row keep the same distance between their place in the strip and among the exceptions.
    runs = groupby(
        enumerate(exceptions), key=lambda pair: (pair[1][1].kind, pair[1][1].article, pair[1][0] - pair[0])
    )
    found += [_stretch(same[0], [mark for _number, (_at, mark) in run]) for same, run in runs]
    return sorted(found, key=lambda stretch: (stretch.first, stretch.kind != "start"))


def _stretch(kind: str, marks: Sequence[DayMark]) -> Stretch:
    notes = list(dict.fromkeys(mark.note for mark in marks if mark.note))
    note = f"{notes[0]} 至 {notes[-1]}" if len(notes) > _NOTES_TOLD else "、".join(notes)
    return Stretch(marks[0].date, marks[-1].date, len(marks), kind, note, marks[0].article)


def _table(pen: Pen, days: Sequence[DayMark], remark: str, width: float) -> Iterator[Row]:
    yield _row(pen, ("起止日期", "计算", "说明", "依据"), _STRETCH_COLUMNS, heading=True)
    for stretch in stretches(days):
        until = f" 至 {stretch.last.isoformat()}" if stretch.last != stretch.first else ""
        many = f"，{stretch.days} 天" if stretch.days > 1 else ""
        when, what = stretch.first.isoformat() + until, _KINDS[stretch.kind] + many
        yield _row(pen, (when, what, stretch.note, stretch.article), _STRETCH_COLUMNS)
    if remark:
        yield _row(pen, (f"说明：{remark}",), (width,))


def _row(pen: Pen, texts: Sequence[str], widths: Sequence[float], *, heading: bool = False) -> Row:
    cells, x = [], 0.0
    for at, (text, width) in enumerate(zip(texts, widths, strict=True)):
        role = Role.HEI if heading or (len(texts) == 2 and at == 0) else Role.FANGSONG
        size = _SMALL if len(texts) > 2 else _SIZE
        broken = pen.lines(text, role, size, width - 2 * PAD_X)
        lines = tuple(Line(size * 1.3, (Words(PAD_X, line, role, size),)) for line in broken)
        cells.append(Cell(x, width, lines))
        x += width
    return make_row(cells)
