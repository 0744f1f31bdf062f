"""Searching text for personal data and for marks that forbid publication. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gongkai_desktop.screening import numbers
from gongkai_desktop.screening.marking import MARK
from gongkai_desktop.screening.matters import Matter
from gongkai_desktop.screening.names import is_head, is_name, names_beside

_WIDE: Final = str.maketrans("０１２３４５６７８９Ｘｘ＠．（）：", "0123456789Xx@.()：")
_LABEL_REACH: Final = 16  # characters before a number in which its label may stand

_LONG = re.compile(r"(?<![0-9A-Za-z.])\d(?:[ \-]?\d){12,20}(?:[ \-]?[Xx])?(?![0-9A-Za-z])(?!\.\d)")
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z.,，\-])(?:\+?86[ \-]?)?1[3-9]\d(?:[ \-]?\d{4}){2}(?![0-9A-Za-z%％])(?!\.\d|\s*[万亿]?元)"
)
_FIXED = re.compile(r"(?<![\d.\-])[(（]?0\d{2,3}[)）]?(?:[ \-－—–]{1,2}|(?<=[)）]))\d{7,8}(?!\d)")
_BARE = re.compile(r"(?:电话|传真|座机)\s*[:：]?\s*((?:0\d{2,3})?[2-8]\d{6,7})(?!\d)")
_EMAIL = re.compile(
    r"(?<![\w.+\-])[A-Za-z0-9][\w.+\-]{0,63}@(?:[A-Za-z0-9\-]{1,63}\.){1,4}[A-Za-z]{2,10}", re.ASCII
)
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. ]?"
    r"(?=[A-Z]{0,5}\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"
)
_TRAVEL = re.compile(
    r"(?:护照|通行证|回乡证|台胞证)[^0-9A-Za-z\r\n]{0,12}((?:[A-Za-z]{1,2}\d{7,10}|\d{8,9}))(?![0-9A-Za-z])"
)
_HOME = re.compile(
    r"(?:家庭住址|家庭地址|户籍地址|户籍所在地|户籍地|现住址|居住地址|居住地|通讯地址|住址)\s*[:：]?\s*([\u4e00-\u9fffA-Za-z0-9\-#（）()]{5,60})"
)
_DOOR = re.compile(
    r"[\u4e00-\u9fff0-9A-Za-z]{2,30}(?:\d{1,4}(?:号楼|栋|幢).{0,4}?\d{1,3}单元.{0,4}?\d{2,4}(?:室|号|户)?|村\d{1,4}(?:组|号|队))"
)
_INNER = re.compile(
    r"此件(?:不予公开|不公开|依申请公开|发至[^\s，。]{1,8}级)|(?:请勿|严禁|不得|禁止)(?:外传|外泄|对外)|注意保密|仅?供内部(?:使用|参考|掌握)"
    r"|内部(?:资料|文件|材料|刊物)[，,　 ]{0,2}(?:请勿|不得|严禁|注意|妥善)"
)
_ALONE = re.compile(
    r"[（(【\[]?\s*(?:内部(?:资料|文件|材料|使用|传阅|掌握)|不予公开|不予公开信息|工作秘密|商业秘密|注意保存|不公开)\s*[）)】\]]?"
)
_IDENTITY_LABEL = re.compile(r"身份|证件|证号")
_BANK_LABEL = re.compile(r"卡号|账号|帐号|账户|银行卡|一卡通|卡片")
_MONEY_LABEL = re.compile(r"金额|元|价|款|费|产值|收入|支出")
_OFFICES = ("gov.cn",)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something in a text, from ``start`` to ``end``. ``soft``: often harmless. ``doubtful``: a wrong check digit."""

    kind: Matter
    start: int
    end: int
    soft: bool = False
    doubtful: bool = False


def search(text: str, label: str = "") -> list[Hit]:
    """Everything in a text, in order; ``label`` is what stands over it, such as its column's header."""
    if len(text) < 2:
        return []
    even = text.translate(_WIDE)
    found: list[Hit] = []
    for look in (_marks, _travel, _long, _mobile, _fixed, _other):
        found += [hit for hit in look(even, label) if not _taken(hit, found)]
    if any(hit.kind not in _MARKS for hit in found):
        found += [hit for hit in _beside(even, found) if not _taken(hit, found)]
    return sorted(found, key=lambda hit: hit.start)


def search_row(cells: Sequence[str], heads: Sequence[str]) -> list[list[Hit]]:
    """The same for a row of a table; names stand in cells of their own beside the cells with numbers."""
    padded = [*heads, *[""] * (len(cells) - len(heads))]
    found = [search(cell, head) for cell, head in zip(cells, padded, strict=False)]
    numbers_there = [hit for hits in found for hit in hits if hit.kind not in (*_MARKS, Matter.NAME)]
    if not numbers_there:
        return found
    soft = all(hit.soft for hit in numbers_there)
    for at, (cell, head) in enumerate(zip(cells, padded, strict=False)):
        if not found[at] and is_name(cell, told=is_head(head)):
            found[at] = [Hit(Matter.NAME, 0, len(cell), soft)]
    return found


_MARKS = (Matter.SECRET, Matter.INNER)


def _taken(hit: Hit, found: Sequence[Hit]) -> bool:
    return any(hit.start < other.end and other.start < hit.end for other in found)


def _marks(text: str, _: str) -> Iterator[Hit]:
    if "密" in text:
        for match in MARK.finditer(text):
            yield Hit(Matter.SECRET, match.start(), match.end())
    for match in _INNER.finditer(text):
        yield Hit(Matter.INNER, match.start(), match.end())
    if any(word in text for word in ("内部", "公开", "秘密", "保存")):
        for start, end in _lines(text):
            if end - start <= 14 and _ALONE.fullmatch(text[start:end].strip()):
                yield Hit(Matter.INNER, start, end)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"[\r\n\v\f]+", text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _before(text: str, at: int, label: str) -> str:
    """What says which number it is: the header over it, and the words before it in its line."""
    near = text[max(0, at - _LABEL_REACH) : at]
    return label + re.split(r"[\r\n\v\f]", near)[-1]


def _long(text: str, label: str) -> Iterator[Hit]:
    for match in _LONG.finditer(text):
        told = _before(text, match.start(), label)
        hit = _of_number(numbers.plain(match[0]), told)
        if hit is not None:
            yield Hit(hit.kind, match.start(), match.end(), hit.soft, hit.doubtful)


def _of_number(number: str, told: str) -> Hit | None:
    """What a long number is, its place left open."""
    labelled = _IDENTITY_LABEL.search(told) is not None
    if numbers.is_identity(number):
        return Hit(Matter.IDENTITY, 0, 0, soft=len(number) == 15 and not labelled)
    if numbers.is_bank_card(number, labelled=_BANK_LABEL.search(told) is not None):
        return Hit(Matter.BANK, 0, 0)
    if labelled and numbers.looks_like_identity(number) and not numbers.is_credit_code(number):
        return Hit(Matter.IDENTITY, 0, 0, doubtful=True)
    return None


def _mobile(text: str, label: str) -> Iterator[Hit]:
    if _MONEY_LABEL.search(label):
        return
    for match in _MOBILE.finditer(text):
        yield Hit(Matter.MOBILE, match.start(), match.end())


def _fixed(text: str, _: str) -> Iterator[Hit]:
    for match in _FIXED.finditer(text):
        yield Hit(Matter.PHONE, match.start(), match.end(), soft=True)
    for match in _BARE.finditer(text):
        yield Hit(Matter.PHONE, match.start(1), match.end(1), soft=True)


def _travel(text: str, label: str) -> Iterator[Hit]:
    offset = len(label) + 1 if label else 0  # the label may be the column's header
    for match in _TRAVEL.finditer(f"{label}\t{text}" if label else text):
        if match.start(1) >= offset:
            yield Hit(Matter.PASSPORT, match.start(1) - offset, match.end(1) - offset)


def _other(text: str, _: str) -> Iterator[Hit]:
    if "@" in text:
        for match in _EMAIL.finditer(text):
            if not match[0].lower().endswith(_OFFICES):
                yield Hit(Matter.EMAIL, match.start(), match.end(), soft=True)
    for match in _PLATE.finditer(text):
        yield Hit(Matter.PLATE, match.start(), match.end(), soft=True)
    for match in _HOME.finditer(text):
        yield Hit(Matter.ADDRESS, match.start(1), match.end(1))


def _beside(text: str, found: Sequence[Hit]) -> Iterator[Hit]:
    """Names and doors in the lines that hold a number."""
    for start, end in _lines(text):
        there = [hit for hit in found if start <= hit.start < end and hit.kind not in _MARKS]
        if not there:
            continue
        line = text[start:end]
        soft = all(hit.soft for hit in there)
        spans = [(hit.start - start, hit.end - start) for hit in there]
        for first, last in names_beside(line, spans):
            yield Hit(Matter.NAME, start + first, start + last, soft)
        for match in _DOOR.finditer(line):
            yield Hit(Matter.ADDRESS, start + match.start(), start + match.end(), soft)
