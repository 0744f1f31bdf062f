"""How a word processor's text looks: its colour, its size, what lies behind it, by its styles and its own settings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final
from xml.etree.ElementTree import Element

from gongkai_desktop.screening.colours import BLACK, WHITE, Colour, Ground, Theme, lost, named
from gongkai_desktop.screening.package import Package
from gongkai_desktop.screening.tree import attribute, child, children, is_on, local

_SMALLEST: Final = 6  # half points: text under 3 points is not read
_NARROWEST: Final = 10  # per cent of a letter's width
_DEEPEST: Final = 12  # styles based on each other


@dataclass(
    frozen=True, slots=True, eq=False
)  # each is made once, and looked up by itself more often than counted
class Look:
    """What is set of a text's look; None for what is not. ``behind`` is its own shading or highlight."""

    hidden: bool | None = None
    colour: Colour | None = None
    size: float | None = None
    width: float | None = None
    behind: Colour | None = None

    def over(self, other: Look) -> Look:
        """This look where it says something, else the other."""
        return Look(
            other.hidden if self.hidden is None else self.hidden,
            self.colour or other.colour,
            self.size or other.size,
            self.width or other.width,
            self.behind or other.behind,
        )


PLAIN: Final = Look()


class Looks:
    """The styles of one file."""

    def __init__(self, package: Package) -> None:
        self._theme = Theme(package)
        self._styles: dict[str, Element] = {}
        self._known: dict[str, Look] = {}
        self._paragraphs: dict[tuple[str, Colour | None], Look] = {}
        self._runs: dict[tuple[object, ...], Look] = {}  # a document says the same of most of its runs
        self._verdicts: dict[tuple[Look, Ground], str] = {}
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
        shading = child(own, "shd") if own is not None else None
        key = (name, self.shade(shading))
        look = self._paragraphs.get(key)
        if look is None:
            look = self._of_style(name).over(self._default)
            look = self._paragraphs[key] = replace(look, behind=key[1] or look.behind)
        return look

    def of_run(self, own: Element | None, paragraph: Look) -> Look:
        """The look of a run in a paragraph of this look."""
        if own is None:
            return paragraph
        key = (id(paragraph), *[(found.tag, *found.attrib.items()) for found in own])
        look = self._runs.get(key)
        if look is None:
            style = child(own, "rStyle")
            base = paragraph if style is None else self._of_style(attribute(style, "val")).over(paragraph)
            look = self._runs[key] = self._of(own).over(base)
        return look

    def unseen(self, look: Look, ground: Ground) -> str:
        """Why text of this look cannot be seen on that ground, '' when it can."""
        key = (look, ground)
        if key not in self._verdicts:
            self._verdicts[key] = self._judged(look, ground)
        return self._verdicts[key]

    def _judged(self, look: Look, ground: Ground) -> str:
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
        hidden: bool | None = None
        colour: Colour | None = None
        behind: Colour | None = None
        measures: dict[str, float] = {}
        for found in own if own is not None else ():
            kind = found.tag.rpartition("}")[2]
            if kind == "sz" or kind == "w":
                told = attribute(found, "val")
                if told.isdigit():
                    measures[kind] = float(told)
            elif kind == "color":
                colour = self._theme.text(found) or BLACK
            elif kind == "vanish" or kind == "specVanish":
                hidden = is_on(found)
            elif kind == "shd":
                behind = behind or self.shade(found)
            elif kind == "highlight":
                behind = named(attribute(found, "val"))
        return Look(hidden, colour, measures.get("sz"), measures.get("w"), behind)


def page_ground(root: Element) -> Ground:
    """The colour of a document's pages."""
    background = child(root, "background")
    colour = named(attribute(background, "color")) if background is not None else None
    return (colour or WHITE,)
