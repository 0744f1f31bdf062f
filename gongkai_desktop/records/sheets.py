"""Printed sheets: every one is a record, and its QR code finds the way back to it.

The code reads GK1/office/sheet/page/pages/mac, the mac being an HMAC under a key that never leaves the
database. A sheet remembers the last event of each of its items when it was drawn, so that one printed before
something changed is noticed when it comes back. What walks from desk to desk for ink is out until it comes back.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from gongkai_desktop.errors import Refused
from gongkai_desktop.records.event import PURGED, Changed, Draft, Event
from gongkai_desktop.records.log import Log
from gongkai_desktop.records.reading import effective, histories
from gongkai_desktop.records.sheet import BACK, DROPPED, GONE, HANDED, RETURNED, Sheet, printed
from gongkai_desktop.store.attachments import Stored

_CODE = re.compile(r"(GK1/([0-9A-Z]{8})/([0-9-]{6,12})/([1-9]\d{0,3})/([1-9]\d{0,3}))/([A-Z2-7]{16})")
_MAC_BYTES = 10


class Verdict(Enum):
    """What a code found on paper is."""

    OURS = "本单位打印的表"
    LOST = "本单位打印的表，但台账里没有它的记载"
    FORGED = "校验不符，表号或页码被改动过"
    FOREIGN = "其他单位的表"
    NONE = "不是本软件的表"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a code says. ``changed`` are the sheet's items that have changed since it was drawn."""

    verdict: Verdict
    sheet: Sheet | None = None
    page: int = 0
    pages: int = 0
    changed: tuple[int, ...] = ()

    @property
    def stale(self) -> bool:
        """Whether the paper no longer says what the ledger says."""
        return bool(self.changed)


class Sheets:
    """The sheets of one office. The log must know ``SheetProjection``."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def next_number(self, day: date) -> str:
        """The number the next sheet of that year gets, such as 2026-0012."""
        row = self._log.store.one(
            "SELECT max(CAST(substr(number, 6) AS INTEGER)) FROM sheet WHERE number LIKE ?",
            (f"{day.year}-%",),
        )
        return f"{day.year}-{(row[0] if row and row[0] else 0) + 1:04d}"

    def seen(self, items: Iterable[int]) -> dict[int, int]:
        """The last event of each item as of now; ask before drawing, hand it to ``printed`` after."""
        past = histories(self._log.store, wanted := tuple(items))
        return {item: past[item][-1].id for item in wanted if item in past}

    def code(self, number: str, page: int, pages: int) -> str:
        """The text of the QR code on one page."""
        text = f"GK1/{self._log.store.meta('office_no')}/{number}/{page}/{pages}"
        return f"{text}/{self._mac(text)}"

    def printed(
        self,
        *,
        form: str,
        number: str,
        seen: Mapping[int, int],
        pages: int,
        pdf: Stored,
        day: date,
        actor: int,
        signer: str = "",
        out: bool = False,
        touches: Sequence[int] = (),
    ) -> Changed:
        """Remember that a sheet was printed; its record touches every item on it, its PDF is kept with it.

        ``out`` when it goes off to be signed, by ``signer`` first; ``touches`` are the reviews it is printed for.
        """
        facts = {"form": form, "number": number, "pages": pages}
        draft = printed(facts, seen, pdf, day, signer=signer, out=out, touches=touches)
        return self._log.append([draft], actor=actor)

    def handed(self, number: str, to: str, day: date, *, actor: int) -> Changed:
        """A sheet was handed to somebody to be signed; from now on it is out with them."""
        return self.all_handed((number,), to, day, actor=actor)

    def all_handed(self, numbers: Sequence[str], to: str, day: date, *, actor: int) -> Changed:
        """Several sheets were handed on together, in one act; refused, with nothing done, where one cannot be."""
        sheets = [self._known(number, day) for number in numbers]
        gone = [sheet.number for sheet in sheets if sheet.state == GONE]
        if gone:
            raise Refused(f"{'、'.join(gone)} 号表已作废", way="请重新打印一张再送签")
        if not to.strip():
            raise Refused("没有写交给谁签字", way="请选择或填写签字人")
        return self._tell(sheets, HANDED, day, {"to": to.strip()}, actor)

    def returned(self, number: str, day: date, *, actor: int) -> Changed:
        """A sheet came back signed; one believed lost may turn up again."""
        sheet = self._known(number, day)
        if sheet.state == BACK:
            raise Refused(
                f"{number} 号表已经收回",
                why=f"登记的收回日期是 {sheet.back}",
                way="请录入签字结果或归档扫描件",
            )
        return self._tell([sheet], RETURNED, day, {}, actor)

    def dropped(self, number: str, why: str, day: date, *, actor: int) -> Changed:
        """A sheet will not come back: lost, spoilt, or another was printed instead."""
        sheet = self._known(number, day)
        if sheet.state == GONE:
            raise Refused(f"{number} 号表已经作废", way="请刷新后再看")
        if not why.strip():
            raise Refused("没有写作废的原因", way="请写明这张纸为什么不用了")
        return self._tell([sheet], DROPPED, day, {"why": why.strip()}, actor)

    def sheet(self, number: str) -> Sheet:
        """The sheet of that number; Refused when none was printed."""
        found = self._find(number)
        if found is None:
            raise Refused(f"没有打印过 {number} 号表", way="请核对表号，或在文书列表里查找")
        return found

    def check(self, text: str) -> Reading:
        """What a code read from paper is, and whether its items have changed since."""
        match = _CODE.fullmatch(text.strip())
        if match is None:
            return Reading(Verdict.NONE)
        signed, office, number, page, pages, mac = match.groups()
        if office != self._log.store.meta("office_no"):
            return Reading(Verdict.FOREIGN)
        if not hmac.compare_digest(mac, self._mac(signed)):
            return Reading(Verdict.FORGED)
        sheet = self._find(number)
        if sheet is None:
            return Reading(Verdict.LOST, page=int(page), pages=int(pages))
        return Reading(Verdict.OURS, sheet, int(page), int(pages), self.changed(sheet))

    def changed(self, sheet: Sheet) -> tuple[int, ...]:
        """The items of a sheet that have changed since it was drawn; printing, signing, publishing change none."""
        past = histories(self._log.store, sheet.items)
        return tuple(
            item
            for item, last in sheet.items.items()
            if self._counting(past[item]) != self._counting(past[item], last)
        )

    def _counting(self, events: Collection[Event], last: int | None = None) -> list[int]:
        """What made an item what it is (up to an event): events that changed its facts, and purges."""
        past = [event for event in events if last is None or event.id <= last]
        own = [event.id for event in past if event.kind == PURGED]
        is_quiet = self._log.projector.is_quiet
        return [event.id for event in effective(past) if not is_quiet(event.kind)] + own

    def _known(self, number: str, day: date) -> Sheet:
        """The sheet, where something can have happened to it on that day."""
        sheet = self.sheet(number)
        if day > self._log.today():
            raise Refused("日期在今天之后", way="请填实际发生的日期")
        if day < sheet.printed:
            raise Refused(
                f"{number} 号表那天还没有打印",
                why=f"它是 {sheet.printed.isoformat()} 打印的",
                way="请核对日期",
            )
        return sheet

    def _tell(
        self, sheets: Sequence[Sheet], kind: str, day: date, body: Mapping[str, Any], actor: int
    ) -> Changed:
        drafts = [Draft(kind, day, body, sheet.id, sheet.touches) for sheet in sheets]
        return self._log.append(drafts, actor=actor)

    def _find(self, number: str) -> Sheet | None:
        row = self._log.store.one("SELECT id FROM sheet WHERE number = ?", (number,))
        state = self._log.state(row[0]) if row else None
        return state if isinstance(state, Sheet) else None

    def _mac(self, text: str) -> str:
        key = bytes.fromhex(self._log.store.meta("sheet_key"))
        digest = hmac.new(key, text.encode(), hashlib.sha256).digest()
        return base64.b32encode(digest[:_MAC_BYTES]).decode()
