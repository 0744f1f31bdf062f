"""Per-character choice of a font, widths, and which characters no font holds."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import count, groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from gongkai_desktop.paper.faces import Role, bundled, heavy, machine_faces, rare_families, wanted
from gongkai_desktop.paper.lines import printable, wrap
from gongkai_desktop.paper.sfnt import FontFile

if TYPE_CHECKING:
    from gongkai_desktop.paper.pdf import CopyableFont

log = logging.getLogger(__name__)

# Printers' old sign for a character that could not be set: seen at once, where a blank would not be.
MISSING_SIGN = "〓"
# How much a face of plain weight is thickened (of the type size) where it stands for a heavy one.
_STAND_IN_WEIGHT = {Role.TITLE: 0.028, Role.HEI: 0.02}
_GAP = 0.222  # of the type size, between Chinese and Latin characters in running text, as Writer leaves it
_LARGER = 16 / 15.75 - 1  # 三号 in Word, and as printers have it, which is how far its characters stand apart
_FONT_AND_WEIGHT = attrgetter("font", "weight")
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Glyph:
    """How a character is set: font, the character really drawn, advance and weight per point of size."""

    font: str
    char: str
    advance: float
    weight: float
    found: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font and weight; ``gap`` of the type size follows each of its characters."""

    font: str
    weight: float
    text: str
    gap: float = 0.0


class FontBook:
    """The fonts of one machine (or only the bundled ones), loaded when a character first needs them."""

    def __init__(self, machine: Mapping[str, FontFile]) -> None:
        self._machine = machine
        self._fonts: dict[FontFile, CopyableFont | None] = {}
        self._glyphs: dict[Role, dict[str, Glyph]] = {role: {} for role in Role}

    def glyph(self, role: Role, char: str) -> Glyph:
        """How a character is set in a role; 〓 stands for one that no font holds."""
        known = self._glyphs[role]
        if char not in known:
            known[char] = self._find(role, char) or self._stand_in(role)
        return known[char]

    def glyphs(self, text: str, role: Role) -> list[Glyph]:
        """How every character of a text is set."""
        known = self._glyphs[role]
        try:
            return [known[char] for char in text]
        except KeyError:
            return [self.glyph(role, char) for char in text]

    def width(self, text: str, role: Role, size: float) -> float:
        """The width of a text in points."""
        return sum([glyph.advance for glyph in self.glyphs(text, role)]) * size

    def lines(self, text: str, role: Role, size: float, width: float) -> list[str]:
        """The text as paper shows it, broken into lines no wider than ``width`` points."""
        clean = printable(text)
        return wrap(clean, [glyph.advance for glyph in self.glyphs(clean, role)], width / size)

    def running(self) -> FontBook:
        """The same fonts for the running text of letters."""
        return RunningText(self)

    def runs(self, text: str, role: Role) -> Iterator[Run]:
        """The text cut into stretches of one font."""
        for (font, weight), stretch in groupby(self.glyphs(text, role), key=_FONT_AND_WEIGHT):
            yield Run(font, weight, "".join([glyph.char for glyph in stretch]))

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters that no font holds, each once, in order: to be told before anything is printed."""
        seen = dict.fromkeys(char for char in printable(text) if not char.isspace())
        return tuple(char for char in seen if not self.glyph(Role.SONG, char).found)

    def first_font(self) -> str:
        """The name of a font that is certainly there and embedded."""
        return self.glyph(Role.SONG, " ").font

    def _find(self, role: Role, char: str) -> Glyph | None:
        for file, weight in self._candidates(role):
            font = self._font(file)
            if font is not None and font.face.charToGlyph.get(ord(char)):
                return Glyph(font.fontName, char, font.face.charWidths[ord(char)] / 1000, weight, True)
        return None

    def _stand_in(self, role: Role) -> Glyph:
        sign = self.glyph(role, MISSING_SIGN)
        return Glyph(sign.font, sign.char, sign.advance, sign.weight, False)

    def _candidates(self, role: Role) -> Iterator[tuple[FontFile, float]]:
        stand_in = _STAND_IN_WEIGHT.get(role, 0.0)
        yield from ((file, 0.0) for file in (*self._installed(wanted(role)), *heavy(role)))
        if role is Role.TITLE:
            yield from ((file, stand_in) for file in self._installed(wanted(Role.SONG)))
        yield from ((file, stand_in) for file in bundled(role))
        yield from ((file, stand_in) for file in self._installed(rare_families()))

    def _installed(self, names: Iterable[str]) -> Iterator[FontFile]:
        return (self._machine[name] for name in names if name in self._machine)

    def _font(self, file: FontFile) -> CopyableFont | None:
        if file not in self._fonts:
            self._fonts[file] = _load(file, f"gk-{next(_numbers)}")
        return self._fonts[file]


def _load(file: FontFile, name: str) -> CopyableFont | None:
    from gongkai_desktop.paper.pdf import embed  # reportlab is heavy: only when something is drawn

    try:
        return embed(file, name)
    except Exception as error:  # a damaged font breaks its reader anywhere; there are others to print with
        log.warning("font left out: %s", type(error).__name__)
        return None


class RunningText(FontBook):
    """Fonts that set text as word processors do, so that a letter breaks in print as it does in Word.

    Where Chinese and Latin characters meet, a line is a little more than a fifth of the type size longer, and one mark
    at its end may hang over the edge. The fifths of a line are spread over it: readers of PDF take a wide gap for a
    space, and a day that is copied or searched for has none.
    """

    def __init__(self, fonts: FontBook) -> None:
        self._machine, self._fonts, self._glyphs = fonts._machine, fonts._fonts, fonts._glyphs

    def width(self, text: str, role: Role, size: float) -> float:
        """The width of a text in points, gaps included."""
        return sum(self._advances(text, role)) * size

    def lines(self, text: str, role: Role, size: float, width: float) -> list[str]:
        """The text broken into lines no wider than ``width`` points, but for a mark that hangs over."""
        clean = printable(text)
        return wrap(
            clean, self._advances(clean, role), width / size, hanging=True, last=self._placed(clean, role)
        )

    def runs(self, text: str, role: Role) -> Iterator[Run]:
        """A line cut into stretches of one font; what it begins with to stand further in is not spread."""
        words = text.lstrip("　")
        yield from super().runs(text[: len(text) - len(words)], role)
        drawn = sum(glyph.advance for glyph in self.glyphs(words, role))
        gap = (sum(self._advances(words, role)) - drawn) / max(1, len(words) - 1)
        for run in super().runs(words, role):
            yield replace(run, gap=gap)

    def _advances(self, text: str, role: Role) -> list[float]:
        return [own + gap for own, gap in zip(self._placed(text, role), _gaps(text), strict=True)]

    def _placed(self, text: str, role: Role) -> list[float]:
        """The advances of the characters in Word, where 三号 is a little larger than they stand apart."""
        own = [glyph.advance for glyph in self.glyphs(text, role)]
        return own if role is Role.TITLE else [advance + (advance - 1) * _LARGER for advance in own]


def _gaps(text: str) -> list[float]:
    """What follows each character, of the type size."""
    return [_gap(*pair) for pair in pairwise(text)] + [0.0] * bool(text)


def _gap(before: str, after: str) -> float:
    """What stands between a Chinese character and a Latin letter or a figure; marks keep hardly a distance."""
    if before.isascii() == after.isascii():
        return 0.0
    return _GAP if before.isalnum() and after.isalnum() else _LARGER


@cache
def machine_fonts() -> FontBook:
    """The fonts of this machine, the bundled ones behind them."""
    return FontBook(machine_faces())


@cache
def bundled_fonts() -> FontBook:
    """The bundled fonts alone: the same drawing on every machine."""
    return FontBook({})
