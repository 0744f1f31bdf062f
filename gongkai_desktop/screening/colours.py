"""Colours as office files name them, and whether one can be seen on another. Pure."""

from __future__ import annotations

import colorsys
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element

from gongkai_desktop.screening.package import Package
from gongkai_desktop.screening.tree import attribute, local

Colour: TypeAlias = tuple[int, int, int]
Ground: TypeAlias = "tuple[Colour, ...] | None"
"""What may lie behind a text; None where it cannot be told, such as a picture."""

BLACK: Final[Colour] = (0, 0, 0)
WHITE: Final[Colour] = (255, 255, 255)
_NEAR: Final = 28  # of 255: text that differs less from its ground is not seen
_NAMED: Final = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "00FF00", "blue": "0000FF", "yellow": "FFFF00",
    "cyan": "00FFFF", "magenta": "FF00FF", "darkblue": "000080", "darkcyan": "008080", "darkgreen": "008000",
    "darkmagenta": "800080", "darkred": "800000", "darkyellow": "808000", "darkgray": "808080", "lightgray": "C0C0C0",
    "silver": "C0C0C0", "gray": "808080", "navy": "000080",
}  # fmt: skip
_THEME: Final = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "text1": "dk1", "background1": "lt1",
    "text2": "dk2", "background2": "lt2", "tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_NUMBERED: Final = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
)
_OFFICE: Final = {"dk1": BLACK, "lt1": WHITE, "dk2": (68, 84, 106), "lt2": (231, 230, 230)}
_INDEXED: Final = (
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF "
    * 2
    + "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
).split()


def near(one: Colour, other: Colour) -> bool:
    """Whether one colour cannot be told from the other."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < _NEAR


def lost(colour: Colour, ground: Ground) -> bool:
    """Whether text of a colour is not to be seen, whichever of its possible grounds it stands on."""
    return bool(ground) and all(near(colour, one) for one in ground or ())


def named(told: str) -> Colour | None:
    """A colour written as RRGGBB, AARRGGBB, #RGB or by its English name; None for auto and the like."""
    told = told.partition(" ")[0].lstrip("#").lower()
    told = _NAMED.get(told, told)
    told = "".join(letter * 2 for letter in told) if len(told) == 3 else told[-6:]
    try:
        return (int(told[:2], 16), int(told[2:4], 16), int(told[4:6], 16)) if len(told) == 6 else None
    except ValueError:
        return None


class Theme:
    """The colours that a file's theme gives their names."""

    def __init__(self, package: Package) -> None:
        self._colours: dict[str, Colour] = dict(_OFFICE)
        for part in package.of_kind("theme")[:1]:
            for scheme in package.tree(part).root.iter():
                if local(scheme) == "clrScheme":
                    for entry in scheme:
                        told = next((attribute(one, "lastClr") or attribute(one, "val") for one in entry), "")
                        colour = named(told)
                        if colour is not None:
                            self._colours[local(entry)] = colour

    def of(self, name: str, tint: str = "", shade: str = "") -> Colour | None:
        """A colour of the theme by its name in text, lightened (``tint``) or darkened (``shade``) by hex parts."""
        colour = self._colours.get(_THEME.get(name, name))
        if colour is None:
            return None
        if part := _part(tint):
            colour = _mixed(colour, WHITE, part)
        if part := _part(shade):
            colour = _mixed(colour, BLACK, part)
        return colour

    def text(self, element: Element, plain: str = "val", themed: str = "theme") -> Colour | None:
        """A colour of a word processor: w:color and w:shd name one of the theme's before one of their own."""
        prefix = themed if themed == "themeFill" else "themeColor"
        own = "themeFill" if themed == "themeFill" else "theme"
        found = self.of(
            attribute(element, prefix), attribute(element, f"{own}Tint"), attribute(element, f"{own}Shade")
        )
        return found or named(attribute(element, plain))

    def cell(self, element: Element) -> Colour | None:
        """A colour of a workbook: rgb, indexed or theme, with its tint from -1 to 1."""
        index = attribute(element, "indexed")
        theme = attribute(element, "theme")
        if theme.isdigit() and int(theme) < len(_NUMBERED):
            found = self.of(_NUMBERED[int(theme)])
        elif index.isdigit():
            found = (
                named(_INDEXED[int(index)])
                if int(index) < len(_INDEXED)
                else WHITE
                if index == "65"
                else BLACK
            )
        else:
            found = named(attribute(element, "rgb"))
        return None if found is None else _tinted(found, attribute(element, "tint"))


def _part(told: str) -> float:
    try:
        return int(told, 16) / 255 if told else 0.0
    except ValueError:
        return 0.0


def _mixed(colour: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (round(a * part + b * (1 - part)) for a, b in zip(colour, other, strict=True))
    return red, green, blue


def _tinted(colour: Colour, told: str) -> Colour:
    try:
        tint = float(told or 0)
    except ValueError:
        return colour
    hue, light, strength = colorsys.rgb_to_hls(*(one / 255 for one in colour))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = (
        round(255 * one) for one in colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), strength)
    )
    return red, green, blue
