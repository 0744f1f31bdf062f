from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.grid import PAD_Y, Cell, Line, Row, Words, flow, make_row, split

ROOM = 100.0


def row(lines: int, name: str = "", *, glued: bool = False) -> Row:
    marks = [Line(10, (Words(0, f"{name}{number}", Role.SONG, 9),)) for number in range(lines)]
    return make_row([Cell(0, 50, tuple(marks))], glued=glued)


def texts(rows: list[Row]) -> list[str]:
    return [
        mark.text
        for found in rows
        for cell in found.cells
        for line in cell.lines
        for mark in line.marks
        if isinstance(mark, Words)
    ]


@given(st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=20))
def test_every_line_lands_on_a_page_once_and_no_page_is_overfull(plan: list[tuple[int, bool]]) -> None:
    rows = [row(lines, f"{number}:", glued=glued) for number, (lines, glued) in enumerate(plan)]
    pages = flow(rows, 60, ROOM)
    assert texts([found for page in pages for found in page]) == texts(rows)
    for number, page in enumerate(pages):
        assert sum(found.height for found in page) <= (ROOM if number else 60) + 1e-6


@given(st.lists(st.integers(1, 8), min_size=1, max_size=20))
def test_a_row_that_fits_an_empty_page_is_never_cut(heights: list[int]) -> None:
    rows = [row(lines) for lines in heights]
    assert [found for page in flow(rows, ROOM, ROOM) for found in page] == rows


def test_a_row_higher_than_a_page_is_continued_line_by_line() -> None:
    pages = flow([row(25)], ROOM, ROOM)
    assert [len(texts(page)) for page in pages] == [9, 9, 7]


def test_the_signature_row_takes_the_last_item_along_to_the_next_page() -> None:
    first, second, signature = row(4, "a"), row(4, "b"), row(3, "s", glued=True)
    assert flow([first, second, signature], ROOM, ROOM) == [[first], [second, signature]]


def test_a_chain_of_glued_rows_moves_as_one() -> None:
    first, second = row(3, "a"), row(3, "b")
    signature, notes = row(1, "s", glued=True), row(3, "n", glued=True)
    assert flow([first, second, signature, notes], ROOM, ROOM) == [[first], [second, signature, notes]]


def test_a_row_kept_high_for_ink_keeps_its_height_as_far_as_the_page_allows() -> None:
    part, rest = split(make_row([Cell(0, 50, (Line(10),))], 300), ROOM)
    assert (part.height, rest) == (ROOM, None)


def test_no_rows_are_one_empty_page() -> None:
    assert flow([], ROOM, ROOM) == [[]]


def test_a_row_is_as_high_as_its_fullest_cell() -> None:
    assert row(3).height == 30 + 2 * PAD_Y


def test_room_for_ink_takes_what_its_row_has_to_spare_so_that_the_date_stands_at_the_foot() -> None:
    signature = Cell(50, 50, (Line(10), Line(18, grows=True), Line(10)))
    full = Cell(0, 50, tuple(Line(10) for _ in range(9)))
    made = make_row([full, signature])
    assert [line.height for line in made.cells[1].lines] == [10, 70, 10]
    assert made.cells[1].needed == made.height == 90 + 2 * PAD_Y
    assert make_row([signature]).cells[0] == signature
