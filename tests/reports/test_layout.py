"""The formats of the annual report: which years, which rows and cells, as the official ones have them."""

from __future__ import annotations

import pytest

from gongkai_desktop.reports.annual.layout import layout_of, layouts


@pytest.mark.parametrize(
    ("year", "document"),
    [
        (2015, "国办公开办函〔2019〕60号"),
        (2020, "国办公开办函〔2019〕60号"),
        (2021, "国办公开办函〔2021〕30号"),
        (2030, "国办公开办函〔2021〕30号"),
    ],
)
def test_the_format_follows_the_year_that_is_reported(year: int, document: str) -> None:
    assert layout_of(year).document == document


def test_the_six_parts_stand_in_their_order() -> None:
    for layout in layouts():
        assert [part.number for part in layout.parts] == ["一、", "二、", "三、", "四、", "五、", "六、"]
        assert [part.holds for part in layout.parts] == [
            *("text", "proactive", "applications", "remedies", "text", "text"),
        ]


def test_table_three_has_twenty_five_rows_and_the_trial_one_two_less() -> None:
    rows, older = layout_of(2021).rows, layout_of(2019).rows
    assert (len(rows), len(older)) == (25, 23)
    assert [row.title for row in rows][:3] == [
        "本年新收政府信息公开申请数量",
        "上年结转政府信息公开申请数量",
        "予以公开",
    ]
    other = next(row for row in older if row.title == "其他处理")
    assert (other.number, other.counts) == ("（六）", ("lapsed_correction", "lapsed_fee", "other"))
    assert older.index(other) == len(older) - 3  # before the total and what is carried over


def test_every_outcome_is_counted_in_exactly_one_row_of_each_format() -> None:
    from gongkai_desktop.requests.outcomes import outcomes

    for layout in layouts():
        counts = [key for row in layout.rows for key in row.counts]
        assert len(counts) == len(set(counts))
        assert {one.row for one in outcomes().outcomes if one.row} <= set(counts)


def test_table_two_has_the_cells_of_its_format() -> None:
    assert [place.title for place in layout_of(2024).places] == [
        *("规章：本年制发件数", "规章：本年废止件数", "规章：现行有效件数"),
        *("行政规范性文件：本年制发件数", "行政规范性文件：本年废止件数", "行政规范性文件：现行有效件数"),
        *("行政许可：本年处理决定数量", "行政处罚：本年处理决定数量", "行政强制：本年处理决定数量"),
        "行政事业性收费：本年收费金额（单位：万元）",
    ]
    assert len(layout_of(2019).places) == 3 * 2 + 3 * 2 + 3 * 2 + 2 + 2
