"""Numbers that name a person, known by their form and check digits. Pure."""

from __future__ import annotations

import re
from typing import Final

from gongkai_desktop.digits import CREDIT_SIGNS, birthday, credit_check, identity_check
from gongkai_desktop.screening.spelling import even

_PROVINCES: Final = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d")
_LENGTHS: Final = (("9558", (19,)), ("62", (16, 17, 18, 19)), ("4", (16,)), ("35", (16,)))
_LABELLED: Final = re.compile(r"60|68|69|9[04589]")


def plain(number: str) -> str:
    """A number without the blanks, dots and dashes that people write into it."""
    return re.sub(r"[^0-9A-Za-z]", "", even(number).text).upper()


def is_identity(number: str) -> bool:
    """Whether it is a resident identity number: 18 places by GB 11643, or the old 15."""
    if re.fullmatch(r"\d{17}[\dX]", number):
        return _placed(number, number[6:14]) and identity_check(number) == number[17]
    return re.fullmatch(r"\d{15}", number) is not None and _placed(number, f"19{number[6:12]}")


def looks_like_identity(number: str) -> bool:
    """Whether all but the check digit is right: somebody's number, mistyped."""
    return re.fullmatch(r"\d{17}[\dX]", number) is not None and _placed(number, number[6:14])


def _placed(number: str, born: str) -> bool:
    return has_place(number) and birthday(born) is not None


def has_place(number: str) -> bool:
    """Whether an identity number begins with a place that there is."""
    return _PROVINCES.match(number) is not None


def is_credit_code(number: str) -> bool:
    """Whether it is an organisation's unified social credit code (GB 32100): no personal data."""
    if len(number) != 18 or any(letter not in CREDIT_SIGNS for letter in number) or number[0] not in "159Y":
        return False
    return credit_check(number) == number[17]


def is_bank_card(number: str, *, labelled: bool = False) -> bool:
    """Whether it is a bank card's number: its beginning, its length and its check digit (Luhn).

    ``labelled``: the text says that an account follows; then older beginnings are known too.
    """
    if not number.isdigit() or not 16 <= len(number) <= 19 or not _luhn(number):
        return False
    if any(number.startswith(start) and len(number) in lengths for start, lengths in _LENGTHS):
        return True
    master = len(number) == 16 and "51" <= number[:2] <= "55"
    return master or (labelled and _LABELLED.match(number) is not None)


def _luhn(number: str) -> bool:
    whole = 0
    for at, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + at % 2)
        whole += value - 9 if value > 9 else value
    return whole % 10 == 0 and len(set(number)) > 2
