"""Which entries are empty or stale, counted in one query, with the article (国办秘函〔2019〕19号)."""

from __future__ import annotations

from gongkai_desktop.catalogue import belonging, coverage
from gongkai_desktop.register.beneath import HELD
from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.register.stages import Stage

from .conftest import TODAY, Room


def test_entries_are_empty_stale_or_as_they_should_be(room: Room) -> None:
    empty = room.entry("空白的")
    stale = room.entry("旧动态", first="工作动态")
    fresh = room.entry("新动态", first="工作动态")
    lasting = room.entry("机构职能", time_limit="长期公开")
    room.assign(stale, room.item("甲", formed="2026-09-01", published="2026-10-08"))
    room.assign(fresh, room.item("乙", published="2026-11-10"), room.item("丙"))
    room.assign(lasting, room.item("丁", formed="2020-01-01", published="2020-01-02"))
    rows = {row["id"]: row for row in room.catalogue.coverage(TODAY).rows}
    assert [rows[entry]["state"] for entry in (empty, stale, fresh, lasting)] == [
        "空白",
        "陈旧",
        "正常",
        "正常",
    ]
    assert (rows[fresh]["items"], rows[fresh]["waiting"], rows[fresh]["newest"]) == (1, 1, "2026-11-10")
    assert "2026-10-08" in str(rows[stale]["why"]) and "19号" in str(rows[stale]["why"])


def test_an_entrys_own_rhythm_goes_before_the_kind_of_column(room: Room) -> None:
    entry = room.entry("季度数据", time_limit="每季度")
    room.assign(entry, room.item("甲", formed="2026-06-01", published="2026-07-01"))
    assert "公开目录：每季度" in str(room.row(entry)["why"])


def test_withdrawn_and_voided_items_do_not_fill_an_entry(room: Room) -> None:
    entry = room.entry("机构职能")
    gone, wrong = room.item("甲", published="2026-11-10"), room.item("乙")
    room.assign(entry, gone, wrong)
    room.desk.register.perform(gone, "lapse", {"day": "2026-11-12", "why": "失效"}, actor=0, today=TODAY)
    room.desk.register.perform(wrong, "void", {"day": "2026-11-12", "why": "重复"}, actor=0, today=TODAY)
    assert (room.row(entry)["items"], room.row(entry)["state"]) == (0, "空白")
    assert [item.id for item in room.catalogue.items(entry)] == [gone]


def test_the_indicators_thresholds_are_told_with_their_article(room: Room) -> None:
    for number in range(5):
        room.entry(f"空白{number}")
    for number in range(2):
        entry = room.entry(f"动态{number}", first="工作动态")
        room.assign(entry, room.item(f"甲{number}", formed="2026-09-01", published="2026-10-08"))
    warned = {one.title: one for one in room.catalogue.coverage(TODAY).warned}
    assert [(title, one.count, one.most, one.failed) for title, one in warned.items()] == [
        ("动态、要闻类、通知公告、政策文件类未更新", 2, 5, False),
        ("应更新但长期未更新", 0, 10, False),
        ("空白", 5, 5, True),
    ]
    assert all(one.article.startswith("国办秘函〔2019〕19号") for one in warned.values())
    covered = room.catalogue.coverage(TODAY)
    assert (covered.count(coverage.State.EMPTY), covered.count(coverage.State.STALE)) == (5, 2)


def test_counting_is_one_grouped_query_over_an_index(room: Room) -> None:
    plan = room.desk.store.rows(f"EXPLAIN QUERY PLAN {HELD.format('entry <> 0')}")
    assert [row[-1] for row in plan] == ["SCAN item USING COVERING INDEX item_coverage"]


def test_the_words_for_stages_are_the_registers() -> None:
    assert (PROACTIVE, Stage.VOID.value) == (belonging.PROACTIVE, belonging.VOID)
