"""An office on a fixed day, and the short words that the tests of applications are written in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai_desktop.cases.papers import Stationery
from gongkai_desktop.cases.query import Query
from gongkai_desktop.cases.service import CaseView
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.lettering import LetterPaper
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.request import Request
from gongkai_desktop.requests.service import Requests
from tests.conftest import NewOffice
from tests.standing import OnDay

DAY = "2026-11-02"  # a Monday without a holiday until New Year


class Room(OnDay):
    """Does at the desk what a clerk does with applications, on the day it stands at."""

    def __init__(self, found: NewOffice, ruleset: str) -> None:
        super().__init__(found, ruleset, DAY)

    @property
    def requests(self) -> Requests:
        return self.desk.requests

    def receive(self, **facts: object) -> int:
        """An application that came in today over the counter, unless told otherwise; its record."""
        known = {
            "applicant": "王小明",
            "applicant_kind": "自然人",
            "channel": "当面",
            "arrived": self.today.isoformat(),
            "asked": "2025年全区学校食堂检查结果",
            "phone": "13800138000",
            "department": "办公室",
        }
        changed = self.requests.enter({**known, **facts}, actor=self.actor, today=self.today)
        return changed.act

    def view(self, number: int) -> CaseView[Request, RequestCase]:
        return self.requests.view(number, self.today)

    def act(self, number: int, key: str) -> NextAct:
        return next(one for one in self.view(number).acts if one.key == key)

    def do(self, number: int, key: str, **facts: object) -> int:
        """One of the acts that are offered now, with its defaults and these facts."""
        values = {**self.act(number, key).defaults, **facts}
        return self.requests.perform(number, key, values, actor=self.actor, today=self.today).act

    def keys(self, number: int) -> list[str]:
        return [one.key for one in self.view(number).acts]

    def state(self, number: int) -> str:
        return self.view(number).status.state

    def due(self, number: int) -> str:
        deadline = self.view(number).deadline
        return deadline.due.isoformat() if deadline else ""

    def flags(self, number: int) -> list[str]:
        return [one.text for one in self.view(number).breaches]

    def row(self, number: int, view: str = "all") -> dict[str, object]:
        rows = self.desk.request_lists.page(Query(view), self.today)
        return next(dict(row) for row in rows if row["id"] == number)

    def shown(self, view: str = "open", words: str = "") -> list[object]:
        return [row["id"] for row in self.desk.request_lists.page(Query(view, words), self.today)]

    # — the longer ways —

    def review(self, number: int, *, agree: bool = True) -> None:
        """Hand it in for secrecy review and record every opinion that is wanted."""
        self.do(number, "hand_in")
        review = self.desk.reviews.of_subject(number)
        while act := next(
            (one for one in self.desk.reviews.acts(review, self.today) if one.key == "step"), None
        ):
            values = {column.key: _said(column, agree) for column in act.form.columns} | dict(act.defaults)
            opinion = act.form.column("opinion")
            values["opinion"] = opinion.choices[0 if agree else 1]
            self.desk.reviews.perform(review, "step", values, actor=self.actor, today=self.today)

    def choose(self, number: int, outcome: str, **facts: object) -> None:
        """Choose an outcome by a part of its title, and fill in all its facts."""
        choices = self.act(number, "choose").form.column("outcome").choices
        self.do(number, "choose", outcome=next(one for one in choices if outcome in one))
        self.fill(number, **facts)

    def fill(self, number: int, **facts: object) -> None:
        """Fill in what must be filled in of the outcome that was chosen."""
        form = self.act(number, "write").form
        wanted = {one.key: _said(one) for one in form.columns if one.required and one.key != "day"}
        if "asked_third" in wanted and not self.view(number).record.letters:
            wanted["asked_third"] = "经多方查找，无法与第三方取得联系"  # nobody was asked in writing
        self.do(number, "write", **wanted | facts)

    def choose_for(self, number: int, matter: str, outcome: str, **facts: object) -> None:
        """The same for one of several matters."""
        choices = self.act(number, "choose").form.column("outcome").choices
        self.do(number, "choose", matter=matter, outcome=next(one for one in choices if outcome in one))
        self.fill(number, **facts)

    def objects(self, letter: int) -> None:
        """The third party that was asked by that letter is against it, and it is settled all the same."""
        for key, facts in (("reply", {"verdict": "不同意公开"}), ("decide", {})):
            act = next(one for one in self.desk.letters.acts(letter, self.today) if one.key == key)
            wanted = {one.key: _said(one) for one in act.form.columns if one.required}
            values = {**wanted, **act.defaults, **facts}
            self.desk.letters.perform(letter, key, values, actor=self.actor, today=self.today)

    # — on paper —

    def lent(self) -> Stationery:
        """What the office lends to whoever makes a paper."""
        return self.desk.papers.lent(self.today)

    def letter(self, number: int, name: str = "request-answer") -> LetterPaper:
        """A letter as it stands, whatever it lacks."""
        return self.desk.papers.letter(name, number, self.today)

    def answer(self, number: int) -> None:
        """Have it agreed to and issued."""
        while self.view(number).case.next_step:
            self.do(number, "approve", who="张局长")
        self.do(number, "issue")


def _said(column: Column, agree: bool = True) -> object:
    if column.choices:
        return column.choices[0 if agree or len(column.choices) < 2 else 1]
    if column.kind is Kind.DATE:
        return DAY
    return {Kind.INTEGER: "1", Kind.FLAG: False}.get(column.kind, f"{column.title}如实写")


@pytest.fixture
def room(new_office: NewOffice) -> Callable[[str], Room]:
    """Rooms under rule sets; every office is verified at the end."""
    return lambda ruleset="tiaoli": Room(new_office, ruleset)


@pytest.fixture
def here(room: Callable[[str], Room]) -> Room:
    return room("tiaoli")
