"""文号: every kind of letter about applications has a series of its own, as answers have."""

from __future__ import annotations

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.office import events
from gongkai_desktop.office.numbering import NUMBERED, SERIES
from gongkai_desktop.requests.papers import paper_of

from .conftest import Room

CORRECTION = {"what": "写明年度", "until": "2026-11-30"}
EXTENSION = {"workdays": "5", "why": "量大", "by": "主任"}
NOTICES = (
    ("ask_correction", CORRECTION, "公补"),
    ("ask_reasons", {"why": "本月第 50 件", "until": "2026-11-30"}, "公询"),
    ("extend", EXTENSION, "公延"),
    ("charge", {"basis": "按件", "count": "40", "yuan": "4000", "how": "银行"}, "公费"),
    ("assist", {"unit": "县教师进修学校"}, "公协"),
    ("consult", {"kind": "个人", "addressee": "赵六", "matter": "是否同意", "own": "拟公开"}, "公征"),
)


def number_of(room: Room, request: int, act: str) -> str:
    """The number that the last letter of that kind went out under."""
    state = room.view(request).record
    if act == "consult":
        return list(state.letters.values())[-1].doc_no
    if act == "assist":
        return state.assists[-1].doc_no
    kept = {"ask_correction": state.corrections, "ask_reasons": state.reasons, "extend": state.extensions,
            "charge": state.fees}  # fmt: skip
    return kept[act][-1].doc_no


@pytest.mark.parametrize(("act", "facts", "sign"), NOTICES, ids=[act for act, _, _ in NOTICES])
def test_the_second_letter_of_a_kind_takes_the_next_number_of_its_own_series(
    here: Room, act: str, facts: dict[str, str], sign: str
) -> None:
    first, second = here.receive(), here.receive(applicant="李强")
    for request in (first, second):
        here.do(request, act, **facts)
    assert number_of(here, first, act) == f"{sign}〔2026〕1号"
    assert number_of(here, second, act) == f"{sign}〔2026〕2号"
    assert here.desk.office.next_number("request_answer", here.today) == "公复〔2026〕1号"


def test_a_number_stands_on_the_letter_and_may_be_typed_in(here: Room) -> None:
    request, other = here.receive(), here.receive(applicant="李强")
    here.do(request, "extend", **EXTENSION, doc_no="某局函〔2026〕88号")
    assert here.letter(request, "request-extension").letter.doc_no == "某局函〔2026〕88号"
    with pytest.raises(Refused, match="88号"):
        here.do(other, "extend", **EXTENSION, doc_no="某局函〔2026〕88号")
    here.do(other, "extend", **EXTENSION)
    assert number_of(here, other, "extend") == "公延〔2026〕1号"


def test_a_letter_that_is_not_sent_yet_has_no_number(here: Room) -> None:
    request = here.receive()
    here.do(request, "consult", **NOTICES[-1][1], day="", reply_by="2026-11-20")
    assert number_of(here, request, "consult") == ""
    (letter,) = here.view(request).record.letters
    act = next(one for one in here.desk.letters.acts(letter, here.today) if one.key == "send")
    here.desk.letters.perform(letter, "send", act.defaults, actor=here.actor, today=here.today)
    assert number_of(here, request, "consult") == "公征〔2026〕1号"


def test_several_who_are_asked_at_once_have_a_number_each(here: Room) -> None:
    request = here.receive()
    here.do(request, "consult", **{**NOTICES[-1][1], "addressee": "甲公司、乙公司", "kind": "单位"})
    letters = here.view(request).record.letters.values()
    assert [one.doc_no for one in letters] == ["公征〔2026〕1号", "公征〔2026〕2号"]


def test_an_applicant_is_told_of_every_consultation_under_a_number_of_its_own(here: Room) -> None:
    request = here.receive()
    here.do(request, "consult", **{**NOTICES[-1][1], "addressee": "甲公司、乙公司", "kind": "单位"})
    assert "notify" in here.keys(request)
    for whom in ("甲公司", "乙公司"):
        column = here.act(request, "notify").form.column("whom")
        here.do(request, "notify", whom=next(one for one in column.choices if whom in one))
    assert "notify" not in here.keys(request)
    assert [one.doc_no for one in here.view(request).record.notified] == [
        "公知〔2026〕1号",
        "公知〔2026〕2号",
    ]
    assert here.letter(request, "request-consulting").letter.doc_no == "公知〔2026〕2号"
    told = [line.text for one in here.view(request).sections for line in one.lines]
    assert "2026-11-02 告知申请人正在征求意见（公知〔2026〕1号）" in told


def test_a_letter_that_asks_for_help_waits_for_its_answer_as_a_sheet_to_a_department_does(here: Room) -> None:
    request = here.receive()
    here.do(request, "assist", unit="县教师进修学校", what="检索")
    assert paper_of(here.view(request).case) == "request-receipt"
    here.do(request, "examine", found="内容明确、要件齐全")
    assert paper_of(here.view(request).case) == "request-assist"
    assert here.act(request, "report").title == "登记协办反馈"
    here.do(request, "report", answer="没有找到")
    assert here.view(request).record.assists[0].answer == "没有找到"
    with pytest.raises(Refused, match="还没有送科室办理"):
        here.desk.papers.prepare("request-handling", [request], here.today)


def test_the_number_of_a_step_that_was_taken_back_is_free_again(here: Room) -> None:
    request = here.receive()
    event = here.do(request, "extend", **EXTENSION)
    here.desk.records.undo(event, actor=here.actor, reason="登错了")
    here.do(request, "extend", **EXTENSION)
    assert number_of(here, request, "extend") == "公延〔2026〕1号"


def test_an_office_numbers_its_notices_as_it_likes(here: Room) -> None:
    pattern = {"numbering.request_extension": "某局延函〔{year}〕{n:03}号"}
    here.desk.records.append(
        [events.changed(here.desk.office.profile.id, here.today, pattern)], actor=here.actor
    )
    request = here.receive()
    here.do(request, "extend", **EXTENSION)
    assert number_of(here, request, "extend") == "某局延函〔2026〕001号"


def warned(here: Room) -> list[str]:
    return [
        one.text for group in here.desk.agenda(here.today) if group.key == "requests:numbers"
        for one in group.lines
    ]  # fmt: skip


def test_gaps_are_warned_of_every_day(here: Room) -> None:
    for name in ("甲", "乙", "丙"):
        here.do(here.receive(applicant=name), "extend", **EXTENSION)
    assert warned(here) == []
    here.do(here.receive(applicant="丁"), "extend", **EXTENSION, doc_no="公延〔2026〕7号")
    assert warned(here) == ["延期告知文号空着 公延〔2026〕4号至公延〔2026〕6号"]
    here.do(here.receive(applicant="戊"), "extend", **EXTENSION, doc_no="公延〔2026〕5号")
    assert warned(here) == ["延期告知文号空着 公延〔2026〕4号", "延期告知文号空着 公延〔2026〕6号"]


def test_an_answer_that_was_called_back_leaves_its_gap_until_it_is_issued_again(here: Room) -> None:
    requests = [here.receive(applicant=name) for name in ("甲", "乙", "丙")]
    for request in requests:
        here.do(request, "examine", found="信访、投诉、举报等")
        here.choose(request, "信访")
        here.answer(request)
    here.do(requests[1], "recall", why="写错了名称")
    assert warned(here) == ["答复文号空着 公复〔2026〕2号"]


def test_doubles_of_an_old_ledger_are_warned_of(here: Room) -> None:
    """No number is given twice here; what a ledger brings in may have been."""
    for name in ("甲", "乙"):
        fields = {
            "applicant": name, "asked": f"{name}问的事", "arrived": "2026-03-02", "channel": "当面",
            "issued": "2026-03-12", "doc_no": "公复〔2026〕1号", "result": "予以公开",
        }  # fmt: skip
        here.desk.records.append([imported(fields, here)], actor=here.actor)
    assert warned(here) == ["答复文号“公复〔2026〕1号”用了 2 次"]


def imported(fields: dict[str, str], here: Room) -> object:
    from gongkai_desktop.requests.incoming import imported as taken

    return taken(fields, here.today)


@pytest.mark.parametrize("series", [key for key in SERIES if key not in ("index_no", "doc_no", "sheet")])
def test_a_number_is_found_by_an_index_however_many_there_are(here: Room, series: str) -> None:
    store, one = here.desk.store, SERIES[series]
    plan = " ".join(
        str(row)
        for row in store.rows(
            f"EXPLAIN QUERY PLAN SELECT 1 FROM {one.numbers} AND {one.column} > 'a' AND {one.column} < 'b'"
        )
    )
    assert "SEARCH n USING" in plan, plan


def test_the_index_of_notices_has_every_kind_that_has_a_number() -> None:
    from gongkai_desktop.store.steps.m0027_notices import _KINDS

    assert _KINDS == NUMBERED


def test_an_application_number_is_never_given_again_after_its_entry_was_purged(here: Room) -> None:
    first, second = here.receive(), here.receive(applicant="李强")
    assert [here.view(one).number for one in (first, second)] == ["2026-0001", "2026-0002"]
    here.desk.records.purge([second], actor=here.actor, reason="误录")
    assert here.view(second).number == f"#{second}"
    third = here.receive(applicant="赵六")
    assert here.view(third).number == "2026-0003"
    with pytest.raises(Refused, match="已依规清除"):
        here.receive(applicant="钱七", number="2026-0002")
    values = {
        **{"number": "2026-0002", "applicant": "某人", "applicant_kind": "自然人", "channel": "当面"},
        **{"asked": "另见纸件", "arrived": here.today.isoformat(), "phone": "13800138000"},
    }
    here.requests.perform(second, "amend", values, actor=here.actor, today=here.today)
    assert here.view(second).number == "2026-0002"  # whoever bore it may bear it again


@pytest.mark.parametrize(("act", "facts", "sign"), NOTICES, ids=[act for act, _, _ in NOTICES])
def test_a_notice_whose_text_was_purged_keeps_its_number_from_others(
    here: Room, act: str, facts: dict[str, str], sign: str
) -> None:
    first, second, third = here.receive(), here.receive(applicant="李强"), here.receive(applicant="赵六")
    here.do(first, act, **facts)
    sent = here.do(second, act, **facts)
    here.desk.records.purge([sent], actor=here.actor, reason="误录")
    here.do(third, act, **facts)
    assert number_of(here, third, act) == f"{sign}〔2026〕3号"
    assert warned(here) == []  # the gap is known


def test_the_number_of_a_purged_answer_is_not_given_again(here: Room) -> None:
    first, second = here.receive(), here.receive(applicant="李强")
    here.choose(first, "予以公开")
    here.review(first)
    here.answer(first)
    number = str(here.row(first)["doc_no"])
    told = [one.id for one in here.desk.records.events(first) if one.body.get("doc_no") == number]
    here.desk.records.purge(told, actor=here.actor, reason="误录")
    assert number and here.row(first)["doc_no"] == ""
    assert here.desk.office.next_number("request_answer", here.today) == "公复〔2026〕2号"
    with pytest.raises(Refused, match="已依规清除"):
        here.requests.refuse_taken("request_answer", number, second)
