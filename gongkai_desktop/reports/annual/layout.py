"""The format of an annual report (国办公开办函〔2021〕30号, and the trial one before it) as resources/reports has it.

A format is parts, blocks of table two, and the rows of table three, which are those of the table of outcomes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Annotated, Final

from gongkai_desktop.data import resource
from gongkai_desktop.requests.outcomes import outcomes
from gongkai_desktop.toml.reading import Free, Key, Name, OneOf, read_file
from gongkai_desktop.toml.table import FileKind

TEXT, PROACTIVE, APPLICATIONS, REMEDIES = HOLDS = ("text", "proactive", "applications", "remedies")
NUMBER, CHANGE, MONEY = COUNTS = ("number", "change", "money")
MADE, RELEASED, REPEALED, VALID = KNOWN = ("made", "released", "repealed", "valid")
"""What the register can tell of a cell of table two."""
OVERVIEW, PROBLEMS, OTHERS = "overview", "problems", "others"
"""The parts that are texts, by their keys."""
_FORMATS: Final = ("annual-2021", "annual-2019")
"""The newest first."""
_FILE: Final = FileKind("年度报告格式", "这是程序自带的文件，请重新安装程序")


@dataclass(frozen=True, slots=True)
class Part:
    """One of the six parts; ``asks`` are the things that a text tells, ``least`` how many characters are enough.

    ``draft`` is what a new text begins with: figures in braces (``weaving``), 【待填】 where somebody has to write.
    """

    key: Name
    number: str
    title: str
    holds: Annotated[str, OneOf(HOLDS)]
    asks: tuple[str, ...] = ()
    least: int = 0
    draft: Free = ""

    @property
    def heading(self) -> str:
        """As it stands above the part."""
        return f"{self.number}{self.title}"


@dataclass(frozen=True, slots=True)
class BlockColumn:
    """A column of numbers of a block; ``register`` is what of it the register can tell, '' for nothing."""

    key: Name
    title: str
    counts: Annotated[str, OneOf(COUNTS)] = NUMBER
    register: Annotated[str, OneOf(("", *KNOWN))] = ""


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A row of a block; ``categories`` are the subjects (主题分类) by which the register knows such information."""

    key: Name
    title: str
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A part of table two with columns of its own: what one item of 条例第二十条 wants told."""

    article: str
    columns: tuple[BlockColumn, ...]
    rows: tuple[BlockRow, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of table two. ``key`` names it: row and column."""

    block: Block
    row: BlockRow
    column: BlockColumn

    @property
    def key(self) -> str:
        """Row and column by their keys."""
        return f"{self.row.key}.{self.column.key}"

    @property
    def title(self) -> str:
        """What it is called in forms and checks."""
        return f"{self.row.title}：{self.column.title}"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of table three; ``counts`` are the rows of the table of outcomes that are summed in it."""

    key: Name
    number: str
    title: str
    group: Free = ""
    counts: Annotated[tuple[str, ...], Key("rows")] = ()

    @property
    def heading(self) -> str:
        """Number and title, as they stand in its cell."""
        return f"{self.number}{self.title}"


@dataclass(frozen=True)
class Layout:
    """A format: which report years it is for, and what stands in it."""

    key: str
    title: str
    document: str
    first_year: int
    parts: Annotated[tuple[Part, ...], Key("part")]
    blocks: Annotated[tuple[Block, ...], Key("block")]
    merged: tuple[Row, ...] = ()

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of table three from the top, those that this format has in one row merged."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[Row]:
        ending = {one.counts[-1]: one for one in self.merged}
        within = {key for one in self.merged for key in one.counts}
        for row in outcomes().rows:
            if row.key in ending:
                yield ending[row.key]
            elif row.key not in within:
                yield Row(row.key, row.number, row.label, row.group, (row.key,))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The cells of table two, row by row."""
        return tuple(
            Place(block, row, column)
            for block in self.blocks
            for row in block.rows
            for column in block.columns
        )

    def part(self, key: str) -> Part:
        """The part of that key."""
        return next(one for one in self.parts if one.key == key)

    @property
    def texts(self) -> tuple[Part, ...]:
        """The parts that are written."""
        return tuple(one for one in self.parts if one.holds == TEXT)


def layout_of(year: int) -> Layout:
    """The format for the report of a year: the newest that is not later; the oldest for every year before."""
    known = layouts()
    return next((one for one in known if one.first_year <= year), known[-1])


@lru_cache(maxsize=1)
def layouts() -> tuple[Layout, ...]:
    """The formats that come with the program, the newest first."""
    return tuple(read_file(resource("reports") / f"{name}.toml", Layout, _FILE) for name in _FORMATS)
