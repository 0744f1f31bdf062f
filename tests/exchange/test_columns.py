"""What every column of a file is taken for: by its header, by its cells, or by the clerk's word; nothing silently."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gongkai_desktop.exchange.columns import ColumnRead
from gongkai_desktop.exchange.headers import HeaderWords

from .conftest import Bench, Read, read

Workbook = Callable[..., Path]
ATTRIBUTES = ("主动公开", "依申请公开", "不予公开")


def taken(found: Read) -> dict[str, tuple[str, str]]:
    """Per header what it is read as, and by what."""
    return {column.header: (column.key, column.by) for column in found.head.columns}


def rows(header: str, *values: str) -> list[tuple[str, ...]]:
    return [
        ("信息名称", header, "公开日期"),
        *((f"关于{n}的通知", value, "2024-01-05") for n, value in enumerate(values)),
    ]


@pytest.mark.parametrize("header", ["类别", "分类", "主题", "信息类别", "公开情况", "是否公开"])
def test_a_column_whose_cells_are_attributes_is_read_as_the_attribute_whatever_its_header(
    workbook: Workbook, header: str
) -> None:
    found = read(workbook(rows(header, *ATTRIBUTES)))
    assert [one["attribute"] for one in found.fields] == list(ATTRIBUTES)
    assert "category" not in found.head.keys
    assert taken(found)[header] == ("attribute", "values")


def test_a_head_of_two_lines_over_category_and_day(office: Bench, workbook: Workbook) -> None:
    head = [("序号", "信息名称", "公开方式", ""), ("", "", "类别", "公开日期")]
    body = [(n, f"关于{n}的通知", value, "2024-01-05") for n, value in enumerate(ATTRIBUTES, 1)]
    path = workbook([*head, *body], merged=["A1:A2", "B1:B2", "C1:D1"])
    office.bring_in(path)
    assert [(row["attribute"], row["category"]) for row in office.items()] == [
        (one, "") for one in ATTRIBUTES
    ]
    assert [row["stage"] for row in office.items()] == ["已公开", "待下架", "待下架"]


def test_real_categories_stay_categories(workbook: Workbook) -> None:
    found = read(workbook(rows("类别", "财政预决算", "主动公开", "人事")))
    assert taken(found)["类别"] == ("category", "header")


def test_the_attribute_has_one_column_and_another_saying_the_same_is_not_read_as_a_subject(
    workbook: Workbook,
) -> None:
    lines = [("信息名称", "公开属性", "类别"), ("关于甲的通知", "主动公开", "主动公开")]
    found = read(workbook(lines))
    assert taken(found) == {
        "信息名称": ("title", "header"), "公开属性": ("attribute", "header"), "类别": ("", "values"),
    }  # fmt: skip
    assert found.head.unmapped == ("类别",)


def test_an_empty_column_headed_attribute_gives_way_to_the_one_that_is_filled(workbook: Workbook) -> None:
    found = read(workbook([("信息名称", "公开属性", "类别"), ("关于甲的通知", "", "依申请公开")]))
    assert found.fields == [{"title": "关于甲的通知", "attribute": "依申请公开"}]


def test_opinions_of_a_review_are_no_attribute(workbook: Workbook) -> None:
    found = read(workbook([("信息名称", "审查意见", "科长意见"), ("关于甲的通知", "同意公开", "同意公开")]))
    assert taken(found)["审查意见"] == ("review_conclusion", "header")
    assert taken(found)["科长意见"] == ("", "")


def test_channels_under_the_attributes_header_are_the_form_of_publication(workbook: Workbook) -> None:
    found = read(workbook(rows("公开方式", "单位门户网站", "微信公众号")))
    assert [one["form"] for one in found.fields] == ["单位门户网站", "微信公众号"]
    assert found.rejected == []


def test_what_the_clerk_says_goes_before_what_the_cells_say(workbook: Workbook) -> None:
    path = workbook(rows("类别", *ATTRIBUTES))
    assert taken(read(path, HeaderWords({"类别": "category"})))["类别"] == ("category", "told")
    assert taken(read(path, HeaderWords({"类别": ""})))["类别"] == ("", "told")


def test_the_map_shows_every_column_with_some_of_its_cells(workbook: Workbook) -> None:
    lines = [
        ("序号", "信息名称", "页数", "备注", "备注", ""),
        (1, "关于甲的通知", 3, "加急", "抄送档案室", "三楼"),
        (2, "关于乙的通知", 3, "", "", ""),
        (3, "关于丙的通知", 12, "", "", "二楼"),
    ]
    found = read(workbook(lines))
    assert found.head.columns == (
        ColumnRead("序号", "", "", ("1", "2", "3"), "count"),
        ColumnRead(
            "信息名称", "title", "信息名称", ("关于甲的通知", "关于乙的通知", "关于丙的通知"), "header"
        ),
        ColumnRead("页数", "", "", ("3", "12"), ""),
        ColumnRead("备注 第D列", "note", "备注", ("加急",), "header"),
        ColumnRead("备注 第E列", "", "", ("抄送档案室",), ""),
        ColumnRead("第F列", "", "", ("三楼", "二楼"), ""),
    )
    assert found.head.unmapped == ("页数", "备注 第E列", "第F列")


def test_columns_alike_and_without_header_are_told_by_their_place(workbook: Workbook) -> None:
    path = workbook([("信息名称", "备注", "备注", ""), ("关于甲的通知", "加急", "抄送", "三楼")])
    found = read(path, HeaderWords({"备注 第B列": "", "备注 第C列": "note", "第D列": "site_column"}))
    assert found.fields == [{"title": "关于甲的通知", "note": "抄送", "site_column": "三楼"}]


def test_what_was_taken_by_its_cells_is_said(office: Bench, workbook: Workbook) -> None:
    changes = office.plan(workbook(rows("类别", *ATTRIBUTES)))
    assert changes.notes == ("“类别”列里填的是公开属性，按“公开属性”读入；不对的请改列的对应",)


def test_what_was_settled_before_is_kept_when_more_is_settled(office: Bench, workbook: Workbook) -> None:
    header = ("信息名称", "事由", "何处")
    for number, told in enumerate(({"事由": "note"}, {"何处": "site_column"})):
        changes = office.plan(workbook([header, (f"关于{number}的通知", "年报", "三楼")]), **told)
        office.importer.apply(changes, actor=0)
    later = office.plan(workbook([header, ("关于丙的通知", "年报", "三楼")]))
    assert [(one.key, one.by) for one in later.columns[1:]] == [("note", "told"), ("site_column", "told")]
