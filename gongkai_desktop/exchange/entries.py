"""The catalogue going out: the entries that a list shows, as a workbook that comes back."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import ClassVar

from gongkai_desktop.cases.lists import Lists
from gongkai_desktop.cases.query import Query
from gongkai_desktop.catalogue.papers import PUBLIC
from gongkai_desktop.exchange.ledgers import LedgerExporter
from gongkai_desktop.office.office import Office
from gongkai_desktop.paper.workbook import Record
from gongkai_desktop.records.memory import Records


class EntryExporter(LedgerExporter):
    """Writes views of the catalogue, each entry with the key by which it is known when the workbook comes back.

    What the office says of its own reckoning is for itself. A version that was released is written by
    ``CataloguePapers``, as it was.
    """

    tallied: ClassVar[str] = ""

    def __init__(self, lists: Lists, records: Records, office: Office, actor: Callable[[], int]) -> None:
        super().__init__(PUBLIC, lists, records, office, actor)

    def _folded(self, query: Query) -> Collection[str]:
        return ()

    def _key(self) -> Callable[[Record], str]:
        return self._row_key()
