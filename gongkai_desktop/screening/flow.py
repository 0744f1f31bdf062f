"""All that is written in a part's XML, its text and its attributes, as texts with the way back to every letter."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from gongkai_desktop.screening.spelling import core
from gongkai_desktop.screening.tree import local

TEXT: Final = ""
TAIL: Final = "\n"

_INLINE: Final = frozenset((
    "r", "t", "rPr", "ins", "del", "delText", "instrText", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple",
    "moveFrom", "moveTo", "fldChar", "proofErr", "bookmarkStart", "bookmarkEnd", "rPh", "lang", "sz", "color",
    "rFonts", "b", "i", "u", "span", "font", "phoneticPr", "lastRenderedPageBreak", "noProof",
))  # fmt: skip
"""Elements that do not end a line of text."""
_SAYS = re.compile(r"[\u2e80-\U0003ffff]|@|\d(?:[^0-9A-Za-z]{0,3}\d){6}")
_DRAWN: Final = frozenset((
    "path", "style", "coordsize", "adj", "panose", "points", "uri", "d", "ascii", "hAnsi", "eastAsia", "cs", "hint",
    "typeface",
))  # fmt: skip
"""Attributes that draw: nothing but measures and names of fonts in them."""


class Slot(NamedTuple):
    """A place in XML that holds text: an element's own text, what follows it (TAIL), or an attribute by its name."""

    element: Element
    name: str = TEXT

    def get(self) -> str:
        """The text."""
        if self.name == TEXT:
            return self.element.text or ""
        return (self.element.tail or "") if self.name == TAIL else self.element.get(self.name, "")

    def put(self, text: str) -> None:
        """Other text in its place."""
        if self.name == TEXT:
            self.element.text = text
        elif self.name == TAIL:
            self.element.tail = text
        else:
            self.element.set(self.name, text)


@dataclass(slots=True)
class Flow:
    """Pieces of text one after another, each with its slot (None for a break between them)."""

    _parts: list[str] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _slots: list[Slot | None] = field(default_factory=list)
    _length: int = 0

    def add(self, text: str, slot: Slot | None = None) -> None:
        """One more piece at the end."""
        if text and (text != "\n" or self._parts[-1:] != ["\n"]):
            self._parts.append(text)
            self._starts.append(self._length)
            self._slots.append(slot)
            self._length += len(text)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self._parts)

    def letters(self, start: int, end: int) -> Iterator[tuple[Slot, int]]:
        """Where the letters from ``start`` to ``end`` stand: slot and place in it, breaks left out."""
        at = bisect_right(self._starts, start) - 1
        while 0 <= at < len(self._starts) and self._starts[at] < end:
            slot, begins = self._slots[at], self._starts[at]
            if slot is not None:
                last = min(end - begins, len(self._parts[at]))
                yield from ((slot, place) for place in range(max(0, start - begins), last))
            at += 1


def flows_of(root: Element, without: Container[int] = ()) -> tuple[Flow, Flow]:
    """The text beneath an element, and what its attributes say; ``without`` are ids of elements whose own text is
    read elsewhere. Paragraphs and the like stand on lines of their own.
    """
    text, said = Flow(), Flow()
    breaks: dict[str, bool] = {}
    quiet: set[str] = set()
    for element in root.iter():
        tag = element.tag
        if tag not in breaks:
            breaks[tag] = local(element) not in _INLINE
        if breaks[tag]:
            text.add("\n")
        for name, value in element.attrib.items():
            if value in quiet:
                continue
            if _SAYS.search(value) is None or name.rpartition("}")[2] in _DRAWN:
                quiet.add(value)
            else:
                said.add(value, Slot(element, name))
                said.add("\n")
        if element.text and id(element) not in without:
            text.add(element.text, Slot(element))
        if element.tail and not element.tail.isspace():
            text.add("\n")
            text.add(element.tail, Slot(element, TAIL))
    return text, said


def wanted(values: Iterable[str]) -> list[str]:
    """What is to be sought for some values: their letters and digits alone; a single letter is no help."""
    return [letters for letters in dict.fromkeys(core(value).text for value in values) if len(letters) >= 2]


def standing(text: str, sought: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where something sought (see ``wanted``) stands in a text, however it is cut up in it: a number not within a
    longer one, a name of two letters not in the middle of other words.
    """
    if not sought or not text:
        return
    made = core(text)
    for letters in sought:
        at = made.text.find(letters)
        while at >= 0:
            last = at + len(letters)
            start, end = made.back(at, last)
            before, after = text[start - 1 : start], text[end : end + 1]
            longer = (letters[0].isdigit() and before.isdigit()) or (
                letters[-1].isdigit() and after.isdigit()
            )
            if not longer and (len(letters) > 2 or not (before.isalpha() and after.isalpha())):
                yield start, end
            at = made.text.find(letters, at + 1)
