"""What an office does not have: a numbering rule, a wording that holds, an attachment that opens."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder, resource
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.loader import load
from gongkai_desktop.office.office import Office
from gongkai_desktop.office.secrecy import refuse_marked_file
from gongkai_desktop.paper.letter_file import load_letter
from gongkai_desktop.store import Store


def test_a_folder_without_an_office_is_opened_by_no_desk(tmp_path: Path) -> None:
    Store.create(OfficeFolder(tmp_path / "台账")).close()
    for writing in (True, False):
        with pytest.raises(Refused, match="这里还没有设立单位"):
            Desk.open(tmp_path / "台账", writing=writing)


def test_a_series_without_a_rule_gives_no_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = replace(load("tiaoli"), numbering={})
    with Desk.create(tmp_path / "台账", name="某局") as desk:
        monkeypatch.setattr(Office, "rules", property(lambda _: bare))
        with pytest.raises(Refused, match="没有文书编号的编号规则。请在“本单位”里填写文书编号的编号规则"):
            desk.office.next_number("sheet", desk.today())


def test_an_entry_of_the_catalogue_that_is_none(tmp_path: Path) -> None:
    with (
        Desk.create(tmp_path / "台账", name="某局") as desk,
        pytest.raises(Refused, match="目录里没有条目 #999"),
    ):
        desk.catalogue.whole(999, desk.today())


def test_a_packed_file_that_does_not_open_is_kept_by_nobody(tmp_path: Path) -> None:
    path = tmp_path / "附件.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<p>甲</p>" * 100)
    content = bytearray(path.read_bytes())
    content[40:44] = b"\xff" * 4
    path.write_bytes(content)
    with pytest.raises(Refused, match="这个文件打不开：压缩结构损坏或带密码"):
        refuse_marked_file(path)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("title = ", "第 1 行的 title 不对：等号后面的值写法不对"),
        ('to = "甲"\n', "第 1 行的 title 不对：缺少这一项"),
        ("", "第 1 行的 title 不对：缺少这一项"),
        ("title = 1\nto = 2\nbody = 3", "第 3 行的 body 不对：没有这样的项"),
    ],
)
def test_a_wording_of_the_offices_own_that_does_not_hold_is_named(
    tmp_path: Path, text: str, why: str
) -> None:
    name = next(entry.name for entry in resource("letters").iterdir() if entry.name.endswith(".toml"))
    own = tmp_path / "表样"
    own.mkdir()
    (own / name).write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=f"函件文字 {name} {why}"):
        load_letter(name.removesuffix(".toml"), own)
    with pytest.raises(KeyError):
        load_letter("没有的", own)
    shutil.rmtree(own)
    assert load_letter(name.removesuffix(".toml"), own).title
