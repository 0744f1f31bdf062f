"""An application from the command line: entered, shown, handled, taken back, listed and written out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.paper.preview import page_count
from gongkai_desktop.workdays.days import Correction
from tests.paper.reading import all_text

from .conftest import NOW, TODAY, Run, content

NEW = {
    "申请人": "王小明",
    "申请人类型": "自然人",
    "证件类型": "居民身份证",
    "证件号码": "11010519491231002X",
    "联系电话": "13800138000",
    "申请方式": "当面",
    "收到日期": "2026年11月2日",
    "申请内容": "2025年全区学校食堂检查结果",
    "department": "办公室",
}
NUMBER = "2026-0001"


@pytest.fixture
def requests(run: Run, office: Path, tmp_path: Path) -> Run:
    """The commands of applications in an office that has one, of number 2026-0001."""

    def commands(name: str, *arguments: object, facts: dict[str, Any] | None = None) -> Any:
        if facts is not None:
            path = tmp_path / "facts.json"
            path.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
            arguments = (*arguments, "--facts", path)
        return run("--office", office, "requests", name, *arguments, "--json")

    assert commands("new", facts=NEW).json()["number"] == NUMBER
    return commands


def do(requests: Run, act: str, **facts: object) -> dict[str, Any]:
    """An act on the application, on 5 November unless told otherwise."""
    told = requests("do", act, "--record", NUMBER, facts={"day": "2026-11-05", **facts}).json()
    assert isinstance(told, dict)
    return told


def shown(requests: Run, on: str = "2026-11-16") -> dict[str, Any]:
    told = requests("show", "--record", NUMBER, "--on", on).json()
    assert isinstance(told, dict)
    return told


def test_it_is_among_the_ledgers(run: Run, office: Path) -> None:
    told = run("--office", office, "kinds", "--json").json()["kinds"]
    assert {"kind": "requests", "title": "依申请公开台账"} in told


def test_an_application_is_shown_whole_and_who_applied_is_masked(requests: Run) -> None:
    told = shown(requests)
    assert (told["number"], told["state"], told["title"]) == (NUMBER, "待审查", NEW["申请内容"])
    assert (told["due"], told["provisional"]) == ("2026-11-11", False)  # the correction notice comes first
    assert told["facts"]["arrived"] == "2026-11-02"
    assert "11010519491231002X" not in json.dumps(told, ensure_ascii=False)
    assert "13800138000" not in json.dumps(told, ensure_ascii=False)
    acts = {act["key"]: act for act in told["acts"]}
    assert acts["examine"]["primary"]
    found = next(one for one in acts["examine"]["columns"] if one["key"] == "found")
    assert found["required"] and "需要补正" in found["choices"]


def test_from_receipt_to_answer(requests: Run) -> None:
    do(requests, "examine", found="已经主动公开")
    choices = next(one for one in shown(requests)["acts"] if one["key"] == "choose")["columns"]
    outcome = next(one for one in choices if one["key"] == "outcome")["choices"][0]
    assert "已主动公开" in outcome
    do(requests, "choose", 处理结果=outcome)
    do(requests, "write", 信息名称="食堂检查结果", where="县政府网站“教育”栏目")
    do(requests, "approve", step="审批", who="张局长", passed="同意")
    do(requests, "issue")
    assert do(requests, "serve", how="当面送达")["state"] == "已答复"
    told = shown(requests)
    assert (told["breaches"], told["due"]) == ([], "")
    assert [line["day"] for line in told["timeline"]] == ["2026-11-02", *["2026-11-05"] * 6]
    assert requests("list", "--view", "closed").json()["rows"][0]["doc_no"] == "公复〔2026〕1号"


def test_the_file_of_an_answered_case_is_handed_over_as_one_pdf(
    requests: Run, run: Run, office: Path, tmp_path: Path
) -> None:
    test_from_receipt_to_answer(requests)
    out = tmp_path / "案卷.pdf"
    told = run("--office", office, "sheet", "request-file", "--record", NUMBER, "-o", out, "--json").json()
    text = all_text(out.read_bytes())
    assert told["pages"] == page_count(out.read_bytes()) > 3 and told["warnings"] == []
    assert "卷内目录" in text and "公复〔2026〕1号" in text and "缺的文书：" in text
    folder = tmp_path / "移交"
    refused = requests("pack", "--record", NUMBER, "-o", folder)
    assert refused.code == 1 and "证件号码或联系方式" in refused.err and not folder.exists()
    told = requests("pack", "--record", NUMBER, "--why", "交甲县法院", "-o", folder, "--json").json()
    assert {one["file"] for one in told["files"]} >= {"案卷.pdf", "函件/政府信息公开申请答复书.docx"}
    assert all((folder / one["file"]).is_file() for one in told["files"])
    assert any("用途：移交案卷，交甲县法院" in one["text"] for one in shown(requests)["timeline"])
    assert run("--office", office, "verify").code == 0


def test_what_is_late_is_told_with_its_article(requests: Run) -> None:
    do(requests, "ask_correction", day="2026-11-12", what="请写明学校", until="2026-11-27")
    (breach,) = shown(requests)["breaches"]
    assert (breach["code"], breach["article"]) == ("correction_late", "条例第三十条")
    assert requests("counts", "--on", "2026-11-16").json()["counts"]["flagged"] == 1


def test_a_step_is_taken_back(requests: Run) -> None:
    before = shown(requests)
    event = do(requests, "extend", workdays="10", why="量大", by="主任", approved="2026-11-05")["event"]
    assert requests("list").json()["rows"][0]["answer_due"] == "2026-12-14"
    requests("undo", "--record", NUMBER, "--event", event).json()
    after = shown(requests)
    for key in ("state", "due", "facts", "breaches"):
        assert after[key] == before[key]
    assert after["timeline"][-2]["text"].endswith("（已撤销）")


@pytest.mark.parametrize(
    ("act", "facts", "told"),
    [
        ("examine", {"found": "随便"}, "初审结果只能是"),
        ("examine", {"found": ""}, "初审结果没有填"),
        ("examine", {"found": "需要补正", "day": "2026-11-01"}, "早于收到日期 2026-11-02"),
        ("extend", {"workdays": "21", "why": "量大", "by": "主任"}, "只能是 1 到 20 个工作日"),
        ("issue", {}, "现在不能做这一步"),
        ("examine", {"found": "需要补正", "颜色": "红"}, "表单里没有“颜色”"),
    ],
)
def test_what_the_window_would_refuse_is_refused(
    requests: Run, office: Path, act: str, facts: dict[str, str], told: str
) -> None:
    before = content(office)
    said = {"day": "2026-11-05", **facts} if facts else {}
    assert told in requests("do", act, "--record", NUMBER, facts=said).refused()
    assert content(office) == before


def test_a_number_is_given_once(requests: Run) -> None:
    assert NUMBER in requests("new", facts={**NEW, "申请编号": NUMBER}).refused()
    assert requests("new", facts={**NEW, "申请人": "李强"}).json()["number"] == "2026-0002"


def test_lists_are_searched_filtered_and_read_as_on_a_day(requests: Run) -> None:
    requests("new", facts={**NEW, "申请人": "李强", "申请方式": "平信", "收到日期": "2026-11-09"}).json()
    assert requests("list", "--search", "食堂").json()["total"] == 2
    assert requests("list", "--search", "zzzz").json()["total"] == 0
    assert requests("list", "--filter", "申请方式=平信").json()["rows"][0]["applicant"] == "李**"
    assert requests("counts", "--on", "2026-11-20").json()["counts"]["overdue"] == 2
    views = {one["view"]: one["title"] for one in requests("views").json()["views"]}
    assert views["confirm"] == "待确认"


def test_the_ledger_goes_out_with_masked_names(requests: Run, office: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    told = run("--office", office, "requests", "export", path, "--json").json()
    assert told["rows"] == 1
    rows = [
        [str(cell.value) for cell in row] for row in openpyxl.load_workbook(path).worksheets[0].iter_rows()
    ]
    (header,) = (row for row in rows if "申请编号" in row)
    (line,) = (row for row in rows if NUMBER in row)
    assert line[header.index("申请人")] == "王**"
    assert line[header.index("答复期限")].startswith("2026-11-30")


def test_a_deadline_without_a_record_goes_by_the_days_of_the_office(run: Run, office: Path) -> None:
    with Desk.open(office, writing=True, clock=lambda: NOW) as desk:
        desk.correct_calendar([Correction(TODAY.replace(day=24), False, "停电检修")], apply=True)
    asked = ("deadline", "--received", "2026-11-02", "--corrected", "2026-11-06", "--json")
    assert run(*asked).json()["due"] == "2026-12-04"
    told = run("--office", office, *asked).json()
    assert (told["due"], told["notices"]["latest_posting"]) == ("2026-12-07", "2026-12-07")
    assert next(day for day in told["days"] if day["date"] == "2026-11-24")["kind"] != "counted"


# — the receipt, at once —


def test_the_receipt_is_written_as_soon_as_it_is_entered(
    requests: Run, run: Run, office: Path, tmp_path: Path
) -> None:
    out = tmp_path / "回执.pdf"
    told = requests("new", "--receipt", out, facts={**NEW, "申请人": "李强"}).json()
    assert told["number"] == "2026-0002" and told["receipt"] == {"file": str(out), "number": "2026-0001"}
    text = all_text(out.read_bytes())
    assert "2026-0002" in text and "20个工作日内答复" in text
    shown_now = requests("show", "--record", "2026-0002").json()
    assert shown_now["papers"] == ["2026-0001"]


def test_a_receipt_that_cannot_be_written_leaves_nothing_entered(requests: Run, tmp_path: Path) -> None:
    missing = tmp_path / "没有这个文件夹" / "回执.pdf"
    requests("new", "--receipt", missing, facts={**NEW, "申请人": "李强"}).refused()
    assert requests("list").json()["total"] == 1


# — what cannot be is refused here with the words of the window —


@pytest.mark.parametrize("day", ["2026-02-30", "2099-01-04", "昨天"])
def test_a_day_that_is_none_or_to_come_is_named(requests: Run, day: str) -> None:
    assert "收到日期" in requests("new", facts={**NEW, "收到日期": day}).refused()


def test_nothing_is_done_on_a_day_to_come(requests: Run) -> None:
    facts = {"found": "内容明确、要件齐全", "day": "2099-11-01"}
    assert "今天之后" in requests("do", "examine", "--record", NUMBER, facts=facts).refused()


def answered(requests: Run) -> None:
    do(requests, "examine", found="信访、投诉、举报等")
    choices = next(act for act in shown(requests)["acts"] if act["key"] == "choose")["columns"]
    outcome = next(one for one in choices if one["key"] == "outcome")["choices"]
    do(requests, "choose", outcome=next(one for one in outcome if "信访" in one))
    do(requests, "write", limb="信访", channel="信访局")
    do(requests, "approve", who="张局长")
    do(requests, "issue")


def test_posted_before_the_day_of_the_answer_is_kept_and_flagged(requests: Run) -> None:
    answered(requests)
    do(requests, "serve", day="2026-11-04", mail_no="XA1")
    assert any("早于答复的成文日期2026-11-05" in one["text"] for one in shown(requests)["breaches"])


def test_what_has_an_issued_letter_is_not_deleted(requests: Run) -> None:
    answered(requests)
    beginning = shown(requests)["timeline"][0]["event"]
    assert "登记之后又有" in requests("undo", "--record", NUMBER, "--event", beginning).refused()
    assert "哪里登记错了没有填" in requests("do", "void", "--record", NUMBER, facts={"why": ""}).refused()
    told = do(requests, "void", why="与另一件是同一件")
    assert told["state"] == "登记有误"
    assert shown(requests)["timeline"][-1]["text"] == "登记有误：与另一件是同一件"
