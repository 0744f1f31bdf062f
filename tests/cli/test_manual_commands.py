"""Every command that the manual and the README write is one that the command line takes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from gongkai_desktop.cli.arguments import parse

ROOT = Path(__file__).parents[2]
PAGES = (*sorted((ROOT / "docs" / "manual").glob("*.md")), ROOT / "README.md")
COMMAND = re.compile(r"(?:`|^)gongkai ([^`\n#]+)", re.MULTILINE)
WORDS = {"台账": "register", "编号": "1"}
"""What stands for a word of the clerk's own."""


def commands() -> list[str]:
    return sorted({found for page in PAGES for found in COMMAND.findall(page.read_text(encoding="utf-8"))})


@pytest.mark.parametrize("command", commands())
def test_the_command_line_takes_it(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = [WORDS.get(word, word) for word in shlex.split(command)]
    if words[0] in ("--help", "--version"):
        with pytest.raises(SystemExit) as ended:
            parse(words)
        assert ended.value.code == 0
    else:
        assert callable(parse(words).run)
