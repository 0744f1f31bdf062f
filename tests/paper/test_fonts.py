from __future__ import annotations

import logging
import struct
from pathlib import Path

import pytest

from gongkai_desktop.data import resource
from gongkai_desktop.paper.faces import Role, bundled, machine_faces
from gongkai_desktop.paper.fontbook import MISSING_SIGN, FontBook, bundled_fonts
from gongkai_desktop.paper.pen import A4, Pen
from gongkai_desktop.paper.sfnt import FontFile, read_fonts
from tests.paper.reading import page_text

RARE = "䶮㛃𬱖𫖯𬭎㐂"
ONLY_SERIF = "䶶"
NOWHERE = "\U0002f9f0"


def font(
    family: str, *, kind: bytes = b"\0\1\0\0", style: int = 0, rights: int = 0, without: str = ""
) -> bytes:
    """The smallest file that looks like a font from outside."""
    text = family.encode("utf-16-be")
    tables = {
        "OS/2": struct.pack(">4H", 0, 0, 0, 0) + struct.pack(">H", rights),
        "glyf": b"outlines",
        "head": bytes(44) + struct.pack(">H", style),
        "name": struct.pack(">3H", 0, 1, 18) + struct.pack(">6H", 3, 1, 0x804, 1, len(text), 0) + text,
    }
    tables.pop(without, None)
    at = 12 + 16 * len(tables)
    directory, body = struct.pack(">4s4H", kind, len(tables), 0, 0, 0), b""
    for tag, data in tables.items():
        directory += struct.pack(">4s3L", tag.encode(), 0, at + len(body), len(data))
        body += data
    return directory + body


def found(folder: Path, data: bytes, name: str = "a.ttf") -> list[FontFile]:
    (folder / name).write_bytes(data)
    return read_fonts(folder / name)


@pytest.mark.parametrize("role", list(Role))
def test_the_bundled_fonts_hold_the_rare_characters_of_names_in_every_role(role: Role) -> None:
    assert all(bundled_fonts().glyph(role, char).found for char in RARE)


def test_a_character_without_a_font_is_told_once_and_printed_as_a_sign() -> None:
    fonts = bundled_fonts()
    assert fonts.missing(f"甲{NOWHERE}乙{NOWHERE}\t\u200b") == (NOWHERE,)
    assert [run.text for run in fonts.runs(f"甲{NOWHERE}乙", Role.SONG)] == [f"甲{MISSING_SIGN}乙"]


def test_a_character_that_one_face_lacks_comes_from_the_next() -> None:
    runs = list(bundled_fonts().runs(f"黑{ONLY_SERIF}体", Role.HEI))
    assert [run.text for run in runs] == ["黑", ONLY_SERIF, "体"]
    assert runs[0].font == runs[2].font != runs[1].font


def test_the_machine_s_own_face_comes_first_and_others_fill_its_gaps() -> None:
    sans = bundled(Role.HEI)[0]
    runs = list(FontBook({"仿宋_GB2312": sans}).runs(f"仿{ONLY_SERIF}", Role.FANGSONG))
    faces = {run.text: run.font for run in runs}
    assert len(runs) == 2
    assert faces["仿"] != faces[ONLY_SERIF]


@pytest.mark.parametrize("role", [Role.TITLE, Role.HEI])
def test_titles_and_headings_are_set_in_a_face_that_is_heavy_itself(role: Role) -> None:
    """No outline drawn around a plain face: that is left to the characters that the heavy one lacks."""
    fonts, plain = bundled_fonts(), FontBook({}).glyph(Role.SONG, "表")
    everyday = [fonts.glyph(role, char) for char in "政府信息公开审查表（2026）第1号"]
    assert {glyph.weight for glyph in everyday} == {0.0} and len({glyph.font for glyph in everyday}) == 1
    assert everyday[0].font != plain.font
    rare = fonts.glyph(role, ONLY_SERIF)
    assert rare.found and rare.weight > 0


def test_the_machine_s_own_title_face_comes_before_ours_and_its_plain_one_after() -> None:
    real = FontBook({"方正小标宋简体": bundled(Role.HEI)[0]})
    assert real.glyph(Role.TITLE, "表").font != bundled_fonts().glyph(Role.TITLE, "表").font
    with_song = FontBook({"宋体": bundled(Role.HEI)[0]})
    assert with_song.glyph(Role.TITLE, "表").weight == 0
    assert with_song.glyph(Role.TITLE, "表").font != with_song.glyph(Role.SONG, "表").font


@pytest.mark.parametrize("role", [Role.TITLE, Role.HEI])
def test_the_heavy_faces_hold_what_the_program_writes_itself(role: Role) -> None:
    """The titles of the sheets, the words of rule sets and law tables; and all of GB/T 2312."""
    resources = Path(str(resource("forms"))).parent
    written = {char for path in resources.rglob("*.toml") for char in path.read_text("utf-8")}
    codes = (bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    written |= {code.decode("gb2312", errors="ignore") for code in codes} - {""}
    thickened = {char for char in written if char.isalpha() and bundled_fonts().glyph(role, char).weight}
    assert thickened == set()


def test_a_damaged_machine_font_is_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    broken = found(tmp_path, font("仿宋"))[0]
    with caplog.at_level(logging.WARNING):
        assert FontBook({"仿宋": broken}).glyph(Role.FANGSONG, "字").found
    assert "font left out" in caplog.text


def test_families_are_read_in_every_language(tmp_path: Path) -> None:
    assert found(tmp_path, font("仿宋_GB2312"))[0].names == {"仿宋_GB2312"}


@pytest.mark.parametrize(
    "data",
    [
        font("仿宋", kind=b"OTTO"),
        font("仿宋", without="glyf"),
        font("仿宋", style=1),
        font("仿宋", rights=0x0002),
        font("仿宋", rights=0x0100),
        font("仿宋")[:60],
        b"",
        b"ttcf\0\1\0\0\0\0\0\2",
    ],
    ids=[
        "CFF",
        "no outlines",
        "bold",
        "restricted",
        "no subsetting",
        "cut short",
        "empty",
        "empty collection",
    ],
)
def test_a_font_that_a_pdf_cannot_carry_is_not_used(tmp_path: Path, data: bytes) -> None:
    assert found(tmp_path, data) == []


def collection(data: bytes) -> bytes:
    """The font as the only member of a collection, the way Windows keeps 宋体."""
    head = struct.pack(">4s3L", b"ttcf", 0x00010000, 1, 16)
    moved = bytearray(data)
    for entry in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16):
        at = int.from_bytes(data[entry + 8 : entry + 12], "big") + len(head)
        moved[entry + 8 : entry + 12] = at.to_bytes(4, "big")
    return head + moved


def test_a_face_inside_a_collection_prints(tmp_path: Path) -> None:
    sans = (resource("fonts") / "NotoSansSC-Regular.ttf").read_bytes()
    face = found(tmp_path, collection(sans), "simsun.ttc")[0]
    pen = Pen(FontBook({"宋体": face}), A4, "试页")
    pen.text(60, 60, f"宋体{ONLY_SERIF}", Role.SONG)
    pen.next_page()
    assert page_text(pen.finish().pdf) == f"宋体{ONLY_SERIF}"


def test_only_wanted_families_of_the_machine_are_kept(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    found(tmp_path / "below", font("仿宋"), "simfang.TTF")
    found(tmp_path, font("Comic"), "comic.ttf")
    (tmp_path / "note.txt").write_text("仿宋")
    assert set(machine_faces((tmp_path, tmp_path / "nowhere"))) == {"仿宋"}


def test_every_bundled_font_comes_with_its_licence() -> None:
    names = {entry.name for entry in resource("fonts").iterdir()}
    for name in (name for name in names if name.endswith(".ttf")):
        licence = resource("fonts") / f"OFL-{name.split('-')[0]}.txt"
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8").upper()
