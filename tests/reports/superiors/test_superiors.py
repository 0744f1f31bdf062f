"""Ledgers go up: each template's ledger is known or asked for, looked at first, sent together with a packing list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Cancelled, Refused
from gongkai_desktop.exchange.failures import UnknownHeader
from gongkai_desktop.exchange.template_kinds import settled
from gongkai_desktop.records.event import Draft
from gongkai_desktop.reports.superiors.looking import Wish

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.create(tmp_path / "office", name="某局", clock=lambda: NOW) as desk:
        for title, formed in (("甲通知", "2026-03-01"), ("乙公告", "2026-05-01"), ("丙办法", "2026-09-01")):
            values = {"title": title, "formed": formed, "department": "办公室", "attribute": "主动公开"}
            desk.register.enter(values, actor=desk.actor(), today=TODAY)
        told = {"applicant": "张三", "applicant_kind": "自然人", "channel": "当面", "asked": "某信息"}
        fields = {**told, "number": "申1", "arrived": "2026-03-03"}
        desk.records.append([Draft("request.received", TODAY, {"fields": fields})], actor=0)
        yield desk
        assert desk.verify() == []


def template(path: Path, *rows: tuple[object, ...], merged: tuple[str, ...] = ()) -> Path:
    book = Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(list(row))
    for span in merged:
        sheet.merge_cells(span)
    book.save(path)
    return path


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """The register as a superior wants it, its header merged over two rows."""
    head = ("××市政府信息公开登记汇总表", None, None, None, None)
    told = ("填报单位：", None, None, "填报日期：", None)
    upper = ("序号", "信息名称", "生成日期", "公开情况", None)
    lower = (None, None, None, "公开属性", "浏览次数")
    span = ("A1:E1", "A3:A4", "B3:B4", "C3:C4", "D3:E3")
    return template(tmp_path / "登记汇总.xlsx", head, told, upper, lower, (None,) * 5, ("合计",), merged=span)


@pytest.fixture
def requests(tmp_path: Path) -> Path:
    head = ("申请编号", "申请人", "申请人类型", "收到日期", "申请内容", "办理结果")
    return template(tmp_path / "申请汇总.xlsx", ("依申请公开情况",), head)


def test_a_template_is_looked_at_before_anything_is_written(desk: Desk, register: Path) -> None:
    look = desk.superiors.look(Wish(register))
    assert (look.ledger, look.rows, look.template.first) == ("register", 3, 5)
    assert [(one.at, one.asked, one.filled, one.why) for one in look.columns] == [
        ("A列", "序号", "序号", ""),
        ("B列", "信息名称", "信息名称", ""),
        ("C列", "生成日期", "生成日期", ""),
        ("D列", "公开属性", "公开属性", ""),
        ("E列", "浏览次数", "", "台账里没有这一列"),
    ]
    told = [(one.at, one.asked, one.filled) for one in look.cells]
    assert told == [("A2", "填报单位", "某局"), ("D2", "填报日期", "2026年11月20日"), ("B6", "合计", "3")]


def test_several_go_into_one_folder_with_their_list(
    desk: Desk, register: Path, requests: Path, tmp_path: Path
) -> None:
    before = [sha256(path.read_bytes()).hexdigest() for path in (register, requests)]
    out = tmp_path / "上报" / "一季度"
    sent = desk.superiors.send([Wish(register, first="2026-03-01", last="2026-05-31"), Wish(requests)], out)
    assert sorted(path.name for path in out.iterdir()) == [
        "报送清单.pdf",
        "报送清单.xlsx",
        "申请汇总.xlsx",
        "登记汇总.xlsx",
    ]
    assert [(one.name, one.rows) for one in sent.packed] == [("登记汇总.xlsx", 2), ("申请汇总.xlsx", 1)]
    sheet: Any = load_workbook(out / "登记汇总.xlsx").active
    told = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert told[0][:4] == ["填报单位：某局", None, None, "填报日期：2026年11月20日"]
    assert [row[1] for row in told[3:5]] == ["乙公告", "甲通知"]
    assert told[5][:2] == ["合计", 2]
    lines = [
        [cell.value for cell in row] for row in load_workbook(out / "报送清单.xlsx").worksheets[0].iter_rows()
    ]
    for packed in sent.packed:
        assert packed.digest == sha256((out / packed.name).read_bytes()).hexdigest()
        line = next(row for row in lines if packed.name in row)
        assert line[2:5] == [packed.ledger, packed.scope, packed.rows]
        assert line[6] == packed.digest
    assert (out / "报送清单.pdf").read_bytes().startswith(b"%PDF")
    assert [sha256(path.read_bytes()).hexdigest() for path in (register, requests)] == before


def test_every_ledger_of_the_office_goes_into_a_template(desk: Desk, tmp_path: Path) -> None:
    wishes = []
    for name in desk.kind_names:
        known = desk.ledger_exporter(name).intake()
        titles = tuple(known.ledger.column(key).title for key in known.ledger.keys)
        wishes.append(Wish(template(tmp_path / f"{name}.xlsx", ("填报单位：",), titles), name))
    sent = desk.superiors.send(wishes, tmp_path / "出")
    assert [one.rows for one in sent.packed][:1] == [3]
    for look in sent.looks:
        assert len(look.template.understood) > 1, look.ledger


def test_what_was_told_is_remembered_by_template(desk: Desk, tmp_path: Path) -> None:
    path = template(tmp_path / "怪表.xlsx", ("材料", "信息名称", "哪个口子办的"))
    wish = Wish(path, "register", mapping={"哪个口子办的": "department", "材料": ""})
    desk.superiors.remember(wish)
    look = desk.superiors.look(
        Wish(template(tmp_path / "明年的怪表.xlsx", ("材料", "信息名称", "哪个口子办的")))
    )
    assert look.ledger == "register"
    assert [(one.filled, one.why) for one in look.columns] == [
        ("", "指定留空"),
        ("信息名称", ""),
        (look.columns[2].filled, ""),
    ]
    assert look.columns[2].key == "department"


def test_which_ledger_is_meant_is_asked_where_two_would_do(desk: Desk, tmp_path: Path) -> None:
    path = template(tmp_path / "表.xlsx", ("信息名称", "状态"))
    assert settled(desk.superiors.likely(path)) == ""
    with pytest.raises(Refused, match=r"看不出“表\.xlsx”要填哪本台账"):
        desk.superiors.look(Wish(path))
    desk.superiors.remember(Wish(path, "register"))
    assert desk.superiors.ledger_of(path) == "register"


def test_a_refused_template_leaves_nothing(desk: Desk, register: Path, tmp_path: Path) -> None:
    other = template(tmp_path / "别的.xlsx", ("天气", "风向"), ("晴", "北"))
    with pytest.raises(UnknownHeader, match="天气"):
        desk.superiors.send([Wish(register), Wish(other)], tmp_path / "出")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(Refused, match=r"坏\.xlsx"):
        desk.superiors.send([Wish(register), Wish(tmp_path / "坏.xlsx")], tmp_path / "出")
    assert not (tmp_path / "出").exists()


def test_a_cancel_leaves_nothing(desk: Desk, register: Path, requests: Path, tmp_path: Path) -> None:
    def stop(done: int, whole: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        desk.superiors.send([Wish(register), Wish(requests)], tmp_path / "出", stop)
    assert not (tmp_path / "出").exists()


def test_nothing_is_written_over(desk: Desk, register: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"已经有 登记汇总\.xlsx"):
        desk.superiors.send([Wish(register)], register.parent)
    twice = desk.superiors.send([Wish(register), Wish(register, view="published")], tmp_path / "出")
    assert [one.name for one in twice.packed] == ["登记汇总.xlsx", "登记汇总（2）.xlsx"]
    assert json.dumps([one.as_told() for one in twice.packed], ensure_ascii=False)
