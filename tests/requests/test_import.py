"""Old ledgers of applications: read, matched, taken in as history; what contradicts itself is told row by row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange.changeset import ChangeSet
from gongkai_desktop.requests.incoming import INCOMING
from gongkai_desktop.requests.results import labels, row_of, understood

from .conftest import Room
from .old_ledger import write

TITLES = {column.key: column.title for column in INCOMING.columns}


def brought_in(here: Room, path: Path) -> ChangeSet:
    changes, _ = here.desk.import_at_once(path, ledgers=("requests",))
    return changes


def ledger(folder: Path, *rows: Mapping[str, object], name: str = "台账.csv") -> Path:
    """A small ledger with canonical headers."""
    lines = [
        ",".join(TITLES.values()),
        *(",".join(f'"{row.get(key, "")}"' for key in TITLES) for row in rows),
    ]
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def one(here: Room) -> dict[str, object]:
    (row,) = here.desk.request_lists.page(Query("all"), here.today)
    return dict(row)


OLD = {
    "number": "2024-7",
    "applicant": "王小明",
    "applicant_kind": "自然人",
    "channel": "邮寄",
    "arrived": "2024-03-04",
    "asked": "2023年学校食堂检查结果",
    "issued": "2024-03-20",
    "doc_no": "某公开〔2024〕3号",
    "served": "2024-03-21",
    "result": "予以公开",
}


# — the whole of an old ledger —


def test_an_old_ledger_is_read_as_offices_write_it(here: Room, tmp_path: Path) -> None:
    told = here.desk.importer.plan(write(tmp_path / "旧台账.xlsx")).as_json()
    assert (told["rows"], told["add"], told["update"], told["unchanged"]) == (40, 38, 0, 0)
    assert told["unmapped"] == ["经办领导批示"]
    assert [(one["row"], one["column"]) for one in told["rejected"]] == [
        (40, "收到日期"),
        (41, "申请人\n姓名"),
    ]
    doubts = {(one["row"], one["column"]): one["why"] for one in told["doubts"]}
    assert "早于收到日期 2023-09-06" in doubts[38, "答复日期"]
    assert "待定" in doubts[39, "办理结果"]
    assert len(doubts) == 2


def test_what_comes_in_is_history_with_its_row_of_the_report(here: Room, tmp_path: Path) -> None:
    brought_in(here, write(tmp_path / "旧台账.xlsx"))
    rows = {row["number"]: row for row in here.desk.request_lists.page(Query("all"), here.today, limit=100)}
    assert len(rows) == 38
    assert {row["state"] for row in rows.values()} == {"已答复"}
    assert here.shown("open") == []
    corrected = rows["2023-034"]
    assert corrected["asked_correction"] == "2023-09-06"
    assert corrected["corrected"] == "2023-09-15"
    assert corrected["answer_due"] == "2023-10-19"  # anew from the corrected text, over the autumn holidays
    assert corrected["flags"] == ""
    longer = rows["2023-035"]
    assert (longer["consulted"], longer["replied"], longer["extension"]) == ("2023-09-08", "2023-09-20", 20)
    assert longer["flags"] == ""
    assert longer["how"] == "邮政企业邮寄"
    late = rows["2023-040"]
    assert "晚于答复期限2023-02-03" in str(late["flags"])
    request = here.requests.state(int(str(rows["2023-006"]["id"])))
    assert (request.fact("result"), request.row) == ("保护第三方合法权益", "third_party")
    assert request.fact("id_kind") == "居民身份证"
    assert {row["channel"] for row in rows.values()} == {"网络", "邮寄", "当面", "电子邮件"}


def test_a_row_that_contradicts_itself_is_flagged_on_the_record_too(here: Room, tmp_path: Path) -> None:
    brought_in(here, write(tmp_path / "旧台账.xlsx"))
    rows = {row["number"]: row for row in here.desk.request_lists.page(Query("all"), here.today, limit=100)}
    assert rows["2023-036"]["issued"] == "2023-09-01"
    assert rows["2023-037"]["result"] == "待定：当面作了解释"
    assert here.requests.state(int(str(rows["2023-037"]["id"]))).row == ""


def test_the_same_file_twice_adds_nothing(here: Room, tmp_path: Path) -> None:
    path = write(tmp_path / "旧台账.xlsx")
    brought_in(here, path)
    head = here.desk.records.head()
    again = brought_in(here, path)
    assert (again.add, again.update, again.unchanged, len(again.rejected)) == (0, 0, 38, 2)
    assert here.desk.records.head() == head


def test_an_import_is_taken_back_as_one(here: Room, tmp_path: Path) -> None:
    _, changed = here.desk.import_at_once(write(tmp_path / "旧台账.xlsx"))
    here.desk.importer.undo(changed.act, actor=here.actor)
    assert here.shown("all") == []


# — one row —


def test_a_row_without_number_is_known_by_who_asked_what_and_when(here: Room, tmp_path: Path) -> None:
    unnumbered = {**OLD, "number": ""}
    brought_in(here, ledger(tmp_path, unnumbered))
    mended = {**unnumbered, "department": "办公室"}
    changes = brought_in(here, ledger(tmp_path, mended, name="改.csv"))
    assert (changes.add, changes.update) == (0, 1)
    assert one(here)["department"] == "办公室"


def test_a_mended_day_of_an_old_row_moves_its_clock_and_its_flags(here: Room, tmp_path: Path) -> None:
    brought_in(here, ledger(tmp_path, OLD))
    assert one(here)["flags"] == ""
    brought_in(here, ledger(tmp_path, {**OLD, "issued": "2024-05-20", "served": "2024-05-21"}, name="改.csv"))
    row = one(here)
    assert (row["issued"], row["served"]) == ("2024-05-20", "2024-05-21")
    assert "晚于期限" in str(row["flags"])


def test_two_rows_of_one_number_with_other_contents_are_both_named(here: Room, tmp_path: Path) -> None:
    changes = brought_in(here, ledger(tmp_path, OLD, {**OLD, "applicant": "李强"}))
    assert [one.row for one in changes.rejected] == [2, 3]
    assert here.shown("all") == []


def test_an_open_row_is_worked_on_like_any_other(here: Room, tmp_path: Path) -> None:
    waiting = {key: OLD[key] for key in ("applicant", "applicant_kind", "asked")}
    brought_in(here, ledger(tmp_path, waiting | {"channel": "当面", "arrived": "2026-10-26"}))
    row = one(here)
    assert (row["state"], row["due"]) == ("待审查", "2026-11-04")
    assert "examine" in here.keys(int(str(row["id"])))
    owed = {group.key: group for group in here.desk.agenda(here.today)}["requests:open"]
    assert [(line.record, line.due) for line in owed.lines] == [(row["id"], "2026-11-04")]
    late = {group.key: group for group in here.desk.agenda(date(2026, 11, 30))}["requests:overdue"]
    assert [line.record for line in late.lines] == [row["id"]]


def test_how_a_request_was_handled_here_is_not_changed_by_a_file(here: Room, tmp_path: Path) -> None:
    request = here.receive(number="2026-77")
    told = {
        "number": "2026-77",
        "applicant": "王小明",
        "asked": "2025年全区学校食堂检查结果",
        "issued": "2026-11-01",
    }
    changes = brought_in(here, ledger(tmp_path, told))
    assert [one.why for one in changes.rejected] == [
        "这件申请是在本软件里办理的，办理情况请在申请里登记，不从表格改"
    ]
    assert here.row(request)["issued"] == ""


def test_an_old_row_with_nothing_but_a_result_is_over(here: Room, tmp_path: Path) -> None:
    brought_in(here, ledger(tmp_path, {key: OLD[key] for key in ("applicant", "asked", "result")}))
    row = one(here)
    assert (row["state"], row["closed"]) == ("已答复", here.today.isoformat())
    assert here.shown("open") == []


def test_without_the_working_days_the_longest_extension_is_counted_and_told(
    here: Room, tmp_path: Path
) -> None:
    changes = brought_in(here, ledger(tmp_path, {**OLD, "extended": "2024-03-18"}))
    assert [why for *_, why in changes.doubts] == ["没有写延期几个工作日，按最多的 20 个计（条例第三十三条）"]
    assert one(here)["extension"] == 20


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"arrived": "2024-02-30"}, "没有 2024年2月30日 这一天"),
        ({"channel": "信鸽"}, "不认识的申请方式"),
        ({"extension": "二十"}, "应为工作日数"),
        ({"asked": ""}, "没有申请内容"),
        ({"asked": "机密★3年"}, "国家秘密标志"),
    ],
)
def test_what_cannot_be_read_is_returned_with_its_reason(
    here: Room, tmp_path: Path, wrong: dict[str, str], why: str
) -> None:
    changes = brought_in(here, ledger(tmp_path, {**OLD, **wrong}))
    assert why in changes.rejected[0].why
    assert here.shown("all") == []


def test_citizens_texts_are_kept_as_they_are(here: Room, tmp_path: Path) -> None:
    odd = {**OLD, "applicant": "𠮷田<b>=1+1", "asked": "=HYPERLINK(1)的记录"}
    brought_in(here, ledger(tmp_path, odd))
    request = here.requests.state(int(str(one(here)["id"])))
    assert (request.fact("applicant"), request.fact("asked")) == ("𠮷田<b>=1+1", "=HYPERLINK(1)的记录")


def test_a_file_of_another_ledger_is_not_taken_for_one_of_requests(here: Room) -> None:
    real = Path(__file__).parents[1] / "data" / "register-real.xlsx"
    with pytest.raises(Refused):
        here.desk.importer.plan(real, ledgers=("requests",))


# — out and in again —


def test_the_ledger_goes_out_and_comes_back_unchanged(here: Room, tmp_path: Path) -> None:
    brought_in(here, write(tmp_path / "旧台账.xlsx"))
    here.receive(asked="第一项\n第二项")
    out = tmp_path / "导出.xlsx"
    rows = here.desk.ledger_exporter("requests").export(out, Query("all"))
    again = brought_in(here, out)
    assert rows == 39
    assert (again.add, again.update, again.unchanged, again.rejected) == (0, 0, 39, [])
    assert again.unmapped == ()


def test_the_ledger_fills_a_template_with_masked_names(here: Room, tmp_path: Path) -> None:
    from openpyxl import Workbook, load_workbook

    brought_in(here, ledger(tmp_path, {**OLD, "id_kind": "居民身份证", "id_no": "11010519491231002X"}))
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["上级的表"])
    sheet.append(["申请编号", "申请人", "身份证号", "申请内容", "办理结果", "答复期限"])
    template, out = tmp_path / "模板.xlsx", tmp_path / "填.xlsx"
    book.save(template)
    here.desk.ledger_exporter("requests").export(out, Query("all"), template=template)
    filled = load_workbook(out).active
    assert filled is not None
    number, applicant, paper, asked, result, due = (cell.value for cell in filled[3])
    assert (number, applicant, asked, result) == ("2024-7", "王**", OLD["asked"], "予以公开")
    assert "19491231" not in str(paper)
    assert due is not None


# — results —


def test_every_label_of_the_annual_report_is_understood_with_and_without_its_numbering() -> None:
    from gongkai_desktop.requests.outcomes import outcomes

    for row in outcomes().rows:
        if row.key in labels():
            for text in (row.label, f"{row.number}{row.label}", f"{row.group} {row.number}{row.label}"):
                assert row_of(understood(text)) == row.key, text


@pytest.mark.parametrize(
    ("written", "row"),
    [
        ("信息不存在", "not_held"),
        ("非本机关", "not_held"),
        ("已主动公开", "granted"),
        ("不予公开-第三方", "third_party"),
        ("不予公开（内部事务信息）", "internal"),
        ("不予处理：重复申请", "repeated"),
        ("信息不存在，已告知申请人", "not_held"),
        ("逾期未补正", "lapsed_correction"),
        ("申请人撤回", "other"),
        ("不予公开", ""),
        ("公开/部分公开", ""),
        ("当面作了解释", ""),
    ],
)
def test_the_words_that_ledgers_use_mean_a_row_or_stay_open(written: str, row: str) -> None:
    found = understood(written)
    assert row_of(found) == row
    assert bool(row) or found == f"待定：{written}"
    assert understood(found) == found


# — what a result says for certain —


@pytest.mark.parametrize(
    ("result", "outcome", "told"),
    [
        ("属于国家秘密", "secret", "不予公开：国家秘密（条例第十四条）"),
        ("投诉举报", "petition", "信访、投诉、举报等，不作为申请处理（条例第三十九条第一款）"),
        ("部分公开", "partial", "部分公开（区分处理）（条例第三十七条）"),
        ("信息不存在", "not_exist", "经检索不存在（条例第三十六条第（四）项）"),
        ("（四）无法提供-非本机关", "not_ours", "不属于本单位负责公开（条例第三十六条第（五）项）"),
        ("已主动公开", "already_public", "已主动公开，告知获取的方式、途径（条例第三十六条第（一）项）"),
        ("申请人撤回", "withdrawn", "申请人撤回"),
        ("本机关不掌握相关政府信息", "", "年度报告表三：（四）无法提供1.本机关不掌握相关政府信息"),
        ("当面作了解释", "", ""),
    ],
)
def test_an_old_row_has_its_outcome_where_it_can_be_only_one(
    here: Room, tmp_path: Path, result: str, outcome: str, told: str
) -> None:
    brought_in(here, ledger(tmp_path, {**OLD, "result": result}))
    row = one(here)
    assert row["outcome"] == outcome
    counted = here.desk.request_lists.count(
        Query("all", filters={"outcome": outcome or "不会有"}), here.today
    )
    assert counted == bool(outcome)
    lines = [
        line.text
        for section in here.view(int(str(row["id"]))).sections
        if section.title == "答复"
        for line in section.lines
    ]
    assert (told in lines) is bool(told)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"asked_correction": "2024-03-06", "corrected": "2024-03-12", "result": "逾期不补正"}, "收到了补正"),
        ({"asked_correction": "2024-03-06", "corrected": "", "result": "补正后仍不明确"}, "没有补正收到日期"),
    ],
)
def test_a_result_that_the_other_columns_contradict_is_told_before_and_after(
    here: Room, tmp_path: Path, facts: dict[str, str], words: str
) -> None:
    path = ledger(tmp_path, {**OLD, **facts})
    told = here.desk.importer.plan(path).as_json()["doubts"]
    assert any(words in str(doubt["why"]) for doubt in told)
    brought_in(here, path)
    assert words in str(one(here)["flags"])
