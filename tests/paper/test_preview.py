from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.paper.fontbook import bundled_fonts
from gongkai_desktop.paper.pen import A4, Pen
from gongkai_desktop.paper.preview import page_count, render


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Two pages: a black square in the top left corner of the second."""
    pen = Pen(bundled_fonts(), A4, "试页")
    pen.next_page()
    pen.boxes([(0, 0, 20, 20)], grey=0)
    pen.next_page()
    return pen.finish().pdf


def test_pages_are_counted(pdf: bytes) -> None:
    assert page_count(pdf) == 2


def test_a_page_becomes_pixels_of_four_bytes_from_the_top(pdf: bytes) -> None:
    picture = render(pdf, 1, 2)
    assert (picture.width, picture.height) == (1191, 1684)
    assert len(picture.rgba) == picture.width * picture.height * 4
    assert picture.rgba[:4] == b"\0\0\0\xff"
    assert picture.rgba[-4:] == b"\xff\xff\xff\xff"
    assert set(render(pdf, 0, 1).rgba) == {255}


def test_two_threads_may_ask_at_once(pdf: bytes) -> None:
    with ThreadPoolExecutor(4) as pool:
        pictures = list(pool.map(lambda page: render(pdf, page % 2, 1), range(12)))
    assert pictures[::2] == [pictures[0]] * 6
    assert pictures[1::2] == [pictures[1]] * 6


@pytest.mark.parametrize("data", [b"", b"not a pdf", b"%PDF-1.4 cut"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="打不开"):
        page_count(data)
    with pytest.raises(Refused, match="打不开"):
        render(data, 0, 1)
