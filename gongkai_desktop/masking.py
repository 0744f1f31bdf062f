"""How personal data is masked: enough is left to know it again, not enough to use it. One definition for all rooms.

How much of what is left, why, and after which article, is data: resources/law/masking.toml. Lists, workbooks and
hand-over lists use the ``masked_…`` functions; files that are to be public are masked ``in_place``, letter by letter.
To mask what is masked already changes nothing, whichever version of the program masked it.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Final

from gongkai_desktop.data import resource
from gongkai_desktop.toml.reading import UNIQUE, Between, Key, read_file
from gongkai_desktop.toml.table import FileKind

STAR: Final = "*"
MASK: Final = 2 * STAR
"""What stands for a name's hidden part in lists, and for all of what is hidden whole."""
_STARS: Final = "*＊"
"""Stars as masks have them; those of earlier versions were wide in some ledgers."""
_RUN: Final = re.compile(rf"[{_STARS}]+")
_DIGIT: Final = re.compile(r"\d")
_DOTS: Final = "·•‧・"
_PEOPLE: Final = re.compile(r"[、，,；;/\n]+")
_ORGANISATION: Final = re.compile(r"[\u3400-\u9fffA-Za-z0-9（）()]{4,}")
_PHONE: Final = re.compile(r"\+?\d(?:[ \-－—]?\d){6,}")
_MOBILE: Final = re.compile(r"(?:\+?86)?1[3-9]\d{9}")
_BETWEEN: Final = re.compile(r"([\s，,；;、：:（）()]+)")
_SHORT: Final = 4
"""So many letters say what a number is, or whose (电话、单位电话): no address is so short."""
_MAIL: Final = re.compile(r"[^\s@，,；;、：:]+@[^\s@，,；;、]+")


class Sort(StrEnum):
    """The sorts of personal data; the values are the keys of the definition."""

    NAME = "name"
    IDENTITY = "identity"
    PAPER = "paper"
    BANK = "bank"
    MOBILE = "mobile"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Rule:
    """What stays of a sort: its ``first`` and ``last`` letters; why, and after which article."""

    key: Annotated[Sort, UNIQUE]
    title: str
    first: Annotated[int, Between(1, 6)]
    keeps: str
    why: str
    article: str
    last: Annotated[int, Between(0, 4)] = 0


@dataclass(frozen=True, slots=True)
class _Nobody:
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Organisation:
    ends: tuple[str, ...]
    joined: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Surnames:
    double: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """The whole definition: its article, the rules, the words by which names, organisations and nobody are known."""

    article: str
    rules: Annotated[tuple[Rule, ...], Key("kind")]
    nobody: _Nobody
    organisation: _Organisation
    surnames: _Surnames


@lru_cache(maxsize=1)
def definition() -> Definition:
    """The definition as it comes with the program."""
    kind = FileKind("遮盖办法", "这是程序自带的文件，请重新安装程序")
    return read_file(resource("law") / "masking.toml", Definition, kind)


@lru_cache(maxsize=len(Sort))
def rule(sort: Sort) -> Rule:
    """What stays of this sort."""
    return next(one for one in definition().rules if one.key is sort)


# — as long as before —


def in_place(sort: Sort, text: str) -> str:
    """The text with its middle put out, as long as before: of numbers, and of anything in a file to be public."""
    told = rule(sort)
    if sort is Sort.NAME:
        return _put_out(text, len(family_name(text)), 0)
    if sort is Sort.EMAIL:
        name, at, place = text.partition("@")
        return f"{_put_out(name, *_left(name, told))}{at}{place}"
    return _put_out(text, *_left(text, told))


def _left(text: str, told: Rule) -> tuple[int, int]:
    """How many letters stay in front and at the end: at most a half of them all."""
    half = len(text) // 2
    if told.first + told.last <= half:
        return told.first, told.last
    if told.last < half:
        return half - told.last, told.last
    return min(1, half), 0


def _put_out(text: str, first: int, last: int) -> str:
    end = len(text) - last
    return f"{text[:first]}{STAR * (end - first)}{text[end:]}"


# — names —


def masked_name(name: str) -> str:
    """The name of a person by the family name alone, however long it is: 张**, 欧阳**, 买** (买买提·艾力), J**.

    Of several people each; words that name nobody (匿名) stay.
    """
    return _each(name, _masked_person)


def masked_who(name: str) -> str:
    """The same of somebody who may be an organisation: whose name says that it is one stays whole."""
    return _each(name, lambda one: one if is_organisation(one) else _masked_person(one))


def _each(text: str, mask: Callable[[str], str]) -> str:
    named = [one for part in _PEOPLE.split(text) if (one := part.strip())]
    return "、".join(map(mask, named)) or (MASK if text.strip() else "")


def _masked_person(name: str) -> str:
    return name if name in definition().nobody.words else f"{family_name(name)}{MASK}"


def family_name(name: str) -> str:
    """What a name shows when it is masked: a Chinese family name, of a text of two characters the first alone.

    Of a name with a dot or in Latin letters, where no family name stands first, the first letter.
    """
    letters = _letters(name)
    if not letters or letters[0][0] in _STARS:
        return ""
    foreign = any(one in _DOTS or (one.isascii() and one.isalpha()) for one in letters)
    double = not foreign and len(letters) > 2 and "".join(letters[:2]) in definition().surnames.double
    return "".join(letters[: 2 if double else 1])


def _letters(text: str) -> list[str]:
    """The characters of a text, each with the combining marks and variation selectors after it."""
    found: list[str] = []
    for sign in text:
        if found and (unicodedata.combining(sign) or _selects(sign)):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _selects(sign: str) -> bool:
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


def is_organisation(name: str) -> bool:
    """Whether a name says of itself that it is an organisation's: by how it ends. In doubt it is a person's."""
    words = definition().organisation
    if _ORGANISATION.fullmatch(name) is None or any(word in name for word in words.joined):
        return False
    return name.endswith(words.ends)


# — numbers, ways to reach somebody —


def masked_contact(text: str) -> str:
    """A way to reach somebody with its telephone numbers and e-mail addresses masked; other words stay."""
    return _PHONE.sub(_masked_phone, _MAIL.sub(_masked_mail, text))


def masked_reach(text: str) -> str:
    """The same of whatever was written down of where somebody is reached: what is no number and no short word too."""
    return "".join(
        part if at % 2 or STAR in part or len(part) <= _SHORT else masked_address(part)
        for at, part in enumerate(_BETWEEN.split(masked_contact(text)))
    )


def _masked_mail(found: re.Match[str]) -> str:
    name, _, place = found[0].partition("@")
    return f"{_start(name, Sort.EMAIL)}{MASK}@{place}"


def _masked_phone(found: re.Match[str]) -> str:
    mobile = _MOBILE.fullmatch(re.sub(r"[^+\d]", "", found[0]))
    return in_place(Sort.MOBILE if mobile else Sort.PHONE, found[0])


def masked_address(text: str) -> str:
    """An address by its province and city; nothing stays from the first digit on."""
    text = text.strip()
    town = _DIGIT.split(_start(text, Sort.ADDRESS), maxsplit=1)[0]
    return f"{town}{MASK}" if text else ""


def _start(text: str, sort: Sort) -> str:
    """What stays of the beginning of a text, at most a half; of one that is masked, what stands before the stars."""
    shown, *hidden = _RUN.split(text, maxsplit=1)
    return shown[: rule(sort).first] if hidden else text[: _left(text, rule(sort))[0]]


# — known again —


def is_mask_of(shown: str, whole: str) -> bool:
    """Whether a workbook of this program, of whichever version, shows this so: stars may stand for anything."""
    first, *parts = _RUN.split(shown)
    if not parts or not whole.startswith(first):
        return False
    last, at = parts.pop(), len(first)
    for part in parts:
        found = whole.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return len(whole) - at >= len(last) and whole.endswith(last)
