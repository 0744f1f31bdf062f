"""The text of a word processor's part, unit by unit: a paragraph, or a cell of a table with all it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from gongkai_desktop.screening.colours import BLACK, WHITE, Colour, Ground, named, near
from gongkai_desktop.screening.flow import Slot
from gongkai_desktop.screening.tree import attribute, child, is_on, local, names_in
from gongkai_desktop.screening.word_looks import Look, Looks

_GONE: Final = ("del", "moveFrom")
_LOWEST: Final = 60  # twentieths of a point: rows not higher than 3 points
_EMU: Final = 12_700  # to a point
_WIDE_ENOUGH, _HIGH_ENOUGH = 20.0, 6.0  # points: no rule between paragraphs
_SIDES = re.compile(r"(?<![a-z-])(width|height):\s*(\d{1,6}(?:\.\d{1,6})?)pt")
_BREAKS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_WRAPPED: Final = ("sdt", "sdtContent", "ins", "customXml", "smartTag")
_APART: Final = ("p", "tbl", "txbxContent", "Fallback", "pPr", "drawing", "pict")
_PAINTED: Final = ("blip", "imagedata", "gradFill", "blipFill", "background")


class Piece(NamedTuple):
    """A stretch of text: where it stands in the XML (None for a tab or break), and why it does not show."""

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

    def letters(self, start: int, end: int, *, deleted: bool = False) -> Iterator[tuple[Slot, int]]:
        """Where the letters from ``start`` to ``end`` stand: slot and place in it, tabs and breaks left out."""
        at = 0
        for piece in self.pieces:
            if piece.deleted != deleted:
                continue
            if piece.node is not None:
                first, last = max(start - at, 0), min(end - at, len(piece.text))
                yield from ((Slot(piece.node), offset) for offset in range(first, last))
            at += len(piece.text)


@dataclass(frozen=True, slots=True)
class Where:
    """What a text stands in: the part's name, what lies behind it, why nothing there shows ('' when it does)."""

    name: str
    ground: Ground
    unseen: str = ""


class Units:
    """Walks a part whose pages have the colour ``ground``."""

    def __init__(self, looks: Looks, ground: Ground) -> None:
        self._looks, self._ground = looks, ground
        self._rows = self._tables = self._paragraphs = 0
        self._root: Element | None = None
        self._boxed = True

    def walk(self, root: Element, name: str = "") -> Iterator[Unit]:
        """Every unit beneath, in the order of the page; ``name`` is the part's, '' for the main text."""
        self._root, self._boxed = root, "txbxContent" in names_in(root)
        yield from self._walk(root, Where(name, self._ground))

    def _walk(self, element: Element, where: Where) -> Iterator[Unit]:
        for found in element:
            kind = local(found)
            if kind == "p":
                self._paragraphs += 1
                place = where.name or f"第 {self._paragraphs} 段"
                yield Unit(place, list(self._pieces(found, where)))
                yield from self._boxes(found, where)
            elif kind == "tbl":
                yield from self._table(found, where)
            elif kind != "Fallback":
                yield from self._walk(found, where)

    def _boxes(self, element: Element, where: Where) -> Iterator[Unit]:
        if not self._boxed or not len(element) or local(element) in ("pPr", "rPr"):
            return
        for found in element:
            kind = local(found)
            if kind == "txbxContent":
                yield from self._walk(found, replace(where, name=where.name or "文本框"))
            elif kind not in ("Fallback", "t"):
                yield from self._boxes(found, self._inside(found, where))

    def _inside(self, element: Element, where: Where) -> Where:
        """What text stands in that a drawn shape holds."""
        kind = local(element)
        if kind in ("anchor", "inline"):
            about = child(element, "docPr")
            hidden = about is not None and attribute(about, "hidden") in ("1", "true")
            return replace(where, unseen="隐藏的图形") if hidden else where
        if kind == "wsp":
            return replace(where, ground=self._filled(child(element, "spPr")))
        if kind in ("shape", "rect", "roundrect", "oval"):
            style = attribute(element, "style").replace(" ", "")
            if "visibility:hidden" in style or "display:none" in style:
                where = replace(where, unseen="隐藏的图形")
            colour = named(attribute(element, "fillcolor"))
            bare = attribute(element, "filled") in ("f", "false", "0")
            if colour is not None and not bare:
                return replace(where, ground=(colour,))
            return replace(where, ground=self._bare() if bare else None)
        return where

    def _filled(self, own: Element | None) -> Ground:
        solid = child(own, "solidFill") if own is not None else None
        told = child(solid, "srgbClr") if solid is not None else None
        colour = named(attribute(told, "val")) if told is not None else None
        if colour is not None:
            return (colour,)
        return self._bare() if own is not None and child(own, "noFill") is not None else None

    def _bare(self) -> Ground:
        """What lies behind a shape that is not filled: the page, unless something may be painted there."""
        if self._root is None or any(
            local(found) in _PAINTED or _is_dark(found) for found in self._root.iter()
        ):
            return None
        return self._ground

    # — tables —

    def _table(self, table: Element, where: Where) -> Iterator[Unit]:
        self._tables += 1
        number, heads = self._tables, list[str]()
        look = _TableLook(table, self._looks)
        rows = list(_within(table, "tr"))
        for at, row in enumerate(rows, 1):
            self._rows += 1
            own = child(row, "trPr")
            cells = list(_within(row, "tc"))
            units: list[Unit] = []
            for column, cell in enumerate(cells, 1):
                ground = look.ground(cell, at, column, len(rows), len(cells)) or where.ground
                inside = replace(where, ground=ground, unseen=where.unseen or _row_unseen(own))
                place = f"{where.name}表 {number} 第 {at} 行第 {column} 列"
                units.append(Unit(place, self._cell(cell, inside), self._rows, column, heads))
            yield from units
            if at == 1:
                heads += [unit.text() for unit in units]
            for cell in cells:
                for inner in _within(cell, "tbl"):
                    yield from self._table(inner, where)
                for paragraph in _within(cell, "p"):
                    yield from self._boxes(paragraph, where)

    def _cell(self, cell: Element, where: Where) -> list[Piece]:
        found: list[Piece] = []
        for paragraph in _within(cell, "p"):
            found += [Piece("\n")] if found else []
            found += self._pieces(paragraph, where)
        return found

    # — paragraphs —

    def _pieces(self, element: Element, where: Where) -> Iterator[Piece]:
        look = self._looks.of_paragraph(child(element, "pPr"))
        unseen = where.unseen or self._looks.unseen(look, where.ground)
        yield from self._inline(element, False, _Paragraph(look, unseen, where))

    def _inline(self, element: Element, deleted: bool, paragraph: _Paragraph) -> Iterator[Piece]:
        for found in element:
            kind = local(found)
            if kind == "r":
                yield from self._run(found, deleted, paragraph)
            elif kind in _GONE:
                yield from self._inline(found, True, paragraph)
            elif kind not in _APART:
                yield from self._inline(found, deleted, paragraph)

    def _run(self, run: Element, deleted: bool, paragraph: _Paragraph) -> Iterator[Piece]:
        own, unseen = child(run, "rPr"), paragraph.unseen
        if own is not None:
            look = self._looks.of_run(own, paragraph.look)
            unseen = paragraph.where.unseen or self._looks.unseen(look, paragraph.where.ground)
        for found in run:
            if found is own:
                continue
            kind = local(found)
            if kind in ("t", "delText"):
                yield Piece(found.text or "", found, run, deleted or kind == "delText", unseen)
            elif kind in _BREAKS:
                yield Piece(_BREAKS[kind], None, run, deleted)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """How a paragraph's text looks where its runs say nothing else."""

    look: Look
    unseen: str
    where: Where


class _TableLook:
    """What lies behind the cells of a table: their own shading, else what the table's style may lay there."""

    def __init__(self, table: Element, looks: Looks) -> None:
        own = child(table, "tblPr")
        style = child(own, "tblStyle") if own is not None else None
        self._looks = looks
        self._styled = looks.table(attribute(style, "val")) if style is not None else {}
        self._own = looks.shade(child(own, "shd")) if own is not None else None

    def ground(self, cell: Element, row: int, column: int, rows: int, columns: int) -> Ground:
        """What may lie behind a cell; None where the table lays nothing there."""
        own = child(cell, "tcPr")
        colour = self._looks.shade(child(own, "shd")) if own is not None else None
        if colour is not None:
            return (colour,)
        ends = {
            "firstRow": row == 1,
            "lastRow": row == rows,
            "firstCol": column == 1,
            "lastCol": column == columns,
        }
        laid: list[Colour] = [
            colour
            for name, colour in self._styled.items()
            if ends.get(name, name == "wholeTable" or name.startswith(("band", "ne", "nw", "se", "sw")))
        ]
        if self._own is not None:
            laid.append(self._own)
        return (*laid, WHITE) if laid and "wholeTable" not in self._styled else tuple(laid) or None


def covers(element: Element) -> bool:
    """Whether a drawn shape is nothing but a black or white area large enough to lie over words."""
    kind = local(element)
    if kind == "wsp":
        own = child(element, "spPr")
        solid = child(own, "solidFill") if own is not None else None
        told = child(solid, "srgbClr") if solid is not None else None
        form = child(own, "xfrm") if own is not None else None
        size = child(form, "ext") if form is not None else None
        colour = named(attribute(told, "val")) if told is not None else None
        measures = [attribute(size, side) for side in ("cx", "cy")] if size is not None else []
        wide, high = (int(one) / _EMU if one.isdigit() else 0.0 for one in measures or ("", ""))
    elif kind in ("rect", "shape"):
        bare = attribute(element, "filled") in ("f", "false", "0")
        colour = None if bare else named(attribute(element, "fillcolor"))
        sides = {name: float(size) for name, size in _SIDES.findall(attribute(element, "style"))}
        wide, high = sides.get("width", 0.0), sides.get("height", 0.0)
    else:
        return False
    if colour is None or wide < _WIDE_ENOUGH or high < _HIGH_ENOUGH:
        return False
    return (near(colour, BLACK) or near(colour, WHITE)) and not _has_words(element)


def _has_words(element: Element) -> bool:
    return any(local(found) in ("t", "textpath", "imagedata") for found in element.iter())


def _row_unseen(own: Element | None) -> str:
    if own is None:
        return ""
    height = child(own, "trHeight")
    if is_on(child(own, "hidden")):
        return "隐藏的表格行"
    told = attribute(height, "val") if height is not None and attribute(height, "hRule") == "exact" else ""
    return "压得极低的表格行" if told.isdigit() and int(told) <= _LOWEST else ""


def _is_dark(element: Element) -> bool:
    """Whether it fills a shape with a colour that pale text could be read on."""
    told = attribute(element, "fillcolor") or (
        attribute(element, "val") if local(element) == "srgbClr" else ""
    )
    colour = named(told) if told else None
    return colour is not None and not near(colour, WHITE)


def _within(element: Element, name: str) -> Iterator[Element]:
    """Children of a name, those wrapped in content controls and the like included, not those of inner tables."""
    for found in element:
        kind = local(found)
        if kind == name:
            yield found
        elif kind in _WRAPPED:
            yield from _within(found, name)
