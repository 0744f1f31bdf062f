"""Cells that say more than their value: one that cannot be taken, and a number that is shown in another dress."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

NO_RESULT: Final = "公式没有算出的值，请用 WPS 打开另存一遍再导入"
ERROR: Final = "公式出错，没有值；请在表里改正，或直接填上内容"
NOT_SHOWN: Final = "这个数字按单元格格式显示，读不出显示的样子；请把这一格设为文本格式，照显示的重新填写"
TOO_NARROW: Final = "列太窄，存出来的只有井号；请把列拉宽，重新存一遍再导入"
LOST_DIGITS: Final = "数字太长，表格软件已丢掉末几位；请把这一列设为文本格式，重新填写"
SCIENTIFIC: Final = "数字存成了科学计数法，末几位可能已丢掉；请把这一列设为文本格式，照原样重新填写"
_ERROR_VALUE: Final = re.compile(
    r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)|Err:\d{3}"
)
_HASHES: Final = re.compile("#{3,}")
_SCIENTIFIC: Final = re.compile(r"\d(?:\.\d+)?E\+\d{1,3}", re.IGNORECASE)
Cells: TypeAlias = Sequence[object]
Odd: TypeAlias = Mapping[tuple[int, int], object]
"""Cells to be read otherwise than the parser gives them, by row and column counted from 0."""


@dataclass(frozen=True, slots=True)
class Faulty:
    """A cell that cannot be taken: what stands there, and why it cannot."""

    shown: str
    why: str

    def __str__(self) -> str:
        return self.shown


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as its format shows it; ``number`` is what it is."""

    text: str
    number: float

    def __str__(self) -> str:
        return self.text


def unreadable(text: str) -> str:
    """Why a text is what a table program wrote instead of a value; '' for an ordinary text."""
    if "#" in text or text.startswith("Err:"):
        if _ERROR_VALUE.fullmatch(text):
            return ERROR
        if _HASHES.fullmatch(text):
            return TOO_NARROW
    elif _SCIENTIFIC.fullmatch(text):
        return SCIENTIFIC
    return ""


def dressed(rows: Callable[[], Iterator[Cells]], odd: Odd) -> Callable[[], Iterator[Cells]]:
    """Rows with the odd cells put in; the very same rows where there are none."""
    if not odd:
        return rows
    by_row: dict[int, dict[int, object]] = {}
    for (row, column), cell in odd.items():
        by_row.setdefault(row, {})[column] = cell

    def walk() -> Iterator[Cells]:
        for at, cells in enumerate(rows()):
            found = by_row.get(at)
            if found is None:
                yield cells
                continue
            line = [*cells, *[""] * (max(found) + 1 - len(cells))]
            for column, cell in found.items():
                line[column] = cell
            yield line

    return walk
