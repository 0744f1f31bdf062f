"""Reports of subordinate offices together: who is there, missing, late or in doubt; and their sum. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from gongkai_desktop.ledger import fold_text
from gongkai_desktop.reports.annual.figures import Entered, Figures, Known
from gongkai_desktop.reports.annual.layout import Layout, layout_of
from gongkai_desktop.reports.consolidation.handed import Handed
from gongkai_desktop.reports.consolidation.kept import ANNUAL, FILINGS, SHORT, Taken
from gongkai_desktop.reports.consolidation.others import added
from gongkai_desktop.reports.consolidation.problems import Problem
from gongkai_desktop.requests.tally import TOTAL, Numbers

_NONE: Final[Numbers] = (0,) * 5


@dataclass(frozen=True, slots=True)
class Office:
    """A report as it counts: ``name`` as the office's list has it, else as the file says. ``late``: after the day."""

    name: str
    handed: Handed
    problems: tuple[Problem, ...]
    taken: Taken | None = None
    received: str = ""
    late: bool = False

    @property
    def barred(self) -> bool:
        """Whether it cannot be taken without a correction."""
        return any(one.barring for one in self.problems)

    @property
    def ok(self) -> bool:
        """Whether it is summed."""
        return not self.problems or (self.taken is not None and not self.barred)

    @property
    def counts(self) -> tuple[int, ...]:
        """What it reports in short: of an annual table what ``SHORT`` names, of a filing its lines; () unread."""
        if self.handed.listed is not None:
            return (len(self.handed.listed.lines),)
        figures = self.handed.figures
        return tuple(figures.row(key)[TOTAL] for key in SHORT) if figures is not None else ()

    @property
    def state(self) -> str:
        """In a word."""
        if not self.problems:
            return "通过"
        if self.ok:
            return "收下"
        if self.barred:
            return "读不出，要退回"
        return "不平衡" if self.handed.unbalanced else "有疑问"


@dataclass(frozen=True)
class Asked:
    """How reports are consolidated: the year (0: the one that they have), who is expected, by which day (ISO, '').

    ``own`` is the office itself, whose report may be among them. ``taken`` are the doubted ones that somebody takes,
    ``received`` the days (ISO) on which files came, by their paths.
    """

    year: int = 0
    expected: tuple[str, ...] = ()
    own: str = ""
    due: str = ""
    today: str = ""
    taken: Mapping[Path, Taken] | None = None
    received: Mapping[Path, str] | None = None


@dataclass(frozen=True)
class Consolidation:
    """Everything that came of it. ``missing`` are expected offices without a report, ``over`` whether their day is."""

    kind: str
    year: int
    offices: tuple[Office, ...]
    missing: tuple[str, ...]
    over: bool
    asked: Asked

    @property
    def ok(self) -> bool:
        """Whether every report is summed."""
        return bool(self.offices) and all(one.ok for one in self.offices)

    @property
    def counts(self) -> tuple[int, ...]:
        """The sums in short, see ``Office.counts``; () while one is doubted."""
        return tuple(map(sum, zip(*(one.counts for one in self.offices), strict=True))) if self.ok else ()

    @property
    def layout(self) -> Layout:
        """The format of the sum."""
        found = next(
            (one.handed.layout for one in self.offices if one.handed.layout is not None), layout_of(self.year)
        )
        return layout_of(self.year) if self.year else found

    @cached_property
    def figures(self) -> Figures | None:
        """The sum of all annual tables; None while one of them is doubted, and for filings."""
        if not self.ok or self.kind != ANNUAL:
            return None
        found = [told for one in self.offices if (told := one.handed.figures) is not None]
        return _summed(self.year, self.layout, [one.handed for one in self.offices], found)

    @property
    def lines(self) -> tuple[tuple[str, Mapping[str, str]], ...]:
        """The lines of all filings, each with its office; none while one is doubted."""
        if not self.ok or self.kind != FILINGS:
            return ()
        return tuple((one.name, line) for one in self.offices for line in _listed(one))

    @property
    def reasons(self) -> Mapping[str, int]:
        """How many of those lines each reason has."""
        return Counter(line.get("reason", "") for _, line in self.lines)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the sum does not say, and why."""
        return tuple(self._notes())

    def _notes(self) -> Iterator[str]:
        if self.kind != ANNUAL or not self.offices:
            return
        yield from self._lacking("表四", [one.name for one in self.offices if one.handed.remedies is None])
        yield from self._lacking("表二", [one.name for one in self.offices if one.handed.proactive is None])
        if not self.year:
            yield "各表都没有写是哪一年的"

    def _lacking(self, table: str, without: Sequence[str]) -> Iterator[str]:
        """A table that is in no sum, because these have not got it."""
        if without:
            whose = "各单位都" if len(without) == len(self.offices) else "、".join(without)
            yield f"{table}没有汇总：{whose}没有{table}"


def _listed(one: Office) -> Sequence[Mapping[str, str]]:
    return one.handed.listed.lines if one.handed.listed is not None else ()


def consolidated(handed: Sequence[Handed], asked: Asked) -> Consolidation:
    """Put reports together; what they contradict among each other is named at each of them."""
    kind = _kind(handed)
    year = asked.year or _year(handed)
    named = [(_name(one, asked.expected, asked.own), one) for one in handed]
    offices = tuple(_office(name, one, named, kind, year, asked) for name, one in named)
    there = {name for name, _ in named}
    missing = tuple(name for name in asked.expected if name not in there)
    return Consolidation(kind, year, offices, missing, bool(asked.due and asked.today > asked.due), asked)


def _kind(handed: Sequence[Handed]) -> str:
    lists = sum(one.listed is not None for one in handed)
    return FILINGS if lists and 2 * lists >= sum(bool(one.digest) for one in handed) else ANNUAL


def _year(handed: Sequence[Handed]) -> int:
    """The year that most reports have; 0 where they have none, or two as often."""
    told = Counter(one.year for one in handed if one.year).most_common(2)
    return told[0][0] if told and (len(told) == 1 or told[0][1] > told[1][1]) else 0


def _name(handed: Handed, expected: Sequence[str], own: str) -> str:
    """The office of the list that a report is of: named alike, else the only one that is longer or shorter by what
    stands in front (某市甲局, 甲局); else as the report has it."""
    told = fold_text(handed.office)
    for name in (*expected, own):
        if name and fold_text(name) == told:
            return name
    near = [name for name in expected if told.endswith(fold_text(name)) or fold_text(name).endswith(told)]
    return near[0] if len(near) == 1 else handed.office


def _office(
    name: str, handed: Handed, named: Sequence[tuple[str, Handed]], kind: str, year: int, asked: Asked
) -> Office:
    problems = (*handed.problems, *_among(name, handed, named, kind, year, asked))
    taken = (asked.taken or {}).get(handed.path)
    received = (asked.received or {}).get(handed.path, asked.today)
    late = bool(asked.due and received > asked.due)
    return Office(name, handed, problems, taken, received, late)


def _among(
    name: str, handed: Handed, named: Sequence[tuple[str, Handed]], kind: str, year: int, asked: Asked
) -> Iterator[Problem]:
    """What a report contradicts of the others and of what is asked."""
    for other_name, other in named:
        if other is handed:
            continue
        if other_name == name:
            yield Problem(f"同一单位“{name}”交了两份，另一份是“{other.path.name}”", barring=True)
        elif other.digest and other.digest == handed.digest:
            yield Problem(f"与“{other.path.name}”（{other_name}）内容完全相同")
    if asked.expected and name not in (*asked.expected, asked.own):
        yield Problem(f"“{name}”不在下级单位名单里")
    if not handed.digest:
        return
    if (handed.listed is not None) != (kind == FILINGS):
        yield Problem("与其他文件不是同一种报表", barring=True)
        return
    if year and handed.year and handed.year != year:
        yield Problem(f"是 {handed.year} 年的，汇总的是 {year} 年", barring=True)
    wanted = layout_of(year) if year else _common(named)
    layout = handed.layout
    if (
        layout is not None
        and wanted is not None
        and layout.key != wanted.key
        and handed.applications is not None
    ):
        told = f"用的是{layout.key}年的格式（{layout.document}），应为{wanted.key}年的（{wanted.document}）"
        yield Problem(told, handed.applications.sheet, barring=True)
    if (
        kind == FILINGS
        and (quarter := _quarter(named))
        and handed.listed
        and handed.listed.quarter not in ("", quarter)
    ):
        yield Problem(f"是 {handed.listed.quarter} 的，多数是 {quarter} 的", barring=True)


def _common(named: Sequence[tuple[str, Handed]]) -> Layout | None:
    told = Counter(one.layout.key for _, one in named if one.layout is not None).most_common(1)
    layouts = {one.layout.key: one.layout for _, one in named if one.layout is not None}
    return layouts[told[0][0]] if told else None


def _quarter(named: Sequence[tuple[str, Handed]]) -> str:
    told = Counter(one.listed.quarter for _, one in named if one.listed is not None and one.listed.quarter)
    return told.most_common(1)[0][0] if told else ""


def _summed(year: int, layout: Layout, handed: Sequence[Handed], found: Sequence[Figures]) -> Figures:
    """Number by number; a table that one of them has not got is in no sum."""
    rows = {row.key: _sum([one.row(row.key) for one in found]) for row in layout.rows}
    whole = all(one.remedies is not None and one.remedies.numbers for one in handed)
    paths = tuple(_sum([one.remedies[at] for one in found]) for at in range(3)) if whole else (_NONE,) * 3
    told = [one.proactive.numbers if one.proactive is not None else {} for one in handed]
    known = {}
    for place in layout.places:
        text = added([one.get(place.key) for one in told])
        known[place.key] = Known(hand=Entered(text, 0, "")) if text else Known()
    return replace(found[0], year=year, layout=layout, applications=rows, remedies=paths, proactive=known)


def _sum(numbers: Sequence[Numbers]) -> Numbers:
    return tuple(map(sum, zip(*numbers, strict=True)))
