"""What a number on paper, or a code read from it, leads to, in whichever ledger that lies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from gongkai_desktop.cases.lists import Lists
from gongkai_desktop.cases.lookup import refused_purged
from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.numbering import SERIES, holders_of
from gongkai_desktop.records.log import Log
from gongkai_desktop.records.sheet import Sheet
from gongkai_desktop.records.sheets import Reading, Sheets, Verdict

_WAYS: Final = {
    Verdict.FOREIGN: "请交还出具它的单位",
    Verdict.FORGED: "请对照台账核对这张纸，必要时重新打印",
    Verdict.LOST: "可能打印后恢复过较早的备份，请按纸上的名称查找",
    Verdict.NONE: "请把光标放在扫码框里再扫一次，或输入纸上的编号",
}
_BORROWED: Final = ("review", "looks")
"""Ledgers that show the numbers of what they are about: these lead to that, and only #n to a record of theirs."""
_UNNUMBERED: Final = "catalogue"
"""Its entries are known by #n alone: a bare number is no entry's."""
_REQUESTS: Final = "requests"
_OPENING, _CLOSING = re.compile(r"[\[(【〔]"), re.compile(r"[\])】〕]")
_OF_A_NUMBER: Final = "号"
"""How the titles of those columns of side ledgers end that hold the number of a document."""
_MOST: Final = 20
"""Of so many records at most is told that they bear a number."""


@dataclass(frozen=True, slots=True)
class Traced:
    """Where a number leads: the records, which are of one ledger, in the order of the paper.

    ``ledger`` is the name that commands and pages call it by, ``called`` what people do. ``number``, ``title`` and
    ``state`` (in words, with how near its day is) are those of the first record. ``sheet`` is the number of the
    printed sheet, '' where the number was a record's own; ``changed`` of its records are newer than the paper;
    ``signed``: it is one that goes round for signatures. ``who`` applied, as lists show it, where part of a name was
    asked for.
    """

    ledger: str
    called: str
    records: tuple[int, ...]
    number: str
    title: str
    state: str
    sheet: str = ""
    changed: int = 0
    signed: bool = False
    who: str = ""

    @property
    def words(self) -> str:
        """The whole of it in a line."""
        standing = f"等 {len(self.records)} 件" if len(self.records) > 1 else f"（{self.state}）"
        paper = f"{self.sheet} 号表：" if self.sheet else ""
        newer = f"；印出以后有 {self.changed} 件改动过，这张纸已不是最新" if self.changed else ""
        who = f"{self.who}：" if self.who else ""
        return f"{paper}{self.called} {self.number} {who}{self.title}{standing}{newer}"


class Tracer:
    """Looks through every ledger of an office. ``listing`` gives the lists of a ledger by its name."""

    def __init__(
        self, log: Log, names: Iterable[str], listing: Callable[[str], Lists], side: Iterable[str]
    ) -> None:
        self._log, self._names, self._listing = log, tuple(names), listing
        self._side, self._sheets = frozenset(side), Sheets(log)

    def trace(self, text: str, today: date) -> tuple[Traced, ...]:
        """What a code, a number or an applicant leads to, as it stands on that day; Refused when that is nothing.

        Sheets and applications are numbered by the year alike: one number may lead to both.
        """
        text = unicodedata.normalize("NFKC", text).strip()
        if text.upper().startswith("GK1/"):
            return (self._from_code(self._sheets.check(text.upper()), today),)
        found = [self._told(ledger, (record,), today) for ledger, record in self._bearing(text)]
        sheet = self._numbered(text)
        if sheet is not None and (sheet.items or not found):
            found.insert(0, self._of_sheet(sheet, len(self._sheets.changed(sheet)), today))
        found = found or [self._told(_REQUESTS, (one,), today, named=True) for one in self._named_like(text)]
        if not found:
            raise self._nothing(text)
        return tuple(found)

    def _bearing(self, text: str) -> list[tuple[str, int]]:
        """Every record that bears the number, once, with its ledger, in the order of the ledgers."""
        if not text:
            return []
        spelled = _spellings(text)
        found = dict.fromkeys(self._known_by(text))
        for key in SERIES:
            if key != "sheet":
                holders = holders_of(self._log.store, key, spelled, _MOST)
                found |= dict.fromkeys((self.ledger_of(one), one) for one in holders)
        found |= dict.fromkeys(self._in_side_ledgers(spelled))
        known = [one for one in found if one[0]] or [*self._applied(text)]
        return sorted(known, key=lambda one: self._names.index(one[0]))[:_MOST]

    def _known_by(self, text: str) -> Iterator[tuple[str, int]]:
        """By the number that a ledger knows its records by, or by #n."""
        place = text.startswith("#")
        for name in self._names:
            if place or name not in (*_BORROWED, _UNNUMBERED):
                record = self._listing(name).numbered(text) if name != "looks" else 0
                if record:
                    yield name, record

    def _in_side_ledgers(self, spelled: tuple[str, ...]) -> Iterator[tuple[str, int]]:
        """By the number of a letter or report that an act of a side ledger tells of."""
        for name in self._names:
            if name not in self._side:
                continue
            lists = self._listing(name)
            for key, title in lists.titles.items():
                if title.endswith(_OF_A_NUMBER) and key != "id":
                    rows = lists.page(Query(filters={key: spelled[-1]}), self._log.today(), limit=_MOST)
                    yield from ((name, int(str(row["id"]))) for row in rows if str(row[key]) in spelled)

    def _applied(self, text: str) -> Iterator[tuple[str, int]]:
        """The applications of somebody who is named in full."""
        sql = "SELECT id FROM request WHERE applicant = ? ORDER BY id DESC LIMIT ?"
        yield from ((_REQUESTS, int(one)) for (one,) in self._log.store.rows(sql, (text, _MOST)))

    def _named_like(self, text: str) -> list[int]:
        """The applications, newest first, of everybody in whose name this stands; one sign alone is a family name.

        Refused where these are too many to be told apart.
        """
        if not text or any(sign.isdigit() for sign in text):
            return []
        place = "= 1" if len(text) == 1 else "> 0"
        sql = f"SELECT id FROM request WHERE instr(applicant, ?) {place} ORDER BY id DESC"
        found = [int(one) for (one,) in self._log.store.rows(sql, (text,))]
        if len(found) > _MOST:
            way = "请多写几个字，或者到“依申请公开”里按 Ctrl+F 搜索"
            raise Refused(f"申请人像“{text}”的有 {len(found)} 件申请", way=way)
        return found

    def ledger_of(self, record: int) -> str:
        """The ledger that a record stands in; '' where it stands in none."""
        return next((name for name, _ in self._known_by(f"#{record}")), "")

    def _told(
        self,
        ledger: str,
        records: tuple[int, ...],
        today: date,
        *,
        sheet: Sheet | None = None,
        changed: int = 0,
        named: bool = False,
    ) -> Traced:
        lists = self._listing(ledger)
        row = lists.row(records[0], today) or {}
        number = str(row.get(lists.number) or "") or f"#{records[0]}"
        state = "，".join(str(row[key]) for key in ("status", "reminder") if row.get(key))
        paper = sheet.number if sheet else ""
        signed = sheet is not None and bool(sheet.state)
        who, title = str(row.get("applicant", "")) if named else "", str(row.get("title", ""))
        return Traced(ledger, lists.title, records, number, title, state, paper, changed, signed, who)

    def _from_code(self, reading: Reading, today: date) -> Traced:
        if reading.sheet is None:
            raise Refused(f"打不开这张纸的记录：{reading.verdict.value}", way=_WAYS[reading.verdict])
        return self._of_sheet(reading.sheet, len(reading.changed), today)

    def _of_sheet(self, sheet: Sheet, changed: int, today: date) -> Traced:
        if not sheet.items:
            if (purged := refused_purged(self._log.store, sheet.number)) is not None:
                raise purged
            raise Refused(f"{sheet.number} 号表是空白表，没有对应的记录", way="请输入索引号，或搜索名称")
        records = tuple(sheet.items)
        ledger = self.ledger_of(records[0])
        if not ledger:
            why = "登记已经撤销"
            raise Refused(f"{sheet.number} 号表的记录已经不在台账里", why=why, way="请到“回收站”里找")
        return self._told(ledger, records, today, sheet=sheet, changed=changed)

    def _numbered(self, number: str) -> Sheet | None:
        try:
            return self._sheets.sheet(number)
        except Refused:
            return None

    def _nothing(self, text: str) -> Refused:
        purged = refused_purged(self._log.store, text, self.ledger_of)
        if purged is not None:
            return purged
        why = "各本台账里没有这个编号，也没有这样编号的表，没有这样的申请人"
        return Refused(f"没有找到“{text}”", why=why, way="请核对编号；按名称找，请到那本台账里按 Ctrl+F 搜索")


def _spellings(text: str) -> tuple[str, ...]:
    """How a number may stand in a ledger: as typed, and as official documents write it (〔2026〕), blanks left out."""
    official = _CLOSING.sub("〕", _OPENING.sub("〔", "".join(text.split())))
    return tuple(dict.fromkeys((text, official)))
