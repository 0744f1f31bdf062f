"""A hand-over: what stands on its list, that it is printed and filed, and what signing it does to posts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Cancelled, Refused, Unfilled
from gongkai_desktop.handover.booklet import booklet
from gongkai_desktop.handover.pack import Pack, gather
from gongkai_desktop.office.founding import Beginning, Newcomer
from gongkai_desktop.paper.booklet import Booklet, Heading, Prose, Spread
from tests.paper.reading import all_text

OWN = """
key = "visit"
title = "来访登记"
called = ["what"]
who = "who"
masked = ["who"]
[list]
title = "事由"
[page]
empty = ["没有", "没有"]
manual = "自己的台账"
[begin]
title = "登记来访"
told = "来访"
columns = [{ key = "who", title = "来访人", required = true }, { key = "what", title = "事由", required = true }]
[[act]]
key = "close"
title = "办结"
primary = true
told = "办结"
columns = []
[[state]]
title = "已办结"
when = "close"
closed = true
[[state]]
title = "在办"
[[section]]
title = "来访"
lines = [{ text = "{what}" }]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An office with three people, an item, and a ledger of its own with a visit."""
    root = tmp_path / "单位"
    people = [("许静涵", ("经办人", "联系人")), ("沈延平", ("审查员",)), ("郑书培", ("分管领导",))]
    staff = tuple(Newcomer(name, posts, "") for name, posts in people)
    Desk.create(root, beginning=Beginning("甲县教育局", "tiaoli", people=staff)).close()
    (root / "台账定义").mkdir()
    (root / "台账定义" / "来访.toml").write_text(OWN, encoding="utf-8")
    desk = Desk.open(root, writing=True)
    today = desk.today()
    long_ago = {
        "formed": (today - timedelta(days=90)).isoformat(),
        "department": "办公室",
        "attribute": "主动公开",
    }
    desk.register.enter({"title": "一份早该公开的通知", **long_ago}, actor=desk.actor(), today=today)
    visit = desk.matters["visit"]
    visit.enter(
        {"who": "柳长青", "what": "问招生", "day": today.isoformat()}, actor=desk.actor(), today=today
    )
    yield desk
    desk.close()


def hand_over(desk: Desk, **more: str) -> int:
    """A hand-over from the clerk to the second."""
    ledger, today = desk.matters["handover"], desk.today()
    said = {"from": "许静涵", "to": "沈延平", "witness": "郑书培", "reason": "病假", **more}
    return ledger.enter({**ledger.form(today).defaults, **said}, actor=desk.actor(), today=today).act


def packed(desk: Desk) -> Pack:
    return gather(desk, Moment.of(desk.today(), desk.records.now()))


def texts(content: Booklet) -> list[str]:
    """All that stands on the list."""
    found: list[str] = []
    for piece in content.pieces:
        if isinstance(piece, Heading | Prose):
            found.append(piece.text)
        elif isinstance(piece, Spread):
            found += [box.words for box in piece.boxes]
    return found


def test_every_ledger_joins_by_itself_with_what_is_open_and_the_next_step(desk: Desk) -> None:
    found = packed(desk)
    titles = [one.title for one in found.unfinished]
    never = {"catalogue", "handover"}
    assert titles == [desk.listing(name).title for name in desk.kind_names if name not in never]
    assert {name for name in desk.kind_names if desk.listing(name).unfinished is None} == {"catalogue"}
    (item,) = next(one for one in found.unfinished if one.title == "信息登记").rows
    assert (item.title, item.next) == ("一份早该公开的通知", "登记内容审核")
    assert item.due and item.late.startswith("逾期")
    (visit,) = next(one for one in found.unfinished if one.title == "来访登记").rows
    assert (visit.title, visit.state, visit.next, visit.late) == ("问招生", "在办", "办结", "")
    desk.matters["visit"].perform(
        int(visit.number[1:]), "close", {"day": desk.today().isoformat()}, actor=1, today=desk.today()
    )
    assert next(one for one in packed(desk).unfinished if one.title == "来访登记").rows == ()


def test_the_list_has_everything_and_no_name_that_is_masked(desk: Desk) -> None:
    item = desk.lists.find("#" + str(desk.lists.ids(desk.lists.unfinished, desk.today())[0]))  # type: ignore[arg-type]
    sheet = desk.papers.prepare("review-list", [item], desk.today())
    desk.papers.issue(sheet, actor=desk.actor(), today=desk.today())
    desk.drafts.keep("register.new", "abcd", {"title": "没写完的"}, "2026-11-30T10:15:00")
    facts = {
        "from": "许静涵",
        "to": "沈延平",
        "cabinet": "三号柜\n保险柜",
        "more": "等住建局回函",
        "day": "2026-11-30",
    }
    found = texts(booklet(packed(desk), facts, "甲县教育局"))
    whole = "\n".join(found)
    for words in (
        "一份早该公开的通知", "问招生", "信息发布保密审查表", sheet.number, "三号柜；保险柜", "等住建局回函",
        str(desk.folder.root), "经办人、联系人", "有 1 份，最近一份停在 2026-11-30 10:15", "移交人（许静涵）",
        "接收人（沈延平）", "监交人", "2026年11月30日", "最近一份：", "恢复：打开程序",
    ):  # fmt: skip
        assert words in whole, words
    assert "柳" not in whole and "没写完的" not in whole and "密码" not in whole


def test_a_password_is_spoken_of_where_the_file_asks_for_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai_desktop.handover.pack._PLAIN", b"another beginning")
    assert any(text and "设了密码" in text for text in texts(booklet(packed(desk), {}, "局")))


def test_what_falls_due_again_stands_among_the_days_ahead(desk: Desk) -> None:
    moment = Moment.of(date(desk.today().year + 1, 12, 20), desk.records.now())
    duties = [text for day in gather(desk, moment).ahead for text in day.duties]
    assert any("年度报告" in text for text in duties)


def test_it_is_printed_filed_and_told(desk: Desk, tmp_path: Path) -> None:
    record, today = hand_over(desk), desk.today()
    view = desk.matters["handover"].view(record, today)
    assert (view.title, view.status.words) == ("工作交接：许静涵交给沈延平（病假）", "待签字")
    assert any(group.title == "交接待签字" for group in desk.agenda(today))
    prepared = desk.papers.prepare("handover-list", [record], today)
    assert "工作交接清单" in all_text(prepared.printed.pdf)
    desk.papers.issue(prepared, actor=desk.actor(), today=today)
    assert [one.number for one in desk.papers.sheets(record)] == [prepared.number]
    desk.papers.save_word("handover-list", record, tmp_path / "清单.docx", today)
    with ZipFile(tmp_path / "清单.docx") as word:
        assert "一份早该公开的通知" in word.read("word/document.xml").decode()
    with pytest.raises(Refused):
        desk.papers.prepare("handover-list", [], today)


@pytest.mark.parametrize(
    ("posts", "giver", "taker"),
    [
        ("岗位都不变", (("经办人", "联系人"), True), ("审查员",)),
        ("岗位转给接收人", ((), True), ("经办人", "审查员", "联系人")),
        ("岗位转给接收人，移交人离岗", (("经办人", "联系人"), False), ("经办人", "审查员", "联系人")),
    ],
)
def test_signing_passes_the_posts_on_and_is_taken_back_whole(
    desk: Desk, posts: str, giver: tuple[tuple[str, ...], bool], taker: tuple[str, ...]
) -> None:
    record, ledger, today = hand_over(desk), desk.matters["handover"], desk.today()
    before = desk.office.people()
    done = ledger.perform(
        record, "sign", {"day": today.isoformat(), "posts": posts}, actor=before[0].id, today=today
    )
    xu, shen, _ = desk.office.people()
    assert ((xu.posts, xu.active), set(shen.posts)) == (giver, set(taker))
    assert ledger.view(record, today).status.words == "已交接" and desk.verify() == []
    desk.undo_last(before[0].id, done.act)
    assert desk.office.people() == before and ledger.view(record, today).status.words == "待签字"


def test_a_stranger_gets_no_posts(desk: Desk) -> None:
    record, today = hand_over(desk, to="外来的人"), desk.today()
    values = {"day": today.isoformat(), "posts": "岗位转给接收人"}
    with pytest.raises(Unfilled, match="外来的人"):
        desk.matters["handover"].perform(record, "sign", values, actor=1, today=today)


def test_gathering_tells_how_far_it_is_and_can_be_cancelled(desk: Desk) -> None:
    told: list[tuple[int, int]] = []
    moment = Moment.of(desk.today(), desk.records.now())
    gather(desk, moment, lambda *so: told.append(so))
    assert told[-1] == (2, 2)

    def stop(done: int, whole: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        gather(desk, moment, stop)
    assert json.dumps(told)
