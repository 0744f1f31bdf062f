"""Databases that are not ours, are newer, or are damaged: refused by name, and left as they are."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from gongkai_desktop.data import OfficeFolder
from tests.cli.conftest import Run
from tests.systems import PIPES, make_pipe

READING = (("register", "list"), ("verify",), ("backup",))


def put(path: Path, kind: str) -> None:
    """Something that no office put there."""
    if kind == "pipe":
        make_pipe(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"\xff")


def execute(database: Path, *statements: str) -> None:
    connection = dbapi2.connect(str(database), isolation_level=None)
    try:
        for statement in statements:
            connection.execute(statement)
    finally:
        connection.close()


def spoil(office: Path, how: str) -> None:
    """Make the office one that cannot be opened."""
    database = OfficeFolder(office).database
    match how:
        case "foreign":
            database.unlink()
            execute(database, "CREATE TABLE a (b)", "PRAGMA application_id = 42")
        case "newer":
            execute(database, "PRAGMA user_version = 4711")
        case "truncated":
            whole = database.read_bytes()
            database.write_bytes(whole[: len(whole) // 2])
        case "damaged":
            whole = database.read_bytes()
            database.write_bytes(b"\x00" * 100 + whole[100:])
        case "empty":
            database.write_bytes(b"")
        case "half copied":
            database.unlink()
        case "other folder":
            shutil.rmtree(office)
            office.mkdir()


SPOILT = {
    "foreign": "不是信息公开台账的数据库",
    "newer": "更新的版本",
    "truncated": "损坏",
    "damaged": "损坏",
    "empty": "损坏",
    "half copied": "不完整",
    "other folder": "不是办公文件夹",
}


@pytest.mark.parametrize("how", SPOILT)
@pytest.mark.parametrize("command", [*READING, ("register", "import", "旧台账.csv", "--apply")])
def test_a_bad_office_is_refused_and_left_as_it_is(
    run: Run, office: Path, ledger: Path, how: str, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ledger.parent)
    spoil(office, how)
    database = OfficeFolder(office).database
    before = database.read_bytes() if database.exists() else None
    assert SPOILT[how] in run("--office", office, *command).refused()
    assert (database.read_bytes() if database.exists() else None) == before


def test_a_newer_file_is_refused_naming_both_versions(run: Run, office: Path) -> None:
    spoil(office, "newer")
    told = run("--office", office, "register", "list").refused()
    assert "第 4711 版" in told
    assert "只认识到第" in told


def test_no_such_folder(run: Run, tmp_path: Path) -> None:
    assert "没有文件夹" in run("--office", tmp_path / "没有", "register", "list").refused()
    assert not (tmp_path / "没有").exists()


def test_a_page_damaged_inside_is_found_by_verify_or_refused(run: Run, office: Path) -> None:
    database = OfficeFolder(office).database
    whole = bytearray(database.read_bytes())
    whole[8192:12288] = b"\xaa" * 4096
    database.write_bytes(whole)
    said = run("--office", office, "verify")
    assert said.code == 1
    assert said.out or said.err


@pytest.mark.parametrize(
    "command",
    [
        ("register", "import"),
        ("scans", "file"),
        ("screen",),
        ("workdays", "import"),
        ("register", "export", "出.xlsx", "--template"),
        ("backup", "--to"),
        ("init", "--name", "某局", "--ruleset"),
    ],
)
@pytest.mark.parametrize("kind", [*PIPES, "folder"])
def test_what_is_no_file_is_told_in_a_sentence_and_never_waited_for(
    run: Run,
    office: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    kind: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    odd = tmp_path / "怪.toml"
    put(odd, kind)
    said = run("--office", tmp_path / "新" if command[0] == "init" else office, *command, odd)
    if (kind, command[0]) != ("folder", "backup"):
        assert said.refused()


@pytest.mark.parametrize("kind", [*PIPES, "folder", "rubbish"])
def test_no_odd_file_in_the_folder_keeps_the_office_from_opening(
    run: Run, office: Path, ledger: Path, kind: str
) -> None:
    folder = OfficeFolder(office)
    shutil.rmtree(folder.backups)
    folder.backups.mkdir()
    for path in (folder.backups / "链头.txt", folder.backups / "台账-20269999-000000-每日.db"):
        put(path, kind)
    (folder.attachments / "ab").mkdir(exist_ok=True)
    put(folder.attachments / "ab" / ("ab" * 32), *PIPES or ("folder",))
    assert run("--office", office, "register", "import", ledger, "--apply", "--json").json()["add"] == 2
    assert run("--office", office, "register", "list", "--json").json()["total"] == 5
    said = run("--office", office, "verify")
    assert said.code == (0 if kind == "rubbish" else 1) and ("链头.txt" in said.out) == (kind != "rubbish")
    copy = run("--office", office, "backup", "--json")
    assert json.loads(copy.out)["verified"] is (kind == "rubbish")


def test_a_ledger_is_written_as_xlsx_only(run: Run, office: Path, tmp_path: Path) -> None:
    assert ".xlsx" in run("--office", office, "register", "export", tmp_path / "台账.xls").refused()
    assert list(tmp_path.glob("*.xls")) == []
