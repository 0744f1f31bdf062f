"""Sheets of an application: what stands on each, from its record and for handwriting."""

from __future__ import annotations

from collections import Counter

import pytest

from gongkai_desktop.cases.papers import About, Paper, RecordForm
from gongkai_desktop.deadlines.served import Manner
from gongkai_desktop.errors import Refused
from gongkai_desktop.paper.form import Choice, Label
from gongkai_desktop.paper.form_file import load_form
from gongkai_desktop.paper.grid import MM, SMALLEST
from gongkai_desktop.paper.lines import printable
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.papers import PAPERS
from tests.paper.reading import all_text, squeezed, too_near_the_edge, type_sizes

from .conftest import Room
from .letters_filled import HOSTILE, ORGANS, Filling, lent, lived

SHEETS = [one.key for one in PAPERS if not one.letter]


def printed(room: Room, name: str, *requests: int) -> str:
    return all_text(room.desk.papers.prepare(name, requests, room.today).printed.pdf)


@pytest.fixture
def long(room: object) -> tuple[Room, int]:
    """An application with everything that its sheets tell of."""
    here: Room = room("taian-jiaoyu")  # type: ignore[operator]
    request = here.receive(
        asked="检查结果\n=1+1<b>{office}</b>", id_kind="居民身份证", id_no="11010519491231002X",
        address="某区某街道1号", joint="李强\n赵六", applied="2026-10-30", way="邮寄",
    )  # fmt: skip
    here.do(request, "examine", found="内容明确、要件齐全")
    here.do(request, "assign", department="职成教科", what="检索并提出属性意见")
    here.do(request, "search", where="档案室", words="检查；台账", who="李四", result="没有找到")
    here.do(request, "confer", why="跨科室", members="职成教科、办公室", conclusion="按不存在答复")
    here.choose(request, "经检索不存在", searcher="李四", searched="2026-11-02")
    return here, request


@pytest.mark.parametrize("name", [one for one in SHEETS if one not in ("request-deadline", "request-file")])
def test_every_sheet_can_be_written_by_hand(here: Room, name: str) -> None:
    text = printed(here, name)
    assert "{" not in text and "王小明" not in text
    assert f"{here.desk.office.profile.name}" in text


def test_the_registration_tells_all_that_was_registered_and_the_first_two_limits(
    long: tuple[Room, int],
) -> None:
    here, request = long
    text = printed(here, "request-registration", request)
    for part in ("11010519491231002X", "某区某街道1号", "李强、赵六", "2026年10月30日", "1.检查结果",
                 "2.=1+1<b>{office}</b>", "2026年11月11日", "2026年11月30日"):  # fmt: skip
        assert part in text


def test_the_receipt_names_the_day_the_number_and_the_time_for_the_answer(long: tuple[Room, int]) -> None:
    here, request = long
    text = printed(here, "request-receipt", request)
    assert "2026-0001" in text and "2026年11月30日" in text and "20个工作日内答复" in text
    assert "11010519491231002X" not in text


def test_a_department_hears_what_is_asked_and_by_when_but_not_by_whom(long: tuple[Room, int]) -> None:
    here, request = long
    text = printed(here, "request-handling", request)
    assert "职成教科" in text and "2026年11月9日" in text and "检索并提出属性意见" in text
    assert "王小明" not in text and "某街道" not in text


def test_what_was_not_recorded_makes_no_sheet(here: Room) -> None:
    request = here.receive()
    for name in ("request-handling", "request-conference", "request-search", "request-approval"):
        with pytest.raises(Refused):
            here.desk.papers.prepare(name, [request], here.today)


def test_search_meeting_and_evidence_stand_on_their_sheets(long: tuple[Room, int]) -> None:
    here, request = long
    assert "按不存在答复" in printed(here, "request-conference", request)
    search = printed(here, "request-search", request)
    assert all(part in search for part in ("档案室", "检查；台账", "没有找到", "李四"))
    evidence = printed(here, "request-evidence", request)
    assert "检索登记：档案室" in evidence and "还缺" not in evidence


def test_the_approval_sheet_for_handwriting_names_everybody_who_is_asked(long: tuple[Room, int]) -> None:
    text = printed(long[0], "request-approval")
    assert text.index("合法性审查") < text.rindex("审批")
    assert text.count("（签字）") == 2


def test_the_approval_sheet_has_a_box_for_everybody_who_is_asked(long: tuple[Room, int]) -> None:
    here, request = long
    text = printed(here, "request-approval", request)
    for step in here.view(request).case.steps:
        assert step in text
    assert "第三十六条第（四）项" in text and "复议或者诉讼" in text
    assert "一般事项由分管局领导签发，重要事项由局主要领导签发" in text
    assert "救济写不全" in text, "what is doubtful is told to whoever signs"


def test_the_ways_of_service_on_paper_are_those_of_the_ledger() -> None:
    form = load_form("request-service")
    choices = [
        part for row in form.rows for cell in row.cells for part in cell.parts if isinstance(part, Choice)
    ]
    assert [value for value, _ in choices[0].options] == [one.value for one in Manner]


def test_service_and_envelope_tell_where_it_goes_and_under_which_number(long: tuple[Room, int]) -> None:
    here, request = long
    here.answer(request)
    here.at("2026-11-05")
    here.do(request, "serve", how=Manner.POST.value, mail_no="XA12345678911")
    for name in ("request-service", "request-envelope"):
        text = printed(here, name, request)
        assert "XA12345678911" in text and "某区某街道1号" in text and "公复〔2026〕1号" in text
    assert "2026年11月5日" in printed(here, "request-service", request)


def test_the_calculation_tells_every_stretch_and_what_else_could_be_argued_for(here: Room) -> None:
    request = here.receive()
    here.at("2026-11-16")
    here.do(request, "ask_correction", what="写明年度", until="2026-11-25")
    here.at("2026-11-20")
    here.do(request, "corrected")
    text = printed(here, "request-deadline", request)
    case = here.view(request).case
    assert case.due in text and "另一种算法" in text and "政府信息公开条例》第三十条" in text
    with pytest.raises(Refused, match="一次印一件"):
        printed(here, "request-deadline")


MUCH = {
    **HOSTILE,
    "四十项内容": Filling(asked="\n".join(f"第{at}项：{'食堂检查结果' * 40}" for at in range(1, 41))),
    "一项三千字": Filling(asked="检查结果" * 750),
}


def standing(paper: Paper[RequestCase], told: str) -> str:
    """All of the record that its layout has a place for."""
    case, stationery = lived(MUCH[told]), lent(MUCH[told], ORGANS[0])
    if not isinstance(paper, RecordForm):
        return case.request.title
    form, (values, rows) = load_form(paper.file), paper.filled(case, stationery)
    labels = [
        part.text for row in form.rows for cell in row.cells for part in cell.parts if isinstance(part, Label)
    ]
    layout = " ".join((*labels, *form.notes, *(end for line in form.banner for end in line)))
    data = [{"office": stationery.office.profile.name, **values}, *rows]
    return " ".join(said for one in data for key, said in one.items() if f"{{{key}}}" in layout)


@pytest.mark.parametrize("told", MUCH)
@pytest.mark.parametrize("key", [one for one in SHEETS if one != "request-file"])
def test_whatever_was_registered_stands_whole_on_the_sheet(key: str, told: str) -> None:
    paper = next(one for one in PAPERS if one.key == key)
    twins, draw = paper.made([About(lived(MUCH[told]), {})], lent(MUCH[told], ORGANS[0]))
    printed = draw([None] * len(twins))
    assert not Counter(squeezed(printable(standing(paper, told)))) - Counter(all_text(printed.pdf))
    assert too_near_the_edge(printed.pdf, 7 * MM) == []
    assert min(type_sizes(printed.pdf)) >= SMALLEST
