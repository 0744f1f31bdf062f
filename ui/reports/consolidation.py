"""汇总: reports of subordinate offices are dropped here, checked one by one, and summed when none is in doubt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QListWidget,
    QTableWidgetItem,
    QWidget,
)

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.reports.consolidation.booklet import FILES, booklet, refuse_doubted
from gongkai_desktop.reports.consolidation.consolidation import (
    Asked,
    Consolidation,
    Office,
    consolidated,
)
from gongkai_desktop.reports.consolidation.kept import ANNUAL, SHORT, Kept, Taken, sums_of
from gongkai_desktop.reports.consolidation.service import Opened, listed, subordinates, taken_in
from ui.kit import look
from ui.kit.alive import if_there
from ui.kit.dialogs import abandon, button, explain, label, work
from ui.kit.editors import Day
from ui.kit.files import Asks, FileDialog
from ui.kit.host import concerns
from ui.kit.showing import show
from ui.reports.consolidation_dialogs import LongText
from ui.reports.files_page import FilesPage
from ui.session import Session
from ui.tasks import Progress

if TYPE_CHECKING:
    from gongkai_desktop.records.event import Changed
    from gongkai_desktop.reports.consolidation.handed import Handed

_KINDS: Final = "*.xlsx *.xlsm *.xls *.ods *.et"
_PATH: Final = int(Qt.ItemDataRole.UserRole)
_PROBLEMS: Final = 150  # pixels at 100 % that the list of doubts has at most


class ConsolidationPage(FilesPage):
    """The part 汇总 of 报表."""

    manual = "汇总"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.handed: dict[Path, Handed] = {}
        self._received: dict[Path, str] = {}
        self._taken: dict[Path, Taken] = {}
        self._doubts: dict[Path, frozenset[str]] = {}
        """What was doubted of a report when it was taken: with a further doubt it is taken no more."""
        self._kept_taken: dict[Path, Taken] = {}
        """Those that the record knows; why another was taken would be lost with the list."""
        self._expected: tuple[str, ...] = ()
        self._own = ""
        self.record = 0
        """As which it is kept; 0 while it is not."""
        self._recorded: Kept | None = None
        self.found: Consolidation | None = None
        self.due = Day(Column("due", "", Kind.DATE, help=self.tr("过了这一天收到的记为迟交")))
        self.due.setAccessibleName(self.tr("报送期限"))
        self.due.editingFinished.connect(self._again)
        self.table = self.grid(self.tr("下级单位的报表"))
        self._heads = (self.tr("单位"), self.tr("文件"), self.tr("状态"), self.tr("疑问"), self.tr("收到"))
        self.table.itemSelectionChanged.connect(self._tell_problems)
        self.table.itemActivated.connect(lambda _: self.open_file())
        self.whose = label("", "heading")
        self.problems = QListWidget()
        self.problems.setAccessibleName(self.tr("疑问"))
        self.problems.setWordWrap(True)
        self.problems.itemActivated.connect(lambda _: self.open_file())
        self.notes = label("", "small", wrap=True)
        self.invite(
            self.tr("把下级单位交来的年报表或备案表拖进来"),
            self.tr("逐份核对，都弄清了再汇总；写好下级单位名单的，谁没有交、谁迟交照它说。"),
            self.tr("添加报表…"),
        )
        self._arrange()
        self.fit()
        self.renew()

    def _arrange(self) -> None:
        self.names_button = button(self.tr("下级单位名单…"), self.edit_names)
        self.drop_button = button(self.tr("去掉"), self.remove)
        self.take_button = button(self.tr("收下…"), self.take)
        self.take_button.setToolTip(self.tr("有疑问也收下选中的一份：写明为什么"))
        self.write_button = button(self.tr("写出汇总…"), self.save_file, icon="export")
        self.keep_button = button(self.tr("留存"), self.keep)
        self.keep_button.setToolTip(self.tr("把收到的文件、收下的疑问和合计记进汇总记录，以后再打开接着办"))
        self.new_button = button(self.tr("重新开始"), self.begin_anew)
        self.new_button.setToolTip(self.tr("清空这里，另做一次汇总；留存过的在“汇总记录”里"))
        self.add_button = button(self.tr("添加报表…"), self.choose, primary=True)
        self.arrange(
            (label(self.tr("报送期限"), "soft"), self.due),
            (
                *(self.new_button, self.names_button, self.drop_button, self.take_button),
                *(self.keep_button, self.write_button, self.add_button),
            ),
            ((self.table, 3), (self.whose, 0), (self.problems, 2), (self.notes, 0)),
            label(self.tr("把文件拖进来也行　Enter 打开选中的文件"), "small"),
        )

    # — files in —

    def choose(self) -> None:
        """Ask for the reports."""
        kinds = self.tr("报表工作簿 ({})").format(_KINDS)
        dialog = FileDialog(self, self.tr("下级单位的报表"), "subordinates", kinds, asks=Asks.FILES)
        dialog.filesSelected.connect(lambda names: self.add(list(map(Path, names))))
        dialog.open()

    def add(self, paths: Sequence[Path]) -> None:
        """Read and check reports; one that is there already is read again."""
        if not paths:
            return

        def run(progress: Progress) -> tuple[Handed, ...]:
            return taken_in(paths, progress)

        title, files = self.tr("正在核对 {} 份报表").format(len(paths)), tuple(paths)
        work(title, run, self, if_there(self, self._came), if_there(self, self.failed), meant=files)

    def _came(self, handed: Sequence[Handed]) -> None:
        today = self.session.today().isoformat()
        for one in handed:
            self._received.setdefault(one.path, today)
            known = self.handed.get(one.path)
            if known is not None and known.digest != one.digest:
                self._give_back(one.path)  # it was another content that was taken
            self.handed[one.path] = one
        self._again()
        self.table.setFocus()  # what was asked for the first files by is gone

    # — what is shown —

    def _again(self) -> None:
        """Put together what is there by now."""
        due = "" if self.due.problem() else str(self.due.value() or "")
        today = self.session.today().isoformat()
        asked = Asked(0, self._expected, self._own, due, today, self._taken, self._received)
        self.found = consolidated(tuple(self.handed.values()), asked)
        if self._has_further_doubts(self.found):
            self._again()
        else:
            self._show(self.found)

    def _has_further_doubts(self, found: Consolidation) -> bool:
        """Whether a report was taken before all its doubts were known; it is to be taken anew then."""
        for path, doubts in [
            (one.handed.path, _doubts(one)) for one in found.offices if one.taken is not None
        ]:
            if not doubts <= self._doubts.setdefault(path, doubts):
                self._give_back(path)
                return True
        return False

    def _give_back(self, path: Path) -> None:
        self._taken.pop(path, None)
        self._doubts.pop(path, None)

    def _show(self, found: Consolidation) -> None:
        chosen = self._path()
        self.table.setRowCount(0)
        self._head(found)
        for one in found.offices:
            doubts = str(len(one.problems) or "")
            received = self._received.get(one.handed.path, "")
            texts = (one.name, one.handed.path.name, self._state(one), doubts, received)
            ink = "red" if not one.ok else "amber" if one.late or one.problems else "green"
            self._line(texts, ink, str(one.handed.path), one.counts)
        missing = self.tr("逾期没有交") if found.over else self.tr("没有交")
        for name in found.missing:
            self._line((name, "", missing, "", ""), "red" if found.over else "soft", "")
        if found.ok:
            self._line((self.tr("合计"), "", "", "", ""), "ink", "", found.counts)
        self.table.resizeColumnsToContents()
        self.stretch(self.table, 1)
        rows = [at for at, one in enumerate(found.offices) if one.handed.path == chosen]
        if self.table.rowCount():
            self.table.selectRow(rows[0] if rows else 0)
        self.told.setText(self._summary(found))
        self.fit()
        notes = (*found.notes, *self._otherwise(found))
        self.notes.setText("；".join(notes))
        self.notes.setVisible(bool(notes))
        self._tell_problems()

    def _state(self, one: Office) -> str:
        return self.tr("{}，迟交").format(one.state) if one.late else one.state

    def _head(self, found: Consolidation) -> None:
        """The columns that every report has, then those of its numbers."""
        counted = tuple(SHORT.values()) if found.kind == ANNUAL else (self.tr("条数"),)
        self.table.setColumnCount(len(self._heads) + len(counted))
        self.table.setHorizontalHeaderLabels([*self._heads, *counted])

    def _line(self, texts: Sequence[str], ink: str, path: str, counts: Sequence[int] = ()) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setData(_PATH, path)
            if column == 2:
                item.setForeground(QColor(look.tone(ink)))
            self.table.setItem(row, column, item)
        for column, count in enumerate(counts, len(texts)):
            item = QTableWidgetItem(f"{count:,}")
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(_PATH, path)
            self.table.setItem(row, column, item)

    def _summary(self, found: Consolidation) -> str:
        doubted = sum(not one.ok for one in found.offices)
        told = self.tr("交来 {} 份，{} 份有疑问，{} 个单位没有交").format(
            len(found.offices), doubted, len(found.missing)
        )
        year = self.tr("{} 年：").format(found.year) if found.year else ""
        kept = self.tr("（留存 #{}）").format(self.record) if self.record else ""
        return f"{year}{told}{kept}"

    def _otherwise(self, found: Consolidation) -> tuple[str, ...]:
        """That the files of what was kept add up to something else now than when it was kept."""
        kept = self._recorded
        if kept is None or kept.sums is None or not found.ok or sums_of(found) == kept.sums:
            return ()
        same = [one.sha256 for one in kept.reports] == [one.handed.digest for one in found.offices]
        return (self.tr("同样的文件，现在的合计与留存时的不一样，请核对"),) if same else ()

    def _office(self) -> Office | None:
        path = self._path()
        offices = self.found.offices if self.found is not None else ()
        return next((one for one in offices if one.handed.path == path), None)

    def _path(self) -> Path | None:
        item = self.table.item(self.table.currentRow(), 0)
        text = str(item.data(_PATH) or "") if item is not None else ""
        return Path(text) if text else None

    def _tell_problems(self) -> None:
        self.problems.clear()
        one = self._office()
        if one is not None:
            self.problems.addItems([problem.words for problem in one.problems])
            if one.taken is not None and one.problems:
                told = self.tr("{} {} 收下：{}").format(one.taken.day, one.taken.who, one.taken.why)
                self.problems.addItem(told)
            self.problems.addItems(list(one.handed.notes))
        self.problems.setVisible(self.problems.count() > 0)
        self.whose.setText(one.name if one is not None else "")
        self.whose.setVisible(self.problems.count() > 0)
        self.drop_button.setEnabled(one is not None)
        self.take_button.setEnabled(one is not None and bool(one.problems) and not one.barred)
        there = self.found is not None and bool(self.found.offices)
        for button_ in (self.write_button, self.keep_button, self.new_button):
            button_.setEnabled(there)

    # — what is done —

    def open_file(self) -> None:
        """Open the report chosen, to see what is wrong in it."""
        if (path := self._path()) is not None:
            show(path, self)

    def remove(self) -> None:
        """Take the report chosen out again."""
        if (path := self._path()) is not None:
            for known in (self.handed, self._received, self._taken, self._doubts):
                known.pop(path, None)
            self._again()

    def take(self) -> None:
        """Take a doubted report all the same, in somebody's name and with a note."""
        one = self._office()
        if one is None or not one.problems or one.barred:
            return
        dialog = LongText(
            self.tr("收下有疑问的报表"),
            self.tr("{}：{}").format(one.name, "；".join(problem.words for problem in one.problems)),
            self.tr("为什么可以收下"),
            self,
        )
        path = one.handed.path
        dialog.written.connect(lambda why: self.session.with_actor(lambda who: self._take(path, who, why)))
        dialog.open()

    def _take(self, path: Path, who: int, why: str) -> None:
        today: date = self.session.today()

        def known(name: str) -> None:
            self._give_back(path)
            self._taken[path] = Taken(name, why, today.isoformat())
            self._again()

        self.session.ask(
            "consolidation-who", lambda desk: desk.office.person_name(who), if_there(self, known)
        )

    def edit_names(self) -> None:
        """The list of who is expected to report."""
        dialog = LongText(
            self.tr("下级单位名单"),
            self.tr("要交报表的单位，一行一个，写全称；没有交的照它点出来。"),
            self.tr("单位"),
            self,
            "\n".join(self._expected),
        )
        dialog.written.connect(self._keep_names)
        dialog.open()

    def _keep_names(self, text: str) -> None:
        try:
            names = listed(text.splitlines())
        except Refused as refused:
            explain(self, refused)
            return
        today = self.session.today()

        def job(desk: Desk, actor: int) -> Changed:
            from gongkai_desktop.office.events import changed  # seldom changed

            draft = changed(desk.office.profile.id, today, {"subordinates": names})
            return desk.remember([draft], actor=actor)

        self.session.act(job)

    def save_file(self) -> None:
        """The sum as a workbook or on paper; while a report is doubted it is said which."""
        found = self.found
        if found is None:
            return
        try:
            refuse_doubted(found)
        except Refused as refused:
            explain(self, refused)
            return
        kinds = self.tr("Excel 工作簿 (*.xlsx)") + ";;" + self.tr("PDF 文件 (*.pdf)")
        name = self.tr("汇总_{}.xlsx").format(found.year or self.session.today().isoformat())
        dialog = FileDialog(self, self.tr("汇总写到"), "export", kinds, asks=Asks.TARGET, name=name)
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(chosen.rpartition(".")[2].rstrip(")"))
        )
        dialog.fileSelected.connect(lambda chosen: self.write_to(Path(chosen)))
        dialog.open()

    def write_to(self, path: Path) -> None:
        """Write the sum there."""
        found = self.found
        if found is None:
            return

        def written(_: None) -> None:
            self._remember(found, path, self.tr("汇总已写到 {}，并留存").format(path))

        self.session.ask(
            "consolidation-file",
            lambda desk: FILES.write(path, booklet(found, desk.office.profile.name)),
            if_there(self, written),
        )

    # — kept —

    def keep(self) -> None:
        """Keep it as it stands, with the files; doubts may still be open."""
        if self.found is not None:
            self._remember(self.found, None, self.tr("已留存，在“汇总记录”里可以再打开"))

    def _remember(self, found: Consolidation, written: Path | None, words: str) -> None:
        today, record, taken = self.session.today(), self.record, dict(self._taken)

        def job(desk: Desk, actor: int) -> Changed | None:
            return desk.consolidations.keep(found, actor=actor, today=today, record=record, written=written)

        def kept(changed: Changed | None) -> None:
            self.record = record or (changed.act if changed is not None else 0)
            self._kept_taken = taken
            self._again()
            self.said.emit(words if changed is not None else self.tr("和留存的一样，没有新的要留存"))

        self.session.act(job, if_there(self, kept))

    def open_kept(self, record: int) -> None:
        """Go on with one that was kept: its files are read and checked again."""
        self.session.ask(
            "consolidation-open",
            lambda desk: desk.consolidations.opened(record),
            if_there(self, lambda opened: self._leave(lambda: self._reopen(opened))),
        )

    def begin_anew(self) -> None:
        """Another consolidation, in the place of this one."""
        self._leave(self.clear)

    def _leave(self, then: Callable[[], None]) -> None:
        """Ask first where it would be lost why reports were taken."""
        lost = [one for path, one in self._taken.items() if self._kept_taken.get(path) != one]
        if not lost:
            then()
            return
        abandon(
            self,
            self.tr("收下的 {} 份还没有留存，不要了吗？").format(len(lost)),
            self.tr("为什么收下会丢掉。按「留存」记下来的，以后可以接着办。"),
            self.tr("不要了"),
            then,
            self.tr("回去"),
        )

    def _reopen(self, opened: Opened) -> None:
        self.clear()
        self.record, self._recorded = opened.kept.number, opened.kept
        self._received, self._taken = dict(opened.received), dict(opened.taken)
        self._kept_taken = dict(opened.taken)
        self._expected = opened.kept.expected
        self.due.set_value(opened.kept.due)
        self.add(opened.paths)

    def clear(self) -> None:
        """Nothing is here: another consolidation may begin."""
        for known in (self.handed, self._received, self._taken, self._doubts, self._kept_taken):
            known.clear()
        self.record, self._recorded = 0, None
        self._again()
        self.renew()

    # — what the tab asks —

    def commands(self) -> Mapping[str, Callable[..., object]]:
        """What the menus can have done here."""
        return {"export": self.save_file}

    def renew(self, changed: Changed | None = None) -> None:
        """The list of who is expected may be another."""
        if concerns(changed, frozenset({"office"})):
            self.session.ask(
                "subordinates",
                lambda desk: (desk.office.profile.name, subordinates(desk.office)),
                if_there(self, self._expect),
            )

    def _expect(self, told: tuple[str, tuple[str, ...]]) -> None:
        self._own, self._expected = told
        self._again()

    def fit(self) -> None:
        """Follow the scale."""
        self.problems.setMaximumHeight(look.scaled(self, _PROBLEMS))
        self.fit_to((self.add_button,), there=self.table.rowCount() > 0)
        self.due.setFixedWidth(look.scaled(self, 140))


def _doubts(one: Office) -> frozenset[str]:
    return frozenset(problem.words for problem in one.problems)
