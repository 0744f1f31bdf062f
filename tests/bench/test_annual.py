"""The annual report over a million applications, beside one plain GROUP BY over the same table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from sqlcipher3 import dbapi2

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.paper.booklet import Booklet, Prose
from gongkai_desktop.requests.fields import APPLICANTS
from gongkai_desktop.requests.tally import applications, counted_view

from .paging import Both, Paged, opened
from .test_requests import TODAY, _now
from .yardstick import beside

pytestmark = pytest.mark.bench

COUNT, YEAR, REPEATS = 1_000_000, 2024, 10
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
def million(bench_folder: Path) -> Iterator[Both]:
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
    with opened(root, _now) as both:
        yield both


def test_the_report_of_a_year(million: Both) -> None:
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


def test_the_records_behind_a_figure(million: Both) -> None:
    desk, bare = million
    query = Query(counted_view(YEAR, ("granted",), 0))
    assert Paged(desk.request_lists, bare, TODAY).beside("百万件申请，年度报告一格后面的登记，第一页", query)


def test_the_tables_as_a_workbook(million: Both, tmp_path: Path) -> None:
    """All tables of a report beside openpyxl writing the same boxes with the same frames, fonts and merged heads."""
    desk, _ = million
    report = desk.annual.report(YEAR)
    content = desk.annual.booklet(report)
    assert sum(len(spread.boxes) for _, spread in content.tables) > 250

    def ours() -> None:
        for _ in range(REPEATS):
            desk.annual.write(report, tmp_path / "年报.xlsx")

    def floor() -> None:
        for _ in range(REPEATS):
            _bare(content, tmp_path / "裸.xlsx")

    beside("年度报告全部表格存成工作簿 ／ openpyxl 裸写同样的格", ours, floor, promised=2)


def _bare(content: Booklet, path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    line = Side(style="thin")
    frame, font, middle = Border(line, line, line, line), Font(name="宋体", size=10), Alignment("center")
    for at, (_, spread) in enumerate(content.tables):
        sheet = book.create_sheet(str(at))
        for row, column in spread.covered():
            sheet.cell(row + 1, column + 1).border = frame
        for box in spread.boxes:
            cell = sheet.cell(box.row + 1, box.column + 1, box.text if box.number is None else box.number)
            cell.font, cell.alignment = font, middle
            if box.rows * box.columns > 1:
                sheet.merge_cells(
                    None, box.row + 1, box.column + 1, box.row + box.rows, box.column + box.columns
                )
    texts = book.create_sheet("文字")
    for piece in content.pieces:
        if isinstance(piece, Prose):
            texts.append([piece.text])
    book.save(path)
