"""Questions, patrols and leaks as the documents have them: A6, A7, B9."""

from __future__ import annotations

from collections.abc import Callable

from gongkai_desktop.register.service import ItemView

from .conftest import Room

Office = Callable[[str], Room]


def panel(room: Room, item: int) -> ItemView:
    return room.desk.register.view(item, room.today)


def test_a7_a_question_goes_to_the_department_that_made_it_and_is_answered_with_basis_and_reasons(
    room: Room,
) -> None:
    item = room.item("教学评估报告", attribute="不予公开", withheld_reason="商业秘密", basis="条例第十五条")
    form = room.form("question")
    assert form.defaults["to"] == "信息产生的部门"
    assert "第十四条" in form.note
    question = room.enter("question", item=f"#{item}", day="2026-11-16")
    assert room.view(question).status.words == "待答复"
    room.do(question, "forward", day="2026-11-17", department="教学教研室")
    room.do(
        question,
        "answer",
        day="2026-11-19",
        basis="条例第十五条",
        reasons="第三方不同意",
        number="甘职教〔2026〕5号",
    )
    assert room.view(question).status.words == "已答复"
    room.do(question, "close", result="维持不予公开")
    assert room.view(question).status.words == "已办结"
    assert room.breaches(question) == []
    assert "答复（甘职教〔2026〕5号）：依据条例第十五条；第三方不同意" in [
        entry.text for entry in room.view(question).timeline
    ]


def test_a7_the_item_knows_of_the_question_but_not_who_asked(room: Room) -> None:
    item = room.item()
    room.enter("question", item=f"#{item}", contact="13800000000")
    told = [entry.text for entry in panel(room, item).timeline]
    assert told[-1] == "收到质疑，由信息产生的部门说明"
    assert not any("王小明" in text or "138" in text for text in told)


def test_b9_the_question_goes_to_the_leading_group(office: Office) -> None:
    room = office("weichang-dangan")
    form = room.form("question")
    assert "领导小组" in str(form.defaults["to"])
    question = room.enter("question")
    room.do(question, "close", result="其他", note="提出人撤回")
    assert room.breaches(question) == ["没有说明依据和理由就办结"]


def test_who_asked_is_masked_in_lists_and_not_found_by_search(room: Room) -> None:
    room.enter("question", contact="13800000000")
    (row,) = room.rows("question")
    assert row["who"] == "王**"
    assert not any("王小明" in str(value) or "138" in str(value) for value in row.values())
    assert room.rows("question", words="王小明") == []
    assert [found["id"] for found in room.rows("question", words="校车")] == [row["id"]]
    assert "提出人：王小明（138******00）" in room.told(int(str(row["id"])))


def test_a6_a_patrol_that_found_nothing_is_kept(room: Room) -> None:
    patrol = room.enter("patrol")
    view = room.view(patrol)
    assert (view.status.words, view.case.closed) == ("没有发现问题", "2026-11-20")
    assert "没有发现问题" in room.told(patrol)
    assert [row["state"] for row in room.rows("patrol", "closed")] == ["没有发现问题"]


def test_a6_every_finding_is_put_right_before_the_patrol_is_done(room: Room) -> None:
    item = room.item()
    patrol = room.enter(
        "patrol", day="2026-11-18", text="附件里有身份证号", where="通知公告栏", item=f"#{item}"
    )
    room.do(patrol, "find", day="2026-11-18", text="名单里有电话")
    assert [row["id"] for row in room.rows("patrol", "open")] == [patrol]
    room.do(patrol, "mend", day="2026-11-19", what="遮盖后重新上传")
    assert room.view(patrol).status.words == "有问题待处理"
    room.do(patrol, "mend", finding="2. 名单里有电话", day="2026-11-20", what="撤下")
    view = room.view(patrol)
    assert (view.status.words, view.case.closed) == ("已处理", "2026-11-20")
    assert "2026-11-19 补救：遮盖后重新上传" in room.told(patrol)
    assert [entry.text for entry in panel(room, item).timeline][-1] == "采取补救措施：遮盖后重新上传"


def test_a6_the_next_patrol_is_owed_by_the_end_of_the_next_period(room: Room) -> None:
    (owed,) = room.ledger("patrol").returning(room.today)
    assert (owed.due, owed.last) == ("2026-11-30", "")
    assert "第十三条" in owed.article and "（甘职教中〔2021〕23号）第十三条）" in owed.notice
    patrol = room.enter("patrol", day="2026-10-12")
    (owed,) = room.ledger("patrol").returning(room.today)
    assert (owed.due, owed.last) == ("2026-11-30", "2026-10-12")
    room.do(patrol, "void", why="误登")
    room.enter("patrol")
    (owed,) = room.ledger("patrol").returning(room.today)
    assert owed.due == "2026-12-31"


def test_a_rule_set_without_patrols_owes_none(office: Office) -> None:
    room = office("taian-jiaoyu")
    assert room.ledger("patrol").returning(room.today) == ()
    assert room.view(room.enter("patrol")).status.words == "没有发现问题", "one can be recorded all the same"


def test_b9_a_leak_is_remedied_at_once_and_reported_within_24_hours(office: Office) -> None:
    room = office("weichang-dangan")
    leak = room.enter("leak", day="2026-11-20", hour="8:10")
    view = room.view(leak)
    assert view.due_at == "2026-11-21T08:10", "hours run through the Saturday"
    assert (view.status.words, view.urgency.words) == ("未上报", "还剩 22 小时")
    assert view.acts[0].key == "mend"
    room.do(leak, "mend", hour="08:20", what="从网站撤下")
    assert room.view(leak).acts[0].key == "report"
    assert "保密法实施条例第六十一条" in room.view(leak).acts[0].note
    room.do(leak, "report", hour="09:00")
    assert room.view(leak).status.words == "已上报"
    room.do(leak, "close", result="已查处")
    assert room.breaches(leak) == []


def test_b9_a_report_after_24_hours_is_taken_and_flagged(room: Room) -> None:
    leak = room.enter("leak", day="2026-11-19", hour="08:05", remedy="撤下")
    assert (room.view(leak).urgency.key, room.view(leak).urgency.words) == ("overdue", "逾期 1 小时")
    assert [row["id"] for row in room.rows("leak", "overdue")] == [leak]
    room.do(leak, "report", hour="09:20")
    assert room.breaches(leak) == ["上报晚于 24 小时（2026-11-20 08:05）"]
    assert "保密法实施条例第六十一条" in room.view(leak).breaches[0].article


def test_b9_closing_without_report_or_remedy_is_recorded_and_flagged(room: Room) -> None:
    leak = room.enter("leak")
    room.do(leak, "close", result="误报")
    assert room.breaches(leak) == [
        "没有向同级保密行政管理部门、上级主管部门报告就办结",
        "没有登记补救措施就办结",
    ]


def test_b9_each_of_those_to_be_told_is_told(room: Room) -> None:
    leak = room.enter("leak", remedy="撤下", hour="09:00")
    room.do(leak, "report", to="上级主管部门")
    assert any("应在 2026-11-21 09:00 前向同级保密行政管理部门报告" in text for text in room.told(leak))
    room.do(leak, "report")
    told = [step.facts["to"] for step in room.view(leak).record.did("report")]
    assert told == ["上级主管部门", "同级保密行政管理部门"]
    assert "report" not in room.keys(leak)
