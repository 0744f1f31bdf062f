"""The catalogue leaving the office: a version as a workbook, and the printed list of today or of a version."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai_desktop.catalogue.fields import CATALOGUE
from gongkai_desktop.catalogue.versions import frozen, in_use, read_version
from gongkai_desktop.ledger import Ledger
from gongkai_desktop.office.office import Office
from gongkai_desktop.paper.heading import Anchor, Heading
from gongkai_desktop.records.memory import Records
from gongkai_desktop.store import Store

if TYPE_CHECKING:
    from gongkai_desktop.paper.pen import Printed

_OWN = ("rule", "freshness")
PUBLIC = CATALOGUE.select(key for key in CATALOGUE.keys if key not in _OWN)
"""What is for others: the columns without the office's own words on reckoning."""
Progress = Callable[[int], None]


class CataloguePapers:
    """Writes and draws the catalogue. A version is written as it was released, without hidden keys."""

    def __init__(self, store: Store, records: Records, office: Office) -> None:
        self._store, self._records, self._office = store, records, office

    def export(
        self, path: Path, today: date, version: int, *, maker: str = "", progress: Progress | None = None
    ) -> int:
        """Write the entries of a version as a workbook; returns how many there were.

        The file appears whole or not at all.
        """
        from gongkai_desktop.paper.workbook import write_workbook

        rows = self._rows(version)
        return write_workbook(
            path,
            _filled(rows),
            rows,
            self._heading(version, maker, today),
            anchor=self._anchor("导出目录"),
            progress=progress,
        )

    def as_list(
        self, today: date, *, version: int = 0, maker: str = "", progress: Progress | None = None
    ) -> Printed:
        """The entries in use, or those of a version, as a printed list."""
        from gongkai_desktop.paper.listing import draw_list

        rows = self._rows(version)
        heading = self._heading(version, maker, today)
        return draw_list(_filled(rows), rows, heading, anchor=self._anchor("打印目录"), progress=progress)

    def _rows(self, version: int) -> list[Mapping[str, object]]:
        known = frozen(self._store, read_version(self._store, version)) if version else in_use(self._store)
        return list(known.values())

    def _heading(self, version: int, maker: str, today: date) -> Heading:
        scope = ""
        if version:
            known = read_version(self._store, version)
            scope = f"{known.number}（{known.effective} 起）"
        return Heading(CATALOGUE.title, self._office.profile.name, scope, "", maker, today)

    def _anchor(self, what: str) -> Anchor:
        left = self._records.leave_anchor(what)
        return Anchor(left.count, left.head)


def _filled(rows: Iterable[Mapping[str, object]]) -> Ledger:
    """The columns in which anything stands."""
    rows = list(rows)
    return PUBLIC.select(
        key for key in PUBLIC.keys if key == "content" or any(row.get(key, "") for row in rows)
    )
