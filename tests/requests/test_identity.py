"""Identity papers: what looks odd is told and nothing is refused; and what lists show of their numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.digits import credit_check, identity_check
from gongkai_desktop.requests.identity import Paper, doubt, masked_number
from gongkai_desktop.screening.masking import mask
from gongkai_desktop.screening.matters import Matter

RESIDENT = "11010519491231002X"
"""The example of the standard, GB 11643."""


@pytest.mark.parametrize(
    ("paper", "number"),
    [
        (Paper.RESIDENT, RESIDENT),
        (Paper.RESIDENT, "11010519491231002x"),
        (Paper.RESIDENT, " 110105 19491231 002X "),
        (Paper.RESIDENT, "１１０１０５１９４９１２３１００２Ｘ"),
        (Paper.RESIDENT, ""),
        (Paper.PASSPORT, "E12345678"),
        (Paper.PASSPORT, "EA1234567"),
        (Paper.HK_MACAU, "H12345678"),
        (Paper.HK_MACAU, "M1234567890"),
        (Paper.TAIWAN, "12345678"),
        (Paper.RESIDENCE, "81000019490101003" + identity_check("81000019490101003")),
        (Paper.PERMANENT, "91110119490101003" + identity_check("91110119490101003")),
        (Paper.PERMANENT, "USA110000010101"),
        (Paper.OFFICER, "军字第1234567号"),
        (Paper.SOLDIER, "士字第12345678号"),
        (Paper.HOUSEHOLD, "002345678"),
        (Paper.CREDIT, "11510823MB1561440X"),
        (Paper.CREDIT, "11341702486344515H"),
        (Paper.CREDIT, "11341700MB1631138U"),
        (Paper.OTHER, "学生证"),
    ],
)
def test_a_good_number_raises_no_doubt(paper: Paper, number: str) -> None:
    assert doubt(paper, number) == ""


@pytest.mark.parametrize(
    ("paper", "number", "said"),
    [
        (Paper.RESIDENT, "110105194912310021", "末位应为 X"),
        (Paper.RESIDENT, "1101051949123100X2", "只有末位可以是 X"),
        (Paper.RESIDENT, "11010519491331002X", "出生日期不成立"),
        (Paper.RESIDENT, "10010519491231002X", "开头的 10 不是行政区划代码"),
        (Paper.RESIDENT, "1101051949123100", "这里有 16 位"),
        (Paper.RESIDENT, "110105491231002", "2013 年起已停用"),
        (Paper.RESIDENT, "不详", "没有数字和字母"),
        (Paper.RESIDENCE, RESIDENT, "以 81、82 或 83 开头"),
        (Paper.PERMANENT, RESIDENT, "以 9 开头"),
        (Paper.PASSPORT, "E1", "5 到 12 位"),
        (Paper.HK_MACAU, "12345678", "H 或 M"),
        (Paper.TAIWAN, "H12345678", "8 位"),
        (Paper.OFFICER, "123", "6 到 8 位"),
        (Paper.CREDIT, "1134170200324932X1", "末位应为 J"),
    ],
)
def test_an_odd_number_is_only_told(paper: Paper, number: str, said: str) -> None:
    found = doubt(paper, number)
    assert said in found and "请核对" in found


@given(st.sampled_from(Paper), st.text(max_size=60))
def test_whatever_is_written_it_is_at_most_doubted(paper: Paper, number: str) -> None:
    assert isinstance(doubt(paper, number), str)


@given(st.integers(10**16, 10**17 - 1))
def test_of_eleven_last_places_one_is_right(first: int) -> None:
    """Told by another way than weights in a row: 2 to the power of the place, modulo 11 (ISO 7064, MOD 11-2)."""
    wanted = identity_check(str(first))
    whole = sum(int(digit) * pow(2, 17 - at, 11) for at, digit in enumerate(str(first)))
    assert (whole + (10 if wanted == "X" else int(wanted))) % 11 == 1


def test_the_signs_of_a_credit_code_are_weighed_by_powers_of_three() -> None:
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    assert [pow(3, at, 31) for at in range(17)] == list(weights)
    assert credit_check("11510823MB1561440") == "X"


class TestMasking:
    def test_an_identity_number_is_masked_as_everywhere(self) -> None:
        assert masked_number(Paper.RESIDENT, RESIDENT) == "1101************2X"
        assert masked_number(Paper.RESIDENT, RESIDENT) == mask(Matter.IDENTITY, RESIDENT)
        assert masked_number(Paper.PERMANENT, "USA110000010101") == "USA1*********01"

    def test_of_shorter_numbers_the_first_and_the_last_two_stay(self) -> None:
        assert masked_number(Paper.PASSPORT, "E12345678") == "E******78"
        assert masked_number(Paper.TAIWAN, "12345678") == "1*****78"
        assert masked_number(Paper.OTHER, "12") == "1*" and masked_number(Paper.OTHER, "") == ""
        assert masked_number(Paper.OTHER, "1234") == "1***" and masked_number(Paper.OTHER, "7") == "*"

    def test_the_code_of_an_organisation_is_public(self) -> None:
        assert masked_number(Paper.CREDIT, "11510823MB1561440X") == "11510823MB1561440X"

    @given(st.sampled_from([one for one in Paper if one is not Paper.CREDIT]), st.text(max_size=40))
    def test_never_more_than_half_of_a_number_stays_and_six_places_at_most(
        self, paper: Paper, number: str
    ) -> None:
        number, shown = number.strip(), masked_number(paper, number)
        kept = [at for at, sign in enumerate(shown) if sign != "*"]
        assert len(shown) == len(number) and len(kept) <= min(6, len(number) // 2)
        assert all(shown[at] == number[at] for at in kept)
        assert masked_number(paper, shown) == shown
