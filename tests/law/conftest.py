"""An office under each rule set in which everything went wrong that can, and all that it tells and prints of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from gongkai_desktop.cases.papers import Period
from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office import events
from gongkai_desktop.office.founding import Beginning
from gongkai_desktop.office.ruleset import POSTS
from gongkai_desktop.review.case import ReviewCase
from tests.paper.reading import all_text

from .table import RULE_SETS
from .test_citing import FULLEST

TODAY = date(2026, 11, 20)
_FOOT = re.compile(r"20\d\d-\d{4}\d/\d(?:—\d—)?|—\d—")
"""The number of a sheet and its page, which may stand in the middle of a citation that goes on overleaf."""


class Office:
    """Does at the desk what a careless clerk does."""

    def __init__(self, root: Path, ruleset: str) -> None:
        now = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))
        beginning = Beginning("某单位", ruleset, switches=FULLEST[ruleset])
        self.desk = Desk.create(root, beginning=beginning, clock=lambda: now)
        self.actor = self.desk.actor()
        day = date(2026, 1, 5)
        people = [events.person_added(day, f"任{post}", [post]) for post in POSTS]
        self.desk.records.append(people, actor=self.actor)

    def enter(self, title: str, **more: object) -> int:
        known = {"title": title, "formed": "2026-09-01", "department": "办公室", "attribute": "主动公开"}
        return self.desk.register.enter({**known, **more}, actor=self.actor, today=TODAY).act

    def item(self, item: int, key: str, **facts: object) -> None:
        act = _of(self.desk.register.view(item, TODAY).acts, key)
        self.desk.register.perform(item, key, _filled(act, facts), actor=self.actor, today=TODAY)

    def review_of(self, item: int) -> int:
        self.desk.register.hand_in([item], {"day": "2026-09-02"}, actor=self.actor, today=TODAY)
        return self.desk.reviews.of_subject(item)

    def review(self, review: int, key: str, **facts: object) -> None:
        act = _of(self.desk.reviews.view(review, TODAY).acts, key)
        self.desk.reviews.perform(review, key, _filled(act, facts), actor=self.actor, today=TODAY)

    def sign(self, review: int, which: int = 0, **facts: object) -> None:
        """The opinion at that place among those of the step whose turn it is."""
        act = _of(self.desk.reviews.view(review, TODAY).acts, "step")
        said = {"opinion": act.form.column("opinion").choices[which], "grounds": "理由", "reason": "照实登记"}
        self.review(review, "step", **{"who": "某人", **said, **facts})

    def letter(self, item: int, kind: str) -> int:
        act = self.desk.letters.form(TODAY, [item])
        facts = {"addressee": "对方", "kind": kind, "reply_by": "2026-10-20", "day": "2026-10-10"}
        values = _filled(act, facts)
        return self.desk.letters.enter(values, actor=self.actor, today=TODAY, about=[item]).act

    def letter_act(self, letter: int, key: str, **facts: object) -> None:
        act = _of(self.desk.letters.view(letter, TODAY).acts, key)
        self.desk.letters.perform(letter, key, _filled(act, facts), actor=self.actor, today=TODAY)

    def application(self, **facts: object) -> int:
        known = {"applicant": "王某", "applicant_kind": "自然人", "channel": "当面", "arrived": TODAY.isoformat(),
                 "asked": "食堂检查结果", "phone": "13800138000"}  # fmt: skip
        return self.desk.requests.enter({**known, **facts}, actor=self.actor, today=TODAY).act

    def request(self, request: int, key: str, **facts: object) -> None:
        """One of its acts; an outcome is meant by the end of its title."""
        act = _of(self.desk.requests.view(request, TODAY).acts, key)
        if meant := str(facts.get("outcome", "")):
            choices = act.form.column("outcome").choices
            facts["outcome"] = next(one for one in choices if one.endswith(meant))
        self.desk.requests.perform(request, key, _filled(act, facts), actor=self.actor, today=TODAY)

    def matter(self, kind: str, **facts: object) -> int:
        ledger = self.desk.matters[kind]
        return ledger.enter(_filled(ledger.form(TODAY), facts), actor=self.actor, today=TODAY).act

    def matter_act(self, kind: str, matter: int, key: str, **facts: object) -> None:
        ledger = self.desk.matters[kind]
        act = _of(ledger.view(matter, TODAY).acts, key)
        ledger.perform(matter, key, _filled(act, facts), actor=self.actor, today=TODAY)


def _of(acts: tuple[NextAct, ...], key: str) -> NextAct:
    return next(act for act in acts if act.key == key)


def _filled(act: NextAct, facts: Mapping[str, object]) -> dict[str, Any]:
    """The form with something in every field that must have it."""
    plain = {
        column.key: column.choices[0] if column.choices else "某事"
        for column in act.form.columns
        if column.required and column.key not in act.defaults
    }
    known = {key: value for key, value in facts.items() if key in act.form.keys}
    return {**plain, "day": TODAY.isoformat(), **act.defaults, **known}


def told(view: Any) -> Iterator[str]:
    """Every line, note, help and breach of one record's panel."""
    yield from (line.text for section in view.sections for line in section.lines)
    for act in view.acts:
        yield act.note
        yield from (column.help for column in act.form.columns)
    others = (*getattr(view, "notes", ()), *getattr(view, "prompts", ()))
    wrong = getattr(view, "breaches", getattr(view, "flags", ()))
    yield from (f"{one.text}（{one.article}）" for one in (*wrong, *others))
    case = getattr(view, "case", None)
    if isinstance(case, ReviewCase):
        yield from (f"{one.title}（{one.article}）" for one in case.cautions)
    yield from getattr(getattr(view, "deadline", None), "citations", ())


@pytest.fixture(params=RULE_SETS)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """An office under each of the six rule sets."""
    made = Office(tmp_path / "台账", request.param)
    with made.desk:
        yield made


def papers(office: Office, records: Mapping[str, list[int]]) -> Iterator[tuple[str, str]]:
    """The text of every paper, blank and for these records (by the name of the paper)."""
    for paper in office.desk.papers:
        name = paper.key
        if paper.blank:
            yield name, _text(office, name, [])
        for record in records.get(name, ()):
            yield name, _text(office, name, [record])
        if paper.many and len(records.get(name, ())) > 1:
            yield name, _text(office, name, records[name])
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    yield (
        "review-summary",
        all_text(office.desk.papers.prepare("review-summary", [], TODAY, period=year).printed.pdf),
    )


def _text(office: Office, name: str, records: list[int]) -> str:
    text = all_text(office.desk.papers.prepare(name, records, TODAY).printed.pdf)
    return _FOOT.sub("", text)
