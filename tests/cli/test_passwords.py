"""A password from the command line: never as an argument, and a command that meets an encrypted ledger asks for it."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from gongkai_desktop import keyring
from gongkai_desktop.cli import passwords
from gongkai_desktop.data import OfficeFolder, begins_plain
from gongkai_desktop.errors import Refused
from gongkai_desktop.store import keyfile, protection
from tests.cli.conftest import Run
from tests.passwords import OTHER, PASSWORD

pytestmark = pytest.mark.usefixtures("quick_keys")
FIRST, SECOND = PASSWORD, OTHER


@pytest.fixture
def say(run: Run, tmp_path: Path) -> Run:
    """Commands as a new process runs them: it knows no key."""

    def fresh(*words: object) -> object:
        keyring.forget()
        return run(*words)

    for name, password in (("一", FIRST), ("二", SECOND)):
        (tmp_path / name).write_text(f"{password}\n第二行不算", "utf-8")
    return fresh  # type: ignore[return-value]


def code_on(sheet: Path) -> str:
    """The groups of a recovery sheet, read off its page."""
    document = pypdfium2.PdfDocument(str(sheet))
    try:
        text = document[0].get_textpage().get_text_bounded()
    finally:
        document.close()
    return "-".join(group.replace(" ", "") for group in re.findall("(?:[2-9A-Z] ){4}[2-9A-Z]", text))


def test_a_password_from_its_setting_to_its_end(say: Run, office: Path, tmp_path: Path) -> None:
    first, second, sheet = tmp_path / "一", tmp_path / "二", tmp_path / "恢复单.pdf"
    on = ("--office", office, "--json")
    told = say(*on, "password", "set", "--new-password-file", first, "-o", sheet).json()
    assert told["protected"] and told["left"] == [] and told["warning"] == ""
    assert not begins_plain(OfficeFolder(office).database)
    assert say(*on, "password", "status").json() == {"protected": True}
    assert "--password-file" in say(*on, "register", "list").refused()
    assert say(*on, "--password-file", first, "register", "list").json()["total"] == 3
    assert say(*on, "register", "list", "--password-file", first).json()["total"] == 3
    assert say(*on, "password", "change", "--password-file", first, "--new-password-file", second).json()[
        "changed"
    ]
    assert "密码不对" in say(*on, "--password-file", first, "verify").refused()
    assert say(*on, "--password-file", second, "verify").json()["ok"]
    code = tmp_path / "恢复码"
    code.write_text(code_on(sheet), "utf-8")
    words = ("password", "recover", "--code-file", code, "--new-password-file", first)
    assert say(*on, *words).json() == {"recovered": True}
    copied = say(*on, "--password-file", first, "backup", "--to", tmp_path / "优盘", "--new").json()
    say(*on, "--password-file", first, "password", "sheet", "-o", tmp_path / "又一张.pdf").json()
    assert "恢复码" in say(*on, *words).refused()
    back = ("restore", copied["file"], "--to", tmp_path / "恢复", "--json")
    assert "--password-file" in say(*back).refused()
    assert say(*back, "--password-file", first).json()["problems"] == []
    assert say(*on, "--password-file", first, "password", "remove").json() == {"protected": False, "left": []}
    assert say(*on, "verify").json()["ok"]


def test_what_cannot_be_done_is_refused_before_anything_is_written(
    say: Run, office: Path, tmp_path: Path
) -> None:
    (tmp_path / "短").write_text("1234567", "utf-8")
    on, out = ("--office", office), tmp_path / "恢复单.pdf"
    assert (
        "密码太短" in say(*on, "password", "set", "--new-password-file", tmp_path / "短", "-o", out).refused()
    )
    for name in ("change", "remove", "recover"):
        assert "没有设密码" in say(*on, "password", name).refused()
    assert "没有地方问密码" in say(*on, "password", "set", "-o", out).refused()
    assert (
        "读不出来"
        in say(*on, "password", "set", "-o", out, "--new-password-file", tmp_path / "没有").refused()
    )
    assert not out.exists() and begins_plain(OfficeFolder(office).database)


@pytest.mark.parametrize("done", [False, True])
def test_where_it_is_refused_on_the_way_the_sheet_stays_if_it_opens_something(
    done: bool, say: Run, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet that was thrown away though the office is encrypted would be missed for ever."""

    def full(*_: object, **__: object) -> None:
        raise Refused("没有保存", why="磁盘已满", way="请清理磁盘后再做一次")

    monkeypatch.setattr(protection, "tidy" if done else "_convert", full)
    sheet = tmp_path / "恢复单.pdf"
    words = ("--office", office, "password", "set", "--new-password-file", tmp_path / "一", "-o", sheet)
    told = say(*words).refused()
    assert "磁盘已满" in told and ("已加密，还有没做完的" in told) is ("有用，请印一份" in told) is done
    monkeypatch.undo()
    assert sheet.exists() is OfficeFolder(office).encrypted is done
    if done:
        monkeypatch.setattr(keyfile, "write", full)
        other = tmp_path / "又一张.pdf"
        assert (
            "磁盘已满"
            in say(
                "--office", office, "--password-file", tmp_path / "一", "password", "sheet", "-o", other
            ).refused()
        )
        assert not other.exists()


def test_a_poor_password_is_taken_with_a_warning(say: Run, office: Path, tmp_path: Path) -> None:
    (tmp_path / "差").write_text("12345678", "utf-8")
    words = ("password", "set", "--new-password-file", tmp_path / "差", "-o", tmp_path / "单.pdf")
    said = say("--office", office, *words)
    assert said.code == 0 and "很容易猜到" in said.out and "固态硬盘" in said.out


def test_at_a_terminal_it_asks_and_asks_again(
    say: Run, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(
        "--office",
        office,
        "password",
        "set",
        "--new-password-file",
        tmp_path / "一",
        "-o",
        tmp_path / "单.pdf",
    )
    answers = iter(["wrong one", FIRST])
    monkeypatch.setattr(passwords, "somebody_types", lambda: True)
    questions: list[str] = []

    def ask(question: str) -> str:
        questions.append(question)
        return next(answers)

    monkeypatch.setattr(passwords, "getpass", ask)
    said = say("--office", office, "register", "count", "--by", "department")
    assert said.code == 0 and "密码不对" in said.err
    assert questions == [f"“{Path(office).name}”的密码："] * 2
