"""The printed lists of a release: C5's week, E12's copies for the reading points."""

from __future__ import annotations

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.records.sheets import Sheets as Twins
from tests.paper.reading import all_text, codes_read

from .conftest import TODAY, Clerk

REVIEW = "审签单〔2026〕8号 同意公开"


def test_c5_the_weeks_list_names_each_document_with_its_review_by_subject(jiaoyu: Clerk) -> None:
    more = {"drafting_review": REVIEW, "form": "局网站"}
    items = [
        jiaoyu.enter(title, finished=day, category=category, doc_no=f"泰教字〔2026〕{at}号", **more)
        for at, (title, day, category) in enumerate(
            [
                ("乙通知", "2026-11-12", "政策文件"),
                ("甲通知", "2026-11-10", "规划计划"),
                ("丙通知", "2026-11-09", "政策文件"),
            ]
        )
    ]
    prepared = jiaoyu.desk.papers.prepare("每周发布清单", items, TODAY)
    text = all_text(prepared.printed.pdf)
    assert "办结期间：2026年11月9日至2026年11月15日共3件" in text
    assert sorted(("乙通知", "甲通知", "丙通知"), key=text.index) == ["丙通知", "乙通知", "甲通知"]
    assert text.count("审签单〔2026〕8号") == 3
    assert all(word in text for word in ("每周集中发布", "办公室负责人（签字）", "泰教字〔2026〕1号"))
    jiaoyu.desk.papers.issue(prepared, actor=jiaoyu.actor, today=TODAY)
    (code,) = codes_read(prepared.printed.pdf, 150)
    found = Twins(jiaoyu.desk.records).check(code).sheet
    assert found is not None
    assert sorted(found.items) == sorted(items)


def test_c5_a_document_without_a_review_is_on_no_list(jiaoyu: Clerk) -> None:
    """没有结论的不得发布；按本科室审查表同意公开的，列的是那次审查的结论。"""
    plain = jiaoyu.enter("没有审签结论的通知", finished="2026-11-12", form="局网站")
    drafted = jiaoyu.enter("有审签结论的通知", finished="2026-11-12", drafting_review=REVIEW)
    with pytest.raises(Refused, match=r"没有审签结论的通知.*不能列进每周发布清单") as refused:
        jiaoyu.desk.papers.prepare("weekly-list", [plain, drafted], TODAY)
    assert "没有结论的不得发布" in str(refused.value)
    jiaoyu.approve(plain)
    text = all_text(jiaoyu.desk.papers.prepare("weekly-list", [plain, drafted], TODAY).printed.pdf)
    assert "办公室审核：同意公开（2026年11月20日）" in text and "审签单〔2026〕8号同意公开" in text


def test_e12_the_delivery_list_has_a_line_for_every_point_and_for_what_is_owed(renshe: Clerk) -> None:
    item = renshe.enter("就业补助资金管理办法", category="政策法规", doc_no="唐人社〔2026〕3号")
    renshe.approve(item)
    text = all_text(renshe.desk.papers.prepare("delivery-list", [item], TODAY).printed.pdf)
    assert "合计1件，10份" in text
    renshe.do(item, "deliver", copies="4", by="李四", receiver="图书馆王")
    text = all_text(renshe.desk.papers.prepare("delivery-list", [item], TODAY).printed.pdf)
    assert "合计1件，10份" in text
    assert text.count("唐人社〔2026〕3号") == 2
    assert all(word in text for word in ("图书馆", "李四", "2026年11月20日", "图书馆王", "第二十一条"))


def test_inside_information_is_on_no_list_that_leaves_the_office(zhijiao: Clerk) -> None:
    item = zhijiao.enter("年度工作目标完成情况", audience="对内公开")
    for name in ("weekly-list", "delivery-list"):
        with pytest.raises(Refused, match="只对内公开"):
            zhijiao.desk.papers.prepare(name, [item], TODAY)


def test_what_is_not_for_everybody_is_on_no_list_that_leaves_the_office(taierzhuang: Clerk) -> None:
    """The list of a reading point is read by the public: no title that is withheld, to be asked for, or refused."""
    asked = taierzhuang.enter("个案材料", attribute="依申请公开")
    refused = taierzhuang.enter("处罚决定", basis="条例第十五条", form="区政府网站")
    for opinion in ("已填写", "不同意公开", "不同意"):
        taierzhuang.sign(refused, opinion, grounds="涉及商业秘密")
    open_to_all = taierzhuang.enter()
    for item, why in ((asked, "的公开属性是“依申请公开”"), (refused, "审查不同意公开")):
        with pytest.raises(Refused, match=f"{why}，不能列进对外的清单"):
            taierzhuang.desk.papers.prepare("delivery-list", [open_to_all, item], TODAY)
    assert taierzhuang.desk.papers.prepare("delivery-list", [open_to_all], TODAY).printed.pages == 1
