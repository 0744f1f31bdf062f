"""What a panel masks shown whole for a moment, once history has it who looked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFormLayout, QWidget

from ui.kit.dialogs import Frame, button, label
from ui.kit.ledger.acts import Acts

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.ledger.acts import NextAct
    from gongkai_desktop.records.event import Changed

T = TypeVar("T")
Rows: TypeAlias = Sequence[tuple[str, str]]
"""What is shown, each with its title."""
REVEAL: Final = "reveal"
"""The act that tells history who looked."""


class Revealed(Frame):
    """What is masked elsewhere; it cannot be marked and copied, copying is asked for with a reason (``copying``)."""

    manual = "查找与视图"

    def __init__(
        self, title: str, manual: str, rows: Rows, copying: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(title, parent, width=480)
        self.manual, self._rows = manual, [(head, value) for head, value in rows if value]
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        for head, value in self._rows:
            said = label(value, "", wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            form.addRow(label(head, "soft"), said)
        self.body.addLayout(form)
        self.body.addWidget(
            label(self.tr("这次查看已记入时间线。关闭后右边仍只显示一部分。"), "small", wrap=True)
        )
        self.body.addStretch(1)
        away = button(self.tr("关闭"), self.accept, primary=True)
        self.buttons(button(self.tr("复制…"), lambda: copying(self.words())), away)
        away.setFocus()

    def words(self) -> str:
        """All of it, a line each."""
        return "\n".join(f"{title}：{value}" for title, value in self._rows)


class RevealingActs(Acts):
    """The dialogs of a ledger whose panel masks something; ``hidden`` tells what, ``whole`` what it is called."""

    def hidden(self, desk: Desk, number: int) -> Rows:
        """What a record's panel masks, with whom it is about."""
        raise NotImplementedError

    def whole(self) -> str:
        """What is shown, as the dialog calls it."""
        raise NotImplementedError

    def perform(self, number: int, act: NextAct, field: str = "") -> None:
        """Ask for the facts of an act; a look at what is masked asks nothing."""
        if act.key == REVEAL:
            self.reveal(number)
        else:
            super().perform(number, act, field)

    def reveal(self, number: int) -> None:
        """Show what is masked, once it stands in the history that somebody looked."""

        def shown(_: Changed) -> None:
            self.done.emit(number)
            self._host.ask(
                "reveal", lambda desk: self.hidden(desk, number), lambda rows: self._show(number, rows)
            )

        self._host.act(lambda desk, actor: self._looked(desk, number, "", actor), shown)

    def ask_what_for(
        self,
        number: int,
        title: str,
        record: Callable[[Desk, str, int], T],
        then: Callable[[T], None],
        *,
        note: str = "",
    ) -> None:
        """Ask what that is wanted for; ``then`` gets what the writer made of it, for whom."""
        face, today = self._face, self._host.today()

        def read(desk: Desk) -> NextAct:
            acts = face.cases(desk).acts(number, today)
            return next(one for one in acts if one.key == REVEAL).worked_out()

        def ask(asked: NextAct) -> None:
            why = tuple(replace(column, required=True) for column in asked.form.columns)
            form = replace(asked.form, title=title, columns=why)
            act = replace(asked.asking(lambda before: before._replace(form=form)), note=note or asked.note)
            self.ask(act, lambda desk, values, actor, _: record(desk, str(values["why"]), actor), then)

        self._host.ask("what-for", read, ask)

    def _show(self, number: int, rows: Rows) -> None:
        copying = partial(self._copy, number)
        Revealed(self.whole(), self.manual, rows, copying, self._over).open()

    def _copy(self, number: int, words: str) -> None:
        """Copied once it stands in the history what for."""

        def record(desk: Desk, why: str, actor: int) -> Changed:
            return self._looked(desk, number, why, actor)

        def copied(_: Changed) -> None:
            QGuiApplication.clipboard().setText(words)
            self.said.emit(self.tr("已复制，用途已记入时间线"))

        self.ask_what_for(number, self.tr("复制{}").format(self.whole()), record, copied)

    def _looked(self, desk: Desk, number: int, why: str, actor: int) -> Changed:
        today = self._host.today()
        return self._face.perform(desk, number, REVEAL, {"why": why}, actor=actor, today=today)
