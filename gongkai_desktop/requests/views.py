"""The requests as their lists show them: listed columns, views, what a row says on a day."""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from gongkai_desktop.cases.query import View
from gongkai_desktop.cases.table import SAYS, Dress, Source, Table, Values, filtered_as, said
from gongkai_desktop.cases.urgency import Moment, urgency
from gongkai_desktop.ledger.definition import Kind
from gongkai_desktop.requests.dues import HEADS, OVERDUE, reminding
from gongkai_desktop.requests.fields import LEDGER, PERSON
from gongkai_desktop.requests.states import OPEN, Stage
from gongkai_desktop.requests.tally import behind

if TYPE_CHECKING:
    from gongkai_desktop.workdays.calendar import Calendar

COLUMNS: Final = (
    *("id", "number", "applicant", "applicant_kind", "channel", "arrived", "title", "department", "state"),
    *("due", "owes", "answer_due", "base_due", "provisional"),
    *("asked_correction", "corrected", "consulted", "replied", "extended", "extension"),
    *("outcome", "result", "issued", "doc_no", "how", "served", "closed", "flags", "last_event"),
)
OPEN_ROWS: Final = "t.closed = ''"
_IN: Final = "{} AND t.state IN ('{}')"
_WAITS: Final = "', '".join((Stage.CORRECTION, Stage.REASONS, Stage.PAYMENT))


def _of(*stages: Stage) -> str:
    return _IN.format(OPEN_ROWS, "', '".join(stages))


VIEWS: Final = (
    View("open", "未办结", OPEN_ROWS, by_due=True),
    OVERDUE,
    View("soon", "临期", "t.due >= :today AND t.due <= :soon", by_due=True, urgency="soon"),
    View("confirm", "待确认", _of(Stage.CONFIRM), by_due=True),
    View("examine", "待审查", _of(Stage.EXAMINE), by_due=True),
    View("waiting", "等申请人", f"{OPEN_ROWS} AND t.state IN ('{_WAITS}')", by_due=True),
    View("handling", "办理中", _of(Stage.HANDLING), by_due=True),
    View("approval", "待审签", _of(Stage.APPROVAL), by_due=True),
    View("service", "待送达", _of(Stage.SERVICE), by_due=True),
    View("disputed", "复议诉讼", "t.disputed <> ''", by_due=True),
    View("flagged", "与规定不符", "t.flags <> ''"),
    View("closed", "已办结", "t.closed <> ''"),
    View("all", "全部"),
)
_STANDING: Final = itemgetter(*map(COLUMNS.index, ("state", "due", "owes", "provisional")))
_KIND, _NAME = map(COLUMNS.index, ("applicant_kind", "applicant"))


@lru_cache(maxsize=4096)
def masked(kind: str, name: str) -> str:
    """The applicant as lists show it: of a person, and of whom nobody said what it is, the family name only."""
    from gongkai_desktop.masking import masked_name, masked_who  # not needed before there is a row

    if not kind:
        return masked_who(name)
    return masked_name(name) if kind == PERSON else name


def _told(standing: Values, moment: Moment, calendar: Calendar) -> Values:
    state, due, owes, provisional = standing
    return said(state, urgency(due if state in OPEN or owes else "", "", bool(provisional), moment, calendar))


def _named(values: Values) -> Values:
    return (masked(values[_KIND], values[_NAME]),)


def _derived(key: str) -> View | None:
    """A view behind reminders, behind a number of the annual report, or behind one of the statistics."""
    from gongkai_desktop.requests.facets import FACETS  # the first rows of a list do not need it

    return reminding(key) or behind(key) or FACETS.behind(key)


REQUESTS: Final = Table(
    key="requests",
    title=LEDGER.title,
    source=Source("request"),
    columns=COLUMNS,
    views=VIEWS,
    dress=Dress(_STANDING, _told, (*SAYS, "applicant"), own=_named),
    kinds=filtered_as(
        LEDGER.columns,
        **dict.fromkeys(("due", "base_due", "closed"), Kind.DATE),
        **dict.fromkeys(("state", "outcome", "result", "how", "owes"), Kind.CHOICE),
        **dict.fromkeys(("id", "last_event"), Kind.INTEGER),
        provisional=Kind.FLAG,
    ),
    titles={column.key: column.title for column in LEDGER.columns},
    number="number",
    derived=_derived,
    heads=HEADS,
)
