"""A superior's own blank workbook is filled and keeps its look."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Cancelled, Refused
from gongkai_desktop.exchange.failures import UnknownHeader

from .conftest import Bench
from .templates import SHEET, blank, plain

Fill = Callable[..., Any]
LONG = "关于印发《某某区人民政府办公室关于进一步加强政府信息公开保密审查工作的实施意见》的通知"


@pytest.fixture
def stocked(office: Bench, tmp_path: Path) -> Bench:
    """An office with three items: a plain one, one that looks like a formula, a long one."""
    rows = (
        "信息名称,文号,生成日期,公开属性,公开日期,公开形式,责任科室",
        f"{LONG},区教发〔2026〕3号,2026-03-06,依申请公开,,政府网站,办公室",
        '=HYPERLINK(""http://x""),@2号,2026-02-06,不予公开,,,财务科'.replace('""', '"'),
        "关于甲的通知,区教发〔2026〕1号,2026-01-05,主动公开,2026-01-09,政府网站,办公室",
    )
    path = tmp_path / "旧.csv"
    path.write_text("\n".join(rows), "utf-8")
    office.bring_in(path)
    return office


@pytest.fixture
def fill(stocked: Bench, tmp_path: Path) -> Fill:
    def filled(template: Path, query: Query | None = None, **how: Any) -> Any:
        before = sha256(template.read_bytes()).digest()
        target = tmp_path / "上报.xlsx"
        stocked.desk.ledger_exporter("register").export(target, query or Query(), template=template, **how)
        assert sha256(template.read_bytes()).digest() == before
        return load_workbook(target)

    return filled


@pytest.mark.parametrize(
    ("cell", "told", "written"),
    [
        ("A1", "填报单位：", {"A1": "填报单位：某局"}),
        ("A1", "填报单位（盖章）:____", {"A1": "填报单位（盖章）:某局"}),
        ("B1", "单位名称：　　", {"B1": "单位名称：某局"}),
        ("A1", "报送单位", {"A1": "报送单位", "B1": "某局"}),
        ("A1", "填报单位：由上级填写", {"A1": "填报单位：由上级填写", "B1": None}),
        ("A1", "单位", {"A1": "单位", "B1": None}),
    ],
)
def test_the_office_is_named_where_the_template_asks_for_it(
    fill: Fill, tmp_path: Path, cell: str, told: str, written: dict[str, str | None]
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet[cell] = told
    for at, title in enumerate(("信息名称", "文号", "单位"), 1):
        sheet.cell(2, at, title)
    book.save(tmp_path / "模板.xlsx")
    filled = fill(tmp_path / "模板.xlsx").worksheets[0]
    assert {place: filled[place].value for place in written} == written
    assert filled["C2"].value == "单位" and filled["A3"].value


def many(office: Bench, tmp_path: Path, count: int) -> None:
    """Stock the office with so many items."""
    lines = "\n".join(f"第{at}件,{at}号,2026-01-05" for at in range(count))
    source = tmp_path / "多.csv"
    source.write_text(f"信息名称,文号,生成日期\n{lines}\n", "utf-8")
    office.bring_in(source)


def values(sheet: Any, first: int = 1) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]


def test_the_rows_stand_under_the_headers_and_all_else_stays(fill: Fill, tmp_path: Path) -> None:
    sheet = fill(blank(tmp_path / "模板.xlsx"))[SHEET]
    told = values(sheet)
    assert told[0][0] == "××市政府信息公开情况统计表"
    assert told[4][:7] == [
        1,
        "关于甲的通知",
        "区教发〔2026〕1号",
        datetime(2026, 1, 5),
        "主动公开",
        "2026-01-09",
        "政府网站",
    ]
    assert told[5][:3] == [2, '=HYPERLINK("http://x")', "@2号"]
    assert (sheet["B6"].data_type, sheet["C6"].data_type) == ("s", "s")
    assert told[6][1] == LONG
    assert told[4][7:] == [None, None]
    assert told[7][:3] == ["合计", "=COUNTA(B5:B7)", "=B8/SUM(A$5:A$7)"]
    assert told[9][0] == "填报人：经办人    审核人："


def test_looks_heights_formats_and_widths_are_the_templates(fill: Fill, tmp_path: Path) -> None:
    sheet = fill(blank(tmp_path / "模板.xlsx"))[SHEET]
    assert [sheet[f"B{row}"].font.name for row in (3, 5, 6, 7)] == ["黑体", "仿宋", "仿宋", "仿宋"]
    assert {sheet[f"D{row}"].number_format for row in (5, 6, 7)} == {'yyyy"年"m"月"d"日"'}
    assert sheet["F5"].number_format == "@"
    assert [sheet[f"A{row}"].border.bottom.style for row in (5, 6, 7)] == ["thin", "thin", "medium"]
    assert sheet["B8"].font.bold
    assert (sheet.row_dimensions[1].height, sheet.row_dimensions[5].height) == (36, 28)
    assert sheet.row_dimensions[7].height > 28
    assert sheet["B7"].alignment.wrap_text
    assert not sheet["B5"].alignment.wrap_text
    assert sheet.column_dimensions["B"].width == 34


def test_what_stands_around_the_rows_moves_and_grows_with_them(
    fill: Fill, tmp_path: Path, stocked: Bench
) -> None:
    many(stocked, tmp_path, 17)
    book = fill(blank(tmp_path / "模板.xlsx"))
    sheet, last = book[SHEET], 24
    merged = {str(span) for span in sheet.merged_cells.ranges}
    assert {"A1:I1", "E3:G3", "A3:A4", f"A{last + 3}:I{last + 3}"} <= merged
    assert "A9:I9" not in merged
    assert sheet.print_area == f"'{SHEET}'!$A$1:$I${last + 3}"
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$3:$4", "A5")
    assert [str(one.sqref) for one in sheet.data_validations.dataValidation] == [f"E5:E{last}"]
    assert [str(one.sqref) for one in sheet.conditional_formatting] == [f"E5:E{last}"]
    assert [one.id for one in sheet.row_breaks.brk] == [last + 1]
    assert sheet._images[0].anchor._from.row == last + 2
    assert sheet._charts[0].series[0].val.numRef.f == f"'{SHEET}'!$A$5:$A${last}"
    cover = book["封面"]
    assert cover["B1"].value == f"={SHEET}!B{last + 1}"
    assert cover["B2"].value == f"=COUNTA({SHEET}!B5:B{last})"
    assert cover["B3"].value == f'="{SHEET}!B7"&B7'
    assert book.defined_names["件数"].attr_text == f"{SHEET}!$B${last + 1}"


def test_fewer_rows_than_the_template_has_leave_its_empty_ones(fill: Fill, tmp_path: Path) -> None:
    sheet = fill(blank(tmp_path / "模板.xlsx", empty=6))[SHEET]
    told = values(sheet, 5)
    assert [row[0] for row in told[:7]] == [1, 2, 3, None, None, None, "合计"]
    assert told[6][1] == "=COUNTA(B5:B10)"
    assert sheet["A10"].border.bottom.style == "medium"
    assert sheet["A8"].border.bottom.style == "thin"


def test_no_rows_leave_the_template_as_it_was(fill: Fill, tmp_path: Path) -> None:
    template = blank(tmp_path / "模板.xlsx")
    wanted = values(load_workbook(template)[SHEET])
    wanted[1][0] += "某局"
    wanted[8][0] = "填报人：经办人    审核人："
    assert values(fill(template, Query(words="没有这样的"))[SHEET]) == wanted


def test_formulas_are_worked_out_anew_on_opening(fill: Fill, tmp_path: Path) -> None:
    fill(blank(tmp_path / "模板.xlsx"))
    with zipfile.ZipFile(tmp_path / "上报.xlsx") as archive:
        assert b'fullCalcOnLoad="1"' in archive.read("xl/workbook.xml")
        assert "xl/calcChain.xml" not in archive.namelist()


def test_a_hidden_sheet_is_no_template_where_a_shown_one_is(fill: Fill, tmp_path: Path) -> None:
    path = blank(tmp_path / "模板.xlsx")
    book = load_workbook(path)
    old = book.create_sheet("旧版", 0)
    old.append(["信息名称", "文号"])
    old.sheet_state = "hidden"
    book.active = 1
    book.save(path)
    filled = fill(path)
    assert filled[SHEET]["B5"].value == "关于甲的通知"
    assert filled["旧版"].max_row == 1


def test_a_table_and_a_note_of_the_sheet_follow(fill: Fill, tmp_path: Path) -> None:
    path = plain(tmp_path / "表.xlsx", ("信息名称", "文号"), (None, None), (None, None), ("说明：", None))
    book = load_workbook(path)
    book.worksheets[0].add_table(Table(displayName="登记", ref="A1:B3"))
    book.worksheets[0]["A4"].comment = Comment("照实填写", "市局")
    book.save(path)
    sheet = fill(path).worksheets[0]
    assert sheet.tables["登记"].ref == "A1:B4"
    assert (sheet["A5"].value, sheet["A5"].comment.text) == ("说明：", "照实填写")
    with zipfile.ZipFile(tmp_path / "上报.xlsx") as archive:
        (shapes,) = (name for name in archive.namelist() if name.endswith(".vml"))
        assert b":Row>4<" in archive.read(shapes)


def test_elements_written_with_a_prefix_are_the_same_elements(fill: Fill, tmp_path: Path) -> None:
    path, other = blank(tmp_path / "模板.xlsx"), tmp_path / "带前缀.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = re.sub(rb"<(/?)([a-zA-Z]+)(?=[\s>/])", rb"<\1x:\2", content)
                content = content.replace(b" xmlns=", b" xmlns:x=", 1)
            target.writestr(name, content)
    assert values(fill(other)[SHEET]) == values(fill(path)[SHEET])


def test_line_breaks_in_hints_are_kept(fill: Fill, tmp_path: Path) -> None:
    path = blank(tmp_path / "模板.xlsx")
    book = load_workbook(path)
    book[SHEET].data_validations.dataValidation[0].prompt = "第一行\n第二行"
    book[SHEET]["B3"] = "文件\n名称"
    book.save(path)
    sheet = fill(path)[SHEET]
    assert sheet.data_validations.dataValidation[0].prompt == "第一行\n第二行"
    assert (sheet["B3"].value, sheet["B5"].value) == ("文件\n名称", "关于甲的通知")


def test_a_template_to_make_workbooks_from_becomes_a_workbook(fill: Fill, tmp_path: Path) -> None:
    path = tmp_path / "模板.xltx"
    book = load_workbook(blank(tmp_path / "a.xlsx"))
    book.template = True
    book.save(path)
    assert not fill(path).template
    with zipfile.ZipFile(tmp_path / "上报.xlsx") as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_a_header_alone_is_template_enough(fill: Fill, tmp_path: Path) -> None:
    sheet = fill(plain(tmp_path / "表头.xlsx", ("序号", "信息名称", "生成日期"))).worksheets[0]
    assert values(sheet)[1] == [1, "关于甲的通知", datetime(2026, 1, 5)]
    assert sheet["C2"].number_format in ("yyyy\\-mm\\-dd", "yyyy-mm-dd")
    assert sheet["C2"].alignment.shrink_to_fit  # narrower than a day: it must not show as ####


def test_rows_are_put_before_a_total_that_follows_the_header(fill: Fill, tmp_path: Path) -> None:
    template = plain(tmp_path / "无空行.xlsx", ("信息名称", "文号"), ("合计", None), ("填报人：", None))
    told = values(fill(template).worksheets[0])
    assert [row[0] for row in told[1:]] == [
        "关于甲的通知",
        '=HYPERLINK("http://x")',
        LONG,
        "合计",
        "填报人：经办人",
    ]


@pytest.mark.parametrize(
    "row",
    [
        ("例", "关于开展检查的通知", "某教〔2020〕1号", "2020-01-01"),
        ("1", "2", "3", "4"),
        ("甲", "乙", "1", "2"),
    ],
)
def test_an_example_and_the_numbers_of_columns_stay_above_the_rows(
    fill: Fill, tmp_path: Path, row: tuple[str, ...]
) -> None:
    template = plain(tmp_path / "例.xlsx", ("序号", "信息名称", "文号", "生成日期"), row)
    told = values(fill(template).worksheets[0])
    assert told[1] == list(row)
    assert told[2][:2] == [1, "关于甲的通知"]


def test_formulas_in_the_empty_row_are_repeated_for_every_row(fill: Fill, tmp_path: Path) -> None:
    template = plain(
        tmp_path / "公式.xlsx",
        ("序号", "信息名称", "字数", "占比"),
        ("=ROW()-1", None, "=LEN(B2)", "=C2/C$3"),
        ("合计", None, "=SUM(C2:C2)", None),
    )
    told = values(fill(template).worksheets[0])
    assert [row[0] for row in told[1:4]] == ["=ROW()-1"] * 3
    assert [row[2] for row in told[1:]] == ["=LEN(B2)", "=LEN(B3)", "=LEN(B4)", "=SUM(C2:C4)"]
    assert [row[3] for row in told[1:4]] == ["=C2/C$5", "=C3/C$5", "=C4/C$5"]


def test_cells_merged_in_the_empty_row_are_merged_in_every_row(fill: Fill, tmp_path: Path) -> None:
    template = plain(
        tmp_path / "合并.xlsx",
        ("信息名称", None, "文号"),
        (None, None, None),
        ("合计", None, None),
        merged=("A1:B1", "A2:B2"),
    )
    sheet = fill(template).worksheets[0]
    assert {str(span) for span in sheet.merged_cells.ranges} == {"A1:B1", "A2:B2", "A3:B3", "A4:B4"}
    assert [sheet[f"C{row}"].value for row in (2, 3, 4)] == ["区教发〔2026〕1号", "@2号", "区教发〔2026〕3号"]


def test_headers_that_mean_nothing_here_are_named(stocked: Bench, tmp_path: Path) -> None:
    template = stocked.desk.ledger_exporter("register").template(blank(tmp_path / "模板.xlsx"))
    assert template.unmapped == ("承办股室", "存放位置")
    assert template.understood["文件名称"] == "title"
    assert (template.first, template.last, template.serials) == (5, 6, (1,))


def test_what_a_header_means_is_told_once_and_remembered(fill: Fill, stocked: Bench, tmp_path: Path) -> None:
    path = blank(tmp_path / "模板.xlsx")
    told = {"承办股室": "department", "公开渠道": ""}
    sheet = fill(path, mapping=told)[SHEET]
    assert (sheet["H5"].value, sheet["G5"].value) == ("办公室", None)
    again = blank(tmp_path / "另一个月.xlsx", empty=4)
    assert stocked.desk.ledger_exporter("register").template(again).understood["承办股室"] == "department"
    assert fill(again)[SHEET]["H5"].value == "办公室"
    assert fill(again, mapping={"承办股室": "note"})[SHEET]["H5"].value is None


def test_a_header_in_words_of_its_own_can_be_explained(fill: Fill, stocked: Bench, tmp_path: Path) -> None:
    template = plain(tmp_path / "自造.xlsx", ("件名", "编排号"))
    with pytest.raises(UnknownHeader) as refused:
        stocked.desk.ledger_exporter("register").template(template)
    assert refused.value.headers == ("件名", "编排号")
    told = values(fill(template, mapping={"件名": "title", "编排号": "doc_no"}).worksheets[0])
    assert told[1] == ["关于甲的通知", "区教发〔2026〕1号"]


def test_many_rows_are_written_in_little_time_and_told_on_the_way(stocked: Bench, tmp_path: Path) -> None:
    many(stocked, tmp_path, 1200)
    told: list[tuple[int, int]] = []
    target = tmp_path / "上报.xlsx"
    template = blank(tmp_path / "模板.xlsx")
    rows = stocked.desk.ledger_exporter("register").export(
        target, Query(), lambda *at: told.append(at), template=template
    )
    assert rows == 1203
    assert told == [(500, 1203), (1000, 1203)]
    assert load_workbook(target)[SHEET]["B1208"].value == "=COUNTA(B5:B1207)"


def test_a_cancel_leaves_no_file(stocked: Bench, tmp_path: Path) -> None:
    many(stocked, tmp_path, 600)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    before = set(tmp_path.iterdir())
    template = blank(tmp_path / "模板.xlsx")
    with pytest.raises(Cancelled):
        stocked.desk.ledger_exporter("register").export(
            tmp_path / "上报.xlsx", Query(), stop, template=template
        )
    assert set(tmp_path.iterdir()) - before == {template}


def broken(path: Path) -> Path:
    path.write_bytes(blank(path).read_bytes()[:2000])
    return path


def with_macros(path: Path) -> Path:
    blank(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    return path


def empty(path: Path) -> Path:
    path.touch()
    return path


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (broken, "打不开"),
        (with_macros, "带有宏"),
        (empty, "是空的"),
        (lambda path: path, "没有文件"),
        (lambda path: plain(path, ("天气", "心情")), "没有认得出的表头"),
        (
            lambda path: plain(path, ("信息名称", "文号", "生成日期"), ("甲", "1号", "2020-01-01")),
            "已经填了内容",
        ),
    ],
)
def test_what_is_no_template_is_refused(
    stocked: Bench, tmp_path: Path, make: Callable[[Path], Path], told: str
) -> None:
    template = make(tmp_path / "模板.xlsx")
    with pytest.raises(Refused, match=told):
        stocked.desk.ledger_exporter("register").export(tmp_path / "上报.xlsx", Query(), template=template)
    assert not (tmp_path / "上报.xlsx").exists()


@pytest.mark.parametrize(
    "content", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"a,b\n1,2\n", b"%PDF-1.4"]
)
def test_other_formats_are_refused_with_the_way_to_the_right_one(
    stocked: Bench, tmp_path: Path, content: bytes
) -> None:
    template = tmp_path / "模板.xls"
    template.write_bytes(content)
    with pytest.raises(Refused, match="不能用作模板") as refused:
        stocked.desk.ledger_exporter("register").export(tmp_path / "上报.xlsx", Query(), template=template)
    assert "另存为 xlsx" in refused.value.way


def test_the_template_is_never_written_over(stocked: Bench, tmp_path: Path) -> None:
    template = blank(tmp_path / "模板.xlsx")
    before = template.read_bytes()
    with pytest.raises(Refused, match="不能写到模板"):
        stocked.desk.ledger_exporter("register").export(template, Query(), template=template)
    assert template.read_bytes() == before


def test_inside_information_goes_into_no_superiors_template(stocked: Bench, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="对内公开"):
        stocked.desk.ledger_exporter("register").export(
            tmp_path / "上报.xlsx", Query(view="inside"), template=blank(tmp_path / "模板.xlsx")
        )


def test_columns_are_the_templates_business(stocked: Bench, tmp_path: Path) -> None:
    template = blank(tmp_path / "模板.xlsx")
    with pytest.raises(Refused, match="不能另选列"):
        stocked.desk.ledger_exporter("register").export(
            tmp_path / "上报.xlsx", Query(), template=template, columns=("title",)
        )


def test_the_filled_template_is_a_ledger_that_can_come_in(fill: Fill, stocked: Bench, tmp_path: Path) -> None:
    fill(blank(tmp_path / "模板.xlsx"))
    changes = stocked.plan(tmp_path / "上报.xlsx")
    assert (changes.rows, changes.add, changes.unchanged) == (3, 0, 3)
