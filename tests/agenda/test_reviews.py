"""今日: what waits for signature, what is back, what is overdue or referred; letters, questions, patrols, leaks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from gongkai_desktop.records.sheets import Sheets
from tests.register.conftest import TODAY

if TYPE_CHECKING:
    from gongkai_desktop.cases.dues import Group
    from tests.register.conftest import Clerk

    from .conftest import Open

LATER = date(2026, 12, 7)


def groups(clerk: Clerk, today: date = TODAY) -> dict[str, Group]:
    return {group.view: group for group in clerk.desk.agenda(today)}


def hand_in(clerk: Clerk, *items: int, day: date = TODAY) -> None:
    clerk.desk.register.hand_in(items, {"day": day.isoformat()}, actor=clerk.actor, today=TODAY)


def print_out(clerk: Clerk, *items: int) -> str:
    """A review sheet printed for signature; its number."""
    prepared = clerk.desk.papers.prepare("review-list", items, TODAY)
    clerk.desk.papers.issue(prepared, actor=clerk.actor, today=TODAY)
    return prepared.number


def test_what_is_not_handed_in_is_counted_and_leads_to_the_queue(opened: Open) -> None:
    clerk = opened("tiaoli")
    item, other = clerk.enter("甲"), clerk.enter("乙")
    waiting = groups(clerk)["review:to_submit"]
    assert (waiting.total, waiting.lines) == (2, ())
    hand_in(clerk, item)
    assert groups(clerk)["review:to_submit"].total == 1
    hand_in(clerk, other)
    assert "review:to_submit" not in groups(clerk)


def test_papers_out_are_told_by_sheet_with_the_days_and_whoever_has_them(opened: Open) -> None:
    clerk = opened("taierzhuang")
    items = [clerk.enter("甲"), clerk.enter("乙")]
    number = print_out(clerk, *items)
    Sheets(clerk.desk.records).handed(number, "陆成章", TODAY, actor=clerk.actor)
    out = groups(clerk, LATER)["review:out"]
    (line,) = out.lines
    assert (out.title, out.total, line.records, line.place) == ("待签回", 2, 2, "review:out")
    assert line.title == f"{number} 号表：甲 等 2 件" or line.title == f"{number} 号表：乙 等 2 件"
    assert line.text == "在陆成章处 11 个工作日" and line.urgency == "soon"
    assert line.record in {int(clerk.view(item).record.review) for item in items}


def test_papers_back_wait_for_their_opinions(opened: Open) -> None:
    clerk = opened("tiaoli")
    item = clerk.enter("甲")
    Sheets(clerk.desk.records).returned(print_out(clerk, item), TODAY, actor=clerk.actor)
    found = groups(clerk)
    assert found["review:back"].total == 1 and "review:out" not in found
    clerk.approve(item)
    assert "review:back" not in groups(clerk)


def test_limits_of_review_are_near_and_then_over(opened: Open) -> None:
    clerk = opened("weichang-dangan")
    item = clerk.enter("甲")
    for _ in range(2):
        clerk.sign(item, "公开", grounds="属于应当公开的内容")
    row = clerk.desk.store.one("SELECT due FROM review")
    assert row is not None and row[0] == "2026-11-27"
    near = groups(clerk, date(2026, 11, 25))["review:today:near"]
    assert (near.title, near.total, near.lines[0].due) == ("审查期限将到", 1, "2026-11-27")
    assert "还剩 2 个工作日" in near.lines[0].text and near.lines[0].place == near.view
    late = groups(clerk, LATER)["review:overdue"]
    assert (late.total, late.lines[0].urgency) == (1, "overdue")
    (line,) = [
        line
        for day in clerk.desk.month(2026, 11, TODAY)
        for line in day.due
        if line.place.startswith("review:")
    ]
    assert (line.due, line.record) == ("2026-11-27", clerk.view(item).record.review)


def test_b6_what_was_referred_upwards_waits_for_its_answer(opened: Open) -> None:
    clerk = opened("weichang-dangan")
    item = clerk.enter("甲")
    for _ in range(2):
        clerk.sign(item, "公开", grounds="属于应当公开的内容")
    clerk.sign(item, "须报审", grounds="是否涉密不明确")
    (line,) = groups(clerk)["review:escalated"].lines
    assert line.text.startswith("须报审")


def test_d8_letters_wait_and_are_late(opened: Open) -> None:
    clerk = opened("gansu-zhijiao")
    item = clerk.enter("甲")
    form = clerk.desk.letters.form(TODAY, (item,))
    values = {**form.defaults, "kind": "个人", "addressee": "欧阳明"}
    clerk.desk.letters.enter(values, actor=clerk.actor, today=TODAY, about=(item,))
    (line,) = groups(clerk)["letters:today:open"].lines
    assert line.due == "2026-11-24" and "欧阳明" not in line.text and line.text.endswith("还剩 2 个工作日")
    (late,) = groups(clerk, LATER)["letters:overdue"].lines
    assert (late.urgency, late.place) == ("overdue", "letters:overdue")
    assert sum(day.total for day in clerk.desk.month(2026, 11, TODAY) if day.day == date(2026, 11, 24)) == 1


def test_b9_an_unreported_leak_comes_first_and_is_told_in_hours(opened: Open) -> None:
    clerk = opened("tiaoli")
    clerk.enter("旧文", formed="2026-10-09")
    values = {"day": "2026-11-19", "hour": "16:00", "sort": "可能泄密", "what": "某件", "who": "张三"}
    clerk.desk.matters["leak"].enter(values, actor=clerk.actor, today=TODAY)
    first = clerk.desk.agenda(TODAY)[0]
    (line,) = first.lines
    assert (first.view, line.due) == ("affairs:leak:today:first", "2026-11-20")
    assert line.text == "应在 11-20 16:00 前上报，还剩 6 小时"


def test_a7_questions_and_a6_patrols_are_called_up(opened: Open) -> None:
    clerk = opened("gansu-zhijiao")
    values = {"day": TODAY.isoformat(), "who": "欧阳明", "what": "为什么不公开", "to": "办公室"}
    clerk.desk.matters["question"].enter(values, actor=clerk.actor, today=TODAY)
    (line,) = groups(clerk)["affairs:question:today:first"].lines
    assert line.text.startswith("待答复")
    assert clerk.desk.office.rules.patrol is not None
    (patrol,) = groups(clerk, date(2026, 12, 30))["affairs:patrol"].lines
    assert (patrol.record, patrol.place) == (0, "affairs:patrol")
    seen = {"day": TODAY.isoformat(), "scope": "门户网站", "who": "张三"}
    clerk.desk.matters["patrol"].enter(seen, actor=clerk.actor, today=TODAY)
    assert "affairs:patrol" not in groups(clerk)


def test_scanned_pages_nobody_could_read_are_counted(opened: Open, tmp_path: Path) -> None:
    clerk = opened("tiaoli")
    page = tmp_path / "白纸.png"
    Image.new("L", (600, 800), 255).save(page)
    clerk.desk.scans.file([page], actor=clerk.actor, today=TODAY)
    tray = groups(clerk)["scans:"]
    assert (tray.title, tray.total, tray.lines) == ("扫描件待认", 1, ())
