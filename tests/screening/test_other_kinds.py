"""Pictures, text, bundles, and files that cannot be read: one sentence each, never a traceback."""

from __future__ import annotations

import base64
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai_desktop.errors import Refused
from gongkai_desktop.screening.examining import clean, examine
from gongkai_desktop.screening.matters import Matter

from .files import CARD, ID, MOBILE, paragraph, pdf, photograph, word


def kinds(path: Path) -> list[Matter]:
    return [one.kind for one in examine(path).findings]


@pytest.mark.parametrize("name", ["照片.jpg", "照片.png"])
def test_a_photograph_loses_where_and_by_whom_and_keeps_its_pixels(tmp_path: Path, name: str) -> None:
    from PIL import Image

    path = photograph(tmp_path / name, artist="Wang Wu")
    assert kinds(path) == [Matter.METADATA, Matter.LOCATION, Matter.PICTURE]
    assert "Wang" not in str(examine(path))
    out = tmp_path / f"净{name}"
    report = clean(path, out, [one.key for one in examine(path).findings]).report
    assert [one.kind for one in report.findings] == [Matter.PICTURE]
    assert b"Wang Wu" not in out.read_bytes()
    with Image.open(path) as before, Image.open(out) as after:
        assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()


def test_a_turned_photograph_is_turned_for_good(tmp_path: Path) -> None:
    from PIL import Image

    path = photograph(tmp_path / "横.jpg")
    with Image.open(path) as image:
        exif = image.getexif()
        exif[0x0112] = 6
        exif.get_ifd(0x8825)
        out = io.BytesIO()
        image.save(out, "JPEG", exif=exif)
    path.write_bytes(out.getvalue())
    made = tmp_path / "竖.jpg"
    clean(path, made, [one.key for one in examine(path).findings])
    with Image.open(made) as image:
        assert image.size == (48, 64) and not image.getexif()


@pytest.mark.parametrize("where", ["text", "comment", "behind"])
def test_words_in_a_pictures_bytes_are_told_and_gone_from_the_copy(tmp_path: Path, where: str) -> None:
    from PIL import Image, PngImagePlugin

    image = Image.effect_noise((64, 48), 60).convert("RGB")
    path = tmp_path / ("图.png" if where == "text" else "图.jpg")
    if where == "text":
        notes = PngImagePlugin.PngInfo()
        notes.add_itxt("Note", f"王建国 {ID}")
        image.save(path, pnginfo=notes)
    else:
        image.save(path, comment=ID.encode() if where == "comment" else b"")
        path.write_bytes(path.read_bytes() + (f"\n{ID}\n".encode() * 2 if where == "behind" else b""))
    found = examine(path).findings
    assert found[0].kind is Matter.IDENTITY
    out = tmp_path / f"净{path.name}"
    clean(path, out, [one.key for one in found if one.removable])
    assert ID.encode() not in out.read_bytes()


def test_text_is_read_in_the_encodings_of_offices(tmp_path: Path) -> None:
    for encoding in ("utf-8", "gb18030", "utf-16"):
        path = tmp_path / f"{encoding}.csv"
        path.write_bytes(f"姓名,身份证\n张三,{ID}\n".encode(encoding))
        report = examine(path)
        assert [one.kind for one in report.findings] == [Matter.IDENTITY, Matter.NAME]
        assert report.findings[0].place == "第 2 行"
        out = tmp_path / f"净{encoding}.csv"
        assert clean(path, out, [one.key for one in report.findings]).report.clean
        assert "张*" in out.read_bytes().decode(encoding)


def mailed(folder: Path, name: str, content: bytes) -> Path:
    """A mail with a web page for its text and one attachment."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@x.gov.cn", "b@x.gov.cn", f"关于王小明（{MOBILE}）的答复"
    mail.set_content(f"身份证 {ID}", charset="gb2312", cte="quoted-printable")
    mail.add_alternative("<p>电话&#49;38<b>1234</b>5678</p>", subtype="html", cte="base64")
    mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    path = folder / "信.eml"
    path.write_bytes(mail.as_bytes())
    return path


def test_mail_is_decoded_with_its_attachments(tmp_path: Path) -> None:
    letter = word(tmp_path / "信.docx", paragraph(f"卡号 {CARD}")).read_bytes()
    report = examine(mailed(tmp_path, "附件.docx", letter))
    assert report.kind == "mail"
    told = [(one.kind.value, one.place) for one in report.findings]
    assert ("mobile", "邮件的标题和地址") in told and ("identity", "邮件正文") in told
    assert ("mobile", "邮件正文") in told and ("bank", "附件.docx › 第 1 段") in told
    assert MOBILE not in str(report) and ID not in str(report)


def test_an_attachment_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    report = examine(mailed(tmp_path, "旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
    assert any("“旧.doc”没有检查" in one.title for one in report.findings)


@pytest.mark.parametrize(
    "text",
    [
        f"<table><tr><td>{ID[:6]}</td><td>{ID[6:]}</td></tr></table>",
        f"<p>证号<span>{ID[:6]}</span><b>{ID[6:]}</b></p>",
        f"<input type='hidden' value='{ID}'>",
        "".join(f"&#{ord(digit)};" for digit in ID),
        "".join(f"&#x{ord(digit):x};" for digit in ID),
        "".join(f"={ord(digit):02X}" for digit in ID),
        "".join(f"%{ord(digit):02X}" for digit in ID),
        "".join(f"\\u{ord(digit):04x}" for digit in ID),
        base64.b64encode(f"王小明身份证{ID}".encode()).decode(),
    ],
)
def test_text_in_other_signs_is_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "页.html"
    path.write_text(text, encoding="utf-8")
    assert Matter.IDENTITY in kinds(path)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("包.gz", b"\x1f\x8b\x08abc"),
        ("图.eps", b"%!PS-Adobe-3.0 EPSF"),
        ("信.xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'),
        ("什么.dat", b"abc\x01\x02\x03def"),
        (
            "箱.mbox",
            b"From a@b Mon Jan 05 2026\nFrom: a@b\nSubject: x\n\n1\n\nFrom c@d Tue Jan 06 2026\n\n2\n",
        ),
    ],
)
def test_nothing_unread_is_ever_without_findings(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert "请" in examine(path).unread


def test_every_file_of_a_bundle_is_looked_through(tmp_path: Path) -> None:
    letter = word(tmp_path / "信.docx", paragraph(f"卡号 {CARD}"))
    path = tmp_path / "包.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(letter, "附件/信.docx")
        archive.writestr("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    report = examine(path)
    assert [one.kind for one in report.findings] == [Matter.BANK, Matter.EMBEDDED]
    assert report.findings[0].place == "附件/信.docx › 第 1 段"
    assert "没有检查" in report.findings[1].title and "另存为 docx" in report.findings[1].way
    with pytest.raises(Refused, match="不能清理"):
        clean(path, tmp_path / "净.zip", [one.key for one in report.findings])


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "另存为 docx"),
        ("包.rar", b"Rar!\x1a\x07\x00", "解开"),
        ("信.rtf", b"{\\rtf1 x}", "RTF"),
        ("坏.pdf", b"%PDF-1.7 nothing", "损坏"),
        ("坏.docx", b"PK\x03\x04 nothing", "损坏"),
        ("坏.jpg", b"\xff\xd8\xff\xe0 nothing", "打不开"),
        ("什么.bin", b"\x00\x01\x02", "看不了"),
        ("空.pdf", b"", ""),
    ],
)
def test_what_cannot_be_read_says_so_and_what_to_do(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    report = examine(path)
    assert words in report.unread and report.findings == ()


def test_formats_of_other_programs_are_named(tmp_path: Path) -> None:
    for member, words in (("OFD.xml", "OFD"), ("ppt/presentation.xml", "演示文稿"), ("mimetype", "另存为")):
        path = tmp_path / "文件.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(member, "x")
        assert words in examine(path).unread


def test_a_marking_in_the_name_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "机密★10年.txt"
    path.write_text("好", encoding="utf-8")
    assert kinds(path) == [Matter.SECRET]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有文件"):
        examine(tmp_path / "没有.pdf")


def test_xml_that_unfolds_without_end_is_not_read(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;">]>'
    path = word(tmp_path / "弹.docx", paragraph("好"))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    deep = "<w:sdt>" * 5000 + "</w:sdt>" * 5000
    for body in (
        bomb.encode() + parts["word/document.xml"],
        parts["word/document.xml"].replace(b"<w:p>", deep.encode() + b"<w:p>", 1),
    ):
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in (parts | {"word/document.xml": body}).items():
                archive.writestr(name, data)
        assert "另存一份再检查" in examine(path).unread


def _page(canvas: Any) -> None:
    canvas.drawString(72, 700, f"王小明 {ID} {MOBILE}")
    canvas.rect(70, 690, 300, 20, fill=1)
    canvas.textAnnotation("注", Rect=[100, 100, 120, 120])


class Good(list[tuple[str, bytes]]):
    """Files by name, told in few words when a test fails."""

    def __repr__(self) -> str:
        return str([name for name, _ in self])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Good:
    """One good file of each kind."""
    import openpyxl
    from openpyxl.comments import Comment

    folder = tmp_path_factory.mktemp("good")
    made = openpyxl.Workbook()
    made.active["A1"], made.active["B1"] = "王小明", ID  # type: ignore[index]
    made.active["A1"].comment = Comment("注", "李四")  # type: ignore[index]
    made.create_sheet("底稿").sheet_state = "hidden"
    made.save(folder / "表.xlsx")
    row = f"<w:p><w:ins w:id='1'><w:r><w:t>{ID}</w:t></w:r></w:ins></w:p>"
    word(folder / "信.docx", paragraph("王小明") + row, comment="注", author="王五")
    pdf(folder / "页.pdf", _page, author="王五")
    photograph(folder / "照.jpg", artist="王五")
    return Good((path.name, path.read_bytes()) for path in sorted(folder.iterdir()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_damaged_files_are_told_and_never_break_the_program(whole: Good, tmp_path: Path, seed: int) -> None:
    dice = Random(seed)
    name, good = dice.choice(whole)
    bad = bytearray(_unpacked(good) if dice.random() < 0.7 else good)
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(bad) or 1)
        bad[at : at + dice.randint(0, 40)] = dice.randbytes(dice.randint(0, 40))
    path = tmp_path / name
    path.write_bytes(bytes(bad))
    report = examine(path)
    assert report.unread == "" or "。" in report.unread
    keys = [one.key for one in report.findings if one.removable]
    assert len(set(keys)) == len(keys)
    if keys:
        try:
            clean(path, tmp_path / f"净{name}", keys)
        except Refused as refused:
            assert refused.way


def _unpacked(data: bytes) -> bytes:
    """A zip whose parts are not compressed, so that damage reaches the XML; anything else as it is."""
    if not data.startswith(b"PK"):
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return out.getvalue()


def test_the_colours_of_a_photograph_stay_when_its_notes_go(tmp_path: Path) -> None:
    from PIL import Image, ImageCms

    colours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo, out = photograph(tmp_path / "图.jpg"), tmp_path / "净.jpg"
    with Image.open(photo) as image:
        image.save(photo, icc_profile=colours, exif=image.getexif(), comment=b"by somebody")
    clean(photo, out, [one.key for one in examine(photo).findings])
    with Image.open(out) as image:
        assert image.info["icc_profile"] == colours
        assert not image.getexif() and "comment" not in image.info
