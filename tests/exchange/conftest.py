"""A small office on a fixed day, and workbooks written in a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.exchange.changeset import ChangeSet, Rejection
from gongkai_desktop.exchange.child import Order, messages
from gongkai_desktop.exchange.headers import HeaderWords
from gongkai_desktop.exchange.targets import TARGETS
from gongkai_desktop.exchange.wire import Fault, Head, Row, unpack
from gongkai_desktop.records.event import Changed
from gongkai_desktop.register.incoming import amended

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))
DATA = Path(__file__).parent.parent / "data"
HEADERS = ("索引号", "信息名称", "文号", "生成日期", "公开属性")

Table = Sequence[Sequence[object]]


class Bench:
    """An office and the short words that these tests are written in."""

    def __init__(self, root: Path) -> None:
        self.desk = Desk.create(root, name="某局", clock=lambda: NOW)
        self.store, self.records, self.importer = self.desk.store, self.desk.records, self.desk.importer

    def plan(self, path: Path, **told: str) -> ChangeSet:
        return self.importer.plan(path, mapping=told or None)

    def bring_in(self, path: Path) -> ChangeSet:
        changes, _ = self.importer.bring_in(path, actor=0)
        return changes

    def items(self) -> list[dict[str, object]]:
        """The rows of the register, oldest first."""
        return self.desk.lists.page(Query(), TODAY)[::-1]

    def amend(self, item: int, **changes: str) -> Changed:
        return self.records.append([amended(item, changes, TODAY)], actor=0)

    def export(self, path: Path, query: Query | None = None) -> Path:
        self.desk.ledger_exporter("register").export(path, query or Query())
        return path


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path / "office")
    with bench.desk:
        yield bench
        assert bench.desk.verify() == []


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
    rejected: list[tuple[int, str, str, str]]

    @property
    def fields(self) -> list[dict[str, str]]:
        return [dict(zip(self.head.keys, values, strict=True)) for _, _, values, *_ in self.rows]


def told(faults: Sequence[Fault]) -> str:
    """Why a row is rejected, as a change set says it."""
    return Rejection(0, tuple(faults)).why


def read(path: Path, words: HeaderWords | None = None, office: str = "") -> Read:
    """Read a file as the reading process does, in this one."""
    intakes = tuple(target.intake(TODAY) for target in TARGETS)
    said = list(messages(Order(path, intakes, words or HeaderWords(), office)))
    head = said[0][1]
    assert isinstance(head, Head)
    assert [word for word, _ in said] == ["head", *["chunk"] * (len(said) - 2), "end"]
    rows: list[Row] = []
    rejected: list[tuple[int, str, str, str]] = []
    for _, chunk in said[1:-1]:
        assert isinstance(chunk, bytes)
        good, bad, *_ = unpack(chunk)
        rows += good
        rejected += ((number, *faults[0][:2], told(faults)) for number, faults, _ in bad)
    return Read(head, rows, rejected)
