"""Files that are whole or not there, wherever they lie."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from gongkai_desktop import files
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import (
    folder_whole,
    lasting_folder,
    others_write_to,
    sweep_temporary,
    unfinished,
    written_whole,
)


def test_a_folder_that_cannot_be_brought_to_the_disk_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sticks and shared folders know no order of names; the file itself is brought to the disk."""
    brought: list[str] = []

    def sync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "a folder")
        brought.append("file")

    monkeypatch.setattr(os, "fsync", sync)
    with written_whole(tmp_path / "表.pdf") as beside:
        beside.write_text("新")
    assert (tmp_path / "表.pdf").read_text() == "新" and brought == ["file"]


def test_a_folder_is_whole_or_not_there(tmp_path: Path) -> None:
    with folder_whole(tmp_path / "卷") as beside:
        (beside / "函件").mkdir()
        (beside / "函件" / "函.txt").write_text("文", encoding="utf-8")
        assert not (tmp_path / "卷").exists()
    assert (tmp_path / "卷" / "函件" / "函.txt").read_text(encoding="utf-8") == "文"
    with pytest.raises(Refused, match="已经有“卷”"), folder_whole(tmp_path / "卷"):
        pass
    with pytest.raises(ValueError), folder_whole(tmp_path / "另") as beside:
        (beside / "半").write_text("半")
        raise ValueError
    with pytest.raises(Refused, match="没有文件夹"), folder_whole(tmp_path / "无" / "卷"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["卷"]


def test_what_a_killed_process_left_in_a_folder_of_the_clerks_goes_with_the_next_file(tmp_path: Path) -> None:
    kill_in(tmp_path)
    assert len(list(tmp_path.iterdir())) == 3
    (tmp_path / ".别人的.部分").write_text("留着")
    with written_whole(tmp_path / "甲") as first, folder_whole(tmp_path / "乙") as second:
        first.write_text("甲")
        with unfinished(tmp_path) as third:
            assert first.exists() and third != first, "of a process that is alive nothing goes"
        assert second.exists()
    assert {path.name for path in tmp_path.iterdir()} == {"甲", "乙", ".别人的.部分"}


def test_what_another_computer_writes_into_a_shared_folder_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai_desktop.files._computer", lambda: "另一台")
    with unfinished(tmp_path) as theirs:
        theirs.write_text("正在写")
        monkeypatch.undo()
        monkeypatch.setattr("gongkai_desktop.files._is_alive", lambda _: False)
        with unfinished(tmp_path) as ours:
            ours.write_text("半")
            with unfinished(tmp_path):
                assert theirs.exists() and not ours.exists()


@pytest.mark.parametrize("before", [None, "/var/tmp"])
def test_what_libraries_begin_meanwhile_goes_to_the_folder_and_nothing_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    monkeypatch.delenv("TMPDIR", raising=False)
    if before is not None:
        monkeypatch.setenv("TMPDIR", before)
    with pytest.raises(ValueError), others_write_to(str(tmp_path)):
        assert os.environ["TMPDIR"] == str(tmp_path)
        raise ValueError
    assert os.environ.get("TMPDIR") == before


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program notes what it is making, as the process that will be killed has it too."""
    place = tmp_path / "临时"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def test_what_a_killed_process_left_anywhere_goes_with_the_next_start(tmp_path: Path, notes: Path) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    kill_in(stick)
    (stick / "别的").write_text("留着")
    assert len(list(stick.iterdir())) == 4 and len(list(notes.iterdir())) == 2
    with written_whole(tmp_path / "表") as beside:
        beside.write_text("表")
        sweep_temporary()
        assert beside.exists() and len(list(notes.iterdir())) == 1, "this process is alive"
    assert [one.name for one in stick.iterdir()] == ["别的"] and not list(notes.iterdir())


def test_a_stick_that_is_away_is_cleared_when_it_is_back(tmp_path: Path, notes: Path) -> None:
    stick, away = tmp_path / "U盘", tmp_path / "拔了"
    stick.mkdir()
    kill_in(stick)
    stick.rename(away)
    sweep_temporary()
    assert len(list(notes.iterdir())) == 2
    away.rename(stick)
    sweep_temporary()
    assert not list(stick.iterdir()) and not list(notes.iterdir())
    kill_in(stick)
    stick.rename(away)
    for note in notes.iterdir():
        os.utime(note, (1e9, 1e9))
    sweep_temporary()
    assert not list(notes.iterdir()), "one that never comes back is not looked for for ever"


def test_what_a_process_left_goes_though_another_has_its_number_now(
    tmp_path: Path, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows gives numbers again at once; a citizen's paper stayed for as long as the new one ran."""
    opened = lasting_folder()
    (opened / "身份证.pdf").write_text("张三")
    with unfinished(tmp_path) as beside:
        beside.write_text("半")
        sweep_temporary()
        assert opened.exists() and beside.exists(), "it is this one"
        started = files._started(os.getpid())
        assert started is not None and files._is_alive(os.getpid())
        monkeypatch.setattr(files, "_started", lambda _: started + 1)
        sweep_temporary()
        assert not opened.exists() and not beside.exists()
    again = lasting_folder()
    monkeypatch.setattr(files, "_started", lambda _: None)
    sweep_temporary()
    assert again.exists(), "where nothing is told of it, the one that has the number is believed"


@pytest.mark.parametrize("named", ["重要.docx", ".00000000-999999999-0123456789ab.部分", "../重要.docx"])
def test_a_note_removes_nothing_but_what_the_program_was_making(
    tmp_path: Path, notes: Path, named: str
) -> None:
    own = tmp_path / "文件夹"
    own.mkdir()
    for path in (own / named, own / "重要.docx"):
        path.write_text("留着")
    (notes / "gongkai-999999999-x.note").write_text(str(own / named), "utf-8")
    sweep_temporary()
    assert (own / named).exists() and not list(notes.iterdir())


def test_no_sheet_lies_in_the_temporary_folder_when_the_program_is_killed_over_it(
    tmp_path: Path, notes: Path
) -> None:
    """openpyxl by itself writes each sheet there first."""
    script = (
        "import os, sys; from pathlib import Path; from openpyxl import Workbook;"
        "from openpyxl.worksheet._writer import WorksheetWriter; from gongkai_desktop.paper.book_save import save_book;"
        "from gongkai_desktop.paper.workbook import written_book;"
        "book = Workbook(); book.active.append(['张三']);"
        "WorksheetWriter.write_tail = lambda self: os.kill(os.getpid(), 9);"
        "whole = written_book(Path(sys.argv[1], '退回.xlsx')); save_book(book, whole.__enter__())"
    )
    assert subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False).returncode != 0
    assert [one.suffix for one in notes.iterdir()] == [".note"], "it says where the file was being made"
    sweep_temporary()
    assert list(tmp_path.rglob("*")) == [notes]


def kill_in(place: Path) -> None:
    """A process that is killed while it writes a folder, and a database, into a place."""
    script = (
        "import os, sys; from pathlib import Path; from gongkai_desktop.files import folder_whole, written_whole;"
        "place = Path(sys.argv[1]); folder = folder_whole(place / '卷'); file = written_whole(place / '表');"
        "(folder.__enter__() / '申请书').write_text('张三'); beside = file.__enter__(); beside.write_text('张三');"
        "beside.with_name(beside.name + '-journal').write_text('张三'); os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", script, str(place)], check=False).returncode != 0
