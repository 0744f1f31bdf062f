"""An application from receipt to answer, and the ways that lead elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai_desktop.errors import Refused, Unfilled

from .conftest import Room


def test_an_application_over_the_counter_is_answered_in_time(here: Room) -> None:
    request = here.receive()
    assert here.state(request) == "待审查"
    assert here.due(request) == "2026-11-30"  # 20 working days from 3 November
    here.do(request, "examine", found="内容明确、要件齐全")
    assert here.state(request) == "办理中"
    here.do(request, "assign", department="办公室")
    here.do(request, "report", answer="属于本机关制作，可以公开")
    here.review(request)
    here.choose(request, "予以公开")
    assert here.state(request) == "待审签"
    here.answer(request)
    assert here.state(request) == "待送达"
    here.at("2026-11-10")
    here.do(request, "serve", how="邮政企业邮寄", mail_no="XA12345678911")
    assert here.state(request) == "已答复"
    assert here.flags(request) == []
    row = here.row(request)
    assert row["result"] == "予以公开"
    assert row["served"] == "2026-11-10"
    assert row["closed"] == "2026-11-10"
    assert row["doc_no"] == "公复〔2026〕1号"


def test_numbers_are_given_in_a_row_and_never_twice(here: Room) -> None:
    first, second = here.receive(), here.receive(applicant="李强")
    assert [here.row(one)["number"] for one in (first, second)] == ["2026-0001", "2026-0002"]
    with pytest.raises(Refused):
        here.receive(number="2026-0002")


def test_lists_and_panels_hide_who_applied(here: Room) -> None:
    request = here.receive(id_kind="居民身份证", id_no="11010519491231002X", address="某市某区某街道1号")
    row, view = here.row(request), here.view(request)
    assert row["applicant"] == "王**"
    told = " ".join(line.text for section in view.sections for line in section.lines)
    assert "11010519491231002X" not in told and "13800138000" not in told and "街道1号" not in told


def test_a_letter_counts_once_it_is_confirmed(here: Room) -> None:
    request = here.receive(channel="平信")
    assert here.state(request) == "待确认"
    assert "confirm" in [limit.key for limit in here.view(request).limits]
    here.do(request, "contact", who="李四", what="9:40 打电话无人接听")
    here.at("2026-11-04")
    here.do(request, "confirm", who="李四", how="电话联系上，本人确认")
    assert here.state(request) == "待审查"
    assert here.due(request) == "2026-12-02"
    assert any("确认" in text for text in here.flags(request))  # 平信 was to be confirmed the same day


def test_a_correction_starts_the_time_anew_once(here: Room) -> None:
    request = here.receive()
    here.at("2026-11-05")
    here.do(request, "ask_correction", what="请写明是哪一年度", until="2026-11-25")
    assert here.state(request) == "待补正"
    here.at("2026-11-12")
    here.do(request, "corrected", what="2025年度的检查结果")
    assert here.due(request) == "2026-12-10"
    assert here.view(request).title == "2025年度的检查结果"
    here.do(request, "ask_correction", what="还缺身份证明", until="2026-11-25")
    assert any("一次性" in text for text in here.flags(request))


def test_a_third_party_is_asked_and_the_days_do_not_count(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="内容明确、要件齐全")
    here.do(
        request,
        "consult",
        kind="个人",
        addressee="赵六",
        received="2026-11-02",
        day="2026-11-02",
        reply_by="",
    )
    (letter,) = here.desk.letters.of_item(request)
    here.at("2026-11-09")
    here.review(request)
    here.choose(request, "予以公开")
    here.do(request, "approve", who="张局长")
    with pytest.raises(Refused, match="征求第三方的意见还没有结果"):
        here.do(request, "issue")
    values = {"day": "2026-11-09", "verdict": "同意公开"}
    here.desk.letters.perform(letter, "reply", values, actor=here.actor, today=here.today)
    assert here.due(request) == "2026-12-07"  # five working days were taken off
    here.do(request, "issue")


def test_what_the_review_refused_is_not_released(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="内容明确、要件齐全")
    here.review(request, agree=False)
    choices = here.act(request, "choose").form.column("outcome").choices
    assert not any(one == "予以公开" or "部分公开" in one for one in choices)
    assert any("国家秘密" in one for one in choices)


def test_a_release_waits_for_its_review(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="内容明确、要件齐全")
    here.choose(request, "予以公开")
    here.do(request, "approve", who="张局长")
    with pytest.raises(Refused, match="保密审查还没有同意"):
        here.do(request, "issue")


def test_an_extension_is_told_before_the_first_last_day(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="内容明确、要件齐全")
    with pytest.raises(Unfilled):
        here.do(request, "extend", workdays="21", why="量大", by="主任")
    here.at("2026-11-27")
    here.do(request, "extend", workdays="10", why="需要从档案馆调取", by="主任")
    assert here.due(request) == "2026-12-14"
    assert here.act(request, "extend").defaults["workdays"] == 10
    late = here.receive(arrived="2026-10-12")
    here.do(late, "examine", found="内容明确、要件齐全")
    here.do(late, "extend", workdays="5", why="量大", by="主任")
    assert any("延期" in text for text in here.flags(late))


def test_an_answer_that_nothing_was_found_needs_a_search(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="内容明确、要件齐全")
    choices = here.act(request, "choose").form.column("outcome").choices
    here.do(request, "choose", outcome=next(one for one in choices if "不存在" in one))
    assert "taken_on" in here.act(request, "write").form.keys
    here.do(request, "search", where="档案室、公文系统", words="食堂 检查", who="李四", result="没有找到")
    assert "taken_on" not in here.act(request, "write").form.keys


def test_a_posting_is_judged_by_its_day_and_by_whom(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="信访、投诉、举报等")
    assert "信访" in str(here.act(request, "choose").defaults["outcome"])
    here.choose(request, "信访")
    here.answer(request)
    here.at("2026-12-01")
    here.do(request, "serve", how="其他快递", mail_no="SF123")
    assert any("邮政企业" in text for text in here.flags(request))
    here.do(request, "returned", why="查无此人")
    assert here.state(request) == "待送达"
    here.do(request, "serve", how="当面送达")
    assert any("晚于答复期限" in text for text in here.flags(request))


def test_several_matters_have_an_answer_each_and_one_row(here: Room) -> None:
    request = here.receive(asked="食堂检查结果\n校车检查结果")
    here.do(request, "examine", found="内容明确、要件齐全")
    first, second = here.act(request, "choose").form.column("matter").choices[1:]
    choices = here.act(request, "choose").form.column("outcome").choices
    for matter, words in ((first, "信访"), (second, "公开出版物")):
        here.do(request, "choose", matter=matter, outcome=next(one for one in choices if words in one))
        here.fill(request)
        asked = here.act(request, "choose")
        known = (asked.title, asked.defaults["matter"], "还没有处理结果的：2. 校车检查结果" in asked.note)
        assert known == (
            ("选定处理结果", second, True) if matter == first else ("改选处理结果", "全部内容", False)
        )
    assert any(one.text.startswith("拟处理结果（第 2 项）：") for one in here.view(request).timeline)
    assert here.state(request) == "待审签"
    here.do(request, "approve", who="张局长")
    rows = here.act(request, "issue").form.column("row").choices
    assert len(rows) == 2
    here.do(request, "issue", row=rows[0])


def test_after_the_answer_comes_a_lawsuit(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="信访、投诉、举报等")
    here.choose(request, "信访")
    here.answer(request)
    here.do(request, "serve", how="当面送达")
    here.do(request, "dispute", path="行政复议", body="区人民政府")
    assert [(limit.title, limit.due) for limit in here.view(request).limits] == [
        ("复议答复和证据", "2026-11-16")
    ]
    assert request in here.shown("disputed")
    here.at("2026-11-17")
    here.do(request, "defend", what="答复书、证据清单")
    assert any("晚于 2026-11-16" in text for text in here.flags(request))
    here.do(request, "result", result="结果维持")
    assert here.view(request).limits == ()


def test_days_that_cannot_be_are_refused_where_they_were_typed(here: Room) -> None:
    with pytest.raises(Unfilled) as refused:
        here.receive(arrived="2026-11-03", applied="2026-11-04")
    assert set(refused.value.fields) == {"arrived", "applied"}
    request = here.receive()
    here.at("2026-11-05")
    with pytest.raises(Unfilled):
        here.do(request, "examine", day="2026-11-01", found="内容明确、要件齐全")


@pytest.mark.parametrize(
    "ruleset", ["gansu-zhijiao", "taian-jiaoyu", "taierzhuang", "tangshan-renshe", "weichang-dangan"]
)
def test_every_rule_set_takes_an_application_to_its_answer(room: Callable[[str], Room], ruleset: str) -> None:
    here = room(ruleset)
    request = here.receive()
    here.do(request, "examine", found="内容明确、要件齐全")
    here.review(request)
    here.choose(request, "予以公开")
    here.answer(request)
    here.do(request, "serve", how="当面送达")
    assert here.state(request) == "已答复"


def test_a_decision_from_above_begins_a_case_that_is_linked(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="信访、投诉、举报等")
    here.choose(request, "信访")
    here.answer(request)
    here.do(request, "serve", how="当面送达")
    here.do(request, "dispute", path="行政复议", body="区人民政府")
    here.at("2026-11-20")
    here.do(request, "result", result="结果纠正", order_until="2026-12-11")
    again = here.do(request, "anew", day="2026-11-20")
    assert [(one.title, one.due) for one in here.view(again).limits if one.key == "answer"] == [
        ("重新答复期限", "2026-12-11")
    ]
    assert any(line.record == request for section in here.view(again).sections for line in section.lines)
    assert any("重新答复" in entry.text for entry in here.view(request).timeline)


def test_what_many_asked_for_goes_into_the_register(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="内容明确、要件齐全")
    here.review(request)
    here.choose(request, "予以公开")
    here.answer(request)
    here.do(request, "serve", how="当面送达")
    item = here.do(request, "convert", formed="2026-10-30", why="多人申请")
    assert here.desk.register.view(item, here.today).title == "2025年全区学校食堂检查结果"
    assert here.view(request).record.item == item
    assert "convert" not in here.keys(request)


def test_the_review_of_an_application_has_its_sheet_that_goes_to_the_signer(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="内容明确、要件齐全")
    here.do(request, "hand_in")
    review = here.desk.reviews.of_subject(request)
    prepared = here.desk.papers.prepare("review-sheet", [review], here.today)
    here.desk.papers.issue(prepared, actor=here.actor, today=here.today)
    state = here.desk.reviews.state(review)
    assert state.sheet == prepared.number
    assert state.out_since == here.today.isoformat()
    assert "王小明" not in prepared.printed.pdf.decode("latin-1")


def test_no_two_answers_bear_one_number(here: Room) -> None:
    first, second = here.receive(), here.receive(applicant="李强")
    for request in (first, second):
        here.do(request, "examine", found="信访、投诉、举报等")
        here.choose(request, "信访")
        here.do(request, "approve", who="张局长")
    here.do(first, "issue", doc_no="某公复〔2026〕3号")
    with pytest.raises(Refused, match="某公复〔2026〕3号"):
        here.do(second, "issue", doc_no="某公复〔2026〕3号")
    here.do(second, "issue")
    assert here.row(second)["doc_no"] == "公复〔2026〕1号"
