"""How a word processor's text looks: its colour, its size, what lies behind it, by its styles and its own settings."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Final
from xml.etree.ElementTree import Element

from gongkai_desktop.screening.colours import BLACK, WHITE, Colour, Ground, Theme, lost, named
from gongkai_desktop.screening.package import Package
from gongkai_desktop.screening.tree import attribute, child, children, is_on, local

_SMALLEST: Final = 6  # half points: text under 3 points is not read
_NARROWEST: Final = 10  # per cent of a letter's width
_DEEPEST: Final = 12  # styles based on each other


@dataclass(frozen=True, slots=True)
class Look:
    """What is set of a text's look; None for what is not. ``behind`` is its own shading or highlight."""

    hidden: bool | None = None
    colour: Colour | None = None
    size: float | None = None
    width: float | None = None
    behind: Colour | None = None

    def over(self, other: Look) -> Look:
        """This look where it says something, else the other."""
        told = {one.name: value for one in fields(self) if (value := getattr(self, one.name)) is not None}
        return replace(other, **told) if told else other


PLAIN: Final = Look()


class Looks:
    """The styles of one file."""

    def __init__(self, package: Package) -> None:
        self._theme = Theme(package)
        self._styles: dict[str, Element] = {}
        self._known: dict[str, Look] = {}
        self._default = PLAIN
        self._first = ""
        for part in package.of_kind("styles")[:1]:
            root = package.tree(part).root
            for style in children(root, "style"):
                self._styles[attribute(style, "styleId")] = style
                if attribute(style, "default") in ("1", "true") and attribute(style, "type") == "paragraph":
                    self._first = attribute(style, "styleId")
            for element in root.iter():
                if local(element) == "rPrDefault":
                    self._default = self._of(child(element, "rPr"))

    def of_paragraph(self, own: Element | None) -> Look:
        """The look of a paragraph's text where its runs say nothing else."""
        style = child(own, "pStyle") if own is not None else None
        name = attribute(style, "val") if style is not None else self._first
        look = self._of_style(name).over(self._default)
        shading = child(own, "shd") if own is not None else None
        return replace(look, behind=self.shade(shading) or look.behind) if shading is not None else look

    def of_run(self, own: Element | None, paragraph: Look) -> Look:
        """The look of a run in a paragraph of this look."""
        if own is None:
            return paragraph
        style = child(own, "rStyle")
        if style is not None:
            paragraph = self._of_style(attribute(style, "val")).over(paragraph)
        return self._of(own).over(paragraph)

    def unseen(self, look: Look, ground: Ground) -> str:
        """Why text of this look cannot be seen on that ground, '' when it can."""
        if look.hidden:
            return "隐藏文字"
        if look.size is not None and look.size < _SMALLEST:
            return "极小的文字"
        if look.width is not None and look.width < _NARROWEST:
            return "压得极窄的文字"
        colour = look.colour or BLACK
        if lost(colour, (look.behind,) if look.behind is not None else ground):
            return "白色文字" if min(colour) > 227 else "和底色一样的文字"
        return ""

    def shade(self, shading: Element | None) -> Colour | None:
        """The colour that a shading lays behind, None when it lays none."""
        if shading is None:
            return None
        if attribute(shading, "val") == "solid":
            return self._theme.text(shading, "color") or BLACK
        return self._theme.text(shading, "fill", "themeFill")

    def table(self, name: str) -> dict[str, Colour]:
        """The shadings that a table style lays behind its parts: wholeTable, firstRow, band1Horz …"""
        found: dict[str, Colour] = {}
        style = self._styles.get(name)
        for _ in range(_DEEPEST):
            if style is None:
                break
            named_parts = [(one, attribute(one, "type")) for one in children(style, "tblStylePr")]
            for part, own in ((style, "wholeTable"), *named_parts):
                for held in children(part, "tcPr", "tblPr"):
                    colour = self.shade(child(held, "shd"))
                    if colour is not None:
                        found.setdefault(own, colour)
            based = child(style, "basedOn")
            style = self._styles.get(attribute(based, "val")) if based is not None else None
        return found

    def _of_style(self, name: str, depth: int = 0) -> Look:
        if name in self._known:
            return self._known[name]
        style = self._styles.get(name)
        if style is None or depth > _DEEPEST:
            return PLAIN
        look = self._of(child(style, "rPr"))
        paragraph = child(style, "pPr")
        shading = child(paragraph, "shd") if paragraph is not None else None
        if shading is not None and look.behind is None:
            look = replace(look, behind=self.shade(shading))
        based = child(style, "basedOn")
        if based is not None:
            look = look.over(self._of_style(attribute(based, "val"), depth + 1))
        self._known[name] = look
        return look

    def _of(self, own: Element | None) -> Look:
        look = PLAIN
        for found in own if own is not None else ():
            kind = local(found)
            if kind in ("vanish", "specVanish"):
                look = replace(look, hidden=is_on(found))
            elif kind == "color":
                look = replace(look, colour=self._theme.text(found) or BLACK)
            elif kind in ("sz", "w"):
                told = attribute(found, "val")
                if told.isdigit():
                    number = float(told)
                    look = replace(look, size=number) if kind == "sz" else replace(look, width=number)
            elif kind == "shd" and look.behind is None:
                look = replace(look, behind=self.shade(found))
            elif kind == "highlight":
                look = replace(look, behind=named(attribute(found, "val")))
        return look


def page_ground(root: Element) -> Ground:
    """The colour of a document's pages."""
    background = child(root, "background")
    colour = named(attribute(background, "color")) if background is not None else None
    return (colour or WHITE,)
