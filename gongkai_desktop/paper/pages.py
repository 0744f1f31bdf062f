"""Sheets onto pages: title, repeated head, rows, notes, page number and QR; one sheet or a thousand in one PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.fontbook import FontBook, machine_fonts
from gongkai_desktop.paper.form import Form
from gongkai_desktop.paper.grid import LEADING, MM, Row, flow
from gongkai_desktop.paper.pen import A4, A4_WIDE, Pen, Printed
from gongkai_desktop.paper.qr import QR_SIDE, QUIET, Folio, SheetMark, qr_matrix
from gongkai_desktop.paper.sheet import Data, Filler, filled
from gongkai_desktop.progress import Progress, unheard

_FOLIO = 5 * MM  # the line of the page number
_NUMBER_SIZE = 9.0
NOTES_GAP, TITLE_GAP = 2 * MM, 3 * MM
_BANNER_ROLE = Role.FANGSONG


class Leaves(Protocol):
    """Something laid out on pages: a form, or a letter."""

    @property
    def count(self) -> int:
        """How many pages it has."""

    def draw(self, pen: Pen, at: int, place: Folio) -> None:
        """Draw its page ``at`` (from 0), which has that place in the sheet and the document."""


class Part(Protocol):
    """What can be laid out with a pen."""

    @property
    def wide(self) -> bool:
        """Whether it lies on the long side of A4."""

    @property
    def running(self) -> bool:
        """Whether its text is the running text of a letter."""

    @property
    def title(self) -> str:
        """What the document is called."""

    def lay(self, pen: Pen, *, marked: bool) -> Leaves:
        """Lay it out, with room for the sheet's mark if there is one."""


@dataclass(frozen=True, slots=True)
class FormPart:
    """A form with the data to fill in."""

    form: Form
    data: Data

    @property
    def wide(self) -> bool:
        """Whether the form lies on the long side of A4."""
        return self.form.wide

    @property
    def running(self) -> bool:
        """Forms are no running text."""
        return False

    @property
    def title(self) -> str:
        """The title of the form, filled in."""
        return filled(self.form.title, self.data)

    def lay(self, pen: Pen, *, marked: bool) -> Leaves:
        """The form on its pages."""
        return lay_form(pen, self.form, self.data, band=_band(marked=marked))


@dataclass(frozen=True, slots=True)
class Bound:
    """One sheet: its parts share a page count, and the number and QR of its mark.

    ``goes_on``: the page numbers of a letter go on in it, as in what is bound behind it.
    """

    parts: Sequence[Part]
    mark: SheetMark | None = None
    goes_on: bool = False


def print_sheets(
    sheets: Sequence[Bound], *, fonts: FontBook | None = None, progress: Progress = unheard
) -> Printed:
    """Sheets bound into one PDF, each counting its own pages. All must lie the same way on A4."""
    wide = {part.wide for sheet in sheets for part in sheet.parts}
    if len(wide) != 1:
        raise ValueError("sheets of one document must have one orientation")
    size = A4_WIDE if wide.pop() else A4
    book, first = fonts or machine_fonts(), sheets[0].parts[0]
    pen = Pen(book.running() if first.running else book, size, first.title)
    counts: list[int] = []
    before = 0
    for number, sheet in enumerate(sheets):
        progress(number, len(sheets))
        before = before + counts[-1] if sheet.goes_on and counts else 0
        counts.append(_print_sheet(pen, sheet, before))
    progress(len(sheets), len(sheets))
    return pen.finish(counts)


def _print_sheet(pen: Pen, sheet: Bound, before: int) -> int:
    laid = [part.lay(pen, marked=sheet.mark is not None) for part in sheet.parts]
    pages = sum(leaves.count for leaves in laid)
    page = 0
    for leaves in laid:
        for at in range(leaves.count):
            page += 1
            leaves.draw(pen, at, Folio(page, pages, before + page, sheet.mark))
            pen.next_page()
    return pages


def print_forms(
    sheets: Sequence[tuple[Form, Data]], *, mark: SheetMark | None = None, fonts: FontBook | None = None
) -> Printed:
    """Forms filled in and bound into one sheet with one page count. All must lie the same way on A4.

    With a mark every page carries the sheet's number and QR in its bottom right corner.
    """
    return print_sheets([Bound([FormPart(form, data) for form, data in sheets], mark)], fonts=fonts)


def capacity(form: Form, data: Data, entry: Data, *, marked: bool, fonts: FontBook | None = None) -> int:
    """How many entries like ``entry`` fill the form's first page, at least one."""
    pen = Pen(fonts or machine_fonts(), A4_WIDE if form.wide else A4, filled(form.title, data))
    lists = {plan.of for plan in form.rows if plan.of}
    count = 1
    while True:
        more = {**data, **dict.fromkeys(lists, [entry] * (count + 1))}
        if lay_form(pen, form, more, band=_band(marked=marked)).count > 1:
            return count
        count += 1


def _band(*, marked: bool) -> float:
    """The height that the foot of a page takes from the rows."""
    return QR_SIDE + _FOLIO if marked else _FOLIO


@dataclass(frozen=True, slots=True)
class LaidForm:
    """One form laid out: what is repeated, and the rows of each page, ``above`` points below its upper margin."""

    form: Form
    title: str
    banner: list[tuple[str, str]]
    head: list[Row]
    pages: list[list[Row]]
    notes: list[tuple[float, str]]
    above: float = 0.0

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self.pages)

    def draw(self, pen: Pen, at: int, place: Folio) -> None:
        """Draw one page with its foot."""
        self.draw_rows(pen, at)
        _draw_foot(pen, self.form, place)

    def draw_rows(self, pen: Pen, at: int) -> None:
        """Draw one page without its foot."""
        _draw_page(pen, self, self.pages[at], last=at == len(self.pages) - 1)


def lay_form(pen: Pen, form: Form, data: Data, *, band: float, above: float = 0.0) -> LaidForm:
    """A form on its pages, a band (points) left free at the foot of each and ``above`` points at its head."""
    filler = Filler.of(pen, form)
    banner, head = _banner(pen, form, filler, data), filler.head(data)
    title = filled(form.title, data)
    top = above + _top(pen, form, title) + _banner_height(form, banner)
    room = pen.height - form.margins[2] * MM - band - top - sum(row.height for row in head)
    body, width = list(filler.body(data)), _inner_width(pen, form)
    rows, notes = flow(body, room, room), filler.notes(width, data)
    # Notes that end above the QR have the whole width; else they stand beside it, and what does not fit there needs
    # room below the last row.
    if sum(row.height for row in rows[-1]) + _notes_height(form, notes) > room:
        beside = max(0.0, band - _FOLIO)
        notes = filler.notes(width - (QR_SIDE + QUIET if beside else 0), data)
        overhang = max(0.0, _notes_height(form, notes) - beside)
        rows = flow([*body, Row(overhang, (), glued=True)], room, room) if overhang else rows
    return LaidForm(form, title, banner, head, rows, notes, above)


def _notes_height(form: Form, notes: list[tuple[float, str]]) -> float:
    return len(notes) * form.size * LEADING + NOTES_GAP if notes else 0.0


def _inner_width(pen: Pen, form: Form) -> float:
    return pen.width - (form.margins[1] + form.margins[3]) * MM


def _top(pen: Pen, form: Form, title: str) -> float:
    lines = pen.lines(title, Role.TITLE, form.title_size, _inner_width(pen, form))
    return form.margins[0] * MM + len(lines) * form.title_size * LEADING + TITLE_GAP


def _banner(pen: Pen, form: Form, filler: Filler, data: Data) -> list[tuple[str, str]]:
    """Left and right of each banner line; a long left one is broken before it runs into the right."""
    found: list[tuple[str, str]] = []
    for left, right in filler.banner(data):
        beside = pen.fonts.width(right, _BANNER_ROLE, _banner_size(form)) + _banner_size(form)
        *above, last = pen.lines(left, _BANNER_ROLE, _banner_size(form), _inner_width(pen, form) - beside)
        found += [*((text, "") for text in above), (last, right)]
    return found


def _banner_size(form: Form) -> float:
    return form.size + 1.5


def _banner_height(form: Form, banner: list[tuple[str, str]]) -> float:
    return len(banner) * _banner_size(form) * LEADING * 1.1


def _draw_page(pen: Pen, sheet: LaidForm, rows: list[Row], *, last: bool) -> None:
    form = sheet.form
    left, width = form.margins[3] * MM, _inner_width(pen, form)
    y = form.margins[0] * MM + sheet.above
    for text in pen.lines(sheet.title, Role.TITLE, form.title_size, width):
        pen.centred(left, width, y, text, Role.TITLE, form.title_size)
        y += form.title_size * LEADING
    y += TITLE_GAP
    for words, opposite in sheet.banner:
        pen.text(left, y, words, _BANNER_ROLE, _banner_size(form))
        pen.right(left + width, y, opposite, _BANNER_ROLE, _banner_size(form))
        y += _banner_height(form, [(words, opposite)])
    for row in (*sheet.head, *rows):
        pen.row(left, y, row)
        y += row.height
    if last:
        y -= sum(row.height for row in rows if not row.cells)
        for number, (inset, text) in enumerate(sheet.notes):
            below = NOTES_GAP + number * form.size * LEADING
            pen.text(left + inset, y + below, text, Role.FANGSONG, form.size)


def _draw_foot(pen: Pen, form: Form, place: Folio) -> None:
    left, edge = form.margins[3] * MM, pen.width - form.margins[1] * MM
    y = pen.height - form.margins[2] * MM - _NUMBER_SIZE
    pen.centred(left, edge - left, y, f"第 {place.page} 页　共 {place.pages} 页", Role.SONG, _NUMBER_SIZE)
    if place.mark is not None:
        pen.right(edge, y, f"{place.mark.number}　{place.page}/{place.pages}", Role.SONG, _NUMBER_SIZE)
        matrix = qr_matrix(place.mark.code(place.page, place.pages))
        pen.modules(edge - QR_SIDE, y - QR_SIDE - 1 * MM, QR_SIDE, matrix)
