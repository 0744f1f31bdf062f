"""Looking a document through beside what any program must do to read it."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from gongkai_desktop.screening.examining import examine
from tests.screening.files import paragraph, pdf, word

from .yardstick import beside

pytestmark = pytest.mark.bench

PAGES, PARAGRAPHS, ROWS, RUNS = 20, 56_000, 40_000, 3
LARGE = 5_000_000
"""Bytes of the file itself, as it lies on the disk."""
WORDS = (
    "各单位应当按照规定公开政府信息接受社会监督及时回应群众关切做好排水管网养护校园安全检查预算决算教师招聘"
)
PROPERTIES = (
    '<w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
)


def said(chance: random.Random, length: int) -> str:
    return "".join(chance.choices(WORDS, k=length))


def pages(path: Path) -> Path:
    """Twenty full pages of text, with a table's dark head on each."""
    chance = random.Random(20261130)

    def page(canvas: Any) -> None:
        for line in range(36):
            canvas.drawString(60, 790 - line * 20, said(chance, 38))
        canvas.setFillGray(0.2)
        canvas.rect(60, 50, 460, 20, fill=1)

    return pdf(path, *[page] * PAGES)


def drawn_twice(path: Path) -> None:
    """The same pages drawn twice by bare pypdfium2, as large as the program draws them."""
    import pypdfium2

    with pypdfium2.PdfDocument(str(path)) as document:
        for _ in range(2):
            for page in document:
                page.render(scale=100 / 72)


def parsed(path: Path) -> None:
    """Every part unpacked and parsed."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))


def test_a_pdf_of_twenty_pages(bench_folder: Path) -> None:
    path = pages(bench_folder / "二十页.pdf")
    name = "检查 20 页的 PDF ／ pypdfium2 把各页画两遍"
    beside(name, lambda: examine(path), lambda: drawn_twice(path), promised=3, runs=RUNS)


def test_a_word_file_of_five_megabytes(bench_folder: Path) -> None:
    chance = random.Random(20261130)
    body = (paragraph(said(chance, 80), PROPERTIES) for _ in range(PARAGRAPHS))
    path = word(bench_folder / "五兆.docx", "".join(body))
    assert path.stat().st_size > LARGE
    name = f"检查 {path.stat().st_size / 1e6:.1f} MB 的 docx ／ 解压并解析各部件"
    beside(name, lambda: examine(path), lambda: parsed(path), promised=3, runs=RUNS)


def test_a_workbook_of_five_megabytes(bench_folder: Path) -> None:
    from openpyxl import Workbook

    chance = random.Random(20261130)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("明细")
    sheet.append(["序号", "项目名称", "单位", "金额", "日期", "备注"] * 3)
    for at in range(ROWS):
        groups = (
            (at, said(chance, 8), "区教育局", chance.randrange(10**6) / 100, f"2026-01-{at % 28 + 1:02}", "")
            for _ in range(3)
        )
        sheet.append([value for group in groups for value in group])
    path = bench_folder / "五兆.xlsx"
    book.save(path)
    assert path.stat().st_size > LARGE
    name = f"检查 {path.stat().st_size / 1e6:.1f} MB 的 xlsx ／ 解压并解析各部件"
    beside(name, lambda: examine(path), lambda: parsed(path), promised=3, runs=RUNS)
