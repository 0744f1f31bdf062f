"""Where a new office may lie."""

from __future__ import annotations

from pathlib import Path

import pytest

import gongkai_desktop
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.store import Store, places, site
from tests.toy_ledger import note, records_of


def test_a_place_that_is_not_there_yet_and_an_empty_one_are_fit(tmp_path: Path) -> None:
    site.refuse_unfit(OfficeFolder(tmp_path / "新" / "台账"))
    site.refuse_unfit(OfficeFolder(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_whose_making_died_before_its_first_event_is_fit(folder: OfficeFolder) -> None:
    site.refuse_unfit(folder)


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
    monkeypatch.setattr(site.os, "access", lambda path, mode: False)
    with pytest.raises(Refused, match="不允许写入"):
        site.refuse_unfit(OfficeFolder(tmp_path / "新"))


def test_clearing_leaves_what_was_there_before(folder: OfficeFolder) -> None:
    (folder.root / "笔记.txt").write_text("我的", encoding="utf-8")
    site.clear(folder)
    assert [path.name for path in folder.root.iterdir()] == ["笔记.txt"]
