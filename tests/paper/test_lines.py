from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.paper.lines import printable, wrap

CHINESE = st.text(alphabet="政府信息公开保密审查，。、；：（）《》“”〔〕0123456789abc- ", max_size=80)


def broken(text: str, limit: float) -> list[str]:
    return wrap(text, [0.5 if char < "\u2000" else 1.0 for char in text], limit)


def width(text: str) -> float:
    return sum(0.5 if char < "\u2000" else 1.0 for char in text)


@given(CHINESE, st.integers(3, 20))
def test_nothing_is_lost_but_spaces_and_no_line_is_too_wide(text: str, limit: int) -> None:
    lines = broken(text, limit)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= limit for line in lines)


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    text = "依照《条例》（2019年修订），“先审查、后公开”。台政办字〔2020〕8号；同意，不同意。"
    for limit in range(5, 30):
        lines = broken(text, limit)
        assert not any(line[0] in "，。、；）》”〕" for line in lines if line)
        assert not any(line[-1] in "（《“〔" for line in lines if line)


def test_a_closing_mark_takes_the_character_before_it_along() -> None:
    assert broken("甲乙丙丁戊己，庚辛", 6) == ["甲乙丙丁戊", "己，庚辛"]


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("永建发〔2024〕7号", 8, ["永建发", "〔2024〕7号"]),
        ("台政办字〔2020〕21号", 7, ["台政办字", "〔2020〕21号"]),
        ("11379926MB2A07416Q/202611-00001", 10, ["11379926MB2A07416Q/", "202611-00001"]),
        ("关于2026年教师资格认定", 5, ["关于2026年", "教师资格", "认定"]),
        ("按照第十五条第二款办理", 6, ["按照第十五条", "第二款办理"]),
        ("关于印发校园安全检查办法的通知", 7, ["关于印发校园", "安全检查办法的", "通知"]),
        ("重大行政决策", 2, ["重大", "行政", "决策"]),
    ],
)
def test_what_is_read_as_one_stays_on_one_line(text: str, limit: int, lines: list[str]) -> None:
    assert broken(text, limit) == lines


def test_running_text_of_letters_breaks_as_word_breaks_it() -> None:
    text = "请贵单位研究提出意见"
    assert wrap(text, [1.0] * len(text), 9, hanging=True) == ["请贵单位研究提出意", "见"]
    assert wrap(text, [1.0] * len(text), 9) == ["请贵单位研究提出", "意见"]


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("金额1,234,567元", 6, ["金额", "1,234,567元"]),
        ("见www.gov.cn/zwgk/jy", 8, ["见www.gov.cn/", "zwgk/jy"]),
        ("标准GB/T97", 3.5, ["标准", "GB/T97"]),  # where the letter after the stroke does not fit
        ("共100元/件", 4, ["共100元/", "件"]),
        ("印发《方案》2026年", 7, ["印发《方", "案》2026年"]),
        ("甲乙丙，2026年", 5, ["甲乙丙，", "2026年"]),
        ("甲AB，CD", 3, ["甲", "AB，CD"]),
        ("A？abc(d)", 3, ["A？", "abc(d)"]),
        ("乙id?x=1", 3, ["乙id?", "x=1"]),
        ("　　abcdefgh", 4, ["　　abcd", "efgh"]),
    ],
)
def test_latin_in_running_text_breaks_as_writer_breaks_it(text: str, limit: float, lines: list[str]) -> None:
    assert wrap(text, [0.5 if char < "\u2000" else 1.0 for char in text], limit, hanging=True) == lines


def test_a_figure_with_commas_is_read_as_one() -> None:
    assert broken("金额1,234,567元", 6) == ["金额", "1,234,567元"]


def test_numbers_and_addresses_stay_together_while_a_line_can_hold_them() -> None:
    assert broken("索引号为370405-01", 7) == ["索引号为", "370405-01"]


def test_an_address_longer_than_the_line_breaks_after_a_joint() -> None:
    assert broken("http://www.gov.cn/zwgk/2026", 8) == ["http://www.gov.", "cn/zwgk/2026"]


def test_a_word_without_joints_is_cut_rather_than_left_standing_over() -> None:
    assert broken("abcdefgh", 2) == ["abcd", "efgh"]


def test_one_character_wider_than_the_line_still_moves_on() -> None:
    assert broken("公开", 0.5) == ["公", "开"]


def test_line_ends_and_empty_paragraphs_are_kept() -> None:
    assert broken("一\n\n二", 9) == ["一", "", "二"]
    assert broken("", 9) == [""]


def test_control_characters_become_spaces_and_unseen_marks_vanish() -> None:
    assert printable("甲\t乙\x07\r\n丙\u200b丁\ufe00\ud83d") == "甲 乙 \n丙丁 "
