from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import TITLES, Run, content
from tests.exchange.templates import SHEET, blank

DATA = Path(__file__).parents[1] / "data"


def test_a_dry_import_tells_the_change_set_and_changes_nothing(run: Run, office: Path, ledger: Path) -> None:
    before = content(office)
    told = run("--office", office, "register", "import", ledger, "--json").json()
    assert set(told) == {"rows", "add", "update", "unchanged", "rejected", "columns", "unmapped"}
    assert told["columns"][0] == {
        "header": "信息名称",
        "key": "title",
        "title": "信息名称",
        "samples": ["关于做好防汛工作的通知", "2019年度部门决算", "关于放假的通知"],
        "by": "header",
    }
    assert (told["rows"], told["add"], told["update"], told["unchanged"]) == (3, 2, 0, 0)
    assert told["unmapped"] == ["天气"]
    (rejected,) = told["rejected"]
    assert set(rejected) == {"row", "column", "value", "why"}
    assert (rejected["row"], rejected["column"], rejected["value"]) == (4, "成文日期", "2024年13月45日")
    assert content(office) == before


def test_an_applied_import_comes_in_once(run: Run, office: Path, ledger: Path) -> None:
    run("--office", office, "register", "import", ledger, "--apply", "--json").json()
    assert run("--office", office, "register", "list", "--json").json()["total"] == 5
    again = run("--office", office, "register", "import", ledger, "--apply", "--json").json()
    assert (again["add"], again["update"], again["unchanged"]) == (0, 0, 2)
    assert run("--office", office, "register", "list", "--json").json()["total"] == 5
    assert run("--office", office, "verify").code == 0


def test_an_import_is_told_to_people(run: Run, office: Path, ledger: Path) -> None:
    said = run("--office", office, "register", "import", ledger)
    assert "只是预览" in said.out
    assert "第 4 行" in said.out
    assert "天气" in said.out
    assert "已导入" in run("--office", office, "register", "import", ledger, "--apply").out


@pytest.mark.parametrize("apply", [False, True])
def test_returned_rows_are_kept_with_their_reasons_mended_and_come_in(
    run: Run, office: Path, ledger: Path, tmp_path: Path, apply: bool
) -> None:
    out = tmp_path / "退回.xlsx"
    flags = ["--apply"] if apply else []
    told = run("--office", office, "register", "import", ledger, *flags, "--rejected", out, "--json").json()
    assert told["rejected_file"] == str(out)
    book = load_workbook(out)
    head, row = list(book.worksheets[0].iter_rows(values_only=True))
    assert row[head.index("成文日期")] == "2024年13月45日"
    reason = row[head.index("成文日期") + 1]
    assert reason == told["rejected"][0]["why"]
    book.worksheets[0].cell(2, head.index("成文日期") + 1).value = "2024年1月5日"
    book.save(out)
    again = run("--office", office, "register", "import", out, "--apply", "--json").json()
    assert (again["add"], again["rejected"]) == (1, [])


def test_returned_rows_never_go_over_their_file_and_an_import_that_stands_is_told(
    run: Run, office: Path, ledger: Path, tmp_path: Path
) -> None:
    before = ledger.read_bytes()
    assert "原文件" in run("--office", office, "register", "import", ledger, "--rejected", ledger).refused()
    assert ledger.read_bytes() == before
    nowhere = tmp_path / "没有" / "退回.xlsx"
    said = run("--office", office, "register", "import", ledger, "--apply", "--rejected", nowhere).refused()
    assert "导入已经写入台账" in said
    assert run("--office", office, "register", "list", "--json").json()["total"] == 5


def test_no_file_is_written_where_no_row_is_returned(run: Run, office: Path, tmp_path: Path) -> None:
    path, out = tmp_path / "旧.csv", tmp_path / "退回.xlsx"
    path.write_text("信息名称,公开属性,生成日期\n甲的通知,主动公开,2024-01-05\n", "utf-8")
    assert "没有退回的行" in run("--office", office, "register", "import", path, "--rejected", out).out
    assert not out.exists()


def test_attributes_under_another_header_come_in_as_attributes(
    run: Run, office: Path, tmp_path: Path
) -> None:
    path = tmp_path / "旧.csv"
    path.write_text(
        "信息名称,类别,公开日期\n甲的通知,主动公开,2024-01-05\n乙的通知,依申请公开,2024-01-05\n", "utf-8"
    )
    told = run("--office", office, "register", "import", path, "--apply", "--json").json()
    assert [(one["header"], one["key"], one["by"]) for one in told["columns"][1:]] == [
        ("类别", "attribute", "values"),
        ("公开日期", "published", "header"),
    ]
    listed = run("--office", office, "register", "list", "--search", "甲的通知", "--json").json()["rows"]
    assert [(row["attribute"], row["stage"], row["category"]) for row in listed] == [
        ("主动公开", "已公开", "")
    ]


def test_the_real_ledger_comes_in_whole_goes_out_and_in_again_unchanged(
    run: Run, office: Path, tmp_path: Path
) -> None:
    told = run(
        "--office", office, "register", "import", DATA / "register-real.xlsx", "--apply", "--json"
    ).json()
    assert (told["rejected"], told["add"]) == ([], told["rows"])
    out = tmp_path / "台账.xlsx"
    exported = run("--office", office, "register", "export", out, "--json").json()
    assert exported == {"file": str(out), "rows": 3 + told["rows"]}
    again = run("--office", office, "register", "import", out, "--json").json()
    assert (again["unchanged"], again["rows"], again["rejected"]) == (exported["rows"], exported["rows"], [])


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        (("--view", "published"), 1),
        (("--view", "on_request"), 1),
        (("--from", "2026-03-04", "--to", "2026.5.6"), 2),
        (("--from", "2026年5月7日"), 1),
        (("--to", "2025-12-31"), 0),
    ],
)
def test_a_view_or_a_period_goes_out(
    run: Run, office: Path, tmp_path: Path, options: tuple[str, ...], rows: int
) -> None:
    told = run("--office", office, "register", "export", tmp_path / "a.xlsx", *options, "--json").json()
    assert told["rows"] == rows
    assert (tmp_path / "a.xlsx").is_file()


def test_the_list_has_status_and_due_date(run: Run, office: Path) -> None:
    told = run("--office", office, "register", "list", "--json").json()
    assert set(told) == {"total", "rows"}
    assert [row["title"] for row in told["rows"]] == [TITLES[2], TITLES[1], TITLES[0]]
    published = told["rows"][1]
    assert (published["status"], published["published"]) == ("已公开", "2026-03-06")
    assert (published["index_no"], published["due"]) == ("202603-00001", "2026-04-01")
    assert published["flags"]


@pytest.mark.parametrize("words", ["安全检查", "xyaq", "202611-00001", "校园"])
def test_words_numbers_and_initials_find(run: Run, office: Path, words: str) -> None:
    told = run("--office", office, "register", "list", "--search", words, "--json").json()
    assert [row["title"] for row in told["rows"]] == [TITLES[0]]


def test_a_list_may_be_cut_short_and_still_tells_the_total(run: Run, office: Path) -> None:
    told = run("--office", office, "register", "list", "--limit", "1", "--json").json()
    assert (told["total"], len(told["rows"])) == (3, 1)
    text = run("--office", office, "register", "list").out
    assert text.splitlines()[-1] == "共 3 件"
    assert "202611-00001\t关于印发校园安全检查办法的通知" in text


@pytest.mark.parametrize("command", [("list",), ("export", "a.xlsx")])
def test_an_unknown_view_is_refused_naming_the_known_ones(
    run: Run, office: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("--office", office, "register", *command, "--view", "nothing").refused()
    assert "没有视图“nothing”" in told
    assert "overdue" in told
    assert not (tmp_path / "a.xlsx").exists()


def test_an_export_to_where_nothing_can_be_written_is_refused(run: Run, office: Path, tmp_path: Path) -> None:
    assert (
        "没有文件夹" in run("--office", office, "register", "export", tmp_path / "没有" / "a.xlsx").refused()
    )
    assert run("--office", office, "register", "export", tmp_path).refused()


def test_a_bad_period_is_refused(run: Run, office: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    assert (
        "读不懂" in run("--office", office, "register", "export", out, "--from", "2024年13月45日").refused()
    )
    assert not out.exists()


def files(folder: Path) -> dict[str, Path]:
    """Files that are no ledgers, by what is wrong with them."""
    folder.mkdir()
    (folder / "empty.xlsx").touch()
    whole = (DATA / "register-real.xlsx").read_bytes()
    (folder / "broken.xlsx").write_bytes(whole[: len(whole) // 2])
    shutil.copyfile(DATA / "locked.xlsx", folder / "locked.xlsx")
    shutil.copyfile(DATA / "locked.xls", folder / "locked.xls")
    (folder / "headless.csv").write_text("天气,心情\n晴,好\n", encoding="utf-8")
    (folder / "header.csv").write_text("信息名称,文号,成文日期\n", encoding="utf-8")
    (folder / "paper.pdf").write_bytes(b"%PDF-1.4\n%%EOF")
    return {path.name: path for path in folder.iterdir()} | {"nothing.xlsx": folder / "nothing.xlsx"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("empty.xlsx", "是空的"),
        ("broken.xlsx", "打不开"),
        ("locked.xlsx", "密码"),
        ("locked.xls", "密码"),
        ("headless.csv", "没有认得出的表头"),
        ("header.csv", "只有表头"),
        ("paper.pdf", "paper.pdf"),
        ("nothing.xlsx", "没有文件"),
    ],
)
def test_a_file_that_cannot_come_in_is_refused_with_nothing_changed(
    run: Run, office: Path, tmp_path: Path, name: str, told: str
) -> None:
    path, before = files(tmp_path / "files")[name], content(office)
    assert told in run("--office", office, "register", "import", path, "--apply").refused()
    assert content(office) == before


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--filter", "生成日期=2026-03"), [1]),
        (("--filter", "formed=2026-03-01..2026-05"), [2, 1]),
        (("--filter", "attribute=主动公开", "--filter", "title=教师"), [1]),
        (("--filter", "公开属性=主动公开", "--order", "生成日期"), [1, 0]),
        (("--order", "formed", "--descending"), [0, 2, 1]),
        (("--view", "expiring"), []),
        (("--view", "contradictory"), []),
    ],
)
def test_the_list_is_filtered_and_ordered(
    run: Run, office: Path, options: tuple[str, ...], found: list[int]
) -> None:
    told = run("--office", office, "register", "list", *options, "--json").json()
    assert [row["title"] for row in told["rows"]] == [TITLES[at] for at in found]
    assert told["total"] == len(found)


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--filter", "责任科室"), "列=值"),
        (("--filter", "天气=晴"), "不能按“天气”筛选"),
        (("--filter", "生成日期=昨天"), "读不懂"),
        (("--order", "天气"), "不能按“天气”排序"),
    ],
)
def test_a_filter_or_an_order_that_cannot_be_is_refused(
    run: Run, office: Path, options: tuple[str, ...], word: str
) -> None:
    assert word in run("--office", office, "register", "list", *options).refused()


def test_the_views_are_listed_with_their_counts(run: Run, office: Path) -> None:
    told = run("--office", office, "register", "views", "--json").json()
    counts = {view["view"]: view["count"] for view in told["views"]}
    assert (counts["all"], counts["published"], counts["on_request"]) == (3, 1, 1)
    assert "all\t全部\t3" in run("--office", office, "register", "views").out


def test_items_are_counted_by_a_column(run: Run, office: Path) -> None:
    told = run("--office", office, "register", "count", "--by", "公开属性", "--json").json()
    assert told["by"] == "attribute"
    assert {group["group"]: group["total"] for group in told["groups"]} == {"主动公开": 2, "依申请公开": 1}
    spring = run("--office", office, "register", "count", "--from", "2026-03-01", "--to", "2026-03-31").out
    assert spring == "办公室\t共 1，已公开 1（按期 1，逾期 0），未办 0（已逾期 0）\n"


def test_a_superiors_template_is_filled_and_what_stays_empty_is_named(
    run: Run, office: Path, tmp_path: Path
) -> None:
    template, out = blank(tmp_path / "模板.xlsx"), tmp_path / "上报.xlsx"
    command = ("--office", office, "register", "export", out, "--template", template)
    told = run(*command, "--json").json()
    assert told == {"file": str(out), "rows": 3, "unmapped": ["承办股室", "存放位置"]}
    assert {row[1] for row in load_workbook(out)[SHEET].iter_rows(5, 7, values_only=True)} == set(TITLES)
    assert "留空了：承办股室、存放位置" in run(*command, "--view", "published").out
    assert (
        "不能写到模板"
        in run("--office", office, "register", "export", template, "--template", template).refused()
    )


@pytest.mark.parametrize("columns", ["title,doc_no", "信息名称，文号"])
def test_columns_are_chosen_by_key_or_header(run: Run, office: Path, tmp_path: Path, columns: str) -> None:
    out = tmp_path / "a.xlsx"
    run("--office", office, "register", "export", out, "--columns", columns, "--json").json()
    assert [cell.value for cell in load_workbook(out).worksheets[0][3]][:-1] == ["信息名称", "文号"]
    assert (
        "没有这些列"
        in run("--office", office, "register", "export", out, "--columns", "title,天气").refused()
    )
