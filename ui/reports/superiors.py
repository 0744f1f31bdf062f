"""上报台账: superiors' blank workbooks, each with the ledger that goes into it; looked at first, then sent together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.reports.superiors.looking import COUNTS_ROWS, Look, Place, Wish
from gongkai_desktop.reports.superiors.service import told
from ui.kit import look as looks
from ui.kit.alive import if_there
from ui.kit.dialogs import button, label, work
from ui.kit.editors import Day
from ui.kit.files import Asks, FileDialog
from ui.kit.showing import show
from ui.kit.steady import Steady
from ui.reports.files_page import FilesPage
from ui.session import Session
from ui.tasks import Progress

if TYPE_CHECKING:
    from gongkai_desktop.records.event import Changed
    from gongkai_desktop.reports.superiors.service import Sent

_TEMPLATES: Final = "superiors/templates"
_KINDS: Final = "*.xlsx *.xltx"
_MOST: Final = 20
"""Templates that are remembered for the next time."""


@dataclass(frozen=True)
class Seen:
    """A template as it was looked at: what would be written, or why nothing can be; the ledger's views and columns."""

    wish: Wish
    look: Look | None = None
    refused: Refused | None = None
    views: tuple[tuple[str, str], ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


def seen(desk: Desk, wish: Wish) -> Seen:
    """Look at a template."""
    try:
        found = desk.superiors.look(wish)
    except Refused as refused:
        return Seen(wish, refused=refused)
    ledger = desk.ledger_exporter(found.ledger).intake().ledger
    views = tuple((view.key, view.title) for view in desk.listing(found.ledger).views())
    return Seen(wish, found, None, views, tuple((column.key, column.title) for column in ledger.columns))


class SuperiorsPage(FilesPage):
    """The part 上报台账 of 报表."""

    manual = "上报台账"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.wishes: list[Wish] = []
        """What is wanted now; ``seen`` is how it was looked at last, and may lag behind."""
        self.seen: list[Seen] = []
        self.ledgers: Mapping[str, str] = {}
        self.first, self.last = Day(Column("first", "", Kind.DATE)), Day(Column("last", "", Kind.DATE))
        for field, name in ((self.first, self.tr("从这一天起")), (self.last, self.tr("到这一天止"))):
            field.setAccessibleName(name)
            field.editingFinished.connect(self._time_changed)
        self.table = self.grid(
            self.tr("上级的空白表"),
            (
                self.tr("空白表"),
                self.tr("填哪本台账"),
                self.tr("哪个视图"),
                self.tr("行数"),
                self.tr("看下来"),
            ),
        )
        self.table.itemSelectionChanged.connect(self._show_look)
        self.columns = self.grid(
            self.tr("填什么"), (self.tr("位置"), self.tr("表上写的"), self.tr("填什么"), self.tr("说明"))
        )
        self.invite(
            self.tr("把上级发来的空白表（xlsx）拖进来"),
            self.tr("任何一本台账都能填，几张可以一次填好；先看一看哪一列填什么，再写到文件夹，附报送清单。"),
            self.tr("添加空白表…"),
        )
        self._arrange()
        self.fit()
        self.session.ask("superior-ledgers", lambda desk: desk.superiors.ledgers, if_there(self, self._begin))

    def _arrange(self) -> None:
        self.drop_button = button(self.tr("去掉"), self.remove)
        self._add = button(self.tr("添加空白表…"), self.choose)
        self.send_button = button(self.tr("写到文件夹…"), self.choose_folder, primary=True, icon="export")
        self.send_button.setToolTip(self.tr("把这些表都填好，和报送清单一起放进一个文件夹"))
        hint = self.tr("先看一看哪一列填什么，不对的在“填什么”里改，改过的照模板记住。模板本身不会改动。")
        self.arrange(
            (label(self.tr("期间"), "soft"), self.first, label(self.tr("至"), "soft"), self.last),
            (self.drop_button, self._add, self.send_button),
            ((self.table, 2), (self.columns, 3)),
            label(hint, "small", wrap=True),
        )

    # — templates in —

    def _begin(self, ledgers: Mapping[str, str]) -> None:
        """The templates of the last time, where they still lie there."""
        self.ledgers = ledgers
        known = [Path(line) for line in self.session.memory.text(_TEMPLATES).splitlines()]
        self.add([path for path in known if path.is_file()])

    def choose(self) -> None:
        """Ask for superiors' blank workbooks."""
        kinds = self.tr("Excel 工作簿 ({})").format(_KINDS)
        dialog = FileDialog(self, self.tr("上级的空白表"), "template", kinds, asks=Asks.FILES)
        dialog.filesSelected.connect(lambda names: self.add(list(map(Path, names))))
        dialog.open()

    def add(self, paths: Sequence[Path]) -> None:
        """Look at these, too."""
        known = {wish.template for wish in self.wishes}
        first, last = self._time()
        fresh = [Wish(path, first=first, last=last) for path in paths if path not in known]
        self._look([*self.wishes, *fresh])

    def _look(self, wishes: Sequence[Wish]) -> None:
        """Look at these; what is changed before the answer comes is changed of them."""
        self.wishes = list(wishes)
        self.session.ask(
            "superior-look",
            lambda desk: [seen(desk, wish) for wish in wishes],
            if_there(self, self._came),
            if_there(self, self._not_looked),
        )

    def _came(self, found: list[Seen]) -> None:
        self.seen = found
        paths = [str(one.wish.template) for one in found][-_MOST:]
        self.session.memory.keep(_TEMPLATES, "\n".join(paths))
        self._show()

    def _not_looked(self, error: BaseException) -> None:
        """What was wanted last comes to nothing; what is shown holds."""
        self.wishes = [one.wish for one in self.seen]
        self.failed(error)

    def _change(self, template: Path, change: Callable[[Wish], Wish]) -> None:
        self._look([change(wish) if wish.template == template else wish for wish in self.wishes])

    def _time(self) -> tuple[str, str]:
        first, last = (
            "" if field.problem() else str(field.value() or "") for field in (self.first, self.last)
        )
        return first, last

    def _time_changed(self) -> None:
        first, last = self._time()
        if any((wish.first, wish.last) != (first, last) for wish in self.wishes):
            self._look([replace(wish, first=first, last=last) for wish in self.wishes])

    # — what is shown —

    def _show(self) -> None:
        at = max(0, self.table.currentRow())
        self.table.setRowCount(0)
        for row, one in enumerate(self.seen):
            self.table.insertRow(row)
            self._put(self.table, row, 0, one.wish.template.name)
            self.table.setCellWidget(row, 1, self._ledger_choice(one))
            if one.look is not None:
                self.table.setCellWidget(row, 2, self._view_choice(one))
                self._put(self.table, row, 3, f"{one.look.rows:,}")
            text, ink = self._standing(one)
            self._put(self.table, row, 4, text, ink)
        self.table.resizeColumnsToContents()
        self.table.resizeRowsToContents()
        self.stretch(self.table, 4)
        if self.seen:
            self.table.selectRow(min(at, len(self.seen) - 1))
        ready = sum(one.look is not None for one in self.seen)
        self.send_button.setEnabled(bool(self.seen) and ready == len(self.seen))
        self.drop_button.setEnabled(bool(self.seen))
        self.told.setText(self.tr("{} 张空白表，{} 张可以填").format(len(self.seen), ready))
        self._show_look()
        self.fit()

    def _standing(self, one: Seen) -> tuple[str, str]:
        if one.refused is not None:
            return str(one.refused), "red"
        empty = one.look.empty if one.look is not None else ()
        if not empty:
            return self.tr("每一列都有"), "green"
        return self.tr("留空：{}").format("、".join(place.asked for place in empty)), "amber"

    def _put(self, grid: QTableWidget, row: int, column: int, text: str, ink: str = "") -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        if ink:
            item.setForeground(QColor(looks.tone(ink)))
        grid.setItem(row, column, item)

    def _ledger_choice(self, one: Seen) -> QComboBox:
        box = Steady()
        box.setAccessibleName(self.tr("填哪本台账"))
        box.addItem(self.tr("（请选）"), "")
        for name, title in self.ledgers.items():
            box.addItem(title, name)
        box.setCurrentIndex(
            max(0, box.findData(one.look.ledger if one.look is not None else one.wish.ledger))
        )
        box.activated.connect(
            lambda at: self._change(
                one.wish.template,
                lambda wish: replace(wish, ledger=str(box.itemData(at)), view="all", mapping={}),
            )
        )
        return box

    def _view_choice(self, one: Seen) -> QComboBox:
        box = Steady()
        box.setAccessibleName(self.tr("哪个视图"))
        for key, title in one.views:
            box.addItem(title, key)
        box.setCurrentIndex(max(0, box.findData(one.wish.view)))
        box.activated.connect(
            lambda at: self._change(one.wish.template, lambda wish: replace(wish, view=str(box.itemData(at))))
        )
        return box

    def _show_look(self) -> None:
        """What goes where in the template chosen."""
        self.columns.setRowCount(0)
        at = self.table.currentRow()
        if not 0 <= at < len(self.seen):
            return
        one = self.seen[at]
        for place in (*one.look.columns, *one.look.cells) if one.look is not None else ():
            row = self.columns.rowCount()
            self.columns.insertRow(row)
            self._put(self.columns, row, 0, place.at)
            self._put(self.columns, row, 1, place.asked)
            if one.look is not None and place in one.look.columns and place.filled != COUNTS_ROWS:
                self.columns.setCellWidget(row, 2, self._column_choice(one, place))
            else:
                self._put(self.columns, row, 2, place.filled)
            self._put(self.columns, row, 3, place.why, "amber")
        self.columns.resizeColumnsToContents()
        self.columns.resizeRowsToContents()
        self.stretch(self.columns, 3)

    def _column_choice(self, one: Seen, place: Place) -> QComboBox:
        box = Steady()
        box.setAccessibleName(place.asked)
        box.addItem(self.tr("（留空）"), "")
        for key, title in one.columns:
            box.addItem(title, key)
        box.setCurrentIndex(max(0, box.findData(place.key)))
        box.activated.connect(partial(self._retold, one, place, box))
        return box

    def _retold(self, one: Seen, place: Place, box: QComboBox, _: int) -> None:
        """A header means another column, or none; the column that had it before gives it up."""
        key = str(box.currentData())
        given = {
            other.asked: "" for other in (one.look.columns if one.look else ()) if key and other.key == key
        }
        ledger = one.look.ledger if one.look is not None else ""

        def retold(wish: Wish) -> Wish:
            mapping = {**wish.mapping, **given, place.asked: key}
            return replace(wish, ledger=wish.ledger or ledger, mapping=mapping)

        self._change(one.wish.template, retold)

    # — what is done —

    def remove(self) -> None:
        """Take the template chosen out again."""
        at = self.table.currentRow()
        if 0 <= at < len(self.seen):
            gone = self.seen[at].wish.template
            self._look([wish for wish in self.wishes if wish.template != gone])

    def choose_folder(self) -> None:
        """Ask for the folder, then send."""
        if not self.send_button.isEnabled():
            return
        dialog = FileDialog(self, self.tr("写到哪个文件夹"), "export", asks=Asks.FOLDER)
        dialog.fileSelected.connect(lambda chosen: self.send_to(Path(chosen)))
        self.session.with_actor(lambda _: dialog.open())

    def send_to(self, folder: Path) -> None:
        """Fill all templates into that folder, with progress and a cancel that leaves nothing."""
        wishes, root, actor = list(self.wishes), self.session.folder, self.session.chosen

        def run(progress: Progress) -> Sent:
            from gongkai_desktop import errands  # what only an export needs

            return errands.send(root, wishes, folder, progress, actor=actor)

        title, failed = self.tr("正在填写上级的表"), if_there(self, self.failed)
        work(title, run, self, if_there(self, partial(self._sent, wishes)), failed, meant=folder)

    def _sent(self, wishes: Sequence[Wish], sent: Sent) -> None:
        remembered = told(wishes)

        def job(desk: Desk) -> None:
            for wish in remembered:
                desk.superiors.remember(wish)

        if remembered:
            self.session.write(job, failed=self._not_remembered)
        self.said.emit(self.tr("已写出 {} 个文件和报送清单：{}").format(len(sent.packed), sent.folder))
        show(sent.folder, self)

    def _not_remembered(self, error: BaseException) -> None:
        """A window that may only look sends all the same; it just asks again next time."""
        if not isinstance(error, Refused):
            self.session.failures.handle(error)

    # — what the tab asks —

    def commands(self) -> Mapping[str, Callable[..., object]]:
        """What the menus can have done here."""
        return {"export": self.choose_folder}

    def renew(self, changed: Changed | None = None) -> None:
        """Counts may be others."""
        if self.isVisible() and self.wishes:
            self._look(self.wishes)

    def fit(self) -> None:
        """Follow the scale."""
        self.fit_to((self.columns, self._add), there=bool(self.seen))
        for field in (self.first, self.last):
            field.setFixedWidth(looks.scaled(self, 140))
