"""Charts as marks: round axes, labels that never overlap, hatches that stay in their bars, blanks that are told."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.paper.booklet import Booklet, Heading, Picture
from gongkai_desktop.paper.booklet_docx import booklet_docx
from gongkai_desktop.paper.booklet_html import booklet_html
from gongkai_desktop.paper.booklet_page import BookletPart
from gongkai_desktop.paper.charts.fills import FILLS, filled
from gongkai_desktop.paper.charts.layout import NOTHING, SIZE, layout
from gongkai_desktop.paper.charts.model import Chart, Laid, Number, Series, Shape, Stroke, Tone, Words
from gongkai_desktop.paper.charts.ticks import ticks
from gongkai_desktop.paper.pages import Bound, print_sheets

from .reading import all_text

WIDTH = 440.0
LONG = "环境、卫生、安全、食药、产品质量监督检查情况"
VALUES = st.one_of(st.none(), st.integers(0, 5000))


def measure(text: str, size: float) -> float:
    return sum(size if char > "\u2000" else size * 0.55 for char in text)


def series(name: str, *values: Number | None) -> Series:
    return Series(name, values, tuple(f"{name}.{at}" for at in range(len(values))))


def chart(shape: Shape, *told: Series, names: tuple[str, ...] = ()) -> Chart:
    count = len(told[0].values)
    return Chart("收件", names or tuple(f"{at + 1}月" for at in range(count)), told, shape)


def words(laid: Laid) -> list[str]:
    return [mark.text for mark in laid.marks if isinstance(mark, Words)]


# — axes —


@given(most=st.floats(0, 1e7), count=st.integers(1, 12), whole=st.booleans())
def test_an_axis_has_few_equal_round_steps_and_reaches_its_largest_value(
    most: float, count: int, whole: bool
) -> None:
    marks = ticks(most, count, whole=whole)
    steps = {later - earlier for earlier, later in pairwise(marks)}
    assert marks[0] == 0
    assert marks[-1] >= Decimal(repr(most))
    assert len(marks) <= count + 1
    assert len(steps) == 1
    step = steps.pop()
    assert step.normalize().as_tuple().digits in {(1,), (2,), (5,)}
    assert not whole or step == int(step)


def test_things_that_are_counted_have_no_halves() -> None:
    assert [str(one) for one in ticks(1, 5)] == ["0", "1"]
    assert [str(one) for one in ticks(0, 5)] == ["0", "1"]
    assert [str(one) for one in ticks(7, 5)] == ["0", "2", "4", "6", "8"]
    assert [str(one) for one in ticks(0.3, 5, whole=False)] == ["0", "0.1", "0.2", "0.3"]


# — labels —


@given(
    shape=st.sampled_from(Shape),
    values=st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=30),
    name=st.sampled_from(["1月", "办公室", LONG, "a" * 30]),
    width=st.floats(160, 700),
)
def test_no_two_words_overlap_and_none_leaves_the_chart(
    shape: Shape, values: list[tuple[Number | None, Number | None]], name: str, width: float
) -> None:
    first, second = zip(*values, strict=True)
    names = tuple(f"{at}{name}" for at in range(len(values)))
    laid = layout(chart(shape, series("本期", *first), series("上期", *second), names=names), width, measure)
    placed = [mark for mark in laid.marks if isinstance(mark, Words)]
    for mark in placed:
        assert mark.x >= -0.01
        assert mark.x + measure(mark.text, SIZE) <= width + measure("5000", SIZE)
        assert -0.01 <= mark.y <= laid.height
    if shape is not Shape.LINE:
        names_and_values = sorted(placed, key=lambda mark: (mark.y, mark.x))
        for one, other in pairwise(names_and_values):
            same_line = abs(one.y - other.y) < 0.01
            assert not same_line or one.x + measure(one.text, SIZE) <= other.x + 0.02, (one, other)


def test_long_names_stand_whole_before_bars_that_lie() -> None:
    laid = layout(chart(Shape.LYING, series("公开", 3), names=(LONG * 2,)), WIDTH, measure)
    assert LONG * 2 in "".join(words(laid))


def test_names_that_have_no_room_are_told_every_so_many() -> None:
    names = tuple(f"2026年{at}月" for at in range(1, 61))
    laid = layout(chart(Shape.LINE, series("新收", *range(60)), names=names), WIDTH, measure)
    told = [one for one in words(laid) if one in names]
    assert names[0] in told
    assert 1 < len(told) < len(names)


# — values —


def test_every_value_is_a_spot_that_tells_it_category_by_category() -> None:
    laid = layout(chart(Shape.STACKED, series("期限内", 2, 3), series("逾期", None, 0)), WIDTH, measure)
    assert [spot.words for spot in laid.spots] == [
        "1月 期限内：2 件",
        "1月 逾期：—",
        "2月 期限内：3 件",
        "2月 逾期：0 件",
    ]
    assert [spot.key for spot in laid.spots] == ["期限内.0", "逾期.0", "期限内.1", "逾期.1"]


def test_what_stands_on_each_other_is_summed_up_above() -> None:
    assert "5" in words(layout(chart(Shape.STACKED, series("甲", 2), series("乙", 3)), WIDTH, measure))


def test_what_nobody_knows_is_a_dash_and_breaks_the_line() -> None:
    assert "—" in words(layout(chart(Shape.BARS, series("甲", 4, None)), WIDTH, measure))
    laid = layout(chart(Shape.LINE, series("甲", 1, None, 1, 1)), WIDTH, measure)
    drawn = [mark for mark in laid.marks if isinstance(mark, Stroke) and mark.weight == 1.0]
    assert len(drawn) == 1


@pytest.mark.parametrize("value", [None, 0])
def test_a_blank_chart_says_so_and_has_nothing_to_go_to(value: Number | None) -> None:
    laid = layout(chart(Shape.BARS, series("甲", value)), WIDTH, measure)
    assert NOTHING in words(laid)
    assert laid.spots == ()


# — in black and white —


@given(
    at=st.integers(0, len(FILLS) - 1),
    x=st.floats(0, 300),
    y=st.floats(0, 300),
    width=st.floats(0.5, 90),
    height=st.floats(0.5, 90),
)
def test_hatches_stay_in_their_bar(at: int, x: float, y: float, width: float, height: float) -> None:
    for mark in filled(at, x, y, width, height):
        if isinstance(mark, Stroke):
            assert all(x - 1e-6 <= end <= x + width + 1e-6 for end in (mark.x, mark.to_x))
            assert all(y - 1e-6 <= end <= y + height + 1e-6 for end in (mark.y, mark.to_y))


def test_every_fill_is_another_grey_or_another_hatch() -> None:
    assert len(set(FILLS)) == len(FILLS)
    assert all(fill.ground is Tone.BLANK or not fill.hatches for fill in FILLS)


# — on paper —


def test_a_chart_is_drawn_on_paper_as_lines_and_letters_and_left_out_of_what_has_no_pictures() -> None:
    told = chart(
        Shape.LYING_STACKED, series("期限内", 2, 3), series("逾期", 1, 0), names=("办公室", "财务科")
    )
    booklet = Booklet("统计", (Heading("一、收件"), Picture(told)))
    pdf = print_sheets([Bound([BookletPart(booklet)])]).pdf
    assert all(one in all_text(pdf) for one in ("收件（件）", "期限内", "逾期", "办公室", "财务科"))
    assert b"/Subtype /Image" not in pdf
    assert "期限内" not in booklet_html(booklet)
    assert booklet_docx(booklet)[:2] == b"PK"
