"""The register going out: a view of it as a workbook that comes back, or in a superior's own template."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path
from typing import ClassVar

from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.ledgers import LedgerExporter
from gongkai_desktop.exchange.targets import ItemTarget
from gongkai_desktop.office.office import Office
from gongkai_desktop.paper.heading import Heading
from gongkai_desktop.paper.workbook import Record
from gongkai_desktop.progress import Progress
from gongkai_desktop.records.memory import Records
from gongkai_desktop.register.fields import REGISTER
from gongkai_desktop.register.headings import PERIOD, heading, inside_only

FOR_PEOPLE = (
    "index_no",
    "title",
    "doc_no",
    "department",
    "formed",
    "attribute",
    "category",
    "published",
    "review_conclusion",
    "note",
)
"""The columns that are read on paper: as many as A4 shows at a legible size. The others are written folded."""
FOR_WITHHELD = (
    "index_no",
    "title",
    "doc_no",
    "department",
    "formed",
    "withheld_reason",
    "basis",
    "review_conclusion",
    "reviewed",
    "note",
)
"""The same of what is withheld: without its reason and basis such a list says nothing."""
_WITHHELD = "withheld"


class Exporter(LedgerExporter):
    """Writes views of the register, each row with the key by which it is known when the workbook comes back."""

    tallied: ClassVar[str] = "attribute"

    def __init__(self, lists: Listing, records: Records, office: Office, actor: Callable[[], int]) -> None:
        super().__init__(REGISTER, lists, records, office, actor)
        self._listing = lists

    def span(self, view: str, first: str, last: str) -> dict[str, str]:
        """By the day an item was formed."""
        return {PERIOD: f"{first}..{last}"} if first or last else {}

    def _intake(self, today: date) -> Intake:
        return ItemTarget().intake(today)

    def _folded(self, query: Query) -> Collection[str]:
        shown = FOR_WITHHELD if self._lists.resolved(query).view == _WITHHELD else FOR_PEOPLE
        return [key for key in REGISTER.keys if key not in shown]

    def _key(self) -> Callable[[Record], str]:
        return self._row_key()

    def _heading(self, query: Query, maker: str, today: date) -> Heading:
        return heading(self._listing, query, self._office.profile.name, maker, today)

    def _filled(
        self,
        path: Path,
        query: Query,
        template: Path,
        mapping: Mapping[str, str] | None,
        progress: Progress,
    ) -> int:
        if inside_only(self._listing, query):
            raise Refused(
                "对内公开的信息不能填进上级的模板",
                why="它们只在单位内部公开",
                way="请换一个视图，或导出为本软件的格式在内部使用",
            )
        return super()._filled(path, query, template, mapping, progress)
