"""The whole report as a booklet: the six parts with their texts and tables, what the rule set wants besides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from gongkai_desktop.paper.booklet import Booklet, Box, Heading, Piece, Prose, Spread
from gongkai_desktop.paper.booklet_files import ALL, BookletFiles
from gongkai_desktop.reports.annual.case import AnnualCase
from gongkai_desktop.reports.annual.figures import Figures, number_of
from gongkai_desktop.reports.annual.layout import APPLICATIONS, PROACTIVE, TEXT
from gongkai_desktop.reports.annual.spreads import applications_spread, proactive_spread, remedies_spread

NOT_WRITTEN: Final = "（待起草）"
"""What stands for a text that nobody has written yet."""
FILES: Final = BookletFiles(ALL, "年度报告写成工作簿、Word、PDF 或网页")
"""The files that a report is written as."""


def booklet(
    figures: Figures, texts: Mapping[str, str], office: str, *, extra: tuple[Piece, ...] = (), day: str = ""
) -> Booklet:
    """The report of an office; ``extra`` are pieces behind the sixth part, ``day`` when it was signed (ISO, '')."""
    title = f"{office}{figures.year}年{figures.layout.title}"
    dated = f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:])}日" if day else ""
    foot = (office, dated) if dated else ()
    return Booklet(title, (*_parts(figures, texts), *extra), foot=foot, day=day)


def booklet_of(case: AnnualCase, office: str) -> Booklet:
    """The report of a case: as it was signed, else as it stands."""
    day = case.report.signed.day if case.report.signed else ""
    return booklet(case.figures, case.texts, office, extra=tuple(_extras(case)), day=day)


def _extras(case: AnnualCase) -> Iterator[Piece]:
    """What the rule set wants told besides: a table of its numbers, its texts below."""
    rule, told = case.rule, case.extras
    if not rule.extras:
        return
    yield Heading("附表：本单位制度要求的其他内容")
    numbers = [one for one in rule.extras if one.kind != "long"]
    boxes = [Box(0, 0, "内容", head=True), Box(0, 1, "数量、金额", head=True)]
    for at, one in enumerate(numbers, 1):
        boxes.append(Box(at, 0, one.title, head=True, left=True))
        boxes.append(Box(at, 1, number=number_of(told.get(one.key, ""))))
    yield Spread("", (100.0, 56.0), tuple(boxes))
    for one in rule.extras:
        if one.kind == "long":
            yield Heading(one.title, level=2)
            yield Prose(told.get(one.key, "").strip() or NOT_WRITTEN)


def _parts(figures: Figures, texts: Mapping[str, str]) -> Iterator[Piece]:
    for part in figures.layout.parts:
        yield Heading(part.heading)
        if part.holds == TEXT:
            yield Prose(texts.get(part.key, "").strip() or NOT_WRITTEN)
        else:
            yield _table(part.holds, figures)


def _table(holds: str, figures: Figures) -> Spread:
    if holds == PROACTIVE:
        return proactive_spread(figures)
    return applications_spread(figures) if holds == APPLICATIONS else remedies_spread(figures)
