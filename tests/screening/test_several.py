"""More than one number in a text, and numbers at the edge of what they may be."""

from __future__ import annotations

import pytest

from gongkai_desktop.screening.numbers import is_bank_card, is_credit_code, is_identity, looks_like_identity
from gongkai_desktop.screening.searching import search

from .files import MOBILE, identity

WITHOUT_ZEROS = tuple(
    map(identity, ("37118219851112123", "41152219911112345", "51118219761118888", "13112219991219191"))
)
"""Identity numbers without a zero in them, their check digits apart."""


def found(text: str) -> list[tuple[str, str]]:
    return [(hit.kind.value, text[hit.start : hit.end]) for hit in search(text)]


def card(first: str) -> str:
    """A card's number of 16 places: 15 digits and the check digit that belongs to them."""
    whole = 0
    for at, digit in enumerate(reversed(first)):
        value = int(digit) * (2 - at % 2)
        whole += value - 9 if value > 9 else value
    return first + str(-whole % 10)


def test_several_identity_numbers_without_zeros_are_each_found() -> None:
    for number in WITHOUT_ZEROS:
        assert is_identity(number) and "0" not in number[:17]
    for joint in ("、", "\n", "；", "，申请人 "):
        assert found(joint.join(WITHOUT_ZEROS)) == [("identity", number) for number in WITHOUT_ZEROS]


@pytest.mark.parametrize("at", range(17))
def test_any_one_digit_mistyped_is_no_identity_number(at: int) -> None:
    number = WITHOUT_ZEROS[0]
    other = str((int(number[at]) + 1) % 10)
    assert not is_identity(number[:at] + other + number[at + 1 :])


@pytest.mark.parametrize(
    ("start", "is_card"),
    [("50", False), ("51", True), ("52", True), ("53", True), ("54", True), ("55", True), ("56", False)],
)
def test_cards_that_begin_with_51_to_55_are_known_and_their_neighbours_are_not(
    start: str, is_card: bool
) -> None:
    number = card(f"{start}2345678901237")
    assert len(number) == 16
    assert is_bank_card(number) is is_card
    assert found(f"编码 {number}。") == ([("bank", number)] if is_card else [])
    assert not is_bank_card(number[:-1] + str((int(number[-1]) + 1) % 10))
    assert not is_bank_card(card(f"{start}23456789012371")), "17 places are too many"


@pytest.mark.parametrize(
    ("start", "lengths"), [("62", (16, 17, 18, 19)), ("9558", (19,)), ("4", (16,)), ("35", (16,))]
)
def test_every_beginning_of_a_card_has_its_own_lengths(start: str, lengths: tuple[int, ...]) -> None:
    for length in range(15, 21):
        number = card(f"{start}{'1234567890123456789'}"[: length - 1])
        assert is_bank_card(number) is (length in lengths)


def test_a_number_of_one_or_two_different_digits_is_no_card() -> None:
    assert not is_bank_card("4" * 16) and not is_bank_card("4044404444404404")


@pytest.mark.parametrize("start", ["60", "68", "69", "90", "94", "95", "98", "99"])
def test_older_beginnings_are_cards_only_where_an_account_is_spoken_of(start: str) -> None:
    number = card(f"{start}2345678901237")
    assert not is_bank_card(number) and is_bank_card(number, labelled=True)
    assert [kind for kind, _ in found(f"银行卡号 {number}")] == ["bank"]


@pytest.mark.parametrize("name", ["仉小明", "乜建国", "亓官平", "阿不都", "吾尔开"])
def test_after_the_word_name_any_name_is_one_whatever_its_surname(name: str) -> None:
    for text in (f"姓名：{name}，身份证号{WITHOUT_ZEROS[0]}", f"姓名: {name} 电话{MOBILE}"):
        assert ("name", name) in found(text)


def test_of_two_people_in_one_line_each_name_is_found() -> None:
    first, second, *_ = WITHOUT_ZEROS
    text = f"张三 {first}，李四 {second}"
    assert found(text) == [("name", "张三"), ("identity", first), ("name", "李四"), ("identity", second)]


@pytest.mark.parametrize(
    ("born", "right"),
    [
        ("19000101", True),
        ("18991231", False),
        ("20240229", True),
        ("20230229", False),
        ("19991231", True),
        ("19991232", False),
    ],
)
def test_the_day_of_birth_in_a_number_is_a_day_of_the_last_century_or_this_one(
    born: str, right: bool
) -> None:
    number = identity(f"371182{born}212")
    assert is_identity(number) is looks_like_identity(number) is right


@pytest.mark.parametrize(
    ("place", "right"),
    [("10", False), ("11", True), ("15", True), ("16", False), ("54", True), ("55", False), ("84", False)],
)
def test_the_place_in_a_number_is_a_province(place: str, right: bool) -> None:
    assert is_identity(identity(f"{place}118219851112212")) is right


def test_a_credit_code_is_known_by_its_beginning_and_check_digit() -> None:
    code = "91350100M000100Y43"
    assert is_credit_code(code)
    assert (
        not is_credit_code(code[:-1] + "4")
        and not is_credit_code("2" + code[1:])
        and not is_credit_code(code[:-1])
    )
