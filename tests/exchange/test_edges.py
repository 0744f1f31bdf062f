"""More than one of a thing in a file that comes into a ledger that is not empty; days at the edge of what can be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange.changeset import Action, ChangeSet

from .conftest import HEADERS, TODAY, Bench, read

Workbook = Callable[..., Path]
OLD = ("A1", "关于甲的通知", "某发〔2024〕1号", "2024-03-05", "主动公开")
NEW = ("B1", "关于乙的通知", "某发〔2024〕2号", "2024-03-06", "主动公开")


def counts(changes: ChangeSet) -> dict[str, int]:
    return {action.value: changes.counts[action] for action in Action if changes.counts[action]}


def ledger(
    workbook: Workbook, *rows: tuple[str, ...], headers: tuple[str, ...] = HEADERS, name: str = "新.xlsx"
) -> Path:
    return workbook([headers, *rows], name=name)


@pytest.mark.parametrize("rows", [(NEW, NEW), (OLD, OLD), (NEW, OLD, NEW, OLD)], ids=["new", "known", "both"])
def test_a_row_that_a_file_says_twice_comes_once_into_a_ledger_that_is_not_empty(
    office: Bench, workbook: Workbook, rows: tuple[tuple[str, ...], ...]
) -> None:
    office.bring_in(ledger(workbook, OLD, name="旧.xlsx"))
    changes = office.bring_in(ledger(workbook, *rows))
    assert changes.rows == len(rows) and not changes.rejected
    assert [row["index_no"] for row in office.items()] == (["A1", "B1"] if NEW in rows else ["A1"])
    assert [row["index_no"] for row in office.items()] == [
        row["index_no"] for row in (office.bring_in(ledger(workbook, *rows)), office.items())[1]
    ], "and again it changes nothing"


def test_two_rows_of_one_number_that_differ_are_both_refused_beside_what_is_known(
    office: Bench, workbook: Workbook
) -> None:
    office.bring_in(ledger(workbook, OLD, name="旧.xlsx"))
    changes = office.bring_in(ledger(workbook, NEW, ("B1", "关于丙的通知", *NEW[2:]), OLD))
    assert sorted(rejection.row for rejection in changes.rejected) == [2, 3]
    assert [row["index_no"] for row in office.items()] == ["A1"]


def test_two_files_one_after_the_other_match_what_each_brought(office: Bench, workbook: Workbook) -> None:
    for name, rows in (("一.xlsx", (OLD,)), ("二.xlsx", (OLD, NEW)), ("三.xlsx", (NEW, OLD))):
        office.bring_in(ledger(workbook, *rows, name=name))
    assert [row["index_no"] for row in office.items()] == ["A1", "B1"]
    begun = office.store.one("SELECT count(*) FROM event WHERE kind = 'import.applied'")
    assert begun == (2,), "a file that changed nothing is no import"


def test_an_imported_item_that_is_published_here_later_is_a_publication_of_here(
    office: Bench, workbook: Workbook
) -> None:
    """导入时没有公开的，在这里审查、公开以后，有公开记载，再导入同一份旧台账不会改回去。"""
    headers = (*HEADERS, "责任科室")
    path = ledger(workbook, ("A1", "关于甲的通知", "", "2026-11-02", "主动公开", "办公室"), headers=headers)
    office.bring_in(path)
    register, actor = office.desk.register, office.desk.actor()
    (item,) = (int(str(row["id"])) for row in office.items())
    assert not register.view(item, TODAY).case.fields.get("published")
    while act := next((one for one in register.view(item, TODAY).acts if one.key == "step"), None):
        said = {**act.defaults, "opinion": act.form.column("opinion").choices[0], "who": "张三"}
        register.perform(item, "step", said, actor=actor, today=TODAY)
    act = next(one for one in register.view(item, TODAY).acts if one.key == "publish")
    facts = {"form": act.form.column("form").choices[0], "checked": "李四", "url": "http://example.gov.cn/1"}
    register.perform(item, "publish", {**act.defaults, **facts}, actor=actor, today=TODAY)
    view = register.view(item, TODAY)
    assert view.case.fields["published"] == TODAY.isoformat()
    assert not [flag.text for flag in view.breaches if "审查批准" in flag.text]
    assert office.desk.lists.count(Query(view="unfilled"), TODAY) == 0
    assert counts(office.bring_in(path)) == {Action.UNCHANGED.value: 1}
    assert register.view(item, TODAY).case.fields["published"] == TODAY.isoformat()


@pytest.mark.parametrize(
    ("formed", "taken"), [("2026-11-19", True), ("2026-11-20", True), ("2026-11-21", False)]
)
def test_a_day_about_today_in_a_file(office: Bench, workbook: Workbook, formed: str, taken: bool) -> None:
    changes = office.bring_in(ledger(workbook, (*OLD[:3], formed, OLD[4])))
    assert (not changes.rejected) is taken


@pytest.mark.parametrize(("signs", "taken"), [(499, True), (500, True), (501, False)])
def test_a_title_about_the_longest_there_may_be(
    office: Bench, workbook: Workbook, signs: int, taken: bool
) -> None:
    changes = office.bring_in(ledger(workbook, ("A1", "关" * signs, *OLD[2:])))
    assert [rejection.row for rejection in changes.rejected] == ([] if taken else [2])
    assert len(office.items()) == taken


def test_the_plan_of_an_import_holds_only_until_the_ledger_changes(office: Bench, workbook: Workbook) -> None:
    plan = office.plan(ledger(workbook, OLD))
    office.bring_in(ledger(workbook, NEW, name="别.xlsx"))
    with pytest.raises(Refused, match="预览之后台账又有了改动"):
        office.importer.apply(plan, actor=0)
    assert [row["index_no"] for row in office.items()] == ["B1"]


def test_a_column_of_names_stays_one_though_all_its_cells_say_an_attribute(
    office: Bench, workbook: Workbook
) -> None:
    """Else no column would name the rows, and nothing could be read of any of them."""
    headers = ("索引号", "信息名称", "生成日期", "责任科室")
    changes = office.bring_in(ledger(workbook, ("A1", "主动公开", "2024-03-05", "办公室"), headers=headers))
    assert [row["title"] for row in office.items()] == ["主动公开"] and not changes.rejected


def test_of_two_numbers_that_only_look_alike_each_row_finds_its_own(
    office: Bench, workbook: Workbook
) -> None:
    office.bring_in(ledger(workbook, ("QX-2", *OLD[1:]), name="旧.xlsx"))
    item = office.desk.register.enter(
        {"title": "关于丙的通知", "formed": "2024-03-07", "department": "办公室", "attribute": "主动公开"},
        actor=office.desk.actor(), today=TODAY,
    ).act  # fmt: skip
    office.amend(item, index_no="ＱＸ－２")
    changes = office.bring_in(
        ledger(workbook, ("ＱＸ－２", "关于丙的通知（修订）", "某发〔2024〕3号", "2024-03-07", "主动公开"))
    )
    assert not changes.rejected
    assert {row["index_no"]: row["title"] for row in office.items()} == {
        "QX-2": "关于甲的通知",
        "ＱＸ－２": "关于丙的通知（修订）",
    }


@pytest.mark.parametrize("bytes_at_once", [64, 100, 257])
def test_a_sheet_is_read_alike_in_whatever_pieces_it_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bytes_at_once: int
) -> None:
    from openpyxl import Workbook as Book

    book = Book()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(HEADERS))
    for number in range(1, 31):
        sheet.append([number, f"关于第{number}件事的通知", "", "2024-03-06", "主动公开"])
        sheet[f"A{number + 1}"].number_format = '"QX-"000'
    book.save(tmp_path / "台账.xlsx")
    monkeypatch.setattr("gongkai_desktop.exchange.xlsx._AT_ONCE", bytes_at_once)
    found = read(tmp_path / "台账.xlsx")
    assert [row["index_no"] for row in found.fields] == [f"QX-{number:03}" for number in range(1, 31)]
    assert not found.rejected
