from __future__ import annotations

from datetime import date

import pytest

from gongkai_desktop.errors import Cancelled
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.paper.fontbook import bundled_fonts
from gongkai_desktop.paper.grid import MM, SMALLEST
from gongkai_desktop.paper.heading import Anchor, Heading
from gongkai_desktop.paper.listing import draw_list
from gongkai_desktop.paper.pen import Printed
from tests.paper.reading import all_text, page_text, squeezed, too_near_the_edge, type_sizes

LEDGER = Ledger(
    "item",
    "信息登记",
    (
        Column("index_no", "索引号", width=14),
        Column("title", "信息名称", width=30),
        Column("formed", "生成日期", Kind.DATE, width=7),
        Column("secret", "涉密", Kind.FLAG, width=4),
    ),
)
HEADING = Heading("信息登记台账", "某局", "全部", "2026年", "张三", date(2026, 11, 22))


def rows(number: int) -> list[dict[str, object]]:
    return [
        {"index_no": f"A-2026-{at:05}", "title": f"<b>第{at}件𬱖", "formed": "2026-02-06", "secret": at % 2}
        for at in range(number)
    ]


def listed(number: int) -> Printed:
    return draw_list(LEDGER, rows(number), HEADING, anchor=Anchor(77, "ab12"), fonts=bundled_fonts())


def test_heading_rows_count_and_anchor_stand_on_the_page() -> None:
    assert page_text(listed(2).pdf) == (
        "信息登记台账\n单位：某局　　范围：全部　　期间：2026年　　制表人：张三　　制表日期：2026-11-22\n"
        "序号 索引号 信息名称 生成日期 涉密\n"
        "1 A-2026-00000 <b>第0件𬱖 2026-02-06\n2 A-2026-00001 <b>第1件𬱖 2026-02-06 是\n"
        "台账校验：第 77 条 ab12 共 2 条　第 1/1 页"
    )


def test_every_row_is_printed_once_below_a_repeated_head() -> None:
    sheet = listed(300)
    text = all_text(sheet.pdf)
    assert sheet.pages > 5
    assert text.count("序号索引号信息名称") == text.count("台账校验：第77条ab12") == sheet.pages
    assert [text.count(f"A-2026-{at:05}<b>第{at}件") for at in range(300)] == [1] * 300


def test_a_nil_list_has_a_page_that_says_so() -> None:
    assert "共0条第1/1页" in all_text(listed(0).pdf)


def test_many_wide_columns_are_wrapped_and_not_shrunk_or_cut() -> None:
    wide = Ledger("w", "宽", tuple(Column(f"c{at}", f"第{at}列", width=30) for at in range(14)))
    text = "关于政府信息公开保密审查的通知，http://www.gov.cn/zwgk/2026/content_12345678.html"
    sheet = draw_list(wide, [dict.fromkeys(wide.keys, text)] * 3, HEADING, fonts=bundled_fonts())
    assert min(type_sizes(sheet.pdf)) >= SMALLEST
    assert too_near_the_edge(sheet.pdf, 8 * MM) == []
    assert all_text(sheet.pdf).count("html") == 14 * 3


def test_long_words_keep_whole_where_there_is_room() -> None:
    ledger = Ledger("w", "宽", (Column("no", "索引号", width=4), Column("title", "名称", width=60)))
    row = {"no": "370405-01-2026-000001", "title": "关于公开的通知" * 20}
    assert "370405-01-2026-000001" in page_text(draw_list(ledger, [row], HEADING, fonts=bundled_fonts()).pdf)


def test_progress_is_told_and_a_cancel_ends_the_work() -> None:
    told: list[int] = []

    def stop(done: int) -> None:
        told.append(done)
        raise Cancelled

    with pytest.raises(Cancelled):
        draw_list(LEDGER, rows(900), HEADING, fonts=bundled_fonts(), progress=stop)
    assert told == [200]


def test_facts_that_are_not_given_are_left_out() -> None:
    assert Heading("题", "", "", "", "", date(2026, 1, 2)).facts == ("制表日期：2026-01-02",)
    assert "单位" not in squeezed(
        page_text(
            draw_list(LEDGER, [], Heading("题", "", "", "", "", date(2026, 1, 2)), fonts=bundled_fonts()).pdf
        )
    )
