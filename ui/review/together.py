"""What can be done with many rows of the queue at once, and doing it; runs where the office is read or written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger import Column, read_date
from gongkai_desktop.ledger.acts import DAY, NextAct, act
from gongkai_desktop.records.sheets import Sheets
from ui.kit.ledger.many import MOST, Left

if TYPE_CHECKING:
    from gongkai_desktop.cases.query import Query
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.records.event import Changed

SAMPLE: Final = 200  # rows looked at to find out what can be done
HAND_IN, HAND_ON = "hand_in", "hand_on"
_UNSUBMITTED: Final = ("to_submit", "again")


@dataclass(frozen=True, slots=True)
class Possible:
    """The rows meant and what can be done with them. ``reviews`` is empty for what is not handed in."""

    items: tuple[int, ...]
    reviews: tuple[int, ...]
    sheets: tuple[str, ...]
    acts: tuple[NextAct, ...]

    @property
    def count(self) -> int:
        """How many rows are meant."""
        return len(self.reviews or self.items)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an act on many."""

    count: int
    changed: tuple[Changed, ...]
    left: tuple[Left, ...] = ()


def possible(desk: Desk, query: Query, chosen: Sequence[int] | None, today: date) -> Possible:
    """What can be done with the chosen rows of a query, or with all of it."""
    rows = tuple(chosen) if chosen is not None else tuple(desk.review_lists.ids(query, today, limit=MOST))
    if query.view == "to_submit":
        return Possible(rows, (), (), _handing_in(desk, rows, today))
    reviews = [desk.reviews.state(row) for row in rows]
    items = tuple(dict.fromkeys(review.subject.record for review in reviews))
    if query.view in _UNSUBMITTED:
        return Possible(items, (), (), _handing_in(desk, items, today))
    sheets = tuple(
        dict.fromkeys(one.sheet for one in reviews if one.sheet and one.out_since and not one.back)
    )
    acts = (*_handing_on(desk, rows, sheets, today), *_common(desk, rows, today))
    return Possible(items, rows, sheets, acts)


def perform(
    meant: Possible,
    key: str,
    values: Mapping[str, object],
    actor: int,
    today: date,
    progress: Callable[[int, int], None],
    desk: Desk,
) -> Done:
    """Do it for every row meant, and name what was left as the clerk knows it."""
    if key == HAND_IN:
        return Done(meant.count, (desk.register.hand_in(meant.items, values, actor=actor, today=today),))
    if key == HAND_ON:
        return _hand_on(desk, meant, values, actor)
    return _each(desk, meant.reviews, key, values, actor, today, progress)


def _hand_on(desk: Desk, meant: Possible, values: Mapping[str, object], actor: int) -> Done:
    twins, day = Sheets(desk.records), _day(values)
    changed = tuple(twins.handed(number, str(values["to"]), day, actor=actor) for number in meant.sheets)
    return Done(len(meant.sheets), changed)


def _each(
    desk: Desk,
    reviews: Sequence[int],
    key: str,
    values: Mapping[str, object],
    actor: int,
    today: date,
    progress: Callable[[int, int], None],
) -> Done:
    """One act of many reviews in one transaction; those that refuse it are left."""
    bulk = desk.reviews.perform_many(reviews, key, values, actor=actor, today=today, progress=progress)
    left = tuple(_left(desk, review, why) for review, why in bulk.left)
    return Done(len(bulk.done), (bulk.changed,) if bulk.changed else (), left)


def _left(desk: Desk, review: int, why: str) -> Left:
    subject = desk.reviews.state(review).subject
    return Left(subject.number or f"#{subject.record}", subject.title, why)


def _handing_in(desk: Desk, items: Sequence[int], today: date) -> tuple[NextAct, ...]:
    """送审, where there is something to hand in."""
    return (desk.register.hand_in_form(items, today),) if items else ()


def _handing_on(
    desk: Desk, reviews: Sequence[int], sheets: Sequence[str], today: date
) -> tuple[NextAct, ...]:
    """交签给…, where a sheet is out: to one of those whose turn it is, first."""
    if not sheets:
        return ()
    rows = desk.reviews.opinion_rows(tuple(reviews[:SAMPLE]), today)
    names = tuple(dict.fromkeys(name for row in rows for name in row.who))
    to = Column("to", QCoreApplication.translate("Review", "交给"), choices=names, required=True)
    title = QCoreApplication.translate("Review", "交签给")
    note = QCoreApplication.translate("Review", "{} 张表：{}").format(len(sheets), "、".join(sheets))
    defaults = {"to": names[0]} if names else {}
    return (act(HAND_ON, title, (to,), today, note=note, defaults=defaults),)


def _common(desk: Desk, reviews: Sequence[int], today: date) -> tuple[NextAct, ...]:
    """The acts for many that at least one of the reviews permits, in the order of the kind; those that cannot are left.

    An opinion has its own way.
    """
    found: dict[str, NextAct] = {}
    for review in reviews[:SAMPLE]:
        for one in desk.reviews.acts(review, today):
            found.setdefault(one.key, replace(one, primary=False))
    shared = (act.key for act in desk.reviews.kind.acts if act.together)
    return tuple(found[key] for key in shared if key in found)


def _day(values: Mapping[str, object]) -> date:
    try:
        day = read_date(str(values.get(DAY, "")))
    except ValueError as error:
        raise Unfilled(QCoreApplication.translate("Review", "交签"), {DAY: str(error)}) from error
    if day is None:
        words = QCoreApplication.translate("Review", "请填日期")
        raise Unfilled(QCoreApplication.translate("Review", "交签"), {DAY: words})
    return day
