"""Ledgers as other programs write them: read as they show, or every cell that cannot be is named with its reason."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange.cells import Faulty, Shown
from gongkai_desktop.exchange.formats import dressed_number, is_odd
from gongkai_desktop.exchange.headers import HeaderWords
from gongkai_desktop.exchange.targets import ItemTarget
from gongkai_desktop.exchange.template_fill import fill_template
from gongkai_desktop.exchange.text_table import text_table

from .conftest import DATA, HEADERS, TODAY, Bench, Read, read

TABLES = DATA / "tables"
Workbook = Callable[..., Path]


def table(name: str) -> Read:
    return read(TABLES / name)


def column(found: Read, key: str) -> list[str]:
    return [fields[key] for fields in found.fields]


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_day_numbers_count_from_1904_where_the_book_says_so(suffix: str) -> None:
    assert column(table(f"d1904_general.{suffix}"), "formed") == ["2024-03-05", "2024-03-05"]


def test_quotes_and_marks_that_guard_a_number_go() -> None:
    found = table("guards2.csv")
    assert (column(found, "index_no"), column(found, "doc_no"), column(found, "note")) == (
        ["2024001"],
        ["0012"],
        ["x"],
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("'0012", "0012"), ("`2024-01", "2024-01"), ("'十四五'规划", "'十四五'规划"), ("‘1’号", "‘1’号")],
)
def test_a_mark_before_a_number_goes_and_a_quotation_stays(workbook: Workbook, typed: str, kept: str) -> None:
    assert column(read(workbook([HEADERS, ("A1", typed, "", "", "")])), "title") == [kept]


def test_numbers_cut_to_the_scientific_way_and_hashes_are_named() -> None:
    found = table("sci.csv")
    assert [fields["index_no"] for fields in found.fields] == ["QX-3"]
    assert column(found, "doc_no") == ["1E5"]
    named = {row: (header, value) for row, header, value, _ in found.rejected}
    assert named == {2: ("索引号", "2.02403E+14"), 3: ("生成日期", "4.5356E+04"), 5: ("文号", "########")}
    reasons = "".join(why for *_, why in found.rejected)
    assert "科学计数法" in reasons
    assert "列太窄" in reasons
    assert "备注“1.38123E+10”" in reasons


def test_a_quote_alone_swallows_no_row() -> None:
    found = table("lone_quote.csv")
    assert column(found, "index_no") == [f"QX-{number}" for number in range(1, 6)]
    assert column(found, "title")[:3] == ['关于"十四五规划的通知', '"关于规划"的通知', '"没有收尾的引号']


def test_two_lone_quotes_rows_apart_swallow_nothing_between_them() -> None:
    lines = ["甲,乙,丙", '1,"开头,x', "2,b,y", '3,收尾",z']
    assert list(text_table("\n".join(lines))) == [line.split(",") for line in lines]


def test_a_cell_in_quotes_may_go_on_over_lines() -> None:
    assert list(text_table('甲,乙,丙\n1,"上行\n下行，有""引号""",x\n2,b,y\n')) == [
        ["甲", "乙", "丙"],
        ["1", '上行\n下行，有"引号"', "x"],
        ["2", "b", "y"],
    ]


def test_formulas_without_a_value_are_named_by_row_and_column() -> None:
    found = table("formulas_nocache.xlsx")
    assert column(found, "index_no") == ["QX-4"]
    told = [(row, header, value) for row, header, value, _ in found.rejected]
    assert told == [(2, "文号", "（公式）"), (3, "文号", "#REF!"), (4, "信息名称", "（公式）")]
    assert "请用 WPS 打开另存" in found.rejected[0][3]
    assert "责任科室“#N/A”" in found.rejected[1][3]


def test_signs_that_cannot_be_seen_stand_in_no_header_choice_or_key() -> None:
    found = table("hdr_200b.xlsx")
    (fields,) = found.fields
    assert all(header.isprintable() for header in found.head.understood)
    assert (fields["formed"], fields["attribute"]) == ("2024-03-05", "主动公开")


@pytest.mark.parametrize("sign", ["\u200b", "\ufeff", "\u202e", "\u2060", "\u00ad", "\x07"])
def test_no_unseen_sign_makes_a_difference_anywhere(sign: str, tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    head, row = ("信息名称", "公开属性", "生成日期"), ("甲的通知", "主动公开", "2024-01-05")
    path.write_text(
        "\n".join(",".join(f"{cell[:2]}{sign}{cell[2:]}{sign}" for cell in line) for line in (head, row)),
        "utf-8",
    )
    assert read(path).fields == [{"title": "甲的通知", "attribute": "主动公开", "formed": "2024-01-05"}]


@pytest.mark.parametrize("name", ["dim_rows.xlsx", "sst_othername.xlsx"])
def test_books_that_only_name_their_parts_otherwise_are_read(name: str) -> None:
    found = table(name)
    assert column(found, "index_no") == ["QX-2024-001", "QX-2024-002", "QX-2024-003"]
    assert column(found, "note") == ["备注1", "备注2", "备注3"]


def renamed(path: Path, target: Path, names: dict[str, str]) -> Path:
    """A book with its parts called otherwise, and spoken of so."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.namelist():
            content = old.read(member)
            for before, after in names.items():
                content = content.replace(before.encode(), after.encode())
            for before, after in names.items():
                member = member.replace(before, after)
            new.writestr(member, content)
    return target


NAMES = (
    {"workbook.xml": "Buch.xml", "worksheets/sheet1.xml": "Blaetter/eins.xml"},
    {"xl/": "XL/", "styles.xml": "Styles.XML"},
    {"styles.xml": "looks.xml", "sharedStrings.xml": "words.xml"},
)


@pytest.mark.parametrize("names", NAMES)
def test_parts_are_found_by_what_refers_to_them_in_any_case(names: dict[str, str], tmp_path: Path) -> None:
    path = renamed(TABLES / "formats.xlsx", tmp_path / "台账.xlsx", names)
    assert read(path).fields == table("formats.xlsx").fields


@pytest.mark.parametrize("name", ["html_comment.xls", "mhtml.xls"])
def test_a_web_page_saved_as_a_table_is_called_so(name: str) -> None:
    with pytest.raises(Refused) as refusal:
        table(name)
    assert "网页另存的表格" in refusal.value.why
    assert "另存为 xlsx" in refusal.value.way


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods", "csv"])
def test_numbers_are_read_as_they_are_shown_in_every_format(suffix: str) -> None:
    found = table(f"formats.{suffix}")
    assert column(found, "index_no") == ["00012", "QX-013", "QX-3", "QX-5"]
    assert column(found, "doc_no")[:2] == ["永建发〔2024〕7号", "永建发〔2024〕8号"]
    assert column(found, "formed") == ["2024-03-05", "2024-03-06", "2024-03-07", "2024-03-09"]
    assert column(found, "note") == ["1,234.50", "25%", "5", "3"]
    assert [(row, header, value) for row, header, value, _ in found.rejected] == [(5, "备注", "#DIV/0!")]


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        (12, "00000", "00012"),
        (7, '"永建发〔2024〕"0"号"', "永建发〔2024〕7号"),
        (20240305, r"0000\-00\-00", "2024-03-05"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (-5, "0.0;(0.0)", "(5.0)"),
        (0, '0;-0;"无"', "无"),
        (5, '0"件";-0"件";"无"', "5件"),
        (-5, '0"件";"欠"0"件";"无"', "欠5件"),
        (0, '0"件";"欠"0"件"', "0件"),
        (1000, "#,##0", "1,000"),
        (-5, '0"件"', "-5件"),
        (0.125, "0.0%", "12.5%"),
        (3.5, '0.##"件"', "3.5件"),
        (12, '[红色][$-804]"第"0"号"', "第12号"),
        (13800138000, "000-0000-0000", "138-0013-8000"),
        (5, '"共"_ 0* 件', "共 5件"),
    ],
)
def test_a_number_format_shows_what_the_table_program_shows(number: float, code: str, text: str) -> None:
    assert is_odd(code)
    assert dressed_number(number, code) == Shown(text, number)


@pytest.mark.parametrize("code", ["[DBNum1]0", "[>100]0;0.00", "# ?/?", "0.00E+00", "0,"])
def test_a_format_we_cannot_show_names_the_cell(code: str) -> None:
    cell = dressed_number(2.5, code)
    assert isinstance(cell, Faulty)
    assert "照显示的重新填写" in cell.why


@pytest.mark.parametrize("code", ["General", "0", "@", "yyyy-mm-dd", 'h"时"mm"分"', "[$-804]aaaa;@ yyyy"])
def test_plain_numbers_and_days_need_no_dressing(code: str) -> None:
    assert not is_odd(code)


# — numbers of documents, whatever their width and case —


def test_numbers_compare_whatever_their_width_and_case(office: Bench, workbook: Workbook) -> None:
    office.bring_in(
        workbook([HEADERS, ("QX-2", "关于甲的通知", "某教发〔2024〕A1号", "2024-01-05", "主动公开")])
    )
    again = [HEADERS, ("ｑｘ－２", "关于甲的通知", "某教发〔２０２４〕ａ１号", "2024-01-05", "主动公开")]
    changes = office.bring_in(workbook(again, "再来.xlsx"))
    assert (changes.add, changes.update, changes.unchanged) == (0, 0, 1)
    assert office.items()[0]["index_no"] == "QX-2"
    assert office.desk.lists.find("ＱＸ－２") == office.items()[0]["id"]


def test_one_number_in_two_widths_is_a_clash_within_a_file(workbook: Workbook) -> None:
    rows = [HEADERS, ("QX-2", "关于甲的通知", "", "", ""), ("ＱＸ－２", "关于乙的通知", "", "", "")]
    assert [row for row, *_ in read(workbook(rows)).rejected] == [2, 3]


def test_a_number_taken_in_another_width_is_not_given_again(office: Bench, workbook: Workbook) -> None:
    office.bring_in(workbook([HEADERS, ("永〔2024〕QX-2", "关于甲的通知", "", "2024-01-05", "主动公开")]))
    values = {"title": "乙", "formed": "2024-01-05", "department": "办公室", "attribute": "主动公开"}
    with pytest.raises(Refused) as refusal:
        office.desk.register.enter({**values, "index_no": "永〔2024〕ｑｘ-2"}, actor=0, today=TODAY)
    assert "已被" in str(refusal.value)


# — the same files as a superior's template —

ROW = {
    "index_no": "QX-1", "title": "关于甲的通知", "doc_no": "某发〔2024〕1号", "department": "办公室",
    "formed": "2024-03-05", "attribute": "主动公开", "note": "",
}  # fmt: skip


def filled(template: Path, target: Path, count: int = 5) -> tuple[zipfile.ZipFile, zipfile.ZipFile]:
    fill_template(target, template, ItemTarget().intake(date.max), HeaderWords(), [ROW] * count, count)
    return zipfile.ZipFile(template), zipfile.ZipFile(target)


def test_what_a_template_has_beside_its_rows_stays_byte_for_byte(tmp_path: Path) -> None:
    before, after = filled(TABLES / "ext_dv.xlsx", tmp_path / "上报.xlsx")
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed <= {"xl/worksheets/sheet1.xml", "xl/styles.xml"}
    sheet = after.read("xl/worksheets/sheet1.xml").decode()
    assert "<x14:formula1><xm:f>字典!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>E3:E7</xm:sqref>" in sheet


def emptied(path: Path, target: Path) -> Path:
    """The table with its header only."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if "sheet1" in name:
                head, _, rest = content.partition(b"</row>")
                content = head + b"</row>" + rest[rest.index(b"</sheetData>") :]
            new.writestr(name, content)
    return target


@pytest.mark.parametrize("name", ["dim_rows.xlsx", "sst_othername.xlsx", "hdr_200b.xlsx", "formats.xlsx"])
def test_templates_of_other_programs_are_filled(name: str, tmp_path: Path) -> None:
    filled(emptied(TABLES / name, tmp_path / "模板.xlsx"), tmp_path / "上报.xlsx", 2)
    found = read(tmp_path / "上报.xlsx")
    assert [(one["title"], one["formed"]) for one in found.fields] == [("关于甲的通知", "2024-03-05")] * 2


@pytest.mark.parametrize("names", NAMES)
def test_a_template_whose_parts_have_other_names_is_filled(names: dict[str, str], tmp_path: Path) -> None:
    template = renamed(TABLES / "ext_dv.xlsx", tmp_path / "模板.xlsx", names)
    _, after = filled(template, tmp_path / "上报.xlsx")
    assert read(tmp_path / "上报.xlsx").fields[0]["doc_no"] == "某发〔2024〕1号"
    assert (
        io.BytesIO(b"".join(after.read(name) for name in after.namelist())).getvalue().count("字典!".encode())
        >= 1
    )


def ods(path: Path, *rows: tuple[str, ...]) -> Path:
    """An OpenDocument table whose cells are given as they stand in its XML."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{name}="{office}:{name}:1.0"' for name in ("office", "table", "text"))
    lines = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{office}:manifest:1.0"><manifest:file-entry '
            'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
            "</manifest:manifest>",
        )
        book.writestr(
            "content.xml",
            f'<office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet>'
            f'<table:table table:name="台账">{lines}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def words(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def test_an_empty_text_is_what_a_formula_came_to_and_nothing_is_no_result(tmp_path: Path) -> None:
    empty = '<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string"/>'
    never = '<table:table-cell table:formula="of:=[.A1]"/>'
    path = ods(
        tmp_path / "台账.ods",
        tuple(map(words, HEADERS)),
        (words("QX-1"), words("甲的通知"), empty, words("2024-03-05"), words("主动公开")),
        (words("QX-2"), words("乙的通知"), never, words("2024-03-06"), words("主动公开")),
    )
    found = read(path)
    assert (column(found, "index_no"), column(found, "title")) == (["QX-1"], ["甲的通知"])
    assert [(row, header, value) for row, header, value, _ in found.rejected] == [(3, "文号", "（公式）")]
