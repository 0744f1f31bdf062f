"""The days that must not be missed, in the panel, in 今日 and in a trial; what contradicts itself is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai_desktop.cases.dues import Group
from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.requests.dates import KeyDate, key_dates, reminders
from gongkai_desktop.requests.trial import known, unasked

from .conftest import Room


def dates(here: Room, request: int) -> dict[str, KeyDate]:
    return {one.title: one for one in key_dates(here.view(request).case)}


def groups(here: Room) -> dict[str, Group]:
    return {one.key: one for one in here.desk.agenda(here.today) if one.key.startswith("requests:")}


# — the panel —


def test_four_days_stand_on_every_open_application(here: Room) -> None:
    request = here.receive()
    found = dates(here, request)
    assert [(one.title, one.day, one.words) for one in found.values()] == [
        ("补正告知", "2026-11-11", "还剩 7 个工作日"),
        ("延期告知", "2026-11-30", "还剩 20 个工作日"),
        ("答复", "2026-11-30", "还剩 20 个工作日"),
        ("最迟交邮", "2026-11-30", "还剩 20 个工作日"),
    ]


def test_what_was_told_is_told_as_done_and_an_extension_moves_the_answer_only(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="内容明确、要件齐全")
    here.at("2026-11-20")
    here.do(request, "extend", workdays="10", why="需要协调", by="李主任")
    found = dates(here, request)
    assert found["补正告知"].words == "不需要"
    assert (found["延期告知"].words, found["延期告知"].day) == ("11-20 已告知", "2026-11-30")
    assert found["答复"].day == found["最迟交邮"].day == "2026-12-14"


def test_while_the_applicant_corrects_nothing_of_the_answer_is_counted(here: Room) -> None:
    request = here.receive()
    here.do(request, "ask_correction", what="写明年度", until="2026-11-20")
    found = dates(here, request)
    assert found["补正告知"].words == "11-02 已告知"
    assert (found["答复"].day, "等补正" in found["答复"].words) == ("", True)
    assert (found["延期告知"].day, found["延期告知"].words) == ("", "等补正，收到后起算")
    assert "最迟交邮" not in found
    assert reminders(here.view(request).case) == ()


def test_an_answer_that_went_out_is_no_longer_counted_to(here: Room) -> None:
    request = answered(here)
    assert dates(here, request)["答复"].words == "11-02 已送出"


def test_a_late_answer_is_red_in_the_panel(here: Room) -> None:
    request = here.receive()
    here.at("2026-12-02")
    found = dates(here, request)
    assert found["答复"].urgency == "overdue"
    assert (found["延期告知"].words, found["延期告知"].urgency) == ("已过，不能延期", "done"), (
        "nobody owes one"
    )
    lines = here.view(request).sections[0].lines
    assert any(line.tone == "late" and line.text.startswith("答复：2026-11-30，逾期") for line in lines)


# — 今日 —


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-23", "还剩 5 个工作日"),
        ("2026-11-27", "还剩 1 个工作日"),
        ("2026-11-30", "今天到期"),
    ],
)
def test_the_clerk_is_reminded_five_days_one_day_and_on_the_day(here: Room, day: str, words: str) -> None:
    request = here.receive()
    here.do(request, "examine", found="内容明确、要件齐全")
    here.at(day)
    (line,) = groups(here)["requests:remind"].lines
    view = line.place.removeprefix("requests:")
    assert [row["id"] for row in here.desk.listing("requests").page(Query(view), here.today)] == [request]
    assert line.record == request and line.text == f"答复期限{words} · 选定处理结果"
    assert day in reminders(here.view(request).case)


def test_what_the_clerk_was_reminded_of_is_noted_in_the_case(here: Room) -> None:
    request = here.receive()
    here.at("2026-11-28")
    lines = [line.text for section in here.view(request).sections for line in section.lines]
    assert "今日已提醒：2026-11-23、2026-11-27" in lines
    assert "提醒：2026-11-30（答复期限前 5 个、1 个工作日和当天）" in lines


def test_on_other_days_nobody_is_reminded(here: Room) -> None:
    here.receive()
    for day in ("2026-11-20", "2026-11-24", "2026-11-26", "2026-12-01"):
        here.at(day)
        assert "requests:remind" not in groups(here)


def test_a_line_of_today_says_how_long_what_is_owed_and_what_to_do(here: Room) -> None:
    here.receive()
    (line,) = groups(here)["requests:open"].lines
    assert line.text == "还剩 7 个工作日 · 补正告知 · 登记初审"


def test_what_went_against_the_rules_is_one_group_with_the_words(here: Room) -> None:
    request = here.receive()
    here.at("2026-11-12")  # the eighth working day
    here.do(request, "ask_correction", what="写明年度", until="2026-11-30")
    group = groups(here)["requests:flagged"]
    assert (group.total, group.lines[0].record) == (1, request)
    assert "补正告知2026-11-12发出，晚于第7个工作日" in group.lines[0].text
    here.do(request, "void", why="录错了")
    assert "requests:flagged" not in groups(here)


def test_what_is_long_closed_is_not_told_every_day_for_ever(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="信访、投诉、举报等")
    here.choose(request, "信访")
    here.answer(request)
    here.at("2026-12-01")
    here.do(request, "serve", how="邮政企业邮寄", mail_no="XA1")
    assert any(line.record == request for line in groups(here)["requests:flagged"].lines)
    here.at("2027-01-04")
    assert "requests:flagged" not in groups(here)
    assert request in here.shown("flagged")


# — what contradicts itself —


def answered(here: Room, **facts: object) -> int:
    request = here.receive(**facts)
    here.do(request, "examine", found="信访、投诉、举报等")
    here.choose(request, "信访")
    here.answer(request)
    here.do(request, "serve", how="当面送达")
    return request


def test_a_second_extension_is_told(here: Room) -> None:
    request = here.receive()
    for day in ("2026-11-10", "2026-11-12"):
        here.at(day)
        here.do(request, "extend", workdays="5", why="需要协调", by="李主任")
    assert any("延期告知不止一次（2026-11-10、2026-11-12）" in text for text in here.flags(request))


def test_a_posting_before_the_day_of_the_letter_and_by_a_courier_is_told(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="信访、投诉、举报等")
    here.choose(request, "信访")
    here.at("2026-11-05")
    here.answer(request)
    here.do(request, "serve", day="2026-11-04", how="其他快递", mail_no="SF1")
    told = here.flags(request)
    assert any("早于答复的成文日期" in text for text in told)
    assert any("不得用其他快递" in text for text in told)


# — a trial —

PLAIN = {"channel": "当面", "arrived": "2026-11-02"}


def test_a_trial_needs_no_record(here: Room) -> None:
    assert here.requests.trial(PLAIN).due.isoformat() == "2026-11-30"
    longer = here.requests.trial({**PLAIN, "workdays": "20", "extended": "2026-11-25"})
    assert (longer.base_due.isoformat(), longer.due.isoformat()) == ("2026-11-30", "2026-12-28")
    again = here.requests.trial({**PLAIN, "asked": "2026-11-09", "corrected": "2026-11-16"})
    assert again.due.isoformat() == "2026-12-14"
    assert here.requests.trial(PLAIN | {"charged": "2026-11-10"}).awaiting_payment
    asked = {**PLAIN, "party": "第三方", "consulted": "2026-11-04", "replied": "2026-11-11"}
    assert here.requests.trial(asked).due > here.requests.trial(PLAIN).due


def test_a_trial_of_an_institution_only_follows_the_law(room: Callable[[str], Room]) -> None:
    found = room("gansu-zhijiao").requests.trial(PLAIN)
    assert "条例第三十一条第（一）项（参照）" in "；".join(found.citations)


def test_a_trial_begins_where_the_record_stands_and_records_nothing(here: Room) -> None:
    request = here.receive()
    here.do(request, "ask_correction", what="写明年度", until="2026-11-20")
    start = known(here.view(request).record)
    assert (start["arrived"], start["asked"], start["corrected"]) == ("2026-11-02", "2026-11-02", "")
    before = len(here.view(request).timeline)
    found = here.requests.trial({**start, "corrected": "2026-11-16"}, request)
    here.at("2026-11-16")
    here.do(request, "corrected")
    assert found.due.isoformat() == here.due(request)
    assert len(here.view(request).timeline) == before + 1


def test_a_trial_of_a_case_answered_anew_begins_with_the_day_that_was_ordered(here: Room) -> None:
    request = answered(here)
    here.do(request, "dispute", path="行政复议", body="区人民政府")
    here.do(request, "result", result="结果纠正", order_until="2026-11-23")
    again = here.do(request, "anew")
    found = here.requests.tried(known(here.view(again).record), here.today, again)
    assert (found.ordered, {one.title: one.day for one in found.days}["答复"]) == ("2026-11-23", "2026-11-23")
    plain = here.requests.tried(PLAIN, here.today)
    assert (plain.ordered, {one.title: one.day for one in plain.days}["答复"]) == ("", "2026-11-30")


def test_a_trial_names_what_hangs_in_the_air(here: Room) -> None:
    with pytest.raises(Unfilled) as refused:
        here.requests.trial({**PLAIN, "corrected": "2026-11-16", "extended": "2026-11-16"})
    assert set(refused.value.fields) == {"corrected", "workdays"}
    with pytest.raises(Refused):
        here.requests.trial({"channel": "当面", "arrived": "11月31日"})


# — who applied —


def test_looking_at_what_is_masked_is_told_and_changes_no_paper(here: Room) -> None:
    request = here.receive()
    assert "reveal" in here.keys(request)
    here.do(request, "reveal", why="")
    here.do(request, "reveal", why="填写信封")
    told = [entry.text for entry in here.view(request).timeline]
    assert told[1:] == [
        "查看了申请人的证件号码和联系方式",
        "查看了申请人的证件号码和联系方式，用途：填写信封",
    ]
    assert not any(entry.undoable for entry in here.view(request).timeline[1:])
    assert "request.revealed" in (here.requests.kind.quiet or ())


def test_an_odd_number_and_a_missing_way_to_answer_are_remarks(here: Room) -> None:
    request = here.receive(id_kind="居民身份证", id_no="110105194912310021", phone="")
    told = here.view(request).remarks
    assert any("校验位" in text for text in told) and any("没有任何联系方式" in text for text in told)
    assert here.view(here.receive(applicant="李强", asked="2024年部门预算")).remarks == ()


def test_what_a_platform_above_recorded_otherwise_is_told_and_moves_no_day(here: Room) -> None:
    known = {"channel": "网络", "platform_no": "SQ-1", "confirmed": "2026-11-02"}
    request = here.receive(**known, platform_day="2026-11-01")
    (told,) = [text for text in here.view(request).remarks if "平台" in text]
    assert "2026-11-01" in told and "2026-11-02" in told and here.due(request) == "2026-11-30"
    same = here.receive(applicant="李强", asked="2024年部门预算", **known, platform_day="2026-11-02")
    assert here.view(same).remarks == ()


def test_the_items_of_one_applicant_in_a_month_are_counted_for_the_fee(here: Room) -> None:
    first = here.receive(arrived="2026-10-30")
    second, third = here.receive(), here.receive()
    other = here.receive(applicant="李强")
    assert [here.requests.earlier_items(one) for one in (first, second, third, other)] == [0, 0, 1, 0]


def test_a_trial_asks_only_what_goes_with_what_is_filled_in() -> None:
    assert {"corrected", "replied", "paid", "extended", "confirmed"} <= unasked(PLAIN)
    assert "corrected" not in unasked({**PLAIN, "asked": "2026-11-09"})
    assert "confirmed" not in unasked({"channel": "平信"})
    assert "corrected" not in unasked({**PLAIN, "corrected": "2026-11-09"})


def test_what_a_search_found_need_not_be_typed_again(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="内容明确、要件齐全")
    here.do(request, "search", where="档案室", words="食堂", who="李四", result="没有找到")
    choices = here.act(request, "choose").form.column("outcome").choices
    here.do(request, "choose", outcome=next(one for one in choices if "经检索不存在" in one))
    known_facts = here.act(request, "write").defaults
    assert (known_facts["places"], known_facts["searcher"]) == ("档案室", "李四")
    assert (known_facts["searched"], known_facts["found"]) == ("2026-11-02", "没有找到")


def test_what_is_missing_is_named_and_its_step_comes_first(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="内容明确、要件齐全")
    here.choose(request, "经检索不存在")
    wanting = next(one for one in here.view(request).sections if one.title == "还差什么")
    assert any("检索截图" in line.text for line in wanting.lines)
    assert here.view(request).acts[0].key == "evidence"
    here.do(request, "search", where="档案室", words="食堂", who="李四", result="没有找到")
    assert here.view(request).acts[0].key == "approve"
    while here.view(request).case.next_step:
        here.do(request, "approve", who="张局长")
    assert here.view(request).acts[0].key == "issue"


def test_a_day_that_a_decision_sets_is_the_one_at_the_head(here: Room) -> None:
    request = answered(here)
    here.do(request, "dispute", path="行政复议", body="区人民政府")
    here.do(request, "result", result="结果纠正", order_until="2026-11-09")
    again = here.do(request, "anew", day="2026-11-02")
    found = dates(here, again)
    assert (found["答复"].day, found["答复"].left) == ("2026-11-09", 5)


def test_lists_name_no_day_for_an_answer_that_waits(here: Room) -> None:
    request = here.receive()
    assert here.row(request)["answer_due"] == "2026-11-30"
    here.do(request, "ask_correction", what="写明年度", until="2026-11-20")
    assert here.row(request)["answer_due"] == ""
    here.at("2026-11-09")
    here.do(request, "corrected")
    assert here.row(request)["answer_due"] == here.due(request) == "2026-12-07"


def test_the_form_that_mends_a_registration_shows_no_more_than_the_panel(here: Room) -> None:
    request = here.receive(id_kind="居民身份证", id_no="11010519491231002X", address="某市某区某街道1号")
    shown = here.act(request, "amend").defaults
    assert "00138" not in str(shown["phone"]) and "19491231" not in str(shown["id_no"])
    here.do(request, "amend", department="财务科")
    here.do(request, "amend", address="某市某区某街*****", note="从前留下的表单")
    fields = here.view(request).record.fields
    assert (fields["phone"], fields["id_no"]) == ("13800138000", "11010519491231002X")
    assert fields["address"] == "某市某区某街道1号"
    here.do(request, "amend", phone="13900139000", address="")
    fields = here.view(request).record.fields
    assert fields["phone"] == "13900139000" and "address" not in fields
    assert here.view(request).remarks == ()


def test_a_panel_lists_the_last_calls_and_the_timeline_all_of_them(here: Room) -> None:
    request = here.receive()
    for at in range(12):
        here.do(request, "contact", kind="申请人来电", who="李四", what=f"第{at}次来电", reached=True)
    view = here.view(request)
    (calls,) = (one for one in view.sections if one.title == "联系记录")
    assert calls.lines[0].text == "更早的 2 次在“时间线”里"
    assert "第2次来电" in calls.lines[1].text and len(calls.lines) == 11
    assert sum("次来电" in one.text for one in view.timeline) == 12


def test_the_day_for_telling_a_correction_is_told_as_gone_once_it_is(here: Room) -> None:
    request = here.receive()
    assert "2026-11-11 以前一次性告知" in here.act(request, "examine").note
    here.at("2026-11-16")
    assert "一次性告知的最后一天 2026-11-11 已过（条例第三十条）" in here.act(request, "examine").note


def test_who_was_asked_and_does_not_agree_is_not_told_as_silent(here: Room) -> None:
    request = here.receive()
    facts = {"kind": "个人", "addressee": "赵六", "matter": "是否同意", "own": "拟公开"}
    assert "条例第三十四条、条例第三十二条" in here.act(request, "consult").note
    here.do(request, "consult", **facts, day=here.today.isoformat())
    (letter,) = here.view(request).record.letters
    said = {"verdict": "不同意公开", "grounds": "涉及隐私", "day": here.today.isoformat()}
    assert "还没有结果" in "；".join(here.view(request).case.hindrances)
    here.desk.letters.perform(letter, "reply", said, actor=here.actor, today=here.today)
    (told,) = [one for one in here.view(request).case.hindrances if "征求" in one]
    assert told == "征求第三方的意见，对方没有同意：到“协调征求”登记处理结果"


def test_nothing_is_told_of_an_answer_that_is_not_owed_yet(here: Room) -> None:
    request = here.receive()

    def told() -> str:
        return "；".join(line.text for one in here.view(request).sections for line in one.lines)

    assert "拟好答复" in told() and "稳妥交邮" in told()
    here.do(request, "ask_correction", what="写明年度", until="2026-11-10")
    assert "等补正" in told() and "拟好答复" not in told() and "稳妥交邮" not in told()
