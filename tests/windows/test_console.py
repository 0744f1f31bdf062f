"""Windows' consoles: their own encoding, text that was typed in it, and patterns that they leave to the programs."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from gongkai_desktop.cli.arguments import expanded, files_of
from gongkai_desktop.cli.run import main
from gongkai_desktop.cli.say import line_in, text_in
from ui.app import main as window


class Console(io.TextIOWrapper):
    """A console of a foreign system: what it cannot write, it refuses."""

    def __init__(self, encoding: str) -> None:
        self.raw_bytes = io.BytesIO()
        super().__init__(self.raw_bytes, encoding=encoding)

    def said(self) -> str:
        self.flush()
        return self.raw_bytes.getvalue().decode("utf-8")

    @classmethod
    def before(cls, monkeypatch: pytest.MonkeyPatch, encoding: str) -> Console:
        """The console that everything is printed on from now on."""
        made = cls(encoding)
        for name in ("stdout", "stderr"):
            monkeypatch.setattr(sys, name, made)
        return made


@pytest.mark.parametrize("encoding", ["cp936", "cp1252"])
def test_a_sign_that_no_console_knows_stops_no_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    console = Console.before(monkeypatch, encoding)
    office = tmp_path / "台账"
    assert main(["--office", str(office), "--json", "init", "--name", "䶮县𠮷林局"]) == 0
    assert "䶮县𠮷林局" in console.said()
    assert main(["--office", str(tmp_path / "没有\udc80"), "verify"]) == 1
    assert r"没有\udc80" in console.said()


@pytest.mark.parametrize("encoding", ["cp936", "cp1252"])
def test_the_window_program_says_how_it_is_called(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    console = Console.before(monkeypatch, encoding)
    assert window(["--help"]) == 0 and window(["--什么"]) == 2
    assert "办公文件夹" in console.said() and "不认识" in console.said()


def test_nothing_is_printed_where_there_is_no_console(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert window(["--version"]) == 0 and window(["--什么"]) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_facts_are_read_as_an_editor_of_windows_writes_them(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "事实.json"
    path.write_text(json.dumps({"信息名称": "公告"}, ensure_ascii=False), encoding=encoding)
    assert json.loads(text_in(path)) == {"信息名称": "公告"}


def test_what_comes_down_a_pipe_may_be_in_the_consoles_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BytesIO("某某科\n".encode("gbk")), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", piped)
    assert text_in(Path("-")).splitlines() == ["某某科"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_password_down_a_pipe_is_the_one_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    said = "开门吧，芝麻\r\n{}"
    for console in ("utf-8", "cp936"):
        piped = io.TextIOWrapper(io.BytesIO(said.encode(encoding)), encoding=console)
        monkeypatch.setattr(sys, "stdin", piped)
        assert line_in(Path("-")) == "开门吧，芝麻"
        assert text_in(Path("-")) == "{}", "what comes after it is another's"
    (tmp_path / "密码").write_bytes(said.encode(encoding))
    assert line_in(tmp_path / "密码") == "开门吧，芝麻"


def test_a_pattern_becomes_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "来件[1]"  # as browsers name what is there already; brackets mean nothing to a console
    place.mkdir()
    for name in ("1.pdf", "2.pdf", "x.xlsx"):
        (place / name).touch()
    pattern = str(place / "*.pdf")
    both = [str(place / name) for name in ("1.pdf", "2.pdf")]
    assert files_of(pattern) == both
    assert files_of("*") == ["*"] and files_of("什么是*.法") == ["什么是*.法"]
    monkeypatch.setattr(sys, "platform", "linux")
    assert expanded([pattern]) == [pattern]  # other systems have done it already
    monkeypatch.setattr(sys, "platform", "win32")
    assert expanded(["scan", pattern]) == ["scan", *both]
