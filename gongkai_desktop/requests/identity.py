"""Papers by which an applicant says who he is (条例第二十九条): what looks odd about a number, and its mask. Pure.

Nothing here refuses: real papers carry wrong digits, and a doubt is for the clerk to ask about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from gongkai_desktop.digits import birthday, identity_check
from gongkai_desktop.masking import Sort, in_place
from gongkai_desktop.office.code import code_warning
from gongkai_desktop.screening.numbers import has_place, plain


class Paper(StrEnum):
    """The kinds of papers; the values are those of the ledger's 证件类型."""

    RESIDENT = "居民身份证"
    PASSPORT = "护照"
    HK_MACAU = "港澳居民来往内地通行证"
    TAIWAN = "台湾居民来往大陆通行证"
    RESIDENCE = "港澳台居民居住证"
    PERMANENT = "外国人永久居留身份证"
    OFFICER = "军官证"
    SOLDIER = "士兵证"
    HOUSEHOLD = "户口簿"
    CREDIT = "统一社会信用代码"
    OTHER = "其他"


ORGANISATION: Final = frozenset({Paper.CREDIT})
"""The papers of organisations: their numbers are public, and are not masked."""
_LONG: Final = 15  # places from which a number is masked like an identity number
_OLD_PERMANENT: Final = re.compile(r"[A-Z]{3}\d{12}")
_SHAPES: Final = {
    Paper.PASSPORT: (re.compile(r"[A-Z0-9]{5,12}"), "护照号码一般是 5 到 12 位字母和数字"),
    Paper.HK_MACAU: (
        re.compile(r"[HM]\d{8}(\d{2})?"),
        "港澳居民来往内地通行证号码是 H 或 M 后面 8 位（旧证 10 位）数字",
    ),
    Paper.TAIWAN: (re.compile(r"\d{8}|\d{10}[A-Z]?"), "台湾居民来往大陆通行证号码是 8 位（旧证 10 位）数字"),
    Paper.OFFICER: (re.compile(r"[A-Z]*\d{6,8}"), "军官证的编号一般是 6 到 8 位数字"),
    Paper.SOLDIER: (re.compile(r"[A-Z]*\d{6,8}"), "士兵证的编号一般是 6 到 8 位数字"),
}


def doubt(paper: Paper, number: str) -> str:
    """What looks odd about the number of a paper, as a sentence; '' when nothing does, or nothing was written."""
    written = plain(number)
    if not number.strip() or paper is Paper.OTHER:
        return ""
    if not written:
        return "证件号码里没有数字和字母，请核对"
    if paper in _CHECKED:
        return _CHECKED[paper](written)
    if paper in _SHAPES:
        shape, usual = _SHAPES[paper]
        return "" if shape.fullmatch(written) else f"{usual}，请核对；确认无误可以照用"
    return ""


def _resident(number: str) -> str:
    if re.fullmatch(r"\d{15}", number):
        return "15 位的旧身份证号码 2013 年起已停用，请核对"
    return _eighteen(number, "居民身份证号码")


def _residence(number: str) -> str:
    if len(number) == 18 and number[:2] not in ("81", "82", "83"):
        return "港澳台居民居住证号码以 81、82 或 83 开头，请核对"
    return _eighteen(number, "港澳台居民居住证号码")


def _permanent(number: str) -> str:
    if _OLD_PERMANENT.fullmatch(number):
        return ""
    if len(number) == 18 and number[0] != "9":
        return "外国人永久居留身份证号码以 9 开头，请核对"
    return _eighteen(number, "外国人永久居留身份证号码")


def _eighteen(number: str, what: str) -> str:
    """What is odd about a number made as GB 11643 says: place, day of birth, order, check digit."""
    if len(number) != 18:
        return f"{what}是 18 位，这里有 {len(number)} 位，请核对"
    if not re.fullmatch(r"\d{17}[\dX]", number):
        return f"{what}由数字组成，只有末位可以是 X，请核对"
    if not has_place(number):
        return f"{what}开头的 {number[:2]} 不是行政区划代码，请核对"
    if birthday(number[6:14]) is None:
        return f"{what}里的出生日期不成立，请核对"
    if (wanted := identity_check(number)) != number[17]:
        return f"{what}的校验位不符（末位应为 {wanted}），请核对；确认无误可以照用"
    return ""


_CHECKED: Final[Mapping[Paper, Callable[[str], str]]] = {
    Paper.RESIDENT: _resident,
    Paper.RESIDENCE: _residence,
    Paper.PERMANENT: _permanent,
    Paper.CREDIT: code_warning,
}


def masked_number(paper: Paper, number: str) -> str:
    """The number as lists and panels show it; the codes of organisations are public and stay whole."""
    number = number.strip()
    if paper in ORGANISATION:
        return number
    return in_place(Sort.IDENTITY if len(number) >= _LONG else Sort.PAPER, number)
