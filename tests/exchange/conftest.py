"""A small office on a fixed day, and workbooks written in a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.exchange.changeset import ChangeSet
from gongkai_desktop.exchange.child import Order, messages
from gongkai_desktop.exchange.export import export_register
from gongkai_desktop.exchange.headers import HeaderWords
from gongkai_desktop.exchange.importer import Importer
from gongkai_desktop.exchange.imports import ImportProjection
from gongkai_desktop.exchange.targets import TARGETS
from gongkai_desktop.exchange.wire import Head, Rejected, Row, unpack
from gongkai_desktop.office import events
from gongkai_desktop.office.keeping import keep_ruleset
from gongkai_desktop.office.loader import load
from gongkai_desktop.office.office import Office
from gongkai_desktop.paper.heading import Anchor, Heading
from gongkai_desktop.records.event import Changed
from gongkai_desktop.records.memory import Records
from gongkai_desktop.records.sheets import SheetProjection
from gongkai_desktop.register.catalogue import CatalogueProjection
from gongkai_desktop.register.incoming import amended
from gongkai_desktop.register.projection import ItemProjection
from gongkai_desktop.register.query import Query
from gongkai_desktop.register.service import Register
from gongkai_desktop.store import Attachments, Store

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))
DATA = Path(__file__).parent.parent / "data"
HEADERS = ("索引号", "信息名称", "文号", "生成日期", "公开属性")

Table = Sequence[Sequence[object]]


@dataclass
class Bench:
    """An office with everything an import needs."""

    store: Store
    records: Records
    register: Register
    importer: Importer

    def plan(self, path: Path, **told: str) -> ChangeSet:
        return self.importer.plan(path, mapping=told or None)

    def bring_in(self, path: Path) -> ChangeSet:
        changes, _ = self.importer.bring_in(path, actor=0)
        return changes

    def items(self) -> list[dict[str, object]]:
        """The rows of the register, oldest first."""
        return self.lists.page(Query(), TODAY)[::-1]

    def amend(self, item: int, **changes: str) -> Changed:
        return self.records.append([amended(item, changes, TODAY)], actor=0)

    def export(self, path: Path, query: Query | None = None) -> Path:
        heading = Heading("台账", "某局", "全部", "经办人", TODAY)
        office = self.store.meta("office_no")
        export_register(
            path,
            self.register,
            query or Query(),
            TODAY,
            heading=heading,
            office=office,
            anchor=Anchor(*self.records.head()),
        )
        return path


def found_office(root: Path) -> Bench:
    store = Store.create(OfficeFolder(root))
    office = Office(store)
    items = ItemProjection(office)
    rooms = (*office.projections(), items, SheetProjection(), CatalogueProjection(), ImportProjection())
    records = Records(store, rooms, clock=lambda: NOW, rules="")
    rules = load("tiaoli")
    with store.atomic():
        records.rules = keep_ruleset(store, rules)
        records.append([events.founded(rules, TODAY, name="某局")], actor=0)
    register = Register(store, records, office, items, Attachments(store.folder.attachments))
    return Bench(store, records, register, Importer(store, records))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Bench]:
    bench = found_office(tmp_path / "office")
    yield bench
    assert bench.records.verify() == []
    bench.store.close()


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows as a workbook; ``merged`` are ranges such as A1:I1."""

    def write(rows: Table, name: str = "台账.xlsx", merged: Sequence[str] = ()) -> Path:
        from openpyxl import Workbook

        book = Workbook()
        sheet = book.active
        assert sheet is not None
        for row in rows:
            sheet.append(list(row))
        for span in merged:
            sheet.merge_cells(span)
        path = tmp_path / name
        book.save(path)
        return path

    return write


@dataclass(frozen=True)
class Read:
    """A file as the reading process gives it."""

    head: Head
    rows: list[Row]
    rejected: list[Rejected]

    @property
    def fields(self) -> list[dict[str, str]]:
        return [dict(zip(self.head.keys, values, strict=True)) for _, _, values in self.rows]


def read(path: Path, words: HeaderWords | None = None, office: str = "") -> Read:
    """Read a file as the reading process does, in this one."""
    intakes = tuple(target.intake(TODAY) for target in TARGETS)
    said = list(messages(Order(path, intakes, words or HeaderWords(), office)))
    head = said[0][1]
    assert isinstance(head, Head)
    assert [word for word, _ in said] == ["head", *["chunk"] * (len(said) - 2), "end"]
    rows: list[Row] = []
    rejected: list[Rejected] = []
    for _, chunk in said[1:-1]:
        assert isinstance(chunk, bytes)
        good, bad = unpack(chunk)
        rows += good
        rejected += bad
    return Read(head, rows, rejected)
