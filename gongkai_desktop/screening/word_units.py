"""The text of a word processor's part, unit by unit: a paragraph, or a cell of a table with all it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from gongkai_desktop.screening.tree import attribute, child, children, is_on, local

_GONE: Final = ("del", "moveFrom")
_SMALLEST: Final = 4  # half points: smaller than 2 points nobody reads
_BREAKS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: where it stands in the XML (None for a tab or break), and whether it shows."""

    text: str
    node: Element | None = None
    run: Element | None = None
    deleted: bool = False
    unseen: str = ""


@dataclass(slots=True)
class Unit:
    """A paragraph or a cell. ``row`` numbers the table's row it belongs to (0: none), ``heads`` is its first row."""

    place: str
    pieces: list[Piece]
    row: int = 0
    column: int = 0
    heads: list[str] = field(default_factory=list)

    def text(self, *, deleted: bool = False) -> str:
        """Its text as it stands, or the text that tracked changes took out."""
        return "".join(piece.text for piece in self.pieces if piece.deleted == deleted)

    def letters(self, start: int, end: int, *, deleted: bool = False) -> list[tuple[Element, int]]:
        """Where the letters from ``start`` to ``end`` stand: node and place in it, tabs and breaks left out."""
        found: list[tuple[Element, int]] = []
        at = 0
        for piece in self.pieces:
            if piece.deleted != deleted:
                continue
            if piece.node is not None:
                first, last = max(start - at, 0), min(end - at, len(piece.text))
                found += [(piece.node, offset) for offset in range(first, last)]
            at += len(piece.text)
        return found


class Units:
    """Walks a part. ``unseen_styles`` are the styles whose text is hidden."""

    def __init__(self, unseen_styles: frozenset[str]) -> None:
        self._unseen = unseen_styles
        self._rows = self._tables = self._paragraphs = 0

    def walk(self, element: Element, name: str = "") -> Iterator[Unit]:
        """Every unit beneath, in the order of the page; ``name`` is the part's, '' for the main text."""
        for found in element:
            kind = local(found)
            if kind == "p":
                self._paragraphs += 1
                place = name or f"第 {self._paragraphs} 段"
                yield Unit(place, self._pieces(found, deleted=False, shaded=kind != "p"))
                yield from self._boxes(found, name)
            elif kind == "tbl":
                yield from self._table(found, name)
            elif kind != "Fallback":
                yield from self.walk(found, name)

    def _boxes(self, paragraph: Element, name: str) -> Iterator[Unit]:
        for found in paragraph:
            kind = local(found)
            if kind == "txbxContent":
                yield from self.walk(found, name or "文本框")
            elif kind not in ("Fallback", "t"):
                yield from self._boxes(found, name)

    def _table(self, table: Element, name: str) -> Iterator[Unit]:
        self._tables += 1
        number, heads = self._tables, list[str]()
        for at, row in enumerate(_within(table, "tr"), 1):
            self._rows += 1
            cells = list(_within(row, "tc"))
            units = [
                Unit(
                    f"{name}表 {number} 第 {at} 行第 {column} 列",
                    self._cell(cell, table),
                    self._rows,
                    column,
                    heads,
                )
                for column, cell in enumerate(cells, 1)
            ]
            yield from units
            if at == 1:
                heads += [unit.text() for unit in units]
            for cell in cells:
                for inner in _within(cell, "tbl"):
                    yield from self._table(inner, name)
                for paragraph in _within(cell, "p"):
                    yield from self._boxes(paragraph, name)

    def _cell(self, cell: Element, table: Element) -> list[Piece]:
        styled = any(True for _ in table.iter() if local(_) in ("tblStyle", "shd"))
        found: list[Piece] = []
        for paragraph in _within(cell, "p"):
            found += [Piece("\n")] if found else []
            found += self._pieces(paragraph, deleted=False, shaded=styled)
        return found

    def _pieces(self, element: Element, *, deleted: bool, shaded: bool) -> list[Piece]:
        """The text of a paragraph. ``shaded``: there may be a colour behind it, so white letters mean nothing."""
        own = child(element, "pPr")
        hidden = own is not None and self._styled(own, "pStyle")
        shaded = shaded or (own is not None and child(own, "shd") is not None)
        return list(self._inline(element, deleted, hidden, shaded))

    def _inline(self, element: Element, deleted: bool, hidden: bool, shaded: bool) -> Iterator[Piece]:
        for found in element:
            kind = local(found)
            if kind == "r":
                yield from self._run(found, deleted, hidden, shaded)
            elif kind in _GONE:
                yield from self._inline(found, True, hidden, shaded)
            elif kind not in ("p", "tbl", "txbxContent", "Fallback", "pPr", "drawing", "pict"):
                yield from self._inline(found, deleted, hidden, shaded)

    def _run(self, run: Element, deleted: bool, hidden: bool, shaded: bool) -> Iterator[Piece]:
        unseen = self._unseen_by(child(run, "rPr"), hidden, shaded)
        for found in run:
            kind = local(found)
            if kind in ("t", "delText"):
                yield Piece(found.text or "", found, run, deleted or kind == "delText", unseen)
            elif kind in _BREAKS:
                yield Piece(_BREAKS[kind], None, run, deleted)

    def _unseen_by(self, own: Element | None, hidden: bool, shaded: bool) -> str:
        """Why a run does not show, '' when it does."""
        if own is None:
            return "隐藏文字" if hidden else ""
        vanish = child(own, "vanish")
        if is_on(vanish) or ((hidden or self._styled(own, "rStyle")) and vanish is None):
            return "隐藏文字"
        colour, size = child(own, "color"), child(own, "sz")
        if not shaded and colour is not None and attribute(colour, "val").upper() == "FFFFFF":
            return "白色文字" if child(own, "shd") is None and child(own, "highlight") is None else ""
        half_points = attribute(size, "val") if size is not None else ""
        return "极小的文字" if half_points.isdigit() and int(half_points) <= _SMALLEST else ""

    def _styled(self, own: Element, name: str) -> bool:
        style = child(own, name)
        return style is not None and attribute(style, "val") in self._unseen


def unseen_styles(root: Element) -> frozenset[str]:
    """The styles whose text is hidden, those based on them included."""
    hidden: set[str] = set()
    based: dict[str, str] = {}
    for style in children(root, "style"):
        name, own, parent = attribute(style, "styleId"), child(style, "rPr"), child(style, "basedOn")
        vanish = child(own, "vanish") if own is not None else None
        if is_on(vanish):
            hidden.add(name)
        elif vanish is None and parent is not None:
            based[name] = attribute(parent, "val")
    for _ in range(10):
        hidden |= {name for name, parent in based.items() if parent in hidden}
    return frozenset(hidden)


def _within(element: Element, name: str) -> Iterator[Element]:
    """Children of a name, those wrapped in content controls and the like included, not those of inner tables."""
    for found in element:
        kind = local(found)
        if kind == name:
            yield found
        elif kind in ("sdt", "sdtContent", "ins", "customXml", "smartTag"):
            yield from _within(found, name)
