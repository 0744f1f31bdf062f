"""Views are called in the language of the window: every one of the program's ledgers has its name there."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gongkai_desktop.desk import Desk
from ui.kit.ledger.view_names import _names, view_name


def test_every_view_of_the_program_has_a_name_in_the_window(tmp_path: Path, qtbot: QtBot) -> None:
    with Desk.create(tmp_path / "某局", name="某局", ruleset="tiaoli") as desk:
        lists = [desk.listing(name) for name in desk.kind_names if name not in desk.ledgers.keys]
        titles = {view.title for one in lists for view in one.views()}
    assert titles
    assert titles <= set(_names("")), titles - set(_names(""))


def test_a_view_of_the_offices_own_stays_as_it_was_written(qtbot: QtBot) -> None:
    assert view_name("李局长要的") == "李局长要的"
