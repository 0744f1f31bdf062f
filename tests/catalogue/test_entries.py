"""Entries and the items that belong to them: entering, amending, closing, and the limit that an entry gives."""

from __future__ import annotations

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.catalogue.lists import levels
from gongkai_desktop.errors import Refused, Unfilled

from .conftest import SEVEN, TODAY, Room


def test_an_entry_sets_its_items_limit_and_a_new_one_is_told_to_those_not_yet_public(room: Room) -> None:
    entry = room.entry("机构职能", time_limit=SEVEN)
    waiting = room.item("甲")
    public = room.item("乙", published="2026-11-10")
    assert room.due(waiting) == "2026-11-30"
    room.assign(entry, waiting, public)
    assert room.due(waiting) == "2026-11-11"
    room.amend(entry, time_limit="形成之日起3个工作日内")
    assert (room.due(waiting), room.due(public)) == ("2026-11-05", "2026-11-11")
    room.amend(entry, time_limit="每季度")
    assert room.due(waiting) == "2026-11-30"


def test_an_items_deadline_cites_the_catalogue(room: Room) -> None:
    entry, item = room.entry("机构职能", time_limit=SEVEN, basis="某办法第五条"), room.item("甲")
    room.assign(entry, item)
    deadline = room.desk.register.view(item, TODAY).deadline
    assert deadline is not None
    assert deadline.citations[0] == f"公开目录“{SEVEN}”（某办法第五条）"


def test_an_items_own_history_and_panel_tell_of_its_entry(room: Room) -> None:
    entry, item = room.entry("机构职能", time_limit=SEVEN), room.item("甲")
    room.assign(entry, item)
    room.amend(entry, time_limit="每季度")
    room.catalogue.leave(entry, [item], actor=0, today=TODAY)
    told = [line.text for line in room.desk.register.view(item, TODAY).timeline]
    assert told[1:] == [
        "归入基本目录的条目，公开期限 7 个工作日",
        "目录条目的时限改了，公开期限按一般规定",
        "移出基本目录的条目",
    ]
    room.assign(entry, item)
    lines = [line.text for section in room.desk.register.view(item, TODAY).sections for line in section.lines]
    assert f"目录条目 #{entry}" in lines


def test_a_limit_counted_from_changes_leaves_what_was_only_formed_alone(room: Room) -> None:
    entry, item = room.entry("机构职能", time_limit="变更之日起3个工作日内"), room.item("甲")
    room.assign(entry, item)
    assert room.due(item) == "2026-11-30"


def test_items_leave_an_entry_and_its_limit(room: Room) -> None:
    entry, item = room.entry("机构职能", time_limit=SEVEN), room.item("甲")
    room.assign(entry, item)
    room.catalogue.leave(entry, [item], actor=0, today=TODAY)
    assert room.due(item) == "2026-11-30"
    assert room.catalogue.items(entry) == ()
    with pytest.raises(Refused, match="不在这个条目里"):
        room.catalogue.leave(entry, [item], actor=0, today=TODAY)


def test_bringing_items_under_an_entry_can_be_taken_back(room: Room) -> None:
    entry, item = room.entry("机构职能", time_limit=SEVEN), room.item("甲")
    done = room.catalogue.assign(entry, [item], actor=0, today=TODAY)
    room.desk.records.undo(done.changed.act, actor=0, reason="归错了")
    assert room.due(item) == "2026-11-30"
    assert room.catalogue.view(entry, TODAY).timeline[-2].text.endswith("（已撤销）")


def test_what_cannot_come_under_an_entry_is_left_and_named(room: Room) -> None:
    entry = room.entry("机构职能")
    good, asked = room.item("甲"), room.item("乙", attribute="依申请公开")
    done = room.catalogue.assign(entry, [good, asked], actor=0, today=TODAY)
    assert (done.done, done.left) == ((good,), ((asked, "只有主动公开的信息才归入目录"),))
    with pytest.raises(Refused, match="已经在这个条目里"):
        room.catalogue.assign(entry, [good], actor=0, today=TODAY)
    with pytest.raises(Refused, match="没有选中"):
        room.catalogue.assign(entry, [], actor=0, today=TODAY)


def test_an_entry_is_closed_with_a_reason_and_used_again(room: Room) -> None:
    entry, item = room.entry("机构职能"), room.item("甲")
    room.catalogue.perform(entry, "close", {"why": "职能划出"}, actor=0, today=TODAY)
    assert (room.row(entry)["state"], room.row(entry)["why"]) == ("已停用", "2026-11-20 停用：职能划出")
    assert room.contents() == []
    with pytest.raises(Refused, match="停用"):
        room.catalogue.assign(entry, [item], actor=0, today=TODAY)
    with pytest.raises(Refused, match="现在是“已停用”"):
        room.catalogue.perform(entry, "close", {"why": "再停"}, actor=0, today=TODAY)
    room.catalogue.perform(entry, "reopen", {"why": "职能划回"}, actor=0, today=TODAY)
    assert room.contents() == ["机构职能"]
    with pytest.raises(Refused, match="现在是“在用”"):
        room.catalogue.perform(entry, "reopen", {"why": "再用"}, actor=0, today=TODAY)
    told = [line.text for line in room.catalogue.view(entry, TODAY).timeline]
    assert told == ["登记条目", "停用：职能划出", "重新启用：职能划回"]


def test_closing_asks_for_the_reason(room: Room) -> None:
    entry = room.entry("机构职能")
    with pytest.raises(Unfilled) as refused:
        room.catalogue.perform(entry, "close", {"why": " "}, actor=0, today=TODAY)
    assert set(refused.value.fields) == {"why"}


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"content": ""}, "content"),
        ({"content": "乙", "rule": "定期"}, "rule"),
        ({"content": "乙", "freshness": "常新"}, "freshness"),
        ({"content": " 机构 职能 ", "first_level": "机关信息"}, "content"),
    ],
)
def test_what_an_entry_cannot_be_is_told_by_field(room: Room, values: dict[str, str], key: str) -> None:
    room.entry("机构职能")
    with pytest.raises(Unfilled) as refused:
        room.catalogue.enter(values, actor=0, today=TODAY)
    assert set(refused.value.fields) == {key}


def test_secrecy_markings_are_refused_everywhere(room: Room) -> None:
    entry = room.entry("机构职能")
    with pytest.raises(Refused, match="国家秘密标志"):
        room.entry("机密★5年")
    with pytest.raises(Refused, match="国家秘密标志"):
        room.catalogue.perform(entry, "close", {"why": "秘密★3年"}, actor=0, today=TODAY)


def test_a_wording_that_cannot_be_read_is_put_in_other_words(room: Room) -> None:
    entry, item = room.entry("机构职能", time_limit="按规定时限"), room.item("甲", published="2026-11-10")
    room.assign(entry, item)
    assert room.row(entry)["state"] == "未能识别"
    assert "另写一句" in room.catalogue.whole(entry, TODAY).remark
    room.amend(entry, rule="形成之日起5个工作日内")
    assert (room.row(entry)["state"], room.row(entry)["limit"]) == ("正常", "形成之日起 5 个工作日内")
    assert room.row(entry)["time_limit"] == "按规定时限"


def test_saving_without_a_change_is_refused(room: Room) -> None:
    with pytest.raises(Refused, match="没有改动"):
        room.amend(room.entry("机构职能"))


def test_entries_are_found_by_word_level_state_and_initials(room: Room) -> None:
    room.entry("负责人姓名", second_level="负责人信息")
    room.entry("年度计划", first="规划计划")
    for query, found in (
        (Query(words="负责"), ["负责人姓名"]),
        (Query(words="fzr"), ["负责人姓名"]),
        (Query(words="规划 年度"), ["年度计划"]),
        (Query(filters={"first_level": "规划计划"}), ["年度计划"]),
        (Query(filters={"first_level": "机关信息", "second_level": "负责人信息"}), ["负责人姓名"]),
        (Query("empty"), ["负责人姓名", "年度计划"]),
        (Query("stale"), []),
        (Query(order="title", descending=True), ["负责人姓名", "年度计划"]),
        (Query(order="state"), ["负责人姓名", "年度计划"]),
        (Query(words="没有这个"), []),
    ):
        assert sorted(room.contents(query)) == sorted(found), query
    for wrong in (Query("空白"), Query(order="closed"), Query(filters={"content": "姓名"})):
        with pytest.raises(Refused) as refused:
            room.contents(wrong)
        assert refused.value.way


def test_the_lists_of_the_catalogue_have_the_face_of_every_other(room: Room) -> None:
    made = [room.entry(f"第{at}条") for at in range(5)]
    room.catalogue.perform(made[0], "close", {"why": "不再产生"}, actor=0, today=TODAY)
    lists = room.desk.entry_lists
    assert [view.title for view in lists.views()] == ["在用", "空白", "陈旧", "未能识别", "正常", "已停用"]
    assert lists.counts(TODAY) == {
        "all": 4, "empty": 4, "stale": 0, "unread": 0, "normal": 0, "closed": 1,
    }  # fmt: skip
    paged: list[dict[str, object]] = []
    while page := lists.page(
        Query(order="title", descending=True), TODAY, paged[-1] if paged else None, limit=3
    ):
        paged += page
    assert (
        [row["id"] for row in paged] == lists.ids(Query(order="title", descending=True), TODAY) == made[:0:-1]
    )
    assert (paged[0]["status"], paged[0]["urgency"], paged[0]["left"]) == ("空白", "soon", None)
    assert "空白栏目" in str(paged[0]["reminder"])
    mine = lists.save_view("空着的", Query("empty", "第2条"))
    assert lists.views()[-1] == mine
    assert lists.count(Query(mine.key), TODAY) == 1
    with pytest.raises(Refused, match="没有视图"):
        lists.save_view("错的", Query("nothing"))
    assert lists.find(f"#{made[3]}") == made[3]
    for number in ("#999", "第2条", ""):
        with pytest.raises(Refused, match="目录里没有条目"):
            lists.find(number)


def test_the_levels_are_counted_with_those_that_want_a_hand(room: Room) -> None:
    one = room.entry("甲", second_level="负责人信息")
    room.entry("乙", second_level="负责人信息")
    room.entry("丙", first="规划计划")
    room.assign(one, room.item("甲", published="2026-11-10"))
    told = [
        (level.first, level.second, level.entries, level.wanting)
        for level in levels(room.catalogue.coverage(TODAY).rows)
    ]
    assert told == [("机关信息", "", 2, 1), ("机关信息", "负责人信息", 2, 1), ("规划计划", "", 1, 1)]


def test_an_unknown_entry_is_refused(room: Room) -> None:
    with pytest.raises(Refused, match="没有条目"):
        room.catalogue.view(room.item("甲"), TODAY)


def test_an_items_own_form_names_its_entry_and_takes_its_limit(room: Room) -> None:
    entry = room.entry("机构职能", time_limit=SEVEN)
    item = room.item("甲", entry=f" {entry} ")
    assert (room.due(item), [one.id for one in room.catalogue.items(entry)]) == ("2026-11-11", [item])
    other = room.item("乙")
    fields = {**room.desk.register.state(other).fields, "entry": f"#{entry}"}
    room.desk.register.perform(other, "amend", fields, actor=0, today=TODAY)
    assert room.due(other) == "2026-11-11"
    fields = {**room.desk.register.state(other).fields, "entry": ""}
    room.desk.register.perform(other, "amend", fields, actor=0, today=TODAY)
    assert room.due(other) == "2026-11-30"


def test_an_item_names_only_an_entry_in_use(room: Room) -> None:
    closed = room.entry("机构职能")
    room.catalogue.perform(closed, "close", {"why": "职能划出"}, actor=0, today=TODAY)
    for number in ("#99", "甲", f"#{closed}"):
        with pytest.raises(Unfilled) as refused:
            room.item("甲", entry=number)
        assert set(refused.value.fields) == {"entry"}


def test_the_last_act_on_the_catalogue_is_taken_back_whole(room: Room) -> None:
    entry, item = room.entry("机构职能", time_limit=SEVEN), room.item("甲")
    room.assign(entry, item)
    room.amend(entry, time_limit="形成之日起3个工作日内")
    room.desk.undo_last(0)
    assert (room.due(item), room.row(entry)["time_limit"]) == ("2026-11-11", SEVEN)
    room.desk.undo_last(0)
    assert (room.due(item), room.row(entry)["waiting"]) == ("2026-11-30", 0)
    version = room.release("2026年第1版")
    room.desk.undo_last(0)
    assert version not in {one.id for one in room.catalogue.versions()}
