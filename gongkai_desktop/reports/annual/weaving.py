"""Texts with the figures of the tables woven in: {本年新收} stands for the number until the report is signed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from gongkai_desktop.reports.annual.figures import Figures
from gongkai_desktop.requests.tally import CARRIED_IN, CARRIED_OUT, RECEIVED, SETTLED, TOTAL

_FIELD: Final = re.compile(r"\{([^{}\n]{1,20})\}")
_ROWS: Final[Mapping[str, str]] = {
    "本年新收": RECEIVED,
    "上年结转": CARRIED_IN,
    "办结": SETTLED,
    "结转下年": CARRIED_OUT,
    "予以公开": "granted",
    "部分公开": "partial",
}
_GROUPS: Final[Mapping[str, str]] = {
    "不予公开": "（三）",
    "无法提供": "（四）",
    "不予处理": "（五）",
    "其他处理": "（六）",
}
"""The sums of table three by how the number or the group of their rows begins."""


def fields(figures: Figures, released: int) -> Mapping[str, str]:
    """What may stand between braces in a text, and its figure; ``released`` is what was published in the year."""
    whole = {name: figures.row(key)[TOTAL] for name, key in _ROWS.items()}
    for name, number in _GROUPS.items():
        rows = (row for row in figures.layout.rows if number in (row.number, row.group[: len(number)]))
        whole[name] = sum(figures.row(row.key)[TOTAL] for row in rows)
    disputes, direct, after = (one[-1] for one in figures.remedies)
    fees = figures.fees
    whole |= {"行政复议": disputes, "行政诉讼": direct + after, "主动公开": released}
    whole |= {"收费通知": fees.asked, "收费金额": fees.yuan_paid}
    return {"年份": str(figures.year), **{name: str(number) for name, number in whole.items()}}


def woven(text: str, known: Mapping[str, str]) -> str:
    """The text with its figures; what stands between braces and is no field stays as it is."""
    return _FIELD.sub(lambda found: known.get(found[1], found[0]), text)


def woven_in(template: str, text: str) -> Mapping[str, str]:
    """The figures that stand in a text for the fields of its template; none where it is no text of that template."""
    pieces = _FIELD.split(template)
    shape = "".join(re.escape(one) if at % 2 == 0 else "(.{0,40}?)" for at, one in enumerate(pieces))
    found = re.fullmatch(shape, text)
    return dict(zip(pieces[1::2], found.groups(), strict=True)) if found is not None else {}


def unknown(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """What stands between braces in a text and is no field."""
    return tuple(dict.fromkeys(found for found in _FIELD.findall(text) if found not in known))
