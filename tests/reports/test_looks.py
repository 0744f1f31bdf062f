"""定期评估 as a list: what is due and why, by when, and what was decided of it stand in one line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gongkai_desktop.cases.query import Query
from tests.conftest import NewOffice
from tests.reports.filing.conftest import Room

COLUMNS = ("look_due", "look_why", "look_day", "look_said")


@pytest.fixture
def room(new_office: NewOffice) -> Room:
    return Room(new_office, "taian-jiaoyu")


def rows(room: Room, view: str = "all") -> Mapping[object, list[object]]:
    found = room.desk.listing("looks").page(Query(view), room.today)
    return {row["id"]: [row[key] for key in COLUMNS] for row in found}


def decide(room: Room, item: int, **facts: str) -> None:
    """It stays withheld."""
    cases = room.desk.cases("looks")
    act = next(one for one in cases.acts(item, room.today) if one.key == "reexamine")
    values = {**act.defaults, "who": "柳审查", "why": "第三方仍不同意", **facts}
    cases.perform(item, "reexamine", values, actor=room.actor, today=room.today)


def test_what_is_due_says_why_and_what_was_decided(room: Room) -> None:
    yearly = room.withhold()
    named = room.withhold("甲号材料", "国家秘密", internal_no="内-7", look_by="2026-12-31")
    known = {"title": "通知", "formed": "2026-09-01", "department": "办公室", "attribute": "主动公开"}
    room.desk.register.enter(known, actor=room.actor, today=room.today)
    assert rows(room, "due") == {}
    assert list(rows(room, "ahead")) == [named, yearly], "what is due first stands first"
    assert rows(room, "ahead") == {
        yearly: ["2027-09-01", "满12个月；看第三方同意、情况有变了没有", "", ""],
        named: ["2026-12-31", "写明的日期；看保密期满、解密了没有", "", ""],
    }
    room.at("2027-09-01")
    assert set(rows(room, "due")) == {yearly, named}
    decide(room, yearly)
    assert rows(room)[yearly] == [
        "2028-09-01",
        "满12个月；看第三方同意、情况有变了没有",
        "2027-09-01",
        "柳审查：继续不公开；第三方仍不同意",
    ]
    assert (set(rows(room, "due")), set(rows(room, "stays"))) == ({named}, {yearly})


def test_what_became_public_stays_in_the_list_with_why(room: Room) -> None:
    item = room.withhold()
    room.at("2027-09-01")
    room.open_up(item, manner="第三方同意", noted="同意书", by="办公室")
    assert rows(room, "changed") == {item: ["", "", "2027-09-01", "改为主动公开：评估后可以公开"]}
    panel = {
        one.title: [line.text for line in one.lines]
        for one in room.desk.register.view(item, room.today).sections
    }
    assert panel["定期评估"] == ["2027-09-01 改为主动公开：评估后可以公开"]
    room.desk.undo_last(room.actor)
    assert set(rows(room, "due")) == {item}


def test_the_yearly_sheet_tells_what_became_public_too(room: Room) -> None:
    from datetime import date

    from gongkai_desktop.cases.papers import Period
    from tests.paper.reading import page_texts, squeezed

    item = room.withhold()
    room.at("2027-09-01")
    room.open_up(item, manner="第三方同意", noted="同意书", by="办公室")
    year = Period(date(2027, 1, 1), date(2027, 12, 31))
    drawn = room.desk.papers.prepare("attribute-check", (), room.today, period=year)
    told = squeezed(page_texts(drawn.printed.pdf)[0])
    assert "共1件，已评估1件，未评估0件" in told
    assert "2026年9月1日2027年9月1日2027年9月1日改为主动公开：评估后可以公开" in told


def test_the_list_goes_out_as_a_workbook(room: Room, tmp_path: Path) -> None:
    room.withhold("=cmd|' /C calc'!A0")
    path = tmp_path / "评估.xlsx"
    assert room.desk.ledger_exporter("looks").export(path, Query("all")) == 1
    cells = [cell for row in load_workbook(path).worksheets[0].iter_rows() for cell in row if cell.value]
    (title,) = (cell for cell in cells if "calc" in str(cell.value))
    assert title.data_type == "s" and title.quotePrefix is not False
    assert any("满12个月" in str(cell.value) for cell in cells)
