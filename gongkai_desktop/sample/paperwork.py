"""The papers of the sample office's reviews: sheets out and back, referrals, letters, the ledgers beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.sample.material import told

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.records.event import Changed

VERBS: Final = frozenset({"print", "back", "sendback", "refer", "consult"})
_SHEET: Final = "review-list"
_REPLY_WITHIN: Final = 10
"""Working days that the sample office gives for the reply to a letter."""


class Paperwork:
    """Does with one item's papers what the lives in resources/sample tell."""

    def __init__(self, desk: Desk, item: int, clerk: int, day: date) -> None:
        self._desk, self._item, self._clerk, self._day = desk, item, clerk, day

    def do(self, verb: str, phrase: str) -> Changed:
        """One of VERBS; ``phrase`` is why it is sent back, what is referred, or to whom a letter goes."""
        does: Mapping[str, Callable[[str], Changed]] = {
            "print": lambda _: self._print(),
            "back": lambda _: self._back(),
            "sendback": lambda why: self._review("return", {"why": why}),
            "refer": self._refer,
            "consult": self._consult,
        }
        return does[verb](phrase)

    def _print(self) -> Changed:
        prepared = self._desk.papers.prepare(_SHEET, [self._item], self._day)
        return self._desk.papers.issue(prepared, actor=self._clerk, today=self._day)

    def _back(self) -> Changed:
        review = self._desk.register.state(self._item).review
        number = self._desk.reviews.state(review).sheet
        return Sheets(self._desk.records).returned(number, self._day, actor=self._clerk)

    def _review(self, act: str, values: Mapping[str, object]) -> Changed:
        review = self._desk.register.state(self._item).review
        given = {"day": self._day.isoformat(), **values}
        return self._desk.reviews.perform(review, act, given, actor=self._clerk, today=self._day)

    def _refer(self, what: str) -> Changed:
        rule = self._desk.office.rules.escalations[-1]
        above = told("office")["above"]
        return self._review("escalate", {"kind": rule.title, "to": rule.to[0], "organ": above, "what": what})

    def _consult(self, addressee: str) -> Changed:
        desk, day = self._desk, self._day
        due = desk.office.workdays.add(day, _REPLY_WITHIN).isoformat()
        values = {
            **desk.letters.form(day, (self._item,)).defaults,
            "addressee": addressee,
            "reply_by": due,
            "how": "公文系统",
        }
        return desk.letters.enter(values, actor=self._clerk, today=day, about=(self._item,))


def enter_matters(desk: Desk, clerk: int, today: date) -> None:
    """The records of the ledgers beside, with what was done of them, as told in resources/sample/ledgers.toml."""
    calendar = desk.office.workdays

    def dated(told_of: Mapping[str, Any]) -> dict[str, object]:
        """The values of a form, its days counted in working days from today."""
        given = {
            key: calendar.add(today, int(value[1:])).isoformat() if _is_day(value) else value
            for key, value in told_of["values"].items()
        }
        return {**given, "day": calendar.add(today, -int(told_of["ago"])).isoformat()}

    for told_of in told("ledgers")["record"]:
        ledger = desk.matters[told_of["ledger"]]
        values = {**ledger.form(today).defaults, **dated(told_of)}
        record = ledger.enter(values, actor=clerk, today=today).act
        for step in told_of.get("act", ()):
            act = next(one for one in ledger.acts(record, today) if one.key == step["key"])
            ledger.perform(record, act.key, {**act.defaults, **dated(step)}, actor=clerk, today=today)


def _is_day(value: object) -> bool:
    return isinstance(value, str) and value.startswith("@")
