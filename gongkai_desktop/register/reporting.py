"""What departments owe the disclosure office: their report, by when, and from when they are reminded (C6, B19)."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class ReportDue:
    """By when the department owes the office its report, and from when it is reminded (ISO), with the article.

    ``start`` is the day from which it counts.
    """

    due: str
    remind: str
    article: str
    start: str


def report_due(item: Item, book: Rulebook) -> ReportDue | None:
    """The department's own limit inside the office (C6: 20 working days, reminder at 15); None once reported.

    Counts from the newest of the days that the rule set names: formed, changed, lapsed. Old ledgers owe nothing,
    nor do papers of the weekly batch, nor what is public and has not lapsed since.
    """
    rule = book.rules.reporting
    if rule is None or item.void or item.removed:
        return None
    fields, start = item.fields, _start(item, rule.starts)
    if not start or fields.get("reported", "") >= start:
        return None
    if item.imported and start not in (item.changed, item.lapsed):
        return None
    if not item.lapsed and (fields.get("published") or item.attribute != PROACTIVE or book.is_inside(item)):
        return None
    if fields.get("finished") and book.rules.weekly is not None:
        return None
    due, remind = book.due(start, rule.term)[0], book.due(start, rule.remind_after)[0]
    return ReportDue(due, remind, rule.article, start)


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


def _start(item: Item, names: tuple[str, ...]) -> str:
    return max(_starts(item, names), default="")
