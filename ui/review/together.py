"""What can be done with many rows of the queue at once, and doing it; runs where the office is read or written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger import Column, read_date
from gongkai_desktop.ledger.acts import DAY, NextAct, act
from gongkai_desktop.office.panel import Bulk
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.review.subject import ITEM
from gongkai_desktop.review.views import TO_SUBMIT
from ui.kit.ledger import many
from ui.review.words import HAND_IN, UNSUBMITTED

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.records.event import Changed
    from ui.kit.form_dialog import Values
    from ui.kit.ledger.face import Face
    from ui.tasks import Progress

SAMPLE: Final = 200  # rows looked at to find out what can be done
HAND_ON: Final = "hand_on"


@dataclass(frozen=True, slots=True)
class Possible(many.Possible):
    """The rows meant, the items behind them, and the sheets on which they are out.

    ``reviews`` is empty for what is not handed in, or must be handed in anew.
    """

    items: tuple[int, ...] = ()
    reviews: tuple[int, ...] = ()
    sheets: tuple[str, ...] = ()


def possible(desk: Desk, view: str, rows: tuple[int, ...], today: date) -> Possible:
    """What can be done with these rows of a view."""
    if view == TO_SUBMIT:
        return Possible(rows, _handing_in(desk, rows, today), items=rows)
    reviews = [review for _, review in desk.reviews.states(rows)]
    items = tuple(dict.fromkeys(one.subject.record for one in reviews if one.subject.kind == ITEM))
    if view in UNSUBMITTED:
        return Possible(rows, _handing_in(desk, items, today), items=items)
    out = (one.sheet for one in reviews if one.sheet and one.out_since and not one.back)
    sheets = tuple(dict.fromkeys(out))
    acts = (*_handing_on(desk, rows, sheets, today), *_common(desk, rows, today))
    return Possible(rows, acts, items=items, reviews=rows, sheets=sheets)


def doing(face: Face, meant: Possible, key: str, values: Values, actor: int, today: date) -> many.Doing:
    """How an act of all rows meant is recorded."""
    if key == HAND_IN:
        return partial(_hand_in, meant, values, actor, today)
    if key == HAND_ON:
        return partial(_hand_on, meant, values, actor)
    return partial(many.perform_each, face, meant.reviews, key, values, actor, today)


def _hand_in(
    meant: Possible, values: Values, actor: int, today: date, progress: Progress, desk: Desk
) -> many.Performed:
    changed = desk.register.hand_in(meant.items, values, actor=actor, today=today)
    return _done(changed, meant.items)


def _hand_on(meant: Possible, values: Values, actor: int, progress: Progress, desk: Desk) -> many.Performed:
    twins = Sheets(desk.records)
    changed = twins.all_handed(meant.sheets, str(values["to"]), _day(values), actor=actor)
    return _done(changed, meant.reviews)


def _done(changed: Changed, meant: Sequence[int]) -> many.Performed:
    """Those that were changed; the others stay as they are."""
    return Bulk(changed, tuple(one for one in meant if one in changed.records), ()), ()


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
    return tuple(found[key] for key in desk.reviews.for_many if key in found)


def _day(values: Mapping[str, object]) -> date:
    try:
        day = read_date(str(values.get(DAY, "")))
    except ValueError as error:
        raise Unfilled(QCoreApplication.translate("Review", "交签"), {DAY: str(error)}) from error
    if day is None:
        words = QCoreApplication.translate("Review", "请填日期")
        raise Unfilled(QCoreApplication.translate("Review", "交签"), {DAY: words})
    return day
