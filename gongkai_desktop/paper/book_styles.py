"""The looks of a workbook's cells: what a look shows, and another one that differs in a single point."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from gongkai_desktop.paper.book_file import children, elements, root_of

if TYPE_CHECKING:
    from xml.dom.minidom import Document, Element

PLAIN_DATE = "yyyy\\-mm\\-dd"
_TEXT = 49  # the built-in number format @
_BUILT_IN_DATES = frozenset({*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)})
_FIRST_OWN = 164  # number formats below are built in
_QUIET = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_USUAL_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell's look does to a value. ``size`` in points; ``date`` is how long a day is, 0 for no date."""

    text: bool
    date: float
    wraps: bool
    shrinks: bool
    size: float


class Styles:
    """The styles part of a workbook; new looks are added to it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        (self._formats,) = elements(document, "cellXfs")
        self._codes = {
            int(one.getAttribute("numFmtId")): one.getAttribute("formatCode")
            for one in elements(document, "numFmt")
            if one.getAttribute("numFmtId").isdecimal()
        }
        fonts = elements(document, "fonts")
        self._sizes = [_size(font) for font in children(fonts[0], "font")] if fonts else []
        self._made: dict[tuple[int, str], int] = {}

    def look(self, style: int) -> Look:
        """What a look does."""
        one = self._format(style)
        number = _whole(one, "numFmtId")
        code = self._codes.get(number, "")
        alignment = next(iter(children(one, "alignment")), None)
        return Look(
            text=number == _TEXT or code == "@",
            date=_date_length(number, code),
            wraps=alignment is not None and alignment.getAttribute("wrapText") in ("1", "true"),
            shrinks=alignment is not None and alignment.getAttribute("shrinkToFit") in ("1", "true"),
            size=self._size_of(one),
        )

    def wrapped(self, style: int) -> int:
        """The same look with long text on several lines."""
        return self._variant(style, "wrap", lambda one: self._align(one, wrapText="1", shrinkToFit="0"))

    def shrunk(self, style: int) -> int:
        """The same look, smaller where there is no room: a day that does not fit would show as ####."""
        return self._variant(style, "shrink", lambda one: self._align(one, wrapText="0", shrinkToFit="1"))

    def dated(self, style: int) -> int:
        """The same look for days, written 2026-02-06."""

        def change(one: Element) -> None:
            one.setAttribute("numFmtId", str(self._number_format(PLAIN_DATE)))
            one.setAttribute("applyNumberFormat", "1")

        return self._variant(style, "date", change)

    def quoted(self, style: int) -> int:
        """The same look for text that would be a formula: it stays text when somebody edits the cell."""
        return self._variant(style, "quote", lambda one: one.setAttribute("quotePrefix", "1"))

    def body_of(self, style: int) -> int:
        """A look for rows below a header of this look: its frame, without its fill and its bold type."""

        def change(one: Element) -> None:
            for name in ("fontId", "fillId", "numFmtId"):
                one.setAttribute(name, "0")
            self._align(one, wrapText="1", vertical="center", horizontal="general")

        return self._variant(style, "body", change)

    def _format(self, style: int) -> Element:
        formats = children(self._formats, "xf")
        return formats[style if style < len(formats) else 0]

    def _size_of(self, one: Element) -> float:
        font = _whole(one, "fontId")
        return self._sizes[font] if font < len(self._sizes) else _USUAL_SIZE

    def _variant(self, style: int, what: str, change: Callable[[Element], None]) -> int:
        if (style, what) not in self._made:
            one = cast("Element", self._format(style).cloneNode(deep=True))
            change(one)
            self._formats.appendChild(one)
            number = len(children(self._formats, "xf")) - 1
            self._formats.setAttribute("count", str(number + 1))
            self._made[style, what] = number
        return self._made[style, what]

    def _align(self, one: Element, **wanted: str) -> None:
        alignment = next(iter(children(one, "alignment")), None)
        if alignment is None:
            alignment = self._document.createElement(_named_like(one, "alignment"))
            one.insertBefore(alignment, one.firstChild)
        for name, value in wanted.items():
            alignment.setAttribute(name, value)
        one.setAttribute("applyAlignment", "1")

    def _number_format(self, code: str) -> int:
        known = next((number for number, found in self._codes.items() if found == code), None)
        if known is not None:
            return known
        number = max([_FIRST_OWN - 1, *self._codes]) + 1
        holders = elements(self._document, "numFmts")
        root = root_of(self._document)
        holder = holders[0] if holders else self._document.createElement(_named_like(root, "numFmts"))
        if not holders:
            root.insertBefore(holder, root.firstChild)
        one = self._document.createElement(_named_like(root, "numFmt"))
        one.setAttribute("numFmtId", str(number))
        one.setAttribute("formatCode", code)
        holder.appendChild(one)
        holder.setAttribute("count", str(len(children(holder))))
        self._codes[number] = code
        return number


def _named_like(node: Element, name: str) -> str:
    return f"{node.prefix}:{name}" if node.prefix else name


def _whole(node: Element, name: str) -> int:
    value = node.getAttribute(name)
    return int(value) if value.isdecimal() else 0


def _size(font: Element) -> float:
    for one in children(font, "sz"):
        try:
            return float(one.getAttribute("val"))
        except ValueError:
            break
    return _USUAL_SIZE


def _date_length(number: int, code: str) -> float:
    """How many half-width characters a day takes in a number format; 0 where it shows no day."""
    bare = _QUIET.sub("", code).lower()
    if not (number in _BUILT_IN_DATES or ("y" in bare and "m" in bare)):
        return 0.0
    shown = re.sub(r"\[[^\]]*\]|\\|_.|\"", "", code.partition(";")[0]).lower() or "yyyy/mm/dd"
    shown = re.sub("y+", "0000", re.sub(r"m+|d+", "00", shown))
    return float(len(shown.encode("gb18030", "replace")))
