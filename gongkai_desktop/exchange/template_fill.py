"""A superior's template filled with the rows of a ledger; the template itself is never written to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from gongkai_desktop.exchange import failures
from gongkai_desktop.exchange.headers import HeaderWords
from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.template import UNSOUND, OpenTemplate, Template, open_template
from gongkai_desktop.exchange.template_facts import NOBODY, Facts, tell
from gongkai_desktop.paper.book_file import TooLarge
from gongkai_desktop.paper.book_fill import Filling, Record
from gongkai_desktop.paper.book_sheet import LAST_ROW, Pattern
from gongkai_desktop.paper.book_styles import Styles
from gongkai_desktop.paper.workbook import written_book
from gongkai_desktop.progress import Progress, unheard


def fill_template(
    path: Path,
    template: Path,
    intake: Intake,
    words: HeaderWords,
    rows: Iterable[Record],
    total: int,
    progress: Progress = unheard,
    *,
    facts: Facts = NOBODY,
    sums: Callable[[Collection[str]], Mapping[str, int]] = lambda keys: dict.fromkeys(keys, 0),
) -> Template:
    """Write ``template`` with ``total`` rows to ``path``, its look kept; returns how it was understood.

    Where it asks around its table who fills it in and when, ``facts`` are written; where it asks for totals, the
    number of rows, and what ``sums`` gives for columns of numbers (asked only then).

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
        tell(opened.sheet, opened.template.asked, facts, total, sums)
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
