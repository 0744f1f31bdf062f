"""Whether a reason that is kept for ever repeats what it tells the removal of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping

from gongkai_desktop.errors import Refused
from gongkai_desktop.records.event import Json

LONGEST = 5  # characters in a row that a reason may share with a text by chance
ALIKE = 12
"""Characters in a row by which two texts are one and the same."""
_TRADE = (
    *("政府信息公开", "主动公开", "依申请公开", "不予公开", "保密审查", "国家秘密", "工作秘密", "商业秘密"),
    *(
        "个人隐私",
        "个人信息",
        "身份证号码",
        "身份证号",
        "证件号码",
        "联系电话",
        "手机号码",
        "申请内容",
        "信息名称",
    ),
)
"""Words of the trade: they say nothing of what was purged."""
_LEAST = 2  # characters of a whole text, a name say, that a reason must not hold
_KNOWN = 4  # characters of a short text that is known again
_DIGITS = re.compile(r"[0-9]{5,}")  # in a row: of a document, a telephone, a sum; a year is shorter
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")
_BESIDE = re.compile(r"[\W_]+")


def refuse_repeated(
    reason: str, bodies: Iterable[Mapping[str, Json]], ordinary: Collection[str] = ()
) -> None:
    """Refuse a reason in which something of these payloads stands.

    Compared without blanks, signs, width and case: more than ``LONGEST`` characters in a row, a run of digits, or a
    whole short text such as a name. ``ordinary`` are words that anybody may use: departments, choices of forms.
    """
    said = plain(reason)
    for word in _TRADE:
        said = said.replace(word, "|")
    known = {plain(word) for word in ordinary}
    for body in bodies:
        for text in texts(body):
            if (word := plain(text)) not in known and _repeats(said, word):
                raise Refused(
                    "原因里重复了要清除的内容",
                    why="原因永远留在记载里，删不掉",
                    way="请只写为什么清除，例如“误录了不该登记的内容”，不要写那是什么",
                )


def texts(body: Json) -> Iterator[str]:
    """Every text in a payload; neither days nor the digests by which it names files."""
    if isinstance(body, str):
        if not _MOMENT.fullmatch(body):
            yield body
    elif isinstance(body, Mapping):
        for key, value in body.items():
            if key not in ("sha256", "pdf", "mime"):
                yield from texts(value)
    elif isinstance(body, list | tuple):
        for value in body:
            yield from texts(value)


def plain(text: str) -> str:
    """A text as it is compared: in one width and case, nothing but letters and digits."""
    return _BESIDE.sub("", unicodedata.normalize("NFKC", text).casefold())


def shared(one: str, other: str) -> bool:
    """Whether two plain texts have more than ``LONGEST`` characters in a row in common."""
    short, long = sorted((one, other), key=len)
    return any(short[at : at + LONGEST + 1] in long for at in range(len(short) - LONGEST))


def runs(word: str) -> frozenset[str]:
    """By what a plain text is known where it stands again: all of a short one, else its runs of ``ALIKE``."""
    if len(word) < ALIKE:
        return frozenset({word} if len(word) >= _KNOWN else ())
    return frozenset(word[at : at + ALIKE] for at in range(len(word) - ALIKE + 1))


def stands_in(text: str, known: frozenset[str]) -> bool:
    """Whether a plain text is known again by these runs, or a short whole one stands in it."""
    return bool(runs(text) & known) or any(one in text for one in short(known))


def short(known: frozenset[str]) -> tuple[str, ...]:
    """What is known by all of it, and still too long to stand in a longer text by chance."""
    return tuple(one for one in known if LONGEST < len(one) < ALIKE)


def _repeats(said: str, text: str) -> bool:
    whole = _LEAST <= len(text) <= LONGEST and not text.isascii() and text in said
    return whole or shared(said, text) or any(run in said for run in _DIGITS.findall(text))
