"""Names that Windows cannot use, or that mean something else there."""

from __future__ import annotations

import mimetypes
from pathlib import Path

import pytest

from gongkai_desktop import filenames
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.filenames import ending, fit, is_reserved
from gongkai_desktop.reports.superiors import service as superiors
from gongkai_desktop.reports.superiors.looking import Wish
from gongkai_desktop.store import site
from gongkai_desktop.store.attachments import Attachments
from gongkai_desktop.store.places import refuse_long


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("关于 2024 年预算的公告.pdf", "关于 2024 年预算的公告.pdf"),
        ("CON", "_CON"),
        ("nul.pdf", "_nul.pdf"),
        ("com1 .tar.gz", "_com1 .tar.gz"),
        ("LPT¹.txt", "_LPT¹.txt"),
        ("CONIN$", "_CONIN$"),
        ("console.txt", "console.txt"),
        ("COM10.txt", "COM10.txt"),
        ("公告 . . ", "公告"),
        ("  公告.pdf ", "公告.pdf"),
        ("甲/乙:丙?.pdf", "甲_乙_丙_.pdf"),
        ("公告.pdf:隐藏.exe", "公告.pdf_隐藏.exe"),
        ("...", ""),
        ("a" * 300 + ".pdf", "a" * 116 + ".pdf"),
        ("长" * 120 + ".pdf", "长" * 65 + ".pdf"),
    ],
)
def test_a_typed_name_becomes_one_that_every_system_takes(typed: str, called: str) -> None:
    assert fit(typed) == called
    assert fit(called) == called


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("表.XLSX", ".xlsx"),
        ("a.b:c", ""),
        ("没有", ""),
        ("x.pdf ", ""),
        ("x.superlongone", ""),
        (".gitignore", ""),
    ],
)
def test_an_ending_is_letters_and_digits(name: str, found: str) -> None:
    assert ending(name) == found


@pytest.mark.parametrize("name", ["NUL", "台账. ", "台账.", "com3", "台账?", "一科*二科", "<新>"])
def test_no_new_office_lies_where_windows_could_not_open_it(tmp_path: Path, name: str) -> None:
    for root in (tmp_path / name, tmp_path / name / "台账"):
        with pytest.raises(Refused, match="Windows"):
            site.refuse_unfit(OfficeFolder(root))


def test_a_path_told_letter_by_letter_is_refused_with_the_way_out() -> None:
    with pytest.raises(Refused, match=r"从盘符写起"):
        refuse_long(Path(r"\\?\C:\台账"))


@pytest.fixture
def kept(tmp_path: Path) -> Attachments:
    (tmp_path / "附件").mkdir()
    return Attachments(tmp_path / "附件")


@pytest.mark.parametrize(
    "name", ["答复.pdf.exe", "看图.lnk", "说明.html", "安装.msi", "x.pdf:y.bat", "没有后缀", "a.scr "]
)
def test_an_attachment_that_would_be_run_is_not_opened(kept: Attachments, name: str) -> None:
    stored = kept.keep_bytes(b"MZ", name)
    with pytest.raises(Refused, match="可能是程序"):
        kept.open_copy(stored.sha256, stored.name)


@pytest.mark.parametrize("name", ["表.xlsx", "扫描.TIFF", "来件.ofd", "材料.zip", "con.pdf"])
def test_a_document_is_opened_under_a_name_that_can_be(kept: Attachments, name: str) -> None:
    stored = kept.keep_bytes(name.encode(), name)
    copy = kept.open_copy(stored.sha256, stored.name)
    assert copy.read_bytes() == name.encode() and not is_reserved(copy.name)
    kept.drop_copies()


def test_types_are_ours_whatever_the_computer_has_registered(
    kept: Attachments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mimetypes, "guess_type", lambda name: ("application/x-wps-hijacked", None))
    assert kept.keep_bytes(b"x", "台账.XLSX").mime.endswith("spreadsheetml.sheet")
    assert filenames.kind("表.csv") == "text/csv" and filenames.kind("x.exe") == "application/octet-stream"


def test_two_templates_that_differ_by_case_alone_become_two_files() -> None:
    names = superiors._names([Wish(Path("a/表A.xlsx")), Wish(Path("b/表a.XLSX"))])
    assert len({name.casefold() for name in names}) == 2
