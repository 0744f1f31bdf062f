from __future__ import annotations

import re
from datetime import date

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.records.event import Draft
from gongkai_desktop.records.memory import Records
from gongkai_desktop.records.sheets import Sheets, Verdict
from gongkai_desktop.store.attachments import Attachments
from tests.toy_ledger import DAY, amended, new_office, note


@pytest.fixture
def sheets(records: Records) -> Sheets:
    records.append([note("甲"), note("乙")], actor=0)
    return Sheets(records)


def print_sheet(sheets: Sheets, records: Records, items: list[int], pages: int = 1) -> str:
    number = sheets.next_number(DAY)
    pdf = Attachments(records.store.folder.attachments).keep_bytes(number.encode(), f"{number}.pdf")
    sheets.printed(
        form="review", number=number, seen=sheets.seen(items), pages=pages, pdf=pdf, day=DAY, actor=1
    )
    return number


def test_a_printed_sheet_is_a_record_with_its_items_and_its_file(records: Records, sheets: Sheets) -> None:
    number = print_sheet(sheets, records, [1, 2], pages=3)
    sheet = sheets.sheet(number)
    assert (sheet.form, sheet.items, sheet.pages, sheet.printed) == ("review", {1: 1, 2: 2}, 3, DAY)
    assert Attachments(records.store.folder.attachments).whole(sheet.pdf)
    assert [event.kind for event in records.events(1)] == ["item.registered", "sheet.printed"]
    assert records.verify() == []


def test_numbers_run_through_the_year(records: Records, sheets: Sheets) -> None:
    assert [print_sheet(sheets, records, [1]) for _ in range(3)] == ["2026-0001", "2026-0002", "2026-0003"]
    assert sheets.next_number(date(2027, 1, 4)) == "2027-0001"


def test_the_code_of_every_page_leads_back_to_the_sheet(records: Records, sheets: Sheets) -> None:
    number = print_sheet(sheets, records, [1], pages=2)
    for page in (1, 2):
        reading = sheets.check(f" {sheets.code(number, page, 2)}\n")
        assert (reading.verdict, reading.page, reading.pages, reading.stale) == (Verdict.OURS, page, 2, False)
        assert reading.sheet == sheets.sheet(number)


def test_a_code_has_only_characters_that_make_a_small_qr_code(sheets: Sheets) -> None:
    assert re.fullmatch(r"[0-9A-Z $%*+./:-]+", sheets.code("2026-0001", 1, 1))


@pytest.mark.parametrize("at", [13, 21, 23, 25, 30, -1])
def test_a_changed_character_is_noticed(records: Records, sheets: Sheets, at: int) -> None:
    code = sheets.code(print_sheet(sheets, records, [1]), 1, 1)
    other = "3" if code[at] != "3" else "4"
    changed = code[:at] + other + code[len(code) + at + 1 if at < 0 else at + 1 :]
    assert changed != code and sheets.check(changed).verdict in (Verdict.FORGED, Verdict.NONE)


def test_forged_foreign_lost_and_strange_codes_are_told_apart(
    records: Records, sheets: Sheets, tmp_path_factory: pytest.TempPathFactory
) -> None:
    number = print_sheet(sheets, records, [1])
    other = new_office(tmp_path_factory.mktemp("other") / "office")
    codes = [
        sheets.code(number, 1, 1).replace(f"{number}/1/1", f"{number}/2/2"),
        Sheets(other).code(number, 1, 1),
        sheets.code("2026-0999", 1, 1),
        "https://www.gov.cn",
    ]
    other.store.close()
    found = [sheets.check(code).verdict for code in codes]
    assert found == [Verdict.FORGED, Verdict.FOREIGN, Verdict.LOST, Verdict.NONE]


def test_a_sheet_printed_before_its_item_changed_is_stale(records: Records, sheets: Sheets) -> None:
    number = print_sheet(sheets, records, [1, 2])
    records.append([amended(2, title="改")], actor=0)
    reading = sheets.check(sheets.code(number, 1, 1))
    assert reading.changed == (2,) and reading.stale


def test_an_item_changed_while_the_sheet_was_drawn_makes_it_stale(records: Records, sheets: Sheets) -> None:
    seen = sheets.seen([1])
    records.append([amended(1, title="改")], actor=0)
    pdf = Attachments(records.store.folder.attachments).keep_bytes(b"x", "x.pdf")
    sheets.printed(form="review", number="2026-0001", seen=seen, pages=1, pdf=pdf, day=DAY, actor=0)
    assert sheets.changed(sheets.sheet("2026-0001")) == (1,)


def test_printing_again_or_taking_the_change_back_does_not_make_it_stale(
    records: Records, sheets: Sheets
) -> None:
    number = print_sheet(sheets, records, [1])
    print_sheet(sheets, records, [1])
    changed = records.append([amended(1, title="改")], actor=0)
    assert sheets.changed(sheets.sheet(number)) == (1,)
    records.undo(changed.act, actor=0, reason="录错")
    assert sheets.changed(sheets.sheet(number)) == ()


@pytest.mark.parametrize("how", ["undone", "purged", "touched"])
def test_whatever_changes_the_item_makes_the_sheet_stale(records: Records, sheets: Sheets, how: str) -> None:
    records.append([amended(1, title="改")], actor=0)
    number = print_sheet(sheets, records, [1, 2])
    if how == "undone":
        records.undo(3, actor=0, reason="录错")
    elif how == "purged":
        records.purge([3], actor=0, reason="误录")
    else:
        records.append([Draft("department.added", DAY, {"name": "甲"}, touches=(1,))], actor=0)
    assert sheets.changed(sheets.sheet(number)) == (1,)


def test_what_was_printed_is_never_undone(records: Records, sheets: Sheets) -> None:
    print_sheet(sheets, records, [1])
    with pytest.raises(Refused, match="已经印发或打印的不能撤销"):
        records.undo(3, actor=0, reason="试")


def test_a_purged_sheet_keeps_its_number_and_no_other_sheet_gets_it(records: Records, sheets: Sheets) -> None:
    number = print_sheet(sheets, records, [1])
    following = sheets.next_number(DAY)
    records.purge([3], actor=0, reason="误录")
    assert records.store.rows("SELECT number, items, pdf FROM sheet") == [(number, "[]", "")]
    assert sheets.next_number(DAY) == following
    assert sheets.check(sheets.code(number, 1, 1)).verdict is Verdict.OURS
    assert records.verify() == []


def test_a_blank_sheet_has_no_items_and_never_becomes_stale(records: Records, sheets: Sheets) -> None:
    number = print_sheet(sheets, records, [])
    records.append([amended(1, title="改")], actor=0)
    assert not sheets.check(sheets.code(number, 1, 1)).stale


def test_a_number_never_printed_is_refused(sheets: Sheets) -> None:
    with pytest.raises(Refused, match="没有打印过 2026-0009 号表"):
        sheets.sheet("2026-0009")
