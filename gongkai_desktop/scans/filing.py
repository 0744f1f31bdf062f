"""Filing one scanned file: its pages are kept as they are read, and remembered in one act at its end."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from gongkai_desktop.errors import Refused
from gongkai_desktop.records.event import REVERSED, Draft
from gongkai_desktop.records.memory import Records
from gongkai_desktop.records.sheet import SCANNED, scanned
from gongkai_desktop.records.sheets import Reading, Sheets, Verdict
from gongkai_desktop.scans.child import PageRead
from gongkai_desktop.scans.filed import Duplicate, Filed, FiledPage, Missing, Stale, Unread
from gongkai_desktop.scans.tray import KEPT, kept
from gongkai_desktop.store.attachments import Attachments, Stored

_KNOWN = f"""
    SELECT a.stream, a.sha256 FROM attachment AS a JOIN event AS e ON e.id = a.event
    WHERE e.kind = '{SCANNED}' AND a.sha256 IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (
        SELECT 1 FROM event AS r WHERE r.stream = e.stream AND r.kind = '{REVERSED}'
        AND json_extract(r.body, '$.event') = e.id)
"""
_TRAYS = "SELECT sha256, sheet FROM scan WHERE sha256 IN (SELECT value FROM json_each(?))"
_SCANNED = "SELECT number, scanned FROM sheet WHERE scanned <> '' AND id IN (SELECT value FROM json_each(?))"
_UNREAD = "没有读到二维码"
_BLANK = "像是空白页，没有二维码"


@dataclass(slots=True)
class Outcome:
    """What one file came to."""

    filed: list[FiledPage] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    stale: dict[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Page:
    at: int
    file: Stored
    readings: tuple[Reading, ...]
    blank: bool


class FileFiling:
    """One file on its way into the records."""

    def __init__(
        self, path: Path, today: date, records: Records, sheets: Sheets, attachments: Attachments
    ) -> None:
        self._name, self._today = path.name, today
        self._records, self._sheets, self._attachments = records, sheets, attachments
        self._pages: list[_Page] = []
        self._readings: dict[str, Reading] = {}
        self._drafts: list[Draft] = []
        self._scanned: set[tuple[str, int]] = set()
        self._outcome = Outcome()

    def keep(self, read: PageRead) -> None:
        """Keep a page on the disk; nothing names it yet."""
        file = self._attachments.keep_bytes(read.content, read.name)
        readings = tuple(self._checked(code) for code in read.codes)
        self._pages.append(_Page(read.page + 1, file, readings, read.blank))

    def forget(self) -> None:
        """Leave nothing of a file that is not filed after all."""
        for page in self._pages:
            row = self._records.store.one("SELECT 1 FROM attachment WHERE sha256 = ?", (page.file.sha256,))
            if row is None:
                self._attachments.remove(page.file.sha256)

    def finish(self, actor: int) -> Outcome:
        """Remember every page in one act, and tell what became of them."""
        self._pages.sort(key=lambda page: page.at)
        listed = json.dumps([page.file.sha256 for page in self._pages])
        store = self._records.store
        self._scanned = self._scanned_before()
        known = {(int(stream), str(sha256)) for stream, sha256 in store.rows(_KNOWN, (listed,))}
        trays = {str(sha256): str(place) for sha256, place in store.rows(_TRAYS, (listed,))}
        for page in self._pages:
            ours = [reading for reading in page.readings if reading.verdict is Verdict.OURS]
            for reading in ours:
                self._file(page, reading, known)
            if not ours:
                self._lay_aside(page, trays)
        if self._drafts:
            first = self._records.append(self._drafts, actor=actor).act
            self._number_unread(first)
        return self._outcome

    def _checked(self, code: str) -> Reading:
        if code not in self._readings:
            self._readings[code] = self._sheets.check(code)
        return self._readings[code]

    def _file(self, page: _Page, reading: Reading, known: set[tuple[int, str]]) -> None:
        sheet = reading.sheet
        if sheet is None:
            return
        here = (sheet.id, page.file.sha256)
        if here in known:
            self._outcome.duplicates.append(Duplicate(sheet.number, reading.page, self._name, page.at))
            return
        known.add(here)
        again = (sheet.number, reading.page) in self._scanned
        self._scanned.add((sheet.number, reading.page))
        self._drafts.append(scanned(sheet, reading.page, page.file, self._today))
        told = FiledPage(
            sheet.number,
            reading.page,
            sheet.pages,
            tuple(sheet.items),
            self._name,
            page.at,
            again,
            bool(sheet.state),
        )
        self._outcome.filed.append(told)
        if reading.changed:
            self._outcome.stale[sheet.number] = reading.changed

    def _scanned_before(self) -> set[tuple[str, int]]:
        """The pages of these sheets that an earlier scan has shown."""
        sheets = {reading.sheet.id for page in self._pages for reading in page.readings if reading.sheet}
        rows = self._records.store.rows(_SCANNED, (json.dumps(list(sheets)),))
        return {(str(number), int(page)) for number, scanned in rows for page in json.loads(scanned)}

    def _lay_aside(self, page: _Page, trays: dict[str, str]) -> None:
        if page.file.sha256 in trays:
            sheet, _, at = trays[page.file.sha256].partition("/")
            self._outcome.duplicates.append(Duplicate(sheet, int(at or 0), self._name, page.at))
            return
        trays[page.file.sha256] = ""
        why = page.readings[0].verdict.value if page.readings else _BLANK if page.blank else _UNREAD
        self._drafts.append(kept(self._name, page.at, why, page.file, self._today))
        self._outcome.unread.append(Unread(0, self._name, page.at, why))

    def _number_unread(self, first: int) -> None:
        """Give the pages in the tray the numbers of their records."""
        numbers = [first + at for at, draft in enumerate(self._drafts) if draft.kind == KEPT]
        told = zip(numbers, self._outcome.unread, strict=True)
        self._outcome.unread = [Unread(number, one.name, one.at, one.why) for number, one in told]


class Told:
    """What many files came to, told in the order in which they were named."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = files
        self._outcomes: dict[Path, Outcome] = {}
        self._refused: dict[Path, str] = {}

    def add(self, path: Path, outcome: Outcome) -> None:
        """A file was filed."""
        self._outcomes[path] = outcome

    def refuse(self, path: Path, refusal: Refused) -> None:
        """A file could not be taken."""
        self._refused[path] = str(refusal)

    def filed(self, sheets: Sheets, *, cancelled: bool) -> Filed:
        """All of it together; the sheets are asked which of their pages are still missing."""
        ended = [self._outcomes[path] for path in self._files if path in self._outcomes]
        pages = tuple(page for outcome in ended for page in outcome.filed)
        stale = {number: changed for outcome in ended for number, changed in outcome.stale.items()}
        numbers = dict.fromkeys(page.sheet for page in pages)
        missing = [(number, sheets.sheet(number).missing) for number in numbers]
        return Filed(
            pages,
            tuple(page for outcome in ended for page in outcome.unread),
            tuple(Stale(number, changed) for number, changed in stale.items()),
            tuple(Missing(number, gone) for number, gone in missing if gone),
            tuple(page for outcome in ended for page in outcome.duplicates),
            tuple((path.name, self._refused[path]) for path in self._files if path in self._refused),
            cancelled,
        )
