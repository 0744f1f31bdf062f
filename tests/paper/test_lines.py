from __future__ import annotations

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
    assert broken("政府信息公开，保密", 6) == ["政府信息公", "开，保密"]


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
