"""What the parser of xlsx books does not tell: where their parts are, which cells have no value, how numbers show.

The parser goes by the usual names of parts; a book with other names is put into the usual ones first.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from gongkai_desktop.exchange.cells import ERROR, NO_RESULT, Faulty, Odd
from gongkai_desktop.exchange.formats import BUILT_IN, dressed_number, is_odd
from gongkai_desktop.paper.book_file import BookFile, TooLarge, children, elements, root_of
from gongkai_desktop.paper.book_refs import column_number

SINCE_1904: Final = 1462
_AT_ONCE: Final = 1 << 20
_DIMENSION: Final = re.compile(rb"<(?:\w+:)?dimension\b[^>]*?(?:/>|>\s*</(?:\w+:)?dimension>)")
_ODD: Final = tuple(map(re.compile, (rb"<f[\s/>]", rb":f[\s>]", rb't="e"', rb"t='e'")))
"""What tells, quickly, that a sheet has formulas or errors; it may tell so of one that has none. Each begins with
letters that stand as they are: a search for those passes over tens of megabytes as no other does."""
_ROW: Final = re.compile(rb"<(?:\w+:)?row\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?row>)", re.S)
_CELL: Final = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.S)
_ATTRIBUTE: Final = re.compile(rb"(?:^|\s)([rst])\s*=\s*[\"']([^\"']*)[\"']")
_VALUE: Final = re.compile(rb"<(?:\w+:)?v\b[^>]*?(?:/>|>([^<]*)<)")
_TYPES: Final = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s>/]")


class Package:
    """An xlsx book as a package of parts."""

    def __init__(self, path: Path) -> None:
        # In memory, so that no file stays open for as long as somebody holds the package.
        self._path, self._book = path, BookFile(io.BytesIO(path.read_bytes()))
        workbook = self._book.workbook
        related = self._book.related(workbook) if workbook else {}
        self._kinds = {part: kind for kind, part in related.values()}
        self.sheets = {name: part for name, part, _ in self._book.sheets()} if workbook else {}
        self.is_workbook = bool(workbook)
        self.since = 0
        if workbook and not workbook.lower().endswith(".bin"):
            for one in elements(self._book.document(workbook), "workbookPr"):
                self.since = SINCE_1904 if one.getAttribute("date1904") in ("1", "true", "on") else 0

    def content(self) -> bytes:
        """The book as it is, or with its parts under the names that the parser knows."""
        return self._path.read_bytes() if self._usual() else self.mended()

    def _usual(self) -> bool:
        usual = {"sharedStrings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
        parts = all(usual.get(kind, part) == part for part, kind in self._kinds.items())
        sheets = all(part.startswith("xl/worksheets/") for part in self.sheets.values())
        return self._book.workbook in ("xl/workbook.xml", "xl/workbook.bin") and parts and sheets

    def mended(self) -> bytes:
        """The book with its parts under the usual names, and without the sizes that its sheets claim to have."""
        book, out = self._book, io.BytesIO()
        names = {book.workbook: "xl/workbook.xml"}
        for part, kind in self._kinds.items():
            if kind == "worksheet":
                names[part] = f"xl/worksheets/sheet{len(names)}.xml"
            elif kind in ("sharedStrings", "styles"):
                names[part] = f"xl/{kind}.xml"
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr("[Content_Types].xml", _TYPES)
            for old, new in names.items():
                if book.part(old):
                    content = book.raw(book.part(old))
                    archive.writestr(new, _DIMENSION.sub(b"", content) if "sheet" in new else content)
            kinds = book.related(book.workbook)
            targets = {name: (kind, names[part]) for name, (kind, part) in kinds.items() if part in names}
            archive.writestr("xl/_rels/workbook.xml.rels", _relations(targets))
            archive.writestr("_rels/.rels", _relations({"rId1": ("officeDocument", "xl/workbook.xml")}))
        return out.getvalue()

    def odd(self, sheet: str) -> Odd:
        """The cells of a sheet that have no value, and those whose number is shown in another dress."""
        formats = self._odd_formats()
        part = self.sheets.get(sheet, "")
        if not part or part.lower().endswith(".bin"):
            return {}
        wanted = bool(formats) or any(mark.search(piece) for piece in self._pieces(part) for mark in _ODD)
        return dict(self._odd_cells(part, formats)) if wanted else {}

    def _odd_formats(self) -> dict[int, str]:
        """The looks (by number) with a number format that shows numbers otherwise."""
        part = next((part for part, kind in self._kinds.items() if kind == "styles"), "")
        if not self._book.part(part) or part.lower().endswith(".bin"):
            return {}
        try:
            document = self._book.document(self._book.part(part))
        except TooLarge:  # tens of thousands of looks piled up by copying
            return {}
        codes = dict(BUILT_IN)
        for one in elements(document, "numFmt"):
            codes[int(one.getAttribute("numFmtId") or 0)] = one.getAttribute("formatCode")
        found = {}
        for holder in elements(root_of(document), "cellXfs"):
            for at, look in enumerate(children(holder, "xf")):
                code = codes.get(int(look.getAttribute("numFmtId") or 0), "")
                if is_odd(code):
                    found[at] = code
        return found

    def _odd_cells(self, part: str, formats: dict[int, str]) -> Iterator[tuple[tuple[int, int], object]]:
        number = 0
        for row, cells in self._rows(part):
            number = int(row.get(b"r") or number + 1)
            column = 0
            for match in _CELL.finditer(cells):
                told = dict(_ATTRIBUTE.findall(match[1]))
                name = told.get(b"r", b"").rstrip(b"0123456789").decode()
                column = column_number(name) if name else column + 1
                cell = _odd_cell(told, match[2] or b"", formats)
                if cell is not None:
                    yield (number - 1, column - 1), cell

    def _rows(self, part: str) -> Iterator[tuple[dict[bytes, bytes], bytes]]:
        """Row by row its attributes and what is in it, never more than a few of them at a time."""
        rest = b""
        for piece in self._pieces(part, overlap=0):
            rest += piece
            end = 0
            for match in _ROW.finditer(rest):
                yield dict(_ATTRIBUTE.findall(match[1])), match[2] or b""
                end = match.end()
            rest = rest[end:]

    def _pieces(self, part: str, overlap: int = 16) -> Iterator[bytes]:
        """A part piece by piece, each beginning with the end of the one before."""
        with self._book.stream(part) as stream:
            before = b""
            while piece := stream.read(_AT_ONCE):
                yield before + piece
                before = piece[-overlap:] if overlap else b""


def _odd_cell(told: dict[bytes, bytes], content: bytes, formats: dict[int, str]) -> object | None:
    kind = told.get(b"t", b"n")
    value = _VALUE.search(content)
    if kind == b"e":
        return Faulty((value[1] or b"").decode() if value else "", ERROR)
    if value is None or (not value[1] and kind == b"n"):  # an empty text is a result, an empty number is none
        return Faulty("（公式）", NO_RESULT) if kind != b"inlineStr" and _FORMULA.search(content) else None
    code = formats.get(int(told.get(b"s") or 0))
    if kind != b"n" or code is None:
        return None
    number = float(value[1] or 0)
    shown = dressed_number(number, code)
    return None if shown == number else shown


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """A part of relationships: per id the kind and the part that is meant."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    found = "".join(
        f'<Relationship Id="{name}" Type="{base}/{kind}" Target="/{part}"/>'
        for name, (kind, part) in targets.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{space}">{found}</Relationships>'
