"""Reading layouts: TOML files in resources/forms, or an office's own copy of one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from gongkai_desktop.data import resource
from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.form import Asked, CellPlan, Choice, Form, Label, Part, Place, RowPlan, Signature
from gongkai_desktop.paper.grid import SMALLEST
from gongkai_desktop.toml.reading import Between, Free, Key, Mistakes, OneOf, read_file
from gongkai_desktop.toml.table import FileKind

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

LEAST_INK = 18.0  # mm of empty height in a signature box
_LAYOUT: Final = FileKind("表格版式", "请改正这个文件，或移走它改用程序自带的版式")
_PAPER: Final = {"portrait": 210.0, "landscape": 297.0}  # how wide, mm


@dataclass(frozen=True)
class _Part:
    """What stands in a cell: a label, or one of what ``choose``, ``sign`` and ``asked`` name."""

    text: Free = ""
    choose: str = ""
    options: tuple[tuple[Free, Free], ...] = ()
    options_key: str = ""
    inline: bool = False
    spread: bool = False
    sign: str = ""
    ink: float = LEAST_INK
    dated: bool = True
    asked: str = ""
    role: Role | None = None
    size: float | None = None
    align: Annotated[str, OneOf(("left", "centre"))] = ""
    when: str = ""

    def mistakes(self) -> Mistakes:
        """What can be read and signed."""
        if self.choose and not self.options and not self.options_key:
            yield "choose", "choose 没有 options"
        if self.ink < LEAST_INK:
            yield "ink", f"签字格只有 {self.ink:g} 毫米高，至少 {LEAST_INK:g} 毫米"
        if self.size is not None and self.size < SMALLEST:
            yield "size", f"字号 {self.size:g} 太小，最小 {SMALLEST:g}"

    def plan(self, usual: float, place: Place) -> Part:
        """The part in its type size; what heads a table is set in 黑体, in the middle, unless it says otherwise."""
        size, head = self.size or usual, place is Place.HEAD
        if self.asked:
            return Asked(self.asked, size, self.when)
        if self.choose:
            return Choice(
                self.choose, self.options, self.options_key, self.inline, self.spread, size, self.when
            )
        if self.sign:
            return Signature(self.sign, self.ink, self.dated, size, self.when)
        role = self.role or (Role.HEI if head else Role.FANGSONG)
        centred = self.align == "centre" or (head and not self.align)
        return Label(self.text, role, size, centred, self.when)


@dataclass(frozen=True)
class _Cell(_Part):
    """A cell: one part, or several below each other."""

    span: Annotated[int, Between(1, 100)] = 1
    top: bool = False
    parts: tuple[_Part, ...] = ()

    def cell(self, usual: float, place: Place) -> CellPlan:
        """The cell with its parts in their type sizes."""
        size = self.size or usual
        ready = tuple(part.plan(size, place) for part in self.parts or (self,))
        return CellPlan(ready, self.span, middle=not self.top)


@dataclass(frozen=True)
class _Row:
    """A row, or one for each entry of the list that ``of`` names."""

    cells: tuple[_Cell, ...]
    place: Place = Place.ONCE
    height: float = 0.0
    of: str = ""
    when: str = ""
    glued: bool = False

    def mistakes(self) -> Mistakes:
        """A row that is repeated says for what."""
        if self.place is Place.EACH and not self.of:
            yield "of", "缺少 of"

    def plan(self, size: float) -> RowPlan:
        """The row with its cells in their type sizes."""
        cells = tuple(cell.cell(size, self.place) for cell in self.cells)
        of = self.of if self.place is Place.EACH else ""
        return RowPlan(self.place, cells, height=self.height, of=of, when=self.when, glued=self.glued)


@dataclass(frozen=True)
class _Line:
    """A line between title and table: what stands at its left and right ends."""

    left: str = ""
    right: str = ""


@dataclass(frozen=True)
class _Layout:
    """A layout as its file has it. Lengths in mm, type sizes in points."""

    title: str
    margins: tuple[float, float, float, float]
    columns: tuple[float, ...]
    rows: Annotated[tuple[_Row, ...], Key("row")]
    title_size: float = 18.0
    size: float = 10.5
    orientation: Annotated[str, OneOf(tuple(_PAPER))] = "portrait"
    banner: tuple[_Line, ...] = ()
    notes: tuple[Free, ...] = ()

    def mistakes(self) -> Mistakes:
        """All of it goes onto the sheet, in letters that can be read."""
        _, right, _, left = self.margins
        if sum(self.columns) > _PAPER[self.orientation] - left - right + 0.01:
            yield "columns", "columns 各列加起来比纸宽"
        if self.size < SMALLEST:
            yield "size", f"字号 {self.size:g} 太小，最小 {SMALLEST:g}"
        for index, row in enumerate(self.rows):
            if sum(cell.span for cell in row.cells) != len(self.columns):
                why = f"第 {index + 1} 个 row 各格的 span 加起来不是 {len(self.columns)} 列"
                yield ("row", index, "cells"), why

    def form(self, name: str) -> Form:
        """The layout, ready for drawing."""
        return Form(
            name=name,
            title=self.title,
            title_size=self.title_size,
            wide=self.orientation == "landscape",
            margins=self.margins,
            columns=self.columns,
            size=self.size,
            banner=tuple((line.left, line.right) for line in self.banner),
            rows=tuple(row.plan(self.size) for row in self.rows),
            notes=self.notes,
        )


def load_form(name: str, own: Path | None = None) -> Form:
    """A form by name: the office's own copy in the folder ``own``, else the one that comes with the program.

    KeyError when there is none of that name.
    """
    if own is not None and (own / f"{name}.toml").is_file():
        return read_form(own / f"{name}.toml")
    source = resource("forms") / f"{name}.toml"
    if not source.is_file():
        raise KeyError(name)
    return read_form(source)


def form_names() -> tuple[str, ...]:
    """The names of all forms that come with the program."""
    names = (entry.name for entry in resource("forms").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def read_form(source: Traversable) -> Form:
    """A form from its file. Raises Refused naming file, line and key of what in it does not hold."""
    return read_file(source, _Layout, _LAYOUT).form(source.name.removesuffix(".toml"))
