"""Ctrl+B: one act for many records, those chosen or a whole view; what was left is named with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QRadioButton, QWidget

from ui.kit.alive import if_there
from ui.kit.dialogs import Frame, button, label, work
from ui.kit.finding import find_numbers
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.kit.ledger.acts import offering
from ui.kit.ledger.listing import Listing
from ui.kit.lines import lines_view

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.ledger.acts import NextAct
    from gongkai_desktop.office.panel import Bulk
    from ui.kit.ledger.face import Face
    from ui.tasks import Progress

MOST: Final = 5000
"""Records of a view taken at once."""
_AT_ONCE: Final = 100  # more than these are recorded with a progress of their own
_RUN: Final = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Possible:
    """The records meant, and what can be done with every one of them.

    ``singly``: the ledger has no act that makes sense for many; each record is dealt with by itself.
    """

    records: tuple[int, ...]
    acts: tuple[NextAct, ...]
    singly: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Left:
    """A record that was left out, as the clerk knows it, and why."""

    number: str
    title: str
    why: str


Performed = tuple["Bulk", tuple[Left, ...]]
Doing = Callable[["Progress", "Desk"], Performed]


class ManyDialog(Frame):
    """Lists what can be done with all of the records meant; Enter does it."""

    manual = "查找与视图"

    said = Signal(str)
    exporting = Signal()
    """What is shown should go out as a workbook."""

    def __init__(self, listing: Listing, parent: QWidget) -> None:
        super().__init__("", parent, width=600, height=500)
        self.setWindowTitle(self.tr("批量办理"))
        self._listing, self._host, self._face = listing, listing.host, listing.face
        self.manual = self._face.manual or self.manual
        self._chosen = tuple(listing.table.chosen_ids())
        self.possible: Possible | None = None
        self.chosen = QRadioButton(self.tr("选中的 {} 件").format(len(self._chosen)))
        self.whole = QRadioButton(self.tr("这个视图的 {} 件").format(listing.shown_count()))
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

    def perform(self, act: NextAct) -> None:
        """Ask for the facts once, and record the act for every record."""
        if self.possible is None:
            return
        meant, host = self.possible, self._host

        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            def recorded(found: Performed) -> None:
                done(found)
                self._tell(act, *found)

            def go(actor: int) -> None:
                job = self.job(meant, act.key, values, actor, host.today())
                if len(meant.records) <= _AT_ONCE:
                    host.write(partial(job, lambda done, whole: None), recorded, failed)
                else:
                    title = self.tr("正在办理 {} 件").format(len(meant.records))
                    work(title, partial(self._write, job), self, recorded, failed)

            host.with_actor(go)

        note = self.tr("一次办理 {} 件。").format(len(meant.records)) + act.note
        dialog = FormDialog(act.form, save, host.failures.handle, self, values=act.defaults, note=note)
        find_numbers(dialog, host)
        dialog.open()

    def _write(self, job: Doing, progress: Progress) -> Performed:
        return self._host.writing(partial(job, progress))

    def _look(self) -> None:
        """Find out what can be done with all of the records meant."""
        self.possible = None
        self.acts.clear()
        self._go.setEnabled(False)
        self._hint.setText(self.tr("正在看哪些事能一起办…"))
        query, today, face = self._listing.query, self._host.today(), self._face
        chosen = self._chosen if self.chosen.isChecked() else None

        def look(desk: Desk) -> Possible:
            lists = face.lists(desk)
            records = chosen if chosen is not None else tuple(lists.ids(query, today, limit=MOST))
            return self.look(desk, records, today)

        self._host.ask(f"{face.name}-many", look, if_there(self, self._offer))

    def look(self, desk: Desk, records: tuple[int, ...], today: date) -> Possible:
        """What can be done with these records; runs where the office is read."""
        cases = self._face.cases(desk)
        acts = tuple(offering(act, desk) for act in cases.common_acts(records, today))
        return Possible(records, acts, singly=not cases.for_many)

    def job(self, meant: Possible, key: str, values: Values, actor: int, today: date) -> Doing:
        """What the writer does for an act of all that is meant."""
        return partial(perform_each, self._face, meant.records, key, values, actor, today)

    def further(self, possible: Possible) -> None:
        """Add the lines that only this ledger has."""

    def told(self, possible: Possible) -> str:
        """What stands above the lines: how many are meant, and what to do where nothing can be done with all."""
        count = len(possible.records)
        if possible.singly:
            return self.tr(
                "这本台账没有一次办多件的事，每一件要分别登记：关闭这里，在表里选一件按 Enter 办下一步。"
            )
        if not count:
            return self.tr("这里没有。在左边换一个视图，或先在表里选中几件（Space）。")
        if count >= MOST and self.whole.isChecked():
            return self.tr("一次最多办理 {} 件，取最新的；都能办的：").format(f"{MOST:,}")
        if possible.acts:
            return self.tr("这 {} 件都能办的：").format(count)
        return self.tr("这 {} 件没有都能办的事。选状态相同的几件再试。").format(count)

    def _offer(self, possible: Possible) -> None:
        self.possible = possible
        for act in possible.acts:
            self.line(f"{act.title}…", partial(self.perform, act), act.note)
        self.further(possible)
        if possible.records:
            self.line(self.tr("导出当前视图…"), partial(self.leave_for, self.exporting.emit))
        self.acts.setCurrentRow(0)
        self._go.setEnabled(self.acts.count() > 0)
        self._hint.setText(self.told(possible))

    def line(self, title: str, run: Callable[[], object], note: str = "", *, foremost: bool = False) -> None:
        """One thing to choose; the foremost stands above those that are there already."""
        item = QListWidgetItem(title)
        item.setData(_RUN, run)
        item.setToolTip(note)
        self.acts.insertItem(0 if foremost else self.acts.count(), item)

    def lines(self) -> list[str]:
        """What is offered."""
        return [self.acts.item(at).text() for at in range(self.acts.count())]

    def leave_for(self, run: Callable[[], object]) -> None:
        """Close, and go on with something of the page."""
        self.accept()
        run()

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            item.data(_RUN)()

    def _tell(self, act: NextAct, bulk: Bulk, left: tuple[Left, ...]) -> None:
        if bulk.changed is not None:
            self._host.told(bulk.changed)
        self.said.emit(self.tr("{}：已办 {} 件").format(act.title, len(bulk.done)))
        if left:
            LeftDialog(act.title, len(bulk.done), left, self.parentWidget()).open()
        self.accept()


class LeftDialog(Frame):
    """How many were done, and which were not, each with its reason."""

    manual = "查找与视图"

    def __init__(self, title: str, done: int, left: Sequence[Left], parent: QWidget | None) -> None:
        super().__init__(title, parent, width=720, height=380)
        self.words = self.tr("已办 {} 件，{} 件没有办：").format(done, len(left))
        self.body.addWidget(label(self.words, "heading", wrap=True))
        titles = (self.tr("编号"), self.tr("名称"), self.tr("为什么没有办"))
        self.lines = lines_view(titles, [(one.number, one.title, one.why) for one in left], (110, 240))
        self.body.addWidget(self.lines, 1)
        self.buttons(button(self.tr("知道了"), self.accept, primary=True))


def perform_each(
    face: Face,
    records: tuple[int, ...],
    key: str,
    values: Values,
    actor: int,
    today: date,
    progress: Progress,
    desk: Desk,
) -> Performed:
    """One act of each of these records in one transaction; what was left is named as the clerk knows it."""
    cases = face.cases(desk)
    bulk = cases.perform_many(records, key, values, actor=actor, today=today, progress=progress)
    left = []
    for number, why in bulk.left:
        left.append(Left(*cases.called(number, today), why))
    return bulk, tuple(left)
