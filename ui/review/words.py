"""How the review queue reads on the screen: its rows, its views with who they wait for, a review or an item whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.cases.query import Query
from gongkai_desktop.deadlines.urgency import NONE
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.register.fields import REGISTER
from gongkai_desktop.review.states import AGAIN, ReviewState
from gongkai_desktop.review.subject import ITEM
from gongkai_desktop.review.views import LONG_OUT, TO_SUBMIT
from ui.kit import look
from ui.kit.ledger.face import Face
from ui.kit.paged import Row, Shown
from ui.kit.urgency import short_reminder, urgency_colour
from ui.review.emptiness import emptiness

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.ledger.acts import NextAct
    from gongkai_desktop.records.event import Changed
    from gongkai_desktop.review.tally import Tally
    from ui.kit.form_dialog import Values
    from ui.kit.ledger.card import RecordView
    from ui.kit.ledger.views import Beneath

HAND_IN: Final = "hand_in"
UNSUBMITTED: Final = (TO_SUBMIT, "again")
"""Views whose rows stand for items that are to be handed in."""
STEP, SIGNER = "step", "out_to"
"""The columns by which views are narrowed down beneath them."""


class ReviewFace(Face):
    """The queue of 保密审查. A row is a review, or an item of the register that waits to be handed in."""

    name, first = "review", "running"
    manual = "保密审查"
    rooms = frozenset({"review", "item"})
    stretch = 1

    def __init__(self) -> None:
        self.title = QCoreApplication.translate("Review", "保密审查台账")
        self.columns = table_columns()
        self.search = QCoreApplication.translate("Review", "搜索：名称、文号、编号、拼音首字母（如 bmsc）")
        self.keys = QCoreApplication.translate("Review", "F2 录入签字　Space 多选　Ctrl+B 批量　F1 全部按键")
        self.due = QCoreApplication.translate("Review", "审查期限")
        self.nothing = QCoreApplication.translate(
            "Review", "在表里选一行，这里显示它走到哪一步、纸在哪里和下一步。"
        )
        self._steps: Mapping[str, str] = {}

    # — words —

    def empty(self, query: Query, *, used: bool = False) -> tuple[str, str]:
        """What to say where a list has nothing."""
        told = emptiness().get(query.view)
        plain = told is not None and not query.words and not query.filters
        return told if plain and told else super().empty(query, used=used)

    def unfiltered(self, view: str) -> Collection[str]:
        """What waits to be handed in is in no state of a review yet."""
        return ("state",) if view == TO_SUBMIT else ()

    def chips(self, filters: Mapping[str, str]) -> list[tuple[str, str]]:
        """Each filter in words, a step by its name as soon as that is known."""
        told = {key: self._steps.get(value, "") if key == STEP else value for key, value in filters.items()}
        return super().chips(told)

    def column(self, key: str) -> Column | None:
        """The column that a filter is about; a step is filtered by its key."""
        return super().column("step_title" if key == STEP else key)

    def beneath(self, desk: Desk, today: date) -> Sequence[Beneath]:
        """The steps that reviews wait for beneath 在办, the signers who have sheets beneath 待签回."""
        from ui.kit.ledger.views import Beneath  # not before views are seen

        steps, signers = desk.review_tallies.steps(today), desk.review_tallies.signers(today)
        self._steps = {one.key: one.title for one in steps}
        return (
            *(Beneath("running", STEP, one.key, one.title, f"{one.count:,}") for one in steps),
            *(_signer(one) for one in signers),
        )

    # — a record —

    def under(self, view: RecordView) -> str:
        """Its number without the office's code, its department, where it stands."""
        department = _department(view)
        return " · ".join(part for part in (_short(view.number), department, view.status.words) if part)

    def summary(self, view: Any) -> str:
        """The review with its chain, or the item that is in none."""
        from ui.review import summary  # not before a record is seen

        return summary.of_review(view) if is_review(view) else summary.of_item(view)

    def undated(self, view: RecordView) -> str:
        """Why no days are counted."""
        if is_review(view):
            return super().undated(view)
        return QCoreApplication.translate(
            "Review", "还没有送审。送审那天起，按本单位制度的工作日数计审查期限。"
        )

    # — into the core —

    def view(self, desk: Desk, number: int, today: date) -> RecordView:
        """A review, or an item that waits to be handed in; what must be handed in anew can be from here."""
        (item,) = subjects(desk, (number,))
        if item == number:
            waiting = desk.register.view(number, today)
            status = replace(waiting.status, urgency=NONE)
            acts = _handing_in(waiting.acts)
            return replace(waiting, status=status, acts=acts, limits=(), foremost=None)
        found = desk.reviews.view(number, today)
        own = found.record.subject.kind != ITEM  # an application is handed in anew where it is handled
        if own or found.case.state not in AGAIN or desk.reviews.of_subject(item):
            return found
        return replace(found, acts=(*_handing_in(desk.register.acts(item, today)), *found.acts))

    def perform(
        self, desk: Desk, number: int, act: str, values: Values, *, actor: int, today: date
    ) -> Changed:
        """Handing in is done with the item, all else with the review."""
        if act != HAND_IN:
            return super().perform(desk, number, act, values, actor=actor, today=today)
        (item,) = subjects(desk, (number,))
        return desk.register.perform(item, act, values, actor=actor, today=today)


def is_review(view: Any) -> bool:
    """Whether a record of the queue is a review, no item that waits to be handed in."""
    from gongkai_desktop.review.review import Review  # not needed for the first rows

    return isinstance(view.record, Review)


def subjects(desk: Desk, rows: Sequence[int]) -> tuple[int, ...]:
    """What rows of the queue are about; a row that is no review is its item."""
    reviewed = {number: state.subject.record for number, state in desk.reviews.states(rows)}
    return tuple(dict.fromkeys(reviewed.get(row, row) for row in rows))


def sheet_of(desk: Desk, rows: Sequence[int], name: str) -> tuple[str, tuple[int, ...]]:
    """The sheet to print for rows of the queue, and its records: items share one, an application has its own."""
    reviews = dict(desk.reviews.states(rows))
    own = [number for number, state in reviews.items() if state.subject.kind != ITEM]
    if not own:
        return name, subjects(desk, rows)
    if len(rows) > 1:
        what = QCoreApplication.translate("Review", "选中的里面有依申请公开的申请")
        way = QCoreApplication.translate("Review", "申请的保密审查表一次印一件：请只选一件再打印")
        raise Refused(what, way=way)
    return "review-sheet", tuple(own)


def _handing_in(acts: Sequence[NextAct]) -> tuple[NextAct, ...]:
    return tuple(replace(act, primary=True) for act in acts if act.key == HAND_IN)


def _department(view: Any) -> str:
    return str(view.record.subject.department if is_review(view) else view.case.responsible)


def _signer(one: Tally) -> Beneath:
    from ui.kit.ledger.views import Beneath  # not before views are seen

    tip = QCoreApplication.translate("Review", "{}：{} 件在外，最久 {} 个工作日")
    return Beneath(
        "out",
        SIGNER,
        one.key,
        one.title,
        f"{one.count:,}",
        tip.format(one.title, one.count, one.longest),
        near=one.longest >= LONG_OUT,
    )


_STATES: Final = {
    ReviewState.RETURNED.value: "amber",
    ReviewState.ESCALATED.value: "amber",
    ReviewState.OUTDATED.value: "red",
    ReviewState.REFUSED.value: "red",
    ReviewState.APPROVED.value: "green",
}


def days_out(row: Row) -> str:
    """How long the paper has been out, '' where it is not."""
    if row["days_out"] is None:
        return ""
    return QCoreApplication.translate("Review", "{} 工作日").format(row["days_out"])


def _short(number: str) -> str:
    """A number without the office's code, which is the same in every row."""
    return number.rpartition("/")[2]


def table_columns() -> tuple[Shown, ...]:
    """The columns of the queue's table."""

    def plain(key: str, title: str, width: int, spare: int = 0, *, filtered: bool = True) -> Shown:
        return Shown(
            Column(key, title), width, lambda row: str(row[key]), order=key, spare=spare, filtered=filtered
        )

    number = Column("number", QCoreApplication.translate("Review", "编号"))
    chosen = Column(
        "attribute",
        QCoreApplication.translate("Review", "拟公开属性"),
        Kind.CHOICE,
        choices=REGISTER.column("attribute").choices,
    )
    out = Column("out_since", QCoreApplication.translate("Review", "在外"))
    due = Column("due", QCoreApplication.translate("Review", "期限（工作日）"), Kind.TEXT)
    states = tuple(state.value for state in ReviewState)
    state = Column("state", QCoreApplication.translate("Review", "状态"), Kind.CHOICE, choices=states)
    return (
        Shown(number, 104, _number, order="number", spare=4),
        plain("title", QCoreApplication.translate("Review", "名称"), 236),
        plain("department", QCoreApplication.translate("Review", "科室"), 74, spare=2),
        Shown(chosen, 80, lambda row: str(row["attribute"]), order="attribute", spare=1),
        plain("step_title", QCoreApplication.translate("Review", "当前步骤"), 92, spare=5),
        plain("out_to", QCoreApplication.translate("Review", "签字人"), 62, filtered=False),
        Shown(out, 68, days_out, _out_tone, order="out_since", filtered=False, whole=True),
        Shown(
            due,
            108,
            lambda row: short_reminder(row["urgency"], row["reminder"]),
            lambda row: urgency_colour(row["urgency"]),
            order="due",
            filtered=False,
        ),
        Shown(state, 78, lambda row: str(row["state"]), _state_tone, order="state", spare=3),
    )


def _number(row: Row) -> str:
    """#n where there is no number."""
    return _short(str(row["number"])) or f"#{row['id']}"


def _state_tone(row: Row) -> str:
    return look.tone(_STATES.get(str(row["state"]), "ink"))


def _out_tone(row: Row) -> str:
    return look.AMBER if int(row["days_out"] or 0) >= LONG_OUT else look.INK
