"""Lists: views, search, filters and paging tell the truth of the whole table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused
from gongkai_desktop.register.incoming import imported

from .conftest import TODAY

if TYPE_CHECKING:
    from .conftest import Clerk

TITLES = [
    "关于印发校园安全检查办法的通知",
    "2026年部门预算公开说明",
    "教师招聘面试成绩公告",
    "营养餐采购合同",
    "银行代发工资办法",
    "学区划分方案",
    "校车运营企业名录",
    "安全生产检查通报",
    "Excel 模板说明",
    "𬱖姓教师表彰决定",
]


@pytest.fixture
def filled(clerk: Clerk) -> Clerk:
    drafts = [
        imported(
            {
                "title": title,
                "department": ["办公室", "财务科"][at % 2],
                "formed": f"2025-0{1 + at % 9}-1{at % 7}",
                "attribute": ["主动公开", "依申请公开", "不予公开"][at % 3],
                "index_no": f"KS/2025-{at:05}",
                "published": "2025-10-20" if at % 4 == 0 else "",
            },
            TODAY,
        )
        for at, title in enumerate(TITLES * 3)
    ]
    clerk.desk.records.append(drafts, actor=clerk.actor)
    clerk.enter()
    return clerk


def titles(clerk: Clerk, query: Query) -> list[object]:
    return [row["title"] for row in clerk.desk.lists.page(query, TODAY)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("校园", 4), ("安全检查", 4), ("安全", 7), ("预算", 3), ("xyaq", 4), ("jszp", 3), ("yhdf", 3), ("excel", 3),
     ("KS/2025-00003", 1), ("00003", 1), ("𬱖", 3), ("营", 6), ("没有这样的词", 0),
     ("安全 财务科", 3), ("“”", 0), ("", 31)],
)  # fmt: skip
def test_search_finds_words_numbers_and_initials(filled: Clerk, words: str, expected: int) -> None:
    query = Query(words=words)
    assert len(titles(filled, query)) == expected
    assert filled.desk.lists.count(query, TODAY) == expected


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.sampled_from(TITLES), st.integers(0, 12), st.integers(2, 6))
def test_search_finds_what_like_finds(filled: Clerk, title: str, start: int, length: int) -> None:
    part = title[start : start + length]
    if len(part.strip()) < 2 or not part.isalpha():
        return
    found = {row["id"] for row in filled.desk.lists.page(Query(words=part), TODAY)}
    truth = filled.desk.store.rows("SELECT id FROM item WHERE title LIKE ?", (f"%{part}%",))
    assert {number for (number,) in truth} <= found


@pytest.mark.parametrize("order", ["", "title", "formed", "due", "department"])
@pytest.mark.parametrize("descending", [False, True])
def test_pages_together_are_the_whole_list_in_order(filled: Clerk, order: str, descending: bool) -> None:
    query = Query(order=order, descending=descending)
    whole = filled.desk.lists.page(query, TODAY, limit=1000)
    paged: list[dict[str, object]] = []
    while page := filled.desk.lists.page(query, TODAY, paged[-1] if paged else None, limit=7):
        paged += page
    assert [row["id"] for row in paged] == [row["id"] for row in whole]
    assert len({row["id"] for row in paged}) == 31
    if order:
        assert [row[order] for row in whole] == sorted((str(row[order]) for row in whole), reverse=descending)


def test_every_view_counts_what_it_lists(filled: Clerk) -> None:
    for view in filled.desk.lists.views():
        query = Query(view=view.key)
        assert filled.desk.lists.count(query, TODAY) == len(filled.desk.lists.page(query, TODAY, limit=1000))


def test_imported_history_asks_for_its_dates_and_does_not_cry_overdue(filled: Clerk) -> None:
    assert filled.desk.lists.count(Query(view="overdue"), TODAY) == 0
    assert filled.desk.lists.count(Query(view="unfilled"), TODAY) > 0
    groups = {group.key for group in filled.desk.agenda(TODAY)}
    assert "unfilled" in groups
    assert "overdue" not in groups


def test_an_own_entry_past_its_date_is_overdue(clerk: Clerk) -> None:
    clerk.enter(formed="2026-10-09")
    (row,) = clerk.desk.lists.page(Query(view="overdue"), TODAY)
    assert (row["due"], row["reminder"], row["urgency"]) == ("2026-11-05", "逾期 11 个工作日", "overdue")
    group = clerk.desk.agenda(TODAY)[0]
    assert (group.key, group.total, group.lines[0].text) == ("overdue", 1, "逾期 11 个工作日")


def test_filters_narrow_by_value_and_by_span(filled: Clerk) -> None:
    assert len(titles(filled, Query(filters={"department": "财务科"}))) == 15
    spring = titles(filled, Query(filters={"formed": "2025-01-01..2025-03-31"}))
    assert 0 < len(spring) < 31
    with pytest.raises(Refused, match="筛选"):
        titles(filled, Query(filters={"id; DROP TABLE item": "1"}))


def test_unknown_views_and_orders_are_refused(clerk: Clerk) -> None:
    with pytest.raises(Refused, match="没有视图"):
        titles(clerk, Query(view="everything"))
    with pytest.raises(Refused, match="排序"):
        titles(clerk, Query(order="1; --"))


def test_records_are_found_by_the_number_that_the_clerk_sees(filled: Clerk) -> None:
    lists = filled.desk.lists
    item = lists.find("KS/2025-00003")
    assert lists.find(f"#{item}") == item
    with pytest.raises(Refused, match="没有"):
        lists.find("#999999")


def test_a_rest_day_after_the_due_date_is_overdue_in_words(clerk: Clerk) -> None:
    clerk.enter(formed="2026-10-23")
    (row,) = clerk.desk.lists.page(Query(), date(2026, 11, 21))
    assert (row["due"], row["reminder"]) == ("2026-11-20", "已过期限")
