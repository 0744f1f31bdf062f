"""Questions, patrols and leaks on paper: 质疑答复书 (A7, B9), 泄密事件报告单 (B9), 上网巡查记录 (A6)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.office import events
from tests.paper.reading import all_text

from .conftest import Room

Office = Callable[[str], Room]


def text(room: Room, name: str, *records: int) -> str:
    return all_text(room.desk.papers.prepare(name, records, room.today).printed.pdf)


def asked(room: Room, **more: str) -> int:
    known = {"attribute": "不予公开", "withheld_reason": "商业秘密", "basis": "条例第十五条"}
    item = room.item("教学评估报告", **{**known, **more})
    return room.enter("question", item=f"#{item}", day="2026-11-16")


def answered(room: Room, question: int) -> None:
    facts = {"basis": "《条例》第十五条", "reasons": "第三方不同意公开。", "number": "某教函〔2026〕5号"}
    room.do(question, "answer", day="2026-11-19", **facts)


def test_a7_the_answer_tells_basis_and_reasons_and_no_time_limits_of_remedies(room: Room) -> None:
    question = asked(room)
    answered(room, question)
    said = text(room, "质疑答复书", question)
    assert "某教函〔2026〕5号关于《教学评估报告》不予公开的质疑答复书王小明：" in said
    assert "于2026年11月16日就《教学评估报告》因保密未予公开一事提出质疑" in said
    assert (
        "一、不予公开的依据《中华人民共和国政府信息公开条例》第十五条。二、不予公开的理由第三方不同意公开。"
        in said
    )
    assert "2026年11月19日" in said
    assert "60日" not in said
    assert "六个月" not in said


@pytest.mark.parametrize(
    ("organ", "right", "wrong"),
    [("行政机关", "第五十一条", "第五十五条"), ("公共企事业单位", "第五十五条", "行政复议")],
)
def test_b9_the_remedy_is_that_of_the_kind_of_organ(
    office: Office, organ: str, right: str, wrong: str
) -> None:
    room = office("tiaoli")
    profile = room.desk.office.profile
    room.desk.remember([events.changed(profile.id, room.today, {"organ": organ})], actor=room.actor)
    question = asked(room)
    answered(room, question)
    said = text(room, "question-answer", question)
    assert right in said
    assert wrong not in said


def test_the_answer_does_not_name_what_is_secret(room: Room) -> None:
    reason = next(one.title for one in room.desk.office.rules.reasons if one.secret)
    question = asked(room, withheld_reason=reason, basis="", internal_no="内-7")
    answered(room, question)
    assert "教学评估报告" not in text(room, "question-answer", question)


def test_an_answer_without_basis_and_reasons_is_not_printed_but_may_be_begun_in_word(room: Room) -> None:
    question = asked(room)
    with pytest.raises(Refused, match="还不能打印") as refused:
        text(room, "question-answer", question)
    assert refused.value.why == "还缺：不予公开的依据、不予公开的理由"
    assert room.desk.papers.letter("question-answer", question, room.today).docx().startswith(b"PK")


def test_b9_the_report_of_a_leak_has_its_last_moment_and_only_pointers(room: Room) -> None:
    leak = room.enter("leak", hour="08:10", where="单位网站", remedy="已撤下", internal_no="内-7")
    room.do(leak, "mend", hour="09:00", what="缓存已清除")
    said = text(room, "泄密事件报告单", leak)
    assert "报告对象同级保密行政管理部门、上级主管部门" in said
    assert "发现时间2026年11月20日08:10报告时限2026年11月21日08:10前" in said
    assert "情形可能泄密内部编号内-7发现时间" in said
    assert "事件（只写代称）代号一泄密途径单位网站已采取" in said
    assert f"#{leak}" not in said
    assert "已撤下2026年11月20日09:00缓存已清除" in said
    assert "发现后24小时内报告" in said


def test_a6_a_patrol_tells_its_findings_or_that_there_were_none(room: Room) -> None:
    assert "本次巡查没有发现问题。" in text(room, "patrol-record", room.enter("patrol"))
    found = room.enter("patrol", text="名单有手机号", where="通知公告", remedy="已撤下遮盖")
    said = text(room, "patrol-record", found)
    assert "巡查范围：单位网站" in said
    assert "1名单有手机号通知公告已撤下遮盖2026年11月20日" in said
    assert "没有发现问题" not in said


@pytest.mark.parametrize("name", ["leak-report", "patrol-record", "question-answer"])
def test_every_paper_exists_blank(room: Room, name: str) -> None:
    drawn = room.desk.papers.prepare(name, [], room.today)
    assert drawn.printed.pages <= 2
    assert room.desk.papers.issue(drawn, actor=room.actor, today=room.today).events


def test_the_printed_paper_is_remembered_with_its_matter(room: Room) -> None:
    patrol = room.enter("patrol")
    drawn = room.desk.papers.prepare("patrol-record", [patrol], room.today)
    room.desk.papers.issue(drawn, actor=room.actor, today=room.today)
    assert drawn.twins[0].records == (patrol,)
    assert len(room.view(patrol).timeline) == 2


def test_a_paper_is_found_by_its_own_number_or_as_the_newest_about_an_item(room: Room) -> None:
    item = room.item("教学评估报告", index_no="甲-1")
    first, newest = (room.enter("question", item=f"#{item}", day="2026-11-16") for _ in range(2))
    find = room.desk.papers.find
    assert [find("质疑答复书", number) for number in (f"#{first}", f"#{newest}")] == [first, newest]
    assert [find("质疑答复书", number) for number in (f"#{item}", "甲-1")] == [newest, newest]
    with pytest.raises(Refused, match="没有可印“泄密事件报告单”的登记"):
        find("leak-report", f"#{item}")
