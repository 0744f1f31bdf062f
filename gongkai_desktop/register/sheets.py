"""The register's papers: review sheets, the deadline page, the printed list; and remembering what was printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.office import Office
from gongkai_desktop.office.people import CLERK
from gongkai_desktop.office.printing import Prepared, Printing, Twin
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.paper.deadline_page import draw_deadline
from gongkai_desktop.paper.heading import Anchor
from gongkai_desktop.paper.listing import draw_list
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.review import (
    FindForm,
    is_refused,
    review_grounds,
    review_grounds_blank,
    review_item,
    review_items,
    review_list,
    review_list_blank,
)
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.event import Changed
from gongkai_desktop.records.memory import Records
from gongkai_desktop.register.fields import PROACTIVE, REGISTER
from gongkai_desktop.register.headings import heading
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.kind import ItemKind
from gongkai_desktop.register.release_sheets import Shown, draw_delivery, draw_weekly
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
from gongkai_desktop.register.service import Register
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.status import status_of
from gongkai_desktop.review.review import Review
from gongkai_desktop.store.attachments import Attachments
from gongkai_desktop.workdays.calendar import told

__all__ = ["TITLES", "ItemSheets", "Prepared"]

REVIEW_LIST, REVIEW_ITEM, GROUNDS, DEADLINE = "review-list", "review-item", "review-grounds", "deadline"
WEEKLY, DELIVERY = "weekly-list", "delivery-list"
TITLES: Mapping[str, str] = MappingProxyType(
    {
        REVIEW_LIST: "信息发布保密审查表",
        REVIEW_ITEM: "政府信息公开保密审查表",
        GROUNDS: "不同意公开的依据和理由",
        DEADLINE: "期限计算单",
        WEEKLY: "每周发布清单",
        DELIVERY: "查阅点移送清单",
    }
)
REVIEWING = (REVIEW_LIST, REVIEW_ITEM)
"""The sheets that go out for signature."""
_LISTED = (
    "index_no",
    "title",
    "doc_no",
    "department",
    "formed",
    "attribute",
    "category",
    "published",
    "note",
)

Drawer: TypeAlias = Callable[[Sequence[int], date, SheetMark | None], Printed]
ReleaseSheet: TypeAlias = Callable[[str, RuleSet, Sequence[Shown], date, SheetMark | None, FindForm], Printed]


class ItemSheets:
    """Draws the register's papers and remembers the issued ones as records of their own."""

    def __init__(
        self,
        records: Records,
        office: Office,
        register: Register,
        lists: Listing,
        kind: ItemKind,
        attachments: Attachments,
    ) -> None:
        self._records, self._office, self._register, self._lists = records, office, register, lists
        self._kind = kind
        self._printing = Printing(records, office, attachments)

    def prepare(
        self, name: str, items: Sequence[int], today: date, *, progress: Progress = unheard
    ) -> Prepared:
        """Draw a sheet for these items, or blank without any. ``name`` is its key or its Chinese title.

        Of 政府信息公开保密审查表 every item gets a sheet of its own, with its own number, in one document.
        """
        key = next((key for key, title in TITLES.items() if name in (key, title)), None)
        if key is None:
            raise Refused(f"没有叫“{name}”的文书", way=f"请从这些里选：{'、'.join(TITLES.values())}")
        chosen = list(dict.fromkeys(items))
        if key in REVIEWING and chosen:
            return self._reviewing(key, chosen, today, progress)
        draw = self._drawers()[key]
        twin = Twin(key, self._printing.seen(chosen))
        return self._printing.prepared(
            key, TITLES[key], [twin], lambda marks: draw(chosen, today, marks[0]), today
        )

    def issue(self, prepared: Prepared, *, actor: int, today: date) -> Changed:
        """Remember a drawn document as printed; its PDF is kept as it was drawn.

        A review sheet is then out for signature, and its items that were in no review are handed in, in the
        same act. Refused when its number is gone.
        """
        return self._printing.issue(prepared, actor=actor, today=today)

    def _reviewing(self, key: str, items: Sequence[int], today: date, progress: Progress) -> Prepared:
        office, name, forms = self._office, self._office.profile.name, self._printing.forms
        subjects = [self._reviewed(item) for item in items]
        seen = self._printing.seen(items)
        if key == REVIEW_LIST:
            rows, rules = [list_row(one) for one in subjects], subjects[0].book.rules
            boxes, basis = places(rules), grounds_basis(rules)
            twin = sheet_twin(key, subjects, seen, office, today)
            return self._printing.prepared(
                key,
                TITLES[key],
                [twin],
                lambda marks: review_list(
                    name, today, rows, places=boxes, basis=basis, mark=marks[0], forms=forms
                ),
                today,
            )
        sheets = [item_sheet(one) for one in subjects]
        twins = [
            sheet_twin(key, [one], {one.item.number: seen[one.item.number]}, office, today)
            for one in subjects
        ]

        def draw(marks: Sequence[SheetMark | None]) -> Printed:
            return review_items(
                name, today, list(zip(sheets, marks, strict=True)), forms=forms, progress=progress
            )

        return self._printing.prepared(key, TITLES[key], twins, draw, today)

    def _reviewed(self, number: int) -> Reviewed:
        item = self._register.state(number)
        review = self._records.state(item.review) if item.review else None
        return Reviewed(
            item, self._kind.book(item.rules), review if isinstance(review, Review) else None
        )

    def as_list(
        self, query: Query, today: date, *, maker: str = "", progress: Callable[[int], None] | None = None
    ) -> Printed:
        """A view of the register as a printed list, with the head of the history chain at its foot."""
        rows: list[dict[str, object]] = []
        while page := self._lists.page(query, today, rows[-1] if rows else None, 1000):
            rows += page
        top = heading(self._lists, query, self._office.profile.name, maker, today)
        left = self._records.leave_anchor("打印台账")
        return draw_list(
            REGISTER.select(_LISTED), rows, top, anchor=Anchor(left.count, left.head), progress=progress
        )

    def _drawers(self) -> Mapping[str, Drawer]:
        forms = self._printing.forms
        return {
            REVIEW_LIST: lambda _, __, mark: review_list_blank(
                self._office.profile.name, places=places(self._office.rules), mark=mark, forms=forms
            ),
            REVIEW_ITEM: self._blank_item,
            GROUNDS: self._grounds,
            DEADLINE: self._deadline,
            WEEKLY: self._released(draw_weekly),
            DELIVERY: self._released(draw_delivery),
        }

    def _released(self, draw: ReleaseSheet) -> Drawer:
        def drawn(items: Sequence[int], today: date, mark: SheetMark | None) -> Printed:
            known = [self._register.state(item) for item in items]
            shown = [(item, self._kind.book(item.rules)) for item in known]
            for item, book in shown:
                if why := _kept_inside(item, book):
                    named = f"“{item.fields.get('title', '')[:20]}”"
                    raise Refused(f"{named}{why}，不能列进对外的清单", way="请去掉它再打印")
            forms = self._printing.forms
            return draw(self._office.profile.name, self._office.rules, shown, today, mark, forms)

        return drawn

    def _grounds(self, items: Sequence[int], today: date, mark: SheetMark | None) -> Printed:
        """The slip with the refused ones among these items, blank without any; Refused where none was refused."""
        name, forms = self._office.profile.name, self._printing.forms
        if not items:
            basis = grounds_basis(self._office.rules)
            return review_grounds_blank(name, basis=basis, mark=mark, forms=forms)
        subjects = [self._reviewed(item) for item in items]
        rows = [list_row(one) for one in subjects]
        if not any(is_refused(row) for row in rows):
            why = "所选的信息里没有审查意见为不同意的"
            raise Refused("没有不同意公开的依据和理由可印", why=why, way="请选审查不同意的，或者印空白的")
        basis = grounds_basis(subjects[0].book.rules)
        return review_grounds(name, today, rows, basis=basis, mark=mark, forms=forms)

    def _blank_item(self, _: Sequence[int], __: date, mark: SheetMark | None) -> Printed:
        sheet = blank_sheet(self._kind.book(""))
        return review_item(self._office.profile.name, None, sheet, mark=mark, forms=self._printing.forms)

    def _deadline(self, items: Sequence[int], today: date, _: SheetMark | None) -> Printed:
        if len(items) != 1:
            raise Refused("期限计算单一次印一件", way="请选一件信息再打印")
        view = self._register.view(items[0], today)
        if view.deadline is None:
            raise Refused(
                "这条信息没有要计算的期限", why="没有生成日期，或不属于主动公开", way="请先补齐登记"
            )
        limit = view.deadline
        clerks = self._office.holders(CLERK)
        maker = clerks[0].name if len(clerks) == 1 else ""  # where there are several, whoever made it signs
        facts = [
            ("单位", self._office.profile.name),
            ("信息名称", view.title),
            ("索引号", view.number),
            ("公开期限", limit.due.isoformat()),
            ("日历", told(limit.calendar)),
            ("制表人", maker),
            ("制表日期", today.isoformat()),
        ]
        remark = "跨到还没有放假通知的年份，期限为暂定。" if limit.provisional else ""
        return draw_deadline(facts, limit.days, remark=remark)


def _kept_inside(item: Item, book: Rulebook) -> str:
    """Why an item stands on no list that strangers read, '' where it may."""
    if book.is_inside(item):
        return "只对内公开"
    if item.attribute != PROACTIVE:
        return f"的公开属性是“{item.attribute}”" if item.attribute else "没有填公开属性"
    return "审查不同意公开" if status_of(item, book).stage is Stage.STOPPED else ""
