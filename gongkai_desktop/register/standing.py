"""Where an item stands: stage, next step, due date, what is missing and what went against the rules. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.deadlines.plain import due_dates
from gongkai_desktop.office.chain import Progress, Verdict, chain_of, progress
from gongkai_desktop.office.ruleset import Limit, RuleSet, Step
from gongkai_desktop.register.fields import COLUMNS, LEADS, PROACTIVE, WITHHELD
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.workdays.calendar import FIRST_DAY, Calendar

_POINTER: Final = ("title", "formed", "department", "attribute", "withheld_reason", "internal_no")
"""All that is registered of a state secret."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that happened against the rules, with the article; recorded, not blocked."""

    text: str
    article: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The computed side of an item. ``due`` is ISO text ('' without a date); ``waiting`` names the next step."""

    stage: Stage
    waiting: str = ""
    due: str = ""
    provisional: bool = False
    flags: tuple[Flag, ...] = ()
    missing: tuple[str, ...] = ()


class Rulebook:
    """A rule set with a calendar, remembering the due dates it has worked out.

    One instance serves one rule set and one calendar; a changed calendar needs a new one.
    """

    def __init__(self, rules: RuleSet, calendar: Calendar) -> None:
        self.rules, self.calendar = rules, calendar
        self._dues: dict[tuple[str, Term], tuple[str, bool]] = {}
        self._limits = self.rules.category_limits
        self._wanted: dict[tuple[bool, bool], tuple[tuple[str, str], ...]] = {}
        self._chains: dict[tuple[str, str, str], tuple[tuple[Step, ...], Progress]] = {}

    def steps(self, item: Item) -> tuple[Step, ...]:
        """The approvals this rule set asks of the item, in order (A4: major ones have more)."""
        return self._chain(item)[0]

    def progress(self, item: Item) -> Progress:
        """Where the item's review chain stands."""
        steps, unsaid = self._chain(item)
        return (
            progress(steps, ((said.step, said.opinion) for said in item.opinions))
            if item.opinions
            else unsaid
        )

    def _chain(self, item: Item) -> tuple[tuple[Step, ...], Progress]:
        """The steps of such an item, and where they stand before anybody has said anything."""
        fields = item.fields
        key = item.attribute, fields.get("major", ""), fields.get("category", "")
        found = self._chains.get(key)
        if found is None:
            attribute, said, category = key
            major = said == "是" or (not said and self.rules.is_major(category))
            steps = chain_of(self.rules, attribute, major=major)
            found = self._chains[key] = steps, progress(steps, ())
        return found

    def wanted(self, fields: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """The columns that such an item must have filled, each with its title."""
        withheld = fields.get("attribute") == WITHHELD
        secret = withheld and self.rules.is_secret(fields.get("withheld_reason", ""))
        found = self._wanted.get((withheld, secret))
        if found is None:
            keys = [required.key for required in self.rules.required]
            if secret:
                keys = list(_POINTER)
            elif withheld:
                keys += ["withheld_reason", "basis"]
            known = [(key, COLUMNS[key].title) for key in dict.fromkeys(keys) if key in COLUMNS]
            found = self._wanted[withheld, secret] = tuple(known)
        return found

    def limit(self, item: Item) -> Limit:
        """The publication limit of an item: its category's own, else the general one (条例第二十六条)."""
        return self._limits.get(item.fields.get("category", ""), self.rules.publication)

    def due(self, start: str, term: Term) -> tuple[str, bool]:
        """The due date (ISO) counted from a day (ISO), and whether it is provisional.

        None ('') for days before the working calendar begins: the duty to publish dates from 2008 (条例, 国令第492号).
        """
        key = (start, term)
        found = self._dues.get(key)
        if found is None:
            first = date.fromisoformat(start)
            if first < FIRST_DAY:
                return self._dues.setdefault(key, ("", False))
            (last,) = due_dates([first], term, self.calendar)
            found = self._dues[key] = (last.isoformat(), self.calendar.provisional(first, last))
        return found


def standing(item: Item, book: Rulebook) -> Standing:
    """Work out where the item stands under its rule set."""
    if item.void:
        return Standing(Stage.VOID)
    chain = book.progress(item)
    stage = _stage(item, chain)
    due, provisional, article = _due(item, stage, book)
    return Standing(
        stage,
        _waiting(chain) if stage is Stage.REVIEW else "",
        due,
        provisional,
        _flags(item, due, article, book),
        _missing(item, book),
    )


@dataclass(frozen=True, slots=True)
class ReportDue:
    """By when the department owes the office its report, and from when it is reminded (ISO), with the article."""

    due: str
    remind: str
    article: str


def report_due(item: Item, book: Rulebook) -> ReportDue | None:
    """The department's own limit inside the office (C6: 20 working days, reminder at 15); None once reported."""
    rule = book.rules.reporting
    if rule is None or item.fields.get("reported") or item.void:
        return None
    days = {"formed": item.fields.get("formed", ""), "changed": item.changed, "lapsed": item.lapsed}
    start = max(days[key] for key in rule.starts)
    if not start:
        return None
    return ReportDue(book.due(start, rule.term)[0], book.due(start, rule.remind_after)[0], rule.article)


def start_of(item: Item) -> str:
    """The day from which publication counts: the last change, else the day it was formed (条例第二十六条)."""
    return item.changed or item.fields.get("formed", "")


def _stage(item: Item, chain: Progress) -> Stage:
    attribute = item.attribute
    if item.fields.get("published") and not item.removed:
        return Stage.REMOVAL if item.lapsed or attribute != PROACTIVE else Stage.PUBLISHED
    if item.removed or item.lapsed:
        return Stage.REMOVED
    if chain.verdict is Verdict.RUNNING and not (item.imported and attribute != PROACTIVE):
        return Stage.REVIEW
    if chain.verdict is Verdict.CLOSED and attribute != WITHHELD:
        return Stage.STOPPED
    if attribute == PROACTIVE:
        return Stage.READY
    return Stage.WITHHELD if attribute == WITHHELD else Stage.ON_REQUEST


def _waiting(chain: Progress) -> str:
    if chain.next is None:
        return ""
    return f"{chain.next.title}（报审中）" if chain.held else chain.next.title


def _due(item: Item, stage: Stage, book: Rulebook) -> tuple[str, bool, str]:
    removal = book.rules.removal
    if stage is Stage.REMOVAL:
        start = item.lapsed or item.changed
        return (*book.due(start, removal.term), removal.article) if removal and start else ("", False, "")
    start = start_of(item)
    if item.attribute != PROACTIVE or stage is Stage.REMOVED or not start:
        return "", False, ""
    limit = book.limit(item)
    return (*book.due(start, limit.term), limit.article)


def _flags(item: Item, due: str, article: str, book: Rulebook) -> tuple[Flag, ...]:
    published = item.fields.get("published", "")
    if not published:
        return ()
    found: list[Flag] = []
    if not _reviewed(item) and (steps := book.steps(item)):
        found.append(Flag("公开前没有完整的审查批准记录", steps[0].article))
    if due and published > due and not (item.lapsed or item.removed):
        late = book.calendar.between(date.fromisoformat(due), date.fromisoformat(published))
        found.append(Flag(f"公开晚于期限 {late} 个工作日" if late else "公开晚于期限", article))
    if published < item.fields.get("formed", ""):
        found.append(Flag("公开日期早于生成日期", "请核对日期"))
    if item.attribute != PROACTIVE and not item.removed:
        found.append(Flag(f"属性为“{item.fields.get('attribute')}”，却已公开", "条例第十四条至第十六条"))
    if item.fields.get("joint_lead") == LEADS[1]:
        found.append(Flag("不是牵头科室，却已发布", "条例第十条"))
    return tuple(found)


def _reviewed(item: Item) -> bool:
    if item.published_reviewed is None:
        return bool(item.fields.get("review_conclusion"))
    return item.published_reviewed


def _missing(item: Item, book: Rulebook) -> tuple[str, ...]:
    fields: Mapping[str, str] = item.fields
    return tuple([title for key, title in book.wanted(fields) if not fields.get(key)])
