"""每周集中发布: last week's finished documents, ticked and released in one act, then printed as a list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.records.event import Changed
from gongkai_desktop.register.weekly import Batch, Candidate
from ui.kit.alive import if_there
from ui.kit.dialogs import Banner, Frame, button, label
from ui.kit.editors import weekday
from ui.kit.empty import Empty
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.kit.lines import LinesModel, lines_view

if TYPE_CHECKING:
    from ui.register.page import RegisterPage

LIST: Final = "weekly-list"
"""The printed list, by its key in ``register.sheets``."""


def show_weekly(page: RegisterPage) -> None:
    """Read the week's proposal and show it; where the rule set has no such release it says so."""
    today = page.host.today()
    page.host.ask(
        "weekly", lambda desk: desk.weekly.proposal(today), lambda batch: WeeklyDialog(page, batch).open()
    )


class WeeklyDialog(Frame):
    """The batch with a tick for each document that can go; what stands against the others is said beside them."""

    manual = "每周集中发布"

    def __init__(self, page: RegisterPage, batch: Batch) -> None:
        super().__init__("", page, width=940, height=540)
        self.setWindowTitle(self.tr("本周集中发布"))
        self._page, self._session, self._batch = page, page.host, batch
        self._on = {row.id for row in batch.releasable}
        self._released: tuple[int, ...] = ()
        self.banner = Banner()
        self.go = button("", self.release, primary=True, icon="publish")
        self.print = button(self.tr("打印发布清单…"), self._print)
        self.print.hide()
        self._said = label(self._head(), "soft", wrap=True)
        for part in (self._said, self.banner):
            self.body.addWidget(part)
        self._list()
        self.buttons(button(self.tr("关闭"), self.reject), self.go, left=self.print)
        self._count()

    def ticked(self) -> tuple[int, ...]:
        """The documents to be released, in the order shown."""
        return tuple(row.id for row in self._batch.rows if row.id in self._on)

    def release(self) -> None:
        """Ask for channel, column and who checked, then release all that is ticked in one act."""
        items, today = self.ticked(), self._session.today()
        self.banner.hide()
        self._session.ask(
            "weekly-act",
            lambda desk: desk.weekly.act(items, today),
            if_there(self, lambda act: self._ask(act, items)),
            if_there(self, self._refused),
        )

    def _head(self) -> str:
        day = QLocale().dayName(self._batch.weekday + 1, QLocale.FormatType.LongFormat)
        moved = self.tr("那天放假，改在 {}。").format(_named(self._batch.day)) if self._batch.moved else ""
        late = len(self._batch.late)
        words = self.tr("每{}集中发布上一周（{} 至 {}）办结的文件（{}）。").format(
            day, self._batch.first.isoformat(), self._batch.last.isoformat(), self._batch.article
        )
        return words + moved + (self.tr("另有 {} 件更早办结、还没有发布（▲）。").format(late) if late else "")

    def _list(self) -> None:
        rows = self._batch.rows
        if not rows:
            empty = Empty()
            empty.say(
                self.tr("上一周没有办结的主动公开文件"),
                self.tr("在信息登记里填“办结日期”和“发文审签的审查结论”，它就会列到这里。"),
            )
            self.body.addWidget(empty, 1)
            return
        titles = (
            self.tr("发布"), self.tr("办结"), self.tr("信息名称"), self.tr("文号"), self.tr("审查结论"),
        )  # fmt: skip
        self.lines = lines_view(titles, [self._line(row) for row in rows], (52, 104, 290, 150), self._tick)
        model = self.lines.model()
        if isinstance(model, LinesModel):
            model.settle({at: row.id in self._on for at, row in enumerate(rows) if not row.obstacle})
        told = label("", "small", wrap=True)
        self.lines.selectionModel().currentRowChanged.connect(
            lambda index, _: told.setText(self._told(rows[index.row()]))
        )
        self.lines.setCurrentIndex(model.index(0, 0))
        self.body.addWidget(self.lines, 1)
        self.body.addWidget(told)
        self._keys = label(self.tr("↑↓ 移动　Space 勾选或去掉　Ctrl+Enter 发布"), "small")
        self.body.addWidget(self._keys)

    def _line(self, row: Candidate) -> tuple[str, ...]:
        day = f"▲ {row.finished}" if row.late else row.finished
        return "", day, row.title, row.doc_no, f"● {row.obstacle}" if row.obstacle else row.review

    def _told(self, row: Candidate) -> str:
        """The line with the cursor in full."""
        return " · ".join(part for part in (row.title, row.department, row.obstacle or row.review) if part)

    def _tick(self, at: int, on: bool) -> None:
        (self._on.add if on else self._on.discard)(self._batch.rows[at].id)
        self._count()

    def _count(self) -> None:
        self.go.setText(self.tr("发布勾选的 {} 件…").format(len(self._on)))
        self.go.setEnabled(bool(self._on))

    def _ask(self, act: NextAct, items: tuple[int, ...]) -> None:
        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            today = self._session.today()

            def release(desk: Desk, actor: int) -> Changed:
                return desk.weekly.release(items, values, actor=actor, today=today)

            def released(changed: Changed) -> None:
                done(changed)
                self._done(items)

            self._session.act(release, released, failed)

        note = self.tr("一次发布 {} 件。").format(len(items)) + act.note
        FormDialog(act.form, save, self._session.failures.handle, self, values=act.defaults, note=note).open()

    def _done(self, items: tuple[int, ...]) -> None:
        self._released = items
        words = self.tr("已集中发布 {} 件。").format(len(items))
        self._said.setText(words + self.tr("请打印发布清单，签字后存档。"))
        self._page.said.emit(words)
        self.go.hide()
        if self._batch.rows:
            self.lines.setEnabled(False)
            self._keys.hide()
        self.print.show()
        self.print.setFocus()

    def _print(self) -> None:
        self.accept()
        self._page.acts.print_sheet(LIST, self._released)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, Refused):
            self.banner.explain(error)
        else:
            self._session.failures.handle(error)


def _named(day: date) -> str:
    return f"{day.isoformat()} {weekday(day)}"
