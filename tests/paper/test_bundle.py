"""Many sheets in one PDF: each with its own number and page count, each as if it were printed alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai_desktop.paper.fontbook import bundled_fonts
from gongkai_desktop.paper.form_file import load_form
from gongkai_desktop.paper.pages import Bound, FormPart, print_sheets
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.review import ReviewItem, ReviewStep, review_item, review_items
from gongkai_desktop.progress import Progress, unheard
from tests.paper.reading import codes_read, page_text

OFFICE, DAY = "某县教育局", date(2026, 11, 2)
CHOICES = (("同意公开", "同意公开"), ("不同意公开", "不同意公开"))
STEPS = (ReviewStep("科室意见", CHOICES, "同意公开"), ReviewStep("领导意见", CHOICES))


def mark(number: int) -> SheetMark:
    name = f"2026-{number:04d}"
    return SheetMark(name, lambda page, pages: f"GK1/370405AA/{name}/{page}/{pages}/A1B2C3D4")


def printed(items: list[ReviewItem], progress: Progress = unheard) -> Printed:
    marked = [(item, mark(number)) for number, item in enumerate(items, 1)]
    return review_items(OFFICE, DAY, marked, fonts=bundled_fonts(), progress=progress)


def test_every_sheet_has_its_own_number_code_and_page_count() -> None:
    long = ReviewItem("长", steps=STEPS * 6)
    bundle = printed([ReviewItem("甲", steps=STEPS), long, ReviewItem("乙", steps=STEPS)])
    assert bundle.counts == (1, 2, 1)
    assert bundle.pages == 4
    codes = [mark(1).code(1, 1), mark(2).code(1, 2), mark(2).code(2, 2), mark(3).code(1, 1)]
    assert codes_read(bundle.pdf, 150) == codes
    feet = [page_text(bundle.pdf, page).splitlines()[-1] for page in range(4)]
    assert feet == [
        "第 1 页　共 1 页 2026-0001　1/1", "第 1 页　共 2 页 2026-0002　1/2",
        "第 2 页　共 2 页 2026-0002　2/2", "第 1 页　共 1 页 2026-0003　1/1",
    ]  # fmt: skip


texts = st.text(alphabet="政府信息公开，。《》〔〕0123abcXYZ 䶮𬱖\n", max_size=60)
found_steps = st.sampled_from(
    [STEPS, STEPS[:1], (ReviewStep("科室意见", CHOICES, "不同意公开", "涉密"), STEPS[1])]
)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.builds(ReviewItem, title=texts, summary=texts, steps=found_steps), min_size=1, max_size=5))
def test_a_sheet_in_a_bundle_says_what_it_says_alone(items: list[ReviewItem]) -> None:
    bundle, page = printed(items), 0
    for number, (item, count) in enumerate(zip(items, bundle.counts, strict=True), 1):
        alone = review_item(OFFICE, DAY, item, mark=mark(number), fonts=bundled_fonts())
        assert alone.pages == count
        for at in range(count):
            assert page_text(bundle.pdf, page + at) == page_text(alone.pdf, at)
        page += count


def test_progress_is_told_and_can_stop_the_printing() -> None:
    told: list[tuple[int, int]] = []

    def watch(done: int, whole: int) -> None:
        told.append((done, whole))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        printed([ReviewItem("甲", steps=STEPS)] * 5, watch)
    assert told == [(0, 5), (1, 5), (2, 5)]


def test_sheets_that_lie_differently_do_not_go_into_one_document() -> None:
    parts = [FormPart(load_form(name), {}) for name in ("review-item", "review-summary")]
    with pytest.raises(ValueError, match="orientation"):
        print_sheets([Bound([part]) for part in parts], fonts=bundled_fonts())
