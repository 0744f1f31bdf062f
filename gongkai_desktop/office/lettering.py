"""Letters of this office on their way to paper: what rooms hand over, and how names, numbers and days read in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gongkai_desktop.errors import Refused
from gongkai_desktop.office.citing import is_ours
from gongkai_desktop.paper.form import Form
from gongkai_desktop.paper.letter import Letter, LetterPart
from gongkai_desktop.paper.letter_docx import letter_docx
from gongkai_desktop.paper.pages import Part
from gongkai_desktop.paper.sheet import Data
from gongkai_desktop.paper.slip import SlipPart

_BETWEEN = "；"
_LAWS: Mapping[str, str] = MappingProxyType(
    {
        "条例": "《中华人民共和国政府信息公开条例》",
        "保密法": "《中华人民共和国保守国家秘密法》",
        "保密法实施条例": "《中华人民共和国保守国家秘密法实施条例》",
    }
)
_SHORT = re.compile(r"(?<![\w《])(保密法实施条例|保密法|条例)(?=第)")


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """A letter ready to be drawn. ``missing`` are facts that it must not go without; ``slip`` comes back."""

    letter: Letter
    missing: tuple[str, ...] = ()
    slip: tuple[Form, Data] | None = None

    def parts(self) -> tuple[tuple[Part, ...], ...]:
        """Its sheets, each with its parts: the letter, and the slip as a sheet of its own that finds its way back."""
        letter: tuple[Part, ...] = (LetterPart(self.letter),)
        return (letter, (SlipPart(*self.slip, self.letter.last_enclosure),)) if self.slip else (letter,)

    def docx(self) -> bytes:
        """The same as a Word file."""
        return letter_docx(self.letter, self.slip)

    def require(self) -> None:
        """Refused while a fact is missing."""
        if self.missing:
            why, way = f"还缺：{'、'.join(self.missing)}", "请先登记完整，再打印正式函件"
            raise Refused("这件函还不能打印", why=why, way=way)


def in_full(citation: str) -> str:
    """A citation as it goes out: laws by their whole names, which the screens shorten."""
    return _SHORT.sub(lambda short: _LAWS[short[1]], citation)


def bracketed(citation: str) -> str:
    """A citation behind a sentence that goes out: （…）, or nothing where it is only this program's own way."""
    return "" if is_ours(citation) or not citation else f"（{in_full(citation)}）"


def named(titles: str) -> str:
    """Titles as a letter names them: 《甲》, or 《甲》等3件信息 for several."""
    known = [title for title in titles.split(_BETWEEN) if title]
    if not known:
        return "有关信息"
    first = known[0] if known[0].startswith("《") else f"《{known[0]}》"
    return first if len(known) == 1 else f"{first}等{len(known)}件信息"


def month_day(iso: str) -> str:
    """A day, or several, as letters write them; what is no ISO day stays as it is."""
    return _BETWEEN.join(_written(part) for part in iso.split(_BETWEEN))


def _written(iso: str) -> str:
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdigit() and month.isdigit() and day.isdigit()):
        return iso
    return f"{int(year)}年{int(month)}月{int(day)}日"


def blank_number() -> str:
    """The 文号 to be written in by hand."""
    return "＿＿〔　　　　〕　　号"
