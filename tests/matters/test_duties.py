"""Clarifying, social evaluation, complaints and meetings as the documents have them: A8, C9, D2, A9, D20, E14, C2."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger import Kind
from gongkai_desktop.office.founding import Beginning
from gongkai_desktop.office.loader import load
from tests.paper.reading import all_text
from tests.rule_sets import RULE_SETS

from .conftest import Room

Office = Callable[[str], Room]
RUMOUR = {"hour": "08:10", "what": "网传明天全区停课", "where": "某家长群", "who": "李四"}
OPINION = {"what": "办事指南找不到", "who": "办公室"}
COMPLAINT = {
    "who": "王小明",
    "contact": "13800000000",
    "against": "基教科",
    "what": "划片方案没有公布",
    "subject": "没有按照要求主动公开",
}
MEETING = {"topics": "部署年度公开工作", "called_by": "组长", "present": "各科室负责人", "scribe": "张三"}


@pytest.fixture
def choosing(tmp_path: Path) -> Callable[..., Room]:
    """An office that made choices of its own."""

    def found(ruleset: str, **switches: object) -> Room:
        def made(name: str, clock: Callable[[], datetime]) -> Desk:
            beginning = Beginning("某单位", name, switches=switches)
            return Desk.create(tmp_path / "台账", beginning=beginning, clock=clock)

        return Room(made, ruleset)

    return found


def columns(room: Room, record: int, key: str) -> dict[str, Any]:
    act = next(one for one in room.view(record).acts if one.key == key)
    return {column.key: column for column in act.form.columns}


def tones(room: Room, record: int) -> dict[str, str]:
    """The parts of a record as its panel tells them, by how they begin."""
    lines = (line for section in room.view(record).sections for line in section.lines)
    return {line.text.partition("（")[0]: line.tone for line in lines if "前）" in line.text}


def text(room: Room, name: str, *records: int) -> str:
    return all_text(room.desk.papers.prepare(name, records, room.today).printed.pdf)


# — 虚假、不完整信息澄清 —


def test_a8_what_is_false_is_assessed_and_clarified_and_the_hours_are_told(room: Room) -> None:
    item = room.item("关于正常上课的通知")
    found = room.enter("clarification", **RUMOUR)
    assert "第十八条" in room.form("clarification").note
    assert room.state(found) == "待研判" and room.view(found).acts[0].key == "assess"
    room.do(found, "assess", nature="虚假", owner="办公室", plan="2026年第1版")
    assert room.state(found) == "待澄清"
    channels = columns(room, found, "publish")["channels"].choices
    assert channels == ("互联网", "广播", "电视", "报刊", "手机短信", "新闻发布会")
    room.do(found, "report", to="分管领导", how="电话", hour="08:20")
    room.do(found, "publish", hour="09:00", channels=["互联网", "手机短信"], what="正常上课", item=f"#{item}")
    told = room.told(found)
    assert "从发现到发布：50 分钟" in told
    assert "2026-11-20 09:00 通过互联网、手机短信发布准确信息" in told
    assert "关于正常上课的通知" in told
    assert room.state(found) == "已澄清" and room.view(found).acts[0].key == "close"
    room.do(found, "effect", result="已经平息")
    room.do(found, "close", result="已澄清")
    assert room.breaches(found) == []
    assert [row["assess_nature"] for row in room.rows("clarification", "closed")] == ["虚假"]
    heard = [line.text for line in room.desk.register.view(item, room.today).timeline]
    assert heard[-1] == "09:00 通过互联网、手机短信发布准确信息"


def test_a8_one_of_ones_own_duty_that_was_not_answered_is_a_breach(room: Room) -> None:
    found = room.enter("clarification", **RUMOUR)
    room.do(found, "assess", nature="不完整")
    assert any("与规定不符" in act.note for act in room.view(found).acts if act.key == "close")
    room.do(found, "close", result="其他")
    (breach,) = room.view(found).breaches
    assert breach.code == "unanswered" and "第十八条" in breach.article
    others = room.enter("clarification", **RUMOUR)
    room.do(others, "assess", duty="不属于本机关职责", nature="虚假")
    assert room.state(others) == "待转出" and "publish" not in room.keys(others)
    room.do(others, "transfer", to="区公安分局")
    room.do(others, "close", result="已转有职责的机关")
    assert room.breaches(others) == []
    sound = room.enter("clarification", **RUMOUR)
    room.do(sound, "assess", nature="属实，不需要澄清")
    room.do(sound, "close", result="不需要澄清")
    assert room.breaches(sound) == []


def test_a8_without_hours_in_the_document_there_is_no_limit_and_it_is_called_up_all_the_same(
    room: Room,
) -> None:
    found = room.enter("clarification", **RUMOUR)
    assert (room.view(found).due_at, room.view(found).limits) == ("", ())
    group = next(one for one in room.desk.agenda(room.today) if one.key == "clarification")
    assert [line.record for line in group.lines] == [found] and group.lines[0].text == "待研判"
    assert not any("小时" in text for text in room.told(found) if "没有规定" not in text)


@pytest.mark.parametrize(("hour", "late"), [("12:09", False), ("12:10", False), ("12:11", True)])
def test_hours_that_the_office_set_itself_run_through_a_day_off(
    choosing: Callable[..., Room], hour: str, late: bool
) -> None:
    room = choosing("taian-jiaoyu", clarify_hours=4)
    with room.desk:
        room.at("2026-11-22T08:30")  # a Sunday
        found = room.enter("clarification", **RUMOUR)
        assert room.view(found).due_at == "2026-11-22T12:10"
        assert columns(room, found, "report")["to"].key == "to"
        assert next(act.defaults["to"] for act in room.view(found).acts if act.key == "report") == "办公室"
        line = next(one for one in room.desk.agenda(room.today) if one.key == "clarification").lines[0]
        assert line.text == "待研判，还剩 3 小时"
        room.at("2026-11-22T13:00")
        room.do(found, "assess", nature="虚假")
        room.do(found, "publish", hour=hour, channels=["政府网站"], what="更正")
        expected = ["澄清晚于 4 小时（2026-11-22 12:10）"] if late else []
        assert room.breaches(found) == expected
        assert all("由本单位定" in breach.article for breach in room.view(found).breaches)


def test_a8_every_edition_of_the_plan_is_kept_and_checked(room: Room) -> None:
    plan = room.enter("clarification-plan", edition="2026年第1版", who="办公室", day="2026-01-05")
    assert "第十八条" in room.form("clarification-plan").note
    assert room.view(plan).title == "澄清预案：澄清虚假或者不完整信息工作预案（2026年第1版）"
    room.do(plan, "check", result="需要修订")
    assert room.state(plan) == "需要修订" and room.view(plan).acts[0].key == "replace"
    room.do(plan, "check", result="继续使用")
    assert room.state(plan) == "施行中"
    room.do(plan, "replace", edition="2026年第2版")
    assert room.state(plan) == "已废止" and room.breaches(plan) == []


def test_a8_the_sheet_tells_when_where_and_by_what_channels(room: Room) -> None:
    found = room.enter("clarification", **RUMOUR)
    room.do(found, "assess", nature="虚假", owner="办公室")
    room.do(found, "publish", hour="09:00", channels=["互联网"], what="正常上课")
    room.do(found, "publish", hour="09:20", channels=["电视"], what="正常上课")
    said = text(room, "虚假、不完整信息澄清单", found)
    assert "发现时间2026年11月20日08:10发现人李四" in said
    assert "首次发布时间2026年11月20日09:00从发现到发布50分钟" in said
    assert "第十八条" in said and "网传明天全区停课" in said


# — 社会监督评议和整改 —


def test_a9_measures_follow_within_one_calendar_month(room: Room) -> None:
    opinion = room.enter("assessment", day="2026-10-31", subject="工作作风、服务质量的情况", **OPINION)
    view = room.view(opinion)
    assert view.deadline is not None and view.deadline.due.isoformat() == "2026-11-30", (
        "the month has no 31st"
    )
    assert view.deadline.days[0].note.startswith("接到反馈通知之日")
    room.do(opinion, "assess", day="2026-11-02")
    assert room.state(opinion) == "待提出措施" and room.view(opinion).acts[0].key == "measure"
    room.do(opinion, "measure", day="2026-11-10", measures="重做指南", owner="王五", until="2026-12-10")
    assert (room.state(opinion), room.view(opinion).limits[0].due) == ("整改中", "2026-12-10")
    room.do(opinion, "finish", result="已上线")
    room.do(opinion, "close")
    assert (room.state(opinion), room.breaches(opinion)) == ("已办结", [])


@pytest.mark.parametrize(("day", "late"), [("2026-11-18", False), ("2026-11-19", True)])
def test_a9_later_measures_are_a_breach(room: Room, day: str, late: bool) -> None:
    opinion = room.enter("assessment", day="2026-10-18", subject="其他需要评议的情况", **OPINION)
    room.do(opinion, "assess")
    room.do(opinion, "measure", day=day, measures="整改")
    assert room.breaches(opinion) == (["提出整改措施晚于 2026-11-18"] if late else [])
    assert all("第二十三条" in breach.article for breach in room.view(opinion).breaches)


def test_a9_what_cannot_be_done_yet_is_explained_to_both_and_taken_up_later(room: Room) -> None:
    opinion = room.enter("assessment", day="2026-09-01", subject="信息公开制度建设情况", **OPINION)
    room.do(opinion, "assess", ready="不具备整改条件", why="经费没有到位")
    assert room.state(opinion) == "待说明" and room.view(opinion).limits == ()
    room.do(opinion, "explain", to=["领导小组办公室"], what="经费明年到位", later="2027-03-01")
    assert room.breaches(opinion) == ["没有向群众说明"]
    assert (room.view(opinion).limits[0].title, room.view(opinion).limits[0].due) == (
        "再整改的日期",
        "2027-03-01",
    )
    room.do(opinion, "explain", to=["群众"], what="经费明年到位", how="张榜公布", later="2027-03-01")
    assert room.breaches(opinion) == []
    room.do(opinion, "assess", ready="具备整改条件")
    assert room.state(opinion) == "待提出措施" and room.view(opinion).acts[0].key == "measure"
    room.do(opinion, "measure", measures="补制度")
    assert room.breaches(opinion) == [], "the month is over for what could not be done in it"
    unexplained = room.enter("assessment", subject="信息公开制度建设情况", **OPINION)
    room.do(unexplained, "assess", ready="不具备整改条件")
    room.do(unexplained, "close")
    assert room.breaches(unexplained) == ["不具备整改条件，没有作出说明就办结"]


def test_a9_what_should_have_been_mended_and_was_not_is_answered_for(room: Room) -> None:
    opinion = room.enter("assessment", subject="信息公开制度建设情况", **OPINION)
    room.do(opinion, "assess")
    room.do(opinion, "close")
    assert room.breaches(opinion) == ["具备整改条件，没有整改就办结"]
    blame = next(act for act in room.view(opinion).acts if act.key == "blame")
    assert blame.group == "其他" and "第二十三条" in blame.note
    room.do(opinion, "blame", whom="办公室负责人", how="通报批评")
    assert room.view(opinion).timeline[-1].text == "追究责任：办公室负责人，通报批评"


def test_a9_the_sheet_holds_condition_measures_and_days(room: Room) -> None:
    opinion = room.enter("assessment", day="2026-11-02", subject="信息公开制度建设情况", **OPINION)
    room.do(opinion, "assess", day="2026-11-03")
    room.do(opinion, "measure", day="2026-11-04", measures="重做指南", until="2026-12-10")
    said = text(room, "rectification", opinion)
    assert "接到通知日期2026年11月2日" in said
    assert "提出措施期限2026年12月2日提出日期2026年11月4日" in said
    assert "重做指南" in said and "计划完成日期2026年12月10日" in said and "第二十三条" in said


@pytest.mark.parametrize("ruleset", [name for name in RULE_SETS if name != "gansu-zhijiao"])
def test_without_a_document_evaluation_has_no_limit_and_no_breach(office: Office, ruleset: str) -> None:
    room = office(ruleset)
    opinion = room.enter("assessment", subject="制度建设情况", day="2026-09-01", **OPINION)
    assert room.view(opinion).limits == () and "blame" not in room.keys(opinion)
    room.do(opinion, "assess")
    room.do(opinion, "close")
    assert room.breaches(opinion) == []


# — 投诉举报 —


def test_d20_what_is_true_is_urged_or_criticised_and_answered(office: Office) -> None:
    room = office("taierzhuang")
    assert "监督检查制度》（台政办字〔2020〕8号）第二条）" in room.form("complaint").note
    complaint = room.enter("complaint", **COMPLAINT)
    room.do(complaint, "check", finding="部分属实", facts="方案已定未公布")
    assert room.state(complaint) == "待处理" and room.view(complaint).acts[0].key == "urge"
    room.do(complaint, "urge", what="三日内公布", until="2026-11-25", number="督〔2026〕1号")
    assert room.state(complaint) == "督促整改中"
    assert room.view(complaint).limits[0].title == "整改期限"
    room.do(complaint, "answer", what="已督促公布")
    room.do(complaint, "mended", result="已公布")
    assert room.state(complaint) == "已答复"
    room.do(complaint, "close", result="已整改")
    assert room.breaches(complaint) == []
    told = [entry.text for entry in room.view(complaint).timeline]
    assert told[0] == "收到投诉举报：没有按照要求主动公开"
    assert "督促基教科整改（督〔2026〕1号）：三日内公布" in told


def test_d20_closing_a_true_one_without_either_is_a_breach_of_its_own_document(office: Office) -> None:
    room = office("taierzhuang")
    complaint = room.enter("complaint", **COMPLAINT)
    room.do(complaint, "check", finding="属实", facts="没有公布")
    room.do(complaint, "close", result="其他")
    (breach,) = room.view(complaint).breaches
    assert breach.text == "查证属实，没有督促整改或者通报批评就办结"
    assert breach.article == "《台儿庄区政府信息公开监督检查制度》第二条（台政办字〔2020〕8号）"
    untrue = room.enter("complaint", **COMPLAINT)
    room.do(untrue, "check", finding="不属实", facts="早已公布")
    assert not {"urge", "criticise", "advise"} & set(room.keys(untrue))
    room.do(untrue, "close", result="不属实")
    assert room.breaches(untrue) == []


def test_a_report_that_nobody_took_up_is_a_breach_where_the_document_says_so(office: Office) -> None:
    for ruleset, breaches in (("gansu-zhijiao", ["没有查证处理就办结"]), ("tiaoli", [])):
        room = office(ruleset)
        complaint = room.enter("complaint", **COMPLAINT)
        room.do(complaint, "close", result="其他")
        assert room.breaches(complaint) == breaches


def test_e14_the_four_points_of_supervision_are_what_is_complained_of(office: Office) -> None:
    form = office("tangshan-renshe").form("complaint")
    assert len(form.form.column("subject").choices) == 4
    assert "第二十三条第（四）项" in form.note


def test_who_complained_stands_in_no_list_and_no_history(office: Office) -> None:
    room = office("tiaoli")
    item = room.item()
    complaint = room.enter("complaint", item=f"#{item}", **COMPLAINT)
    (row,) = room.rows("complaint")
    assert row["who"] == "王**" and not any("王小明" in str(one) or "138" in str(one) for one in row.values())
    assert room.rows("complaint", words="王小明") == []
    heard = [entry.text for entry in room.desk.register.view(item, room.today).timeline]
    assert heard[-1] == "收到投诉举报：没有按照要求主动公开"
    assert "投诉举报人：王小明（138******00）" in room.told(complaint)


def test_the_answer_may_have_a_limit_of_the_office_and_is_a_letter(choosing: Callable[..., Room]) -> None:
    room = choosing("tiaoli", complaint_within=5)
    with room.desk:
        complaint = room.enter("complaint", day="2026-11-12", **COMPLAINT)
        view = room.view(complaint)
        assert view.deadline is not None and view.deadline.due.isoformat() == "2026-11-19"
        room.do(complaint, "check", day="2026-11-18", finding="属实", facts="方案已定未公布")
        room.do(complaint, "criticise", day="2026-11-18", to="基教科")
        room.do(complaint, "answer", what="已经通报批评", number="某办函〔2026〕3号")
        assert room.breaches(complaint) == ["答复晚于 2026-11-19"]
        said = text(room, "complaint-answer", complaint)
        assert "某办函〔2026〕3号关于投诉举报事项的答复书王小明：" in said
        assert "于2026年11月12日反映基教科“没有按照要求主动公开”一事" in said
        assert "经查证，反映的情况属实。" in said and "已经通报批评。" in said


# — 会议 —


def test_c2_a_meeting_is_called_as_the_rules_say_and_its_decisions_are_carried_out_one_by_one(
    office: Office,
) -> None:
    room = office("taian-jiaoyu")
    form = room.form("meeting")
    assert form.form.column("form").choices == ("领导小组会议", "局长办公会")
    assert (form.defaults["proposed_by"], form.defaults["called_by"]) == ("办公室主任", "组长")
    assert "主要负责同志" in str(form.defaults["wanted"]) and "第八条" in form.note
    meeting = room.enter("meeting", **MEETING)
    assert room.state(meeting) == "待出纪要" and room.view(meeting).acts[0].key == "decide"
    room.do(meeting, "decide", text="修订公开指南", owner="办公室", until="2026-12-10")
    room.do(meeting, "decide", text="清理目录", owner="法规科", until="2026-12-01")
    room.do(meeting, "minutes", number="〔2026〕2号", to="各科室")
    view = room.view(meeting)
    assert (view.status.words, view.limits[0].due) == ("待落实", "2026-12-01")
    assert columns(room, meeting, "carry")["decision"].choices == ("1. 修订公开指南", "2. 清理目录")
    assert tones(room, meeting) == {"修订公开指南": "", "清理目录": ""}
    room.at("2026-12-02T09:00")
    assert tones(room, meeting) == {"修订公开指南": "", "清理目录": "late"}
    room.at("2026-11-20T09:30")
    room.do(meeting, "carry", decision="2. 清理目录", what="已清理")
    assert room.view(meeting).limits[0].due == "2026-12-10"
    assert "清理目录（法规科，2026-12-01 前）" in room.told(meeting)
    assert "2026-11-20 落实：已清理" in room.told(meeting)
    group = next(one for one in room.desk.agenda(room.today) if one.key == "meeting")
    assert [line.record for line in group.lines] == [meeting]
    room.do(meeting, "carry", what="已修订")
    assert (room.state(meeting), room.view(meeting).case.closed) == ("已落实", "2026-11-20")
    assert room.breaches(meeting) == []
    said = text(room, "会议记录", meeting)
    assert "1修订公开指南办公室2026年12月10日2026年11月20日已修订" in said and "第八条" in said


def test_c2_whom_the_one_who_calls_it_entrusted_is_told_with_the_meeting(office: Office) -> None:
    room = office("taian-jiaoyu")
    form = room.form("meeting")
    assert form.form.column("entrusted").choices == ("办公室主任",)
    assert "也可以由组长委托办公室主任召集" in form.note
    meeting = room.enter("meeting", **{**MEETING, "entrusted": "办公室主任"})
    assert room.view(meeting).timeline[0].text == "领导小组会议，由组长委托办公室主任召集"
    assert "召集人：组长，委托办公室主任召集" in room.told(meeting)
    assert "召集人：组长（委托办公室主任召集）" in text(room, "会议记录", meeting)
    plain = office("tiaoli").form("meeting")
    assert plain.form.column("entrusted").choices == () and "委托" not in plain.note


def test_another_meeting_may_stand_in_and_one_without_decisions_ends_with_its_minutes(office: Office) -> None:
    room = office("taian-jiaoyu")
    meeting = room.enter("meeting", **{**MEETING, "form": "局长办公会"})
    assert room.view(meeting).timeline[0].text == "局长办公会，由组长召集"
    room.do(meeting, "minutes")
    assert room.state(meeting) == "已出纪要"
    plain = office("tiaoli").form("meeting")
    assert plain.form.column("form").choices == ("领导小组会议", "其他会议") and plain.note == ""


# — what is still to be done, and what was never done —


def groups(room: Room) -> dict[str, list[int]]:
    return {group.title: [line.record for line in group.lines] for group in room.desk.agenda(room.today)}


def test_whatever_is_open_and_needs_a_hand_has_a_line_in_today(room: Room) -> None:
    clarified = room.enter("clarification", **RUMOUR)
    room.do(clarified, "assess", nature="虚假")
    waiting = room.enter("clarification", **RUMOUR)
    room.do(clarified, "publish", hour="09:00", channels=["互联网"], what="正常上课")
    reported = room.enter("leak", hour="09:00", remedy="撤下")
    room.do(reported, "report")
    old, now = (
        room.enter("clarification-plan", edition=edition, who="办公室") for edition in ("第1版", "第2版")
    )
    room.do(old, "check", result="需要修订")
    found = groups(room)
    assert found["虚假、不完整信息待澄清"] == [waiting] and found["信息澄清待办结"] == [clarified]
    assert found["泄密事件待办结"] == [reported] and found["澄清预案需要修订"] == [old]
    assert not any(now in records for records in found.values()), "a plan in force asks for nothing"
    room.do(clarified, "close", result="已澄清")
    assert "信息澄清待办结" not in groups(room)


def test_a_limit_that_was_kept_is_told_no_more(choosing: Callable[..., Room]) -> None:
    room = choosing("tiaoli", complaint_within=5, clarify_hours=4)
    with room.desk:
        complaint = room.enter("complaint", **COMPLAINT)
        room.do(complaint, "check", finding="属实", facts="没有公布")
        room.do(complaint, "urge", what="公布", until="2026-12-01")
        room.do(complaint, "mended", result="已公布")
        told = room.told(complaint)
        assert not any("前整改" in line for line in told) and any("前答复" in line for line in told)
        room.do(complaint, "answer", what="已督促公布")
        assert not any("应在" in line for line in room.told(complaint))
        found = room.enter("clarification", **RUMOUR)
        assert any("前发布准确的信息" in line for line in room.told(found))
        room.do(found, "assess", nature="虚假")
        room.do(found, "publish", hour="09:00", channels=["政府网站"], what="正常上课")
        assert not any("应在" in line for line in room.told(found))
        assert room.view(found).case.facts["due"] == "2026-11-20 12:10", "the sheet still has it"


def test_what_was_never_done_before_closing_is_a_breach(choosing: Callable[..., Room]) -> None:
    room = choosing("tiaoli", complaint_within=5, clarify_hours=4)
    with room.desk:
        complaint = room.enter("complaint", **COMPLAINT)
        room.do(complaint, "check", finding="不属实", facts="早已公布")
        assert room.breaches(complaint) == []
        room.do(complaint, "close", result="不属实")
        (breach,) = room.view(complaint).breaches
        assert (breach.code, breach.text) == ("answered_late_never", "没有答复投诉举报人就办结")
        assert "由本单位定" in breach.article
        assert [row["id"] for row in room.rows("complaint", "flagged")] == [complaint]
        withdrawn = room.enter("complaint", **COMPLAINT)
        room.do(withdrawn, "close", result="撤回")
        assert room.breaches(withdrawn) == []
        unassessed = room.enter("clarification", **RUMOUR)
        room.do(unassessed, "close", result="其他")
        assert room.breaches(unassessed) == ["没有研判、没有发布准确的信息就办结"]
        assessed = room.enter("clarification", **RUMOUR)
        room.do(assessed, "assess", nature="虚假")
        room.do(assessed, "close", result="其他")
        assert len(room.breaches(assessed)) == 1, "what a breach of its own says is not said twice"


def test_several_events_are_reported_and_several_minutes_sent_in_one_step(room: Room) -> None:
    leaks = [room.enter("leak", hour=hour, remedy="撤下") for hour in ("08:00", "09:00")]
    acts = {act.key for act in room.ledger("leak").common_acts(leaks, room.today)}
    assert {"report", "void"} <= acts
    values = {"day": "2026-11-20", "hour": "09:20", "to": "上级主管部门"}
    bulk = room.ledger("leak").perform_many(leaks, "report", values, actor=room.actor, today=room.today)
    assert bulk.done == tuple(leaks)
    meetings = [room.enter("meeting", **MEETING) for _ in range(2)]
    assert "minutes" in {act.key for act in room.ledger("meeting").common_acts(meetings, room.today)}


# — all of them —


LEDGERS = ("clarification", "clarification-plan", "assessment", "complaint", "meeting")
BEGUN: dict[str, dict[str, str]] = {
    "clarification": RUMOUR,
    "clarification-plan": {"edition": "第1版", "who": "办公室"},
    "assessment": OPINION,
    "complaint": COMPLAINT,
    "meeting": MEETING,
}


def filled(form: Any, given: dict[str, str]) -> dict[str, object]:
    """Something in every field that must have it."""
    values: dict[str, object] = dict(form.defaults)
    for column in form.form.columns:
        if column.required and not values.get(column.key):
            values[column.key] = column.choices[0] if column.choices else "某事"
        if column.kind is Kind.SEVERAL and not values.get(column.key):
            values[column.key] = list(column.choices[:1])
    subject = {"subject": form.form.column("subject").choices[0]} if "subject" in form.form.keys else {}
    return {**values, **given, **subject}


@pytest.mark.parametrize("ruleset", RULE_SETS)
def test_every_act_of_every_ledger_works_under_every_rule_set(office: Office, ruleset: str) -> None:
    room = office(ruleset)
    for ledger in LEDGERS:
        cases = room.ledger(ledger)
        form = room.form(ledger)
        record = cases.enter(filled(form, BEGUN[ledger]), actor=room.actor, today=room.today).act
        done: set[str] = set()
        while True:
            view = cases.view(record, room.today)
            assert all(section.lines for section in view.sections)
            act = next((one for one in view.acts if one.key not in {*done, "close", "void", "replace"}), None)
            if act is None:
                break
            done.add(act.key)
            cases.perform(record, act.key, filled(act, {}), actor=room.actor, today=room.today)
        for key in ("close", "replace", "void"):
            act = next((one for one in cases.view(record, room.today).acts if one.key == key), None)
            if act is not None:
                cases.perform(record, key, filled(act, {}), actor=room.actor, today=room.today)
        view = cases.view(record, room.today)
        assert view.status.words == "已作废" and view.acts == () and view.breaches == ()
        assert all(
            entry.text and "{" not in entry.text and "有变动" not in entry.text for entry in view.timeline
        )
    assert room.desk.verify() == []


@pytest.mark.parametrize("name", ["clarification", "rectification", "meeting-minutes", "complaint-answer"])
def test_every_sheet_exists_blank(room: Room, name: str) -> None:
    drawn = room.desk.papers.prepare(name, [], room.today)
    assert drawn.printed.pages == 1
    assert room.desk.papers.issue(drawn, actor=room.actor, today=room.today).events


def test_what_a_rule_set_kept_before_them_does_not_say_is_as_the_law_has_it(room: Room) -> None:
    """An office of an older program has none of their sections in the rule set that it chose."""
    rules = load("gansu-zhijiao")
    assert rules.clarification and rules.assessment and rules.complaints and rules.meetings is None
    case = room.ledger("meeting").opening(room.today)
    assert case.parameters["article"] == "本软件的做法，条例和制度没有规定"
    assert room.ledger("complaint").opening(room.today).facts["rule.within"] == ""


def test_an_answer_is_not_printed_before_there_is_one(office: Office) -> None:
    room = office("tiaoli")
    complaint = room.enter("complaint", **COMPLAINT)
    with pytest.raises(Unfilled):
        room.do(complaint, "check", finding="", facts="")
    with pytest.raises(Refused, match="还不能打印"):
        text(room, "complaint-answer", complaint)
