"""What is typed into the filter row, as SQL: dates by day, month, year or span, choices exactly, words anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from gongkai_desktop.cases.table import Source, Table
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger.definition import Kind
from gongkai_desktop.ledger.values import read_date

EMPTY: Final = frozenset({"空", "无", "（空）", "(空)"})
"""Typed into a date or a choice: those that have none."""
SPAN: Final = ".."
LONGEST: Final = 200
_YES_NO: Final = {"是": 1, "否": 0, "1": 1, "0": 0}
_YEAR: Final = re.compile(r"([0-9]{4})\s*年?")
_MONTH: Final = re.compile(r"([0-9]{4})\s*(?:[-/.]|年)\s*([0-9]{1,2})\s*月?")
_BRACKETS: Final = re.compile(r"[\[\]()（）〔〕【】［］]")


def filtered(
    filters: Mapping[str, str], table: Table, source: Source, values: dict[str, object]
) -> Iterator[str]:
    """The conditions of the filters, their values put into ``values``. An empty filter filters nothing.

    Refused for a column that the kind does not have and for a day that cannot be read.
    """
    for at, (key, typed) in enumerate(filters.items()):
        if wanted := typed.strip():
            yield _condition(table, key, _column(table, source, key), wanted, f"f{at}", values)


def _column(table: Table, source: Source, key: str) -> str:
    if key in table.columns or key in source.columns:
        return source.column(key)
    if key not in table.further:
        raise Refused(f"不能按“{key}”筛选", way="请选台账里有的列")
    return f"coalesce(json_extract(nullif(t.more, ''), '$.{key}'), '')"


def _condition(table: Table, key: str, column: str, wanted: str, name: str, values: dict[str, object]) -> str:
    kind = table.kinds.get(key, Kind.TEXT)
    if kind in (Kind.DATE, Kind.CHOICE) and wanted in EMPTY:
        return f"{column} = ''"
    if kind is Kind.DATE:
        values[f"{name}a"], values[f"{name}z"] = span(wanted, table.titles.get(key, "期限"))
        return f"{column} BETWEEN :{name}a AND :{name}z"
    if kind is Kind.FLAG:
        values[name] = _switch(wanted)
        return f"({column} <> 0) = :{name}"
    if kind in (Kind.CHOICE, Kind.INTEGER):
        values[name] = wanted if kind is Kind.CHOICE else _number(wanted)
        return f"{column} = :{name}"
    values[name] = f"%{_pattern(wanted)}%"
    return f"{column} LIKE :{name} ESCAPE '\\'"


def _switch(wanted: str) -> int:
    if wanted not in _YES_NO:
        raise Refused(f"“{wanted}”不能用来筛选", way="请选“是”或“否”")
    return _YES_NO[wanted]


def _number(wanted: str) -> int:
    digits = wanted.lstrip("#＃")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 15:
        raise Refused(f"“{wanted}”不是编号", way="请写像 #12 这样的编号")
    return int(digits)


def _pattern(text: str) -> str:
    """The text for LIKE; brackets of a document number fit whichever brackets the ledger has."""
    if len(text) > LONGEST:
        raise Refused("筛选的文字太长", way=f"请只写其中一段，不超过 {LONGEST} 字")
    plain = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return _BRACKETS.sub("_", plain)


def span(wanted: str, title: str) -> tuple[str, str]:
    """First and last day (ISO) of a day, a month, a year, or of a span “from..to” of these, either end open."""
    first, dots, last = wanted.partition(SPAN)
    if not dots:
        return _ends(wanted, title)
    start = _ends(first, title)[0] if first.strip() else "0"
    end = _ends(last, title)[1] if last.strip() else "9"
    if start > end:
        raise Refused(f"{title}的范围“{wanted}”前后颠倒了", way="请把较早的日期写在前面")
    return start, end


def _ends(text: str, title: str) -> tuple[str, str]:
    text = text.strip()
    if found := _YEAR.fullmatch(text):
        return f"{found[1]}-01-01", f"{found[1]}-12-31"
    if (found := _MONTH.fullmatch(text)) and 1 <= int(found[2]) <= 12:
        month = f"{found[1]}-{int(found[2]):02}"
        return f"{month}-01", f"{month}-31"
    try:
        day = read_date(text)
    except ValueError as reason:
        raise _unread(text, title, str(reason)) from None
    if day is None:
        raise _unread(text, title, "不是日期")
    return day.isoformat(), day.isoformat()


def _unread(text: str, title: str, why: str) -> Refused:
    way = "请写成 2026、2026-03、2026-03-05，或用“2026-03..2026-05”写一段时间"
    return Refused(f"{title}的筛选“{text}”读不懂", why=why, way=way)
