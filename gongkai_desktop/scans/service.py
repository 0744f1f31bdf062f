"""归档扫描件: signed pages that come back by scan find their sheets, and through them their records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from gongkai_desktop.errors import Cancelled, Refused
from gongkai_desktop.office.secrecy import refuse_marked_text
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.event import Changed
from gongkai_desktop.records.memory import Records
from gongkai_desktop.records.sheet import scanned
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.scans.filed import Filed, scan_files
from gongkai_desktop.scans.filing import FileFiling, Told
from gongkai_desktop.scans.reading import read_files
from gongkai_desktop.scans.tray import Scan, ScanState, assigned, set_aside
from gongkai_desktop.store import Store
from gongkai_desktop.store.attachments import Attachments, Stored

_TRAY = f"SELECT id, name, page, sha256, why, day FROM scan WHERE state = '{ScanState.TRAY}' ORDER BY id"


class Scans:
    """The scans of one office."""

    def __init__(self, store: Store, records: Records, attachments: Attachments) -> None:
        self._store, self._records, self._attachments = store, records, attachments
        self._sheets = Sheets(records)
        self._copies: dict[str, Path] = {}

    def file(self, paths: Iterable[Path], *, actor: int, today: date, progress: Progress = unheard) -> Filed:
        """Read scanned files and folders, and file every page: to its sheet, else into the tray.

        A file is one act: when ``progress`` raises Cancelled, or the machine stops, it is filed whole or not at
        all. The files themselves stay where they are. Refused when there is nothing to read.
        """
        files = scan_files(paths, self._attachments.root)
        doubt = self._records.clock_doubt()
        if doubt is not None:
            raise doubt  # before the reading, not after it
        told = Told(files)
        filings: dict[Path, FileFiling] = {}  # those not filed, or not yet
        cancelled = False
        try:
            for path, found in read_files(files, progress):
                filing = filings.setdefault(path, self._filing(path, today))
                if isinstance(found, Refused):
                    told.refuse(path, found)
                elif found is None:
                    told.add(path, filing.finish(actor))
                    del filings[path]
                else:
                    filing.keep(found)
        except Cancelled:
            cancelled = True
        finally:
            for filing in filings.values():
                filing.forget()
        return told.filed(self._sheets, cancelled=cancelled)

    def _filing(self, path: Path, today: date) -> FileFiling:
        return FileFiling(path, today, self._records, self._sheets, self._attachments)

    def tray(self, today: date) -> list[dict[str, object]]:
        """The pages that wait to be assigned, oldest first; ``days`` is how many calendar days they have waited."""
        return [
            {
                "id": scan,
                "name": name,
                "page": page,
                "sha256": sha256,
                "why": why,
                "day": day,
                "days": (today - date.fromisoformat(day)).days,
            }
            for scan, name, page, sha256, why, day in self._store.rows(_TRAY)
        ]

    def waiting(self) -> int:
        """How many pages wait in the tray."""
        row = self._store.one("SELECT count(*) FROM scan WHERE state = ?", (ScanState.TRAY.value,))
        return int(row[0]) if row else 0

    def assign(self, scan_id: int, sheet_number: str, page: int, *, actor: int, today: date) -> Changed:
        """File a page of the tray by hand as that page of that sheet."""
        scan = self._waiting(scan_id)
        sheet = self._sheets.sheet(sheet_number.strip())
        if not 1 <= page <= sheet.pages:
            raise Refused(
                f"{sheet.number} 号表没有第 {page} 页", why=f"它一共 {sheet.pages} 页", way="请核对页码"
            )
        file = Stored(**scan.file)  # type: ignore[arg-type]
        drafts = [assigned(scan, sheet.number, page, today), scanned(sheet, page, file, today)]
        return self._records.append(drafts, actor=actor)

    def set_aside(self, scan_ids: Sequence[int], why: str, *, actor: int, today: date) -> Changed:
        """Take pages off the tray that belong to no sheet, such as blank backs; they stay kept."""
        if not why.strip():
            raise Refused("没有写移出的原因", way="请写明为什么不归档，例如“空白背面”")
        refuse_marked_text([why])
        drafts = [set_aside(self._waiting(scan), why.strip(), today) for scan in scan_ids]
        return self._records.append(drafts, actor=actor)

    def page_file(self, sha256: str) -> Path:
        """A copy of a kept page to show."""
        copy = self._copies.get(sha256)
        if copy is None or not copy.exists():
            row = self._store.one("SELECT name FROM attachment WHERE sha256 = ?", (sha256,))
            copy = self._copies[sha256] = self._attachments.open_copy(sha256, str(row[0]) if row else sha256)
        return copy

    def _waiting(self, scan_id: int) -> Scan:
        row = self._store.one("SELECT 1 FROM scan WHERE id = ?", (scan_id,))
        scan = self._records.state(scan_id) if row else None
        if not isinstance(scan, Scan) or scan.state is not ScanState.TRAY:
            raise Refused("这一页不在待认领里", why="已归档或已移出", way="请刷新后再看")
        return scan
