"""A rule set as items meet it: what it asks of such an item, worked out once and remembered. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from gongkai_desktop.cases.limit import Limit as Owed
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.deadlines.plain import due_dates
from gongkai_desktop.office.chain import Progress, assessed, chain_of, progress
from gongkai_desktop.office.limits import Limit
from gongkai_desktop.office.ruleset import RuleSet, SourceRule, Step
from gongkai_desktop.register.fields import COLUMNS, EXPLAINED, INSIDE, INTERPRETS, PROACTIVE, WITHHELD
from gongkai_desktop.register.item import Item
from gongkai_desktop.workdays.calendar import FIRST_DAY, Calendar

_POINTER: Final = ("title", "formed", "department", "attribute", "withheld_reason", "internal_no")
"""All that is registered of a state secret."""
_WITHHELD: Final = ("withheld_reason", "basis")


class Rulebook:
    """A rule set with a calendar, remembering the due dates it has worked out.

    One instance serves one rule set and one calendar; a changed calendar needs a new one. ``rules_of`` gives the
    rule set of a hash, for what belongs to an item and began under another one.
    """

    def __init__(
        self, rules: RuleSet, calendar: Calendar, rules_of: Callable[[str], RuleSet] | None = None
    ) -> None:
        self.rules, self.calendar = rules, calendar
        self.rules_of = rules_of or (lambda _: rules)
        self._dues: dict[tuple[str, Term], tuple[str, bool]] = {}
        self._owed: dict[tuple[str, str, Term, str], Owed | None] = {}
        self._limits = rules.category_limits
        self._wanted: dict[tuple[bool, bool], tuple[tuple[str, str], ...]] = {}
        self._chains: dict[tuple[str, str, str, bool], tuple[tuple[Step, ...], Progress]] = {}
        self._inside = frozenset(one.title for one in rules.category_rules if one.inside)
        self._explained = frozenset(one.title for one in rules.category_rules if one.interpretation)
        self._carries = rules.weekly is not None and rules.weekly.carries_review
        self.sources: Mapping[str, SourceRule] = {source.title: source for source in rules.sources}

    def steps(self, item: Item) -> tuple[Step, ...]:
        """The approvals this rule set asks of the item, in order (A4: major ones have more).

        With the meeting where the risk assessed at one of them wants it (E6).
        """
        return assessed(self.rules, self.asked(item), ((one.step, one.more) for one in item.opinions))

    def asked(self, item: Item) -> tuple[Step, ...]:
        """The approvals asked of such an item before anybody has said anything."""
        return self._chain(item)[0]

    def progress(self, item: Item) -> Progress:
        """Where the item's review chain stands."""
        if not item.opinions:
            return self._chain(item)[1]
        return progress(self.steps(item), ((said.step, said.opinion) for said in item.opinions))

    def _chain(self, item: Item) -> tuple[tuple[Step, ...], Progress]:
        """The steps of such an item, and where they stand before anybody has said anything."""
        fields = item.fields
        carried = self._carries and self.is_carried(item)
        attribute = item.reviewed_as or item.attribute
        key = attribute, fields.get("major", ""), fields.get("category", ""), carried
        found = self._chains.get(key)
        if found is None:
            steps = () if carried else chain_of(self.rules, attribute, major=self.is_major(item))
            found = self._chains[key] = steps, progress(steps, ())
        return found

    def is_major(self, item: Item) -> bool:
        """Whether more approvals are asked for the item (A4): said so, else by its subject."""
        said = item.fields.get("major", "")
        return said == "是" or (not said and self.rules.is_major(item.fields.get("category", "")))

    def is_carried(self, item: Item) -> bool:
        """Whether the review at drafting stands for a sheet of its own: finished papers of a weekly batch (C5)."""
        fields = item.fields
        if not self._carries or item.attribute != PROACTIVE:
            return False
        finished = fields.get("finished", "")
        return bool(finished and fields.get("drafting_review")) and finished >= item.changed

    def is_inside(self, item: Item) -> bool:
        """Whether the item is made known inside the office only (A2): said so, else by its subject."""
        said = item.fields.get("audience")
        return said == INSIDE if said or not self._inside else item.fields.get("category") in self._inside

    def wants_explaining(self, item: Item) -> bool:
        """Whether an interpretation belongs to the item (C18): said so, else by its subject."""
        said = item.fields.get("interpretation")
        return said == EXPLAINED[0] if said else item.fields.get("category", "") in self._explained

    def copies_owed(self, item: Item) -> int:
        """How many printed copies the reading points still lack (E12)."""
        rule = self.rules.delivery
        if rule is None or not rule.wanted(item.fields.get("category", "")):
            return 0
        return max(0, rule.copies - sum(one.copies for one in item.deliveries))

    def source(self, item: Item) -> SourceRule | None:
        """What the rule set says of where the item came from; None when that is not said or not known."""
        return self.sources.get(item.fields.get("source", ""))

    def wanted(self, fields: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """The columns that such an item must have filled, each with its title."""
        withheld = fields.get("attribute") == WITHHELD
        secret = withheld and self.rules.is_secret(fields.get("withheld_reason", ""))
        found = self._wanted.get((withheld, secret))
        if found is None:
            keys = ["attribute", *(required.key for required in self.rules.required)]
            if secret:
                keys = list(_POINTER)
            elif withheld:
                keys += _WITHHELD
            else:
                keys = [key for key in keys if key not in _WITHHELD]
            known = [(key, COLUMNS[key].title) for key in dict.fromkeys(keys) if key in COLUMNS]
            found = self._wanted[withheld, secret] = tuple(known)
        return found

    def limit(self, item: Item) -> Limit:
        """The publication limit of an item: its catalogue entry's, its category's, else the general one.

        条例第二十六条: 20 working days, 另有规定的从其规定. An entry that speaks of changes only counts from those.
        """
        own = item.entry_limit
        if own is not None and ("changed" if item.changed else "formed") in own.starts:
            return own
        return self._limits.get(item.fields.get("category", ""), self.rules.publication)

    def signing_article(self, item: Item) -> str:
        """What says that information is formed when it is signed; else what counts its time from then."""
        entry = self.rules.entry
        return (
            entry.term.article if entry is not None and entry.term is not None else self.limit(item).article
        )

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

    def counted(self, key: str, title: str, start: str, term: Term, article: str, begins: str) -> Owed | None:
        """What is owed a term after a day (ISO); None for days before the working calendar begins."""
        known = (key, start, term, article)
        try:  # it is mostly known: one look, because a term is dear to look up by
            return self._owed[known]
        except KeyError:
            due, provisional = self.due(start, term)
            owed = Owed(key, title, due, article, start, term, begins, provisional=provisional)
            return self._owed.setdefault(known, owed if due else None)


def is_explained(item: Item) -> bool:
    """Whether its interpretation is there: recorded, or another item that interprets it."""
    return bool(item.explained) or any(link.kind == INTERPRETS and not link.ours for link in item.links)
