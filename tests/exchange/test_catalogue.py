"""The catalogue of what is published: entries of their own, amended by a newer edition of the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from gongkai_desktop.catalogue.acts import ENTRY
from gongkai_desktop.catalogue.fields import CATALOGUE
from gongkai_desktop.catalogue.kind import EntryKind
from gongkai_desktop.records.event import Event

from .conftest import Bench

Workbook = Callable[..., Path]
HEADER = ("一级事项", "二级事项", "公开内容", "公开时限", "公开主体")
LIMIT = "信息形成后,20个工作日内"


def entries(office: Bench) -> list[tuple[str, str, str]]:
    return office.store.rows("SELECT content, time_limit, publisher FROM catalogue ORDER BY id")


def test_a_newer_edition_amends_the_entries_it_changes(office: Bench, workbook: Workbook) -> None:
    rows = [("机关信息", "机构职能", "职能", LIMIT, "办公室"), ("机关信息", "机构职能", "地址", "", "")]
    office.bring_in(workbook([HEADER, *rows]))
    changes = office.bring_in(workbook([HEADER, ("机关信息", "机构职能", "职能", "1年", "")], "新.xlsx"))
    assert (changes.ledger, changes.add, changes.update) == ("catalogue", 0, 1)
    assert entries(office) == [("职能", "1年", "办公室"), ("地址", "", "")]


def test_entries_are_told_apart_by_levels_and_content(office: Bench, workbook: Workbook) -> None:
    rows = [("甲", "乙", "丙", "", ""), ("甲", "丁", "丙", "", ""), ("甲", "乙", " 丙 ", "", "")]
    changes = office.bring_in(workbook([HEADER, *rows]))
    assert changes.add == 3
    assert office.bring_in(workbook([HEADER, *rows], "再.xlsx")).unchanged == 3


def test_an_import_of_the_catalogue_can_be_taken_back(office: Bench, workbook: Workbook) -> None:
    _, done = office.importer.bring_in(workbook([HEADER, ("甲", "乙", "丙", LIMIT, "")]), actor=0)
    office.importer.undo(done.act, actor=0)
    assert entries(office) == []


def test_secrecy_markings_are_not_taken(office: Bench, workbook: Workbook) -> None:
    changes = office.bring_in(
        workbook([HEADER, ("甲", "乙", "秘密★5年", "", ""), ("甲", "乙", "丙", "", "")])
    )
    assert (changes.add, [one.row for one in changes.rejected]) == (1, [2])


def happened(number: int, stream: int, kind: str, **body: object) -> Event:
    return Event(number, stream, kind, date(2026, 1, 5), "", 0, number, "", (), body)


def test_a_purged_entry_keeps_a_row_without_words() -> None:
    nothing: Any = None
    row = EntryKind(nothing, nothing, nothing).row(ENTRY(None, happened(7, 7, "entry.registered")))
    assert row is not None
    assert {row[key] for key in CATALOGUE.keys} == {""}
    assert row["last_event"] == 7


def test_events_of_others_only_move_the_last_event() -> None:
    begun = ENTRY(None, happened(7, 7, "entry.registered", fields={"content": "丙"}))
    other = happened(9, 8, "office.changed")
    after = ENTRY(begun, other)
    assert after is not None
    assert (after.fields, after.last_event) == ({"content": "丙"}, 9)
    assert ENTRY(None, other) is None
