"""Ledgers going out: a view of the register as a workbook that comes back, or in a superior's own template."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange.headers import HeaderWords
from gongkai_desktop.exchange.imports import remember_mapping, remembered_mappings
from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.targets import ItemTarget
from gongkai_desktop.exchange.template import Template, read_template
from gongkai_desktop.ledger import Ledger
from gongkai_desktop.office.office import Office
from gongkai_desktop.paper.heading import Anchor
from gongkai_desktop.paper.rowkey import RowKey
from gongkai_desktop.paper.workbook import Record, write_workbook
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.memory import Records
from gongkai_desktop.register.fields import REGISTER
from gongkai_desktop.register.headings import heading, inside_only

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
_PAGE = 1000
_WITHHELD = "withheld"
_ANCHOR = "导出"


class Exporter:
    """Writes views of the register. Needs no writing store, except to remember what headers mean."""

    def __init__(self, records: Records, lists: Listing, office: Office, actor: Callable[[], int]) -> None:
        self._store, self._records, self._lists = records.store, records, lists
        self._office, self._actor = office, actor

    def export(
        self,
        path: Path,
        query: Query,
        progress: Progress | None = None,
        *,
        columns: Sequence[str] | None = None,
        template: Path | None = None,
        mapping: Mapping[str, str] | None = None,
    ) -> int:
        """Write the rows of a query and return how many there were.

        Without ``columns`` all are written, those not meant for paper folded. A ``template`` is filled instead,
        ``mapping`` telling, header by header, the column it means ('' for none) where its words do not say. The
        file appears whole or not at all: whatever ``progress`` raises leaves none.
        """
        progress = progress or unheard
        if template is None:
            return self._workbook(path, query, columns, progress)
        if columns is not None:
            raise Refused("用模板导出时不能另选列", why="有哪些列由模板定", way="请去掉所选的列，或不用模板")
        return self._filled(path, query, template, mapping, progress)

    def template(self, path: Path, mapping: Mapping[str, str] | None = None) -> Template:
        """What a template is understood to ask for, with what was told of headers like these before."""
        return read_template(path, self._intake(), self._words(mapping))

    def remember(self, template: Template, mapping: Mapping[str, str]) -> None:
        """Keep what the clerk settled for workbooks with this header; on a writing store."""
        known = remembered_mappings(self._store).get((template.ledger, template.signature), {})
        with self._store.atomic():
            remember_mapping(self._store, template.ledger, template.signature, {**known, **mapping})

    def _workbook(self, path: Path, query: Query, columns: Sequence[str] | None, progress: Progress) -> int:
        today, total = self._records.today(), self._lists.count(query, self._records.today())
        ledger = REGISTER if columns is None else chosen(columns)
        shown = FOR_WITHHELD if self._lists.resolved(query).view == _WITHHELD else FOR_PEOPLE
        folded = () if columns is not None else [key for key in REGISTER.keys if key not in shown]
        left, maker = self._records.leave_anchor(_ANCHOR), self._office.person_name(self._actor())
        own = self._store.meta("office_no")

        def key(row: Record) -> str:
            return str(RowKey(own, int(str(row["id"])), int(str(row["last_event"]))))

        return write_workbook(
            path,
            ledger,
            _rows(self._lists, query, today),
            heading(self._lists, query, self._office.profile.name, maker, today),
            key=key,
            anchor=Anchor(left.count, left.head),
            folded=folded,
            tally="attribute",
            progress=lambda done: progress(done, total),
        )

    def _filled(
        self,
        path: Path,
        query: Query,
        template: Path,
        mapping: Mapping[str, str] | None,
        progress: Progress,
    ) -> int:
        from gongkai_desktop.exchange.template_fill import fill_template

        if inside_only(self._lists, query):
            raise Refused(
                "对内公开的信息不能填进上级的模板",
                why="它们只在单位内部公开",
                way="请换一个视图，或导出为本软件的格式在内部使用",
            )
        today = self._records.today()
        total = self._lists.count(query, today)
        rows = _rows(self._lists, query, today)
        filled = fill_template(
            path,
            template,
            self._intake(),
            self._words(mapping),
            rows,
            total,
            progress,
            office=self._office.profile.name,
        )
        self._records.leave_anchor(_ANCHOR)
        if mapping and self._store.writing:
            self.remember(filled, mapping)
        return total

    def _intake(self) -> Intake:
        return ItemTarget().intake(self._records.today())

    def _words(self, mapping: Mapping[str, str] | None) -> HeaderWords:
        return HeaderWords(mapping, remembered_mappings(self._store))


def chosen(columns: Sequence[str]) -> Ledger:
    """The register with these columns, in the register's order. Refused for unknown ones, and without a name."""
    unknown = [key for key in columns if key not in REGISTER.keys]
    if unknown:
        known = "、".join(f"{column.key}（{column.title}）" for column in REGISTER.columns)
        raise Refused(f"台账里没有这些列：{'、'.join(unknown)}", way=f"请从这些里选：{known}")
    if "title" not in columns:
        raise Refused("没有选“信息名称”", why="没有它就分不清哪一行是哪一条", way="请把信息名称也选上")
    return REGISTER.select(key for key in REGISTER.keys if key in columns)


def _rows(lists: Listing, query: Query, today: date) -> Iterator[Record]:
    """The rows page by page, so that memory stays bounded however long the ledger is."""
    after: Record | None = None
    while page := lists.page(query, today, after, _PAGE):
        yield from page
        after = page[-1]
