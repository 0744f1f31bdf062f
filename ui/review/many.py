"""Ctrl+B on the queue: one thing done with many rows; what was left is named with its reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QRadioButton

from ui.kit.alive import if_there
from ui.kit.dialogs import Frame, button, label, work
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.kit.ledger.many import MOST, LeftDialog
from ui.review.together import Done, Possible, perform, possible

if TYPE_CHECKING:
    from gongkai_desktop.ledger.acts import NextAct
    from ui.review.queue import Queue
    from ui.tasks import Progress

_AT_ONCE: Final = 50  # more than these are recorded with a progress of their own
_RUN: Final = int(Qt.ItemDataRole.UserRole)


class ManyDialog(Frame):
    """Lists what can be done with all of the rows meant; Enter does it."""

    manual = "保密审查"

    def __init__(self, queue: Queue) -> None:
        super().__init__("", queue, width=600, height=460)
        self.setWindowTitle(self.tr("批量办理"))
        self._queue, self._session = queue, queue.session
        self._chosen = queue.chosen()
        self.possible: Possible | None = None
        self.chosen = QRadioButton(self.tr("选中的 {} 件").format(len(self._chosen)))
        self.whole = QRadioButton(self.tr("这个视图的 {} 件").format(queue.listing.shown_count()))
        self.acts = QListWidget()
        self.acts.setObjectName("framed")
        self.acts.setAccessibleName(self.tr("能一起办的事"))
        self.acts.itemActivated.connect(self._run)
        self._hint = label("", "soft", wrap=True)
        self._go = button(
            self.tr("办理"), lambda: self._run(self.acts.currentItem()), primary=True, icon="do"
        )
        for part in (self.chosen, self.whole, self._hint):
            self.body.addWidget(part)
        self.body.addWidget(self.acts, 1)
        self.body.addWidget(
            label(self.tr("Tab 到清单，↑↓ 选，Enter 办理；填一次，每件各记一笔。"), "small", wrap=True)
        )
        self.buttons(button(self.tr("关闭"), self.reject), self._go)
        self.chosen.setVisible(bool(self._chosen))
        (self.chosen if len(self._chosen) > 1 else self.whole).setChecked(True)
        self.chosen.toggled.connect(lambda _: self._look())
        self._look()
        self.acts.setFocus()

    def lines(self) -> list[str]:
        """What is offered."""
        return [self.acts.item(at).text() for at in range(self.acts.count())]

    def perform(self, act: NextAct) -> None:
        """Ask for the facts once, and record the act for every row."""
        if self.possible is None:
            return
        meant = self.possible

        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            def recorded(found: Done) -> None:
                done(found)
                self._tell(act, found)

            def go(actor: int) -> None:
                job = partial(perform, meant, act.key, values, actor, self._session.today())
                if meant.count <= _AT_ONCE:
                    self._session.write(partial(job, lambda done, whole: None), recorded, failed)
                else:
                    title = self.tr("正在办理 {} 件").format(meant.count)
                    work(title, partial(self._write, job), self, recorded, failed)

            self._session.with_actor(go)

        note = self.tr("一次办理 {} 件。").format(meant.count) + act.note
        FormDialog(act.form, save, self._session.failures.handle, self, values=act.defaults, note=note).open()

    def _write(self, job: Callable[..., Done], progress: Progress) -> Done:
        return self._session.writing(partial(job, progress))

    def _look(self) -> None:
        """Find out what can be done with all of the rows meant."""
        self.possible = None
        self.acts.clear()
        self._go.setEnabled(False)
        self._hint.setText(self.tr("正在看哪些事能一起办…"))
        chosen = self._chosen if self.chosen.isChecked() else None
        query, today = self._queue.query, self._session.today()
        self._session.ask(
            "review-many", lambda desk: possible(desk, query, chosen, today), if_there(self, self._offer)
        )

    def _offer(self, found: Possible) -> None:
        self.possible = found
        if found.reviews:
            self._line(self.tr("录入签字结果…"), "", self._enter)
        for act in found.acts:
            self._line(f"{act.title}…", act.note, partial(self.perform, act))
        if found.count:
            shared = self.tr("打印信息发布保密审查表（{} 件一张）…").format(found.count)
            self._line(shared, "", partial(self._print, "review-list"))
            single = self.tr("打印政府信息公开保密审查表（每件一张，共 {} 张）…").format(found.count)
            self._line(single, "", partial(self._print, "review-item"))
        self._line(self.tr("导出当前视图…"), "", self._export)
        self.acts.setCurrentRow(0)
        self._go.setEnabled(True)
        if not found.count:
            self._hint.setText(self.tr("这里没有信息。在左边换一个视图，或先在表里选中几件（Space）。"))
        elif found.count >= MOST:
            self._hint.setText(self.tr("一次最多办理 {} 件，取最新的；能办的：").format(f"{MOST:,}"))
        else:
            self._hint.setText(self.tr("这 {} 件能办的：").format(found.count))

    def _line(self, title: str, note: str, run: Callable[[], object]) -> None:
        item = QListWidgetItem(title)
        item.setData(_RUN, run)
        item.setToolTip(note)
        self.acts.addItem(item)

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            item.data(_RUN)()

    def _tell(self, act: NextAct, found: Done) -> None:
        for changed in found.changed:
            self._session.told(changed)
        self._queue.said.emit(self.tr("{}：已办 {} 件").format(act.title, found.count))
        if found.left:
            LeftDialog(act.title, found.count, found.left, self._queue).open()
        self.accept()

    def _print(self, name: str) -> None:
        items = self.possible.items if self.possible is not None else ()
        self.accept()
        self._queue.acts.show_paper(name, items)

    def _enter(self) -> None:
        reviews = self.possible.reviews if self.possible is not None else ()
        self.accept()
        self._queue.acts.enter(reviews)

    def _export(self) -> None:
        self.accept()
        self._queue.export()
