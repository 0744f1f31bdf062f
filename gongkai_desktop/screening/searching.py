"""Searching text for personal data and for marks that forbid publication. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from gongkai_desktop.screening import numbers
from gongkai_desktop.screening.chains import Piece, pieces
from gongkai_desktop.screening.marking import ALONE, MARK
from gongkai_desktop.screening.matters import MARKS, Matter
from gongkai_desktop.screening.names import is_head, is_name, names_beside
from gongkai_desktop.screening.spelling import CELL, even

_LABEL_REACH: Final = 16  # characters before a number in which its label may stand

_ANY = re.compile(
    r"\d(?:\D{0,4}\d){6}|[\u4e00-\u9fff][A-HJ-NP-Z]|[@密★]|内\s*部|公\s*开|保存|外传|外泄|住址|住地|地址|户籍"
)
_FIXED = re.compile(r"0\d{2,3}(?:[ \-.\n]{1,2}|[)][ \-.\n]{0,2})(?:\d{7,8}|\d{3,4}[ \-]\d{4})(?!\d)")
_BARE = re.compile(r"(?:电话|传真|座机)\s*:?\s*((?:0\d{2,3})?[2-8]\d{6,7})(?!\d)")
_EMAIL = re.compile(
    r"(?<![\w.+\-])[A-Za-z0-9][\w.+\-]{0,63}@(?:[A-Za-z0-9\-]{1,63}\.){1,4}[A-Za-z]{2,10}", re.ASCII
)
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. ]?"
    r"(?=[A-Z]{0,5}\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"
)
_TRAVEL = re.compile(
    r"(?:护照|通行证|回乡证|台胞证)[^0-9A-Za-z\n]{0,12}((?:[A-Za-z]{1,2}\d{7,10}|\d{8,9}))(?![0-9A-Za-z])"
)
_HOME = re.compile(
    r"(?:家庭住址|家庭地址|户籍地址|户籍所在地|户籍地|现住址|居住地址|居住地|通讯地址|住址)\s*:?\s*"
    r"(?=[^\s、，；。()]{0,40}[省市区县镇乡村街路巷号楼室])([\u4e00-\u9fffA-Za-z0-9][\u4e00-\u9fffA-Za-z0-9\-#()]{4,59})"
)
_DOOR = re.compile(
    r"[\u4e00-\u9fff0-9A-Za-z]{2,30}(?:\d{1,4}(?:号楼|栋|幢).{0,4}?\d{1,3}单元.{0,4}?\d{2,4}(?:室|号|户)?|村\d{1,4}(?:组|号|队))"
)
_INNER = re.compile(
    r"此件(?:不予公开|不公开|依申请公开|发至[^\s，。]{1,8}级)|(?:请勿|严禁|不得|禁止)(?:外传|外泄|对外)|注意保密|仅?供内部(?:使用|参考|掌握)"
    r"|内部(?:资料|文件|材料|刊物)[，, ]{0,2}(?:请勿|不得|严禁|注意|妥善)"
)
_INNER_WORDS: Final = ("此件", "外传", "外泄", "对外", "保密", "内部")
_INNER_ALONE = re.compile(
    r"^ *[(【\[]? *(?:内 *部(?:资料|文件|材料|刊物|使用|传阅|掌握|参考|事项|信息)?|不予公开(?:信息)?|不公开"
    r"|工作秘密|商业秘密|注意保存)"
    r" *[)】\]]? *(?:(?:第|编号|No\.?) *\d{1,6} *(?:号|期)?)? *$",
    re.MULTILINE,
)
_CHOICE = re.compile(r"属性|方式|密级|类别|类型|种类|理由|依据|公开|定密|情形")
_IDENTITY_LABEL = re.compile(r"身份|证件|证号", re.IGNORECASE)
_BANK_LABEL = re.compile(r"卡号|账号|帐号|账户|银行卡|一卡通|卡片")
_PHONE_LABEL = re.compile(r"电话|手机|联系|移动|号码|微信|\btel|mobile|phone", re.IGNORECASE)
_MONEY_LABEL = re.compile(r"金额|元|价|款|费|产值|收入|支出")
_MONEY = re.compile(r"\s*[万亿]?元|[%％]|\s*[万亿]")
_MOBILE = re.compile(r"(?:(?:00)?86)?(1[3-9]\d{9})")
_PART = re.compile(r"\s*[\d０-９]{1,17}[XxＸ×]?\s*|[×Ｘ]")
_STRETCHES: Final = frozenset(
    (
        (18,),
        (17, 1),
        (6, 8, 4),
        (6, 8, 3, 1),
        (6, 4, 4, 4),
        (3, 3, 4, 4, 4),
        (4, 4, 4, 4, 2),
        (6, 12),
        (14, 4),
        (10, 8),
    )
)
"""How identity numbers are written in stretches; in others they are known only where nothing else stands near."""
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OFFICES = ("gov.cn",)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something in a text, from ``start`` to ``end``. ``soft``: often harmless. ``doubtful``: a wrong check digit.
    ``cells``: over how many cells of its row it runs; ``value`` is then what they say together.
    """

    kind: Matter
    start: int
    end: int
    soft: bool = False
    doubtful: bool = False
    cells: int = 1
    value: str = ""


class _Found:
    """Hits of which none overlaps another: who comes first stays."""

    def __init__(self, length: int) -> None:
        self.hits: list[Hit] = []
        self._taken = bytearray(length)

    def add(self, hits: Iterable[Hit]) -> None:
        for hit in hits:
            if not any(self._taken[hit.start : hit.end]):
                self._taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
                self.hits.append(hit)


def search(text: str, label: str = "") -> list[Hit]:
    """Everything in a text, in order; ``label`` is what stands over it or beside it, such as its column's header."""
    if len(text) < 2 or (text.isascii() and not _ANY.search(text)):
        return []
    made = even(text)
    if not _ANY.search(made.text):
        return []
    found = _Found(len(made.text))
    for look in (_marks, _travel, _numbers, _fixed, _other):
        found.add(look(made.text, label))
    if any(hit.kind not in MARKS for hit in found.hits):
        found.add(list(_beside(made.text, found.hits)))
    hits = sorted(found.hits, key=lambda hit: hit.start)
    if made.places is None:
        return hits
    spans = [made.back(hit.start, hit.end) for hit in hits]
    return [replace(hit, start=span[0], end=span[1]) for hit, span in zip(hits, spans, strict=True)]


Memo: TypeAlias = "dict[str, list[Hit]]"
"""What was found in texts of other rows: a sheet says the same thing often."""


def search_row(cells: Sequence[str], heads: Sequence[str], memo: Memo | None = None) -> list[list[Hit]]:
    """The same for a row of a table; names stand in cells of their own beside the cells with numbers, and a number
    may be cut up over cells that follow each other.
    """
    memo = {} if memo is None else memo
    padded = [*heads, *[""] * (len(cells) - len(heads))]
    found: list[list[Hit]] = []
    beside = ""
    for cell, head in zip(cells, padded, strict=False):
        hits = memo.get(cell)
        if hits is None and not _ANY.search(cell if cell.isascii() else even(cell).text):
            hits = memo[cell] = []
        if hits is None:
            key = f"{cell}\0{head}\0{beside}"
            hits = memo.get(key)
            if hits is None:
                hits = memo[key] = search(cell, f"{head} {beside}".strip())
        found.append(hits)
        beside = cell if 0 < len(cell) <= _LABEL_REACH and not _DIGIT.search(cell) else ""
    _add_cut_up(found, cells)
    numbers_there = [hit for hits in found for hit in hits if hit.kind not in (*MARKS, Matter.NAME)]
    if not numbers_there:
        return found
    soft = all(hit.soft for hit in numbers_there)
    for at, (cell, head) in enumerate(zip(cells, padded, strict=False)):
        if not found[at] and is_name(cell, told=is_head(head)):
            found[at] = [Hit(Matter.NAME, 0, len(cell), soft)]
    return found


def _add_cut_up(found: list[list[Hit]], cells: Sequence[str]) -> None:
    """Numbers of which each cell holds a part and nothing else: a sign to a box, or an identity number in stretches."""
    parts = [
        cell if cell.isdecimal() or cell in ("x", "X") or _PART.fullmatch(cell) else "" for cell in cells
    ]
    if sum(map(len, parts)) < 11:
        return
    whole = CELL.join(part or "#" for part in parts)
    for hit, piece in _told(even(whole).text, ""):
        boxes = max(piece.sizes) == 1
        first, last = whole.count(CELL, 0, hit.start), whole.count(CELL, 0, hit.end)
        if first != last and (boxes or hit.kind is Matter.IDENTITY) and not any(found[first : last + 1]):
            found[first] = [
                replace(hit, start=0, end=len(cells[first]), cells=last - first + 1, value=piece.number)
            ]


def _marks(text: str, label: str) -> Iterator[Hit]:
    if "密" in text:
        for match in MARK.finditer(text):
            yield Hit(Matter.SECRET, match.start(), match.end())
    for match in _INNER.finditer(text) if any(word in text for word in _INNER_WORDS) else ():
        yield Hit(Matter.INNER, match.start(), match.end())
    if _CHOICE.search(label):
        return  # a ledger's column of choices says so of others
    for kind, alone in ((Matter.SECRET, ALONE), (Matter.INNER, _INNER_ALONE)):
        for match in alone.finditer(text):
            yield Hit(kind, match.start(), match.end())


def _before(text: str, at: int, label: str) -> str:
    """What says which number it is: the header over it, and the words before it, on the line above where its own
    begins with it.
    """
    near = text[max(0, at - _LABEL_REACH) : at].rstrip()
    return f"{label} {near.rsplit(chr(10), 1)[-1]}"


def _numbers(text: str, label: str) -> Iterator[Hit]:
    """Identity, card and mobile numbers; the surest first, so that a shorter one within it is not told again."""
    yield from (hit for hit, _ in _told(text, label))


def _told(text: str, label: str) -> list[tuple[Hit, Piece]]:
    found = [
        (hit, piece) for piece in pieces(text, 11) if (hit := _of_number(piece, text, label)) is not None
    ]
    order = (Matter.IDENTITY, Matter.BANK, Matter.MOBILE)
    found.sort(key=lambda one: (order.index(one[0].kind), one[0].doubtful, -len(one[1].number)))
    return found


def _of_number(piece: Piece, text: str, label: str) -> Hit | None:
    """What a number is, None for one that names nobody."""
    number, start, end = piece.number, piece.start, piece.end
    if len(number) == 18 and (piece.apart or piece.sizes in _STRETCHES) and numbers.is_identity(number):
        return Hit(Matter.IDENTITY, start, end)
    if len(number) < 11 or not piece.apart:
        return None
    told = _before(text, start, label)
    if _is_mobile(piece, text, told, label):
        return Hit(Matter.MOBILE, start - (text[start - 1 : start] == "+"), end)
    if not piece.dotted and numbers.is_bank_card(number, labelled=_BANK_LABEL.search(told) is not None):
        return Hit(Matter.BANK, start, end)
    labelled = _IDENTITY_LABEL.search(told) is not None
    if numbers.is_identity(number) and piece.widest <= 1:
        return Hit(Matter.IDENTITY, start, end, soft=not labelled)
    if labelled and numbers.looks_like_identity(number) and not numbers.is_credit_code(number):
        return Hit(Matter.IDENTITY, start, end, doubtful=True)
    return None


def _is_mobile(piece: Piece, text: str, told: str, label: str) -> bool:
    found = _MOBILE.fullmatch(piece.number)
    if found is None or _MONEY_LABEL.search(label) or _MONEY.match(text, piece.end):
        return False
    if _PHONE_LABEL.search(told):
        return True
    around = text[max(0, piece.start - 1) : piece.start], text[piece.end : piece.end + 1]
    if piece.dotted or all(letter.isascii() and letter.isalpha() for letter in around):
        return False
    sizes = (
        piece.sizes[1:] if piece.number.startswith(("86", "0086")) and len(piece.sizes) > 1 else piece.sizes
    )
    if len(sizes) == 1:
        return True
    if piece.gaps == "..." and max(sizes) <= 3:
        return False  # an address in a network
    if _YEAR.fullmatch(found[1][:4]) and _YEAR.fullmatch(found[1][4:8]):
        return False
    return (sizes[0] >= 3 and len(sizes) <= 4) or max(sizes) <= 2


def _fixed(text: str, _: str) -> Iterator[Hit]:
    for match in _FIXED.finditer(text):
        start = match.start() - (text[match.start() - 1 : match.start()] == "(")
        if not re.search(r"[\d.\-]$", text[max(0, start - 1) : start]):
            yield Hit(Matter.PHONE, start, match.end(), soft=True)
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
    lines: dict[int, list[Hit]] = {}
    for hit in found:
        if hit.kind not in MARKS:
            lines.setdefault(text.rfind("\n", 0, hit.start) + 1, []).append(hit)
    for start, there in lines.items():
        end = text.find("\n", max(hit.end for hit in there))
        line = text[start : end if end >= 0 else len(text)]
        soft = all(hit.soft for hit in there)
        spans = [(hit.start - start, hit.end - start) for hit in there]
        for first, last in names_beside(line, spans):
            yield Hit(Matter.NAME, start + first, start + last, soft)
        for match in _DOOR.finditer(line):
            yield Hit(Matter.ADDRESS, start + match.start(), start + match.end(), soft)
