"""Any ledger going out: a view of it as a workbook for people, with every column that the ledger has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Final

from gongkai_desktop.cases.lists import Lists
from gongkai_desktop.cases.query import Query
from gongkai_desktop.ledger import Ledger
from gongkai_desktop.office.office import Office
from gongkai_desktop.paper.heading import Anchor, Heading
from gongkai_desktop.paper.workbook import Record, write_workbook
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.memory import Records

_PAGE: Final = 1000
_ANCHOR: Final = "导出"
_TALLIED: Final = "state"
"""The column by whose values the total at the foot is told apart."""


class LedgerExporter:
    """Writes views of a ledger of letters or of matters. Needs no writing store.

    ``ledger`` are its columns, ``lists`` its rows; what lists mask is masked in the workbook too. The columns named
    in ``yielding`` are written folded from where paper has no room left for them.
    """

    def __init__(
        self,
        ledger: Ledger,
        lists: Lists,
        records: Records,
        office: Office,
        actor: Callable[[], int],
        yielding: Collection[str] = (),
    ) -> None:
        self._ledger, self._lists, self._yielding = ledger, lists, yielding
        self._records, self._office, self._actor = records, office, actor

    def export(self, path: Path, query: Query, progress: Progress = unheard) -> int:
        """Write the rows of a query and return how many there were.

        The file appears whole or not at all: whatever ``progress`` raises leaves none.
        """
        from gongkai_desktop.paper.xlsx import beyond_paper  # heavy: only when something is written

        today = self._records.today()
        total = self._lists.count(query, today)
        left = self._records.leave_anchor(_ANCHOR)
        return write_workbook(
            path,
            self._ledger,
            self._rows(query),
            self._heading(query),
            anchor=Anchor(left.count, left.head),
            folded=beyond_paper(self._ledger, self._yielding),
            tally=_TALLIED,
            progress=lambda done: progress(done, total),
        )

    def _rows(self, query: Query) -> Iterator[Record]:
        """The rows page by page, so that memory stays bounded however long the ledger is."""
        today, after = self._records.today(), None
        while page := self._lists.page(query, today, after, _PAGE):
            yield from page
            after = page[-1]

    def _heading(self, query: Query) -> Heading:
        view = next((view.title for view in self._lists.views() if view.key == query.view), "")
        words = f"含“{query.words.strip()}”" if query.words.strip() else ""
        filters = (f"{self._lists.titles.get(key, key)} {value}" for key, value in query.filters.items())
        scope = "，".join(part for part in (view, words, *filters) if part)
        maker = self._office.person_name(self._actor())
        return Heading(self._ledger.title, self._office.profile.name, scope, "", maker, self._records.today())
