"""The queue as its lists show it: listed columns, views, what a row says on a day."""

from __future__ import annotations

from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from gongkai_desktop.cases.query import TODAY, View
from gongkai_desktop.cases.table import SAYS, Dress, Source, Table, Values, filtered_as, said
from gongkai_desktop.cases.urgency import Moment, overdue, urgency
from gongkai_desktop.ledger.definition import Kind
from gongkai_desktop.review.fields import REVIEWS
from gongkai_desktop.review.states import AGAIN, ReviewState, status

if TYPE_CHECKING:
    from gongkai_desktop.workdays.calendar import Calendar

TO_SUBMIT: Final = "to_submit"
LONG_OUT: Final = 5
"""From how many working days a paper that is out is told as near."""
COLUMNS: Final = (
    *("id", "subject", "kind", "number", "title", "doc_no", "department", "attribute", "round"),
    *("state", "step", "step_title", "post", "handed_in", "turn", "due", "provisional", "closed"),
    *("sheet", "out_to", "out_since", "back", "opinion", "opinion_day", "conclusion", "flags", "last_event"),
    "review",
)
"""``review`` is the review of a row, 0 for an item not handed in, whose record ``id`` then is."""

ROUNDS: Final = "(SELECT count(*) FROM review n WHERE n.subject = t.id)"
"""How often a record (as t) has been handed in."""
_OPEN: Final = "t.closed = ''"
OUT: Final = View("out", "待签回", f"{_OPEN} AND t.out_since <> '' AND t.back = ''")
BACK: Final = View("back", "已扫描未录", f"{_OPEN} AND t.back <> ''", urgency="soon")
NEAR: Final = View(
    f"{TODAY}near", "今日：审查期限将到的", f"{_OPEN} AND t.due >= :today AND t.due <= :soon", by_due=True
)
_STATES: Final = "', '".join(AGAIN)
_STATE, _STEP, _HANDED_IN, _CLOSED = map(COLUMNS.index, ("state", "step_title", "handed_in", "closed"))
_RUNNING: Final = itemgetter(*map(COLUMNS.index, ("due", "provisional", "out_since", "back")))


def _standing(values: Values) -> Values:
    """What decides how a row reads; of one that is closed its state alone."""
    state = values[_STATE], values[_STEP], values[_HANDED_IN] != ""
    return state if values[_CLOSED] else state + _RUNNING(values)


def _told(standing: Values, moment: Moment, calendar: Calendar) -> Values:
    """What ``SAYS`` and for how many working days the sheet has been out, None where it is not."""
    state, step_title, handed_in, due, provisional, out, back = (*standing, "", 0, "", "")[:7]
    words = status(state, step_title) if handed_in else f"待{step_title}"
    near = urgency(due, "", bool(provisional), moment, calendar)
    return *said(words, near), working_days("" if back else out, moment.today, calendar)


def working_days(since: str, today: date, calendar: Calendar) -> int | None:
    """Working days since a day (ISO); None without one."""
    return max(0, calendar.between(date.fromisoformat(since), today)) if since else None


def queue(waiting: Source, unsubmitted: str) -> Table:
    """The queue. Of records that wait to be handed in it is told where they lie, in the columns of a review, and by
    which condition they are known: it knows of no room whose records come to it.
    """
    return Table(
        key="review",
        title="保密审查台账",
        source=Source("review", {"review": "t.id"}),
        columns=COLUMNS,
        views=_views(waiting, unsubmitted),
        dress=Dress(_standing, _told, (*SAYS, "days_out")),
        kinds=filtered_as(
            REVIEWS.columns,
            **dict.fromkeys(("formed", "turn"), Kind.DATE),
            **dict.fromkeys(("state", "step", "out_to", "attribute", "kind"), Kind.CHOICE),
            **dict.fromkeys(("id", "subject", "round", "review", "last_event"), Kind.INTEGER),
            provisional=Kind.FLAG,
        ),
        titles={column.key: column.title for column in REVIEWS.columns},
        about="t.subject = :about",
        number="number",
        derived=_behind,
        unfinished=_OPEN,
        heads=(NEAR,),
    )


def _behind(key: str) -> View | None:
    """The view behind a figure of the statistics."""
    from gongkai_desktop.review.facets import FACETS  # the first rows of a list do not need it

    return FACETS.behind(key)


def _views(waiting: Source, unsubmitted: str) -> tuple[View, ...]:
    subjects = f"SELECT t.id FROM {waiting.table} t{waiting.hint} WHERE {unsubmitted}"
    return (
        View(TO_SUBMIT, "待提交", unsubmitted, source=waiting),
        View("running", "在办", _OPEN),
        OUT,
        BACK,
        View("returned", "退回", f"{_OPEN} AND t.state = '{ReviewState.RETURNED}'"),
        View("escalated", "须报审", f"{_OPEN} AND t.state = '{ReviewState.ESCALATED}'"),
        View(
            "again",
            "须重新审查",
            f"t.state IN ('{_STATES}')"
            f" AND t.subject IN ({subjects})"
            " AND t.id = (SELECT max(n.id) FROM review n WHERE n.subject = t.subject)",
        ),
        View("overdue", "逾期", overdue(_OPEN), urgency="overdue"),
        View("closed", "已办结", "t.closed <> ''"),
        View("all", "全部"),
    )


def in_period(view: str, first: str, last: str) -> dict[str, str]:
    """The filter for a time (ISO days, '' open): when it was closed in the view "closed", else handed in.

    Of what is not handed in yet, when it was formed.
    """
    day = {"closed": "closed", TO_SUBMIT: "formed"}.get(view, "handed_in")
    return {day: f"{first}..{last}"} if first or last else {}
