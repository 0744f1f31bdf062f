"""Ctrl+B: one act for many items, those chosen or a whole view; what could not be done is named with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QRadioButton

from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.panel import Bulk
from ui.kit.alive import if_there
from ui.kit.dialogs import Frame, button, label, work
from ui.kit.finding import find_numbers
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.kit.lines import lines_view
from ui.register.acts import offering_departments

if TYPE_CHECKING:
    from ui.register.page import RegisterPage
    from ui.tasks import Progress

MOST: Final = 5000  # items of a view taken at once
_AT_ONCE: Final = 100  # more than these are recorded with a progress of their own
_RUN: Final = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Possible:
    """The items meant, what can be done with every one of them, and whether the office releases weekly."""

    items: tuple[int, ...]
    acts: tuple[NextAct, ...]
    weekly: bool


@dataclass(frozen=True, slots=True)
class Left:
    """An item that was left out, as the clerk knows it, and why."""

    number: str
    title: str
    why: str


Performed = tuple["Bulk", tuple[Left, ...]]


class ManyDialog(Frame):
    """Lists what can be done with all of the items meant; Enter does it."""

    manual = "查找与视图"

    def __init__(self, page: RegisterPage) -> None:
        super().__init__("", page, width=600, height=480)
        self.setWindowTitle(self.tr("批量办理"))
        self._page, self._session = page, page.session
        self._chosen = tuple(page.table.chosen_ids())
        self.possible: Possible | None = None
        self.chosen = QRadioButton(self.tr("选中的 {} 件").format(len(self._chosen)))
        self.whole = QRadioButton(self.tr("这个视图的 {} 件").format(page.listing.shown_count()))
        self.acts = QListWidget()
        self.acts.setAccessibleName(self.tr("能一起办的事"))
        self.acts.setObjectName("framed")
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

    def perform(self, act: NextAct) -> None:
        """Ask for the facts once, and record the act for every item."""
        if self.possible is None:
            return
        items = self.possible.items

        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            def recorded(found: tuple[Bulk, tuple[Left, ...]]) -> None:
                done(found)
                self._tell(act, *found)

            def go(actor: int) -> None:
                job = partial(_perform, items, act.key, values, actor, self._session.today())
                if len(items) <= _AT_ONCE:
                    self._session.write(partial(job, lambda done, whole: None), recorded, failed)
                else:
                    title = self.tr("正在办理 {} 件").format(len(items))
                    work(title, partial(self._write, job), self, recorded, failed)

            self._session.with_actor(go)

        note = self.tr("一次办理 {} 件。").format(len(items)) + act.note
        dialog = FormDialog(
            act.form, save, self._session.failures.handle, self, values=act.defaults, note=note
        )
        find_numbers(dialog, self._session)
        dialog.open()

    def _write(self, job: Callable[[Progress, Desk], Performed], progress: Progress) -> object:
        return self._session.writing(partial(job, progress))

    def _look(self) -> None:
        """Find out what can be done with all of the items meant."""
        self.possible = None
        self.acts.clear()
        self._go.setEnabled(False)
        self._hint.setText(self.tr("正在看哪些事能一起办…"))
        query, today = self._page.query, self._session.today()
        chosen = self._chosen if self.chosen.isChecked() else None

        def possible(desk: Desk) -> Possible:
            items = chosen if chosen is not None else tuple(desk.lists.ids(query, today, limit=MOST))
            acts = tuple(
                replace(act, form=offering_departments(act.form, desk))
                for act in desk.register.common_acts(items, today)
            )
            return Possible(items, acts, desk.register.rules.weekly is not None)

        self._session.ask("many", possible, if_there(self, self._offer))

    def _offer(self, possible: Possible) -> None:
        self.possible = possible
        for act in possible.acts:
            self._line(f"{act.title}…", act.note, partial(self.perform, act))
        count = len(possible.items)
        if count:
            sheet = self.tr("打印信息发布保密审查表（{} 件）…").format(count)
            self._line(sheet, "", partial(self._print, possible.items))
            self._line(self.tr("归入目录条目…"), "", partial(self._under_entry, possible.items))
        self._line(self.tr("导出当前视图…"), "", self._export)
        if possible.weekly:
            self._line(self.tr("本周集中发布…"), "", self._weekly)
        self.acts.setCurrentRow(0)
        self._go.setEnabled(True)
        if not count:
            self._hint.setText(self.tr("这里没有信息。在左边换一个视图，或先在表里选中几件（Space）。"))
        elif count >= MOST and self.whole.isChecked():
            self._hint.setText(self.tr("一次最多办理 {} 件，取最新的；都能办的：").format(f"{MOST:,}"))
        elif possible.acts:
            self._hint.setText(self.tr("这 {} 件都能办的：").format(count))
        else:
            self._hint.setText(self.tr("这 {} 件没有都能办的事。选状态相同的几件再试。").format(count))

    def _line(self, title: str, note: str, run: Callable[[], object]) -> None:
        item = QListWidgetItem(title)
        item.setData(_RUN, run)
        item.setToolTip(note)
        self.acts.addItem(item)

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            item.data(_RUN)()

    def _tell(self, act: NextAct, bulk: Bulk, left: tuple[Left, ...]) -> None:
        if bulk.changed is not None:
            self._session.told(bulk.changed)
        self._page.said.emit(self.tr("{}：已办 {} 件").format(act.title, len(bulk.done)))
        if left:
            ResultDialog(act.title, len(bulk.done), left, self._page).open()
        self.accept()

    def _print(self, items: tuple[int, ...]) -> None:
        from ui.register.page import REVIEW_LIST

        self.accept()
        self._page.acts.print_sheet(REVIEW_LIST, items)

    def _under_entry(self, items: tuple[int, ...]) -> None:
        from ui.catalogue.choosing import EntryChooser  # seldom used

        self.accept()
        EntryChooser(self._session, items, self._page.said.emit, self._page).open()

    def _export(self) -> None:
        self.accept()
        self._page.export()

    def _weekly(self) -> None:
        self.accept()
        self._page.weekly()


class ResultDialog(Frame):
    """How many were done, and which were not, each with its reason."""

    def __init__(self, title: str, done: int, left: tuple[Left, ...], page: RegisterPage) -> None:
        super().__init__(title, page, width=720, height=380)
        words = self.tr("已办 {} 件，{} 件没有办：").format(done, len(left))
        self.words = words
        self.body.addWidget(label(words, "heading", wrap=True))
        titles = (self.tr("编号"), self.tr("信息名称"), self.tr("为什么没有办"))
        self.lines = lines_view(titles, [(one.number, one.title, one.why) for one in left], (110, 240))
        self.body.addWidget(self.lines, 1)
        self.buttons(button(self.tr("知道了"), self.accept, primary=True))


def _perform(
    items: tuple[int, ...], key: str, values: Values, actor: int, today: date, progress: Progress, desk: Desk
) -> Performed:
    """Do it, and name what was left as the clerk knows it."""
    bulk = desk.register.perform_many(items, key, values, actor=actor, today=today, progress=progress)
    left = []
    for number, why in bulk.left:
        fields = desk.register.state(number).fields
        left.append(Left(fields.get("index_no") or f"#{number}", fields.get("title", ""), why))
    return bulk, tuple(left)
