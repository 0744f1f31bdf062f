"""The ledgers of secrecy work as their lists show them: listed columns, views, what a row says on a day."""

from __future__ import annotations

from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from gongkai_desktop.cases.query import View
from gongkai_desktop.cases.table import Dress, Source, Table, Values, said
from gongkai_desktop.cases.urgency import Moment, overdue, urgency
from gongkai_desktop.ledger.definition import Kind
from gongkai_desktop.secrecy.affair import KINDS, TITLES, AffairState

if TYPE_CHECKING:
    from gongkai_desktop.workdays.calendar import Calendar

LISTED: Final = (
    "id",
    *("kind", "title", "who", "day", "item", "state", "due", "due_at", "provisional", "closed", "flags"),
    "last_event",
)
_OPEN: Final = "t.closed = ''"
VIEWS: Final = (
    View("open", "未办结", _OPEN, by_due=True),
    View("overdue", "逾期", overdue(_OPEN, hours=True), by_due=True, urgency="overdue"),
    View("flagged", "与规定不符", "t.flags <> ''"),
    View("closed", "已办结", f"t.closed <> '' AND t.state <> '{AffairState.VOID}'"),
    View("all", "全部"),
)


def _told(standing: Values, moment: Moment, calendar: Calendar) -> Values:
    state, due, due_at, provisional = standing
    return said(state, urgency(due, due_at, bool(provisional), moment, calendar))


_DRESS: Final = Dress(itemgetter(*map(LISTED.index, ("state", "due", "due_at", "provisional"))), _told)
AFFAIRS: Final = MappingProxyType(
    {
        kind: Table(
            key=kind,
            title=TITLES[kind],
            source=Source("affair"),
            columns=LISTED,
            views=VIEWS,
            dress=_DRESS,
            kinds={
                **dict.fromkeys(("day", "due", "closed"), Kind.DATE),
                **dict.fromkeys(("kind", "state"), Kind.CHOICE),
                **dict.fromkeys(("id", "item", "last_event"), Kind.INTEGER),
                "provisional": Kind.FLAG,
            },
            only=f"t.kind = '{kind}'",
            about="t.item = :about",
        )
        for kind in KINDS
    }
)
