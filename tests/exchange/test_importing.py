"""Old ledgers coming in: planned, applied whole or not at all, never twice, taken back as one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gongkai_desktop.errors import Cancelled, Refused
from gongkai_desktop.exchange.changeset import Action, ChangeSet
from gongkai_desktop.exchange.failures import UnknownHeader
from gongkai_desktop.exchange.imports import ImportProjection

from .conftest import DATA, HEADERS, TODAY, Bench

Workbook = Callable[..., Path]


def counts(changes: object) -> tuple[int, int, int, int]:
    return tuple(getattr(changes, name) for name in ("rows", "add", "update", "unchanged"))  # type: ignore[return-value]


def ledger(workbook: Workbook, *rows: tuple[object, ...], name: str = "台账.xlsx") -> Path:
    return workbook([HEADERS, *rows], name)


ONE = ("A1", "关于甲的通知", "1号", "2024-01-05", "主动")
TWO = ("", "关于乙的通知", "2号", "2024-01-05", "主动")


def test_the_real_ledgers_come_in_whole_and_a_second_time_add_nothing(office: Bench) -> None:
    for name, rows in (("register-real.xlsx", 9), ("catalogue-real.xlsx", 16)):
        changes = office.plan(DATA / name)
        told = changes.as_json()
        assert len(told.pop("columns")) == 9
        assert told == {
            "rows": rows, "add": rows, "update": 0, "unchanged": 0, "rejected": [], "unmapped": [],
        }  # fmt: skip
        office.importer.apply(changes, actor=0)
        again = office.bring_in(DATA / name)
        assert counts(again) == (rows, 0, 0, rows)
    assert len(office.items()) == 9
    assert office.store.one("SELECT count(*), count(DISTINCT time_limit) FROM catalogue") == (16, 9)
    kept = office.store.rows("SELECT name, rows FROM imported ORDER BY id")
    assert kept == [("register-real.xlsx", 9), ("catalogue-real.xlsx", 16)]


def test_old_rows_may_be_incomplete_and_are_marked_so(office: Bench) -> None:
    office.bring_in(DATA / "register-real.xlsx")
    row = next(row for row in office.items() if row["doc_no"] == "番府办〔2009〕59号")
    assert row["imported"] == 1
    assert "生成日期" in str(row["missing"])


def test_a_plan_that_changes_nothing_is_not_read_again(
    office: Bench, workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ledger(workbook, ONE, TWO)
    office.bring_in(path)
    changes = office.plan(path)
    monkeypatch.setattr(ChangeSet, "decided", lambda _: pytest.fail("read again"))
    assert not office.importer.apply(changes, actor=0).records


def test_planning_changes_nothing(office: Bench, workbook: Workbook) -> None:
    before = office.records.head()
    changes = office.plan(ledger(workbook, ONE, TWO))
    assert counts(changes) == (2, 2, 0, 0)
    assert (office.records.head(), office.items()) == (before, [])


def test_planned_rows_can_be_looked_at(office: Bench, workbook: Workbook) -> None:
    office.bring_in(ledger(workbook, ONE))
    changed = ("A1", "关于甲的决定", "1号", "2024-01-05", "主动")
    changes = office.plan(ledger(workbook, changed, TWO, name="新.xlsx"))
    update, add = changes.changes()
    assert (update.action, update.fields, update.before) == (
        Action.UPDATE, {"title": "关于甲的决定"}, {"title": "关于甲的通知"},
    )  # fmt: skip
    assert (add.row, add.action, add.fields["title"]) == (3, Action.ADD, "关于乙的通知")
    assert [row.row for row in changes.changes(Action.ADD)] == [3]
    assert [row.row for row in changes.changes(Action.ADD)] == [3]


def test_one_act_with_one_event_per_row(office: Bench, workbook: Workbook) -> None:
    changed = office.importer.apply(office.plan(ledger(workbook, ONE, TWO)), actor=0)
    events = [office.records.event(number) for number in changed.events]
    assert [event.kind for event in events if event] == [
        "import.applied",
        "item.registered",
        "item.registered",
    ]
    assert {event.act for event in events if event} == {changed.act}


def test_both_ways_in_leave_the_same(office: Bench, workbook: Workbook, tmp_path: Path) -> None:
    path = ledger(workbook, ONE, TWO, TWO)
    other = Bench(tmp_path / "other")
    office.importer.apply(office.plan(path), actor=0)
    other.bring_in(path)
    assert other.items() == office.items()
    assert len(other.items()) == 3
    other.desk.close()


def test_rows_alike_without_a_number_match_one_after_the_other(office: Bench, workbook: Workbook) -> None:
    office.bring_in(ledger(workbook, TWO, TWO))
    changes = office.bring_in(ledger(workbook, TWO, TWO, TWO, name="新.xlsx"))
    assert counts(changes) == (3, 1, 0, 2)


def test_a_number_given_since_does_not_make_a_row_new(office: Bench, workbook: Workbook) -> None:
    path = ledger(workbook, TWO)
    office.bring_in(path)
    (item,) = office.items()
    office.amend(int(str(item["id"])), index_no="B7")
    assert counts(office.bring_in(path)) == (1, 0, 0, 1)
    assert office.items()[0]["index_no"] == "B7"


def test_a_number_that_the_file_now_has_is_taken_over(office: Bench, workbook: Workbook) -> None:
    office.bring_in(ledger(workbook, TWO))
    changes = office.bring_in(ledger(workbook, ("B7", *TWO[1:]), name="新.xlsx"))
    assert counts(changes) == (1, 0, 1, 0)
    assert office.items()[0]["index_no"] == "B7"


def test_a_row_of_another_number_is_another_row(office: Bench, workbook: Workbook) -> None:
    office.bring_in(ledger(workbook, ONE))
    assert counts(office.bring_in(ledger(workbook, ("A2", *ONE[1:]), name="新.xlsx"))) == (1, 1, 0, 0)


def test_two_rows_without_number_do_not_take_the_numbered_twins(office: Bench, workbook: Workbook) -> None:
    bare = ("", *ONE[1:])
    path = ledger(workbook, bare, ONE)
    office.bring_in(path)
    assert counts(office.bring_in(path)) == (2, 0, 0, 2)
    assert counts(office.bring_in(ledger(workbook, ONE, bare, name="新.xlsx"))) == (2, 0, 0, 2)


def test_blank_and_absent_columns_of_an_old_ledger_blank_nothing(office: Bench, workbook: Workbook) -> None:
    office.bring_in(ledger(workbook, ONE))
    path = workbook([("索引号", "信息名称", "文号"), ("A1", "关于甲的通知", "")], "旧.xlsx")
    assert counts(office.bring_in(path)) == (1, 0, 0, 1)
    row = office.items()[0]
    assert (row["doc_no"], row["formed"], row["attribute"]) == ("1号", "2024-01-05", "主动公开")


def test_secrecy_markings_are_not_taken(office: Bench, workbook: Workbook) -> None:
    changes = office.bring_in(ledger(workbook, ("A9", "机密★1年 关于丁的通知", "", "", ""), ONE))
    assert counts(changes) == (2, 1, 0, 0)
    (rejected,) = changes.rejected
    assert (rejected.row, rejected.column) == (2, "信息名称")
    assert "国家秘密标志" in rejected.why


def test_text_that_looks_like_a_formula_stays_text(office: Bench, workbook: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text('信息名称,文号\n"=HYPERLINK(""http://a"")",1号\n', "utf-8")
    office.bring_in(path)
    assert office.items()[0]["title"] == '=HYPERLINK("http://a")'


def test_cancelling_leaves_nothing(office: Bench, workbook: Workbook) -> None:
    def stop(done: int, total: int) -> None:
        if total:
            raise Cancelled

    path = ledger(workbook, ONE, TWO)
    changes = office.plan(path)
    before = office.records.head()
    for attempt in (
        lambda: office.importer.apply(changes, actor=0, progress=stop),
        lambda: office.importer.bring_in(path, actor=0, progress=stop),
        lambda: office.importer.plan(path, progress=stop),
    ):
        with pytest.raises(Cancelled):
            attempt()
    assert (office.records.head(), office.items()) == (before, [])
    office.importer.apply(changes, actor=0)
    assert len(office.items()) == 2


def test_progress_tells_rows_done_of_all(office: Bench, workbook: Workbook) -> None:
    told: list[tuple[int, int]] = []
    office.importer.plan(ledger(workbook, ONE, TWO), progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (2, 2)


def test_a_plan_that_the_office_has_outrun_is_refused(office: Bench, workbook: Workbook) -> None:
    changes = office.plan(ledger(workbook, TWO))
    office.bring_in(ledger(workbook, ONE, name="另.xlsx"))
    with pytest.raises(Refused, match=r"预览之后.*重新预览"):
        office.importer.apply(changes, actor=0)
    assert len(office.items()) == 1


def test_an_import_is_taken_back_but_for_what_has_gone_on(office: Bench, workbook: Workbook) -> None:
    changes, done = office.importer.bring_in(ledger(workbook, ONE, TWO), actor=0)
    first, second = (int(str(row["id"])) for row in office.items())
    office.amend(second, note="已核对")
    changed, left = office.importer.undo(done.act, actor=0)
    assert left == [second]
    assert first in changed.records
    assert [row["id"] for row in office.items()] == [second]
    assert changes.add == 2


def test_an_import_taken_back_whole_is_gone_from_the_list_of_imports(
    office: Bench, workbook: Workbook
) -> None:
    path = ledger(workbook, ONE, TWO)
    _, done = office.importer.bring_in(path, actor=0)
    assert office.importer.undo(done.act, actor=0)[1] == []
    assert (office.items(), office.store.rows("SELECT * FROM imported")) == ([], [])
    assert counts(office.bring_in(path)) == (2, 2, 0, 0)


def test_what_the_clerk_explained_is_remembered_for_the_same_header(
    office: Bench, workbook: Workbook
) -> None:
    rows = [("事由", "哪天定的", "页数"), ("关于甲的通知", "2024-01-05", 3)]
    path = workbook(rows)
    with pytest.raises(UnknownHeader) as refusal:
        office.plan(path)
    assert refusal.value.headers == ("事由", "哪天定的", "页数")
    changes = office.plan(path, 事由="title", 哪天定的="formed", 页数="")
    assert (changes.add, changes.unmapped) == (1, ())
    with pytest.raises(UnknownHeader):
        office.plan(path)
    office.importer.apply(changes, actor=0)
    next_one = office.plan(workbook([rows[0], ("关于乙的通知", "2024-02-05", 4)], "二月.xlsx"))
    assert counts(next_one) == (1, 1, 0, 0)


def test_a_broken_file_is_refused_through_the_process(office: Bench, tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(Refused, match=r"打不开.*重新复制"):
        office.plan(path)
    with pytest.raises(Refused, match="没有文件"):
        office.plan(tmp_path / "没有.xlsx")


def test_rejected_rows_are_listed_in_the_order_of_the_file(office: Bench, workbook: Workbook) -> None:
    bad_day = ("A8", "关于戊的通知", "", "某日", "")
    marked = ("A9", "秘密★关于丁的通知", "", "", "")
    changes = office.plan(ledger(workbook, marked, bad_day, ONE, ("", "绝密★", "", "", "")))
    assert [one.row for one in changes.rejected] == [2, 3, 5]
    assert changes.as_json()["rejected"][1] == {
        "row": 3, "column": "生成日期", "value": "某日", "why": "不是日期，请写成 2026-02-06 的样子",
    }  # fmt: skip


def test_a_ledger_larger_than_a_chunk(office: Bench, tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    lines = [f"N{at},第{at}件,2024-01-05" for at in range(1200)]
    path.write_text("\n".join(["索引号,信息名称,生成日期", *lines]), "utf-8")
    assert counts(office.bring_in(path)) == (1200, 1200, 0, 0)
    lines[700] = "N700,第七百件,2024-01-05"
    path.write_text("\n".join(["索引号,信息名称,生成日期", *lines, "新,新的,2024-01-05"]), "utf-8")
    changes = office.plan(path)
    assert counts(changes) == (1201, 1, 1, 1199)
    office.importer.apply(changes, actor=0)
    assert office.store.rows("SELECT title FROM item WHERE index_no IN ('N700', '新') ORDER BY title") == [
        ("新的",), ("第七百件",),
    ]  # fmt: skip


def test_an_import_has_one_row_in_the_list_of_imports() -> None:
    projection = ImportProjection()
    assert projection.row(None) is None
    assert projection.terms({}) == ()


def test_today_is_the_last_day_on_which_something_can_have_happened(
    office: Bench, workbook: Workbook
) -> None:
    changes = office.plan(
        ledger(workbook, ("", "甲", "", TODAY, ""), ("", "乙", "", TODAY.replace(year=2027), ""))
    )
    assert (changes.add, [one.row for one in changes.rejected]) == (1, [3])
