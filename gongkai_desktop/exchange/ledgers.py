"""Any ledger going out: a view of it as a workbook for people, or in a superior's own template where it has one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar, Final

from gongkai_desktop.cases.lists import Lists
from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange.headers import HeaderWords
from gongkai_desktop.exchange.imports import remember_mapping, remembered_mappings
from gongkai_desktop.exchange.intake import Intake, outgoing
from gongkai_desktop.exchange.template import Template, read_template
from gongkai_desktop.exchange.template_facts import Facts
from gongkai_desktop.ledger import RUNNING, Ledger
from gongkai_desktop.office.office import Office
from gongkai_desktop.paper.heading import Anchor, Heading
from gongkai_desktop.paper.rowkey import RowKey
from gongkai_desktop.paper.workbook import Record, write_workbook
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.memory import Records

_PAGE: Final = 1000
_ANCHOR: Final = "导出"
_NAME: Final = "title"
"""The column that tells one row from another, where a ledger has it."""


class LedgerExporter:
    """Writes views of a ledger. Needs no writing store, except to remember what headers of a template mean.

    ``ledger`` are its columns, ``lists`` its rows; what lists mask is masked in the workbook too. The columns named
    in ``yielding`` are written folded from where paper has no room left for them.

    A ledger that has a template, a key in its rows or rows of its own making is a subclass.
    """

    tallied: ClassVar[str] = "state"
    """The column by whose values the total at the foot is told apart."""

    def __init__(
        self,
        ledger: Ledger,
        lists: Lists,
        records: Records,
        office: Office,
        actor: Callable[[], int],
        yielding: Collection[str] = (),
    ) -> None:
        self.ledger = ledger
        self._lists, self._yielding = lists, yielding
        self._records, self._office, self._actor = records, office, actor

    def export(
        self,
        path: Path,
        query: Query,
        progress: Progress = unheard,
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
        if template is None:
            return self._workbook(path, query, columns, progress)
        if columns is not None:
            raise Refused("用模板导出时不能另选列", why="有哪些列由模板定", way="请去掉所选的列，或不用模板")
        return self._filled(path, query, template, mapping, progress)

    def template(self, path: Path, mapping: Mapping[str, str] | None = None) -> Template:
        """What a template is understood to ask for, with what was told of headers like these before."""
        return read_template(path, self.intake(), self.words(mapping))

    def intake(self) -> Intake:
        """How a template asks for the columns of this ledger."""
        return self._intake(self._records.today())

    def words(self, mapping: Mapping[str, str] | None = None) -> HeaderWords:
        """What headers mean: as told, and as it was remembered of templates laid out alike."""
        return HeaderWords(mapping, remembered_mappings(self._records.store))

    def remember(self, template: Template, mapping: Mapping[str, str]) -> None:
        """Keep what the clerk settled for workbooks with this header; on a writing store."""
        store = self._records.store
        known = remembered_mappings(store).get((template.ledger, template.signature), {})
        with store.atomic():
            remember_mapping(store, template.ledger, template.signature, {**known, **mapping})

    def facts(self) -> Facts:
        """What a template may ask of the office: its name, who fills the template in, the day."""
        person = self._office.person_name(self._actor()) if self._actor() else ""
        return Facts(self._office.profile.name, person, self._records.today())

    def count(self, query: Query) -> int:
        """How many rows a query has."""
        return self._lists.count(query, self._records.today())

    def sums(self, query: Query, keys: Collection[str]) -> dict[str, int]:
        """What columns of whole numbers come to over the rows of a query; an empty cell adds nothing."""
        found = dict.fromkeys(keys, 0)
        for row in self._rows(query, self._records.today()) if found else ():
            for key in found:
                found[key] += int(str(row.get(key) or 0))
        return found

    def span(self, view: str, first: str, last: str) -> dict[str, str]:
        """The filter for a time (ISO days, '' open) in a view; Refused where the ledger is not asked by time."""
        if first or last:
            way = "请在窗口里按日期筛选，存为视图，再导出这个视图"
            raise Refused(f"《{self.ledger.title}》不能只写时间段导出", way=way)
        return {}

    # — what a ledger may have of its own —

    def _intake(self, today: date) -> Intake:
        """How a template asks for its columns."""
        return outgoing(self.ledger)

    def _folded(self, query: Query) -> Collection[str]:
        """The columns that are written closed, so that the others print large enough."""
        from gongkai_desktop.paper.xlsx import beyond_paper  # heavy: only when something is written

        return beyond_paper(self.ledger, self._yielding)

    def _key(self) -> Callable[[Record], str] | None:
        """What tells a row when the workbook comes back; None where it does not."""
        return None

    def _rows(self, query: Query, today: date) -> Iterator[Record]:
        """The rows page by page, so that memory stays bounded however long the ledger is."""
        after: Record | None = None
        while page := self._lists.page(query, today, after, _PAGE):
            yield from self._told(page)
            after = page[-1]

    def _told(self, page: Sequence[Record]) -> Iterable[Record]:
        """The rows of a page with what is told of them beside what lists have."""
        return page

    def _heading(self, query: Query, maker: str, today: date) -> Heading:
        """The view, and what it was narrowed down to."""
        view = self._lists.titled(query.view)
        words = f"含“{query.words.strip()}”" if query.words.strip() else ""
        titles = self._lists.titles
        narrowed = (f"{titles.get(key, key)} {value}" for key, value in query.filters.items() if value)
        scope = "，".join(part for part in (view, words, *narrowed) if part)
        return Heading(self.ledger.title, self._office.profile.name, scope, "", maker, today)

    # — writing —

    def _workbook(self, path: Path, query: Query, columns: Sequence[str] | None, progress: Progress) -> int:
        today = self._records.today()
        total = self._lists.count(query, today)
        ledger = self.ledger if columns is None else chosen(self.ledger, columns)
        left, maker = self._records.leave_anchor(_ANCHOR), self._office.person_name(self._actor())
        rows = self._rows(query, today)
        return write_workbook(
            path,
            ledger,
            _counted(rows) if RUNNING in ledger.keys else rows,
            self._heading(query, maker, today),
            key=self._key(),
            anchor=Anchor(left.count, left.head),
            folded=self._folded(query) if columns is None else (),
            tally=self.tallied,
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

        today = self._records.today()
        total = self._lists.count(query, today)
        filled = fill_template(
            path,
            template,
            self.intake(),
            self.words(mapping),
            self._rows(query, today),
            total,
            progress,
            facts=self.facts(),
            sums=lambda keys: self.sums(query, keys),
        )
        self._records.leave_anchor(_ANCHOR)
        if mapping and self._records.store.writing:
            self.remember(filled, mapping)
        return total

    def _row_key(self) -> Callable[[Record], str]:
        """The key of a row: of which office, which record, as it stood after which event."""
        own = self._records.store.meta("office_no")

        def key(row: Record) -> str:
            return str(RowKey(own, int(str(row["id"])), int(str(row["last_event"]))))

        return key


def _counted(rows: Iterable[Record]) -> Iterator[Record]:
    """The rows with the number that each has in the workbook."""
    yield from ({**row, RUNNING: at} for at, row in enumerate(rows, 1))


def chosen(ledger: Ledger, columns: Sequence[str]) -> Ledger:
    """A ledger with these columns, in its own order. Refused for unknown ones, and without the name."""
    unknown = [key for key in columns if key not in ledger.keys]
    if unknown:
        known = "、".join(f"{column.key}（{column.title}）" for column in ledger.columns)
        raise Refused(f"台账里没有这些列：{'、'.join(unknown)}", way=f"请从这些里选：{known}")
    if _NAME in ledger.keys and _NAME not in columns:
        name = ledger.column(_NAME).title
        raise Refused(f"没有选“{name}”", why="没有它就分不清哪一行是哪一条", way=f"请把{name}也选上")
    return ledger.select(key for key in ledger.keys if key in columns)
