"""Paging, filtering, sorting and counting a million items beside the same SQL on a bare cursor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from gongkai_desktop.cases.query import Query

from .ledgers import TODAY, office
from .paging import Both, Paged, opened
from .yardstick import beside

pytestmark = pytest.mark.bench

COUNT = 1_000_000


@pytest.fixture(scope="module")
def million(bench_folder) -> Iterator[Both]:  # type: ignore[no-untyped-def]
    with opened(office(bench_folder / "百万", COUNT)) as both:
        yield both


QUERIES = [
    ("第一页", Query(), 40),
    ("视图“已公开”", Query(view="published"), 40),
    ("按科室和月份筛选", Query(filters={"department": "财务", "formed": "2024-03"}), 5),
    ("按名称里的字筛选", Query(filters={"title": "积水"}), 5),
    ("视图“已公开”按公开日期倒排", Query(view="published", order="published", descending=True), 1),
    ("全部按生成日期排", Query(order="formed"), 20),
    ("全部按名称排", Query(order="title"), 1),
]


@pytest.mark.parametrize(("name", "query", "repeats"), QUERIES, ids=[name for name, *_ in QUERIES])
def test_the_first_page_and_one_further_on(million, name: str, query: Query, repeats: int) -> None:  # type: ignore[no-untyped-def]
    desk, bare = million
    paged = Paged(desk.lists, bare, TODAY, repeats)
    first = paged.beside(f"百万件，{name}", query)
    paged.beside(f"百万件，{name}，下一页", query, first[-1])


@pytest.mark.parametrize("view", ["all", "overdue", "published", "flagged"])
def test_the_count_of_a_view(million, view: str) -> None:  # type: ignore[no-untyped-def]
    desk, bare = million
    query = replace(Query(), view=view)
    found = desk.lists.statement(query, TODAY, counting=True)
    sql = found.count()

    def ours() -> None:
        desk.lists.count(query, TODAY)

    def floor() -> None:
        bare.execute(sql, found.values).fetchone()

    assert (desk.lists.count(query, TODAY),) == bare.execute(sql, found.values).fetchone()
    beside(f"百万件，视图 {view} 的件数 ／ 同一 SQL", ours, floor, promised=2, runs=3)
