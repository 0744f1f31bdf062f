"""A superior's own blank workbook: its header found by its words, where its rows begin and end, what goes where."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from gongkai_desktop.exchange import failures
from gongkai_desktop.exchange.books import LARGEST_FILE, LARGEST_UNPACKED, Sheet
from gongkai_desktop.exchange.headers import Header, HeaderWords, find_header, likeliest_header, read_header
from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.template_facts import Asked, asked_of
from gongkai_desktop.exchange.words import SERIALS, is_foot, is_total
from gongkai_desktop.files import refusing_unread
from gongkai_desktop.ledger.values import fold_header
from gongkai_desktop.paper.book_file import CONTENT_TYPES, BookFile, TooLarge
from gongkai_desktop.paper.book_refs import sums_rows
from gongkai_desktop.paper.book_sheet import SheetPart

if TYPE_CHECKING:
    from gongkai_desktop.paper.book_fill import Filled

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EXAMPLE = re.compile(
    r"[（(【\[]?(?:例|示例|样例|举例|填写示例|填报示例|范例)(?:[\s:：）)】\]\d如].*)?", re.S
)
_COLUMN_NUMBER = re.compile(r"[(（]?\d{1,2}[)）]?|[甲乙丙丁戊己庚辛]|[A-Z]")
UNSOUND = (
    *(LookupError, ValueError, StopIteration, EOFError, NotImplementedError, RuntimeError),
    *(ExpatError, BadZipFile, zlib.error),
)
"""What taking a damaged workbook apart trips over."""
_DATA = 3  # columns filled in a row that holds a record
_TALLEST = 4  # rows of a header
_MOST = 20_000  # empty rows looked at


@dataclass(frozen=True, slots=True)
class Template:
    """A template as it was understood. Rows count from 1; ``last`` < ``first`` when it has no empty rows.

    ``headers`` are the texts of all columns, ``keys`` the column of the ledger each takes ('' none).
    ``serials`` are the columns (from 1) that only count the rows. ``asked`` is what it asks around its table: the
    office, who fills it in, the day, totals.
    """

    path: Path
    ledger: str
    sheet: str
    headers: tuple[str, ...]
    keys: tuple[str, ...]
    signature: str
    first: int
    last: int
    serials: tuple[int, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def understood(self) -> dict[str, str]:
        """Header by header, the column of the ledger that goes there."""
        return {text: key for text, key in zip(self.headers, self.keys, strict=True) if key}

    @property
    def unmapped(self) -> tuple[str, ...]:
        """Headers whose column stays empty."""
        return tuple(
            text
            for at, (text, key) in enumerate(zip(self.headers, self.keys, strict=True), 1)
            if text and not key and at not in self.serials
        )


@dataclass(frozen=True)
class OpenTemplate:
    """A template open for filling: the file, the sheet and the columns to fill."""

    book: BookFile
    sheet: SheetPart
    template: Template
    columns: tuple[Filled, ...]


def read_template(path: Path, intake: Intake, words: HeaderWords) -> Template:
    """What a template is understood to ask for. Refused for a file that cannot be one, in plain words."""
    opened = open_template(path, intake, words)
    opened.book.close()
    return opened.template


def open_template(path: Path, intake: Intake, words: HeaderWords) -> OpenTemplate:
    """Open a template for filling. ``words`` are told and remembered meanings of headers."""
    book = _opened(path)
    with _sound(path, book):
        return _recognised(path, book, intake, words)


@contextmanager
def open_sheets(path: Path) -> Iterator[Iterator[tuple[str, SheetPart]]]:
    """The sheets of a template to be looked at, those shown first. Refused for a file that cannot be one."""
    book = _opened(path)
    with _sound(path, book):
        yield _sheets(book)
    book.close()


def _sheets(book: BookFile) -> Iterator[tuple[str, SheetPart]]:
    for name, part, _shown in sorted(book.sheets(), key=lambda one: not one[2]):
        yield name, SheetPart(book, part, name)


@contextmanager
def _sound(path: Path, book: BookFile) -> Iterator[None]:
    """What a damaged workbook trips over comes out as a refusal; the file is let go of then."""
    try:
        yield
    except BaseException as error:
        book.close()
        if isinstance(error, TooLarge):
            raise failures.template_too_large(path) from error
        if isinstance(error, UNSOUND):
            raise failures.broken(path) from error
        raise


def _opened(path: Path) -> BookFile:
    """The file as a workbook in the one format whose look can be kept."""
    with refusing_unread(path):
        if not path.is_file():
            raise failures.missing(path)
        size = path.stat().st_size
        with path.open("rb") as stream:
            start = stream.read(4096)
        content = path.read_bytes() if start.startswith(_OLE) else b""
    if size == 0:
        raise failures.empty_file(path)
    if size > LARGEST_FILE:
        raise failures.template_too_large(path)
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise failures.password(path)
    if not start.startswith(b"PK\x03\x04"):
        raise failures.no_template(path)
    try:
        book = BookFile(path)
    except Exception as error:  # zipfile raises whatever its parsing trips over
        raise failures.broken(path) from error
    try:
        whole = book.workbook and book.part(CONTENT_TYPES)
    except BaseException as error:
        book.close()
        raise failures.broken(path) from error
    if not whole:
        book.close()
        raise failures.no_template(path)
    if any(name.lower().endswith("vbaproject.bin") for name in book.names):
        book.close()
        raise failures.macros(path)
    if book.unpacked > LARGEST_UNPACKED:
        book.close()
        raise failures.template_too_large(path)
    return book


def _recognised(path: Path, book: BookFile, intake: Intake, words: HeaderWords) -> OpenTemplate:
    seen: tuple[str, ...] = ()
    for name, sheet in _sheets(book):
        lines = Sheet(name, sheet.lines)
        header = find_header(lines, (intake,), words)
        if header is None:
            seen = max(seen, likeliest_header(lines), key=len)
            continue
        header = _whole(sheet, header, words)
        first, last = _empty_rows(path, sheet, header)
        columns = _columns(sheet, header)
        serials = tuple(filled.at for filled in columns if filled.column is None)
        keys = tuple("" if key.startswith("#") else key for key in header.keys)
        asked = asked_of(sheet, _top(sheet, header), max(first, last + 1), columns)
        template = Template(
            path,
            intake.ledger.name,
            name,
            header.headers,
            keys,
            header.signature,
            first,
            last,
            serials,
            asked,
        )
        return OpenTemplate(book, sheet, template, columns)
    raise failures.UnknownHeader(path.name, seen)


def _whole(sheet: SheetPart, header: Header, words: HeaderWords) -> Header:
    """The header with all its rows: what is merged downwards names the columns below, too."""
    reaching = [
        (top, bottom)
        for top, _, bottom, _ in sheet.merges
        if 0 < top <= header.first < bottom and bottom - top < _TALLEST
    ]
    if not reaching:
        return header
    first, last = min(top for top, _ in reaching), max(bottom for _, bottom in reaching)
    texts: dict[int, str] = {}
    for number in range(first, last + 1):
        texts |= sheet.texts(number)
    line = tuple(texts.get(at, "") for at in range(1, max(texts, default=0) + 1))
    return read_header(line, last, header.intake, words)


def _top(sheet: SheetPart, header: Header) -> int:
    """The first row of the header."""
    top = min([header.first, *(one[0] for one in sheet.merges if 0 < one[0] <= header.first <= one[2])])
    own = sheet.texts(top)
    above = sheet.texts(top - 1)
    laid = any(header.headers[at - 1 : at] == (text,) and at not in own for at, text in above.items())
    return top - 1 if laid else top


def _columns(sheet: SheetPart, header: Header) -> tuple[Filled, ...]:
    """Where each understood column goes, up to where its header is merged; and where the rows are counted."""
    from gongkai_desktop.paper.book_fill import Filled

    found = []
    for at, (text, key) in enumerate(zip(header.headers, header.keys, strict=True), 1):
        last = max(
            [at, *(right for top, left, _, right in sheet.merges if left == at and top <= header.first)]
        )
        if key and not key.startswith("#"):
            found.append(Filled(at, min(last, _next(header, at) - 1), header.intake.ledger.column(key)))
        elif fold_header(text) in SERIALS:
            found.append(Filled(at, at, None))
    return tuple(found)


def _next(header: Header, at: int) -> int:
    """The next column with a header of its own."""
    after = (number for number in range(at + 1, len(header.headers) + 1) if header.headers[number - 1])
    return next(after, len(header.headers) + 20)


def _empty_rows(path: Path, sheet: SheetPart, header: Header) -> tuple[int, int]:
    """The first empty row below the header and the last that looks like it; an example above them is kept."""
    first = header.first + 1
    while first <= sheet.last and _belongs_to_header(sheet, first):
        first += 1
    places = {at + 1 for at in header.columns.values()}
    last, looks, spans = first - 1, _framed(sheet, first, places), _header_spans(sheet, header)
    while last < min(sheet.last, first + _MOST) and _is_empty(sheet, last + 1, header, spans):
        if _framed(sheet, last + 1, places) != looks:
            break
        last += 1
    _check_blank(path, sheet, header, last + 1)
    return first, last


def _belongs_to_header(sheet: SheetPart, number: int) -> bool:
    """Whether a row below the header numbers its columns (1 2 3, 甲 乙 丙) or shows an example."""
    texts = [text for _, text in sorted(sheet.texts(number).items())]
    if len(texts) > 1 and all(_COLUMN_NUMBER.fullmatch(text) for text in texts):
        return True
    return bool(texts) and any(_EXAMPLE.fullmatch(text) for text in texts[:2])


def _framed(sheet: SheetPart, number: int, places: set[int]) -> set[int]:
    """Which of the columns have cells with a look of their own in that row."""
    cells = sheet.pattern(number).cells
    return {at for at in places if cells.get(at, (0, ""))[0]}


def _header_spans(sheet: SheetPart, header: Header) -> set[tuple[int, int]]:
    return {(left, right) for top, left, bottom, right in sheet.merges if top <= header.first <= bottom}


def _is_empty(sheet: SheetPart, number: int, header: Header, spans: set[tuple[int, int]]) -> bool:
    """Whether a row waits for a record: nothing in it but its number and formulas over its own cells."""
    serials = {at for at, text in enumerate(header.headers, 1) if fold_header(text) in SERIALS}
    if any(at not in serials or not text.isdecimal() for at, text in sheet.texts(number).items()):
        return False
    if any(sums_rows(formula) for formula in sheet.formulas(number).values()):
        return False
    return all(span in spans for span in sheet.merged(number))


def _check_blank(path: Path, sheet: SheetPart, header: Header, number: int) -> None:
    """Refuse a template that already holds records: they would be pushed below the new ones."""
    texts = sheet.texts(number)
    first = next((text for _, text in sorted(texts.items())), "")
    if is_total(first) or is_foot(first):
        return
    filled = [key for key, at in header.columns.items() if texts.get(at + 1)]
    named = any(key in header.intake.named_by for key in filled)
    if named and len(filled) >= min(_DATA, len(header.columns)):
        raise failures.template_filled(path, sheet.name, number)
