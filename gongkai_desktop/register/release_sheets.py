"""What stands on the lists of a release: a week's documents, and copies for the reading points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from gongkai_desktop.cases.papers import Stationery
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.chain import Verdict
from gongkai_desktop.office.lettering import bracketed, several
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.release import DeliveryRow, ReleaseRow, delivery_list, weekly_list
from gongkai_desktop.paper.review import written_day
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.register.stages import Stage

_NO_WEEK = "　　年　月　日至　　月　日"


def draw_weekly(cases: Sequence[ItemCase], lent: Stationery, mark: SheetMark | None) -> Printed:
    """每周发布清单 (C5): the documents by subject, each with its review at drafting; blank without items."""
    _refuse_inward(cases)
    rows = sorted((_release(case) for case in cases), key=lambda row: (row.category, row.finished))
    if unreviewed := [row.title for row in rows if not row.review]:
        raise Refused(
            f"{several(f'“{title[:20]}”' for title in unreviewed)}不能列进每周发布清单",
            why="没有发文审签的审查结论，也没有审查同意公开；没有结论的不得发布",
            way="请先登记审查结论，或者去掉它再打印",
        )
    rule = lent.office.rules.weekly
    article = bracketed(rule.article) if rule else ""
    basis = f"办结的主动公开文函，每周集中发布{article}。"
    office, week = lent.office.profile.name, _week([row.finished for row in rows])
    day = lent.today if cases else None
    return weekly_list(office, day, week, basis, rows, mark=mark, forms=lent.forms)


def _refuse_inward(cases: Iterable[ItemCase]) -> None:
    """Refuse what stands on no list that strangers read."""
    for case in cases:
        if why := _kept_inside(case):
            named = f"“{case.item.fields.get('title', '')[:20]}”"
            raise Refused(f"{named}{why}，不能列进对外的清单", way="请去掉它再打印")


def _kept_inside(case: ItemCase) -> str:
    """Why it may not stand there, '' where it may."""
    attribute = case.item.attribute
    if case.now.inside:
        return "只对内公开"
    if attribute != PROACTIVE:
        return f"的公开属性是“{attribute}”" if attribute else "没有填公开属性"
    return "审查不同意公开" if case.now.stage is Stage.STOPPED else ""


def _conclusion(case: ItemCase) -> str:
    """The review that stands behind the release: that at drafting, else its own; '' while there is none."""
    item = case.item
    if drafted := item.fields.get("drafting_review", ""):
        return drafted
    if case.progress.verdict is not Verdict.OPEN or not item.opinions:
        return ""
    last = item.opinions[-1]
    title = next((step.title for step in case.book.steps(item) if step.key == last.step), "审查")
    return f"{title}：{last.opinion}（{written_day(last.day)}）"


def _release(case: ItemCase) -> ReleaseRow:
    fields = case.item.fields
    places = "、".join(f"{one.channel} {one.site_column}".strip() for one in case.item.channels())
    planned = " ".join(part for part in (fields.get("form", ""), fields.get("site_column", "")) if part)
    return ReleaseRow(
        fields.get("title", ""),
        fields.get("doc_no", ""),
        fields.get("department", ""),
        fields.get("category", ""),
        fields.get("finished", ""),
        _conclusion(case),
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


def draw_delivery(cases: Sequence[ItemCase], lent: Stationery, mark: SheetMark | None) -> Printed:
    """查阅点移送清单 (E12): a line for each delivery, or for what is still to be delivered; blank without items."""
    _refuse_inward(cases)
    rows, rules = [row for case in cases for row in _deliveries(case)], lent.office.rules
    known = [rules.delivery.article] if rules.delivery else [point.article for point in rules.points[:1]]
    basis = "".join(f"{article}。" for article in known)
    text = f"{basis}公开的纸质文件送到查阅点，由接收人逐件签收。"
    office, day = lent.office.profile.name, lent.today if cases else None
    return delivery_list(office, day, text, rows, mark=mark, forms=lent.forms)


def _deliveries(case: ItemCase) -> Iterator[DeliveryRow]:
    item, book = case.item, case.book
    title, doc_no = item.fields.get("title", ""), item.fields.get("doc_no", "")
    for one in item.deliveries:
        yield DeliveryRow(title, doc_no, one.copies, one.point, one.by, one.day, one.receiver)
    owed = book.copies_owed(item)
    if owed or not item.deliveries:
        points = book.rules.points
        point = points[0].title if len(points) == 1 else ""
        yield DeliveryRow(title, doc_no, owed, point)
