"""Who is asked before an answer is issued, its seal, and what an issued answer holds: a signed paper stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.office import events
from gongkai_desktop.office.founding import choose_rules
from gongkai_desktop.office.loader import available
from gongkai_desktop.records.sheets import Sheets

from .conftest import Room

EVERY = [one.name for one in available()]
BODIES = {"review_body": "某区人民政府", "court": "某区人民法院"}


def switched_on(here: Room, **switches: object) -> None:
    """The office takes its rule set with these choices."""
    desk = here.desk
    name = desk.office.profile.ruleset
    choose_rules(desk.records, desk.office, name, switches, day=here.today, actor=here.actor)
    desk.records.append(
        [events.changed(desk.office.profile.id, here.today, BODIES)], actor=here.actor
    )  # an answer needs them to be printed


def to_be_signed(here: Room) -> int:
    request = here.receive()
    here.do(request, "examine", found="信访、投诉、举报等")
    here.choose(request, "信访")
    return request


@pytest.fixture
def issued(here: Room) -> tuple[Room, int]:
    switched_on(here)
    request = to_be_signed(here)
    here.answer(request)
    return here, request


def printed(here: Room, request: int, name: str = "request-answer") -> str:
    drawn = here.desk.papers.prepare(name, [request], here.today)
    here.desk.papers.issue(drawn, actor=here.actor, today=here.today)
    return drawn.number


def event_of(here: Room, request: int, kind: str) -> int:
    return next(one.id for one in here.desk.records.events(request) if one.kind == kind)


def take_back(here: Room, request: int) -> None:
    here.desk.records.undo(event_of(here, request, "request.issued"), actor=here.actor, reason="登错了")


# — who is asked —


@pytest.mark.parametrize("ruleset", EVERY)
def test_any_office_may_ask_further_opinions_and_have_its_seal_recorded(
    room: Callable[[str], Room], ruleset: str
) -> None:
    here = room(ruleset)
    plain = here.view(to_be_signed(here)).case
    switched_on(here, answer_adviser=True, answer_justice=True, answer_countersign=True, answer_seal=True)
    request = to_be_signed(here)
    assert here.view(request).case.steps == (
        *plain.steps[:-1], "法律顾问意见", "司法局意见", "会签", "审批",
    )  # fmt: skip
    assert "法律顾问意见" not in plain.steps
    here.do(request, "approve", step="审批", who="张局长")
    with pytest.raises(Refused, match=r"还没有登记“(?:合法性审查|法律顾问意见)”的同意意见"):
        here.do(request, "issue")
    here.answer(request)
    assert here.view(request).acts[0].key == "seal"
    here.do(request, "seal", by="张局长", copies="2")
    assert here.view(request).acts[0].key == "serve"
    here.do(request, "serve", mail_no="XA1")
    assert here.flags(request) == []


def test_an_answer_that_went_out_without_its_seal_is_told(here: Room) -> None:
    switched_on(here, answer_seal=True)
    request = to_be_signed(here)
    here.answer(request)
    here.do(request, "serve", mail_no="XA1")
    assert here.flags(request) == ["没有登记用印就送达了答复"]


def test_the_approval_sheet_has_a_box_for_every_further_opinion(here: Room) -> None:
    from tests.paper.reading import all_text

    switched_on(here, answer_adviser=True, answer_countersign=True)
    request = to_be_signed(here)
    text = all_text(here.desk.papers.prepare("request-approval", [request], here.today).printed.pdf)
    assert "法律顾问意见" in text and "会签" in text


# — a signed paper —


def test_an_answer_that_nobody_printed_or_sent_is_taken_back_with_its_number(
    issued: tuple[Room, int],
) -> None:
    here, request = issued
    printed(here, request, "request-approval")  # another paper is not the answer
    take_back(here, request)
    assert here.state(request) == "待审签"
    assert here.row(request)["doc_no"] == ""
    here.do(request, "issue")
    assert here.row(request)["doc_no"] == "公复〔2026〕1号"


def test_an_answer_that_was_printed_stays_until_it_is_called_back(issued: tuple[Room, int]) -> None:
    here, request = issued
    number = printed(here, request)
    with pytest.raises(Refused, match=f"答复书已经打印（{number} 号表）"):
        take_back(here, request)
    with pytest.raises(Refused):
        here.desk.undo_last(here.actor)
    here.do(request, "recall", why="当事人名称写错")
    assert here.state(request) == "待审签"
    assert here.view(request).case.next_step == "审批"
    assert Sheets(here.desk.records).changed(Sheets(here.desk.records).sheet(number)) == (request,)
    here.answer(request)
    assert here.row(request)["doc_no"] == "公复〔2026〕1号"


def test_an_answer_that_went_out_stays(issued: tuple[Room, int]) -> None:
    here, request = issued
    here.do(request, "serve", mail_no="XA1")
    with pytest.raises(Refused, match="签发以后又有办理"):
        take_back(here, request)
    assert "recall" not in here.keys(request)
    served = event_of(here, request, "request.served")
    here.desk.records.undo(served, actor=here.actor, reason="还没有寄")
    take_back(here, request)
    assert here.state(request) == "待审签"


def test_a_look_at_who_applied_holds_nothing(issued: tuple[Room, int]) -> None:
    here, request = issued
    here.do(request, "reveal", why="核对地址")
    take_back(here, request)
    assert here.state(request) == "待审签"


def test_its_way_to_the_applicant_leaves_a_printed_answer_as_it_is(issued: tuple[Room, int]) -> None:
    here, request = issued
    sheets, number = Sheets(here.desk.records), printed(here, request)
    here.do(request, "serve", mail_no="XA1")
    here.do(request, "returned", why="查无此人")
    here.do(request, "serve", mail_no="XA2")
    here.do(request, "signed", by="王小明")
    here.do(request, "file", where="2026-1")
    assert sheets.changed(sheets.sheet(number)) == ()
    here.do(request, "amend", applicant="王晓明")
    assert sheets.changed(sheets.sheet(number)) == (request,)


def test_what_goes_into_the_register_leaves_the_answer_as_it_is(here: Room) -> None:
    switched_on(here)
    request = here.receive()
    here.do(request, "examine", found="内容明确、要件齐全")
    here.choose(request, "予以公开")
    here.review(request)
    here.answer(request)
    sheets, number = Sheets(here.desk.records), printed(here, request)
    here.do(request, "serve", mail_no="XA1")
    here.do(request, "convert", formed="2026-10-08", why="三人申请过")
    assert sheets.changed(sheets.sheet(number)) == ()


def test_what_answers_it_anew_leaves_the_first_answer_as_it_is(issued: tuple[Room, int]) -> None:
    here, request = issued
    sheets, number = Sheets(here.desk.records), printed(here, request)
    here.do(request, "serve", mail_no="XA1")
    here.do(request, "dispute", path="行政复议", body="某区人民政府")
    here.do(request, "result", result="结果纠正", order_until="2026-12-01")
    here.do(request, "anew")
    assert sheets.changed(sheets.sheet(number)) == ()
