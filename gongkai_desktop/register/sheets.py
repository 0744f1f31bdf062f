"""The register's papers: review sheets, the deadline page, the printed list; and remembering what was printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from gongkai_desktop.errors import Refused
from gongkai_desktop.office.chain import Verdict
from gongkai_desktop.office.office import Office
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.paper.deadline_page import draw_deadline
from gongkai_desktop.paper.heading import Anchor
from gongkai_desktop.paper.listing import draw_list
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.review import (
    AGREE,
    DISAGREE,
    ReviewItem,
    ReviewRow,
    ReviewStep,
    review_grounds_blank,
    review_item,
    review_list,
    review_list_blank,
)
from gongkai_desktop.records.event import Changed
from gongkai_desktop.records.memory import Records
from gongkai_desktop.records.sheets import Sheets as Twins
from gongkai_desktop.register.fields import PROACTIVE, REGISTER
from gongkai_desktop.register.headings import heading
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.lists import ItemLists
from gongkai_desktop.register.projection import ItemProjection
from gongkai_desktop.register.query import Query
from gongkai_desktop.register.release_sheets import Shown, draw_delivery, draw_weekly
from gongkai_desktop.register.service import Register
from gongkai_desktop.register.standing import Rulebook
from gongkai_desktop.store.attachments import Attachments

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
ReleaseSheet: TypeAlias = Callable[[str, RuleSet, Sequence[Shown], date, SheetMark | None], Printed]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sheet drawn and not yet issued. ``seen`` holds the last event of each item when it was drawn."""

    name: str
    title: str
    number: str
    printed: Printed
    seen: Mapping[int, int]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What to know before printing: characters that no font can print."""
        missing = "、".join(self.printed.missing)
        return (f"这些字本机没有字体可印，印成了〓，请手写补上：{missing}",) if missing else ()


class ItemSheets:
    """Draws the register's papers and remembers the issued ones as records of their own."""

    def __init__(
        self,
        records: Records,
        office: Office,
        register: Register,
        lists: ItemLists,
        projection: ItemProjection,
        attachments: Attachments,
    ) -> None:
        self._records, self._office, self._register, self._lists = records, office, register, lists
        self._projection, self._attachments = projection, attachments
        self._twins = Twins(records)

    def prepare(self, name: str, items: Sequence[int], today: date) -> Prepared:
        """Draw a sheet for these items, or blank without any. ``name`` is its key or its Chinese title."""
        key = next((key for key, title in TITLES.items() if name in (key, title)), None)
        if key is None:
            raise Refused(f"没有叫“{name}”的文书", way=f"请从这些里选：{'、'.join(TITLES.values())}")
        number = self._twins.next_number(today)
        mark = SheetMark(number, self._coder(number)) if self._office.rules.qr else None
        chosen = list(dict.fromkeys(items))
        printed = self._drawers()[key](chosen, today, mark)
        return Prepared(key, TITLES[key], number, printed, self._twins.seen(chosen))

    def issue(self, prepared: Prepared, *, actor: int, today: date) -> Changed:
        """Remember a drawn sheet as printed; its PDF is kept as it was drawn. Refused when its number is gone."""
        if self._twins.next_number(today) != prepared.number:
            raise Refused(
                "这张表的编号已被别的表用了", why="预览之后又打印过", way="请关闭预览，重新打开再打印"
            )
        pdf = self._attachments.keep_bytes(prepared.printed.pdf, f"{prepared.title}{prepared.number}.pdf")
        return self._twins.printed(
            form=prepared.name,
            number=prepared.number,
            seen=prepared.seen,
            pages=prepared.printed.pages,
            pdf=pdf,
            day=today,
            actor=actor,
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

    def _coder(self, number: str) -> Callable[[int, int], str]:
        return lambda page, pages: self._twins.code(number, page, pages)

    def _drawers(self) -> Mapping[str, Drawer]:
        return {
            REVIEW_LIST: self._review_list,
            REVIEW_ITEM: self._review_item,
            GROUNDS: lambda _, __, mark: review_grounds_blank(self._office.profile.name, mark=mark),
            DEADLINE: self._deadline,
            WEEKLY: self._released(draw_weekly),
            DELIVERY: self._released(draw_delivery),
        }

    def _released(self, draw: ReleaseSheet) -> Drawer:
        def drawn(items: Sequence[int], today: date, mark: SheetMark | None) -> Printed:
            known = [self._register.item(item) for item in items]
            shown = [(item, self._projection.book(item.rules)) for item in known]
            inside = [item for item, book in shown if book.is_inside(item)]
            if inside:
                raise Refused(
                    f"“{inside[0].fields.get('title', '')[:20]}”只对内公开，不能列进对外的清单",
                    way="请去掉它再打印",
                )
            return draw(self._office.profile.name, self._office.rules, shown, today, mark)

        return drawn

    def _review_list(self, items: Sequence[int], today: date, mark: SheetMark | None) -> Printed:
        name = self._office.profile.name
        if not items:
            return review_list_blank(name, mark=mark)
        return review_list(name, today, [self._row(self._register.item(item)) for item in items], mark=mark)

    def _row(self, item: Item) -> ReviewRow:
        book, fields = self._projection.book(item.rules), item.fields
        chain = book.progress(item)
        decision = {Verdict.OPEN: AGREE, Verdict.CLOSED: DISAGREE, Verdict.RUNNING: ""}[chain.verdict]
        opinion, grounds = _reviewed(item, book)
        form = book.rules.release_form(item.attribute, fields.get("form", ""))
        return ReviewRow(
            fields.get("department", ""),
            fields.get("title", ""),
            form.key if form else "",
            opinion,
            decision,
            fields.get("basis", ""),
            grounds,
        )

    def _review_item(self, items: Sequence[int], today: date, mark: SheetMark | None) -> Printed:
        if len(items) > 1:
            raise Refused("这张表一次只能印一件", way="请只选一件；多件请用“信息发布保密审查表”")
        name = self._office.profile.name
        if not items:
            boxes = self._projection.book("").steps(Item(fields={"attribute": PROACTIVE}))
            steps = tuple(ReviewStep(step.title, _options(step.opinions)) for step in boxes)
            return review_item(name, None, ReviewItem(steps=steps), mark=mark)
        item = self._register.item(items[0])
        filled = ReviewItem(
            title=item.fields.get("title", ""),
            index_no=item.fields.get("index_no", ""),
            doc_no=item.fields.get("doc_no", ""),
            department=item.fields.get("department", ""),
            formed=item.fields.get("formed", ""),
            attribute=item.attribute,
            form=item.fields.get("form", ""),
            summary=item.fields.get("summary", ""),
            steps=_signed(item, self._projection.book(item.rules)),
        )
        return review_item(name, today, filled, mark=mark)

    def _deadline(self, items: Sequence[int], today: date, _: SheetMark | None) -> Printed:
        if len(items) != 1:
            raise Refused("期限计算单一次印一件", way="请选一件信息再打印")
        view = self._register.view(items[0], today)
        if view.deadline is None:
            raise Refused(
                "这条信息没有要计算的期限", why="没有生成日期，或不属于主动公开", way="请先补齐登记"
            )
        limit = view.deadline
        facts = [
            ("信息名称", view.fields.get("title", "")),
            ("索引号", view.number),
            ("公开期限", limit.due.isoformat()),
        ]
        facts.append(("日历", limit.calendar))
        remark = "跨到还没有放假通知的年份，期限为暂定。" if limit.provisional else ""
        return draw_deadline(facts, limit.days, remark=remark)


def _options(opinions: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((opinion, opinion) for opinion in opinions)


def _signed(item: Item, book: Rulebook) -> tuple[ReviewStep, ...]:
    """Every step of the item's chain with what was last said at it."""
    said = {opinion.step: (opinion.opinion, opinion.grounds) for opinion in item.opinions}
    return tuple(
        ReviewStep(step.title, _options(step.opinions), *said.get(step.key, ("", "")))
        for step in book.steps(item)
    )


def _reviewed(item: Item, book: Rulebook) -> tuple[str, str]:
    """The reviewing body's opinion for the sheet's box, and its grounds: of the step before the decision."""
    steps = book.steps(item)
    step = next((step for step in steps if step.role == "审查员"), steps[0] if steps else None)
    said = next(
        (said for said in reversed(item.opinions) if step is not None and said.step == step.key), None
    )
    if step is None or said is None or said.opinion in step.waiting:
        return "", ""
    return (AGREE if said.opinion in step.passing else DISAGREE), said.grounds
