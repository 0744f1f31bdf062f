"""Where a printed sheet is: out with somebody, back, or given up; and what came back of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.records.event import Draft
from gongkai_desktop.records.memory import Records
from gongkai_desktop.records.sheet import Sheet, printed, scanned
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.store.attachments import Attachments, Stored
from tests.toy_ledger import DAY, note

NEXT = DAY + timedelta(days=3)


@pytest.fixture
def sheets(records: Records) -> Sheets:
    records.append([note("甲"), note("乙")], actor=0)
    return Sheets(records)


def stored(records: Records, content: str) -> Stored:
    return Attachments(records.store.folder.attachments).keep_bytes(content.encode(), f"{content}.pdf")


def print_sheet(records: Records, sheets: Sheets, *, out: bool = True, pages: int = 1) -> str:
    number = sheets.next_number(DAY)
    sheets.printed(
        form="review-list",
        number=number,
        seen=sheets.seen([1, 2]),
        pages=pages,
        pdf=stored(records, number),
        day=DAY,
        actor=1,
        signer="张三" if out else "",
        out=out,
    )
    return number


def come_back(records: Records, sheet: Sheet, page: int, content: str = "扫描", day: date = NEXT) -> None:
    records.append([scanned(sheet, page, stored(records, f"{content}{page}"), day)], actor=0)


def where(sheet: Sheet) -> tuple[str, str, str, str]:
    return sheet.state, sheet.out_to, sheet.out_since, sheet.back


def test_a_sheet_for_signing_is_out_from_the_day_it_was_printed(records: Records, sheets: Sheets) -> None:
    number = print_sheet(records, sheets)
    assert where(sheets.sheet(number)) == ("out", "张三", DAY.isoformat(), "")
    row = records.store.one("SELECT state, out_to, out_since, back, scanned FROM sheet")
    assert row == ("out", "张三", DAY.isoformat(), "", "")


def test_a_sheet_nobody_signs_is_nowhere(records: Records, sheets: Sheets) -> None:
    assert where(sheets.sheet(print_sheet(records, sheets, out=False))) == ("", "", "", "")


def test_a_sheet_goes_from_hand_to_hand_and_comes_back(records: Records, sheets: Sheets) -> None:
    number = print_sheet(records, sheets)
    records_day = records.today()
    sheets.handed(number, "李四", records_day, actor=1)
    assert where(sheets.sheet(number)) == ("out", "李四", records_day.isoformat(), "")
    sheets.returned(number, records_day, actor=1)
    assert where(sheets.sheet(number))[0::3] == ("back", records_day.isoformat())
    kinds = [event.kind for event in records.events(1)]
    assert kinds[-2:] == ["sheet.handed", "sheet.returned"]
    with pytest.raises(Refused, match="已经收回"):
        sheets.returned(number, records_day, actor=1)
    assert records.verify() == []


def test_sheets_handed_on_together_are_one_act_or_none(records: Records, sheets: Sheets) -> None:
    first, second = print_sheet(records, sheets), print_sheet(records, sheets)
    today = records.today()
    changed = sheets.all_handed((first, second), "李四", today, actor=1)
    assert len(changed.events) == 2
    assert {where(sheets.sheet(number))[1] for number in (first, second)} == {"李四"}
    sheets.dropped(second, "丢失", today, actor=1)
    with pytest.raises(Refused, match=f"{second} 号表已作废"):
        sheets.all_handed((first, second), "王五", today, actor=1)
    assert where(sheets.sheet(first))[1] == "李四"


def test_what_cannot_have_happened_is_refused(records: Records, sheets: Sheets) -> None:
    number = print_sheet(records, sheets)
    today = records.today()
    with pytest.raises(Refused, match="还没有打印"):
        sheets.handed(number, "李四", DAY - timedelta(days=1), actor=1)
    with pytest.raises(Refused, match="今天之后"):
        sheets.returned(number, today + timedelta(days=1), actor=1)
    with pytest.raises(Refused, match="没有写交给谁"):
        sheets.handed(number, " ", today, actor=1)
    with pytest.raises(Refused, match="没有写作废的原因"):
        sheets.dropped(number, "", today, actor=1)


def test_a_dropped_sheet_may_turn_up_again(records: Records, sheets: Sheets) -> None:
    number = print_sheet(records, sheets)
    today = records.today()
    sheets.dropped(number, "丢失", today, actor=1)
    assert sheets.sheet(number).state == "dropped"
    with pytest.raises(Refused, match="已作废"):
        sheets.handed(number, "李四", today, actor=1)
    with pytest.raises(Refused, match="已经作废"):
        sheets.dropped(number, "丢失", today, actor=1)
    sheets.returned(number, today, actor=1)
    assert sheets.sheet(number).state == "back"


def test_the_first_scanned_page_brings_a_sheet_back(records: Records, sheets: Sheets) -> None:
    number = print_sheet(records, sheets, pages=3)
    come_back(records, sheets.sheet(number), 2)
    sheet = sheets.sheet(number)
    assert (sheet.state, sheet.back, sheet.missing) == ("back", NEXT.isoformat(), (1, 3))
    come_back(records, sheet, 1)
    come_back(records, sheet, 3)
    assert sheets.sheet(number).missing == ()


def test_the_latest_scan_of_a_page_counts_and_every_one_is_kept(records: Records, sheets: Sheets) -> None:
    number = print_sheet(records, sheets)
    sheet = sheets.sheet(number)
    come_back(records, sheet, 1, "先")
    come_back(records, sheet, 1, "后")
    assert sheets.sheet(number).scanned == {1: stored(records, "后1").sha256}
    kept = records.store.rows("SELECT name FROM attachment WHERE stream = ? ORDER BY event", (sheet.id,))
    assert [name for (name,) in kept] == [f"{number}.pdf", "先1.pdf", "后1.pdf"]


def test_a_scan_of_a_sheet_nobody_signs_leaves_it_nowhere(records: Records, sheets: Sheets) -> None:
    number = print_sheet(records, sheets, out=False)
    come_back(records, sheets.sheet(number), 1)
    assert sheets.sheet(number).state == ""


def test_where_a_sheet_is_can_be_taken_back(records: Records, sheets: Sheets) -> None:
    number = print_sheet(records, sheets)
    changed = sheets.returned(number, records.today(), actor=1)
    records.undo(changed.act, actor=1, reason="拿错了")
    assert sheets.sheet(number).state == "out"


def test_printing_and_what_begins_with_it_are_one_act(records: Records, sheets: Sheets) -> None:
    facts = {"form": "review-list", "number": "2026-0001", "pages": 1}
    pdf = stored(records, "x")
    drafts = [note("丙"), printed(facts, sheets.seen([1]), pdf, DAY, out=True, touches=(-1,))]
    begun = records.append(drafts, actor=1).act
    assert sheets.sheet("2026-0001").touches == (1, begun)
    assert [event.kind for event in records.events(begun)] == ["item.registered", "sheet.printed"]


def test_scanning_and_handing_do_not_make_a_sheet_stale(records: Records, sheets: Sheets) -> None:
    number = print_sheet(records, sheets)
    sheet = sheets.sheet(number)
    come_back(records, sheet, 1)
    sheets.handed(number, "李四", records.today(), actor=1)
    records.append([Draft("item.stepped", NEXT, {"title": "甲"}, 1)], actor=1)
    records.append([Draft("item.published", NEXT, {"title": "甲"}, 1)], actor=1)
    assert sheets.changed(sheets.sheet(number)) == ()


@pytest.mark.parametrize(("shift", "says"), [(-1, "那天还没有打印"), (0, ""), (1, "日期在今天之后")])
def test_a_sheet_goes_out_and_comes_back_between_its_printing_and_today(
    records: Records, sheets: Sheets, shift: int, says: str
) -> None:
    today = records.today()
    sheets.printed(
        form="review-list",
        number="S1",
        seen={},
        pages=1,
        pdf=stored(records, "S1"),
        day=today,
        actor=1,
        signer="张三",
        out=True,
    )
    day = today + timedelta(days=shift)
    acts = (
        lambda: sheets.handed("S1", "李四", day, actor=0),
        lambda: sheets.returned("S1", day, actor=0),
        lambda: sheets.dropped("S1", "污损", day, actor=0),
    )
    for act in acts:
        if says:
            with pytest.raises(Refused, match=says):
                act()
        else:
            assert act().events
