"""The filter row: every kind of column filters as people type, and what cannot be read is said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.cases.filters import span
from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused
from gongkai_desktop.register.incoming import imported
from gongkai_desktop.register.views import LISTED

from .conftest import TODAY

if TYPE_CHECKING:
    from .conftest import Clerk

ROWS = (
    {"title": "甲", "formed": "2025-12-31", "doc_no": "区教发〔2025〕9号", "department": "办公室"},
    {"title": "乙_1", "formed": "2026-03-05", "doc_no": "区教发[2026]10号", "department": "财务科"},
    {
        "title": "丙%",
        "formed": "2026-03-31",
        "doc_no": "教字(2026)11号",
        "department": "办公室",
        "joint": "安全科",
    },
    {
        "title": "丁A",
        "formed": "",
        "published": "2026-04-02",
        "department": "安全办公室",
        "valid_until": "2027-01-01",
    },
)


@pytest.fixture
def stocked(clerk: Clerk) -> Clerk:
    kinds = ("主动公开", "依申请公开", "主动公开", "不予公开")
    drafts = [
        imported({**row, "attribute": attribute}, TODAY) for row, attribute in zip(ROWS, kinds, strict=True)
    ]
    clerk.desk.records.append(drafts, actor=clerk.actor)
    return clerk


def names(clerk: Clerk, **filters: str) -> str:
    rows = clerk.desk.lists.page(Query(filters=filters, order="id"), TODAY)
    assert clerk.desk.lists.count(Query(filters=filters), TODAY) == len(rows)
    return "".join(str(row["title"])[0] for row in rows)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"formed": "2026"}, "乙丙"),
        ({"formed": "2026年"}, "乙丙"),
        ({"formed": "2026-03"}, "乙丙"),
        ({"formed": "2026年3月"}, "乙丙"),
        ({"formed": "2026/3/5"}, "乙"),
        ({"formed": "2026.3.5"}, "乙"),
        ({"formed": "2025-12-31..2026-03-05"}, "甲乙"),
        ({"formed": "2025..2026-03"}, "甲乙丙"),
        ({"formed": "2026-03-06.."}, "丙"),
        ({"formed": "..2025"}, "甲"),
        ({"formed": "空"}, "丁"),
        ({"published": "2026-04"}, "丁"),
        ({"valid_until": "2027"}, "丁"),
        ({"attribute": "主动公开"}, "甲丙"),
        ({"attribute": "主动"}, ""),
        ({"stage": "不予公开"}, ""),
        ({"department": "办公室"}, "甲丙丁"),
        ({"department": " "}, "甲乙丙丁"),
        ({"department": "办公室", "formed": "2026"}, "丙"),
        ({"title": "%"}, "丙"),
        ({"title": "_"}, "乙"),
        ({"title": "a"}, "丁"),
        ({"doc_no": "[2025]"}, "甲"),
        ({"doc_no": "〔2026〕"}, "乙丙"),
        ({"joint": "安全"}, "丙"),
        ({"imported": "是"}, "甲乙丙丁"),
        ({"imported": "否"}, ""),
        ({"provisional": "否", "title": "甲"}, "甲"),
        ({"entry": "#7"}, ""),
        ({}, "甲乙丙丁"),
    ],
)  # fmt: skip
def test_filters_mean_what_people_type(stocked: Clerk, filters: dict[str, str], found: str) -> None:
    assert names(stocked, **filters) == found


@pytest.mark.parametrize(
    ("filters", "word"),
    [
        ({"formed": "昨天"}, "生成日期的筛选“昨天”读不懂"),
        ({"formed": "2026-13"}, "读不懂"),
        ({"formed": "2026-02-30"}, "没有 2026年2月30日"),
        ({"formed": "2026-05..2026-03"}, "颠倒"),
        ({"due": "星期一"}, "期限的筛选"),
        ({"imported": "也许"}, "“是”或“否”"),
        ({"entry": "第一条"}, "不是编号"),
        ({"title": "长" * 201}, "太长"),
        ({"id; DROP TABLE item": "1"}, "不能按"),
    ],
)
def test_a_filter_that_cannot_be_read_is_refused(stocked: Clerk, filters: dict[str, str], word: str) -> None:
    with pytest.raises(Refused, match=word) as caught:
        names(stocked, **filters)
    assert caught.value.way


@given(st.dates(date(2004, 1, 1), date(2060, 12, 31)), st.dates(date(2004, 1, 1), date(2060, 12, 31)))
def test_a_span_holds_its_days_and_no_others(first: date, last: date) -> None:
    first, last = sorted((first, last))
    assert span(f"{first}..{last}", "日期") == (first.isoformat(), last.isoformat())
    start, end = span(f"{first:%Y-%m}", "日期")
    assert start <= first.isoformat() <= end
    assert (start[:7], end[:7]) == (first.isoformat()[:7],) * 2


@given(st.text(max_size=12))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        start, end = span(text, "日期")
    except Refused as refused:
        assert refused.way
    else:
        assert start <= end


def test_every_column_can_be_filtered_and_be_the_order(stocked: Clerk) -> None:
    lists = stocked.desk.lists
    for key in LISTED:
        whole = lists.page(Query(order=key), TODAY)
        paged = lists.page(Query(order=key), TODAY, limit=2)
        paged += lists.page(Query(order=key), TODAY, paged[-1], limit=2)
        assert [row["id"] for row in paged] == [row["id"] for row in whole]
        assert [row[key] for row in whole] == sorted(row[key] for row in whole)  # type: ignore[type-var]


def test_the_ids_of_a_list_are_in_its_order(stocked: Clerk) -> None:
    query = Query(filters={"formed": "2025..2026"}, order="formed", descending=True)
    rows = stocked.desk.lists.page(query, TODAY)
    assert stocked.desk.lists.ids(query, TODAY) == [row["id"] for row in rows]
    assert stocked.desk.lists.ids(query, TODAY, limit=1) == [rows[0]["id"]]
