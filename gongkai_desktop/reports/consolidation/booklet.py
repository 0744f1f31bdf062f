"""The sum as it leaves the office: the reports it is made of, then the tables as an annual report has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from gongkai_desktop.errors import Refused
from gongkai_desktop.paper.booklet import Booklet, Box, Heading, Piece, Prose, Spread
from gongkai_desktop.paper.booklet_files import PAPER, WORKBOOK, BookletFiles
from gongkai_desktop.reports.annual.layout import APPLICATIONS, PROACTIVE, REMEDIES
from gongkai_desktop.reports.annual.spreads import applications_spread, proactive_spread, remedies_spread
from gongkai_desktop.reports.consolidation.consolidation import Consolidation, Office
from gongkai_desktop.reports.consolidation.kept import FILINGS, SHORT
from gongkai_desktop.reports.filing.views import ENTRIES

FILES: Final = BookletFiles((WORKBOOK, PAPER), "汇总写成工作簿或 PDF")
"""The files that a sum is written as."""
_WIDTHS: Final = (34.0, 40.0, 18.0, 16.0, 16.0, 16.0, 16.0)
_HEADS: Final = ("单位", "文件", "状态", *SHORT.values())
_LISTED: Final = ("title", "doc_no", "formed", "reason", "basis")
_LIST_WIDTHS: Final = (30.0, 44.0, 22.0, 18.0, 20.0, 22.0)


def refuse_doubted(found: Consolidation) -> None:
    """Refuse to sum while a report is doubted: nothing is guessed, nothing left out without a word."""
    doubted = [one for one in found.offices if not one.ok]
    if not found.offices:
        raise Refused("没有可以汇总的报表", way="请先选下级单位交来的报表")
    if doubted:
        named = "；".join(f"{one.handed.path.name} {one.problems[0].words}" for one in doubted[:3])
        raise Refused(
            f"有 {len(doubted)} 份报表有疑问，没有汇总",
            why=named,
            way="请退回改正后再汇总；确实可以收下的，写明谁收下、为什么",
        )


def booklet(found: Consolidation, office: str) -> Booklet:
    """The whole. Refused while a report is doubted."""
    refuse_doubted(found)
    pieces = _filings(found) if found.kind == FILINGS else _annual(found)
    what = "不予公开信息备案汇总表" if found.kind == FILINGS else "政府信息公开工作年度报告汇总表"
    year = f"{found.year}年" if found.year else ""
    return Booklet(f"{office}{year}{what}", (*_reports(found), *pieces))


def _annual(found: Consolidation) -> Iterator[Piece]:
    figures = found.figures
    if figures is None:
        return
    drawn = {PROACTIVE: proactive_spread, APPLICATIONS: applications_spread, REMEDIES: remedies_spread}
    whole = {
        PROACTIVE: any(one.value for one in figures.proactive.values()),
        APPLICATIONS: True,
        REMEDIES: all(one.handed.remedies is not None for one in found.offices),
    }
    for part in figures.layout.parts:
        if whole.get(part.holds):
            yield Heading(part.heading)
            yield drawn[part.holds](figures)


def _filings(found: Consolidation) -> Iterator[Piece]:
    yield Heading("不予公开信息")
    heads = ["单位", *(ENTRIES.column(key).title for key in _LISTED)]
    boxes = [Box(0, at, head, head=True) for at, head in enumerate(heads)]
    for row, (name, line) in enumerate(found.lines, 1):
        texts = [name, *(line.get(key, "") for key in _LISTED)]
        boxes += [Box(row, at, text, left=True) for at, text in enumerate(texts)]
    below = len(found.lines) + 1
    boxes += [Box(below, 0, "合计", head=True), Box(below, 1, f"{len(found.lines)} 条", columns=5, left=True)]
    yield Spread("", _LIST_WIDTHS, tuple(boxes), heads=1)
    yield Heading("按理由")
    rows = [Box(0, 0, "不予公开理由", head=True), Box(0, 1, "条数", head=True)]
    for row, (reason, count) in enumerate(found.reasons.items(), 1):
        rows += [Box(row, 0, reason or "（没有写）", left=True), Box(row, 1, number=count)]
    yield Spread("", (116.0, 40.0), tuple(rows), heads=1)


def _reports(found: Consolidation) -> Iterator[Piece]:
    yield Heading("汇总单位")
    boxes = [Box(0, at, head, head=True) for at, head in enumerate(_HEADS)]
    for row, one in enumerate(found.offices, 1):
        boxes += _report(row, one)
    for row, name in enumerate(found.missing, len(found.offices) + 1):
        boxes += [Box(row, 0, name, left=True), Box(row, 1, "（没有交）", columns=6, left=True)]
    below = len(found.offices) + len(found.missing) + 1
    boxes += [Box(below, 0, "合计", head=True), Box(below, 1, columns=2), *_counted(below, found.counts)]
    yield Spread("", _WIDTHS, tuple(boxes), heads=1)
    if told := "\n".join(_told(found)):
        yield Prose(told)


def _report(row: int, one: Office) -> Sequence[Box]:
    state = f"{one.state}{'，迟交' if one.late else ''}"
    boxes = [
        Box(row, 0, one.name, left=True),
        Box(row, 1, one.handed.path.name, left=True),
        Box(row, 2, state),
    ]
    return (*boxes, *_counted(row, one.counts))


def _counted(row: int, counts: Sequence[int]) -> Sequence[Box]:
    """What a report comes to in short: the numbers of its table, or how many lines its list has."""
    if len(counts) == 1:
        return (Box(row, 3, f"{counts[0]} 条", columns=len(SHORT)),)
    return tuple(Box(row, 3 + at, number=number) for at, number in enumerate(counts))


def _told(found: Consolidation) -> Iterator[str]:
    """What somebody must know of the sum: doubts taken, who is missing, what is in no sum."""
    for one in found.offices:
        if one.taken is not None and one.problems:
            doubts = "；".join(problem.words for problem in one.problems)
            yield f"{one.name}：{doubts}。{one.taken.day} {one.taken.who}收下：{one.taken.why}。"
    if found.missing:
        word = "逾期没有交" if found.over else "没有交"
        yield f"{word}：{'、'.join(found.missing)}。"
    yield from (f"{note}。" for note in found.notes)
