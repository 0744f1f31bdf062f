from __future__ import annotations

from datetime import date

import pytest

from gongkai_desktop.paper.fontbook import bundled_fonts
from gongkai_desktop.paper.form import Signature
from gongkai_desktop.paper.form_file import LEAST_INK, load_form
from gongkai_desktop.paper.grid import MM, SMALLEST
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.release import DeliveryRow, ReleaseRow, delivery_list, weekly_list
from tests.paper.reading import all_text, codes_read, too_near_the_edge, type_sizes

DAY = date(2026, 11, 23)
LONG = "关于印发《某某县档案局关于进一步加强政府信息公开保密审查工作的实施意见》的通知"


def weekly(number: int) -> Printed:
    rows = [
        ReleaseRow(
            f"第{at}件{LONG}",
            f"围档发〔2026〕{at}号",
            "办公室",
            "公文",
            "2026-11-18",
            f"审签〔2026〕{at}号：可以公开",
            "局网站",
        )
        for at in range(number)
    ]
    mark = SheetMark("2026-0001", lambda page, pages: f"GK1/A/2026-0001/{page}/{pages}/X")
    return weekly_list(
        "围场县档案局",
        DAY,
        "2026年11月16日至2026年11月22日",
        "细则第三条（一）",
        rows,
        mark=mark,
        fonts=bundled_fonts(),
    )


def delivered(number: int) -> Printed:
    rows = [
        DeliveryRow(
            f"第{at}件{LONG}", f"唐人社〔2026〕{at}号", 10, "市图书馆公开查阅点", "王敏", "2026-11-23", "李四"
        )
        for at in range(number)
    ]
    return delivery_list("唐山市人社局", DAY, "第二十一条。", rows, fonts=bundled_fonts())


def test_the_weeks_list_holds_every_document_with_its_review() -> None:
    sheet = weekly(40)
    text = all_text(sheet.pdf)
    assert sheet.pages > 2
    assert [text.count(f"围档发〔2026〕{at}号办公室") for at in range(40)] == [1] * 40
    assert text.count("办结日期审查结论") == sheet.pages
    assert "办结期间：2026年11月16日至2026年11月22日共40件" in text
    assert "注：1.细则第三条（一）" in text
    assert codes_read(sheet.pdf, 150) == [
        f"GK1/A/2026-0001/{page}/{sheet.pages}/X" for page in range(1, sheet.pages + 1)
    ]


def test_the_delivery_list_counts_documents_and_copies() -> None:
    text = all_text(delivered(3).pdf)
    assert "合计3件，30份" in text
    assert text.count("市图书馆公开查阅点") == 3
    assert "移送单位经办人（签字）" in text


@pytest.mark.parametrize("sheet", [weekly(30), delivered(30)], ids=["weekly", "delivery"])
def test_nothing_is_small_or_near_the_edge(sheet: Printed) -> None:
    assert min(type_sizes(sheet.pdf)) >= SMALLEST
    assert too_near_the_edge(sheet.pdf, 8 * MM) == []


@pytest.mark.parametrize("name", ["weekly-list", "delivery-list"])
def test_signature_boxes_are_large_enough_for_ink(name: str) -> None:
    form = load_form(name)
    signed = [
        part for row in form.rows for cell in row.cells for part in cell.parts if isinstance(part, Signature)
    ]
    assert signed
    assert all(part.ink >= LEAST_INK and part.dated for part in signed)


def test_both_exist_blank_on_one_page() -> None:
    fonts = bundled_fonts()
    blank = weekly_list("某局", None, "", "", [], fonts=fonts)
    assert blank.pages == 1
    assert "共　　件" in all_text(blank.pdf).replace("共件", "共　　件")
    assert delivery_list("某局", None, "", [], fonts=fonts).pages == 1
