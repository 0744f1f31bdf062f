"""A full disk, a folder that may only be read, a stick pulled: a sentence each, and the office stays whole."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.store import backup


def run(trouble: str, folder: OfficeFolder, *told: str) -> list[str]:
    """What a process in trouble said, line by line; it must not have failed otherwise."""
    command = [sys.executable, "-m", "tests.faults.ruined", trouble, str(folder.root), *told]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and not done.stderr, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("work", "room"),
    [("entry", 400_000), ("import", 60_000), ("export", 4_000), ("backup", 100_000), ("copy", 100_000), ("attach", 0)],
)  # fmt: skip
def test_on_a_full_disk_what_was_begun_is_refused_and_nothing_of_it_stays(
    office: OfficeFolder, work: str, room: int
) -> None:
    size, begun = office.database.stat().st_size, number_of_events(office)
    limit = size + room if work in ("entry", "import") else room or size // 2
    (office.root.parent / "大.txt").write_bytes(b"x" * (limit + 1))
    copies, files = len(backup.listing(office)), attached(office)
    (said,) = run("full", office, work, str(limit))
    assert "磁盘" in said and "请" in said
    with Desk.open(office.root, writing=True) as desk:
        assert desk.verify() == []
        assert desk.lists.count(Query(), desk.today()) >= 305
        assert (desk.records.head()[0] == begun) == (work != "entry")
    assert len(backup.listing(office)) == copies + (work == "import")
    assert all(backup.prove(copy.path).count for copy in backup.listing(office))
    assert attached(office) == files
    assert not (office.root.parent / "出.xlsx").exists()
    assert list(office.root.parent.rglob("*部分*")) == []


def number_of_events(folder: OfficeFolder) -> int:
    with Desk.open(folder.root, writing=False) as desk:
        return desk.records.head()[0]


def attached(folder: OfficeFolder) -> list[Path]:
    return sorted(path for path in folder.attachments.rglob("*") if path.is_file())


def applied(folder: OfficeFolder) -> None:
    """Somebody has applied at that office."""
    with Desk.open(folder.root, writing=True) as desk:
        values = {
            "applicant": "王某",
            "applicant_kind": "自然人",
            "channel": "当面",
            "arrived": desk.today().isoformat(),
            "asked": "检查结果",
        }
        desk.requests.enter(values, actor=desk.actor(), today=desk.today())


@pytest.mark.parametrize(("work", "limit"), [("paper", 4_000), ("word", 2_000), ("file", 4_000)])
def test_on_a_full_disk_no_paper_is_half_written_and_none_is_recorded(
    office: OfficeFolder, work: str, limit: int
) -> None:
    applied(office)
    begun, files = number_of_events(office), attached(office)
    (said,) = run("full", office, work, str(limit))
    assert "放不下" in said and "请" in said
    assert (number_of_events(office), attached(office)) == (begun, files)
    assert not (office.root.parent / "函.docx").exists()
    assert list(office.root.parent.rglob("*部分*")) == []
    with Desk.open(office.root, writing=True) as desk:
        assert desk.verify() == []
        (request,) = desk.request_lists.ids(Query("all"), desk.today())
        drawn = desk.papers.prepare("request-file", [request], desk.today())
        desk.papers.issue(drawn, actor=desk.actor(), today=desk.today())
        assert desk.verify() == []


@contextmanager
def locked(folder: OfficeFolder) -> Iterator[None]:
    """Within, nobody may write in the folder."""
    paths = [folder.root, *folder.root.rglob("*")]
    modes = [(path, path.stat().st_mode) for path in paths]
    for path, mode in reversed(modes):
        path.chmod(mode & ~0o222)
    try:
        yield
    finally:
        for path, mode in modes:
            path.chmod(mode)


def test_a_folder_that_may_only_be_read_says_so_and_is_read(office: OfficeFolder) -> None:
    (office.root.parent / "出").mkdir()
    with locked(office):
        refused, counted, exported = run("read_only", office)
    assert "不允许写入" in refused and "请" in refused
    assert counted == "只读 True 305 0"
    assert exported == "305"


def test_papers_of_a_folder_that_may_only_be_read_are_seen_and_not_written(office: OfficeFolder) -> None:
    applied(office)
    with locked(office):
        sheet, whole, refused = run("read_only_paper", office)
    assert (int(sheet), int(whole) > 2) == (1, True)
    assert "不允许写入" in refused and "请" in refused


def test_when_the_stick_is_pulled_every_call_ends_in_a_sentence(office: OfficeFolder) -> None:
    *said, closed = run("pulled", office)
    assert closed == "关闭了"
    assert len(said) == 19
    assert said.count("做成了") <= 1
    for line in said:
        assert line == "做成了" or ("请" in line and line.endswith("。")), line
        assert "损坏" not in line
    assert "不见了" in said[0] and "可能已拔出" in said[0]
