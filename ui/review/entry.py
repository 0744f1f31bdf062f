"""录入签字结果: what the signed sheets say in the order of the paper, a row of keys for each signature on it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from gongkai_desktop.errors import Refused, Unfilled
from ui.kit import look
from ui.kit.alive import if_there
from ui.kit.dialogs import Banner, Frame, Message, abandon, button, label, scrolling
from ui.kit.drafting import Drafting, put_above
from ui.review.entry_row import EntryRow
from ui.review.pages_beside import PagesBeside

if TYPE_CHECKING:
    from gongkai_desktop.office.panel import Bulk
    from gongkai_desktop.review.opinions import OpinionRow, OpinionSaid
    from ui.session import Session

MOST: Final = 150  # signatures entered at once
_DAY: Final = "review/entry/day"
_SPLIT: Final = "review/entry/split"
_TURNING: Final[Mapping[int, int]] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


def _whole_items(rows: Sequence[OpinionRow]) -> Sequence[OpinionRow]:
    """As many rows as are entered at once, no item torn from its further signatures."""
    if len(rows) <= MOST:
        return rows
    end = MOST
    while end > 1 and rows[end].review == rows[end - 1].review:
        end -= 1
    return rows[:end]


class EntryDialog(Frame):
    """Keeps what was typed until it has been recorded; what could not be recorded stays, with the reason."""

    manual = "保密审查"
    recorded = Signal(str)
    """What was recorded, in a line for the status bar."""

    def __init__(
        self,
        session: Session,
        rows: Sequence[OpinionRow],
        parent: QWidget,
        *,
        letters: Mapping[str, str],
        sheet: str = "",
    ) -> None:
        super().__init__("", parent, width=1320, height=690)
        self.setWindowTitle(self.tr("录入签字结果"))
        shown = _whole_items(rows)
        self._session, self._rest = session, len({row.review for row in rows[len(shown) :]})
        self.rows = [
            EntryRow(
                at,
                row,
                [letters[opinion] for opinion in row.opinions],
                further=at > 0 and shown[at - 1].review == row.review,
            )
            for at, row in enumerate(shown)
        ]
        self._at = 0
        self.banner, self.pages = Banner(), PagesBeside(session)
        self._count = label("", "small")
        self.keep = button(self.tr("保存  Ctrl+Enter"), self.save, primary=True, icon="done")
        self._arrange(sheet)
        self._connect()
        self._tell_count()
        sheets = ",".join(sorted({row.row.sheet or str(row.row.review) for row in self.rows}))
        self.drafting = Drafting(self, session, f"opinions.{sheets}", self._kept, self._put_back)
        put_above(self.drafting, self.body)
        for row in self.rows:
            row.changed.connect(self.drafting.stir)
        if self.rows:
            QTimer.singleShot(0, self.rows[0], self.rows[0].go)

    def said(self) -> list[OpinionSaid]:
        """What has been said so far."""
        return [said for row in self.rows if (said := row.said()) is not None]

    def save(self) -> None:
        """Record everything that was said in one act; a wrong row is gone to instead."""
        if self.is_waiting:
            return
        if not all(row.check() for row in self.rows):
            QTimer.singleShot(0, self, self._reveal)  # the row has grown by what is wrong
            return
        said, today = self.said(), self._session.today()
        if not said:
            self.banner.explain(Refused(self.tr("还没有填意见"), way=self.tr("在每件上按数字选意见，再保存")))
            return
        self.banner.hide()
        self.keep.setEnabled(False)
        self._session.act(
            lambda desk, actor: desk.reviews.record_opinions(said, actor=actor, today=today),
            *self.awaits(partial(self._saved, said), self._refused),
        )

    def fill_down(self) -> None:
        """Every item without an opinion in this column of the sheet takes the one of this row, where offered."""
        here = self.rows[self._at]
        for row in self.rows:
            if row.row.step == here.row.step and not row.closed and not row.opinion.value():
                row.opinion.choose(here.opinion.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+D fills down, F6 goes to the page, PgUp and PgDn turn it."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() == Qt.Key.Key_D:
            self.fill_down()
        elif event.key() == Qt.Key.Key_F6:
            self._swap()
        elif event.key() in _TURNING and not self.pages.has_cursor():
            self.pages.turn(_TURNING[event.key()])
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc asks first when something was said; what was said is kept as a draft. What is being saved is awaited."""
        if self.is_waiting:
            return
        if not self.said():
            self._leave()
            return
        self.drafting.keep()
        told = self.tr("已填的 {} 处留作草稿，下次录这张表时可以接着填。")
        question = abandon(
            self,
            self.tr("没有保存，先关闭吗？"),
            told.format(len(self.said())),
            self.tr("留着，先关闭"),
            self._leave,
        )
        question.foot.insertWidget(0, button(self.tr("不要了"), partial(self._forget, question)))

    # — building —

    def _arrange(self, sheet: str) -> None:
        self.body.addWidget(label(self._head(sheet), "soft", wrap=True))
        self.body.addWidget(self.banner)
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 6, 0)
        box.setSpacing(0)
        for at, row in enumerate(self.rows):
            if at:  # the signatures on one item lie close together
                box.addSpacing(look.scaled(self, 2 if row.continues else 10))
            box.addWidget(row)
        box.addStretch(1)
        self._area = scrolling(holder)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(12)
        self._split.addWidget(self._area)
        self._split.addWidget(self.pages)
        self._split.setCollapsible(0, False)
        self._split.setSizes([look.scaled(self, 700), look.scaled(self, 560)])
        self._split.restoreState(self._session.memory.blob(_SPLIT))
        self.body.addWidget(self._split, 1)
        keys = self.tr("1 2 3 选意见　Enter 下一处签字　Ctrl+D 这一栏其余相同　PgDn 翻页　F6 到扫描页")
        self.body.addWidget(label(keys, "small", wrap=True))
        self.buttons(button(self.tr("关闭"), self.reject), self.keep, left=self._count)

    def _head(self, sheet: str) -> str:
        words = self.tr("照纸上的序号，一处签字一行。没有签的空着，Enter 跳到下一件；空着的不记，仍在待录。")
        if sheet:
            words = self.tr("{} 号表。").format(sheet) + words
        if self._rest:
            words += self.tr("其余 {} 件随后再录。").format(self._rest)
        return words

    def _connect(self) -> None:
        for row in self.rows:
            last = self._session.memory.text(f"{_DAY}/{row.row.step}").partition("/")
            if last[2] == self._session.today().isoformat():
                row.take_day(last[0])
            row.entered.connect(self._enter)
            row.stepped.connect(self._step)
            row.passed.connect(self._pass)
            row.finished.connect(self.save)
            row.changed.connect(self._tell_count)
            row.opinion.changed.connect(partial(self._close_further, row))
            row.settled.connect(partial(self._look, row))
            row.renamed.connect(partial(self._carry_name, row))
            row.redated.connect(partial(self._carry_day, row))

    # — moving —

    def _enter(self, at: int) -> None:
        """The row with the cursor is in sight, with its page beside it."""
        self.rows[self._at].mark(False)
        self._at = at
        self.rows[at].mark(True)
        self._reveal()
        self.pages.show_row(self.rows[at].row)

    def _reveal(self) -> None:
        """Scroll so that the row with the cursor is whole in sight."""
        self._area.ensureWidgetVisible(self.rows[self._at], 0, look.scaled(self, 8))

    def _step(self, by: int) -> None:
        at = self._at + by
        while 0 <= at < len(self.rows) and self.rows[at].closed:
            at += by
        if 0 <= at < len(self.rows):
            self.rows[at].go()
        elif by > 0:
            self.keep.setFocus(Qt.FocusReason.TabFocusReason)

    def _pass(self) -> None:
        """To the next item: nobody has signed further on this one."""
        here = self.rows[self._at].row.review
        while self._at + 1 < len(self.rows) and self.rows[self._at + 1].row.review == here:
            self._at += 1
        self._step(1)

    def _close_further(self, row: EntryRow) -> None:
        """The signatures after one that ends the review are not asked for; those before others ask anew."""
        ended = row.ends() or row.closed
        for further in self._of(row)[self._of(row).index(row) + 1 :]:
            further.shut(ended)
            ended = ended or further.ends()
            further.look_again()
        self._tell_count()

    def _of(self, row: EntryRow) -> list[EntryRow]:
        """The signatures on the same item, in order."""
        return [one for one in self.rows if one.row.review == row.row.review]

    def _swap(self) -> None:
        if self.pages.has_cursor():
            self.rows[self._at].go()
        else:
            self.pages.go()

    def _carry_name(self, above: EntryRow, name: str) -> None:
        for row in self.rows[above.at + 1 :]:
            if row.row.step == above.row.step:
                row.take_who(name)

    def _carry_day(self, above: EntryRow, day: str) -> None:
        for row in self.rows[above.at + 1 :]:
            if row.row.step == above.row.step:
                row.take_day(day)

    # — the draft —

    def _kept(self) -> dict[str, str]:
        """What was said so far, by review and step."""
        return {
            f"{said.review}/{said.step}": json.dumps(said.values(), ensure_ascii=False)
            for said in self.said()
        }

    def _put_back(self, kept: Mapping[str, str]) -> None:
        """What was said of these rows before they were left; of others it is for another day."""
        for row in self.rows:
            told = kept.get(f"{row.row.review}/{row.row.step}")
            if told is not None:
                row.restore(json.loads(told))

    def _forget(self, question: Message) -> None:
        self.drafting.end()
        question.done(0)
        self._leave()

    # — asking and recording —

    def _look(self, row: EntryRow) -> None:
        """Ask what was said before means here, and what goes against the rules in what was said."""
        said, today = row.said(), self._session.today()
        before = (one.said() for one in self._of(row) if one.at < row.at)
        earlier = [one for one in before if one is not None]
        if row.continues and not row.closed:
            self._session.ask(
                f"row-{row.at}",
                lambda desk: desk.reviews.row_after(earlier, row.row, today),
                if_there(self, row.take_row),
                if_there(self, partial(self._not_looked, row)),
            )
        if said is None or not said.who or row.day.problem() or not said.day:
            row.take_deviations(())
            return
        self._session.ask(
            f"deviations-{row.at}",
            lambda desk: desk.reviews.deviations(said, today, earlier),
            if_there(self, row.take_deviations),
            if_there(self, partial(self._not_looked, row)),
        )

    def _not_looked(self, row: EntryRow, error: BaseException) -> None:
        """A day that cannot be is told at once; what is merely not filled in yet is no mistake."""
        if isinstance(error, Unfilled):
            row.say(error.fields.get("day", ""))
        else:
            self._refused(error)

    def _saved(self, said: Sequence[OpinionSaid], bulk: Bulk) -> None:
        self.keep.setEnabled(True)
        if bulk.changed is not None:
            self._session.told(bulk.changed)
            for one in said:
                self._session.memory.keep(
                    f"{_DAY}/{one.step}", f"{one.day}/{self._session.today().isoformat()}"
                )
        self.recorded.emit(self.tr("已录入 {} 件签字结果").format(len(bulk.done)))
        left = dict(bulk.left)
        if not left:
            self.drafting.end()
            self._leave()
            return
        for row in self.rows:
            if row.row.review in bulk.done:
                row.shut(True)
            row.say(left.get(row.row.review, "") if row is self._of(row)[0] else "")
        self.drafting.keep()
        self.banner.explain(
            Refused(
                self.tr("录入了 {} 件，{} 件没有录上").format(len(bulk.done), len(left)),
                way=self.tr("缘由写在各件下面，改好再保存"),
            )
        )

    def _refused(self, error: BaseException) -> None:
        self.keep.setEnabled(True)
        if not isinstance(error, Refused):
            self._session.failures.handle(error)
            return
        self.banner.explain(error)
        if isinstance(error, Unfilled):
            self.rows[self._at].say("；".join(error.fields.values()))

    def _tell_count(self) -> None:
        self._count.setText(self.tr("已填 {} / {} 处签字").format(len(self.said()), len(self.rows)))

    def _leave(self) -> None:
        self._session.memory.keep(_SPLIT, self._split.saveState())
        self.done(0)
