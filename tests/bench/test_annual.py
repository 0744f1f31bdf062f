"""The annual report over a million applications, beside one plain GROUP BY over the same table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.requests.fields import APPLICANTS
from gongkai_desktop.requests.tally import applications, counted_view

from .test_requests import TODAY, _now
from .yardstick import beside

pytestmark = pytest.mark.bench

COUNT, YEAR, PAGE, REPEATS = 1_000_000, 2024, 200, 10
_ROWS = (
    "granted",
    "partial",
    "third_party",
    "process",
    "not_held",
    "unclear",
    "petition",
    "repeated",
    "other",
)
_FLOOR = "SELECT applicant_kind, result, count(*) FROM request GROUP BY applicant_kind, result"
_FILL = f"""
    WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < {COUNT}),
    told AS (
        SELECT at, 2015 + at % 12 AS year, json_extract(:kinds, '$[' || (at / 12 % 6) || ']') AS kind,
            json_extract(:rows, '$[' || (at / 72 % 9) || ']') AS row FROM n
    )
    INSERT INTO request (id, number, applicant, applicant_kind, channel, arrived, title, asked, department, state,
        result, issued, served, closed, natural_key, imported, report_in, report_out, report_row)
    SELECT 1000000 + at, year || '-' || at, '申请人' || at, kind, '邮寄', year || '-03-04',
        (year - 1) || '年第' || at || '号征地补偿安置方案和批复', '第' || at || '号征地补偿安置方案和批复',
        '办公室', '已答复', row, year || '-03-20', year || '-03-20', year || '-03-20', hex(at), 1,
        year, CASE WHEN at % 50 THEN year ELSE year + 1 END, row
    FROM told
"""


@pytest.fixture(scope="module")
def million(bench_folder: Path) -> Iterator[tuple[Desk, dbapi2.Connection]]:
    """An office whose table of applications has a million rows; made once."""
    import json

    root = bench_folder / "百万件申请"
    if not root.exists():
        with Desk.create(root, name="某区教育局", clock=_now):
            pass
        filling = dbapi2.connect(str(root / "台账.db"))
        told = {"kinds": json.dumps(APPLICANTS, ensure_ascii=False), "rows": json.dumps(_ROWS)}
        filling.execute(_FILL, told)
        filling.commit()
        filling.close()
    bare = dbapi2.connect(str(root / "台账.db"))
    with Desk.open(root, writing=False, clock=_now) as desk:
        yield desk, bare
    bare.close()


def test_the_report_of_a_year(million: tuple[Desk, dbapi2.Connection]) -> None:
    desk, bare = million
    found = applications(desk.store, YEAR)
    assert found["settled"][-1] == sum(found[row][-1] for row in _ROWS)
    beside(
        "百万件申请的年度报告（表二至表四、核对） ／ 一遍 GROUP BY",
        lambda: desk.annual.report(YEAR).checks,
        lambda: bare.execute(_FLOOR).fetchall(),
        promised=1.5,
        runs=3,
    )


def test_the_records_behind_a_figure(million: tuple[Desk, dbapi2.Connection]) -> None:
    desk, bare = million
    query = Query(counted_view(YEAR, ("granted",), 0))
    found = desk.request_lists.statement(query, TODAY)
    sql = found.page(PAGE)

    def ours() -> None:
        for _ in range(REPEATS):
            desk.request_lists.page(query, TODAY, limit=PAGE)

    def floor() -> None:
        for _ in range(REPEATS):
            bare.execute(sql, found.values).fetchall()

    assert desk.request_lists.page(query, TODAY, limit=PAGE)
    beside("百万件申请，年度报告一格后面的登记，第一页 ／ 同一 SQL", ours, floor, promised=2, runs=3)
