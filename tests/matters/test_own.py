"""A ledger that nobody has thought of, added by one file in the office's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused, Unfilled

from .conftest import Room
from .test_definitions import VISIT, written


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Room]:
    """An office with a ledger of visits beside a file that is wrong and one that wants to be the program's own."""

    def found(ruleset: str, clock: Callable[[], datetime]) -> Desk:
        root = tmp_path / "台账"
        with Desk.create(root, name="某单位", ruleset=ruleset, clock=clock) as desk:
            own = desk.folder.ledgers
        written(own, VISIT)
        written(own, VISIT.replace('title = "来访登记"', "title = 3"), "坏了.toml")
        written(own, VISIT.replace('key = "visit"', 'key = "question"'), "质疑.toml")
        return Desk.open(root, writing=True, clock=clock)

    room = Room(found, "tiaoli")
    yield room
    room.desk.close()


def reopened(room: Room) -> Desk:
    """The same office opened again, as after the night."""
    root = room.desk.folder.root
    room.desk.close()
    room.desk = Desk.open(root, writing=True, clock=lambda: room.now)
    return room.desk


def test_mistakes_in_one_file_are_named_and_the_others_still_work(visited: Room) -> None:
    wrong = [str(one) for one in visited.desk.matters.mistakes]
    assert len(wrong) == 2
    assert "坏了.toml 第 2 行的 title 不对" in wrong[0]
    assert "质疑.toml 不能用：“question”是程序自带的台账" in wrong[1]
    assert "visit" in visited.desk.matters and visited.form("question").title == "登记质疑"


def test_it_is_entered_acted_on_listed_called_up_and_told(visited: Room) -> None:
    item = visited.item("校车管理办法")
    form = visited.form("visit")
    assert [column.key for column in form.form.columns] == ["day", "who", "what", "item"]
    assert form.note == "3 个工作日内回访"
    visit = visited.enter("visit", who="欧阳明", what="问校车事故", item=f"#{item}", day="2026-11-16")
    view = visited.view(visit)
    assert (view.title, view.status.words, view.urgency.key) == ("来访登记：问校车事故", "待回访", "overdue")
    assert view.deadline is not None and view.deadline.due.isoformat() == "2026-11-19"
    assert [(act.key, act.primary) for act in view.acts] == [
        ("call", True),
        ("close", False),
        ("void", False),
    ]
    (row,) = visited.rows("visit", "overdue")
    assert (row["who"], row["status"], row["begin_what"]) == ("欧阳**", "待回访", "问校车事故")
    assert visited.rows("visit", words="欧阳明") == [] and len(visited.rows("visit", words="校车")) == 1
    group = next(one for one in visited.desk.agenda(visited.today) if one.key == "visit")
    assert (group.title, group.view) == ("来访待回访", "affairs:visit:today:first")
    assert group.lines[0].text == "待回访，逾期 1 个工作日"
    with pytest.raises(Unfilled):
        visited.do(visit, "call", result="")
    visited.do(visit, "call", result="没有接通", how="电话", content="不满意")
    assert visited.state(visit) == "不满意，待再访"
    assert [found["id"] for found in visited.rows("visit", "again")] == [visit]
    assert next(act.title for act in visited.view(visit).acts if act.key == "call") == "再次回访"
    visited.do(visit, "call", result="已经说明", content="满意")
    visited.do(visit, "close")
    assert (visited.state(visit), visited.view(visit).case.closed) == ("已办结", "2026-11-20")
    assert visited.breaches(visit) == ["回访晚于 2026-11-19"]
    assert visited.view(visit).breaches[0].article == "《来访接待办法》第二条"
    assert [entry.text for entry in visited.view(visit).timeline] == [
        "来访：问校车事故",
        "回访（电话）：没有接通",
        "回访：已经说明",
        "办结",
    ]
    told = [entry.text for entry in visited.desk.register.view(item, visited.today).timeline]
    assert "来访：问校车事故" in told and not any("欧阳明" in text for text in told)
    assert visited.desk.last_act(visited.actor).text.startswith("办结")
    assert visited.desk.verify() == []


def test_a_limit_never_kept_before_closing_is_told_once(visited: Room) -> None:
    bare = VISIT[: VISIT.index("[[breach]]")] + VISIT[VISIT.index("[[view]]") :]
    written(visited.desk.folder.ledgers, bare.replace('"visit"', '"bare"'), "无.toml")
    reopened(visited)
    for ledger, told in (("visit", "没有回访就办结"), ("bare", "回访期限要求的没有办，就办结了")):
        visit = visited.enter(ledger, who="甲", what="问校车")
        visited.do(visit, "close")
        assert [(one.text, one.article) for one in visited.view(visit).breaches] == [
            (told, "《来访接待办法》第二条")
        ]


def test_a_ledger_that_says_nothing_of_today_has_its_open_records_there_all_the_same(visited: Room) -> None:
    silent = VISIT.replace('[today]\ntitle = "来访待回访"\n\n', "").replace('"visit"', '"silent"')
    written(visited.desk.folder.ledgers, silent, "不说.toml")
    reopened(visited)
    visit = visited.enter("silent", who="甲", what="问校车")
    group = next(
        one for one in visited.desk.agenda(visited.today) if one.view == "affairs:silent:today:first"
    )
    assert (group.title, [line.record for line in group.lines]) == ("来访登记待办结", [visit])


def test_rows_can_be_narrowed_by_what_its_forms_asked(visited: Room) -> None:
    for who, what in (("甲", "问校车"), ("乙", "问食堂")):
        visited.enter("visit", who=who, what=what)
    listing = visited.desk.matter_lists["visit"]
    query = Query("all", filters={"begin_what": "食堂"})
    assert [row["title"] for row in listing.page(query, visited.today)] == ["问食堂"]
    assert [row["title"] for row in listing.page(Query("all", order="begin_what"), visited.today)] == [
        "问校车",
        "问食堂",
    ]


def test_an_old_record_keeps_its_definition_and_outlives_the_file(visited: Room) -> None:
    first = visited.enter("visit", who="甲", what="问校车", day="2026-11-19")
    file = visited.desk.folder.ledgers / "来访.toml"
    changed = VISIT.replace('title = "待回访"', 'title = "等回访"').replace("3 个工作日", "5 个工作日")
    file.write_text(changed, encoding="utf-8")
    desk = reopened(visited)
    second = visited.enter("visit", who="乙", what="问食堂", day="2026-11-19")
    assert (visited.state(first), visited.state(second)) == ("待回访", "等回访")
    assert [str(visited.view(one).deadline.due) for one in (first, second)] == ["2026-11-24", "2026-11-26"]  # type: ignore[union-attr]
    assert desk.verify() == []
    file.unlink()
    desk = reopened(visited)
    assert "visit" in desk.matters
    visited.do(first, "call", result="已经说明")
    visited.do(second, "call", result="已经说明")
    assert (visited.state(first), visited.state(second)) == ("已回访", "已回访")
    assert desk.verify() == []


def test_a_duty_of_its_own_returns_as_often_as_it_says(visited: Room) -> None:
    duty = """
[returning]
every = "every"
key = "visiting-hours"
title = "接待日到期"
text = "安排接待日"
moved = "接待日"
what = "接待期限"
notice = "下一次接待应在 {due} 前，{left}；上一次：{last}（{rule.article}）"
"""
    text = VISIT.replace('within = "3 个工作日"', 'within = "3 个工作日"\nevery = "每月"') + duty
    written(visited.desk.folder.ledgers, text)
    reopened(visited)
    (owed,) = visited.ledger("visit").returning(visited.today)
    assert owed.due == "2026-11-30"
    assert owed.notice.startswith("下一次接待应在 2026-11-30 前")
    assert owed.notice.endswith("上一次：还没有过（《来访接待办法》第二条）")
    visited.at("2026-11-30T09:00")
    assert "接待日到期" in [group.title for group in visited.desk.agenda(visited.today)]
    visited.enter("visit", who="甲", what="问校车")
    (owed,) = visited.ledger("visit").returning(visited.today)
    assert owed.due == "2026-12-31"


def test_a_definition_that_was_changed_in_the_database_is_found_out(visited: Room) -> None:
    visit = visited.enter("visit", who="甲", what="问校车")
    visited.desk.store.execute("UPDATE definition SET text = replace(text, '3 个工作日', '9 个工作日')")
    reopened(visited)
    with pytest.raises(Refused, match="台账定义被改动过"):
        visited.view(visit)
    found = [str(problem) for problem in visited.desk.verify()]
    assert "台账定义：“visit”，存档的台账定义被改动过，请用备份恢复" in found
    assert any(f"#{visit}" in one and "重算不出来：台账中保存的台账定义被改动过" in one for one in found)
    assert not any("程序出错" in one for one in found), "the office's data was altered: no mistake of ours"


def test_a_ledger_without_files_of_its_own_has_no_mistakes(room: Room, tmp_path: Path) -> None:
    assert room.desk.matters.mistakes == ()
    assert list(room.desk.matters)[:3] == ["question", "patrol", "leak"]
    with pytest.raises(Refused, match="没有叫“visit”的台账"):
        room.desk.matters["visit"]


def test_a_sheet_of_such_a_ledger_is_called_by_its_title(visited: Room) -> None:
    paper = '\n[paper]\nname = "visit-record"\ntitle = "来访登记表"\nprint = "打印登记表…"\n'
    written(visited.desk.folder.ledgers, VISIT + paper)
    papers = reopened(visited).papers
    assert [papers.title_of(form) for form in ("visit.visit-record", "question-answer", "reply-slip")] == [
        "来访登记表",
        "质疑答复书",
        "复函回执",
    ]
