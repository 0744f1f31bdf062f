"""Tables two, three and four as the official forms have them: one definition for window, paper, workbook and HTML.

Every box of a figure has the key of its figure: ``three.granted.0``, ``four.0.3``, ``two.norms.made``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai_desktop.paper.booklet import Box, Spread
from gongkai_desktop.reports.annual.figures import COLUMNS, REMEDY_COLUMNS, Figures, number_of
from gongkai_desktop.reports.annual.layout import Block, Row

TWO, THREE, FOUR = "two", "three", "four"
"""How the keys of boxes begin, by their table."""
_BALANCE: Final = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_LABELS: Final = 3  # columns of headings before the numbers of table three
_PERSON, _ORGANS, _TOTAL = COLUMNS[0], COLUMNS[1:-1], COLUMNS[-1]
_WIDTH: Final = 156.0  # of the text of an official paper, in mm
_LABEL_WIDTHS: Final = (10.0, 25.5, 42.5)


# — table three —


def applications_spread(figures: Figures) -> Spread:
    """收到和处理政府信息公开申请情况."""
    numbers = (_WIDTH - sum(_LABEL_WIDTHS)) / len(COLUMNS)
    boxes = (*_applicants(), *_rows(figures))
    return Spread("", (*_LABEL_WIDTHS, *(numbers,) * len(COLUMNS)), boxes)


def _applicants() -> Iterator[Box]:
    last = _LABELS + len(COLUMNS) - 1
    yield Box(0, 0, _BALANCE, rows=3, columns=_LABELS, head=True, left=True)
    yield Box(0, _LABELS, "申请人情况", columns=len(COLUMNS), head=True)
    yield Box(1, _LABELS, _PERSON, rows=2, head=True)
    yield Box(1, _LABELS + 1, "法人或其他组织", columns=len(_ORGANS), head=True)
    yield Box(1, last, _TOTAL, rows=2, head=True)
    for at, title in enumerate(_ORGANS):
        yield Box(2, _LABELS + 1 + at, title, head=True)


def _rows(figures: Figures) -> Iterator[Box]:
    rows = figures.layout.rows
    for at, row in enumerate(rows):
        yield from _labels(rows, at)
        for column, number in enumerate(figures.row(row.key)):
            key = f"{THREE}.{row.key}.{column}"
            yield Box(3 + at, _LABELS + column, number=number, key=key)


def _labels(rows: tuple[Row, ...], at: int) -> Iterator[Box]:
    """The headings that begin in a row: that of the whole third part, that of a group, its own."""
    row, line = rows[at], 3 + at
    if not row.group:
        yield Box(line, 0, row.heading, columns=3, head=True, left=True)
        return
    within = [one for one in rows if one.group]
    if row is within[0]:
        yield Box(line, 0, row.group, rows=len(within), head=True, left=True)
    if row.group == within[0].group:  # it stands under the whole part
        yield Box(line, 1, row.heading, columns=2, head=True, left=True)
        return
    alike = [one for one in within if one.group == row.group]
    if row is alike[0]:
        yield Box(line, 1, row.group, rows=len(alike), head=True, left=True)
    yield Box(line, 2, row.heading, head=True, left=True)


# — table four —


def remedies_spread(figures: Figures) -> Spread:
    """政府信息公开行政复议、行政诉讼情况."""
    count = len(REMEDY_COLUMNS)
    boxes = [
        Box(0, 0, "行政复议", columns=count, head=True),
        Box(0, count, "行政诉讼", columns=2 * count, head=True),
        Box(1, count, "未经复议直接起诉", columns=count, head=True),
        Box(1, 2 * count, "复议后起诉", columns=count, head=True),
    ]
    for path, numbers in enumerate(figures.remedies):
        for at, (title, number) in enumerate(zip(REMEDY_COLUMNS, numbers, strict=True)):
            column = path * count + at
            if path:
                boxes.append(Box(2, column, title, head=True))
            else:
                boxes.append(Box(1, column, title, rows=2, head=True))
            boxes.append(Box(3, column, number=number, key=f"{FOUR}.{path}.{at}"))
    return Spread("", (_WIDTH / (3 * count),) * (3 * count), tuple(boxes))


# — table two —


def proactive_spread(figures: Figures) -> Spread:
    """主动公开政府信息情况: the blocks one below the other, on as many columns as they can share."""
    widest = max(len(block.columns) for block in figures.layout.blocks)
    boxes: list[Box] = []
    line = 0
    for block in figures.layout.blocks:
        boxes += _block(block, figures, line, widest)
        line += 2 + len(block.rows)
    first = _WIDTH / (widest + 1)
    return Spread("", (first, *(first,) * widest), tuple(boxes))


def _block(block: Block, figures: Figures, line: int, widest: int) -> Iterator[Box]:
    yield Box(line, 0, block.article, columns=widest + 1, head=True)
    spans = _spans(len(block.columns), widest)
    yield Box(line + 1, 0, "信息内容", head=True)
    for at, column in enumerate(block.columns):
        yield Box(line + 1, 1 + spans[at][0], column.title, columns=spans[at][1], head=True)
    for down, row in enumerate(block.rows):
        yield Box(line + 2 + down, 0, row.title, head=True)
        for at, column in enumerate(block.columns):
            key = f"{row.key}.{column.key}"
            number = number_of(figures.proactive[key].value)
            place = (line + 2 + down, 1 + spans[at][0])
            yield Box(*place, columns=spans[at][1], number=number, key=f"{TWO}.{key}")


def _spans(count: int, widest: int) -> list[tuple[int, int]]:
    """Where each of so many columns begins and how wide it is on ``widest`` ones; the last takes what is left."""
    share = widest // count
    return [(at * share, share if at < count - 1 else widest - share * (count - 1)) for at in range(count)]
