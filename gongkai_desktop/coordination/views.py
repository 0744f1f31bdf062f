"""The letters as their lists show them: listed columns, views, what a row says on a day."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from gongkai_desktop.cases.query import View
from gongkai_desktop.cases.table import SAYS, Dress, Source, Table, Values, said
from gongkai_desktop.cases.urgency import Moment, urgency
from gongkai_desktop.coordination.dues import ON_TIME, OVERDUE
from gongkai_desktop.coordination.letter import PERSON, LetterState
from gongkai_desktop.ledger.definition import Column, Kind, Ledger
from gongkai_desktop.masking import masked_name

if TYPE_CHECKING:
    from gongkai_desktop.workdays.calendar import Calendar

LISTED: Final = (
    "id",
    *("kind", "number", "addressee", "items", "title", "state", "send_by", "sent", "due", "provisional"),
    *("replied", "verdict", "closed", "flags", "last_event"),
)
_OPEN: Final = "t.closed = ''"
_DISPUTED: Final = (LetterState.DISPUTE, LetterState.UNANSWERED, LetterState.OBJECTED)
VIEWS: Final = (
    View("open", "未办结", _OPEN, by_due=True),
    View("draft", "待发", f"{_OPEN} AND t.state = '{LetterState.DRAFT}'", by_due=True),
    View("waiting", "待回", f"{_OPEN} AND t.state = '{LetterState.OUT}'", by_due=True),
    OVERDUE,
    View("dispute", "分歧", "{} AND t.state IN ('{}')".format(_OPEN, "', '".join(_DISPUTED))),
    View("flagged", "与规定不符", "t.flags <> ''"),
    View("closed", "已办结", "t.closed <> ''"),
    View("all", "全部"),
)
LEDGER: Final = Ledger(
    "letters",
    "征求意见台账",
    (
        Column("number", "函号", width=14),
        Column("title", "信息名称", Kind.LONG, 24),
        Column("kind", "征求对象", Kind.CHOICE, 8),
        Column("addressee", "名称", width=14),
        Column("send_by", "应发出日期", Kind.DATE, 11),
        Column("sent", "发出日期", Kind.DATE, 11),
        Column("due", "期限", Kind.DATE, 11),
        Column("replied", "复函日期", Kind.DATE, 11),
        Column("verdict", "意见和结果", width=10),
        Column("state", "状态", width=8),
        Column("flags", "与规定不符", Kind.LONG, 20),
        Column("closed", "办结日期", Kind.DATE, 11),
    ),
)
"""The letters as a workbook has them; persons by their family name only, as in the list."""
_OWING: Final = frozenset((LetterState.DRAFT, LetterState.OUT, LetterState.UNANSWERED))


def owing(state: str, due: str) -> str:
    """The last day (ISO) for what a letter still owes, sending or a reply; '' where it owes nothing."""
    return due if state in _OWING else ""


def masked(kind: str, name: str) -> str:
    """The addressee as lists show it: of a person the family name only."""
    return masked_name(name) if kind == PERSON else name


def _told(standing: Values, moment: Moment, calendar: Calendar) -> Values:
    state, due, provisional, kind, addressee = standing
    near = urgency(owing(state, due), "", bool(provisional), moment, calendar)
    return *said(state, near), masked(kind, addressee)


LETTERS: Final = Table(
    key="letter",
    title=LEDGER.title,
    source=Source("letter"),
    columns=LISTED,
    views=VIEWS,
    dress=Dress(
        itemgetter(*map(LISTED.index, ("state", "due", "provisional", "kind", "addressee"))),
        _told,
        (*SAYS, "addressee"),
    ),
    kinds={
        **dict.fromkeys(("send_by", "sent", "due", "replied", "closed"), Kind.DATE),
        **dict.fromkeys(("kind", "state", "verdict"), Kind.CHOICE),
        **dict.fromkeys(("id", "last_event"), Kind.INTEGER),
        "provisional": Kind.FLAG,
    },
    titles={column.key: column.title for column in LEDGER.columns},
    about="EXISTS (SELECT 1 FROM json_each(t.items) e WHERE e.value = :about)",
    number="number",
    heads=(ON_TIME,),
)
