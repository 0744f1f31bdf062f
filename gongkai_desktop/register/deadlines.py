"""By when an item is to be public or taken down, and by when its department reports it (C6, B19). Pure."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.limit import Limit
from gongkai_desktop.office.limits import ANNOUNCED
from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.rulebook import Rulebook
from gongkai_desktop.register.stages import Stage

PUBLICATION, REMOVAL, REPORT = "publication", "removal", "report"
_UNTIMED: Final = (Stage.STOPPED, Stage.REMOVED, Stage.INSIDE)
"""Stages in which no time for publishing runs; what was reviewed and refused is not to be published (条例第十七条)."""
BEGINS: Final = "形成或者变更之日"


def publication_limit(item: Item, stage: Stage, book: Rulebook) -> Limit | None:
    """By when the item is to be public, or is to be off its channels; it stays known when that is done.

    None where nothing sets a time. Of old history nobody knows from its ledger when, or whether, it was published.
    """
    if stage is Stage.REMOVAL:
        return _removal_limit(item, book)
    start = item.start
    if item.attribute != PROACTIVE or stage in _UNTIMED or not start:
        return None
    rule = book.limit(item)
    turned = bool(item.turned) and item.turned == start
    article = (turned and rule.turned_article) or rule.article
    found = book.counted(PUBLICATION, "公开期限", start, rule.term, article, BEGINS)
    if found is not None and found.due < item.came and not item.fields.get("published"):
        return None
    return found


def _removal_limit(item: Item, book: Rulebook) -> Limit | None:
    """Where the rule set says so, removal counts from the day the clearance was published (C24)."""
    rule = book.rules.removal
    if rule is None:
        return None
    if ANNOUNCED in rule.starts:
        start, begins = item.announced, "清理结果公布之日"
    else:
        start, begins = (item.lapsed, "失效之日") if item.lapsed else (item.changed, "变动之日")
    return book.counted(REMOVAL, "下架期限", start, rule.term, rule.article, begins) if start else None


def report_limit(item: Item, book: Rulebook) -> Limit | None:
    """The department's own limit inside the office (C6: 20 working days, reminder at 15); None once reported.

    Counts from the newest of the days that the rule set names: formed, changed, lapsed. Old ledgers owe nothing,
    nor do papers of the weekly batch, nor what is public and has not lapsed since.
    """
    rule = book.rules.reporting
    if rule is None or item.void or item.removed:
        return None
    fields, start = item.fields, max(_starts(item, rule.starts), default="")
    if not start or fields.get("reported", "") >= start:
        return None
    if item.imported and start not in (item.changed, item.lapsed):
        return None
    if not item.lapsed and (fields.get("published") or item.attribute != PROACTIVE or book.is_inside(item)):
        return None
    if fields.get("finished") and book.rules.weekly is not None:
        return None
    return book.counted(REPORT, "科室报送", start, rule.term, rule.article, "形成、变动或者失效之日")


def remind_from(report: Limit | None, book: Rulebook) -> str:
    """The day (ISO) from which the department is reminded of the report it owes; '' for none."""
    rule = book.rules.reporting
    return "" if rule is None or report is None else book.due(report.start, rule.remind_after)[0]


def reported_late(item: Item, book: Rulebook) -> str:
    """The day (ISO) by which the report was due when it came later than that, else ''."""
    rule, reported = book.rules.reporting, item.fields.get("reported", "")
    if rule is None or not reported:
        return ""
    days = [day for day in _starts(item, rule.starts) if day and day <= reported]
    due = book.due(max(days), rule.term)[0] if days else ""
    return due if due and reported > due else ""


def _starts(item: Item, names: tuple[str, ...]) -> tuple[str, ...]:
    days = {"formed": item.fields.get("formed", ""), "changed": item.changed, "lapsed": item.lapsed}
    return tuple(days[name] for name in names)
