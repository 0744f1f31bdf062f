"""An exported ledger comes back as a change set that knows what changed on either side since."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Cancelled, Refused
from gongkai_desktop.exchange.changeset import ChangeSet
from gongkai_desktop.exchange.export import FOR_PEOPLE
from gongkai_desktop.register.fields import REGISTER
from gongkai_desktop.screening.examining import examine

from .conftest import DATA, HEADERS, TODAY, Bench

Workbook = Callable[..., Path]


@pytest.fixture
def full(office: Bench) -> Bench:
    """An office with the real register in it."""
    office.bring_in(DATA / "register-real.xlsx")
    return office


def edit(path: Path, **cells: object) -> None:
    """Write into cells of a workbook, as a colleague in another office would."""
    book = load_workbook(path)
    for place, value in cells.items():
        book.worksheets[0][place] = value
    book.save(path)


def place(path: Path, header: str, title: str) -> str:
    """The cell of a column in the row of a title."""
    sheet = load_workbook(path).worksheets[0]
    heads = next(row for row in sheet.iter_rows() if any(cell.value == header for cell in row))
    column = next(cell.column_letter for cell in heads if cell.value == header)
    row = next(cell.row for cells in sheet.iter_rows() for cell in cells if cell.value == title)
    return f"{column}{row}"


def counts(changes: ChangeSet) -> tuple[int, int, int, int]:
    return changes.rows, changes.add, changes.update, changes.unchanged


def record(office: Bench, title: str) -> int:
    return next(int(str(row["id"])) for row in office.items() if row["title"] == title)


TITLE = "宣州区审计局信息发布审核制度"


def test_out_and_in_again_changes_nothing(full: Bench, tmp_path: Path) -> None:
    path = full.export(tmp_path / "导出.xlsx")
    changes = full.plan(path)
    assert (counts(changes), changes.rejected, changes.unmapped, changes.notes) == ((9, 0, 0, 9), [], (), ())


def test_text_of_every_kind_comes_back_as_it_left(full: Bench, tmp_path: Path) -> None:
    full.amend(
        record(full, TITLE), title="=1+1", note="两行\n文字  ", doc_no="〔2024〕1号", keywords=" 前后有空格 "
    )
    assert counts(full.plan(full.export(tmp_path / "导出.xlsx"))) == (9, 0, 0, 9)


def test_what_was_changed_in_the_file_is_an_update_even_of_the_name(full: Bench, tmp_path: Path) -> None:
    path = full.export(tmp_path / "导出.xlsx")
    edit(path, **{place(path, "关键词", TITLE): "审计", place(path, "信息名称", TITLE): "新的名称"})
    changes = full.plan(path)
    assert counts(changes) == (9, 0, 1, 8)
    full.importer.apply(changes, actor=0)
    row = next(row for row in full.items() if row["title"] == "新的名称")
    assert row["keywords"] == "审计"


def test_a_cell_emptied_in_an_exported_ledger_empties_the_value(full: Bench, tmp_path: Path) -> None:
    path = full.export(tmp_path / "导出.xlsx")
    edit(path, **{place(path, "公开日期", TITLE): None})
    assert counts(full.bring_in(path)) == (9, 0, 1, 8)
    assert next(row for row in full.items() if row["title"] == TITLE)["published"] == ""


def test_what_changed_here_only_is_kept(full: Bench, tmp_path: Path) -> None:
    path = full.export(tmp_path / "导出.xlsx")
    full.amend(record(full, TITLE), note="本机改过")
    changes = full.plan(path)
    assert (counts(changes), changes.conflicts) == ((9, 0, 0, 9), [])


def test_what_changed_there_only_is_taken_though_the_record_went_on(full: Bench, tmp_path: Path) -> None:
    path = full.export(tmp_path / "导出.xlsx")
    full.amend(record(full, TITLE), note="本机改过")
    edit(path, **{place(path, "关键词", TITLE): "审计"})
    changes = full.bring_in(path)
    assert (counts(changes), changes.conflicts) == ((9, 0, 1, 8), [])
    row = next(row for row in full.items() if row["title"] == TITLE)
    assert (row["note"], row["keywords"]) == ("本机改过", "审计")


def test_what_changed_on_both_sides_is_a_conflict_and_kept_unless_chosen(full: Bench, tmp_path: Path) -> None:
    path = full.export(tmp_path / "导出.xlsx")
    item = record(full, TITLE)
    full.amend(item, note="本机改过")
    edit(path, **{place(path, "备注", TITLE): "那边改过", place(path, "关键词", TITLE): "审计"})
    changes = full.plan(path)
    (conflict,) = changes.conflicts
    assert (conflict.record, conflict.column, conflict.ours, conflict.theirs) == (
        item,
        "备注",
        "本机改过",
        "那边改过",
    )
    assert changes.as_json()["conflicts"] == [
        {"row": conflict.row, "column": "备注", "ours": "本机改过", "theirs": "那边改过"}
    ]
    assert "两边都改过" in changes.notes[0]
    changes.take(conflict)
    changes.take(conflict, theirs=False)
    full.importer.apply(changes, actor=0)
    row = next(row for row in full.items() if row["id"] == item)
    assert (row["note"], row["keywords"]) == ("本机改过", "审计")
    again = full.plan(path)
    assert counts(again) == (9, 0, 0, 9)
    assert not again.empty or again.conflicts
    again.take(again.conflicts[0])
    full.importer.apply(again, actor=0)
    assert next(row for row in full.items() if row["id"] == item)["note"] == "那边改过"


def test_both_sides_changed_to_the_same_is_no_conflict(full: Bench, tmp_path: Path) -> None:
    path = full.export(tmp_path / "导出.xlsx")
    full.amend(record(full, TITLE), note="核对无误")
    edit(path, **{place(path, "备注", TITLE): "核对无误"})
    assert (changes := full.plan(path)).conflicts == []
    assert counts(changes) == (9, 0, 0, 9)


def test_keys_of_another_office_mean_nothing_here(full: Bench, tmp_path: Path) -> None:
    path = full.export(tmp_path / "导出.xlsx")
    other = Bench(tmp_path / "other")
    assert counts(other.bring_in(path)) == (9, 9, 0, 0)
    assert counts(other.bring_in(path)) == (9, 0, 0, 9)
    other.desk.close()


def test_a_row_copied_to_begin_a_new_one_is_a_new_one(
    office: Bench, workbook: Workbook, tmp_path: Path
) -> None:
    office.bring_in(workbook([HEADERS, ("A1", "关于甲的通知", "1号", "2024-01-05", "主动")]))
    path = office.export(tmp_path / "导出.xlsx")
    book = load_workbook(path)
    sheet = book.worksheets[0]
    at = next(cell.row for cells in sheet.iter_rows() for cell in cells if cell.value == "关于甲的通知")
    values = [cell.value for cell in sheet[at]]
    sheet.insert_rows(at + 1)
    for column, value in enumerate(values, 1):
        sheet.cell(at + 1, column, {"A1": "A2", "关于甲的通知": "关于乙的通知"}.get(str(value), value))
    book.save(path)
    assert counts(office.bring_in(path)) == (2, 1, 0, 1)
    assert [row["index_no"] for row in office.items()] == ["A1", "A2"]


def test_a_number_of_another_record_is_rejected(full: Bench, tmp_path: Path) -> None:
    path = full.export(tmp_path / "导出.xlsx")
    taken = next(str(row["index_no"]) for row in full.items() if row["index_no"] and row["title"] != TITLE)
    row = place(path, "索引号", TITLE)
    without = next(str(row["title"]) for row in full.items() if not row["index_no"])
    edit(path, **{row: "X9", place(path, "索引号", without): next(
        str(item["index_no"]) for item in full.items() if item["title"] == TITLE)})  # fmt: skip
    changes = full.plan(path)
    assert [one.why for one in changes.rejected] == ["这个索引号已经登记在另一条上"]
    assert counts(changes) == (9, 0, 1, 7)
    assert taken
    full.importer.apply(changes, actor=0)


def test_an_export_of_a_view_has_that_view_only(full: Bench, tmp_path: Path) -> None:
    path = full.export(tmp_path / "导出.xlsx", Query(words="审计局"))
    assert counts(full.plan(path)) == (1, 0, 0, 1)


def test_a_cancelled_export_leaves_no_file(full: Bench, tmp_path: Path) -> None:
    lines = "\n".join(f"第{at}件,{at}号" for at in range(600))
    source = tmp_path / "台账.csv"
    source.write_text(f"信息名称,文号\n{lines}\n", "utf-8")
    full.bring_in(source)
    path = tmp_path / "导出.xlsx"
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        raise Cancelled

    with pytest.raises(Cancelled):
        full.desk.ledger_exporter("register").export(path, Query(), stop)
    assert told == [(500, 609)]
    assert not path.exists()


def test_a_place_that_cannot_be_written_is_refused(full: Bench, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有文件夹"):
        full.export(tmp_path / "没有" / "导出.xlsx")


def test_with_fewer_columns_it_comes_back_all_the_same(full: Bench, tmp_path: Path) -> None:
    path = tmp_path / "少几列.xlsx"
    full.desk.ledger_exporter("register").export(path, Query(), columns=("note", "title", "doc_no"))
    assert counts(full.plan(path)) == (9, 0, 0, 9)
    edit(path, **{place(path, "备注", TITLE): "改过"})
    assert counts(full.bring_in(path)) == (9, 0, 1, 8)
    row = next(row for row in full.items() if row["title"] == TITLE)
    assert row["note"] == "改过"
    assert row["attribute"]


def test_all_columns_are_written_and_those_not_for_paper_folded(full: Bench, tmp_path: Path) -> None:
    sheet = load_workbook(full.export(tmp_path / "导出.xlsx")).worksheets[0]
    titles = [cell.value for cell in sheet[3]][:-1]
    assert titles == [column.title for column in REGISTER.columns]
    dimensions = [sheet.column_dimensions[cell.column_letter] for cell in sheet[3]][:-1]
    shown = [key for key, one in zip(REGISTER.keys, dimensions, strict=True) if not one.hidden]
    assert tuple(shown) == FOR_PEOPLE
    assert sum(one.width for one in dimensions if not one.hidden) <= 181
    assert sheet.sheet_format.outlineLevelCol == 1
    assert "折叠" not in sheet["A2"].value  # how to open them is no matter of those the ledger goes up to


def test_what_is_withheld_shows_its_reason_and_basis(full: Bench, tmp_path: Path) -> None:
    path = tmp_path / "不予公开.xlsx"
    full.desk.ledger_exporter("register").export(path, Query(view="withheld"))
    sheet = load_workbook(path).worksheets[0]
    seen = {cell.value for cell in sheet[3] if not sheet.column_dimensions[cell.column_letter].hidden}
    assert {"不予公开理由", "依据"} <= seen
    assert "范围：不予公开" in sheet["A2"].value and "期间" not in sheet["A2"].value


def test_a_ledger_of_a_month_names_it_as_its_period(full: Bench, tmp_path: Path) -> None:
    path = tmp_path / "十一月.xlsx"
    full.desk.ledger_exporter("register").export(
        path, Query(filters={"formed": "2026-11", "department": "办公室"})
    )
    said = load_workbook(path).worksheets[0]["A2"].value
    assert "期间：2026年11月　" in said and "范围：全部，责任科室：办公室　" in said


def test_text_that_reads_like_a_coded_sign_comes_back_as_it_was(office: Bench, tmp_path: Path) -> None:
    odd, source = "_x0041_及_x000D_与_xyz_", tmp_path / "旧.csv"
    source.write_text(f"信息名称,生成日期\n{odd},2020-01-02\n", encoding="utf-8")
    office.bring_in(source)
    path = office.export(tmp_path / "导出.xlsx")
    assert counts(office.plan(path)) == (1, 0, 0, 1)
    with zipfile.ZipFile(path) as book:  # as Excel writes it, which would otherwise show A and a line end
        assert "_x005F_x0041_及_x005F_x000D_与_xyz_".encode() in book.read("xl/worksheets/sheet1.xml")


def test_examining_our_own_ledger_finds_nothing(full: Bench, tmp_path: Path) -> None:
    findings = examine(full.export(tmp_path / "导出.xlsx"))
    assert [(finding.kind, finding.place) for finding in findings.findings] == []


def test_the_total_tells_the_attributes_apart(full: Bench, tmp_path: Path) -> None:
    sheet = load_workbook(full.export(tmp_path / "导出.xlsx")).worksheets[0]
    assert sheet.cell(13, 1).value == "合计 9 条：主动公开 9"


def test_the_view_and_the_period_stand_on_top(full: Bench, tmp_path: Path) -> None:
    path = full.export(
        tmp_path / "导出.xlsx", Query(filters={"formed": "2020-01-01..2026-12-31"}, words="制度")
    )
    said = load_workbook(path).worksheets[0]["A2"].value
    assert "范围：全部，含“制度”　　期间：2020年1月1日至2026年12月31日　　" in said


@pytest.mark.parametrize(("columns", "told"), [(("title", "weather"), "weather"), (("doc_no",), "信息名称")])
def test_columns_that_cannot_be_are_refused(
    full: Bench, tmp_path: Path, columns: tuple[str, ...], told: str
) -> None:
    with pytest.raises(Refused, match=told):
        full.desk.ledger_exporter("register").export(tmp_path / "a.xlsx", Query(), columns=columns)


def test_what_is_inside_only_is_in_no_other_ledger_and_says_so_in_its_own(
    office: Bench, tmp_path: Path
) -> None:
    desk = office.desk
    entry = {"formed": "2026-11-02", "department": "办公室", "attribute": "主动公开"}
    for title, audience in (("对外的通知", ""), ("年度考核结果", "对内公开")):
        desk.register.enter({**entry, "title": title, "audience": audience}, actor=desk.actor(), today=TODAY)
    whole = load_workbook(office.export(tmp_path / "全部.xlsx")).worksheets[0]
    assert [whole["A1"].value, whole["B4"].value, whole["A5"].value] == [
        REGISTER.title, "对外的通知", "合计 1 条：主动公开 1",
    ]  # fmt: skip
    inside = load_workbook(office.export(tmp_path / "对内.xlsx", Query(view="inside"))).worksheets[0]
    assert [inside["A1"].value, inside["B4"].value] == [
        f"{REGISTER.title}（对内公开，不得外传）",
        "年度考核结果",
    ]
