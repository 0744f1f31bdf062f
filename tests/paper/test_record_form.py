"""Sheets of one form for one matter, cell by cell, blank and filled."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai_desktop.paper.fontbook import bundled_fonts
from gongkai_desktop.paper.grid import MM, SMALLEST
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.record_form import (
    DECLASSIFICATION,
    REPLY_SLIP,
    SEPARATION,
    SUMMARY,
    record_form,
    record_form_blank,
)
from tests.paper.reading import all_text, page_text, squeezed, stretch_of, too_near_the_edge, type_sizes

OFFICE, DAY = "某县教育局", date(2026, 11, 2)
LEAK_REPORT, PATROL_RECORD = "leak-report", "patrol-record"
ALL = (SUMMARY, SEPARATION, DECLASSIFICATION, LEAK_REPORT, PATROL_RECORD, REPLY_SLIP)
BLANKS = {
    SEPARATION: "区分处理记录单位：某县教育局年月日信息名称索引号文号提供部门形成日期隐去的部分"
    "处理方式删除□遮盖□变更□依据和理由公开版同意人同意日期"
    "经办人（签字）年月日审查人（签字）年月日分管领导（签字）年月日",
    DECLASSIFICATION: "解密记录单位：某县教育局年月日内部编号提供部门登记编号"
    "解密方式保密期限届满，自行解密□提前解密□"
    "届满核对已向原定密机关核对，未延长保密期限□核对对象："
    "提前解密原定密机关或者其上级机关的书面决定已核对，存于保密室□决定机关：存放处：核对人核对日期"
    "公开前审查解密后拟公开的，按保密审查流程审查同意后方可公开。解密备案"
    "经办人（签字）年月日核对人（签字）年月日分管领导（签字）年月日",
    LEAK_REPORT: "泄密事件报告单单位：某县教育局年月日报告对象情形内部编号发现时间报告时限事件（只写代称）泄密途径"
    "已采取的补救措施需要协助的事项报告人联系电话报告时间"
    "报告人（签字）年月日单位主要负责人（签字）年月日",
    REPLY_SLIP: "复函回执某县教育局：来函文号信息名称复函意见同意公开□不同意公开□部分同意□"
    "依据和理由对公开内容、方式的其他意见联系人联系电话复函单位（个人）（签章）年月日",
}


def blank(name: str) -> bytes:
    both = {"expired": "是", "early": "是"}
    return record_form_blank(name, OFFICE, {"basis": "某制度第一条。", **both}, fonts=bundled_fonts()).pdf


@pytest.mark.parametrize("name", sorted(BLANKS))
def test_the_blank_form_cell_by_cell(name: str) -> None:
    # What a cell says may stand on several lines; labels and their cells are read row by row.
    assert squeezed(page_text(blank(name))).replace("\n", "").startswith(BLANKS[name])


@pytest.mark.parametrize("name", ALL)
def test_every_form_is_legible_whole_and_on_one_page_when_blank(name: str) -> None:
    printed = record_form_blank(name, OFFICE, {}, fonts=bundled_fonts())
    assert printed.pages == 1
    assert min(type_sizes(printed.pdf)) >= SMALLEST
    assert too_near_the_edge(printed.pdf, 8 * MM) == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (SEPARATION, "hidden"),
        (DECLASSIFICATION, "filing"),
        (LEAK_REPORT, "remedy"),
        (PATROL_RECORD, "scope"),
    ],
)
def test_text_of_any_length_goes_on_to_further_pages_with_the_head_repeated(name: str, key: str) -> None:
    long = "".join(f"（{number}）逐项核对处理。" for number in range(400))
    printed = record_form(name, OFFICE, DAY, {key: long}, fonts=bundled_fonts())
    assert printed.pages > 1
    # A number may stand at the end of a page and its words on the next.
    assert all_text(printed.pdf).count("逐项核对处理。") >= 400 - printed.pages
    for page in range(printed.pages):
        assert f"单位：{OFFICE} 2026年11月2日" in page_text(printed.pdf, page)


def test_the_rows_of_a_summary_are_numbered_on_pages_that_repeat_the_head() -> None:
    rows = [{"title": f"第{number}件", "conclusion": "同意公开"} for number in range(1, 41)]
    printed = record_form(SUMMARY, OFFICE, DAY, {"period": "2026年10月"}, rows, fonts=bundled_fonts())
    pages = [squeezed(page_text(printed.pdf, page)) for page in range(printed.pages)]
    assert printed.pages > 1
    assert all(
        "序号编号信息名称提供部门拟公开属性送审日期各环节意见审查结论办结日期" in page for page in pages
    )
    assert sum(page.count("件同意公开") for page in pages) == 40
    assert "40第40件同意公开" in pages[-1]
    assert ["填表人（签字）" in page for page in pages] == [False] * (len(pages) - 1) + [True]


def test_nothing_to_tell_is_told_in_a_row_of_its_own() -> None:
    text = all_text(
        record_form(PATROL_RECORD, OFFICE, DAY, {"nil": "没有发现问题。"}, fonts=bundled_fonts()).pdf
    )
    assert "完成日期没有发现问题。巡查人（签字）" in text


NOTE = "先解密、后公开，解密的书面决定不附在本台账里（《某县教育局保密审查制度》（某教〔2020〕8号）第九条、第十条）。"


def test_a_note_goes_on_below_its_first_word_and_beside_the_qr_only_where_it_reaches_it() -> None:
    mark = SheetMark("2026-0001", lambda page, pages: f"{page}/{pages}")
    about = {"basis": NOTE, "expired": "是", "early": "是"}
    pdf = record_form(DECLASSIFICATION, OFFICE, DAY, about, mark=mark, fonts=bundled_fonts()).pdf
    lines = page_text(pdf).splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("注：1."))
    assert lines[at + 2].lstrip("　").startswith("2."), "above the QR a note has the whole width"
    (left, right), (inset, _) = stretch_of(pdf, lines[at]), stretch_of(pdf, lines[at + 1])
    assert right > 175 * MM
    assert inset > left + 2 * 11
