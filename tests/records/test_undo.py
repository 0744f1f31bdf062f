from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai_desktop.errors import Refused
from gongkai_desktop.records.event import Draft
from gongkai_desktop.records.memory import Records
from gongkai_desktop.store.search import match
from tests.toy_ledger import DAY, amended, found, new_office, note, records_of, titles


def test_undoing_an_entry_takes_its_row_and_its_index_away(records: Records) -> None:
    records.append([note("防汛")], actor=0)
    changed = records.undo(1, actor=5, reason=" 重复登记 ")
    assert changed.records == {1} and changed.rooms == {"item"}
    assert titles(records) == {} and found(records, match("防汛")) == set()
    assert records.state(1) is None
    assert records.events(1)[-1].body == {"event": 1, "reason": "重复登记"}
    assert records.verify() == []


def test_a_step_in_the_middle_can_be_taken_back(records: Records) -> None:
    records.append([note("甲")], actor=0)
    records.append([amended(1, title="乙")], actor=0)
    records.append([amended(1, doc_no="1号")], actor=0)
    records.undo(2, actor=0, reason="录错")
    assert records.store.rows("SELECT title, doc_no FROM item") == [("甲", "1号")]


def test_undo_reaches_every_record_the_event_touched(records: Records) -> None:
    records.append([Draft("department.added", DAY, {"name": "旧"}), note("甲", department=1)], actor=0)
    records.append([Draft("department.renamed", DAY, {"name": "新"}, 1, (2,))], actor=0)
    records.undo(3, actor=0, reason="录错")
    assert records.store.rows("SELECT department, stage FROM item") == [("旧", "")]


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (1, "登记之后又有 2 步"),
        (3, "已经印发或打印的不能撤销"),
        (4, "已经撤销过"),
        (5, "不能再撤销"),
        (6, "没有第 6 号记载"),
    ],
)
def test_what_cannot_be_taken_back_is_refused_by_name(records: Records, number: int, why: str) -> None:
    records.append([note("甲")], actor=0)
    records.append([amended(1, title="乙")], actor=0)
    records.append([Draft("item.issued", DAY, {}, 1)], actor=0)
    records.append([amended(1, title="丙")], actor=0)
    records.undo(4, actor=0, reason="录错")
    before = records.head()
    with pytest.raises(Refused, match=why):
        records.undo(number, actor=0, reason="试")
    assert records.head() == before


def test_undo_needs_a_reason(records: Records) -> None:
    records.append([note("甲")], actor=0)
    with pytest.raises(Refused, match="原因"):
        records.undo(1, actor=0, reason="  ")
    with pytest.raises(Refused, match="原因"):
        records.undo_act(1, actor=0, reason="")


def test_an_import_is_taken_back_where_nothing_has_happened_since(records: Records) -> None:
    records.append([note("原有")], actor=0)
    rows = (note(f"第{number}件") for number in range(700))
    imported = records.append([amended(1, title="导入改过"), *rows], actor=0)
    records.append([amended(100, title="后来改过")], actor=0)
    records.append([Draft("department.added", DAY, {"name": "甲"}, touches=(200,))], actor=0)
    changed, left = records.undo_act(imported.act, actor=0, reason="选错文件")
    assert left == [100, 200]
    assert titles(records) == {1: "原有", 100: "后来改过", 200: "第197件"}
    assert len(changed.events) == 699 and records.verify() == []


def test_taking_an_import_back_twice_is_refused(records: Records) -> None:
    records.append([note("甲"), note("乙")], actor=0)
    records.undo_act(1, actor=0, reason="选错文件")
    before = records.head()
    with pytest.raises(Refused, match="没有可以撤销的内容"):
        records.undo_act(1, actor=0, reason="选错文件")
    assert records.head() == before


def test_several_steps_of_one_record_in_an_act_go_together(records: Records) -> None:
    with records.act(actor=0) as act:
        act.add([note("甲")])
        act.add([amended(1, title="乙"), amended(1, title="丙")])
    _, left = records.undo_act(1, actor=0, reason="选错文件")
    assert (left, titles(records)) == ([], {})


@pytest.mark.parametrize("touched", [False, True])
def test_the_event_that_opens_an_import_stays_while_rows_of_it_do(records: Records, touched: bool) -> None:
    records.append([Draft("department.added", DAY, {"name": "导入"}), note("甲"), note("乙")], actor=0)
    if touched:
        records.append([amended(2, title="改")], actor=0)
    _, left = records.undo_act(1, actor=0, reason="选错文件")
    assert left == ([2] if touched else [])
    assert bool(records.store.rows("SELECT id FROM department")) is touched


def test_what_was_issued_within_an_act_is_left(records: Records) -> None:
    with records.act(actor=0) as act:
        act.add([note("甲"), note("乙")])
        act.add([Draft("item.issued", DAY, {}, 1)])
    _, left = records.undo_act(1, actor=0, reason="选错文件")
    assert left == [1] and titles(records) == {1: "甲"}


def test_an_act_that_is_only_paper_is_refused_as_paper(records: Records) -> None:
    with records.act(actor=0) as act:
        act.add([note("甲")])
        act.add([Draft("item.issued", DAY, {}, 1)])
    with pytest.raises(Refused, match="印发或打印"):
        records.undo_act(1, actor=0, reason="打错了")


@settings(max_examples=25)
@given(changes=st.lists(st.sampled_from(["title", "doc_no"]), min_size=1, max_size=6), data=st.data())
def test_undone_steps_leave_the_rows_as_if_they_had_never_been(
    tmp_path_factory: pytest.TempPathFactory, changes: list[str], data: st.DataObject
) -> None:
    gone = data.draw(st.sets(st.integers(0, len(changes) - 1)))
    with new_office(tmp_path_factory.mktemp("office") / "with").store as store:
        records = records_of(store)
        records.append([note("甲")], actor=0)
        for at, field in enumerate(changes):
            records.append([amended(1, **{field: str(at)})], actor=0)
        for at in sorted(gone):
            records.undo(at + 2, actor=0, reason="试")
        expected = {"title": "甲", "doc_no": ""}
        expected |= {field: str(at) for at, field in enumerate(changes) if at not in gone}
        assert records.store.rows("SELECT title, doc_no FROM item") == [
            (expected["title"], expected["doc_no"])
        ]
        assert records.verify() == []
