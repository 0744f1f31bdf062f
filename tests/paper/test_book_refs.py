"""References when rows grow into a sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.paper.book_refs import Growth, column_letters, column_number, sums_rows, translated

SIX_TO_TEN = Growth(5, 6, 10)  # rows 5 and 6 come to hold ten: 8 more


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(B5:B6)", "SUM(B5:B14)"),
        ("SUM($B$5:B$6)/B7", "SUM($B$5:B$14)/B15"),
        ("SUM(B4:B9)", "SUM(B4:B17)"),
        ("SUM(C5:D5)+C5", "SUM(C5:D5)+C5"),
        ("COUNTA(A5:A5)", "COUNTA(A5:A14)"),
        ('LOG10(A5)&"A7"&A7', 'LOG10(A5)&"A7"&A15'),
        ("台账!B7+'其 他'!B7", "台账!B15+'其 他'!B7"),
        ("[1]台账!A7+其他!A7", "[1]台账!A7+其他!A7"),
        ("SUM(B:B)+B2+A1B7", "SUM(B:B)+B2+A1B7"),
    ],
)
def test_formulas_on_the_sheet_itself_follow(before: str, after: str) -> None:
    assert SIX_TO_TEN.formula(before, "台账", here=True) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("B7+SUM(B5:B6)", "B7+SUM(B5:B6)"),
        ("台账!$B$7", "台账!$B$15"),
        ("COUNTA('台账'!B5:B6)", "COUNTA('台账'!B5:B14)"),
    ],
)
def test_formulas_elsewhere_follow_only_where_they_name_the_sheet(before: str, after: str) -> None:
    assert SIX_TO_TEN.formula(before, "台账", here=False) == after


def test_ranges_reach_as_far_as_the_rows_do() -> None:
    assert SIX_TO_TEN.ranges("A5:F6 H5 A8 B3:C3 $A$1:$I$9") == "A5:F14 H5:H14 A16 B3:C3 $A$1:$I$17"


def test_rows_that_are_not_needed_stay_or_go() -> None:
    assert Growth(5, 9, 2).ranges("A5:A9 A10") == "A5:A9 A10"
    assert Growth(4, 4, 0, exact=True).ranges("A3:E4 A5") == "A3:E3 A4"


def test_a_formula_moves_along_with_its_cell() -> None:
    assert translated('A5*$B$5+C$5&"A5"', 3, 1) == 'B8*$B$5+D$5&"A5"'
    assert sums_rows("SUM(B5:B6)") and not sums_rows("A5*B5+C5:D5")


@given(st.integers(1, 16_384))
def test_letters_and_numbers_of_columns_are_the_same(number: int) -> None:
    assert column_number(column_letters(number)) == number


@given(st.integers(1, 40), st.integers(0, 20), st.integers(0, 60), st.integers(1, 90), st.integers(0, 30))
def test_a_range_never_loses_a_row_it_had(first: int, size: int, count: int, top: int, more: int) -> None:
    growth = Growth(first, first + size - 1, count)
    begins, ends = growth.span(top, top + more)
    assert begins == growth.row(top)
    assert ends - begins >= more
