"""Whatever is done with reviews in whatever order: it folds, its rows follow, it can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import NextAct
from tests.rule_sets import RULE_SETS

from .conftest import NOW, TODAY, Queue

DAYS = ("2026-11-16", "2026-11-17", "2026-11-18", "2026-11-20")

WALKS = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@contextmanager
def office(ruleset: str) -> Iterator[tuple[Queue, list[int]]]:
    """An office with two items handed in."""
    with (
        TemporaryDirectory() as root,
        Desk.create(Path(root) / "台账", name="某局", ruleset=ruleset, clock=lambda: NOW) as desk,
    ):
        queue = Queue(desk)
        items = [queue.enter(title, form="政府网站") for title in ("统计月报", "管理办法")]
        queue.hand_in(*items)
        yield queue, items


def filled(act: NextAct, choice: int) -> dict[str, object]:
    """A form filled in so that it may be taken."""

    def value(column: Column) -> object:
        if column.kind is Kind.DATE:
            return DAYS[choice % len(DAYS)]
        if column.kind is Kind.FILE:
            return ""
        return column.choices[choice % len(column.choices)] if column.choices else "说明"

    return {**{column.key: value(column) for column in act.form.columns}, **_kept(act)}


def _kept(act: NextAct) -> dict[str, object]:
    if act.key != "amend":
        return {}
    return {**act.defaults, "title": f"{act.defaults['title']}改"}


def walk(queue: Queue, items: list[int], choices: list[tuple[int, int, int]]) -> int:
    """One act for every choice (which item, which act, which answer); how many were done."""
    done = 0
    for at, chosen, answer in choices:
        item = items[at % len(items)]
        acts = [
            act
            for act in queue.desk.register.view(item, TODAY).acts
            if act.key.startswith("review.") or act.key in ("step", "hand_in", "amend", "return", "mend")
        ]
        act = acts[chosen % len(acts)]
        try:
            queue.desk.register.perform(item, act.key, filled(act, answer), actor=1, today=TODAY)
        except Refused as refused:
            assert refused.what and refused.way
        else:
            done += 1
    return done


def agreed(queue: Queue, items: list[int]) -> None:
    """Item, review and row tell the same."""
    for item in items:
        state, book = queue.desk.register.state(item), queue.desk.office.rules
        review = queue.desk.reviews.of_subject(item)
        assert state.review == review
        if review and queue.view(review).case.open:
            view = queue.desk.register.view(item, TODAY)
            step = queue.view(review).case.step
            assert step in book.steps
            assert step is not None and step.title in (
                view.case.now.waiting.removesuffix("（报审中）"),
                step.title,
            )
            assert [said.opinion for said in state.opinions] == [
                said.opinion for said in queue.view(review).record.said
            ]
    rows = queue.desk.review_lists.page(Query(view="all"), TODAY)
    for row in rows:
        view = queue.view(int(str(row["id"])))
        assert (row["state"], row["closed"] == "") == (view.status.state, view.case.open)
    assert all(number >= 0 for number in queue.desk.review_lists.counts(TODAY).values())


@pytest.mark.parametrize("ruleset", RULE_SETS)
@WALKS
@given(choices=st.lists(st.tuples(*[st.integers(0, 40)] * 3), min_size=6, max_size=16))
def test_any_order_of_permitted_acts_holds_together(
    ruleset: str, choices: list[tuple[int, int, int]]
) -> None:
    with office(ruleset) as (queue, items):
        walk(queue, items, choices)
        agreed(queue, items)
        assert queue.desk.verify() == []


@WALKS
@given(choices=st.lists(st.tuples(*[st.integers(0, 40)] * 3), min_size=4, max_size=10))
def test_everything_done_can_be_taken_back_step_by_step(choices: list[tuple[int, int, int]]) -> None:
    with office("taierzhuang") as (queue, items):
        before = [queue.desk.register.state(item) for item in items]
        for _ in range(walk(queue, items, choices)):
            queue.desk.undo_last(1)
        after = [queue.desk.register.state(item) for item in items]
        assert [(one.fields, one.opinions, one.review) for one in after] == [
            (one.fields, one.opinions, one.review) for one in before
        ]
        agreed(queue, items)
        assert queue.desk.verify() == []
