"""What stands around the rows of a sheet that grow, and in the rest of the file, growing with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai_desktop.paper.book_file import (
    children,
    elements,
    holder_of,
    put_text,
    root_of,
    text_of,
)
from gongkai_desktop.paper.book_refs import Growth
from gongkai_desktop.paper.book_sheet import SheetPart, forget_result, regrow, span_of

if TYPE_CHECKING:
    from xml.dom.minidom import Element

_NOTE_ROW = re.compile(rb"(<[A-Za-z0-9]+:Row>\s*)([0-9]{1,7})")
_NOT_OF_ROWS = ("sheetData", "sheetViews", "cols")
_FORMULAS = ("formula", "formula1", "formula2", "f")


def grow_around(sheet: SheetPart, growth: Growth) -> None:
    """Everything around the cells that says where in the sheet it is: merges, formats, checks, filters, breaks."""
    for holder in children(root_of(sheet.document)):
        if holder.localName not in _NOT_OF_ROWS:
            _grow_around(holder, growth, sheet.name)


def _grow_around(holder: Element, growth: Growth, own: str) -> None:
    for node in [holder, *elements(holder, "*")]:
        if node.localName == "mergeCell":
            _grow_merge(node, growth)
            continue
        for name in ("ref", "sqref"):
            regrow(node, name, growth)
        if node.localName == "sqref":
            put_text(node, growth.ranges(text_of(node)))
        elif node.localName in _FORMULAS:
            _grow_formula(node, growth, own, here=True)
        elif node.localName == "brk" and holder.localName == "rowBreaks":
            node.setAttribute("id", str(growth.row(int(node.getAttribute("id") or 0))))


def _grow_merge(node: Element, growth: Growth) -> None:
    """A merge within one of the rows stays; every other moves or reaches as far as the rows now do."""
    top, _, bottom, _ = span_of(node.getAttribute("ref"))
    if not (top == bottom and growth.first <= top <= growth.last):
        regrow(node, "ref", growth)


def grow_elsewhere(sheet: SheetPart, growth: Growth) -> None:
    """The same in the rest of the file: drawings, tables, notes, other sheets, charts, names."""
    for kind, part in sheet.book.related(sheet.part).values():
        if kind in ("table", "comments"):
            for node in elements(sheet.book.document(part), "*"):
                regrow(node, "ref", growth)
        elif kind == "vmlDrawing":
            sheet.book.put(part, _grow_notes(sheet.book.raw(part), growth))
        elif kind == "drawing":
            for row in elements(sheet.book.document(part), "row"):
                put_text(row, str(growth.row(int(text_of(row)) + 1) - 1))
    for part in _others(sheet):
        _grow_named(sheet, part, growth)


def _others(sheet: SheetPart) -> list[str]:
    """The parts whose formulas may speak of the sheet: the list of names, the other sheets, every chart."""
    book, found = sheet.book, {sheet.book.workbook: True}
    for _, part, _ in book.sheets():
        found[part] = True
        drawings = [one for kind, one in book.related(part).values() if kind == "drawing"]
        for drawing in drawings:
            found |= {chart: True for kind, chart in book.related(drawing).values() if kind == "chart"}
    return [part for part in found if part != sheet.part and part in book.names]


def _grow_formula(node: Element, growth: Growth, own: str, *, here: bool) -> bool:
    """Rewrite the formula an element holds, where it holds one and it changes (some hold it in a further element)."""
    before = text_of(node)
    after = growth.formula(before, own, here=here)
    if before == after or children(node):
        return False
    put_text(node, after)
    return True


def _grow_notes(content: bytes, growth: Growth) -> bytes:
    """The shapes of notes say by a number (from 0) which row they hang on; they are not always sound XML."""

    def moved(match: re.Match[bytes]) -> bytes:
        return b"%s%d" % (match[1], growth.row(int(match[2]) + 1) - 1)

    return _NOTE_ROW.sub(moved, content)


def _grow_named(sheet: SheetPart, part: str, growth: Growth) -> None:
    raw = sheet.book.raw(part)
    spelt = sheet.name.encode() in raw or b"&#" in raw  # some programs write Chinese as character references
    if part != sheet.book.workbook and not spelt:
        return
    document = sheet.book.document(part)
    for name in ("definedName", *_FORMULAS):
        for node in elements(document, name):
            if _grow_formula(node, growth, sheet.name, here=False) and holder_of(node).localName == "c":
                forget_result(holder_of(node))
