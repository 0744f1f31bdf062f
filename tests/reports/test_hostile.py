"""Texts that programs stumble over, in everything that leaves this room: never formula, markup or fault."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from gongkai_desktop.cases.papers import Period
from gongkai_desktop.cases.query import Query
from gongkai_desktop.paper.book_text import writable
from gongkai_desktop.paper.booklet import Booklet
from gongkai_desktop.paper.lines import printable
from gongkai_desktop.records.event import Draft
from gongkai_desktop.reports.annual.booklet import FILES as ANNUAL_FILES
from gongkai_desktop.reports.annual.booklet import booklet as annual
from gongkai_desktop.reports.annual.figures import Figures, Known
from gongkai_desktop.reports.annual.layout import layout_of
from gongkai_desktop.reports.consolidation import service, sheets
from gongkai_desktop.reports.consolidation.booklet import FILES as SUM_FILES
from gongkai_desktop.reports.consolidation.booklet import booklet as summed
from gongkai_desktop.reports.consolidation.consolidation import Asked, Consolidation, consolidated
from gongkai_desktop.reports.consolidation.kept import Taken
from gongkai_desktop.reports.consolidation.service import taken_in
from gongkai_desktop.reports.statistics.booklet import FILES as STATISTICS_FILES
from gongkai_desktop.reports.superiors.looking import Wish
from gongkai_desktop.requests.tally import RECEIVED
from tests.conftest import NewOffice
from tests.paper.reading import all_text
from tests.reports.filing.conftest import Room

from .consolidation.forms import SHEET, balanced, cell, form

TEXTS: Mapping[str, str] = {
    "markup": "<b>甲</b><script>alert(1)</script>&amp;",
    "command": "=cmd|' /C calc'!A0",
    "link": '=HYPERLINK("http://x","点我")',
    "other formulas": "@SUM(1+1)",
    "plus": "+1+1",
    "long": "长" * 300,
    "four bytes": "𠮷野家𪚥",
    "control": "甲\x07乙\x1b[31m丙",
    "coded": "_x0041_{本年新收}",
}
CLEAN = {
    "br",
    "p",
    "h1",
    "h2",
    "h3",
    "table",
    "tr",
    "td",
    "th",
    "caption",
    "html",
    "head",
    "body",
    "meta",
    "title",
}
TODAY = date(2026, 9, 1)


def cells(path: Path) -> set[str]:
    """Every text of a workbook, none of which is a formula, as XML and as a table program reads it."""
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.endswith(".xml"):
                root = ElementTree.fromstring(book.read(name))
                assert not [one for one in root.iter() if one.tag.endswith("}f")], name
    found = [
        one
        for sheet in load_workbook(path)
        for row in sheet.iter_rows()
        for one in row
        if one.value is not None
    ]
    assert {one.data_type for one in found} <= {"s", "n", "d", "b"}
    assert not any(one.hyperlink for one in found)
    return {str(one.value) for one in found}


def stands(text: str, among: set[str]) -> bool:
    """Whether a text stands whole in one of these, without what a workbook cannot carry."""
    told = writable(text)
    return any(told in one.replace("_x005F_", "_") for one in among)


def on_paper(pdf: bytes) -> str:
    return re.sub(r"\s", "", all_text(pdf))


class Tags(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


# — the annual report —


@pytest.fixture(scope="module")
def report() -> Booklet:
    """Whose name and whose texts are hostile, each in a paragraph of its own."""
    layout = layout_of(2025)
    blank = {place.key: Known() for place in layout.places}
    figures = Figures(2025, layout, "", {}, ((0,) * 5,) * 3, blank)
    texts = {part.key: "\n".join(TEXTS.values()) for part in layout.texts}
    return annual(figures, texts, "某局<b>=1+1</b>𠮷", day="2026-01-20")


def test_the_annual_report_as_a_workbook(report: Booklet, tmp_path: Path) -> None:
    ANNUAL_FILES.write(tmp_path / "年报.xlsx", report)
    found = cells(tmp_path / "年报.xlsx")
    assert [name for name, text in TEXTS.items() if not stands(text, found)] == []


def test_the_annual_report_in_word(report: Booklet, tmp_path: Path) -> None:
    ANNUAL_FILES.write(tmp_path / "年报.docx", report)
    found = {paragraph.text for paragraph in Document(str(tmp_path / "年报.docx")).paragraphs}
    assert [name for name, text in TEXTS.items() if not any(printable(text) in one for one in found)] == []
    with zipfile.ZipFile(tmp_path / "年报.docx") as book:
        assert b"fldSimple" not in book.read("word/document.xml")


def test_the_annual_report_for_the_website(report: Booklet, tmp_path: Path) -> None:
    ANNUAL_FILES.write(tmp_path / "年报.html", report)
    page = Tags((tmp_path / "年报.html").read_text("utf-8"))
    assert page.tags <= CLEAN
    assert [name for name, text in TEXTS.items() if printable(text) not in page.text] == []


def test_the_annual_report_on_paper(report: Booklet, tmp_path: Path) -> None:
    ANNUAL_FILES.write(tmp_path / "年报.pdf", report)
    told = on_paper((tmp_path / "年报.pdf").read_bytes())
    assert "<script>alert(1)</script>&amp;" in told and "=cmd|'/Ccalc'!A0" in told and "长" * 300 in told


# — what an office files, looks at once more, counts, sends —


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """An office whose information is withheld, released and asked for under hostile names."""
    from gongkai_desktop.desk import Desk

    made: list[Desk] = []

    def found(ruleset: str, clock: object) -> Desk:
        desk = Desk.create(
            tmp_path_factory.mktemp("office") / "某局", name="某局𠮷<i>", ruleset=ruleset, clock=clock
        )  # type: ignore[arg-type]
        made.append(desk)
        return desk

    room = Room(found, "gansu-zhijiao")  # type: ignore[arg-type]
    for text in TEXTS.values():
        title = printable(text)
        room.withhold(title, department=title[:20])
    drafts = [
        Draft(
            "request.received",
            TODAY,
            {
                "fields": {
                    **{"number": f"申{at}", "applicant": text, "applicant_kind": "自然人", "channel": "当面"},
                    **{"arrived": TODAY.isoformat(), "asked": text, "department": text},
                },
                "imported": True,
            },
        )
        for at, text in enumerate(TEXTS.values())
    ]
    room.desk.records.append(drafts, actor=room.actor)
    yield room
    assert room.desk.verify() == []
    for desk in made:
        desk.close()


def test_the_filing_as_a_workbook_and_on_paper(room: Room, tmp_path: Path) -> None:
    record = room.propose()
    room.filings.write(tmp_path / "备案.xlsx", room.today, record)
    found = cells(tmp_path / "备案.xlsx")
    assert [name for name, text in TEXTS.items() if not stands(printable(text), found)] == []
    drawn = room.desk.papers.prepare("withheld-filing", [record], room.today)
    assert "<b>甲</b>" in on_paper(drawn.printed.pdf)


def test_what_is_looked_at_once_more_as_a_workbook_and_on_the_yearly_sheet(
    room: Room, tmp_path: Path
) -> None:
    room.desk.ledger_exporter("looks").export(tmp_path / "评估.xlsx", Query("all"))
    found = cells(tmp_path / "评估.xlsx")
    assert [name for name, text in TEXTS.items() if not stands(printable(text), found)] == []
    year = Period(date(2027, 1, 1), date(2027, 12, 31))
    drawn = room.desk.papers.prepare("attribute-check", (), room.today, period=year)
    assert "<b>甲</b>" in on_paper(drawn.printed.pdf)


def test_the_statistics_as_a_workbook_and_on_paper(room: Room, tmp_path: Path) -> None:
    statistics = room.desk.statistics
    report = statistics.report(date(2026, 1, 1), date(2026, 12, 31), room.today)
    for ending in ("xlsx", "pdf"):
        STATISTICS_FILES.write(tmp_path / f"统计.{ending}", statistics.booklet(report))
    found = cells(tmp_path / "统计.xlsx")
    assert [name for name, text in TEXTS.items() if not stands(text, found)] == []
    assert "<b>甲</b>" in on_paper((tmp_path / "统计.pdf").read_bytes())


def test_a_superior_s_template_and_the_packing_list(room: Room, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["=1+1<b>表𠮷"], ["填报单位："], ["序号", "信息名称", "责任科室"]):
        sheet.append([f"'{one}" if one[0] == "=" else one for one in row])
    book.save(tmp_path / "上级@SUM(1)𠮷.xlsx")
    sent = room.desk.superiors.send([Wish(tmp_path / "上级@SUM(1)𠮷.xlsx", "register")], tmp_path / "出")
    (packed,) = sent.packed
    found = cells(tmp_path / "出" / packed.name)
    assert [name for name, text in TEXTS.items() if not stands(printable(text), found)] == []
    assert any("上级@SUM(1)𠮷" in one for one in cells(tmp_path / "出" / "报送清单.xlsx"))


# — consolidation —


@pytest.fixture
def together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Consolidation:
    """Reports of offices with hostile names, one of them taken for a hostile reason; one has not come."""
    monkeypatch.setattr(service, "read_books", sheets.read_all)

    def spoil(book: Workbook) -> None:
        book[SHEET][cell(RECEIVED)] = 999

    names = ["<b>甲</b>局", "=cmd|' /C calc'!A0", "𠮷野局", "@SUM(1)"]
    paths = [
        form(
            tmp_path / f"{at}=1+1𠮷.xlsx",
            balanced(Random(at)),
            office="某局",
            change=spoil if at == 1 else lambda _: None,
        )
        for at in range(len(names))
    ]
    for path, name in zip(paths, names, strict=True):
        book = load_workbook(path)
        book[SHEET]["A1"], book[SHEET]["A2"] = (
            "2023年政府信息公开工作年度报告",
            f"填报单位：{name.replace(' ', '')}",
        )
        book.save(path)
    taken = {paths[1]: Taken("<i>王五", '=HYPERLINK("http://x")𠮷', "2026-09-01")}
    asked = Asked(
        2023, tuple(name.replace(" ", "") for name in (*names, "没有交<br>局")), "", "", "2026-09-01", taken
    )
    return consolidated(taken_in(paths), asked)


def test_a_sum_as_a_workbook_and_on_paper(together: Consolidation, tmp_path: Path) -> None:
    assert [one.state for one in together.offices] == ["通过", "收下", "通过", "通过"]
    for ending in ("xlsx", "pdf"):
        SUM_FILES.write(tmp_path / f"汇总.{ending}", summed(together, "某市=1+1"))
    found = cells(tmp_path / "汇总.xlsx")
    for told in (
        "<b>甲</b>局",
        "=cmd|'/Ccalc'!A0",
        "𠮷野局",
        "@SUM(1)",
        "没有交<br>局",
        "<i>王五",
        '=HYPERLINK("http://x")𠮷',
    ):
        assert any(told in one for one in found), told
    assert "<b>甲</b>局" in on_paper((tmp_path / "汇总.pdf").read_bytes())


def test_a_sum_that_is_kept_tells_them_as_they_are(
    together: Consolidation, new_office: NewOffice, tmp_path: Path
) -> None:
    room = Room(new_office, "tiaoli")
    desk = room.desk
    changed = desk.consolidations.keep(together, actor=room.actor, today=room.today)
    assert changed is not None
    lines = [
        line.text
        for section in desk.consolidations.view(changed.act, room.today).sections
        for line in section.lines
    ]
    assert any('收下：=HYPERLINK("http://x")𠮷' in line for line in lines)
    assert next(path.name for path in desk.consolidations.opened(changed.act).paths) == "0=1+1𠮷.xlsx"
    desk.ledger_exporter("consolidations").export(tmp_path / "汇总台账.xlsx", Query("all"))
    assert "2023年政府信息公开工作年度报告汇总" in cells(tmp_path / "汇总台账.xlsx")
