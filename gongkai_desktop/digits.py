"""The check digits of the numbers that people and organisations go by (GB 11643, GB 32100). Pure."""

from __future__ import annotations

from datetime import date
from typing import Final

CREDIT_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The signs of a 统一社会信用代码, in the order of their values."""
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"


def identity_check(number: str) -> str:
    """The last place of a resident identity number, from its first 17 digits (GB 11643)."""
    whole = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECKS[whole % 11]


def credit_check(code: str) -> str:
    """The last place of a 统一社会信用代码, from its first 17 signs (GB 32100)."""
    whole = sum(CREDIT_SIGNS.index(sign) * pow(3, at, 31) for at, sign in enumerate(code[:17]))
    return CREDIT_SIGNS[-whole % 31]


def birthday(digits: str) -> date | None:
    """The day of birth that YYYYMMDD within a number says; None when it cannot be one."""
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2100 else None
