"""What is to be feared where an office lies."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gongkai_desktop.store import ground
from tests.systems import WINDOWS

MOUNTS = """\
/dev/sda2 / ext4 rw 0 0
/dev/sdb1 /mnt/stick vfat rw 0 0
/dev/sdc1 /run/media/wang/备份盘 exfat rw 0 0
/dev/mapper/home /home ext4 rw 0 0
tmpfs /media tmpfs rw 0 0
"""


@pytest.fixture
def blocks(tmp_path: Path) -> Path:
    """Block devices as /sys/class/block has them: links to a disk and the parts within it."""
    links = tmp_path / "block"
    links.mkdir()
    for disk, taken_out in (("sda", "0"), ("sdb", "1"), ("sdc", "0")):
        place = tmp_path / "devices" / disk
        place.mkdir(parents=True)
        (place / "removable").write_text(f"{taken_out}\n")
        for part in (f"{disk}1", f"{disk}2"):
            (place / part).mkdir()
            if WINDOWS:  # where a link asks for a right that few have
                shutil.copytree(place, links / part)
            else:
                (links / part).symlink_to(place / part)
    return links


@pytest.mark.parametrize(
    ("path", "out"),
    [
        ("/var/台账", False), ("/home/wang/台账", False), ("/mnt/stick/台账", True),
        ("/run/media/wang/备份盘/台账", True), ("/media/台账", False), ("/mnt/别处", False),
    ],
)  # fmt: skip
def test_a_stick_is_known_by_its_disk_and_by_where_it_is_mounted(path: str, out: bool, blocks: Path) -> None:
    assert ground.removable(Path(path), MOUNTS, blocks) is out


@pytest.mark.parametrize(
    ("path", "cloud"),
    [
        ("/home/wang/OneDrive - 某县教育局/台账", "OneDrive - 某县教育局"),
        ("/d/我的坚果云/台账", "我的坚果云"),
        ("/d/WPS 云盘/办公/台账", "WPS 云盘"),
        ("/d/BaiduSyncdisk/台账", "BaiduSyncdisk"),
        ("/d/百度网盘同步空间/台账", "百度网盘同步空间"),
        ("/d/115/台账", "115"),
        ("/d/1150 号文/台账", ""),
        ("/d/文档/坚果/台账", ""),
        ("/home/wang/文档/台账", ""),
    ],
)
def test_folders_of_clouds_are_known_by_name(path: str, cloud: str) -> None:
    assert ground.synced(Path(path), {}) == cloud


def test_onedrive_says_itself_which_folders_it_has(tmp_path: Path) -> None:
    own = {"OneDriveCommercial": str(tmp_path / "云")}
    assert ground.synced(tmp_path / "云" / "文档" / "台账", own) == "云"
    assert ground.synced(tmp_path / "台账", own | {"OneDrive": ""}) == ""


def test_each_worry_says_why_and_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ground.worries(tmp_path / "台账") == ()
    monkeypatch.setattr(ground, "_is_removable", lambda path: True)
    told = [str(one) for one in ground.worries(tmp_path / "坚果云" / "台账")]
    assert "U 盘" in told[0] and "同步文件夹“坚果云”" in told[1]
    assert all("搬到别处" in one for one in told)
