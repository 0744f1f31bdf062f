from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.errors import Refused
from gongkai_desktop.office import events
from gongkai_desktop.office.code import code_warning
from gongkai_desktop.office.numbering import Pattern, holder_of, next_numbers, values_of
from tests.office.conftest import Founded

DAY = date(2026, 2, 6)
CODE = "11341702486344515H"


def put(office: Founded, *numbers: str) -> None:
    rows = [(f"信息{number}", number) for number in numbers]
    office.store.executemany("INSERT INTO item (title, index_no) VALUES (?, ?)", rows)


def test_the_first_number_of_an_office_without_a_code(founded: Founded) -> None:
    assert founded.office.next_number("index_no", DAY) == "202602-00001"
    assert founded.office.next_numbers("sheet", DAY, 2) == ["S2026-00001", "S2026-00002"]


def test_the_code_stands_in_front_once_it_is_known(founded: Founded) -> None:
    founded.remember(events.changed(founded.office.profile.id, DAY, {"code": CODE}))
    assert founded.office.next_number("index_no", DAY) == f"{CODE}/202602-00001"


def test_a_number_follows_the_highest_of_its_own_series(founded: Founded) -> None:
    put(founded, "202602-00009", "202602-00010", "202601-00077", "202602-abc", "202602-", "X/202602-00500")
    assert founded.office.next_numbers("index_no", DAY, 3) == ["202602-00011", "202602-00012", "202602-00013"]
    assert founded.office.next_number("index_no", date(2026, 3, 1)) == "202603-00001"


def test_numbers_grow_past_their_width(founded: Founded) -> None:
    put(founded, "202602-99999")
    assert founded.office.next_number("index_no", DAY) == "202602-100000"


def test_a_document_number_needs_the_office_word(founded: Founded) -> None:
    with pytest.raises(Refused, match="机关代字"):
        founded.office.next_number("doc_no", DAY)
    founded.remember(events.changed(founded.office.profile.id, DAY, {"word": "台政办字"}))
    founded.store.execute("INSERT INTO item (doc_no) VALUES ('台政办字〔2026〕8号')")
    assert founded.office.next_number("doc_no", DAY) == "台政办字〔2026〕9号"


def test_an_own_pattern_stands_before_that_of_the_rule_set(founded: Founded) -> None:
    number = founded.office.profile.id
    founded.remember(events.changed(number, DAY, {"numbering.index_no": "公{year}第{n}件"}))
    put(founded, "公2026第3件", "公2026第30号")
    assert founded.office.next_number("index_no", DAY) == "公2026第4件"
    founded.remember(events.changed(number, DAY, {"numbering.index_no": ""}))
    assert founded.office.next_number("index_no", DAY) == "202602-00001"


def test_a_number_in_use_is_refused_naming_its_holder(founded: Founded) -> None:
    put(founded, "A-1")
    holder = holder_of(founded.store, "index_no", "A-1")
    with pytest.raises(Refused, match=f"索引号“A-1”已经用过：登记信息 #{holder} 用着它"):
        founded.office.refuse_taken("index_no", "A-1")
    founded.office.refuse_taken("index_no", "A-1", own=holder)
    founded.office.refuse_taken("index_no", "A-2")
    founded.office.refuse_taken("index_no", "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{year}", "流水号"),
        ("{n}{n}", "流水号"),
        ("[{n}]", "流水号"),
        ("{m}{n}", "没有 {m}"),
        ("{n", "花括号"),
        ("n}", "花括号"),
        ("{n!r}", "写法"),
        ("{n:x}", "写法"),
        ("{code:05}{n}", "写法"),
        ("{year:{n}}", "写法"),
        ("{}{n}", "没有 {}"),
        ("[a{n}", "方括号"),
        ("a]b{n}", "方括号"),
        ("[[{code}]]{n}", "方括号"),
        ("[{co]de}{n}", "花括号"),
        ("长" * 100 + "{n}", "80"),
    ],
)
def test_a_pattern_that_cannot_number_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Pattern.parse(text)


@given(st.text(alphabet="[]{}:!05n년号 code year", max_size=30))
def test_every_pattern_that_parses_can_be_used(text: str) -> None:
    try:
        pattern = Pattern.parse(text)
    except ValueError:
        return
    before, after, width = pattern.around(values_of(CODE, "台", DAY))
    assert "{n" not in before + after or "{{n" in text
    assert 0 <= width < 10


@pytest.mark.parametrize("pattern", ["{n}", "{n}/{year}", "{year}{month}{n}", "第{n:03}", "{{{n}}}"])
def test_numbers_taken_one_after_the_other_never_repeat(founded: Founded, pattern: str) -> None:
    taken = []
    for day in (date(2026, 1, 5), date(2026, 11, 5), date(2026, 1, 6), date(2026, 12, 1)):
        for number in next_numbers(
            founded.store, "index_no", Pattern.parse(pattern), values_of("", "", day), 12
        ):
            put(founded, number)
            taken.append(number)
    assert len(set(taken)) == len(taken) == 48


@pytest.mark.parametrize(
    "code", ["11510823MB1561440X", CODE, "11341700MB1631138U", "", "035210000", " 11341702486344515h "]
)
def test_a_good_code_raises_no_doubt(code: str) -> None:
    assert code_warning(code) == ""


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("1134170200324932X1", "末位应为 J"),
        ("1134170248634451", "有 16 位"),
        ("1134170248634451OH", "不会有“O”"),
    ],
)
def test_a_doubtful_code_is_only_warned_about(code: str, said: str) -> None:
    assert said in code_warning(code)


@pytest.mark.parametrize(
    ("pattern", "number", "ours"),
    [
        ("[{code}/]{year}{month:02}-{n:05}", f"{CODE}/202602-00009", True),
        ("[{code}/]{year}{month:02}-{n:05}", "202602-00009", True),
        ("[{code}/]{year}{month:02}-{n:05}", "X/202602-00009", False),
        ("{word}〔{year}〕{n}号", "台政办字〔2026〕9号", True),
        ("{word}〔{year}〕{n}号", "机密〔2026〕9号", False),
    ],
)
def test_a_number_is_known_as_one_of_a_series(pattern: str, number: str, ours: bool) -> None:
    assert Pattern.parse(pattern).fits(number, {"code": CODE, "word": "台政办字"}) is ours
