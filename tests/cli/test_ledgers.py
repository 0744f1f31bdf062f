"""What every ledger has on the command line alike, shown by the letters."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from tests.matters.test_definitions import VISIT, written

from .conftest import NOW, TITLES, TODAY, Run, content

NUMBER = "202611-00001"
NEW = {
    "名称": "区财政局",
    "函号": "某教函〔2026〕1号",
    "发出日期": "2026-11-12",
    "reply_by": "2026-11-18",
}


@pytest.fixture
def letters(run: Run, office: Path, tmp_path: Path) -> Run:
    """The letters' commands in an office that has written one, of number 某教函〔2026〕1号."""

    def commands(name: str, *arguments: object, facts: dict[str, Any] | None = None) -> Any:
        if facts is not None:
            path = tmp_path / "facts.json"
            path.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
            arguments = (*arguments, "--facts", path)
        return run("--office", office, "letters", name, *arguments, "--json")

    assert commands("new", "--about", NUMBER, facts=NEW).json()["number"] == NEW["函号"]
    return commands


def test_every_ledger_is_named(run: Run, office: Path) -> None:
    told = run("--office", office, "kinds", "--json").json()["kinds"]
    assert {"kind": "letters", "title": "征求意见台账"} in told


def test_a_number_is_found_in_whichever_ledger(run: Run, office: Path, letters: Run) -> None:
    (found,) = run("--office", office, "find", "某教函[2026]1号", "--on", "2026-11-16", "--json").json()[
        "found"
    ]
    assert (found["kind"], found["number"], found["state"]) == (
        "letters",
        NEW["函号"],
        "待回，还剩 2 个工作日",
    )
    (line,) = run("--office", office, "find", NUMBER).out.splitlines()
    assert line.startswith("register\t#") and TITLES[0] in line
    assert "没有找到“某教函〔2026〕9号”" in run("--office", office, "find", "某教函〔2026〕9号").refused()


def test_a_record_is_shown_whole(run: Run, office: Path, letters: Run) -> None:
    told = letters("show", "--record", NEW["函号"], "--on", "2026-11-16").json()
    assert (told["state"], told["due"], told["provisional"]) == ("待回", "2026-11-18", False)
    assert told["facts"]["addressee"] == "区财政局"
    assert told["facts"]["sent"] == "2026-11-12"
    acts = {act["key"]: act for act in told["acts"]}
    assert acts["reply"]["primary"]
    verdict = acts["reply"]["columns"][1]
    assert (verdict["key"], verdict["title"], verdict["required"]) == ("verdict", "对方意见", True)
    assert "同意公开" in verdict["choices"]
    assert [line["day"] for line in told["timeline"]] == ["2026-11-12"]
    said = run("--office", office, "letters", "show", "--record", NEW["函号"])
    assert "名称\t区财政局" in said.out.splitlines()
    assert "silent" in {act["key"] for act in letters("show", "--record", NEW["函号"]).json()["acts"]}


def test_an_act_is_done_by_its_key_with_a_file(letters: Run, tmp_path: Path) -> None:
    reply = tmp_path / "复函.txt"
    reply.write_text("同意公开。", encoding="utf-8")
    said = {"对方意见": "同意公开", "day": "2026-11-17"}
    told = letters("do", "reply", "--record", NEW["函号"], "--attach", reply, facts=said).json()
    assert told["state"] == "已同意"
    whole = letters("show", "--record", NEW["函号"]).json()
    assert whole["attachments"] == ["复函.txt"]
    assert whole["breaches"] == []


def test_a_step_is_taken_back_as_in_the_window(letters: Run) -> None:
    said = {"verdict": "不同意公开", "day": "2026-11-19"}
    event = letters("do", "reply", "--record", NEW["函号"], facts=said).json()["event"]
    whole = letters("show", "--record", NEW["函号"]).json()
    assert whole["breaches"][0]["code"] == "replied_late"
    assert whole["breaches"][0]["article"]
    letters("undo", "--record", NEW["函号"], "--event", event).json()
    assert letters("show", "--record", NEW["函号"]).json()["breaches"] == []
    why = letters("undo", "--record", NEW["函号"], "--event", event).refused()
    assert why.startswith(f"第 {event} 号记载不能在这里撤销：“") and "（已撤销）”不能撤销" in why
    why = letters("undo", "--record", NEW["函号"], "--event", 1).refused()
    assert "它不在这一件的时间线上" in why


def test_lists_views_and_counts_agree(letters: Run) -> None:
    total = letters("list", "--view", "waiting", "--on", "2026-11-16").json()
    assert (total["total"], total["rows"][0]["number"]) == (1, NEW["函号"])
    assert letters("list", "--filter", "函号=2号").json()["total"] == 0
    counts = letters("counts", "--on", "2026-11-16").json()["counts"]
    assert (counts["waiting"], counts["overdue"]) == (1, 0)
    views = letters("views").json()["views"]
    assert {one["view"]: one["count"] for one in views}["overdue"] == 1


@pytest.mark.parametrize(
    ("act", "facts", "told"),
    [
        ("reply", {"day": "2026-11-17"}, "对方意见没有填"),
        ("reply", {"verdict": "随便", "day": "2026-11-17"}, "对方意见只能是"),
        ("reply", {"verdict": "同意公开", "颜色": "红"}, "表单里没有“颜色”"),
        ("send", {}, "现在不能做这一步"),
        ("send", {"发出日期": "2026-11-17"}, "现在不能做这一步"),
    ],
)
def test_what_the_window_would_refuse_is_refused(
    letters: Run, office: Path, act: str, facts: dict[str, str], told: str
) -> None:
    before = content(office)
    assert told in letters("do", act, "--record", NEW["函号"], facts=facts).refused()
    assert content(office) == before


def test_more_files_than_a_form_takes_and_a_file_that_is_not_there(letters: Run, tmp_path: Path) -> None:
    said = {"verdict": "同意公开", "day": "2026-11-17"}
    none, two = ("--attach", tmp_path / "没有.pdf"), ("--attach", __file__, "--attach", __file__)
    assert "不存在" in letters("do", "reply", "--record", NEW["函号"], *none, facts=said).refused()
    assert "只收 1 个附件" in letters("do", "reply", "--record", NEW["函号"], *two, facts=said).refused()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "读不出来：第 1 行第 2 个字起不是 JSON"),
        (" ", "读不出来：里面是空的"),
        ("[]", "不是一组事实"),
    ],
)
def test_facts_that_are_none(run: Run, office: Path, tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "facts.json"
    path.write_text(text, encoding="utf-8")
    assert told in run("--office", office, "letters", "new", "--about", NUMBER, "--facts", path).refused()


def test_a_ledger_goes_out_as_a_workbook(letters: Run, tmp_path: Path) -> None:
    out = tmp_path / "函.xlsx"
    assert letters("export", out, "--view", "all").json()["rows"] == 1
    cells = [[str(cell.value or "") for cell in row] for row in openpyxl.load_workbook(out).worksheets[0]]
    at = next(n for n, row in enumerate(cells) if row[0] == "函号")
    assert cells[at][:4] == ["函号", "信息名称", "征求对象", "名称"]
    assert cells[at + 1][:4] == [NEW["函号"], TITLES[0], "机关", "区财政局"]
    assert letters("export", out, "--view", "closed").json()["rows"] == 0


def test_a_ledger_of_many_acts_prints_at_a_size_that_can_be_read(
    run: Run, office: Path, tmp_path: Path
) -> None:
    out, a4 = tmp_path / "澄清.xlsx", 180  # half-width characters at nine points on A4 across
    run("--office", office, "clarification", "export", out)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    titles = {cell.column_letter: cell.value for cell in sheet[3]}
    seen = {
        letter: one.width
        for letter, one in sheet.column_dimensions.items()
        if letter in titles and not one.hidden
    }
    assert sum(seen.values()) <= a4
    assert {"发现人", "影响", "状态", "与规定不符"} <= {titles[letter] for letter in seen}
    assert "登记效果：效果" in titles.values()


def test_a_ledger_of_the_offices_own_has_the_same_commands(run: Run, office: Path, tmp_path: Path) -> None:
    def visits(*arguments: object) -> Any:
        return run("--office", office, "visit", *arguments, "--json")

    written(OfficeFolder(office).ledgers, VISIT)
    for taken in ("backup", "review"):  # a command, another ledger
        written(
            OfficeFolder(office).ledgers, VISIT.replace('key = "visit"', f'key = "{taken}"'), f"{taken}.toml"
        )
    facts = tmp_path / "facts.json"
    facts.write_text('{"who": "欧阳明", "what": "问校车", "day": "2026-11-16"}', encoding="utf-8")
    number = visits("new", "--facts", facts).json()["number"]
    assert visits("list", "--search", "校车").json()["total"] == 1
    told = visits("show", "--record", number, "--on", "2026-11-17").json()
    assert (told["state"], told["due"], told["facts"]["what"]) == ("待回访", "2026-11-19", "问校车")
    assert visits("export", tmp_path / "来访.xlsx").json()["rows"] == 1
    kinds = run("--office", office, "kinds", "--json").json()["kinds"]
    assert {"kind": "visit", "title": "来访登记"} in kinds
    assert {"kind": "question", "title": "质疑答复"} in kinds
    written(OfficeFolder(office).ledgers, VISIT.replace('title = "来访登记"', "title = 3"), "坏了.toml")
    taken, wrong = run("--office", office, "kinds", "--json").json()["mistakes"]
    assert "“review”是程序里另一本台账的名字" in taken
    assert "坏了.toml 第 2 行的 title 不对" in wrong and visits("list").json()["total"] == 1


def test_the_register_has_the_same_commands(run: Run, office: Path, tmp_path: Path) -> None:
    def register(*arguments: object, facts: dict[str, Any] | None = None) -> Any:
        if facts is not None:
            path = tmp_path / "facts.json"
            path.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
            arguments = (*arguments, "--facts", path)
        return run("--office", office, "register", *arguments, "--json")

    values = {
        "信息名称": "汛期值班安排",
        "生成日期": "2026-11-16",
        "责任科室": "办公室",
        "公开属性": "主动公开",
    }
    number = register("new", facts=values).json()["number"]
    told = register("show", "--record", number, "--on", "2026-11-17").json()
    assert (told["facts"]["title"], told["due"]) == ("汛期值班安排", "2026-12-14")
    done = register("do", "void", "--record", number, facts={"原因": "重复登记"}).json()
    assert done["state"] == "已作废"
    register("undo", "--record", number, "--event", done["event"]).json()
    assert register("show", "--record", number).json()["state"] != "已作废"
    assert "责任科室没有填" in register("new", facts={"信息名称": "没有日期"}).refused()
    kinds = run("--office", office, "kinds", "--json").json()["kinds"]
    assert "register" in {one["kind"] for one in kinds}


def test_the_catalogue_has_the_same_commands(run: Run, office: Path, tmp_path: Path) -> None:
    def catalogue(*arguments: object) -> Any:
        return run("--office", office, "catalogue", *arguments, "--json")

    with Desk.open(office, writing=False) as desk:
        columns = desk.catalogue.form(TODAY).form.columns
    asked = {one.key: one.choices[0] if one.choices else "教师招聘" for one in columns if one.required}
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps({**asked, "content": "教师招聘"}, ensure_ascii=False), encoding="utf-8")
    number = catalogue("new", "--facts", facts).json()["number"]
    told = catalogue("show", "--record", number).json()
    assert told["facts"]["content"] == "教师招聘"
    assert {"amend", "close"} <= {act["key"] for act in told["acts"]}
    (row,) = catalogue("list", "--search", "招聘").json()["rows"]
    assert f"#{row['id']}" == number
    assert catalogue("export", tmp_path / "目录.xlsx").json()["rows"] == catalogue("list").json()["total"]
    begun = told["timeline"][0]["event"]
    undone = run("--office", office, "catalogue", "undo", "--record", number, "--event", begun)
    assert (undone.code, undone.out) == (0, f"已撤销第 {begun} 号记载，这条登记已经没有了\n")


def test_a_record_without_a_number_of_its_own_is_found_by_the_id_that_was_told(
    run: Run, office: Path, tmp_path: Path
) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text('{"巡查人": "丁一", "巡查范围": "单位网站"}', encoding="utf-8")
    told = run("--office", office, "patrol", "new", "--facts", facts, "--json").json()
    for record in (told["id"], told["number"]):
        assert (
            run("--office", office, "patrol", "show", "--record", record, "--json").json()["id"] == told["id"]
        )
    assert "没有“999”" in run("--office", office, "patrol", "show", "--record", 999).refused()


def test_a_review_is_shown_and_gone_on_with(run: Run, office: Path, tmp_path: Path) -> None:
    def review(*arguments: object) -> Any:
        return run("--office", office, "review", *arguments, "--json")

    with Desk.open(office, writing=True, clock=lambda: NOW) as desk:
        item = desk.lists.find(NUMBER)
        desk.register.hand_in([item], {"day": "2026-11-16"}, actor=desk.actor(), today=TODAY)
    (row,) = review("list").json()["rows"]
    told = review("show", "--record", f"#{row['id']}", "--on", "2026-11-17").json()
    assert told["facts"]["title"] == TITLES[0]
    assert {"step", "return", "withdraw"} <= {act["key"] for act in told["acts"]}
    facts = tmp_path / "facts.json"
    facts.write_text('{"退回原因": "材料不全", "day": "2026-11-17"}', encoding="utf-8")
    done = review("do", "return", "--record", f"#{row['id']}", "--facts", facts).json()
    assert done["state"].startswith("退回")
    review("undo", "--record", f"#{row['id']}", "--event", done["event"]).json()
    assert review("counts").json()["counts"]["returned"] == 0


def test_somebody_of_the_office_acts_and_nobody_else(letters: Run) -> None:
    said = {"who": "区财政局", "how": "电话", "day": "2026-11-17"}
    why = letters("do", "chase", "--record", NEW["函号"], "--as", "路人", facts=said).refused()
    assert why.startswith("本单位没有“路人”")


def test_every_ledger_goes_out_by_the_same_command(run: Run, office: Path, tmp_path: Path) -> None:
    for kind in (one["kind"] for one in run("--office", office, "kinds", "--json").json()["kinds"]):
        out = tmp_path / f"{kind}.xlsx"
        told = run("--office", office, kind, "export", out, "--view", "all", "--json").json()
        assert told == {
            "file": str(out),
            "rows": run("--office", office, kind, "list", "--json").json()["total"],
        }
        assert out.stat().st_size


def test_what_needs_a_hand_is_told_as_the_window_tells_it(run: Run, office: Path) -> None:
    told = run("--office", office, "agenda", "--on", "2027-01-29", "--json").json()["groups"]
    with Desk.open(office, writing=False) as desk:
        groups, kinds = desk.agenda(date(2027, 1, 29)), set(desk.kind_names)
    assert [(one["key"], one["total"]) for one in told] == [(group.key, group.total) for group in groups]
    lines = [line for group in told for line in group["lines"]]
    assert lines and all(set(line) == {"kind", "id", "title", "text", "due", "urgency"} for line in lines)
    assert {line["kind"] for line in lines} <= kinds
    assert groups[0].title in run("--office", office, "agenda", "--on", "2027-01-29").out
