"""What the clerk does on the queue beside what every ledger has: entering opinions, sheets and papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger.acts import NextAct
from ui.kit.dialogs import explain
from ui.kit.ledger import acts
from ui.review.entering import show_entry
from ui.review.words import UNSUBMITTED, sheet_of

if TYPE_CHECKING:
    from ui.review.queue import Queue

STEP: Final = "step"


class Acts(acts.Acts):
    """The dialogs of the queue."""

    def __init__(self, queue: Queue) -> None:
        super().__init__(queue.host, queue.face, queue)
        self._queue, self._session = queue, queue.host

    def prepare(self, number: int, act: NextAct, go: Callable[[NextAct], None]) -> None:
        """An opinion is entered as on a sheet."""
        if act.key == STEP:
            self.enter((number,))
        else:
            super().prepare(number, act, go)

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

    def print_sheet(self, name: str) -> None:
        """A sheet of the chosen rows by its key; it is shown first."""
        if chosen := self._queue.chosen():
            show = self.show_paper
            self._session.ask(
                "subjects", lambda desk: sheet_of(desk, chosen, name), lambda found: show(*found)
            )
        else:
            self._none()

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
        if (view := self._queue.card.view) is not None:
            self.show_paper(name, (view.id,))

    def _none(self) -> None:
        way = self.tr("先在表里选中（Space 可多选），再办理")
        explain(self._queue, Refused(self.tr("还没有选中"), way=way))
