"""The ledger of applications going out: a view of it as a workbook that comes back, or in a superior's template."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.ledgers import LedgerExporter
from gongkai_desktop.exchange.targets import RequestTarget
from gongkai_desktop.ledger import Ledger
from gongkai_desktop.paper.rowkey import RowKey
from gongkai_desktop.paper.workbook import Record
from gongkai_desktop.requests.fields import LEDGER, hidden
from gongkai_desktop.requests.incoming import INCOMING

_TOLD: Final = ("asked", "id_kind", "id_no", "phone", "address", "applied", "note")
"""What rows of lists do not have; numbers and addresses go out masked, as names do."""
_MORE: Final = f"SELECT id, {', '.join(_TOLD)} FROM request WHERE id IN (SELECT value FROM json_each(?))"


class RequestExporter(LedgerExporter):
    """Writes views of the requests, each row with the key by which it is known when the workbook comes back."""

    def span(self, view: str, first: str, last: str) -> dict[str, str]:
        """By the day it came in."""
        return {"arrived": f"{first}..{last}"} if first or last else {}

    def _intake(self, today: date) -> Intake:
        """A template asks for columns of an old ledger, as few as it likes, and for what ours works out beside them."""
        found = RequestTarget().intake(today)
        more = tuple(column for column in LEDGER.columns if column.key not in (*INCOMING.keys, "title"))
        return replace(
            found,
            ledger=Ledger(INCOMING.name, INCOMING.title, (*INCOMING.columns, *more)),
            computed=frozenset(),
            named_by=("applicant", "asked", "number"),
            needed=frozenset(),
        )

    def _key(self) -> Callable[[Record], str]:
        own = self._records.store.meta("office_no")

        def key(row: Record) -> str:
            return str(RowKey(own, int(str(row["id"])), int(str(row["last_event"]))))

        return key

    def _told(self, page: Sequence[Record]) -> Iterator[Record]:
        """The rows with all that was asked, not only the first matter."""
        ids = json.dumps([row["id"] for row in page])
        more = {
            row[0]: dict(zip(_TOLD, row[1:], strict=True)) for row in self._records.store.rows(_MORE, (ids,))
        }
        for row in page:
            told = more[row["id"]]
            shown = {key: hidden(told, key) for key in told}
            yield {
                **row,
                **shown,
                "title": told["asked"] or row["title"],
                "extension": row["extension"] or "",
            }
