"""Letters of this office on their way to paper: what rooms hand over, and how names, numbers and days read in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from gongkai_desktop.errors import Refused
from gongkai_desktop.office.citing import is_ours, likewise, number_first

if TYPE_CHECKING:
    from gongkai_desktop.paper.fontbook import FontBook
    from gongkai_desktop.paper.form import Form
    from gongkai_desktop.paper.letter import Letter
    from gongkai_desktop.paper.pages import Part
    from gongkai_desktop.paper.sheet import Data

_BETWEEN = "；"
NO_NUMBER = "无"
"""What stands for the 文号 of information that has none."""
_LAWS: Mapping[str, str] = MappingProxyType(
    {
        "条例": "《中华人民共和国政府信息公开条例》",
        "保密法": "《中华人民共和国保守国家秘密法》",
        "保密法实施条例": "《中华人民共和国保守国家秘密法实施条例》",
    }
)
_BEFORE = "".join(
    f"|(?<={word})" for word in ("依据", "依照", "根据", "按照", "参照", "适用", "和", "及", "与")
)
_SHORT = re.compile(
    rf"(?:(?<![\w《]){_BEFORE})(?:(保密法实施条例|保密法|条例)|《(保密法实施条例|保密法|条例)》)(?=第)"
)
_ISO_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_SENTENCE_ENDS = "。！？"
_CATEGORY = re.compile(r"^(?:有关|上级|上一级|同级|本级)|(?:部门|机关|单位)(?:（.*）)?$")
"""What rule sets call an organ that they do not name: 上一级主管部门（主管业务方面）, 有关单位."""


@dataclass(frozen=True, slots=True)
class Sender:
    """The office as its letters name it, and whom the other side may ask."""

    name: str
    contact: str = ""
    phone: str = ""

    @property
    def note(self) -> str:
        """The 附注 of every letter; what is not known is left to be filled in."""
        return f"联系人：{known(self.contact)}；电话：{known(self.phone)}"


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """A letter ready to be drawn.

    ``missing`` are facts that it must not go without; ``slip`` comes back. ``faults`` is what in it would be against
    the law, in words.
    """

    letter: Letter
    missing: tuple[str, ...] = ()
    slip: tuple[Form, Data] | None = None
    faults: tuple[str, ...] = ()

    def parts(self) -> tuple[tuple[Part, ...], ...]:
        """Its sheets, each with its parts: the letter, and the slip as a sheet of its own that finds its way back."""
        from gongkai_desktop.paper.letter import (
            LetterPart,  # what letters are drawn with is loaded with the first
        )
        from gongkai_desktop.paper.slip import SlipPart

        letter: tuple[Part, ...] = (LetterPart(self.letter),)
        return (letter, (SlipPart(*self.slip, self.letter.last_enclosure),)) if self.slip else (letter,)

    def docx(self, *, fonts: FontBook | None = None) -> bytes:
        """The same as a Word file; its title and signature are set by these fonts, else by the machine's."""
        from gongkai_desktop.paper.letter_docx import letter_docx

        return letter_docx(self.letter, self.slip, fonts=fonts)

    def require(self) -> None:
        """Refused while a fact is missing, or it is against the law."""
        if self.missing or self.faults:
            lacking = (f"还缺：{'、'.join(self.missing)}",) if self.missing else ()
            why, way = "；".join((*lacking, *self.faults)), "请先登记完整，再打印正式函件"
            raise Refused("这件函还不能打印", why=why, way=way)


def known(fact: str) -> str:
    """A fact, or the sign that it is still to be filled in."""
    if fact:
        return fact
    from gongkai_desktop.paper.letter import UNKNOWN

    return UNKNOWN


def in_full(citation: str) -> str:
    """A citation as it goes out: laws by their whole names, 《制度》（文号）第几条, days as in running text."""
    whole = _SHORT.sub(lambda short: _LAWS[short[1] or short[2]], citation)
    return _ISO_DAY.sub(lambda day: _written(day[0]), number_first(whole))


def on_basis(citation: str) -> str:
    """How a sentence begins that stands on a citation: 根据…， or 参照…，; nothing where only this office says so."""
    if not citation or is_ours(citation):
        return ""
    said = likewise(in_full(citation))
    return f"{said}，" if said.startswith("参照") else f"根据{said}，"


def bracketed(citation: str) -> str:
    """A citation behind a sentence that goes out: （…）, or nothing where it is only this program's own way."""
    return "" if is_ours(citation) or not citation else f"（{likewise(in_full(citation))}）"


def sentence(text: str) -> str:
    """What was typed, every line of it as a sentence with its 。; laws in full."""
    lines = (line.strip().rstrip("；;，,、") for line in in_full(text).split("\n"))
    return "\n".join(line if line.endswith(tuple(_SENTENCE_ENDS)) else f"{line}。" for line in lines if line)


def is_category(organ: str) -> bool:
    """Whether words only say what kind of organ is meant; a letter goes to one by its full name."""
    return bool(_CATEGORY.search(organ))


def quoted(title: str) -> str:
    """A title in 《》; those within it become 〈〉."""
    whole = title.startswith("《") and title.find("》") == len(title) - 1
    inner = title[1:-1] if whole else title.replace("《", "〈").replace("》", "〉")
    return f"《{inner}》"


def quotation(text: str) -> str:
    """Somebody's own words in “”; those within them become ‘’."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def listed(titles: str, numbers: str) -> str:
    """Each title with its own 文号: 《甲》（甲号）、《乙》（乙号）. ``numbers`` in the same order, 无 for none."""
    names, codes = (text.split(_BETWEEN) if text else [] for text in (titles, numbers))
    if len(names) != len(codes):
        told = "、".join(map(quoted, names))
        return f"{told}（{'、'.join(codes)}）" if codes else told
    return "、".join(
        quoted(name) + (f"（{code}）" if code not in ("", NO_NUMBER) else "")
        for name, code in zip(names, codes, strict=True)
    )


def named(titles: str) -> str:
    """Titles as a letter names them: 《甲》, or 《甲》等3件信息 for several."""
    names = [title for title in titles.split(_BETWEEN) if title]
    if not names:
        return "有关信息"
    return quoted(names[0]) if len(names) == 1 else f"{quoted(names[0])}等{len(names)}件信息"


def several(names: Iterable[str], counter: str = "件", most: int = 3) -> str:
    """Names in a row, the first of them where they are many: 甲、乙、丙等 5 件."""
    told = list(names)
    return "、".join(told[:most]) + (f"等 {len(told)} {counter}" if len(told) > most else "")


def month_day(iso: str) -> str:
    """A day, or several, as letters write them; what is no ISO day stays as it is."""
    return "、".join(_written(part) for part in iso.split(_BETWEEN))


def _written(iso: str) -> str:
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdigit() and month.isdigit() and day.isdigit()):
        return iso
    return f"{int(year)}年{int(month)}月{int(day)}日"


def blank_number() -> str:
    """The 文号 to be written in by hand."""
    return "＿＿〔　　　　〕　　号"
