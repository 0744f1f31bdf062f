"""Rows as people fill them in: kept as typed, turned into one form, or rejected by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.normalise import readers
from gongkai_desktop.exchange.targets import ItemTarget
from gongkai_desktop.exchange.words import is_foot, is_total
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.register.incoming import objection

from .conftest import HEADERS, TODAY, read

Workbook = Callable[..., Path]
READERS = readers(ItemTarget().intake(TODAY))
UNKNOWN = "不认识的公开属性，应为主动公开、依申请公开、不予公开之一"


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("  关于甲的通知　", "关于甲的通知"),
        ("第一行\r\n第二行", "第一行第二行"),
        ("=1+1", "=1+1"),
        ("2021.12.2", "2021.12.2"),
        ("\ufeff\u200b甲\x07乙", "甲乙"),
        (3.0, "3"),
        (2.5, "2.5"),
        (True, "是"),
        (date(2024, 1, 5), "2024-01-05"),
        (datetime(2024, 1, 5), "2024-01-05"),
        (datetime(2024, 1, 5, 9, 30), "2024-01-05 09:30"),
        (time(9, 30), "09:30:00"),
        ("", ""),
        (None, ""),
    ],
)
def test_text_is_kept_as_typed(cell: object, kept: str) -> None:
    assert READERS["title"](cell) == kept


def test_a_long_text_keeps_its_lines() -> None:
    assert READERS["note"]("第一行\r\n第二行") == "第一行\n第二行"


@pytest.mark.parametrize("cell", ["无", " — ", "/", "无文号", ""])
def test_a_document_number_may_say_that_there_is_none(cell: str) -> None:
    assert READERS["doc_no"](cell) == ""


@pytest.mark.parametrize(
    "cell",
    [
        date(2024, 1, 5), datetime(2024, 1, 5, 9, 30), 45296.0, "45296", "2024-01-05", "2024/1/5", "2024.1.5",
        "2024年1月5日", " 2024年01月05日 ", "20240105", "2024-01-05 09:30:00", "２０２４．１．５",
    ],
)  # fmt: skip
def test_a_day_in_any_form(cell: object) -> None:
    assert READERS["formed"](cell) == "2024-01-05"


@pytest.mark.parametrize("cell", ["", None, "无", "-", "1970-01-01", date(1970, 1, 1), 0.0, time(0, 0)])
def test_no_day(cell: object) -> None:
    assert READERS["formed"](cell) == ""


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("2024年13月45日", "没有 2024年13月45日 这一天"),
        ("2023-02-29", "没有 2023年2月29日 这一天"),
        ("去年", "不是日期"),
        (time(9, 30), "不是日期"),
        (float("nan"), "不是日期"),
        (float("inf"), "不是日期"),
        (1e18, "不是日期"),
        ("፩፪፫፬፭", "不是日期"),
        (date(2026, 11, 21), "在今天（2026-11-20）之后"),
        ("2062-01-05", "在今天（2026-11-20）之后"),
    ],
)
def test_an_impossible_day_says_why(cell: object, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        READERS["formed"](cell)


@pytest.mark.parametrize(
    ("cell", "attribute"),
    [
        ("主动公开", "主动公开"), ("主动", "主动公开"), ("☑主动公开", "主动公开"), ("1.主动公开", "主动公开"),
        ("依申请", "依申请公开"), ("依申请 公开", "依申请公开"), ("不公开", "不予公开"), ("免于公开", "不予公开"),
        ("主动公开□", "主动公开"), ("", ""),
    ],
)  # fmt: skip
def test_attributes_in_the_words_of_old_ledgers(cell: str, attribute: str) -> None:
    assert READERS["attribute"](cell) == attribute


def test_an_unknown_attribute_names_those_there_are() -> None:
    with pytest.raises(ValueError, match=UNKNOWN):
        READERS["attribute"]("内部")


@pytest.mark.parametrize("cell", [1e15, 11341702486344515202.0])
def test_a_number_that_lost_its_last_digits_is_not_taken(cell: float) -> None:
    with pytest.raises(ValueError, match="文本格式"):
        READERS["index_no"](cell)


def test_flags_and_whole_numbers() -> None:
    columns = (
        Column("major", "重大", Kind.FLAG),
        Column("pages", "页数", Kind.INTEGER),
        Column("title", "名称"),
    )
    by_key = readers(Intake(Ledger("x", "x", columns), ("title",), objection))
    assert {by_key["major"](cell) for cell in ("√", "是", "1", "有", True)} == {"是"}
    assert {by_key["major"](cell) for cell in ("×", "否", "0", "", False)} == {""}
    assert [by_key["pages"](cell) for cell in (3.0, "12", "")] == ["3", "12", ""]
    for key, cell in (("major", "也许"), ("pages", "三")):
        with pytest.raises(ValueError, match="应"):
            by_key[key](cell)


@given(
    st.one_of(st.text(), st.floats(), st.datetimes(), st.times(), st.timedeltas(), st.booleans(), st.none())
)
def test_any_cell_is_read_or_refused_with_a_reason_in_chinese(cell: object) -> None:
    for read_cell in READERS.values():
        try:
            kept = read_cell(cell)
        except ValueError as error:
            assert not str(error).isascii()
        else:
            assert kept == kept.strip()
            assert read_cell(kept) == kept


@given(st.text())
def test_reading_a_text_twice_changes_nothing_more(typed: str) -> None:
    assert READERS["title"](READERS["title"](typed)) == READERS["title"](typed)


@pytest.mark.parametrize(
    "cell", ["合计", "合　计：", "总计 12", "小计", "共 9 条", "共12件", "合计：共 3 条", "累计"]
)
def test_rows_that_only_add_up(cell: str) -> None:
    assert is_total(cell)


@pytest.mark.parametrize(
    "cell", ["总计划安排", "小计量器具检定公告", "累计净值公示", "共同富裕方案", "合计口径"]
)
def test_titles_that_only_sound_like_a_total(cell: str) -> None:
    assert not is_total(cell)


@pytest.mark.parametrize(
    "cell", ["填表人：张三", "审核人:", "注：本表一式两份", "备注：无", "填报日期：2024年1月5日"]
)
def test_lines_below_the_table(cell: str) -> None:
    assert is_foot(cell)


def test_rows_that_are_none_are_left_out(workbook: Workbook) -> None:
    rows: list[tuple[object, ...]] = [
        ("序号", "信息名称", "文号"),
        (1, "关于甲的通知", "1号"),
        (None, None, None),
        ("  ", "\n", ""),
        (2, None, None),
        ("序号", "信息名称", "文号"),
        (3, "关于乙的通知", "2号"),
        ("合计", "", "共 2 条"),
        ("填表人：张三", "审核人：李四", "日期：2024-01-05"),
        ("注：以上均已公开",),
    ]
    found = read(workbook(rows))
    assert [(row[0], row[2][0]) for row in found.rows] == [(2, "关于甲的通知"), (7, "关于乙的通知")]
    assert (found.head.rows, found.rejected) == (2, [])


def test_a_row_that_cannot_be_taken_is_named_and_the_others_go_on(workbook: Workbook) -> None:
    rows = [
        HEADERS,
        ("A1", "关于甲的通知", "1号", "2024年13月45日", "内部"),
        ("A2", "", "2号", "2024-01-05", "主动"),
        ("A3", "关于丙的通知", "3号", "2024-01-05", "主动"),
        ("A4", "关于丁的通知", "4号", "2024-01-05", "内部"),
    ]
    found = read(workbook(rows))
    assert [row[0] for row in found.rows] == [4]
    assert found.rejected == [
        (2, "生成日期", "2024年13月45日", f"没有 2024年13月45日 这一天；公开属性“内部”：{UNKNOWN}"),
        (3, "信息名称", "", "没有信息名称"),
        (5, "公开属性", "内部", UNKNOWN),
    ]
    assert found.head.rows == 4


def test_a_title_of_over_five_hundred_signs_is_refused_by_its_row(workbook: Workbook) -> None:
    rows = [HEADERS, *((f"A{at}", "通" * at, "", "2024-01-05", "主动") for at in (500, 501))]
    found = read(workbook(rows))
    assert [row[0] for row in found.rows] == [2]
    assert [(row, column) for row, column, *_ in found.rejected] == [(3, "信息名称")]
    assert "有 501 字，最多 500 字" in found.rejected[0][3]


def test_rows_with_one_number_and_different_content_are_rejected_each_naming_the_other(
    workbook: Workbook,
) -> None:
    rows = [
        HEADERS,
        ("A1", "关于甲的通知", "1号", "2024-01-05", "主动"),
        ("A2", "关于乙的通知", "2号", "2024-01-05", "主动"),
        ("A1", "关于丙的通知", "3号", "2024-01-05", "主动"),
        ("A2", "关于乙的通知", "2号", "2024年1月5日", "主动公开"),
    ]
    found = read(workbook(rows))
    assert [row[0] for row in found.rows] == [3, 5]
    assert found.head.repeats == {5}
    assert [one[:3] for one in found.rejected] == [(2, "索引号", "A1"), (4, "索引号", "A1")]
    assert [why.partition("行")[0] for *_, why in found.rejected] == ["与第 4 ", "与第 2 "]


def test_values_merged_downwards_count_for_every_row(workbook: Workbook) -> None:
    rows = [
        ("一级事项", "公开内容"), ("决策公开", "甲"), (None, "乙"), (None, "丙"), ("管理公开", "丁"),
    ]  # fmt: skip
    found = read(workbook(rows, merged=["A2:A4"]))
    assert [fields["first_level"] for fields in found.fields] == [
        "决策公开",
        "决策公开",
        "决策公开",
        "管理公开",
    ]


def test_rows_come_in_chunks_and_in_order(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text("信息名称,文号\n" + "".join(f"第{at}件,{at}号\n" for at in range(1234)), "utf-8")
    found = read(path)
    assert [row[0] for row in found.rows] == [*range(2, 1236)]
