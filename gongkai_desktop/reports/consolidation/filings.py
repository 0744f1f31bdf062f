"""The list of a quarter's filing of withheld information (备案表) in a workbook of a subordinate office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from gongkai_desktop.exchange.books import Sheet
from gongkai_desktop.exchange.headers import Header, HeaderWords, find_header
from gongkai_desktop.exchange.intake import outgoing
from gongkai_desktop.exchange.normalise import shown
from gongkai_desktop.exchange.words import is_foot, is_total
from gongkai_desktop.ledger import fold_text
from gongkai_desktop.reports.consolidation.problems import Problem
from gongkai_desktop.reports.consolidation.sheets import Grid, place
from gongkai_desktop.reports.filing.views import ENTRIES

_INTAKE: Final = outgoing(ENTRIES)
_ABOVE: Final = 8
_QUARTER: Final = re.compile(r"((?:19|20)\d\d)年?第?([1-4一二三四])季度|((?:19|20)\d\d)q([1-4])")
_NUMBERS: Final = {"一": 1, "二": 2, "三": 3, "四": 4}
_NIL: Final = ("零报告", "没有要报备")
_NEEDED: Final = ("reason",)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a filing lists: by column what each line says; the quarter ("2026Q3", '' unknown); what is wrong."""

    quarter: str
    lines: tuple[Mapping[str, str], ...]
    problems: tuple[Problem, ...]

    @property
    def year(self) -> int:
        """The year of its quarter, 0 unknown."""
        return int(self.quarter[:4] or 0)


def find_listed(grid: Grid) -> Listed | None:
    """The list of a sheet; None where there is none."""
    header = find_header(Sheet(grid.name, lambda: iter(grid.cells)), (_INTAKE,), HeaderWords())
    if header is None or "reason" not in header.columns:
        return None
    lines: list[Mapping[str, str]] = []
    problems: list[Problem] = []
    for at, line in _lines(grid, header):
        lines.append(line)
        problems += [
            Problem(f"没有写{ENTRIES.column(key).title}", grid.name, place(at, header.columns[key]))
            for key in _NEEDED
            if not line.get(key)
        ]
    nil = any(word in text for _, _, text in grid.texts(len(grid.cells)) for word in _NIL)
    if not lines and not nil:
        problems.append(Problem("没有内容，也没有写零报告", grid.name))
    return Listed(_quarter(grid), tuple(lines), tuple(problems))


def _lines(grid: Grid, header: Header) -> Iterator[tuple[int, Mapping[str, str]]]:
    for at in range(header.first, len(grid.cells)):
        told = {
            key: shown(cell)
            for key, column in header.columns.items()
            if (cell := grid.at(at, column)) is not None
        }
        texts = [grid.words(at, column) for column in range(grid.width)]
        first = next((text for text in texts if text), "")
        if is_total(first) or is_foot(first) or any(word in first for word in _NIL):
            continue
        if told.get("title") or len(told) > 1:
            yield at, told


def _quarter(grid: Grid) -> str:
    for _, _, text in grid.texts(_ABOVE):
        if match := _QUARTER.search(fold_text(text)):
            number = match[2] or match[4]
            return f"{match[1] or match[3]}Q{_NUMBERS.get(number, number)}"
    return ""
