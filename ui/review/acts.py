"""What the clerk does on the queue: the next acts of a review, handing in, entering opinions, papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.records.event import Changed
from ui.kit.dialogs import explain
from ui.kit.finding import find_numbers
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.review.entering import show_entry
from ui.review.together import HAND_IN, UNSUBMITTED

if TYPE_CHECKING:
    from ui.review.queue import Queue
    from ui.review.told import Told

Recording = Callable[[Values], Callable[[Desk, int], Changed]]
STEP: Final = "step"


class Acts(QObject):
    """The dialogs of the queue. What they record goes to the session's writer."""

    def __init__(self, queue: Queue) -> None:
        super().__init__(queue)
        self._queue, self._session = queue, queue.session

    def perform(self, told: Told, act: NextAct) -> None:
        """Open the form of one act; an opinion is entered as on a sheet."""
        session = self._session
        if act.key == STEP and told.review:
            self.enter((told.review,))
            return

        def record(values: Values) -> Callable[[Desk, int], Changed]:
            today = session.today()
            if told.review and act.key != HAND_IN:
                return lambda desk, actor: desk.reviews.perform(
                    told.review, act.key, values, actor=actor, today=today
                )
            return lambda desk, actor: desk.register.perform(
                told.item, act.key, values, actor=actor, today=today
            )

        kept = f"{'review' if told.review else 'item'}.{told.id}.{act.key}"
        self._ask(act.form, record, act.title, kept, values=act.defaults, note=act.note)

    def enter(self, reviews: Sequence[int]) -> None:
        """录入签字结果 for these reviews, and for all that lie on the same sheets."""
        chosen, today = tuple(reviews), self._session.today()
        show_entry(
            self._session,
            self._queue,
            lambda desk: desk.reviews.entry_rows(chosen, today),
            self._queue.said.emit,
        )

    def enter_sheet(self, number: str) -> None:
        """录入签字结果 for everything on a sheet."""
        today = self._session.today()
        show_entry(
            self._session,
            self._queue,
            lambda desk: desk.reviews.entry_of_sheet(number, today),
            self._queue.said.emit,
            sheet=number,
        )

    def enter_chosen(self) -> None:
        """F2: enter what was signed for the chosen reviews."""
        if self._queue.query.view in UNSUBMITTED:
            what = self.tr("这些信息还没有送审")
            explain(self._queue, Refused(what, way=self.tr("先送审（Ctrl+B）或打印审查表，再录入签字结果")))
        elif chosen := self._queue.chosen():
            self.enter(chosen)
        else:
            self._none()

    def open_current(self) -> None:
        """Enter in the table: the opinion that is waited for, else the first next step."""
        told = self._queue.panel.told
        if told is None or told.id != self._queue.table.current_id():
            return
        act = next((act for act in told.acts if act.primary), None)
        if act is not None:
            self.perform(told, act)
        else:
            self._queue.panel.next_steps()

    def take_back(self, event: int) -> None:
        """Ask why, and take one event of the review back."""
        why = Column("reason", self.tr("为什么撤销"), Kind.LONG, required=True)

        def record(values: Values) -> Callable[[Desk, int], Changed]:
            reason = str(values["reason"])
            return lambda desk, actor: desk.records.undo(event, actor=actor, reason=reason)

        title = self.tr("撤销这一步")
        self._ask(Ledger("take-back", title, (why,)), record, title)

    def print_sheet(self, name: str) -> None:
        """A sheet of the chosen rows by its key; it is shown first."""
        chosen = self._queue.chosen()
        if not chosen:
            self._none()
            return
        find = subjects_of(self._queue.query, chosen)
        self._session.ask("subjects", find, lambda items: self.show_paper(name, items))

    def show_paper(self, name: str, records: tuple[int, ...]) -> None:
        """Prepare a paper of these records and show it."""
        from ui.kit.papers import show_paper  # seldom used, as is the question before it
        from ui.register.release_form import ask_form_first

        ask_form_first(
            self._session,
            self._queue,
            name,
            records,
            lambda: show_paper(self._session, self._queue, name, records),
        )

    def print_own(self, name: str) -> None:
        """A paper of the review shown: the letter of its referral, the record of what was hidden."""
        told = self._queue.panel.told
        if told is not None and told.review:
            self.show_paper(name, (told.review,))

    def _none(self) -> None:
        way = self.tr("先在表里选中（Space 可多选），再办理")
        explain(self._queue, Refused(self.tr("还没有选中"), way=way))

    def _ask(self, form: Ledger, record: Recording, title: str, draft: str = "", **how: Any) -> None:
        """Show a form; its values go to the writer, which closes it or says what to mend; ``draft`` is its name."""

        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            def recorded(changed: Changed) -> None:
                done(changed)
                self._queue.said.emit(self.tr("已记下：{}").format(title))

            self._session.act(record(values), recorded, failed)

        dialog = FormDialog(form, save, self._session.failures.handle, self._queue, **how)
        dialog.manual = self._queue.manual
        find_numbers(dialog, self._session)
        if draft:
            dialog.draft(self._session, draft)
        dialog.open()


def subjects_of(query: Query, rows: Sequence[int]) -> Callable[[Desk], tuple[int, ...]]:
    """How to find the items behind these rows of a query."""

    def find(desk: Desk) -> tuple[int, ...]:
        if query.view == "to_submit":
            return tuple(rows)
        return tuple(dict.fromkeys(desk.reviews.state(row).subject.record for row in rows))

    return find
