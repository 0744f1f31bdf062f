"""Any file at all: read for what it is, or refused in a sentence with a way forward."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange import books
from gongkai_desktop.exchange.failures import UnknownHeader

from .confined import DIED, READ, REFUSED, ConfinedReader
from .conftest import DATA, read

REAL = read(DATA / "register-real.xlsx")


def test_the_real_register_is_read_whole() -> None:
    assert (REAL.head.ledger, REAL.head.rows, REAL.head.unmapped) == ("register", 9, ())
    assert len(REAL.rows) == 9
    assert REAL.rejected == []
    first, second = REAL.fields[:2]
    assert first["index_no"] == "11341702486344515H/202110-00013"
    assert (first["formed"], first["department"], first["published"]) == ("2021-10-08", "宁国市商务局", "")
    assert (second["formed"], second["published"]) == ("", "2025-09-02")
    assert [row[0] for row in REAL.rows] == [*range(4, 13)]


def test_the_real_catalogue_is_read_whole_with_its_time_limits_as_worded() -> None:
    found = read(DATA / "catalogue-real.xlsx")
    assert (found.head.ledger, found.head.rows, found.head.unmapped) == ("catalogue", 16, ())
    assert len(found.rows) == 16
    limits = [fields["time_limit"] for fields in found.fields]
    assert "信息形成后,20个工作日内" in limits
    assert "6月底前" in limits


@pytest.mark.parametrize("name", ["register.xls", "register.ods"])
def test_the_same_ledger_reads_the_same_in_every_format(name: str) -> None:
    assert read(DATA / name).rows == REAL.rows


@pytest.mark.parametrize(("old", "new"), [("register.xls", "台账.et"), ("register.xls", "台账.xlsx")])
def test_a_renamed_workbook_is_read_for_what_it_holds(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / new
    path.write_bytes((DATA / old).read_bytes())
    assert read(path).rows == REAL.rows


TEXT = '信息名称,文号,生成日期\n关于甲的通知,无,2024年1月5日\n"关于乙,丙的通知",某发〔2024〕2号,2024/1/6\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_text_is_read_in_the_encodings_people_have(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes(TEXT.encode(encoding))
    assert read(path).fields == [
        {"title": "关于甲的通知", "doc_no": "", "formed": "2024-01-05"},
        {"title": "关于乙,丙的通知", "doc_no": "某发〔2024〕2号", "formed": "2024-01-06"},
    ]


@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("name", ["台账.csv", "台账.xls"])
def test_text_is_read_with_other_delimiters_and_under_a_workbooks_name(
    tmp_path: Path, delimiter: str, name: str
) -> None:
    path = tmp_path / name
    path.write_text(f"信息名称{delimiter}生成日期\n关于甲,乙的通知{delimiter}2024-01-05\n", "utf-8")
    assert read(path).fields == [{"title": "关于甲,乙的通知", "formed": "2024-01-05"}]


def test_rare_characters_come_through_gb18030(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes("信息名称,文号\n表彰䶮㛃𬱖同志的决定,1\n".encode("gb18030"))
    assert read(path).fields[0]["title"] == "表彰䶮㛃𬱖同志的决定"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("空.xlsx", b"", "是空的"),
        ("空.csv", b" \r\n\r\n", "是空的"),
        ("坏.xlsx", b"PK\x03\x04 not a zip", "打不开.*损坏"),
        ("坏.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "打不开.*损坏"),
        ("坏.ods", b"\x00\x01\x02\x03", "打不开.*损坏"),
        ("网页.xls", b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
        ("网页.xls", b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "XML"),
        ("扫描.pdf", b"%PDF-1.7", "PDF"),
        ("扫描.xlsx", b"\x89PNG\r\n", "图片"),
        ("说明.doc", b"hello", "不认识.*这种文件"),
        ("乱码.csv", "信息名称,文号".encode("utf-16-le"), "编码认不出"),
        ("乱码.csv", b"\xff\xff\xff\x80,\x80\n", "编码认不出"),
        ("人员.csv", "姓名,电话\n张三,1\n".encode(), "没有认得出的表头.*姓名、电话"),
        ("表头.csv", "信息名称,文号\n".encode(), "只有表头"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Refused, match=said) as refusal:
        read(path)
    assert refusal.value.way
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("name", ["locked.xlsx", "locked.xls", "locked.ods"])
def test_a_locked_workbook_is_refused_as_locked(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="密码"):
        read(DATA / name)
    renamed = tmp_path / "台账.et"
    renamed.write_bytes((DATA / name).read_bytes())
    with pytest.raises(Refused, match="密码"):
        read(renamed)


def test_a_word_file_is_called_what_it_is(tmp_path: Path) -> None:
    from zipfile import ZipFile

    path = tmp_path / "台账.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(Refused, match="文字文档"):
        read(path)


def test_an_old_word_file_is_called_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "台账.wps"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + "WordDocument".encode("utf-16-le"))
    with pytest.raises(Refused, match="文字文档"):
        read(path)


def test_what_would_not_fit_is_refused_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(books, "LARGEST_UNPACKED", 1000)
    with pytest.raises(Refused, match="拆成几个文件"):
        read(DATA / "register-real.xlsx")
    monkeypatch.setattr(books, "LARGEST_FILE", 1000)
    with pytest.raises(Refused, match="拆成几个文件"):
        read(DATA / "register.xls")


def test_no_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有文件"):
        read(tmp_path / "没有.xlsx")
    with pytest.raises(Refused, match="是文件夹"):
        read(tmp_path)


def test_headers_nobody_knows_are_handed_out_to_be_explained(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text("事由,何时\n关于甲的通知,2024-01-05\n", "utf-8")
    with pytest.raises(UnknownHeader) as refusal:
        read(path)
    assert refusal.value.headers == ("事由", "何时")


def test_an_empty_workbook_is_refused(workbook: Callable[..., Path]) -> None:
    with pytest.raises(Refused, match="是空的"):
        read(workbook([]))


@pytest.fixture(scope="module")
def confined() -> Iterator[ConfinedReader]:
    with ConfinedReader() as reader:
        yield reader


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_mutated_workbooks_are_refused_or_read_but_never_fail(
    data: st.DataObject, confined: ConfinedReader, tmp_path_factory: pytest.TempPathFactory
) -> None:
    name = data.draw(
        st.sampled_from(["register.xls", "register.ods", "register-real.xlsx", "locked.xlsx", "gbk.csv"])
    )
    original = TEXT.encode("gbk") if name == "gbk.csv" else (DATA / name).read_bytes()
    content = bytearray(original)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(1, 64))] = data.draw(st.binary(max_size=64))
    path = tmp_path_factory.mktemp("mutated") / name
    path.write_bytes(content)
    assert confined.outcome(path) in (READ, REFUSED, DIED)
