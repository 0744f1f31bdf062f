"""Opening a workbook or a text table, whatever its name says it is. Runs in the reading process."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from gongkai_desktop.exchange import failures
from gongkai_desktop.exchange.cells import Cells, Odd, dressed
from gongkai_desktop.exchange.ods import OdsLook
from gongkai_desktop.exchange.text_table import read_text_table
from gongkai_desktop.exchange.xls import XlsLook
from gongkai_desktop.exchange.xlsx import Package
from gongkai_desktop.files import refusing_unread, unread

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Span = tuple[tuple[int, int], tuple[int, int]]


class Look(Protocol):
    """What is to be known of a book beside the cells that the parser gives."""

    since: int

    def content(self) -> bytes:
        """The book as the parser is to get it."""

    def mended(self) -> bytes | None:
        """The book in the parser's usual shape, for one that it stumbles over; None where there is none."""

    def odd(self, sheet: str) -> Odd:
        """The cells of a sheet that are to be read otherwise than the parser gives them."""


LARGEST_FILE = 200 * 1024 * 1024
LARGEST_UNPACKED = 1536 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK_BEGINS = b"\x09\x08\x10\x00\x00\x06\x05\x00"  # BOF of the workbook stream
_BEGIN_LENGTH = 20
_FILEPASS = b"\x2f\x00"
_WEB_PAGE: Final = re.compile(
    rb"<(?:!doctype html|html|head|body|meta|title|style|table|div|p|br|center|font)\b"
)
_TEXT_SUFFIXES = frozenset({".csv", ".txt", ".tsv"})
_TABLE_SUFFIXES = frozenset(
    {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et", ".ett", ".wps", ".xlt", ".xltx"}
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. ``rows`` gives its rows from the very first (may be called again); ``merged`` are spans
    ((top, left), (bottom, right)) counted from 0, in the columns of ``rows``. ``since`` is by how many days its
    numbers of days begin later than usual."""

    name: str
    rows: Callable[[], Iterator[Cells]]
    merged: tuple[Span, ...] = ()
    since: int = 0


@dataclass(frozen=True, slots=True)
class Book:
    """A file as sheets: their names in order of preference (shown ones first, then ``hidden``), and each opened when
    it is asked for."""

    names: tuple[str, ...]
    sheet: Callable[[str], Sheet]
    hidden: frozenset[str] = frozenset()


def open_book(path: Path) -> Book:
    """Open a file by what it holds. Refused for anything that is not a whole, unlocked, readable table."""
    with refusing_unread(path):
        if not path.is_file():
            raise failures.missing(path)
        size = path.stat().st_size
        with path.open("rb") as stream:
            start = stream.read(4096)
    if size == 0:
        raise failures.empty_file(path)
    if size > LARGEST_FILE:
        raise failures.too_large(path)
    return _by_content(path, start)


def _by_content(path: Path, start: bytes) -> Book:
    suffix = path.suffix.lower()
    if start.startswith(b"PK\x03\x04"):
        return _calamine(path, _zip_look(path))
    if start.startswith(_OLE):
        _check_compound(path)
        with _refusing(path):
            return _calamine(path, XlsLook(path))
    foreign = _foreign(start)
    if foreign:
        raise failures.not_a_table(path, foreign)
    if suffix not in _TEXT_SUFFIXES | _TABLE_SUFFIXES:
        raise failures.unknown_kind(path)
    if suffix in _TABLE_SUFFIXES and b"\x00" in start:
        raise failures.broken(path)
    table = read_text_table(path)  # many a system hands out text under the name of a workbook
    return Book((path.stem,), lambda name: Sheet(name, lambda: iter(table)))


def _foreign(start: bytes) -> str:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "ignore").encode()
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%PDF"):
        return "它是 PDF"
    if start.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        return "它是图片"
    if _WEB_PAGE.match(head) or (head.startswith(b"<!--") and _WEB_PAGE.search(head)):
        return failures.WEB_PAGE
    if head.startswith((b"mime-version:", b"content-type: multipart/", b"from: <saved by")):
        return failures.WEB_PAGE
    if head.startswith(b"<?xml"):
        return "它其实是 XML 文件，只是换了扩展名"
    if head.startswith(b"{\\rtf"):
        return "它其实是写字板文档"
    return ""


def _zip_look(path: Path) -> Look:
    """What is to be known of a zip container beside its cells; refused when it is no workbook, is locked, or would
    not fit when unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = {member.filename: member for member in archive.infolist()}
            document = "META-INF/manifest.xml" in members and "content.xml" in members
            locked = document and b"encryption-data" in archive.read("META-INF/manifest.xml")
    except Exception as error:  # zipfile raises whatever its parsing trips over
        raise failures.broken(path) from error
    if sum(member.file_size for member in members.values()) > LARGEST_UNPACKED:
        raise failures.too_large(path)
    if locked:
        raise failures.password(path)
    with _refusing(path):
        if document:
            return OdsLook(path)
        package = Package(path)
        if package.is_workbook:
            return package
    if any(name.lower().startswith("word/") for name in members):
        raise failures.not_a_table(path, "它是文字文档")
    raise failures.not_a_table(path, "它是压缩包或别的文件")


def _check_compound(path: Path) -> None:
    """Refuse an old compound file that is no workbook or is locked, by the streams its directory names."""
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise failures.password(path)
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        begin = content.find(_WORKBOOK_BEGINS)
        if begin >= 0 and content[begin + _BEGIN_LENGTH :].startswith(_FILEPASS):
            raise failures.password(path)
    elif "WordDocument".encode("utf-16-le") in content:
        raise failures.not_a_table(path, "它是文字文档")
    else:
        raise failures.broken(path)


def _calamine(path: Path, look: Look) -> Book:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    with _refusing(path):
        book = _parsed(look.content())
        tables = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    shown = [sheet.name for sheet in tables if sheet.visible == SheetVisibleEnum.Visible]
    hidden = [sheet.name for sheet in tables if sheet.visible != SheetVisibleEnum.Visible]
    return Book((*shown, *hidden), lambda name: _calamine_sheet(path, book, name, look), frozenset(hidden))


def _parsed(content: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    # given as bytes, calamine goes by what is in them; given a path, by the name
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def _calamine_sheet(path: Path, book: CalamineWorkbook, name: str, look: Look) -> Sheet:
    with _refusing(path):
        sheet = _opened(book, name, look)
        left = sheet.start[1] if sheet.start else 0
        merged, odd = tuple(sheet.merged_cell_ranges or ()), look.odd(name)
    rows = sheet.iter_rows if not left else lambda: ([*[""] * left, *row] for row in sheet.iter_rows())
    return Sheet(name, dressed(rows, odd), merged, look.since)


def _opened(book: CalamineWorkbook, name: str, look: Look) -> CalamineSheet:
    """A sheet; if the parser stumbles over it, from the book put into its usual shape."""
    try:
        return book.get_sheet_by_name(name)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # the parser's panics are BaseExceptions of their own
        mended = look.mended()
        if mended is None:
            raise
        return _parsed(mended).get_sheet_by_name(name)


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Whatever the parser trips over comes out as a refusal; its panics are BaseExceptions of their own."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        raise
    except MemoryError as error:
        raise failures.too_large(path) from error
    except OSError as error:
        raise unread(error, path) from error
    except BaseException as error:
        raise failures.broken(path) from error
