"""What stands behind a code read by a barcode gun or a number typed: the records it leads to."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.lookup import refused_purged
from gongkai_desktop.errors import Refused
from gongkai_desktop.records.log import Log
from gongkai_desktop.records.sheet import Sheet
from gongkai_desktop.records.sheets import Reading, Sheets, Verdict

_WAYS = {
    Verdict.FOREIGN: "请交还出具它的单位",
    Verdict.FORGED: "请对照台账核对这张纸，必要时重新打印",
    Verdict.LOST: "可能打印后恢复过较早的备份，请按纸上的名称查找",
    Verdict.NONE: "请把光标放在扫码框里再扫一次，或输入索引号",
}


@dataclass(frozen=True, slots=True)
class Found:
    """The records, in the order of the sheet; ``changed`` of them are newer than the paper.

    ``sheet`` is the number of the sheet, '' where the number was a record's own; ``signed``: it is one that goes
    round for signatures. ``kind`` is what the first record is, by the part of its events' kinds before the dot.
    """

    records: tuple[int, ...]
    sheet: str = ""
    changed: int = 0
    signed: bool = False
    kind: str = "item"


def look_up(log: Log, lists: Listing, text: str) -> Found:
    """The records behind a code or a number; Refused, saying what the paper is, when there are none."""
    sheets, text = Sheets(log), unicodedata.normalize("NFKC", text).strip()
    if text.upper().startswith("GK1/"):
        return _from_code(log, sheets.check(text.upper()))
    try:
        return Found((lists.find(text),))
    except Refused:
        sheet = _numbered(sheets, text)
        if sheet is None:
            raise
    return _of_sheet(log, sheet, len(sheets.changed(sheet)))


def _from_code(log: Log, reading: Reading) -> Found:
    if reading.sheet is None:
        raise Refused(f"打不开这张纸的记录：{reading.verdict.value}", way=_WAYS[reading.verdict])
    return _of_sheet(log, reading.sheet, len(reading.changed))


def _of_sheet(log: Log, sheet: Sheet, changed: int) -> Found:
    if not sheet.items:
        if (purged := refused_purged(log.store, sheet.number)) is not None:
            raise purged
        raise Refused(f"{sheet.number} 号表是空白表，没有对应的记录", way="请输入索引号，或搜索名称")
    first = log.event(next(iter(sheet.items)))  # a record bears the number of the event that began it
    kind = first.kind.partition(".")[0] if first is not None else "item"
    return Found(tuple(sheet.items), sheet.number, changed, bool(sheet.state), kind)


def _numbered(sheets: Sheets, number: str) -> Sheet | None:
    try:
        return sheets.sheet(number)
    except Refused:
        return None
