from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai_desktop.paper.fontbook import bundled_fonts
from gongkai_desktop.paper.grid import MM, SMALLEST
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.review import (
    ReviewRow,
    review_grounds_blank,
    review_list,
    review_list_blank,
    written_day,
)
from tests.paper.reading import all_text, codes_read, page_text, squeezed, too_near_the_edge, type_sizes

OFFICE, DAY = "台儿庄区人民政府办公室", date(2026, 11, 2)
RARE = "关于䶮㛃𬱖𫖯𬭎㐂等同志任免的通知"
LONG = "关于进一步加强城乡建设用地增减挂钩项目区内集体土地上房屋征收补偿安置资金管理的通知" * 3
PLACES = (("website", "市、区网站公开"), ("request", "依申请公开"), ("other", "其他"))
BASIS = "不同意公开的，说明依据和理由（某制度第六条）。"
MARK = SheetMark("2026-0012", lambda page, pages: f"GK1/370405/2026-0012/{page}/{pages}/a1b2c3d4")

# The annex of 台政办字〔2020〕8号 with two empty rows, cell by cell; the lost "(" are empty boxes.
ANNEX = """信息发布保密审查表
单位： 年　　月　　日
序号 部门 信息名称 发布形式 工作机构或者
人员审查意见 主管领导意见
市、区网站公开 □
依申请公开 □
其他 □
同 意 □
不同意 □
同 意 □
不同意 □
市、区网站公开 □
依申请公开 □
其他 □
同 意 □
不同意 □
同 意 □
不同意 □
承办人（签字）
年 月 日
（签字）
年 月 日
（签字）
年 月 日
注：1.本表由机关、单位信息发布主管部门负责组织填写和保管；
　　2.机关、单位发布信息均应进行登记；
　　3.请在相应的“□”打“√”；
　　4.不明确事项应当由机关、单位保密工作机构组织保密审查。
第 1 页　共 1 页"""


def printed(rows: list[ReviewRow], mark: SheetMark | None = None) -> Printed:
    return review_list(OFFICE, DAY, rows, places=PLACES, basis=BASIS, mark=mark, fonts=bundled_fonts())


def plain(number: int) -> list[ReviewRow]:
    return [ReviewRow("办公室", f"第{at}件信息", "website") for at in range(1, number + 1)]


def test_the_blank_sheet_is_the_annex_cell_for_cell() -> None:
    assert page_text(review_list_blank(places=PLACES, count=2, fonts=bundled_fonts()).pdf) == ANNEX


def test_what_is_recorded_is_ticked_and_nothing_else() -> None:
    row = ReviewRow("建设科", RARE, "request", "agree", "")
    text = page_text(printed([row]).pdf)
    assert f"单位：{OFFICE} 2026年11月2日" in text
    assert squeezed(f"1建设科{RARE}") in squeezed(text)
    assert "市、区网站公开 □\n依申请公开 ☑\n其他 □\n同 意 ☑\n不同意 □\n同 意 □\n不同意 □" in text


@pytest.mark.parametrize("number", [1, 2, 7, 40])
def test_every_item_stands_once_on_pages_that_repeat_the_head(number: int) -> None:
    sheet = printed(plain(number))
    pages = [squeezed(page_text(sheet.pdf, page)) for page in range(sheet.pages)]
    assert [sum(f"第{at}件信息" in page for page in pages) for at in range(1, number + 1)] == [1] * number
    for at, page in enumerate(pages, 1):
        assert page.startswith("信息发布保密审查表单位：" + OFFICE)
        assert page.count("序号部门信息名称发布形式") == 1
        assert f"第{at}页共{sheet.pages}页" in page
    assert ["承办人（签字）" in page for page in pages] == [False] * (sheet.pages - 1) + [True]
    assert all("件信息" in page for page in pages), "a page of signatures without an item"


def test_a_refusal_brings_a_slip_with_the_grounds() -> None:
    rows = [*plain(1), ReviewRow("科", "乙件", "other", "disagree", "", "条例第十五条", "涉及商业秘密。")]
    sheet = printed(rows)
    slip = squeezed(page_text(sheet.pdf, 1))
    assert sheet.pages == 2
    assert "附：不同意公开的依据和理由" in slip
    assert "2乙件条例第十五条涉及商业秘密。" in slip
    assert "第1件信息" not in slip
    assert "第2页共2页" in slip


def test_without_a_refusal_there_is_no_slip() -> None:
    assert "依据和理由" not in all_text(printed(plain(2)).pdf)


def test_grounds_of_any_length_are_printed_whole() -> None:
    grounds = "".join(f"（{number}）涉及第三方合法权益。" for number in range(400))
    sheet = printed([ReviewRow("科", "件", "other", "disagree", "disagree", "", grounds)])
    assert sheet.pages > 2
    pages = (squeezed(page_text(sheet.pdf, page)) for page in range(1, sheet.pages))
    assert sum(page.count("涉及第三方合法权益。") for page in pages) >= 390


@settings(max_examples=20)
@given(
    st.lists(
        st.text(alphabet="政府信息公开，。（）《》〔〕0123456789abcXYZ-/ 䶮𬱖", max_size=130),
        min_size=1,
        max_size=12,
    )
)
def test_no_title_is_cut_off_or_shrunk_or_runs_off_the_page(titles: list[str]) -> None:
    sheet = printed([ReviewRow("某某科", title, "website") for title in titles], MARK)
    text = all_text(sheet.pdf)
    assert all(squeezed(title) in text for title in titles)
    assert min(type_sizes(sheet.pdf)) >= SMALLEST
    assert too_near_the_edge(sheet.pdf, 10 * MM) == []


def test_a_long_title_makes_its_row_higher() -> None:
    assert squeezed(LONG) in all_text(printed([ReviewRow("科", LONG, "website")]).pdf)


@pytest.mark.parametrize("dpi", [100, 150, 200])
def test_each_page_s_code_is_read_from_a_scan(dpi: int) -> None:
    sheet = printed(plain(9), MARK)
    expected = [MARK.code(page, sheet.pages) for page in range(1, sheet.pages + 1)]
    assert sheet.pages == 2
    assert codes_read(sheet.pdf, dpi) == expected


def test_the_number_stands_below_the_code_in_plain_type() -> None:
    assert "2026-0012　1/1" in page_text(printed(plain(1), MARK).pdf)


def test_an_empty_sheet_fills_its_page() -> None:
    blank = review_list_blank(OFFICE, places=PLACES, fonts=bundled_fonts())
    rows = page_text(blank.pdf).count("市、区网站公开 □")
    assert blank.pages == 1
    assert rows > 5
    assert review_list_blank(OFFICE, places=PLACES, count=rows + 1, fonts=bundled_fonts()).pages == 2


def test_the_slip_exists_blank() -> None:
    blank = review_grounds_blank(OFFICE, basis=BASIS, fonts=bundled_fonts())
    assert blank.pages == 1
    assert "审查人（签字）" in page_text(blank.pdf)


def test_a_long_office_name_keeps_clear_of_the_date() -> None:
    sheet = review_list(
        "某某省某某市某某区人民政府" * 5, DAY, plain(1), places=PLACES, basis=BASIS, fonts=bundled_fonts()
    )
    assert squeezed("单位：" + "某某省某某市某某区人民政府" * 5 + "2026年11月2日") in all_text(sheet.pdf)


def test_a_day_is_written_without_leading_zeros() -> None:
    assert written_day(date(2026, 2, 6)) == "2026年2月6日"
