"""Sheets onto pages: title, repeated head, rows, notes, page number and QR."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.fontbook import FontBook, machine_fonts
from gongkai_desktop.paper.form import Form
from gongkai_desktop.paper.grid import LEADING, MM, Row, flow
from gongkai_desktop.paper.pen import A4, A4_WIDE, Pen, Printed
from gongkai_desktop.paper.qr import QR_SIDE, QUIET, SheetMark, qr_matrix
from gongkai_desktop.paper.sheet import Data, Filler

_FOLIO = 5 * MM  # the line of the page number
_NUMBER_SIZE = 9.0
_NOTES_GAP, _TITLE_GAP = 2 * MM, 3 * MM
_BANNER_ROLE = Role.FANGSONG


@dataclass(frozen=True, slots=True)
class _Laid:
    """One form laid out: what is repeated, and the rows of each page."""

    form: Form
    banner: list[tuple[str, str]]
    head: list[Row]
    pages: list[list[Row]]
    notes: list[str]


def print_forms(
    sheets: Sequence[tuple[Form, Data]], *, mark: SheetMark | None = None, fonts: FontBook | None = None
) -> Printed:
    """Forms filled in and bound into one PDF with one page count. All must lie the same way on A4.

    With a mark every page carries the sheet's number and QR in its bottom right corner.
    """
    wide = {form.wide for form, _data in sheets}
    if len(wide) != 1:
        raise ValueError("sheets of one document must have one orientation")
    pen = Pen(fonts or machine_fonts(), A4_WIDE if wide.pop() else A4, sheets[0][0].title)
    laid = [_lay(pen, form, data, marked=mark is not None) for form, data in sheets]
    pages = sum(len(sheet.pages) for sheet in laid)
    number = 0
    for sheet in laid:
        for at, rows in enumerate(sheet.pages, 1):
            number += 1
            _draw_page(pen, sheet, rows, last=at == len(sheet.pages))
            _draw_foot(pen, sheet.form, number, pages, mark)
            pen.next_page()
    return pen.finish()


def capacity(form: Form, data: Data, entry: Data, *, marked: bool, fonts: FontBook | None = None) -> int:
    """How many entries like ``entry`` fill the form's first page, at least one."""
    pen = Pen(fonts or machine_fonts(), A4_WIDE if form.wide else A4, form.title)
    lists = {plan.of for plan in form.rows if plan.of}
    count = 1
    while True:
        more = {**data, **dict.fromkeys(lists, [entry] * (count + 1))}
        if len(_lay(pen, form, more, marked=marked).pages) > 1:
            return count
        count += 1


def _lay(pen: Pen, form: Form, data: Data, *, marked: bool) -> _Laid:
    filler = Filler(pen, form, data)
    banner, head = _banner(pen, form, filler), filler.head()
    top = _top(pen, form) + _banner_height(form, banner)
    band = QR_SIDE + _FOLIO if marked else _FOLIO
    room = pen.height - form.margins[2] * MM - band - top - sum(row.height for row in head)
    notes = filler.notes(_inner_width(pen, form) - (QR_SIDE + QUIET if marked else 0))
    # The notes stand beside the QR; what does not fit there needs room below the last row.
    overhang = max(0.0, len(notes) * form.size * LEADING + _NOTES_GAP - (band - _FOLIO))
    spacer = [Row(overhang, (), glued=True)] if notes and overhang else []
    return _Laid(form, banner, head, flow([*filler.body(), *spacer], room, room), notes)


def _inner_width(pen: Pen, form: Form) -> float:
    return pen.width - (form.margins[1] + form.margins[3]) * MM


def _top(pen: Pen, form: Form) -> float:
    lines = pen.lines(form.title, Role.TITLE, form.title_size, _inner_width(pen, form))
    return form.margins[0] * MM + len(lines) * form.title_size * LEADING + _TITLE_GAP


def _banner(pen: Pen, form: Form, filler: Filler) -> list[tuple[str, str]]:
    """Left and right of each banner line; a long left one is broken before it runs into the right."""
    found: list[tuple[str, str]] = []
    for left, right in filler.banner():
        beside = pen.fonts.width(right, _BANNER_ROLE, _banner_size(form)) + _banner_size(form)
        *above, last = pen.lines(left, _BANNER_ROLE, _banner_size(form), _inner_width(pen, form) - beside)
        found += [*((text, "") for text in above), (last, right)]
    return found


def _banner_size(form: Form) -> float:
    return form.size + 1.5


def _banner_height(form: Form, banner: list[tuple[str, str]]) -> float:
    return len(banner) * _banner_size(form) * LEADING * 1.1


def _draw_page(pen: Pen, sheet: _Laid, rows: list[Row], *, last: bool) -> None:
    form = sheet.form
    left, width = form.margins[3] * MM, _inner_width(pen, form)
    y = form.margins[0] * MM
    for text in pen.lines(form.title, Role.TITLE, form.title_size, width):
        pen.centred(left, width, y, text, Role.TITLE, form.title_size)
        y += form.title_size * LEADING
    y += _TITLE_GAP
    for words, opposite in sheet.banner:
        pen.text(left, y, words, _BANNER_ROLE, _banner_size(form))
        pen.right(left + width, y, opposite, _BANNER_ROLE, _banner_size(form))
        y += _banner_height(form, [(words, opposite)])
    for row in (*sheet.head, *rows):
        pen.row(left, y, row)
        y += row.height
    if last:
        y -= sum(row.height for row in rows if not row.cells)
        for number, text in enumerate(sheet.notes):
            pen.text(left, y + _NOTES_GAP + number * form.size * LEADING, text, Role.FANGSONG, form.size)


def _draw_foot(pen: Pen, form: Form, page: int, pages: int, mark: SheetMark | None) -> None:
    left, edge = form.margins[3] * MM, pen.width - form.margins[1] * MM
    y = pen.height - form.margins[2] * MM - _NUMBER_SIZE
    pen.centred(left, edge - left, y, f"第 {page} 页　共 {pages} 页", Role.SONG, _NUMBER_SIZE)
    if mark is not None:
        pen.right(edge, y, f"{mark.number}　{page}/{pages}", Role.SONG, _NUMBER_SIZE)
        matrix = qr_matrix(mark.code(page, pages))
        pen.modules(edge - QR_SIDE, y - QR_SIDE - 1 * MM, QR_SIDE, matrix)
