"""Rows copied out of a table program, as a text table that can be read like a file. Without a header they get one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from gongkai_desktop.exchange.books import Sheet
from gongkai_desktop.exchange.headers import HeaderWords, find_header
from gongkai_desktop.exchange.targets import TARGETS
from gongkai_desktop.exchange.text_table import text_table
from gongkai_desktop.ledger import read_date

NAME: Final = "粘贴的行.txt"
_GUESSED: Final = "（推定）"
_NUMBERED: Final = re.compile(r"[〔\[（(【［]\s*(?:19|20)\d\d\s*[〕\]）)】］].*号")
_INDEX: Final = re.compile(r"[0-9A-Z]{6,}[/-][0-9-]{4,}")
_DAYS: Final = ("生成日期", "公开日期")


def is_table(text: str) -> bool:
    """Whether a copied text is rows of a table: parted by tabs, as every table program copies them."""
    return "\t" in text.strip("\r\n")


def write_pasted(text: str, folder: Path, today: date) -> Path:
    """Write copied rows to a file in ``folder`` that can be imported; returns where.

    Rows without a header get one from what stands in them: the longest text is the name, days are the day of
    formation and that of publication, 〔2024〕7号 the document number; what is guessed says so.
    """
    rows = [*text_table(text)]
    intakes = tuple(target.intake(today) for target in TARGETS)
    if find_header(Sheet("", lambda: iter(rows)), intakes, HeaderWords()) is None:
        text = "\t".join(_guessed(rows)) + "\n" + text
    path = folder / NAME
    path.write_text(text, encoding="utf-8", newline="")  # the ends of lines as they were copied
    return path


def _guessed(rows: Sequence[Sequence[str]]) -> list[str]:
    """A header for rows that have none; '' for a column of which nothing can be said."""
    width = max(len(row) for row in rows)
    columns = [[row[at].strip() for row in rows if at < len(row) and row[at].strip()] for at in range(width)]
    header = [""] * width
    days = iter(_DAYS)
    for at, cells in enumerate(columns):
        if cells and all(_NUMBERED.search(cell) and "关于" not in cell for cell in cells):
            header[at] = "文号"
        elif cells and all(_INDEX.fullmatch(cell) for cell in cells):
            header[at] = "索引号"
        elif cells and all(map(_is_day, cells)):
            header[at] = next(days, "")
    free = [at for at in range(width) if not header[at] and columns[at]]
    if free:
        longest = max(free, key=lambda at: sum(map(len, columns[at])))
        header[longest] = "信息名称"
    return [f"{name}{_GUESSED}" if name and name not in header[:at] else "" for at, name in enumerate(header)]


def _is_day(cell: str) -> bool:
    try:
        return len(cell) >= 6 and read_date(cell) is not None
    except ValueError:
        return False
