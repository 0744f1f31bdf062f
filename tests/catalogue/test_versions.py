"""C4: versions of the catalogue (版次、生效日、变更说明), frozen as they were, and told apart in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused, Unfilled

from .conftest import SEVEN, TODAY, Room


def test_c4_a_version_freezes_the_catalogue_and_differences_are_told_in_words(room: Room) -> None:
    kept = room.entry("机构职能", time_limit=SEVEN)
    gone = room.entry("旧事项")
    first = room.release("2026年第1版", "首次编制")
    room.amend(kept, time_limit="形成之日起3个工作日内", department="办公室")
    room.catalogue.perform(gone, "close", {"why": "职能划出"}, actor=0, today=TODAY)
    new = room.entry("新事项")
    second = room.release("2026年第2版", "职能调整")
    room.amend(new, content="新事项（修订）")
    assert [fields["content"] for fields in room.catalogue.as_of(first).values()] == ["机构职能", "旧事项"]
    assert room.catalogue.as_of(first)[kept]["time_limit"] == SEVEN
    assert [fields["content"] for fields in room.catalogue.as_of(second).values()] == ["机构职能", "新事项"]
    told = room.catalogue.differences(first, second)
    assert [(one.kind, one.entry, one.words) for one in told] == [
        ("新增", new, ()),
        ("修改", kept, (f"公开时限：{SEVEN} → 形成之日起3个工作日内", "责任科室：（空） → 办公室")),
        ("停用", gone, ()),
    ]
    assert [one.words for one in room.catalogue.differences(second)] == [
        ("公开内容：新事项 → 新事项（修订）",)
    ]
    assert {one.kind for one in room.catalogue.differences(0, first)} == {"新增"}


def test_c4_versions_are_listed_newest_first_with_what_they_say(room: Room) -> None:
    room.entry("甲")
    room.release("2026年第1版", "首次编制")
    room.entry("乙")
    form, values = room.catalogue.release_form(TODAY)
    assert form.keys == ("number", "effective", "why")
    assert values == {"number": "2026年第2版", "effective": "2026-11-20"}
    room.release("2026年第2版", "增加事项")
    told = [
        (one.number, one.effective, one.why, len(one.entries), one.released)
        for one in room.catalogue.versions()
    ]
    assert told == [
        ("2026年第2版", "2026-11-20", "增加事项", 2, "2026-11-20"),
        ("2026年第1版", "2026-11-20", "首次编制", 1, "2026-11-20"),
    ]


def test_a_version_names_the_chain_it_was_read_by(room: Room) -> None:
    room.entry("甲")
    count, head = room.desk.records.head()
    version = room.catalogue.version(room.release("2026年第1版"))
    assert (version.upto, version.head) == (count, head)


def test_a_version_is_refused_where_it_makes_no_sense(room: Room) -> None:
    with pytest.raises(Refused, match="还没有条目"):
        room.release("2026年第1版")
    room.entry("甲")
    room.release("2026年第1版")
    with pytest.raises(Unfilled) as twice:
        room.release("2026年第1版")
    assert set(twice.value.fields) == {"number"}
    with pytest.raises(Refused, match="没有可以发布的改动"):
        room.release("2026年第2版")
    with pytest.raises(Unfilled) as empty:
        room.catalogue.release({}, actor=0, today=TODAY)
    assert set(empty.value.fields) == {"number", "effective", "why"}
    with pytest.raises(Refused, match="没有目录版本"):
        room.catalogue.as_of(1)


def test_a_version_released_by_mistake_is_taken_back(room: Room) -> None:
    room.entry("甲")
    version = room.release("2026年第1版")
    room.desk.records.undo(version, actor=0, reason="误发")
    assert room.catalogue.versions() == ()


def test_what_was_taken_back_after_a_version_was_still_in_it(room: Room) -> None:
    entry = room.entry("甲")
    version = room.release("2026年第1版")
    room.desk.records.undo(entry, actor=0, reason="误登")
    assert [fields["content"] for fields in room.catalogue.as_of(version).values()] == ["甲"]
    assert [one.kind for one in room.catalogue.differences(version)] == ["停用"]


def test_the_present_catalogue_goes_out_and_comes_back_as_a_change_set(room: Room, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    room.entry("机构职能", time_limit=SEVEN)
    room.entry("负责人")
    path = tmp_path / "目录.xlsx"
    assert room.desk.ledger_exporter("catalogue").export(path, Query()) == 2
    plan = room.desk.importer.plan(path)
    assert (plan.ledger, plan.add, plan.update, plan.unchanged) == ("catalogue", 0, 0, 2)
    plan.close()
    book = load_workbook(path)
    cell = next(cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == SEVEN)
    cell.value = "每季度"
    book.save(path)
    _, changed = room.desk.import_at_once(path)
    assert {row["limit"] for row in room.catalogue.coverage(TODAY).rows} == {"每季度", "没有写时限"}
    assert changed.rooms >= {"entry"}


def test_the_entries_of_a_level_go_out_alone_and_the_head_says_so(room: Room, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    room.entry("机构职能", first="机构信息")
    room.entry("部门预算", first="财政信息")
    path = tmp_path / "目录.xlsx"
    query = Query(filters={"first_level": "财政信息"})
    assert room.desk.ledger_exporter("catalogue").export(path, query) == 1
    rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    cells = [str(cell) for row in rows for cell in row if cell]
    assert "部门预算" in cells and "机构职能" not in cells
    assert any("范围：在用，一级事项 财政信息" in cell for cell in cells)


def test_a_version_goes_out_as_it_was(room: Room, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    entry = room.entry("机构职能", time_limit=SEVEN)
    version = room.release("2026年第1版")
    room.amend(entry, time_limit="每季度")
    path = tmp_path / "第1版.xlsx"
    assert room.catalogue.outgoing.export(path, TODAY, version) == 1
    cells = [
        str(cell)
        for row in load_workbook(path).worksheets[0].iter_rows(values_only=True)
        for cell in row
        if cell
    ]
    assert SEVEN in cells and "每季度" not in cells
    assert any("2026年第1版（2026-11-20 起）" in cell for cell in cells)
    assert not any("GK1/" in cell for cell in cells)


def test_the_catalogue_prints_as_a_list(room: Room) -> None:
    room.entry("机构职能", time_limit=SEVEN)
    version = room.release("2026年第1版")
    for printed in (
        room.catalogue.outgoing.as_list(TODAY),
        room.catalogue.outgoing.as_list(TODAY, version=version),
    ):
        assert (printed.pages, printed.missing) == (1, ())


def test_a_new_limit_from_a_file_reaches_the_items_that_wait(room: Room, tmp_path: Path) -> None:
    from openpyxl import Workbook

    entry, item = room.entry("机构职能", time_limit=SEVEN), room.item("甲")
    room.assign(entry, item)
    book = Workbook()
    for row in (("一级事项", "公开内容", "公开时限"), ("机关信息", "机构职能", "形成之日起3个工作日内")):
        book.worksheets[0].append(row)
    book.save(tmp_path / "新.xlsx")
    room.desk.import_at_once(tmp_path / "新.xlsx")
    assert room.due(item) == "2026-11-05"
    assert room.desk.last_act(room.desk.actor()).text == "导入“新.xlsx”，1 行"
    room.desk.undo_last(room.desk.actor())
    assert room.due(item) == "2026-11-11", "the file and the limit that it gave are one step"
    assert room.desk.verify() == []
