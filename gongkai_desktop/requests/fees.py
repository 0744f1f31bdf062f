"""信息处理费 (条例第四十二条, 国办函〔2020〕109号): what a request costs by item or by page, tier by tier. Pure."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Final

from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.office.law import read_law
from gongkai_desktop.toml.reading import Between, Key, Mistakes

BY_ITEM, BY_PAGE = BASES = ("按件", "按量")
"""The two ways to charge, as a notice names them; a request is charged in one of them."""
LARGEST: Final = 100_000
"""More items in a month or pages in a request than this are a slip of the pen."""
CALCULATED: Final = Ledger(
    "fee-calculation",
    "信息处理费计算",
    (
        Column("day", "收到日期", Kind.DATE, required=True),
        Column("basis", "计收方式", Kind.CHOICE, choices=BASES, required=True),
        Column("count", "件数或者页数", Kind.INTEGER, required=True),
        Column("earlier", "本月此前件数", Kind.INTEGER),
    ),
)
"""What a calculation of the fee asks (信息处理费计算); nothing is recorded. ``charged`` says what comes of it."""
_PRICE: Final = Between(0, 100_000)
_COUNT: Final = Between(1, LARGEST)


@dataclass(frozen=True, slots=True)
class Tier:
    """From which to which item (or page) one costs ``price`` 元; without ``last`` there is no end.

    With ``every`` a new tier begins after each so many, ``rise`` 元 dearer than the one before.
    """

    first: Annotated[int, Key("from"), _COUNT]
    price: Annotated[int, _PRICE]
    last: Annotated[int | None, Key("to"), _COUNT] = None
    every: Annotated[int | None, _COUNT] = None
    rise: Annotated[int, _PRICE] = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the calculation: items (or pages) ``first`` to ``last``, each at ``price`` 元."""

    first: int
    last: int
    price: int
    unit: str

    @property
    def count(self) -> int:
        """How many fall into it."""
        return self.last - self.first + 1

    @property
    def sum(self) -> int:
        """What they cost, in 元."""
        return self.count * self.price

    def __str__(self) -> str:
        which = f"第{self.first}至{self.last}{self.unit}" if self.count > 1 else f"第{self.first}{self.unit}"
        return f"{which}：{self.count}{self.unit}×{self.price}元＝{self.sum:,}元"


@dataclass(frozen=True, slots=True)
class Scale:
    """The tiers of one way to charge, and the article; together they begin at 1 and have no gap and no end."""

    unit: str
    article: str
    tiers: Annotated[tuple[Tier, ...], Key("tier")]

    def mistakes(self) -> Mistakes:
        """A gap, an overlap, or an end where there must be none."""
        expected: int | None = 1
        for at, tier in enumerate(self.tiers):
            if tier.first != expected or (tier.last is not None and tier.last < tier.first):
                yield ("tier", at, "from"), "各档应从 1 起，一档接一档"
            expected = None if tier.last is None else tier.last + 1
        if expected is not None:
            yield ("tier", len(self.tiers) - 1, "to"), "最后一档不写 to"

    def steps(self, first: int, last: int) -> tuple[Step, ...]:
        """What the items (or pages) from the first to the last cost, a step for each tier they fall into."""
        found = []
        at = first
        while at <= last:
            tier = next(one for one in reversed(self.tiers) if one.first <= at)
            ends, price = tier.last or last, tier.price
            if tier.every is not None:
                block = (at - tier.first) // tier.every
                ends, price = tier.first + (block + 1) * tier.every - 1, price + block * tier.rise
            found.append(Step(at, min(ends, last), price, self.unit))
            at = found[-1].last + 1
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Payment:
    """The time to pay after the notice was received, and whether payment starts the time for answering anew.

    ``customary``: known from practice, not from the text of the rule.
    """

    term: Term
    restarts: bool
    article: str
    customary: bool


@dataclass(frozen=True, slots=True)
class Tariff:
    """What is charged from a day on."""

    effective: date
    article: str
    items: Scale
    pages: Scale
    payment: Payment


@dataclass(frozen=True, slots=True)
class Fee:
    """What a request costs: the steps, their article, and the whole in 元."""

    steps: tuple[Step, ...]
    article: str

    @property
    def total(self) -> int:
        """The whole, in 元; nothing is charged where it is 0."""
        return sum(step.sum for step in self.steps)


@dataclass(frozen=True, slots=True)
class _Law:
    tariffs: Annotated[tuple[Tariff, ...], Key("tariff")]


def tariff(day: date) -> Tariff:
    """What is charged for a request that was received on a day. Refused for a day before there was a tariff."""
    known = [one for one in _law().tariffs if one.effective <= day]
    if not known:
        first = min(one.effective for one in _law().tariffs)
        raise Refused(
            f"{day}收到的申请没有信息处理费的标准",
            why=f"收费标准自{first}起施行",
            way="这件申请不收费；请核对收到日期",
        )
    return max(known, key=lambda one: one.effective)


def fee(day: date, *, items: int | None = None, pages: int | None = None, earlier: int = 0) -> Fee:
    """What a request received on a day costs, by its items or by its pages.

    ``earlier`` is how many items of the same applicant were received before it in that calendar month: by item
    it goes on from there. Pages are counted for each request by itself. Raises Refused when both ways are
    chosen or none, and for numbers that cannot be.
    """
    law = tariff(day)
    if items is not None and pages is None:
        _possible(items, "件数")
        _possible(earlier + items, "本月累计件数", least=items)
        return Fee(law.items.steps(earlier + 1, earlier + items), law.items.article)
    if pages is not None and items is None:
        _possible(pages, "页数")
        return Fee(law.pages.steps(1, pages), law.pages.article)
    raise Refused(
        "收费方式没有选定" if items is None else "按件、按量不能同时计收",
        why="每件申请只能按件、按量两种标准中的一种计收",
        way="请只填件数，或者只填页数",
    )


def charged(day: date, basis: str, count: int, earlier: int = 0) -> Fee:
    """What a request received on a day costs by one of ``BASES``; see ``fee``."""
    return fee(day, items=count, earlier=earlier) if basis == BY_ITEM else fee(day, pages=count)


def _possible(number: int, what: str, least: int = 1) -> None:
    if not least <= number <= LARGEST:
        raise Refused(f"{what}不能是{number}", way=f"请填写{least}到{LARGEST}之间的整数")


@lru_cache(maxsize=1)
def _law() -> _Law:
    return read_law("fees", _Law)
