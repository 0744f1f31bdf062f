"""The program as it is started: worked by key on a real X screen, from an empty home to a second day."""

from __future__ import annotations

from pathlib import Path

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.store.lock import holder

from .shown import Program
from .starting import FIRST, choose_copy, fill_in_office, leave, put_back


def found_office(program: Program, place: Path) -> None:
    """From the first window to the window of an office of one's own."""
    fill_in_office(program, str(place))
    in_office(program, place)


def in_office(program: Program, place: Path) -> None:
    """Wait until the office's window is there with its menus: it then takes the folder for writing."""
    program.on(f"— {place.name}$")
    program.until(lambda: holder(OfficeFolder(place).lock), "the note of who holds the folder")


def test_an_office_is_founded_used_left_and_found_again(program: Program, tmp_path: Path) -> None:
    place = tmp_path / "ledger"
    found_office(program, place)
    program.gone(FIRST)
    program.press("ctrl+n")
    program.on("^新登记$")
    program.shut("Escape", "^新登记$")
    program.on(f"— {place.name}$")
    leave(program)
    program.again()
    in_office(program, place)
    leave(program)
    with Desk.open(place, writing=True) as desk:
        assert desk.office.profile.name == "County Archive" and desk.verify() == []


def test_the_sample_is_looked_at_a_copy_restored_and_opened(program: Program, tmp_path: Path) -> None:
    program.on(FIRST)
    program.press("alt+s")
    sample = program.sample()
    in_office(program, sample)
    program.press("ctrl+shift+k")
    program.on("^备份与恢复$")
    program.until(lambda: program.presses("ctrl+r", "^恢复$"), "the question where to restore")
    program.press("alt+r")
    place = tmp_path / "restored"
    place.mkdir()
    program.on("^恢复到哪个文件夹$")
    program.write(str(place))
    program.press("Return")
    program.on("^打开它$")
    program.press("Return")
    in_office(program, place)
    assert not sample.exists(), "the sample is thrown away with its window"
    leave(program)
    program.again()
    in_office(program, place)
    leave(program)


def test_on_another_machine_a_copy_is_found_restored_and_opened(program: Program, tmp_path: Path) -> None:
    with Desk.create(tmp_path / "old", name="County Archive"):
        copy = Desk.back_up(tmp_path / "old", to=tmp_path / "stick").path
    place = tmp_path / "restored"
    place.mkdir()
    choose_copy(program, str(copy.rename(tmp_path / "copy.db")))
    put_back(program, str(place))
    in_office(program, place)
    program.on("^恢复$")
    program.shut("Return", "^恢复$")
    program.on(f"— {place.name}$")
    leave(program)


def test_a_look_at_the_sample_is_not_remembered(program: Program) -> None:
    program.on(FIRST)
    program.press("alt+s")
    in_office(program, program.sample())
    leave(program)
    program.again()
    program.on(FIRST)
    program.press("Escape")
    assert (program.ended(), program.said()) == (0, "")
