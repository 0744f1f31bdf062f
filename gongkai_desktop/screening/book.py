"""Workbooks (xlsx): every cell, hidden rows, columns and sheets, comments, caches, links, properties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from gongkai_desktop.ledger.definition import FACTS_FORMAT, FACTS_SHEET, KEY_HEADER
from gongkai_desktop.screening.book_cleaning import CONNECTED, SHARED_CHANGES, Cleaning
from gongkai_desktop.screening.book_looks import BookLooks, coloured
from gongkai_desktop.screening.book_sheets import (
    Cell,
    Reading,
    Row,
    Sheet,
    area_of,
    letters,
    shared_entries,
    sheets_of,
    spelt,
)
from gongkai_desktop.screening.catching import Catch, Caught, secret_way
from gongkai_desktop.screening.masking import excerpt, shown
from gongkai_desktop.screening.matters import MARKS, Matter
from gongkai_desktop.screening.names import is_head
from gongkai_desktop.screening.other_parts import everything_in, in_other_parts, of_tree
from gongkai_desktop.screening.package import Package
from gongkai_desktop.screening.properties import metadata_of
from gongkai_desktop.screening.searching import Hit, Memo, search, search_row
from gongkai_desktop.screening.tree import attribute, child, children, local

_HEADS_WITHIN: Final = 12  # rows from the top in which headers are looked for
_LEAST_HEADS: Final = 3  # cells that make a row of words the header of a table
_STATES: Final = {"veryHidden": "深度隐藏的工作表（菜单里也看不到）"}
_BY_HAND: Final = "请在 Excel 或 WPS 里删去，另存后再检查"
_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d{1,2}(?!\d)|[A-Za-z])')


class Spot(NamedTuple):
    """A cell to be masked or emptied: its sheet's part, its reference, the hit in its text."""

    part: str
    ref: str
    hit: Hit | None = None


@dataclass(slots=True)
class _Seen:
    """What of a sheet turned out not to show, filled while its rows are read."""

    rows: list[Row] = field(default_factory=list)
    columns: dict[int, list[Cell]] = field(default_factory=dict)
    pale: list[tuple[Cell, str]] = field(default_factory=list)
    merged: list[Cell] = field(default_factory=list)
    keys: set[int] = field(default_factory=set)  # the column of our own row keys


class BookFile:
    """One workbook, read; after ``clean`` it can be written."""

    kind = "xlsx"

    def __init__(self, package: Package) -> None:
        self.package = package
        self._book = self.package.main()
        self._sheets = sheets_of(self.package, self._book)
        self._entries = shared_entries(self.package)
        self._shared = ["".join(spelt(entry)) for entry in self._entries]
        self._used = bytearray(len(self._shared))
        self._looks = BookLooks(self.package)
        self._coloured = coloured(self._entries)
        self.pages = len(self._sheets)
        self._ours = any(sheet.name == FACTS_SHEET and self._is_facts(sheet) for sheet in self._sheets)

    def _is_facts(self, sheet: Sheet) -> bool:
        """Whether it is the sheet that a ledger exported by this program carries: it holds nothing of anybody."""
        first = next(Reading(self.package.data(sheet.part)).rows(self._shared), None)
        return first is not None and tuple(cell.text for cell in first.cells) == FACTS_FORMAT

    def catches(self) -> Iterator[Catch]:
        """Everything in the workbook, sheet by sheet."""
        read = [*self.package.of_kind("sharedStrings")]
        for number, sheet in enumerate(self._sheets, 1):
            if sheet.hidden and not (self._ours and sheet.name == FACTS_SHEET):
                title = _STATES.get(sheet.hidden, "隐藏的工作表")
                place = f"工作表“{sheet.name}”"
                yield Catch(
                    Matter.HIDDEN, f"sheet{number}", place, number, removable=True, title=title, spot=sheet
                )
            if self.package.kind(sheet.part) == "worksheet":
                read.append(sheet.part)
                yield from self._of_sheet(number, sheet)
        for at, entry in enumerate(self._entries):
            if not self._used[at]:
                yield from of_tree(entry, "用不到的文字", "shared")
        yield from self._comments()
        yield from metadata_of(self.package)
        yield from self._carried()
        yield from in_other_parts(self.package, read, _BY_HAND)

    def _of_sheet(self, number: int, sheet: Sheet) -> Iterator[Catch]:
        reading, heads, seen = Reading(self.package.data(sheet.part)), _Heads(), _Seen()
        styled, memo = self._styled_heads(sheet), dict[str, list[Hit]]()
        formulas: list[tuple[str, str]] = []
        for row in reading.rows(self._shared):
            yield from _personal(number, sheet, row, heads, memo)
            heads.take(row)
            self._look(row, reading, seen, styled)
            formulas += [(cell.ref, cell.formula) for cell in row.cells if '"' in cell.formula]
        yield from _hidden_rows(number, sheet, seen.rows)
        yield from _hidden_columns(number, sheet, seen.columns)
        yield from _hidden_cells(number, sheet, seen)
        yield from _of_formulas(number, sheet, formulas)
        yield from _around(number, sheet, reading.around)

    def _look(self, row: Row, reading: Reading, seen: _Seen, styled: Sequence[tuple[int, int, int]]) -> None:
        if row.hidden:
            seen.rows.append(row)
        if self._ours:
            seen.keys |= {cell.column for cell in row.cells if cell.text == KEY_HEADER}
        for cell in row.cells:
            if 0 <= cell.shared < len(self._used):
                self._used[cell.shared] = 1
        unseen = self._looks.unseen
        if not (
            reading.hides
            or self._coloured
            or any(cell.style in unseen or cell.runs is not None for cell in row.cells)
        ):
            return
        for cell in row.cells:
            if not cell.text:
                continue
            if reading.hides_column(cell.column, folded=not self._ours) and cell.column not in seen.keys:
                seen.columns.setdefault(cell.column, []).append(cell)
            if reading.merged_over(row.number, cell.column):
                seen.merged.append(cell)
            why = self._looks.unseen.get(cell.style, "")
            runs = cell.runs if cell.runs is not None else self._coloured.get(cell.shared)
            if not why and runs is not None and self._looks.hides(runs, cell.style):
                why = "和底色一样的文字"
            if why and not any(
                top == row.number and left <= cell.column <= right for top, left, right in styled
            ):
                seen.pale.append((cell, why))

    def _styled_heads(self, sheet: Sheet) -> list[tuple[int, int, int]]:
        """The header rows of tables whose style lays a colour of its own behind them."""
        found: list[tuple[int, int, int]] = []
        for kind, target in self.package.relations(sheet.part).values():
            if kind == "table" and target in self.package:
                root = self.package.tree(target).root
                area, style = area_of(attribute(root, "ref")), child(root, "tableStyleInfo")
                if area is not None and style is not None and attribute(style, "name"):
                    found.append((area[0], area[1], area[3]))
        return found

    def _comments(self) -> Iterator[Catch]:
        texts = [
            "".join(element.text or "" for element in comment.iter() if local(element) in ("t", "text"))
            for part in self.package.of_kind("comments", "threadedComment")
            for comment in self.package.tree(part).root.iter()
            if local(comment) in ("comment", "threadedComment")
        ]
        if texts:
            yield Catch(
                Matter.COMMENT, "book", "整个工作簿", excerpt=shown(texts[0]), removable=True,
                title=f"批注 {len(texts)} 条", count=len(texts),
            )  # fmt: skip

    def _carried(self) -> Iterator[Catch]:
        package, book = self.package, "整个工作簿"
        if links := package.of_kind("externalLink", "externalLinkPath"):
            title = f"别的工作簿的缓存 {len(links)} 个"
            yield Catch(Matter.LINK, "book", book, removable=True, title=title, count=len(links))
        if package.of_kind(*CONNECTED):
            yield Catch(Matter.LINK, "connected", book, removable=True, title="数据连接")
        if package.of_kind("pivotCacheDefinition", "pivotCacheRecords"):
            yield Catch(Matter.CACHE, "book", book, removable=True, title="透视表带着原始数据")
        if package.of_kind(*SHARED_CHANGES):
            yield Catch(Matter.REVISION, "book", book, removable=True, title="共享工作簿的修订记录")

    def everything(self) -> Iterator[tuple[str, str]]:
        """All text in every part, with the part's name."""
        return everything_in(self.package)

    def clean(self, taken: Sequence[Caught]) -> list[str]:
        """Take these findings out; returns what was done, in the clerk's words."""
        return Cleaning(self.package, self._book, self._sheets).clean(taken)

    def write(self, path: Path) -> None:
        """Write the workbook as it is now."""
        self.package.write(path)


class _Heads:
    """What stands over each column: the header of its table, and the last words above that may head it too."""

    def __init__(self) -> None:
        self._table: dict[int, str] = {}
        self._last: dict[int, str] = {}
        self._over: dict[int, str] = {}  # for as long as both stay as they are
        self._row = 0

    def take(self, row: Row) -> None:
        """Go on below a row; an empty one parts two tables."""
        if row.number > self._row + 1:
            self._table, self._over = {}, {}
        self._row = row.number
        if self._table and row.number > _HEADS_WITHIN:
            return
        self._over = {}
        cells = [cell for cell in row.cells if cell.text]
        told = {cell.column: cell.text for cell in cells if len(cell.text) < 20 and _heading(cell.text)}
        if not self._table and len(told) == len(cells) >= _LEAST_HEADS:
            self._table = told
        if row.number <= _HEADS_WITHIN:
            self._last |= told

    def over(self, column: int) -> str:
        """The words over a cell, the table's header first."""
        found = self._over.get(column)
        if found is None:
            told = dict.fromkeys(filter(None, (self._table.get(column), self._last.get(column))))
            found = self._over[column] = " ".join(told)
        return found


def _heading(text: str) -> bool:
    return is_head(text) or not any(letter.isdigit() for letter in text)


def _personal(number: int, sheet: Sheet, row: Row, heads: _Heads, memo: Memo) -> Iterator[Catch]:
    texts = [cell.text for cell in row.cells]
    found = search_row(texts, [heads.over(cell.column) for cell in row.cells], memo)
    for at, hits in enumerate(found):
        for hit in hits:
            cell = row.cells[at]
            spots = [Spot(sheet.part, cell.ref, hit)]
            for more in row.cells[at + 1 : at + hit.cells]:
                spots.append(Spot(sheet.part, more.ref, Hit(hit.kind, 0, len(more.text))))
            yield Catch(
                hit.kind, f"sheet{number}!{letters(cell.column)}", f"工作表“{sheet.name}” {cell.ref}", number,
                excerpt=excerpt(cell.text, hit, hits), removable=hit.kind not in MARKS, soft=hit.soft,
                doubtful=hit.doubtful, way=secret_way(hit.kind), value=hit.value or cell.text[hit.start : hit.end],
                spot=spots,
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


def _hidden_cells(number: int, sheet: Sheet, seen: _Seen) -> Iterator[Catch]:
    lots = (
        ("white", [cell for cell, _ in seen.pale], seen.pale[0][1] if seen.pale else ""),
        ("merged", seen.merged, "合并单元格下面的内容"),
    )
    for key, cells, title in lots:
        if cells:
            yield Catch(
                Matter.HIDDEN, f"sheet{number}-{key}", f"工作表“{sheet.name}” {cells[0].ref}", number,
                excerpt=shown(cells[0].text), removable=True, title=f"{title} {len(cells)} 格", count=len(cells),
                spot=[Spot(sheet.part, cell.ref) for cell in cells],
            )  # fmt: skip


def _of_formulas(number: int, sheet: Sheet, formulas: Sequence[tuple[str, str]]) -> Iterator[Catch]:
    for ref, formula in formulas:
        hits = search(formula)
        for hit in hits:
            yield Catch(
                hit.kind, f"sheet{number}-formulas", f"工作表“{sheet.name}” {ref} 的公式", number,
                excerpt=excerpt(formula, hit, hits), removable=hit.kind not in MARKS, soft=hit.soft,
                way=secret_way(hit.kind), value=formula[hit.start : hit.end],
            )  # fmt: skip


def _around(number: int, sheet: Sheet, around: Element) -> Iterator[Catch]:
    """What a sheet holds besides its cells: headers and footers, links, choices, hints."""
    at, place = f"sheet{number}+", f"工作表“{sheet.name}”的页眉页脚、链接和校验"
    for printed in children(around, "headerFooter"):
        for part in printed:
            part.text = _CODES.sub("\n", part.text or "")
    yield from of_tree(around, place, at)
