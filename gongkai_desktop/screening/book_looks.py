"""How a workbook's cells look: which of their styles, and which of their texts, cannot be seen on their own ground."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar
from xml.etree.ElementTree import Element

from gongkai_desktop.screening.colours import BLACK, WHITE, Colour, Ground, Theme, lost
from gongkai_desktop.screening.package import Package
from gongkai_desktop.screening.tree import attribute, child, children, local

_SMALLEST: Final = 3.0  # points
T = TypeVar("T")
U = TypeVar("U")


class BookLooks:
    """The cell styles of one workbook by their numbers."""

    def __init__(self, package: Package) -> None:
        self._theme = Theme(package)
        self.unseen: dict[int, str] = {}
        """Why the cells of a style do not show."""
        self.grounds: list[Ground] = []
        for part in package.of_kind("styles")[:1]:
            self._read(package.tree(part).root)

    def _read(self, root: Element) -> None:
        fonts, fills = _all(root, "fonts"), [self._behind(fill) for fill in _all(root, "fills")]
        empty = {
            attribute(known, "numFmtId")
            for known in _all(root, "numFmts")
            if set(attribute(known, "formatCode")) == {";"} and len(attribute(known, "formatCode")) >= 2
        }
        for at, style in enumerate(_all(root, "cellXfs")):
            ground = _at(fills, attribute(style, "fillId"), (WHITE,))
            self.grounds.append(ground)
            font = _at(fonts, attribute(style, "fontId"), None)
            reason = "不显示的数字格式" if attribute(style, "numFmtId") in empty else self._why(font, ground)
            if reason:
                self.unseen[at] = reason

    def _why(self, font: Element | None, ground: Ground) -> str:
        if font is None:
            return ""
        size, colour = child(font, "sz"), self._colour(font)
        if size is not None and _points(attribute(size, "val")) < _SMALLEST:
            return "极小的文字"
        if lost(colour, ground):
            return "白色文字" if min(colour) > 227 else "和底色一样的文字"
        return ""

    def _colour(self, font: Element) -> Colour:
        told = child(font, "color")
        return (self._theme.cell(told) if told is not None else None) or BLACK

    def _behind(self, fill: Element) -> Ground:
        pattern = child(fill, "patternFill")
        if pattern is None:
            return None
        kind = attribute(pattern, "patternType")
        if kind in ("", "none"):
            return (WHITE,)
        colour = child(pattern, "fgColor")
        found = self._theme.cell(colour) if colour is not None and kind == "solid" else None
        return (found,) if found is not None else None

    def hides(self, entry: Element, style: int) -> bool:
        """Whether some run of a text with colours of its own cannot be seen in a cell of this style."""
        ground = self.grounds[style] if style < len(self.grounds) else (WHITE,)
        return any(
            lost(self._colour(own), ground)
            for run in children(entry, "r")
            for own in children(run, "rPr")
            if child(own, "color") is not None
            and any((found.text or "").strip() for found in children(run, "t"))
        )


def coloured(entries: Sequence[Element]) -> dict[int, Element]:
    """The shared texts of which runs have colours of their own."""
    return {
        at: entry
        for at, entry in enumerate(entries)
        if any(local(found) == "color" for found in (entry.iter() if child(entry, "r") is not None else ()))
    }


def _all(root: Element, name: str) -> list[Element]:
    found = child(root, name)
    return list(found) if found is not None else []


def _at(known: Sequence[T], told: str, otherwise: U) -> T | U:
    at = int(told) if told.isdigit() else 0
    return known[at] if at < len(known) else otherwise


def _points(told: str) -> float:
    try:
        return float(told)
    except ValueError:
        return _SMALLEST
