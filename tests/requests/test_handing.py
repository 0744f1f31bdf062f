"""案卷移交: everything of an application in one folder or file, each named with its digest; what for is told first."""

from __future__ import annotations

import errno
import hashlib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gongkai_desktop import files
from gongkai_desktop.errors import Refused
from gongkai_desktop.requests.handing import Handed, hand_over, proposed
from tests.paper.reading import all_text, squeezed
from tests.systems import WINDOWS

from .conftest import Room
from .test_file import answered  # noqa: F401 (the fixture)

WHY = "交甲县人民法院，行政诉讼举证"


def handed(room: Room, request: int, path: Path, why: str = WHY) -> Handed:
    def record(prepared: object) -> None:
        assert not path.exists(), "remembered before it has its name"

    return hand_over(room.desk, request, path, record, room.today, why=why)


NAME, FITTED = ("说明.xlsx", "说明") if WINDOWS else ("nul:说明?.xlsx", "nul_说明_")
"""What the original is called, and handed over as: a name that Windows does not take is not to be had there."""


@pytest.fixture
def case(answered: tuple[Room, int], tmp_path: Path) -> tuple[Room, int]:  # noqa: F811
    """The same with an original that is no picture, its name one that Windows does not take."""
    here, request = answered
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / NAME).write_bytes(f"表{folder}".encode())
    here.do(request, "signed", by="王小明", picture=str(tmp_path / "甲" / NAME))
    paper = str(tmp_path / "乙" / NAME)
    here.do(request, "dispute", path="行政复议", body="甲县人民政府", picture=paper)
    return here, request


def test_a_folder_has_everything_and_a_list_with_digests(case: tuple[Room, int], tmp_path: Path) -> None:
    here, request = case
    out = tmp_path / proposed("2026/0001")
    told = handed(here, request, out)
    assert out.name == "案卷_2026_0001"
    written = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert written == {one.name for one in told.files} | {"案卷移交清单.pdf"}
    assert {"案卷.pdf", "期限计算单.xlsx", "函件/政府信息公开申请答复书.docx"} <= written
    assert {f"附件/{FITTED}.xlsx", f"附件/{FITTED}（2）.xlsx", "附件/邮寄凭证.png"} <= written
    shown = squeezed(all_text((out / "案卷移交清单.pdf").read_bytes()))
    for one in told.files:
        assert hashlib.sha256((out / one.name).read_bytes()).hexdigest() == one.sha256
        assert squeezed(one.name) in shown and one.sha256 in shown
    assert WHY in shown and not list(tmp_path.glob(".*"))
    book = load_workbook(out / "期限计算单.xlsx")
    cells = [str(cell.value or "") for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {"期限", "逐日计算", "经过"} <= set(book.sheetnames)
    assert "答复" in cells and "起算日" in cells and any("2026-11-30" in cell for cell in cells)
    assert not any("13800138000" in cell for cell in cells), "it tells of no number of the applicant"


def test_one_file_holds_the_same_and_nothing_is_asked_where_nobody_can_be_reached(
    here: Room, tmp_path: Path
) -> None:
    out, request = tmp_path / "移交.zip", here.receive(phone="")
    told = handed(here, request, out, why="")
    with zipfile.ZipFile(BytesIO(out.read_bytes())) as archive:
        assert set(archive.namelist()) == {f"移交/{one.name}" for one in told.files} | {
            "移交/案卷移交清单.pdf"
        }
        assert archive.testzip() is None
    assert list(tmp_path.glob(".*")) == []


class Killed(BaseException):
    """The process dies here."""


@pytest.mark.parametrize("name", ["卷", "卷.zip"])
def test_killed_while_it_is_written_nothing_is_left_once_it_is_written_again(
    here: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def dies(*_: object) -> None:
        raise Killed

    request, out = here.receive(phone=""), tmp_path / "出"
    out.mkdir()
    with monkeypatch.context() as killing:
        for clears in ("discard", "discard_folder"):  # the dead clear nothing away
            killing.setattr(files, clears, lambda _: None)
        with pytest.raises(Killed):
            hand_over(here.desk, request, out / name, dies, here.today)
    assert len(list(out.iterdir())) == 1
    monkeypatch.setattr(files, "_is_alive", lambda _: False)
    handed(here, request, out / name, why="")
    assert [path.name for path in out.iterdir()] == [name]


def test_a_disk_that_is_full_before_the_file_is_whole_leaves_nothing_remembered(
    here: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    request, out = here.receive(phone=""), tmp_path / "出"
    out.mkdir()
    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    remembered: list[object] = []
    with pytest.raises(Refused, match="磁盘已满") as refused:
        hand_over(here.desk, request, out / "移交.zip", remembered.append, here.today)
    monkeypatch.undo()
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Refused, match="磁盘已满") as at_once:
        hand_over(here.desk, request, out / "移交", remembered.append, here.today)
    assert remembered == [] and list(out.iterdir()) == []
    for told in (refused, at_once):
        assert told.value.what == f"“{out}” 放不下"


def test_what_for_is_told_first_where_a_person_can_be_reached(here: Room, tmp_path: Path) -> None:
    request = here.receive()
    for name in ("卷", "卷.zip"):
        with pytest.raises(Refused, match="证件号码或联系方式"):
            handed(here, request, tmp_path / name, why=" ")
        assert not (tmp_path / name).exists()


def test_what_for_is_refused_before_anything_is_written(
    here: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the timeline may not hold is told while it can be mended, not when all papers are drawn."""
    request, drawn = here.receive(), list[object]()
    monkeypatch.setattr(type(here.desk.papers), "prepare", lambda *asked, **_: drawn.append(asked))
    with pytest.raises(Refused) as told:
        handed(here, request, tmp_path / "卷.zip", why="机密★10年 某案")
    assert "密级" in f"{told.value.what}{told.value.why}" and not drawn


def test_nothing_is_left_of_what_fails_and_nothing_is_written_over(here: Room, tmp_path: Path) -> None:
    request = here.receive()
    (tmp_path / "卷").mkdir()
    for name, why in (("卷", "已经有“卷”"), ("CON", "设备")):
        with pytest.raises(Refused, match=why):
            handed(here, request, tmp_path / name)

    def fail(prepared: object) -> None:
        raise Refused("不行", way="再做")

    with pytest.raises(Refused, match="不行"):
        hand_over(here.desk, request, tmp_path / "另.zip", fail, here.today, why=WHY)
    assert not list(tmp_path.glob(".*")) and not (tmp_path / "另.zip").exists()
