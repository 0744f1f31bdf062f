"""What goes wrong at the counter: days that cannot be, names that programs stumble over, things entered by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger import Kind

from .conftest import Room

CLEAR = "内容明确、要件齐全"
NAMES = {
    "rare": "㐂龘",  # in no code page of the last century
    "four bytes": "𠮷野𪚥",  # two code units each
    "extension G": "𰻝面",
    "300 characters": "长" * 300,
    "markup": "<b>王</b><script>alert(1)</script>&amp;",
    "formula": '=HYPERLINK("http://x","点我")',
    "other formulas": "@SUM(1+1)*cmd|' /C calc'!A0",
    "path": "../../etc/passwd",
    "quotes": "O'Neil\"; DROP TABLE request; --",
    "percent": "100%_下划线",
}


def answered(here: Room) -> int:
    request = here.receive()
    here.do(request, "examine", found="信访、投诉、举报等")
    here.choose(request, "信访")
    here.answer(request)
    return request


# — names —


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_any_name_is_kept_shown_found_and_written_out_as_it_is(here: Room, name: str, tmp_path: Path) -> None:
    request = here.receive(applicant=name, applicant_kind="其他")
    view = here.view(request)
    assert view.record.fact("applicant") == name
    assert any(name in line.text for section in view.sections for line in section.lines)
    assert here.row(request)["applicant"] == name
    assert request in here.shown("all", name.strip("./=@")[:2])
    path = tmp_path / "台账.xlsx"
    here.desk.ledger_exporter("requests").export(path, Query("all"))
    cells = [cell for row in load_workbook(path).worksheets[0].iter_rows() for cell in row]
    (written,) = (cell for cell in cells if cell.value is not None and name[:20] in str(cell.value))
    assert written.data_type == "s"  # text, whatever it begins with


@pytest.mark.parametrize("name", ["王\x00明", "王\x07明", "王\u202e明", "王\ud800"])
def test_a_name_with_signs_that_nobody_sees_does_no_harm(here: Room, name: str) -> None:
    try:
        request = here.receive(applicant=name)
    except Refused as refused:
        assert "申请人" in str(refused) or "看不见" in str(refused)
    else:
        kept = here.view(request).record.fact("applicant")
        assert "王" in kept and not any(ord(sign) < 32 or 0xD800 <= ord(sign) < 0xE000 for sign in kept)


def test_a_name_of_blanks_is_no_name(here: Room) -> None:
    for blank in ("", "   ", "\u3000\u3000", "\n"):
        with pytest.raises(Unfilled) as refused:
            here.receive(applicant=blank)
        assert set(refused.value.fields) == {"applicant"}


def test_what_is_asked_may_be_long_and_of_many_lines(here: Room) -> None:
    lines = [f"第{at}项：{'食堂检查结果' * 40}" for at in range(1, 41)]
    request = here.receive(asked="\r\n\r\n".join(lines))
    assert here.view(request).record.matters == tuple(lines)
    here.do(request, "examine", found=CLEAR)
    assert len(here.act(request, "choose").form.column("matter").choices) == 41


def test_a_secrecy_marking_does_not_come_in(here: Room) -> None:
    with pytest.raises(Refused):
        here.receive(asked="机密★10年 某会议纪要")


def test_one_file_in_two_fields_is_one_attachment(here: Room, tmp_path: Path) -> None:
    file = tmp_path / "申请书.txt"
    file.write_text("申请书和授权委托书", encoding="utf-8")
    columns = here.requests.form(here.today).form.columns
    fields = {one.key: str(file) for one in columns if one.kind is Kind.FILE}
    assert len(fields) > 1
    request = here.receive(**fields)
    assert [one.name for one in here.view(request).attachments] == ["申请书.txt"]
    assert here.desk.verify() == []


# — nobody to answer —


def test_an_applicant_without_any_contact_is_taken_down_and_named(here: Room) -> None:
    request = here.receive(channel="平信", phone="", address="", email="")
    assert here.state(request) == "待确认"
    assert "联系方式" in here.act(request, "examine").note
    here.do(request, "contact", who="李四", what="信封上没有地址")
    assert here.shown("confirm") == [request]


# — days —


def test_nothing_happens_tomorrow(here: Room) -> None:
    with pytest.raises(Unfilled) as refused:
        here.receive(arrived="2026-11-03")
    assert set(refused.value.fields) == {"arrived"}
    request = here.receive()
    for act, facts in (
        ("examine", {"found": CLEAR}),
        ("contact", {"who": "李四", "what": "来电"}),
        ("search", {"where": "档案室", "words": "食堂", "who": "李四", "result": "没有找到"}),
    ):
        with pytest.raises(Unfilled):
            here.do(request, act, day="2026-11-03", **facts)
    for act, facts in (
        ("ask_correction", {"what": "年度", "until": "2026-11-20", "received": "2026-11-03"}),
        ("extend", {"workdays": "5", "why": "量大", "by": "主任", "approved": "2026-11-03"}),
        ("consult", {"kind": "个人", "addressee": "赵六", "received": "2026-11-03", "reply_by": ""}),
    ):
        with pytest.raises(Unfilled):
            here.do(request, act, **facts)


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "昨天", "0000-00-00", "二〇二六年"])
def test_a_day_that_is_none_is_named(here: Room, day: str) -> None:
    with pytest.raises(Unfilled) as refused:
        here.receive(arrived=day)
    assert set(refused.value.fields) == {"arrived"}


@pytest.mark.parametrize("day", ["1899-12-31", "2003-12-31", "2061-01-04"])
def test_a_day_outside_of_the_calendar_is_refused_in_words(here: Room, day: str) -> None:
    with pytest.raises(Refused):
        here.receive(arrived=day)


@pytest.mark.parametrize(
    ("before", "act", "facts"),
    [
        ((), "confirm", {"who": "李四", "how": "电话"}),
        ((), "examine", {"found": CLEAR}),
        ((), "ask_correction", {"what": "年度", "until": "2026-11-30"}),
        ((), "ask_reasons", {"why": "第 50 件", "until": "2026-11-30"}),
        ((), "extend", {"workdays": "5", "why": "量大", "by": "主任"}),
        ((), "charge", {"basis": "按件", "count": "40", "yuan": "4000", "how": "银行"}),
        ((), "search", {"where": "档案室", "words": "食堂", "who": "李四", "result": "没有找到"}),
        ((), "assign", {"department": "办公室"}),
        ((), "consult", {"kind": "个人", "addressee": "赵六", "reply_by": ""}),
        ((), "dispute", {"path": "行政复议", "body": "区人民政府"}),
        ((("ask_correction", {"what": "年度", "until": "2026-11-30"}),), "corrected", {}),
        (
            (("ask_reasons", {"why": "第 50 件", "until": "2026-11-30"}),),
            "reasons",
            {"what": "课题", "judged": "理由合理"},
        ),
        ((("charge", {"basis": "按件", "count": "40", "yuan": "4000", "how": "银行"}),), "pay", {}),
        ((("charge", {"basis": "按件", "count": "40", "yuan": "4000", "how": "银行"}),), "noticed", {}),
        ((("assign", {"department": "办公室"}),), "report", {"answer": "可以公开"}),
    ],
)
def test_what_follows_is_not_before_what_it_follows(
    here: Room, before: tuple[tuple[str, dict[str, str]], ...], act: str, facts: dict[str, str]
) -> None:
    request = here.receive(channel="平信" if act == "confirm" else "当面")
    here.at("2026-11-05")
    for key, said in before:
        here.do(request, key, **said)
    day = "2026-11-04" if before else "2026-11-01"
    with pytest.raises(Unfilled) as refused:
        here.do(request, act, day=day, **facts)
    assert set(refused.value.fields) == {"day"}


def test_steps_may_be_entered_late_and_in_any_order(here: Room) -> None:
    request = here.receive()
    here.at("2026-11-12")
    here.do(request, "extend", day="2026-11-11", workdays="5", why="量大", by="主任", approved="2026-11-10")
    here.do(request, "examine", day="2026-11-03", found=CLEAR)
    here.do(request, "search", day="2026-11-04", where="档案室", words="食堂", who="李四", result="没有找到")
    assert here.due(request) == "2026-12-07"
    assert here.flags(request) == []


def test_mending_a_day_does_not_bring_in_what_cannot_have_been(here: Room) -> None:
    request = here.receive()
    here.at("2026-11-05")
    here.do(request, "ask_correction", what="年度", until="2026-11-30")
    here.at("2026-11-10")
    with pytest.raises(Refused, match="早于"):
        here.do(request, "amend", arrived="2026-11-09")  # the notice would lie before the receipt
    assert here.view(request).record.fact("arrived") == "2026-11-02"


def test_posted_before_the_day_of_the_answer_is_kept_and_flagged(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="信访、投诉、举报等")
    here.choose(request, "信访")
    here.at("2026-11-10")
    here.answer(request)
    here.do(request, "serve", day="2026-11-09", mail_no="XA1")
    assert here.row(request)["served"] == "2026-11-09"
    assert any("早于答复的成文日期2026-11-10" in text for text in here.flags(request))


def test_what_contradicts_itself_already_can_be_mended(here: Room) -> None:
    """A letter that was kept to be sent is sent on a day before the receipt: told, and put right by mending."""
    here.at("2026-11-09")
    request = here.receive(arrived="2026-11-05")
    here.do(request, "consult", kind="个人", addressee="赵六", day="", reply_by="2026-11-20")
    (letter,) = here.desk.letters.of_item(request)
    act = next(one for one in here.desk.letters.acts(letter, here.today) if one.key == "send")
    facts = {**act.defaults, "day": "2026-11-03"}
    here.desk.letters.perform(letter, "send", facts, actor=here.actor, today=here.today)
    assert "早于" in here.view(request).case.trouble
    here.do(request, "contact", who="李四", what="核对收到日期")
    here.do(request, "amend", arrived="2026-11-02")
    assert here.view(request).case.trouble == ""


# — numbers —


def test_two_requests_do_not_bear_one_number(here: Room) -> None:
    first = here.receive(number="2026-0007")
    with pytest.raises(Refused, match="2026-0007"):
        here.receive(number="2026-0007", applicant="李强")
    second = here.receive(applicant="李强")
    with pytest.raises(Refused, match="2026-0007"):
        here.requests.perform(
            second,
            "amend",
            {**here.act(second, "amend").defaults, "number": "2026-0007"},
            actor=here.actor,
            today=here.today,
        )
    here.do(first, "amend", note="没有改号")
    assert here.row(second)["number"] != "2026-0007"


def test_an_amendment_that_changes_nothing_is_none(here: Room) -> None:
    request = here.receive()
    with pytest.raises(Refused, match="没有改动"):
        here.do(request, "amend")


# — entered by mistake —


def test_what_has_letters_is_not_deleted_but_closed_with_the_reason(here: Room) -> None:
    request = answered(here)
    first = here.view(request).timeline[0]
    with pytest.raises(Refused):
        here.desk.records.undo(first.event, actor=here.actor, reason="登错了")
    with pytest.raises(Unfilled):
        here.do(request, "void", why="")
    assert "文书都保留" in here.act(request, "void").note
    here.do(request, "void", why="与 2026-0009 是同一件")
    assert here.state(request) == "登记有误"
    assert here.row(request)["doc_no"] == "公复〔2026〕1号"
    assert here.keys(request) == ["reveal"]
    assert here.view(request).limits == ()
    assert here.view(request).timeline[-1].text == "登记有误：与 2026-0009 是同一件"
    assert request not in here.shown("open")
    assert request in here.shown("all")


def test_what_was_only_entered_is_taken_back(here: Room) -> None:
    request = here.receive()
    here.desk.records.undo(request, actor=here.actor, reason="登错了")
    assert here.shown("all") == []


def test_a_fee_is_a_number_above_nothing(here: Room) -> None:
    request = here.receive()
    for yuan in ("0", "-5", "一百", "1e9", ""):
        with pytest.raises(Unfilled):
            here.do(request, "charge", basis="按件", count="40", yuan=yuan, how="银行")
    for count in ("0", "-1", "很多"):
        with pytest.raises(Unfilled):
            here.do(request, "charge", basis="按件", count=count, yuan="100", how="银行")


def test_an_act_that_is_not_offered_says_where_it_stands(here: Room) -> None:
    request = here.receive()
    with pytest.raises(Refused, match="待审查"):
        here.requests.perform(request, "issue", {}, actor=here.actor, today=here.today)
