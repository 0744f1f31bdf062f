"""Opening the review queue with 50,000 past reviews beside the same SQL on a bare cursor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.records.event import Draft
from gongkai_desktop.review.opinions import OpinionSaid

from .ledgers import TODAY, made_once, rows
from .paging import PAGE, Both, Paged, opened
from .yardstick import beside

pytestmark = pytest.mark.bench

PAST, OPEN, UNSUBMITTED, BATCH = 50_000, 200, 200, 2_000
_DAY = TODAY - timedelta(days=30)
_TOLD = ("index_no", "title", "doc_no", "department", "formed", "attribute", "category")


def reviewed_office(root: Path) -> Path:
    """An office in which 50,000 items were approved, 200 are under review and 200 wait for it."""

    def fill(desk: Desk) -> None:
        actor = desk.actor()
        with desk.records.act(actor=actor) as act:
            items = act.add(
                Draft("item.registered", _DAY, {"fields": {key: row[key] for key in _TOLD}})
                for row in rows(PAST + OPEN + UNSUBMITTED)
            )
        for first in range(0, PAST + OPEN, BATCH):
            some = items[first : min(first + BATCH, PAST + OPEN)]
            desk.register.hand_in(some, {"day": _DAY.isoformat()}, actor=actor, today=TODAY)
            _approve(desk, [item for item in some if item < items[PAST]], actor)

    return made_once(root, fill)


def _approve(desk: Desk, items: list[int], actor: int) -> None:
    waiting = [desk.reviews.of_subject(item) for item in items]
    while waiting:
        told = desk.reviews.opinion_rows(waiting, TODAY)
        said = [
            OpinionSaid(
                row.review,
                row.step,
                row.passing[0],
                "某某",
                _DAY.isoformat(),
                reason="补录",
                grounds="可以公开",
            )
            for row in told
        ]
        if said:
            desk.reviews.record_opinions(said, actor=actor, today=TODAY)
        waiting = [row.review for row in told]


@pytest.fixture(scope="module")
def queue(bench_folder) -> Iterator[Both]:  # type: ignore[no-untyped-def]
    with opened(reviewed_office(bench_folder / "五万件审查")) as both:
        yield both


QUERIES = [
    ("在办", Query("running"), 20),
    ("已办结", Query(view="closed"), 20),
    ("全部按名称排", Query(view="all", order="title"), 3),
    ("全部里找“积水”", Query(view="all", words="积水"), 10),
    ("待提交", Query(view="to_submit"), 20),
    ("须重新审查", Query(view="again"), 10),
]


@pytest.mark.parametrize(("name", "query", "repeats"), QUERIES, ids=[name for name, *_ in QUERIES])
def test_the_first_page(queue, name: str, query: Query, repeats: int) -> None:  # type: ignore[no-untyped-def]
    desk, bare = queue
    Paged(desk.review_lists, bare, TODAY, repeats).beside(f"五万件审查，{name}", query)


def test_opening_the_queue(queue) -> None:  # type: ignore[no-untyped-def]
    """What the page reads when it opens: its first rows, the counts of all views, steps and signers."""
    desk, bare = queue
    views = [desk.review_lists.statement(Query(view.key), TODAY) for view in desk.review_lists.views()]
    first = desk.review_lists.statement(Query("running"), TODAY)

    def ours() -> None:
        desk.review_lists.page(Query("running"), TODAY, limit=PAGE)
        desk.review_lists.counts(TODAY)

    def floor() -> None:
        bare.execute(first.page(PAGE), first.values).fetchall()
        for view in views:
            bare.execute(view.count(), view.values).fetchone()

    beside("五万件审查，打开队列（首页和各视图件数） ／ 同一 SQL", ours, floor, promised=2, runs=3)
