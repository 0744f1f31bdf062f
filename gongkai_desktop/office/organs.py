"""The three kinds of organ and what the law makes of each (条例第二条、第五十四条、第五十五条)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated

from gongkai_desktop.office.law import read_law
from gongkai_desktop.toml.reading import Key, Name, OneOf

ORGANS = ("行政机关", "授权组织", "公共企事业单位")
MANNERS = ("适用", "参照执行")
_FOLLOWED = "（参照）"
_ARTICLE = re.compile(
    r"(?<![\w《])条例第[一二三四五六七八九十]+条(?:第[一二三四五六七八九十]+款|第（.+?）项)*"
)


@dataclass(frozen=True, slots=True)
class OrganKind:
    """What follows from the kind of organ.

    ``binding``: the 条例 applies to it whole. ``requests``: requests are taken in by default. ``remedy``:
    what its replies tell the applicant, 复议诉讼 or 申诉. ``annual_report``: the dates of article 49 bind it.
    """

    title: Annotated[Name, OneOf(ORGANS)]
    binding: bool
    requests: bool
    remedy: Annotated[str, OneOf(("复议诉讼", "申诉"))]
    annual_report: bool
    help: str
    article: str


@dataclass(frozen=True, slots=True)
class OrganTable:
    """The kinds of organ as the law has them from ``effective`` on."""

    effective: date
    kinds: Annotated[tuple[OrganKind, ...], Key("organ")]

    def kind(self, title: str) -> OrganKind:
        """The kind of that name; an office that has not said counts as 行政机关."""
        return next((kind for kind in self.kinds if kind.title == title), self.kinds[0])


def by_analogy(citation: str) -> str:
    """A citation for an institution that only follows the 条例 (第五十五条): （参照） behind each of its articles.

    One that says so already stays as it is.
    """
    if _FOLLOWED in citation:
        return citation
    return _ARTICLE.sub(lambda article: f"{article[0]}{_FOLLOWED}", citation)


def led_by(text: str) -> str:
    """A sentence for such an institution: 参照 before each article of the 条例 that it names."""

    def led(article: re.Match[str]) -> str:
        return article[0] if text.startswith(_FOLLOWED, article.end()) else f"参照{article[0]}"

    return _ARTICLE.sub(led, text)


@lru_cache(maxsize=1)
def organs() -> OrganTable:
    """The table that comes with the program, resources/law/organs.toml."""
    return read_law("organs", OrganTable)
