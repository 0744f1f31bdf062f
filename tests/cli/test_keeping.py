from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.store.connection import Mode, connect
from tests.cli.conftest import NOW, Run, content


def test_a_new_office_is_made_and_opens(run: Run, tmp_path: Path) -> None:
    root = tmp_path / "新 台账"
    told = run("--office", root, "--json", "init", "--ruleset", "taierzhuang", "--name", "某区教育局").json()
    assert told == {"office": str(root), "name": "某区教育局", "ruleset": "taierzhuang"}
    assert OfficeFolder(root).database.is_file()
    assert run("--office", root, "--json", "register", "list").json() == {"total": 0, "rows": []}
    assert run("--office", root, "--json", "verify").json() == {"ok": True, "problems": []}


def test_a_new_office_wants_a_name_and_a_known_rule_set(run: Run, tmp_path: Path) -> None:
    root = tmp_path / "台账"
    assert "--name" in run("--office", root, "init", "--name", "  ").refused()
    assert "nothing" in run("--office", root, "init", "--name", "某局", "--ruleset", "nothing").refused()
    assert not root.exists()


def test_the_sample_office_may_bear_another_name_but_no_other_rule_set(run: Run, tmp_path: Path) -> None:
    told = run("--office", tmp_path / "a", "init", "--sample", "--name", "某县教育局", "--json").json()
    assert (told["name"], told["ruleset"]) == ("某县教育局", "tiaoli")
    assert run("--office", tmp_path / "a", "register", "list", "--json").json()["total"] == 302
    refused = run("--office", tmp_path / "b", "init", "--sample", "--ruleset", "taierzhuang").refused()
    assert "没有按“taierzhuang”编" in refused
    assert not (tmp_path / "b").exists()


def test_an_office_is_not_made_over_another(run: Run, office: Path) -> None:
    before = content(office)
    assert "已有台账" in run("--office", office, "init", "--name", "某局").refused()
    assert "已有台账" in run("--office", office, "init", "--sample").refused()
    assert content(office) == before


def test_the_rule_sets_are_listed_with_their_sources(run: Run) -> None:
    told = run("rulesets", "--json").json()["rulesets"]
    assert [one["name"] for one in told][:1] == ["tiaoli"]
    assert {"tiaoli", "taierzhuang"} <= {one["name"] for one in told}
    assert all(one["title"] and one["source"] for one in told)
    said = run("rulesets")
    assert said.code == 0
    assert "国务院令第711号" in said.out


def test_a_backup_is_verified_and_comes_back_as_it_was(run: Run, office: Path, tmp_path: Path) -> None:
    told = run("--office", office, "backup", "--json").json()
    assert set(told) == {"file", "verified"}
    assert told["verified"] is True
    restored = tmp_path / "恢复"
    run("restore", told["file"], "--to", restored, "--json").json()
    listed = run("--office", restored, "register", "list", "--json").json()
    assert listed == run("--office", office, "register", "list", "--json").json()
    assert run("--office", restored, "verify", "--json").json()["ok"] is True


def test_a_backup_elsewhere_takes_the_attachments_along(run: Run, office: Path, tmp_path: Path) -> None:
    attach(office, tmp_path)
    told = run("--office", office, "backup", "--new", "--to", tmp_path / "外盘", "--json").json()
    assert Path(told["file"]).parent == tmp_path / "外盘"
    restored = run("restore", told["file"], "--to", tmp_path / "恢复", "--json").json()
    assert restored["missing"] == []
    assert run("--office", tmp_path / "恢复", "verify").code == 0


def test_a_disk_that_is_not_plugged_in_is_not_made_up_for(run: Run, office: Path, tmp_path: Path) -> None:
    """A copy on the same computer that calls itself one on the disk is none when the computer breaks."""
    disk = tmp_path / "外盘"
    assert "没有插上" in run("--office", office, "backup", "--to", disk).refused()
    assert not disk.exists()
    disk.mkdir()
    assert run("--office", office, "backup", "--to", disk).code == 0


def test_a_backup_with_a_bad_attachment_ends_with_one_and_names_it(
    run: Run, office: Path, tmp_path: Path
) -> None:
    digest = attach(office, tmp_path)
    path = next(OfficeFolder(office).attachments.glob(f"*/{digest}*"))
    path.write_bytes(path.read_bytes()[::-1])
    said = run("--office", office, "backup", "--new", "--to", tmp_path / "外盘", "--json")
    told = json.loads(said.out)
    assert (said.code, told["verified"]) == (1, False) and Path(told["file"]).is_file()
    assert told["problems"] == ["附件“说明.txt”没有备份成：文件读不出来或被改动过"]
    assert "核验" not in run("--office", office, "backup", "--new", "--to", tmp_path / "外盘").out


def test_a_copy_of_a_damaged_history_does_not_call_itself_verified(run: Run, office: Path) -> None:
    database = connect(OfficeFolder(office).database, Mode.PRIVATE)
    database.execute("UPDATE event SET actor = 99 WHERE id = 2")
    database.close()
    said = run("--office", office, "backup", "--json")
    assert said.code == 1 and json.loads(said.out)["verified"] is False
    assert "第 2 号记载" in said.out


def test_a_damaged_copy_is_put_back_only_when_asked_for(run: Run, office: Path, tmp_path: Path) -> None:
    copy = Path(
        run("--office", office, "backup", "--new", "--to", tmp_path / "外盘", "--json").json()["file"]
    )
    database = connect(copy, Mode.PRIVATE)
    database.execute("UPDATE event SET actor = 99 WHERE id = 2")
    database.close()
    assert "有损坏" in run("restore", copy, "--to", tmp_path / "恢复").refused()
    assert not (tmp_path / "恢复").exists()
    said = run("restore", copy, "--to", tmp_path / "恢复", "--damaged", "--json")
    assert said.code == 1 and any("第 2 号记载" in problem for problem in json.loads(said.out)["problems"])


def test_verify_mends_what_follows_from_the_events(run: Run, office: Path) -> None:
    database = connect(OfficeFolder(office).database, Mode.PRIVATE)
    database.execute("DELETE FROM item_search")
    database.execute("UPDATE item SET title = 'x'")
    database.close()
    assert run("--office", office, "verify").code == 1
    assert run("--office", office, "verify", "--mend", "--json").json() == {
        "ok": True, "problems": [], "mended": True,
    }  # fmt: skip
    assert run("--office", office, "verify", "--mend", "--json").json()["mended"] is False
    assert run("--office", office, "verify", "--json").json() == {"ok": True, "problems": []}


@pytest.mark.parametrize(
    "more", [("--name", "某局"), ("--sample",), ("--name", "某局", "--ruleset", "nothing")]
)
def test_a_refused_init_leaves_other_peoples_folders_as_they_are(
    run: Run, tmp_path: Path, more: tuple[str, ...]
) -> None:
    folder = tmp_path / "别人的"
    folder.mkdir()
    (folder / "照片.jpg").write_bytes(b"")
    run("--office", folder, "init", *more).refused()
    assert [path.name for path in folder.iterdir()] == ["照片.jpg"]


def test_restoring_over_an_office_sets_the_old_one_aside(run: Run, office: Path) -> None:
    copy = run("--office", office, "backup", "--json").json()["file"]
    with Desk.open(office, writing=True, clock=lambda: NOW) as desk:
        desk.undo_last(desk.actor())
    told = run("restore", copy, "--to", office, "--json").json()
    assert (Path(told["aside"]) / "台账.db").is_file()
    assert run("--office", office, "register", "list", "--json").json()["total"] == 3


def test_a_restore_from_what_is_no_copy_is_refused(run: Run, office: Path, tmp_path: Path) -> None:
    before, broken = content(office), tmp_path / "broken.db"
    broken.write_bytes(b"no database")
    run("restore", broken, "--to", office).refused()
    run("restore", tmp_path / "nothing.db", "--to", office).refused()
    run("restore", OfficeFolder(office).database, "--to", office).refused()
    assert content(office) == before


def test_verify_ends_with_one_and_names_what_is_missing(run: Run, office: Path, tmp_path: Path) -> None:
    digest = attach(office, tmp_path)
    next(OfficeFolder(office).attachments.glob(f"*/{digest}*")).unlink()
    said = run("--office", office, "verify", "--json")
    told = json.loads(said.out)
    assert (said.code, said.err, told["ok"]) == (1, "", False)
    assert all(set(problem) == {"kind", "where", "text"} for problem in told["problems"])
    assert any("说明.txt" in problem["text"] for problem in told["problems"])
    assert "说明.txt" in run("--office", office, "verify").out


def attach(office: Path, tmp_path: Path) -> str:
    """Attach a file to the first item; returns its digest."""
    path = tmp_path / "说明.txt"
    path.write_text("附件正文", encoding="utf-8")
    with Desk.open(office, writing=True, clock=lambda: NOW) as desk:
        item = desk.lists.find("202611-00001")
        desk.register.attach(item, path, actor=desk.actor(), today=NOW.date())
        return desk.register.state(item).attached[0].sha256


@pytest.mark.parametrize("command", [("register", "list"), ("verify",), ("backup",)])
def test_reading_goes_on_beside_an_open_window(run: Run, office: Path, command: tuple[str, ...]) -> None:
    with Desk.open(office, writing=True, clock=lambda: NOW):
        assert run("--office", office, *command).code == 0


def test_writing_beside_an_open_window_is_refused_naming_the_holder(
    run: Run, office: Path, ledger: Path, tmp_path: Path
) -> None:
    with Desk.open(office, writing=True, clock=lambda: NOW):
        told = run("--office", office, "register", "import", ledger, "--apply").refused()
        sheet = ("sheet", "review-list", "--record", "202611-00001", "-o", tmp_path / "a.pdf")
        assert "进程" in run("--office", office, *sheet).refused()
    assert "正在被使用" in told
    assert "进程" in told
    assert not (tmp_path / "a.pdf").exists()


def test_folders_may_be_named_from_where_the_call_is_made(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("--office", "某处/台账", "--json", "init", "--sample").json()
    assert run("--office", "某处/台账", "--json", "register", "list", "--limit", "1").json()["total"] > 0
    copy = run("--office", "某处/台账", "--json", "backup").json()["file"]
    run("--json", "restore", copy, "--to", "另一处").json()
    assert (tmp_path / "另一处" / "台账.db").is_file()
