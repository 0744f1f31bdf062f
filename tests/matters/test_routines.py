"""What an office's document wants done again and again: C3, C7, C8, C19, C21, D19, D21, E14."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongkai_desktop.matters.periods import Returning, next_window
from gongkai_desktop.office.duties import Window
from gongkai_desktop.office.loader import load
from gongkai_desktop.workdays.official import official

from .conftest import Room

Office = Callable[[str], Room]


def owed(room: Room) -> dict[str, Returning]:
    return {one.duty: one for one in room.ledger("routine").returning(room.today)}


def done(room: Room, duty: str, day: str = "2026-11-20", **facts: object) -> int:
    return room.enter("routine", duty=duty, day=day, who="李四", scope="各镇街、各部门网站专栏", **facts)


@pytest.mark.parametrize(
    ("today", "last", "window"),
    [
        ("2026-11-20", "", ("2026-12-11", "2026-12-18")),
        ("2026-12-15", "", ("2026-12-11", "2026-12-18")),
        ("2026-12-25", "", ("2027-03-11", "2027-03-19")),
        ("2026-11-20", "2026-09-14", ("2026-12-11", "2026-12-18")),
        ("2026-11-20", "2026-06-15", ("2026-09-11", "2026-09-20")),
        ("2026-11-20", "2026-10-08", ("2026-12-11", "2026-12-18")),
        ("2026-12-25", "2026-12-11", ("2027-03-11", "2027-03-19")),
    ],
)
def test_d19_the_middle_ten_days_of_a_quarters_last_month(
    today: str, last: str, window: tuple[str, str]
) -> None:
    found = next_window("quarter", Window.from_text("末月中旬"), last, date.fromisoformat(today), official())
    assert tuple(day.isoformat() for day in found) == window


def test_d19_each_quarter_is_inspected_and_ends_in_a_bulletin(office: Office) -> None:
    room = office("taierzhuang")
    (duty, one) = next(iter(owed(room).items()))
    assert (duty, one.due, one.near) == ("检查督导各专栏信息公开情况", "2026-12-18", False)
    assert "第三条" in one.article and "第三条" in one.notice
    room.at("2026-12-11T09:00")
    assert owed(room)[duty].near, "it is told of from the day on which its ten days begin"
    record = done(room, duty, "2026-12-11", way=["网上采集信息", "现场查看档簿资料"])
    assert owed(room)[duty].due == "2027-03-19"
    room.do(record, "find", unit="某镇", sort="目录没有更新", text="目录停在 2024 年", until="2026-12-31")
    assert room.view(record).status.words.startswith("待通报")
    room.do(record, "bulletin", number="台政办函〔2026〕9号", to="各镇街、区政府各部门")
    assert room.state(record) == "待整改"
    assert room.view(record).case.limits[0].due == "2026-12-31"
    room.do(record, "mend", what="已经更新")
    room.do(record, "close")
    assert room.breaches(record) == []


def test_d19_a_spot_check_wants_its_bulletin_but_does_not_stand_for_the_inspection(office: Office) -> None:
    room = office("taierzhuang")
    record = done(room, "抽查", "2026-11-18")
    assert owed(room)["检查督导各专栏信息公开情况"].last == ""
    room.do(record, "close")
    assert room.breaches(record) == ["没有形成通报就办结"]
    assert "第三条" in room.view(record).breaches[0].article


def test_d19_an_organ_that_supervises_nobody_is_not_reminded() -> None:
    assert load("taierzhuang", {"supervises": False}).routines is None


def test_c_each_duty_returns_by_itself_with_its_own_article(office: Office) -> None:
    room = office("taian-jiaoyu")
    every = {duty: (one.due, one.article[-26:]) for duty, one in owed(room).items()}
    assert {due for due, _ in every.values()} == {"2026-12-31"}
    assert list(every) == [
        "检查《公开目录》内容保障情况",
        "调度重点任务的进展和落实情况",
        "清理规范性文件，公布清理结果",
        "评估教育政策执行效果",
        "局主要负责同志出席新闻发布会",
        "业务科室参加新闻发布会",
    ]
    assert "第三条第（三）项" in every["检查《公开目录》内容保障情况"][1]
    done(room, "检查《公开目录》内容保障情况", "2026-07-06")
    done(room, "局主要负责同志出席新闻发布会", "2026-03-02")
    found = owed(room)
    assert found["检查《公开目录》内容保障情况"].due == "2027-06-30"
    assert found["局主要负责同志出席新闻发布会"].due == "2027-12-31"
    assert found["业务科室参加新闻发布会"].due == "2026-12-31"


def test_c19_what_is_pressed_ahead_is_told_to_the_public(office: Office) -> None:
    room = office("taian-jiaoyu")
    item = room.item("2026年重点任务进展情况")
    record = done(room, "调度重点任务的进展和落实情况", round="2026年下半年")
    assert room.state(record) == "待公开"
    assert any("第十四条第（一）项" in text for text in room.told(record) if "还没有向社会公开" in text)
    room.do(record, "release", what="进展、成效、问题和后续举措", item=f"#{item}")
    room.do(record, "close")
    assert (room.state(record), room.breaches(record)) == ("已办结", [])


def test_c3_an_inspection_may_count_in_the_departments_assessment(office: Office) -> None:
    room = office("taian-jiaoyu")
    duty = "督查各科室、单位落实政务公开工作任务"
    assert duty not in owed(room), "the document says 定期 and no number of months"
    record = done(room, duty)
    room.do(record, "bulletin", to="机关各科室", counted="已纳入平时考核")
    assert any("已纳入平时考核" in text for text in room.told(record))


def test_e14_what_is_supervised_is_what_the_document_lists(office: Office) -> None:
    room = office("tangshan-renshe")
    form = room.form("routine").form
    assert form.column("duty").choices == ("监督政务公开工作的实施情况",)
    assert len(form.column("subjects").choices) == 4
    assert "泄露国家秘密、工作秘密" in form.column("subjects").choices[2]


def test_today_and_the_month_tell_what_is_owed(office: Office) -> None:
    room = office("taierzhuang")
    room.at("2026-12-14T09:00")
    group = next(one for one in room.desk.agenda(room.today) if one.key == "routine")
    ((title, due, words),) = [(line.title, line.due, line.text) for line in group.lines]
    assert (title, due) == ("检查督导各专栏信息公开情况", "2026-12-18") and "第三条" in words
    days = room.desk.month(2026, 12, room.today)
    assert "检查督导各专栏信息公开情况" in str(next(day for day in days if "检查督导" in str(day)))
