"""How everybody begins and ends, by key: the pages that make an office, a copy put back, the end without a word."""

from __future__ import annotations

from .shown import Program

FIRST = "^信息公开台账$"
"""The title of the first window."""


def begin_office(program: Program, place: str, name: str) -> None:
    """From the first window to the second page, its name filled in."""
    program.on(FIRST)
    program.press("alt+n")
    program.on("^新建台账：第 1 步")
    program.write(place)
    program.press("ctrl+Return")
    program.on("^新建台账：第 2 步")
    program.write(name)


def fill_in_office(program: Program, place: str) -> None:
    """All three pages of an office with one clerk."""
    begin_office(program, place, "County Archive")
    program.press("ctrl+Return")
    program.on("^新建台账：第 3 步")
    program.write("Office")
    program.press("Tab")
    program.write("Wang")
    program.press("ctrl+Return")


def choose_copy(program: Program, copy: str) -> None:
    """On another machine: from the first window to what is in a copy."""
    program.on(FIRST)
    program.press("alt+r")
    program.on("^选择备份文件$")
    program.write(copy)
    program.press("Return")
    program.on("^恢复$")


def put_back(program: Program, place: str) -> None:
    """The copy that was chosen goes into a folder."""
    program.press("alt+r")
    program.on("^恢复到哪个文件夹$")
    program.write(place)
    program.press("Return")


def leave(program: Program) -> None:
    """Out by key: an end without a word."""
    program.press("ctrl+q")
    assert (program.ended(), program.said()) == (0, "")
