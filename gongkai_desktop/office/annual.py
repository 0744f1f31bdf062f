"""What a rule set says of the annual report (年度报告, A11, 条例第四十九条、第五十条): counting, signing, days."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, Self

from gongkai_desktop.toml.reading import Key, Like, Mistakes, Name, OneOf

UNITS: Final = ("按申请计", "按事项计")
"""What is counted: an application, or each matter that it asks for."""
BY_REQUEST, BY_MATTER = UNITS
FILED, PUBLISHED = STEPS = ("filed", "published")
EXTRA_KINDS: Final = ("long", "integer", "money")
_WRITTEN: Final = re.compile(r"(\d{1,2})月(?:(\d{1,2})日|末)")


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of the year after the one reported: 1月31日, or 2月末 for the last day of a month (``day`` 0)."""

    month: int
    day: int

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The day that a text names; ValueError says why not."""
        found = _WRITTEN.fullmatch(text.strip())
        if found is None or not 1 <= int(found[1]) <= 12:
            raise ValueError("应写成“1月31日”或者“2月末”")
        made = cls(int(found[1]), int(found[2] or 0))
        if made.day > monthrange(2024, made.month)[1]:
            raise ValueError(f"{made.month}月没有 {made.day} 日")
        return made

    def after(self, year: int) -> date:
        """That day of the year after this one."""
        last = monthrange(year + 1, self.month)[1]
        return date(year + 1, self.month, min(self.day or last, last))

    def __str__(self) -> str:
        return f"{self.month}月{f'{self.day}日' if self.day else '末'}"


@dataclass(frozen=True, slots=True)
class AnnualStep:
    """What is done with the signed report, called ``title``; ``due`` None where no day is set."""

    key: Annotated[Name, OneOf(STEPS)]
    title: str
    article: str
    due: YearDay | None


@dataclass(frozen=True, slots=True)
class Extra:
    """Something that the document wants told beyond the national format: a text, a number or an amount in 万元."""

    key: Name
    title: str
    kind: Annotated[str, OneOf(EXTRA_KINDS)]
    article: str


@dataclass(frozen=True, slots=True)
class Annual:
    """The annual report.

    ``steps`` are what follows on signing; ``ordered``: in that order (先备案后公布). ``signed_by`` signs it, by
    ``sign_article``; ``unit`` is what its numbers count, by ``unit_article``.
    """

    article: str
    sign_article: Annotated[str, Like("article")]
    unit_article: Annotated[str, Like("article")]
    steps: Annotated[tuple[AnnualStep, ...], Key("step")]
    unit: Annotated[str, OneOf(UNITS)] = BY_REQUEST
    signed_by: str = "分管领导"
    ordered: bool = False
    order_article: str = ""
    extras: Annotated[tuple[Extra, ...], Key("extra")] = ()

    def mistakes(self) -> Mistakes:
        """An order stands in some article."""
        if self.ordered and not self.order_article:
            yield "order_article", "写明哪一条要求照这个次序"

    def step(self, key: str) -> AnnualStep | None:
        """The step of that key; None where there is none."""
        return next((one for one in self.steps if one.key == key), None)


_LAW: Final = "条例第四十九条"
_DUE: Final = YearDay(1, 31)
BY_LAW: Final = Annual(
    article="条例第五十条",
    sign_article=_LAW,
    unit_article="由本单位定，条例第五十条没有规定",
    steps=(
        AnnualStep(FILED, "报送主管部门", _LAW, _DUE),
        AnnualStep(PUBLISHED, "公布", _LAW, _DUE),
    ),
)
"""Where the office's own document says nothing."""
