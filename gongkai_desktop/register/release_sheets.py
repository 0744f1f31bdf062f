"""What stands on the lists of a release: a week's documents, and copies for the reading points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TypeAlias

from gongkai_desktop.errors import Refused
from gongkai_desktop.office.chain import Verdict
from gongkai_desktop.office.lettering import bracketed
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.paper.form_file import load_form
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.release import DeliveryRow, ReleaseRow, delivery_list, weekly_list
from gongkai_desktop.paper.review import FindForm, written_day
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.rulebook import Rulebook

Shown: TypeAlias = tuple[Item, Rulebook]
"""An item to be listed, and the rules it goes by."""
_NO_WEEK = "　　年　月　日至　　月　日"


def draw_weekly(
    office: str,
    rules: RuleSet,
    items: Sequence[Shown],
    today: date,
    mark: SheetMark | None,
    forms: FindForm = load_form,
) -> Printed:
    """每周发布清单 (C5): the documents by subject, each with its review at drafting; blank without items."""
    rows = sorted((_release(*one) for one in items), key=lambda row: (row.category, row.finished))
    if unreviewed := [row.title for row in rows if not row.review]:
        told = "、".join(f"“{title[:20]}”" for title in unreviewed[:3])
        some = f"{told}等 {len(unreviewed)} 件" if len(unreviewed) > 3 else told
        raise Refused(
            f"{some}不能列进每周发布清单",
            why="没有发文审签的审查结论，也没有审查同意公开；没有结论的不得发布",
            way="请先登记审查结论，或者去掉它再打印",
        )
    article = bracketed(rules.weekly.article) if rules.weekly else ""
    basis = f"办结的主动公开文函，每周集中发布{article}。"
    day = today if items else None
    return weekly_list(
        office, day, _week([row.finished for row in rows]), basis, rows, mark=mark, forms=forms
    )


def _conclusion(item: Item, book: Rulebook) -> str:
    """The review that stands behind the release: that at drafting, else its own; '' while there is none."""
    if drafted := item.fields.get("drafting_review", ""):
        return drafted
    chain = book.progress(item)
    if chain.verdict is not Verdict.OPEN or not item.opinions:
        return ""
    last = item.opinions[-1]
    title = next((step.title for step in book.steps(item) if step.key == last.step), "审查")
    return f"{title}：{last.opinion}（{written_day(last.day)}）"


def _release(item: Item, book: Rulebook) -> ReleaseRow:
    fields = item.fields
    channels = item.channels()
    places = "、".join(f"{one.channel} {one.site_column}".strip() for one in channels)
    planned = " ".join(part for part in (fields.get("form", ""), fields.get("site_column", "")) if part)
    return ReleaseRow(
        fields.get("title", ""),
        fields.get("doc_no", ""),
        fields.get("department", ""),
        fields.get("category", ""),
        fields.get("finished", ""),
        _conclusion(item, book),
        places or planned,
    )


def _week(finished: Sequence[str]) -> str:
    """The weeks (Monday to Sunday) in which the documents were finished."""
    days = [date.fromisoformat(day) for day in finished if day]
    if not days:
        return _NO_WEEK
    first, last = min(days), max(days)
    monday = first - timedelta(days=first.weekday())
    sunday = last + timedelta(days=6 - last.weekday())
    return f"{written_day(monday)}至{written_day(sunday)}"


def draw_delivery(
    office: str,
    rules: RuleSet,
    items: Sequence[Shown],
    today: date,
    mark: SheetMark | None,
    forms: FindForm = load_form,
) -> Printed:
    """查阅点移送清单 (E12): a line for each delivery, or for what is still to be delivered; blank without items."""
    rows = [row for item, book in items for row in _deliveries(item, book)]
    known = [rules.delivery.article] if rules.delivery else [point.article for point in rules.points[:1]]
    basis = "".join(f"{article}。" for article in known)
    text = f"{basis}公开的纸质文件送到查阅点，由接收人逐件签收。"
    return delivery_list(office, today if items else None, text, rows, mark=mark, forms=forms)


def _deliveries(item: Item, book: Rulebook) -> Iterator[DeliveryRow]:
    title, doc_no = item.fields.get("title", ""), item.fields.get("doc_no", "")
    for one in item.deliveries:
        yield DeliveryRow(title, doc_no, one.copies, one.point, one.by, one.day, one.receiver)
    owed = book.copies_owed(item)
    if owed or not item.deliveries:
        points = book.rules.points
        point = points[0].title if len(points) == 1 else ""
        yield DeliveryRow(title, doc_no, owed, point)
