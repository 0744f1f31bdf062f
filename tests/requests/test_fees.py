"""信息处理费: the tiers of 国办函〔2020〕109号, one by one and in sum."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.data import resource
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.deadlines.rules import RequestRules
from gongkai_desktop.errors import Refused
from gongkai_desktop.requests.fees import LARGEST, Fee, Scale, Tariff, fee, tariff
from gongkai_desktop.toml.file import parse_table
from gongkai_desktop.toml.reading import read
from gongkai_desktop.toml.table import FileKind

DAY = date(2026, 9, 10)


def lines(found: Fee) -> list[tuple[int, int, int, int, int]]:
    return [(step.first, step.last, step.count, step.price, step.sum) for step in found.steps]


def test_the_known_example_of_45_items() -> None:
    found = fee(DAY, items=45)
    assert lines(found) == [
        (1, 10, 10, 0, 0),
        (11, 30, 20, 100, 2_000),
        (31, 40, 10, 200, 2_000),
        (41, 45, 5, 300, 1_500),
    ]
    assert found.total == 5_500
    assert found.article == "国办函〔2020〕109号（按件计收标准）"
    assert [str(step) for step in found.steps] == [
        "第1至10件：10件×0元＝0元",
        "第11至30件：20件×100元＝2,000元",
        "第31至40件：10件×200元＝2,000元",
        "第41至45件：5件×300元＝1,500元",
    ]


@pytest.mark.parametrize(
    ("items", "total"),
    [(1, 0), (10, 0), (11, 100), (30, 2_000), (31, 2_200), (40, 4_000), (41, 4_300), (50, 7_000), (51, 7_400),
     (100, 37_000), (101, 37_900)],
)  # fmt: skip
def test_items_at_the_edges_of_their_tiers(items: int, total: int) -> None:
    assert fee(DAY, items=items).total == total


@pytest.mark.parametrize(
    ("pages", "total"),
    [(1, 0), (30, 0), (31, 10), (100, 700), (101, 720), (200, 2_700), (201, 2_740), (300, 6_700)],
)
def test_pages_at_the_edges_of_their_tiers(pages: int, total: int) -> None:
    assert fee(DAY, pages=pages).total == total


def test_items_go_on_from_those_earlier_in_the_month() -> None:
    found = fee(DAY, items=3, earlier=9)
    assert lines(found) == [(10, 10, 1, 0, 0), (11, 12, 2, 100, 200)]
    assert str(found.steps[0]) == "第10件：1件×0元＝0元"
    assert lines(fee(DAY, items=1, earlier=44)) == [(45, 45, 1, 300, 300)]


def test_a_request_is_charged_one_way_only() -> None:
    with pytest.raises(Refused, match="按件、按量不能同时计收") as both:
        fee(DAY, items=11, pages=31)
    assert "只能按件、按量两种标准中的一种" in both.value.why
    with pytest.raises(Refused, match="收费方式没有选定"):
        fee(DAY)


@pytest.mark.parametrize(
    ("items", "pages", "earlier", "said"),
    [
        (0, None, 0, "件数不能是0"),
        (-3, None, 0, "件数不能是-3"),
        (LARGEST + 1, None, 0, f"件数不能是{LARGEST + 1}"),
        (5, None, -1, "本月累计件数不能是4"),
        (5, None, LARGEST, "本月累计件数不能是"),
        (None, 0, 0, "页数不能是0"),
        (None, LARGEST + 1, 0, "页数不能是"),
    ],
)
def test_numbers_that_cannot_be_are_refused(
    items: int | None, pages: int | None, earlier: int, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        fee(DAY, items=items, pages=pages, earlier=earlier)


def test_before_the_tariff_nothing_is_charged() -> None:
    assert tariff(date(2021, 1, 1)).effective == date(2021, 1, 1)
    with pytest.raises(Refused, match="2020-12-31收到的申请没有信息处理费的标准"):
        fee(date(2020, 12, 31), items=45)


def test_the_time_to_pay_is_the_one_the_clock_uses_and_is_marked_as_custom() -> None:
    payment, clock = tariff(DAY).payment, RequestRules()
    assert payment.term == Term(clock.payment.workdays) and payment.restarts is clock.payment_restarts
    assert payment.article == clock.payment.article and payment.customary


ITEMS = st.integers(1, 3_000)


@given(ITEMS, st.integers(0, 3_000))
def test_the_steps_hold_every_item_once_and_sum_up(items: int, earlier: int) -> None:
    found = fee(DAY, items=items, earlier=earlier)
    held = [number for step in found.steps for number in range(step.first, step.last + 1)]
    assert held == list(range(earlier + 1, earlier + items + 1))
    assert found.total == sum(price_of(number) for number in held) == sum(step.sum for step in found.steps)
    assert all(step.count > 0 for step in found.steps)


def price_of(item: int) -> int:
    """The n-th item of a month, said another way than by tiers."""
    return 0 if item <= 10 else 100 if item <= 30 else 200 + (item - 31) // 10 * 100


@given(st.integers(1, 5_000))
def test_one_more_never_costs_less(number: int) -> None:
    assert fee(DAY, items=number).total <= fee(DAY, items=number + 1).total
    assert fee(DAY, pages=number).total <= fee(DAY, pages=number + 1).total


@given(ITEMS, ITEMS)
def test_asked_in_two_requests_it_costs_the_same(first: int, second: int) -> None:
    apart = fee(DAY, items=first).total + fee(DAY, items=second, earlier=first).total
    assert apart == fee(DAY, items=first + second).total


TABLE = (resource("law") / "fees.toml").read_text(encoding="utf-8")
KIND = FileKind("收费标准", "请改正")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("from = 11\n", "from = 12\n", "各档应从 1 起，一档接一档"),
        ("from = 1\n", "from = 2\n", "各档应从 1 起，一档接一档"),
        ("to = 30\nprice = 100", "to = 9\nprice = 100", "各档应从 1 起，一档接一档"),
        ("every = 10", "to = 90\nevery = 10", "最后一档不写 to"),
        ("price = 100", "price = 99.5", "price"),
    ],
)
def test_a_table_with_a_gap_is_refused(old: str, new: str, said: str) -> None:
    changed = parse_table(TABLE.replace(old, new, 1), KIND, "fees.toml").values["tariff"][0]
    with pytest.raises(Refused) as refused:
        read(changed, Tariff)
    assert said in str(refused.value) or said in refused.value.why


def test_the_table_itself_is_read_whole() -> None:
    law = tariff(DAY)
    assert isinstance(law.items, Scale) and [tier.first for tier in law.pages.tiers] == [1, 31, 101, 201]
