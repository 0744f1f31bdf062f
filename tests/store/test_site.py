"""Where a new office may lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import gongkai_desktop
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.store import Store, backup, places, site
from gongkai_desktop.store.restore import restore
from tests.systems import WINDOWS
from tests.toy_ledger import note, records_of


def test_a_place_that_is_not_there_yet_and_an_empty_one_are_fit(tmp_path: Path) -> None:
    site.refuse_unfit(OfficeFolder(tmp_path / "新" / "台账"))
    site.refuse_unfit(OfficeFolder(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_not_there_is_told_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows each disk has a letter, and none need lie behind it; nobody's rights are in question."""
    monkeypatch.setattr(Path, "exists", lambda _: False)
    with pytest.raises(Refused, match=r"没有“.*”这个盘"):
        site.refuse_unfit(OfficeFolder(tmp_path / "台账"))


def test_a_folder_whose_making_died_before_its_first_event_is_fit(folder: OfficeFolder) -> None:
    site.refuse_unfit(folder)


@pytest.mark.parametrize(
    ("name", "says"), [("局" * 86, "名称太长"), ("深/" * 160, "太深"), ("/".join(["层" * 40] * 5), "太深")]
)
def test_a_name_or_path_that_cannot_be_opened_is_refused_with_nothing_left(
    tmp_path: Path, folder: OfficeFolder, name: str, says: str
) -> None:
    place = OfficeFolder(tmp_path / "新" / name)
    copy = backup.by_hand(folder)
    for refused in (
        lambda: site.refuse_unfit(place),
        lambda: Store.open(place, writing=False),
        lambda: restore(copy.path, place),
        lambda: backup.by_hand(folder, to=place.root),
    ):
        with pytest.raises(Refused, match=says):
            refused()
    assert not (tmp_path / "新").exists()


def test_the_longest_name_and_a_long_path_open(tmp_path: Path) -> None:
    def fits(path: Path) -> bool:
        return len(str(path)) <= 170 if WINDOWS else len(os.fsencode(path)) <= 460

    root = tmp_path / ("局" * 85)
    while not fits(root):  # on Windows the folders above leave no room for the longest name
        root = root.with_name(root.name[1:])
    site.refuse_unfit(OfficeFolder(root))
    Store.create(OfficeFolder(root)).close()
    Store.open(OfficeFolder(root), writing=True).close()
    deep = tmp_path
    while fits(deep / "层层层层层"):
        deep = deep / "层层层层层"
    with Store.create(OfficeFolder(deep)) as store:
        records_of(store).append([note("甲")], actor=0)
    assert backup.daily(OfficeFolder(deep)) is not None


def test_every_unfit_place_is_refused_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = OfficeFolder(tmp_path / "用着的")
    with Store.create(begun) as store:
        records_of(store).append([note("甲")], actor=0)
    (tmp_path / "别的").mkdir()
    (tmp_path / "别的" / "照片.jpg").write_bytes(b"")
    inside = Path(gongkai_desktop.__file__).parents[1] / "台账"
    for root, says in (
        (begun.root, "已有台账"),
        (tmp_path / "别的", "照片.jpg"),
        (tmp_path / "别的" / "照片.jpg", "是一个文件"),
        (tmp_path / "别的" / "照片.jpg" / "台账", "不允许写入"),
        (inside, "程序自己的文件夹"),
        (Path("台账"), "完整的位置"),
    ):
        with pytest.raises(Refused, match=says) as refused:
            site.refuse_unfit(OfficeFolder(root))
        assert refused.value.way
    monkeypatch.setattr(places, "_filesystem", lambda path: "cifs")
    with pytest.raises(Refused, match="网络盘"):
        site.refuse_unfit(OfficeFolder(tmp_path / "新"))


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "may_write", lambda path: False)
    with pytest.raises(Refused, match="不允许写入"):
        site.refuse_unfit(OfficeFolder(tmp_path / "新"))


def test_clearing_leaves_what_was_there_before(folder: OfficeFolder) -> None:
    (folder.root / "笔记.txt").write_text("我的", encoding="utf-8")
    site.clear(folder)
    assert [path.name for path in folder.root.iterdir()] == ["笔记.txt"]
