from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import TITLES, Run, content

DATA = Path(__file__).parents[1] / "data"


def test_a_dry_import_tells_the_change_set_and_changes_nothing(run: Run, office: Path, ledger: Path) -> None:
    before = content(office)
    told = run("--office", office, "register", "import", ledger, "--json").json()
    assert set(told) == {"rows", "add", "update", "unchanged", "rejected", "unmapped"}
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
