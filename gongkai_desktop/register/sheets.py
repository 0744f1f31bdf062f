"""The papers of items: review sheets, the slip of grounds, the calculation of a limit, the lists of a release."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from gongkai_desktop.cases.counted import draw_counted
from gongkai_desktop.cases.papers import About, DrawnPaper, Made, Paper, Stationery, twin
from gongkai_desktop.errors import Refused
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.review import (
    is_refused,
    review_grounds,
    review_grounds_blank,
    review_item,
    review_items,
    review_list,
    review_list_blank,
)
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.check_sheets import CHECK
from gongkai_desktop.register.release_sheets import draw_delivery, draw_weekly
from gongkai_desktop.register.review_sheets import (
    Reviewed,
    blank_sheet,
    grounds_basis,
    item_sheet,
    list_row,
    places,
    sheet_twin,
)
from gongkai_desktop.register.rulebook import Rulebook
from gongkai_desktop.review.review import Review

REVIEW_LIST, REVIEW_ITEM, GROUNDS, DEADLINE = "review-list", "review-item", "review-grounds", "deadline"
WEEKLY, DELIVERY = "weekly-list", "delivery-list"
REVIEWING: Final = (REVIEW_LIST, REVIEW_ITEM)
"""The sheets that go out for signature."""

Items: TypeAlias = Sequence[About[ItemCase]]
Drawer: TypeAlias = Callable[[Sequence[ItemCase], Stationery, SheetMark | None], Printed]


def _one_sheet(form: str, drawn: Drawer) -> Callable[[Items, Stationery], Made]:
    """All items on one sheet, drawn so."""

    def made(items: Items, lent: Stationery) -> Made:
        cases = [one.case for one in items]
        return [twin(form, items)], lambda marks: drawn(cases, lent, marks[0])

    return made


def _reviewed(case: ItemCase, lent: Stationery) -> Reviewed:
    review = lent.state(case.item.review) if case.item.review else None
    return Reviewed(case, review if isinstance(review, Review) else None)


def _review_list(items: Items, lent: Stationery) -> Made:
    """信息发布保密审查表: all of them on one sheet."""
    office, forms, today = lent.office, lent.forms, lent.today
    if not items:
        boxes = places(office.rules)
        return [twin(REVIEW_LIST, ())], lambda marks: review_list_blank(
            office.profile.name, places=boxes, mark=marks[0], forms=forms
        )
    subjects = [_reviewed(one.case, lent) for one in items]
    rows, rules = [list_row(one) for one in subjects], subjects[0].book.rules
    boxes, basis = places(rules), grounds_basis(rules)
    sheet = sheet_twin(twin(REVIEW_LIST, items), subjects, office, today)
    return [sheet], lambda marks: review_list(
        office.profile.name, today, rows, places=boxes, basis=basis, mark=marks[0], forms=forms
    )


def _review_items(items: Items, lent: Stationery) -> Made:
    """政府信息公开保密审查表: each has a sheet of its own, with its own number, in one document."""
    office, forms, today = lent.office, lent.forms, lent.today
    if not items:
        blank = blank_sheet(Rulebook(office.rules, office.workdays, office.rules_of))
        return [twin(REVIEW_ITEM, ())], lambda marks: review_item(
            office.profile.name, None, blank, mark=marks[0], forms=forms
        )
    subjects = [_reviewed(one.case, lent) for one in items]
    sheets = [item_sheet(one) for one in subjects]
    twins = [
        sheet_twin(twin(REVIEW_ITEM, [about]), [one], office, today)
        for about, one in zip(items, subjects, strict=True)
    ]

    def draw(marks: Sequence[SheetMark | None]) -> Printed:
        numbered = list(zip(sheets, marks, strict=True))
        return review_items(office.profile.name, today, numbered, forms=forms, progress=lent.progress)

    return twins, draw


def _grounds(cases: Sequence[ItemCase], lent: Stationery, mark: SheetMark | None) -> Printed:
    """The slip with the refused ones among these items, blank without any; Refused where none was refused."""
    name, forms = lent.office.profile.name, lent.forms
    if not cases:
        basis = grounds_basis(lent.office.rules)
        return review_grounds_blank(name, basis=basis, mark=mark, forms=forms)
    rows = [list_row(_reviewed(case, lent)) for case in cases]
    if not any(is_refused(row) for row in rows):
        why = "所选的信息里没有审查意见为不同意的"
        raise Refused("没有不同意公开的依据和理由可印", why=why, way="请选审查不同意的，或者印空白的")
    basis = grounds_basis(cases[0].rules)
    return review_grounds(name, lent.today, rows, basis=basis, mark=mark, forms=forms)


def _deadline(cases: Sequence[ItemCase], lent: Stationery, _: SheetMark | None) -> Printed:
    (case,) = cases
    owed, fields = case.now.limit, case.item.fields
    limit = owed.strip(case.book.calendar) if owed else None
    if limit is None:
        raise Refused("这条信息没有要计算的期限", why="没有生成日期，或不属于主动公开", way="请先补齐登记")
    about = [
        ("信息名称", fields.get("title", "")),
        ("索引号", fields.get("index_no", "") or f"#{case.item.number}"),
        ("公开期限", limit.due.isoformat()),
    ]
    return draw_counted(about, limit, lent)


PAPERS: Final[tuple[Paper[ItemCase], ...]] = (
    DrawnPaper(key=REVIEW_LIST, title="信息发布保密审查表", many=True, make=_review_list),
    DrawnPaper(key=REVIEW_ITEM, title="政府信息公开保密审查表", many=True, make=_review_items),
    DrawnPaper(key=GROUNDS, title="不同意公开的依据和理由", many=True, make=_one_sheet(GROUNDS, _grounds)),
    DrawnPaper(
        key=DEADLINE,
        title="期限计算单",
        blank=False,  # a calculation of nothing would be none
        alone="请选一件信息再打印",
        make=_one_sheet(DEADLINE, _deadline),
    ),
    DrawnPaper(key=WEEKLY, title="每周发布清单", many=True, make=_one_sheet(WEEKLY, draw_weekly)),
    DrawnPaper(key=DELIVERY, title="查阅点移送清单", many=True, make=_one_sheet(DELIVERY, draw_delivery)),
    CHECK,
)
"""What is printed of items."""
