"""The first page of a search over a million items beside the same SQL on a bare cursor."""

from __future__ import annotations

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.register.views import LISTED

from .ledgers import TODAY, office
from .paging import opened
from .yardstick import beside

pytestmark = pytest.mark.bench

COUNT, PAGE, REPEATS = 1_000_000, 50, 40


@pytest.mark.parametrize("words", ["积水", "学区"])
def test_first_page_of_a_search(bench_folder, words: str) -> None:  # type: ignore[no-untyped-def]
    sql = (
        f"SELECT {', '.join('i.' + key for key in LISTED)} FROM item_search s JOIN item i ON i.id = s.rowid"
        f" WHERE item_search MATCH ? ORDER BY s.rowid DESC LIMIT {PAGE}"
    )
    with opened(office(bench_folder / "百万", COUNT)) as (desk, bare):
        query = Query(words=words)

        def ours() -> None:
            for _ in range(REPEATS):
                desk.lists.page(query, TODAY, limit=PAGE)

        def floor() -> None:
            for _ in range(REPEATS):
                bare.execute(sql, (words,)).fetchall()

        assert [row["id"] for row in desk.lists.page(query, TODAY, limit=PAGE)] == [
            row[0] for row in bare.execute(sql, (words,))
        ]
        beside(f"百万件中搜“{words}”的第一页 ／ 同一 SQL", ours, floor, promised=2)
