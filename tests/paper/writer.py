"""LibreOffice Writer as the other half of the letters' tests: what a Word file comes out as, page by page.

It sees the fonts that come with the program and no others, so that the result hangs on no machine; and of these what
a face of official papers has. The bundled serif has another, wider 1 for use beside Latin letters (``locl`` in its
GSUB), which Writer takes and 仿宋_GB2312 does not know; of the sans the program prints the medium weight alone.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from gongkai_desktop.data import resource
from gongkai_desktop.office.lettering import LetterPaper
from gongkai_desktop.paper.fontbook import bundled_fonts
from gongkai_desktop.paper.grid import MM
from gongkai_desktop.paper.letter import UNKNOWN
from gongkai_desktop.paper.pages import Bound, print_sheets
from gongkai_desktop.paper.word_file import FONTS

NEAR = 1.0
"""How far, in millimetres, a line of a Word letter may stand from where it is printed."""
_AT_ONCE = 200
"""Files that one run of Writer is given: it drops what comes behind the 247th without a word."""
_PACKAGE = "libreoffice-writer-nogui"
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{cache}</cachedir>{faces}</fontconfig>"""
_FACE = """<match target="pattern"><test name="family"><string>{name}</string></test>
<edit name="family" mode="assign" binding="strong"><string>{stand_in}</string></edit></match>"""


@dataclass(frozen=True)
class Line:
    """A line of a page: what it says without spaces; its first and last character from the left, its foot from the
    top, in millimetres."""

    page: int
    text: str
    left: float
    right: float
    foot: float


def written_by_writer(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Each Word file as the PDF that LibreOffice Writer makes of it, all in one run of it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office, (
        f"没有装 LibreOffice Writer，不能核对 Word 函件。请先执行：sudo apt-get install -y {_PACKAGE}"
    )
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    faces = {name: "Noto Sans SC Medium" if name == "黑体" else "Noto Serif SC" for name in FONTS}
    told = "".join(_FACE.format(name=name, stand_in=stand_in) for name, stand_in in faces.items())
    fonts = folder / "fonts.conf"
    plain = _plain_faces(folder / "fonts")
    fonts.write_text(_FONTS.format(folder=plain, cache=folder / "cache", faces=told), "utf-8")
    names = list(files)
    for first in range(0, len(names), _AT_ONCE):
        subprocess.run(
            [
                *(office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
                *("--convert-to", "pdf", "--outdir", str(folder)),
                *(str(folder / f"{name}.docx") for name in names[first : first + _AT_ONCE]),
            ],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
            check=True,
            capture_output=True,
        )
    return {name: (folder / f"{name}.pdf").read_bytes() for name in files}


def _plain_faces(folder: Path) -> Path:
    """The bundled faces that letters are printed in, without tables of other glyphs for the same characters."""
    folder.mkdir()
    for font in Path(resource("fonts")).glob("*.ttf"):
        if font.name != "NotoSansSC-Regular.ttf":
            content = bytearray(font.read_bytes())
            for entry in range(12, 12 + 16 * int.from_bytes(content[4:6], "big"), 16):
                if content[entry : entry + 4] == b"GSUB":
                    content[entry : entry + 4] = (
                        b"GSUA"  # a name that nobody asks for, in its place in the list
                    )
            (folder / font.name).write_bytes(content)
    return folder


def letters_by_writer(papers: Mapping[str, LetterPaper], folder: Path) -> dict[str, bytes]:
    """Each letter, with its slip, as the PDF that Writer makes of its Word file."""
    files = {f"{at}": paper.docx(fonts=bundled_fonts()) for at, paper in enumerate(papers.values())}
    return dict(zip(papers, written_by_writer(files, folder).values(), strict=True))


def printed_letter(paper: LetterPaper) -> bytes:
    """The letter, with its slip, as it is printed."""
    bound = [Bound(parts, goes_on=True) for parts in paper.parts()]
    return print_sheets(bound, fonts=bundled_fonts()).pdf


def lines_of(pdf: bytes) -> list[Line]:
    """The lines of a PDF from top to bottom, each page after the other."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            text, height = document[number].get_textpage(), document[number].get_height()
            rows: dict[int, list[tuple[float, float, str]]] = {}
            for at in range(text.count_chars()):
                char = text.get_text_range(at, 1)
                if char and not char.isspace():
                    x, y = _origin(text, at)
                    row = next((row for row in rows if abs(row - (height - y)) < 2), round(height - y))
                    rows.setdefault(row, []).append((x / MM, (height - y) / MM, char))
            for row in sorted(rows):
                chars = sorted(rows[row])
                said = "".join(char for _, _, char in chars)
                found.append(Line(number, said, chars[0][0], chars[-1][0], chars[0][1]))
    return found


def compared(printed: bytes, word: bytes, near: float) -> None:
    """Every line of the Word letter stands where it is printed, ``near`` so many millimetres."""
    for print_line, word_line in zip_longest(_alike(printed), _alike(word)):
        assert print_line is not None, word_line
        assert word_line is not None, print_line
        assert (word_line.page, word_line.text) == (print_line.page, print_line.text)
        sides = (word_line.left - print_line.left, word_line.right - print_line.right)
        apart = max(map(abs, (*sides, word_line.foot - print_line.foot)))
        assert apart < near, f"{print_line}\n{word_line}"


def _alike(pdf: bytes) -> Iterator[Line]:
    """The lines with what stands for the same on paper and in Word: a line to write on, a box."""
    for line in lines_of(pdf):
        yield replace(line, text=line.text.replace(UNKNOWN, "＿" * len(UNKNOWN)).replace("☑", "□"))


def red_rules(pdf: bytes) -> list[float]:
    """The tops of the red rules of the first page, in millimetres from its upper edge."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=200 / 72).to_pil().convert("RGB")
    width, height = picture.size
    x = round(width * 60 / 210)
    red = []
    for y in range(height):
        pixel = picture.getpixel((x, y))
        red.append(isinstance(pixel, tuple) and pixel[0] > 150 > pixel[1])
    return [y / height * 297 for y in range(1, height) if red[y] and not red[y - 1]]


def _origin(text: Any, at: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text.raw, at, x, y)
    return x.value, y.value
