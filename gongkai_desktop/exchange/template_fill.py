"""A superior's template filled with the rows of a ledger; the template itself is never written to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from gongkai_desktop.exchange import failures
from gongkai_desktop.exchange.headers import HeaderWords
from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.template import UNSOUND, OpenTemplate, Template, open_template
from gongkai_desktop.paper.book_file import TooLarge
from gongkai_desktop.paper.book_fill import Filling, Record
from gongkai_desktop.paper.book_sheet import LAST_ROW, Pattern
from gongkai_desktop.paper.book_styles import Styles
from gongkai_desktop.paper.workbook import written_book
from gongkai_desktop.progress import Progress, unheard

_OFFICE = re.compile(
    r"(?P<label>(?P<asking>填报|填表|报送|上报|编报)?单位(?:名称)?(?:[（(](?:盖章|公章|签章)[)）])?(?P<colon>[:：])?)[\s_]*"
)


def fill_template(
    path: Path,
    template: Path,
    intake: Intake,
    words: HeaderWords,
    rows: Iterable[Record],
    total: int,
    progress: Progress = unheard,
    *,
    office: str = "",
) -> Template:
    """Write ``template`` with ``total`` rows to ``path``, its look kept; returns how it was understood.

    Where it asks above its table which office fills it in (填报单位), ``office`` is written.

    Whatever ``progress`` raises leaves no file. Refused for a file that is no template, and for a place that
    cannot be written.
    """
    if path.exists() and template.exists() and path.samefile(template):
        raise failures.own_template(template)
    opened = open_template(template, intake, words)
    ours: list[BaseException] = []
    try:
        if opened.template.first + total > LAST_ROW:
            raise failures.template_full(template, total)
        if office:
            _name_office(opened, office)
        with written_book(path) as beside:
            given = _noting(rows, ours)
            _filling(opened).write(beside, given, expected=total, progress=lambda done: progress(done, total))
    except TooLarge as error:
        raise failures.template_too_large(template) from error
    except UNSOUND as error:
        if error in ours:
            raise
        raise failures.broken(template) from error
    finally:
        opened.book.close()
    return opened.template


def _name_office(opened: OpenTemplate, office: str) -> None:
    """Write the office's name after 填报单位： above the table, or into the empty cell beside 填报单位."""
    for number in range(1, opened.header):
        texts = opened.sheet.texts(number)
        for at, text in texts.items():
            asked = _OFFICE.fullmatch(text)
            if asked is not None and asked["colon"]:
                opened.sheet.put(number, at, f"{asked['label']}{office}")
            elif asked is not None and asked["asking"] and at + 1 not in texts:
                opened.sheet.put(number, at + 1, office)


def _noting(rows: Iterable[Record], failed: list[BaseException]) -> Iterator[Record]:
    """The rows; what goes wrong in getting them is no fault of the template."""
    try:
        yield from rows
    except BaseException as error:
        failed.append(error)
        raise


def _filling(opened: OpenTemplate) -> Filling:
    sheet, first, last = opened.sheet, opened.template.first, opened.template.last
    pattern = sheet.pattern(first) if last >= first else _below_header(opened)
    closing = sheet.pattern(last) if last > first else None
    return Filling(sheet, first, last, opened.columns, pattern=pattern, closing=closing)


def _below_header(opened: OpenTemplate) -> Pattern:
    """A row for a template that has none: framed as its header is."""
    book, sheet = opened.book, opened.sheet
    styles = Styles(book.styles())
    header = sheet.pattern(opened.template.first - 1).cells
    return Pattern({}, {at: (styles.body_of(style), "") for at, (style, _) in header.items()})
