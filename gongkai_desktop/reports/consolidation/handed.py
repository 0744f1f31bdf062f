"""One report that was handed in: whose it is, of which year, what it says, what is wrong with it by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import fold_text
from gongkai_desktop.reports.annual.checks import Check, Checked, checks
from gongkai_desktop.reports.annual.figures import Entered, Figures, Known
from gongkai_desktop.reports.annual.layout import Layout
from gongkai_desktop.reports.consolidation.applications import Applications, find_applications
from gongkai_desktop.reports.consolidation.filings import Listed, find_listed
from gongkai_desktop.reports.consolidation.others import Proactive, Remedies, find_proactive, find_remedies
from gongkai_desktop.reports.consolidation.problems import Problem
from gongkai_desktop.reports.consolidation.sheets import Book, Grid
from gongkai_desktop.requests.tally import CARRIED_OUT, RECEIVED, SETTLED, Numbers

T = TypeVar("T")
_ABOVE: Final = 8  # rows in which the office and the year are named
_TITLE: Final = re.compile(r"^(?P<office>[^\d:：]{2,40}?)(?P<year>(?:19|20)\d\d)\s*年")
_OFFICE: Final = re.compile(
    r"(?:填报|填表|报送|上报|编报)?单位(?:名称|全称)?(?:[（(][^）)]*[)）])?\s*[:：]\s*(?P<office>[^\s:：]{2,40})"
)
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年")
_DIGITS: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_WORDS: Final = re.compile(
    r"(?:19|20)\d\d|年度报告|年报|年度?|政府信息公开|工作|报告|统计|汇总|情况|附件|上报|报送|报表|表[一二三四]?|[\d\s_\-—()（）.、]+"
)
UNBALANCED: Final = ("balance", "settled", "totals", "remedies")
"""The checks of an annual report that a table answers by itself."""


@dataclass(frozen=True)
class Handed:
    """A report as it was handed in. ``office`` is what the file calls it, ``year`` 0 where it does not say.

    ``listed`` is the list of a quarter's filing, where it is one.
    """

    path: Path
    office: str
    year: int
    digest: str = ""
    applications: Applications | None = None
    remedies: Remedies | None = None
    proactive: Proactive | None = None
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    unbalanced: bool = False
    listed: Listed | None = None

    @property
    def layout(self) -> Layout | None:
        """The format that its table three has."""
        return self.applications.layout if self.applications is not None else None

    @property
    def figures(self) -> Figures | None:
        """Its tables as figures; None where one cannot be read."""
        found = self.applications
        if found is None or any(one.barring for one in self.problems):
            return None
        return as_figures(self.year, found, self.remedies, self.proactive)


def as_figures(
    year: int, found: Applications, remedies: Remedies | None, proactive: Proactive | None
) -> Figures:
    """Tables as the figures of a year; what a workbook has not got stays blank."""
    told = proactive.numbers if proactive is not None else {}
    known = {
        one.key: Known(hand=Entered(str(number), 0, ""))
        if (number := told.get(one.key)) is not None
        else Known()
        for one in found.layout.places
    }
    paths: tuple[Numbers, ...] = (remedies.numbers if remedies is not None else None) or ((0,) * 5,) * 3
    return Figures(year, found.layout, "", found.rows, paths, known)


def handed_in(path: Path, book: Book | Refused) -> Handed:
    """A report checked by itself; a file that cannot be read is one with a problem, too."""
    if isinstance(book, Refused):
        return Handed(path, _from_name(path), 0, problems=(Problem(str(book), barring=True),))
    return understood(book)


def understood(book: Book) -> Handed:
    """What a workbook says, with everything that is wrong with it."""
    tables = [found for grid in book.shown if (found := find_applications(grid)) is not None]
    problems = [Problem("有隐藏的工作表", grid.name) for grid in book.grids if grid.hidden and not grid.blank]
    office, year = _whose(book), _of_year(book)
    listed = _first(book, find_listed) if not tables else None
    if listed is not None:
        told = (*problems, *listed.problems)
        return Handed(book.path, office, listed.year, book.digest, problems=told, listed=listed)
    if len(tables) != 1:
        return Handed(book.path, office, year, book.digest, problems=(*problems, _which(book, tables)))
    (found,) = tables
    remedies = _first(book, find_remedies)
    proactive = _first(book, lambda grid: find_proactive(grid, found.layout))
    for table in (found, remedies, proactive):
        problems += table.problems if table is not None else ()
    unbalanced = tuple(_unbalanced(found, remedies, problems, year))
    return Handed(
        book.path,
        office,
        year,
        book.digest,
        found,
        remedies,
        proactive,
        (*problems, *unbalanced),
        tuple(_notes(remedies, proactive, year)),
        bool(unbalanced),
    )


def _first(book: Book, find: Callable[[Grid], T | None]) -> T | None:
    """What is found in the first sheet that has it."""
    return next((found for grid in book.shown if (found := find(grid)) is not None), None)


def _which(book: Book, tables: Sequence[Applications]) -> Problem:
    if tables:
        names = "、".join(f"“{one.sheet}”" for one in tables)
        return Problem(f"{names}都有表三，不知道用哪一张", barring=True)
    hidden = [grid.name for grid in book.grids if grid.hidden and find_applications(grid) is not None]
    if hidden:
        return Problem("表三在隐藏的工作表里", hidden[0], barring=True)
    return Problem("没有找到表三（收到和处理政府信息公开申请情况）", barring=True)


def _unbalanced(
    found: Applications, remedies: Remedies | None, problems: Sequence[Problem], year: int
) -> Iterator[Problem]:
    """What its own tables contradict; nothing is said of sums while a number of them is missing."""
    if any(one.barring for one in problems):
        return
    for check in checks(Checked(as_figures(year, found, remedies, None))):
        if check.key in UNBALANCED and not check.ok:
            yield Problem(f"{check.name}：{check.detail}", *_place(check, found, remedies))


def _place(check: Check, found: Applications, remedies: Remedies | None) -> tuple[str, str]:
    if check.key == "remedies" and remedies is not None:
        return remedies.sheet, remedies.cell
    row = {"balance": RECEIVED, "settled": SETTLED}.get(check.key, "")
    if row:
        return found.sheet, found.cell(row, 0)
    for key, numbers in found.rows.items():  # of the totals, the first that is wrong
        if sum(numbers[:-1]) != numbers[-1]:
            return found.sheet, found.cell(key)
    return found.sheet, found.cell(CARRIED_OUT)


def _notes(remedies: Remedies | None, proactive: Proactive | None, year: int) -> Iterator[str]:
    if remedies is None:
        yield "没有表四（行政复议、行政诉讼）"
    if proactive is None:
        yield "没有表二（主动公开）"
    elif blank := sum(one is None for one in proactive.numbers.values()):
        yield f"表二有 {blank} 格空白"
    if not year:
        yield "没有写是哪一年的"


# — whose, and of which year —


def _whose(book: Book) -> str:
    """The office that a report names: in its title, behind 填报单位, else in the file's name."""
    for shape in (_OFFICE, _TITLE):
        for grid in book.shown:
            for _, _, text in grid.texts(_ABOVE):
                line = " ".join(text.split())
                match = shape.search(line) if shape is _OFFICE else shape.match(line)
                if match is not None and "合计" not in match["office"]:
                    return match["office"].strip("　 _＿")
    return _from_name(book.path)


def _from_name(path: Path) -> str:
    return _WORDS.sub("", path.stem) or path.stem


def _of_year(book: Book) -> int:
    """The one year that stands above the tables, else in a sheet's name, else in the file's; 0 for none."""
    above = Counter(
        year
        for grid in book.shown
        for _, _, text in grid.texts(_ABOVE)
        for year in set(_YEAR.findall(fold_text(text)))
    )
    for years in (
        set(above),
        {year for grid in book.shown for year in _DIGITS.findall(grid.name)},
        set(_DIGITS.findall(book.path.stem)),
    ):
        if len(years) == 1:
            return int(next(iter(years)))
        if years:
            return 0
    return 0
