"""Reports of subordinate offices: summed when they are sound, every doubt named by file, sheet and cell when not."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from gongkai_desktop.apart import Dead
from gongkai_desktop.errors import Cancelled, Fault, Refused
from gongkai_desktop.reports.annual.booklet import booklet as annual_booklet
from gongkai_desktop.reports.annual.figures import Entered, Figures, Known
from gongkai_desktop.reports.annual.layout import layout_of
from gongkai_desktop.reports.consolidation import service, sheets
from gongkai_desktop.reports.consolidation.booklet import FILES, booklet
from gongkai_desktop.reports.consolidation.consolidation import Asked, Consolidation, consolidated
from gongkai_desktop.reports.consolidation.handed import Handed, handed_in
from gongkai_desktop.reports.consolidation.kept import Taken
from gongkai_desktop.reports.consolidation.service import listed, taken_in
from gongkai_desktop.reports.consolidation.sheets import read_all
from gongkai_desktop.requests.tally import CARRIED_IN, RECEIVED, SETTLED

from .forms import NEW, OLD, SHEET, Change, balanced, cell, form, remedies

OFFICES = ("甲局", "乙局", "丙中心")


def took(path: Path) -> Handed:
    """A file as it is understood, read in this process."""
    return handed_in(path, read_all([path], lambda done, whole: None)[0])


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Consolidation]:
    """Consolidates files, read in this process."""
    monkeypatch.setattr(service, "read_books", read_all)

    def consolidate(*paths: Path, **asked: Any) -> Consolidation:
        return consolidated(taken_in(paths), Asked(**asked))

    return consolidate


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("loose", [False, True])
def test_the_sum_of_random_reports_is_their_sum(
    together: Callable[..., Consolidation], tmp_path: Path, seed: int, loose: bool
) -> None:
    chance = Random(seed)
    layout = OLD if seed % 3 == 2 else NEW
    year = 2020 if layout is OLD else 2023
    told = [balanced(chance, layout) for _ in range(chance.randrange(1, 6))]
    paths = [
        form(tmp_path / f"{at}.xlsx", rows, office=f"第{at}局", year=year, layout=layout, loose=loose)
        for at, rows in enumerate(told)
    ]
    found = together(*paths)
    assert [one.problems for one in found.offices] == [()] * len(paths)
    figures = found.figures
    assert figures is not None
    assert figures.layout is layout
    for row in layout.rows:
        assert figures.row(row.key) == tuple(map(sum, zip(*(rows[row.key] for rows in told), strict=True)))


def test_our_own_reports_are_read_back(together: Callable[..., Consolidation], tmp_path: Path) -> None:
    layout = layout_of(2023)
    whole: list[Figures] = []
    paths = []
    for at, office in enumerate(OFFICES):
        known = {
            place.key: Known(
                hand=Entered("12.5" if place.column.counts == "money" else str(at + number), 0, "")
            )
            for number, place in enumerate(layout.places)
        }
        paths_of = tuple((at, 1, 2, 0, at + 3) for _ in range(3))
        found = Figures(2023, layout, "", balanced(Random(at), layout), paths_of, known)
        whole.append(found)
        path = tmp_path / f"报告{at}.xlsx"
        from gongkai_desktop.reports.annual.booklet import FILES as ANNUAL_FILES

        ANNUAL_FILES.write(path, annual_booklet(found, {}, office))
        paths.append(path)
    told = together(*paths)
    assert [(one.name, one.problems) for one in told.offices] == [(name, ()) for name in OFFICES]
    assert told.year == 2023
    figures = told.figures
    assert figures is not None
    assert figures.remedies == ((3, 3, 6, 0, 12),) * 3
    for place in layout.places:
        expected = sum(float(one.proactive[place.key].value) for one in whole)
        assert float(figures.proactive[place.key].value) == expected
    assert told.notes == ()


def put(place: str, value: object) -> Change:
    def change(book: Workbook) -> None:
        book.worksheets[0][place] = value

    return change


def shifted(book: Workbook) -> None:
    book.worksheets[0].move_range("D7:J30", rows=1)


def hidden(book: Workbook) -> None:
    sheet = book.create_sheet("底稿")
    sheet["A1"] = "草稿"
    sheet.sheet_state = "hidden"


def twice(book: Workbook) -> None:
    book.copy_worksheet(book.worksheets[0]).title = "表三（2）"


def only_hidden(book: Workbook) -> None:
    book.create_sheet("封面")["A1"] = "封面"
    book.worksheets[0].sheet_state = "hidden"
    book.active = 1


def renamed(book: Workbook) -> None:
    book.worksheets[0]["C10"] = "属于内部机密"


def no_column(book: Workbook) -> None:
    book.worksheets[0]["G5"] = "别的机构"


BAD: tuple[tuple[str, Change, str, bool], ...] = (
    ("text", put(cell(RECEIVED, 2), "三件"), f"“{SHEET}”{cell(RECEIVED, 2)}：应为数字，写的是“三件”", True),
    ("text number", put(cell(SETTLED, 0), "7"), f"“{SHEET}”{cell(SETTLED, 0)}：数字“7”存成了文字", False),
    ("blank", put(cell("granted", 3), None), f"“{SHEET}”{cell('granted', 3)}：", False),
    ("fraction", put(cell("granted", 3), 1.5), f"“{SHEET}”{cell('granted', 3)}：不是整数", True),
    ("negative", put(cell("granted", 3), -2), f"“{SHEET}”{cell('granted', 3)}：不是可以汇总的数", True),
    (
        "formula",
        put(cell("granted", 6), "=SUM(D8:I8)"),
        f"“{SHEET}”{cell('granted', 6)}：公式没有算出的值",
        True,
    ),
    ("unbalanced", put(cell(RECEIVED, 0), 999), f"“{SHEET}”{cell(RECEIVED, 0)}：一＋二＝三（七）＋四", False),
    ("total", put(cell("granted", 6), 999), f"“{SHEET}”{cell('granted', 6)}：总计＝自然人", False),
    ("shifted", shifted, "有数没有行名", True),
    ("hidden", hidden, "“底稿”：有隐藏的工作表", False),
    ("twice", twice, "都有表三，不知道用哪一张", True),
    ("only hidden", only_hidden, "表三在隐藏的工作表里", True),
    ("unknown row", renamed, "“属于内部机密”不是表三的行", True),
    ("missing column", no_column, "没有“社会公益组织”这一列", True),
    ("right of it", put("K9", 4), "“表三”K9：有数，上面没有列名", False),
)


@pytest.mark.parametrize(("change", "told", "barring"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
def test_every_fault_is_named(
    together: Callable[..., Consolidation], tmp_path: Path, change: Change, told: str, barring: bool
) -> None:
    good = form(tmp_path / "乙局.xlsx", balanced(Random(1)), office="乙局")
    bad = form(tmp_path / "甲局.xlsx", balanced(Random(2)), change=change)
    found = together(good, bad)
    assert found.offices[0].problems == ()
    words = [one.words for one in found.offices[1].problems]
    assert any(told in one for one in words), words
    assert found.figures is None
    with pytest.raises(Refused, match=r"甲局\.xlsx"):
        booklet(found, "某市")
    taken = together(good, bad, taken={bad: Taken("张三", "核对过", "2024-01-05")})
    assert (taken.figures is None) is barring


def signed(book: Workbook) -> None:
    sheet = book.worksheets[0]
    sheet["A32"], sheet["D32"], sheet["A33"], sheet["D33"] = (
        "填表人：张三",
        "2024年1月5日",
        "联系电话",
        5551234,
    )


def dotted(book: Workbook) -> None:
    for row in book.worksheets[0].iter_rows(min_row=6, max_row=30, max_col=3):
        for one in row:
            if isinstance(one.value, str):
                one.value = (
                    one.value.replace("、", ".").replace("（", "(").replace("）", ")").replace("1.", "1、")
                )


def cut(book: Workbook) -> None:
    book.worksheets[0]["C26"] = "1.申请人无正当理由逾期不补正"


@pytest.mark.parametrize("change", [signed, dotted, cut])
def test_habits_that_do_no_harm(tmp_path: Path, change: Change) -> None:
    rows = balanced(Random(4))
    found = took(form(tmp_path / "甲局.xlsx", rows, change=change))
    assert found.problems == ()
    assert found.applications is not None
    assert found.applications.rows == rows


def test_a_table_of_texts_is_one_doubt(tmp_path: Path) -> None:
    def texts(book: Workbook) -> None:
        for row in book.worksheets[0].iter_rows(min_row=6, max_row=30, min_col=4, max_col=10):
            for one in row:
                one.value = str(one.value)

    found = took(form(tmp_path / "甲局.xlsx", balanced(Random(4)), change=texts))
    assert [one.words for one in found.problems] == ["“表三”D6 至 J30：有 175 格数字存成了文字"]


def test_the_old_table_for_a_later_year(together: Callable[..., Consolidation], tmp_path: Path) -> None:
    old = form(tmp_path / "甲局.xlsx", balanced(Random(3), OLD), layout=OLD, year=2023)
    found = together(old, form(tmp_path / "乙局.xlsx", balanced(Random(1)), office="乙局"))
    (told,) = found.offices[0].problems
    assert "2019年的格式" in told.words
    assert told.barring


def test_another_year_and_an_office_twice(together: Callable[..., Consolidation], tmp_path: Path) -> None:
    paths = [
        form(tmp_path / "甲.xlsx", balanced(Random(1)), office="甲局"),
        form(tmp_path / "甲改.xlsx", balanced(Random(2)), office="甲局"),
        form(tmp_path / "乙.xlsx", balanced(Random(3)), office="乙局", year=2022),
    ]
    shutil.copy(paths[0], tmp_path / "副本.xlsx")
    found = together(*paths, tmp_path / "副本.xlsx")
    told = [" ".join(problem.words for problem in one.problems) for one in found.offices]
    assert "同一单位“甲局”交了两份，另一份是“甲改.xlsx”" in told[0]
    assert "同一单位" in told[1]
    assert told[2] == "是 2022 年的，汇总的是 2023 年"
    assert told[3].count("同一单位") == 2


def test_the_same_content_of_two_offices(together: Callable[..., Consolidation], tmp_path: Path) -> None:
    first = form(tmp_path / "甲局.xlsx", balanced(Random(1)), office="", year=0)
    second = Path(shutil.copy(first, tmp_path / "乙局报送2023年报.xlsx"))
    found = together(first, second)
    assert [one.name for one in found.offices] == ["甲局", "乙局"]
    assert [one.words for one in found.offices[1].problems] == ["与“甲局.xlsx”（甲局）内容完全相同"]
    assert not found.offices[1].barred


@pytest.mark.parametrize(
    ("title", "name", "doubted"),
    [
        ("某市甲局", "甲局", False),
        ("甲 局", "甲局", False),
        ("中心", "丙中心", False),
        ("甲局考试中心", "甲局考试中心", True),
        ("某市教育局", "某市教育局", False),
        ("县局", "县局", True),
    ],
)
def test_an_office_is_known_by_its_name(
    together: Callable[..., Consolidation], tmp_path: Path, title: str, name: str, doubted: bool
) -> None:
    path = form(tmp_path / "1.xlsx", balanced(Random(1)), office=title)
    (office,) = together(path, expected=OFFICES, own="某市教育局").offices
    assert (office.name, bool(office.problems)) == (name, doubted)


def test_who_is_missing_and_late(together: Callable[..., Consolidation], tmp_path: Path) -> None:
    first = form(tmp_path / "1.xlsx", balanced(Random(1)), office="某市甲局")
    second = form(tmp_path / "2.xlsx", balanced(Random(2)), office="外来局")
    asked = {
        "expected": OFFICES,
        "due": "2024-01-20",
        "today": "2024-01-25",
        "received": {first: "2024-01-20"},
    }
    found = together(first, second, **asked)
    assert [(one.name, one.late) for one in found.offices] == [("甲局", False), ("外来局", True)]
    assert (found.missing, found.over) == (("乙局", "丙中心"), True)
    assert [one.words for one in found.offices[1].problems] == ["“外来局”不在下级单位名单里"]


def test_a_doubted_report_is_taken_by_somebody_with_a_note(
    together: Callable[..., Consolidation], tmp_path: Path
) -> None:
    path = form(tmp_path / "甲局.xlsx", balanced(Random(2)), change=put(cell(RECEIVED, 0), 999))
    found = together(path, taken={path: Taken("张三", "甲局已电话说明", "2024-01-05")})
    assert found.offices[0].state == "收下"
    assert found.figures is not None
    assert found.figures.row(RECEIVED)[0] == 999
    out = tmp_path / "汇总.xlsx"
    FILES.write(out, booklet(found, "某市"))
    said = " ".join(
        str(one.value)
        for sheet in load_workbook(out)
        for row in sheet.iter_rows()
        for one in row
        if one.value
    )
    assert "2024-01-05 张三收下：甲局已电话说明" in said


def test_the_sum_is_written_as_the_annual_report_is(
    together: Callable[..., Consolidation], tmp_path: Path
) -> None:
    rows = [balanced(Random(at)) for at in range(3)]
    table = ((1, 0, 0, 2, 3),) * 3
    paths = [
        form(tmp_path / f"{at}.xlsx", one, office=OFFICES[at], change=lambda book: remedies(book, table))
        for at, one in enumerate(rows)
    ]
    found = together(*paths)
    assert [one.problems for one in found.offices] == [(), (), ()]
    out = tmp_path / "汇总.xlsx"
    FILES.write(out, booklet(found, "某市"))
    again = took(out)
    assert again.problems == ()
    assert again.year == 2023
    assert again.applications is not None
    assert again.applications.rows[CARRIED_IN] == tuple(
        map(sum, zip(*(one[CARRIED_IN] for one in rows), strict=True))
    )
    assert again.remedies is not None
    assert again.remedies.numbers == ((3, 0, 0, 6, 9),) * 3
    FILES.write(tmp_path / "汇总.pdf", booklet(found, "某市"))
    assert (tmp_path / "汇总.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_what_another_table_program_wrote(tmp_path: Path, ending: str) -> None:
    rows = balanced(Random(5))

    def formulas(book: Workbook) -> None:
        sheet: Any = book.worksheets[0]
        for row in range(6, 31):
            sheet[f"J{row}"] = f"=SUM(D{row}:I{row})"

    source = form(tmp_path / "甲局.xlsx", rows, change=formulas)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", ending, "--outdir", tmp_path / "出", source]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    found = took(tmp_path / "出" / f"甲局.{ending}")
    assert found.problems == ()
    assert found.applications is not None
    assert found.applications.rows == rows


def test_a_file_that_is_no_table_is_one_with_a_problem(tmp_path: Path) -> None:
    good = form(tmp_path / "甲局.xlsx", balanced(Random(1)))
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 nothing")
    found = consolidated(taken_in([good, tmp_path / "坏.xlsx", tmp_path / "没有.xlsx"]), Asked())
    assert found.offices[0].ok
    assert [one.barred for one in found.offices] == [False, True, True]
    assert "坏.xlsx" in found.offices[1].problems[0].words


def test_one_that_brings_the_reading_down_is_refused_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = form(tmp_path / "甲局.xlsx", balanced(Random(1))), tmp_path / "恶意.xlsx"

    def apart(work: Any, progress: Any, *, reads: bool) -> Any:
        if bad in work.args[0]:
            raise Fault("a process at work ended without a word") from Dead()
        return work(progress)

    monkeypatch.setattr(sheets, "run_apart", apart)
    found = taken_in([good, bad])
    assert [bool(one.problems) for one in found] == [False, True]
    assert "恶意.xlsx" in found[1].problems[0].words


def test_a_cancel_is_heard(tmp_path: Path) -> None:
    def stop(done: int, whole: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        taken_in([form(tmp_path / "甲局.xlsx", balanced(Random(1)))], stop)


def filing(path: Path, office: str, *lines: tuple[str, str]) -> Path:
    book = Workbook()
    sheet: Any = book.active
    sheet["A1"] = f"{office}2026年第三季度不予公开信息备案表"
    sheet["A2"] = f"填报单位：{office}"
    for at, title in enumerate(
        ("序号", "信息名称", "文号", "生成日期", "责任科室", "不予公开理由", "依据"), 1
    ):
        sheet.cell(4, at, title)
    for at, (title, reason) in enumerate(lines, 1):
        for column, text in enumerate((at, title, "", "", "办公室", reason, "条例第十四条"), 1):
            sheet.cell(4 + at, column, text)
    if not lines:
        sheet["A5"] = "零报告"
    book.save(path)
    return path


def test_the_filings_of_a_quarter_come_together(
    together: Callable[..., Consolidation], tmp_path: Path
) -> None:
    paths = [
        filing(tmp_path / "1.xlsx", "甲局", ("甲一", "国家秘密"), ("甲二", "内部事务信息")),
        filing(tmp_path / "2.xlsx", "乙局", ("乙一", "国家秘密")),
        filing(tmp_path / "3.xlsx", "丙中心"),
    ]
    found = together(*paths, expected=OFFICES)
    assert [one.problems for one in found.offices] == [(), (), ()]
    assert dict(found.reasons) == {"国家秘密": 2, "内部事务信息": 1}
    assert [(name, line["title"]) for name, line in found.lines] == [
        ("甲局", "甲一"),
        ("甲局", "甲二"),
        ("乙局", "乙一"),
    ]
    FILES.write(tmp_path / "汇总.xlsx", booklet(found, "某市"))
    broken = together(*paths, filing(tmp_path / "4.xlsx", "丁局", ("丁一", "")))
    assert ["没有写不予公开理由" in one.words for one in broken.offices[3].problems] == [True]
    assert "F5" in broken.offices[3].problems[0].words


def test_a_list_of_offices_has_each_once() -> None:
    assert listed(["甲局 ", "", " 乙局"]) == "甲局\n乙局"
    with pytest.raises(Refused, match="写了两次"):
        listed(["甲局", "甲 局"])
