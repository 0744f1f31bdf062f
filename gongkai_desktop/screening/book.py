"""Workbooks (xlsx): every cell, hidden rows, columns and sheets, comments, caches, links, properties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from gongkai_desktop.screening.book_cleaning import Cleaning
from gongkai_desktop.screening.book_sheets import (
    Cell,
    Hidden,
    Row,
    Sheet,
    letters,
    rows_of,
    shared_strings,
    sheets_of,
)
from gongkai_desktop.screening.catching import Catch, Caught, Unreadable, secret_way
from gongkai_desktop.screening.masking import excerpt, shown
from gongkai_desktop.screening.matters import Matter
from gongkai_desktop.screening.names import is_head
from gongkai_desktop.screening.package import Package
from gongkai_desktop.screening.properties import metadata_of
from gongkai_desktop.screening.searching import Hit, search_row
from gongkai_desktop.screening.tree import BROKEN, Tree, attribute, child, local

_HEADS_WITHIN: Final = 12  # rows from the top in which headers are looked for
_STATES: Final = {"veryHidden": "深度隐藏的工作表（菜单里也看不到）"}
_WHITE: Final = ("FFFFFFFF", "00FFFFFF", "FFFFFF")
_BY_HAND: Final = "请在 Excel 或 WPS 里删去，另存后再检查"


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell to be masked or emptied: its sheet's part, its reference, the hit in its text."""

    part: str
    ref: str
    hit: Hit | None = None


class BookFile:
    """One workbook, read; after ``clean`` it can be written."""

    kind = "xlsx"

    def __init__(self, path: Path) -> None:
        self._package = Package(path)
        main = self._package.relations("").values()
        self._book = next((target for kind, target in main if kind == "officeDocument"), "")
        if self._book not in self._package:
            raise Unreadable(BROKEN)
        self._sheets = sheets_of(self._package, self._book)
        self._shared = shared_strings(self._package)
        self._white, self._blank = _unseen_styles(self._package)
        self.pages = len(self._sheets)

    def catches(self) -> Iterator[Catch]:
        """Everything in the workbook, sheet by sheet."""
        for number, sheet in enumerate(self._sheets, 1):
            if sheet.hidden:
                title = _STATES.get(sheet.hidden, "隐藏的工作表")
                place = f"工作表“{sheet.name}”"
                yield Catch(
                    Matter.HIDDEN, f"sheet{number}", place, number, removable=True, title=title, spot=sheet
                )
            if sheet.part in self._package and "worksheets/" in sheet.part:
                yield from self._of_sheet(number, sheet)
        yield from self._comments()
        yield from metadata_of(self._package)
        yield from self._carried()

    def _of_sheet(self, number: int, sheet: Sheet) -> Iterator[Catch]:
        hidden, heads = Hidden(), dict[int, str]()
        rows: list[Row] = []
        columns: dict[int, list[Cell]] = {}
        white: list[Cell] = []
        for row in rows_of(self._package.data(sheet.part), self._shared, hidden):
            yield from _personal(number, sheet, row, heads)
            if row.number <= _HEADS_WITHIN:
                heads |= {
                    cell.column: cell.text
                    for cell in row.cells
                    if len(cell.text) < 20 and _heading(cell.text)
                }
            if row.hidden and row.cells:
                rows.append(row)
            for cell in row.cells:
                if cell.column in hidden:
                    columns.setdefault(cell.column, []).append(cell)
                if cell.style in self._white or cell.style in self._blank:
                    white.append(cell)
        yield from _hidden_rows(number, sheet, rows)
        yield from _hidden_columns(number, sheet, columns)
        if white:
            yield Catch(
                Matter.HIDDEN, f"sheet{number}-white", f"工作表“{sheet.name}” {white[0].ref}", number,
                excerpt=shown(white[0].text), removable=True, title=f"白色或不显示的单元格 {len(white)} 个",
                count=len(white), spot=[Spot(sheet.part, cell.ref) for cell in white],
            )  # fmt: skip

    def _comments(self) -> Iterator[Catch]:
        parts = self._package.names("xl/comments", "xl/threadedComments/")
        texts = [
            "".join(element.text or "" for element in comment.iter() if local(element) in ("t", "text"))
            for part in parts
            for comment in self._package.tree(part).root.iter()
            if local(comment) in ("comment", "threadedComment")
        ]
        if texts:
            yield Catch(
                Matter.COMMENT, "book", "整个工作簿", excerpt=shown(texts[0]), removable=True,
                title=f"批注 {len(texts)} 条", count=len(texts),
            )  # fmt: skip

    def _carried(self) -> Iterator[Catch]:
        package, book = self._package, "整个工作簿"
        if links := package.names("xl/externalLinks/externalLink"):
            title = f"别的工作簿的缓存 {len(links)} 个"
            yield Catch(Matter.LINK, "book", book, removable=True, title=title, count=len(links))
        if package.names("xl/pivotCache/"):
            yield Catch(Matter.CACHE, "book", book, removable=True, title="透视表带着原始数据")
        if embedded := package.names("xl/embeddings/", "xl/activeX/"):
            title = f"夹带的文件 {len(embedded)} 个"
            yield Catch(Matter.EMBEDDED, "book", book, title=title, way=_BY_HAND, count=len(embedded))
        if any(name.endswith("vbaProject.bin") for name in package.names()):
            yield Catch(Matter.MACRO, "book", book, way="请另存为不带宏的 xlsx 再检查")
        if pictures := package.names("xl/media/"):
            yield Catch(
                Matter.PICTURE, "book", book, title=f"{len(pictures)} 张图片里的文字看不出来",
                way="请逐张看一看", soft=True, count=len(pictures),
            )  # fmt: skip

    def clean(self, taken: Sequence[Caught]) -> list[str]:
        """Take these findings out; returns what was done, in the clerk's words."""
        return Cleaning(self._package, self._book, self._sheets).clean(taken)

    def write(self, path: Path) -> None:
        """Write the workbook as it is now."""
        self._package.write(path)


def _heading(text: str) -> bool:
    return is_head(text) or not any(letter.isdigit() for letter in text)


def _personal(number: int, sheet: Sheet, row: Row, heads: dict[int, str]) -> Iterator[Catch]:
    texts = [cell.text for cell in row.cells]
    found = search_row(texts, [heads.get(cell.column, "") for cell in row.cells])
    for cell, hits in zip(row.cells, found, strict=True):
        for hit in hits:
            personal = hit.kind not in (Matter.SECRET, Matter.INNER)
            yield Catch(
                hit.kind, f"sheet{number}!{letters(cell.column)}", f"工作表“{sheet.name}” {cell.ref}", number,
                excerpt=excerpt(cell.text, hit, hits), removable=personal, soft=hit.soft, doubtful=hit.doubtful,
                way=secret_way(hit.kind), spot=Spot(sheet.part, cell.ref, hit),
            )  # fmt: skip


def _hidden_rows(number: int, sheet: Sheet, rows: Sequence[Row]) -> Iterator[Catch]:
    if rows:
        first, last = rows[0].number, rows[-1].number
        span = f"第 {first} 行" if first == last else f"第 {first} 至 {last} 行之间"
        cells = [Spot(sheet.part, cell.ref) for row in rows for cell in row.cells]
        yield Catch(
            Matter.HIDDEN, f"sheet{number}-rows", f"工作表“{sheet.name}” {span}", number,
            excerpt=shown(" ".join(cell.text for cell in rows[0].cells)), removable=True,
            title=f"隐藏的行 {len(rows)} 行", count=len(rows), spot=cells,
        )  # fmt: skip


def _hidden_columns(number: int, sheet: Sheet, columns: dict[int, list[Cell]]) -> Iterator[Catch]:
    if columns:
        names = "、".join(letters(column) for column in sorted(columns)[:6])
        cells = [Spot(sheet.part, cell.ref) for found in columns.values() for cell in found]
        first = columns[min(columns)][0]
        yield Catch(
            Matter.HIDDEN, f"sheet{number}-columns", f"工作表“{sheet.name}” {names} 列", number,
            excerpt=shown(first.text), removable=True, title=f"隐藏的列 {len(columns)} 列", count=len(columns),
            spot=cells,
        )  # fmt: skip


def _unseen_styles(package: Package) -> tuple[frozenset[int], frozenset[int]]:
    """The cell styles with white letters on no colour, and those whose number format shows nothing."""
    if "xl/styles.xml" not in package:
        return frozenset(), frozenset()
    tree = package.tree("xl/styles.xml")
    fonts = [_is_white(font) for font in _all(tree, "fonts")]
    filled = [_is_filled(fill) for fill in _all(tree, "fills")]
    empty = {
        attribute(known, "numFmtId")
        for known in _all(tree, "numFmts")
        if set(attribute(known, "formatCode")) == {";"} and len(attribute(known, "formatCode")) >= 2
    }
    white, blank = set(), set()
    for at, style in enumerate(_all(tree, "cellXfs")):
        if _at(fonts, attribute(style, "fontId")) and not _at(filled, attribute(style, "fillId")):
            white.add(at)
        if attribute(style, "numFmtId") in empty:
            blank.add(at)
    return frozenset(white), frozenset(blank)


def _all(tree: Tree, name: str) -> list[Element]:
    found = child(tree.root, name)
    return list(found) if found is not None else []


def _is_white(font: Element) -> bool:
    colour = child(font, "color")
    if colour is None:
        return False
    return attribute(colour, "rgb").upper() in _WHITE or attribute(colour, "theme") == "0"


def _is_filled(fill: Element) -> bool:
    pattern = child(fill, "patternFill")
    return pattern is None or attribute(pattern, "patternType") not in ("", "none")


def _at(known: Sequence[bool], told: str) -> bool:
    return told.isdigit() and int(told) < len(known) and known[int(told)]
