"""Forty files as offices publish them every day, with nothing in them that should not go out."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from gongkai_desktop.ledger import Kind
from gongkai_desktop.paper.heading import Anchor, Heading
from gongkai_desktop.paper.rowkey import RowKey
from gongkai_desktop.paper.workbook import write_workbook
from gongkai_desktop.register.fields import REGISTER
from tests.screening import test_pdf_seen as drawn

from .files import paragraph, pdf, table, word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WHITE = '<w:color w:val="FFFFFF"/>'
NOTICE = (
    "关于做好2026年度政府信息公开工作的通知",
    "各科室、局属各单位：",
    "为贯彻落实《中华人民共和国政府信息公开条例》（国务院令第711号），现将有关事项通知如下。",
    "一、请于2026年3月31日前报送年度报告，联系科室：办公室。",
    "二、依法不予公开的政府信息，应当说明理由；涉及国家秘密的，不得公开。",
    "泰教字〔2026〕9号　　2026年1月5日",
)
MADE: dict[str, Callable[[Path], Path]] = {}
"""What makes each file, by the file's name."""


def ordinary(name: str) -> Callable[[Callable[[Path], Path]], Callable[[Path], Path]]:
    def keep(make: Callable[[Path], Path]) -> Callable[[Path], Path]:
        MADE[name] = make
        return make

    return keep


def notice(*more: str) -> str:
    return "".join(map(paragraph, (*NOTICE, *more)))


def shaded(fill: str, said: str, properties: str) -> str:
    shade = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:tcPr>'
    return f"<w:tc>{shade}{paragraph(said, properties)}</w:tc>"


def headed(fill: str, properties: str) -> str:
    head = "".join(shaded(fill, said, properties) for said in ("序号", "项目", "金额（万元）", "备注"))
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(said)}</w:tc>" for said in row) + "</w:tr>"
        for row in (("1", "排水管网养护", "1200.50", ""), ("2", "道路修补", "800", "跨年"))
    )
    return notice() + f"<w:tbl><w:tr>{head}</w:tr>{rows}</w:tbl>"


def letter(name: str, body: str, **parts: bytes) -> None:
    MADE[f"{name}.docx"] = lambda path: word(path, body, author="办公室", **parts)


def field(instruction: str) -> str:
    ends = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{f'<w:r><w:instrText> {instruction} </w:instrText></w:r>'.join(ends)}</w:p>"


FOOTER = {"word__footer1.xml": f"<w:ftr {W}>{field('PAGE')}</w:ftr>".encode()}
HEADER = {"word__header1.xml": f"<w:hdr {W}>{paragraph('某某市教育局信息公开指南（试行）')}</w:hdr>".encode()}
MARK = (
    '<w:p><w:r><w:pict><shape fillcolor="silver"><textpath string="征求意见稿"/></shape></w:pict></w:r></w:p>'
)
BOX = (
    '<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><anchor><docPr id="1" name="文本框 1"/><wsp><spPr><solidFill>'
    f'<srgbClr val="1F4E79"/></solidFill></spPr><w:txbxContent>{paragraph("封面上的标题", WHITE)}</w:txbxContent></wsp>'
    "</anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"
)
CHOICE = (
    '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="主动公开" w:value="1"/></w:dropDownList></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>主动公开</w:t></w:r></w:sdtContent></w:sdt>"
)
NOTES = f"<w:footnotes {W}><w:footnote>{paragraph('见条例第二十条。')}</w:footnote></w:footnotes>"
STYLES = (
    f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="table" w:styleId="t"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="4472C4"/></w:tcPr>'
    "</w:tblStylePr></w:style></w:styles>"
)
STYLED = (
    f'<w:tbl><w:tblPr><w:tblStyle w:val="t"/></w:tblPr><w:tr><w:tc>{paragraph("项目", WHITE)}</w:tc></w:tr>'
    f"<w:tr><w:tc>{paragraph('排水管网')}</w:tc></w:tr></w:tbl>"
)
letter("通知", notice(), **FOOTER)
letter("带页眉的通知", notice(), **HEADER)
letter("红头文件", paragraph("某某市人民政府文件", '<w:color w:val="FF0000"/><w:sz w:val="72"/>') + notice())
letter("深蓝表头", headed("1F4E79", WHITE))
letter("黑色表头", headed("000000", WHITE))
letter("浅灰表头", headed("D9D9D9", ""))
letter("套用样式的表", notice() + STYLED, **{"word__styles.xml": STYLES.encode()})
letter("水印", MARK + notice())
letter("封面文本框", BOX + notice())
letter("标黄的文字", notice() + paragraph("请注意时限", '<w:highlight w:val="yellow"/>'))
letter("灰色提示", notice() + paragraph("（此处由申请人填写）", '<w:color w:val="A6A6A6"/>'))
letter("申请表", table(("申请人", ""), ("联系电话", ""), ("证件号码", ""), ("所需信息", "")))
letter(
    "审批表", table(("公开属性", "不予公开"), ("密级", "无"), ("审查意见", "同意"), ("日期", "2026年1月5日"))
)
letter("下拉选项", notice() + f"<w:p>{CHOICE}</w:p>")
letter("目录", field("TOC \\o &quot;1-3&quot;") + notice())
letter("链接", notice() + field("HYPERLINK &quot;http://www.taian.gov.cn/zwgk/2026/1.html&quot;"))
letter(
    "制度", notice(*(f"第{one}条　依申请公开的信息，自收到之日起20个工作日内答复。" for one in range(1, 60)))
)
letter("预算说明", notice("2026年收入预算13812345678元，比上年增长1.38%，支出6222021234567890.12元。"))
letter("编号很多", notice(*(f"索引号：11370900MB28{one:06}/2026-{one:06}" for one in range(100))))
letter("脚注", notice(), **{"word__footnotes.xml": NOTES.encode()})


@ordinary("软件写的文件.docx")
def by_library(path: Path) -> Path:
    from docx import Document

    made = Document()
    made.add_heading("政府信息公开工作年度报告", 0)
    for said in NOTICE:
        made.add_paragraph(said)
    grid = made.add_table(3, 3, style="Light Grid Accent 1")
    grid.cell(0, 0).text = "项目"
    made.save(str(path))
    return path


def book(path: Path, fill: Callable[[Any, Any], None]) -> Path:
    from openpyxl import Workbook

    made = Workbook()
    made.active.title = "明细"  # type: ignore[union-attr]
    fill(made, made.active)
    made.save(path)
    return path


def rows(sheet: Any, count: int = 40) -> None:
    chance = random.Random(7)
    sheet.append(["序号", "项目名称", "单位", "金额（元）", "日期", "比例"])
    for at in range(1, count):
        amount, day = chance.randrange(10**10) / 100, date(2026, 1, at % 28 + 1)
        sheet.append([at, f"养护项目{at}", "某区教育局", amount, day, chance.random()])


def sheet(name: str) -> Callable[[Callable[[Any, Any], None]], None]:
    def keep(fill: Callable[[Any, Any], None]) -> None:
        MADE[f"{name}.xlsx"] = lambda path: book(path, fill)

    return keep


@sheet("明细表")
def _(made: Any, page: Any) -> None:
    rows(page)


@sheet("深色表头")
def _(made: Any, page: Any) -> None:
    from openpyxl.styles import Font, PatternFill

    rows(page)
    for cell in page[1]:
        cell.fill, cell.font = PatternFill("solid", "FF1F4E79"), Font(color="FFFFFFFF", bold=True)


@sheet("主题色表头")
def _(made: Any, page: Any) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.colors import Color

    rows(page)
    for cell in page[1]:
        cell.fill = PatternFill("solid", Color(theme=4))
        cell.font = Font(color=Color(theme=0))


@sheet("套用表格样式")
def _(made: Any, page: Any) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.table import Table, TableStyleInfo

    rows(page)
    page.add_table(
        Table(displayName="T", ref="A1:F40", tableStyleInfo=TableStyleInfo(name="TableStyleMedium2"))
    )
    for cell in page[1]:
        cell.font = Font(color="FFFFFFFF")


@sheet("合并的标题")
def _(made: Any, page: Any) -> None:
    page.append(["2026年项目明细表"])
    page.merge_cells("A1:F1")
    rows(page)


@sheet("带校验和公式")
def _(made: Any, page: Any) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rows(page)
    page.add_data_validation(DataValidation("list", formula1='"主动公开,依申请公开,不予公开"', sqref="B2:B9"))
    page["G2"] = '=IF(D2>0,"有","无")'
    page.oddFooter.center.text = "第 &P 页，共 &N 页"
    page.print_title_rows = "1:1"


@sheet("信息公开台账")
def _(made: Any, page: Any) -> None:
    page.append(["索引号", "信息名称", "公开属性", "密级", "不予公开理由"])
    for at in range(50):
        page.append([f"11370405MB28{at:06}/2026-{at:06}", "办法", "不予公开", "无", "工作秘密"])


@sheet("宽的数字表")
def _(made: Any, page: Any) -> None:
    chance = random.Random(3)
    for _ in range(200):
        page.append(
            [chance.choice((chance.randrange(10**6), chance.randrange(10**8), 2026)) for _ in range(12)]
        )


@ordinary("本软件导出的台账.xlsx")
def exported(path: Path) -> Path:
    ledger = REGISTER.select(
        ("index_no", "title", "doc_no", "department", "formed", "attribute", "published", "url")
    )
    values = [
        {
            "index_no": f"11370405MB28{at:06}/2026-{at:06}", "title": f"关于校园安全的通知（第{at}号）",
            "doc_no": f"区教发〔2026〕{at}号", "department": "办公室", "formed": "2026-01-05",
            "attribute": "主动公开", "published": "2026-01-06", "url": f"http://www.example.gov.cn/{at}.html",
        }
        for at in range(60)
    ]  # fmt: skip
    assert all(ledger.column(key).kind in Kind for key in values[0])
    heading = Heading(REGISTER.title, "某区教育局", "全部", "", "王敏", date(2026, 1, 7))
    key, anchor = str(RowKey("370405", 1, 2)), Anchor(1, "ab12")
    write_workbook(path, ledger, values, heading, key=lambda _: key, anchor=anchor, tally="attribute")
    return path


def printed(name: str, *pages: Callable[[Any], None]) -> None:
    MADE[f"{name}.pdf"] = lambda path: pdf(path, *pages, author="办公室")


def lines(canvas: Any) -> None:
    for at, said in enumerate(NOTICE * 6):
        canvas.drawString(60, 790 - at * 20, said)


def grid(canvas: Any) -> None:
    chance = random.Random(11)
    drawn.dark_head(canvas)
    canvas.setFillGray(0)
    canvas.setFont(drawn.FONT, 10)
    for row in range(25):
        canvas.setFillGray(0.93 if row % 2 else 1)
        canvas.rect(60, 672 - row * 22, 400, 20, fill=1, stroke=1)
        canvas.setFillGray(0)
        for column, value in enumerate(
            (row, f"项目{row}", chance.randrange(10**7) / 100, chance.randrange(10**6))
        ):
            canvas.drawString(70 + column * 95, 678 - row * 22, str(value))


def form(canvas: Any) -> None:
    for row, said in enumerate(("申请人", "联系电话", "所需信息", "提供方式")):
        canvas.rect(60, 700 - row * 40, 120, 40)
        canvas.rect(180, 700 - row * 40, 300, 40)
        canvas.drawString(70, 715 - row * 40, said)


printed("通知", lines, lines)
printed("表格", grid)
printed("表单", form)
for one in drawn.SEEN[:8]:
    printed(one.__name__, one)


@ordinary("扫描件.pdf")
def scanned(path: Path) -> Path:
    return pdf(path, drawn.scan(path.parent, redacted=False))


def every(folder: Path) -> Iterator[Path]:
    """Each of them made in a folder."""
    for name, make in MADE.items():
        yield make(folder / name)
