"""What a command prints: one JSON object, or text for people."""

from __future__ import annotations

import io
import json
import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gongkai_desktop import refusals
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import text_of

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk

STANDARD_INPUT: Final = Path("-")


def say(arguments: Namespace, report: Mapping[str, object], text: str) -> int:
    """Print the report as JSON when asked for, else the text; returns the exit code 0."""
    out = json.dumps(report, ensure_ascii=False, default=_plain) if arguments.json else text
    try:
        sys.stdout.write(out + "\n")
        sys.stdout.flush()
    except OSError as error:
        _stop_writing()
        raise Refused(
            "命令已经办完，只是结果没有写出来",
            why=refusals.meaning(error).why,
            way="不必再做一次；结果请在窗口里或用 list、verify 查看",
        ) from error
    return 0


def speak() -> None:
    """Print in UTF-8 whatever the console's own encoding is (cp936, ascii), and nothing is unprintable.

    A window's program has nowhere to print on Windows: there it is left at that.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def text_in(path: Path) -> str:
    """The text of a file, or what comes in for ``-``. Raises OSError, or ValueError for what is no text."""
    return text_of(sys.stdin.buffer.read() if path == STANDARD_INPUT else path.read_bytes())


def line_in(path: Path) -> str:
    """The first line of a file, or the next that comes in for ``-``, without its end. Raises as ``text_in`` does."""
    raw = sys.stdin.buffer.readline() if path == STANDARD_INPUT else path.read_bytes()
    return text_of(raw).partition("\n")[0].rstrip("\r")


def somebody_types() -> bool:
    """Whether somebody sits where this process reads, to answer what it asks."""
    if not sys.stdin.isatty():
        return False
    if sys.platform == "win32":
        from gongkai_desktop.windows import is_asked_at_console

        return is_asked_at_console()
    else:
        return True


def _stop_writing() -> None:
    """What is left in the buffer goes nowhere: Python would complain of it once more at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def office_of(arguments: Namespace) -> Path:
    """The office folder that the command names; Refused when it names none."""
    if arguments.office is None:
        raise Refused("没有指明办公文件夹", way="请加上 --office 文件夹")
    return Path(arguments.office)


def desk_of(arguments: Namespace, *, writing: bool) -> Desk:
    """The office's desk; with --clock-sure the clerk answers for a clock that cannot be believed before anything."""
    from gongkai_desktop.desk import Desk

    desk = Desk.open(office_of(arguments), writing=writing)
    if writing and arguments.clock_sure and desk.records.clock_doubt() is not None:
        desk.confirm_clock(desk.actor())
    return desk


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
