"""Printed sheets: every one is a record, and its QR code finds the way back to it.

The code reads GK1/office/sheet/page/pages/mac, the mac being an HMAC under a key that never leaves the
database. A sheet remembers the last event of each of its items when it was drawn, so that one printed before
something changed is noticed when it comes back.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from gongkai_desktop.errors import Refused
from gongkai_desktop.records.event import PURGED, Changed, Draft, Event
from gongkai_desktop.records.log import Log
from gongkai_desktop.records.reading import effective, histories
from gongkai_desktop.store.attachments import Stored

PRINTED = "sheet.printed"
_CODE = re.compile(r"(GK1/([0-9A-Z]{8})/([0-9-]{6,12})/([1-9]\d{0,3})/([1-9]\d{0,3}))/([A-Z2-7]{16})")
_MAC_BYTES = 10


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed sheet.

    ``items`` gives each item's last event when it was drawn, ``pdf`` the SHA-256 of its file.
    """

    id: int
    form: str
    number: str
    items: Mapping[int, int]
    pages: int
    pdf: str
    printed: date


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


class SheetProjection:
    """The rows of printed sheets. What was printed is never undone."""

    prefix = "sheet"
    table = "sheet"
    search: str | None = None
    final = frozenset({PRINTED})

    def fold(self, state: Sheet | None, event: Event) -> Sheet | None:
        """A sheet is what was printed; later events of others do not change it."""
        if event.kind != PRINTED or event.id != event.stream:
            return state
        body = event.body
        items = {int(item): int(last) for item, last in body.get("items", ())}
        number = str(body.get("number", f"#{event.id}"))
        return Sheet(
            event.id,
            body.get("form", ""),
            number,
            items,
            body.get("pages", 1),
            body.get("pdf", ""),
            event.day,
        )

    def row(self, state: Sheet | None) -> Mapping[str, object] | None:
        """The row of the sheet table."""
        if state is None:
            return None
        return {
            "form": state.form,
            "number": state.number,
            "items": json.dumps(list(state.items.items())),
            "pages": state.pages,
            "pdf": state.pdf,
            "printed": state.printed.isoformat(),
        }

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """Sheets have no search table."""
        return ()


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
    ) -> Changed:
        """Remember that a sheet was printed; its record touches every item on it, its PDF is kept with it."""
        body = {
            "form": form,
            "number": number,
            "items": [[item, last] for item, last in seen.items()],
            "pages": pages,
            "pdf": pdf.sha256,
            "attachments": [pdf.as_body()],
        }
        return self._log.append([Draft(PRINTED, day, body, touches=tuple(seen))], actor=actor)

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
        """The items of a sheet that have changed since it was drawn; being printed again is no change."""
        past = histories(self._log.store, sheet.items)
        return tuple(
            item for item, last in sheet.items.items() if _counting(past[item]) != _counting(past[item], last)
        )

    def _find(self, number: str) -> Sheet | None:
        row = self._log.store.one("SELECT id FROM sheet WHERE number = ?", (number,))
        state = self._log.state(row[0]) if row else None
        return state if isinstance(state, Sheet) else None

    def _mac(self, text: str) -> str:
        key = bytes.fromhex(self._log.store.meta("sheet_key"))
        digest = hmac.new(key, text.encode(), hashlib.sha256).digest()
        return base64.b32encode(digest[:_MAC_BYTES]).decode()


def _counting(events: Collection[Event], last: int | None = None) -> list[int]:
    """What made an item what it is (up to an event): events that count, and purges, without printings."""
    past = [event for event in events if last is None or event.id <= last]
    own = [event.id for event in past if event.kind == PURGED]
    return [event.id for event in effective(past) if event.kind != PRINTED] + own
