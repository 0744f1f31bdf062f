"""A consolidation that was kept: by its history told whole, and opened again as it was."""

from __future__ import annotations

import hashlib
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused
from gongkai_desktop.reports.consolidation import service, sheets
from gongkai_desktop.reports.consolidation.booklet import FILES, booklet
from gongkai_desktop.reports.consolidation.consolidation import Asked, Consolidation, consolidated
from gongkai_desktop.reports.consolidation.kept import Taken, sums_of
from gongkai_desktop.reports.consolidation.service import Opened, taken_in
from gongkai_desktop.requests.tally import RECEIVED, TOTAL
from tests.conftest import NewOffice
from tests.requests.conftest import Room

from .forms import SHEET, balanced, cell, form

WHY = "已电话核实，以附表为准"


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "read_books", sheets.read_all)


@pytest.fixture
def here(new_office: NewOffice) -> Room:
    return Room(new_office, "tiaoli")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A sound report, and one with a number kept as a text."""

    def spoil(book: object) -> None:
        book[SHEET][cell(RECEIVED)] = str(book[SHEET][cell(RECEIVED)].value)  # type: ignore[index]

    chance = Random(3)
    return (
        form(tmp_path / "甲局.xlsx", balanced(chance), office="甲局"),
        form(tmp_path / "乙局.xlsx", balanced(chance), office="乙局", change=spoil),
    )


def put_together(files: tuple[Path, ...], here: Room, *, take: bool = True) -> Consolidation:
    day = here.today.isoformat()
    taken = {files[1]: Taken("王五", WHY, day)} if take else {}
    asked = Asked(0, ("甲局", "乙局", "丙局"), "市局", "", day, taken, dict.fromkeys(files, day))
    return consolidated(taken_in(files), asked)


def again(opened: Opened, here: Room) -> Consolidation:
    kept, day = opened.kept, here.today.isoformat()
    asked = Asked(0, kept.expected, "市局", kept.due, day, opened.taken, opened.received)
    return consolidated(taken_in(opened.paths), asked)


def keep(here: Room, found: Consolidation, record: int = 0, written: Path | None = None) -> int:
    changed = here.desk.consolidations.keep(
        found, actor=here.actor, today=here.today, record=record, written=written
    )
    return changed.act if changed is not None else 0


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_it_is_kept_with_who_when_which_files_what_was_taken_and_written(
    here: Room, files: tuple[Path, Path], tmp_path: Path
) -> None:
    found, out = put_together(files, here), tmp_path / "汇总.xlsx"
    FILES.write(out, booklet(found, "市局"))
    last = [[cell.value for cell in row] for row in load_workbook(out).worksheets[0].iter_rows()][7]
    assert last[0] == "合计" and tuple(last[3:]) == found.counts
    assert found.counts[0] == sum(one.counts[0] for one in found.offices)
    record = keep(here, found, written=out)
    view = here.desk.consolidations.view(record, here.today)
    assert (view.title, view.status.words) == ("2023年政府信息公开工作年度报告汇总", "已写出")
    kept, written = view.timeline
    assert kept.text == "留存汇总：2 份报表，收下有疑问的 1 份，1 个单位没有交"
    assert (kept.day, kept.who) == (here.today, here.desk.office.person_name(here.actor))
    assert written.text == "写出汇总：汇总.xlsx"
    state = view.record
    assert [(one.office, one.file, one.sha256) for one in state.reports] == [
        ("甲局", "甲局.xlsx", digest(files[0])),
        ("乙局", "乙局.xlsx", digest(files[1])),
    ]
    (doubted,) = state.taken
    assert doubted.taken == Taken("王五", WHY, here.today.isoformat())
    assert doubted.doubts and "存成了文字" in doubted.doubts[0]
    assert state.sums == sums_of(found) and state.sums is not None
    assert state.sums["applications"][RECEIVED][TOTAL] == found.figures.row(RECEIVED)[TOTAL]  # type: ignore[union-attr]
    assert [(one.file, one.sha256) for one in state.written] == [("汇总.xlsx", digest(out))]
    assert {one.name for one in view.attachments} == {"甲局.xlsx", "乙局.xlsx", "汇总.xlsx"}
    panel = {one.title: [line.text for line in one.lines] for one in view.sections}
    assert list(panel) == ["合计", "收下的疑问", "没有交的单位", "写出的文件", "收到的报表"]
    assert panel["没有交的单位"] == ["丙局"] and WHY in panel["收下的疑问"][0]
    assert digest(files[0])[:12] in panel["收到的报表"][0]


def test_it_is_opened_again_as_it_was_though_the_files_are_gone(here: Room, files: tuple[Path, Path]) -> None:
    found = put_together(files, here)
    record = keep(here, found)
    for path in files:
        path.unlink()
    opened = here.desk.consolidations.opened(record)
    assert [path.name for path in opened.paths] == ["甲局.xlsx", "乙局.xlsx"]
    now = again(opened, here)
    assert sums_of(now) == opened.kept.sums and now.missing == found.missing
    assert [one.state for one in now.offices] == ["通过", "收下"]
    assert keep(here, now, record) == 0, "nothing is new"
    assert len(here.desk.consolidations.timeline(record)) == 1


def test_what_is_added_later_is_kept_in_the_same_record(
    here: Room, files: tuple[Path, Path], tmp_path: Path
) -> None:
    record = keep(here, put_together(files, here, take=False))
    view = here.desk.consolidations.view(record, here.today)
    assert view.status.words == "有疑问"
    assert [one.title for one in view.sections] == ["没有弄清的", "没有交的单位", "收到的报表"]
    opened = here.desk.consolidations.opened(record)
    day = here.today.isoformat()
    third = form(tmp_path / "丙局.xlsx", balanced(Random(9)), office="丙局")
    paths = (opened.paths[0], third)
    asked = Asked(0, opened.kept.expected, "市局", "", day, {}, dict.fromkeys(paths, day))
    keep(here, consolidated(taken_in(paths), asked), record)
    view = here.desk.consolidations.view(record, here.today)
    assert view.status.words == "已汇总"
    assert [one.office for one in view.record.reports] == ["甲局", "丙局"]
    assert view.timeline[-1].text == "再次留存：2 份报表，1 个单位没有交"
    here.desk.undo_last(here.actor)
    assert here.desk.consolidations.view(record, here.today).status.words == "有疑问"


def test_nothing_doubted_is_written_and_nothing_changed_is_kept(
    here: Room, files: tuple[Path, Path], tmp_path: Path
) -> None:
    doubted = put_together(files, here, take=False)
    with pytest.raises(Refused, match="有疑问，没有汇总"):
        keep(here, doubted, written=files[0])
    book = load_workbook(files[0])
    book.active["A50"] = "改过"
    book.save(files[0])
    with pytest.raises(Refused, match="核对以后被改动过"):
        keep(here, doubted)
    with pytest.raises(Refused, match="没有可以留存的报表"):
        keep(here, consolidated((), Asked()))
    assert here.desk.listing("consolidations").count(Query("all"), here.today) == 0


def test_its_list_and_what_was_entered_in_error(here: Room, files: tuple[Path, Path]) -> None:
    record = keep(here, put_together(files, here))
    lists, service_ = here.desk.listing("consolidations"), here.desk.consolidations
    (row,) = lists.page(Query("summed"), here.today)
    told = [row[key] for key in ("title", "reports", "taken", "missing", "state")]
    assert told == ["2023年政府信息公开工作年度报告汇总", 2, 1, 1, "已汇总"]
    assert [row["id"] for row in lists.page(Query("all", words="年度报告"), here.today)] == [record]
    service_.perform(
        record, "void", {"day": here.today, "why": "选错了文件"}, actor=here.actor, today=here.today
    )
    assert lists.count(Query("taken"), here.today) == 0
    assert service_.view(record, here.today).status.words == "已作废"
    assert service_.acts(record, here.today) == ()
