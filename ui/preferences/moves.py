"""What a change of the calendar would move: the open records with their dates before and after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from gongkai_desktop.cases.moves import Move
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Cancelled
from ui.kit import look
from ui.kit.dialogs import Frame, button, label
from ui.kit.markup import escape
from ui.kit.rich import Reading
from ui.session import Session
from ui.tasks import Failed

_LISTED = 200


@dataclass(frozen=True, slots=True)
class Moves:
    """How many limits would move, and the first of them."""

    total: int
    lines: tuple[Move, ...]


Change = Callable[[Desk, bool, int], Sequence[Move]]
"""Looks at (False) or makes (True) a change of the calendar in somebody's name; says what moves."""


def looked_up(moves: Sequence[Move]) -> Moves:
    """The moves as they are shown: so many, and the first of them."""
    return Moves(len(moves), tuple(moves[:_LISTED]))


def moves_html(moves: Moves) -> str:
    """The moves as a table: number, title, which limit, date before and after."""
    if not moves.total:
        return f"<p>{escape(QCoreApplication.translate('Moves', '没有未办结的信息因此改变期限。'))}</p>"
    head = QCoreApplication.translate("Moves", "{} 件未办结的信息期限会变动：").format(moves.total)
    rows = "".join(_row(move) for move in moves.lines)
    table = f"<table cellspacing='0' cellpadding='3' width='100%'>{rows}</table>"
    left = moves.total - len(moves.lines)
    more = QCoreApplication.translate("Moves", "另有 {} 件没有列出。").format(left) if left else ""
    return f"<p><b>{escape(head)}</b></p>{table}<p>{escape(more)}</p>"


def _row(move: Move) -> str:
    soft = f"style='color:{look.SOFT};white-space:nowrap'"
    dates = f"{move.due} → <b>{escape(move.new_due)}</b>"
    if move.due == move.new_due:
        dates = f"{move.due} {escape(QCoreApplication.translate('Moves', '暂定与否有变'))}"
    return (
        f"<tr><td {soft}>{escape(move.record)}</td><td>{escape(move.title)}</td><td {soft}>{escape(move.what)}</td>"
        f"<td style='white-space:nowrap' align='right'>{dates}</td></tr>"
    )


class MovesDialog(Frame):
    """Asks whether a change is to be made, with what it moves in sight; nothing has changed yet."""

    manual = "工作日历"

    def __init__(self, what: str, moves: Moves, parent: QWidget) -> None:
        super().__init__("", parent, width=640, height=380 if moves.total else 0)
        self.setWindowTitle(self.tr("确认更改工作日历"))
        self.text = Reading()
        self.text.setAccessibleName(self.tr("会变动的期限"))
        self.text.show_html(moves_html(moves))
        if not moves.total:
            self.text.setFixedHeight(look.scaled(self, 28))  # one line
        self.body.addWidget(label(what, "heading", wrap=True))
        self.body.addWidget(self.text, 1)
        self.yes = button(self.tr("确认更改"), self.accept, primary=True, icon="done")
        self.buttons(button(self.tr("取消"), self.reject), self.yes)
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)


def ask_and_make(
    session: Session,
    parent: QWidget,
    what: str,
    change: Change,
    done: Callable[[object], None],
    failed: Failed,
) -> None:
    """Show what a change would move, ask, and make it; ``failed`` hears Cancelled when the answer is no."""

    def ask(moves: Moves) -> None:
        dialog = MovesDialog(what, moves, parent)
        dialog.accepted.connect(make)
        dialog.rejected.connect(lambda: failed(Cancelled()))
        dialog.open()

    def make() -> None:
        session.act(lambda desk, actor: change(desk, True, actor), made, failed)

    def made(result: object) -> None:
        session.told(None)
        done(result)

    session.ask("calendar-change", lambda desk: looked_up(change(desk, False, 0)), ask, failed)
