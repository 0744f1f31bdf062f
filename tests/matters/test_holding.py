"""How an office evaluates its departments, holds responsible and meets emergencies: A10, A14, B10, B15, B16, B18 …"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from gongkai_desktop.cases.limit import ahead_of
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.ledger import Kind
from gongkai_desktop.matters.periods import next_window
from gongkai_desktop.office.duties import Window
from gongkai_desktop.office.loader import load
from gongkai_desktop.workdays.official import official
from tests.paper.reading import all_text
from tests.rule_sets import RULE_SETS

from .conftest import Room
from .test_duties import filled

Office = Callable[[str], Room]
TODAY = "2026-11-20"
PLAN = {
    "year": "2026年度",
    "who": "李四",
    "departments": "编研科、征集科",
    "planned": "2026-12-31",
    "day": "2026-11-16",
}
FAULT = {"who": "编研科", "what": "2026年部门预算迟了两个月才公开"}
ALTERED = {
    "sort": "网页、栏目被恶意篡改",
    "what": "通知公告栏出现广告",
    "where": "档案信息网",
    "who": "李四",
    "hour": "08:40",
}


# — evaluating (B10) —


@pytest.mark.parametrize(
    ("term", "due"), [("15 日", "2026-12-16"), ("5 个工作日", "2026-12-24"), ("1 个月", "2026-11-30")]
)
def test_a_limit_that_lies_so_long_before_a_day(term: str, due: str) -> None:
    assert ahead_of("2026-12-31", Term.from_text(term), official()) == due


def test_b10_the_departments_are_told_fifteen_days_before_the_visit(office: Office) -> None:
    room = office("weichang-dangan")
    assert "提前 15 日" in room.form("evaluation").note
    record = room.enter("evaluation", **PLAN)
    view = room.view(record)
    assert view.case.limits[0].due == "2026-12-16" and "第九条第（二）项" in view.case.limits[0].article
    room.do(record, "approve", day="2026-11-18")
    room.at("2026-12-21T09:00")
    room.do(record, "notice", day="2026-12-21", number="围档办〔2026〕3号")
    assert room.breaches(record) == ["考核通知晚于 2026-12-16（提前 15 日）"]


def test_b10_each_department_has_its_grade_and_is_told_of_it(office: Office) -> None:
    room = office("weichang-dangan")
    record = room.enter("evaluation", **PLAN)
    room.do(record, "approve", day="2026-11-17")
    room.do(record, "notice", day="2026-11-18")
    form = next(act for act in room.view(record).acts if act.key == "score").form
    assert form.column("grade").choices == ("优秀", "合格", "基本合格", "不合格")
    room.do(record, "score", department="编研科", points="92", grade="优秀")
    room.do(record, "score", department="征集科", points="55", grade="不合格")
    assert room.state(record).startswith("待审定等次")
    room.do(record, "settle", which="1. 编研科", grade="优秀", told="2026-11-20", reward="表彰")
    closing = next(act for act in room.view(record).acts if act.key == "close")
    assert closing.note.startswith("还有科室没有审定等次"), "nothing stands before it"
    room.do(record, "close", counted="已纳入")
    assert room.breaches(record) == ["有科室没有审定等次就办结"]


def test_b10_the_year_is_evaluated_at_its_end_or_at_the_beginning_of_the_next(office: Office) -> None:
    room = office("weichang-dangan")
    (owed,) = room.ledger("evaluation").returning(room.today)
    assert (owed.duty, owed.due, owed.near) == ("年度考核", "2027-01-29", False)
    beginning = date(2027, 1, 20)
    (owed,) = room.ledger("evaluation").returning(beginning)
    assert (owed.due, owed.near) == ("2027-01-29", True), "last year's may still be done"
    room.enter("evaluation", **PLAN)
    (owed,) = room.ledger("evaluation").returning(beginning)
    assert (owed.due, owed.last) == ("2027-01-29", "2026-11-16"), "a plan of November is of the year before"


@pytest.mark.parametrize(
    ("last", "due"),
    [("2026-12-01", "2028-01-31"), ("2027-01-20", "2028-01-31"), ("2026-11-30", "2027-01-29")],
)
def test_b10_an_evaluation_in_january_is_that_of_the_year_that_is_over(last: str, due: str) -> None:
    window = Window.from_text("末月或者次月")
    assert next_window("year", window, last, date(2027, 1, 21), official())[1].isoformat() == due


# — responsibility (A10, A14, B18, D18, D21, E15) —


@pytest.mark.parametrize("ruleset", [one for one in RULE_SETS if one not in ("tiaoli", "taian-jiaoyu")])
def test_every_offence_of_the_document_has_its_own_article(office: Office, ruleset: str) -> None:
    room, rule = office(ruleset), load(ruleset).accountability
    assert rule is not None
    assert room.form("accountability").form.column("case").choices == tuple(map(str, rule.cases))
    for case in rule.cases:
        record = room.enter("accountability", case=case.title, **FAULT)
        assert case.article.rsplit("》", 1)[-1].split("（", 1)[0] in room.told(record)[0]


def test_a14_the_main_leader_deals_with_a_review_that_was_carried_out_badly(office: Office) -> None:
    room = office("gansu-zhijiao")
    badly = room.enter("accountability", case="执行保密审查制度不力", **FAULT)
    late = room.enter("accountability", case="没有按时发布信息公开工作年度报告", **FAULT)
    for record, by, article in ((badly, "主要领导", "第十五条"), (late, "分管领导", "第二十六条第（四）项")):
        act = next(act for act in room.view(record).acts if act.key == "decide")
        assert act.defaults["by"] == by and article in act.note
        assert act.form.column("kind").choices == ("责令改正", "通报批评", "行政处分")
    assert "教育为主" in room.form("accountability").note


def test_b18_who_is_held_responsible_is_heard_told_in_writing_and_reports(office: Office) -> None:
    room = office("weichang-dangan")
    record = room.enter("accountability", case="没有按规定全面实行政府信息公开", **FAULT)
    room.do(record, "investigate", facts="没有报送")
    divide = next(act for act in room.view(record).acts if act.key == "divide")
    assert "由承办人承担" in divide.note and "第六条第（一）项" in divide.note
    room.do(record, "divide", approved="没有报经审核批准", proof="无", owner="承办人王某")
    assert room.state(record) == "待听取陈述申辩"
    kind = ["告诫或者批评教育，限期改正"]
    room.do(record, "decide", kind=kind, grounds="情节轻微", until="2026-12-10")
    room.do(record, "close", result="已处理、已改正")
    assert room.breaches(record) == [
        "限期改正，没有改正情况就办结",
        "没有听取陈述申辩就作出处理决定",
        "没有书面通知就办结",
        "没有书面报告改正情况就办结",
    ]


def test_b18_in_the_order_of_the_document_nothing_goes_against_it(office: Office) -> None:
    room = office("weichang-dangan")
    record = room.enter("accountability", case="没有按规定全面实行政府信息公开", **FAULT)
    steps: tuple[tuple[str, dict[str, object]], ...] = (
        ("investigate", {"facts": "没有报送"}),
        ("divide", {"approved": "领导班子集体讨论决定", "owner": "分管领导"}),
        ("hear", {"what": "认可", "adopted": "采纳"}),
        ("decide", {"kind": ["告诫或者批评教育，限期改正"], "grounds": "轻微", "until": "2026-12-10"}),
        ("notify", {}),
        ("report", {"what": "已经报送"}),
        ("close", {"result": "已处理、已改正"}),
    )
    for key, facts in steps:
        act = room.view(record).acts[0]
        assert act.key == key, "each step is offered first when its turn has come"
        room.do(record, key, **facts)
    assert (room.state(record), room.breaches(record)) == ("已办结", [])


def test_where_a_document_wants_no_hearing_none_is_missed(office: Office) -> None:
    room = office("tiaoli")
    assert "条例第五十三条" in room.form("accountability").note
    record = room.enter("accountability", case="其他违反规定的情形", **FAULT)
    room.do(record, "decide", kind=["责令改正"], by="上一级机关", grounds="条例第五十三条")
    room.do(record, "close", result="已处理、已改正")
    assert room.breaches(record) == []


# — emergencies (B15, B16) —


def test_b16_an_altered_page_is_reported_and_dealt_with(office: Office) -> None:
    room = office("weichang-dangan")
    record = room.enter("emergency", **ALTERED)
    first = room.view(record).acts[0]
    assert (first.key, first.defaults["to"]) == ("report", "领导小组办公室；政府网站管理机构")
    assert "第六部分" in first.note
    room.do(record, "report", hour="08:45", help="技术支持")
    room.do(record, "handle", hour="08:42", how=["删除", "加固"], what="删了广告，改了密码")
    room.do(record, "restore", hour="09:20", what="栏目正常")
    room.do(record, "close")
    assert (room.state(record), room.breaches(record)) == ("已办结", [])
    careless = room.enter("emergency", **ALTERED)
    room.do(careless, "close")
    assert room.breaches(careless) == ["没有报告就办结", "没有登记处置措施就办结"]


def test_b15_what_information_brought_about_is_answered_at_once_and_followed_up(office: Office) -> None:
    room = office("weichang-dangan")
    record = room.enter("emergency", **{**ALTERED, "sort": "突发公共事件信息"})
    assert room.state(record) == "待发布" and room.view(record).acts[0].key == "release"
    room.do(record, "release", hour="09:00", channels=["档案信息网"], what="闭馆")
    again = next(act for act in room.view(record).acts if act.key == "release")
    assert again.title == "登记续发"
    careless = room.enter("emergency", **{**ALTERED, "sort": "公开的信息引起误解、影响稳定"})
    room.do(careless, "close")
    assert room.breaches(careless) == ["没有发布准确的信息就办结"]
    assert "第二十一条" in room.view(careless).breaches[0].article


# — all of them —

BEGUN: dict[str, dict[str, Any]] = {
    "routine": {"who": "李四", "scope": "各栏目"},
    "evaluation": PLAN,
    "accountability": FAULT,
    "emergency": ALTERED,
}


@pytest.mark.parametrize("ruleset", RULE_SETS)
def test_every_act_works_under_every_rule_set_and_is_printed(office: Office, ruleset: str) -> None:
    room = office(ruleset)
    for ledger, begun in BEGUN.items():
        cases = room.ledger(ledger)
        values = filled(room.form(ledger), {})
        record = cases.enter({**values, **begun}, actor=room.actor, today=room.today).act
        done: set[str] = set()
        while acts := [
            one for one in cases.view(record, room.today).acts if one.key not in {*done, "void", "close"}
        ]:
            done.add(acts[0].key)
            days = {one.key: TODAY for one in acts[0].form.columns if one.kind is Kind.DATE and one.required}
            values = {**filled(acts[0], {}), **days}
            cases.perform(record, acts[0].key, values, actor=room.actor, today=room.today)
        close = next(one for one in cases.view(record, room.today).acts if one.key == "close")
        cases.perform(record, "close", filled(close, {}), actor=room.actor, today=room.today)
        view = cases.view(record, room.today)
        assert view.case.closed and all(section.lines for section in view.sections)
        assert all(entry.text and "{" not in entry.text for entry in view.timeline)
        assert not any(
            "（）" in text or "{" in text for section in view.sections for text in map(str, section.lines)
        )
        (paper,) = [one.key for one in cases.kind.papers]
        drawn = room.desk.papers.prepare(paper, [record], room.today)
        assert drawn.printed.pages == 1
        assert not re.search(r"\d{4}-\d{2}-\d{2}", all_text(drawn.printed.pdf)), "paper has days in Chinese"


def test_what_was_said_stands_in_the_order_in_which_it_was_asked(office: Office) -> None:
    room = office("weichang-dangan")
    record = room.enter("evaluation", **PLAN)
    room.do(record, "approve", day="2026-11-17")
    kind, case = room.desk.cases("evaluation").kind, room.view(record).case
    said = [key for key in kind.facts(case) if key != "day"]
    assert said == [key for key in kind.labels(case) if key in said]
    assert said[:2] == ["duty", "year"] and said[-1].startswith("approve.")
